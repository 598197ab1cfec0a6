import type { Assignment } from '../gradebook/assignment';
import type { NewAssignment } from '../gradebook/created';
import { lastColumn } from '../gradebook/grades';
import { isOverdue } from '../gradebook/moment';
import { placesTo } from '../gradebook/places';
import { headerNow, lookAgain, sameStanding, standingStill } from './again';
import { valueBack } from './turns';
import { orRefusal } from './failure';
import { averageFormula, bodyRows } from './figures';
import { formatOf } from './formats';
import type { Known } from './known';
import { formatAssignmentColumns, newFormats } from './layout';
import { insertColumn } from './room';
import { plain, plainInText } from './values';
import type { Visit } from './visit';

/**
 * Makes the column of an assignment, or takes the one that a teacher copied. Gives where its column is; undefined
 * when the teacher took it away again.
 */
export function newColumn(now: Visit, assignment: Assignment, facts: NewAssignment, known?: Known): number | undefined {
  if (known) return writeNewColumn(now, assignment, known);
  return copyAt(now, facts) === undefined ? writeNewColumn(now, assignment) : claimCopy(now, assignment.id, facts);
}

/** The column that a teacher copied to make an assignment. */
function copyAt({ grades }: Visit, { copyOf }: NewAssignment): number | undefined {
  return grades.headCopies.find(({ id }) => id === copyOf)?.column;
}

/** A copied column is that of a new assignment: nothing in it was returned yet. */
function claimCopy(visit: Visit, id: string, facts: NewAssignment): number | undefined {
  const column = copyAt(visit, facts);
  if (column === undefined) return undefined;
  const sheet = visit.tabs.grades;
  const last = sheet.getMaxRows();
  const [keys = []] = headerNow(visit, column) || [];
  if (keys[column - 1] !== facts.copyOf) return claimCopy(lookAgain(visit), id, facts);
  formatAssignmentColumns(sheet, column, visit.grades, last);
  sheet.getRange(1, column).setValue(id);
  return column;
}

/**
 * A new column takes the next free one; a column of the teacher's own that stands there moves to the right. With its id it
 * is there: everything else comes before. Right before it is written, its formats included, the header rows are looked at once
 * more, up to it; one that comes back with its grades is looked at with all of Grades.
 */
function writeNewColumn(then: Visit, assignment: Assignment, known?: Known): number {
  const sheet = then.tabs.grades;
  const column = lastColumn(then.grades) + 1;
  const taken = isTaken(then, column);
  const still = taken ? standingStill(then, 'headings') : then;
  if (still !== then && !sameStanding(still, then)) return writeNewColumn(still, assignment, known);
  if (taken) insertColumn(sheet, column);
  const visit = taken && known ? lookAgain(then) : then;
  if (lastColumn(visit.grades) + 1 !== column) return writeNewColumn(visit, assignment, known);
  const last = sheet.getMaxRows();
  if (known) {
    formatAssignmentColumns(sheet, column, visit.grades, last);
    formatKnown(visit, column, assignment, known);
  }
  const now = known ? lookAgain(visit) : visit;
  const moved = known ? !sameStanding(now, visit) || !isFree(now, column) : !isFreeNow(visit, column);
  if (moved) return writeNewColumn(known ? now : lookAgain(visit), assignment, known);
  const cells = headerOf(now, assignment, averageFormula(bodyRows(now.grades, last), column, assignment.points));
  if (known) fillColumn(now, cells, assignment, known);
  else formatAssignmentColumns(sheet, column, now.grades, last);
  sheet.getRange(1, column, cells.length, 1).setValues(cells);
  return column;
}

/** Whether something stands in a column, or it is the last one of the sheet, which is hidden. */
function isTaken(visit: Visit, column: number): boolean {
  return column >= visit.tabs.grades.getMaxColumns() || !isFree(visit, column);
}

/** The header of a new column, from its id down. */
function headerOf(visit: Visit, assignment: Assignment, average: string): unknown[][] {
  const [title, due, points] = headCells(visit, assignment);
  const values = { title, due, points, category: plainInText(assignment.category), average };
  const cells: unknown[][] = Array.from({ length: Math.max(1, ...visit.grades.rows.values()) }, () => ['']);
  cells[0] = [assignment.id];
  visit.grades.rows.forEach((row, key) => {
    cells[row - 1] = [values[key]];
  });
  return cells;
}

/** Whether nothing stands in a column: one read, unless all of Grades is at hand. */
function isFree({ live, tabs, grades: { cells } }: Visit, column: number): boolean {
  if (live) return isEmpty(tabs.grades.getRange(1, column, cells.rows, 1).getValues());
  return placesTo(cells.rows).every((row) => cells.at(row, column) === '');
}

function isEmpty(cells: readonly (readonly unknown[])[]): boolean {
  return cells.every((line) => line.every((cell) => cell === ''));
}

/** Whether a column is still the next one, and nothing stands in its header, right now. */
function isFreeNow(visit: Visit, column: number): boolean {
  const header = headerNow(visit, column);
  return header !== null && isEmpty(header.map((line) => [line[column - 1]]));
}

/** How the students' cells of a column that comes back look. */
function formatKnown(visit: Visit, column: number, { id }: Assignment, known: Known): void {
  const rows = new Map(visit.grades.students.map((student) => [student.row, student.id]));
  const [first, last] = [Math.min(...rows.keys()), Math.max(...rows.keys())];
  if (rows.size === 0) return;
  const format = newFormats(visit.grades);
  const formats = Array.from({ length: last - first + 1 }, (_, i) => {
    const student = rows.get(first + i);
    return [student === undefined ? format(first + i) : formatOf(known(student, id))];
  });
  orRefusal(() => visit.tabs.grades.getRange(first, column, formats.length, 1).setNumberFormats(formats));
}

/** What they hold, below the header that is in `cells` already. */
function fillColumn(visit: Visit, cells: unknown[][], { id, due }: Assignment, known: Known): void {
  const value = valueBack(visit, id, isOverdue(due, visit.clock.now));
  for (const student of visit.grades.students) {
    while (cells.length < student.row) cells.push(['']);
    cells[student.row - 1] = [value(known(student.id, id))];
  }
}

/** Title, due date and points as they are written in a header. */
export function headCells(
  visit: Visit,
  { title, due, points }: Pick<Assignment, 'title' | 'due' | 'points'>,
): unknown[] {
  return [plain(title), due === '' ? '' : visit.clock.toDate(due), points ?? visit.t.noGrade];
}
