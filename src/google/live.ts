import type { AssignmentAt } from '../gradebook/assignmentRow';
import type { Cell } from '../gradebook/cell';
import { GRADES_COLUMNS, RETURNED_COLUMN, type Cells, type Grades } from '../gradebook/grades';
import {
  CELL_MARK,
  columnIn,
  columnsRead,
  frameIn,
  givenColumnIn,
  ODD,
  PART_MARK,
  type Frame,
  type Told,
} from '../gradebook/live';
import { asText, textAt, type Table } from '../gradebook/table';
import { GIVEN_KEY, LIVE_KEY, REVISION_KEY } from '../gradebook/tables';
import { inTab, letters } from './layout';
import type { Tabs } from './tabs';

/** What the live cells of Assignments told of Grades at one moment. */
export interface Live {
  readonly frame: Frame;
  /** the cells of each column that can be relied upon, by its place */
  readonly columns: ReadonlyMap<number, readonly Cell[]>;
  /** columns of which there is more than they tell: Grades is read as far as these */
  readonly unsure: readonly number[];
  /** whether one of them wants to be made again */
  readonly dead: boolean;
  /** the hidden column of returned grades, which is read only when it is asked for and too long to be told */
  readonly returned: 'empty' | 'unread' | 'read';
}

/** Reads the live cells; where everything stands comes first, and without it the rest says nothing. */
export function liveIn(table: Table, assignments: readonly AssignmentAt[]): Told<Live> {
  const headerAt = (key: string) => table.headers[table.columns.get(key) ?? -1] ?? '';
  const revision = headerAt(REVISION_KEY);
  const frame = typeof revision === 'number' ? frameIn(asText(headerAt(LIVE_KEY)), revision) : 'dead';
  if (typeof frame === 'string') return frame;
  const texts = new Map(table.rows.map((line) => [line.row, textAt(table, line, LIVE_KEY)]));
  return liveOf({ frame, revision: Number(revision), texts, given: asText(headerAt(GIVEN_KEY)) }, assignments);
}

/** The texts of the live cells, those beside assignments by row. */
interface Texts {
  readonly frame: Frame;
  readonly revision: number;
  readonly texts: ReadonlyMap<number, string>;
  readonly given: string;
}

function liveOf({ frame, revision, texts, given: text }: Texts, assignments: readonly AssignmentAt[]): Live {
  const rows = new Map(assignments.map(({ id, row }) => [id, row]));
  const told = [...columnsWithId(frame)].map(([column, id]): readonly [number, Told<readonly Cell[]>] => {
    const row = rows.get(id);
    return [column, row === undefined ? 'odd' : columnIn(texts.get(row) || '', id, frame, revision)];
  });
  const returned = frame.keys.indexOf(RETURNED_COLUMN) + 1;
  const given = returned > 0 ? givenColumnIn(text, frame, revision) : 'odd';
  if (typeof given !== 'string') told.push([returned, given]);
  const copies = frame.keys.flatMap((key, i) => (isCopied(frame, key) ? [i + 1] : []));
  return {
    frame,
    columns: new Map(told.flatMap(([column, cells]) => (typeof cells === 'string' ? [] : [[column, cells]]))),
    unsure: [...told.flatMap(([column, cells]) => (typeof cells === 'string' ? [column] : [])), ...copies],
    dead: given === 'dead' || told.some(([, cells]) => cells === 'dead'),
    returned: typeof given !== 'string' ? 'read' : frame.given ? 'unread' : 'empty',
  };
}

/** Whether a teacher copied the column with this key: the live cell tells of one of the two, and not of which. */
function isCopied({ keys }: Frame, key: string): boolean {
  return key !== '' && keys.indexOf(key) !== keys.lastIndexOf(key);
}

/** The columns of assignments, by place; those that a teacher copied, and the copies, are left out. */
function columnsWithId(frame: Frame): ReadonlyMap<number, string> {
  const { keys } = frame;
  const own: readonly string[] = [...GRADES_COLUMNS, RETURNED_COLUMN];
  return new Map(
    keys.flatMap((key, i): [number, string][] =>
      i === 0 || key === '' || own.includes(key) || isCopied(frame, key) ? [] : [[i + 1, key]],
    ),
  );
}

/** Whether a column is among those that were read: no cell of it is undefined then, not even an empty one. */
export function isRead(raw: readonly (readonly unknown[])[], column: number): boolean {
  return raw[0]?.[column - 1] !== undefined;
}

