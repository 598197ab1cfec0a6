/** What the live cells tell of Grades: exactly what Google would give when asked, or nothing. */
import fc from 'fast-check';
import { CELL_MARK, columnIn, frameIn, type Frame } from '../../src/gradebook/live';
import { wholeCells } from '../../src/gradebook/grades';
import { inTab } from '../../src/google/layout';
import { cellsOf, columnFormula, frameFormula, type Live } from '../../src/google/live';
import { desk } from '../host/spreadsheet/desk';
import type { Raw } from '../host/spreadsheet/cell';

const LOCALES = ['nl_NL', 'en_US'] as const;
const REVISION = 12;
const DUE = '2026-11-27T23:59:00';
const LAYOUT = {
  rows: new Map([
    ['title', 2],
    ['due', 3],
    ['points', 4],
    ['average', 5],
  ] as const),
  columns: new Map([['returned', 3]] as const),
};

interface Column {
  readonly title: Raw;
  readonly due: Raw;
  readonly points: Raw;
  readonly cells: readonly Raw[];
}

/** A sheet with one assignment in column B, and the live cells that tell of it. */
function bookOf(locale: string, { title, due, points, cells }: Column) {
  const { book, sheet } = desk(locale);
  sheet.name = "Cijfers 't";
  const put = (row: number, column: number, raw: Raw, numberFormat?: string) => {
    const cell = sheet.cell(row, column);
    sheet.put(row, column, { ...cell, raw, ...(numberFormat ? { format: { ...cell.format, numberFormat } } : {}) });
  };
  ['gradebook:grades', 'title', 'due', 'points', 'average', ...cells.map((_, i) => `s${i}`)].forEach((id, i) => {
    put(i + 1, 1, id);
  });
  [
    ['a1', undefined],
    [title, undefined],
    [due, 'd mmm hh:mm'],
    [points, undefined],
    ['', undefined],
    ...cells.map((cell) => [cell, undefined]),
  ].forEach(([raw, format], i) => {
    put(i + 1, 2, raw as Raw, format as string | undefined);
  });
  put(1, 3, 'returned');
  const other = book.insertSheet('Opdrachten');
  other.write(2, 1, REVISION);
  const place = { name: inTab(sheet.name), revision: 1 };
  other.write(2, 2, frameFormula(place, LAYOUT));
  other.write(3, 2, columnFormula(place, LAYOUT, 2));
  return { sheet, frame: String(other.raw(2, 2)), column: String(other.raw(3, 2)) };
}

function frameOf(text: string): Frame {
  const frame = frameIn(text, REVISION);
  if (typeof frame === 'string') throw new Error(`the frame is ${frame}: ${text}`);
  return frame;
}

const plain = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 100, max: 999_999 }).map((hundredths) => hundredths / 100) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<Raw>('', '', 0, 5, 7.5, 8.725, 20 / 3, 'Ontbrekend', '✓ Klaar', 'abs?', "'t", 'a;b'),
  },
);
const strange = fc.constantFrom<Raw>(
  true,
  false,
  '8,5',
  '8.5',
  '1E3',
  0.35,
  0.25,
  46_000,
  46_000.5,
  `a${CELL_MARK}b`,
  CELL_MARK,
  -3,
);
const head = fc.record({
  title: fc.constantFrom<Raw>('Toets H3', 'a; b', '', 'Werk | stuk'),
  due: fc.constantFrom<Raw>('', 46_353.99930555556, 'volgende week'),
  points: fc.constantFrom<Raw>(100, 'Geen cijfer', '', 12.5),
});

