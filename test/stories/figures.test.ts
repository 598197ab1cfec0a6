/** Overall grades: live in the sheet, in the system and on the scale that the teacher chose. */
import { textOf } from '../../src/text/language';
import { lastCalls, TABS } from './classroom';
import { cutOff, stage } from './crash';
import { cell, makeAssignment, openLesson, openList, type Lesson } from './lesson';
import { inconsistencies } from './picture';

const BOTH = ['nl', 'en'] as const;

const OVERALL = {
  nl: {
    settings: 'Instellingen',
    figures: /^Eindcijfer: /,
    save: 'Opslaan',
    mean: 'Klasgemiddelde',
    edit: 'Opdracht bewerken',
  },
  en: {
    settings: 'Settings',
    figures: /^Overall grade: /,
    save: 'Save',
    mean: 'Class average',
    edit: 'Edit assignment',
  },
} as const;

type Choices = Readonly<Record<string, string>>;

/** From Home to the card, fills it in and saves. */
function setFigures(lesson: Lesson, choices: Choices, fields: Readonly<Record<string, string>> = {}): void {
  const { panel, language } = lesson;
  panel.open();
  panel.click(OVERALL[language].settings);
  panel.click(OVERALL[language].figures);
  for (const [name, value] of Object.entries(choices)) panel.choose(name, value);
  for (const [name, value] of Object.entries(fields)) panel.fill(name, value);
  panel.click(OVERALL[language].save);
}

/** The overall figures of the students as the sheet shows them. */
function overall({ grades }: Lesson, students = 3): string[] {
  return Array.from({ length: students }, (_, i) => grades.shown(cell(i, 'E')).text);
}

/** A number as the sheet of this language shows it. */
function local(language: 'nl' | 'en', text: string): string {
  return language === 'nl' ? text.replace('.', ',') : text;
}

function returnOne(lesson: Lesson, student: string): void {
  const { panel, says } = lesson;
  openList(lesson);
  panel.click(student);
  panel.click(says.return);
  panel.click(says.returnOne);
}

