import { changesOf, replay, same, type Batch, type Change } from './batch';
import { placesTo } from './places';
import { emptySubmission, keyOf, type Submission } from './submission';
import type { Strange } from './submissionRow';

/** A row of Submissions, wherever it stands. */
export interface WorkRow {
  /** from 1 */
  readonly row: number;
  readonly assignment: string;
  readonly student: string;
  /** the title and the student's name as they were when the row was written */
  readonly title: string;
  readonly name: string;
  /** what it says, whosever it is */
  readonly facts: Submission;
  /** null: without the id of a student or of an assignment */
  readonly submission: Submission | null;
  /** its cells that say something else than `submission` */
  readonly strange: readonly Strange[];
}

/** A row of History that counts; what lost a race and was struck out is not among them. */
export interface LogRow {
  /** from 1 */
  readonly row: number;
  /** null: not a number any more */
  readonly revision: number | null;
  /** null: edited beyond reading */
  readonly batch: Batch | null;
  /** what else stands in the row that it cannot say: nothing hangs on it but what a teacher reads, and what can be undone */
  readonly strange: readonly Strange[];
}

/** One submission as Submissions has it and as History tells it. */
export interface Account {
  readonly written: Submission | null;
  readonly logged: Submission | null;
  /** what counts: History where it tells the submission from its start without a hole, or else what is written */
  readonly truth: Submission;
  /** whether `truth` is what History tells */
  readonly told: boolean;
}

/** By assignment, then by student. */
export type Accounts = ReadonlyMap<string, ReadonlyMap<string, Account>>;

/** The batches that count, by number. */
export function batchesIn(log: readonly LogRow[]): Batch[] {
  return counting(log.flatMap(({ batch }) => batch || []));
}

/**
 * Of batches in the order of their rows those that count, by number: of two with one number the first, for the second lost
 * the race; unless only the second stands in order, for then somebody typed over the number of the first.
 */
export function counting<B extends Pick<Batch, 'revision'>>(batches: readonly B[]): B[] {
  const inOrder = new Set(longestRise(batches.map(({ revision }) => revision)));
  const chosen = new Map<number, number>();
  batches.forEach(({ revision }, at) => {
    const other = chosen.get(revision);
    if (other === undefined || (!inOrder.has(other) && inOrder.has(at))) chosen.set(revision, at);
  });
  return [...chosen.values()].flatMap((at) => batches[at] ?? []).sort((a, b) => a.revision - b.revision);
}

/** A batch under way, and a few that others may have logged meanwhile: no number is further from the last finished one. */
const UNDER_WAY = 20;

/** Whether a number can be that of a batch, when `applied` is the last finished one: not one that somebody typed over it. */
export function isRevision(number: number, applied: number): boolean {
  return Number.isInteger(number) && number > 0 && number <= applied + UNDER_WAY;
}

/** The numbers up to the last finished batch that no row of History has any more. */
export function missingNumbers(log: readonly LogRow[], applied: number): number[] {
  const numbers = log.flatMap(({ revision }) => (revision !== null && isRevision(revision, applied) ? [revision] : []));
  const there = new Set(numbers);
  // A mark that somebody typed over may say anything.
  const last = Math.max(0, Math.min(applied, log.length + MOST_GONE), ...numbers);
  return placesTo(last).filter((number) => !there.has(number));
}

/** More rows that were deleted are not counted. */
const MOST_GONE = 10_000;

/** A row of History whose number was typed over, and the number it had. */
export interface Renumbered {
  readonly row: number;
  readonly revision: number;
}

/**
 * Rows whose number is none, or stands out of order, as far as it is certain which it was: as many numbers are missing between
 * the rows around them as there are such rows. In a log that was sorted nothing is certain.
 */
export function renumbered(log: readonly LogRow[], applied: number): Renumbered[] {
  const numbers = log.map(({ revision }) => (revision !== null && isRevision(revision, applied) ? revision : null));
  const kept = longestRise(numbers);
  const last = Math.max(applied, numbers[kept[kept.length - 1] ?? -1] ?? 0);
  const ends = [...kept.map((at) => ({ at, revision: numbers[at] ?? 0 })), { at: log.length, revision: last + 1 }];
  return ends.flatMap(({ at, revision }, i) => {
    const before = ends[i - 1] || { at: -1, revision: 0 };
    const odd = log.slice(before.at + 1, at);
    const certain = odd.length > 0 && odd.length === revision - before.revision - 1;
    return certain ? odd.map(({ row }, k) => ({ row, revision: before.revision + 1 + k })) : [];
  });
}