/**
 * The cells of Grades from what was read of it, rows from the first, and what the live cells told a moment before; null when
 * something was moved in between, or when there is more that they do not tell.
 */
export function cellsOf({ frame, columns, unsure }: Live, read: readonly (readonly Cell[])[]): Cells | null {
  const { width, far } = columnsRead(frame, unsure);
  const last = Math.max(read[0]?.length ?? 0, width, far);
  const same =
    reads(frame.ids, read.length, (row) => read[row - 1]?.[0] ?? '') &&
    Array.from({ length: last }, (_, i) => i).every((i) =>
      isRead(read, i + 1) ? asText(read[0]?.[i] ?? '') === (frame.keys[i] || '') : i >= width && i !== far - 1,
    );
  if (!same) return null;
  const returned = frame.keys.indexOf(RETURNED_COLUMN) + 1;
  const at = (row: number, column: number): Cell => {
    if (isRead(read, column)) return read[row - 1]?.[column - 1] ?? '';
    if (row === 1) return frame.keys[column - 1] || '';
    const told = columns.get(column);
    if (told) return told[row - 1] ?? '';
    if (column === returned && (!frame.given || row === frame.headers.get('title'))) return '';
    throw new Error(`column ${column} of Grades was not read`);
  };
  return { rows: Math.max(read.length, frame.ids.length), columns: frame.keys.length, at };
}

/** Whether these texts are what stands in as many cells, counted from 1. */
export function reads(texts: readonly string[], count: number, at: (place: number) => Cell): boolean {
  return Array.from({ length: Math.max(texts.length, count) }, (_, i) => i).every(
    (i) => (texts[i] || '') === asText(at(i + 1)),
  );
}

/** Whether everything stands where it stood. */
export function sameFrame(a: Frame, b: Frame): boolean {
  const same = (some: readonly string[], others: readonly string[]) =>
    reads(some, others.length, (place) => others[place - 1] || '');
  return a.rows === b.rows && same(a.ids, b.ids) && same(a.keys, b.keys);
}

/**
 * Makes the live cells (again). Where their column is gone it is made anew, hidden, after the last one.
 */
export function makeLive(tabs: Tabs, table: Table, assignments: readonly AssignmentAt[], grades: Grades): void {
  const sheet = tabs.assignments;
  const end = Math.max(...table.columns.values(), table.headers.length - 1) + 2;
  const lacking = [LIVE_KEY, GIVEN_KEY].filter((key) => !table.columns.has(key));
  const columnOf = (key: string) => (table.columns.get(key) ?? end - 1 + lacking.indexOf(key)) + 1;
  if (lacking.length > 0) addColumns(sheet, end, lacking);
  const last = Math.max(2, ...assignments.map(({ row }) => row));
  const byRow = new Map(assignments.map((assignment) => [assignment.row, assignment]));
  const place = placeOf(tabs, table);
  const formulas = Array.from({ length: last - 1 }, (_, i) => {
    if (i === 0) return [frameFormula(place, grades)];
    const own = byRow.get(i + 2);
    const at = own && grades.heads.find(({ id }) => id === own.id)?.column;
    return [at === undefined ? '' : columnFormula(place, grades, at)];
  });
  sheet.getRange(2, columnOf(LIVE_KEY), formulas.length, 1).setFormulas(formulas);
  sheet.getRange(2, columnOf(GIVEN_KEY)).setFormula(givenFormula(place, grades));
}

function addColumns(sheet: GoogleAppsScript.Spreadsheet.Sheet, first: number, keys: readonly string[]): void {
  const missing = first + keys.length - 1 - sheet.getMaxColumns();
  if (missing > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), missing);
  sheet.getRange(1, first, 1, keys.length).setValues([[...keys]]);
  sheet.hideColumns(first, keys.length);
}

/** What live cells tell of, and the column of Assignments with the number of the last batch. */
export interface Place {
  /** the tab, as a formula names it */
  readonly name: string;
  readonly revision: number;
}

/** What the live cells of a gradebook look at: Grades, and the cell with the last number of History. */
export function placeOf({ grades }: Pick<Tabs, 'grades'>, { columns }: Table): Place {
  return { name: inTab(grades.getName()), revision: (columns.get(REVISION_KEY) || 0) + 1 };
}

function revisionAt({ revision }: Place): string {
  return `$${letters(revision)}$2`;
}

