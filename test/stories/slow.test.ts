/** A gradebook so large that one look at all of it takes half of a card's 30 seconds: what takes more goes on at a click. */
import { openRoom, typeGrade } from './deeds';
import { inconsistencies, picture, rowsOf, tab } from './picture';
import { importGrades } from './quizzes';

const CARD_SECONDS = 30;
/** What Google takes for a read of all of Submissions with 100,000 rows. */
const LOOK_SECONDS = 11;

const room = openRoom();
importGrades(room);
typeGrade(room, 'Verslag', 1, '7');
room.panel.open();
const start = room.workspace.remember();
const { t, panel, file } = room;
const { core } = room.workspace;

beforeEach(() => {
  start();
  core.interference = {};
});
afterAll(() => {
  core.interference = {};
});

/** From now on reads of all rows of Submissions are slow, and only those: more cells than any block has. */
function slowDown(): void {
  const submissions = tab(file, 'submissions');
  core.interference = {
    after: (call) => {
      const all = (Math.min(submissions.maxRows, submissions.lastRow() + 99) - 2) * 19;
      if (call.name === 'Range.getValues' && call.cells === all) core.spend(LOOK_SECONDS);
    },
  };
}

/** Goes on as long as the card says so; gives how long each run took. */
function goOn(): number[] {
  const seconds = [core.executions.at(-1)?.seconds ?? 0];
  while (panel.card.name === 'goOn') {
    panel.click(t.importing.goOn);
    seconds.push(core.executions.at(-1)?.seconds ?? 0);
  }
  return seconds;
}

function state(): string[] {
  return picture(file)
    .split('\n')
    .filter((line) => !line.startsWith('log '));
}

/** Rows of Submissions out of order, and one of them gone. */
function damage(): void {
  const sheet = tab(file, 'submissions');
  const last = rowsOf(sheet).length;
  sheet.deleteRows(rowsOf(sheet)[last - 1]?.at ?? 0);
}

/** Finds the damage, and repairs it in a gradebook that is slow. */
function repairSlowly(): void {
  damage();
  panel.open();
  panel.click(t.check.menu);
  slowDown();
  panel.click(t.check.repair);
}

test('the repair goes through it in runs that each fit, and ends with everything in order', () => {
  const before = state();
  repairSlowly();
  const seconds = goOn();
  expect(seconds.length).toBeGreaterThan(1);
  expect(Math.max(...seconds)).toBeLessThan(CARD_SECONDS);
  core.interference = {};
  expect(inconsistencies(file)).toEqual([]);
  expect(state()).toEqual(before);
  panel.open();
  panel.click(t.check.menu);
  expect(panel.text()).not.toContain(t.check.safe);
});

test('what is noted and not written yet is not lost when the teacher goes elsewhere: any card writes it', () => {
  const before = state();
  repairSlowly();
  expect(panel.text()).toContain(t.goOnCard.begun);
  panel.open();
  expect(panel.text()).toContain(t.goOnCard.done);
  expect(core.executions.at(-1)?.seconds).toBeLessThan(CARD_SECONDS);
  core.interference = {};
  expect(state()).toEqual(before);
});

test('what a teacher was doing while what was noted before got written is said not to be done, and is there to do again', () => {
  const other = room.colleague.panel;
  other.open();
  other.click('Verslag', /·/);
  other.click('Chris Bos');
  repairSlowly();
  const long = 'Je inleiding is sterk, en het slot mag nog korter. '.repeat(8);
  other.type('comment', long);
  expect(other.card.name).toBe('goOn');
  expect(other.text()).toContain(t.goOnCard.done);
  other.back();
  core.interference = {};
  expect(other.values('comment')).toEqual([long]);
  other.type('comment', `${long}!`);
  expect(
    rowsOf(tab(file, 'submissions'))
      .map((row) => String(row['comment']))
      .join(),
  ).toContain(`${long}!`);
});

test('putting a deleted student and a deleted assignment back goes on as well', () => {
  const before = state().filter((line) => line.startsWith('work'));
  room.grades.deleteRows(7);
  panel.open();
  panel.click(t.check.menu);
  for (const id of panel.values('lost')) panel.tick('lost', id);
  slowDown();
  panel.click(t.check.putBack);
  const seconds = goOn();
  expect(seconds.length).toBeGreaterThan(1);
  expect(Math.max(...seconds)).toBeLessThan(CARD_SECONDS);
  core.interference = {};
  panel.open();
  expect(inconsistencies(file)).toEqual([]);
  expect(state().filter((line) => line.startsWith('work'))).toEqual(before);
});

test('removing a student, once the card was read, looks at all of it once', () => {
  panel.open();
  panel.click(t.erasing.menu);
  panel.click(/Bilal Haddad/);
  slowDown();
  panel.tick('sure', 'yes');
  panel.click(t.erasing.erase);
  expect(panel.notice).toBe(t.erasing.removed);
  expect(core.executions.at(-1)?.seconds).toBeLessThan(CARD_SECONDS);
  core.interference = {};
  expect(inconsistencies(file)).toEqual([]);
});
