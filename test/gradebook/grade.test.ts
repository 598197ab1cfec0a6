import fc from 'fast-check';
import { gradeFromCell, gradeToCell, mostOf, parseGrade, scaleGrade, showGrade } from '../../src/gradebook/grade';

const accepted = (grade: number | null) => ({ ok: true, grade });
const refused = (why: string) => ({ ok: false, why });

/** Typed digits with any number of decimals: [whole, fraction]. */
const typed = fc.tuple(fc.nat(999_999_999), fc.stringMatching(/^\d{0,20}$/));

/** Half up on the digits, by whole numbers of any size only. */
function exactly(whole: number, fraction: string): number {
  const scale = 10n ** BigInt(fraction.length);
  const value = BigInt(whole) * scale + BigInt(fraction === '' ? '0' : fraction);
  return Number((value * 200n + scale) / (2n * scale));
}

describe('a typed grade is rounded half up on its digits', () => {
  test.each([
    ['88,725', 8873],
    ['88,724', 8872],
    ['88,7249999', 8872],
    ['10,075', 1008],
    ['1,005', 101],
    ['0,005', 1],
    ['0,0049', 0],
    ['99,995', 10000],
    ['72,345', 7235],
    ['2,675', 268],
  ])('%s', (text, grade) => {
    expect(parseGrade(text, ',')).toEqual(accepted(grade));
    expect(parseGrade(text.replace(',', '.'), '.')).toEqual(accepted(grade));
    expect(gradeFromCell(Number(text.replace(',', '.')))).toBe(grade);
  });
});

describe('comma or thousands, by locale', () => {
  test.each([
    ['1,234', ',', 123],
    ['1,234', '.', 123400],
    ['1.234', ',', 123400],
    ['1.234', '.', 123],
    ['7.5', ',', 750],
    ['7,5', '.', 750],
    ['7.50', ',', 750],
    ['7.1234', ',', 712],
    ['0.500', ',', 50],
    ['0,500', '.', 50],
    ['1234.567', ',', 123457],
    ['1.234,5', ',', 123450],
    ['1,234.5', '.', 123450],
    ['1.234.567', ',', 123456700],
  ] as const)('%s with %s as decimal sign', (text, decimal, grade) => {
    expect(parseGrade(text, decimal)).toEqual(accepted(grade));
  });

  test.each([
    ['1.234,5', '.'],
    ['1,234.5', ','],
    ['1.23.456', ','],
    ['1.234.56', ','],
    ['1,2,3', '.'],
  ] as const)('%s with %s is not a number', (text, decimal) => {
    expect(parseGrade(text, decimal)).toEqual(refused('notANumber'));
  });
});

test.each([
  ['', null],
  ['   ', null],
  ['\u00a0', null],
  [' 8,5 ', 850],
  ['\u00a08,5\u202f', 850],
  [',5', 50],
  ['8,', 800],
  ['007', 700],
  ['100', 10000],
])('"%s" is read as %s', (text, grade) => {
  expect(parseGrade(text, ',')).toEqual(accepted(grade));
});

test.each([
  ['abc', 'notANumber'],
  ['abs?', 'notANumber'],
  ['1e2', 'notANumber'],
  ['88,,7', 'notANumber'],
  ['85%', 'notANumber'],
  ['8 5', 'notANumber'],
  [',', 'notANumber'],
  ['-', 'notANumber'],
  ['--1', 'notANumber'],
  ['NaN', 'notANumber'],
  ['Infinity', 'notANumber'],
  ['0x10', 'notANumber'],
  ['=1+1', 'notANumber'],
  ['٨', 'notANumber'],
  ['-1', 'negative'],
  ['\u22128,5', 'negative'],
  ['8,5 / 10', 'fraction'],
  ['8/10', 'fraction'],
  ['8/', 'notANumber'],
  ['1/2/3', 'notANumber'],
  ['1234567890', 'tooLong'],
])('%s is refused: %s', (text, why) => {
  expect(parseGrade(text, ',')).toEqual(refused(why));
});

test('a text of 60,000 characters is too long, whatever it says', () => {
  expect(parseGrade('8'.repeat(60_000), ',')).toEqual(refused('tooLong'));
  expect(parseGrade('x'.repeat(60_000), ',')).toEqual(refused('tooLong'));
});

