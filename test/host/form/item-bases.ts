/** What Google's item classes have in common: every item, every question, those with points, those with choices. */
import { Fake, googleError } from '../core';
import { booleanFor, fakeFor, mismatch, numberFor, stringFor } from '../signature';
import { feedbackFake, feedbackGiven, type QuizFeedbackFake } from './feedback';
import { ItemType } from './form-enums';
import type { Feedback, FormItem } from './item';
import type { Answering, FormSeat } from './seat';

type AnyItem = GoogleAppsScript.Forms.Item;
type PointsItem = GoogleAppsScript.Forms.TextItem;
type ChoiceItem = GoogleAppsScript.Forms.ListItem;

/** One item of one form, as any fake of it sees it. */
export interface Place {
  readonly seat: FormSeat;
  readonly item: FormItem;
}

export abstract class AnyItemFake
  extends Fake
  implements
    Pick<AnyItem, 'getId' | 'getIndex' | 'getTitle' | 'getHelpText'>,
    Answering<AnyItem, 'getType' | 'setTitle' | 'setHelpText'>
{
  readonly #place: Place;

  constructor(place: Place) {
    super();
    this.#place = place;
  }

  /** For the host only: a static is out of the bundle's reach. */
  static place(fake: AnyItemFake): Place {
    return fake.#place;
  }

  getId(): number {
    return this.#place.item.id;
  }

  getIndex(): number {
    return this.#place.seat.form.items.indexOf(this.#place.item);
  }

  getTitle(): string {
    return this.#place.item.title;
  }

  getHelpText(): string {
    return this.#place.item.help;
  }

  getType(): unknown {
    return ItemType[this.#place.item.kind];
  }

  setTitle(title: unknown): this {
    this.#place.item.title = stringFor(`FormApp.${this.googleName}.setTitle`, title);
    return this;
  }

  setHelpText(text: unknown): this {
    this.#place.item.help = stringFor(`FormApp.${this.googleName}.setHelpText`, text);
    return this;
  }
}

export abstract class QuestionFake
  extends AnyItemFake
  implements Pick<PointsItem, 'isRequired'>, Answering<PointsItem, 'setRequired'>
{
  isRequired(): boolean {
    return AnyItemFake.place(this).item.required;
  }

  setRequired(enabled: unknown): this {
    AnyItemFake.place(this).item.required = booleanFor(`FormApp.${this.googleName}.setRequired`, enabled);
    return this;
  }
}

/** The classes with `getPoints`: not the grids, and there is no class for a file upload. */
abstract class PointsFake
  extends QuestionFake
  implements Pick<PointsItem, 'getPoints'>, Answering<PointsItem, 'setPoints'>
{
  getPoints(): number {
    return AnyItemFake.place(this).item.points;
  }

  setPoints(points: unknown): this {
    const value = numberFor(`FormApp.${this.googleName}.setPoints`, points);
    if (value < 0 || !Number.isInteger(value)) throw googleError('Invalid argument: points');
    const { seat, item } = AnyItemFake.place(this);
    seat.form.change(item.id, { points: value });
    return this;
  }
}

/** Questions with one feedback text for every answer. */
export abstract class OpenFake
  extends PointsFake
  implements Answering<PointsItem, 'getGeneralFeedback' | 'setGeneralFeedback'>
{
  getGeneralFeedback(): QuizFeedbackFake | null {
    return feedbackFake(AnyItemFake.place(this).item.feedback.general);
  }

  setGeneralFeedback(feedback: unknown): this {
    setFeedback(this, 'general', 'setGeneralFeedback', feedback);
    return this;
  }
}

export class ChoiceFake extends Fake implements Pick<GoogleAppsScript.Forms.Choice, 'getValue' | 'isCorrectAnswer'> {
  readonly googleName = 'Choice';
  readonly #value: string;
  readonly #correct: boolean;

  constructor(value: string, correct: boolean) {
    super();
    this.#value = value;
    this.#correct = correct;
  }

  getValue(): string {
    return this.#value;
  }

  isCorrectAnswer(): boolean {
    return this.#correct;
  }
}

export abstract class ChoosingFake
  extends PointsFake
  implements
    Answering<
      ChoiceItem,
      | 'getChoices'
      | 'setChoices'
      | 'setChoiceValues'
      | 'getFeedbackForCorrect'
      | 'getFeedbackForIncorrect'
      | 'setFeedbackForCorrect'
      | 'setFeedbackForIncorrect'
    >
{
  getChoices(): ChoiceFake[] {
    const { choices, key } = AnyItemFake.place(this).item;
    return choices.map((value) => new ChoiceFake(value, key.includes(value)));
  }

  /** Google also takes a page to go to as the second argument; quizzes do not need it. */
  createChoice(value: unknown, isCorrect: unknown = false): ChoiceFake {
    const member = `FormApp.${this.googleName}.createChoice`;
    if (typeof isCorrect !== 'boolean') throw mismatch(member, value, isCorrect);
    return new ChoiceFake(stringFor(member, value), isCorrect);
  }

  setChoices(choices: unknown): this {
    const member = `FormApp.${this.googleName}.setChoices`;
    if (!Array.isArray(choices)) throw mismatch(member, choices);
    const given = choices.map((choice) => fakeFor(member, choice, ChoiceFake));
    if (given.length === 0) throw googleError('Array is empty: choices');
    const { seat, item } = AnyItemFake.place(this);
    const key = given.filter((choice) => choice.isCorrectAnswer()).map((choice) => choice.getValue());
    seat.form.change(item.id, { choices: given.map((choice) => choice.getValue()), key });
    return this;
  }

  setChoiceValues(values: unknown): this {
    const member = `FormApp.${this.googleName}.setChoiceValues`;
    if (!Array.isArray(values)) throw mismatch(member, values);
    return this.setChoices(values.map((value) => new ChoiceFake(stringFor(member, value), false)));
  }

  getFeedbackForCorrect(): QuizFeedbackFake | null {
    return feedbackFake(AnyItemFake.place(this).item.feedback.correct);
  }

  getFeedbackForIncorrect(): QuizFeedbackFake | null {
    return feedbackFake(AnyItemFake.place(this).item.feedback.incorrect);
  }

  setFeedbackForCorrect(feedback: unknown): this {
    setFeedback(this, 'correct', 'setFeedbackForCorrect', feedback);
    return this;
  }

  setFeedbackForIncorrect(feedback: unknown): this {
    setFeedback(this, 'incorrect', 'setFeedbackForIncorrect', feedback);
    return this;
  }
}

function setFeedback(fake: AnyItemFake, slot: keyof FormItem['feedback'], member: string, value: unknown): void {
  const feedback: Feedback | undefined = feedbackGiven(`FormApp.${fake.googleName}.${member}`, value);
  const { item } = AnyItemFake.place(fake);
  item.feedback = { ...item.feedback, [slot]: feedback };
}
