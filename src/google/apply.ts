import type { AssignmentAt } from '../gradebook/assignmentRow';
import { applyChanges, byStudent, redone, type Batch, type Change } from '../gradebook/batch';
import { putsBack } from '../gradebook/created';
import type { Submission } from '../gradebook/submission';
import { lookAgain, othersWrote } from './again';
import { blockOf, changedBlock, readBlock, SCATTERED, submissionIn, writeBlock, type Block } from './blocks';
import { stopwatch } from './clock';
import { showTurns } from './column';
import { columnEdits, turnsOf } from './turns';
import { eraseStudent } from './erasing';
import { putIdsBack, readStock, returnsIn, type Stock } from './known';
import { locked, NO_WAIT_MS } from './lock';
import { followBatch, rewriteFigures } from './overall';
import { isClosed } from './protection';
import { takeOut } from './removal';
import { deadCells } from './setup';
import { applyStructure } from './structure';
import { isCounted, sameCounts, unchecked, withListed, withSummary, writeCounts, writeMark } from './summaries';
import { tidyBlocks } from './tidying';
import { assignmentIn, columnOf, openVisit, overdue, type Visit } from './visit';

/** Gives the blocks as they stand afterwards. */
export type Finish = (visit: Visit, blocks: readonly Block[]) => readonly Block[];

/** How a batch is made: with what was read already, and what must not be repeated after a crash; or `again` after one. */
export interface How {
  readonly blocks: readonly Block[];
  readonly finish?: Finish;
  readonly again: boolean;
  /** put the rows of Submissions in order, whatever the changes are */
  readonly tidy?: boolean;
}

/** A gradebook as it stands after something was written, with the blocks that were touched. */
export interface Applied {
  readonly visit: Visit;
  readonly blocks: readonly Block[];
}

/**
 * Makes the changes of a logged batch: structure, Submissions, Grades, and last the mark in Assignments. Everything is
 * found by id and compared with what is there, so that doing it again completes what was begun and repeats nothing.
 */
export function apply(
  visit: Visit,
  batch: Pick<Batch, 'revision' | 'reason' | 'changes'>,
  { blocks, finish, again, tidy = false }: How,
): Applied {
  if (batch.reason === 'erase') return { visit: eraseStudent(visit, batch), blocks: [] };
  const back = putsBack(batch.changes);
  const left = takeOut(visit, batch.changes);
  const stock = back || tidy ? readStock(left) : null;
  const built = structured(left, batch.changes, back ? stock : null);
  const wanted = touched(built, batch.changes);
  const ready =
    tidy || (again && wanted.length > 0)
      ? tidied(built, wanted, tidy ? stock : null, batch.revision)
      : withBlocks(built, wanted, blocks, batch.revision);
  let now = ready.visit;
  const done = ready.blocks.map((block) => {
    const made = applyToBlock(now, block, batch, again);
    now = made.visit;
    return made.block;
  });
  const follow =
    back && stock ? { done: returnsIn(now, stock, done), known: blocks, all: true } : { done, known: blocks };
  now = followBatch(built, now, batch.changes, follow, again || back);
  const finished = finish ? finish(now, done) : done;
  for (const block of finished) now = withSummary(now, block.assignment, block, batch.revision);
  // Grades that were typed beside a newcomer's name, or while somebody was put back, are in no block yet.
  if (hasNewcomers(batch.changes) || back) now = { ...now, assignments: now.assignments.map(unchecked) };
  return { visit: writeMark(withListed(now, batch.changes), batch.revision), blocks: finished };
}

/** `back`: what is known of everybody's work, when something is put back. */
function structured(visit: Visit, changes: readonly Change[], back: Stock | null): Visit {
  const assignments = applyStructure(visit, changes, back?.known);
  const now = back ? lookAgain(visit) : visit;
  return { ...now, assignments: hasNewcomers(changes) || back ? assignments.map(unchecked) : assignments };
}

