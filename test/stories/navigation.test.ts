/** The arrow back leads where the teacher came from, however often the list was filtered or turned. */
import { textOf } from '../../src/text/language';
import { openClass, TABS } from './classroom';
import { cell, gradeField, makeAssignment, openLesson, openList, SAYS, trail } from './lesson';
import { answerQuiz, openPlan, openQuizClass } from './quizzes';

describe.each(['nl', 'en'] as const)('coming and going (%s)', (language) => {
  const word = {
    nl: { turnedIn: 'Ingeleverd', assigned: 'Toegewezen' },
    en: { turnedIn: 'Turned in', assigned: 'Assigned' },
  }[language];

  test('S9 from Home to a student in two clicks, and back in two', () => {
    const lesson = openLesson({ language });
    const { panel } = lesson;
    panel.open();
    panel.click('Toets H3');
    panel.click('Amber de Vries');
    expect(panel.text()).toContain('Amber de Vries');
    expect(trail(lesson)).toBe('home > work > student');
    panel.back();
    panel.back();
    expect(trail(lesson)).toBe('home');
  });

  test('S21 filters, pages and ways of looking take the place of the list', () => {
    const lesson = openLesson({ language, students: 70 });
    const { panel, says } = lesson;
    openList(lesson);
    panel.click(`${word.assigned} 70`);
    panel.click('31–60'.replace('31–60', labels(panel.text())[1] ?? ''));
    panel.click(says.enter);
    panel.click(says.toReturn);
    panel.click(says.cancel);
    panel.click(`▸ ${word.assigned} 70`);
    expect(trail(lesson)).toBe('home > work');
  });

  test('coming back from a student finds the same filter and the same page', () => {
    const lesson = openLesson({ language, students: 70 });
    const { panel } = lesson;
    openList(lesson);
    panel.click(`${word.assigned} 70`);
    panel.click(labels(panel.text())[1] ?? '');
    const before = panel.text();
    panel.click('Leerling 0040');
    panel.back();
    expect(panel.text()).toBe(before);
    expect(before).toContain(`[▸ ${word.assigned} 70]`);
    expect(before).not.toContain('Leerling 0010');
  });

  test('next and previous take the place of the student', () => {
    const lesson = openLesson({ language });
    const { panel, says } = lesson;
    openList(lesson);
    panel.click('Chris Bos');
    panel.click(says.next);
    panel.click(says.next);
    panel.click(says.previous);
    expect(panel.text()).toContain('Bilal Haddad');
    expect(trail(lesson)).toBe('home > work > student');
  });

  test('S73 cancelling a return goes back to the ticks as the teacher left them', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades } = lesson;
    grades.type(cell(0), '8');
    openList(lesson);
    panel.click(says.toReturn);
    panel.tick('students', 'Chris Bos · ○\u2060\u00a0' + word.assigned);
    const ticked = panel.values('students');
    panel.click(says.returnTicked);
    panel.click(says.cancel);
    expect(trail(lesson)).toBe('home > work');
    expect(panel.values('students')).toEqual(ticked);
    expect(ticked).toHaveLength(2);
  });

  test('S74 after returning in the grading tool the same student is on screen, and next is next', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades } = lesson;
    const [, turnedIn] = [TABS[language], word.turnedIn];
    grades.paste(cell(0), [[turnedIn], [turnedIn], [turnedIn]]);
    openList(lesson);
    panel.click('Chris Bos');
    expect(panel.text()).toMatch(/1 (van|of) 3/);
    panel.type('grade', '8');
    panel.click(says.return);
    panel.click(says.returnOne);
    expect(trail(lesson)).toBe('home > work > student');
    expect(panel.text()).toContain('Chris Bos');
    expect(panel.text()).toContain('✓ 8 / 100');
    expect(panel.notice).toMatch(/1 (leerling|student)/);
    panel.click(says.next);
    expect(panel.text()).toContain('Bilal Haddad');
    panel.click(says.return);
    panel.click(says.cancel);
    expect(trail(lesson)).toBe('home > work > student');
    expect(panel.text()).toContain('Bilal Haddad');
  });

  test('S69 after returning several the list is one click away, and Home behind it', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades } = lesson;
    grades.paste(cell(0), [['8'], ['7'], ['6']]);
    openList(lesson);
    panel.click(says.toReturn);
    panel.click(says.returnTicked);
    panel.click(/^(3 teruggeven|Return 3)$/);
    expect(trail(lesson)).toBe('home > returned');
    panel.click(says.toList);
    expect(trail(lesson)).toBe('home > work');
  });

  test('S33 S34 the points dialog goes back to the same filter', () => {
    const lesson = openLesson({ language });
    const { panel, says } = lesson;
    openList(lesson);
    panel.click(`${word.assigned} 3`);
    panel.click(says.changePoints);
    panel.type('points', '50');
    panel.click(says.update);
    expect(trail(lesson)).toBe('home > work');
    expect(panel.text()).toContain(`[▸ ${word.assigned} 3]`);
  });

  test('editing an assignment goes back to the same filter', () => {
    const lesson = openLesson({ language });
    const { panel, says } = lesson;
    openList(lesson);
    panel.click(`${word.assigned} 3`);
    panel.click(says.edit);
    panel.fill('title', 'Toets H4');
    panel.click(says.save);
    expect(trail(lesson)).toBe('home > work');
    expect(panel.text()).toContain('Toets H4');
    expect(panel.text()).toContain(`[▸ ${word.assigned} 3]`);
  });

  test('a header mended from Home leads back to Home', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades } = lesson;
    grades.type('F4', 'abc');
    panel.open();
    panel.click(/^! 1 /);
    panel.click(says.save);
    expect(trail(lesson)).toBe('home');
    expect(panel.text()).not.toContain('! ');
    expect(grades.value('F4')).toBe(100);
  });

  test('looking again at cells that cannot be read takes the place of the list, and back is Home', () => {
    const lesson = openLesson({ language });
    const { panel, grades } = lesson;
    const t = textOf(language);
    grades.type(cell(0), 'abs?');
    grades.type(cell(1), 'ziek?');
    panel.open();
    panel.click(t.home.unreadable(2));
    grades.type(cell(0), '7');
    panel.click(t.unreadable.check);
    expect(panel.text()).not.toContain('abs?');
    expect(trail(lesson)).toBe('home > unreadable');
  });

  test('a conflict answered goes back to where the teacher typed', () => {
    const lesson = openLesson({ language });
    const { panel, grades } = lesson;
    openList(lesson);
    panel.click('Amber de Vries');
    grades.type(cell(0), '6');
    panel.type('grade', '8');
    panel.click(/^(6 houden|Keep 6)$/);
    expect(trail(lesson)).toBe('home > work > student');
    expect(panel.values('grade')).toEqual(['6']);
    panel.back();
    panel.click(lesson.says.enter);
    grades.type(cell(1), '5');
    panel.type(gradeField(lesson, 1), '9');
    panel.click(/^(9 ervan maken|Make it 9)$/);
    expect(trail(lesson)).toBe('home > work');
    expect(panel.values(gradeField(lesson, 1))).toEqual(['9']);
  });
});

