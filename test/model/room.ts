/** The real thing that the model is held against: a class in the host, and where everything stands in its sheet. */
import type { Panel } from '../host/panel';
import type { Window } from '../host/window';
import { addQuiz, openClass, TEACHER } from '../stories/classroom';
import { column, rowsOf, tab } from '../stories/picture';
import { makeAssignment, type QuizClass } from '../stories/quizzes';
import { textOf } from '../../src/text/language';
import type { Assignment, Model, Student } from './model';

export const COLLEAGUE = 'collega@school.example';
export type Actor = typeof TEACHER | typeof COLLEAGUE;

export interface Room extends QuizClass {
  readonly colleague: Window;
  /** the same one in the form editor, whose lock is another */
  readonly colleagueInForms: Window;
  /** puts everything back to the first morning */
  readonly restart: () => void;
  readonly beginning: Model;
}

const QUIZ = 'Toets H3';
const ESSAY = 'Verslag';

/** Four students; a quiz out of 10 that is due in two weeks, and an essay out of 100 that was due long ago. */
export function openRoom(language: 'nl' | 'en'): Room {
  const classroom = openClass({ language, students: 4 });
  const { workspace, file } = classroom;
  const form = addQuiz(workspace);
  const room = { ...classroom, language, t: textOf(language), form, grades: tab(file, 'grades') };
  // A story is told twice as fast as with the thousand rows that a new sheet has, and which all other stories have.
  room.grades.deleteRows(101, room.grades.maxRows - 100);
  makeAssignment(room, { title: QUIZ, points: '10', due: '2026-11-30', form });
  makeAssignment(room, { title: ESSAY, points: '100', due: '2026-11-01' });
  file.editors.add(COLLEAGUE);
  form.editors.add(COLLEAGUE);
  const colleague = workspace.open(file, { email: COLLEAGUE, locale: language });
  const colleagueInForms = workspace.open(form, { email: COLLEAGUE, locale: language });
  workspace.stores.store(`document ${form.id}`).set('gradebook', file.id);
  room.panel.open();
  colleague.panel.open();
  const back = workspace.remember();
  const restart = () => {
    back();
    form.responses = [];
  };
  return {
    ...room,
    colleague,
    colleagueInForms,
    restart,
    beginning: beginning(language, workspace.core.clock.now().getTime()),
  };
}

function beginning(language: 'nl' | 'en', now: number): Model {
  const student = (name: string, first: string, i: number): Student => {
    const sortedBy = name.replace('de ', '');
    return { name, first, sortedBy, email: `s${i}@school.example`, met: true, there: true, typed: {} };
  };
  const assignment = (key: string, title: string, due: string, points: number, quiz: boolean): Assignment => {
    return { key, title, due: Date.parse(due), points, category: '', quiz, met: true, there: true, typed: {} };
  };
  const students = [
    student('de Vries', 'Amber', 1),
    student('Haddad', 'Bilal', 2),
    student('Bos', 'Chris', 3),
    student('Smit', 'Dana', 4),
  ];
  return {
    decimal: language === 'nl' ? ',' : '.',
    now,
    quota: 100,
    students,
    names: students.map(({ name }) => name),
    assignments: [
      assignment('a1', QUIZ, '2026-11-30T23:59+01:00', 10, true),
      assignment('a2', ESSAY, '2026-11-01T23:59+01:00', 100, false),
    ],
    works: new Map(),
    cells: new Map(),
    responses: [],
    snapshots: [],
    letters: [],
    overall: 'points',
    weights: {},
    counts: 'drafts',
    weigh: 'points',
  };
}

/** Opens Home, going on where what was cut off before takes a run of its own. */
export function openHome({ t }: Room, panel: Panel): void {
  panel.open();
  for (let i = 0; i < 5 && panel.card.footer?.primary?.text === t.importing.goOn; i += 1) panel.click(t.importing.goOn);
}

export function panelOf(room: Room, who: Actor): Panel {
  return who === TEACHER ? room.panel : room.colleague.panel;
}

/** The same class as somebody else sees it, for what is written for one teacher. */
export function seenBy(room: Room, who: Actor): Room {
  return who === TEACHER ? room : { ...room, window: room.colleague, panel: room.colleague.panel };
}

// ---- where everything stands

export function headRow({ grades }: Room, key: string): number {
  return Array.from({ length: grades.lastRow() }, (_, i) => String(grades.raw(i + 1, 1))).indexOf(key) + 1;
}

/** The row of a student, found by the last name; 0: none. */
export function rowOf({ grades }: Room, name: string): number {
  const at = column(grades, 'lastName');
  return Array.from({ length: grades.lastRow() }, (_, i) => grades.raw(i + 1, at)).indexOf(name) + 1;
}

/** The column of an assignment, found by its title; 0: none. */
export function columnOf(room: Room, title: string): number {
  const { grades } = room;
  const row = headRow(room, 'title');
  return Array.from({ length: grades.lastColumn() }, (_, i) => grades.raw(row, i + 1)).indexOf(title) + 1;
}

export function titleOf({ title, typed }: Assignment): string {
  return typed.title ?? title;
}

/** The rows in which students may stand: from the first below the header to the last. */
export function firstRow(room: Room): number {
  return Math.max(...['title', 'due', 'points', 'average', 'category'].map((key) => headRow(room, key))) + 1;
}

export function a1(row: number, at: number): string {
  return `${letters(at)}${row}`;
}

function letters(at: number): string {
  return at > 26 ? letters(Math.floor((at - 1) / 26)) + letters(((at - 1) % 26) + 1) : String.fromCharCode(64 + at);
}

function isEmptyRow({ grades }: Room, row: number): boolean {
  return Array.from({ length: grades.lastColumn() }, (_, i) => grades.raw(row, i + 1)).every((cell) => cell === '');
}
export function isEmptyColumn({ grades }: Room, at: number): boolean {
  return Array.from({ length: grades.lastRow() }, (_, i) => grades.raw(i + 1, at)).every((cell) => cell === '');
}

/** The next free column beside the assignments, past what stands there already. */
export function freeColumn(room: Room, model: Model): number {
  let at = Math.max(5, ...model.assignments.filter(({ there }) => there).map((a) => columnOf(room, titleOf(a)))) + 1;
  while (!isEmptyColumn(room, at)) at += 1;
  return at;
}

/** Whether every column between the assignments and this one holds more than one thing: else a row deleted later makes it an empty one. */
export function isFirmlyNext(room: Room, model: Model, at: number): boolean {
  const last = Math.max(5, ...model.assignments.filter(({ there }) => there).map((a) => columnOf(room, titleOf(a))));
  const between = Array.from({ length: Math.max(0, at - last - 1) }, (_, i) => last + 1 + i);
  const held = (column: number) =>
    Array.from({ length: room.grades.lastRow() }, (_, i) => room.grades.raw(i + 1, column)).filter((raw) => raw !== '');
  return between.every((column) => held(column).length > 1);
}

/** The next free row below the students. */
export function freeRow(room: Room, model: Model): number {
  const rows = model.students.filter(({ there }) => there).map(({ name }) => rowOf(room, name));
  let row = Math.max(firstRow(room) - 1, ...rows) + 1;
  while (!isEmptyRow(room, row)) row += 1;
  return row;
}

export function idOfStudent(room: Room, name: string): string {
  return String(room.grades.raw(rowOf(room, name), 1));
}

/** How many batches History holds. */
export function batchesIn({ file }: Room): number {
  return rowsOf(tab(file, 'history')).length;
}
