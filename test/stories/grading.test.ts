/** A teacher types grades: beside the names, in the grading tool and in the sheet; all three are the same grade. */
import { textOf } from '../../src/text/language';
import { lastCalls, TABS } from './classroom';
import { cell, gradeField, idOf, openLesson, openList, shown, type Lesson } from './lesson';
import { contents } from './quizzes';

/** Typed, and what it is after rounding half up to two decimals, with a decimal comma. */
const VECTORS = [
  ['88,725', '88,73', '88,73'],
  ['88,724', '88,72', '88,72'],
  ['88,7249999', '88,72', '88,72'],
  ['10,075', '10,08', '10,08'],
  ['1,005', '1,01', '1,01'],
  ['0,005', '0,01', '0,01'],
  ['0,0049', '0', '0,0'],
  ['99,995', '100', '100,0'],
  ['72,345', '72,35', '72,35'],
  ['2,675', '2,68', '2,68'],
  ['8,50', '8,5', '8,5'],
  ['7', '7', '7,0'],
  [' 8 ', '8', '8,0'],
] as const;

/** Refused, and the sentence about it. */
const REFUSED = {
  nl: [
    ['abc', '“abc” is geen cijfer. Typ een getal, zoals 8,5.'],
    ['1e2', '“1e2” is geen cijfer. Typ een getal, zoals 8,5.'],
    ['88,,7', '“88,,7” is geen cijfer. Typ een getal, zoals 8,5.'],
    ['46150', 'Dat past niet als cijfer. Typ een getal, zoals 8,5.'],
    ['-1', '“-1” is minder dan nul. Een cijfer is 0 of meer.'],
    ['8,5 / 10', 'Typ alleen het cijfer, zonder het maximum: niet “8,5 / 10” maar bijvoorbeeld 8,5.'],
  ],
  en: [
    ['abc', '“abc” is not a grade. Type a number such as 8.5.'],
    ['1e2', '“1e2” is not a grade. Type a number such as 8.5.'],
    ['88,,7', '“88,,7” is not a grade. Type a number such as 8.5.'],
    ['-1', '“-1” is below zero. A grade is 0 or more.'],
    ['8.5 / 10', 'Type only the grade, without the maximum: not “8.5 / 10” but for example 8.5.'],
  ],
} as const;

function inLocale(text: string, language: 'nl' | 'en'): string {
  return language === 'nl' ? text : text.replace(',', '.');
}

function openGrading(lesson: Lesson): Lesson {
  openList(lesson);
  lesson.panel.click(lesson.says.enter);
  return lesson;
}

function historyRows({ file, language }: Lesson): number {
  const sheet = file.sheet(TABS[language].history);
  let row = 3;
  while (sheet.value(`A${row}`) !== '') row++;
  return row - 3;
}

