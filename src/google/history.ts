import type { LogRow } from '../gradebook/accounts';
import { decodeChanges, encodeChanges, type Batch, type Reason } from '../gradebook/batch';
import { keyRow, numberAt, readTable, textAt, type Table, type TableRow } from '../gradebook/table';
import { FIRST_ROW, HISTORY_KEYS } from '../gradebook/tables';
import { textOf, type Language } from '../text/language';
import { toCells, plain } from './values';
import type { Visit } from './visit';

/**
 * Appends a batch as one row. `appendRow` is atomic at Google, and one row is the whole batch, so a batch is in the log
 * wholly or not at all: this call is the commit point.
 */
export function appendBatch(visit: Visit, batch: Batch): void {
  const { revision, at, who, what, reason, id, lock, changes } = batch;
  const said = reasonText(visit.settings.classLanguage, reason);
  const texts = [at, who, what, said, id, lock].map(plain);
  visit.tabs.history.appendRow([revision, ...texts, ...encodeChanges(changes)]);
}

function reasonText(language: Language, reason: Reason): string {
  return `${textOf(language).reason[reason]} [${reason}]`;
}

/** How far back a conflict looks for who changed a cell. */
const RECENT = 60;

/** The last batches, newest first: one read. */
export function recentBatches(visit: Visit): Batch[] {
  return readBatches(visit, visit.historyRows - RECENT).reverse();
}

/**
 * The batches of a part of the log, oldest first, also when a teacher sorted the tab; of two with one revision only the
 * first, which is the one that counts.
 */
export function readBatches(visit: Visit, fromRow: number): Batch[] {
  const logged = readLog(visit, fromRow);
  const counts = logged.filter(({ revision }, i) => logged.findIndex((other) => other.revision === revision) === i);
  return counts.sort((a, b) => a.revision - b.revision);
}

/** A batch with the row of History it stands in. */
export type Logged = Batch & { readonly row: number };

/** What stands in a part of the log, row by row: what did not win its number too. Rows beyond reading are left out. */
export function readLog(visit: Visit, fromRow: number): Logged[] {
  return readRows(visit, fromRow).flatMap(({ row, batch }) => (batch ? [{ ...batch, row }] : []));
}

/** Every row of History that counts, also what cannot be read: one read. */
export function readLogRows(visit: Visit): LogRow[] {
  return readRows(visit, FIRST_ROW).filter(({ struck }) => !struck);
}

function readRows(visit: Visit, fromRow: number): (LogRow & { readonly struck: boolean })[] {
  const sheet = visit.tabs.history;
  const last = sheet.getLastRow();
  const first = Math.max(FIRST_ROW, fromRow);
  if (last < first) return [];
  const body = sheet.getRange(first, 1, last - first + 1, sheet.getLastColumn()).getValues();
  const head = [keyRow('history', HISTORY_KEYS), []];
  const table = readTable([...head, ...toCells(body, visit.clock)], 'history');
  return (table?.rows ?? []).map((row) => ({
    row: first + row.row - FIRST_ROW,
    revision: table && numberAt(table, row, 'revision'),
    batch: table && readBatch(table, row),
    struck: table !== null && textAt(table, row, 'revision') === STRUCK,
  }));
}

/** In place of the number of a batch that came second. */
const STRUCK = '–';

/** Marks the row of a batch that came second: it never happened, and nobody should read it as if it had. */
export function strike(visit: Visit, row: number): void {
  visit.tabs.history.getRange(row, 1).setValue(STRUCK);
}

/** Changes stand in the column `data` and as many columns after it as they need. */
function readBatch(table: Table, row: TableRow): Batch | null {
  const revision = numberAt(table, row, 'revision');
  const start = table.columns.get('data') ?? HISTORY_KEYS.indexOf('data');
  const pieces = row.cells
    .slice(start)
    .map(String)
    .filter((piece) => piece !== '');
  const changes = decodeChanges(pieces);
  if (revision === null || !changes) return null;
  return {
    revision,
    id: textAt(table, row, 'batch'),
    at: textAt(table, row, 'time'),
    who: textAt(table, row, 'who'),
    lock: textAt(table, row, 'lock') === 'document' ? 'document' : '',
    reason: (/\[(\w+)\]$/.exec(textAt(table, row, 'reason'))?.[1] ?? 'typed') as Reason,
    what: textAt(table, row, 'what'),
    changes,
  };
}
