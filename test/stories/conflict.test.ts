/** Two hands on one grade: nobody's typing is overwritten unseen, and nobody is asked about the own typing. */
import { lastCalls } from './classroom';
import { cell, gradeField, openLesson, openList, shown, type Lesson } from './lesson';

const COLLEAGUE = 'collega@school.example';

describe.each(['nl', 'en'] as const)('a grade that changed meanwhile (%s)', (language) => {
  const t = {
    nl: {
      title: 'Intussen gewijzigd',
      theirs: 'Nu in het cijferboek',
      mine: 'Jij typte',
      keep: '6 houden',
      take: '8 ervan maken',
      enter: 'Cijfers invoeren',
      excused: 'Vrijgesteld',
      by: /door collega@school\.example, ma 16 nov 09:\d\d/,
    },
    en: {
      title: 'Changed in the meantime',
      theirs: 'Now in the gradebook',
      mine: 'You typed',
      keep: 'Keep 6',
      take: 'Make it 8',
      enter: 'Enter grades',
      excused: 'Excused',
      by: /by collega@school\.example, Mon 16 Nov 09:\d\d/,
    },
  }[language];

  /** The list to type in, and a colleague at a list of their own. */
  function twoTeachers(): { readonly lesson: Lesson; readonly theirs: Lesson['panel'] } {
    const lesson = openLesson({ language });
    openList(lesson);
    lesson.panel.click(t.enter);
    const theirs = lesson.workspace.open(lesson.file, { email: COLLEAGUE, locale: language }).panel;
    theirs.open();
    theirs.click('Toets H3', /·/);
    theirs.click(t.enter);
    return { lesson, theirs };
  }

  test('typed by a colleague: both values, who and when; keeping theirs changes nothing', () => {
    const { lesson, theirs } = twoTeachers();
    const { panel } = lesson;
    theirs.type(gradeField(lesson, 0), '6');
    panel.type(gradeField(lesson, 0), '8');
    expect(panel.text()).toContain(t.title);
    expect(panel.text()).toMatch(new RegExp(`${t.theirs} 6 ${t.by.source}`));
    expect(panel.text()).toContain(`${t.mine} 8`);
    expect(lastCalls(lesson).write).toEqual([]);
    expect(shown(lesson, 0)).toMatch(/^6[,.]0 ◐$/);
    panel.click(t.keep);
    expect(panel.values(gradeField(lesson, 0))).toEqual(['6']);
    expect(shown(lesson, 0)).toMatch(/^6[,.]0 ◐$/);
  });

  test('taking mine replaces it, and history tells both', () => {
    const { lesson, theirs } = twoTeachers();
    const { panel } = lesson;
    theirs.type(gradeField(lesson, 0), '6');
    panel.type(gradeField(lesson, 0), '8');
    panel.click(t.take);
    expect(panel.values(gradeField(lesson, 0))).toEqual(['8']);
    expect(shown(lesson, 0)).toMatch(/^8[,.]0 ◐$/);
    panel.click(lesson.says.done);
    panel.click('Amber de Vries');
    panel.click(lesson.says.history);
    expect(panel.text()).toMatch(/6 → 8 .*docent@school\.example/);
    expect(panel.text()).toMatch(/– → 6 .*collega@school\.example/);
  });

  test('the same grade, typed in the sheet as a text meanwhile: there is nothing to ask', () => {
    const { lesson } = twoTeachers();
    const { panel, grades } = lesson;
    const eight = language === 'nl' ? '8,5' : '8.5';
    grades.type(cell(0), `'${eight}`);
    panel.type(gradeField(lesson, 0), eight);
    expect(panel.text()).not.toContain(t.title);
    expect(lastCalls(lesson).write).toEqual([]);
    panel.open();
    expect(shown(lesson, 0)).toBe(`${eight} ◐`);
  });

  test.each([
    ['something that is no grade was typed in the sheet', []],
    ['something that cannot be read, typed in the sheet over the own grade of a moment ago', ['6']],
  ])('%s', (_, before) => {
    const { lesson } = twoTeachers();
    const { panel, grades } = lesson;
    for (const typed of before) panel.type(gradeField(lesson, 0), typed);
    grades.type(cell(0), 'abs?');
    panel.type(gradeField(lesson, 0), '8');
    expect(panel.text()).toContain(`${t.theirs} “abs?”`);
    expect(grades.value(cell(0))).toBe('abs?');
    panel.click(t.take);
    expect(grades.value(cell(0))).toBe(8);
  });

  test('something that cannot be read, emptied by a colleague where I had typed before', () => {
    const { lesson, theirs } = twoTeachers();
    const { panel, grades } = lesson;
    panel.type(gradeField(lesson, 0), '6');
    panel.type(gradeField(lesson, 0), '');
    grades.type(cell(0), 'abs?');
    for (const one of [panel, theirs]) {
      one.open();
      one.click('Toets H3', /·/);
      one.click(t.enter);
    }
    theirs.type(gradeField(lesson, 0), '');
    panel.type(gradeField(lesson, 0), '8');
    expect(panel.text()).toMatch(new RegExp(`${t.theirs} – ${t.by.source}`));
    expect(lastCalls(lesson).write).toEqual([]);
    expect(grades.value(cell(0))).toBe('');
    panel.click(t.take);
    expect(grades.value(cell(0))).toBe(8);
  });

  test('the cell of somebody who was excused, emptied while a grade of another student is saved', () => {
    const { lesson } = twoTeachers();
    const { panel, grades, workspace } = lesson;
    grades.type(cell(1), 'EX');
    panel.open();
    const excused = grades.value(cell(1));
    workspace.core.interference = {
      after: ({ name }) => {
        if (name === 'Sheet.appendRow') grades.clear(cell(1));
      },
    };
    openList(lesson);
    panel.click(t.enter);
    panel.type(gradeField(lesson, 0), '8');
    workspace.core.interference = {};
    expect([excused, grades.value(cell(0)), grades.value(cell(1))]).toEqual(['EX', 8, '']);
    openList(lesson);
    expect(panel.text()).not.toContain(t.excused);
  });

  test('the cell of somebody who was excused, emptied while the same student gets a grade: it is emptied after that', () => {
    const { lesson } = twoTeachers();
    const { panel, grades, workspace } = lesson;
    grades.type(cell(0), 'EX');
    openList(lesson);
    panel.click(t.enter);
    workspace.core.interference = {
      after: ({ name }) => {
        if (name === 'Sheet.appendRow') grades.clear(cell(0));
      },
    };
    panel.type(gradeField(lesson, 0), '8');
    workspace.core.interference = {};
    expect(grades.value(cell(0))).toBe('');
    openList(lesson);
    panel.click('Amber de Vries');
    expect(panel.values('grade')).toEqual([]);
    panel.click(lesson.says.history);
    expect(panel.text()).toMatch(/8 → –/);
  });

  test('typed in the sheet meanwhile', () => {
    const { lesson } = twoTeachers();
    const { panel, grades } = lesson;
    grades.type(cell(0), '6');
    panel.type(gradeField(lesson, 0), '8');
    expect(panel.text()).toContain(`${t.theirs} 6`);
    expect(grades.value(cell(0))).toBe(6);
    panel.click(t.take);
    expect(grades.value(cell(0))).toBe(8);
  });

  test('changed once more while the teacher looks at the two values: asked once more', () => {
    const { lesson, theirs } = twoTeachers();
    const { panel } = lesson;
    theirs.type(gradeField(lesson, 0), '6');
    panel.type(gradeField(lesson, 0), '8');
    theirs.type(gradeField(lesson, 0), '5');
    panel.click(t.take);
    expect(panel.text()).toMatch(new RegExp(`${t.theirs} 5 ${t.by.source}`));
    expect(shown(lesson, 0)).toMatch(/^5[,.]0 ◐$/);
    panel.click(t.take);
    expect(shown(lesson, 0)).toMatch(/^8[,.]0 ◐$/);
    expect(panel.stack.map(({ name }) => name)).toEqual(['home', 'work']);
  });

  test('the same grade typed by both is no conflict', () => {
    const { lesson, theirs } = twoTeachers();
    const { panel } = lesson;
    theirs.type(gradeField(lesson, 0), '8');
    panel.type(gradeField(lesson, 0), '8');
    expect(panel.stack).toHaveLength(2);
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('typing again and again in one field is no conflict, here or in the grading tool', () => {
    const { lesson } = twoTeachers();
    const { panel } = lesson;
    for (const typed of ['8', '7', '', '9']) {
      panel.type(gradeField(lesson, 0), typed);
      expect(panel.stack).toHaveLength(2);
    }
    expect(shown(lesson, 0)).toMatch(/^9[,.]0 ◐$/);
    panel.click(lesson.says.done);
    panel.click('Amber de Vries');
    panel.type('grade', '5');
    panel.type('grade', '6');
    expect(panel.stack).toHaveLength(3);
    panel.back();
    panel.click(lesson.says.enter);
    panel.type(gradeField(lesson, 0), '4');
    expect(shown(lesson, 0)).toMatch(/^4[,.]0 ◐$/);
  });

  test('a colleague between two of my own entries is a conflict', () => {
    const { lesson, theirs } = twoTeachers();
    const { panel } = lesson;
    panel.type(gradeField(lesson, 0), '7');
    theirs.open();
    theirs.click('Toets H3', /·/);
    theirs.click(t.enter);
    theirs.type(gradeField(lesson, 0), '6');
    panel.type(gradeField(lesson, 0), '8');
    expect(panel.text()).toMatch(new RegExp(`${t.theirs} 6 ${t.by.source}`));
  });

  test('typed in the sheet, and noticed while I typed another grade, is a conflict still', () => {
    const { lesson } = twoTeachers();
    const { panel, grades } = lesson;
    grades.type(cell(0), '6');
    panel.type(gradeField(lesson, 1), '7');
    panel.type(gradeField(lesson, 0), '8');
    expect(panel.text()).toContain(`${t.theirs} 6`);
    expect(panel.text()).not.toContain('docent@school.example');
    expect(grades.value(cell(0))).toBe(6);
  });

  test('the grade of another student is no conflict', () => {
    const { lesson, theirs } = twoTeachers();
    theirs.type(gradeField(lesson, 1), '6');
    lesson.panel.type(gradeField(lesson, 0), '8');
    expect([0, 1].map((i) => shown(lesson, i)[0])).toEqual(['8', '6']);
  });

  test('S46 nor is it overwritten once a grade drew the card again, with the comment that stood there', () => {
    const { lesson, theirs } = twoTeachers();
    const { panel, says } = lesson;
    panel.click(says.done);
    panel.click('Amber de Vries');
    panel.type('comment', 'Goed.');
    panel.click(language === 'nl' ? 'Vrijstellen' : 'Excuse');
    theirs.click(says.done);
    theirs.click('Amber de Vries');
    theirs.type('comment', 'Kom even langs.');
    panel.type('grade', '8');
    expect(panel.values('comment')).toEqual(['Goed.']);
    panel.type('comment', 'Goed. PS');
    expect(panel.text()).toContain('“Kom even langs.”');
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('S46 a comment a colleague wrote meanwhile is shown, not overwritten', () => {
    const { lesson, theirs } = twoTeachers();
    const { panel, says } = lesson;
    panel.click(says.done);
    panel.click('Amber de Vries');
    theirs.click(says.done);
    theirs.click('Amber de Vries');
    theirs.type('comment', 'Kom even langs.');
    theirs.type('comment', 'Kom morgen even langs.');
    panel.type('comment', 'Prima.');
    expect(panel.text()).toContain('“Kom morgen even langs.”');
    expect(panel.text()).toContain(COLLEAGUE);
    expect(panel.values('comment')).toEqual(['Prima.']);
    expect(lastCalls(lesson).write).toEqual([]);
    panel.type('comment', 'Kom morgen even langs. Prima.');
    expect(panel.text()).not.toContain('! ');
    openList(lesson);
    panel.click('Amber de Vries');
    expect(panel.values('comment')).toEqual(['Kom morgen even langs. Prima.']);
  });

  test.each([
    ['saved', '8'],
    ['refused', 'abc'],
  ])('S46 nor is the own one lost by a grade that is %s before the teacher chose', (_, typed) => {
    const { lesson, theirs } = twoTeachers();
    const { panel, says } = lesson;
    panel.click(says.done);
    panel.click('Amber de Vries');
    theirs.click(says.done);
    theirs.click('Amber de Vries');
    theirs.type('comment', 'Kom even langs.');
    panel.type('comment', 'Prima.');
    panel.type('grade', typed);
    expect([panel.values('grade'), panel.values('comment')]).toEqual([[typed], ['Prima.']]);
    expect(panel.text()).toContain('“Kom even langs.”');
    panel.type('grade', '7');
    panel.click(language === 'nl' ? '“Prima.” ervan maken' : 'Make it “Prima.”');
    expect([panel.values('grade'), panel.values('comment')]).toEqual([['7'], ['Prima.']]);
    expect(panel.text()).not.toContain('! ');
    expect(lesson.grades.value(cell(0))).toBe(7);
  });

  /** Two comments on the card in view, both teachers with Amber's card open. */
  function twoComments(): { readonly lesson: Lesson; readonly theirs: Lesson['panel'] } {
    const { lesson, theirs } = twoTeachers();
    const { panel, says } = lesson;
    panel.click(says.done);
    panel.click('Amber de Vries');
    theirs.click(says.done);
    theirs.click('Amber de Vries');
    theirs.type('comment', 'Kom even langs.');
    panel.type('comment', 'Prima.');
    expect(panel.text()).toContain('“Kom even langs.”');
    return { lesson, theirs };
  }

  test.each([
    ['mine', '8'],
    ['theirs', '6'],
  ])('S46 nor by a grade that is contested too, whichever counts: %s', (which, grade) => {
    const { lesson, theirs } = twoComments();
    const { panel } = lesson;
    theirs.type('grade', '6');
    panel.type('grade', '8');
    expect(panel.text()).toContain(t.title);
    expect(panel.values('comment')).toEqual(['Prima.']);
    panel.click(which === 'mine' ? t.take : t.keep);
    expect([panel.values('grade'), panel.values('comment')]).toEqual([[grade], ['Prima.']]);
    expect(panel.text()).toContain('“Kom even langs.”');
    expect(lesson.grades.value(cell(0))).toBe(Number(grade));
    panel.click(language === 'nl' ? '“Prima.” ervan maken' : 'Make it “Prima.”');
    expect(panel.text()).not.toContain('“Kom even langs.”');
    expect(panel.values('comment')).toEqual(['Prima.']);
  });

  test('S46 nor by marking it turned in or excusing it from the menu of the card', () => {
    const { lesson, theirs } = twoComments();
    const { panel } = lesson;
    panel.click(language === 'nl' ? 'Markeren als ingeleverd' : 'Mark as turned in');
    expect(panel.values('comment')).toEqual(['Prima.']);
    expect(panel.text()).toContain('“Kom even langs.”');
    theirs.type('grade', '6');
    panel.click(language === 'nl' ? 'Vrijstellen' : 'Excuse');
    panel.click(language === 'nl' ? 'Vrijstellen' : 'Excuse');
    expect(panel.text()).toContain(t.excused);
    expect(panel.values('comment')).toEqual(['Prima.']);
    expect(panel.text()).toContain('“Kom even langs.”');
  });

  test('S46 and once both are the same there is nothing to choose any more', () => {
    const { lesson, theirs } = twoTeachers();
    const { panel, says } = lesson;
    panel.click(says.done);
    panel.click('Amber de Vries');
    theirs.click(says.done);
    theirs.click('Amber de Vries');
    theirs.type('comment', 'Kom even langs.');
    panel.type('comment', 'Prima.');
    theirs.type('comment', 'Prima.');
    panel.type('grade', '8');
    expect(panel.text()).not.toContain('! ');
    expect([panel.values('grade'), panel.values('comment')]).toEqual([['8'], ['Prima.']]);
  });
});
