import { gradeFromCell, type Hundredths } from './grade';
import { compareMoments, type Moment } from './moment';

/** A question of a form, as far as grading needs it. */
export interface QuizItem {
  readonly id: string;
  readonly title: string;
  /** what it is out of; null: cannot be read, e.g. a grid */
  readonly points: number | null;
  readonly kind: string;
}

export interface QuizAnswer {
  /** id of the question */
  readonly item: string;
  /** null: not marked yet, which is not a zero */
  readonly score: number | null;
}

/** One time that somebody sent the form in. */
export interface QuizResponse {
  readonly id: string;
  /** '' when the form did not collect it */
  readonly email: string;
  readonly at: Moment;
  readonly answers: readonly QuizAnswer[];
}

/** A form as plain data, fetched once. */
export interface Quiz {
  readonly id: string;
  readonly title: string;
  readonly isQuiz: boolean;
  /** whether the form collects e-mail addresses */
  readonly collects: 'yes' | 'no';
  readonly items: readonly QuizItem[];
  readonly responses: readonly QuizResponse[];
}

/** What the quiz is out of: the sum over the questions whose points can be read. */
export function quizPoints(quiz: Pick<Quiz, 'items'>): number {
  return quiz.items.reduce((sum, { points }) => sum + (points ?? 0), 0);
}

/** The questions that Google gives no points for; what they are worth is missing in every total. */
export function unreadableItems(quiz: Pick<Quiz, 'items'>): readonly QuizItem[] {
  return quiz.items.filter(({ points }) => points === null);
}

/** Kinds of question that take no key, so that only a person gives them points (a short answer may have a key). */
const OPEN = new Set(['PARAGRAPH_TEXT', 'DATE', 'DATETIME', 'DURATION', 'RATING', 'SCALE', 'TIME']);

/** Ids of the questions with points that only a person can mark. */
export function openQuestions(quiz: Pick<Quiz, 'items'>): ReadonlySet<string> {
  return new Set(quiz.items.filter(({ kind, points }) => OPEN.has(kind) && (points ?? 0) > 0).map(({ id }) => id));
}

/**
 * The total of a response in hundredths, over the questions with readable points; null when one of its answers to such
 * a question is not marked yet. A question that was not answered counts as nothing.
 */
export function responseScore(response: QuizResponse, points: ReadonlyMap<string, number>): Hundredths | null {
  let sum = 0;
  for (const { item, score } of response.answers) {
    if ((points.get(item) ?? 0) === 0) continue;
    const read = score === null ? null : gradeFromCell(score);
    if (read === null) return null;
    sum += read;
  }
  return sum;
}

/** Points by question, for `responseScore`; without the questions whose points cannot be read. */
export function itemPoints(quiz: Pick<Quiz, 'items'>): ReadonlyMap<string, number> {
  return new Map(quiz.items.flatMap(({ id, points }) => (points === null ? [] : [[id, points] as const])));
}

/** Responses from the oldest to the newest; those of one second keep the order of the form. */
export function inOrder(responses: readonly QuizResponse[]): readonly QuizResponse[] {
  return [...responses].sort((a, b) => compareMoments(a.at, b.at));
}
