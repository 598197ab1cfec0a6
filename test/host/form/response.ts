/** One submitted response as plain data. Never changed in place: who holds one holds what was there at that moment. */
import { autoScore } from './marking';
import { type Answer, type Feedback, type FormItem, isQuestion } from './item';

/** What one question of one response was given; `score` null: not marked yet. */
export interface Grade {
  readonly score: number | null;
  readonly feedback?: Feedback;
  /** A person (or `Form.submitGrades`) gave it: a changed key or point value leaves it alone. */
  readonly byHand: boolean;
}

export interface ResponseData {
  readonly id: string;
  /** Empty when the form collects no addresses. */
  readonly email: string;
  readonly created: Date;
  /** When it was last submitted: an edit moves it, marking does not. */
  readonly submitted: Date;
  /** By item number; a question left open has no entry. */
  readonly answers: ReadonlyMap<number, Answer>;
  readonly grades: ReadonlyMap<number, Grade>;
}

/** What Google marks by itself in these answers; the same for every question, answered or not. */
export function autoGrades(items: readonly FormItem[], answers: ReadonlyMap<number, Answer>): Map<number, Grade> {
  const grades = new Map<number, Grade>();
  for (const item of items) {
    if (isQuestion(item)) grades.set(item.id, { score: autoScore(item, answers.get(item.id)), byHand: false });
  }
  return grades;
}

/** The response after the key or the points of one question changed: what a person gave stays. */
export function remarked(response: ResponseData, item: FormItem): ResponseData {
  const old = response.grades.get(item.id);
  if (old?.byHand) return response;
  const grade = { ...old, score: autoScore(item, response.answers.get(item.id)), byHand: false };
  return { ...response, grades: new Map(response.grades).set(item.id, grade) };
}
