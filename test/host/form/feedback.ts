/** Feedback on a quiz answer: `QuizFeedback` and its builder. */
import { Fake, googleError } from '../core';
import { fakeFor, stringFor } from '../signature';
import type { Feedback } from './item';
import type { Answering } from './seat';

type Google = GoogleAppsScript.Forms.QuizFeedback;

export class QuizFeedbackFake extends Fake implements Pick<Google, 'getText' | 'getLinkUrls'> {
  readonly googleName = 'QuizFeedback';
  readonly #feedback: Feedback;

  constructor(feedback: Feedback) {
    super();
    this.#feedback = feedback;
  }

  static behind(fake: QuizFeedbackFake): Feedback {
    return fake.#feedback;
  }

  getText(): string {
    return this.#feedback.text;
  }

  getLinkUrls(): string[] {
    return this.#feedback.links.map((link) => link.url);
  }
}

type Builder = GoogleAppsScript.Forms.QuizFeedbackBuilder;

export class QuizFeedbackBuilderFake
  extends Fake
  implements Answering<Builder, 'setText' | 'addLink' | 'copy' | 'build'>
{
  readonly googleName = 'QuizFeedbackBuilder';
  #feedback: Feedback;

  constructor(feedback: Feedback = { text: '', links: [] }) {
    super();
    this.#feedback = feedback;
  }

  setText(text: unknown): this {
    this.#feedback = { ...this.#feedback, text: stringFor('FormApp.QuizFeedbackBuilder.setText', text) };
    return this;
  }

  addLink(url: unknown, label: unknown = url): this {
    const member = 'FormApp.QuizFeedbackBuilder.addLink';
    const link = { url: stringFor(member, url), label: stringFor(member, label) };
    if (!/^https?:\/\//.test(link.url)) throw googleError('Invalid argument: url');
    this.#feedback = { ...this.#feedback, links: [...this.#feedback.links, link] };
    return this;
  }

  copy(): QuizFeedbackBuilderFake {
    return new QuizFeedbackBuilderFake(this.#feedback);
  }

  build(): QuizFeedbackFake {
    return new QuizFeedbackFake(this.#feedback);
  }
}

/** A fake for stored feedback, or null as Google gives where there is none. */
export function feedbackFake(feedback: Feedback | undefined): QuizFeedbackFake | null {
  return feedback ? new QuizFeedbackFake(feedback) : null;
}

/** The feedback in an argument; null clears it. */
export function feedbackGiven(member: string, value: unknown): Feedback | undefined {
  return value === null ? undefined : QuizFeedbackFake.behind(fakeFor(member, value, QuizFeedbackFake));
}
