/** What an assignment is out of: changed at any time, and only for what is not returned yet. */
import { lastCalls, TABS } from './classroom';
import { cell, gradeField, openLesson, openList, shown, trail, type Lesson } from './lesson';

const REFUSED = {
  nl: [
    ['0', 'Punten moeten boven 0 zijn. De punten blijven zoals ze waren.'],
    ['-5', 'Punten moeten boven 0 zijn. De punten blijven zoals ze waren.'],
    ['12,5', '“12,5” is geen heel getal. De punten blijven zoals ze waren.'],
    ['', 'Vul de punten in: een heel getal boven 0. De punten blijven zoals ze waren.'],
    ['abc', '“abc” is geen heel getal boven 0. De punten blijven zoals ze waren.'],
  ],
  en: [
    ['0', 'Points must be above 0. The points stay as they were.'],
    ['-5', 'Points must be above 0. The points stay as they were.'],
    ['12.5', '“12.5” is not a whole number. The points stay as they were.'],
    ['', 'Fill in the points: a whole number above 0. The points stay as they were.'],
    ['abc', '“abc” is not a whole number above 0. The points stay as they were.'],
  ],
} as const;

/** Opens the dialog by clicking the points on the list. */
function openPoints(lesson: Lesson): Lesson {
  openList(lesson);
  lesson.panel.click(/ ✎$/);
  return lesson;
}

function returnTo(lesson: Lesson, name: string, grade: string): void {
  const { panel, says } = lesson;
  openList(lesson);
  panel.click(name);
  panel.type('grade', grade);
  panel.click(says.return);
  panel.click(says.returnOne);
}

