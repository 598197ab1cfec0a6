/** One item of a `forms.get` file as a FormItem, with the ids under which the responses file names its questions. */
import { type Feedback, type FormItem, type GridRow, type ItemKind, type ItemOptions, newItem } from './item';
import { FormDataError, idAt, type Json, listAt, numberAt, objectAt, oneOf, textAt } from './json';

export interface ReadItem {
  readonly item: FormItem;
  /** One, or one a row for a grid, or none for layout. */
  readonly questionIds: readonly string[];
}

const LAYOUT: Readonly<Record<string, ItemKind>> = {
  pageBreakItem: 'PAGE_BREAK',
  textItem: 'SECTION_HEADER',
  imageItem: 'IMAGE',
  videoItem: 'VIDEO',
};

export function readItem(json: Json, where: string): ReadItem {
  const id = itemNumber(idAt(json.itemId, `${where}.itemId`));
  const title = textAt(json.title ?? '', `${where}.title`);
  const help = textAt(json.description ?? '', `${where}.description`);
  const made = (kind: ItemKind, options: ItemOptions): FormItem => newItem(id, kind, title, { help, ...options });
  if (json.questionItem !== undefined) return readQuestion(objectAt(json.questionItem, where), where, made);
  if (json.questionGroupItem !== undefined) return readGrid(objectAt(json.questionGroupItem, where), where, made);
  const layout = Object.keys(LAYOUT).find((key) => json[key] !== undefined);
  const kind = layout === undefined ? undefined : LAYOUT[layout];
  if (!kind) throw new FormDataError(`${where} is neither a question nor a heading, page break, image or video.`);
  return { item: made(kind, {}), questionIds: [] };
}

type Made = (kind: ItemKind, options: ItemOptions) => FormItem;

/** FormApp numbers what REST names in hexadecimal; an id that is no such text gets a stable number of its own. */
export function itemNumber(id: string): number {
  if (/^[0-9a-f]{1,8}$/i.test(id)) return parseInt(id, 16);
  let hash = 0;
  for (const letter of id) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  return 0x1_0000_0000 + hash;
}

function readQuestion(json: Json, where: string, made: Made): ReadItem {
  const question = objectAt(json.question, `${where}.questionItem.question`);
  const [kind, shape] = questionShape(question, where);
  const item = made(kind, { required: question.required === true, ...shape, ...readGrading(question, where) });
  return { item, questionIds: [idAt(question.questionId, `${where}.questionId`)] };
}

function questionShape(question: Json, where: string): [ItemKind, ItemOptions] {
  const part = (name: string): Json => objectAt(question[name], `${where}.${name}`);
  if (question.choiceQuestion !== undefined) return choiceShape(part('choiceQuestion'), where);
  if (question.textQuestion !== undefined)
    return [part('textQuestion').paragraph === true ? 'PARAGRAPH_TEXT' : 'TEXT', {}];
  if (question.scaleQuestion !== undefined) return ['SCALE', scaleShape(part('scaleQuestion'), where)];
  if (question.ratingQuestion !== undefined) {
    const top = numberAt(part('ratingQuestion').ratingScaleLevel, `${where}.ratingScaleLevel`, 5);
    return ['RATING', { bounds: [1, top] }];
  }
  if (question.dateQuestion !== undefined) {
    const { includeTime, includeYear } = part('dateQuestion');
    return [includeTime === true ? 'DATETIME' : 'DATE', { includesYear: includeYear === true }];
  }
  if (question.timeQuestion !== undefined) return [part('timeQuestion').duration === true ? 'DURATION' : 'TIME', {}];
  if (question.fileUploadQuestion !== undefined) return ['FILE_UPLOAD', {}];
  throw new FormDataError(`${where} is a question of a kind that is not known here.`);
}

const CHOICES = { RADIO: 'MULTIPLE_CHOICE', CHECKBOX: 'CHECKBOX', DROP_DOWN: 'LIST' } as const;

function choiceShape(json: Json, where: string): [ItemKind, ItemOptions] {
  const type = oneOf(['RADIO', 'CHECKBOX', 'DROP_DOWN'], json.type, `${where}.choiceQuestion.type`);
  const options = listAt(json.options, `${where}.options`).map((option) => objectAt(option, `${where}.options`));
  const own = options.filter((option) => option.isOther !== true);
  const choices = own.map((option) => textAt(option.value, `${where}.options.value`));
  return [CHOICES[type], { choices, hasOther: own.length < options.length }];
}

function scaleShape(json: Json, where: string): ItemOptions {
  const low = numberAt(json.low, `${where}.low`, 0);
  const high = numberAt(json.high, `${where}.high`, 5);
  const labels = [textAt(json.lowLabel ?? '', where), textAt(json.highLabel ?? '', where)] as const;
  return { bounds: [low, high], labels };
}

function readGrading(question: Json, where: string): ItemOptions {
  if (question.grading === undefined) return {};
  const grading = objectAt(question.grading, `${where}.grading`);
  return {
    points: numberAt(grading.pointValue, `${where}.grading.pointValue`, 0),
    key: readKey(grading, where),
    feedback: {
      correct: readFeedback(grading.whenRight, where),
      incorrect: readFeedback(grading.whenWrong, where),
      general: readFeedback(grading.generalFeedback, where),
    },
  };
}

function readKey(grading: Json, where: string): readonly string[] {
  const { answers } = objectAt(grading.correctAnswers ?? {}, `${where}.correctAnswers`);
  return listAt(answers, `${where}.correctAnswers.answers`).map((answer) =>
    textAt(objectAt(answer, `${where}.correctAnswers`).value, `${where}.correctAnswers.value`),
  );
}

function readFeedback(json: unknown, where: string): Feedback | undefined {
  if (json === undefined) return undefined;
  return { text: textAt(objectAt(json, `${where}.feedback`).text ?? '', `${where}.feedback.text`), links: [] };
}

/** A question group is a grid if it says so; Google has no other kind of group today. */
function readGrid(json: Json, where: string, made: Made): ReadItem {
  const grid = objectAt(json.grid, `${where}.questionGroupItem.grid`);
  const [kind, { choices }] = choiceShape(objectAt(grid.columns, `${where}.columns`), where);
  const questions = listAt(json.questions, `${where}.questions`).map((one) => objectAt(one, `${where}.questions`));
  const rows = questions.map((question) => readRow(question, where));
  const required = questions.some((question) => question.required === true);
  const item = made(kind === 'CHECKBOX' ? 'CHECKBOX_GRID' : 'GRID', { rows, columns: choices, required });
  return { item, questionIds: questions.map((question) => idAt(question.questionId, `${where}.questionId`)) };
}

function readRow(question: Json, where: string): GridRow {
  const { points = 0, key = [] } = readGrading(question, where);
  const { title } = objectAt(question.rowQuestion, `${where}.rowQuestion`);
  return { title: textAt(title, `${where}.rowQuestion.title`), points, key };
}
