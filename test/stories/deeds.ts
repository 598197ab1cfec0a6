/** Everything a teacher does that writes, in a class where some of everything is there already: one line a deed. */
import { googleError } from '../host/core';
import type { Window } from '../host/window';
import { openLine, undoBatch } from './changes';
import { emailOf, TEACHER } from './classroom';
import type { Deed } from './crash';
import { column, rowsOf, tab } from './picture';
import {
  answerQuiz,
  importGrades,
  mainButton,
  makeAssignment,
  openPlan,
  openQuizClass,
  openWork,
  type Language,
  type QuizClass,
} from './quizzes';

const COLLEAGUE = 'collega@school.example';

export interface Room extends QuizClass {
  /** the same teacher, in the form editor */
  readonly forms: Window;
  /** another teacher, in Sheets */
  readonly colleague: Window;
  /** another teacher, in the form editor */
  readonly colleagueInForms: Window;
}

/**
 * Five students; "Toets H3" (a quiz out of 10, three answers, column F) and "Verslag" (100 points, due long ago, column
 * G): one returned, one draft, one cell that cannot be read, the rest missing.
 */
export function openRoom(language: Language = 'nl'): Room {
  const room = openQuizClass({ language, students: 5, points: '10', due: '2026-11-30' });
  const { workspace, file, form, grades, panel } = room;
  [10, 8, 6].forEach((score, i) => answerQuiz(form, i === 2 ? 3 : i, score));
  makeAssignment(room, { title: 'Verslag', points: '100', due: '2026-11-01' });
  file.editors.add(COLLEAGUE);
  form.editors.add(COLLEAGUE);
  grades.paste('G6', [['80'], ['70']]);
  panel.open();
  returnWork(room, 'Verslag', [0]);
  grades.type('G8', 'abs?');
  openWork(room, 'Verslag');
  takeSnapshot(room);
  panel.open();
  const window = (where: typeof file | typeof form, email: string) =>
    workspace.open(where, { email, locale: language });
  const [forms, colleague, colleagueInForms] = [
    window(form, TEACHER),
    window(file, COLLEAGUE),
    window(form, COLLEAGUE),
  ];
  workspace.stores.store(`document ${form.id}`).set('gradebook', file.id);
  return { ...room, forms, colleague, colleagueInForms };
}

/** The id of a student, counted from 0 in the order the class was pasted. */
export function idOf({ file }: QuizClass, index: number): string {
  const grades = tab(file, 'grades');
  const [, id = ''] = /(s[0-9a-f]+)/.exec(String(grades.raw(6 + index, 1))) ?? [];
  return id;
}

export function assignmentId({ file }: QuizClass, title: string): string {
  return String(rowsOf(tab(file, 'assignments')).find((row) => row['title'] === title)?.['id']);
}

/** The cell of a student in the column of an assignment. */
export function cellOf(room: QuizClass, title: string, index: number): string {
  const at = column(tab(room.file, 'grades'), assignmentId(room, title));
  return `${String.fromCharCode(64 + at)}${6 + index}`;
}

function press({ panel }: QuizClass): void {
  panel.click(mainButton({ panel }));
}

/** Up to the confirmation of returning these students. */
function confirmReturn(room: QuizClass, title: string, students: readonly number[]): void {
  const { panel, t } = room;
  openWork(room, title);
  panel.click(t.work.return);
  const wanted = students.map((index) => idOf(room, index));
  for (const id of panel.values('students')) if (!wanted.includes(id)) panel.tick('students', id, false);
  for (const id of wanted) panel.tick('students', id);
  panel.click(t.work.returnTicked);
}

export function returnWork(room: QuizClass, title: string, students: readonly number[]): void {
  confirmReturn(room, title, students);
  press(room);
}

/** Ticks these students on the list where several are marked by hand. */
function openFlags(room: QuizClass, title: string, students: readonly number[]): void {
  const { panel, t } = room;
  openWork(room, title);
  panel.click(t.flags.open);
  for (const index of students) panel.tick('students', idOf(room, index));
}