describe.each(['nl', 'en'] as const)('points (%s)', (language) => {
  const points = { nl: 'punten', en: 'points' }[language];
  const noGrade = { nl: 'Geen cijfer', en: 'No grade' }[language];

  test('S32 a new assignment starts with 100 points', () => {
    const { panel, says, grades } = openLesson({ language });
    panel.open();
    panel.click(says.newAssignment);
    expect(panel.values('points')).toEqual(['100']);
    panel.fill('title', 'Werkstuk');
    panel.click(says.make);
    expect(grades.value('G4')).toBe(100);
  });

  test('S34 clicking the points opens the dialog; only Update changes them', () => {
    const lesson = openPoints(openLesson({ language }));
    const { panel, says, grades } = lesson;
    expect(panel.text()).toContain({ nl: 'Nu: 100 punten', en: 'Now: 100 points' }[language]);
    panel.type('points', '50');
    expect(grades.value('F4')).toBe(100);
    panel.back();
    openPoints(lesson);
    panel.type('points', '50');
    panel.click(says.update);
    expect(panel.notice).toBe({ nl: 'Nu 50 punten', en: 'Now 50 points' }[language]);
    expect(trail(lesson)).toBe('home > work');
    expect(panel.text()).toContain(`50 ${points} ✎`);
    expect(grades.value('F4')).toBe(50);
  });

  test.each(REFUSED[language])(
    'S33 “%s” is refused with one sentence, stays in the field, and the old points stay',
    (typed: string, sentence: string) => {
      const lesson = openPoints(openLesson({ language }));
      const { panel, says, grades } = lesson;
      panel.type('points', typed);
      panel.click(says.update);
      expect(panel.text()).toContain(`! ${sentence}`);
      expect(panel.values('points')).toEqual(typed === '' ? [] : [typed]);
      expect(lastCalls(lesson).write).toEqual([]);
      expect(grades.value('F4')).toBe(100);
      panel.type('points', '20');
      panel.click(says.update);
      expect(grades.value('F4')).toBe(20);
      expect(trail(lesson)).toBe('home > work');
    },
  );

  test('S35 No grade: the grade fields go, returning works, and points bring the fields back', () => {
    const lesson = openPoints(openLesson({ language }));
    const { panel, says, grades } = lesson;
    panel.click(says.noGrade);
    expect(grades.shown('F4').text).toBe(noGrade);
    expect(panel.text()).toContain(`${noGrade} ✎`);
    expect(panel.text()).not.toContain(`[${says.enter}]`);
    panel.click('Amber de Vries');
    expect(panel.text()).not.toMatch(/^(Cijfer|Grade):/m);
    panel.click(says.turnedIn);
    panel.click(says.return);
    panel.click(says.returnOne);
    expect(panel.text()).toContain({ nl: '✓ Klaar', en: '✓ Done' }[language]);
    expect(shown(lesson, 0)).toBe({ nl: '✓ Klaar', en: '✓ Done' }[language]);
    openPoints(lesson);
    panel.type('points', '10');
    panel.click(says.update);
    panel.click(says.enter);
    panel.type(gradeField(lesson, 1), '8');
    expect(shown(lesson, 1)).toMatch(/^8[,.]0 ◐$/);
  });

  test('S36 S37 S38 returned work keeps its points in list, tool, history, mail and tab; the rest follows', () => {
    const lesson = openLesson({ language });
    const { panel, says, file, grades, workspace } = lesson;
    returnTo(lesson, 'Amber de Vries', '80');
    grades.type(cell(1), '40');
    openPoints(lesson);
    expect(panel.text()).toContain(
      {
        nl: '1 leerling heeft het werk al terug en houdt de punten van toen.',
        en: '1 student got the work back already and keeps the points of then.',
      }[language],
    );
    panel.type('points', '50');
    panel.click(says.update);
    expect(panel.text()).toContain('Amber de Vries ✓ 80 / 100');
    expect(panel.text()).not.toMatch(/80.*(boven het maximum|above the maximum)/);
    panel.click('Amber de Vries');
    expect(panel.text()).toMatch(/: 80 \/ 100/);
    panel.click(says.history);
    expect(panel.text()).toMatch(/– → 80 \/ 100/);
    expect(panel.text()).toMatch(/100 → 50/);
    const { submissions } = TABS[language];
    expect(file.sheet(submissions).shown('K3').text).toBe('100');
    returnTo(lesson, 'Bilal Haddad', '45');
    expect(panel.text()).toContain('✓ 45 / 50');
    expect(workspace.mailbox.map(({ body }) => /(80|45) .* (\d+)/.exec(body)?.slice(1, 3))).toEqual([
      ['80', '100'],
      ['45', '50'],
    ]);
    openList(lesson);
    expect(panel.text()).toContain('Amber de Vries ✓ 80 / 100');
    expect(panel.text()).toContain('Bilal Haddad ✓ 45 / 50');
  });

  test('S36 S37 S38 points typed in the header touch no returned work either', () => {
    const lesson = openLesson({ language });
    const { panel, grades, workspace, file } = lesson;
    returnTo(lesson, 'Amber de Vries', '80');
    grades.type(cell(1), '45');
    grades.type('F4', '50');
    openList(lesson);
    expect(panel.text()).toContain(`50 ${points} ✎`);
    expect(panel.text()).toContain('Amber de Vries ✓ 80 / 100');
    expect(panel.text()).not.toMatch(/boven het maximum|above the maximum/);
    returnTo(lesson, 'Bilal Haddad', '45');
    expect(workspace.mailbox.map(({ body }) => /(\d+) (?:van|out of) (\d+)/.exec(body)?.[0])).toEqual([
      { nl: '80 van 100', en: '80 out of 100' }[language],
      { nl: '45 van 50', en: '45 out of 50' }[language],
    ]);
    grades.type('F4', noGrade);
    openList(lesson);
    expect(panel.text()).toContain('Amber de Vries ✓ 80 / 100');
    expect(panel.text()).toContain('Bilal Haddad ✓ 45 / 50');
    const submissions = file.sheet(TABS[language].submissions);
    expect([submissions.shown('K3').text, submissions.shown('K4').text]).toEqual(['100', '50']);
  });

  test('S59 a grade changed after the points changed is out of the new points, once it is returned again', () => {
    const lesson = openLesson({ language });
    const { panel, says, workspace } = lesson;
    returnTo(lesson, 'Amber de Vries', '80');
    openPoints(lesson);
    panel.type('points', '50');
    panel.click(says.update);
    panel.click('Amber de Vries');
    panel.type('grade', '42');
    expect(panel.text()).toContain('80 / 100');
    returnTo(lesson, 'Amber de Vries', '42');
    expect(panel.text()).toContain('✓ 42 / 50');
    expect(workspace.mailbox.at(-1)?.body).toContain(
      { nl: 'Je cijfer: 42 van 50', en: 'Your grade: 42 out of 50' }[language],
    );
    expect(workspace.mailbox.at(-1)?.body).toMatch(/80 (van|out of) 100/);
  });

  test('S33 S36 points typed in the header of the sheet are taken over', () => {
    const lesson = openLesson({ language });
    const { panel, grades } = lesson;
    grades.type('F4', '20');
    openList(lesson);
    expect(panel.text()).toContain(`20 ${points} ✎`);
    grades.type('F4', noGrade);
    openList(lesson);
    expect(panel.text()).toContain(`${noGrade} ✎`);
    grades.type('F4', '30');
    openPoints(lesson);
    expect(panel.values('points')).toEqual(['30']);
    panel.open();
    expect(panel.text()).toContain(`30 ${points}`);
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test.each(['0', '-5', language === 'nl' ? '12,5' : '12.5', 'abc', ''])(
    'S33 “%s” in the header is refused on Home, and the old points count',
    (typed) => {
      const lesson = openLesson({ language });
      const { panel, says, grades } = lesson;
      grades.type('F4', typed);
      panel.open();
      expect(panel.text()).toContain(
        { nl: '! 1 kop in het blad die ik niet kan lezen', en: "! 1 heading in the sheet I can't read" }[language],
      );
      expect(panel.text()).toContain(`100 ${points}`);
      expect(panel.text()).toContain(REFUSED[language].find(([text]) => text === typed)?.[1]);
      openList(lesson);
      expect(panel.text()).toContain(`100 ${points} ✎`);
      panel.click(says.enter);
      panel.type(gradeField(lesson, 0), '8');
      expect(grades.shown('F4').text).toBe(typed);
      panel.open();
      panel.click(/^! 1 /);
      expect(panel.values('points')).toEqual(['100']);
      panel.click(says.save);
      expect(panel.text()).not.toContain('! ');
      expect(grades.value('F4')).toBe(100);
    },
  );

  test('a refused heading stays as it was typed when the title beside it is changed', () => {
    const lesson = openLesson({ language });
    const { grades, panel } = lesson;
    grades.type('F4', '0');
    panel.open();
    grades.type('F2', language === 'nl' ? 'Werkstuk' : 'Essay');
    panel.open();
    expect(grades.value('F4')).toBe(0);
    expect(panel.text()).toContain(language === 'nl' ? 'Punten moeten boven 0 zijn' : 'Points must be above 0');
  });

  test('the points dialog puts a refused heading right as well', () => {
    const lesson = openLesson({ language });
    lesson.grades.type('F4', 'abc');
    openPoints(lesson);
    lesson.panel.click(lesson.says.update);
    expect(lesson.grades.value('F4')).toBe(100);
    lesson.panel.open();
    expect(lesson.panel.text()).not.toContain('! ');
  });
});
