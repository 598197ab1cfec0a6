import fc from 'fast-check';
import type { Cell } from '../../src/gradebook/cell';
import { CATEGORY_KEY, DEFAULT_RULES, type Rules } from '../../src/gradebook/rules';
import { readSettings } from '../../src/gradebook/settings';
import { keyRow, readTable } from '../../src/gradebook/table';
import { SETTING_KEYS } from '../../src/gradebook/tables';
import { COUNTS, SYSTEMS, WEIGH } from '../../src/gradebook/rules';
import { SCALES } from '../../src/gradebook/scale';
import { figuresIn } from '../../src/google/figures';
import { letters } from '../../src/google/layout';
import { AVERAGE_ROW, bookOf, FIRST_COLUMN, FIRST_ROW, gridOf, type Book, type Column } from './book';

const LOCALES = ['nl_NL', 'en_US'] as const;
const STUDENTS = 3;

const rulesOf = (changed: Partial<Rules>): Rules => ({ ...DEFAULT_RULES, ...changed });
const column = (id: string, points: Cell, cells: readonly Cell[], category = ''): Column => ({
  id,
  points,
  cells,
  category,
});

/** The overall figures of a book as its sheet shows them, the class average last; '' is none. */
function shown({ sheet, place }: Book): unknown[] {
  const rows = [...place.grades.students.map(({ row }) => row), AVERAGE_ROW];
  const at = place.grades.columns.get('overall') ?? 0;
  return rows.map((row) => sheet.value(`${letters(at)}${row}`));
}

/** The same figures, computed. */
function computed({ place }: Pick<Book, 'place'>): unknown[] {
  const { figures, mean } = figuresIn(place);
  return [...figures.values(), mean].map((figure) => figure ?? '');
}

/** A sheet tells 15 digits of a number. */
const numbers = (values: readonly unknown[]): unknown[] =>
  values.map((value) => (typeof value === 'number' ? Number(value.toPrecision(12)) : value));

