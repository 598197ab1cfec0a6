import { counting, isRevision, renumbered, type LogRow } from '../gradebook/accounts';
import type { Cell } from '../gradebook/cell';
import { decodeChanges, encodeChanges, type Batch, type Change, type Reason, type Undoes } from '../gradebook/batch';
import { asText, cellAt, keyRow, numberAt, readTable, textAt, type Table, type TableRow } from '../gradebook/table';
import { isMoment } from '../gradebook/moment';
import { piecesIn } from '../gradebook/pieces';
import type { Strange } from '../gradebook/submissionRow';
import { FIRST_ROW, HISTORY_KEYS } from '../gradebook/tables';
import { undoneIn } from '../gradebook/undo';
import { textOf, type Language } from '../text/language';
import { othersWrote } from './again';
import { locked } from './lock';
import { plain, toCells } from './values';
import type { Visit } from './visit';

/**
 * Appends a batch as one row. `appendRow` is atomic at Google, and one row is the whole batch, so a batch is in the log
 * wholly or not at all: this call is the commit point.
 */
export function appendBatch(visit: Visit, batch: Batch): void {
  const { revision, at, who, what, id, lock, changes } = batch;
  const said = reasonText(visit.settings.classLanguage, batch);
  const texts = [at, who, what, said, id, lock].map(plain);
  visit.tabs.history.appendRow([revision, ...texts, ...encodeChanges(changes)]);
}

/** Why, in a word, and for the program: `undone [undo:b12]`, with `:part` when something of that batch stayed. */
function reasonText(language: Language, { reason, undoes }: Pick<Batch, 'reason' | 'undoes'>): string {
  const of = undoes ? `:${undoes.batch}${undoes.part ? ':part' : ''}` : '';
  return `${textOf(language).reason[reason]} [${reason}${of}]`;
}

