import type { Moment } from './moment';
import { joined, piecesIn, piecesOf } from './pieces';
import { emptySubmission, type Submission } from './submission';

/** Why a batch was made: one intention of the teacher. */
export type Reason =
  | 'roster'
  | 'assignment'
  | 'points'
  | 'typed'
  | 'sheet'
  | 'comment'
  | 'excuse'
  | 'handIn'
  | 'byHand'
  | 'import'
  | 'return'
  | 'mail'
  | 'settings'
  | 'undo'
  | 'repair'
  | 'erase';

/** A value before or after a change; objects only as `Returned` and as the facts of something new. */
export type Value = string | number | boolean | null | { readonly [key: string]: unknown };

/** A value that is a text, a number or a mark, as text; '' for nothing and for objects. */
export function valueText(value: Value): string {
  return typeof value === 'object' ? '' : String(value);
}

/**
 * One changed fact. Student and assignment together name a submission; one of them alone that student or that
 * assignment; neither a setting.
 */
export interface Change {
  readonly student: string;
  readonly assignment: string;
  readonly field: string;
  readonly before: Value;
  readonly after: Value;
  /** when it has another reason than its batch: a typed cell noticed on the way */
  readonly reason?: Reason;
}

/** Which batch another one took back: all of it, or in part. */
export interface Undoes {
  readonly batch: string;
  readonly part: boolean;
}

/** Changes that are made together, undone together, and logged before anything else is written. */
export interface Batch {
  /** counts from 1; of two batches with one revision the first in the log counts, the other never happened */
  readonly revision: number;
  readonly id: string;
  readonly at: Moment;
  /** e-mail address of the teacher; '' when Google does not tell */
  readonly who: string;
  /** 'document' when it was made under the lock of the spreadsheet, which nobody else holds meanwhile */
  readonly lock: '' | 'document';
  readonly reason: Reason;
  /** one readable sentence for the History tab */
  readonly what: string;
  readonly changes: readonly Change[];
  /** the batch that this one takes back */
  readonly undoes?: Undoes;
}

/** The changes as texts of at most one cell each. */
export function encodeChanges(changes: readonly Change[]): string[] {
  return piecesOf(
    JSON.stringify(
      changes.map(({ student, assignment, field, before, after, reason }) =>
        reason ? [student, assignment, field, before, after, reason] : [student, assignment, field, before, after],
      ),
    ),
  );
}

type Tuple = readonly [string, string, string, Value, Value, Reason?];

/** Reads what `encodeChanges` wrote into the first of these cells; null when somebody edited it beyond reading. */
export function decodeChanges(cells: readonly unknown[]): Change[] | null {
  try {
    const tuples = JSON.parse(joined(piecesIn(cells))) as readonly Tuple[];
    return tuples.map(([student, assignment, field, before, after, reason]) =>
      reason ? { student, assignment, field, before, after, reason } : { student, assignment, field, before, after },
    );
  } catch {
    return null;
  }
}

/** The facts of a submission that a batch may change, each under its own name. */
const FIELDS = [
  'handIns',
  'handedInAt',
  'late',
  'turnedIn',
  'draft',
  'typedBy',
  'returned',
  'excused',
  'comment',
  'response',
  'imported',
  'mail',
] as const satisfies readonly (keyof Submission)[];
const IS_FIELD: ReadonlySet<string> = new Set(FIELDS);

/** What turns one submission into another; nothing for what is the same. */
export function changesOf(before: Submission, after: Submission, reason?: Reason): Change[] {
  return FIELDS.filter((field) => !same(before[field], after[field])).map((field) => ({
    student: before.student,
    assignment: before.assignment,
    field,
    before: before[field] as Value,
    after: after[field] as Value,
    ...(reason ? { reason } : {}),
  }));
}

/** The changes of each student, in their order: a batch of a whole year is gone through once, not once a student. */
export function byStudent(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const own = new Map<string, Change[]>();
  for (const change of changes) {
    const known = own.get(change.student);
    if (known) known.push(change);
    else own.set(change.student, [change]);
  }
  return own;
}

/** A submission with these changes made; changes of other submissions are skipped. */
export function applyChanges(submission: Submission, changes: readonly Change[]): Submission {
  return changes
    .filter(({ student, assignment }) => student === submission.student && assignment === submission.assignment)
    .filter(({ field }) => IS_FIELD.has(field))
    .reduce<Submission>((done, { field, after }) => ({ ...done, [field]: after }), submission);
}

/**
 * What a batch that was cut off makes of a submission when it is done again. Where its row was written already, a message
 * may be out, so its mark stays as it stands; where it was not, no message was begun, so it waits. A repair begins none.
 */
export function redone(before: Submission, changes: readonly Change[]): Submission {
  const made = applyChanges(before, changes);
  const own = (wanted: string) =>
    changes.find((c) => c.student === before.student && c.assignment === before.assignment && c.field === wanted);
  const mail = own('mail');
  if (!mail || mail.reason === 'repair') return made;
  const repeated = same(mail.before, mail.after);
  const written = own('returned') ? same(before.returned, made.returned) : repeated || !same(before.mail, mail.before);
  if (written) return { ...made, mail: before.mail };
  return made.mail === 'SENDING' ? { ...made, mail: 'WAITING' } : made;
}

/**
 * The submissions as the log tells them, by assignment. How a message went is not in the log: of a batch that was finished
 * it is taken to have left. `step` sees each change with what it changes.
 */
export function replay(
  batches: readonly Batch[],
  step: (before: Submission, change: Change) => void = () => undefined,
): ReadonlyMap<string, readonly Submission[]> {
  const made = new Map<string, Map<string, Submission>>();
  for (const { changes } of batches) {
    for (const change of changes) {
      const { student, assignment, field, after } = change;
      if (student === '' || assignment === '') continue;
      const own = made.get(assignment) || new Map<string, Submission>();
      const before = own.get(student) || emptySubmission(student, assignment);
      step(before, change);
      own.set(student, IS_FIELD.has(field) ? { ...before, [field]: after } : before);
      made.set(assignment, own);
    }
  }
  const left = (s: Submission): Submission => (s.mail === 'SENDING' ? { ...s, mail: 'SENT' } : s);
  return new Map([...made].map(([assignment, own]) => [assignment, [...own.values()].map(left)]));
}

/** The field under which a batch keeps the text of a cell that could not be read and that the teacher replaced. */
export const REPLACED = 'cell';

/** The field under which a repair keeps what somebody typed over a cell of Submissions. */
export const TYPED_OVER = 'typedOver';

/** Whether two values of a field are the same; objects by content. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);
}