describe('a formula and the program say the same', () => {
  const NAMES = ['Toetsen', "Huis'werk", 'Oefening (H3)'];
  const grade = fc.oneof(
    fc.nat(10_000).map((hundredths) => hundredths / 100),
    fc.constantFrom(0, 5, 7.5, 10, 8.725, 0.5449, -3, 30_000, 30_000.01, 46_150, 1_234_567_890),
  );
  const cell = fc.oneof(
    { weight: 5, arbitrary: grade },
    fc.constantFrom<Cell>('', 'Missing', 'Ontbrekend', 'Excused', 'Vrijgesteld', '✓ Klaar', 'abs?'),
  );
  const points = fc.oneof(
    { weight: 5, arbitrary: fc.integer({ min: 1, max: 100 }) },
    fc.constantFrom<Cell>('Geen cijfer', 'No grade', '', 0, 30_000, 50_000),
  );
  const cells = fc.array(cell, { minLength: STUDENTS, maxLength: STUDENTS });
  const columns = fc
    .array(
      fc.record({
        own: fc.constantFrom(false, false, false, true),
        points,
        cells,
        category: fc.constantFrom('', ...NAMES),
      }),
      {
        maxLength: 7,
      },
    )
    .map((all) => all.map(({ own, ...rest }, i): Column => ({ id: own ? '' : `a${i}`, ...rest })));
  const rules = fc.record<Rules>({
    system: fc.constantFrom(...SYSTEMS),
    weigh: fc.constantFrom(...WEIGH),
    counts: fc.constantFrom(...COUNTS),
    scale: fc.constantFrom(...SCALES),
    passMark: fc.integer({ min: 1, max: 9999 }),
    nTerm: fc.nat(20),
    letters: fc.constant(DEFAULT_RULES.letters),
    categories: fc
      .array(fc.oneof({ weight: 3, arbitrary: fc.nat(10_000) }, fc.integer({ min: 1, max: 300 })), { maxLength: 3 })
      .map((weights) => weights.map((weight, i) => ({ name: NAMES[i] ?? '', weight }))),
  });
  /** Of each student, which columns were returned: as they stand, or with another grade, and out of how many points. */
  const given = fc.array(
    fc.array(fc.record({ at: fc.nat(6), same: fc.boolean(), points: fc.integer({ min: 1, max: 100 }) }), {
      maxLength: 4,
    }),
    { minLength: STUDENTS, maxLength: STUDENTS },
  );

  /** Rows of Settings that somebody copied below the others, and changed; not into the only weight that is a percentage. */
  const copies = fc.array(fc.record({ of: fc.nat(2), loud: fc.boolean(), weight: fc.nat(999) }), { maxLength: 2 });

  const book = fc
    .record({ columns, rules, given, copies })
    .map(({ columns: all, rules: by, given: entries, ...rest }) => ({
      ...inSettings(by, rest.copies),
      grid: gridOf(
        all,
        entries.map((own, i) =>
          own
            .map((entry) => givenText(all[entry.at], i, entry))
            .join(' ')
            .trim(),
        ),
      ),
    }));

  /** What stands in Settings, and the rules that are read there. */
  function inSettings(by: Rules, copied: readonly { of: number; loud: boolean; weight: number }[]) {
    const typed = [
      ...by.categories,
      ...copied.flatMap(({ of, loud, weight }) => {
        const name = by.categories[of]?.name;
        return name === undefined ? [] : [{ name: loud ? name.toUpperCase() : name, weight }];
      }),
    ];
    const rows = typed.map(({ name, weight }) => [CATEGORY_KEY + name, weight / 100, '']);
    const table = readTable([keyRow('settings', SETTING_KEYS), [], ...rows], 'settings');
    return { typed, rules: { ...by, categories: table ? readSettings(table).rules.categories : [] } };
  }

  function givenText(
    of: Column | undefined,
    student: number,
    { same, points: out }: { same: boolean; points: number },
  ): string {
    const here = of?.cells[student];
    if (!of || of.id === '') return '';
    const hundredths = same && typeof here === 'number' && here >= 0 && here <= 30_000 ? Math.round(here * 100) : 375;
    return `${of.id}=${hundredths}/${out}`;
  }

  test.each(LOCALES)('on random books (%s)', (locale) => {
    fc.assert(
      fc.property(book, ({ grid, rules: by, typed }) => {
        const made = bookOf(locale, grid, by, typed);
        expect(numbers(shown(made))).toEqual(numbers(computed(made)));
      }),
      { numRuns: 120 },
    );
  });

  test('at a half the figure goes up, whatever binary fractions make of it', () => {
    // 88,725 out of 100 is no number in binary; neither is 1,005 out of 3,35.
    for (const [earned, out, figure] of [
      [88.75, 100, 0.888],
      [88.65, 100, 0.887],
      [88.55, 100, 0.886],
      [1.15, 100, 0.012],
      [57.55, 100, 0.576],
    ] as const) {
      const made = bookOf('nl_NL', gridOf([column('a1', out, [earned])], ['']), DEFAULT_RULES);
      expect(shown(made)[0]).toBe(figure);
      expect(computed(made)[0]).toBe(figure);
    }
  });
});

