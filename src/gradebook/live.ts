import type { Cell } from './cell';
import { GRADES_COLUMNS, GRADES_ROWS, RETURNED_COLUMN, type GradesRow } from './grades';
import type { Moment } from './moment';

/**
 * Live cells in Assignments tell what stands in Grades, so that a visit need not read a cell for every student and every
 * assignment: one tells the hidden row and column of ids, and one beside each assignment tells its column as a text. All
 * begin with the number of the last batch. A text that cannot be relied upon is passed over, and Grades itself is read.
 */
export const CELL_MARK = '¦';
/** Between the parts of the cell that tells where everything stands. */
export const PART_MARK = '‖';
/** What a live cell says when a cell that it tells of holds an error, or when it would be too long. */
export const ODD = 'odd';

/** Where everything in Grades stands: its hidden row and column, and the row of titles. */
export interface Frame {
  /** rows of the sheet */
  readonly rows: number;
  /** the hidden column, down to the last row in use */
  readonly ids: readonly string[];
  /** the hidden row, up to the last column in use */
  readonly keys: readonly string[];
  /** what stands in the row of titles, in every column */
  readonly titles: readonly string[];
  /** whether something stands in the hidden column of returned grades */
  readonly given: boolean;
  /** the row of each header */
  readonly headers: ReadonlyMap<GradesRow, number>;
}

/**
 * What a live cell is good for: its contents; 'odd': it lives, but cannot tell what stands there; 'dead': it was
 * overwritten, or tells of another place, and wants to be made again.
 */
export type Told<T> = T | 'odd' | 'dead';

/** Reads the cell that tells where everything stands; `revision` is the number of the last batch, read with it. */
export function frameIn(text: string, revision: number): Told<Frame> {
  const parts = text.split(PART_MARK);
  const [at, rows, ids, keys, titles, returned, given] = parts;
  if (readNumber(at) !== revision) return isError(text) ? 'odd' : 'dead';
  if (ids === ODD) return 'odd';
  const known = parts.length === 7 ? [ids, keys, titles].map((part = '') => part.split(CELL_MARK)) : [];
  const [idCells = [], keyCells = [], titleCells = []] = known;
  if (idCells.length !== readNumber(rows)) return 'odd';
  const headers = headersIn(idCells);
  const place = keyCells.indexOf(RETURNED_COLUMN) + 1;
  if (place > 0 !== (returned === RETURNED_COLUMN)) return 'dead';
  if (headers.has('title') && (titleCells[0] !== 'title' || titleCells.length !== keyCells.length)) return 'dead';
  // Titles were pasted across the hidden column: it is none any more.
  if (place > 0 && headers.has('title') && titleCells[place - 1] !== '') return 'odd';
  return {
    rows: idCells.length,
    ids: trimmed(idCells),
    keys: trimmed(keyCells),
    titles: headers.has('title') ? titleCells : [],
    given: readNumber(given) !== 1 && place > 0,
    headers,
  };
}

function headersIn(ids: readonly string[]): ReadonlyMap<GradesRow, number> {
  return new Map(
    GRADES_ROWS.flatMap((key): [GradesRow, number][] => {
      const row = ids.indexOf(key) + 1;
      return row > 0 ? [[key, row]] : [];
    }),
  );
}

function trimmed(cells: readonly string[]): readonly string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === '') length--;
  return cells.slice(0, length);
}

/** An error of a cell that it tells of; `#REF!` is one of its own, for what it told of is gone. */
function isError(text: string): boolean {
  return /^#(?!REF!)/.test(text);
}

/** Reads the cell that tells the hidden column of returned grades, where there is one. */
export function givenColumnIn(text: string, frame: Frame, revision: number): Told<readonly Cell[]> {
  const [at, ...rest] = text.split(PART_MARK);
  if (readNumber(at) !== revision) return isError(text) ? 'odd' : 'dead';
  const cells = rest.join(PART_MARK).split(CELL_MARK);
  if (cells[0] === ODD || cells.length !== frame.rows) return 'odd';
  return cells[0] === RETURNED_COLUMN ? cells : 'dead';
}

/** A column further from the names than this is read by itself: between them is a cell for every student and every assignment. */
const FAR = 8;

