import type { Assignment } from '../gradebook/assignment';
import type { Cell } from '../gradebook/cell';
import { displayName } from '../gradebook/names';
import { emptySubmission, type Submission } from '../gradebook/submission';
import { readSubmission, submissionCells } from '../gradebook/submissionRow';
import { asText } from '../gradebook/table';
import { FIRST_ROW, SUBMISSION_KEYS } from '../gradebook/tables';
import { orRefusal } from './failure';
import { makeRoom } from './room';
import { toCells, toValues } from './values';
import type { Visit } from './visit';
import { rowReader, rowWords } from './words';

/** How many columns a row of Submissions has, and which of them (0-based) holds the name. */
export const WIDTH = SUBMISSION_KEYS.length;
export const NAME = SUBMISSION_KEYS.indexOf('name');

/** The submissions of one assignment, as one block of rows in Submissions. */
export interface Block {
  readonly assignment: string;
  /** first row; 0: the assignment has no block yet; `SCATTERED`: its rows are not together */
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

/** The start of a block that is good for reading only: its rows must be put together before anything is written. */
export const SCATTERED = -1;

/** Rows for the whole class and some newcomers, so that a block seldom has to move. */
function roomFor(students: number): number {
  return students + Math.max(5, Math.ceil(students / 5));
}

/**
 * Reads the block of one assignment: one read. The place is a hint, so every row is checked and all are counted; null
 * when the rows are not where they should be (a teacher sorted, moved or deleted some), and the tab wants tidying. So it does
 * when a student has two rows: rows that were moved right before a write are found by that, for no look comes in between.
 */
export function readBlock(visit: Visit, assignment: Assignment): Block | null {
  const { block: start, room, rows } = assignment.summary;
  if (start === 0) return blockOf(assignment.id, 0, 0, []);
  const sheet = visit.tabs.submissions;
  if (start + room - 1 > sheet.getMaxRows()) return null;
  const cells = toCells(sheet.getRange(start, 1, room, WIDTH).getValues(), visit.clock);
  const filled = cells.filter(isFilled);
  const students = filled.flatMap(([, student = '']) => asText(student) || []);
  const twins = new Set(students).size < students.length;
  const strange = twins || filled.length !== rows || filled.some(([id]) => asText(id ?? '') !== assignment.id);
  return strange ? null : blockOf(assignment.id, start, room, cells);
}

/** Rows of Submissions as one block; of two rows of one student the upper one counts. */
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

/** Whether anything stands in a row. */
export function isFilled(row: readonly Cell[]): boolean {
  return row.some((cell) => cell !== '');
}

/** How many rows a block uses: the count that tells later whether some are gone. */
export function rowsIn(block: Block): number {
  return block.cells.filter(isFilled).length;
}

/** A student's submission, or an empty one when there are no facts yet. */
export function submissionIn(block: Block, student: string): Submission {
  return block.submissions.get(student) || emptySubmission(student, block.assignment);
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
    // Who was deleted from Grades keeps the name that the row has.
    const name = names.get(submission.student) ?? asText(cells[place]?.[NAME] ?? '');
    cells[place] = submissionCells(submission, { title, name }, words);
  }
  return blockOf(block.assignment, block.start, block.room, cells);
}

function freePlace(cells: readonly (readonly Cell[])[]): number {
  const free = cells.findIndex((row) => !isFilled(row));
  return free < 0 ? cells.length : free;
}

/**
 * Writes what differs between two states of a block: one write of the rows from the first to the last that changed.
 * A block that outgrew its room moves to the end of the tab (and its old rows are cleared). Gives where it stands now.
 */
export function writeBlock(visit: Visit, before: Block, after: Block): Block {
  if (before.start === SCATTERED) throw new Error('a scattered block cannot be written');
  const changed = after.cells.flatMap((row, i) => (sameRow(row, before.cells[i] || []) ? [] : [i]));
  if (changed.length === 0) return after;
  if (before.start === 0 || after.cells.length > before.room) return moveBlock(visit, before, after);
  const [first, last] = [changed[0] ?? 0, changed[changed.length - 1] ?? 0];
  const rows = after.cells.slice(first, last + 1);
  const range = visit.tabs.submissions.getRange(before.start + first, 1, rows.length, WIDTH);
  // A cell in which a date was typed would show every number as a date.
  if (before.cells.slice(first, last + 1).some(hasDate)) orRefusal(() => range.setNumberFormat('General'));
  range.setValues(toValues(rows, visit.clock));
  return after;
}

function moveBlock(visit: Visit, before: Block, after: Block): Block {
  const room = Math.max(roomFor(visit.grades.students.length), roomFor(after.cells.length));
  const start = nextFreeRow(visit);
  const sheet = visit.tabs.submissions;
  makeRoom(sheet, start + room - 1);
  sheet.getRange(start, 1, after.cells.length, WIDTH).setValues(toValues(after.cells, visit.clock));
  if (before.start > 0) sheet.getRange(before.start, 1, before.room, WIDTH).clearContent();
  return { ...after, start, room };
}

/** The row after the last block, by the hints and by what is there: blocks never overlap. */
function nextFreeRow(visit: Visit): number {
  const ends = visit.assignments.map(({ summary }) => summary.block + summary.room);
  return Math.max(FIRST_ROW, visit.tabs.submissions.getLastRow() + 1, ...ends);
}

function hasDate(row: readonly Cell[]): boolean {
  return row.some((cell) => typeof cell === 'object');
}

function sameRow(a: readonly Cell[], b: readonly Cell[]): boolean {
  return a.length === b.length && a.every((cell, i) => cell === b[i]);
}
