/** Sheets in which something cannot be written: nobody is kept out of the gradebook by it. */
import { googleError } from '../host/core';
import { textOf } from '../../src/text/language';
import { DEEDS, openRoom } from './deeds';
import { cell, gradeField, idOf, makeAssignment, openLesson, openList, shown, type Lesson } from './lesson';
import { picture, tab } from './picture';
import { answerQuiz, importGrades, openQuizClass } from './quizzes';

const room = openRoom();
const start = room.workspace.remember();
beforeEach(() => {
  start();
});

describe('every empty row was deleted', () => {
  /** As a teacher who likes a tidy sheet. */
  function deleteEmptyRows(): void {
    for (const name of ['assignments', 'settings'] as const) {
      const sheet = tab(room.file, name);
      sheet.deleteRows(sheet.lastRow() + 1, sheet.maxRows - sheet.lastRow());
    }
  }

  function state(): string {
    return picture(room.file).replace(/undo:\w+/g, 'undo');
  }

  test.each(DEEDS.map((deed) => [deed.name, deed] as const))('%s', (_name, { does }) => {
    does(room);
    const wanted = state();
    start();
    deleteEmptyRows();
    does(room);
    expect(state()).toBe(wanted);
  });

  test('also in Settings, in which nothing tells any more which tab is which', () => {
    const settings = tab(room.file, 'settings');
    settings.deleteRows(settings.lastRow() - 4, settings.maxRows - settings.lastRow() + 5);
    room.panel.open();
    room.panel.click(room.t.check.menu);
    room.panel.click(room.t.check.repair);
    expect(picture(room.file)).toContain(`setting tab.grades: ${tab(room.file, 'grades').id}`);
  });
});

describe.each(['nl', 'en'] as const)('a rule for data refuses what is no number up to 10 (%s)', (language) => {
  const t = textOf(language);
  const rule = { criteria: 'NUMBER_BETWEEN', values: [0, 10], allowInvalid: false, helpText: null };

  /** In the column of the assignment; null: no rule any more. */
  function setRule({ grades }: Pick<Lesson, 'grades'>, wanted: typeof rule | null = rule): void {
    grades.change({ row: 6, column: 6, rows: 9, columns: 1 }, (one) => ({ ...one, validation: wanted ?? undefined }));
  }

  function typeGrade(lesson: Lesson, student: number, typed: string): void {
    openList(lesson);
    lesson.panel.click(lesson.says.enter);
    lesson.panel.type(gradeField(lesson, student), typed);
  }

  /** What the check finds is the rule and nothing else. */
  function expectCheck({ panel }: Lesson, cells: number): void {
    panel.open();
    panel.click(t.check.menu);
    expect(panel.text()).toContain(t.check.found.refusing(cells));
  }

  test('a due date passes: the words stay away, nothing is blocked, and they come when the rule is gone', () => {
    const lesson = openLesson({ language, due: '2026-11-16' });
    setRule(lesson);
    lesson.workspace.core.clock.set(new Date('2026-11-17T09:00+01:00'));
    lesson.panel.open();
    expect(lesson.panel.card.name).toBe('home');
    openList(lesson);
    expect(lesson.panel.text()).toContain(t.status.missing);
    typeGrade(lesson, 1, '8');
    expect(lesson.panel.card.name).toBe('work');
    expect([0, 1, 2].map((student) => shown(lesson, student))).toEqual(['', expect.stringMatching(/^8[,.]0 ◐$/), '']);
    lesson.panel.open();
    makeAssignment(lesson, { title: 'Toets 2' });
    expectCheck(lesson, 3);
    setRule(lesson, null);
    openList(lesson);
    expect(shown(lesson, 0)).toBe(t.words.missing);
  });

  test('a grade typed in the panel: told in one sentence, the cell stays as it is, and so does the grade', () => {
    const lesson = openLesson({ language });
    lesson.grades.type(cell(0), '7');
    setRule(lesson);
    typeGrade(lesson, 0, '11');
    expect(lesson.panel.text()).toContain(t.problem.gradebook.refused);
    expect(lesson.grades.value(cell(0))).toBe(7);
    lesson.panel.open();
    expect(lesson.panel.card.name).toBe('home');
    openList(lesson);
    lesson.panel.click(lesson.says.enter);
    expect(lesson.panel.values(gradeField(lesson, 0))).toEqual(['7']);
    typeGrade(lesson, 0, '9');
    expect(lesson.grades.value(cell(0))).toBe(9);
  });

  test('a run that was cut off before: the rest of it is done', () => {
    const lesson = openLesson({ language });
    setRule(lesson);
    const { core } = lesson.workspace;
    core.interference = {
      after: ({ name }) => {
        if (name === 'Sheet.appendRow') throw googleError('Service error: Spreadsheets');
      },
    };
    typeGrade(lesson, 0, '11');
    core.interference = {};
    lesson.panel.open();
    expect(lesson.panel.card.name).toBe('home');
    typeGrade(lesson, 1, '8');
    expect([0, 1].map((student) => lesson.grades.value(cell(student)))).toEqual(['', 8]);
  });

  test('an import of which one grade is refused: the others are in', () => {
    const quiz = openQuizClass({ language, students: 5, points: '10' });
    [10, 8, 6, 4].forEach((score, i) => {
      answerQuiz(quiz.form, i, score);
    });
    setRule(quiz, { ...rule, values: [0, 9] });
    importGrades(quiz);
    expect(quiz.panel.text()).toContain(t.problem.gradebook.refused);
    expect([0, 1, 2, 3, 4].map((student) => quiz.grades.value(cell(student)))).toEqual(['', 8, 6, 4, '']);
  });

  test('a student cannot be put back: all can be looked at, nothing is written, and it is done when the rule is gone', () => {
    const lesson = openLesson({ language, due: '2026-11-14' });
    openList(lesson);
    lesson.grades.deleteRows(7);
    lesson.panel.open();
    setRule(lesson);
    lesson.panel.click(t.check.menu);
    lesson.panel.click(t.check.putBack);
    expect(lesson.panel.text()).toContain(t.problem.gradebook.refused);
    const log = () => lesson.file.sheet(t.tabs.history).lastRow();
    const rows = log();
    typeGrade(lesson, 0, '8');
    expect(lesson.panel.text()).toContain(t.problem.gradebook.refused);
    expect([log(), lesson.grades.value(cell(0))]).toEqual([rows, t.words.missing]);
    expectCheck(lesson, 2);
    setRule(lesson, null);
    lesson.panel.open();
    expect(lesson.grades.value('C8')).toBe('Bilal');
  });
});

