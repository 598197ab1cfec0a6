import type { Hundredths } from './grade';
import { NEVER, type Moment } from './moment';

/** What a student was given back, frozen at that moment (S38). */
export interface Returned {
  /** null: returned without a grade (S3) */
  readonly grade: Hundredths | null;
  /** what the grade is out of, as it was when returned; null: an assignment without a grade */
  readonly points: number | null;
  readonly at: Moment;
  /** sent back to be finished: counts as not handed in (S78-S81) */
  readonly unfinished: boolean;
}

/** One student's work for one assignment. */
export interface Submission {
  /** id of the student */
  readonly student: string;
  /** id of the assignment */
  readonly assignment: string;
  /** how often it was handed in (S56) */
  readonly handIns: number;
  /** the last time it was handed in */
  readonly handedInAt: Moment;
  /** handed in after the due date */
  readonly late: boolean;
  /** handed in and not returned since (S18) */
  readonly turnedIn: boolean;
  /** the draft grade the program last saw in the cell */
  readonly draft: Hundredths | null;
  /** who typed that draft in the side panel; '' when it came there another way, or nobody knows */
  readonly typedBy: string;
  /** the last return; null: never returned */
  readonly returned: Returned | null;
  /** need not be done by this student */
  readonly excused: boolean;
  /** the private comments, returned ones and the next, as `commentsIn` reads them (S85) */
  readonly comment: string;
  /** id of the form response that counts; '' = none */
  readonly response: string;
  /** the grade the last import put in the cell; another one there was typed over it (S28) */
  readonly imported: Hundredths | null;
  /** where the message about the last return stands; '' = none to send */
  readonly mail: '' | 'WAITING' | 'SENDING' | 'SENT' | 'FAILED';
}

/** Names the work of one student for one assignment among all. */
export function keyOf({ assignment, student }: Pick<Submission, 'assignment' | 'student'>): string {
  return `${assignment} ${student}`;
}

/** A cell about which nothing is known yet. */
export function emptySubmission(student: string, assignment: string): Submission {
  return {
    student,
    assignment,
    handIns: 0,
    handedInAt: NEVER,
    late: false,
    turnedIn: false,
    draft: null,
    typedBy: '',
    returned: null,
    excused: false,
    comment: '',
    response: '',
    imported: null,
    mail: '',
  };
}

/**
 * Whether there is work of the student to give back: handed in now, or handed in once and returned as finished.
 * Work sent back unfinished is with the student again.
 */
export function hasWork(s: Submission): boolean {
  return s.turnedIn || (s.handIns > 0 && s.returned !== null && !s.returned.unfinished);
}
