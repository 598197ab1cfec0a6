import type { Moment } from './moment';
import { isOverdue } from './moment';
import { hasWork, type Submission } from './submission';

export interface ReturnTerms {
  /** what the assignment is out of now; null: no grade */
  readonly points: number | null;
  readonly at: Moment;
  /** the teacher calls the work unfinished (A3-4) */
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
  return !hasWork(s) && (points === null || s.draft === null);
}

/**
 * Gives the work back. Finished work takes its draft as the returned grade, out of the points of this moment (S38, S70);
 * without a draft it is Done (S83, S84). Unfinished work loses its draft and is Assigned again (S79-S81).
 */
export function returnSubmission(s: Submission, terms: ReturnTerms): Submission {
  const { points, at } = terms;
  const unfinished = terms.unfinished || wouldBeUnfinished(s, points);
  const grade = unfinished || points === null ? null : s.draft;
  return { ...s, turnedIn: false, draft: grade, returned: { grade, points, at, unfinished } };
}

/** Whether returning would change anything: a second return of the same grade does not, nor one of excused work. */
export function canReturn(s: Submission): boolean {
  return !s.excused && (s.turnedIn || s.returned === null || s.returned.grade !== s.draft);
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
