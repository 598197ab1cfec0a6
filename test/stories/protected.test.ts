/** A gradebook of which its owner has protected a part, opened by a colleague. */
import type { Rect } from '../host/spreadsheet/a1';
import type { SheetModel } from '../host/spreadsheet/sheet';
import { textOf } from '../../src/text/language';
import { lastCalls } from './classroom';
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

  test('its owner notices nothing of it, and pays no read', () => {
    const lesson = openLesson({ language });
    protect(lesson.grades);
    makeAssignment(lesson, { title: 'Toets 2' });
    typeGrade(lesson, '8');
    expect(lesson.grades.value(cell(0))).toBe(8);
    expect(lastCalls(lesson).read.filter((call) => /Protections/.test(call))).toEqual([]);
  });
});
