/** A snapshot keeps the class as it is; later it shows what changed since, and puts back exactly that. */
import type { SheetModel } from '../host/spreadsheet/sheet';
import { openBatch, openChanges, undoBatch } from './changes';
import { emailOf } from './classroom';
import {
  assignmentId,
  idOf,
  openRoom,
  openSnapshot,
  removeStudent,
  returnWork,
  takeSnapshot,
  typeGrade,
} from './deeds';
import { inconsistencies, logOf, picture, rowsOf, tab } from './picture';
import { contents, importGrades, mainButton, makeAssignment, openQuizClass, openWork } from './quizzes';

const room = openRoom();
importGrades(room);
typeGrade(room, 'Verslag', 1, '70');
room.grades.clear('G8');
takeSnapshot(room);
room.panel.open();
const start = room.workspace.remember();
beforeEach(() => {
  start();
});
const { t, panel, file } = room;

/** The gradebook without its log, its snapshots, rows in which nothing stands any more, and the hidden copy of what was returned. */
function state(of = file): string[] {
  return picture(of)
    .split('\n')
    .filter((line) => !/^(log|snapshot) |^work [^:]*: handIns=0$/.test(line))
    .map((line) => line.replace(/ \| s\w+( a\w+=\S+)+/g, ' | '));
}

/** The same whatever place a row or a column comes back to. */
function sorted(of = file): string[] {
  return state(of)
    .map((line) =>
      line
        .replace(/^grades \d+/, 'grades')
        .split(' | ')
        .sort()
        .join(' | '),
    )
    .sort();
}

function press(): void {
  panel.click(mainButton(room));
}

function mails(): number {
  return room.workspace.mailbox.length;
}

test('a snapshot is told with when, who and how much it holds; it stands in a hidden tab, and writes nowhere else', () => {
  const before = contents(room).filter((line) => !line.startsWith(t.snapshots.tab));
  takeSnapshot(room);
  expect(panel.notice).toBe(t.snapshots.taken);
  expect(panel.text()).toContain(t.snapshots.list(3));
  expect(panel.text()).toContain('ma 16 nov 09:00');
  expect(panel.text()).toContain('docent@school.example');
  expect(panel.text()).toContain(t.snapshots.holds(5, 2, 5));
  expect(file.sheet(t.snapshots.tab).hidden).toBe(true);
  expect(file.activeSheet.name).toBe('Cijfers');
  expect(contents(room).filter((line) => !line.startsWith(t.snapshots.tab))).toEqual(before);
});

test('when nothing changed since, that is what it says', () => {
  openSnapshot(room);
  expect(panel.text()).toContain(t.snapshots.same);
});

test('grades pasted over by mistake: shown old and new by student, then put back, and that can be undone', () => {
  const wanted = state();
  room.grades.paste('F6', [['1'], ['2'], ['3'], ['4']]);
  room.grades.type('G7', 'abs?');
  room.grades.type('C9', 'Daan');
  panel.open();
  const damaged = state();
  const before = contents(room);
  openSnapshot(room);
  const text = panel.text();
  for (const line of ['1 → 10', '2 → 8', '3 → –', '4 → 6', '“abs?” → 70', 'Voornaam: Daan → Dana'])
    expect(text).toContain(line);
  expect(text).toContain(t.snapshots.changes(t.students(4)));
  expect(contents(room)).toEqual(before);
  const sent = mails();
  press();
  expect(panel.notice).toBe(t.snapshots.done);
  expect(state()).toEqual(wanted);
  expect(mails()).toBe(sent);
  expect(inconsistencies(file)).toEqual([]);
  expect(logOf(file).at(-1)?.what).toBe(t.snapshots.what('ma 16 nov 09:00'));
  undoBatch(room);
  room.grades.type('G7', 'abs?');
  panel.open();
  expect(state()).toEqual(damaged);
  expect(inconsistencies(file)).toEqual([]);
});

