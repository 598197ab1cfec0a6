import type { CellMeaning } from './cell';
import { isOverdue, type Moment } from './moment';
import { handIn, notHandedIn } from './returning';
import type { Submission } from './submission';

/** What a teacher says of work by hand: that it was turned in (in time, or too late) or not; that it need not be, or must. */
export type Flag = 'turnedIn' | 'late' | 'notTurnedIn' | 'excused' | 'notExcused';

/** Why a student is left out when several are flagged: it is so already, or it would say something else than was meant. */
export type LeftOut = 'already' | 'excused' | 'returned' | 'unreadable';

/** What a flag does besides what it says. */
export type Surprise = 'draftCleared' | 'handedIn' | 'fromForm';

/** The flags there are to choose from: too late only once that is possible. */
export function flagsFor(overdue: boolean): readonly Flag[] {
  return overdue
    ? ['turnedIn', 'late', 'notTurnedIn', 'excused', 'notExcused']
    : ['turnedIn', 'notTurnedIn', 'excused', 'notExcused'];
}

/**
 * Why a flag for several students passes this one by, or null. Excused work is neither turned in nor not; work that the
 * student has back is turned in again, or excused, by one student only; a cell that cannot be read keeps what stands there.
 */
export function leftOut(s: Submission, cell: CellMeaning, flag: Flag): LeftOut | null {
  if (cell.kind === 'unreadable') return 'unreadable';
  if (isSo(s, flag)) return 'already';
  if (flag === 'notTurnedIn' || flag === 'notExcused') return s.excused && flag === 'notTurnedIn' ? 'excused' : null;
  if (s.excused) return 'excused';
  return hasBack(s) ? 'returned' : null;
}

function isSo(s: Submission, flag: Flag): boolean {
  if (flag === 'excused' || flag === 'notExcused') return s.excused === (flag === 'excused');
  return s.turnedIn === (flag !== 'notTurnedIn');
}

/** Returned and not handed in since; work sent back to be finished is still to come. */
function hasBack({ returned, turnedIn }: Submission): boolean {
  return returned !== null && !returned.unfinished && !turnedIn;
}

/** What a teacher should see before this flag is given to several students at once. */
export function surprisesIn(s: Submission, flag: Flag): readonly Surprise[] {
  if (flag === 'notTurnedIn') return s.response === '' ? [] : ['fromForm'];
  if (flag !== 'excused') return [];
  return [...(s.turnedIn ? ['handedIn' as const] : []), ...(s.draft === null ? [] : ['draftCleared' as const])];
}

/** The submission with the flag. What was handed in in time and is flagged later was there when it was due. */
export function flagged(
  s: Submission,
  flag: Flag,
  { at, due }: { readonly at: Moment; readonly due: Moment },
): Submission {
  switch (flag) {
    case 'turnedIn':
      return handIn(s, { at: isOverdue(due, at) ? due : at, due, response: s.response });
    case 'late':
      return handIn(s, { at, due, response: s.response });
    case 'notTurnedIn':
      return notHandedIn(s);
    case 'excused':
      return excuse(s);
    case 'notExcused':
      return { ...s, excused: false };
  }
}

/** Excused work counts nowhere; its draft goes, and history keeps it. */
export function excuse(s: Submission): Submission {
  return { ...s, excused: true, draft: null, typedBy: '' };
}
