/** A gradebook of which its owner has protected a part, opened by a colleague. */
import { googleError } from '../host/core';
import type { Rect } from '../host/spreadsheet/a1';
import type { SheetModel } from '../host/spreadsheet/sheet';
import { textOf } from '../../src/text/language';
import { lastCalls } from './classroom';
import { removeStudent, takeSnapshot } from './deeds';
import { cell, gradeField, makeAssignment, openLesson, openList, type Lesson } from './lesson';

const COLLEAGUE = 'collega@school.example';

/** Protects a range of a tab, or the whole tab, as its owner does in the menu of Sheets. */
function protect(sheet: SheetModel, rect?: Rect): void {
  sheet.protections = [{ rect, description: '', warningOnly: false, editors: new Set() }];
}

/** The same lesson with a colleague at the panel. */
function asColleague(lesson: Lesson): Lesson {
  lesson.file.editors.add(COLLEAGUE);
  const window = lesson.workspace.open(lesson.file, { email: COLLEAGUE, locale: lesson.language });
  window.panel.open();
  return { ...lesson, window, panel: window.panel };
}

function contents({ file }: Lesson): string {
  return JSON.stringify(file.sheets.map(({ lines }) => lines.map((line) => line.map((one) => [one?.raw, one?.note]))));
}

function typeGrade(lesson: Lesson, typed: string): void {
  openList(lesson);
  lesson.panel.click(lesson.says.enter);
  lesson.panel.type(gradeField(lesson, 0), typed);
}

