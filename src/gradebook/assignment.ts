import type { Moment } from './moment';

/**
 * What hangs on an assignment. A quiz that grades are imported from is a `form` (S22, S23); a form without scores, through
 * which students hand in, is `work`. Which of both a form is was seen when it was linked: a teacher may change it since.
 */
export interface Attachment {
  readonly kind: 'form' | 'work' | 'link';
  /** id of the form; '' for other links */
  readonly id: string;
  readonly title: string;
  readonly url: string;
}

/** One column of the gradebook, with the facts last seen by the program. */
export interface Assignment {
  readonly id: string;
  readonly title: string;
  /** '' = no due date */
  readonly due: Moment;
  /** null: no grade (S35) */
  readonly points: number | null;
  readonly category: string;
  readonly attachments: readonly Attachment[];
  /** whether grades may be imported from its form (S24) */
  readonly importOn: boolean;
  readonly summary: Summary;
}

/** What the program keeps beside an assignment so that Home need not read every submission. */
export interface Summary {
  /** first row of its block in Submissions; 0: none yet */
  readonly block: number;
  /** how many rows the block may use */
  readonly room: number;
  /** how many it uses: another number of rows there means that somebody moved or deleted some */
  readonly rows: number;
  readonly turnedIn: number;
  readonly graded: number;
  readonly returned: number;
  /** excused students without returned work */
  readonly excused: number;
  readonly toGrade: number;
  readonly drafts: number;
  readonly unreadable: number;
  readonly mailWaiting: number;
  readonly mailUncertain: number;
  /** `columnCheck` of its column of Grades at the last visit */
  readonly check: string;
  /** what stands in place of grades, by student, as `textsOf` writes it: it comes back with a deleted row or column */
  readonly texts: string;
  /** the revision that these counts are of; older than the last finished batch: they want counting again */
  readonly asOf: number;
}

export const EMPTY_SUMMARY: Summary = {
  block: 0,
  room: 0,
  rows: 0,
  turnedIn: 0,
  graded: 0,
  returned: 0,
  excused: 0,
  toGrade: 0,
  drafts: 0,
  unreadable: 0,
  mailWaiting: 0,
  mailUncertain: 0,
  check: '',
  texts: '',
  asOf: 0,
};

/** Why grades cannot be imported: S23 and S24. null: they can. */
export type ImportBar = 'noForm' | 'moreAttachments' | 'off' | 'noPoints';

/** The form of an assignment, quiz or not. */
export function formIn(attachments: readonly Attachment[]): Attachment | undefined {
  return attachments.find(isForm);
}

export function isForm({ kind }: Attachment): boolean {
  return kind !== 'link';
}

/** What hangs on it besides forms. */
export function withoutForms(attachments: readonly Attachment[]): readonly Attachment[] {
  return attachments.filter((one) => !isForm(one));
}

/**
 * Import needs a quiz form as the single attachment, switched on, and an assignment that is graded (S22-S24, S35). What
 * was handed in through another form can be collected whatever hangs beside it, and without a grade.
 */
export function importBar(assignment: Pick<Assignment, 'attachments' | 'importOn' | 'points'>): ImportBar | null {
  const forms = assignment.attachments.filter(isForm);
  if (forms.length === 0) return 'noForm';
  if (forms.length === 1 && forms[0]?.kind === 'work') return null;
  if (assignment.attachments.length > 1) return 'moreAttachments';
  if (!assignment.importOn) return 'off';
  return assignment.points === null ? 'noPoints' : null;
}

/** Attachments as the text of one cell: a line each, so that a teacher can read them. */
export function attachmentsText(attachments: readonly Attachment[]): string {
  return attachments
    .map(({ kind, id, title, url }) => [kind, id, url, title.replace(/\s+/g, ' ')].join(' '))
    .join('\n');
}

/** Where the lines were, when "Trim whitespace" in the menu Data made one line of them. */
const NEXT = / (?=(?:form|work) \S+ https?:\/\/|link https?:\/\/)/;

/** Reads what `attachmentsText` wrote; a line that is only an address is a link, so a teacher may add one by hand. */
export function parseAttachments(text: string): Attachment[] {
  return text
    .split(text.includes('\n') ? '\n' : NEXT)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(parseAttachment);
}

function parseAttachment(line: string): Attachment {
  const [, kind, id = '', url = '', title = ''] = /^(form|work) (\S+) (\S+) ?(.*)$/.exec(line) || [];
  if (kind) return { kind: kind as 'form' | 'work', id, url, title };
  const link = /^(?:link\s+)?(\S+)\s*(.*)$/.exec(line);
  return { kind: 'link', id: '', url: link?.[1] ?? line, title: link?.[2] || '' };
}