describe.each(['nl', 'en'] as const)('grades typed in the panel (%s)', (language) => {
  const saved = { nl: 'opgeslagen als concept', en: 'saved as a draft' }[language];

  test('S39 S40 S41 S42 S43 S44 every rounding of the source, one after the other on one card', () => {
    const lesson = openGrading(openLesson({ language }));
    const { panel } = lesson;
    VECTORS.forEach(([typed, kept, inSheet], i) => {
      const student = i % 3;
      panel.type(gradeField(lesson, student), inLocale(typed, language));
      expect(lesson.panel.stack).toHaveLength(2);
      expect(panel.notice).toContain(`: ${inLocale(kept, language)} ${saved}`);
      expect(shown(lesson, student)).toBe(`${inLocale(inSheet, language)} ◐`);
      expect(lesson.grades.shown(cell(student)).color).toBe('#008000');
    });
    panel.open();
    openGrading(lesson);
    expect(panel.text()).toMatch(/^Amber de Vries: /m);
    expect(panel.text()).not.toMatch(/\[(Opslaan|Save)\]/);
    expect([0, 1, 2].map((i) => panel.values(gradeField(lesson, i))[0])).toEqual(['8', inLocale('8,5', language), '7']);
  });

  test('saving a grade costs at most five reads and four writes, and does not redraw the card', () => {
    const lesson = openGrading(openLesson({ language, students: 30 }));
    const { panel } = lesson;
    for (const [student, typed] of [
      [0, '8'],
      [17, '9'],
      [0, '7'],
    ] as const) {
      panel.type(gradeField(lesson, student), typed);
      expect(lastCalls(lesson).read.length).toBeLessThanOrEqual(5);
      expect(lastCalls(lesson).write.length).toBeLessThanOrEqual(4);
    }
    expect(panel.values(gradeField(lesson, 17))).toEqual(['9']);
    expect(panel.stack).toHaveLength(2);
  });

  test.each(REFUSED[language])(
    '%s is refused with one sentence, stays in the field, and nothing is written',
    (typed: string, sentence: string) => {
      const lesson = openGrading(openLesson({ language }));
      const { panel } = lesson;
      panel.type(gradeField(lesson, 1), '6');
      const before = contents(lesson);
      panel.type(gradeField(lesson, 0), typed);
      expect(panel.text()).toContain(`! Amber de Vries: ${sentence}`);
      expect(panel.notice).toBe(sentence);
      expect(panel.values(gradeField(lesson, 0))).toEqual([typed]);
      expect(panel.values(gradeField(lesson, 1))).toEqual(['6']);
      expect(lastCalls(lesson).write).toEqual([]);
      expect(contents(lesson)).toEqual(before);
      openList(lesson);
      panel.click('Amber de Vries');
      panel.type('grade', typed);
      expect(panel.text()).toContain(`! ${sentence}`);
      expect(panel.values('grade')).toEqual([typed]);
      expect(lastCalls(lesson).write).toEqual([]);
      expect(contents(lesson)).toEqual(before);
    },
  );

  test('two refused entries both stay, and each sentence goes when its entry is mended', () => {
    const lesson = openGrading(openLesson({ language }));
    const { panel } = lesson;
    panel.type(gradeField(lesson, 0), 'abc');
    panel.type(gradeField(lesson, 1), '-1');
    expect(panel.values(gradeField(lesson, 0))).toEqual(['abc']);
    expect(panel.text()).toContain('! Amber de Vries: “abc”');
    expect(panel.text()).toContain('! Bilal Haddad: “-1”');
    panel.type(gradeField(lesson, 0), '8');
    expect(panel.notice).toBe(`Amber de Vries: 8 ${saved}`);
    expect(panel.text()).not.toContain('“abc”');
    expect(panel.text()).toContain('! Bilal Haddad: “-1”');
    expect(panel.values(gradeField(lesson, 1))).toEqual(['-1']);
    panel.type(gradeField(lesson, 1), '');
    expect(panel.text()).not.toContain('! ');
    expect(panel.stack).toHaveLength(2);
    expect(shown(lesson, 0)).toBe(`${inLocale('8,0', language)} ◐`);
    expect(shown(lesson, 1)).toBe('');
  });

  test('a grade above the maximum is kept and marked', () => {
    const lesson = openGrading(openLesson({ language, points: 10 }));
    const { panel, says } = lesson;
    panel.type(gradeField(lesson, 0), '12');
    expect(panel.notice).toContain(
      { nl: '12 is meer dan het maximum van 10', en: '12 is above the maximum of 10' }[language],
    );
    panel.click(says.done);
    expect(panel.text()).toContain(
      { nl: '◐ concept 12 · boven het maximum', en: '◐ draft 12 · above the maximum' }[language],
    );
    expect(lesson.grades.value(cell(0))).toBe(12);
    panel.click(textOf(language).work.return);
    panel.tick('students', idOf(lesson, 0));
    panel.click(textOf(language).work.returnTicked);
    expect(panel.text()).toContain(
      {
        nl: '! 1 cijfer is hoger dan het maximum. Klopt dat?',
        en: '! 1 grade is above the maximum. Is that right?',
      }[language],
    );
    expect(panel.text()).toMatch(/12 \/ 10 · (boven het maximum|above the maximum)/);
  });

  test('emptying a field takes the draft away, and history keeps it', () => {
    const lesson = openGrading(openLesson({ language }));
    const { panel } = lesson;
    panel.type(gradeField(lesson, 0), '8');
    panel.type(gradeField(lesson, 0), '');
    expect(panel.notice).toBe({ nl: 'Amber de Vries: cijfer gewist', en: 'Amber de Vries: grade cleared' }[language]);
    expect(shown(lesson, 0)).toBe('');
    expect(historyRows(lesson)).toBe(4);
  });

  test('S45 S48 a grade typed anywhere shows everywhere, also the next day', () => {
    const lesson = openGrading(openLesson({ language }));
    const { panel, grades, workspace } = lesson;
    panel.type(gradeField(lesson, 0), '8');
    grades.type(cell(1), inLocale('7,5', language));
    openList(lesson);
    expect(panel.text()).toMatch(/Bilal Haddad ◐ (concept|draft) 7[.,]5/);
    panel.click('Chris Bos');
    panel.type('grade', '6');
    workspace.core.clock.set(new Date('2026-11-17T20:00+01:00'));
    openGrading(lesson);
    expect([0, 1, 2].map((i) => panel.values(gradeField(lesson, i))[0])).toEqual(['8', inLocale('7,5', language), '6']);
    expect([0, 1, 2].map((i) => shown(lesson, i))).toEqual(
      ['8,0 ◐', '7,5 ◐', '6,0 ◐'].map((text) => inLocale(text, language)),
    );
    panel.back();
    openList(lesson);
    panel.click('Amber de Vries');
    expect(panel.values('grade')).toEqual(['8']);
  });

  test('S43 the grade is there when the panel is closed at once', () => {
    const lesson = openGrading(openLesson({ language }));
    lesson.panel.type(gradeField(lesson, 2), '9');
    const colleague = lesson.workspace.open(lesson.file, { email: 'collega@school.example', locale: language });
    colleague.panel.open();
    colleague.panel.click('Toets H3', /·/);
    expect(colleague.panel.text()).toMatch(/Chris Bos ◐ (concept|draft) 9/);
  });
});