describe.each(['nl', 'en'] as const)('where somebody protected the sheet (%s)', (language) => {
  const t = textOf(language);
  const column: Rect = { row: 1, column: 6, rows: 1000, columns: 1 };

  test.each([
    [
      'the tab of grades',
      (lesson: Lesson) => {
        protect(lesson.grades);
      },
    ],
    [
      'the column of the assignment',
      (lesson: Lesson) => {
        protect(lesson.grades, column);
      },
    ],
    [
      'the history',
      (lesson: Lesson) => {
        protect(lesson.file.sheet(t.tabs.history));
      },
    ],
  ])('a grade is refused in one sentence and nothing is changed: %s', (_what, close) => {
    const lesson = openLesson({ language });
    close(lesson);
    const colleague = asColleague(lesson);
    const before = contents(lesson);
    typeGrade(colleague, '8');
    expect(colleague.panel.text()).toContain(t.problem.gradebook.protected);
    expect(lastCalls(lesson).write).toEqual([]);
    expect(contents(lesson)).toBe(before);
  });

  test('it can still be looked at, also when something was typed in it since', () => {
    const lesson = openLesson({ language });
    protect(lesson.grades);
    lesson.grades.type(cell(0), '7');
    const before = contents(lesson);
    const colleague = asColleague(lesson);
    expect(colleague.panel.card.name).toBe('home');
    openList(colleague);
    expect(colleague.panel.card.name).toBe('work');
    expect(contents(lesson)).toBe(before);
    lesson.panel.open();
    expect(lesson.panel.text()).toContain(t.home.drafts(1));
  });

  test('names and headings that are protected close nothing', () => {
    const lesson = openLesson({ language });
    protect(lesson.grades, { row: 1, column: 1, rows: 1000, columns: 4 });
    typeGrade(asColleague(lesson), '8');
    expect(lesson.grades.value(cell(0))).toBe(8);
  });

  describe('names and headings', () => {
    const names: Rect = { row: 1, column: 1, rows: 1000, columns: 4 };
    const headings: Rect = { row: 1, column: 1, rows: 5, columns: 26 };
    const overall: Rect = { row: 1, column: 5, rows: 1000, columns: 1 };
    const addStudent = ({ panel }: Lesson) => {
      panel.open();
      panel.click(t.home.roster);
      panel.fill('roster', 'Nieuw\tNora\tnora@school.example');
      panel.click(t.roster.check);
      panel.click(/toevoegen|^Add /);
    };
    const addAssignment = (lesson: Lesson) => {
      lesson.panel.open();
      makeAssignment(lesson, { title: 'Toets 2' });
    };
    const changePoints = (lesson: Lesson) => {
      openList(lesson);
      lesson.panel.click(lesson.says.changePoints);
      lesson.panel.fill('points', '20');
      lesson.panel.click(/^(Updaten|Update)$/);
    };

    test.each([
      ['a new student beside protected names', names, addStudent],
      ['a new student whose overall grade is protected', overall, addStudent],
      ['a new assignment below protected headings', headings, addAssignment],
      ['other points below protected headings', headings, changePoints],
    ])('%s: refused in one sentence before anything is logged', (_what, rect, does) => {
      const lesson = openLesson({ language });
      protect(lesson.grades, rect);
      const colleague = asColleague(lesson);
      const before = contents(lesson);
      does(colleague);
      expect(colleague.panel.text()).toContain(t.problem.gradebook.protected);
      expect(contents(lesson)).toBe(before);
      colleague.panel.open();
      expect(colleague.panel.card.name).toBe('home');
    });

    test.each([
      ['a new student below protected headings', headings, addStudent],
      ['a new assignment beside protected names', names, addAssignment],
      ['a new assignment beside protected overall grades', overall, addAssignment],
    ])('%s: made as always', (_what, rect, does) => {
      const lesson = openLesson({ language });
      protect(lesson.grades, rect);
      const before = contents(lesson);
      does(asColleague(lesson));
      expect(contents(lesson)).not.toBe(before);
      lesson.panel.open();
      lesson.panel.open();
      expect(lastCalls(lesson).write).toEqual([]);
    });

    test('other points beside protected overall grades, of work that was returned: the figures wait for who may write there', () => {
      const lesson = openLesson({ language });
      const { panel, says, grades } = lesson;
      grades.type(cell(0), '80');
      openList(lesson);
      panel.click(says.toReturn);
      panel.click(says.returnTicked);
      panel.click(says.returnOne);
      protect(grades, overall);
      const colleague = asColleague(lesson);
      changePoints(colleague);
      expect(grades.value('F4')).toBe(20);
      colleague.panel.open();
      typeGrade(colleague, '10');
      expect(grades.value(cell(0))).toBe(10);
      lesson.panel.open();
      lesson.panel.open();
      expect(lastCalls(lesson).write).toEqual([]);
    });

    test.each([
      ['names', names, 'A9'],
      ['headings', headings, 'F2'],
      ['overall grades', overall, 'E6'],
    ])('what its owner typed in protected %s keeps no colleague out', (_what, rect, at) => {
      const lesson = openLesson({ language });
      lesson.grades.type(at === 'A9' ? 'B9' : at, at === 'E6' ? '' : 'Nieuw');
      if (at === 'E6') lesson.grades.clear(at);
      protect(lesson.grades, rect);
      const colleague = asColleague(lesson);
      expect(colleague.panel.card.name).toBe('home');
      typeGrade({ ...colleague, title: at === 'F2' ? 'Nieuw' : lesson.title }, '8');
      expect(lesson.grades.value(cell(0))).toBe(8);
      lesson.panel.open();
      lesson.panel.open();
      expect(lastCalls(lesson).write).toEqual([]);
    });
  });

  /** Does it, and is cut off right after it was logged. */
  function cutOff(lesson: Lesson, does: () => void): void {
    const { core } = lesson.workspace;
    core.interference = {
      after: ({ name }) => {
        if (name === 'Sheet.appendRow') throw googleError('Service error: Spreadsheets');
      },
    };
    does();
    core.interference = {};
  }

  test.each([
    [
      'all of it',
      undefined,
      (lesson: Lesson) => {
        typeGrade(lesson, '9');
      },
      cell(0),
      /^9/,
    ],
    [
      'the headings',
      { row: 1, column: 1, rows: 5, columns: 26 },
      (lesson: Lesson) => {
        lesson.panel.open();
        makeAssignment(lesson, { title: 'Toets 2' });
      },
      'G2',
      /^Toets 2$/,
    ],
  ])('a run of its owner that was cut off keeps no colleague out: protected is %s', (_what, rect, does, at, done) => {
    const lesson = openLesson({ language });
    protect(lesson.grades, rect);
    cutOff(lesson, () => {
      does(lesson);
    });
    const colleague = asColleague(lesson);
    expect(colleague.panel.card.name).toBe('home');
    const before = contents(lesson);
    typeGrade(colleague, '8');
    expect(colleague.panel.text()).toContain(t.problem.gradebook.protected);
    expect(contents(lesson)).toBe(before);
    lesson.panel.open();
    expect(contents(lesson)).not.toBe(before);
    expect(lesson.grades.shown(at).text).toMatch(done);
  });

  test.each([
    ['all of it', undefined],
    ['a snapshot', { row: 3, column: 1, rows: 1, columns: 26 }],
  ])('snapshots (%s): no colleague removes a student, or is kept out by having tried', (_what, rect) => {
    const lesson = openLesson({ language });
    const { panel, file, grades } = lesson;
    takeSnapshot({ panel, t });
    protect(file.sheet(t.snapshots.tab), rect);
    const colleague = asColleague(lesson);
    const before = contents(lesson);
    removeStudent({ panel: colleague.panel, t }, 'Bilal Haddad');
    expect(colleague.panel.text()).toContain(t.problem.gradebook.protected);
    expect(contents(lesson)).toBe(before);
    typeGrade(colleague, '8');
    expect(grades.value(cell(0))).toBe(8);
    removeStudent({ panel, t }, 'Bilal Haddad');
    expect(contents(lesson)).not.toContain('Haddad');
  });

  test('its owner notices nothing of it, and pays no read', () => {
    const lesson = openLesson({ language });
    protect(lesson.grades);
    makeAssignment(lesson, { title: 'Toets 2' });
    typeGrade(lesson, '8');
    expect(lesson.grades.value(cell(0))).toBe(8);
    expect(lastCalls(lesson).read.filter((call) => /Protections/.test(call))).toEqual([]);
  });
});
