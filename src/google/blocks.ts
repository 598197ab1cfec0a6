import type { Assignment } from '../gradebook/assignment';
import type { Cell } from '../gradebook/cell';
import { displayName } from '../gradebook/names';
import { emptySubmission, type Submission } from '../gradebook/submission';
import { readSubmission, submissionCells } from '../gradebook/submissionRow';
import { FIRST_ROW, SUBMISSION_KEYS } from '../gradebook/tables';
import { toCells, toValues } from './values';
import type { Visit } from './visit';
import { rowReader, rowWords } from './words';

const WIDTH = SUBMISSION_KEYS.length;

/** The submissions of one assignment, as one block of rows in Submissions. */
export interface Block {
  readonly assignment: string;
  /** first row; 0: the assignment has no block yet */
  readonly start: number;
  /** rows it may use */
  readonly room: number;
  /** its cells as read */
  readonly cells: readonly (readonly Cell[])[];
  /** by student; students without facts are absent */
  readonly submissions: ReadonlyMap<string, Submission>;
  /** 0-based place in the block, by student */
  readonly places: ReadonlyMap<string, number>;
}

/** Rows for the whole class and some newcomers, so that a block seldom has to move. */
export function roomFor(students: number): number {
  return students + Math.max(5, Math.ceil(students / 5));
}

/**
 * Reads the block of one assignment: one read. The place is a hint, so every row is checked; null when the rows are not
 * where they should be (a teacher sorted or deleted rows), and the tab wants regrouping.
 */
export function readBlock(visit: Visit, assignment: Assignment): Block | null {
  const { block: start, room } = assignment.summary;
  if (start === 0) return blockOf(assignment.id, 0, 0, []);
  const values = visit.tabs.submissions.getRange(start, 1, room, WIDTH).getValues();
  const cells = toCells(values, visit.clock);
  const strange = cells.some((row) => row[0] !== assignment.id && row.some((cell) => cell !== ''));
  return strange ? null : blockOf(assignment.id, start, room, cells);
}

export function blockOf(assignment: string, start: number, room: number, cells: readonly (readonly Cell[])[]): Block {
  const submissions = new Map<string, Submission>();
  const places = new Map<string, number>();
  const reader = rowReader();
  cells.forEach((row, place) => {
    const submission = readSubmission(row, reader);
    if (!submission || submissions.has(submission.student)) return;
    submissions.set(submission.student, submission);
    places.set(submission.student, place);
  });
  return { assignment, start, room, cells, submissions, places };
}

/** A student's submission, or an empty one when there are no facts yet. */
export function submissionIn(block: Block, student: string): Submission {
  return block.submissions.get(student) ?? emptySubmission(student, block.assignment);
}

/** The block with some submissions changed, as it will stand; rows for new students are taken from the free ones. */
export function changedBlock(visit: Visit, block: Block, changed: readonly Submission[], title: string): Block {
  const words = rowWords(visit.t);
  const names = new Map(visit.grades.students.map((student) => [student.id, displayName(student)]));
  const cells = block.cells.map((row) => [...row]);
  const places = new Map(block.places);
  for (const submission of changed) {
    const place = places.get(submission.student) ?? freePlace(cells);
    places.set(submission.student, place);
    cells[place] = submissionCells(submission, { title, name: names.get(submission.student) ?? '' }, words);
  }
  return blockOf(block.assignment, block.start, block.room, cells);
}

function freePlace(cells: readonly (readonly Cell[])[]): number {
  const free = cells.findIndex((row) => row.every((cell) => cell === ''));
  return free < 0 ? cells.length : free;
}

/**
 * Writes what differs between two states of a block: one write of the rows from the first to the last that changed.
 * A block that outgrew its room moves to the end of the tab (and its old rows are cleared). Gives where it stands now.
 */
export function writeBlock(visit: Visit, before: Block, after: Block): Block {
  if (before.start === 0 || after.cells.length > before.room) return moveBlock(visit, before, after);
  const changed = after.cells.flatMap((row, i) => (sameRow(row, before.cells[i] ?? []) ? [] : [i]));
  if (changed.length === 0) return after;
  const [first, last] = [changed[0] ?? 0, changed[changed.length - 1] ?? 0];
  const rows = after.cells.slice(first, last + 1);
  visit.tabs.submissions.getRange(before.start + first, 1, rows.length, WIDTH).setValues(toValues(rows, visit.clock));
  return after;
}

function moveBlock(visit: Visit, before: Block, after: Block): Block {
  const room = Math.max(roomFor(visit.grades.students.length), roomFor(after.cells.length));
  const start = nextFreeRow(visit);
  const sheet = visit.tabs.submissions;
  const lacking = start + room - 1 - sheet.getMaxRows();
  if (lacking > 0) sheet.insertRowsAfter(sheet.getMaxRows(), lacking);
  if (after.cells.length > 0) {
    sheet.getRange(start, 1, after.cells.length, WIDTH).setValues(toValues(after.cells, visit.clock));
  }
  if (before.start > 0) sheet.getRange(before.start, 1, before.room, WIDTH).clearContent();
  return { ...after, start, room };
}

/** The row after the last block, by the hints: blocks never overlap. */
function nextFreeRow(visit: Visit): number {
  const ends = visit.assignments.map(({ summary }) => summary.block + summary.room);
  return Math.max(FIRST_ROW, ...ends);
}

function sameRow(a: readonly Cell[], b: readonly Cell[]): boolean {
  return a.length === b.length && a.every((cell, i) => cell === b[i]);
}

/** Every block of the tab, from a read of all of it: for when rows are not where they should be. */
export function readAllBlocks(visit: Visit): ReadonlyMap<string, Block> {
  const sheet = visit.tabs.submissions;
  const count = sheet.getLastRow() - FIRST_ROW + 1;
  const rows = count > 0 ? toCells(sheet.getRange(FIRST_ROW, 1, count, WIDTH).getValues(), visit.clock) : [];
  const byAssignment = new Map<string, Cell[][]>();
  for (const row of rows) {
    const id = String(row[0] ?? '');
    if (id === '') continue;
    const own = byAssignment.get(id);
    if (own) own.push(row);
    else byAssignment.set(id, [row]);
  }
  return layOut(visit, byAssignment);
}

function layOut(visit: Visit, byAssignment: ReadonlyMap<string, Cell[][]>): ReadonlyMap<string, Block> {
  let start = FIRST_ROW;
  const blocks = new Map<string, Block>();
  for (const [id, cells] of byAssignment) {
    const room = roomFor(Math.max(cells.length, visit.grades.students.length));
    blocks.set(id, blockOf(id, start, room, cells));
    start += room;
  }
  return blocks;
}

/** Writes all blocks in their new places, in one write, and clears what stood after them. */
export function writeAllBlocks(visit: Visit, blocks: ReadonlyMap<string, Block>): void {
  const sheet = visit.tabs.submissions;
  const blank: Cell[] = Array.from({ length: WIDTH }, () => '');
  const rows = [...blocks.values()].flatMap(({ cells, room }) => [
    ...cells,
    ...Array.from({ length: room - cells.length }, () => blank),
  ]);
  const before = sheet.getLastRow() - FIRST_ROW + 1;
  while (rows.length < before) rows.push(blank);
  if (rows.length === 0) return;
  const lacking = FIRST_ROW + rows.length - 1 - sheet.getMaxRows();
  if (lacking > 0) sheet.insertRowsAfter(sheet.getMaxRows(), lacking);
  sheet.getRange(FIRST_ROW, 1, rows.length, WIDTH).setValues(toValues(rows, visit.clock));
}