test('rows sorted while the card is in view change nothing of what it says: it is put back', () => {
  room.grades.paste('F6', [['1'], ['2'], ['3'], ['4']]);
  openSnapshot(room);
  room.grades.sort('A6:Z10', 'B', false);
  press();
  expect(panel.notice).toBe(t.snapshots.done);
  expect(inconsistencies(file)).toEqual([]);
});

test.each([2, 3, 4, 5, 6])('a grade typed while a column is put back (write %i) is noticed on Home', (write) => {
  const { core } = room.workspace;
  room.grades.type('F6', '1');
  room.grades.deleteColumns(7);
  room.grades.insertColumnsAfter(10);
  openSnapshot(room);
  let writes = 0;
  core.interference = {
    before: (name) => {
      if (name === 'Range.setValues') writes += 1;
      if (writes < write || name === 'Range.setValues') return;
      core.interference = {};
      room.grades.type('F8', '9');
    },
  };
  press();
  core.interference = {};
  panel.open();
  const work = rowsOf(tab(file, 'submissions')).find(
    ({ name, title }) => name === 'Chris Bos' && String(title).startsWith('Toets'),
  );
  expect(work?.['draft']).toBe(9);
  expect(panel.text()).toContain(`${t.home.drafts(4)} Toets H3`);
});

test('only what is ticked is put back', () => {
  room.grades.type('F6', '1');
  room.grades.type('G7', '2');
  openSnapshot(room);
  panel.tick('parts', assignmentId(room, 'Verslag'), false);
  press();
  expect(room.grades.shown('F6').text).toBe('10,0 ◐');
  expect(room.grades.shown('G7').text).toBe('2,0 ◐');
});

test('work returned since stays as it is; put back only when the teacher says so, who then hears who was told what', () => {
  returnWork(room, 'Verslag', [1]);
  const sent = mails();
  openSnapshot(room);
  expect(panel.text()).toContain(t.snapshots.staysReturned(t.students(1)));
  expect(panel.card.footer?.primary?.text).toBe(t.done);
  panel.choose('returned', 'back');
  expect(panel.text()).toContain(t.snapshots.told(1));
  expect(panel.text()).toContain('Teruggegeven: 70 / 100 → –');
  press();
  expect(room.grades.shown('G7').text).toBe('70,0 ◐');
  expect(mails()).toBe(sent);
  const work = rowsOf(tab(file, 'submissions')).find(
    ({ name, title }) => name === 'Bilal Haddad' && title === 'Verslag',
  );
  expect(work).toMatchObject({ draft: 70, returned: '', mail: 'ja' });
  expect(inconsistencies(file)).toEqual([]);
});

test('a message that waits does not go out any more, and none that went out is sent again', () => {
  room.workspace.mailQuota = 0;
  returnWork(room, 'Verslag', [1]);
  openSnapshot(room);
  panel.choose('returned', 'back');
  press();
  room.workspace.mailQuota = 100;
  panel.open();
  expect(panel.text()).not.toContain(t.home.mailWaiting(1));
});

test('a student and an assignment deleted since come back with all that was; what is new since is left alone', () => {
  const wanted = sorted();
  room.grades.deleteColumns(7);
  room.grades.insertColumnsAfter(10);
  room.grades.deleteRows(7);
  openSnapshot(room);
  expect(panel.values('parts')).toEqual([assignmentId(room, 'Verslag'), expect.stringMatching(/^s/)]);
  expect(panel.text()).toContain(t.snapshots.parts.student('Bilal Haddad'));
  press();
  room.grades.sort('A6:Z10', 'B');
  panel.open();
  expect(sorted()).toEqual(wanted);
  makeAssignment(room, { title: 'Presentatie', points: '50' });
  room.grades.paste('B11', [['Nieuw', 'Nora', 'nora@school.example']]);
  panel.open();
  room.grades.type('F11', '9');
  openSnapshot(room);
  expect(panel.text()).toContain(t.snapshots.newSince(1, 1));
  expect(panel.text()).toContain(t.snapshots.same);
});

