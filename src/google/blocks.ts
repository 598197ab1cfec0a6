import type { AssignmentAt } from '../gradebook/assignmentRow';
import type { Assignment } from '../gradebook/assignment';
import type { Cell } from '../gradebook/cell';
import { displayName } from '../gradebook/names';
import type { WorkRow } from '../gradebook/accounts';
import { emptySubmission, type Submission } from '../gradebook/submission';
import { readFacts, readSubmission, strangeIn, submissionCells } from '../gradebook/submissionRow';
import { asText } from '../gradebook/table';
import { FIRST_ROW, SUBMISSION_KEYS } from '../gradebook/tables';
import { letters } from './layout';
import { toCells, toValues } from './values';
import type { Visit } from './visit';
import { everyRowWords, rowReader, rowWords } from './words';

const WIDTH = SUBMISSION_KEYS.length;
const NAME = SUBMISSION_KEYS.indexOf('name');

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
 * when the rows are not where they should be (a teacher sorted, moved or deleted some), and the tab wants tidying.
 */
export function readBlock(visit: Visit, assignment: Assignment): Block | null {
  const { block: start, room, rows } = assignment.summary;
  if (start === 0) return blockOf(assignment.id, 0, 0, []);
  const sheet = visit.tabs.submissions;
  if (start + room - 1 > sheet.getMaxRows()) return null;
  const cells = toCells(sheet.getRange(start, 1, room, WIDTH).getValues(), visit.clock);
  const filled = cells.filter(isFilled);
  const strange = filled.length !== rows || filled.some(([id]) => asText(id ?? '') !== assignment.id);
  return strange ? null : blockOf(assignment.id, start, room, cells);
}

/** Reads the rows of one assignment wherever they stand: a read of the whole tab. */
export function readScattered(visit: Visit, assignment: Assignment): Block {
  const own = readRows(visit, WIDTH).filter(([id]) => asText(id ?? '') === assignment.id);
  return blockOf(assignment.id, SCATTERED, 0, own);
}

/** The submissions of every assignment, wherever they stand: one read of the whole tab, and good for reading only. */
export function readEveryBlock(visit: Visit): ReadonlyMap<string, Block> {
  return blocksIn(readRows(visit, WIDTH));
}

/** Columns up to the last one that tells of a return. */
const TO_RETURNED = SUBMISSION_KEYS.indexOf('unfinished') + 1;

/** The same, of which only what was returned is to be relied upon: a read of two thirds of the tab. */
export function readEveryReturn(visit: Visit): ReadonlyMap<string, Block> {
  return blocksIn(readRows(visit, TO_RETURNED));
}

/** Rows of Submissions as the blocks of their assignments, good for reading only. */
export function blocksIn(all: readonly (readonly Cell[])[]): ReadonlyMap<string, Block> {
  const rows = new Map<string, (readonly Cell[])[]>();
  for (const row of all) {
    const id = asText(row[0] ?? '');
    const own = rows.get(id);
    if (own) own.push(row);
    else rows.set(id, [row]);
  }
  return new Map([...rows].map(([id, cells]) => [id, blockOf(id, SCATTERED, 0, cells)]));
}

/** Every row of Submissions with where it stands: one read. */
export function readWorks(visit: Visit): WorkRow[] {
  return worksIn(readAllRows(visit), visit.t);
}

/** Who is named in Submissions: one read of a few columns. */
export function readNamed(visit: Visit): Pick<WorkRow, 'student' | 'name'>[] {
  const [first, last] = [SUBMISSION_KEYS.indexOf('student'), NAME];
  return readRows(visit, last - first + 1, first + 1).flatMap((cells) => {
    const [student, name] = [cells[0], cells[last - first]].map((cell) => asText(cell ?? ''));
    return student || name ? [{ student: student ?? '', name: name ?? '' }] : [];
  });
}

/** Whose each row is, and what it says in words: the comment and the message. What else it tells is not read. */
export function readTraces(visit: Visit): WorkRow[] {
  const comment = SUBMISSION_KEYS.indexOf('comment');
  const [ids, words] = [readRows(visit, NAME + 1), readRows(visit, 2, comment + 1)];
  const between = Array.from({ length: comment - NAME - 1 }, () => '');
  return worksIn(
    ids.map((cells, i) => [...cells, ...between, ...(words[i] ?? [])]),
    visit.t,
  );
}

/** Every row of Submissions as it stands, from the first on: one read. */
export function readAllRows(visit: Visit): Cell[][] {
  return readRows(visit, WIDTH);
}

/** What these rows tell, from the first on. */
export function worksIn(rows: readonly (readonly Cell[])[], t: Visit['t']): WorkRow[] {
  const reader = rowReader();
  const words = everyRowWords(t);
  return rows.flatMap((cells, i) => {
    if (!isFilled(cells)) return [];
    const [assignment = '', student = '', title = '', name = ''] = cells.slice(0, 4).map(asText);
    const facts = readFacts(cells, reader);
    const submission = assignment === '' || student === '' ? null : facts;
    const strange = strangeIn(cells, facts, words, reader);
    return [{ row: FIRST_ROW + i, assignment, student, title, name, facts, submission, strange }];
  });
}

