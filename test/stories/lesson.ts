/** One assignment in a class, and the words on the cards that a teacher clicks. */
import type { FormModel } from '../host/form/model';
import { openClass, TABS, type ClassOptions, type Classroom } from './classroom';

/** What stands on buttons and in menus, in either language. */
export const SAYS = {
  nl: {
    newAssignment: 'Nieuwe opdracht',
    make: 'Opdracht maken',
    enter: 'Cijfers invoeren',
    toReturn: 'Teruggeven…',
    returnTicked: 'Aangevinkte teruggeven…',
    return: 'Teruggeven',
    returnOne: '1 teruggeven',
    cancel: 'Annuleren',
    done: 'Klaar',
    next: 'Volgende',
    previous: 'Vorige',
    toList: 'Naar de lijst',
    sendRest: 'De rest versturen',
    update: 'Updaten',
    noGrade: 'Geen cijfer',
    changePoints: 'Punten wijzigen',
    edit: 'Opdracht bewerken',
    save: 'Opslaan',
    settings: 'Instellingen',
    history: 'Geschiedenis bekijken',
    excuse: 'Vrijstellen',
    notExcused: 'Niet meer vrijstellen',
    turnedIn: 'Markeren als ingeleverd',
    inTime: 'Markeren als op tijd ingeleverd',
    late: 'Markeren als te laat ingeleverd',
    notTurnedIn: 'Markeren als niet ingeleverd',
    returnSeveral: 'Meerdere teruggeven',
  },
  en: {
    newAssignment: 'New assignment',
    make: 'Make assignment',
    enter: 'Enter grades',
    toReturn: 'Return…',
    returnTicked: 'Return ticked…',
    return: 'Return',
    returnOne: 'Return 1',
    cancel: 'Cancel',
    done: 'Done',
    next: 'Next',
    previous: 'Previous',
    toList: 'To the list',
    sendRest: 'Send the rest',
    update: 'Update',
    noGrade: 'No grade',
    changePoints: 'Change points',
    edit: 'Edit assignment',
    save: 'Save',
    settings: 'Settings',
    history: 'View history',
    excuse: 'Excuse',
    notExcused: 'No longer excuse',
    turnedIn: 'Mark as turned in',
    inTime: 'Mark as turned in on time',
    late: 'Mark as turned in late',
    notTurnedIn: 'Mark as not turned in',
    returnSeveral: 'Return several',
  },
} as const;

export interface LessonOptions extends ClassOptions {
  readonly title?: string;
  /** `yyyy-MM-dd`; the class is on 16 November 2026 */
  readonly due?: string;
  /** null: no grade; default 100 */
  readonly points?: number | null;
  readonly quiz?: FormModel;
}

/** A class with one assignment, in column F of Grades, and its students from row 6 on. */
export interface Lesson extends Classroom {
  readonly language: 'nl' | 'en';
  readonly title: string;
  readonly says: { readonly [K in keyof (typeof SAYS)['en']]: string };
  readonly grades: ReturnType<Classroom['file']['sheet']>;
}

export function openLesson({ title = 'Toets H3', due = '', points = 100, ...options }: LessonOptions = {}): Lesson {
  const { language = 'nl' } = options;
  const classroom = openClass(options);
  const { panel, file } = classroom;
  const lesson = { ...classroom, language, title, says: SAYS[language], grades: file.sheet(TABS[language].grades) };
  makeAssignment(lesson, { title, due, points });
  panel.open();
  return lesson;
}

export function makeAssignment(
  { panel, says }: Pick<Lesson, 'panel' | 'says'>,
  { title, due = '', points = 100 }: Pick<LessonOptions, 'due' | 'points'> & { readonly title: string },
): void {
  panel.click(says.newAssignment);
  panel.fill('title', title);
  if (due !== '') panel.pickDate('dueDate', due);
  if (points === null) panel.tick('noGrade', 'yes');
  else panel.fill('points', String(points));
  panel.click(says.make);
}

/** The cell of a student, counted from 0, in the column of the assignment. */
export function cell(student: number, column = 'F'): string {
  return `${column}${6 + student}`;
}

/** What the cell of a student shows. */
export function shown({ grades }: Lesson, student: number): string {
  return grades.shown(cell(student)).text;
}

export function idOf({ grades }: Pick<Lesson, 'grades'>, student: number): string {
  return String(grades.value(`A${6 + student}`));
}

/** The name of a student's grade field in the list. */
export function gradeField(lesson: Lesson, student: number): string {
  return `grade.${idOf(lesson, student)}`;
}

/** From Home to the list of the assignment. */
export function openList({ panel, title }: Lesson): void {
  panel.open();
  panel.click(title, new RegExp(`(punt|punten|point|points|Geen cijfer|No grade) ${title}`));
}

/** The cards one can go back through, the root first. */
export function trail({ panel }: Pick<Lesson, 'panel'>): string {
  return panel.stack.map(({ name }) => name).join(' > ');
}
