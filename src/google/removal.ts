import type { Change } from '../gradebook/batch';
import type { Cell } from '../gradebook/cell';
import { cellOf, givenTo, type GradesHead, type Student } from '../gradebook/grades';
import { placesTo } from '../gradebook/places';
import { ASSIGNMENT_KEYS, LIVE_KEY, SUBMISSION_KEYS, SUMMARY_KEYS } from '../gradebook/tables';
import { wordIn } from '../text/words';
import { lookTold } from './again';
import { rowNow } from './assignments';
import { readBlock } from './blocks';
import { letters } from './layout';
import { assignmentIn, type Visit } from './visit';

/**
 * Takes out what a batch unmakes: students and assignments that were made and on which nothing hangs. Cells are emptied, no
 * row or column goes, and whatever somebody typed there meanwhile stays. Found by id, so that doing it again does nothing
 * twice; where it all stands is looked up right before. Gives the visit as it is then.
 */
export function takeOut(then: Visit, changes: readonly Change[]): Visit {
  const gone = new Set(
    changes
      .filter(({ field, after }) => field === 'created' && after === null)
      .map(({ student, assignment }) => student || assignment),
  );
  if (gone.size === 0) return then;
  const visit = lookTold(then);
  const students = visit.grades.students.filter(({ id }) => gone.has(id));
  const heads = visit.grades.heads.filter(({ id }) => gone.has(id));
  const cells = [
    ...students.flatMap((student) => cellsOfStudent(visit, student)),
    ...heads.flatMap((head) => cellsOfHead(visit, head)),
  ];
  if (cells.length > 0) visit.tabs.grades.getRangeList(cells).clearContent();
  const without = [...gone].reduce(withoutAssignment, visit);
  return cells.length > 0 ? lookTold(without) : without;
}

/** The cells that the program wrote for a student: id, names, figures, and the words of missing work. */
function cellsOfStudent({ grades }: Visit, { row }: Student): string[] {
  const words = grades.heads.filter(({ column }) => isOurs(cellOf(grades, row, column)));
  return [1, ...grades.columns.values(), ...words.map(({ column }) => column)].map(
    (column) => letters(column) + String(row),
  );
}

/** The heading of an assignment, and the words of missing work below it. */
function cellsOfHead({ grades }: Visit, { column }: GradesHead): string[] {
  const words = grades.students.filter(({ row }) => isOurs(cellOf(grades, row, column)));
  return [1, ...grades.rows.values(), ...words.map(({ row }) => row)].map((row) => letters(column) + String(row));
}

/** Whether a cell holds nothing but what the program puts there by itself once a due date has passed. */
function isOurs(cell: Cell): boolean {
  return typeof cell === 'string' && wordIn(cell) === 'missing';
}

/** Its rows in Submissions, which hold no facts any more, then its row in Assignments, by which it is found until then. */
function withoutAssignment(visit: Visit, id: string): Visit {
  const assignment = assignmentIn(visit, id);
  if (!assignment) return visit;
  const block = readBlock(visit, assignment);
  const { tabs, assignmentTable } = visit;
  if (block && block.start > 0)
    tabs.submissions.getRange(block.start, 1, block.room, SUBMISSION_KEYS.length).clearContent();
  const own = [...ASSIGNMENT_KEYS, ...SUMMARY_KEYS, LIVE_KEY].flatMap((key) => assignmentTable.columns.get(key) ?? []);
  const row = rowNow(visit, id);
  if (row > 0) tabs.assignments.getRangeList(own.map((column) => letters(column + 1) + String(row))).clearContent();
  return {
    ...visit,
    assignments: visit.assignments.filter((one) => one.id !== id),
    assignmentTable: {
      ...assignmentTable,
      rows: assignmentTable.rows.filter(({ row }) => row !== assignment.row),
    },
  };
}

/**
 * Whether something hangs on a student in Grades, read whole, besides what the program put there by itself. What was returned to
 * somebody else, whose row was copied, does not.
 */
export function rowInUse({ grades }: Visit, student: Student): boolean {
  const own = new Set<number>([1, ...grades.columns.values()]);
  const columns = placesTo(grades.cells.columns);
  const isUsed = columns.some((column) => !own.has(column) && holds(cellOf(grades, student.row, column)));
  return isUsed || givenTo(grades, student).size > 0;
}

/** Whether something stands in the column of an assignment in Grades, besides what the program put there by itself. */
export function columnInUse({ grades }: Visit, { column }: GradesHead): boolean {
  const own = new Set([1, ...grades.rows.values()]);
  const rows = placesTo(grades.cells.rows);
  return rows.some((row) => !own.has(row) && holds(cellOf(grades, row, column)));
}

function holds(cell: Cell): boolean {
  return cell !== '' && !isOurs(cell);
}
