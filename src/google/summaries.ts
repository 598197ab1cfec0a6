import type { Summary } from '../gradebook/assignment';
import { summaryCells, type AssignmentAt } from '../gradebook/assignmentRow';
import type { Cell } from '../gradebook/cell';
import { columnCheck, type Student } from '../gradebook/grades';
import { listedPrint, printIn } from '../gradebook/shuffled';
import { summarise } from '../gradebook/summary';
import type { Change } from '../gradebook/batch';
import { asText } from '../gradebook/table';
import { textsOf } from '../gradebook/texts';
import { APPLIED_KEY, COUNT_KEYS, FIRST_ROW, STUDENTS_KEY, SUMMARY_KEYS, TEXTS_KEY } from '../gradebook/tables';
import { firstOf } from './again';
import { rowsIn, submissionIn, type Block } from './blocks';
import { unreadableIn } from './turns';
import { plain, toValues } from './values';
import { columnOf, overdue, type Visit } from './visit';

/** The visit with the counts of one assignment taken anew from its block; they are those of this revision. */
export function withSummary(visit: Visit, id: string, block: Block, asOf: number): Visit {
  const assignments = visit.assignments.map((assignment) =>
    assignment.id === id ? { ...assignment, summary: summaryOf(visit, assignment, block, asOf) } : assignment,
  );
  return { ...visit, assignments };
}

function summaryOf(visit: Visit, assignment: AssignmentAt, block: Block, asOf: number): Summary {
  const column = columnOf(visit, assignment.id);
  const late = overdue(visit, assignment);
  const submissions = visit.grades.students.map(({ id }) => submissionIn(block, id));
  const unreadable = column === undefined ? [] : unreadableIn(visit, column);
  return summarise(submissions, late, {
    block: block.start,
    room: block.room,
    rows: rowsIn(block),
    unreadable: unreadable.length,
    check: column === undefined ? '' : columnCheck(visit.grades, column, late),
    texts: visit.assignmentTable.columns.has(TEXTS_KEY)
      ? textsOf(assignment.summary.texts, unreadable, goneFrom(visit, column))
      : '',
    asOf,
  });
}

/** Who is known and stands nowhere in this column: whose row was deleted, and everybody where the column was. */
function goneFrom({ grades, listed }: Visit, column: number | undefined): (student: string) => boolean {
  const there = new Set(column === undefined ? [] : grades.students.map(({ id }) => id));
  return (id) => listed.has(id) && !there.has(id);
}

/** Whether the counts of an assignment are those of the gradebook as it is: nobody typed since, no due date passed. */
export function isCounted(visit: Visit, assignment: AssignmentAt): boolean {
  const column = columnOf(visit, assignment.id);
  const { check, asOf } = assignment.summary;
  return (
    column === undefined ||
    (asOf === visit.applied && check === columnCheck(visit.grades, column, overdue(visit, assignment)))
  );
}

/** An assignment whose column wants a fresh look: newcomers may be missing work already. */
export function unchecked(assignment: AssignmentAt): AssignmentAt {
  return { ...assignment, summary: { ...assignment.summary, check: '' } };
}

/** Whether two summaries count the same; where the rows are is no count. */
export function sameCounts(a: Summary, b: Summary): boolean {
  return COUNT_KEYS.every((key) => a[key] === b[key]);
}

/**
 * The end of a batch: where every block is now, all counts, and the mark that the batch is finished, in one write.
 * Counts that were right before it, and that it did not touch, are right after it.
 */
export function writeMark(visit: Visit, revision: number): Visit {
  const assignments = visit.assignments.map((assignment) =>
    assignment.summary.asOf === visit.applied
      ? { ...assignment, summary: { ...assignment.summary, asOf: revision } }
      : assignment,
  );
  const now = { ...visit, assignments, applied: revision, revision };
  write(now, [...SUMMARY_KEYS, STUDENTS_KEY, APPLIED_KEY], 2);
  return now;
}

/** The two marks alone, over whatever somebody typed there; to be written under the lock. */
export function writeMarks(visit: Visit): void {
  const { columns } = visit.assignmentTable;
  for (const [key, value] of marksOf(visit)) {
    const column = columns.get(key);
    if (column === undefined) continue;
    const cell = visit.tabs.assignments.getRange(2, column + 1).setNumberFormat('General');
    cell.setValue(typeof value === 'string' ? plain(value) : value);
  }
}