/** Types a grade beside a name. */
export function typeGrade(room: QuizClass, title: string, index: number, grade: string): void {
  const { panel, t } = room;
  openWork(room, title);
  panel.click(t.work.enter);
  panel.type(`grade.${idOf(room, index)}`, grade);
}

function openStudent(room: QuizClass, title: string, name: string): void {
  openWork(room, title);
  room.panel.click(name);
}

function edit(room: QuizClass, title: string, fields: Readonly<Record<string, string>>): void {
  const { panel, t } = room;
  openWork(room, title);
  panel.click(t.work.edit);
  for (const [field, value] of Object.entries(fields)) {
    if (field === 'dueDate') panel.pickDate(field, value);
    else panel.fill(field, value);
  }
  press(room);
}

function changePoints(room: QuizClass, title: string): void {
  const { panel, t } = room;
  openWork(room, title);
  panel.click(t.work.changePoints);
  panel.fill('points', '20');
}

function paste(room: QuizClass, text: string): void {
  const { panel, t } = room;
  panel.open();
  panel.click(t.home.roster);
  panel.fill('roster', text);
  panel.click(t.roster.check);
  press(room);
}

function settings(room: QuizClass, change: (panel: QuizClass['panel']) => void): void {
  const { panel, t } = room;
  panel.open();
  panel.click(t.home.settings);
  change(panel);
  press(room);
}

/** How overall grades are made. */
function overallGrades(room: QuizClass, change: (panel: QuizClass['panel']) => void): void {
  const { panel, t } = room;
  panel.open();
  panel.click(t.home.settings);
  panel.click(/^Eindcijfer: /);
  change(panel);
  press(room);
}

/** Two messages that could not go out today, and a new day. */
function withMailWaiting(room: QuizClass): void {
  room.workspace.mailQuota = 0;
  room.grades.paste('F6', [['7'], ['8']]);
  returnWork(room, 'Toets H3', [0, 1]);
  room.workspace.mailQuota = 100;
}

/** Home, with two messages that left while Google's answer was an error: nobody knows whether they did. */
function withMailUncertain(room: QuizClass): void {
  const { core } = room.workspace;
  const { interference } = core;
  room.grades.paste('F6', [['7'], ['8']]);
  confirmReturn(room, 'Toets H3', [0, 1]);
  core.interference = {
    ...interference,
    after: ({ name }) => {
      if (name === 'MailApp.sendEmail') throw googleError('Service error: Gmail');
    },
  };
  press(room);
  core.interference = interference;
  room.panel.open();
}

/** The check, after the column of "Verslag" and the row of Bilal were deleted. */
function deleteFromGrades(room: QuizClass): void {
  room.grades.deleteColumns(7);
  room.grades.deleteRows(7);
  room.panel.open();
  room.panel.click(room.t.check.menu);
}

/** Somebody typed over this cell of Submissions, and the check puts it right. */
function repairTypedOver({ file, panel, t }: QuizClass, cell: string): void {
  panel.open();
  tab(file, 'submissions').type(cell, 'abs?');
  panel.click(t.check.menu);
  panel.click(t.check.repair);
}

export function takeSnapshot({ panel, t }: Pick<QuizClass, 'panel' | 't'>): void {
  panel.open();
  panel.click(t.snapshots.menu);
  panel.click(t.snapshots.take);
}

/** From Home to what the newest snapshot would put back. */
export function openSnapshot({ panel, t }: Pick<QuizClass, 'panel' | 't'>): void {
  panel.open();
  panel.click(t.snapshots.menu);
  openLine({ panel }, 0);
}

/** From Home to the end of it. */
export function removeStudent({ panel, t }: Pick<QuizClass, 'panel' | 't'>, name: string): void {
  panel.open();
  panel.click(t.erasing.menu);
  panel.click(name);
  panel.tick('sure', 'yes');
  panel.click(t.erasing.erase);
}

/** What a browser in the form editor sends. */
export function inSidebar(
  window: Window,
  ask: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string[]>> = {},
): void {
  window.clickMenu('Cijfers importeren in een cijferboek');
  window.sidebar.run('sidebarAsk', JSON.stringify({ ask, inputs }));
}