test('the other sign is understood where it can mean nothing else, and grouped thousands by locale', () => {
  const nl = openGrading(openLesson({ language: 'nl', points: 2000 }));
  nl.panel.type(gradeField(nl, 0), '7.5');
  expect(nl.grades.value(cell(0))).toBe(7.5);
  nl.panel.type(gradeField(nl, 1), '1.234');
  expect(nl.grades.value(cell(1))).toBe(1234);
  nl.panel.type(gradeField(nl, 2), '1,234');
  expect(nl.grades.value(cell(2))).toBe(1.23);
  const en = openGrading(openLesson({ language: 'en', points: 2000 }));
  en.panel.type(gradeField(en, 0), '7,5');
  expect(en.grades.value(cell(0))).toBe(7.5);
  en.panel.type(gradeField(en, 1), '1,234');
  expect(en.grades.value(cell(1))).toBe(1234);
  en.panel.type(gradeField(en, 2), '1.234');
  expect(en.grades.value(cell(2))).toBe(1.23);
});

test('grades are typed in the notation of the spreadsheet, whatever the language of the teacher', () => {
  const lesson = openLesson({ language: 'nl' });
  const { panel } = lesson.workspace.open(lesson.file, { email: 'colleague@school.example', locale: 'en' });
  panel.open();
  panel.click('Toets H3', /·/);
  panel.click('Enter grades');
  panel.type(gradeField(lesson, 0), 'abc');
  expect(panel.text()).toContain('“abc” is not a grade. Type a number such as 8,5.');
  panel.type(gradeField(lesson, 0), '8,25');
  expect(panel.notice).toBe('Amber de Vries: 8,25 saved as a draft');
});

test('a cell that cannot be read stands in its field and is not taken for typing', () => {
  const lesson = openLesson();
  const { panel, grades } = lesson;
  grades.type(cell(0), 'abs?');
  openGrading(lesson);
  expect(panel.values(gradeField(lesson, 0))).toEqual(['abs?']);
  panel.type(gradeField(lesson, 1), 'x');
  expect(panel.text()).toContain('! Bilal Haddad: “x” is geen cijfer.');
  expect(panel.text()).not.toContain('“abs?” is geen cijfer');
  panel.type(gradeField(lesson, 0), '8');
  expect(shown(lesson, 0)).toBe('8,0 ◐');
});

