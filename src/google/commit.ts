import type { AssignmentAt } from '../gradebook/assignmentRow';
import type { Batch, Change, Reason, Undoes } from '../gradebook/batch';
import { othersWrote } from './again';
import { apply, type Applied, type Finish } from './apply';
import { readBlock, SCATTERED, type Block } from './blocks';
import { orRefusal, type Refusal } from './failure';
import { freshId } from './file';
import { appendBatch, readBatches, readLog, strike, type Logged } from './history';
import { locked, lockOf } from './lock';
import { isClosed } from './protection';
import { retyped } from './retyped';
import { readScattered } from './submissionRows';
import { writeMark } from './summaries';
import { assignmentIn, openVisit, type NoVisit, type Visit } from './visit';

/** What an action wants done: one intention, its changes, and the blocks it has read already. */
export interface Intention {
  readonly reason: Reason;
  /** a readable sentence for History, in the language of the class */
  readonly what: string;
  readonly changes: readonly Change[];
  readonly blocks: readonly Block[];
  /** its changes tell already which names were changed in the sheet; those of any other intention go before its own */
  readonly named?: true;
  /** the batch that this one takes back */
  readonly undoes?: Undoes;
  /** what belongs to the batch but must not be repeated after a crash: done between its writes and its mark */
  readonly finish?: Finish;
  /** put the rows of Submissions in order */
  readonly tidy?: boolean;
  /** only log it: what it wants written takes more time than this run has, so the next visit writes it */
  readonly later?: boolean;
}

/**
 * What became of it. 'lost': somebody else wrote since the visit began, nothing was done, read and decide again. 'busy':
 * somebody is writing right now. A refusal: somebody protected the cells and nothing was done, or a cell refused what else was
 * done. 'later': it is logged and certain,
 * and the next visit does the rest.
 */
export type Outcome =
  ({ readonly kind: 'done'; readonly batch: Batch } & Applied) | { readonly kind: 'lost' | 'busy' | 'later' | Refusal };

/**
 * Logs a batch and makes its changes: History, Submissions, Grades, Assignments. Its one row in History is the moment it
 * has happened: cut off before, nothing was done; cut off after, the next visit does the rest.
 */
export function commit(visit: Visit, wanted: Intention): Outcome {
  const intention = withNames(visit, wanted);
  const outcome = locked((): Outcome => {
    if (intention.blocks.some(({ start }) => start === SCATTERED)) return { kind: 'lost' };
    if (othersWrote(visit)) return { kind: 'lost' };
    if (isClosed(visit, intention.changes)) return { kind: visit.refusal ?? 'protected' };
    const batch = batchOf(visit, intention);
    appendBatch(visit, batch);
    if (!isFirst(visit, batch)) return { kind: 'lost' };
    if (intention.later) return { kind: 'later' };
    const applied = apply(visit, batch, { ...intention, again: false });
    if (applied.visit.refusal) return { kind: applied.visit.refusal };
    return { kind: 'done', batch, ...applied, visit: { ...applied.visit, historyRows: visit.historyRows + 1 } };
  });
  return outcome === 'busy' ? { kind: 'busy' } : outcome;
}

/** Not where there are no changes, which only tidies, nor where one student alone is to be removed with everything. */
function withNames(visit: Visit, intention: Intention): Intention {
  const { changes, reason, named } = intention;
  if (named || changes.length === 0 || reason === 'erase') return intention;
  return { ...intention, changes: [...retyped(visit), ...changes] };
}

function batchOf(visit: Visit, { reason, what, changes, undoes }: Intention): Batch {
  const { clock, who, file } = visit;
  const about = { reason, what, changes, ...(undoes ? { undoes } : {}) };
  return { revision: visit.revision + 1, id: freshId(), at: clock.now, who, lock: lockOf(file), ...about };
}

/**
 * Whether our row is the first with its number: a colleague in the other host has no lock in common with us, and may
 * have come in between. The second one never happened; nor did one of which the row is nowhere, for nothing is changed that
 * History does not tell.
 */
