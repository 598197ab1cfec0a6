/**
 * Loads a form with its responses from the two files that Google's Forms REST service answers with
 * (`forms.get` and `forms.responses.list`), as https://developers.google.com/workspace/forms/api/reference/rest names them.
 */
import { type Answer, type FormItem, isGrid, isMarkedByGoogle, isQuestion } from './item';
import { FormDataError, idAt, type Json, listAt, momentAt, numberAt, objectAt, oneOf, textAt } from './json';
import { readItem } from './load-items';
import { autoScore } from './marking';
import { FormModel, type FormOptions } from './model';
import type { Grade, ResponseData } from './response';

/** Where the answers of one REST question go: an item, or one row of a grid. */
export interface Place {
  readonly item: FormItem;
  readonly row: number;
}

/**
 * The form with its responses; `options` say what the files do not (owner, editors, clock, limits).
 * Refuses malformed data with a FormDataError that says in one sentence what is wrong where.
 * Answers to questions the form no longer has are left out, as FormApp leaves them out.
 */
export function loadForm(formJson: unknown, responsesJson: unknown, options: FormOptions = {}): FormModel {
  const { form, places } = readForm(objectAt(formJson, 'The form'), options);
  const page = objectAt(responsesJson, 'The list of responses');
  if (page.nextPageToken !== undefined) throw new FormDataError('The list of responses is only its first page.');
  const seen = new Set<string>();
  form.responses = listAt(page.responses, 'responses').map((json, index) => {
    const response = readResponse(form, places, objectAt(json, `responses[${index}]`), `responses[${index}]`);
    if (seen.has(response.id)) throw new FormDataError(`Response “${response.id}” is in the list twice.`);
    seen.add(response.id);
    return response;
  });
  return form;
}

function readForm(json: Json, options: FormOptions): { form: FormModel; places: ReadonlyMap<string, Place> } {
  const info = objectAt(json.info, 'info');
  const settings = objectAt(json.settings ?? {}, 'settings');
  const title = textAt(info.title ?? '', 'info.title');
  const quiz = objectAt(settings.quizSettings ?? {}, 'settings.quizSettings');
  const form = new FormModel({
    id: idAt(json.formId, 'formId'),
    title,
    documentTitle: textAt(info.documentTitle ?? title, 'info.documentTitle'),
    description: textAt(info.description ?? '', 'info.description'),
    isQuiz: quiz.isQuiz === true,
    emailCollection: emailCollection(settings.emailCollectionType),
    ...(json.linkedSheetId === undefined ? {} : { destinationId: idAt(json.linkedSheetId, 'linkedSheetId') }),
    ...options,
  });
  const places = new Map<string, Place>();
  listAt(json.items, 'items').forEach((item, index) => {
    addItem(form, places, item, `items[${index}]`);
  });
  return { form, places };
}

function emailCollection(value: unknown): 'VERIFIED' | 'RESPONDER_INPUT' | 'DO_NOT_COLLECT' {
  if (value === undefined || value === 'EMAIL_COLLECTION_TYPE_UNSPECIFIED') return 'DO_NOT_COLLECT';
  return oneOf(['VERIFIED', 'RESPONDER_INPUT', 'DO_NOT_COLLECT'], value, 'settings.emailCollectionType');
}

function addItem(form: FormModel, places: Map<string, Place>, json: unknown, where: string): void {
  const { item, questionIds } = readItem(objectAt(json, where), where);
  if (form.items.some((other) => other.id === item.id))
    throw new FormDataError(`${where} has an itemId that is taken.`);
  form.adopt(item);
  questionIds.forEach((id, row) => {
    if (places.has(id)) throw new FormDataError(`Question “${id}” is in the form twice.`);
    places.set(id, { item, row });
  });
}