describe.each(BOTH)('the figures in the sheet (%s)', (language) => {
  const n = (text: string) => local(language, text);

  test('follow typing without the panel: total points, excused work left out (B.3)', () => {
    const lesson = openLesson({ language });
    const { grades, panel } = lesson;
    makeAssignment(lesson, { title: 'Toets H4' });
    grades.type('F6', '90');
    grades.type('G6', '95');
    grades.type('F7', '100');
    grades.type('G7', language === 'nl' ? 'Vrijgesteld' : 'Excused');
    expect(overall(lesson)).toEqual([n('92.5%'), n('100.0%'), '']);
    expect(grades.shown('E5').text).toBe(n('96.3%'));
    expect([grades.shown('F5').text, grades.shown('G5').text]).toEqual([n('95.0'), n('95.0')]);
    panel.open();
    expect(panel.text()).toContain(`${OVERALL[language].mean} ${n('96.3%')}`);
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('a number that cannot be a grade counts in no figure, and is named', () => {
    const lesson = openLesson({ language });
    const { grades, panel } = lesson;
    grades.type('F6', '-3');
    grades.type('F7', '80');
    expect([grades.value('F5'), grades.value('E5')]).toEqual([80, 0.8]);
    panel.open();
    expect(panel.text()).toContain(textOf(language).home.unreadable(1));
    expect([grades.value('F5'), grades.value('E5'), grades.value('F6')]).toEqual([80, 0.8, -3]);
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('a date and a slip of ten digits count in no figure, and are named', () => {
    const lesson = openLesson({ language });
    const { grades, panel } = lesson;
    const t = textOf(language);
    const { format, ...plain } = grades.cell(6, 6);
    grades.put(6, 6, { ...plain, format: { ...format, numberFormat: 'd-m-yyyy' } });
    grades.type('F6', language === 'nl' ? '8-5-2026' : '5/8/2026');
    expect(grades.value('F6')).not.toEqual(expect.any(Number));
    grades.type('F7', '80');
    grades.type('F8', '1234567890');
    const figures = () => [grades.value('F5'), grades.value('E5'), ...overall(lesson)];
    const wanted = [80, 0.8, '', n('80.0%'), ''];
    expect(figures()).toEqual(wanted);
    panel.open();
    expect(panel.text()).toContain(t.home.unreadable(2));
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
    panel.click(t.check.menu);
    expect(panel.text()).toContain(t.check.found.unreadable(2));
    expect(panel.text()).not.toContain(t.check.how.figures);
    setFigures(lesson, { weigh: 'equal' });
    expect(figures()).toEqual(wanted);
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('a fraction that the sheet takes for a date in the format of a grade is no grade of 46,000, and is named', () => {
    const lesson = openLesson({ language });
    const { grades, panel } = lesson;
    grades.type('F6', '70');
    panel.open();
    grades.type('F6', '8/10');
    expect(Number(grades.value('F6'))).toBeGreaterThan(40_000);
    panel.open();
    expect(panel.text()).toContain(textOf(language).home.unreadable(1));
    expect([grades.value('F5'), overall(lesson, 1)[0]]).toEqual(['', '']);
  });

  test('S33 of an assignment out of more points such a number is a grade, and counts', () => {
    const lesson = openLesson({ language });
    const { grades, panel } = lesson;
    makeAssignment(lesson, { title: 'Werkstuk', points: 50_000 });
    grades.paste('F6', [['46150', '40000']]);
    panel.open();
    panel.open();
    const figures = () => [grades.value('F5'), grades.value('G5'), ...overall(lesson, 1)];
    expect(figures()[1]).toBe(40_000);
    expect(panel.text()).toContain(textOf(language).home.unreadable(1));
    grades.clear('F6');
    panel.open();
    expect(figures()).toEqual(['', 40_000, n('80.0%')]);
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
    grades.type('G4', '100');
    panel.open();
    panel.open();
    expect(figures()).toEqual(['', '', '']);
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('formulas of before, without a greatest grade, are written anew where that makes a difference', () => {
    const lesson = openLesson({ language });
    const { grades, panel } = lesson;
    grades.paste('F6', [['1234567890'], ['80']]);
    for (const at of ['F5', 'E6', 'E7']) grades.type(at, grades.formula(at).replace(/;[^;]*;"<=30000"/g, ''));
    expect(grades.value('F5')).toBe(617283985);
    panel.open();
    panel.open();
    expect([grades.value('F5'), grades.value('E5'), overall(lesson, 2)]).toEqual([80, 0.8, ['', n('80.0%')]]);
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('a cell counts as it stands, with all its decimals, and a formula of the teacher stays one', () => {
    const lesson = openLesson({ language, points: 1 });
    lesson.grades.type('F6', '=5449/10000');
    lesson.panel.open();
    expect(lesson.grades.formula('F6')).toBe('=5449/10000');
    expect(overall(lesson, 1)).toEqual([n('54.5%')]);
    lesson.panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('S38 work that was returned keeps the points of then, on the card too', () => {
    const lesson = openLesson({ language, points: 10 });
    const { panel, grades, says } = lesson;
    grades.type('F6', '8');
    grades.type('F7', '8');
    returnOne(lesson, 'Amber de Vries');
    openList(lesson);
    panel.click(says.changePoints);
    panel.fill('points', '20');
    panel.click(says.update);
    expect(overall(lesson)).toEqual([n('80.0%'), n('40.0%'), '']);
    grades.type('F6', '10');
    expect(overall(lesson)).toEqual([n('50.0%'), n('40.0%'), '']);
    grades.type('F6', '8');
    openList(lesson);
    panel.click('Amber de Vries');
    expect(panel.text()).toContain(n('80%'));
    grades.type('F4', '40');
    panel.open();
    expect(overall(lesson)).toEqual([n('80.0%'), n('20.0%'), '']);
  });

  test('S38 S40 S52 more decimals, typed or from a formula, are the grade that was returned: black, and out of the points of then', () => {
    const lesson = openLesson({ language, points: 10 });
    const { panel, grades, says } = lesson;
    grades.type('F6', n('8.725'));
    grades.type('F7', '=61/9');
    returnOne(lesson, 'Amber de Vries');
    returnOne(lesson, 'Bilal Haddad');
    openList(lesson);
    panel.click(says.changePoints);
    panel.fill('points', '20');
    panel.click(says.update);
    const looks = (row: number) => [grades.shown(`F${row}`).text, grades.shown(`F${row}`).color];
    expect([looks(6), looks(7)]).toEqual([
      [n('8.73 ✓'), '#000000'],
      [n('6.78 ✓'), '#000000'],
    ]);
    expect(overall(lesson, 2)).toEqual([n('87.3%'), n('67.8%')]);
    grades.type('F6', n('8.735'));
    expect([grades.shown('F6').text, overall(lesson, 1)[0]]).toEqual([n('8.74 ◐'), n('43.7%')]);
    panel.open();
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('S38 the class average takes it for its part of the points of now, also when rows are sorted and cells typed', () => {
    const lesson = openLesson({ language, points: 100 });
    const { panel, grades, says } = lesson;
    grades.paste('F6', [['80'], ['45'], ['20']]);
    returnOne(lesson, 'Amber de Vries');
    openList(lesson);
    panel.click(says.changePoints);
    panel.fill('points', '50');
    panel.click(says.update);
    const average = () => grades.shown('F5').text;
    expect(average()).toBe(n('35.0')); // 80 of 100 is 40 of 50
    grades.sort('A6:Z8', 'B');
    expect(average()).toBe(n('35.0'));
    const amber = [6, 7, 8].find((row) => grades.value(`C${row}`) === 'Amber') ?? 0;
    grades.type(`F${amber}`, '25');
    expect(average()).toBe(n('30.0'));
    grades.type(`F${amber}`, '80');
    expect(average()).toBe(n('35.0'));
    grades.type(`F${amber}`, n('79.998'));
    expect(average()).toBe(n('35.0'));
    panel.open();
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
    grades.clear('F5');
    panel.open();
    expect(average()).toBe(n('35.0'));
    grades.type(`F${amber}`, '42');
    returnOne(lesson, 'Amber de Vries');
    expect(average()).toBe(n('35.67'));
    grades.type('F4', '10');
    panel.open();
    expect(average()).toBe(n('24.47')); // 42 of 50 is 8.4 of 10, beside the drafts 45 and 20
  });

  test('S38 returned again with the new points, it is out of those', () => {
    const lesson = openLesson({ language, points: 10 });
    const { grades } = lesson;
    grades.type('F6', '8');
    returnOne(lesson, 'Amber de Vries');
    grades.type('F4', '20');
    grades.type('F6', '16');
    returnOne(lesson, 'Amber de Vries');
    expect(overall(lesson, 1)).toEqual([n('80.0%')]);
    grades.type('F4', '40');
    lesson.panel.open();
    expect(overall(lesson, 1)).toEqual([n('80.0%')]);
  });

  test('are put right at the next visit: a deleted formula, a student typed in, a row above the first', () => {
    const lesson = openLesson({ language });
    const { grades, panel } = lesson;
    grades.type('F6', '90');
    grades.type('F7', '50');
    grades.clear('E6');
    grades.insertRowsBefore(6);
    grades.paste('B6', [['Aa', 'Al']]);
    grades.type('F6', '70');
    panel.open();
    panel.open();
    expect(overall(lesson)).toEqual([n('70.0%'), n('90.0%'), n('50.0%')]);
    expect([grades.shown('E5').text, grades.shown('F5').text]).toEqual([n('70.0%'), n('70.0')]);
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('a row whose name somebody emptied counts in both, until it is deleted, and nothing is written anew', () => {
    const lesson = openLesson({ language, points: 10 });
    const { grades, panel } = lesson;
    grades.paste('F6', [['8'], ['4'], ['3']]);
    returnOne(lesson, 'Amber de Vries');
    grades.type('F4', '20');
    panel.open();
    grades.clear('B6:D6');
    panel.open();
    // 8 of 10 is 16 of 20, beside the drafts 4 and 3.
    expect([grades.value('F5'), grades.shown('E5').text]).toEqual([expect.closeTo(23 / 3, 9), n('38.3%')]);
    expect(panel.text()).toContain(`${OVERALL[language].mean} ${n('38.3%')}`);
    const isQuiet = () => {
      panel.open();
      expect(lastCalls(lesson).write).toEqual([]);
      panel.click(textOf(language).check.menu);
      expect(panel.text()).not.toContain(textOf(language).check.how.figures);
    };
    isQuiet();
    grades.type('F6', '14');
    setFigures(lesson, { scale: 'points' });
    expect([...overall(lesson), grades.shown('E5').text]).toEqual([n('14.0'), n('4.0'), n('3.0'), n('7.0')]);
    panel.open();
    isQuiet();
    grades.clear('B6:F6');
    panel.open();
    expect([...overall(lesson), grades.shown('E5').text]).toEqual(['', n('4.0'), n('3.0'), n('3.5')]);
    setFigures(lesson, { scale: 'percent', counts: 'returned' });
    expect(overall(lesson)).toEqual(['', '', '']);
    isQuiet();
  });

  test('what the teacher puts in their place stays', () => {
    const lesson = openLesson({ language });
    const { grades, panel } = lesson;
    grades.type('F6', '90');
    grades.type('E6', '=F6/50');
    grades.type('E7', '1');
    panel.open();
    setFigures(lesson, { scale: 'pass' });
    expect([grades.formula('E6'), grades.value('E7')]).toEqual(['=F6/50', 1]);
  });

  test.each(['percent', 'points', 'letters', 'pass'])(
    'a formula of the teacher that begins as ours stays, whatever is counted: %s; ours is written anew',
    (scale) => {
      const lesson = openLesson({ language });
      const { grades, panel } = lesson;
      setFigures(lesson, { scale });
      grades.paste('F6', [['90'], ['0'], ['40']]);
      panel.open();
      const ours = grades.formula('E7');
      const own = new Map([
        ['F5', '=AVERAGEIF(F6:F40;">0")'],
        ['E5', grades.formula('E5') === '' ? '=1/2' : grades.formula('E5').replace('>=0', '>0')],
        ['E6', '=AVERAGEIF(F6:Z6;">50")/200'],
        ['E7', `${ours}+1/20`],
        ['E8', grades.formula('E8').replace(/(\)?;""\)+)$/, '+1/20$1')],
      ]);
      for (const [at, formula] of own) grades.type(at, formula);
      const stands = () => [...own.keys()].map((at) => [at, grades.formula(at)]);
      const typed = stands();
      panel.open();
      panel.open();
      expect(stands()).toEqual(typed);
      setFigures(lesson, { counts: 'returned' });
      expect(stands()).toEqual(typed);
      setFigures(lesson, { counts: 'drafts' });
      for (const at of own.keys()) grades.clear(at);
      panel.open();
      expect(grades.value('F5')).toBeCloseTo(130 / 3, 9);
      expect(grades.formula('E7')).toBe(ours);
    },
  );
});

describe.each(BOTH)('how assignments weigh (%s)', (language) => {
  const n = (text: string) => local(language, text);

  test('by their points or each the same, with the difference beside a student (B.3); points typed in a heading count at the next visit', () => {
    const lesson = openLesson({ language, points: 5 });
    const { grades, panel } = lesson;
    const f = textOf(language).figures;
    for (const [title, points] of [
      ['B', 5],
      ['C', 5],
      ['D', 100],
    ] as const)
      makeAssignment(lesson, { title, points });
    grades.paste('F6', [['4', n('3.5'), '4', '85']]);
    expect(overall(lesson, 1)).toEqual([n('83.9%')]);
    const beside = () => {
      openList(lesson);
      panel.click('Amber de Vries');
      return panel.text();
    };
    expect(beside()).toContain(f.otherwise.equal(n('78.8%')));
    setFigures(lesson, { weigh: 'equal' });
    expect(overall(lesson, 1)).toEqual([n('78.8%')]);
    expect(beside()).toContain(f.otherwise.points(n('83.9%')));
    grades.type('F4', '8');
    panel.open();
    expect(overall(lesson, 1)).toEqual([n('71.3%')]); // 50, 70, 80 and 85
    panel.open();
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
    setFigures(lesson, { scale: 'points' });
    expect(overall(lesson, 1)).toEqual([n('71.3')]);
    setFigures(lesson, { weigh: 'points' });
    expect(overall(lesson, 1)).toEqual([n('96.5')]);
    expect(beside()).not.toContain(f.otherwise.equal(n('71.3')));
  });
});

describe.each(BOTH)('choosing the system (%s)', (language) => {
  const n = (text: string) => local(language, text);
  const tests = language === 'nl' ? 'Toetsen' : 'Tests';
  const project = 'Project';

  function weightedLesson(): Lesson {
    const lesson = openLesson({ language, points: 10 });
    const { panel, grades, title } = lesson;
    makeAssignment(lesson, { title: 'Werkstuk', points: 20 });
    setFigures(lesson, { system: 'weighted' }, { categories: `${tests} 20\n${project}: 70%\nOefening 10` });
    for (const [name, category] of [
      [title, tests],
      ['Werkstuk', project],
    ] as const) {
      panel.open();
      panel.click(new RegExp(` ${name}`));
      panel.click(OVERALL[language].edit);
      panel.choose('category', category);
      panel.click(OVERALL[language].save);
    }
    expect(grades.shown('B5').text).toBe(language === 'nl' ? 'Categorie' : 'Category');
    return lesson;
  }

  const sevenths = (lesson: Lesson) => [7, 8, 9].map((row) => lesson.grades.shown(`E${row}`).text);

  function settingRow({ file }: Lesson, category: string): number {
    const settings = file.sheet(TABS[language].settings);
    const rows = Array.from({ length: 40 }, (_, i) => i + 1);
    return rows.find((at) => settings.value(`A${at}`) === `category.${category}`) ?? 0;
  }

  test('weighted by category: a category without work drops out (B.3)', () => {
    const lesson = weightedLesson();
    const { grades } = lesson;
    expect([grades.shown('F5').text, grades.shown('G5').text]).toEqual([tests, project]);
    grades.type('F7', '10');
    grades.type('G7', '0');
    grades.type('F8', '0');
    grades.type('G8', '20');
    grades.type('F9', '5');
    expect(sevenths(lesson)).toEqual([n('22.2%'), n('77.8%'), n('50.0%')]);
    lesson.panel.open();
    expect(lesson.panel.text()).toContain(n('50%'));
    lesson.panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('weights typed in Settings and categories typed in the sheet count at once', () => {
    const lesson = weightedLesson();
    const { grades, file, panel } = lesson;
    grades.type('F7', '10');
    grades.type('G7', '0');
    const settings = file.sheet(TABS[language].settings);
    const row = settingRow(lesson, tests);
    expect(settings.value(`B${row}`)).toBe(20);
    settings.type(`B${row}`, '70');
    expect(sevenths(lesson)[0]).toBe(n('50.0%'));
    grades.type('F5', project);
    expect(sevenths(lesson)[0]).toBe(n('33.3%'));
    panel.open();
    expect(file.sheet(TABS[language].assignments).shown('E3').text).toBe(project);
  });

  test('a category with a space behind it and points as text, typed over the same: they count after the next visit', () => {
    const lesson = weightedLesson();
    const { grades, file, panel } = lesson;
    grades.type('F7', '10');
    grades.type('G7', '0');
    grades.paste('F4', [["'10"], [`${tests} `]]);
    grades.type('G4', '="20"');
    panel.open();
    expect([grades.value('F4'), grades.value('F5'), grades.cell(4, 7).formula]).toEqual([10, tests, '="20"']);
    expect(sevenths(lesson)[0]).toBe(n('100.0%'));
    grades.type('G4', '20');
    expect(sevenths(lesson)[0]).toBe(n('22.2%'));
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
    expect(inconsistencies(file)).toEqual([]);
  });

  test.each([
    [['60%', '40'], '60.0%'],
    [['40', '60%'], '40.0%'],
    [['60%', '40%'], '60.0%'],
    [['0.5', '1'], '33.3%'],
    [['1', '4'], '20.0%'],
  ])('weights typed in Settings as %j: the first counts for %s, live and at the next visit', (weights, share) => {
    const lesson = weightedLesson();
    const { grades, file, panel } = lesson;
    grades.type('F7', '10');
    grades.type('G7', '0');
    const settings = file.sheet(TABS[language].settings);
    [tests, project, 'Oefening'].forEach((name, i) => {
      settings.type(`B${settingRow(lesson, name)}`, n(weights[i] ?? '0'));
    });
    expect(sevenths(lesson)[0]).toBe(n(share));
    panel.open();
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
    expect(sevenths(lesson)[0]).toBe(n(share));
  });

  test('12,5% and 87,5% typed in Settings are that in the sheet and on the card', () => {
    const lesson = weightedLesson();
    const { grades, panel, file } = lesson;
    grades.type('F7', '10');
    grades.type('G7', '0');
    [tests, project, 'Oefening'].forEach((name, i) => {
      file.sheet(TABS[language].settings).type(`B${settingRow(lesson, name)}`, n(['12.5%', '87.5%', '0'][i] ?? ''));
    });
    expect(sevenths(lesson)[0]).toBe(n('12.5%'));
    panel.open();
    expect(panel.text()).toContain(`${OVERALL[language].mean} ${n('12.5%')}`);
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
    panel.click(OVERALL[language].settings);
    panel.click(OVERALL[language].figures);
    expect(panel.values('categories')).toEqual([`${tests} ${n('12.5')}\n${project} ${n('87.5')}\nOefening 0`]);
  });

  test('a category with a sign in Settings that means something else in a formula counts nowhere, and Check names it', () => {
    const lesson = weightedLesson();
    const { grades, panel, file } = lesson;
    grades.type('F7', '10');
    grades.type('G7', '0');
    const row = settingRow(lesson, 'Oefening');
    for (const sign of ['Oef "kort"', `${tests.slice(0, 3)}*`]) {
      file.sheet(TABS[language].settings).type(`A${row}`, `category.${sign}`);
      grades.type('F5', sign);
      panel.open();
      expect(sevenths(lesson)).toEqual([n('0.0%'), '', '']);
      panel.open();
      expect(lastCalls(lesson).write).toEqual([]);
      panel.click(textOf(language).check.menu);
      expect(panel.text()).toContain(textOf(language).check.found.settings(1));
      expect(panel.text()).not.toContain(textOf(language).check.found.figures(3));
      panel.open();
    }
  });

  test('a category that is in Settings twice counts by its upper row, whatever its capitals, in the sheet and on the card', () => {
    const lesson = weightedLesson();
    const { grades, file, panel, says } = lesson;
    grades.type('F7', '10');
    grades.type('G7', '0');
    const settings = file.sheet(TABS[language].settings);
    settings.paste('A40', [
      [`category.${tests}`, '70'],
      [`category.${project.toUpperCase()}`, '5'],
    ]);
    panel.open();
    expect(sevenths(lesson)[0]).toBe(n('22.2%'));
    panel.open();
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
    panel.click(says.settings);
    panel.click(OVERALL[language].figures);
    expect(panel.values('categories')).toEqual([`${tests} 20\n${project} 70\nOefening 10`]);
    panel.fill('categories', `${tests} 70\n${project} 70\nOefening 10`);
    panel.click(OVERALL[language].save);
    expect(sevenths(lesson)[0]).toBe(n('50.0%'));
    panel.open();
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('categories and letters on one line are as many', () => {
    const lesson = weightedLesson();
    const { grades, panel } = lesson;
    grades.type('F7', '10');
    grades.type('G7', '0');
    setFigures(lesson, { scale: 'letters' }, { categories: `${tests} 60, ${project} 40`, letters: 'G 80; V 55; O 0' });
    expect(sevenths(lesson)[0]).toBe('V');
    panel.open();
    panel.click(OVERALL[language].settings);
    panel.click(OVERALL[language].figures);
    expect([panel.values('categories'), panel.values('letters')]).toEqual([
      [`${tests} 60\n${project} 40`],
      ['G 80\nV 55\nO 0'],
    ]);
  });

  test('a category of which only the capitals change keeps its weight', () => {
    const lesson = weightedLesson();
    const { grades, panel } = lesson;
    grades.type('F7', '10');
    grades.type('G7', '0');
    setFigures(lesson, {}, { categories: `${tests.toUpperCase()} 70\n${project} 70` });
    expect(sevenths(lesson)[0]).toBe(n('50.0%'));
    panel.open();
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('back to total points: the categories are out of sight and kept', () => {
    const lesson = weightedLesson();
    const { grades } = lesson;
    grades.type('F7', '10');
    grades.type('G7', '0');
    setFigures(lesson, { system: 'points' });
    expect(sevenths(lesson)[0]).toBe(n('33.3%'));
    expect(grades.rows.hidden(5)).toBe(true);
    setFigures(lesson, { system: 'weighted' });
    expect(sevenths(lesson)[0]).toBe(n('22.2%'));
    expect(grades.rows.hidden(5)).toBe(false);
  });

  test('no overall grade: none in the sheet and none on the cards', () => {
    const lesson = openLesson({ language });
    const { grades, panel } = lesson;
    grades.type('F6', '90');
    setFigures(lesson, { system: 'none' });
    expect([overall(lesson, 1)[0], grades.shown('E5').text]).toEqual(['', '']);
    expect(panel.text()).not.toContain(OVERALL[language].mean);
    panel.open();
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test.each([
    [{ scale: 'pass' }, { passMark: '60' }, ['7.8', '4.8', '', '6.3'], '7.8'],
    [{ scale: 'nTerm' }, { nTerm: '1.3' }, ['8.5', '5.8', '', '7.2'], '8.5'],
    [{ scale: 'points' }, {}, ['16.0', '10.0', '', '13.0'], '16 / 20'],
    [{ scale: 'letters' }, { letters: 'G 80\nV 55\nO 0' }, ['G', 'O', '', ''], 'G'],
  ] as const)('%j', (choices, fields, shown, card) => {
    const lesson = openLesson({ language, points: 20 });
    const { grades, panel } = lesson;
    grades.type('F6', '16');
    grades.type('F7', '10');
    const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, n(value)]));
    setFigures(lesson, choices, typed);
    const calls = lastCalls(lesson);
    expect([...overall(lesson), grades.shown('E5').text]).toEqual(shown.map((text) => n(text)));
    expect(calls.write.length).toBeLessThanOrEqual(6);
    openList(lesson);
    panel.click('Amber de Vries');
    expect(panel.text()).toContain(n(card));
  });

  test('a mark below 5,5 says so on the card', () => {
    const lesson = openLesson({ language, points: 20 });
    lesson.grades.type('F6', '10');
    setFigures(lesson, { scale: 'pass' });
    openList(lesson);
    lesson.panel.click('Amber de Vries');
    expect(lesson.panel.text()).toContain(language === 'nl' ? '5,1 (onvoldoende)' : '5.1 (insufficient)');
  });

  test('only returned work: a draft changes nothing, returning does, excusing takes it out', () => {
    const lesson = openLesson({ language, points: 10 });
    const { grades, panel } = lesson;
    makeAssignment(lesson, { title: 'Werkstuk', points: 10 });
    grades.type('F6', '8');
    grades.type('F7', '4');
    returnOne(lesson, 'Amber de Vries');
    setFigures(lesson, { counts: 'returned' });
    expect(overall(lesson)).toEqual([n('80.0%'), '', '']);
    grades.type('F6', '2');
    grades.type('G6', '1');
    panel.open();
    expect(overall(lesson)).toEqual([n('80.0%'), '', '']);
    returnOne(lesson, 'Bilal Haddad');
    expect(overall(lesson)).toEqual([n('80.0%'), n('40.0%'), '']);
    grades.type('F7', 'EX');
    panel.open();
    expect(overall(lesson)).toEqual([n('80.0%'), '', '']);
    setFigures(lesson, { counts: 'drafts' });
    expect(overall(lesson)).toEqual([n('15.0%'), '', '']);
  });

  describe('the empty columns are deleted to the last one, and our hidden one with them', () => {
    /** Three assignments of ten points, of which Amber got back two. */
    function withReturns(counts: 'drafts' | 'returned'): Lesson {
      const lesson = openLesson({ language, points: 10 });
      makeAssignment(lesson, { title: 'Werkstuk', points: 10 });
      makeAssignment(lesson, { title: 'Verslag', points: 10 });
      lesson.grades.paste('F6', [
        ['8', '6', '1'],
        ['4', '', ''],
      ]);
      setFigures(lesson, { counts });
      returnOne(lesson, 'Amber de Vries');
      returnOne({ ...lesson, title: 'Werkstuk' }, 'Amber de Vries');
      return lesson;
    }

    function withoutEmpty({ grades }: Lesson): void {
      grades.deleteColumns(9, grades.maxColumns - 8);
    }

    test('only returned work counts: it still does, at Home and after the next return (S38)', () => {
      const lesson = withReturns('returned');
      const { grades, panel } = lesson;
      withoutEmpty(lesson);
      panel.open();
      expect(overall(lesson)).toEqual([n('70.0%'), '', '']);
      expect(panel.text()).toContain(`${OVERALL[language].mean} 70%`);
      panel.open();
      expect(lastCalls(lesson).write).toEqual([]);
      returnOne({ ...lesson, title: 'Verslag' }, 'Amber de Vries');
      expect(overall(lesson)).toEqual([n('50.0%'), '', '']);
      expect(grades.shown('E5').text).toBe(n('50.0%'));
      expect(inconsistencies(lesson.file)).toEqual([]);
    });

    test('only returned work counts: the next return comes before Home', () => {
      const lesson = withReturns('returned');
      openList({ ...lesson, title: 'Verslag' });
      withoutEmpty(lesson);
      lesson.panel.click('Amber de Vries');
      lesson.panel.click(lesson.says.return);
      lesson.panel.click(lesson.says.returnOne);
      expect(overall(lesson)).toEqual([n('50.0%'), '', '']);
      expect(inconsistencies(lesson.file)).toEqual([]);
    });

    test('drafts count: what was returned keeps the points of then (S38)', () => {
      const lesson = withReturns('drafts');
      const { grades, panel } = lesson;
      grades.type('F4', '5');
      panel.open();
      const before = overall(lesson);
      expect(before[0]).toBe(n('50.0%'));
      const mean = grades.shown('F5').text;
      withoutEmpty(lesson);
      panel.open();
      expect([overall(lesson), grades.shown('F5').text]).toEqual([before, mean]);
      panel.open();
      expect(lastCalls(lesson).write).toEqual([]);
      expect(inconsistencies(lesson.file)).toEqual([]);
    });

    test('nothing was returned out of other points: after one return the next reads as little as ever', () => {
      const calls = [false, true].map((isDeleted) => {
        const lesson = withReturns('drafts');
        if (isDeleted) withoutEmpty(lesson);
        returnOne({ ...lesson, title: 'Verslag' }, 'Amber de Vries');
        returnOne(lesson, 'Bilal Haddad');
        expect(inconsistencies(lesson.file)).toEqual([]);
        return lastCalls(lesson);
      });
      expect(calls[1]).toEqual(calls[0]);
    });

    test('an overall grade is the teacher’s own: the second Home reads as little as ever', () => {
      const calls = [false, true].map((isDeleted) => {
        const lesson = withReturns('drafts');
        lesson.grades.type('E6', '=5');
        if (isDeleted) withoutEmpty(lesson);
        lesson.panel.open();
        lesson.panel.open();
        expect(lesson.grades.formula('E6')).toBe('=5');
        return lastCalls(lesson);
      });
      expect(calls[1]).toEqual(calls[0]);
    });

    test.each([
      {
        name: 'Home',
        does: (lesson: Lesson) => {
          withoutEmpty(lesson);
          lesson.panel.open();
        },
      },
      {
        name: 'a return',
        does: (lesson: Lesson) => {
          const { panel, says } = lesson;
          openList({ ...lesson, title: 'Verslag' });
          withoutEmpty(lesson);
          panel.click('Amber de Vries');
          panel.click(says.return);
          panel.click(says.returnOne);
        },
      },
    ])('drafts count, and $name is cut off: what was returned keeps the points of then at the next visit', (deed) => {
      const lesson = withReturns('drafts');
      lesson.grades.type('F4', '5');
      lesson.panel.open();
      const before = overall(lesson);
      const scene = stage<Lesson>(lesson, lesson.workspace.remember(), deed);
      const writes = scene.remote.filter(({ call }) => call.kind === 'write');
      const after = writes.map(({ index }) => {
        cutOff(lesson, scene, 'stops', index);
        lesson.panel.open();
        lesson.panel.open();
        return overall(lesson);
      });
      expect(after).toEqual(writes.map(() => before));
    });
  });

  test.each([
    [{ categories: 'Toets -5' }, /(minder dan nul|below zero)/],
    [{ categories: 'Toets veel' }, /(geen percentage|no percentage)/],
    [{ categories: 'Toets 60\ntoets 40' }, /(staat er twee keer|is there twice)/],
    [{ categories: '60' }, /(heeft geen naam|has no name)/],
    [{ categories: 'Toets 1, werk 2 40' }, /(op een eigen regel|on a line of its own)/],
    [{ categories: 'Toets? 60' }, /(kan ik niet gebruiken|cannot use)/],
    [{ categories: '' }, /(minstens één categorie|at least one category)/],
    [{ categories: 'Toets 1', passMark: '100' }, /(kan de cesuur niet zijn|cannot be the pass mark)/],
    [{ categories: 'Toets 1', nTerm: '2,5' }, /(kan de N-term niet zijn|cannot be the N-term)/],
    [{ categories: 'Toets 1', letters: '' }, /(minstens één letter|at least one letter)/],
  ])('%j is refused in one sentence, and nothing is written', (fields, sentence) => {
    const lesson = openLesson({ language });
    const before = lesson.grades.formula('E6');
    setFigures(lesson, { system: 'weighted' }, fields);
    expect(lesson.panel.text()).toMatch(sentence);
    expect(lesson.panel.card.name).toBe('figures');
    expect(lastCalls(lesson).write).toEqual([]);
    expect(lesson.grades.formula('E6')).toBe(before);
  });
});

test('changing how overall grades are made costs as much for 120 students as for 3', () => {
  const [small, large] = [3, 120].map((students) => {
    const lesson = openLesson({ students });
    setFigures(lesson, { system: 'weighted', scale: 'nTerm' }, { categories: 'Toetsen 60\nWerkstuk 40' });
    const { read, write } = lastCalls(lesson);
    return { read, write };
  });
  expect(large).toEqual(small);
});
