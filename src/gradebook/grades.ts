import type { Cell } from './cell';
import { givenIn, type Given } from './given';
import { mostOf } from './grade';
import { hash } from './hash';
import { originalsOf, type ColumnHead, type KnownHead } from './originals';
import { placesTo } from './places';
import { asText } from './table';
import { markOf } from './tables';

/** Keys in the hidden first row of Grades; the keys of its header rows stand in the hidden first column. */
export const GRADES_COLUMNS = ['lastName', 'firstName', 'email', 'overall'] as const;
export const GRADES_ROWS = ['title', 'due', 'points', 'category', 'average'] as const;
export type GradesRow = (typeof GRADES_ROWS)[number];
/** The key of the hidden last column, which holds what was returned to each student. */
export const RETURNED_COLUMN = 'returned';
type GradesColumn = (typeof GRADES_COLUMNS)[number] | typeof RETURNED_COLUMN;

/** A student as Grades lists them; `row` counts from 1. */
export interface Student {
  readonly id: string;
  readonly last: string;
  readonly first: string;
  readonly email: string;
  readonly row: number;
}

/** A column of an assignment. */
export interface GradesHead extends ColumnHead {
  readonly category: Cell;
}

/** The cells of Grades as far as they are known; rows and columns count from 1. */
export interface Cells {
  /** how many of them are in use */
  readonly rows: number;
  readonly columns: number;
  /** What a cell holds; '' beyond those in use. Throws for a column that was not read, so that none passes for an empty one. */
  readonly at: (row: number, column: number) => Cell;
}

/** A tab that was read whole. */
export function wholeCells(grid: readonly (readonly Cell[])[]): Cells {
  return {
    rows: grid.length,
    columns: Math.max(0, ...grid.map(({ length }) => length)),
    at: (row, column) => grid[row - 1]?.[column - 1] ?? '',
  };
}

/** Grades as read: who and what is where. Rows and columns are found by id, never by position. */
export interface Grades {
  readonly cells: Cells;
  readonly students: readonly Student[];
  readonly heads: readonly GradesHead[];
  /** Columns that carry the id of another column, which is the original: copies made by the teacher. */
  readonly headCopies: readonly GradesHead[];
  /** Rows with a name or an address but no id: students typed by the teacher. */
  readonly typed: readonly Omit<Student, 'id'>[];
  /** Rows of which somebody emptied the name and the address: nobody's, until they stand there again. */
  readonly nameless: readonly Student[];
  /** Rows that carry an id a row above them has already: copies made by the teacher. */
  readonly copies: readonly Student[];
  readonly columns: ReadonlyMap<GradesColumn, number>;
  readonly rows: ReadonlyMap<GradesRow, number>;
  /** The greatest grade of any assignment, in points: overall figures count no greater number. */
  readonly most: number;
}

/**
 * Reads the tab Grades; null when its mark is gone (another tab, or the hidden row was deleted). `known` tells which of columns
 * with the same id is the original.
 */
export function readGrades(cells: Cells, known: readonly KnownHead[] = []): Grades | null {
  if (cells.at(1, 1) !== markOf('grades')) return null;
  const rows = placesOf(
    GRADES_ROWS,
    upTo(cells.rows, (row) => cells.at(row, 1)),
  );
  const titled = titledHidden({ cells, rows });
  const keys = upTo(cells.columns, (column) => (column === titled ? '' : cells.at(1, column)));
  const columns = placesOf([...GRADES_COLUMNS, RETURNED_COLUMN], keys);
  const bodies = upTo(cells.rows, (row) => studentAt(cells, row, columns)).filter(
    ({ id, row }) => row > 1 && !(GRADES_ROWS as readonly string[]).includes(id),
  );
  const isNamed = ({ last, first, email }: Omit<Student, 'id'>) => last + first + email !== '';
  const withId = bodies.filter((body) => body.id !== '' && isNamed(body));
  const firsts = firstOfEach(withId);
  const header = headerEnd(
    rows,
    bodies.filter(({ id }) => id !== ''),
  );
  const heads = headsOf(cells, keys, columns, rows);
  const originals = originalsOf(heads, known);
  return {
    cells,
    students: withId.filter((student) => firsts.get(student.id) === student.row),
    copies: withId.filter((student) => firsts.get(student.id) !== student.row),
    typed: bodies.filter((body) => body.id === '' && body.row > header && isNamed(body)),
    nameless: bodies.filter((body) => body.id !== '' && !isNamed(body)),
    heads: heads.filter(({ column, id }) => originals.get(id) === column),
    headCopies: heads.filter(({ column, id }) => originals.get(id) !== column),
    columns,
    rows,
    most: Math.max(...heads.map(({ points }) => mostOf(points)), mostOf(0)),
  };
}