function reasonIn(text: string): Pick<Batch, 'reason' | 'undoes'> {
  const [, reason = 'typed', batch, part] = /\[(\w+)(?::(\w+))?(:part)?\]$/.exec(text) || [];
  return { reason: reason as Reason, ...(batch ? { undoes: { batch, part: part !== undefined } } : {}) };
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
export function readBatches(visit: Visit, fromRow: number, toRow?: number): Logged[] {
  return counted(readLog(visit, fromRow, toRow), visit.applied);
}

/** The same of rows that were read. */
export function batchesOf(log: readonly LogRow[], applied: number): Batch[] {
  return counted(
    log.flatMap(({ batch }) => batch || []),
    applied,
  );
}

function counted<B extends Pick<Batch, 'revision'>>(batches: readonly B[], applied: number): B[] {
  return counting(batches.filter(({ revision }) => isRevision(revision, applied)));
}

/** A part of the log as a teacher pages through it. */
export interface LogPage {
  /** newest first */
  readonly batches: readonly Batch[];
  /** those of them that are undone, and by which batch */
  readonly undone: ReadonlyMap<string, Undoes>;
  /** whether there are earlier ones */
  readonly more: boolean;
}

/**
 * A page of the log, counted from its end (0): one read, and for a later page a second one of what the newer batches
 * undid. Only a log that a teacher sorted is read whole.
 */
export function readPage(visit: Visit, page: number, size: number): LogPage {
  const to = visit.historyRows - page * size;
  const from = Math.max(FIRST_ROW, to - size + 1);
  const batches = to < FIRST_ROW ? [] : readBatches(visit, from, to);
  const newer = readMarks(visit, to + 1);
  const known = [...batches, ...newer].map(({ revision }) => revision);
  const inOrder = known.every((revision, i) => revision > (known[i - 1] ?? 0));
  if (inOrder && known[known.length - 1] === visit.revision) {
    const undone = undoneIn([...batches, ...newer].reverse());
    return { batches: [...batches].reverse(), undone, more: from > FIRST_ROW };
  }
  const all = readBatches(visit, 1).reverse();
  const rest = all.slice(page * size);
  return { batches: rest.slice(0, size), undone: undoneIn(all), more: rest.length > size };
}

/** What tells a batch from others, without its changes. */
type Mark = Pick<Batch, 'revision' | 'id' | 'undoes'> & { readonly row: number };

/** The marks of the batches from a row of the log on: one read of six columns. */
function readMarks(visit: Visit, fromRow: number): Mark[] {
  const count = visit.historyRows - fromRow + 1;
  const first = Math.max(FIRST_ROW, fromRow);
  if (count <= 0) return [];
  const cells = visit.tabs.history.getRange(first, 1, visit.historyRows - first + 1, MARKS).getValues();
  return cells.flatMap((line, i) => {
    const [revision, ...texts] = line as readonly unknown[];
    const [reason = '', id = ''] = texts.slice(-2).map((text) => asText(String(text)));
    return typeof revision === 'number' ? [{ revision, id, ...reasonIn(reason), row: first + i }] : [];
  });
}

/** Columns of History up to the id of the batch. */
const MARKS = HISTORY_KEYS.indexOf('batch') + 1;

/** One batch by its id, with what undid it: a read of the marks and a read of its row; null when it is not in the log. */
export function readBatch(visit: Visit, id: string): { readonly batch: Logged; readonly undone?: Undoes } | null {
  const marks = readMarks(visit, FIRST_ROW);
  const row = marks.find((mark) => mark.id === id)?.row;
  const [batch] = row === undefined ? [] : readLog(visit, row, row);
  const undone = undoneIn([...marks].sort((a, b) => b.revision - a.revision)).get(id);
  // Rows may have been sorted between the two reads: another batch must not be taken for this one.
  return batch?.id === id ? { batch, ...(undone ? { undone } : {}) } : null;
}

/** A batch with the row of History it stands in. */
export type Logged = Batch & { readonly row: number };

/** Where the log stands, and by which clock. */
interface Log {
  readonly tabs: Pick<Visit['tabs'], 'history'>;
  readonly clock: Visit['clock'];
}

/** What was set on cards as the log tells of it, the last of each setting: one read. */
export function loggedSettings(log: Log): Change[] {
  const changes = counting(readLog(log, FIRST_ROW)).flatMap((batch) => batch.changes);
  const settings = changes.filter(({ student, assignment }) => student + assignment === '');
  return [...new Map(settings.map((change) => [change.field, change])).values()];
}

/** What stands in a part of the log, row by row: what did not win its number too. Rows beyond reading are left out. */
export function readLog(log: Log, fromRow: number, toRow?: number): Logged[] {
  return readRows(log, fromRow, toRow).flatMap(({ row, batch }) => (batch ? [{ ...batch, row }] : []));
}

/** Every row of History that counts, also what cannot be read: one read. */
export function readLogRows(visit: Visit): LogRow[] {
  return readRows(visit, FIRST_ROW).filter(({ struck }) => !struck);
}

/** The first column of changes, from 0: they stand there and in as many columns after it as they need. */
export const DATA = HISTORY_KEYS.indexOf('data');

/** A row of History with all that stands in it. */
export interface WholeRow extends LogRow {
  readonly cells: readonly Cell[];
  /** it came second and never happened, or is a row of the teacher's own */
  readonly struck: boolean;
  /** what a teacher wrote beside it, or all of a row that is no batch */
  readonly beside: readonly Cell[];
}

/** Rows of the log. `unnumbered`: the number of a batch that has none; without it such a batch is not read. */
export function readRows(
  { tabs, clock }: Log,
  fromRow: number,
  toRow?: number,
  unnumbered: number | null = null,
): WholeRow[] {
  const sheet = tabs.history;
  const last = toRow ?? sheet.getLastRow();
  const first = Math.max(FIRST_ROW, fromRow);
  if (last < first) return [];
  const body = sheet.getRange(first, 1, last - first + 1, sheet.getLastColumn()).getValues();
  const head = [keyRow('history', HISTORY_KEYS), []];
  const table = readTable([...head, ...toCells(body, clock)], 'history');
  if (!table) return [];
  return table.rows.map((row) => {
    const { cells } = row;
    const revision = numberAt(table, row, 'revision');
    const data = cells.slice(DATA);
    const beside = data.slice(piecesIn(data).length);
    const isOwn = revision === null && beside.length === data.length;
    return {
      row: first + row.row - FIRST_ROW,
      revision,
      batch: batchIn(table, row, revision ?? unnumbered),
      strange: strangeIn(table, row),
      struck: isOwn || textAt(table, row, 'revision') === STRUCK,
      cells,
      beside: isOwn ? cells : beside,
    };
  });
}

/**
 * Gives rows of History the numbers back that somebody typed over, as they stand right now; 'lost' when somebody wrote since the
 * visit began.
 */
export function renumber(visit: Visit): 'done' | 'lost' | 'busy' {
  return locked(() => {
    const sheet = visit.tabs.history;
    if (othersWrote(visit)) return 'lost';
    for (const { row, revision } of renumbered(readLogRows(visit), visit.applied))
      sheet.getRange(row, 1).setNumberFormat('General').setValue(revision);
    return 'done';
  });
}

/** In place of the number of a batch that came second. */
const STRUCK = '–';

/** Marks the row of a batch that came second: it never happened, and nobody should read it as if it had. */
export function strike(visit: Visit, row: number): void {
  visit.tabs.history.getRange(row, 1).setValue(STRUCK);
}

const LABEL = /\[\w+(?::\w+)?(?::part)?\]$/;

/** How each column of a row reads that was left alone; the changes, and the number, are judged elsewhere. */
const READS: Readonly<Record<string, (text: string) => boolean>> = {
  time: isMoment,
  who: (text) => text === '' || text.includes('@'),
  what: (text) => text !== '',
  reason: (text) => LABEL.test(text),
  batch: (text) => /^[0-9a-f]{6,}$/.test(text),
  lock: (text) => text === '' || text === 'document',
};

function strangeIn(table: Table, row: TableRow): Strange[] {
  return Object.entries(READS).flatMap(([key, reads]) =>
    reads(textAt(table, row, key)) ? [] : [{ key, typed: cellAt(table, row, key), taken: '', could: false }],
  );
}

function batchIn(table: Table, row: TableRow, revision: number | null): Batch | null {
  const changes = decodeChanges(row.cells.slice(DATA));
  if (revision === null || !changes) return null;
  return {
    revision,
    id: textAt(table, row, 'batch'),
    at: textAt(table, row, 'time'),
    who: textAt(table, row, 'who'),
    lock: textAt(table, row, 'lock') === 'document' ? 'document' : '',
    ...reasonIn(textAt(table, row, 'reason')),
    what: textAt(table, row, 'what'),
    changes,
  };
}
