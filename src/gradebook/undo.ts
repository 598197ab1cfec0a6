import { REPLACED, same, TYPED_OVER, type Batch, type Change, type Undoes, type Value } from './batch';
import { LEFT_OUT } from './settings';

/**
 * Why a thing that a batch changed stays as it is: it is back already; it was changed since; its student or assignment is
 * gone; its cell cannot be read; nobody knows whether its message went out; something hangs on what was made; a message
 * cannot be taken back.
 */
export type Stays =
  'back' | 'changed' | 'studentGone' | 'assignmentGone' | 'unreadable' | 'uncertain' | 'inUse' | 'message';

/**
 * One thing that a batch changed: a submission, facts of a student or of an assignment, that one of these was made, or a
 * setting; undone whole or not at all.
 */
export interface Thing {
  /** '' for an assignment or a setting */
  readonly student: string;
  /** '' for a student or a setting */
  readonly assignment: string;
  /** what the batch did to it, in order */
  readonly changes: readonly Change[];
}

/** A thing with why it stays as it is, or what takes it back. */
export interface Planned extends Thing {
  readonly stays: Stays | null;
  readonly back: readonly Change[];
  /** the student has had a message about the return that is taken back */
  readonly told: boolean;
}

/** How a gradebook stands now, as far as a batch touched it. */
export interface Standing {
  /** whether its student or its assignment is not there any more */
  readonly gone: (thing: Thing) => Stays | null;
  /** why nothing of this thing can be taken back, unless it is back already */
  readonly bar: (thing: Thing) => Stays | null;
  /** what a fact is now; null also for a student or an assignment that is not there */
  readonly now: (change: Change) => Value;
}

/** A change that nobody decided: the message that goes with a return, and the text of a cell that was replaced. */
function goesAlong({ field }: Change): boolean {
  return field === 'mail' || isKept(field);
}

/** The text of a cell, kept for those who look it up: nothing to put back. */
function isKept(field: string): boolean {
  return field === REPLACED || field === TYPED_OVER;
}

/** Nobody decided this: what had been left out came back into Grades, and is missed again when it is deleted. */
export function isBack({ field, reason }: Change): boolean {
  return field === LEFT_OUT && reason === 'sheet';
}

/**
 * The things that a teacher changed with this batch, in their order. What was typed in the sheet before, and only noticed
 * with it, is not among them; nor is a heading that could not be obeyed and got its value back.
 */
export function thingsIn({ reason: why, changes }: Pick<Batch, 'reason' | 'changes'>): Thing[] {
  const things = new Map<string, Change[]>();
  for (const change of changes) {
    const { student, assignment, field, before } = change;
    if ((change.reason ?? why) !== why || (field === 'points' && typeof before === 'string') || isBack(change))
      continue;
    // What comes back with other facts than it had may stay for what hangs on it, and its facts still go back.
    const own = student + assignment === '' || field === 'created' ? field : '';
    const key = [student, assignment, own].join(' ');
    const known = things.get(key);
    if (known) known.push(change);
    else things.set(key, [change]);
  }
  return [...things.values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ student: first.student, assignment: first.assignment, changes: own }] : [];
  });
}

/** What of a batch can be taken back, and why the rest cannot (S65). */
export function planUndo(batch: Pick<Batch, 'reason' | 'changes'>, standing: Standing): Planned[] {
  const plan = thingsIn(batch).map((thing): Planned => {
    const stays = batch.reason === 'mail' ? 'message' : staysOf(thing, standing);
    const back = stays === null ? backOf(thing, standing) : [];
    const returned = back.some(({ field, before }) => field === 'returned' && before !== null);
    return { ...thing, stays, back, told: returned && wasTold(batch.reason, thing, standing) };
  });
  const again = new Set(plan.filter(makesAgain).map(keyOf));
  return plan.filter((thing) => makesAgain(thing) || !again.has(keyOf(thing)));
}

/** What is made again has its facts of before with it: those are no second thing. */
function makesAgain({ back }: Planned): boolean {
  return back.some(({ field, after }) => field === 'created' && after !== null);
}

function keyOf({ student, assignment }: Thing): string {
  return [student, assignment].join(' ');
}

/**
 * Whether the message about this return left. It may have been waiting since the return before it, and then the batch says
 * nothing of it; what an undo or a repair says nothing of was told before.
 */
function wasTold(reason: Batch['reason'], { student, assignment, changes }: Thing, { now }: Standing): boolean {
  const about = reason === 'return' || changes.some(({ field }) => field === 'mail');
  return about && now({ student, assignment, field: 'mail', before: null, after: null }) === 'SENT';
}

/** A fact is compared once: with what its last change made of it, or with what it was before its first one. */
function staysOf(thing: Thing, { gone, bar, now }: Standing): Stays | null {
  const away = gone(thing);
  if (away !== null) return away;
  const facts = thing.changes.filter((change) => !goesAlong(change));
  const [last, first] = [lastOfEach(facts), lastOfEach([...facts].reverse())];
  if (first.every((change) => same(now(change), change.before))) return 'back';
  const untouched = last.every((change) => same(now(change), change.after)) && fitsOneCell(thing, first, now);
  return bar(thing) ?? (untouched ? null : 'changed');
}

/** One cell shows either a grade or that the student is excused: what would be both was changed since. */
function fitsOneCell({ student, assignment }: Thing, first: readonly Change[], now: Standing['now']): boolean {
  const [draft, excused] = (['draft', 'excused'] as const).map((field) => {
    const change = first.find((one) => one.field === field);
    return { value: change ? change.before : now({ student, assignment, field, before: null, after: null }), change };
  });
  if (!draft?.change && !excused?.change) return true;
  return draft?.value === null || excused?.value !== true;
}

function lastOfEach(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [change.field, change])).values()];
}

/** The changes that take a thing back, last first. A message that waits goes no more; one that left leaves its mark. */
function backOf({ changes }: Thing, { now }: Standing): Change[] {
  return [...changes].reverse().flatMap((change) => {
    const { student, assignment, field, before, after } = change;
    const is = field === 'mail' ? now(change) : after;
    const was = field === 'created' ? anywhere(before) : before;
    return isKept(field) || same(is, was) ? [] : [{ student, assignment, field, before: is, after: was }];
  });
}

/** Facts by which something is made again: where the teacher typed it, or what it was copied from, is no place for it now. */
function anywhere(made: Value): Value {
  if (typeof made !== 'object' || made === null) return made;
  return Object.fromEntries(Object.entries(made).filter(([key]) => !PLACES.has(key)));
}

/** Facts of what was made that say where, and are no facts about it. */
export const PLACES: ReadonlySet<string> = new Set(['typedAt', 'copyOf']);

/** The batches that are undone, as these tell (newest first), each with what undid it. An undo may be undone itself. */
export function undoneIn(batches: readonly Pick<Batch, 'id' | 'undoes'>[]): ReadonlyMap<string, Undoes> {
  const undone = new Map<string, Undoes>();
  for (const { id, undoes } of batches) {
    const taken = undone.get(id);
    if (!undoes || undone.has(undoes.batch) || (taken && !taken.part)) continue;
    undone.set(undoes.batch, { batch: id, part: undoes.part || taken !== undefined });
  }
  return undone;
}
