import { draftIn, readCell, type Cell, type CellMeaning, type WordReader } from './cell';
import { givenIn, type Given } from './given';
import type { Decimal } from './grade';
import { hash } from './hash';
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

/** A column of an assignment; `column` counts from 1. The header cells are as the teacher left them. */
export interface GradesHead {
  readonly id: string;
  readonly column: number;
  readonly title: Cell;
  readonly due: Cell;
  readonly points: Cell;
  readonly category: Cell;
}

/** Grades as read: who and what is where. Rows and columns are found by id, never by position. */
export interface Grades {
  readonly grid: readonly (readonly Cell[])[];
  readonly students: readonly Student[];
  readonly heads: readonly GradesHead[];
  /** Columns that carry an id a column to the left has already: copies made by the teacher. */
  readonly headCopies: readonly GradesHead[];
  /** Rows with a name or an address but no id: students typed by the teacher. */
  readonly typed: readonly Omit<Student, 'id'>[];
  /** Rows that carry an id a row above them has already: copies made by the teacher. */
  readonly copies: readonly Omit<Student, 'id'>[];
  readonly columns: ReadonlyMap<GradesColumn, number>;
  readonly rows: ReadonlyMap<GradesRow, number>;
}

/** Reads the tab Grades; null when its mark is gone (another tab, or the hidden row was deleted). */
export function readGrades(grid: readonly (readonly Cell[])[]): Grades | null {
  const keys = grid[0] ?? [];
  if (keys[0] !== markOf('grades')) return null;
  const columns = placesOf([...GRADES_COLUMNS, RETURNED_COLUMN], keys);
  const rows = placesOf(
    GRADES_ROWS,
    grid.map((cells) => cells[0] ?? ''),
  );
  const bodies = grid
    .map((cells, index) => studentAt(cells, index + 1, columns))
    .filter(({ id, row }) => row > 1 && !(GRADES_ROWS as readonly string[]).includes(id));
  const withId = bodies.filter(({ id }) => id !== '');
  const firsts = firstOfEach(withId);
  const lastHeader = Math.max(1, ...rows.values());
  const heads = headsOf(grid, columns, rows);
  const firstHeads = new Map([...heads].reverse().map(({ id, column }) => [id, column]));
  return {
    grid,
    students: withId.filter((student) => firsts.get(student.id) === student.row),
    copies: withId.filter((student) => firsts.get(student.id) !== student.row),
    typed: bodies.filter(
      ({ id, row, last, first, email }) => id === '' && row > lastHeader && last + first + email !== '',
    ),
    heads: heads.filter(({ column, id }) => firstHeads.get(id) === column),
    headCopies: heads.filter(({ column, id }) => firstHeads.get(id) !== column),
    columns,
    rows,
  };
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

function studentAt(cells: readonly Cell[], row: number, columns: ReadonlyMap<GradesColumn, number>): Student {
  const text = (key: GradesColumn) => {
    const column = columns.get(key);
    return column === undefined ? '' : asText(cells[column - 1] ?? '').trim();
  };
  return { id: asText(cells[0] ?? ''), last: text('lastName'), first: text('firstName'), email: text('email'), row };
}

function headsOf(
  grid: Grades['grid'],
  columns: ReadonlyMap<GradesColumn, number>,
  rows: ReadonlyMap<GradesRow, number>,
): GradesHead[] {
  const own = new Set(columns.values());
  return (grid[0] ?? []).flatMap((key, index) =>
    index === 0 || asText(key) === '' || own.has(index + 1) ? [] : [headAt({ grid, rows }, index + 1)],
  );
}

/** What the header rows say of a column. */
export function headAt({ grid, rows }: Pick<Grades, 'grid' | 'rows'>, column: number): GradesHead {
  const at = (key: GradesRow) => grid[(rows.get(key) ?? 0) - 1]?.[column - 1] ?? '';
  return {
    id: asText(grid[0]?.[column - 1] ?? ''),
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
export function cellOf(grades: Grades, row: number, column: number): Cell {
  return grades.grid[row - 1]?.[column - 1] ?? '';
}

/** What was returned to a student, by assignment, as the hidden column tells it. */
export function givenTo(grades: Grades, { id, row }: Pick<Student, 'id' | 'row'>): ReadonlyMap<string, Given> {
  const column = grades.columns.get(RETURNED_COLUMN);
  return column === undefined ? new Map() : givenIn(cellOf(grades, row, column), id);
}

/** What a teacher means with the cell of a student in a column. */
export function meaningAt(
  grades: Grades,
  place: { readonly row: number; readonly column: number },
  decimal: Decimal,
  wordIn: WordReader,
): CellMeaning {
  return readCell(cellOf(grades, place.row, place.column), decimal, wordIn);
}

/**
 * A short text that changes when somebody types in a column or when its due date passes; sorting does not change it.
 * It lets Home see which assignments want a closer look without reading their submissions.
 */
export function columnCheck(grades: Grades, column: number, overdue: boolean): string {
  const cells = grades.students
    .map(({ id, row }) => [id, cellOf(grades, row, column)] as const)
    .filter(([, cell]) => cell !== '')
    .map(([id, cell]) => `${id}=${typeof cell}:${asText(cell)}`)
    .sort();
  return (overdue ? 'due-' : 'open-') + hash(cells.join('\n'));
}

/** The text of a cell for a teacher to recognise, or what it holds as a grade. */
export function seenOf(meaning: CellMeaning): string {
  if (meaning.kind === 'grade') return String(draftIn(meaning));
  if (meaning.kind === 'unreadable') return `?${meaning.text}`;
  return '';
}