test('a column deleted since shows what of it is newer than the snapshot, and comes back as it was then, points too', () => {
  const wanted = sorted();
  room.grades.type('G4', '50');
  room.grades.type('G7', '45');
  room.grades.type('G8', '30');
  panel.open();
  room.grades.deleteColumns(7);
  room.grades.insertColumnsAfter(10);
  openSnapshot(room);
  const text = panel.text();
  for (const line of ['45 → 70', '30 → –', 'Punten: 50 → 100']) expect(text).toContain(line);
  expect(text).toContain(t.snapshots.comesBack);
  expect(text).toContain(t.snapshots.changes(t.students(2)));
  press();
  panel.open();
  expect(sorted()).toEqual(wanted);
  expect(inconsistencies(file)).toEqual([]);
  // Undone, the column stays, for there are grades in it: with them go the points of before.
  undoBatch(room);
  openWork(room, 'Verslag');
  expect([4, 7, 8].map((row) => room.grades.shown(`G${row}`).text)).toEqual(['50', '45,0 ◐', '30,0 ◐']);
  expect(inconsistencies(file)).toEqual([]);
});

test('an assignment without any work comes back with the points of then; undone it is gone, and done again it is back', () => {
  makeAssignment(room, { title: 'Presentatie', points: '20' });
  panel.open();
  takeSnapshot(room);
  const wanted = sorted();
  room.grades.type('H4', '30');
  panel.open();
  room.grades.deleteColumns(8);
  room.grades.insertColumnsAfter(10);
  openSnapshot(room);
  expect(panel.text()).toContain('Punten: 30 → 20');
  press();
  panel.open();
  expect(sorted()).toEqual(wanted);
  undoBatch(room);
  panel.open();
  expect(panel.text()).not.toContain('Presentatie');
  expect(inconsistencies(file)).toEqual([]);
  openBatch(room);
  expect(panel.text()).toContain(t.changes.canUndo(1));
  expect(panel.text()).not.toContain(t.changes.why.assignmentGone);
  undoBatch(room);
  expect(panel.notice).toBe(t.notice.undone(1));
  openChanges(room);
  expect(panel.text()).toContain(t.changes.undone.all);
  expect(panel.text()).not.toContain(t.changes.undone.part);
  panel.open();
  expect(sorted()).toEqual(wanted);
  expect(inconsistencies(file)).toEqual([]);
});

test('a student without any work comes back with the address of then; undone and done again it is the same student', () => {
  const wanted = sorted();
  room.grades.type('D10', 'emre@elders.example');
  panel.open();
  room.grades.deleteRows(10);
  openSnapshot(room);
  press();
  undoBatch(room);
  openBatch(room);
  expect(panel.text()).not.toContain(t.changes.why.studentGone);
  undoBatch(room);
  expect(panel.notice).toBe(t.notice.undone(1));
  room.grades.sort('A6:Z10', 'B');
  panel.open();
  expect(sorted()).toEqual(wanted);
  expect(inconsistencies(file)).toEqual([]);
});

test('a row deleted since shows what of the work is newer than the snapshot, assignment by assignment', () => {
  const wanted = sorted();
  room.grades.type('F7', '3');
  room.grades.type('G7', '45');
  room.grades.type('D7', 'bilal@elders.example');
  panel.open();
  room.grades.deleteRows(7);
  openSnapshot(room);
  const text = panel.text();
  expect(text).toContain(`bilal@elders.example → ${emailOf(1)}`);
  for (const line of ['Toets H3 Cijfer: 3 → 8', 'Verslag Cijfer: 45 → 70']) expect(text).toContain(line);
  expect(text).toContain(t.snapshots.changes(t.assignments(2)));
  press();
  room.grades.sort('A6:Z10', 'B');
  panel.open();
  expect(sorted()).toEqual(wanted);
  expect(inconsistencies(file)).toEqual([]);
});

test.each([
  [
    'row',
    () => {
      room.grades.deleteRows(7);
    },
  ],
  [
    'column',
    () => {
      room.grades.deleteColumns(7);
      room.grades.insertColumnsAfter(10);
    },
  ],
])('words typed over a grade since then give way when its %s comes back with the snapshot', (_, remove) => {
  const wanted = sorted();
  room.grades.type('G7', 'abs?');
  panel.open();
  remove();
  openSnapshot(room);
  expect(panel.text()).toContain('“abs?” → 70');
  press();
  room.grades.sort('A6:Z10', 'B');
  panel.open();
  expect(sorted()).toEqual(wanted);
  expect(inconsistencies(file)).toEqual([]);
});

