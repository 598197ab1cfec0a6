import type { Cell } from './cell';
import { gradeFromCell, gradeToCell, type Hundredths } from './grade';
import { isMoment, type Moment } from './moment';
import { asText } from './table';
import { SUBMISSION_KEYS } from './tables';
import type { Returned, Submission } from './submission';

type Key = (typeof SUBMISSION_KEYS)[number];

/** The words in the readable columns of Submissions; only for people, the program reads `yes` and the rest by content. */
export interface RowWords {
  readonly yes: string;
  readonly states: { readonly none: string; readonly turnedIn: string; readonly returned: string };
  readonly mail: { readonly [K in Submission['mail']]: string };
}

export interface RowNames {
  readonly title: string;
  readonly name: string;
}

/** A submission as the cells of its row, in the order of `SUBMISSION_KEYS`. */
export function submissionCells(s: Submission, names: RowNames, words: RowWords): Cell[] {
  const flag = (on: boolean): string => (on ? words.yes : '');
  const cells: Record<Key, Cell> = {
    assignment: s.assignment,
    student: s.student,
    title: names.title,
    name: names.name,
    state: s.turnedIn ? words.states.turnedIn : s.returned ? words.states.returned : words.states.none,
    handIns: s.handIns,
    handedInAt: s.handedInAt,
    late: flag(s.late),
    draft: gradeCell(s.draft),
    returned: gradeCell(s.returned?.grade ?? null),
    returnedPoints: s.returned?.points ?? '',
    returnedAt: s.returned?.at ?? '',
    unfinished: flag(s.returned?.unfinished ?? false),
    excused: flag(s.excused),
    comment: s.comment,
    mail: words.mail[s.mail],
    typedBy: s.typedBy,
    response: s.response,
    imported: gradeCell(s.imported),
  };
  return SUBMISSION_KEYS.map((key) => cells[key]);
}

function gradeCell(grade: Hundredths | null): Cell {
  return grade === null ? '' : gradeToCell(grade);
}

/** How the readable words of a row are read back, in every language. */
export interface RowReader {
  readonly turnedIn: (text: string) => boolean;
  readonly mail: (text: string) => Submission['mail'];
}

/** Reads a row that `submissionCells` wrote; null for an empty row. */
export function readSubmission(cells: readonly Cell[], reader: RowReader): Submission | null {
  const at = (key: Key): Cell => cells[SUBMISSION_KEYS.indexOf(key)] ?? '';
  const text = (key: Key) => asText(at(key));
  if (text('assignment') === '' || text('student') === '') return null;
  const handIns = at('handIns');
  return {
    assignment: text('assignment'),
    student: text('student'),
    handIns: typeof handIns === 'number' ? handIns : 0,
    handedInAt: moment(at('handedInAt')),
    late: text('late') !== '',
    turnedIn: reader.turnedIn(text('state')),
    draft: gradeIn(at('draft')),
    returned: readReturned(at),
    excused: text('excused') !== '',
    comment: text('comment'),
    typedBy: text('typedBy'),
    response: text('response'),
    imported: gradeIn(at('imported')),
    mail: reader.mail(text('mail')),
  };
}

function readReturned(at: (key: Key) => Cell): Returned | null {
  const when = moment(at('returnedAt'));
  if (when === '') return null;
  const points = at('returnedPoints');
  return {
    grade: gradeIn(at('returned')),
    points: typeof points === 'number' ? points : null,
    at: when,
    unfinished: asText(at('unfinished')) !== '',
  };
}

function gradeIn(cell: Cell): Hundredths | null {
  return typeof cell === 'number' ? gradeFromCell(cell) : null;
}

function moment(cell: Cell): Moment {
  const text = asText(cell);
  return isMoment(text) ? text : '';
}
