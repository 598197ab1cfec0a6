import { normalEmail } from './email';
import { scaleGrade, type Hundredths } from './grade';
import { hash } from './hash';
import { isAfter, isOverdue, NEVER, type Moment } from './moment';
import { inOrder, itemPoints, openQuestions, quizPoints, responseScore, unreadableItems, type Quiz } from './quizForm';
import type { QuizAnswer, QuizItem, QuizResponse } from './quizForm';
import type { Submission } from './submission';

/**
 * What an import does to one student: a first score, another score, nothing, over a grade typed by the teacher, only the
 * hand-in because an answer is not marked yet, or only the hand-in because the grade is to stay as it is.
 */
export type ImportKind = 'new' | 'changed' | 'same' | 'overwrite' | 'waiting' | 'kept';

/**
 * Why a cell is left alone: the student is excused, the cell cannot be read, or this very response was sent back
 * unfinished and no other one came since.
 */
export type KeptWhy = 'excused' | 'unreadable' | 'sentBack';

export interface ImportRow {
  /** id of the student */
  readonly student: string;
  readonly kind: ImportKind;
  /** of kind `kept` only */
  readonly why?: KeptWhy;
  /** the draft grade to write; null: none, the cell is left as it is */
  readonly score: Hundredths | null;
  /** the draft in the cell now */
  readonly before: Hundredths | null;
  /** id of the response that counts: the latest */
  readonly response: string;
  readonly handedInAt: Moment;
  readonly late: boolean;
  /** responses of this student in the form */
  readonly attempts: number;
  /** of which the gradebook did not know: moments, oldest first */
  readonly newHandIns: readonly Moment[];
  /** the older responses, newest first */
  readonly others: readonly { readonly id: string; readonly at: Moment; readonly score: Hundredths | null }[];
}

export interface Unmatched {
  /** id of the response */
  readonly response: string;
  readonly email: string;
  readonly why: 'noEmail' | 'notOnRoster' | 'ambiguous';
}

export interface ImportPlan {
  readonly rows: readonly ImportRow[];
  readonly unmatched: readonly Unmatched[];
  /** questions whose points are missing in `max` and in every score */
  readonly unreadable: readonly QuizItem[];
  /**
   * students whose response holds a zero for a question that only a person can mark: if Google shows what is not marked
   * as a zero, which nobody could confirm, the teacher must look
   */
  readonly openZeros: number;
  /** what the quiz is out of */
  readonly max: number;
  readonly counts: Readonly<Record<ImportKind | 'unmatched', number>>;
}

export interface ImportInput {
  readonly quiz: Quiz;
  readonly students: readonly { readonly id: string; readonly email: string }[];
  /** by student */
  readonly submissions: ReadonlyMap<string, Submission>;
  /** the grades in the cells now, by student */
  readonly drafts: ReadonlyMap<string, Hundredths | null>;
  /** students whose cell holds something that cannot be read */
  readonly unreadable?: ReadonlySet<string>;
  /** what the assignment is out of; null: no grade, only hand-ins are taken over */
  readonly points: number | null;
  /** whether scores are turned into grades out of `points`; else the quiz points are taken as they are */
  readonly scale: boolean;
  readonly due: Moment;
}

type Outcome = { readonly done: boolean; readonly grade: Hundredths | null };

/** Students by address; a second student with an address makes it nobody's. */
function byEmail(students: ImportInput['students']): ReadonlyMap<string, string | null> {
  const found = new Map<string, string | null>();
  for (const { id, email } of students) {
    const key = normalEmail(email);
    if (key !== '') found.set(key, found.has(key) ? null : id);
  }
  return found;
}

type Matched = ReadonlyMap<string, readonly QuizResponse[]>;

