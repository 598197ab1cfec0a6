import type { Summary } from '../gradebook/assignment';
import { summaryCells, type AssignmentAt } from '../gradebook/assignmentRow';
import { applyChanges, same, type Batch, type Change, type Reason } from '../gradebook/batch';
import type { Cell } from '../gradebook/cell';
import type { Hundredths } from '../gradebook/grade';
import { columnCheck } from '../gradebook/grades';
import type { Submission } from '../gradebook/submission';
import { summarise } from '../gradebook/summary';
import { SUMMARY_KEYS } from '../gradebook/tables';
import { changedBlock, readAllBlocks, readBlock, submissionIn, writeAllBlocks, writeBlock, type Block } from './blocks';
import { columnEdits, unreadableIn, withEdits, writeColumn, writeFormats, type Turn } from './column';
import { freshId } from './file';
import { appendBatch, readBatches } from './history';
import { locked } from './lock';
import { applyStructure } from './structure';
import { toValues } from './values';
import { APPLIED_KEY, assignmentIn, columnOf, overdue, type Visit } from './visit';

/** What an action wants done: one intention, its changes, and the blocks it has read already. */
export interface Intention {
  readonly reason: Reason;
  /** a readable sentence for History, in the language of the class */
  readonly what: string;
  readonly changes: readonly Change[];
  readonly blocks: readonly Block[];
  /** students whose unreadable cell the teacher has seen and replaces */
  readonly overwrite?: readonly string[];
  /** what belongs to the batch but must not be repeated after a crash: done between its writes and its mark */
  readonly finish?: Finish;
}

/** Gives the blocks as they stand afterwards. */
export type Finish = (visit: Visit, blocks: readonly Block[]) => readonly Block[];

/**
 * What became of it. 'lost': somebody else wrote since the visit began, nothing was done, read and decide again. 'busy':
 * somebody is writing right now.
 */
export type Outcome =
  | { readonly kind: 'done'; readonly batch: Batch; readonly visit: Visit; readonly blocks: readonly Block[] }
  | { readonly kind: 'lost' | 'busy' };

/** Logs a batch and makes its changes: History, Submissions, Grades, Assignments, one write each. */
export function commit(visit: Visit, intention: Intention): Outcome {
  const outcome = locked((): Outcome => {
    if (visit.tabs.history.getLastRow() !== visit.historyRows) return { kind: 'lost' };
    const batch = batchOf(visit, intention);
    appendBatch(visit, batch);
    if (!isFirst(visit, batch)) return { kind: 'lost' };
    return { kind: 'done', batch, ...apply(visit, batch, intention, false) };
  });
  return outcome === 'busy' ? { kind: 'busy' } : outcome;
}

function batchOf(visit: Visit, { reason, what, changes }: Intention): Batch {
  const revision = (visit.settings.revision ?? 0) + 1;
  return { revision, id: freshId(), at: visit.clock.now, who: visit.who, reason, what, changes };
}

/** Whether our row is the first with its revision: the other host has no lock in common with this one. */
function isFirst(visit: Visit, batch: Batch): boolean {
  const last = visit.tabs.history.getLastRow();
  if (last === visit.historyRows + 1) return true;
  const rivals = readBatches(visit, visit.historyRows + 1);
  return rivals.find(({ revision }) => revision === batch.revision)?.id === batch.id;
}

/**
 * Makes the changes of a logged batch. Everything is found by id and compared with what is there, so that doing it again
 * after a crash (`again`) completes what was begun and repeats nothing.
 */
export function apply(
  visit: Visit,
  batch: Pick<Batch, 'revision' | 'changes'>,
  { blocks, overwrite = [], finish }: Pick<Intention, 'blocks' | 'overwrite' | 'finish'>,
  again: boolean,
): { readonly visit: Visit; readonly blocks: readonly Block[] } {
  const assignments = applyStructure(visit, batch.changes);
  let now: Visit = { ...visit, assignments: batch.changes.some(isNewStudent) ? assignments.map(unchecked) : assignments };
  const done: Block[] = [];
  for (const id of touched(batch.changes)) {
    const assignment = assignmentIn(now, id);
    if (!assignment) continue;
    const block = blocks.find((known) => known.assignment === id) ?? blockOrRegroup(now, assignment);
    const result = applyToAssignment(now, assignment, block, batch.changes, { again, overwrite });
    now = result.visit;
    done.push(result.block);
  }
  const finished = finish ? finish(now, done) : done;
  for (const block of finished) now = withSummary(now, block.assignment, block);
  writeSummaries(now, batch.revision);
  return { visit: { ...now, applied: batch.revision }, blocks: finished };
}