test('S8 every list is limited to the class of its own spreadsheet', () => {
  const [mine, other] = [openClass({ students: 2 }), openClass({ students: 1 })];
  makeAssignment({ panel: other.panel, says: SAYS.nl }, { title: 'Alleen in 5A' });
  mine.panel.open();
  expect(mine.panel.text()).toContain('2 leerlingen · 0 opdrachten');
  expect(mine.panel.text()).not.toContain('Alleen in 5A');
});

/** The labels of the page buttons: two names or numbers with a dash between. */
function labels(text: string): string[] {
  return [...text.matchAll(/\[(?:▸ )?([^\][ ]+–[^\][ ]+)\]/g)].map(([, label = '']) => label);
}

test.each(['Cijfers bekijken', 'Teruggeven…', 'Import ongedaan maken'])(
  'an import leaves no cards behind: %s',
  (next) => {
    const quiz = openQuizClass({ students: 3 });
    const { panel, form } = quiz;
    answerQuiz(form, 0, 6);
    openPlan(quiz);
    expect(trail(quiz)).toBe('home > work > importPlan');
    panel.click('Annuleren');
    expect(trail(quiz)).toBe('home > work');
    openPlan(quiz);
    panel.click(/overnemen als concept$/);
    panel.click(next);
    expect(trail(quiz)).toBe('home > work');
  },
);
