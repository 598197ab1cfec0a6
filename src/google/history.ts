import { counting, isRevision, renumbered, type LogRow } from '../gradebook/accounts';
import type { Cell } from '../gradebook/cell';
import type { LogLine } from '../gradebook/erasing';
import { decodeChanges, encodeChanges, type Batch, type Change, type Reason, type Undoes } from '../gradebook/batch';
import { placesTo } from '../gradebook/places';
import { asText, cellAt, keyRow, numberAt, readTable, textAt, type Table, type TableRow } from '../gradebook/table';
import { isMoment } from '../gradebook/moment';
import { piecesIn } from '../gradebook/pieces';
import type { Strange } from '../gradebook/submissionRow';
import { FIRST_ROW, HISTORY_KEYS } from '../gradebook/tables';
import { undoneIn } from '../gradebook/undo';
import { textOf, type Language } from '../text/language';
import { othersWrote } from './again';
import { letters } from './layout';
import { locked } from './lock';
import { plain, toCells, toValues } from './values';
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

/** What stands in a part of the log, row by row: what did not win its number too. Rows beyond reading are left out. */
export function readLog(visit: Visit, fromRow: number, toRow?: number): Logged[] {
  return readRows(visit, fromRow, toRow).flatMap(({ row, batch }) => (batch ? [{ ...batch, row }] : []));
}

/** Every row of History that counts, also what cannot be read: one read. */
export function readLogRows(visit: Visit): LogRow[] {
  return readRows(visit, FIRST_ROW).filter(({ struck }) => !struck);
}

/** A row of History as it stands, to be written anew. */
export interface Line extends LogLine {
  readonly cells: readonly Cell[];
  /** it came second and never happened, or is a row of the teacher's own */
  readonly struck: boolean;
  /** what a teacher wrote beside it, or all of a row that is no batch */
  readonly beside: readonly Cell[];
}

/**
 * Every row of History with all that stands in it, also what never happened, and what somebody took the number from: one read.
 * Rows of the teacher's own tell nothing.
 */
export function readLines(visit: Visit): Line[] {
  return readRows(visit, FIRST_ROW, undefined, 0).map((line) => ({
    ...line,
    text: line.beside === line.cells ? '' : line.cells.map(asText).join('\n'),
  }));
}

/** Whether every row has the number that it had: one read. */
export function standStill({ tabs: { history } }: Visit, lines: readonly Line[]): boolean {
  const numbers = history.getRange(1, 1, history.getLastRow(), 1).getValues();
  return lines.every(({ row, cells }) => numbers[row - 1]?.[0] === cells[0]);
}

/** A row of History with another sentence and other changes; with null it cannot be read any more, as before. */
export interface Rewritten {
  readonly row: number;
  readonly what: string;
  readonly changes: readonly Change[] | null;
  /** whether what a teacher wrote beside it goes too */
  readonly goes?: (text: string) => boolean;
}

/** So much text goes in one write; a long log takes more than one. */
const MOST_TEXT = 1_500_000;

/**
 * Writes rows of History anew, the newest first: so what names somebody is gone before what tells who that is. Rows between
 * them are written as they were, no further than the program's own cells; a teacher's are never written, but emptied when they go.
 */
export function rewriteLines(visit: Visit, lines: readonly Line[], rewritten: readonly Rewritten[]): void {
  const sheet = visit.tabs.history;
  const known = new Map(lines.map((line) => [line.row, line]));
  const gone = rewritten.flatMap((line) => goingBeside(line, known.get(line.row)));
  if (gone.length > 0) sheet.getRangeList(gone).clearContent();
  const all = new Map(lines.map(({ row, cells }) => [row, rawLine(cells, visit)]));
  for (const line of rewritten) all.set(line.row, newLine(all.get(line.row) || [], line));
  const own = rewritten.map(({ row }) => ({ row, width: Math.max(DATA + 1, endOf(known.get(row))) }));
  for (const { top, bottom, width } of spans(own, (row) => known.get(row))) {
    const cells = Array.from({ length: bottom - top + 1 }, (_, i) =>
      Array.from({ length: width }, (__, c) => all.get(top + i)?.[c] ?? ''),
    );
    sheet.getRange(top, 1, cells.length, width).setValues(cells);
  }
}

/** The cells beside a line that go with what it told. */
function goingBeside({ row, changes, goes }: Rewritten, line: Line | undefined): string[] {
  const first = endOf(line) + 1;
  return (line?.beside ?? []).flatMap((cell, i) =>
    cell !== '' && (!changes || goes?.(asText(cell))) ? [`${letters(first + i)}${row}`] : [],
  );
}

/** The last column of the program's own in a line; 0 in a row of the teacher's. */
function endOf(line: Line | undefined): number {
  return line ? line.cells.length - line.beside.length : 0;
}

/** Rows from `top` to `bottom`, written as far as the column `width`. */
interface Span {
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  /** as far as nothing of a teacher's stands in it */
  readonly free: number;
  /** the text that it may still take in */
  readonly room: number;
}

/** From the first to the last of these rows, in pieces that are not too large and hold nothing of a teacher's; the last piece first. */
function spans(
  rows: readonly { readonly row: number; readonly width: number }[],
  lineAt: (row: number) => Line | undefined,
): Span[] {
  const found: Span[] = [];
  for (const { row, width } of [...rows].sort((a, b) => b.row - a.row)) {
    const last = found[found.length - 1];
    const lines = placesTo(last ? last.top - row : 1).map((i) => lineAt(row + i - 1));
    const text = lines.reduce((sum, line) => sum + (line?.text.length ?? 0), 0);
    const own = { top: row, bottom: row, width, free: Math.min(...lines.map(freeIn)), room: MOST_TEXT - text };
    const [wide, free] = [Math.max(width, last?.width ?? 0), Math.min(own.free, last?.free ?? 0)];
    if (last && text <= last.room && wide <= free)
      found.splice(-1, 1, { ...last, top: row, width: wide, free, room: last.room - text });
    else found.push(own);
  }
  return found;
}

/** The last column of a row before anything of a teacher's. */
function freeIn(line: Line | undefined): number {
  return line?.beside.some((cell) => cell !== '') ? endOf(line) : Infinity;
}

/** The cells of a row as they are handed back to Google. */
function rawLine(cells: readonly Cell[], { clock }: Visit): unknown[] {
  return cells.flatMap((cell) => piecesIn([cell])[0] ?? toValues([[cell]], clock).flat());
}

function newLine(cells: readonly unknown[], { what, changes }: Rewritten): unknown[] {
  const kept = cells.slice(0, DATA);
  kept[HISTORY_KEYS.indexOf('what')] = plain(what);
  return [...kept, ...(changes ? encodeChanges(changes) : ['|'])];
}

/** The first column of changes, from 0: they stand there and in as many columns after it as they need. */
const DATA = HISTORY_KEYS.indexOf('data');

/** `unnumbered`: the number of a batch that has none; without it such a batch is not read. */
function readRows(
  visit: Visit,
  fromRow: number,
  toRow?: number,
  unnumbered: number | null = null,
): (LogRow & Pick<Line, 'struck' | 'cells' | 'beside'>)[] {
  const sheet = visit.tabs.history;
  const last = toRow ?? sheet.getLastRow();
  const first = Math.max(FIRST_ROW, fromRow);
  if (last < first) return [];
  const body = sheet.getRange(first, 1, last - first + 1, sheet.getLastColumn()).getValues();
  const head = [keyRow('history', HISTORY_KEYS), []];
  const table = readTable([...head, ...toCells(body, visit.clock)], 'history');
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