test('nearly a whole class that was deleted comes back, with newer grades in every assignment: the card still fits', () => {
  const large = openQuizClass({ students: 30 });
  const titles = ['Toets H3', 'B', 'C', 'D', 'E'];
  titles.slice(1).forEach((title) => {
    makeAssignment(large, { title });
  });
  const grades = (add: number) => Array.from({ length: 30 }, (_, i) => titles.map((__, j) => `${10 + add + i + j}`));
  large.grades.paste('F6', grades(0));
  large.panel.open();
  returnWork(large, 'B', [3]);
  takeSnapshot(large);
  const wanted = sorted(large.file);
  large.grades.paste('F6', grades(40));
  large.panel.open();
  returnWork(large, 'C', [3]);
  large.panel.open();
  large.grades.deleteRows(7, 28);
  openSnapshot(large);
  expect(large.panel.values('parts')).toHaveLength(28 + titles.length);
  expect(large.panel.text()).toContain(t.snapshots.changes(t.assignments(5)));
  expect(large.panel.text()).toContain(t.snapshots.staysReturned(t.assignments(1)));
  large.panel.choose('returned', 'back');
  large.panel.click(mainButton(large));
  large.panel.open();
  large.grades.sort('A6:Z35', 'B');
  large.panel.open();
  // That a message left stays known.
  expect(sorted(large.file).map((line) => line.replace(/(work C .*) mail=ja/, '$1'))).toEqual(wanted);
  expect(inconsistencies(large.file)).toEqual([]);
});

test('what comes back and was returned since stays as it is, and the card says so', () => {
  returnWork(room, 'Verslag', [1]);
  room.grades.deleteColumns(7);
  room.grades.insertColumnsAfter(10);
  openSnapshot(room);
  expect(panel.text()).toContain(t.snapshots.staysReturned(t.students(1)));
  press();
  expect(room.grades.shown('G7').text).toBe('70,0 ✓');
});

test('what was left out and comes back with a snapshot is guarded again', () => {
  const remove = () => {
    const names = Array.from({ length: 9 }, (_, i) => room.grades.shown(`B${6 + i}`).text);
    room.grades.deleteRows(6 + names.indexOf('Haddad'));
    panel.open();
  };
  remove();
  panel.click(`! ${t.home.deleted(1)}`);
  panel.click(t.check.leaveOut);
  openSnapshot(room);
  press();
  panel.open();
  remove();
  expect(panel.text()).toContain(`! ${t.home.deleted(1)}`);
});

test('everything in Submissions and History was deleted: grades, returned work and names are still there to put back', () => {
  const wanted = state();
  tab(file, 'submissions').deleteRows(3, tab(file, 'submissions').lastRow() - 2);
  tab(file, 'history').deleteRows(3, tab(file, 'history').lastRow() - 2);
  room.grades.paste('F6', [
    ['', ''],
    ['', ''],
    ['', ''],
    ['', ''],
  ]);
  panel.open();
  openSnapshot(room);
  panel.choose('returned', 'back');
  press();
  expect(state()).toEqual(wanted);
});

test('settings, titles, points and due dates go back too', () => {
  const wanted = state();
  panel.click(t.home.settings);
  panel.fill('className', 'Anders');
  press();
  room.grades.type('F2', 'Toets H4');
  room.grades.type('G4', '50');
  panel.open();
  openSnapshot(room);
  expect(panel.text()).toContain('Naam van de lesgroep: Anders → 4B Aardrijkskunde');
  expect(panel.text()).toContain('Titel: Toets H4 → Toets H3');
  expect(panel.text()).toContain('Punten: 50 → 100');
  press();
  expect(state()).toEqual(wanted);
});

