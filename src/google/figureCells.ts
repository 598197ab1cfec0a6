import type { At } from '../gradebook/figures';
import type { Grades } from '../gradebook/grades';
import { DEFAULT_RULES } from '../gradebook/rules';
import { sameStanding, standingStill } from './again';
import {
  apartByColumn,
  averageFormula,
  overallAverage,
  overallFormat,
  overallFormula,
  type Place,
  type Rows,
} from './figures';
import { FIRST_ASSIGNMENT_COLUMN, FIRST_STUDENT_ROW } from './layout';
import { plain } from './values';
import type { Visit } from './visit';

/** The live class average of a new gradebook, beside the header rows. */
export function layOutFigures(sheet: GoogleAppsScript.Spreadsheet.Sheet): void {
  const [row, column] = [FIRST_STUDENT_ROW - 1, FIRST_ASSIGNMENT_COLUMN - 1];
  const rows = { first: FIRST_STUDENT_ROW, last: sheet.getMaxRows() };
  sheet.getRange(row, column, rows.last - row + 1, 1).setNumberFormat(overallFormat(DEFAULT_RULES));
  sheet.getRange(row, column).setValue(overallAverage(DEFAULT_RULES, rows, column));
}

/** The geometry of Grades that formulas are made for. */
export function placeIn(visit: Visit): Place {
  const { grades, settings, tabs } = visit;
  return { grades, rules: settings.rules, columns: tabs.grades.getMaxColumns(), settings: tabs.settings.getName() };
}

/** The rows below the header. */
function rowsOf({ grades, tabs }: Visit): Rows {
  return { first: Math.max(1, ...grades.rows.values()) + 1, last: tabs.grades.getMaxRows() };
}

/** Formulas that this program wrote; another one in their place is the teacher's and stays. */
export const OURS = /^=(IFERROR\()?(LET\(earned_1|AVERAGEIFS?\(|\(SUMIFS\(|ROUND\(ROUND\(AVERAGEIFS?\()/;

/**
 * Writes the overall figures of these students, and with `all` their mean and their format, where there is nothing of the
 * teacher's: a read and a write, or two.
 */
export function writeOverall(visit: Visit, place: Place, students: readonly At[], all: boolean): void {
  const column = place.grades.columns.get('overall');
  const average = place.grades.rows.get('average');
  if (!column) return;
  const wanted = new Map(students.map((student) => [student.row, overallFormula(place, student)]));
  if (all && average) wanted.set(average, overallAverage(place.rules, rowsOf(visit), column));
  if (wanted.size === 0) return;
  writeLine(visit, { column, rows: wanted });
  if (!all) return;
  const first = Math.min(...wanted.keys());
  visit.tabs.grades
    .getRange(first, column, rowsOf(visit).last - first + 1, 1)
    .setNumberFormat(overallFormat(place.rules));
}

/** Writes the averages of these columns anew. */
export function writeAverages(visit: Visit, grades: Grades, columns: readonly number[]): void {
  const average = grades.rows.get('average');
  if (columns.length === 0 || average === undefined) return;
  const [rows, apart] = [rowsOf(visit), apartByColumn(grades)];
  const formulas = columns.map((at): [number, string] => [at, averageFormula(rows, at, apart.get(at))]);
  writeLine(visit, { row: average, columns: new Map(formulas) });
}

/** Cells of one column or of one row, by row or by column, with the formulas they are to get. */
type Line =
  | { readonly column: number; readonly rows: ReadonlyMap<number, string> }
  | { readonly row: number; readonly columns: ReadonlyMap<number, string> };

/** Puts formulas in a column or a row: one read and one write, from the first to the last wanted; what is between stays. */
function writeLine(visit: Visit, line: Line): void {
  const wanted = 'rows' in line ? line.rows : line.columns;
  const first = Math.min(...wanted.keys());
  const size = Math.max(...wanted.keys()) - first + 1;
  const [row, column] = 'rows' in line ? [first, line.column] : [line.row, first];
  const range = visit.tabs.grades.getRange(row, column, 'rows' in line ? size : 1, 'rows' in line ? 1 : size);
  const found = range.getFormulas();
  // Rows that were moved meanwhile get theirs at the next visit, which sees that their figures are wrong.
  if (!sameStanding(standingStill(visit), visit)) return;
  const cells = found.map((formulas, i) =>
    formulas.map((formula, j) => {
      const raw = visit.rawAt(row + i, column + j) as string | number;
      const text = wanted.get(first + i + j);
      const free = formula === '' ? raw === '' : OURS.test(formula);
      if (text !== undefined && free && !same(text, formula)) return text;
      return formula === '' ? (typeof raw === 'string' ? plain(raw) : raw) : formula;
    }),
  );
  const changed = cells.some((values, i) =>
    values.some((value, j) => wanted.get(first + i + j) === value && value !== found[i]?.[j]),
  );
  if (changed) range.setValues(cells);
}

/** Google may give a formula back with other separators than it was written with. */
function same(a: string, b: string): boolean {
  const bare = (text: string) => text.replace(/[\s;,\\]/g, '');
  return bare(a) === bare(b);
}
