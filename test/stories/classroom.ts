/** A class to tell stories about: a workspace with a gradebook made as a teacher makes one, through the real bundle. */
import type { Call } from '../host/core';
import type { FormModel } from '../host/form/model';
import type { FormDoubts } from '../host/form/seat';
import type { SpreadsheetModel } from '../host/spreadsheet/workbook';
import type { Window } from '../host/window';
import { Workspace } from '../host/workspace';

export const TEACHER = 'docent@school.example';

export interface Classroom {
  readonly workspace: Workspace;
  readonly file: SpreadsheetModel;
  readonly window: Window;
  readonly panel: Window['panel'];
}

export interface ClassOptions {
  readonly language?: 'nl' | 'en';
  readonly students?: number;
  readonly now?: Date;
  /** what Google may do in more than one way */
  readonly doubts?: FormDoubts;
}

/** The names of the tabs in either language. */
export const TABS = {
  nl: {
    grades: 'Cijfers',
    assignments: 'Opdrachten',
    submissions: 'Inzendingen',
    history: 'Geschiedenis',
    settings: 'Instellingen',
  },
  en: {
    grades: 'Grades',
    assignments: 'Assignments',
    submissions: 'Submissions',
    history: 'History',
    settings: 'Settings',
  },
} as const;

/** An empty spreadsheet with the side panel open. */
export function openEmpty({ language = 'nl', now, doubts }: ClassOptions = {}): Classroom {
  const workspace = new Workspace({ ...(now ? { now } : {}), ...(doubts ? { doubts } : {}) });
  const locale = language === 'nl' ? 'nl_NL' : 'en_US';
  const file = workspace.addSpreadsheet({
    name: '4B Aardrijkskunde',
    locale,
    timeZone: 'Europe/Amsterdam',
    owner: TEACHER,
  });
  const window = workspace.open(file, { email: TEACHER, locale: language });
  window.panel.open();
  return { workspace, file, window, panel: window.panel };
}

/** A gradebook with students s1@school.example and on: "Achternaam 01, Voornaam". */
export function openClass(options: ClassOptions = {}): Classroom {
  const { language = 'nl', students = 3 } = options;
  const classroom = openEmpty(options);
  const { panel } = classroom;
  panel.click(language === 'nl' ? 'Cijferboek maken' : 'Set up gradebook');
  panel.click(language === 'nl' ? 'Lijst plakken' : 'Paste class list');
  panel.fill('roster', rosterText(students));
  panel.click(language === 'nl' ? 'Lijst bekijken' : 'Check list');
  panel.click(/toevoegen|^Add /);
  panel.open();
  return classroom;
}

const NAMES = ['Amber de Vries', 'Bilal Haddad', 'Chris Bos', 'Dana Smit', 'Emre Yilmaz'];

export function studentName(index: number): string {
  return NAMES[index] ?? `Leerling ${String(index + 1).padStart(4, '0')}`;
}

export function emailOf(index: number): string {
  return `s${index + 1}@school.example`;
}

/** A list as pasted from a spreadsheet: last name, first name, e-mail. */
export function rosterText(students: number): string {
  return Array.from({ length: students }, (_, i) => {
    const [first = '', ...last] = studentName(i).split(' ');
    return [last.join(' '), first, emailOf(i)].join('\t');
  }).join('\n');
}

/** A quiz of 10 points: two choice questions of 4 and 4, a short answer of 2. */
export function addQuiz(workspace: Workspace, title = 'Toets H3'): FormModel {
  const form = workspace.addForm({ title, owner: TEACHER, isQuiz: true, emailCollection: 'VERIFIED' });
  form.addChoice('Hoofdstad van Peru?', ['Lima', 'Quito'], { points: 4, key: ['Lima'] });
  form.addChoice('Hoogste berg?', ['Everest', 'K2'], { points: 4, key: ['Everest'] });
  form.addShortText('Langste rivier?', { points: 2, key: ['Nijl'] });
  return form;
}

/** The calls of the last run, by kind. */
export function lastCalls({ workspace }: Pick<Classroom, 'workspace'>): Record<Call['kind'], string[]> {
  const calls = workspace.core.executions[workspace.core.executions.length - 1]?.calls ?? [];
  const of = (kind: Call['kind']) => calls.filter((call) => call.kind === kind).map(({ name }) => name);
  return { read: of('read'), write: of('write'), lookup: of('lookup'), mail: of('mail'), local: of('local') };
}
