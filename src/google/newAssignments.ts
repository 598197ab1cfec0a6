import { EMPTY_SUMMARY, parseAttachments, type Assignment } from '../gradebook/assignment';
import { assignmentCells, type AssignmentAt } from '../gradebook/assignmentRow';
import type { Change } from '../gradebook/batch';
import type { Cell } from '../gradebook/cell';
import { created, type NewAssignment } from '../gradebook/created';
import { textAt } from '../gradebook/table';
import { ASSIGNMENT_KEYS, LIVE_KEY, SUMMARY_KEYS } from '../gradebook/tables';
import { lookTold, standingStill } from './again';
import type { Known } from './known';
import { columnFormula, placeOf, type Place } from './live';
import { newColumn } from './newColumn';
import { freeRow } from './room';
import { claimTyped, type Typed } from './typedColumns';
import { toValues } from './values';
import { assignmentIn, columnOf, type Visit } from './visit';

/**
 * Makes assignments: the column in Grades first, then the row in Assignments, each where it is not there yet. One whose row
 * was deleted gets that back. Gives those that were made.
 */
export function addAssignments(visit: Visit, changes: readonly Change[], known?: Known): AssignmentAt[] {
  const all = created(changes, 'assignment').map(({ id, facts }) => ({ id, facts: facts as NewAssignment }));
  const isTyped = ({ facts }: Typed) => known === undefined && facts.typedAt !== undefined;
  const done: AssignmentAt[] = [];
  for (const { id, facts } of all.filter((one) => !isTyped(one))) {
    const now = rightBefore(visit, done);
    const column = columnOf(now, id) ?? newColumn(now, newAssignment(id, facts), facts, known);
    done.push(...writeRows(visit, [{ id, facts, column }]));
  }
  return [...done, ...addTyped(visit, all.filter(isTyped), done)];
}

/** Those of which a teacher typed the title in Grades: all columns first, then all rows, so that many cost little more than one. */
function addTyped(visit: Visit, typed: readonly Typed[], done: readonly AssignmentAt[]): AssignmentAt[] {
  if (typed.length === 0) return [];
  const now = rightBefore(visit, done);
  const columns = claimTyped(
    now,
    typed.filter(({ id }) => columnOf(now, id) === undefined),
  );
  return writeRows(
    visit,
    typed.map(({ id, facts }) => ({ id, facts, column: columnOf(now, id) ?? columns.get(id) })),
  );
}

/** The visit right before a column is made, when these were made just now. */
function rightBefore(visit: Visit, done: readonly AssignmentAt[]): Visit {
  if (done.length === 0) return standingStill(visit, 'headings');
  return lookTold({ ...visit, assignments: [...visit.assignments, ...done] });
}

/** An assignment with its column, if it has one, and the row of one whose id somebody deleted. */
interface Made extends Typed {
  readonly column: number | undefined;
  readonly own?: number | undefined;
}

/**
 * The rows of assignments that have none: in the place of one whose id somebody deleted, or together below the last one, which
 * is looked for right before.
 */
function writeRows(visit: Visit, made: readonly Made[]): AssignmentAt[] {
  const { tabs, assignmentTable } = visit;
  const lacking = made.filter(({ id }) => !assignmentIn(visit, id)).map((one) => ({ ...one, own: ownRow(visit, one) }));
  if (lacking.length === 0) return [];
  const place = placeOf(tabs, assignmentTable);
  const kept = lacking.flatMap((one) => (one.own === undefined ? [] : writeFrom(visit, one.own, [one], place)));
  const fresh = lacking.filter(({ own }) => own === undefined);
  if (fresh.length === 0) return kept;
  return [...kept, ...writeFrom(visit, freeRow(tabs.assignments, fresh.length), fresh, place)];
}

/** Writes these assignments from a row on, in one call. */
function writeFrom(visit: Visit, row: number, made: readonly Made[], place: Place): AssignmentAt[] {
  const lines = made.map((one) => rowOf(visit, one, place));
  const width = Math.max(...lines.map((line) => line.length));
  const cells = lines.map((line) => Array.from({ length: width }, (_, i) => line[i] ?? ''));
  visit.tabs.assignments.getRange(row, 1, cells.length, width).setValues(cells);
  return made.map(({ id, facts }, i) => ({ ...newAssignment(id, facts), row: row + i }));
}

/** The row of an assignment whose id somebody deleted: it is known by its title. One that had no column is new. */
function ownRow(visit: Visit, { id, facts: { title } }: Typed): number | undefined {
  const { assignmentTable: table } = visit;
  if (columnOf(visit, id) === undefined) return undefined;
  return table.rows.find((line) => textAt(table, line, 'id') === '' && textAt(table, line, 'title') === title)?.row;
}

/** The row of an assignment as it is written; what is the teacher's own in it stays. */
function rowOf(visit: Visit, { id, facts, column, own }: Made, place: Place): unknown[] {
  const { assignmentTable: table } = visit;
  const assignment = newAssignment(id, facts);
  const known = assignmentCells(assignment, visit.t.yes).map((cell, i) => [ASSIGNMENT_KEYS[i], cell] as const);
  const cells: Cell[] = Object.assign([], table.rows.find(({ row }) => row === own)?.cells);
  for (const [key = '', cell] of [...known, ...SUMMARY_KEYS.map((key) => [key, assignment.summary[key]] as const)]) {
    const at = table.columns.get(key);
    if (at !== undefined) cells[at] = cell;
  }
  const live = column === undefined ? undefined : table.columns.get(LIVE_KEY);
  if (live !== undefined) cells[live] = '';
  const [line = []] = toValues([Array.from(cells, (cell: Cell | undefined) => cell ?? '')], visit.clock);
  if (live !== undefined) line[live] = columnFormula(place, visit.grades, column ?? 0);
  return line;
}

function newAssignment(id: string, facts: NewAssignment): Assignment {
  const { title, due, points, category = '', importOn } = facts;
  const attachments = parseAttachments(facts.attachments);
  return { id, title, due, points, category, attachments, importOn, summary: EMPTY_SUMMARY };
}