describe.each(['nl', 'en'] as const)('tick boxes of the teacher right of the assignments (%s)', (language) => {
  const t = textOf(language);

  /** Below a heading in column G, down to a row that is free. */
  function withBoxes(): Lesson {
    const lesson = openLesson({ language });
    const { grades, panel } = lesson;
    const validation = { criteria: 'CHECKBOX', values: [], allowInvalid: false, helpText: null };
    grades.type('G2', 'OK');
    grades.change({ row: 6, column: 7, rows: 15, columns: 1 }, (one) => ({ ...one, raw: false, validation }));
    panel.open();
    return lesson;
  }

  function save(lesson: Lesson, column: string, typed: string): void {
    openList(lesson);
    lesson.panel.click(lesson.says.enter);
    lesson.panel.type(gradeField(lesson, 0), typed);
    expect(lesson.grades.value(cell(0, column))).toBe(Number(typed));
  }

  test('a new assignment beside them takes grades, and they move to the right', () => {
    const lesson = withBoxes();
    makeAssignment(lesson, { title: 'Toets 2' });
    save({ ...lesson, title: 'Toets 2' }, 'G', '8');
    expect(lesson.grades.value('H6')).toBe(false);
    expect(lesson.grades.cell(6, 8).validation?.criteria).toBe('CHECKBOX');
  });

  test('a column that was deleted beside them comes back with its grades, and takes more', () => {
    const lesson = withBoxes();
    const { grades, panel } = lesson;
    save(lesson, 'F', '8');
    grades.deleteColumns(6);
    panel.open();
    panel.click(t.check.menu);
    panel.click(t.check.putBack);
    panel.open();
    expect(grades.value('F6')).toBe(8);
    save(lesson, 'F', '9');
  });
});

