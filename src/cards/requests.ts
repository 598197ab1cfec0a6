/**
 * Everything a teacher can ask for, as one closed list. An `Ask` travels in a button as strings only; an action in
 * `actions/` answers each, and the compiler refuses a list with a gap. Ids only: never a row number, never a name.
 */
import type { Group } from '../gradebook/status';

/** Which students a list shows: all, one group, or those that want something done. */
export type Filter = 'ALL' | Group | 'TO_GRADE' | 'DRAFTS';

/** How the same list is looked at: to read, to type grades, to return. */
export type WorkMode = 'look' | 'grade' | 'return';

/** Where in a list the teacher is, so that coming back finds the same place. */
export interface Place {
  readonly assignment: string;
  readonly filter: Filter;
  /** Page number as text, from '0'. */
  readonly page: string;
}

export type Ask =
  | { readonly ask: 'home'; /** page of the list of assignments, from '0' */ readonly page?: string }
  | { readonly ask: 'setUp' }
  | { readonly ask: 'roster' }
  | { readonly ask: 'checkRoster' }
  | { readonly ask: 'addRoster' }
  | { readonly ask: 'newAssignment' }
  | { readonly ask: 'createAssignment' }
  | { readonly ask: 'editAssignment'; readonly assignment: string }
  | { readonly ask: 'saveAssignment'; readonly assignment: string }
  | ({ readonly ask: 'points' } & Place)
  | ({ readonly ask: 'savePoints' } & Place)
  | ({ readonly ask: 'noGrade' } & Place)
  | ({
      readonly ask: 'work';
      readonly mode: WorkMode;
      /** asked from the list itself, which is then redrawn */ readonly from?: 'list';
    } & Place)
  | ({ readonly ask: 'saveGrade'; readonly student: string; readonly seen: string; readonly field: string } & Place)
  | ({
      readonly ask: 'overwriteGrade';
      readonly student: string;
      readonly seen: string;
      readonly typed: string;
    } & Place)
  | ({
      readonly ask: 'student';
      readonly student: string;
      /** from a neighbour's card, which is then redrawn */ readonly from?: 'student';
    } & Place)
  | ({ readonly ask: 'saveComment'; readonly student: string; readonly seen: string } & Place)
  | ({ readonly ask: 'excuse'; readonly student: string; readonly on: 'yes' | 'no' } & Place)
  | ({ readonly ask: 'markTurnedIn'; readonly student: string; readonly on: 'yes' | 'no' } & Place)
  | ({ readonly ask: 'history'; readonly student: string } & Place)
  | ({ readonly ask: 'confirmReturn'; readonly student: string } & Place)
  | ({ readonly ask: 'doReturn'; readonly students: string; readonly seen: string } & Place)
  | ({ readonly ask: 'sendMail' } & Place)
  | ({ readonly ask: 'settleMail'; readonly how: 'again' | 'sent' } & Place)
  | {
      readonly ask: 'importPlan';
      readonly assignment: string;
      readonly scale: Scale;
      /** from the plan itself, which is then redrawn */
      readonly from?: 'plan';
    }
  | { readonly ask: 'importGrades'; readonly assignment: string; readonly scale: Scale; readonly plan: string }
  | { readonly ask: 'importDetail'; readonly assignment: string; readonly scale: Scale; readonly part: ImportPart }
  | { readonly ask: 'undo'; readonly batch: string }
  | { readonly ask: 'unreadable' }
  | { readonly ask: 'settings' }
  | { readonly ask: 'saveSettings' }
  | { readonly ask: 'help' }
  | { readonly ask: 'linkForm' }
  | { readonly ask: 'findGradebook' }
  | { readonly ask: 'linkTo'; readonly gradebook: string };

/** How quiz points become a grade: taken as they are, or scaled to the points of the assignment. */
export type Scale = 'points' | 'scale';

/** The lists behind the counts of an import plan. */
export type ImportPart = 'new' | 'changed' | 'overwrite' | 'same' | 'waiting' | 'unmatched';

/** What the teacher filled in beside the button: the texts by field name; ticks are lists. */
export type Inputs = Readonly<Record<string, readonly string[]>>;

/** An ask as a flat record of strings, the only thing a card's action can carry. */
export type AskRecord = Readonly<Record<string, string>>;

export function toRecord(ask: Ask): AskRecord {
  return { ...ask };
}