export const DEEDS: readonly Deed[] = [
  {
    name: 'make an assignment',
    does: (room) => {
      makeAssignment(room, { title: 'Presentatie', points: '50', due: '2026-12-01' });
    },
  },
  {
    name: 'rename an assignment and move its due date',
    does: (room) => {
      edit(room, 'Verslag', { title: 'Werkstuk', dueDate: '2026-12-01', points: '80' });
    },
  },
  {
    name: 'change points',
    does: (room) => {
      changePoints(room, 'Verslag');
      press(room);
    },
  },
  {
    name: 'no grade',
    does: (room) => {
      openWork(room, 'Verslag');
      room.panel.click(room.t.work.changePoints);
      room.panel.click(room.t.pointsCard.noGrade);
    },
  },
  {
    name: 'paste a class list',
    does: (room) => {
      paste(
        room,
        'Nieuw\tNora\tnora@school.example\nOud\tOtto\totto@school.example\nVries, de\tAmbra\ts1@school.example',
      );
    },
  },
  {
    name: 'type the first grade',
    does: (room) => {
      typeGrade(room, 'Toets H3', 2, '6,5');
    },
  },
  {
    name: 'change a grade that was returned',
    does: (room) => {
      typeGrade(room, 'Verslag', 0, '85');
    },
  },
  {
    name: 'clear a grade',
    does: (room) => {
      typeGrade(room, 'Verslag', 1, '');
    },
  },
  {
    name: 'write a comment',
    does: (room) => {
      openStudent(room, 'Verslag', 'Bilal Haddad');
      room.panel.type('comment', 'Mooi = goed');
    },
  },
  {
    name: 'excuse',
    does: (room) => {
      openStudent(room, 'Verslag', 'Bilal Haddad');
      room.panel.click(room.t.student.excuse);
    },
  },
  {
    name: 'mark as turned in',
    does: (room) => {
      openStudent(room, 'Verslag', 'Emre Yilmaz');
      room.panel.click(room.t.student.markLate);
    },
  },
  { name: 'import', does: importGrades },
  {
    name: 'collect from a form',
    does: (room) => {
      const form = room.workspace.addForm({ title: 'Logboek', owner: TEACHER, isQuiz: false });
      form.addFileUpload('Je logboek');
      makeAssignment(room, { title: 'Logboek', points: '', due: '2026-11-10', form });
      for (const i of [0, 2, 2]) form.submit({ email: emailOf(i), answers: { 'Je logboek': ['1Logboek'] } });
      openWork(room, 'Logboek');
      room.panel.click(room.t.work.collect, room.t.work.collect);
      press(room);
    },
  },
  {
    name: 'import over a typed grade',
    does: (room) => {
      room.grades.type('F7', '3');
      room.panel.open();
      importGrades(room);
    },
  },
  {
    name: 'import around grades that were typed',
    does: (room) => {
      const { grades, panel } = room;
      grades.type('F8', '7');
      grades.type('F10', '9');
      grades.moveRows(8, 1, 7);
      grades.moveRows(10, 1, 9);
      panel.open();
      importGrades(room);
    },
  },
  {
    name: 'undo an import',
    does: (room) => {
      importGrades(room);
      room.panel.click(room.t.importing.undo);
    },
  },
  {
    name: 'undo a return of two, with one message out and one waiting',
    does: (room) => {
      room.grades.paste('F6', [['7'], ['8']]);
      room.workspace.mailQuota = 1;
      returnWork(room, 'Toets H3', [0, 1]);
      undoBatch(room);
    },
  },
  {
    name: 'undo in part, and undo that',
    does: (room) => {
      importGrades(room);
      room.grades.type('F6', '3');
      undoBatch(room, 1);
      undoBatch(room);
    },
  },
  {
    name: 'take out an assignment that was made',
    does: (room) => {
      makeAssignment(room, { title: 'Presentatie', points: '50', due: '2026-11-10' });
      openWork(room, 'Presentatie');
      undoBatch(room);
    },
  },
  {
    name: 'take out students that were added, and a new name',
    does: (room) => {
      paste(
        room,
        'Nieuw\tNora\tnora@school.example\nOud\tOtto\totto@school.example\nVries, de\tAmbra\ts1@school.example',
      );
      openWork(room, 'Verslag');
      undoBatch(room);
    },
  },
  {
    name: 'return three with messages',
    does: (room) => {
      room.grades.paste('F6', [['7'], ['8'], ['9']]);
      returnWork(room, 'Toets H3', [0, 1, 2]);
    },
  },
  {
    name: 'return again, changed',
    does: (room) => {
      room.grades.type('G6', '90');
      returnWork(room, 'Verslag', [0]);
    },
  },
  {
    name: 'return again what nobody was told of yet',
    does: (room) => {
      withMailWaiting(room);
      room.grades.type('F6', '9');
      returnWork(room, 'Toets H3', [0]);
    },
  },
  {
    name: 'return a comment alone',
    does: (room) => {
      openStudent(room, 'Verslag', 'Amber de Vries');
      room.panel.type('comment', 'Zie ook bladzijde 12.');
      room.panel.click(room.t.student.return);
      press(room);
    },
  },
  {
    name: 'return without messages',
    does: (room) => {
      confirmReturn(room, 'Verslag', [1]);
      room.panel.choose('mail', 'no');
      press(room);
    },
  },
  {
    name: 'send messages that waited',
    does: (room) => {
      withMailWaiting(room);
      openWork(room, 'Toets H3');
      room.panel.open();
      room.panel.click(room.t.home.mailWaiting(2));
      room.panel.click(room.t.returning.sendRest);
    },
  },
  {
    name: 'settings',
    does: (room) => {
      settings(room, (panel) => {
        panel.fill('className', '4B =1');
        panel.choose('classLanguage', 'en');
      });
    },
  },
  {
    name: 'weigh categories',
    does: (room) => {
      overallGrades(room, (panel) => {
        panel.choose('system', 'weighted');
        panel.fill('categories', 'Toetsen 60\nVerslagen 40');
      });
    },
  },
  {
    name: 'count returned work only',
    does: (room) => {
      overallGrades(room, (panel) => {
        panel.choose('counts', 'returned');
        panel.choose('scale', 'pass');
      });
    },
  },
  {
    name: 'take in what was typed in the sheet',
    does: (room) => {
      room.grades.paste('F6', [['7,5'], ['EX']]);
      room.grades.type('G2', 'Werkstuk');
      room.grades.type('G9', '50');
      room.grades.type('B8', 'Klaassen');
      room.grades.paste('B11', [['Getypt', 'Gerda', 'g@school.example']]);
      room.panel.open();
    },
  },
  {
    name: 'check a class list with somebody who was typed in the sheet meanwhile',
    does: ({ panel, grades, t }) => {
      panel.open();
      panel.click(t.home.roster);
      grades.paste('B11', [['Getypt', 'Gerda']]);
      panel.fill('roster', 'Getypt\tGerda\tg@school.example');
      panel.click(t.roster.check);
    },
  },
  {
    name: 'take in a title typed in the first free column',
    does: (room) => {
      room.grades.paste('H2', [['Presentatie'], [''], ['20'], [''], ['15']]);
      room.panel.open();
    },
  },
  {
    name: 'take in titles pasted across the hidden last column',
    does: ({ grades, panel }) => {
      // Not many of the empty columns are left, so that few titles reach the last one.
      grades.deleteColumns(8, grades.lastColumn() - 10);
      grades.type('G4', '50');
      panel.open();
      grades.paste('H2', [['Toets 4', 'Toets 5', 'Toets 6'], [], ['10', '', '20'], [], ['7', '6']]);
      panel.open();
    },
  },
  {
    name: 'take in a row and a column that were copied',
    does: (room) => {
      const { grades, panel } = room;
      for (let at = 1; at <= 7; at += 1) grades.put(11, at, grades.cell(6, at));
      for (let row = 1; row <= 11; row += 1) grades.put(row, 8, grades.cell(row, 7));
      grades.type('H2', 'Kopie');
      panel.open();
    },
  },
  {
    name: 'take in a row and a column that were pasted from another gradebook',
    does: ({ grades, panel }) => {
      for (let at = 1; at <= 7; at += 1) grades.put(11, at, grades.cell(7, at));
      grades.paste('A11', [['s0f0f0f0f0f0', 'Nieuw', 'Nora', 'nora@school.example']]);
      for (let row = 1; row <= 11; row += 1) grades.put(row, 8, grades.cell(row === 6 ? 7 : row, 7));
      grades.paste('H1', [['a0f0f0f0f0f0'], ['Werkstuk']]);
      grades.paste('A8', [['s0f0f0f0f0f1']]);
      panel.open();
    },
  },
  {
    name: 'take in so many students with grades that their rows want another place',
    does: (room) => {
      const names = ['Aarts', 'Bakker', 'Claes', 'Dijk', 'Evers', 'Faber', 'Groot'];
      room.grades.paste(
        'B11',
        names.map((name, i) => [name, 'Nieuw', `${name}@school.example`, '', '', String(60 + i)]),
      );
      room.panel.open();
    },
  },
  {
    name: 'put back ids that were left behind, and a figure that was deleted',
    does: (room) => {
      room.grades.sort('B6:G10', 2, false);
      room.grades.clear('E7');
      room.panel.open();
    },
  },
  {
    name: 'return around a row of the own, where returned work counts',
    does: (room) => {
      overallGrades(room, (panel) => {
        panel.choose('counts', 'returned');
      });
      room.grades.insertRowsBefore(8);
      room.grades.type('C8', 'groep 2');
      room.grades.paste('F6', [['7'], ['8']]);
      room.grades.type('F9', '9');
      returnWork(room, 'Toets H3', [0, 1, 2]);
    },
  },
  {
    name: 'show a due date that passed',
    does: (room) => {
      room.workspace.core.clock.set(new Date('2026-12-02T09:00+01:00'));
      room.panel.open();
    },
  },
  {
    name: 'open the work of a student after typing in the sheet',
    does: (room) => {
      openWork(room, 'Toets H3');
      room.grades.type('F7', '7,5');
      room.panel.click('Bilal Haddad');
    },
  },
  {
    name: 'choose the own grade in a conflict',
    does: (room) => {
      openWork(room, 'Toets H3');
      room.panel.click(room.t.work.enter);
      room.grades.type('F8', '6');
      room.panel.type(`grade.${idOf(room, 2)}`, '8');
      room.panel.click(room.t.conflict.take('8'));
    },
  },
  {
    name: 'say that a message did not go out',
    does: (room) => {
      withMailUncertain(room);
      room.panel.click(`! ${room.t.home.mailUncertain(2)}`);
      room.panel.tick('students', idOf(room, 1));
      room.panel.click(room.t.uncertainMail.again);
    },
  },
  {
    name: 'say that all messages went out',
    does: (room) => {
      withMailUncertain(room);
      room.panel.click(`! ${room.t.home.mailUncertain(2)}`);
      room.panel.click(room.t.uncertainMail.allSent);
    },
  },
  {
    name: 'put sorted rows in order',
    does: (room) => {
      importGrades(room);
      tab(room.file, 'submissions').sort('A3:Z20', 4);
      openWork(room, 'Verslag');
    },
  },
  {
    name: 'repair rows of Submissions that were deleted',
    does: (room) => {
      room.panel.open();
      room.panel.click(room.t.check.menu);
      tab(room.file, 'submissions').deleteRows(3, 2);
      room.panel.click(room.t.check.again);
      room.panel.click(room.t.check.repair);
    },
  },
  {
    name: 'repair a cell of Submissions that was typed over',
    does: (room) => {
      repairTypedOver(room, 'C3');
    },
  },
  {
    name: 'repair an id in Submissions that was typed over',
    does: (room) => {
      repairTypedOver(room, 'B3');
    },
  },
  {
    name: 'put back a student and an assignment that were deleted',
    does: (room) => {
      deleteFromGrades(room);
      room.panel.click(room.t.check.putBack);
    },
  },
  {
    name: 'leave out what was deleted',
    does: (room) => {
      deleteFromGrades(room);
      room.panel.click(room.t.check.leaveOut);
    },
  },
  {
    name: 'take the first snapshot',
    does: (room) => {
      room.file.deleteSheet(room.file.sheet(room.t.snapshots.tab));
      takeSnapshot(room);
    },
  },
  {
    name: 'take a snapshot of what was typed in the sheet too',
    does: (room) => {
      room.panel.open();
      room.panel.click(room.t.snapshots.menu);
      room.grades.paste('F6', [['7,5'], ['EX']]);
      room.panel.click(room.t.snapshots.take);
    },
  },
  {
    name: 'delete a snapshot',
    does: (room) => {
      openSnapshot(room);
      room.panel.click(room.t.snapshots.drop);
    },
  },
  {
    name: 'put back what a snapshot tells',
    does: (room) => {
      importGrades(room);
      returnWork(room, 'Verslag', [1]);
      room.grades.paste('G6', [['11'], ['22'], ['33']]);
      room.grades.type('C9', 'Daan');
      openSnapshot(room);
      room.panel.choose('returned', 'back');
      press(room);
    },
  },
  {
    name: 'put back a student and an assignment that a snapshot still has',
    does: (room) => {
      room.grades.paste('B11', [['Nieuw', 'Nora', 'nora@school.example', '', '6', '75']]);
      takeSnapshot(room);
      room.grades.type('D11', 'nora@elders.example');
      room.grades.type('F11', '7');
      room.grades.type('G4', '50');
      room.grades.type('G6', '40');
      room.panel.open();
      room.grades.deleteColumns(7);
      room.grades.deleteRows(11);
      openSnapshot(room);
      press(room);
    },
  },
  {
    name: 'remove a student with everything',
    does: (room) => {
      importGrades(room);
      room.panel.open();
      removeStudent(room, 'Bilal Haddad');
    },
  },
  {
    name: 'remove what is left of a student whose row was deleted',
    does: (room) => {
      room.grades.paste('B11', [['Nieuw', 'Nora', 'nora@school.example', '', '6', '75']]);
      room.panel.open();
      room.grades.deleteRows(11);
      removeStudent(room, 'Nora Nieuw');
    },
  },
  {
    name: 'download grades',
    does: (room) => {
      openWork(room, 'Verslag');
      room.panel.click(room.t.download.menu);
      room.panel.click(room.t.download.make);
    },
  },
  {
    name: 'import in Forms',
    in: ({ forms }) => forms,
    does: (room) => {
      openPlan(room);
      const plan = planKey(room);
      inSidebar(room.forms, { ask: 'importGrades', assignment: assignmentId(room, 'Toets H3'), scale: 'points', plan });
    },
  },
  {
    name: 'link in Forms',
    in: ({ forms }) => forms,
    does: (room) => {
      inSidebar(
        room.forms,
        { ask: 'linkTo', gradebook: room.file.id },
        { assignment: [assignmentId(room, 'Verslag')] },
      );
    },
  },
  {
    name: 'mark several as turned in',
    does: (room) => {
      openFlags(room, 'Verslag', [0, 2, 3, 4]);
      room.panel.click(room.t.flags.flag);
    },
  },
  {
    name: 'excuse several, one of them with a draft',
    does: (room) => {
      openFlags(room, 'Verslag', [1, 3, 4]);
      room.panel.choose('flag', 'excused');
      room.panel.click(room.t.flags.flag);
      press(room);
    },
  },
  {
    name: 'mark several, and undo that on the list',
    does: (room) => {
      openFlags(room, 'Verslag', [3, 4]);
      room.panel.choose('flag', 'late');
      room.panel.click(room.t.flags.flag);
      room.panel.click(room.t.flags.undo);
    },
  },
];

/** The plan on the card, as its main button carries it. */
function planKey({ panel }: QuizClass): string {
  const click = panel.card.footer?.primary?.onClick;
  const parameters = click && 'parameters' in click ? click.parameters : {};
  return parameters['plan'] ?? '';
}