describe.each(LOCALES)('the figures follow the teacher (%s)', (locale) => {
  const comma = locale === 'nl_NL';
  const typed = (text: string) => (comma ? text : text.replace(',', '.'));

  test('B.3: typing, excusing and clearing count at once', () => {
    const grid = gridOf([column('a1', 100, [90]), column('a2', 100, [])], ['']);
    const made = bookOf(locale, grid, DEFAULT_RULES);
    expect(shown(made)).toEqual([0.9, 0.9]);
    made.sheet.type('G7', '95');
    expect(shown(made)).toEqual([0.925, 0.925]);
    made.sheet.type('G7', typed('95,55'));
    expect(shown(made)[0]).toBe(0.928);
    made.sheet.type('G7', 'Vrijgesteld');
    expect(shown(made)[0]).toBe(0.9);
    made.sheet.clear('F7');
    expect(shown(made)).toEqual(['', '']);
  });

  test('B.3: by points 83,9 %, each the same 78,8 %; typing, excusing, other points and categories count at once', () => {
    const grid = gridOf(
      [column('a1', 5, [4], 'T'), column('a2', 5, [3.5], 'T'), column('a3', 5, [4], 'T'), column('a4', 100, [85], 'P')],
      [''],
    );
    expect(shown(bookOf(locale, grid, DEFAULT_RULES))[0]).toBe(0.839);
    const made = bookOf(locale, grid, rulesOf({ weigh: 'equal' }));
    expect(shown(made)[0]).toBe(0.788);
    made.sheet.type('I7', 'Vrijgesteld');
    expect(shown(made)[0]).toBe(0.767);
    made.sheet.type('I7', typed('92,5'));
    expect(shown(made)[0]).toBe(0.806);
    made.sheet.type('H4', '100');
    expect(shown(made)[0]).toBe(0.616);
    const categories = [
      { name: 'T', weight: 5000 },
      { name: 'P', weight: 5000 },
    ];
    const weighted = bookOf(locale, grid, rulesOf({ weigh: 'equal', system: 'weighted', categories }));
    expect(shown(weighted)[0]).toBe(0.808); // (230/3 + 85) / 2
    weighted.sheet.type('I5', 't');
    expect(shown(weighted)[0]).toBe(0.788);
    weighted.sheet.clear('I7');
    expect(shown(weighted)[0]).toBe(0.767);
  });

  test('S38 each the same: returned work is out of the points it was returned with, until another grade is typed', () => {
    const grid = gridOf([column('a1', 20, [8]), column('a2', 10, [10])], ['a1=800/10']);
    const made = bookOf(locale, grid, rulesOf({ weigh: 'equal' }));
    expect(shown(made)[0]).toBe(0.9);
    made.sheet.type('F7', '10');
    expect(shown(made)[0]).toBe(0.75);
    made.sheet.type('F7', '8');
    expect(shown(made)[0]).toBe(0.9);
    const returned = bookOf(locale, grid, rulesOf({ weigh: 'equal', counts: 'returned' }));
    expect(shown(returned)[0]).toBe(0.8);
  });

  test('B.3: five at 100 % and one excused are 100 %, not five sixths', () => {
    const five = Array.from({ length: 5 }, (_, i) => column(`a${i}`, 10, [10]));
    const excused = bookOf(locale, gridOf([...five, column('a5', 10, ['Excused'])], ['']), DEFAULT_RULES);
    expect(shown(excused)[0]).toBe(1);
    excused.sheet.type('K7', '0');
    expect(shown(excused)[0]).toBe(0.833);
  });

  test('B.3: weights 20/10/70 without any practice are 22,2/77,8; a weight typed in Settings counts at once', () => {
    const categories = [
      { name: 'Toetsen', weight: 2000 },
      { name: 'Oefening', weight: 1000 },
      { name: 'Project', weight: 7000 },
    ];
    const columns = [
      column('a1', 10, [10, 0], 'Toetsen'),
      column('a2', 20, [0, 20], 'Project'),
      column('a3', 5, [], 'Oefening'),
    ];
    const made = bookOf(locale, gridOf(columns, ['', '']), rulesOf({ system: 'weighted', categories }));
    expect(shown(made)).toEqual([0.222, 0.778, 0.5]);
    made.sheet.book.sheet('Instellingen').type('B3', '70');
    expect(shown(made)).toEqual([0.5, 0.5, 0.5]);
    made.sheet.book.sheet('Instellingen').type('B5', '-70');
    expect(shown(made)).toEqual([1, 0, 0.5]);
    made.sheet.book.sheet('Instellingen').type('B5', '70');
    made.sheet.type('H7', typed('2,5'));
    expect(shown(made)[0]).toBe(0.5);
    made.sheet.type('G5', 'Toetsen');
    expect(shown(made)[0]).toBe(0.354); // (70 × 10/30 + 10 × 2,5/5) / 80
  });

  test('points of the teacher: no grade leaves the sum, other points count at once', () => {
    const made = bookOf(locale, gridOf([column('a1', 10, [5]), column('a2', 10, [10])], ['']), DEFAULT_RULES);
    expect(shown(made)[0]).toBe(0.75);
    made.sheet.type('F4', 'Geen cijfer');
    expect(shown(made)[0]).toBe(1);
    made.sheet.type('F4', '40');
    expect(shown(made)[0]).toBe(0.3);
  });

  test('S38 returned work is out of the points it was returned with, until another grade is typed', () => {
    const made = bookOf(locale, gridOf([column('a1', 20, [8, 8])], ['a1=800/10', '']), DEFAULT_RULES);
    expect(shown(made)).toEqual([0.8, 0.4, 0.6]);
    made.sheet.type('F7', '10');
    expect(shown(made)[0]).toBe(0.5);
    made.sheet.type('F7', '8');
    expect(shown(made)[0]).toBe(0.8);
    made.sheet.clear('F7');
    expect(shown(made)[0]).toBe('');
  });

  test('S38 a returned nought and an empty cell are two things', () => {
    const made = bookOf(locale, gridOf([column('a1', 20, ['']), column('a2', 10, [10])], ['a1=0/10']), DEFAULT_RULES);
    expect(shown(made)[0]).toBe(1);
    made.sheet.type('F7', '0');
    expect(shown(made)[0]).toBe(0.5);
  });

  test('with returned work only, typing changes nothing and the points are those of then', () => {
    const grid = gridOf([column('a1', 20, [8]), column('a2', 10, [2])], ['a1=800/10']);
    const made = bookOf(locale, grid, rulesOf({ counts: 'returned' }));
    expect(shown(made)).toEqual([0.8, 0.8]);
    made.sheet.type('G7', '10');
    expect(shown(made)).toEqual([0.8, 0.8]);
  });
});

