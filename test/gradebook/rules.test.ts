import {
  DEFAULT_LETTERS,
  DEFAULT_RULES,
  parseSteps,
  readRules,
  ruleCells,
  showSteps,
  stepsOf,
  type Rules,
} from '../../src/gradebook/rules';

test('a gradebook without settings counts total points of every grade, as a percentage', () => {
  expect(DEFAULT_RULES).toEqual({
    system: 'points',
    weigh: 'points',
    counts: 'drafts',
    scale: 'percent',
    passMark: 5500,
    nTerm: 10,
    letters: DEFAULT_LETTERS,
    categories: [],
  });
});

test('rules are read back from the rows they are written in', () => {
  const rules: Rules = {
    system: 'weighted',
    weigh: 'equal',
    counts: 'returned',
    scale: 'nTerm',
    passMark: 6250,
    nTerm: 13,
    letters: [
      { letter: 'A+', from: 9750 },
      { letter: 'A-', from: 8000 },
      { letter: 'onvoldoende', from: 0 },
    ],
    categories: [
      { name: 'Toetsen', weight: 6000 },
      { name: 'Huiswerk H3', weight: 1234 },
    ],
  };
  expect(readRules(ruleCells(rules))).toEqual(rules);
});

test('letters typed on one line in Settings are as many letters', () => {
  const { letters } = readRules(new Map([['letters', 'A 90, B 80, F 0']]));
  expect(letters.map(({ letter, from }) => `${letter} ${from}`)).toEqual(['A 9000', 'B 8000', 'F 0']);
});

test('weights below one are parts of one, with their decimals: 12,5% is 12,5; 0.5 beside 1 is half of it', () => {
  const weights = (...cells: number[]) =>
    readRules(new Map(cells.map((cell, i) => [`category.c${i}`, cell]))).categories.map(({ weight }) => weight);
  expect(weights(0.125, 0.875)).toEqual([1250, 8750]);
  expect(weights(0.125, 0, 0.875)).toEqual([1250, 0, 8750]);
  expect(weights(0.5, 1)).toEqual([50, 100]);
  expect(weights(0.6, 40)).toEqual([6000, 4000]);
});

test('a category whose name means something else in a formula counts nowhere', () => {
  const cells = ['"kort"', 'Toets*', 'a?', 'b~', 'c<', 'd>', 'e=', 'SO'].map((name): [string, number] => [
    `category.${name}`,
    10,
  ]);
  expect(readRules(new Map(cells)).categories).toEqual([{ name: 'SO', weight: 1000 }]);
});

test('what a teacher mistyped in Settings takes its default and locks nobody out', () => {
  const cells = new Map<string, string | number>([
    ['overall', 'mean'],
    ['scale', ''],
    ['passMark', 100],
    ['nTerm', 'veel'],
    ['letters', 'A\nB'],
    ['category.Toetsen', 'zestig'],
    ['category.Project', -5],
  ]);
  expect(readRules(cells)).toEqual(DEFAULT_RULES);
});

describe('lines of a name and a percentage', () => {
  test.each([
    ['Toetsen 60', 'Toetsen', 6000],
    ['Toetsen: 60 %', 'Toetsen', 6000],
    ['Toetsen - 60%', 'Toetsen', 6000],
    ['Huiswerk H3 12,34', 'Huiswerk H3', 1234],
    ['A- 80', 'A-', 8000],
    ['Toets 3\t0', 'Toets 3', 0],
  ])('%j', (line, name, weight) => {
    expect(parseSteps(line, ',')).toEqual({ ok: true, list: [{ name, weight }] });
  });

  test.each([
    ['Toetsen', 'noNumber'],
    ['Toetsen zestig', 'noNumber'],
    ['Toetsen 60,,5', 'noNumber'],
    ['Toetsen -60', 'negative'],
    ['60', 'noName'],
    ['Toets* 60', 'badName'],
    ['"Toets" 60', 'badName'],
    ['2026 60', 'badName'],
    [`${'x'.repeat(61)} 60`, 'badName'],
  ])('%j is refused', (line, why) => {
    expect(parseSteps(`Project 40\n${line}`, ',')).toEqual({ ok: false, why, line });
  });

  test.each([
    ['Toetsen 60, Project 40', ['Toetsen 60', 'Project 40']],
    ['Toetsen 12,5%, Project: 87,5 %', ['Toetsen 12,5', 'Project 87,5']],
    ['Toetsen 60,Project 30;Huiswerk 10', ['Toetsen 60', 'Project 30', 'Huiswerk 10']],
    ['A 90, B 80, C 70\nF 0', ['A 90', 'B 80', 'C 70', 'F 0']],
    ['Periode 1 30; Periode 2 30; Project 40', ['Periode 1 30', 'Periode 2 30', 'Project 40']],
    ['Toets H3, H4 60', ['Toets H3, H4 60']],
    ['Toets 1, 30', ['Toets 1 30']],
    ['Toetsen 2024; 60 %', ['Toetsen 2024 60']],
    ['Blok 2026, 40', ['Blok 2026 40']],
    ['Toets 1;30', ['Toets 1 30']],
    ['Toetsen H12, 40', ['Toetsen H12 40']],
    ['Blok 2025-2026, 40', ['Blok 2025-2026 40']],
    ['Toets 3, 4 60', null],
    ['Toets 1, opdracht 2 40', null],
    ['Hoofdstuk 1, 2 en 3 40', null],
    ['A 90, B, C 70', null],
    ['A 90, 80', null],
    ['A 90;80;70', null],
    ['Project 33, 3', null],
    ['Project 33;3', null],
    ['Project: 12,5, 3 %', null],
    ['Toetsen 60%, 40%', null],
    ['Toetsen 6 % , 4 %', null],
    ['Toetsen 60%, Project, Huiswerk 10', null],
  ])('%j on one line: %j', (line, list) => {
    const parsed = parseSteps(line, ',');
    expect(parsed.ok ? showSteps(parsed.list, ',').split('\n') : parsed.why).toEqual(list ?? 'runsOn');
  });

  test('of one line with several the part that cannot be is named', () => {
    expect(parseSteps('Toets 60, toets 40', ',')).toEqual({ ok: false, why: 'twice', line: 'toets 40' });
    expect(parseSteps('Toets 60, Project -40', ',')).toEqual({ ok: false, why: 'negative', line: 'Project -40' });
    expect(parseSteps('Toets 60, Project? 40', ',')).toEqual({ ok: false, why: 'badName', line: 'Project? 40' });
  });

  test('a name may stand there once, whatever its capitals', () => {
    expect(parseSteps('Toets 60\nTOETS 40', ',')).toEqual({ ok: false, why: 'twice', line: 'TOETS 40' });
  });

  test('are shown as they are read, empty lines left out', () => {
    const parsed = parseSteps('\nToetsen 60\n\nProject 12.5\n', '.');
    expect(parsed.ok && showSteps(parsed.list, ',')).toBe('Toetsen 60\nProject 12,5');
  });

  test('letters stand from high to low', () => {
    const parsed = parseSteps('O 0\nV 55', ',');
    expect(parsed.ok && stepsOf(parsed.list).map(({ letter }) => letter)).toEqual(['V', 'O']);
  });
});