/** Every response under its student, or among the unmatched with the reason. */
function match({ quiz, students }: ImportInput): {
  readonly matched: Matched;
  readonly unmatched: readonly Unmatched[];
} {
  const owners = byEmail(students);
  const matched = new Map<string, QuizResponse[]>();
  const unmatched: Unmatched[] = [];
  for (const response of inOrder(quiz.responses)) {
    const email = normalEmail(response.email);
    const student = owners.get(email);
    if (typeof student === 'string') {
      const own = matched.get(student);
      if (own === undefined) matched.set(student, [response]);
      else own.push(response);
      continue;
    }
    const why = email === '' ? 'noEmail' : student === null ? 'ambiguous' : 'notOnRoster';
    unmatched.push({ response: response.id, email: response.email, why });
  }
  return { matched, unmatched };
}

/** Turns a response into a draft grade: not done when not fully marked, no grade when there is nothing to be out of. */
function grader(input: ImportInput, max: number): (response: QuizResponse) => Outcome {
  const worth = itemPoints(input.quiz);
  const { points, scale } = input;
  return (response) => {
    const score = responseScore(response, worth);
    if (score === null) return { done: false, grade: null };
    if (points === null || max === 0) return { done: true, grade: null };
    return { done: true, grade: scale ? scaleGrade(score, max, points) : score };
  };
}

/** Whether the grade in the cell is what an import put there, and nobody typed over it. */
function isImported(input: ImportInput, student: string, before: Hundredths): boolean {
  return input.submissions.get(student)?.imported === before;
}

function kindOf(input: ImportInput, row: Omit<ImportRow, 'kind'>, done: boolean): ImportKind {
  const { student, score, before, newHandIns } = row;
  if (!done) return 'waiting';
  const s = input.submissions.get(student);
  if (score !== null && before !== null && before !== score) {
    return isImported(input, student, before) ? 'changed' : 'overwrite';
  }
  if (score !== null && before === null) return 'new';
  if (newHandIns.length === 0 && s?.response === row.response) return 'same';
  return (s?.handIns ?? 0) === 0 ? 'new' : 'changed';
}

/** Why nothing is to be done to the grade of this student; null when there is no reason. */
function keptWhy(input: ImportInput, { student, response, newHandIns }: Omit<ImportRow, 'kind'>): KeptWhy | null {
  const s = input.submissions.get(student);
  if (input.unreadable?.has(student)) return 'unreadable';
  if (s?.excused) return 'excused';
  const sentBack = s?.returned?.unfinished === true && s.draft === null && s.response === response;
  return sentBack && newHandIns.length === 0 ? 'sentBack' : null;
}

/**
 * Until when the work of each student is known. Two or more known responses that are later by the same whole quarters of an hour
 * were not edited: the spreadsheet was given another time zone since, and they tell what the moment is now called.
 */
function knownUntil({ submissions }: ImportInput, matched: Matched): (student: string) => Moment {
  const known = [...submissions.values()].map((s) => {
    const own = matched.get(s.student)?.find(({ id }) => id === s.response)?.at ?? NEVER;
    const later = own === NEVER ? 0 : quartersBetween(s.handedInAt, own);
    return { student: s.student, at: lastKnown(s, own), own, later };
  });
  const moved = (by: number) =>
    by > 0 && by <= MOST_QUARTERS && Number.isInteger(by) && known.filter(({ later }) => later === by).length > 1;
  const until = new Map(known.map(({ student, at, own, later }) => [student, moved(later) ? own : at]));
  return (student) => until.get(student) ?? NEVER;
}

/**
 * The last moment that work was handed in, `own` being that of its response. A mark by hand that was taken back again, later
 * than the response and the return before it, says nothing of what came in meanwhile.
 */
function lastKnown({ turnedIn, handedInAt, response, returned }: Submission, own: Moment): Moment {
  const back = returned?.at ?? NEVER;
  const isThere = own !== NEVER || response === '';
  const takenBack = !turnedIn && isThere && isAfter(handedInAt, own) && isAfter(handedInAt, back);
  if (!takenBack) return handedInAt;
  return own === NEVER || (returned !== null && isAfter(own, back)) ? back : own;
}