function isNewStudent({ student, field }: Change): boolean {
  return student !== '' && field === 'created';
}

/** An assignment whose column wants a fresh look: newcomers may be missing work already. */
function unchecked(assignment: AssignmentAt): AssignmentAt {
  return { ...assignment, summary: { ...assignment.summary, check: '' } };
}

function touched(changes: readonly Change[]): string[] {
  return [...new Set(changes.filter(({ student, assignment }) => student !== '' && assignment !== '').map((c) => c.assignment))];
}

/** The block of an assignment; when the rows are not where they should be, the whole tab is put in order first. */
export function blockOrRegroup(visit: Visit, assignment: AssignmentAt): Block {
  const block = readBlock(visit, assignment);
  if (block) return block;
  const blocks = readAllBlocks(visit);
  writeAllBlocks(visit, blocks);
  const moved = visit.assignments.map((known) => {
    const { start = 0, room = 0 } = blocks.get(known.id) ?? {};
    return { ...known, summary: { ...known.summary, block: start, room } };
  });
  writeSummaries({ ...visit, assignments: moved }, visit.applied ?? 0);
  // The visit in hand keeps its old hints; the block itself knows its new place, and the next summary carries it.
  return blocks.get(assignment.id) ?? { assignment: assignment.id, start: 0, room: 0, cells: [], submissions: new Map(), places: new Map() };
}

function applyToAssignment(
  visit: Visit,
  assignment: AssignmentAt,
  block: Block,
  changes: readonly Change[],
  how: How,
): { readonly visit: Visit; readonly block: Block } {
  const own = changes.filter((change) => change.assignment === assignment.id && change.student !== '');
  const students = [...new Set(own.map(({ student }) => student))];
  const after = students.map((student) => {
    const before = submissionIn(block, student);
    const made = applyChanges(before, own);
    return how.again && same(before.returned, made.returned) ? { ...made, mail: before.mail } : made;
  });
  const written = writeBlock(visit, block, changedBlock(visit, block, after, assignment.title));
  return { visit: showInColumn(visit, assignment, block, written, own, how), block: written };
}

/** How a batch is applied: for the first time or `again` after a crash, and which unreadable cells it may replace. */
interface How {
  readonly again: boolean;
  readonly overwrite: readonly string[];
}

/** Brings the column of an assignment in Grades in line with its submissions. */
function showInColumn(
  visit: Visit,
  assignment: AssignmentAt,
  before: Block,
  after: Block,
  changes: readonly Change[],
  { again, overwrite }: How,
): Visit {
  const column = columnOf(visit, assignment.id);
  if (column === undefined) return visit;
  const turns = turnsOf(visit, before, after, changes);
  const edits = columnEdits(visit, column, turns, overdue(visit, assignment), overwrite);
  writeColumn(visit, column, edits);
  const changed = new Set(changes.map(({ student }) => student));
  writeFormats(visit, column, again ? turns.filter(({ after: s }) => changed.has(s.student)) : turns, again);
  return withEdits(visit, column, edits);
}

function turnsOf(visit: Visit, before: Block, after: Block, changes: readonly Change[]): Turn[] {
  const drafts = new Map<string, Set<Hundredths | null>>();
  for (const { student, field, before: was, after: is } of changes) {
    if (field !== 'draft') continue;
    const known = drafts.get(student) ?? new Set();
    drafts.set(student, known.add(was as Hundredths | null).add(is as Hundredths | null));
  }
  return visit.grades.students.map(({ id, row }) => {
    const [was, is] = [submissionIn(before, id), submissionIn(after, id)];
    return { row, before: was, after: is, known: new Set([was.draft, is.draft, ...(drafts.get(id) ?? [])]) };
  });
}

