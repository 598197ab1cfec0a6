/**
 * What a teacher does to the class itself in a gradebook with years of work in it: students and assignments that come, change
 * and go. Each deed is one run of the bundle; its calls are what is measured.
 */
import type { Size } from '../bench/day';
import { recorded, type Measured } from '../bench/measured';
import { addYears } from '../bench/years';
import type { SheetModel } from '../host/spreadsheet/sheet';
import type { SpreadsheetModel } from '../host/spreadsheet/workbook';
import { letters } from '../host/spreadsheet/a1';
import { openBatch } from './changes';
import { openClass, type Classroom } from './classroom';
import { column, tab } from './picture';
import { makeAssignment, openWork } from './quizzes';
import { textOf } from '../../src/text/language';

const t = textOf('nl');

interface Class extends Classroom {
  readonly t: typeof t;
  readonly grades: SheetModel;
  readonly size: Size;
}

interface Deed {
  readonly name: string;
  readonly prepare: (room: Class) => void;
  readonly act: (room: Class) => void;
}

function openHome({ panel }: Class): void {
  panel.open();
}

/** The main button of the card in view. */
function press({ panel }: Class): void {
  const main = panel.card.footer?.primary?.text;
  if (main === undefined) throw new Error(`there is nothing to press:\n${panel.text()}`);
  panel.click(main);
}

/** Up to the button that adds a pasted list. */
function paste(lines: (room: Class) => readonly string[]): (room: Class) => void {
  return (room) => {
    openHome(room);
    room.panel.click(t.home.roster);
    room.panel.fill('roster', lines(room).join('\n'));
    room.panel.click(t.roster.check);
  };
}

/** A pasted list of students who are new. */
function newcomers(called: string, count: number): (room: Class) => void {
  return paste(() => Array.from({ length: count }, (_, i) => `${called} ${i}\tNora\t${called}${i}@school.example`));
}

/** A pasted list in which some who are there have another name. */
function renamed({ size }: Class): string[] {
  return Array.from({ length: size.students }, (_, i) => i)
    .filter((i) => i % 3 === 0)
    .map((i) => `Anders ${i}\tAnna\ts${i + 1}@school.example`);
}

function typeName({ grades }: Class): void {
  grades.paste(`B${grades.lastRow() + 1}`, [['Getypt', 'Gerda', 'gerda@school.example']]);
}

/** The column after the last assignment, with room for so many: columns are inserted where the hidden one follows too soon. */
function nextColumn({ grades }: Class, count: number): number {
  const hidden = column(grades, 'returned');
  const used = Array.from({ length: hidden - 1 }, (_, i) => i + 1);
  const next = Math.max(...used.filter((at) => grades.raw(2, at) !== '')) + 1;
  const lacking = next + count - hidden;
  if (lacking > 0) grades.insertColumnsBefore(hidden, lacking);
  return next;
}

function typeTitles(room: Class): void {
  room.grades.paste(`${letters(nextColumn(room, 2))}2`, [['Presentatie', 'Debat']]);
}

/** All that Home takes in as one batch. */
function typeEverything(room: Class): void {
  typeName(room);
  room.grades.type('F2', 'Toets H5');
  room.grades.type(`${letters(nextColumn(room, 1))}2`, 'Quiz');
}

function openDialog({ panel }: Class): void {
  panel.open();
  panel.click(t.home.newAssignment);
  panel.fill('title', 'Werkstuk');
}

function openEdit(room: Class): void {
  openWork(room, 'Toets H3');
  room.panel.click(t.work.edit);
  room.panel.fill('title', 'Toets H4');
  room.panel.pickDate('dueDate', '2027-06-30');
}

function openMade(room: Class): void {
  openDialog(room);
  press(room);
  openBatch(room);
}

const DEEDS: readonly Deed[] = [
  { name: 'make an assignment', prepare: openDialog, act: press },
  { name: 'undo making an assignment', prepare: openMade, act: press },
  { name: 'rename an assignment and move its due date', prepare: openEdit, act: press },
  { name: 'add 5 students', prepare: newcomers('Nieuw', 5), act: press },
  { name: 'add 30 students', prepare: newcomers('Zij', 30), act: press },
  { name: 'rename many students', prepare: paste(renamed), act: press },
  { name: 'open Home with a name typed in the next free row', prepare: typeName, act: openHome },
  { name: 'open Home with two titles typed in the next free columns', prepare: typeTitles, act: openHome },
  { name: 'open Home with a name, a title and another title typed', prepare: typeEverything, act: openHome },
];

export const BUILDING = DEEDS.map(({ name }) => name);

/** The class of this size, and what each deed in it cost. */
export function building(size: Size, before: (file: SpreadsheetModel) => void = () => undefined): readonly Measured[] {
  const room = openClass({ students: size.students });
  makeAssignment({ ...room, t }, { title: 'Toets H3', due: '2026-12-20' });
  addYears(room.file, size.assignments - 1);
  before(room.file);
  const all: Class = { ...room, t, size, grades: tab(room.file, 'grades') };
  openHome(all);
  const measure = recorded(room.workspace.core);
  return DEEDS.map(({ name, prepare, act }) => {
    prepare(all);
    return measure(name, () => {
      act(all);
    });
  });
}