test('when something changed since the card was shown, it is shown again first', () => {
  room.grades.type('F6', '1');
  openSnapshot(room);
  room.grades.type('F7', '1');
  press();
  expect(panel.text()).toContain(t.problem.changed);
  expect(room.grades.shown('F6').text).toContain('1,0');
  press();
  expect(room.grades.shown('F6').text).toBe('10,0 ◐');
});

test('what was unticked stays so when the card is shown again, also for work that was returned since', () => {
  const [quiz, essay] = ['Toets H3', 'Verslag'].map((title) => assignmentId(room, title));
  returnWork(room, 'Verslag', [1]);
  room.grades.type('F6', '1');
  openSnapshot(room);
  expect(panel.values('parts')).toEqual([quiz]);
  panel.tick('parts', quiz ?? '', false);
  panel.choose('returned', 'back');
  expect(panel.values('parts')).toEqual([essay]);
  panel.tick('parts', quiz ?? '');
  panel.tick('parts', essay ?? '', false);
  room.grades.type('F7', '1');
  press();
  expect(panel.text()).toContain(t.problem.changed);
  expect(panel.values('parts')).toEqual([quiz]);
  panel.choose('returned', 'keep');
  panel.choose('returned', 'back');
  expect(panel.values('parts')).toEqual([quiz, essay]);
  panel.open();
});

test('a student who was removed with everything is in no snapshot any more, and does not come back', () => {
  const id = idOf(room, 1);
  const sheet = file.sheet(t.snapshots.tab);
  const copy = file.duplicateSheet(sheet, 'Kopie');
  sheet.name = 'Van mij';
  panel.click(t.erasing.menu);
  panel.click('Bilal Haddad');
  expect(panel.text()).toContain(t.erasing.snapshots(4));
  panel.tick('sure', 'yes');
  panel.click(t.erasing.erase);
  const text = JSON.stringify([sheet.lines, copy.lines]);
  expect(['Haddad', emailOf(1), id].filter((mark) => text.includes(mark))).toEqual([]);
  openSnapshot(room);
  expect(panel.text()).toContain(t.snapshots.same);
  panel.back();
  expect(panel.text()).toContain(t.snapshots.holds(4, 2, 3));
});

test('a snapshot that was edited beyond reading is refused in one sentence, and loses a removed student all the same', () => {
  const sheet = file.sheet(t.snapshots.tab);
  const last = sheet.lastRow();
  sheet.put(last, 8, { ...sheet.cell(last, 8), raw: `${String(sheet.raw(last, 8))}}` });
  openSnapshot(room);
  expect(panel.text()).toContain(t.snapshots.gone);
  removeStudent(room, 'Bilal Haddad');
  expect(JSON.stringify(sheet.lines)).not.toContain('Haddad');
});

describe('empty columns and rows beside the snapshots were deleted, as a teacher does who likes a tidy file', () => {
  function tidy(): void {
    const sheet = file.sheet(t.snapshots.tab);
    sheet.deleteColumns(9, sheet.maxColumns - 8);
    sheet.deleteRows(sheet.lastRow() + 1, sheet.maxRows - sheet.lastRow());
  }

  test('a student is removed from them all the same', () => {
    tidy();
    removeStudent(room, 'Bilal Haddad');
    expect(panel.notice).toBe(t.erasing.removed);
    expect(JSON.stringify(file.sheet(t.snapshots.tab).lines)).not.toContain('Haddad');
    panel.open();
    expect(panel.card.name).toBe('home');
    openSnapshot(room);
    expect(panel.text()).toContain(t.snapshots.same);
  });

  test('one is taken, put back and deleted as always', () => {
    tidy();
    takeSnapshot(room);
    expect(panel.notice).toBe(t.snapshots.taken);
    room.grades.type('F6', '1');
    openSnapshot(room);
    press();
    expect(room.grades.shown('F6').text).toBe('10,0 ◐');
    openSnapshot(room);
    panel.click(t.snapshots.drop);
    expect(panel.text()).toContain(t.snapshots.list(2));
  });
});

