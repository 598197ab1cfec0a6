/**
 * What is a teacher's own, in and beside what the program writes, stays theirs: it is not taken for a part of a batch, and
 * nothing is written over it unasked.
 */
import { openChanges, undoBatch } from './changes';
import { idOf, openRoom, openSnapshot, removeStudent, takeSnapshot, typeGrade } from './deeds';
import { inconsistencies, logOf, picture, rowsOf, tab } from './picture';
import { importGrades, mainButton, openWork } from './quizzes';

const room = openRoom();
importGrades(room);
typeGrade(room, 'Verslag', 3, '44');
room.panel.open();
const start = room.workspace.remember();
beforeEach(() => {
  start();
});
const { t, panel, file, grades } = room;
const history = tab(file, 'history');

const REMARK = 'besproken met mentor';

/** The row of the batch that a sentence tells of. */
function rowWith(sentence: RegExp): number {
  return rowsOf(history).find(({ what }) => sentence.test(String(what)))?.at ?? 0;
}

describe('a remark beside a line of History', () => {
  test('is nobody’s: the batch is on the list of changes and is undone, and the check finds nothing', () => {
    const row = history.lastRow();
    const wanted = logOf(file);
    const changes = () => {
      openChanges(room);
      return panel.text();
    };
    const listed = changes();
    history.type(`I${row}`, REMARK);
    expect(changes()).toBe(listed);
    panel.open();
    panel.click(t.check.menu);
    expect(panel.text()).not.toContain(t.check.found.logUnreadable(1));
    undoBatch(room);
    expect(grades.shown('G9').text).toBe(t.words.missing);
    expect(history.value(`I${row}`)).toBe(REMARK);
    expect(logOf(file).slice(0, wanted.length)).toEqual(wanted);
    expect(inconsistencies(file)).toEqual([]);
  });

  test('rows that were deleted from Submissions come back with what that batch tells', () => {
    const before = picture(file);
    for (let row = 3; row <= history.lastRow(); row += 1) history.type(`I${row}`, REMARK);
    history.type('D50', 'afgesproken: alles voor kerst teruggeven');
    history.insertRowsBefore(5);
    history.type('B5', 'hieronder: na de herfst');
    tab(file, 'submissions').deleteRows(3, 3);
    panel.open();
    panel.click(t.check.menu);
    expect(panel.text()).not.toContain(t.check.found.logUnreadable(1));
    panel.click(t.check.repair);
    const works = (text: string) => text.split('\n').filter((line) => line.startsWith('work'));
    expect(works(picture(file))).toEqual(works(before));
    expect([history.value('B5'), history.value('D51')]).toEqual([
      'hieronder: na de herfst',
      'afgesproken: alles voor kerst teruggeven',
    ]);
    typeGrade(room, 'Toets H3', 4, '3');
    undoBatch(room);
    expect(inconsistencies(file)).toEqual([]);
  });

  test('a student is removed: the others keep their lines and the remarks, what names the student goes or is told', () => {
    const id = idOf(room, 1);
    const row = rowWith(/ïmporteerd/);
    const before = logOf(file);
    history.type(`I${row}`, REMARK);
    history.type(`J${row}`, 'Bilal Haddad haalt in');
    history.type(`I${row - 1}`, '20-11-2026');
    history.type(`I${history.lastRow()}`, 'samen met Bilal Haddad');
    const below = history.lastRow() + 1;
    history.type(`D${below}`, 'Bilal Haddad belt nog');
    panel.open();
    panel.click(t.erasing.menu);
    panel.click('Bilal Haddad');
    expect(panel.text()).toContain(t.erasing.elsewhere('Geschiedenis', 2));
    removeStudent(room, 'Bilal Haddad');
    const left = before.map(({ changes }) => changes.filter(({ student }) => student !== id && student !== ''));
    const now = logOf(file).map(({ changes }) => changes.filter(({ student }) => student !== ''));
    expect(now.slice(0, -1)).toEqual(left);
    expect(history.value(`I${row}`)).toBe(REMARK);
    expect(history.value(`J${row}`)).toBe('');
    expect(history.value(`I${row - 1}`)).toBeInstanceOf(Date);
    expect(history.value(`I${below - 1}`)).toBe('samen met Bilal Haddad');
    expect(history.value(`D${below}`)).toBe('Bilal Haddad belt nog');
    expect(history.value(`H${below}`)).toBe('');
    expect(inconsistencies(file)).toEqual([]);
    openWork(room, 'Toets H3');
    expect(panel.text()).toContain('Amber de Vries');
  });
});

test('a remark beside a snapshot is no part of it', () => {
  takeSnapshot(room);
  openSnapshot(room);
  const wanted = panel.text();
  const sheet = file.sheet(t.snapshots.tab);
  sheet.type(`I${sheet.lastRow()}`, REMARK);
  openSnapshot(room);
  expect(panel.text()).toBe(wanted);
});

test('the id of an assignment is gone from Assignments: what a teacher wrote beside it stays when the row is made again', () => {
  const sheet = tab(file, 'assignments');
  const row = rowsOf(sheet).find(({ title }) => title === 'Verslag')?.at ?? 0;
  sheet.insertColumnsBefore(3);
  sheet.insertColumnsBefore(3);
  sheet.type(`C${row}`, 'inleveren in lokaal 12');
  sheet.type(`D${row}`, '20-11-2026');
  const date = sheet.value(`D${row}`);
  panel.open();
  sheet.clear(`A${row}`);
  panel.open();
  expect(sheet.raw(row, 1)).toMatch(/^a[0-9a-f]+$/);
  expect([sheet.value(`C${row}`), sheet.value(`D${row}`)]).toEqual(['inleveren in lokaal 12', date]);
  expect(date).toBeInstanceOf(Date);
  expect(inconsistencies(file)).toEqual([]);
});

describe('an own column that is filled down to the last row', () => {
  const fill = (text: string) => {
    for (let row = 6; row <= grades.maxRows; row += 1) grades.type(`M${row}`, text);
  };

  test.each(['=0*F6', 'ONWAAR'])('with %s: newcomers stand right below the others', (text) => {
    fill(text);
    panel.open();
    panel.click(t.home.roster);
    panel.fill('roster', 'Nieuw\tNora\tnora@school.example');
    panel.click(t.roster.check);
    panel.click(mainButton(room));
    expect(grades.shown('B11').text).toBe('Nieuw');
    expect(grades.formula('M11') || grades.value('M11')).toBe(text === 'ONWAAR' ? false : text);
    expect(inconsistencies(file)).toEqual([]);
  });

  test('a student who is put back stands in a row of which nothing is written over', () => {
    fill('=0*F6');
    grades.deleteRows(8);
    panel.open();
    panel.click(t.check.menu);
    panel.click(t.check.putBack);
    const rows = Array.from({ length: grades.maxRows - 6 }, (_, row) => row + 6);
    const gone = rows.filter((row) => grades.formula(`M${row}`) === '');
    expect(gone.map((row) => grades.value(`B${row}`))).toEqual(['Bos']);
    expect(inconsistencies(file)).toEqual([]);
  });
});