/**
 * The columns of Grades that are always read: up to the last one of ids and names, and of those (`unsure`) of which a live
 * cell does not tell for sure; and `far` that of the overall figures, where a teacher moved it far to the right, or else 0.
 */
export function columnsRead(
  { keys }: Frame,
  unsure: readonly number[],
): { readonly width: number; readonly far: number } {
  const [overall = 0, ...names] = [...GRADES_COLUMNS].reverse().map((key) => keys.indexOf(key) + 1);
  const width = Math.max(1, ...names, ...unsure);
  return overall > width + FAR ? { width, far: overall } : { width: Math.max(width, overall), far: 0 };
}

/**
 * Reads the cell that tells the column of one assignment. It also says how many numbers there are and what they add up to,
 * so that it is only believed when each number in it was written out in full: a text that looks like a number, a date, a
 * time or a box to tick is left to Google to read.
 */
export function columnIn(text: string, assignment: string, frame: Frame, revision: number): Told<readonly Cell[]> {
  const [at, rows, due = '', count, sum, squares, ...tokens] = text.split(CELL_MARK);
  if (readNumber(at) !== revision) return isError(text) ? 'odd' : 'dead';
  if (readNumber(rows) !== frame.rows || (due === '') === frame.headers.has('due')) return 'dead';
  if (count === ODD || tokens.length !== frame.rows) return 'odd';
  if (tokens[0] !== assignment) return 'dead';
  const cells = tokens.map(cellIn);
  const dueRow = frame.headers.get('due') ?? 0;
  const serial = readNumber(due) ?? 0;
  const dueCell = dueRow > 0 ? dueIn(tokens[dueRow - 1] || '', serial) : '';
  if (dueCell === null) return 'dead';
  cells[0] = assignment;
  if (dueRow > 0) cells[dueRow - 1] = '';
  const wanted = [count, sum, squares].map(readNumber);
  if (!addsUp(cells, serial, wanted) || !cells.every((cell, i) => isPlain(cell, i + 1, frame))) return 'odd';
  if (dueRow > 0) cells[dueRow - 1] = dueCell;
  return cells;
}

const NUMBER = /^-?\d+(?:[.,]\d+)?(?:E[+-]?\d+)?$/i;

/** A number as any locale writes it in full; undefined for other texts. */
function readNumber(text: string | undefined): number | undefined {
  return text !== undefined && NUMBER.test(text) ? Number(text.replace(',', '.')) : undefined;
}

function cellIn(token: string): Cell {
  return token === '' ? '' : (readNumber(token) ?? token);
}

/** The days of a date are told apart from its text, which may be written in any way. null: that tells of another cell. */
function dueIn(token: string, serial: number): Cell | null {
  const number = readNumber(token);
  if (serial === 0) return number === undefined ? token : null;
  if (token === '' || (number !== undefined && Math.abs(number - serial) > 1e-6)) return null;
  return { moment: momentOf(serial) };
}

/** A date of a spreadsheet counts the days since 30 December 1899. */
function momentOf(serial: number): Moment {
  const seconds = Math.round(serial * 86_400);
  return new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString().slice(0, 19);
}

function addsUp(
  cells: readonly Cell[],
  due: number,
  [count = NaN, sum = NaN, squares = NaN]: readonly (number | undefined)[],
): boolean {
  let [n, total, squared] = due === 0 ? [0, 0, 0] : [1, due, due * due];
  for (const cell of cells) {
    if (typeof cell !== 'number') continue;
    n++;
    total += cell;
    squared += cell * cell;
  }
  return n === count && near(total, sum) && near(squared, squares);
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

/** From here on a number may be a date. */
const DATES = 10_000;

/** Whether a cell is what it seems: a time is a number below one, and a box that is ticked a word. */
function isPlain(cell: Cell, row: number, { ids, headers }: Frame): boolean {
  if (typeof cell === 'string') return !/^(?:TRUE|FALSE|WAAR|ONWAAR)$/i.test(cell);
  if (typeof cell !== 'number' || (ids[row - 1] || '') === '' || row === headers.get('average')) return true;
  return cell === 0 || (Math.abs(cell) >= 1 && Math.abs(cell) < DATES);
}
