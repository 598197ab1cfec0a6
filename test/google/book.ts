/** The tab Grades of a class as a table of cells, with the tab Settings beside it, for figures to be made on. */
import type { Cell } from '../../src/gradebook/cell';
import { readGrades, wholeCells, type Grades } from '../../src/gradebook/grades';
import { CATEGORY_KEY, type Rules } from '../../src/gradebook/rules';
import { averageFormula, overallAverage, overallFormula, wholeColumn, type Place } from '../../src/google/figures';
import { letters } from '../../src/google/layout';
import { desk } from '../host/spreadsheet/desk';
import type { SheetModel } from '../host/spreadsheet/sheet';

/** A column to the right of the overall figure; without an id it is the teacher's own. */
export interface Column {
  readonly id: string;
  readonly points: Cell;
  readonly category: string;
  /** one a student */
  readonly cells: readonly Cell[];
}

export const FIRST_COLUMN = 6;
/** title, due, points, category, average */
export const AVERAGE_ROW = 6;
export const FIRST_ROW = 7;

/** The cells of Grades; `given` is what was returned to each student, as it stands after the id in the hidden column. */
export function gridOf(columns: readonly Column[], given: readonly string[]): Cell[][] {
  const header = (key: string, of: (column: Column) => Cell) => [key, '', '', '', '', ...columns.map(of)];
  return [
    ['gradebook:grades', 'lastName', 'firstName', 'email', 'overall', ...columns.map(({ id }) => id), 'returned'],
    header('title', ({ id }) => id),
    header('due', () => ''),
    header('points', ({ points }) => points),
    header('category', ({ category }) => category),
    header('average', () => ''),
    ...given.map((entries, i) => [
      `s${i}`,
      `Naam ${i}`,
      '',
      '',
      '',
      ...columns.map(({ cells }) => cells[i] ?? ''),
      entries === '' ? '' : `s${i} ${entries}`,
    ]),
  ];
}

function gradesIn(grid: readonly (readonly Cell[])[]): Grades {
  const grades = readGrades(wholeCells(grid));
  if (!grades) throw new Error('The grid is no tab Grades');
  return grades;
}

export interface Book {
  readonly sheet: SheetModel;
  readonly place: Place;
}

/**
 * A spreadsheet with these cells, the weights of the rules in the tab Instellingen, or those that were typed there, and the
 * figures as formulas.
 */
export function bookOf(
  locale: 'nl_NL' | 'en_US',
  grid: readonly (readonly Cell[])[],
  rules: Rules,
  typed: Rules['categories'] = rules.categories,
): Book {
  const { book, sheet } = desk(locale);
  const tab = book.insertSheet('Instellingen');
  const settings = [wholeColumn('Instellingen', 0), wholeColumn('Instellingen', 1)] as const;
  typed.forEach(({ name, weight }, i) => {
    tab.write(i + 3, 1, CATEGORY_KEY + name);
    tab.write(i + 3, 2, weight / 100);
  });
  grid.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (typeof cell === 'number' || cell !== '') sheet.write(row + 1, column + 1, cell);
    });
  });
  const place = { grades: gradesIn(grid), rules, columns: sheet.maxColumns, settings };
  const overall = place.grades.columns.get('overall') ?? 0;
  for (const student of place.grades.students) formula(sheet, student.row, overall, overallFormula(place, student));
  const rows = [{ first: FIRST_ROW, last: sheet.maxRows }];
  formula(sheet, AVERAGE_ROW, overall, overallAverage(rules, rows, overall));
  for (const { column, points } of place.grades.heads)
    formula(sheet, AVERAGE_ROW, column, averageFormula(rows, column, points));
  return { sheet, place };
}

function formula(sheet: SheetModel, row: number, column: number, text: string): void {
  if (text !== '') sheet.type(`${letters(column)}${row}`, text);
}