function isFirst(visit: Visit, batch: Batch): boolean {
  if (visit.tabs.history.getLastRow() === visit.historyRows + 1) return true;
  const from = (row: number) => readLog(visit, row).filter(({ revision }) => revision === batch.revision);
  const isOwn = ({ id }: Logged) => id === batch.id;
  const last = from(visit.historyRows - 1);
  // Rows above it may have been deleted in this moment.
  const same = last.some(isOwn) ? last : from(1);
  const own = same.find(isOwn);
  if (own && same[0] !== own) strike(visit, own.row);
  return own !== undefined && same[0] === own;
}

/**
 * What a visit finds of batches before it: all finished; one was finished just now, so read again; somebody without a lock
 * in common is at it, and will be done in a moment; somebody holds the lock, and did so for as long as one can wait;
 * one cannot be finished by this teacher, or by nobody, for this reason: then everything can be looked at, and nothing written.
 */
export type Recovery = 'clean' | 'again' | 'soon' | 'busy' | Refusal;

/** No run lasts longer than this after it logged its batch: a card's may take 30 seconds, one in Forms sends its last mail in 20. */
const ALIVE_SECONDS = 90;

/**
 * Completes a batch that was logged but not finished: a crash, or a window that was closed. Under the lock, and with
 * everything read again there: another visit may have completed it meanwhile.
 */
export function recover(visit: Visit): Recovery {
  if (visit.revision <= visit.applied) return 'clean';
  return orRefusal(() => locked(() => complete(openVisit(visit.file))));
}

function complete(now: Visit | NoVisit): Recovery {
  if ('problem' in now || now.revision <= now.applied) return 'again';
  const next = unfinished(now);
  if (next && mayBeAlive(now, next)) return 'soon';
  if (isClosed(now, next?.changes)) return 'protected';
  // A batch without changes put the rows of Submissions in order; a repair does that too.
  if (next) apply(now, next, { blocks: [], again: true, tidy: next.changes.length === 0 || next.reason === 'repair' });
  else writeMark(now, now.revision);
  return 'again';
}

/** The oldest batch that was not finished; none when somebody edited it beyond reading, and it is passed over. */
function unfinished(visit: Visit): Batch | undefined {
  const after = (batches: readonly Logged[]) => {
    const next = batches.find(({ revision }) => revision > visit.applied);
    return next && isNewest(next, batches) ? next : undefined;
  };
  return (
    after(readBatches(visit, visit.historyRows - (visit.revision - visit.applied) - 5)) ?? after(readBatches(visit, 1))
  );
}

/** Not an older row of which somebody typed over the number: in a log that stands in its order the next one stands last. */
function isNewest(next: Logged, batches: readonly Logged[]): boolean {
  const others = batches.filter(({ revision }) => revision < next.revision);
  const inOrder = others.every(({ row }, i) => row > (others[i - 1]?.row ?? 0));
  return !inOrder || others.every(({ row }) => row < next.row);
}

/**
 * Whether the run that logged a batch may still be busy with it. Not when it would hold a lock that we hold now: that of
 * the spreadsheet, or its teacher's own. A clock that seems to run back did so in autumn.
 */
function mayBeAlive({ file, who, clock }: Visit, batch: Batch): boolean {
  if (batch.lock === 'document' && lockOf(file) === 'document') return false;
  if (who !== '' && who === batch.who) return false;
  const age = clock.secondsSince(batch.at);
  return age > -60 && age < ALIVE_SECONDS;
}

/**
 * The block of an assignment. When its rows are not where they should be, the tab is tidied as a batch of its own, so that
 * nobody writes meanwhile; the visit in hand is out of date then, and its next commit reads again. When that cannot be
 * now, the rows are only read.
 */
export function blockOrTidy(visit: Visit, assignment: AssignmentAt): Block {
  const block = readBlock(visit, assignment);
  if (block) return block;
  const outcome = commit(visit, { reason: 'sheet', what: visit.t.batch.tidied, changes: [], blocks: [], tidy: true });
  const moved = outcome.kind === 'done' ? assignmentIn(outcome.visit, assignment.id) : undefined;
  const tidy = moved && outcome.kind === 'done' ? readBlock(outcome.visit, moved) : null;
  return tidy || readScattered(visit, assignment);
}