function readResponse(form: FormModel, places: ReadonlyMap<string, Place>, json: Json, where: string): ResponseData {
  const id = idAt(json.responseId, `${where}.responseId`);
  const submitted = momentAt(json.lastSubmittedTime ?? json.createTime, `${where}.lastSubmittedTime`);
  const created = json.createTime === undefined ? submitted : momentAt(json.createTime, `${where}.createTime`);
  const answers = new Map<number, Answer>();
  const scores = new Map<number, RestGrade>();
  for (const [questionId, answer] of Object.entries(objectAt(json.answers ?? {}, `${where}.answers`))) {
    const place = places.get(questionId);
    if (place) readAnswer(place, objectAt(answer, `${where}.answers.${questionId}`), answers, scores, where);
  }
  const email = textAt(json.respondentEmail ?? '', `${where}.respondentEmail`);
  return { id, email, created, submitted, answers, grades: gradesOf(form.items, answers, scores) };
}

interface RestGrade {
  readonly score: number | undefined;
  readonly feedback: string | undefined;
}

function readAnswer(
  { item, row }: Place,
  json: Json,
  answers: Map<number, Answer>,
  grades: Map<number, RestGrade>,
  where: string,
): void {
  const values = readValues(item, json, `${where}, question “${item.title}”`);
  const grade = readGrade(json.grade, `${where}, grade of “${item.title}”`);
  if (!isGrid(item)) {
    if (values.length > 0)
      answers.set(item.id, item.kind === 'CHECKBOX' || item.kind === 'FILE_UPLOAD' ? values : (values[0] ?? ''));
    if (grade) grades.set(item.id, grade);
    return;
  }
  answers.set(item.id, withRow(item, answers.get(item.id), row, values));
  if (grade) grades.set(item.id, added(grades.get(item.id), grade));
}

function readValues(item: FormItem, json: Json, where: string): readonly string[] {
  const [list, field] = item.kind === 'FILE_UPLOAD' ? ['fileUploadAnswers', 'fileId'] : ['textAnswers', 'value'];
  const answers = listAt(objectAt(json[list] ?? {}, where).answers, where);
  return answers.map((answer) => textAt(objectAt(answer, where)[field] ?? '', where));
}

/** Google leaves a zero score out: `grade: {}` is a wrong answer where Google marks, and no mark where a person should. */
function readGrade(json: unknown, where: string): RestGrade | undefined {
  if (json === undefined) return undefined;
  const grade = objectAt(json, where);
  const score = grade.score === undefined ? undefined : numberAt(grade.score, `${where}.score`, 0);
  const feedback = grade.feedback === undefined ? undefined : objectAt(grade.feedback, `${where}.feedback`);
  return { score, feedback: feedback && textAt(feedback.text ?? '', `${where}.feedback.text`) };
}

function withRow(item: FormItem, old: Answer | undefined, row: number, values: readonly string[]): Answer {
  if (item.kind === 'GRID') {
    return item.rows.map((_, index) => (index === row ? (values[0] ?? '') : String(old?.[index] ?? '')));
  }
  const lists = (old ?? []) as readonly (readonly string[])[];
  return item.rows.map((_, index) => (index === row ? values : (lists[index] ?? [])));
}

function added(a: RestGrade | undefined, b: RestGrade): RestGrade {
  if (a?.score === undefined) return { score: b.score, feedback: a?.feedback ?? b.feedback };
  return { score: a.score + (b.score ?? 0), feedback: a.feedback ?? b.feedback };
}

function gradesOf(
  items: readonly FormItem[],
  answers: ReadonlyMap<number, Answer>,
  given: ReadonlyMap<number, RestGrade>,
): ReadonlyMap<number, Grade> {
  const grades = new Map<number, Grade>();
  for (const item of items) {
    if (isQuestion(item)) grades.set(item.id, gradeOf(item, answers.get(item.id), given.get(item.id)));
  }
  return grades;
}

/** A score that differs from what the key gives was given by a person. */
function gradeOf(item: FormItem, answer: Answer | undefined, given: RestGrade | undefined): Grade {
  const auto = autoScore(item, answer);
  const score = given ? (given.score ?? (isMarkedByGoogle(item) ? 0 : null)) : auto;
  const feedback = given?.feedback === undefined ? undefined : { text: given.feedback, links: [] };
  return { score, feedback, byHand: score !== auto };
}