/** The column that was our hidden one, over which somebody pasted a title: none of ours any more. Undefined when there is none. */
export function titledHidden({ cells, rows }: Pick<Grades, 'cells' | 'rows'>): number | undefined {
  const title = rows.get('title');
  const isTitled = (column: number) => title !== undefined && cells.at(title, column) !== '';
  return placesTo(cells.columns).find((column) => cells.at(1, column) === RETURNED_COLUMN && isTitled(column));
}

/**
 * The last header row above the students; of all of them while nobody has an id. One that was moved among the students or below
 * them heads nothing.
 */
function headerEnd(rows: Grades['rows'], withId: readonly Pick<Student, 'row'>[]): number {
  const first = Math.min(...withId.map(({ row }) => row));
  return Math.max(1, ...[...rows.values()].filter((row) => row < first));
}

/** The first row below the header. */
export function firstBody({ rows, students, copies, nameless }: Grades): number {
  return headerEnd(rows, [...students, ...copies, ...nameless]) + 1;
}

function upTo<T>(last: number, of: (place: number) => T): T[] {
  return Array.from({ length: last }, (_, i) => of(i + 1));
}

function firstOfEach(students: readonly Student[]): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  for (const { id, row } of students) if (!first.has(id)) first.set(id, row);
  return first;
}

function placesOf<K extends string>(wanted: readonly K[], found: readonly Cell[]): ReadonlyMap<K, number> {
  const places = new Map<K, number>();
  for (const key of wanted) {
    const index = found.indexOf(key);
    if (index >= 0) places.set(key, index + 1);
  }
  return places;
}

/** Whether a text can be the id of a student: what somebody typed over one is none. */
export function isStudentId(text: string): boolean {
  return /^s\w+$/.test(text);
}

/** Whether a text can be the id of an assignment: a heading, or what somebody noted in its place, is none. */
export function isAssignmentId(text: string): boolean {
  return /^a[0-9a-f]{8}\w*$/.test(text);
}

/** What a row says of who it is; no id where that of no student stands. */
export function studentAt(cells: Cells, row: number, columns: ReadonlyMap<GradesColumn, number>): Student {
  const text = (key: GradesColumn) => {
    const column = columns.get(key);
    return column === undefined ? '' : asText(cells.at(row, column)).trim();
  };
  const id = asText(cells.at(row, 1));
  const isOurs = isStudentId(id) || (GRADES_ROWS as readonly string[]).includes(id);
  return { id: isOurs ? id : '', last: text('lastName'), first: text('firstName'), email: text('email'), row };
}

function headsOf(
  cells: Cells,
  keys: readonly Cell[],
  columns: ReadonlyMap<GradesColumn, number>,
  rows: ReadonlyMap<GradesRow, number>,
): GradesHead[] {
  const own = new Set(columns.values());
  return keys.flatMap((key, index) =>
    index === 0 || asText(key) === '' || own.has(index + 1) ? [] : [headAt({ cells, rows }, index + 1)],
  );
}

/** What the header rows say of a column. */
export function headAt({ cells, rows }: Pick<Grades, 'cells' | 'rows'>, column: number): GradesHead {
  const at = (key: GradesRow): Cell => {
    const row = rows.get(key);
    return row === undefined ? '' : cells.at(row, column);
  };
  return {
    id: asText(cells.at(1, column)),
    column,
    title: at('title'),
    due: at('due'),
    points: at('points'),
    category: at('category'),
  };
}