function readRows(visit: Visit, width: number, first = 1): Cell[][] {
  const sheet = visit.tabs.submissions;
  const count = sheet.getLastRow() - FIRST_ROW + 1;
  return count > 0 ? toCells(sheet.getRange(FIRST_ROW, first, count, width).getValues(), visit.clock) : [];
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

function isFilled(row: readonly Cell[]): boolean {
  return row.some((cell) => cell !== '');
}

/** How many rows a block uses: the count that tells later whether some are gone. */
export function rowsIn(block: Block): number {
  return block.cells.filter(isFilled).length;
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
  const changed = after.cells.flatMap((row, i) => (sameRow(row, before.cells[i] ?? []) ? [] : [i]));
  if (changed.length === 0) return after;
  if (before.start === 0 || after.cells.length > before.room) return moveBlock(visit, before, after);
  const [first, last] = [changed[0] ?? 0, changed[changed.length - 1] ?? 0];
  const rows = after.cells.slice(first, last + 1);
  const range = visit.tabs.submissions.getRange(before.start + first, 1, rows.length, WIDTH);
  // A cell in which a date was typed would show every number as a date.
  if (before.cells.slice(first, last + 1).some(hasDate)) range.setNumberFormat('General');
  range.setValues(toValues(rows, visit.clock));
  return after;
}

function moveBlock(visit: Visit, before: Block, after: Block): Block {
  const room = Math.max(roomFor(visit.grades.students.length), roomFor(after.cells.length));
  const start = nextFreeRow(visit);
  const sheet = visit.tabs.submissions;
  const lacking = start + room - 1 - sheet.getMaxRows();
  if (lacking > 0) sheet.insertRowsAfter(sheet.getMaxRows(), lacking);
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

/**
 * Finds where the rows of each assignment stand now, one of each kept. Where they are not together, or with `sorting`, the tab is
 * sorted first: one write that moves whole rows, with whatever a teacher put beside them. It is slow in a large tab, so it is not
 * done for rows that only stand elsewhere. Gives the assignments with where their blocks are.
 */
export function tidyBlocks(visit: Visit, sorting = false): readonly AssignmentAt[] {
  const there = sorting ? null : runsIn(clearTwins(visit, readRows(visit, 2)));
  if (there?.together) return withRuns(visit, there.runs, visit.tabs.submissions.getMaxRows());
  const { runs } = runsIn(sortedOwners(visit));
  // Sorted, what is nobody's stands right below the last one.
  return withRuns(visit, runs, Math.max(FIRST_ROW - 1, ...runs.map(({ last }) => last)));
}

function sortedOwners(visit: Visit): string[] {
  const sheet = visit.tabs.submissions;
  const count = sheet.getLastRow() - FIRST_ROW + 1;
  if (count > 0) sheet.getRange(FIRST_ROW, 1, count, Math.max(WIDTH, sheet.getLastColumn())).sort(1);
  return clearTwins(visit, readRows(visit, 2));
}

/** Rows of one assignment, from the first to the last. */
interface Run {
  readonly id: string;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
}

/** Where the rows of each assignment are, by place, and whether no other row stands between them. */
function runsIn(owners: readonly string[]): { readonly runs: readonly Run[]; readonly together: boolean } {
  const runs = new Map<string, Run>();
  let [together, before] = [true, ''];
  owners.forEach((id, i) => {
    if (id === '') return;
    const [known, row] = [runs.get(id), FIRST_ROW + i];
    runs.set(id, known ? { ...known, last: row, rows: known.rows + 1 } : { id, first: row, last: row, rows: 1 });
    if (known && before !== id) together = false;
    before = id;
  });
  return { runs: [...runs.values()], together };
}

/** A block that holds its run and nothing of others stays as it is; another one reaches to the next run, and the last one as far as before. */
function withRuns(visit: Visit, runs: readonly Run[], most: number): readonly AssignmentAt[] {
  const places = new Map(runs.map((run, i) => [run.id, { run, before: runs[i - 1]?.last ?? 0, next: runs[i + 1] }]));
  return visit.assignments.map((assignment) => {
    const { block, room } = assignment.summary;
    const place = places.get(assignment.id);
    if (!place) return withHints(assignment, { block: 0, room: 0, rows: 0 });
    const { run, before, next } = place;
    const limit = next?.first ?? most + 1;
    const holds = block > before && block <= run.first && run.last < block + room && block + room <= limit;
    if (holds) return withHints(assignment, { block, room, rows: run.rows });
    const end = next ? limit : Math.min(limit, run.first + room);
    const reach = Math.max(end, run.last + 1) - run.first;
    return withHints(assignment, { block: run.first, room: reach, rows: run.rows });
  });
}

function withHints(
  assignment: AssignmentAt,
  hints: Pick<AssignmentAt['summary'], 'block' | 'room' | 'rows'>,
): AssignmentAt {
  return { ...assignment, summary: { ...assignment.summary, ...hints } };
}

/** A block that moved when a run was cut off may be there twice, and so may a row that a teacher copied: one stays. */
function clearTwins(visit: Visit, rows: readonly (readonly Cell[])[]): string[] {
  const seen = new Set<string>();
  const twins: string[] = [];
  const owners = rows.map(([assignment = '', student = ''], i) => {
    const key = `${asText(assignment)} ${asText(student)}`;
    const twin = assignment !== '' && seen.has(key);
    seen.add(key);
    if (twin) twins.push(`A${FIRST_ROW + i}:${letters(WIDTH)}${FIRST_ROW + i}`);
    return twin ? '' : asText(assignment);
  });
  if (twins.length > 0) visit.tabs.submissions.getRangeList(twins).clearContent();
  return owners;
}
