import type { At } from '../gradebook/figures';
import { cellOf, type Grades } from '../gradebook/grades';
import { DEFAULT_RULES } from '../gradebook/rules';
import { headerNow, lookAtNames, sameStanding } from './again';
import { apartByColumn, type Rows } from './averages';
import {
  averageFormula,
  bodyRows,
  overallAverage,
  overallFormat,
  overallFormula,
  wholeColumn,
  type Place,
} from './figures';
import { orRefusal } from './failure';
import { FIRST_ASSIGNMENT_COLUMN, FIRST_STUDENT_ROW } from './layout';
import { runsOf } from './sparse';
import type { Visit } from './visit';

/** The live class average of a new gradebook, beside the header rows. */
export function layOutFigures(sheet: GoogleAppsScript.Spreadsheet.Sheet): void {
  const [row, column] = [FIRST_STUDENT_ROW - 1, FIRST_ASSIGNMENT_COLUMN - 1];
  const last = sheet.getMaxRows();
  const rows = [{ first: FIRST_STUDENT_ROW, last }];
  sheet.getRange(row, column, last - row + 1, 1).setNumberFormat(overallFormat(DEFAULT_RULES));
  sheet.getRange(row, column).setValue(overallAverage(DEFAULT_RULES, rows, column));
}

/** The geometry of Grades that formulas are made for. */
export function placeIn(visit: Visit): Place {
  const { grades, settings, tabs } = visit;
  const at = (key: string) => wholeColumn(tabs.settings.getName(), settings.columns.get(key) || 0);
  return {
    grades,
    rules: settings.rules,
    columns: tabs.grades.getMaxColumns(),
    settings: [at('key'), at('value')],
  };
}

/** The rows below the header. */
function rowsOf({ grades, tabs }: Visit): readonly Rows[] {
  return bodyRows(grades, tabs.grades.getMaxRows());
}

/** What this program writes, from the first sign to the last, without separators. */
const OURS = [
  /^=IFERROR\((ROUND\(ROUND\()?(AVERAGEIFS?|\(SUMIFS\(.*\/(\(COUNTIFS\(.*\+)?COUNTIFS)\([^"]*"\?\*"[^"]*(">=0"([^"]*"<=\d+")?)?\)\)?(\*10+8\)0\)\/10+)?""\)$/,
  /^=IFERROR\(LET\(earned_1.*(0\)\/10+|"\)*)\)""\)$/,
  /^=LET\(earned_1.*0\)\/100""\)\)$/,
];

/** Whether this program wrote a formula; another one in its place, also one that adds something to ours, is the teacher's and stays. */
export function isOurs(formula: string): boolean {
  return OURS.some((ours) => ours.test(bare(formula)));
}

/**
 * Writes the overall figures of these students, and with `all` their mean and their format, where there is nothing of the
 * teacher's: two reads and a write, or two. Where somebody protected them they wait for a visit that may write there.
 */
export function writeOverall(visit: Visit, place: Place, students: readonly At[], all: boolean): void {
  const column = place.grades.columns.get('overall');
  const average = place.grades.rows.get('average');
  if (!column) return;
  const wanted = new Map(students.map((student) => [student.row, overallFormula(place, student)]));
  if (all && average) wanted.set(average, overallAverage(place.rules, rowsOf(visit), column));
  if (wanted.size === 0) return;
  orRefusal(() => {
    if (!writeLine(visit, { column, rows: wanted }) || !all) return;
    const first = Math.min(...wanted.keys());
    visit.tabs.grades
      .getRange(first, column, visit.tabs.grades.getMaxRows() - first + 1, 1)
      .setNumberFormat(overallFormat(place.rules));
  });
}

/** Writes the averages of these columns anew. */
export function writeAverages(visit: Visit, grades: Grades, columns: readonly number[]): void {
  const average = grades.rows.get('average');
  if (columns.length === 0 || average === undefined) return;
  const [rows, apart] = [rowsOf(visit), apartByColumn(grades)];
  const pointsOf = (at: number) => grades.heads.find(({ column }) => column === at)?.points;
  const formulas = columns.map((at): [number, string] => [at, averageFormula(rows, at, pointsOf(at), apart.get(at))]);
  orRefusal(() => writeLine(visit, { row: average, columns: new Map(formulas) }));
}

/** Cells of one column or of one row, by row or by column, with the formulas they are to get. */
type Line =
  | { readonly column: number; readonly rows: ReadonlyMap<number, string> }
  | { readonly row: number; readonly columns: ReadonlyMap<number, string> };

/**
 * Puts formulas in a column or a row: two reads and a write; what is between stays, and so does what holds no formula, unless it
 * is empty, for which it is looked at once more. Rows and columns that were moved meanwhile get theirs at the next visit,
 * which sees that their figures are wrong. Gives whether all stand where they stood.
 */
function writeLine(visit: Visit, line: Line): boolean {
  const wanted = 'rows' in line ? line.rows : line.columns;
  const [first, last] = [Math.min(...wanted.keys()), Math.max(...wanted.keys())];
  const partOf = (from: number, count: number) =>
    'rows' in line
      ? visit.tabs.grades.getRange(from, line.column, count, 1)
      : visit.tabs.grades.getRange(line.row, from, 1, count);
  const before = rawNow(visit, line, last);
  const found = before
    ? partOf(first, last - first + 1)
        .getFormulas()
        .flat()
    : [];
  const now = [...wanted.keys()].some((at) => found[at - first] === '') ? rawNow(visit, line, last) : before;
  if (!before || !now) return false;
  const cells = found.flatMap((formula, i) => {
    const [row, text] = [first + i, wanted.get(first + i)];
    const free = formula === '' ? now(row) === '' : isOurs(formula);
    const value = text !== undefined && free && bare(text) !== bare(formula) ? text : formula;
    const isNew = value !== formula;
    return now(row) === before(row) && (isNew || formula !== '') ? [{ row, value, isNew }] : [];
  });
  for (const run of runsOf(cells).filter((one) => one.some(({ isNew }) => isNew))) {
    const values = run.map(({ value }) => value);
    partOf(run[0]?.row ?? 0, run.length).setValues('rows' in line ? values.map((value) => [value]) : [values]);
  }
  return true;
}

/** What stands right now in each cell of a line; null when it does not stand where it stood. */
function rawNow(visit: Visit, line: Line, last: number): ((at: number) => unknown) | null {
  if ('rows' in line) {
    const now = lookAtNames(visit);
    return sameStanding(now, visit) ? (row) => now.rawAt(row, line.column) : null;
  }
  const header = headerNow(visit, last);
  const still = header?.[0]?.[last - 1] === cellOf(visit.grades, 1, last);
  return header && still ? (column) => header[line.row - 1]?.[column - 1] : null;
}

/** Google may give a formula back with other separators than it was written with. */
function bare(formula: string): string {
  return formula.replace(/[\s;,\\]/g, '');
}