describe.each(LOCALES)('in %s', (locale) => {
  test('a column of grades and words is told as it stands', () => {
    fc.assert(
      fc.property(head, fc.array(plain, { minLength: 1, maxLength: 12 }), (heads, cells) => {
        const { sheet, frame, column } = bookOf(locale, { ...heads, cells });
        const told = columnIn(column, 'a1', frameOf(frame), REVISION);
        if (typeof told === 'string') throw new Error(`${told}: ${column.slice(0, 200)}`);
        const rounded = (cell: unknown) => (typeof cell === 'number' ? Number(cell.toPrecision(12)) : cell);
        expect(told.slice(5, 5 + cells.length).map(rounded)).toEqual(cells.map(rounded));
        expect([told[1], told[3]]).toEqual([heads.title, heads.points]);
        const read = sheet.read(3, 2);
        const due = read instanceof Date ? { moment: DUE } : read;
        expect(told[2]).toEqual(due);
      }),
      { numRuns: 30 },
    );
  });

  test('with anything else in it, it is told as it stands or not at all', () => {
    fc.assert(
      fc.property(head, fc.array(fc.oneof(plain, strange), { minLength: 1, maxLength: 8 }), (heads, cells) => {
        const { frame, column } = bookOf(locale, { ...heads, cells });
        const told = columnIn(column, 'a1', frameOf(frame), REVISION);
        if (typeof told === 'string') return told === 'odd';
        return cells.every((cell, i) => {
          const one = told[i + 5];
          return typeof cell === 'number' && typeof one === 'number' ? Math.abs(one - cell) < 1e-9 : one === cell;
        });
      }),
      { numRuns: 30 },
    );
  });
});

describe('should Google write the cells in another way', () => {
  const frame: Frame = {
    rows: 7,
    ids: ['gradebook:grades', 'title', 'due', 'points', 'average', 's1', 's2'],
    keys: ['gradebook:grades', 'a1'],
    titles: ['title', 'Toets'],
    given: false,
    headers: LAYOUT.rows,
  };
  const text = (cells: readonly string[], sums = ['3', '116', '10130']) =>
    ['12', '7', '0', ...sums, 'a1', 'Toets', '', '100', '', ...cells].join(CELL_MARK);

  test('plainly, they are told', () => {
    expect(columnIn(text(['7', '9']), 'a1', frame, 12)).toEqual(['a1', 'Toets', '', 100, '', 7, 9]);
  });

  test.each([
    ['with the symbol of their format', ['7 ◐', '9 ◐'], undefined],
    ['rounded as they are shown', ['8', '9'], ['3', '116', '10130']],
    ['rounded so that the sum is the same', ['8', '8'], ['3', '116', '10130']],
    ['without the last row', ['7'], undefined],
  ])('%s, they are not believed', (_, cells, sums) => {
    expect(columnIn(text(cells, sums), 'a1', frame, 12)).toBe('odd');
  });

  test.each([
    ['of another batch', text(['7', '9']), 'a1', 13],
    ['of another column', text(['7', '9']), 'a2', 12],
    ['an error of its own', '#REF!', 'a1', 12],
    ['nothing', '', 'a1', 12],
  ])('a text that tells %s is dead', (_, told, id, revision) => {
    expect(columnIn(told, id, frame, revision)).toBe('dead');
  });

  test('a date in any words is the day that its number says', () => {
    const due = [
      '12',
      '7',
      '46353.99930555556',
      '3',
      '46455.99930555556',
      '2148703357.99',
      'a1',
      'Toets',
      '26 nov 23:59',
      '100',
      '',
      '',
      '2',
    ];
    const sum = 46_353.99930555556 + 102;
    const squares = 46_353.99930555556 ** 2 + 100 ** 2 + 2 ** 2;
    const told = columnIn(
      [...due.slice(0, 4), String(sum), String(squares), ...due.slice(6)].join(CELL_MARK),
      'a1',
      frame,
      12,
    );
    expect(told[2]).toEqual({ moment: '2026-11-27T23:59:00' });
  });
});

test('a column that nobody read is no empty column', () => {
  const frame: Frame = {
    rows: 3,
    ids: ['x', 's1'],
    keys: ['x', 'a1', 'a2'],
    titles: [],
    given: false,
    headers: new Map(),
  };
  const live: Live = { frame, columns: new Map([[2, ['a1', 7]]]), unsure: [], dead: false, returned: 'empty' };
  const cells = cellsOf(live, [['x'], ['s1']]);
  expect(cells?.at(2, 2)).toBe(7);
  expect(() => cells?.at(2, 3)).toThrow('column 3');
  expect(cellsOf(live, [['x'], ['s2']])).toBeNull();
  expect(wholeCells([['x', 1]]).at(5, 5)).toBe('');
});
