import type { Quiz, QuizItem } from '../gradebook/quizForm';
import { stopwatch, type BookClock } from './clock';
import { keepAwhile, keptAwhile } from './memory';
import { freshId } from './file';
import { answersIn, openForm, quizItems, type Answered } from './quiz';

/**
 * A form as far as it has been read, as plain data that can be kept between two visits: a card may run for 30 seconds,
 * and nobody knows how fast Google hands over the responses of a whole year.
 */
export interface Reading {
  /** names the reading for the visits that go on with it; '' when it is not kept */
  readonly run: string;
  readonly id: string;
  readonly title: string;
  readonly isQuiz: boolean;
  readonly collects: Quiz['collects'];
  readonly items: readonly QuizItem[];
  readonly responses: readonly RawResponse[];
  /** responses in the form; more than `responses` while the reading is not whole */
  readonly total: number;
}

type FormResponse = GoogleAppsScript.Forms.FormResponse;

interface RawResponse {
  readonly id: string;
  readonly email: string;
  /** milliseconds since 1970: which clock it is to be shown on is the gradebook's business */
  readonly time: number;
  readonly answers: readonly Answered[];
}

/** A slice ends after this long, so that what comes after it fits within the 30 seconds of a card. */
const SLICE_MS = 18_000;
/** And reads on for this long after Google has listed the responses, so that it gets further however slow that was. */
const LEAST_MS = 4_000;
/** A reading that took this long is kept, so that a closer look at the plan need not wait for it again. */
const LONG_MS = 3_000;

/** Whether every response was read. */
export function isWhole({ responses, total }: Pick<Reading, 'responses' | 'total'>): boolean {
  return responses.length >= total;
}

/**
 * Reads a form, or goes on with a reading (`run`) that was not whole; null when the form cannot be opened. In one run
 * every item and every response is asked once for each of its facts. A reading that is whole is given as it was kept.
 */
export function readQuiz(form: string, run = ''): Reading | null {
  const elapsed = stopwatch();
  const before = run === '' ? null : keptReading(run, form);
  if (before && isWhole(before)) return before;
  const opened = openForm(form);
  if (!opened) return null;
  const reading = readOn(opened, before || headOf(opened), elapsed);
  if (isWhole(reading) && elapsed() < LONG_MS) return reading;
  const kept = { ...reading, run: reading.run || freshId() };
  keepAwhile(nameOf(kept.run), JSON.stringify(kept));
  return kept;
}

function keptReading(run: string, form: string): Reading | null {
  const text = keptAwhile(nameOf(run));
  const reading = text === null ? null : (JSON.parse(text) as Reading);
  return reading?.id === form ? reading : null;
}

function nameOf(run: string): string {
  return `reading.${run}`;
}

/** Everything but the responses. */
function headOf(form: GoogleAppsScript.Forms.Form): Reading {
  const isQuiz = form.isQuiz();
  return {
    run: '',
    id: form.getId(),
    title: form.getTitle(),
    isQuiz,
    collects: form.collectsEmail() ? 'yes' : 'no',
    items: isQuiz ? quizItems(form) : [],
    responses: [],
    total: 0,
  };
}

/** The responses that were not read yet, as many as there is time for; their answers only where those have scores. */
function readOn(form: GoogleAppsScript.Forms.Form, before: Reading, elapsed: () => number): Reading {
  const known = new Map(before.responses.map((response) => [response.id, response]));
  const all = form.getResponses();
  const until = Math.max(SLICE_MS, elapsed() + LEAST_MS);
  const scoresOf = answersIn(before.items);
  const answersOf = (response: FormResponse) => (before.isQuiz ? scoresOf(response.getGradableItemResponses()) : []);
  const responses: RawResponse[] = [];
  for (const response of all) {
    const id = response.getId();
    const read = known.get(id);
    if (!read && elapsed() > until) break;
    responses.push(read || rawOf(id, response, answersOf));
  }
  return { ...before, responses, total: all.length };
}

function rawOf(id: string, response: FormResponse, answersOf: (one: FormResponse) => Answered[]): RawResponse {
  return {
    id,
    email: response.getRespondentEmail(),
    time: response.getTimestamp().getTime(),
    answers: answersOf(response),
  };
}

/** A reading as the rules of a gradebook take it, its moments on the gradebook's clock. */
export function quizOf({ responses, ...head }: Reading, clock: BookClock): Quiz {
  return {
    ...head,
    responses: responses.map(({ time, answers, ...response }) => ({
      ...response,
      at: clock.toMoment(new Date(time)),
      answers: answers.map(([item, score]) => ({ item, score })),
    })),
  };
}
