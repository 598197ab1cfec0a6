import { parseAttachments, type Assignment } from '../gradebook/assignment';
import { assignmentCells, type AssignmentAt } from '../gradebook/assignmentRow';
import { valueText, type Change, type Value } from '../gradebook/batch';
import { headAt } from '../gradebook/grades';
import { headChanges } from '../gradebook/heads';
import { ASSIGNMENT_KEYS } from '../gradebook/tables';
import { noGradeWords } from '../text/words';
import { firstOf, lookAgain, lookAtHead } from './again';
import { orRefusal } from './failure';
import { headCells } from './newColumn';
import { plainInText, toValues } from './values';
import { columnOf, type Visit } from './visit';

/** Writes what changed of assignments: in their rows in Assignments, and in their headers in Grades. Gives all as they are now. */
export function editAssignments(visit: Visit, changes: readonly Change[]): readonly AssignmentAt[] {
  return visit.assignments.map((assignment) => {
    const own = changes.filter((c) => c.student === '' && c.assignment === assignment.id && c.field !== 'created');
    if (own.length === 0) return assignment;
    const after = own.reduce<AssignmentAt>((done, change) => ({ ...done, ...editOf(change) }), assignment);
    // Of the column in Grades and the row in Assignments: one read while all stands where it stood, by the live cell beside it.
    const told = lookAtHead(visit, after);
    const row = told ? after.row : rowNow(visit, after.id);
    writeFacts(visit, { ...after, row }, own);
    // A heading that is protected stays as its owner typed it.
    orRefusal(() => {
      writeHead(told ?? lookAgain(visit), after, own);
    });
    return { ...after, row: row || after.row, summary: { ...after.summary, check: '' } };
  });
}

/** The cells of an assignment that changed, wherever the teacher moved their columns. */
function writeFacts(visit: Visit, assignment: AssignmentAt, changes: readonly Change[]): void {
  const keys = new Set(changes.map(({ field }) => (field === 'importOn' ? 'import' : field)));
  const cells = assignmentCells(assignment, visit.t.yes);
  ASSIGNMENT_KEYS.forEach((key, i) => {
    const column = visit.assignmentTable.columns.get(key);
    if (!keys.has(key) || column === undefined || assignment.row === 0) return;
    visit.tabs.assignments.getRange(assignment.row, column + 1).setValues(toValues([[cells[i] ?? '']], visit.clock));
  });
}

/**
 * Where the row of an assignment stands right now; 0: nowhere. As far as the tab goes, so that a row which is inserted in this moment
 * pushes none out of sight.
 */
export function rowNow({ tabs: { assignments }, assignmentTable }: Visit, id: string): number {
  const column = (assignmentTable.columns.get('id') || 0) + 1;
  const ids = assignments.getRange(1, column, assignments.getMaxRows(), 1).getValues();
  return ids.findIndex(([cell]) => String(cell).trim() === id) + 1;
}

function editOf({ field, after }: Change): Partial<Assignment> {
  return field === 'attachments' ? { attachments: parseAttachments(valueText(after)) } : { [field]: after };
}

/**
 * What changed of an assignment's header in Grades, as far as its rows are still there; a heading that was refused stays, and
 * so does one that was typed meanwhile, or after a run that was cut off: the next visit notices it.
 */
function writeHead(visit: Visit, assignment: Assignment, changes: readonly Change[]): void {
  const column = columnOf(visit, assignment.id);
  if (!column) return;
  const cells = [...headCells(visit, assignment), plainInText(assignment.category)];
  const places = HEAD_FIELDS.flatMap((field, i) => {
    const row = visit.grades.rows.get(field);
    const own = changes.filter((change) => change.field === field);
    const stays = own.length === 0 || isTyped(visit, assignment, { field, column, own });
    return row === undefined || stays ? [] : [{ row, cell: cells[i] }];
  });
  const first = places[0]?.row ?? 1;
  if (places.every(({ row }, i) => row === first + i)) {
    if (places.length > 0)
      visit.tabs.grades.getRange(first, column, places.length, 1).setValues(places.map(({ cell }) => [cell]));
    return;
  }
  for (const { row, cell } of places) visit.tabs.grades.getRange(row, column).setValue(cell);
}

const HEAD_FIELDS = ['title', 'due', 'points', 'category'] as const;

/** Whether a heading says something else than this visit first saw there, or than these changes tell of it. */
function isTyped(
  visit: Visit,
  assignment: Assignment,
  { field, column, own }: { field: (typeof HEAD_FIELDS)[number]; column: number; own: readonly Change[] },
): boolean {
  const is = headAt(visit.grades, column);
  const was = firstOf(visit).heads.find(({ id }) => id === assignment.id);
  const says = (value: Value) => {
    const then = { ...assignment, [field]: value };
    return headChanges(then, is, new Set([field]), visit.decimal, noGradeWords()).changes.length === 0;
  };
  const same = JSON.stringify(was?.[field]) === JSON.stringify(is[field]);
  return !same || !own.some(({ before, after }) => says(before) || says(after));
}