/** The clocks of the world are 26 hours apart at most. */
const MOST_QUARTERS = 26 * 4;

function quartersBetween(from: Moment, to: Moment): number {
  return (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 900_000;
}

/** What judges the responses of all students. */
interface Judging {
  readonly grade: (response: QuizResponse) => Outcome;
  readonly known: (student: string) => Moment;
}

/** The row of one student, whose responses are given from the oldest to the newest. */
function rowOf(
  input: ImportInput,
  student: string,
  responses: readonly QuizResponse[],
  { grade, known }: Judging,
): readonly ImportRow[] {
  const latest = responses[responses.length - 1];
  if (latest === undefined) return [];
  const outcome = grade(latest);
  const older = responses.slice(0, -1).reverse();
  const row = {
    student,
    score: outcome.grade,
    before: input.drafts.get(student) ?? null,
    response: latest.id,
    handedInAt: latest.at,
    late: isOverdue(input.due, latest.at),
    attempts: responses.length,
    newHandIns: responses.map(({ at }) => at).filter((at) => isAfter(at, known(student))),
    others: older.map((response) => ({ id: response.id, at: response.at, score: grade(response).grade })),
  };
  const why = keptWhy(input, row);
  if (why !== null) return [{ ...row, kind: 'kept', why, score: null }];
  return [{ ...row, kind: kindOf(input, row, outcome.done) }];
}

function countKinds(rows: readonly ImportRow[], unmatched: readonly Unmatched[]): ImportPlan['counts'] {
  const count = (kind: ImportKind) => rows.filter((row) => row.kind === kind).length;
  return {
    new: count('new'),
    changed: count('changed'),
    same: count('same'),
    overwrite: count('overwrite'),
    waiting: count('waiting'),
    kept: count('kept'),
    unmatched: unmatched.length,
  };
}

/**
 * What an import would do, for the teacher to see before it is done (S26-S29). The latest response of a student counts;
 * an answer that is not marked yet gives no grade, only the hand-in. Importing twice changes nothing: a response is a
 * new hand-in only when it is later than the last one known.
 */
export function planImport(input: ImportInput): ImportPlan {
  const max = quizPoints(input.quiz);
  const { matched, unmatched } = match(input);
  const judging = { grade: grader(input, max), known: knownUntil(input, matched) };
  const rows = input.students.flatMap(({ id }) => rowOf(input, id, matched.get(id) || [], judging));
  const counts = countKinds(rows, unmatched);
  return {
    rows,
    unmatched,
    unreadable: unreadableItems(input.quiz),
    openZeros: openZeros(input.quiz, rows),
    max,
    counts,
  };
}

function openZeros(quiz: Quiz, rows: readonly ImportRow[]): number {
  const open = openQuestions(quiz);
  const taken = new Set(rows.filter(({ score }) => score !== null).map(({ response }) => response));
  const isOpenZero = ({ item, score }: QuizAnswer) => score === 0 && open.has(item);
  return quiz.responses.filter(({ id, answers }) => taken.has(id) && answers.some(isOpenZero)).length;
}

/** Rows that give no grade and still tell something new: that the student handed in. */
export function onlyHandedIn(plan: ImportPlan): readonly ImportRow[] {
  return plan.rows.filter(({ kind, newHandIns }) => (kind === 'waiting' || kind === 'kept') && newHandIns.length > 0);
}

/**
 * A short key of what a plan would write, the same for the same plan on every machine: what is confirmed is what was
 * shown, or the plan is shown again.
 */
export function planKey(plan: ImportPlan): string {
  const written = plan.rows.map((row) => {
    const { student, kind, score, before, response, handedInAt, newHandIns } = row;
    return [student, kind, score, before, response, handedInAt, newHandIns];
  });
  return hash(JSON.stringify(written));
}
