import { readCell } from '../gradebook/cell';
import { isEmail } from '../gradebook/email';
import { lastColumn, spills, type Cells, type GradesHead, type Student } from '../gradebook/grades';
import { begunHeads } from '../gradebook/heads';
import { wordIn } from '../text/words';
import { headerNow } from './again';
import { letters } from './layout';
import { toCells } from './values';
import type { Visit } from './visit';

/** Columns that a teacher began beside the assignments, as far as their cells tell; formulas are looked at elsewhere. */
export function begunIn({ grades, decimal }: Visit): GradesHead[] {
  return begunHeads(grades, (cell) => readCell(cell, decimal, wordIn).kind !== 'unreadable');
}

/**
 * Those of them that hold no formula, and whose heading no formula to the left of it may fill: a column that is computed is the
 * teacher's own. One read, and only when there are any; one more when there are titles beside the assignments and nothing else is
 * known of their columns.
 */
export function newHeads(visit: Visit): GradesHead[] {
  const begun = begunIn(withTitled(visit));
  const last = begun[begun.length - 1]?.column ?? 0;
  if (last === 0) return [];
  const { tabs, grades } = visit;
  const first = lastColumn(grades) + 1;
  const title = grades.rows.get('title');
  const formulas = tabs.grades.getRange(1, first, grades.cells.rows, last - first + 1).getFormulas();
  const fills = (line: readonly string[], i: number, column: number) =>
    i + 1 === title && line.slice(0, column - first).some(spills);
  const found = begun.filter(({ column }) =>
    formulas.every((line, i) => !line[column - first] && !fills(line, i, column)),
  );
  // A column that is passed over as computed stays before those that are taken in, and is never begun again: not while columns move.
  const isMoved = found.length > 0 && found.length < begun.length && headerNow(visit, last) === null;
  return isMoved ? [] : found;
}

/** Students that a teacher typed below the class, or whose row was copied there. One read, and only when some were typed. */
export function newRows(visit: Visit): Omit<Student, 'id'>[] {
  const { typed, copies, heads } = visit.grades;
  const rows = typed.filter(({ email }) => !isEmail(email)).map(({ row }) => row);
  const [top, last] = [Math.min(...rows), Math.max(...heads.map(({ column }) => column))];
  const isNone = rows.length === 0 || heads.length === 0;
  const formulas = isNone ? [] : visit.tabs.grades.getRange(top, 1, Math.max(...rows) - top + 1, last).getFormulas();
  const own = ownRows(visit, (row, column) => formulas[row - top]?.[column - 1] || '');
  return [...typed, ...copies].filter(({ last: name, first, row }) => name + first !== '' && !own.has(row));
}

/** Cells of a tab, as a formula names them. */
const OF_TAB = /('(?:[^']|'')+'|[^\s'!()*+/;,\\&<>=^{}-]+)!(\$?[A-Z]*\$?\d*(?::\$?[A-Z]*\$?\d*)?)/gi;

/**
 * Typed rows with a formula over several cells of its own column, as of an average below the grades: those are the teacher's
 * own. Cells of another tab are not of its column, and whoever has an address is a student.
 */
export function ownRows(
  { grades: { typed, heads }, tabs }: Visit,
  formulaAt: (row: number, column: number) => string,
): ReadonlySet<number> {
  const isOurs = (tab: string) =>
    tab.replace(/^'|'$/g, '').replace(/''/g, "'").toLowerCase() === tabs.grades.getName().toLowerCase();
  const sumsUp = (row: number, column: number) => {
    const at = `${letters(column)}\\d*`;
    const formula = formulaAt(row, column);
    const here = formula.replace(OF_TAB, (_, tab: string, cells: string) => (isOurs(tab) ? cells : ''));
    return new RegExp(`\\b${at}:${at}\\b`, 'i').test(here.replace(/\$/g, ''));
  };
  return new Set(
    typed
      .filter(({ row, email }) => !isEmail(email) && heads.some(({ column }) => sumsUp(row, column)))
      .map(({ row }) => row),
  );
}

/** The visit with the columns in which something stands in the row of titles beside the assignments. */
export function withTitled(visit: Visit): Visit {
  const { live, grades, tabs, clock } = visit;
  if (!live) return visit;
  const first = lastColumn(grades) + 1;
  const own = new Set(grades.columns.values());
  const titled = live.frame.titles.flatMap((title, i) =>
    i + 1 >= first && title !== '' && !own.has(i + 1) ? [i + 1] : [],
  );
  const last = titled[titled.length - 1] ?? 0;
  const read =
    last === 0 ? [] : toCells(tabs.grades.getRange(1, first, grades.cells.rows, last - first + 1).getValues(), clock);
  const at: Cells['at'] = (row, column) =>
    column < first ? grades.cells.at(row, column) : (read[row - 1]?.[column - first] ?? '');
  return { ...visit, grades: { ...grades, cells: { ...grades.cells, columns: last, at } } };
}