describe.each(['nl', 'en'] as const)('in the grading tool (%s)', (language) => {
  function openTool(): Lesson {
    const lesson = openLesson({ language });
    openList(lesson);
    lesson.panel.click('Amber de Vries');
    return lesson;
  }

  test('S46 a grade only, a comment only, or both', () => {
    const lesson = openTool();
    const { panel } = lesson;
    panel.type('comment', 'Goed uitgelegd.');
    expect(panel.notice).toBe({ nl: 'Reactie opgeslagen', en: 'Comment saved' }[language]);
    expect(lastCalls(lesson).read.length).toBeLessThanOrEqual(5);
    expect(lastCalls(lesson).write.length).toBeLessThanOrEqual(4);
    panel.type('grade', '8');
    openList(lesson);
    panel.click('Amber de Vries');
    expect([panel.values('grade'), panel.values('comment')]).toEqual([['8'], ['Goed uitgelegd.']]);
    expect(panel.stack.at(1)?.name).toBe('work');
    panel.back();
    expect(panel.text()).toMatch(/Amber de Vries .*8 · (reactie|comment)/);
  });

  test('a comment of 60,000 characters is refused, stays in the field, and costs nothing else', () => {
    const lesson = openTool();
    const { panel } = lesson;
    const long = 'Zo. '.repeat(15_000);
    const before = contents(lesson);
    panel.type('comment', long);
    expect(panel.text()).toContain(
      { nl: '! Deze reactie heeft 59.999 tekens.', en: '! This comment has 59,999 characters.' }[language],
    );
    expect(panel.values('comment')).toEqual([long]);
    expect(lastCalls(lesson).write).toEqual([]);
    expect(contents(lesson)).toEqual(before);
    panel.type('grade', 'abc');
    expect(panel.values('comment')).toEqual([long]);
    expect(panel.values('grade')).toEqual(['abc']);
    panel.type('grade', '8');
    expect(panel.values('comment')).toEqual([long]);
    expect(panel.text()).not.toContain('abc');
    panel.type('comment', 'Zo.');
    expect(panel.text()).not.toContain('! ');
    expect(panel.values('grade')).toEqual(['8']);
  });

  test('a comment keeps its lines, its emoji and what looks like a formula', () => {
    const lesson = openTool();
    const { panel } = lesson;
    const comment = '=1+1 klopt 😀\n<b>Let op</b> “de komma”';
    panel.type('comment', comment);
    openList(lesson);
    panel.click('Amber de Vries');
    expect(panel.values('comment')).toEqual([comment]);
  });

  test('excused: the draft goes, the cell says so, and a new grade ends it', () => {
    const lesson = openTool();
    const { panel, says } = lesson;
    const word = { nl: 'Vrijgesteld', en: 'Excused' }[language];
    panel.type('grade', '8');
    panel.click(says.excuse);
    expect(shown(lesson, 0)).toBe(word);
    expect(panel.text()).toContain(`– ${word}`);
    expect(panel.values('grade')).toEqual([]);
    panel.click(says.notExcused);
    expect(shown(lesson, 0)).toBe('');
    panel.click(says.excuse);
    panel.type('grade', '7');
    expect(shown(lesson, 0)).toMatch(/^7[,.]0 ◐$/);
    openList(lesson);
    expect(panel.text()).not.toContain(word);
  });

  test('marked as turned in, and not', () => {
    const lesson = openTool();
    const { panel, says } = lesson;
    const word = { nl: 'Ingeleverd', en: 'Turned in' }[language];
    panel.click(says.turnedIn);
    expect(panel.text()).toContain(`● ${word} ${{ nl: 'ingeleverd', en: 'turned in' }[language]}`);
    expect(shown(lesson, 0)).toBe(word);
    expect(lesson.grades.shown(cell(0)).color).toBe('#008000');
    panel.click(says.notTurnedIn);
    expect(shown(lesson, 0)).toBe('');
    expect(panel.text()).toContain(
      { nl: '○ Toegewezen Nog niets ingeleverd', en: '○ Assigned Nothing turned in yet' }[language],
    );
    panel.click(says.turnedIn);
    expect(panel.text()).not.toMatch(/2×|2 times/);
  });
});