/** The marks over which somebody typed: their columns, from 1. A list that was too long for its cell is left out. */
export function strangeMarks(visit: Visit): number[] {
  const { headers, columns } = visit.assignmentTable;
  return [...marksOf(visit)].flatMap(([key, right]) => {
    const column = columns.get(key) ?? -1;
    const cell = headers[column] ?? '';
    const reads = key === APPLIED_KEY ? cell === right : right === '' || isList(asText(cell), visit);
    return column < 0 || reads ? [] : [column + 1];
  });
}

function isList(text: string, { listed, grades }: Visit): boolean {
  return text === listedText(listed) && grades.students.every(({ id }) => listed.has(id));
}

/**
 * Counts outside a batch: where the blocks are and the mark stay as they stand in the sheet. Should a colleague's batch
 * come in between, these counts are of an older revision than its mark, and so are made again.
 */
export function writeCounts(visit: Visit): void {
  write(visit, COUNT_KEYS, FIRST_ROW);
}

/** Writes these columns of Assignments from a row on, in one call; rows that are the teacher's own as they were. */
function write(visit: Visit, keys: readonly string[], top: number): void {
  const { columns, headers, rows } = visit.assignmentTable;
  const known = keys.filter((key) => columns.has(key));
  const places = known.map((key) => columns.get(key) ?? -1);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const bottom = Math.max(2, ...rows.map(({ row }) => row), ...visit.assignments.map(({ row }) => row));
  if (known.length === 0 || bottom < top) return;
  const before = new Map(rows.map(({ row, cells }) => [row, cells]));
  const own = new Map(visit.assignments.map((assignment) => [assignment.row, summaryByKey(assignment)]));
  const grid = Array.from({ length: bottom - top + 1 }, (_, i): Cell[] => {
    const row = top + i;
    const cells = row === 2 ? headers : before.get(row) || [];
    const made = row === 2 ? marksOf(visit) : own.get(row);
    const line = Array.from({ length: last - first + 1 }, (__, j) => cells[first + j] ?? '');
    known.forEach((key, k) => {
      const cell = made?.get(key);
      if (cell !== undefined) line[(places[k] ?? first) - first] = cell;
    });
    return line;
  });
  visit.tabs.assignments.getRange(top, first + 1, grid.length, last - first + 1).setValues(toValues(grid, visit.clock));
}

/** What fits in a cell, with room to spare. */
const MOST_LISTED = 49_000;

function marksOf({ applied, listed, grades }: Visit): ReadonlyMap<string, Cell> {
  const lacking = grades.students.filter(({ id }) => !listed.has(id));
  const ids = listedText(new Map([...listed, ...lacking.map((one) => [one.id, listedPrint(one)] as const)]));
  return new Map<string, Cell>([
    [APPLIED_KEY, applied],
    [STUDENTS_KEY, ids],
  ]);
}

type Facts = Pick<Student, 'last' | 'first' | 'email'>;

/**
 * The list of students as a batch leaves it: with those it made, without those it took out, and each as this visit first
 * saw them or as the batch names them. A batch without changes told nothing of names: what was typed stays to be noticed.
 */
export function withListed(visit: Visit, changes: readonly Change[]): Visit {
  if (changes.length === 0) return visit;
  const facts = new Map<string, Facts | null>(firstOf(visit).students.map((one) => [one.id, one]));
  for (const { student, assignment, field, after } of changes) {
    if (student === '' || assignment !== '') continue;
    const known = facts.get(student);
    if (field === 'created') facts.set(student, after as Facts | null);
    else if (known) facts.set(student, { ...known, [field]: after });
  }
  const listed = new Map(visit.listed);
  for (const [id, known] of facts) {
    if (known) listed.set(id, listedPrint(known));
    else listed.delete(id);
  }
  return { ...visit, listed };
}

/** As it stands in its cell: of a very large class without the signs of names, and where even that does not fit there is none. */
export function listedText(listed: Visit['listed']): string {
  const told = (shown: (print: string) => string) =>
    [...listed].map(([id, print]) => `${id}:${shown(print)}`).join(' ');
  return [told((print) => print), told(printIn)].find((text) => text.length <= MOST_LISTED) ?? '';
}

/** With whose it is, for the rows of Assignments may have been moved meanwhile. */
function summaryByKey({ id, summary }: AssignmentAt): ReadonlyMap<string, Cell> {
  const cells = summaryCells({ ...summary, check: `${summary.check} ${id}` });
  return new Map(SUMMARY_KEYS.map((key, i) => [key, cells[i] ?? '']));
}