describe('the teacher rearranges the sheet', () => {
  const columns = [column('a1', 20, [8, 20], 'T'), column('a2', 10, [10, 5], 'T'), column('a3', 10, [1, 10], 'T')];
  const made = () => bookOf('nl_NL', gridOf(columns, ['a1=800/10', '']), DEFAULT_RULES);

  test('before', () => {
    expect(shown(made())).toEqual([0.633, 0.875, 0.754]);
  });

  test('a column of one’s own with numbers in it, between and beside, counts nowhere', () => {
    const book = made();
    book.sheet.insertColumnsBefore(FIRST_COLUMN + 1, 1);
    book.sheet.type('G4', '100');
    book.sheet.type('G7', '3');
    book.sheet.type('K4', '100');
    book.sheet.type('K7', '3');
    expect(shown(book)).toEqual([0.633, 0.875, 0.754]);
  });

  test('columns are moved and deleted', () => {
    const book = made();
    book.sheet.moveColumns(FIRST_COLUMN, 1, FIRST_COLUMN + 3);
    expect(shown(book)).toEqual([0.633, 0.875, 0.754]);
    book.sheet.deleteColumns(FIRST_COLUMN + 1, 1);
    expect(shown(book)).toEqual([0.9, 0.833, 0.867]);
  });

  test('rows are sorted, inserted and deleted; rows of the teacher’s own count nowhere', () => {
    const book = made();
    book.sheet.moveRows(FIRST_ROW, 1, FIRST_ROW + 2);
    expect(shown(book)).toEqual([0.875, 0.633, 0.754]);
    book.sheet.insertRowsBefore(FIRST_ROW + 1, 1);
    book.sheet.type('F8', '1000');
    expect(book.sheet.value('E6')).toBe(0.754);
    expect(book.sheet.value('F6')).toBe(14);
    expect([book.sheet.value('E7'), book.sheet.value('E9')]).toEqual([0.875, 0.633]);
    book.sheet.deleteRows(FIRST_ROW, 1);
    expect(book.sheet.value('E6')).toBe(0.633);
  });

  test('an assignment left of the overall figure counts once its formulas are written anew', () => {
    const grid = gridOf(columns, ['a1=800/10', '']).map((cells) => {
      const [key = '', last = '', first = '', email = '', overall = '', one = '', ...rest] = cells;
      return [key, last, first, email, one, overall, ...rest];
    });
    const book = bookOf('nl_NL', grid, DEFAULT_RULES);
    expect(book.place.grades.columns.get('overall')).toBe(6);
    expect(shown(book)).toEqual([0.633, 0.875, 0.754]);
  });
});
