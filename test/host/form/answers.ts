/** What a respondent can hand in: the form's own checks, and answers brought into the shape that FormApp gives back. */
import { type Answer, type FormItem, isGrid, isQuestion } from './item';

/** The form page refused what a respondent (a test) tried to hand in. Never thrown at the bundle. */
export class RespondentError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RespondentError';
  }
}

const PATTERNS: Partial<Record<FormItem['kind'], RegExp>> = {
  DATE: /^(\d{4}-)?\d{2}-\d{2}$/,
  DATETIME: /^(\d{4}-)?\d{2}-\d{2} \d{2}:\d{2}$/,
  TIME: /^\d{2}:\d{2}$/,
  DURATION: /^\d{2,}:\d{2}:\d{2}$/,
};

/**
 * One answer in FormApp's shape, or undefined when nothing was answered.
 * Refuses what the form page would refuse: an unknown choice, a date that is none, a grid with too many rows.
 */
export function acceptedAnswer(item: FormItem, given: Answer | undefined): Answer | undefined {
  if (!isQuestion(item)) throw new RespondentError(`“${item.title}” is not a question.`);
  if (given === undefined || given.length === 0) {
    if (item.required) throw new RespondentError(`“${item.title}” must be answered.`);
    return undefined;
  }
  if (isGrid(item)) return gridAnswer(item, given);
  if (item.kind === 'CHECKBOX' || item.kind === 'FILE_UPLOAD') return listAnswer(item, given);
  return textAnswer(item, given);
}

function textAnswer(item: FormItem, given: Answer): string {
  if (typeof given !== 'string') throw new RespondentError(`“${item.title}” takes one answer.`);
  const pattern = PATTERNS[item.kind];
  if (pattern && !pattern.test(given)) throw new RespondentError(`“${item.title}” does not take “${given}”.`);
  if (item.kind === 'MULTIPLE_CHOICE' || item.kind === 'LIST') checkChoice(item, given);
  if (item.kind === 'SCALE' || item.kind === 'RATING') checkStep(item, given);
  return given;
}

function listAnswer(item: FormItem, given: Answer): readonly string[] {
  const values = typeof given === 'string' ? [given] : given;
  return values.map((value) => {
    if (typeof value !== 'string') throw new RespondentError(`“${item.title}” takes a list of answers.`);
    if (item.kind === 'CHECKBOX') checkChoice(item, value);
    return value;
  });
}

/** Rows without an answer come back as `''` in a grid and as an empty list in a checkbox grid (the latter unconfirmed). */
function gridAnswer(item: FormItem, given: Answer): Answer {
  if (typeof given === 'string' || given.length > item.rows.length) {
    throw new RespondentError(`“${item.title}” takes one answer a row (${item.rows.length} rows).`);
  }
  if (item.kind === 'GRID') return item.rows.map((_, index) => gridCell(item, given[index]));
  return item.rows.map((_, index) => {
    const ticked = given[index] ?? [];
    return (typeof ticked === 'string' ? [ticked] : ticked).map((value) => gridCell(item, value));
  });
}

function gridCell(item: FormItem, value: string | readonly string[] | undefined): string {
  if (value === undefined || value === '') return '';
  if (typeof value !== 'string' || !item.columns.includes(value)) {
    throw new RespondentError(`“${item.title}” has no column “${String(value)}”.`);
  }
  return value;
}

function checkChoice(item: FormItem, value: string): void {
  if (!item.hasOther && !item.choices.includes(value)) {
    throw new RespondentError(`“${item.title}” has no choice “${value}”.`);
  }
}

function checkStep(item: FormItem, value: string): void {
  const [low, high] = item.bounds;
  if (!/^\d+$/.test(value) || Number(value) < low || Number(value) > high) {
    throw new RespondentError(`“${item.title}” runs from ${low} to ${high}, not “${value}”.`);
  }
}
