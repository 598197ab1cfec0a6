/** Quizzes to tell stories about: linked to an assignment as a teacher does, answered as students do. */
import type { FormModel, Submission } from '../host/form/model';
import type { SheetModel } from '../host/spreadsheet/sheet';
import { addQuiz, emailOf, openClass, TABS, type ClassOptions, type Classroom } from './classroom';

export type Language = 'nl' | 'en';

/** The labels a teacher clicks, in either language. */
export const LABELS = {
  nl: {
    newAssignment: 'Nieuwe opdracht',
    make: 'Opdracht maken',
    import: 'Cijfers importeren',
    take: /overnemen als concept|noteren/,
    cancel: 'Annuleren',
    undo: 'Import ongedaan maken',
    look: 'Cijfers bekijken',
    goOn: 'Verdergaan',
  },
  en: {
    newAssignment: 'New assignment',
    make: 'Make assignment',
    import: 'Import grades',
    take: /^Take over|^Record/,
    cancel: 'Cancel',
    undo: 'Undo the import',
    look: 'View the grades',
    goOn: 'Go on',
  },
} as const;

export interface QuizClass extends Classroom {
  readonly language: Language;
  readonly form: FormModel;
  readonly grades: SheetModel;
  readonly say: (typeof LABELS)[Language];
}

export interface QuizOptions extends ClassOptions {
  readonly title?: string;
  readonly points?: string;
  /** the day it is due, at 23:59 */
  readonly due?: string;
  /** builds the quiz; default the one of 10 points */
  readonly quiz?: (classroom: Classroom) => FormModel;
}

/** A class with one assignment that a quiz hangs on: "Toets H3", out of 100 unless said otherwise. */
export function openQuizClass(options: QuizOptions = {}): QuizClass {
  const { language = 'nl', quiz = ({ workspace }) => addQuiz(workspace) } = options;
  const classroom = openClass(options);
  const form = quiz(classroom);
  const quizClass = {
    ...classroom,
    language,
    form,
    grades: classroom.file.sheet(TABS[language].grades),
    say: LABELS[language],
  };
  makeAssignment(quizClass, { form, ...options });
  return quizClass;
}

export interface NewAssignment extends Pick<QuizOptions, 'title' | 'points' | 'due'> {
  readonly form?: FormModel;
  readonly address?: string;
}

/** Fills in the card of a new assignment and makes it; the panel then stands at home, or at the refused card. */
export function makeAssignment(
  { panel, say }: Pick<QuizClass, 'panel' | 'say'>,
  { title = 'Toets H3', points = '100', due = '', form, address = form?.editUrl ?? '' }: NewAssignment,
): void {
  panel.open();
  panel.click(say.newAssignment);
  panel.fill('title', title);
  panel.fill('points', points);
  panel.fill('formUrl', address);
  if (due !== '') panel.pickDate('dueDate', due);
  panel.click(say.make);
}

/** From home to the plan of the import. */
export function openPlan({ panel, say }: Pick<QuizClass, 'panel' | 'say'>, title: string | RegExp = /Toets H3/): void {
  panel.open();
  panel.click(title);
  panel.click(say.import, say.import); // the button on the card, not the same item in its menu
}

/** Opens the plan and confirms it. */
export function importGrades(quizClass: Pick<QuizClass, 'panel' | 'say'>): void {
  openPlan(quizClass);
  quizClass.panel.click(quizClass.say.take);
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

/** The column of the first assignment as shown, of as many students: what stands in F6, F7 and on. */
export function shownGrades({ grades }: Pick<QuizClass, 'grades'>, students = 3, column = 'F'): string[] {
  return Array.from({ length: students }, (_, i) => grades.shown(`${column}${6 + i}`).text);
}
