/**
 * Everything a teacher can ask for, as one closed list. An `Ask` travels in a button as strings only; an action in
 * `actions/` answers each, and the compiler refuses a list with a gap. Ids only: never a row number, never a name.
 */
import type { Flag } from '../gradebook/flags';
import type { Group } from '../gradebook/status';

/** Which students a list shows: all, one group, or those that want something done. */
export type Filter = 'ALL' | Group | 'TO_GRADE' | 'DRAFTS';

/** How the same list is looked at: to read, to type grades, to return, to flag by hand. */
export type WorkMode = 'look' | 'grade' | 'return' | 'flag';

/** Where in a list the teacher is, so that coming back finds the same place. */
export interface Place {
  readonly assignment: string;
  readonly filter: Filter;
  /** Page number as text, from '0'. */
  readonly page: string;
}

/** What a form was drawn from, so that nobody's change since is overwritten unseen. */
export interface Drawn {
  readonly seen?: string;
  /** fields that are left as somebody else changed them meanwhile, with commas between */
  readonly theirs?: string;
}

export type Ask =
  | { readonly ask: 'home'; /** page of the list of assignments, from '0' */ readonly page?: string }
  /** one card back, which then stands as the teacher left it */
  | { readonly ask: 'cancel' }
  | { readonly ask: 'setUp' }
  | { readonly ask: 'roster' }
  | { readonly ask: 'checkRoster' }
  | { readonly ask: 'addRoster'; /** the plan on the card */ readonly seen?: string }
  | { readonly ask: 'newAssignment' }
  | {
      readonly ask: 'createAssignment';
      /** letters for its id: pressed twice on one card, it is one */ readonly fresh: string;
    }
  | ({ readonly ask: 'editAssignment'; /** not from its list */ readonly from?: 'home' } & Place)
  | ({ readonly ask: 'saveAssignment'; readonly from?: 'home' } & Place & Drawn)
  | ({ readonly ask: 'points' } & Place)
  | ({ readonly ask: 'savePoints' } & Place & Drawn)
  | ({ readonly ask: 'noGrade' } & Place & Drawn)
  | ({
      readonly ask: 'work';
      readonly mode: WorkMode;
      /** from the list itself, which is then redrawn; from a card above it, which then goes: in Forms it has no list below */
      readonly from?: 'list' | 'above' | /** it has, in Forms too */ 'conflict';
      /** flag mode: every box on the page ticked, or none */
      readonly tick?: 'all' | 'none';
      /** from another page of the list: the pages that were looked at, whose ticks come along; spaces between */
      readonly looked?: string;
    } & Place)
  | ({
      readonly ask: 'flag';
      /** after the confirmation: what was confirmed, for whom, and how their work stood */
      readonly flag?: Flag;
      readonly students?: string;
      readonly seen?: string;
    } & Place)
  | ({
      readonly ask: 'saveGrade';
      readonly student: string;
      readonly seen: string;
      readonly field: string;
      /** what the comment beside it was drawn with, which stays on a card that the grade draws again */
      readonly comment?: string;
      /** the card shows a refusal, which must go once the entry is mended, or two comments, which stay until one is chosen */
      readonly redraw?: 'yes' | 'contest';
    } & Place)
  | ({
      readonly ask: 'overwriteGrade';
      readonly student: string;
      readonly seen: string;
      readonly typed: string;
      readonly field: string;
      readonly redraw?: 'contest';
    } & Place)
  | ({
      readonly ask: 'student';
      readonly student: string;
      /** from a neighbour's card, which is then redrawn; from a card above it, which then goes */
      readonly from?: 'student' | 'above';
      readonly redraw?: 'contest';
    } & Place)
  | ({ readonly ask: 'saveComment'; readonly student: string; readonly seen: string; readonly redraw?: 'yes' } & Place)
  | ({
      readonly ask: 'excuse';
      readonly student: string;
      readonly on: 'yes' | 'no';
      /** what the cell held when the card was drawn: the grade that goes */
      readonly seen?: string;
      /** from the card that showed the grade of somebody else */
      readonly from?: 'conflict';
      readonly redraw?: 'contest';
    } & Place)
  | ({
      readonly ask: 'markTurnedIn';
      readonly student: string;
      /** once it was due, `yes` says that it was there in time */
      readonly on: 'yes' | 'late' | 'no';
      readonly redraw?: 'contest';
    } & Place)
  | ({ readonly ask: 'history'; readonly student: string } & Place)
  | ({ readonly ask: 'confirmReturn'; readonly student: string } & Place)
  | ({
      readonly ask: 'doReturn';
      readonly students: string;
      readonly seen: string;
      /** what was seen before: drafts that changed since are given back as they were then */
      readonly mine?: string;
      /** from the grading tool, which then shows the student again */
      readonly from?: 'student';
    } & Place)
  | ({
      readonly ask: 'sendMail';
      /** from the card that says how many wait; else that is shown first */ readonly from?: 'returned';
    } & Place)
  | ({ readonly ask: 'uncertainMail' } & Place)
  | ({
      readonly ask: 'settleMail';
      readonly how: 'again' | 'sent';
      /** names the messages on the card */ readonly seen: string;
    } & Place)
  | {
      readonly ask: 'importPlan';
      readonly assignment: string;
      readonly scale: QuizScale;
      /** from the plan itself, which is then redrawn */
      readonly from?: 'plan';
      /** the reading of the quiz to go on with */
      readonly run?: string;
    }
  | {
      readonly ask: 'importGrades';
      readonly assignment: string;
      readonly scale: QuizScale;
      readonly plan: string;
      /** id of the form, to read it before the gradebook */
      readonly form: string;
      readonly run?: string;
    }
  | {
      readonly ask: 'importDetail';
      readonly assignment: string;
      readonly scale: QuizScale;
      readonly part: ImportPart;
      readonly run?: string;
    }
  /** what was changed last: in the class ('' as assignment) or in one assignment; pages from '0', the newest */
  | { readonly ask: 'changes'; readonly assignment: string; readonly page: string; readonly from?: 'list' }
  | { readonly ask: 'batch'; readonly batch: string; readonly assignment: string; readonly page: string }
  | {
      readonly ask: 'undo';
      readonly batch: string;
      /** what the card of the batch said would be undone, and the list it was opened from */
      readonly seen?: string;
      readonly assignment?: string;
      readonly page?: string;
      /** from the list of students where it was offered, with its filter, which then shows them anew */
      readonly from?: 'list';
      readonly filter?: Filter;
    }
  | { readonly ask: 'unreadable'; /** from the list itself, which is then redrawn */ readonly from?: 'list' }
  /** who can be removed with everything: pages of the class, from '0' */
  | { readonly ask: 'leavers'; readonly page: string; readonly from?: 'list' }
  | { readonly ask: 'erasePlan'; readonly student: string }
  | { readonly ask: 'erase'; readonly student: string; /** what the card said would go */ readonly seen: string }
  | { readonly ask: 'snapshots' }
  | { readonly ask: 'takeSnapshot' }
  | { readonly ask: 'dropSnapshot'; readonly snapshot: string }
  | {
      readonly ask: 'restorePlan';
      readonly snapshot: string;
      /** what becomes of work that was returned since: it stays, or it is put back too */
      readonly returned: 'keep' | 'back';
      readonly from?: 'plan';
      /** what was gone through already, of a gradebook that is put back a part at a time: ids, with spaces between */
      readonly past?: string;
    }
  | {
      readonly ask: 'restore';
      readonly snapshot: string;
      readonly returned: 'keep' | 'back';
      /** what the card said would be put back */
      readonly seen: string;
      readonly past?: string;
    }
  | { readonly ask: 'check'; /** from the card itself, which is then redrawn */ readonly from?: 'check' }
  | { readonly ask: 'repair' }
  | { readonly ask: 'putBack' }
  | { readonly ask: 'leaveOut' }
  /** '' as assignment: the whole class */
  | { readonly ask: 'download'; readonly assignment: string }
  | { readonly ask: 'makeFile'; readonly what: 'csv' | 'copy' | '1.1' | '1.2'; readonly assignment: string }
  | { readonly ask: 'settings' }
  | ({ readonly ask: 'saveSettings' } & Drawn)
  | { readonly ask: 'figures' }
  | ({ readonly ask: 'saveFigures' } & Drawn)
  | { readonly ask: 'help' }
  | { readonly ask: 'linkForm' }
  | { readonly ask: 'findGradebook' }
  | { readonly ask: 'linkTo'; readonly gradebook: string; /** the id of a new assignment */ readonly fresh: string };

/** How quiz points become a grade: taken as they are, or scaled to the points of the assignment. */
export type QuizScale = 'points' | 'scale';

/** What can be taken over from a form: the grades of a quiz, or only who handed in. */
export type Takes = 'grades' | 'handIns';

/** The lists behind the counts of an import plan. */
export type ImportPart = 'new' | 'changed' | 'overwrite' | 'same' | 'waiting' | 'kept' | 'unmatched';

/** What the teacher filled in beside the button: the texts by field name; ticks are lists. */
export type Inputs = Readonly<Record<string, readonly string[]>>;

/** An ask as a flat record of strings, the only thing a card's action can carry. */
export type AskRecord = Readonly<Record<string, string>>;

/** An ask as it goes along with a button or a row. */
export function toRecord(ask: Ask): AskRecord {
  return { ...ask };
}