/** The places of the longest list of numbers that rise from one to the next; of two that are the same the first one. */
function longestRise(numbers: readonly (number | null)[]): number[] {
  const ends: number[] = [];
  const before = new Map<number, number | undefined>();
  numbers.forEach((number, at) => {
    if (number === null) return;
    const rises = number > (numbers[ends[ends.length - 1] ?? -1] ?? 0);
    const found = rises ? -1 : ends.findIndex((end) => (numbers[end] ?? 0) >= number);
    const length = found < 0 ? ends.length : found;
    if (numbers[ends[length] ?? -1] === number) return;
    before.set(at, ends[length - 1]);
    ends[length] = at;
  });
  const rise: number[] = [];
  for (let at = ends[ends.length - 1]; at !== undefined; at = before.get(at)) rise.unshift(at);
  return rise;
}

/** Whether the log tells all that ever happened. */
export function isWhole(log: readonly LogRow[], applied: number): boolean {
  return log.every(({ batch }) => batch !== null) && missingNumbers(log, applied).length === 0;
}

/** What Submissions and History together make of every submission that either of them knows. */
export function accountsOf(works: readonly WorkRow[], log: readonly LogRow[], applied: number): Accounts {
  const whole = isWhole(log, applied);
  const batches = batchesIn(log);
  const holed = new Set<string>();
  const logged = replay(batches, (before, change) => {
    if (!follows(before, change)) holed.add(keyOf(change));
  });
  const accounts = new Map<string, Map<string, Account>>();
  const add = (assignment: string, student: string, account: Account) => {
    const own = accounts.get(assignment) || new Map<string, Account>();
    if (!own.has(student)) own.set(student, account);
    accounts.set(assignment, own);
  };
  const told = new Map([...logged].map(([id, own]) => [id, new Map(own.map((s) => [s.student, s]))]));
  for (const { assignment, student, submission } of works) {
    const known = told.get(assignment)?.get(student) || null;
    const trusted = whole && known !== null && !holed.has(keyOf(known));
    if (submission) add(assignment, student, accountOf(submission, known, trusted));
  }
  for (const s of [...logged.values()].flat()) add(s.assignment, s.student, accountOf(null, s, true));
  return accounts;
}

/** The same of one student alone, which leaves the work of all others aside. */
export function accountsOfOne(
  id: string,
  works: readonly WorkRow[],
  log: readonly LogRow[],
  applied: number,
): Accounts {
  const own = ({ student }: { readonly student: string }) => student === id;
  const lines = log.map((line) => ({
    ...line,
    batch: line.batch && { ...line.batch, changes: line.batch.changes.filter(own) },
  }));
  return accountsOf(works.filter(own), lines, applied);
}

function accountOf(written: Submission | null, logged: Submission | null, trusted: boolean): Account {
  if (logged && (trusted || !written)) {
    const mail = mailOf(written, logged);
    return { written, logged, truth: written ? { ...logged, mail } : logged, told: true };
  }
  return { written, logged, truth: written ?? logged ?? emptySubmission('', ''), told: false };
}

/**
 * How a message went is not in the log: there Submissions knows best. Where somebody emptied its cell nobody knows, and only
 * the teacher can find out. Of one that was never begun the log knows: it waits, or there is none.
 */
function mailOf(written: Submission | null, { mail }: Submission): Submission['mail'] {
  if (mail === 'WAITING' || mail === '') return mail;
  return written?.mail || (mail === 'SENT' ? 'SENDING' : mail);
}

/** Whether a change begins where the one before it ended; if not, the log does not tell every step of its submission. */
function follows(before: Submission, { field, before: was }: Change): boolean {
  return field === 'mail' || !(field in before) || same(before[field as keyof Submission], was);
}

/** Whether there is anything to tell of a submission. */
export function isEmpty(s: Submission): boolean {
  return changesOf(emptySubmission(s.student, s.assignment), s).length === 0;
}

/** Whether there is more to it than a moment that work was once handed in: that stays when it was a mistake. */
export function hasFacts(s: Submission): boolean {
  return changesOf(emptySubmission(s.student, s.assignment), s).some(({ field }) => field !== 'handedInAt');
}

/** Whether two submissions tell the same, but for how a message went. */
export function sameFacts(a: Submission, b: Submission): boolean {
  return changesOf(a, { ...b, mail: a.mail }).length === 0;
}