/** Where everything stands, live. */
export function frameFormula(place: Place, grades: Pick<Grades, 'rows' | 'columns'>): string {
  const { name } = place;
  const join = (where: string) => `TEXTJOIN("${CELL_MARK}";FALSE;${name}${where})`;
  const title = grades.rows.get('title');
  const returned = grades.columns.get(RETURNED_COLUMN);
  const at = returned === undefined ? '' : letters(returned);
  const parts = [
    revisionAt(place),
    `ROWS(${name}$A:$A)`,
    `IFERROR(${join('$A:$A')};"${ODD}")`,
    join('$1:$1'),
    title === undefined ? '""' : `IFERROR(${join(`$${title}:$${title}`)};"")`,
    at === '' ? '""' : `${name}$${at}$1`,
    at === '' ? '""' : `COUNTA(${name}$${at}:$${at})`,
  ];
  return `=${parts.join(`&"${PART_MARK}"&`)}`;
}

/** The hidden column of returned grades, live; '' without one. */
export function givenFormula(place: Place, { columns }: Pick<Grades, 'columns'>): string {
  const returned = columns.get(RETURNED_COLUMN);
  if (returned === undefined) return '';
  const at = letters(returned);
  const text = `IFERROR(TEXTJOIN("${CELL_MARK}";FALSE;${place.name}$${at}:$${at});"${ODD}")`;
  return `=${revisionAt(place)}&"${PART_MARK}"&${text}`;
}

/** What stands in one column, live. */
export function columnFormula(place: Place, grades: Pick<Grades, 'rows'>, column: number): string {
  const at = letters(column);
  const cells = `${place.name}$${at}:$${at}`;
  const due = grades.rows.get('due');
  const mark = `&"${CELL_MARK}"&`;
  const sums = ['COUNT', 'SUM', 'SUMSQ'].map((name) => `${name}(${cells})`);
  const text = [...sums, `TEXTJOIN("${CELL_MARK}";FALSE;${cells})`].join(mark);
  const parts = [
    revisionAt(place),
    `ROWS(${cells})`,
    due === undefined ? '""' : `N(${place.name}$${at}$${due})`,
    `IFERROR(${text};"${ODD}")`,
  ];
  return `=${parts.join(mark)}`;
}

/** All that the live cells tell right now: one read. Null when where everything stands is not told, or not as of this batch. */
export function relive(tabs: Tabs, table: Table, assignments: readonly AssignmentAt[], since: number): Live | null {
  const [place, beside] = [table.columns.get(LIVE_KEY), table.columns.get(GIVEN_KEY)];
  if (place === undefined) return null;
  const first = Math.min(place, beside ?? place);
  const [rows, columns] = [
    Math.max(2, ...assignments.map(({ row }) => row)) - 1,
    Math.max(place, beside ?? place) - first + 1,
  ];
  const cells = tabs.assignments.getRange(2, first + 1, rows, columns).getValues();
  const texts = new Map(cells.map((line, i) => [i + 2, String(line[place - first])]));
  const told = frameSince(texts.get(2) || '', since);
  const given = beside === undefined ? '' : String(cells[0]?.[beside - first]);
  return told && liveOf({ ...told, texts, given }, assignments);
}

/** Where everything stands, by a text that knows of this batch: an older one was written over. */
function frameSince(text: string, since: number): Pick<Texts, 'frame' | 'revision'> | null {
  const revision = Number(/^\d+/.exec(text)?.[0] ?? -1);
  const frame = revision < since ? 'dead' : frameIn(text, revision);
  return typeof frame === 'string' ? null : { frame, revision };
}

/** What the live cells tell right now of where everything stands, and of one column: one read of no more than they are. */
export function lookLive(
  tabs: Tabs,
  table: Table,
  assignment: AssignmentAt | undefined,
  since: number,
): { readonly frame: Frame; readonly cells: Told<readonly Cell[]> } | null {
  const place = table.columns.get(LIVE_KEY);
  if (place === undefined) return null;
  const count = Math.max(1, (assignment?.row ?? 2) - 1);
  const texts = tabs.assignments
    .getRange(2, place + 1, count, 1)
    .getValues()
    .map(([text]) => String(text));
  const told = frameSince(texts[0] || '', since);
  if (!told) return null;
  const { frame, revision } = told;
  const cells =
    assignment && !isCopied(frame, assignment.id)
      ? columnIn(texts[texts.length - 1] || '', assignment.id, frame, revision)
      : 'odd';
  return { frame, cells };
}