function hasNewcomers(changes: readonly Change[]): boolean {
  return changes.some(({ student, field }) => student !== '' && field === 'created');
}

function touched(visit: Visit, changes: readonly Change[]): AssignmentAt[] {
  const ids = changes.filter(({ student, assignment }) => student !== '' && assignment !== '').map((c) => c.assignment);
  return [...new Set(ids)].flatMap((id) => assignmentIn(visit, id) || []);
}

/** The blocks of these assignments: as read already, or read now. Where one is not in its place the tab is tidied first. */
function withBlocks(visit: Visit, wanted: readonly AssignmentAt[], known: readonly Block[], revision: number): Applied {
  const own = (id: string) => known.find(({ assignment }) => assignment === id);
  const blocks = wanted.map((assignment) => own(assignment.id) || readBlock(visit, assignment));
  return blocks.every((block) => block !== null)
    ? { visit, blocks }
    : tidied(visit, wanted, readStock(visit), revision);
}

/**
 * The blocks after the tab was tidied: always after a crash, when what stands there may be half of what was meant. With
 * `stock` rows that were deleted there are made again first, so that no change is made to a row without its facts.
 */
function tidied(visit: Visit, wanted: readonly AssignmentAt[], stock: Stock | null, revision: number): Applied {
  const missing = stock && putIdsBack(visit, stock);
  // What stands in a row without an id is nobody's, and must not stand among the rows of a block.
  const loose = stock?.works.some(({ assignment }) => assignment === '') ?? false;
  const together = { ...visit, assignments: tidyBlocks(visit, loose) };
  const tidy = missing ? restored(together, missing, revision) : together;
  const found = blocksOf(tidy, wanted);
  if (found) return { visit: tidy, blocks: found };
  const sorted = { ...tidy, assignments: tidyBlocks(tidy, true) };
  const reread = blocksOf(sorted, wanted);
  if (!reread) throw new Error('somebody is changing the rows of Submissions right now');
  return { visit: sorted, blocks: reread };
}

/** The blocks of these assignments; null when one is not where it should be. */
function blocksOf(visit: Visit, wanted: readonly AssignmentAt[]): readonly Block[] | null {
  const blocks = wanted.map(({ id }) => {
    const assignment = assignmentIn(visit, id);
    return assignment ? readBlock(visit, assignment) : null;
  });
  return blocks.every((block) => block !== null) ? blocks : null;
}

/** Rows that somebody deleted from Submissions, made again from the log. */
function restored(visit: Visit, missing: ReadonlyMap<string, readonly Submission[]>, revision: number): Visit {
  return visit.assignments.reduce((now, { id }) => {
    const own = missing.get(id) || [];
    return own.length === 0 ? now : withRows(now, id, own, revision);
  }, visit);
}

function withRows(visit: Visit, id: string, rows: readonly Submission[], revision: number): Visit {
  const assignment = assignmentIn(visit, id);
  const block = assignment && readBlock(visit, assignment);
  if (!block) return visit;
  const written = writeBlock(visit, block, changedBlock(visit, block, rows, assignment.title));
  return withSummary(visit, id, written, revision);
}

function applyToBlock(
  visit: Visit,
  block: Block,
  { changes, revision }: Pick<Batch, 'revision' | 'changes'>,
  again: boolean,
): { readonly visit: Visit; readonly block: Block } {
  const own = changes.filter(({ assignment, student }) => assignment === block.assignment && student !== '');
  const students = byStudent(own);
  const assignment = assignmentIn(visit, block.assignment);
  if (!assignment) return { visit, block };
  const after = [...students].map(([student, made]) =>
    (again ? redone : applyChanges)(submissionIn(block, student), made),
  );
  const written = writeBlock(visit, block, changedBlock(visit, block, after, assignment.title));
  const turns = turnsOf(visit, block, written, own);
  const shown = showTurns(visit, assignment.id, again ? turns.filter(({ student }) => students.has(student)) : turns, {
    overdue: overdue(visit, assignment),
    force: again,
    ...(again ? {} : { since: revision }),
  });
  return { visit: withPlace(shown, written), block: written };
}

