import type { Cell } from '../gradebook/cell';
import { cellOf, GRADES_ROWS, RETURNED_COLUMN, withColumn } from '../gradebook/grades';
import type { AssignmentAt } from '../gradebook/assignmentRow';
import type { Frame } from '../gradebook/live';
import { asText } from '../gradebook/table';
import { lookLive, reads, relive, sameFrame } from './live';
import { toCells } from './values';
import { assignmentIn, besideLive, readAllGrades, readNames, seenIn, toldIn, type Visit } from './visit';

/** The visit with all of Grades read anew. */
export function lookAgain(visit: Visit): Visit {
  const seen = readAllGrades(visit.tabs.grades, visit);
  if (!seen) throw new Error('somebody is changing the hidden row of Grades right now');
  return { ...visit, ...seen, first: firstOf(visit) };
}

/** Whether somebody wrote to the log since this visit began: then nothing may be written by what it knows. */
export function othersWrote({ tabs, historyRows }: Visit): boolean {
  return tabs.history.getLastRow() !== historyRows;
}

/** Whether every student, assignment and header stands where it stood. */
export function sameStanding(a: Visit, b: Visit): boolean {
  return standing(a) === standing(b);
}

function standing({ grades: { students, heads, columns, rows } }: Visit): string {
  const places = [students.map(({ id, row }) => [id, row]), heads.map(({ id, column }) => [id, column])];
  return JSON.stringify([...places, [...columns], [...rows]]);
}

/** The visit with the ids and names as they stand right now, and every row with them: one read of no more than those columns. */
export function lookAtNames(visit: Visit): Visit {
  const { live, tabs } = visit;
  const seen = live && besideLive(tabs.grades, live, visit);
  return seen ? { ...visit, ...seen, first: firstOf(visit) } : lookAgain(visit);
}

/**
 * The visit with all that a visit knows of Grades read anew, by live cells that know of the batch under way: two reads. The
 * last of them tells ids and cells together, so that nothing can be moved between the one and the other.
 */
export function lookTold(visit: Visit): Visit {
  const { live, tabs, assignmentTable, assignments, applied } = visit;
  if (!live) return lookAgain(visit);
  const names = readNames(tabs.grades, live);
  const now = relive(tabs, assignmentTable, assignments, applied + 1);
  const seen = now && toldIn(names, now, visit);
  return seen ? { ...visit, ...seen, first: firstOf(visit) } : lookAgain(visit);
}

/**
 * The header rows as Google gives them right now, as far as a column: one read. Null when they, or the columns before that
 * one, do not stand where this visit saw them.
 */
export function headerNow({ tabs, grades, clock }: Visit, last: number): unknown[][] | null {
  const header = tabs.grades.getRange(1, 1, Math.max(1, ...grades.rows.values()), last).getValues();
  const cells = toCells(header, clock);
  const stands = (row: number, column: number) =>
    asText(cells[row - 1]?.[column - 1] ?? '') === asText(cellOf(grades, row, column));
  const rows = cells.every((_, i) => stands(i + 1, 1));
  const columns = cells[0]?.every((_, i) => i + 1 === last || stands(1, i + 1)) ?? false;
  return rows && columns ? header : null;
}

/** Grades as this visit first read it. */
export function firstOf({ first, grades }: Visit): Visit['grades'] {
  return first || grades;
}

/** The visit with every cell of Grades at hand: read anew where the live cells told some of it. */
export function whole(visit: Visit): Visit {
  return visit.live === null ? visit : lookAgain(visit);
}

/** The visit with other cells in a column of Grades. */
function withCells(visit: Visit, column: number, at: (row: number) => Cell): Visit {
  const { grades, rawAt } = visit;
  const other = withColumn(grades, column, at);
  return { ...visit, grades: other, rawAt: (row, place) => (place === column ? at(row) : rawAt(row, place)) };
}

/** The visit with what was returned to each student: one read, and only when there is something. */
export function withGiven(visit: Visit): Visit {
  const { live, grades, tabs } = visit;
  const column = grades.columns.get(RETURNED_COLUMN);
  if (live?.returned !== 'unread' || column === undefined) return visit;
  const texts = tabs.grades.getRange(1, column, grades.cells.rows, 1).getValues();
  const at = (row: number) => String(texts[row - 1]?.[0] ?? '');
  return { ...withCells(visit, column, at), live: { ...live, returned: 'read' } };
}

/**
 * The visit while everything in Grades stands where it stood, or every heading, by a live cell that knows of the batch under
 * way; else all of it anew.
 */
export function standingStill(visit: Visit, what: 'all' | 'headings' = 'all'): Visit {
  const { tabs, assignmentTable, applied } = visit;
  return stands(visit, lookLive(tabs, assignmentTable, undefined, applied + 1)?.frame, what) ? visit : lookAgain(visit);
}

/**
 * The visit with the heading of an assignment as it is right now, while all headings stand where they stood, and its row in
 * Assignments too; else null. One read.
 */
export function lookAtHead(visit: Visit, assignment: AssignmentAt): Visit | null {
  const { tabs, assignmentTable, applied, grades } = visit;
  const told = lookLive(tabs, assignmentTable, assignment, applied + 1);
  const column = grades.heads.find(({ id }) => id === assignment.id)?.column;
  if (!column || !told || typeof told.cells === 'string' || !stands(visit, told.frame, 'headings')) return null;
  const { cells } = told;
  return { ...visit, grades: withColumn(grades, column, (row) => cells[row - 1]), first: firstOf(visit) };
}

function stands({ grades }: Visit, frame: Frame | undefined, what: 'all' | 'headings'): boolean {
  const { cells, rows } = grades;
  const columns = frame && reads(frame.keys, cells.columns, (column) => cells.at(1, column));
  const lines =
    what === 'all'
      ? frame && reads(frame.ids, cells.rows, (row) => cells.at(row, 1))
      : GRADES_ROWS.every((key) => frame?.headers.get(key) === rows.get(key));
  return columns === true && lines === true;
}

/**
 * The visit with Grades as it is right now, as far as this column; all of it when the column is not there any more. Right
 * after a batch was logged (`since`) the live cells tell it, for one that knows of the batch is younger than it.
 */
export function lookAtColumn(visit: Visit, assignment: string, column: number, since: number | undefined): Visit {
  const told = since === undefined ? null : toldAgain(visit, assignment, column, since);
  if (told) return told;
  const { tabs } = visit;
  const sheet = tabs.grades;
  const part = sheet
    .getRange(1, 1, Math.max(1, sheet.getLastRow()), Math.min(column, sheet.getMaxColumns()))
    .getValues() as readonly (readonly unknown[])[];
  const there = part[0]?.[column - 1] === cellOf(visit.grades, 1, column);
  const seen = there ? seenIn(part, visit) : readAllGrades(sheet, visit);
  const gone = { ...visit.grades, students: [], heads: [] };
  return { ...visit, ...(seen || { grades: gone }), first: firstOf(visit) };
}

/** The same by the live cells, while everything stands where it stood. */
function toldAgain(visit: Visit, assignment: string, column: number, since: number): Visit | null {
  const { live, tabs, assignmentTable } = visit;
  const told = live && lookLive(tabs, assignmentTable, assignmentIn(visit, assignment), since);
  if (!told || !sameFrame(told.frame, live.frame) || typeof told.cells === 'string') return null;
  const { cells } = told;
  const at = (row: number) => cells[row - 1] ?? '';
  return { ...withCells(visit, column, at), first: firstOf(visit) };
}
