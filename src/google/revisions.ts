import { isRevision } from '../gradebook/accounts';
import type { Table } from '../gradebook/table';
import { APPLIED_KEY, FIRST_ROW, REVISION_KEY } from '../gradebook/tables';
import { revisionFormula } from './layout';
import type { Tabs } from './tabs';

/** How far the log of a gradebook is. */
export interface Revisions {
  /** the last batch in History; another one may be in the log by the time of a commit, which checks `historyRows` */
  readonly revision: number;
  /** the last finished batch: an older one than `revision` means that a batch is under way, or was cut off */
  readonly applied: number;
}

/**
 * What the hidden cells of Assignments tell about the log. A mark that somebody deleted counts as finished. Rows deleted
 * from History may make its last number smaller than the mark: then the mark counts, so that no number comes twice.
 */
export function revisionsIn(tabs: Tabs, table: Table, historyRows: number): Revisions {
  const number = (key: string) => {
    const cell = table.headers[table.columns.get(key) ?? -1];
    return typeof cell === 'number' ? cell : null;
  };
  const told = number(REVISION_KEY) ?? countedRevision(tabs, table, historyRows);
  const mark = number(APPLIED_KEY);
  const applied = mark !== null && Number.isInteger(mark) && mark >= 0 ? mark : told;
  // A number that somebody typed over that of a row in History is no batch.
  const last = isRevision(Math.max(1, told), applied)
    ? told
    : Math.max(0, ...loggedRevisions(tabs, applied, historyRows));
  return { revision: Math.max(last, applied), applied };
}

/** The numbers of History that can be those of batches: one read. */
function loggedRevisions({ history }: Tabs, applied: number, historyRows: number): number[] {
  const count = historyRows - FIRST_ROW + 1;
  const cells = count > 0 ? history.getRange(FIRST_ROW, 1, count, 1).getValues() : [];
  return numbersIn(cells).filter((revision) => isRevision(revision, applied));
}

/** A date that somebody typed there is no number of a batch. */
function numbersIn(cells: readonly (readonly unknown[])[]): number[] {
  return cells.map(([cell]) => cell).filter((cell): cell is number => typeof cell === 'number');
}

/** When somebody overwrote or deleted the live formula: counted from History this once, and put back for the next visit. */
function countedRevision({ history, assignments }: Tabs, { columns }: Table, historyRows: number): number {
  const count = historyRows - FIRST_ROW + 1;
  const revisions = count > 0 ? history.getRange(FIRST_ROW, 1, count, 1).getValues() : [];
  const column = columns.get(REVISION_KEY);
  if (column !== undefined) assignments.getRange(2, column + 1).setValue(revisionFormula(history.getName()));
  return Math.max(0, ...numbersIn(revisions));
}