/** The visit with where a block is now, so that the next one is not put in the same place. */
function withPlace(visit: Visit, { assignment, start, room }: Block): Visit {
  const moved = (known: AssignmentAt) => ({ ...known, summary: { ...known.summary, block: start, room } });
  return { ...visit, assignments: visit.assignments.map((known) => (known.id === assignment ? moved(known) : known)) };
}

/**
 * Brings an assignment's column up to date with what the day made of it (a due date that passed) and its counts with
 * what is there, without a batch: nothing a teacher decided changes. Writes only what differs, and not while somebody
 * else is writing: the next visit will.
 */
export function refresh(visit: Visit, assignment: AssignmentAt, block: Block): Visit {
  const late = overdue(visit, assignment);
  if (block.start === SCATTERED) return visit;
  const turns = turnsOf(visit, block, block, []);
  const column = columnOf(visit, assignment.id);
  const counted = withSummary(visit, assignment.id, block, visit.applied);
  const after = assignmentIn(counted, assignment.id) || assignment;
  const shown = column === undefined || columnEdits(visit, column, turns, late).length === 0;
  const isRight = isCounted(visit, assignment) && sameCounts(assignment.summary, after.summary);
  if (shown && isRight) return counted;
  const outcome = locked(() => {
    if (othersWrote(visit) || isClosed(visit)) return counted;
    const shown = showTurns(visit, assignment.id, turns, { overdue: late });
    if (shown === visit && isRight) return counted;
    if (othersWrote(visit)) return showAnew(visit, assignment.id) || counted;
    const now = withSummary(shown, assignment.id, block, visit.applied);
    writeCounts(now);
    return now;
  }, NO_WAIT_MS);
  return outcome === 'busy' ? counted : outcome;
}

/**
 * The column once more, from everything as it is now: a colleague in the other host has no lock in common with us, and what
 * they wrote in Grades right before us we wrote over. Submissions has it, which every batch writes first.
 */
function showAnew({ file }: Visit, id: string): Visit | undefined {
  const now = openVisit(file);
  const assignment = 'problem' in now ? undefined : assignmentIn(now, id);
  const block = 'problem' in now || !assignment ? null : readBlock(now, assignment);
  if ('problem' in now || !assignment || !block) return undefined;
  return showTurns(now, id, turnsOf(now, block, block, []), { overdue: overdue(now, assignment) });
}

/**
 * Brings what is shown and counted in line with the facts, without a batch: the columns of these assignments, every live
 * figure, every count. Under the lock, and with Grades read again there; `blocks` are all of Submissions as this visit read
 * it. What does not fit in the time is left.
 */
export function settle(
  visit: Visit,
  columns: readonly string[],
  blocks: ReadonlyMap<string, Block>,
): 'done' | 'lost' | 'busy' {
  return locked(() => {
    const elapsed = stopwatch();
    if (othersWrote(visit)) return 'lost';
    deadCells(visit, true);
    let now = lookAgain(visit);
    for (const assignment of now.assignments.filter(({ id }) => columns.includes(id))) {
      if (elapsed() > SETTLE_MS) break;
      const block = blocks.get(assignment.id) || blockOf(assignment.id, 0, 0, []);
      now = showTurns(now, assignment.id, turnsOf(now, block, block, []), {
        overdue: overdue(now, assignment),
        force: true,
      });
    }
    const known = new Set(now.assignments.map(({ id }) => id));
    rewriteFigures(
      now,
      [...blocks.values()].filter(({ assignment }) => known.has(assignment)),
    );
    for (const { id, summary } of now.assignments) {
      const block = blocks.get(id) || blockOf(id, 0, 0, []);
      now = withSummary(now, id, { ...block, start: summary.block, room: summary.room }, now.applied);
    }
    writeCounts(now);
    return 'done';
  });
}

/** Columns are no longer begun after this long. */
const SETTLE_MS = 6_000;