/** The last column that is the program's, apart from the hidden one at the end: new assignments come after it. */
export function lastColumn({ columns, heads, headCopies }: Pick<Grades, 'columns' | 'heads' | 'headCopies'>): number {
  const own = [...columns].flatMap(([key, column]) => (key === RETURNED_COLUMN ? [] : [column]));
  return Math.max(GRADES_COLUMNS.length + 1, ...own, ...[...heads, ...headCopies].map(({ column }) => column));
}

/** The raw cell of one student in one column. */
export function cellOf({ cells }: Pick<Grades, 'cells'>, row: number, column: number): Cell {
  return cells.at(row, column);
}

/** Grades with other cells in one column; undefined where a cell is as it was. */
export function withColumn(grades: Grades, column: number, of: (row: number) => Cell | undefined): Grades {
  const { cells } = grades;
  const at: Cells['at'] = (row, place) => (place === column ? of(row) : undefined) ?? cells.at(row, place);
  return { ...grades, cells: { ...cells, columns: Math.max(cells.columns, column), at } };
}

/** What was returned to a student, by assignment, as the hidden column tells it. */
export function givenTo(grades: Grades, { id, row }: Pick<Student, 'id' | 'row'>): ReadonlyMap<string, Given> {
  const column = grades.columns.get(RETURNED_COLUMN);
  return column === undefined ? new Map() : givenIn(cellOf(grades, row, column), id);
}

/** Whether a formula may fill other cells below it and beside it, in which no formula is to be seen then. */
export function spills(formula: string): boolean {
  return reduced(formula.replace(/'[^']*'!|"[^"]*"/g, '')).includes(MANY);
}

/** How an array is written in a formula. */
const MANY = '{';

/** Calls from the inside out, each as what it gives: one value or many. */
function reduced(calls: string): string {
  const outer = calls.replace(/([\w.]*)\(([^()]*)\)/g, (_, name: string, args: string) =>
    givesMany(name, args) ? MANY : '1',
  );
  return outer === calls ? calls : reduced(outer);
}

function givesMany(name: string, args: string): boolean {
  if (/^INDEX$/i.test(name)) return givesAll(args);
  return FILLS.test(name) || (args.includes(MANY) && !ONE_VALUE.test(name));
}

const FILLS =
  /^(ARRAY\w*|IMPORT\w+|FILTER|SORTN?|QUERY|UNIQUE|MAP|BY(ROW|COL)|SCAN|MAKEARRAY|SEQUENCE|TRANSPOSE|FLATTEN|CHOOSE(ROW|COL)S|[HV]STACK|TO(ROW|COL)|WRAP(ROW|COL)S|MMULT|FREQUENCY)$/i;

/** What makes one value of many. */
const ONE_VALUE = /^((SUM|AVERAGE|COUNT|MEDIAN|MAX|MIN|ROUND|LARGE|SMALL|JOIN|TEXTJOIN)\w*|[HV]LOOKUP|MATCH)$/i;

/** Whether an INDEX is without a row or a column, or with 0 for one, which gives all of them. */
function givesAll(args: string): boolean {
  const places = args.split(/[;,\\]/).slice(1);
  return places.length === 0 || places.some((place) => /^\s*0?\s*$/.test(place));
}

/**
 * A short text that changes when somebody types in a column, when a student comes or goes, or when its due date passes;
 * sorting does not change it. It lets Home see which assignments want a closer look without reading their submissions.
 */
export function columnCheck(grades: Grades, column: number, overdue: boolean): string {
  const cells = grades.students.map(({ id, row }) => {
    const cell = cellOf(grades, row, column);
    return `${id}=${typeof cell}:${typeof cell === 'number' ? inShort(cell) : asText(cell)}`;
  });
  return (overdue ? 'due-' : 'open-') + hash(cells.sort().join('\n'));
}

/** The same however many decimals of a computed number were told. */
function inShort(number: number): string {
  const text = String(number);
  return text.length > 12 ? number.toPrecision(12) : text;
}
