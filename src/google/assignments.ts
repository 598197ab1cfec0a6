import { EMPTY_SUMMARY, parseAttachments, type Assignment } from '../gradebook/assignment';
import { assignmentCells, type AssignmentAt } from '../gradebook/assignmentRow';
import { valueText, type Change } from '../gradebook/batch';
import type { Cell } from '../gradebook/cell';
import { created, type NewAssignment } from '../gradebook/created';
import { textAt } from '../gradebook/table';
import { ASSIGNMENT_KEYS, FIRST_ROW, LIVE_KEY, SUMMARY_KEYS } from '../gradebook/tables';
import { lookTold, standingStill } from './again';
import type { Known } from './known';
import { columnFormula, placeOf } from './live';
import { headCells, newColumn } from './newColumn';
import { plainInText, toValues } from './values';
import { assignmentIn, columnOf, type Visit } from './visit';

/** Writes what changed of assignments: in their rows in Assignments, and in their headers in Grades. Gives all as they are now. */
export function editAssignments(visit: Visit, changes: readonly Change[]): readonly AssignmentAt[] {
  return visit.assignments.map((assignment) => {
    const own = changes.filter((c) => c.student === '' && c.assignment === assignment.id && c.field !== 'created');
    if (own.length === 0) return assignment;
    const after = own.reduce<AssignmentAt>((done, change) => ({ ...done, ...editOf(change) }), assignment);
    writeFacts(visit, after, own);
    writeHead(standingStill(visit, 'headings'), after, own);
    return { ...after, summary: { ...after.summary, check: '' } };
  });
}

/** The cells of an assignment that changed, wherever the teacher moved their columns. */
function writeFacts(visit: Visit, assignment: AssignmentAt, changes: readonly Change[]): void {
  const keys = new Set(changes.map(({ field }) => (field === 'importOn' ? 'import' : field)));
  const cells = assignmentCells(assignment, visit.t.yes);
  ASSIGNMENT_KEYS.forEach((key, i) => {
    const column = visit.assignmentTable.columns.get(key);
    if (!keys.has(key) || column === undefined) return;
    visit.tabs.assignments.getRange(assignment.row, column + 1).setValues(toValues([[cells[i] ?? '']], visit.clock));
  });
}

function editOf({ field, after }: Change): Partial<Assignment> {
  return field === 'attachments' ? { attachments: parseAttachments(valueText(after)) } : { [field]: after };
}

/** What changed of an assignment's header in Grades, as far as its rows are still there; a heading that was refused stays. */
function writeHead(visit: Visit, assignment: Assignment, changes: readonly Change[]): void {
  const column = columnOf(visit, assignment.id);
  if (!column) return;
  const { rows } = visit.grades;
  const fields = new Set(changes.map(({ field }) => field));
  const cells = [...headCells(visit, assignment), plainInText(assignment.category)];
  const places = (['title', 'due', 'points', 'category'] as const).flatMap((key, i) => {
    const row = rows.get(key);
    return row === undefined || !fields.has(key) ? [] : [{ row, cell: cells[i] }];
  });
  const first = places[0]?.row ?? 1;
  if (places.every(({ row }, i) => row === first + i)) {
    if (places.length > 0)
      visit.tabs.grades.getRange(first, column, places.length, 1).setValues(places.map(({ cell }) => [cell]));
    return;
  }
  for (const { row, cell } of places) visit.tabs.grades.getRange(row, column).setValue(cell);
}

/**
 * Makes assignments: the column in Grades first, then the row in Assignments, each where it is not there yet. One whose row
 * was deleted gets that back. Gives those that were made.
 */
export function addAssignments(visit: Visit, changes: readonly Change[], known?: Known): AssignmentAt[] {
  let free = Math.max(FIRST_ROW - 1, ...visit.assignmentTable.rows.map((found) => found.row)) + 1;
  const done: AssignmentAt[] = [];
  for (const { id, facts: made } of created(changes, 'assignment')) {
    const facts = made as NewAssignment;
    const own = columnOf(visit, id) === undefined ? undefined : rowWithoutId(visit, facts.title);
    const row = own ?? free;
    const assignment = { ...newAssignment(id, facts), row };
    const before = { ...visit, assignments: [...visit.assignments, ...done] };
    const now = done.length === 0 ? standingStill(visit, 'headings') : lookTold(before);
    const column = columnOf(now, id) ?? newColumn(now, assignment, facts, known);
    if (assignmentIn(visit, id)) continue;
    writeAssignmentRow(visit, assignment, column);
    if (own === undefined) free++;
    done.push(assignment);
  }
  return done;
}

/** The row of an assignment whose id somebody deleted: it is known by its title. */
function rowWithoutId({ assignmentTable: table }: Visit, title: string): number | undefined {
  return table.rows.find((line) => textAt(table, line, 'id') === '' && textAt(table, line, 'title') === title)?.row;
}

function writeAssignmentRow(visit: Visit, assignment: AssignmentAt, column: number | undefined): void {
  const { tabs, assignmentTable: table } = visit;
  const facts = assignmentCells(assignment, visit.t.yes).map((cell, i) => [ASSIGNMENT_KEYS[i], cell] as const);
  const cells: Cell[] = [];
  for (const [key = '', cell] of [...facts, ...SUMMARY_KEYS.map((key) => [key, assignment.summary[key]] as const)]) {
    const place = table.columns.get(key);
    if (place !== undefined) cells[place] = cell;
  }
  const live = column === undefined ? undefined : table.columns.get(LIVE_KEY);
  if (live !== undefined) cells[live] = '';
  const [line = []] = toValues([Array.from(cells, (cell: Cell | undefined) => cell ?? '')], visit.clock);
  if (live !== undefined) line[live] = columnFormula(placeOf(tabs, table), visit.grades, column ?? 0);
  tabs.assignments.getRange(assignment.row, 1, 1, line.length).setValues([line]);
}

function newAssignment(id: string, facts: NewAssignment): Assignment {
  const { title, due, points, category = '', importOn } = facts;
  const attachments = parseAttachments(facts.attachments);
  return { id, title, due, points, category, attachments, importOn, summary: EMPTY_SUMMARY };
}
