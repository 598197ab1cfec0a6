import { applyChanges, changesOf, replay, same, type Batch, type Change } from './batch';
import { emptySubmission, type Submission } from './submission';

/** A row of Submissions, wherever it stands. */
export interface WorkRow {
  /** from 1 */
  readonly row: number;
  readonly assignment: string;
  readonly student: string;
  /** the student's name as it was when the row was written */
  readonly name: string;
  /** null: without the id of a student or of an assignment */
  readonly submission: Submission | null;
}

/** A row of History that counts; what lost a race and was struck out is not among them. */
export interface LogRow {
  /** from 1 */
  readonly row: number;
  /** null: not a number any more */
  readonly revision: number | null;
  /** null: edited beyond reading */
  readonly batch: Batch | null;
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

/** The batches that count: of two with one number the first, by number. */
export function batchesIn(log: readonly LogRow[]): Batch[] {
  const first = new Map<number, Batch>();
  for (const { batch } of log) if (batch && !first.has(batch.revision)) first.set(batch.revision, batch);
  return [...first.values()].sort((a, b) => a.revision - b.revision);
}

/** The numbers up to the last finished batch that no row of History has any more. */
export function missingNumbers(log: readonly LogRow[], applied: number): number[] {
  const there = new Set(log.map(({ revision }) => revision));
  const last = Math.max(applied, ...log.map(({ revision }) => revision ?? 0));
  return Array.from({ length: last }, (_, i) => i + 1).filter((number) => !there.has(number));
}

/** What Submissions and History together make of every submission that either of them knows. */
export function accountsOf(works: readonly WorkRow[], log: readonly LogRow[], applied: number): Accounts {
  const whole = log.every(({ batch }) => batch !== null) && missingNumbers(log, applied).length === 0;
  const batches = batchesIn(log);
  const logged = replay(batches);
  const holed = holesIn(batches);
  const accounts = new Map<string, Map<string, Account>>();
  const add = (assignment: string, student: string, account: Account) => {
    const own = accounts.get(assignment) ?? new Map<string, Account>();
    if (!own.has(student)) own.set(student, account);
    accounts.set(assignment, own);
  };
  const told = new Map([...logged].map(([id, own]) => [id, new Map(own.map((s) => [s.student, s]))]));
  for (const { assignment, student, submission } of works) {
    const known = told.get(assignment)?.get(student) ?? null;
    const trusted = whole && known !== null && !holed.has(keyOf(known));
    if (submission) add(assignment, student, accountOf(submission, known, trusted));
  }
  for (const s of [...logged.values()].flat()) add(s.assignment, s.student, accountOf(null, s, true));
  return accounts;
}

/** How a message went is not in the log: there Submissions knows best. */
function accountOf(written: Submission | null, logged: Submission | null, trusted: boolean): Account {
  if (logged && (trusted || !written)) {
    return { written, logged, truth: written ? { ...logged, mail: written.mail } : logged, told: true };
  }
  return { written, logged, truth: written ?? logged ?? emptySubmission('', ''), told: false };
}

function keyOf({ assignment, student }: Pick<Submission, 'assignment' | 'student'>): string {
  return `${assignment} ${student}`;
}

/** The submissions of which the log does not tell every step: a change begins elsewhere than the one before it ended. */
function holesIn(batches: readonly Batch[]): ReadonlySet<string> {
  const now = new Map<string, Submission>();
  const holed = new Set<string>();
  for (const change of batches.flatMap(({ changes }) => changes)) {
    if (change.student === '' || change.assignment === '') continue;
    const before = now.get(keyOf(change)) ?? emptySubmission(change.student, change.assignment);
    if (!follows(before, change)) holed.add(keyOf(change));
    now.set(keyOf(change), applyChanges(before, [change]));
  }
  return holed;
}

function follows(before: Submission, { field, before: was }: Change): boolean {
  return field === 'mail' || !(field in before) || same(before[field as keyof Submission], was);
}

/** Whether there is anything to tell of a submission. */
export function isEmpty(s: Submission): boolean {
  return changesOf(emptySubmission(s.student, s.assignment), s).length === 0;
}

/** Whether two submissions tell the same, but for how a message went. */
export function sameFacts(a: Submission, b: Submission): boolean {
  return changesOf(a, { ...b, mail: a.mail }).length === 0;
}