test('the hidden column was deleted, and tick boxes stand in the last one: it is made anew without them', () => {
  const lesson = openLesson({ points: 10 });
  const { grades, panel, says, file, t } = { ...lesson, t: textOf('nl') };
  grades.type(cell(0), '8');
  openList(lesson);
  panel.click(says.toReturn);
  panel.click(says.returnTicked);
  panel.click(/teruggeven$/);
  panel.click(says.toList);
  grades.deleteColumns(grades.maxColumns);
  const validation = { criteria: 'CHECKBOX', values: [], allowInvalid: false, helpText: null };
  grades.change({ row: 6, column: grades.maxColumns, rows: 15, columns: 1 }, (one) => ({
    ...one,
    raw: false,
    validation,
  }));
  panel.open();
  openList(lesson);
  panel.click(says.changePoints);
  panel.fill('points', '20');
  panel.click(says.update);
  panel.open();
  expect(panel.card.name).toBe('home');
  expect(panel.text()).not.toContain(t.problem.gradebook.refused);
  const last = tab(file, 'grades').maxColumns;
  expect([grades.raw(1, last), grades.raw(6, last)]).toEqual(['returned', expect.stringContaining(idOf(lesson, 0))]);
});

test('a new assignment between a column that the teacher hid and the hidden last one is in sight', () => {
  const lesson = openLesson();
  const { grades, panel } = lesson;
  grades.deleteColumns(7, grades.maxColumns - 7);
  grades.hideColumn(6);
  panel.open();
  makeAssignment(lesson, { title: 'Toets 2' });
  expect(grades.value('G2')).toBe('Toets 2');
  expect([6, 7, 8].map((column) => grades.columns.hidden(column))).toEqual([true, false, true]);
  expect(grades.raw(1, 8)).toBe('returned');
});

describe.each(['nl', 'en'] as const)(
  'formats are refused for ever, as in a table with columns of a type (%s)',
  (language) => {
    function refuseFormats({ workspace }: Lesson): void {
      workspace.core.interference = {
        before: (name) => {
          if (/\.setNumberFormats?$/.test(name))
            throw googleError('This operation is not allowed on cells in typed columns.');
        },
      };
    }

    test('a heading that says the points as text opens Home all the same', () => {
      const lesson = openLesson({ language });
      refuseFormats(lesson);
      lesson.grades.type('F4', "'100");
      lesson.panel.open();
      expect(lesson.panel.card.name).toBe('home');
    });

    test('work is returned and taken in, and the next visit opens', () => {
      const lesson = openLesson({ language });
      const { grades, panel, says, file } = lesson;
      const t = textOf(language);
      grades.paste(cell(0), [['7'], ['8']]);
      refuseFormats(lesson);
      openList(lesson);
      panel.click(says.toReturn);
      panel.click(says.returnTicked);
      panel.click(/^(\d+ teruggeven|Return \d+)$/);
      expect(panel.text()).not.toContain(t.problem.gradebook.refused);
      panel.open();
      expect(panel.card.name).toBe('home');
      openList(lesson);
      expect(panel.text()).toContain('✓ 7 / 100');
      panel.open();
      makeAssignment(lesson, { title: 'Toets 2' });
      expect(grades.value('G2')).toBe('Toets 2');
      const work = tab(file, 'submissions');
      work.change({ row: 3, column: 1, rows: 5, columns: work.maxColumns }, (one) =>
        typeof one.raw === 'number' ? { ...one, format: { ...one.format, numberFormat: 'd-m-yyyy' } } : one,
      );
      openList(lesson);
      panel.click(says.enter);
      panel.type(gradeField(lesson, 0), '9');
      panel.open();
      expect(panel.card.name).toBe('home');
      expect(grades.value(cell(0))).toBe(9);
    });
  },
);

test('the line of a grade never came to History: the grade is saved with a line that did', () => {
  const lesson = openLesson();
  const { grades, file, workspace } = lesson;
  const history = file.sheet(textOf('nl').tabs.history);
  const rows = history.lastRow();
  openList(lesson);
  lesson.panel.click(lesson.says.enter);
  let lost = 0;
  workspace.core.interference = {
    after: ({ name }) => {
      if (name === 'Sheet.appendRow' && lost++ === 0) history.deleteRows(history.lastRow());
    },
  };
  lesson.panel.type(gradeField(lesson, 0), '8');
  workspace.core.interference = {};
  expect([lost, grades.value(cell(0)), history.lastRow()]).toEqual([2, 8, rows + 1]);
});