/** The visit with the counts of one assignment taken anew from its block. */
export function withSummary(visit: Visit, id: string, block: Block): Visit {
  const assignments = visit.assignments.map((assignment) =>
    assignment.id === id ? { ...assignment, summary: summaryOf(visit, assignment, block) } : assignment,
  );
  return { ...visit, assignments };
}

function summaryOf(visit: Visit, assignment: AssignmentAt, block: Block): Summary {
  const column = columnOf(visit, assignment.id);
  const late = overdue(visit, assignment);
  const submissions: Submission[] = visit.grades.students.map(({ id }) => submissionIn(block, id));
  return summarise(submissions, late, {
    block: block.start,
    room: block.room,
    unreadable: column === undefined ? 0 : unreadableIn(visit, column).length,
    check: column === undefined ? '' : columnCheck(visit.grades, column, late),
  });
}

/**
 * Brings an assignment's column up to date with what the day made of it (a due date that passed) and its counts with
 * what is there, without a batch: nothing a teacher decided changes. Writes only what differs.
 */
export function refresh(visit: Visit, assignment: AssignmentAt, block: Block): Visit {
  const shown = showInColumn(visit, assignment, block, block, [], { again: false, overwrite: [] });
  const counted = withSummary(shown, assignment.id, block);
  const before = summaryCells(assignment.summary);
  const after = summaryCells(assignmentIn(counted, assignment.id)?.summary ?? assignment.summary);
  if (after.some((cell, i) => cell !== before[i])) writeSummaries(counted, visit.applied ?? 0);
  return counted;
}

/** Writes the program's own columns of all assignments and the mark of the last finished batch: one write. */
export function writeSummaries(visit: Visit, revision: number): void {
  const { columns, headers, rows } = visit.assignmentTable;
  const places = [...SUMMARY_KEYS, APPLIED_KEY].map((key) => columns.get(key) ?? -1);
  const [first, last] = [Math.min(...places), Math.max(...places)];
  if (first < 0) return;
  const bottom = Math.max(2, ...rows.map(({ row }) => row), ...visit.assignments.map(({ row }) => row));
  const grid: Cell[][] = Array.from({ length: bottom - 1 }, (_, i) => {
    const cells = i === 0 ? headers : (rows.find(({ row }) => row === i + 2)?.cells ?? []);
    return Array.from({ length: last - first + 1 }, (__, j) => cells[first + j] ?? '');
  });
  const put = (row: number, key: string, cell: Cell) => {
    const line = grid[row - 2];
    if (line) line[(columns.get(key) ?? first) - first] = cell;
  };
  put(2, APPLIED_KEY, revision);
  for (const { row, summary } of visit.assignments) {
    summaryCells(summary).forEach((cell, i) => {
      put(row, SUMMARY_KEYS[i] ?? '', cell);
    });
  }
  visit.tabs.assignments.getRange(2, first + 1, grid.length, last - first + 1).setValues(toValues(grid, visit.clock));
}

/**
 * Completes the oldest batch that was logged but not finished: a crash, or a window that was closed. Gives whether the
 * visit must be opened anew; a batch that somebody edited beyond reading is passed over.
 */
export function recover(visit: Visit): boolean {
  const { applied } = visit;
  const { revision } = visit.settings;
  if (revision === null || applied === null || revision <= applied) return false;
  const outcome = locked(() => {
    const batches = readBatches(visit, visit.historyRows - (revision - applied) - 5);
    const next = batches.find((batch) => batch.revision > applied);
    if (next) apply(visit, unsent(next), { blocks: [] }, true);
    else writeSummaries(visit, revision);
    return true;
  });
  return outcome === true;
}

/**
 * A batch that did not finish: where its submissions were not written yet, no message was begun, so it waits. Where they
 * were written, a message may be out already, and its mark stays as it stands.
 */
function unsent(batch: Batch): Batch {
  const changes = batch.changes.map((change) =>
    change.field === 'mail' && change.after === 'SENDING' ? { ...change, after: 'WAITING' } : change,
  );
  return { ...batch, changes };
}
