/** Quizzes to tell stories about: linked to an assignment as a teacher does, answered as students do. */
import type { FormModel, Submission } from '../host/form/model';
import type { SheetModel } from '../host/spreadsheet/sheet';
import { textOf, type Text } from '../../src/text/language';
import { addQuiz, emailOf, openClass, TABS, type ClassOptions, type Classroom } from './classroom';

export type Language = 'nl' | 'en';

export interface QuizClass extends Classroom {
  readonly language: Language;
  /** the words on the cards */
  readonly t: Text;
  readonly form: FormModel;
  readonly grades: SheetModel;
}

export interface QuizOptions extends ClassOptions {
  readonly title?: string;
  /** '' = no grade */
  readonly points?: string;
  /** the day it is due, at 23:59 */
  readonly due?: string;
  /** whether importing is switched on from the start */
  readonly importOn?: boolean;
  /** builds the quiz; default the one of 10 points */
  readonly quiz?: (classroom: Classroom) => FormModel;
}

/** A class with one assignment that a quiz hangs on: "Toets H3", out of 100 unless said otherwise. */
export function openQuizClass(options: QuizOptions = {}): QuizClass {
  const { language = 'nl', quiz = ({ workspace }: Classroom) => addQuiz(workspace) } = options;
  const classroom = openClass(options);
  const form = quiz(classroom);
  const grades = classroom.file.sheet(TABS[language].grades);
  const quizClass = { ...classroom, language, t: textOf(language), form, grades };
  makeAssignment(quizClass, { form, ...options });
  return quizClass;
}

export interface NewAssignment extends Pick<QuizOptions, 'title' | 'points' | 'due' | 'importOn'> {
  readonly form?: FormModel;
  readonly address?: string;
}

/** Fills in the card of a new assignment and makes it; the panel then stands at home, or at the refused card. */
export function makeAssignment(
  { panel, t }: Pick<QuizClass, 'panel' | 't'>,
  { title = 'Toets H3', points = '100', due = '', importOn = true, form, address = form?.editUrl ?? '' }: NewAssignment,
): void {
  panel.open();
  panel.click(t.home.newAssignment);
  panel.fill('title', title);
  if (points === '') panel.tick('noGrade', 'yes');
  else panel.fill('points', points);
  panel.fill('formUrl', address);
  if (due !== '') panel.pickDate('dueDate', due);
  if (!importOn) panel.tick('import', 'yes', false);
  panel.click(t.assignment.make);
}

/** From home to the list of the assignment. */
export function openWork({ panel }: Pick<QuizClass, 'panel'>, title = 'Toets H3'): void {
  panel.open();
  panel.click(title, new RegExp(`· .* ${title}`));
}

/** From home to the plan of the import. */
export function openPlan(quizClass: Pick<QuizClass, 'panel' | 't'>, title?: string): void {
  const { panel, t } = quizClass;
  openWork(quizClass, title);
  panel.click(t.work.import, t.work.import); // the button on the card, not the same item in its menu
}

/** What the main button of the plan says. */
export function mainButton({ panel }: Pick<QuizClass, 'panel'>): string {
  return panel.card.footer?.primary?.text ?? '';
}

/** Opens the plan and does what its main button says. */
export function importGrades(quizClass: Pick<QuizClass, 'panel' | 't'>): void {
  openPlan(quizClass);
  quizClass.panel.click(mainButton(quizClass));
}

/** The counts on the plan, as they are read. */
export function planLines({ panel, t }: Pick<QuizClass, 'panel' | 't'>): string[] {
  const parts = Object.values(t.importing.parts).flatMap((part) => Array.from({ length: 40 }, (_, n) => part(n)));
  return panel.card.sections
    .flatMap(({ widgets }) => widgets)
    .flatMap((widget) => (widget.type === 'DecoratedText' && parts.includes(widget.text) ? [widget.text] : []));
}

/** The names behind one line of the plan; the panel is at the plan again afterwards. */
export function detailOf({ panel }: Pick<QuizClass, 'panel'>, line: string): string {
  panel.click(line);
  const text = panel.text();
  panel.back();
  return text;
}

/** Answers of the quiz of 10 points that earn 10, 8, 6, 4, 2 or 0. */
const ANSWERS: Readonly<Record<number, Submission['answers']>> = {
  10: { 'Hoofdstad van Peru?': 'Lima', 'Hoogste berg?': 'Everest', 'Langste rivier?': 'Nijl' },
  8: { 'Hoofdstad van Peru?': 'Lima', 'Hoogste berg?': 'Everest', 'Langste rivier?': 'Rijn' },
  6: { 'Hoofdstad van Peru?': 'Lima', 'Hoogste berg?': 'K2', 'Langste rivier?': 'Nijl' },
  4: { 'Hoofdstad van Peru?': 'Lima', 'Hoogste berg?': 'K2', 'Langste rivier?': 'Rijn' },
  2: { 'Hoofdstad van Peru?': 'Quito', 'Hoogste berg?': 'K2', 'Langste rivier?': 'nijl ' },
  0: { 'Hoofdstad van Peru?': 'Quito', 'Hoogste berg?': 'K2' },
};

/** Student `index` hands in the quiz of 10 points and earns `score`. */
export function answerQuiz(form: FormModel, index: number, score: number, more: Partial<Submission> = {}) {
  const answers = ANSWERS[score];
  if (!answers) throw new Error(`nobody can earn ${score}`);
  return form.submit({ email: emailOf(index), answers, ...more });
}

/** The column of the first assignment as shown: what stands in F6, F7 and on. */
export function shownGrades({ grades }: Pick<QuizClass, 'grades'>, students = 3, column = 'F'): string[] {
  return Array.from({ length: students }, (_, i) => grades.shown(`${column}${6 + i}`).text);
}

/** Everything that is in a spreadsheet, formats included: equal before and after means that nothing was changed. */
export function contents({ file }: Pick<Classroom, 'file'>): string[] {
  return file.sheets.flatMap((sheet) =>
    sheet.lines.flatMap((line, row) =>
      line.flatMap((cell, column) => {
        const { raw = '', formula = '', format } = cell ?? {};
        if (raw === '' && formula === '') return [];
        return [`${sheet.name} ${row + 1},${column + 1}: ${formula || String(raw)} (${format?.numberFormat ?? ''})`];
      }),
    ),
  );
}

/** One student's row in Submissions, by the keys in its hidden first row. */
export function submissionOf({ file, language }: Pick<QuizClass, 'file' | 'language'>, name: string) {
  const sheet = file.sheet(TABS[language].submissions);
  const keys = (sheet.lines[0] ?? []).map((cell) => String(cell?.raw).replace(/^.*:/, ''));
  const row = sheet.lines.findIndex((line) => line[keys.indexOf('name')]?.raw === name) + 1;
  if (row === 0) throw new Error(`no row of ${name}`);
  return Object.fromEntries(keys.map((key, i) => [key, sheet.read(row, i + 1)]));
}
