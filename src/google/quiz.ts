import type { Attachment } from '../gradebook/assignment';
import { gradeFromCell } from '../gradebook/grade';
import { openQuestions, quizPoints, type QuizItem } from '../gradebook/quizForm';
import { opened } from './file';

type Form = GoogleAppsScript.Forms.Form;
type Item = GoogleAppsScript.Forms.Item;
type FormResponse = GoogleAppsScript.Forms.FormResponse;
type ItemResponse = GoogleAppsScript.Forms.ItemResponse;

/** A form; null when it was deleted or is not shared, of which Google says the same. */
export function openForm(id: string): Form | null {
  return opened(() => FormApp.openById(id));
}

/** The form behind an address a teacher pasted (its edit address); null when it is no form they can edit. */
export function formAt(address: string): Form | null {
  const id = /\/forms\/(?:u\/\d+\/)?d\/(?!e\/)([\w-]+)/.exec(address)?.[1] ?? address.trim();
  return /^[\w-]+$/.test(id) ? openForm(id) : null;
}

/** Whether an address is the one for respondents, from which nobody can open the form itself. */
export function isViewAddress(address: string): boolean {
  return /\/forms\/(?:u\/\d+\/)?d\/e\/|^(?:https:\/\/)?forms\.gle\//.test(address);
}

/** The form whose editor the sidebar stands in. */
export function activeForm(): Form | null {
  return FormApp.getActiveForm();
}

/** What a form is, for linking it: no responses are read. */
export interface FormFacts {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly isQuiz: boolean;
}

/** The form as it hangs on an assignment. */
export function attachmentOf({ id, title, url, isQuiz }: FormFacts): Attachment {
  return { kind: isQuiz ? 'form' : 'work', id, title, url };
}

/** What an assignment keeps of its form. */
export function formFacts(form: Form): FormFacts {
  return { id: form.getId(), title: form.getTitle(), url: form.getEditUrl(), isQuiz: form.isQuiz() };
}

/** The questions of a form with their points, each asked once. */
export function quizItems(form: Form): QuizItem[] {
  return form
    .getItems()
    .map(readItem)
    .filter(({ kind }) => !NOT_A_QUESTION.has(kind));
}

/** Items that ask nothing, and questions that are never graded. */
const NOT_A_QUESTION = new Set(['IMAGE', 'VIDEO', 'PAGE_BREAK', 'SECTION_HEADER']);

/** In Google's reference, not yet in its type declarations. */
interface RatingItem {
  asRatingItem?(): { getPoints(): number };
}

/** How the points of an item are asked for; kinds that are not here (grids, file uploads) tell a script nothing. */
const POINTS: Readonly<Record<string, (item: Item) => number | null>> = {
  CHECKBOX: (item) => item.asCheckboxItem().getPoints(),
  DATE: (item) => item.asDateItem().getPoints(),
  DATETIME: (item) => item.asDateTimeItem().getPoints(),
  DURATION: (item) => item.asDurationItem().getPoints(),
  LIST: (item) => item.asListItem().getPoints(),
  MULTIPLE_CHOICE: (item) => item.asMultipleChoiceItem().getPoints(),
  PARAGRAPH_TEXT: (item) => item.asParagraphTextItem().getPoints(),
  RATING: (item) => (item as unknown as RatingItem).asRatingItem?.().getPoints() ?? null,
  SCALE: (item) => item.asScaleItem().getPoints(),
  TEXT: (item) => item.asTextItem().getPoints(),
  TIME: (item) => item.asTimeItem().getPoints(),
};

function readItem(item: Item): QuizItem {
  const facts = factsOf(item);
  const points = POINTS[facts.kind];
  return { id: String(item.getId()), points: points ? points(item) : null, ...facts };
}

function factsOf(item: Item): Pick<QuizItem, 'title' | 'kind'> {
  return { title: item.getTitle(), kind: String(item.getType()) };
}

/** The id of a question with the score of its answer; null: not marked yet. */
export type Answered = readonly [item: string, score: number | null];

/**
 * Reads the graded answers of one response after the other. Google gives them in the order of the form, without the
 * questions that have no points, so that no answer has to be asked for its question. How many there are tells which
 * ones, except when some of the questions whose points cannot be read have points: then one response is asked, and
 * tells for all that have as many.
 */
