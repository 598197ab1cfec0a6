import { EMPTY_SUMMARY, parseAttachments, type Assignment } from '../gradebook/assignment';
import { assignmentCells, type AssignmentAt } from '../gradebook/assignmentRow';
import { valueText, type Change, type Value } from '../gradebook/batch';
import type { Cell } from '../gradebook/cell';
import { created, type NewAssignment } from '../gradebook/created';
import { headAt } from '../gradebook/grades';
import { headChanges } from '../gradebook/heads';
import { textAt } from '../gradebook/table';
import { ASSIGNMENT_KEYS, LIVE_KEY, SUMMARY_KEYS } from '../gradebook/tables';
import { noGradeWords } from '../text/words';
import { firstOf, lookAgain, lookAtHead, lookTold, standingStill } from './again';
import { orRefusal } from './failure';
import type { Known } from './known';
import { columnFormula, placeOf } from './live';
import { headCells, newColumn } from './newColumn';
import { freeRow } from './room';
import { plainInText, toValues } from './values';
import { assignmentIn, columnOf, type Visit } from './visit';

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

/**
 * Makes assignments: the column in Grades first, then the row in Assignments, each where it is not there yet. One whose row
 * was deleted gets that back. Gives those that were made.
 */
export function addAssignments(visit: Visit, changes: readonly Change[], known?: Known): AssignmentAt[] {
  const done: AssignmentAt[] = [];
  for (const { id, facts: made } of created(changes, 'assignment')) {
    const facts = made as NewAssignment;
    const own = columnOf(visit, id) === undefined ? undefined : rowWithoutId(visit, facts.title);
    const before = { ...visit, assignments: [...visit.assignments, ...done] };
    const now = done.length === 0 ? standingStill(visit, 'headings') : lookTold(before);
    const column = columnOf(now, id) ?? newColumn(now, newAssignment(id, facts), facts, known);
    if (assignmentIn(visit, id)) continue;
    done.push(writeAssignmentRow(visit, newAssignment(id, facts), column, own));
  }
  return done;
}

/** The row of an assignment whose id somebody deleted: it is known by its title. */
function rowWithoutId({ assignmentTable: table }: Visit, title: string): number | undefined {
  return table.rows.find((line) => textAt(table, line, 'id') === '' && textAt(table, line, 'title') === title)?.row;
}

/** Writes the row of an assignment in its place, or below the last one, which is looked for right before. */
function writeAssignmentRow(visit: Visit, assignment: Assignment, column?: number, own?: number): AssignmentAt {
  const { tabs, assignmentTable: table } = visit;
  const facts = assignmentCells(assignment, visit.t.yes).map((cell, i) => [ASSIGNMENT_KEYS[i], cell] as const);
  // What is the teacher's own in the row stays.
  const cells: Cell[] = Object.assign([], table.rows.find(({ row }) => row === own)?.cells);
  for (const [key = '', cell] of [...facts, ...SUMMARY_KEYS.map((key) => [key, assignment.summary[key]] as const)]) {
    const place = table.columns.get(key);
    if (place !== undefined) cells[place] = cell;
  }
  const live = column === undefined ? undefined : table.columns.get(LIVE_KEY);
  if (live !== undefined) cells[live] = '';
  const [line = []] = toValues([Array.from(cells, (cell: Cell | undefined) => cell ?? '')], visit.clock);
  if (live !== undefined) line[live] = columnFormula(placeOf(tabs, table), visit.grades, column ?? 0);
  const row = own ?? freeRow(tabs.assignments);
  tabs.assignments.getRange(row, 1, 1, line.length).setValues([line]);
  return { ...assignment, row };
}

function newAssignment(id: string, facts: NewAssignment): Assignment {
  const { title, due, points, category = '', importOn } = facts;
  const attachments = parseAttachments(facts.attachments);
  return { id, title, due, points, category, attachments, importOn, summary: EMPTY_SUMMARY };
}
