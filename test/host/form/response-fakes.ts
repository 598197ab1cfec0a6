/** `FormResponse` and `ItemResponse`: what was handed in, and grades that count only once they are submitted. */
import { Fake, googleError } from '../core';
import { fakeFor, mismatch } from '../signature';
import { feedbackFake, feedbackGiven, type QuizFeedbackFake } from './feedback';
import { type Answer, type FormItem, isQuestion, isTextual } from './item';
import { itemFake, type ItemFake, itemGiven } from './items';
import type { Grade, ResponseData } from './response';
import type { Answering, FormSeat } from './seat';

type GoogleItemResponse = GoogleAppsScript.Forms.ItemResponse;
type GoogleResponse = GoogleAppsScript.Forms.FormResponse;

const UNMARKED: Grade = { score: null, byHand: false };

export class ItemResponseFake
  extends Fake
  implements
    Answering<GoogleItemResponse, 'getItem' | 'getResponse' | 'getScore' | 'getFeedback' | 'setScore' | 'setFeedback'>
{
  readonly googleName = 'ItemResponse';
  readonly #seat: FormSeat;
  readonly #item: FormItem;
  readonly #answer: Answer | null;
  #grade: Grade;

  constructor(seat: FormSeat, item: FormItem, answer: Answer | null, grade: Grade = UNMARKED) {
    super();
    this.#seat = seat;
    this.#item = item;
    this.#answer = answer;
    this.#grade = grade;
  }

  /** For the host only: what `withItemGrade` takes over. */
  static staged(fake: ItemResponseFake): { readonly item: FormItem; readonly grade: Grade } {
    return { item: fake.#item, grade: fake.#grade };
  }

  getItem(): ItemFake {
    return itemFake(this.#seat, this.#item);
  }

  /** Text; a list for check boxes, files and grids; a list of lists for checkbox grids; null for a missing answer. */
  getResponse(): unknown {
    return Array.isArray(this.#answer) ? copied(this.#answer) : this.#answer;
  }

  getScore(): number | null | '' {
    if (!this.#seat.form.isQuiz) return this.#seat.doubts.ungradedScore;
    return this.#grade.score ?? this.#seat.doubts.ungradedScore;
  }

  getFeedback(): QuizFeedbackFake | null {
    return feedbackFake(this.#grade.feedback);
  }

  /** Any number, null to take the score away; whether Google minds a score above the maximum is unconfirmed. */
  setScore(score: unknown): this {
    if (score !== null && (typeof score !== 'number' || !Number.isFinite(score) || score < 0)) {
      throw mismatch('FormApp.ItemResponse.setScore', score);
    }
    this.#grade = { ...this.#grade, score, byHand: score !== null };
    return this;
  }

  setFeedback(feedback: unknown): this {
    this.#grade = { ...this.#grade, feedback: feedbackGiven('FormApp.ItemResponse.setFeedback', feedback) };
    return this;
  }
}

/** One response as it was when the script asked for it; a later edit by the respondent does not show in it. */
export class FormResponseFake
  extends Fake
  implements
    Pick<GoogleResponse, 'getId' | 'getRespondentEmail' | 'getEditResponseUrl' | 'toPrefilledUrl'>,
    Answering<
      GoogleResponse,
      | 'getTimestamp'
      | 'getItemResponses'
      | 'getGradableItemResponses'
      | 'getResponseForItem'
      | 'getGradableResponseForItem'
      | 'withItemGrade'
    >
{
  readonly googleName = 'FormResponse';
  readonly #seat: FormSeat;
  readonly #data: ResponseData;
  readonly #staged = new Map<number, Grade>();

  constructor(seat: FormSeat, data: ResponseData) {
    super();
    this.#seat = seat;
    this.#data = data;
  }

  /** For the host only: what `submitGrades` stores, and where. */
  static staged(fake: FormResponseFake): {
    readonly seat: FormSeat;
    readonly id: string;
    readonly grades: ReadonlyMap<number, Grade>;
  } {
    return { seat: fake.#seat, id: fake.#data.id, grades: fake.#staged };
  }

  getId(): string {
    return this.#data.id;
  }

  getTimestamp(): Date {
    return new Date(this.#data.submitted);
  }

  getRespondentEmail(): string {
    return this.#data.email;
  }

  getEditResponseUrl(): string {
    return `${this.#seat.form.publishedUrl}?edit2=${encodeURIComponent(this.#data.id)}`;
  }

  toPrefilledUrl(): string {
    const entries = [...this.#data.answers].flatMap(([id, answer]) =>
      [answer].flat(2).map((value) => `&entry.${id}=${encodeURIComponent(value)}`),
    );
    return `${this.#seat.form.publishedUrl}?usp=pp_url${entries.join('')}`;
  }

  getItemResponses(): ItemResponseFake[] {
    return this.#seat.form.items
      .filter((item) => isQuestion(item) && (this.#data.answers.has(item.id) || isTextual(item)))
      .map((item) => this.#of(item));
  }

  getGradableItemResponses(): ItemResponseFake[] {
    return this.#seat.form.items.filter((item) => this.#seat.isGradable(item)).map((item) => this.#of(item));
  }

  getResponseForItem(item: unknown): ItemResponseFake | null {
    const asked = itemGiven('FormApp.FormResponse.getResponseForItem', this.#seat, item);
    return isQuestion(asked) && (this.#data.answers.has(asked.id) || isTextual(asked)) ? this.#of(asked) : null;
  }

  getGradableResponseForItem(item: unknown): ItemResponseFake | null {
    const asked = itemGiven('FormApp.FormResponse.getGradableResponseForItem', this.#seat, item);
    return this.#seat.isGradable(asked) ? this.#of(asked) : null;
  }

  withItemGrade(gradedResponse: unknown): this {
    const given = fakeFor('FormApp.FormResponse.withItemGrade', gradedResponse, ItemResponseFake);
    const { item, grade } = ItemResponseFake.staged(given);
    if (!this.#seat.isGradable(item)) throw googleError('Invalid argument: gradedResponse');
    this.#staged.set(item.id, grade);
    return this;
  }

  #of(item: FormItem): ItemResponseFake {
    const { answers, grades } = this.#data;
    const answer = answers.get(item.id) ?? (isTextual(item) ? '' : null);
    return new ItemResponseFake(this.#seat, item, answer, grades.get(item.id));
  }
}

function copied(answer: readonly unknown[]): unknown[] {
  return answer.map((value) => (Array.isArray(value) ? copied(value) : value));
}
