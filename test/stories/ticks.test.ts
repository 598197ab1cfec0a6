/** A list to tick that has several pages: turning to another page forgets nothing. */
import { lastCalls, studentName, TEACHER } from './classroom';
import { FormSide } from './formSide';
import { cell, idOf, openLesson, openList, type Lesson } from './lesson';
import { openQuizClass, shownGrades } from './quizzes';

/** Students by their row in the sheet: in the order of the names one stands on the first page and one on the last. */
const [FIRST, LAST] = [6, 39];

/** The page that is not in view. */
function turn({ panel }: Lesson): void {
  panel.click(/^[^▸\]]+–[^\]]+$/);
}

describe.each(['nl', 'en'] as const)('a list of two pages (%s)', (language) => {
  const says = { nl: (text: string, _en: string) => text, en: (_nl: string, text: string) => text }[language];
  const elsewhere = (n: number) => says(`${n} aangevinkt op andere pagina’s`, `${n} ticked on other pages`);

  /** Forty students with a draft each, and the list of who gets the work back. */
  function toReturn(): Lesson {
    const lesson = openLesson({ language, students: 40 });
    lesson.grades.paste(
      cell(0),
      Array.from({ length: 40 }, () => ['7']),
    );
    openList(lesson);
    lesson.panel.click(lesson.says.toReturn);
    return lesson;
  }

  test('S71 who is ticked on one page stays ticked on the next, where it says how many; all of them get the work back', () => {
    const lesson = toReturn();
    const { panel, workspace } = lesson;
    expect(panel.text()).not.toContain(elsewhere(30));
    panel.tick('students', idOf(lesson, FIRST), false);
    turn(lesson);
    expect(lastCalls(lesson).read.length).toBeLessThanOrEqual(5);
    expect(lastCalls(lesson).write).toEqual([]);
    expect(panel.text()).toContain(`[x] ${elsewhere(29)}`);
    panel.tick('students', idOf(lesson, LAST), false);
    turn(lesson);
    expect(panel.text()).toContain(`[x] ${elsewhere(9)}`);
    expect(panel.text()).toContain(`[ ] ${studentName(FIRST)}`);
    turn(lesson);
    expect(panel.text()).toContain(`[ ] ${studentName(LAST)}`);
    panel.click(lesson.says.returnTicked);
    panel.click(says('38 teruggeven', 'Return 38'));
    const told = new Set(workspace.mailbox.map(({ to }) => to));
    expect(told.size).toBe(38);
    expect([lesson.grades.shown(cell(FIRST)).text, lesson.grades.shown(cell(LAST)).text]).toEqual([
      says('7,0 ◐', '7.0 ◐'),
      says('7,0 ◐', '7.0 ◐'),
    ]);
  });

  test('S71 those of the other pages are left out with one tick', () => {
    const lesson = toReturn();
    const { panel } = lesson;
    turn(lesson);
    panel.tick('students', elsewhere(30), false);
    panel.click(lesson.says.returnTicked);
    expect(panel.text()).toContain(says('[10 teruggeven]', '[Return 10]'));
    panel.back();
    turn(lesson);
    expect(panel.text()).toContain(`[x] ${elsewhere(10)}`);
    expect(panel.text()).toContain(`[ ] ${studentName(FIRST)}`);
  });

  test('S71 with nobody ticked on the page in view those of the others are enough', () => {
    const lesson = toReturn();
    const { panel } = lesson;
    turn(lesson);
    for (const id of panel.values('students').slice(1)) panel.tick('students', id, false);
    panel.click(lesson.says.returnTicked);
    expect(panel.text()).toContain(says('[30 teruggeven]', '[Return 30]'));
  });

  test('everybody in one tick stays ticked too', () => {
    const lesson = toReturn();
    const { panel } = lesson;
    panel.tick('everyone', 'ready');
    turn(lesson);
    expect(panel.values('everyone')).toEqual(['ready']);
  });

  test('another filter is another list: it begins anew', () => {
    const lesson = toReturn();
    const { panel } = lesson;
    turn(lesson);
    panel.click(says('Toegewezen 40', 'Assigned 40'));
    expect(panel.text()).not.toContain(elsewhere(30));
    expect(panel.values('students')).toHaveLength(30);
  });

  test('S18 who is ticked to be marked stays ticked, and every box of one page changes only that page', () => {
    const lesson = openLesson({ language, students: 40 });
    const { panel, grades } = lesson;
    openList(lesson);
    panel.click(says('Leerlingen markeren…', 'Mark students…'));
    panel.tick('students', idOf(lesson, FIRST));
    turn(lesson);
    expect(panel.text()).toContain(`[x] ${elsewhere(1)}`);
    panel.click(says('Alles aanvinken', 'Tick all'));
    expect(panel.values('students')).toHaveLength(11);
    panel.click(says('Niets aanvinken', 'Tick none'));
    expect(panel.values('students')).toEqual([idOf(lesson, FIRST)]);
    panel.tick('students', idOf(lesson, LAST));
    panel.choose('flag', 'excused');
    turn(lesson);
    expect(panel.values('flag')).toEqual(['excused']);
    panel.click(says('Aangevinkte markeren', 'Mark ticked'));
    expect(panel.notice).toBe(says('2 leerlingen vrijgesteld', '2 students excused'));
    const excused = says('Vrijgesteld', 'Excused');
    expect([grades.shown(cell(FIRST)).text, grades.shown(cell(LAST)).text, grades.shown(cell(FIRST + 1)).text]).toEqual(
      [excused, excused, ''],
    );
  });

  test('in the sidebar of Forms too', () => {
    const room = openQuizClass({ language, students: 40 });
    const { t, form, file, workspace } = room;
    workspace.stores.store(`document ${form.id}`).set('gradebook', file.id);
    const side = new FormSide(workspace.open(form, { email: TEACHER, locale: language }), t.menu.link);
    side.click(t.importing.look);
    side.click(t.flags.open);
    side.click(t.flags.tick.all);
    side.click(/^[^▸]+–.+$/);
    expect(side.text).toContain(elsewhere(30));
    side.fill('flag', 'excused');
    side.click(t.flags.flag);
    expect(side.notice).toBe(t.flags.done.excused(30));
    expect(shownGrades(room, 40).filter((shown) => shown === t.words.excused)).toHaveLength(30);
  });
});