test('typed digits are rounded as exact arithmetic rounds them, in both locales', () => {
  fc.assert(
    fc.property(typed, fc.constantFrom(',' as const, '.' as const), ([whole, fraction], decimal) => {
      expect(parseGrade(`${whole}${decimal}${fraction}`, decimal)).toEqual(accepted(exactly(whole, fraction)));
    }),
  );
});

test('a grade shown is read back as the same grade, and so is one put in a cell', () => {
  fc.assert(
    fc.property(fc.nat(99_999_999_999), fc.constantFrom(',' as const, '.' as const), (grade, decimal) => {
      expect(parseGrade(showGrade(grade, decimal), decimal)).toEqual(accepted(grade));
      expect(gradeFromCell(gradeToCell(grade))).toBe(grade);
      expect(String(gradeToCell(grade))).toBe(showGrade(grade, '.'));
    }),
  );
});

test('any number in a cell is a grade or none, never an error', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      const grade = gradeFromCell(value);
      expect(grade === null || (Number.isSafeInteger(grade) && grade >= 0)).toBe(true);
    }),
  );
});

test.each([
  [0.1 + 0.2, 30],
  [1e-7, 0],
  [5e-324, 0],
  [0.00499999, 0],
  [-0, 0],
  [999_999_999.99, 99_999_999_999],
  [1e9, null],
  [1e21, null],
  [-0.001, null],
  [NaN, null],
  [Infinity, null],
  [-Infinity, null],
])('the number %s in a cell', (value, grade) => {
  expect(gradeFromCell(value)).toBe(grade);
});

test.each([
  [850, ',', '8,5'],
  [8873, ',', '88,73'],
  [8873, '.', '88.73'],
  [10000, ',', '100'],
  [5, ',', '0,05'],
  [0, ',', '0'],
  [123450, ',', '1234,5'],
] as const)('%d hundredths with %s is shown as %s', (grade, decimal, text) => {
  expect(showGrade(grade, decimal)).toBe(text);
});

describe('scaling quiz points to assignment points', () => {
  test.each([
    [800, 10, 100, 8000],
    [1900, 20, 100, 9500],
    [100, 3, 100, 3333],
    [200, 3, 100, 6667],
    [100, 8, 1, 13],
    [0, 7, 100, 0],
    [1100, 10, 100, 11000],
  ])('%d out of %d becomes, out of %d, %d', (score, from, to, grade) => {
    expect(scaleGrade(score, from, to)).toBe(grade);
  });

  test('is exact and half up for every score and every number of points', () => {
    fc.assert(
      fc.property(fc.nat(100_000_000), fc.integer({ min: 1, max: 1_000_000 }), fc.nat(1_000_000), (score, from, to) => {
        fc.pre(score <= from * 200);
        const [s, f, t] = [score, from, to].map(BigInt) as [bigint, bigint, bigint];
        expect(scaleGrade(score, from, to)).toBe(Number((2n * s * t + f) / (2n * f)));
      }),
    );
  });

  test.each([0, -1, NaN])('from %s points is the mistake of the caller', (from) => {
    expect(() => scaleGrade(100, from, 10)).toThrow(RangeError);
  });
});

test('above 30,000 and above what an assignment is out of, a number is a date or a slip of the hand', () => {
  const [usual, large] = [mostOf(100), mostOf(50_000)];
  expect([gradeFromCell(30_000, usual), gradeFromCell(46_150, usual)]).toEqual([3_000_000, null]);
  expect([gradeFromCell(46_150, large), gradeFromCell(50_000.01, large)]).toEqual([4_615_000, null]);
  expect([parseGrade('30000', ',', usual), parseGrade('46150', ',', usual)]).toEqual([
    accepted(3_000_000),
    refused('tooLong'),
  ]);
  expect([parseGrade('30000,004', ',', usual), parseGrade('30000,005', ',', usual)]).toEqual([
    accepted(3_000_000),
    refused('tooLong'),
  ]);
  expect(mostOf({ moment: '2026-05-08T00:00:00' })).toBe(usual);
});