describe('the tab of snapshots was edited by hand', () => {
  const snapshotTab = () => file.sheet(t.snapshots.tab);
  const rowOfLast = () => snapshotTab().lastRow();
  const missing = () => t.problem.gradebook.columns(t.snapshots.tab);
  const id = idOf(room, 1);

  test.each([
    [
      'a column was inserted',
      (sheet: SheetModel) => {
        sheet.insertColumnsBefore(3);
        sheet.type('C2', 'Waarvoor');
      },
    ],
    [
      'a column was inserted before the first',
      (sheet: SheetModel) => {
        sheet.insertColumnsBefore(1);
      },
    ],
    [
      'a column was inserted before the contents',
      (sheet: SheetModel) => {
        sheet.insertColumnsBefore(8);
      },
    ],
    [
      'rows were copied below',
      (sheet: SheetModel) => {
        copyBelow(sheet);
      },
    ],
  ])('%s: taken, looked at and put back as always, and a removed student is in it no more', (_what, edit) => {
    edit(snapshotTab());
    takeSnapshot(room);
    expect(panel.text()).toContain(t.snapshots.list(3));
    room.grades.type('F6', '1');
    openSnapshot(room);
    press();
    expect(room.grades.shown('F6').text).toBe('10,0 ◐');
    removeStudent(room, 'Bilal Haddad');
    expect(marksLeft()).toEqual([]);
    openSnapshot(room);
    expect(panel.text()).toContain(t.snapshots.same);
    panel.back();
    expect(panel.text()).toContain(t.snapshots.list(3));
    expect(panel.text()).toContain(t.snapshots.holds(4, 2, 3));
  });

  test.each([
    [
      'the id of one was emptied',
      (sheet: SheetModel) => {
        sheet.clear(`A${sheet.lastRow()}`);
      },
    ],
    [
      'the moment of one was emptied',
      (sheet: SheetModel) => {
        sheet.clear(`C${sheet.lastRow()}`);
      },
    ],
    [
      'another part was typed',
      (sheet: SheetModel) => {
        sheet.type(`B${sheet.lastRow()}`, '20261116000');
      },
    ],
    [
      'the bar before its contents was deleted',
      (sheet: SheetModel) => {
        const at = sheet.lastRow();
        sheet.put(at, 8, { ...sheet.cell(at, 8), raw: String(sheet.raw(at, 8)).slice(1) });
      },
    ],
  ])('%s: it counts as holding the student, and is let go with them', (_what, edit) => {
    edit(snapshotTab());
    panel.open();
    panel.click(t.erasing.menu);
    panel.click('Bilal Haddad');
    expect(panel.text()).toContain(t.erasing.snapshots(2));
    panel.tick('sure', 'yes');
    panel.click(t.erasing.erase);
    expect(panel.notice).toBe(t.erasing.removed);
    expect(marksLeft()).toEqual([]);
  });

  test('rows copied below, and the upper ones deleted after the removal: the student does not come back', () => {
    const sheet = snapshotTab();
    const count = rowOfLast() - 2;
    copyBelow(sheet);
    removeStudent(room, 'Bilal Haddad');
    sheet.deleteRows(3, count);
    panel.open();
    panel.click(t.snapshots.menu);
    expect(marksLeft()).toEqual([]);
    expect(panel.text()).toContain(t.snapshots.none);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'column %i was deleted: the list says so, none is taken, and no trace is left',
    (column) => {
      const before = contents(room).filter((line) => !line.startsWith(t.snapshots.tab));
      snapshotTab().deleteColumns(column);
      panel.open();
      panel.click(t.snapshots.menu);
      expect(panel.text()).toContain(missing());
      expect(panel.text()).not.toContain(t.snapshots.none);
      panel.click(t.snapshots.take);
      expect(panel.text()).toContain(missing());
      expect(contents(room).filter((line) => !line.startsWith(t.snapshots.tab))).toEqual(before);
      removeStudent(room, 'Bilal Haddad');
      expect(panel.notice).toBe(t.erasing.removed);
      expect(marksLeft()).toEqual([]);
    },
  );

  test('what a teacher wrote there stays, and is named when the student is removed', () => {
    const sheet = snapshotTab();
    sheet.insertColumnsBefore(3);
    sheet.type(`C${rowOfLast()}`, 'voor het gesprek met Bilal Haddad');
    sheet.type(`C${rowOfLast() + 2}`, `gemaakt voor ${emailOf(1)}`);
    panel.open();
    panel.click(t.erasing.menu);
    panel.click('Bilal Haddad');
    expect(panel.text()).toContain(t.erasing.snapshots(2));
    expect(panel.text()).toContain(t.erasing.elsewhere(t.snapshots.tab, 2));
    panel.tick('sure', 'yes');
    panel.click(t.erasing.erase);
    expect(sheet.value(`C${rowOfLast() - 2}`)).toBe('voor het gesprek met Bilal Haddad');
    expect(sheet.value(`C${rowOfLast()}`)).toBe(`gemaakt voor ${emailOf(1)}`);
    openSnapshot(room);
    expect(panel.text()).toContain(t.snapshots.same);
  });

  function marksLeft(): string[] {
    const text = JSON.stringify(snapshotTab().lines);
    return ['Haddad', emailOf(1), id].filter((mark) => text.includes(mark));
  }

  function copyBelow(sheet: SheetModel): void {
    const [last, width] = [sheet.lastRow(), sheet.lastColumn()];
    for (let row = 3; row <= last; row++)
      for (let at = 1; at <= width; at++) sheet.put(last - 2 + row, at, sheet.cell(row, at));
  }
});

test('a deleted snapshot is gone; the others stay', () => {
  openSnapshot(room);
  panel.click(t.snapshots.drop);
  expect(panel.notice).toBe(t.snapshots.dropped);
  expect(panel.text()).toContain(t.snapshots.list(1));
});

test('more than twenty are not kept', () => {
  for (let i = 0; i < 18; i++) takeSnapshot(room);
  takeSnapshot(room);
  expect(panel.text()).toContain(t.snapshots.full(20));
  expect(panel.text()).toContain(t.snapshots.list(20));
});

test('a tab of the teacher with that name is left alone', () => {
  file.deleteSheet(file.sheet(t.snapshots.tab));
  file.insertSheet(t.snapshots.tab).type('A1', 'van mij');
  takeSnapshot(room);
  expect(panel.text()).toContain(t.snapshots.list(1));
  expect(file.sheet(t.snapshots.tab).value('A1')).toBe('van mij');
  openWork(room, 'Verslag');
  room.grades.type('F6', '1');
  openSnapshot(room);
  expect(panel.text()).toContain('1 → 10');
});

test('more assignments than fit in one go are put back one part after another, each at one click and each undone by itself', () => {
  const titles = Array.from({ length: 10 }, (_, i) => `Taak ${String(i + 1).padStart(2, '0')}`);
  panel.open();
  for (const title of titles) {
    makeAssignment(room, { title, points: '10' });
    panel.open();
  }
  takeSnapshot(room);
  const wanted = state();
  for (const title of titles) typeGrade(room, title, 0, '7');
  openSnapshot(room);
  expect(panel.text()).toContain(t.snapshots.rest(2));
  panel.tick('parts', assignmentId(room, 'Taak 01'), false);
  panel.click(t.snapshots.restore);
  // Neither what is back nor what was left as it is stands on the next card.
  expect(panel.values('parts')).toEqual(['Taak 09', 'Taak 10'].map((title) => assignmentId(room, title)));
  expect(panel.card.footer?.primary?.text).toBe(t.snapshots.goOn);
  expect(panel.text()).not.toContain(t.snapshots.rest(1));
  panel.click(t.snapshots.goOn);
  expect(panel.card.name).toBe('home');
  expect(state().filter((line) => line.startsWith('work Taak') && !wanted.includes(line))).toHaveLength(1);
  undoBatch(room);
  undoBatch(room, 2);
  expect(state().filter((line) => line.startsWith('work Taak') && line.includes('draft=7'))).toHaveLength(10);
  expect(inconsistencies(file)).toEqual([]);
});