export function answersIn(items: readonly QuizItem[]): (answers: readonly ItemResponse[]) => Answered[] {
  const ids = (some: readonly QuizItem[]) => some.map(({ id }) => id);
  const readable = items.filter(({ points }) => (points ?? 0) > 0);
  const most = items.filter(({ points }) => points !== 0);
  const open = openQuestions({ items });
  const orders = new Map([readable, most].map((some) => [some.length, ids(some)]));
  return (answers) => {
    const order = orders.get(answers.length) || answers.map((answer) => String(answer.getItem().getId()));
    orders.set(answers.length, order);
    return answers.flatMap((answer, i) => answered(answer, order[i] || '', open));
  };
}

/** An answer with its score; nothing when the question was left blank, for there is nothing to wait for then. */
function answered(answer: ItemResponse, id: string, open: ReadonlySet<string>): readonly Answered[] {
  const score = scoreOf(answer);
  const doubtful = score === null || (score === 0 && open.has(id));
  return doubtful && answerText(answer.getResponse()).trim() === '' ? [] : [[id, score]];
}

/** Only a finite number is a score: what Google gives for an answer that is not marked yet is not certain. */
function scoreOf(answer: ItemResponse): number | null {
  const score = answer.getScore() as unknown;
  return typeof score === 'number' && Number.isFinite(score) ? score : null;
}

/** One answer as a teacher reads it beside the grade. */
export interface ReadAnswer {
  readonly question: string;
  readonly answer: string;
  /** in hundredths; null: not marked yet */
  readonly score: number | null;
  readonly points: number | null;
  /** null: not marked yet, or no points to tell */
  readonly right: boolean | null;
  readonly feedback?: string;
  /** ids of the files that were uploaded; the answer is empty then */
  readonly files?: readonly string[];
}

/** The answers of one response, in the order of the form; null when the response is gone. Only a quiz has scores. */
export function readAnswers(form: Form, responseId: string, isQuiz: boolean): ReadAnswer[] | null {
  const response = responseOf(form, responseId);
  if (!response) return null;
  const scored = isQuiz ? response.getGradableItemResponses() : [];
  const graded = new Map(scored.map((answer) => [answer.getItem().getId(), answer]));
  const given = new Map(response.getItemResponses().map((answer) => [answer.getItem().getId(), answer]));
  return form
    .getItems()
    .filter((item) => !NOT_A_QUESTION.has(String(item.getType())))
    .map((item) => {
      const [answer, score] = [given.get(item.getId()), graded.get(item.getId())];
      return isQuiz ? answerTo(item, answer, score) : { ...answerOf(factsOf(item), answer), ...UNSCORED };
    });
}

function responseOf(form: Form, id: string): FormResponse | null {
  try {
    return form.getResponse(id);
  } catch {
    return null;
  }
}

const UNSCORED = { score: null, points: null, right: null };

/** What was answered. Of an upload Google gives the ids of the files. */
function answerOf(
  { title: question, kind }: Pick<QuizItem, 'title' | 'kind'>,
  given: ItemResponse | undefined,
): Pick<ReadAnswer, 'question' | 'answer' | 'files'> {
  const answer: unknown = given ? given.getResponse() : '';
  if (kind !== 'FILE_UPLOAD') return { question, answer: answerText(answer) };
  const files = (Array.isArray(answer) ? answer : [answer]).map(textOf).filter((id) => id !== '');
  return { question, answer: '', files };
}

function answerTo(item: Item, given: ItemResponse | undefined, graded: ItemResponse | undefined): ReadAnswer {
  const { points, ...facts } = readItem(item);
  const score = graded ? scoreOf(graded) : null;
  const feedback = graded ? feedbackText(graded) : '';
  return {
    ...answerOf(facts, given),
    score: score === null ? null : gradeFromCell(score),
    points: points === 0 ? null : points,
    right: score === null || !points ? null : score >= points,
    ...(feedback ? { feedback } : {}),
  };
}

function feedbackText(answer: ItemResponse): string {
  const feedback = answer.getFeedback() as GoogleAppsScript.Forms.QuizFeedback | null;
  return feedback ? feedback.getText() : '';
}

/** Ticked boxes side by side; the rows of a grid after each other, with a dash for a row without an answer. */
function answerText(answer: unknown): string {
  if (!Array.isArray(answer)) return typeof answer === 'string' ? answer : '';
  return answer.map((part: unknown) => (Array.isArray(part) ? part.join(', ') : textOf(part)) || '–').join('; ');
}

function textOf(part: unknown): string {
  return typeof part === 'string' ? part : '';
}

/** What a quiz is out of, without reading its responses. */
export function quizMax(form: Form): number {
  return quizPoints({ items: quizItems(form) });
}
