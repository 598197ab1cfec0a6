import { isAfter, isOverdue, NEVER, type Moment } from './moment';
import { same, valueText, type Batch } from './batch';
import { commentsIn, returnedComments } from './comment';
import { hasWork, type Returned, type Submission } from './submission';

export interface ReturnTerms {
  /** what the assignment is out of now; null: no grade */
  readonly points: number | null;
  readonly at: Moment;
  /** who returns it */
  readonly who: string;
  /** the teacher calls the work unfinished */
  readonly unfinished: boolean;
}

export interface HandIn {
  readonly at: Moment;
  /** '' = no due date */
  readonly due: Moment;
  /** id of the form response; '' = handed in without one */
  readonly response: string;
}

/**
 * Whether a return would send the work back to be finished instead of giving it back as done: nothing was handed in
 * and there is no grade for it (S78). A grade for work on paper, never handed in, is a return as any other.
 */
export function wouldBeUnfinished(s: Submission, points: number | null): boolean {
  return !onlyComment(s) && !hasWork(s) && (points === null || s.draft === null);
}

/** The private comment that goes with the next return; '' = none. */
export function nextComment(s: Submission): string {
  return commentsIn(s.comment).draft;
}

/** Whether the student has everything back but for a comment that was written since (S2). */
export function onlyComment(s: Submission): boolean {
  return isBack(s) && nextComment(s) !== '';
}

/** Whether the work and the grade that there is are with the student. */
function isBack(s: Submission): s is Submission & { readonly returned: Returned } {
  return !s.turnedIn && s.returned !== null && s.returned.grade === s.draft;
}

/**
 * Gives the work back. Finished work takes its draft as the returned grade, out of the points of this moment (S38, S70);
 * without a draft it is Done (S83, S84). Unfinished work loses its draft and is Assigned again (S79-S81). The comment goes
 * along (S85); a comment alone changes nothing else about what was returned, and with nothing to return it stays as it is.
 */
export function returnSubmission(s: Submission, terms: ReturnTerms): Submission {
  const { points, at, who } = terms;
  const comment = returnedComments(s.comment, at, who);
  if (isBack(s)) return onlyComment(s) ? { ...s, comment, returned: { ...s.returned, at } } : s;
  const unfinished = terms.unfinished || wouldBeUnfinished(s, points);
  const grade = unfinished || points === null ? null : s.draft;
  return {
    ...s,
    turnedIn: false,
    draft: grade,
    typedBy: unfinished ? '' : s.typedBy,
    returned: { grade, points, at, unfinished },
    comment,
  };
}

/** Whether returning would change anything: a second return of the same does not, nor one of excused work. */
export function canReturn(s: Submission): boolean {
  return !s.excused && (!isBack(s) || onlyComment(s));
}

/**
 * Marked as handed in by mistake: it never was. The moment of a quiz response stays, so that the same one is not imported
 * as a new one against the teacher's word.
 */
export function notHandedIn(s: Submission): Submission {
  const handIns = Math.max(0, s.handIns - 1);
  const handedInAt = handIns === 0 && s.response === '' ? NEVER : s.handedInAt;
  return { ...s, turnedIn: false, handIns, handedInAt, late: handIns > 0 && s.late };
}

/** What goes with a return besides the grade: the return before it that the student heard of, and the comment. */
export interface ReturnFacts {
  readonly before: Returned | null;
  readonly comment: string;
  /** there was nothing else to return */
  readonly onlyComment: boolean;
}

/** Whether the student may not have heard of the last return: its message waits, was refused, or nobody knows. */
export function isUnheard({ mail }: Pick<Submission, 'mail'>): boolean {
  return mail !== '' && mail !== 'SENT';
}

/** What the return of a submission says that is being made now, with what was `unheard` of the returns before it. */
export function factsBefore(s: Submission, unheard?: ReturnFacts): ReturnFacts {
  const comment = nextComment(s);
  if (!unheard) return { before: s.returned, comment, onlyComment: onlyComment(s) };
  return { before: unheard.before, comment: `${unheard.comment}\n\n${comment}`.trim(), onlyComment: false };
}

/**
 * What the last return of this submission said, read back from the log (`batches`, newest first), for a message that
 * goes out later, and what those before it said while their messages waited too: a comment written since then belongs to
 * the next return. A return that is not in the log any more is told as it stands.
 */
export function returnFacts(batches: readonly Batch[], s: Submission): ReturnFacts {
  let { comment, returned, mail } = s;
  for (const { changes } of batches) {
    const own = (name: keyof Submission) =>
      changes.find((c) => c.student === s.student && c.assignment === s.assignment && c.field === name);
    comment = valueText(own('comment')?.before ?? comment);
    mail = (own('mail')?.before ?? mail) as Submission['mail'];
    const made = own('returned');
    if (!made || returned === null || !same(made.after, returned)) continue;
    const before = made.before as Returned | null;
    if (before !== null && isUnheard({ mail })) {
      returned = before;
      continue;
    }
    const alike = before !== null && same({ ...before, at: returned.at }, returned);
    const onlyComment = returned === s.returned && alike && !own('turnedIn');
    return { before, comment: saidSince(s, returned.at) || commentsIn(comment).draft, onlyComment };
  }
  return { before: null, comment: saidSince(s, returned?.at ?? NEVER), onlyComment: false };
}

function saidSince({ comment }: Submission, since: Moment): string {
  const { said } = commentsIn(comment);
  return said.flatMap(({ text, at }) => (isAfter(since, at) ? [] : [text])).join('\n\n');
}

/** The student hands in, for the first time or again: the draft and the grade returned before stay (S64, S66). */
export function handIn(s: Submission, work: HandIn): Submission {
  return {
    ...s,
    handIns: s.handIns + 1,
    handedInAt: work.at,
    late: isOverdue(work.due, work.at),
    turnedIn: true,
    response: work.response,
  };
}
