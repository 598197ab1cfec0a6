import type { Cell } from './cell';
import { gradeFromCell, gradeToCell, type Hundredths } from './grade';
import { isMoment, type Moment } from './moment';
import { pointsFromCell } from './points';
import { asText } from './table';
import { SUBMISSION_KEYS } from './tables';
import type { Returned, Submission } from './submission';
import { isYes } from './yes';

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
    returnedAt: s.returned?.at || '',
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
  /** null: none of the words for how a message went */
  readonly mail: (text: string) => Submission['mail'] | null;
}

/** Reads a row that `submissionCells` wrote; null for one without the id of a student or of an assignment. */
export function readSubmission(cells: readonly Cell[], reader: RowReader): Submission | null {
  const facts = readFacts(cells, reader);
  return facts.assignment === '' || facts.student === '' ? null : facts;
}

/** What such a row says, whosever it is. */
export function readFacts(cells: readonly Cell[], reader: RowReader): Submission {
  const at = (key: Key): Cell => cells[SUBMISSION_KEYS.indexOf(key)] ?? '';
  const text = (key: Key) => asText(at(key));
  const returned = readReturned(at);
  return {
    assignment: text('assignment'),
    student: text('student'),
    handIns: timesIn(at('handIns')),
    handedInAt: moment(at('handedInAt')),
    late: isYes(text('late')),
    turnedIn: reader.turnedIn(text('state')),
    draft: gradeIn(at('draft')),
    returned,
    excused: isYes(text('excused')),
    comment: text('comment'),
    typedBy: text('typedBy'),
    response: text('response'),
    imported: gradeIn(at('imported')),
    // What somebody typed there tells nothing about the message: only the teacher can find out whether it went.
    mail: reader.mail(text('mail')) ?? (returned === null ? '' : 'SENDING'),
  };
}

function timesIn(cell: Cell): number {
  return typeof cell === 'number' && Number.isInteger(cell) && cell >= 0 ? cell : 0;
}

function readReturned(at: (key: Key) => Cell): Returned | null {
  const when = moment(at('returnedAt'));
  if (when === '') return null;
  return {
    grade: gradeIn(at('returned')),
    points: pointsIn(at('returnedPoints')),
    at: when,
    unfinished: isYes(asText(at('unfinished'))),
  };
}

function pointsIn(cell: Cell): number | null {
  const points = typeof cell === 'number' ? pointsFromCell(cell) : null;
  return points?.ok ? points.points : null;
}

function gradeIn(cell: Cell): Hundredths | null {
  return typeof cell === 'number' ? gradeFromCell(cell) : null;
}

function moment(cell: Cell): Moment {
  const text = asText(cell);
  return isMoment(text) ? text : '';
}

/** A cell that says something else than what the gradebook takes it for. */
export interface Strange {
  /** of its column */
  readonly key: string;
  /** what stands there */
  readonly typed: Cell;
  /** what counts in its place; '' = nothing */
  readonly taken: Cell;
  /** it could say that, were it not for other cells of its row: a grade that was returned at no time */
  readonly could: boolean;
}

/** Names and titles are copies for people, and ids are judged by whom they name: neither is compared here. */
const COPIES: ReadonlySet<Key> = new Set(['assignment', 'student', 'title', 'name']);
const FLAGS: ReadonlySet<Key> = new Set(['late', 'unfinished', 'excused']);
const MOMENTS: ReadonlySet<Key> = new Set(['handedInAt', 'returnedAt']);
const NUMBERS: ReadonlySet<Key> = new Set(['handIns', 'draft', 'returned', 'returnedPoints', 'imported']);

/** The cells of a row that say something else than the submission that was read in it, whatever language its words are in. */
export function strangeIn(
  cells: readonly Cell[],
  s: Submission,
  languages: readonly RowWords[],
  reader: RowReader,
): Strange[] {
  const [own, ...others] = languages;
  if (own === undefined) return [];
  const right = submissionCells(s, NO_NAMES, own);
  const odd = SUBMISSION_KEYS.filter((key, i) => !COPIES.has(key) && !says(key, cells[i] ?? '', right[i] ?? ''));
  if (odd.length === 0) return [];
  const elsewhere = others.map((words) => submissionCells(s, NO_NAMES, words));
  return odd.flatMap((key) => {
    const i = SUBMISSION_KEYS.indexOf(key);
    const typed = cells[i] ?? '';
    if (elsewhere.some((line) => says(key, typed, line[i] ?? ''))) return [];
    return [{ key, typed, taken: right[i] ?? '', could: typed === '' || couldSay(key, typed, languages, reader) }];
  });
}

const NO_NAMES: RowNames = { title: '', name: '' };

function says(key: Key, typed: Cell, right: Cell): boolean {
  if (typeof right === 'number' || typed === '') return typed === right;
  // Another word for yes will do.
  return FLAGS.has(key) ? right !== '' : asText(typed) === asText(right);
}

function couldSay(key: Key, typed: Cell, languages: readonly RowWords[], reader: RowReader): boolean {
  const text = asText(typed);
  if (NUMBERS.has(key)) return typeof typed === 'number' && gradeCell(gradeFromCell(typed)) === typed;
  if (FLAGS.has(key)) return isYes(text);
  if (MOMENTS.has(key)) return isMoment(text);
  if (key === 'state') return languages.some(({ states }) => Object.values(states).includes(text));
  return key !== 'mail' || reader.mail(text) !== null;
}
