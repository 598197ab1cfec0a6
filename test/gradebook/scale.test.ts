import fc from 'fast-check';
import { fraction } from '../../src/gradebook/fraction';
import { DEFAULT_LETTERS, DEFAULT_RULES } from '../../src/gradebook/rules';
import { byNTerm, byPass, onScale, type Scale } from '../../src/gradebook/scale';

const scale = (changed: Partial<Scale>): Scale => ({ ...DEFAULT_RULES, ...changed });
const part = (hundredthsOfPercent: number) => fraction(hundredthsOfPercent, 10_000);

describe('a percentage', () => {
  test.each([
    [9250, 0.925],
    [8391, 0.839],
    [8395, 0.84],
    [0, 0],
    [12_000, 1.2],
  ])('%d hundredths of a percent are %d', (from, to) => {
    expect(onScale(part(from), scale({ scale: 'percent' }), null)).toBe(to);
  });

  test('the third decimal of a fraction without end decides', () => {
    expect(onScale(fraction(1, 3), scale({ scale: 'percent' }), null)).toBe(0.333);
    expect(onScale(fraction(2, 3), scale({ scale: 'percent' }), null)).toBe(0.667);
  });
});

test('points are the points earned; of weighted categories, points out of 100', () => {
  expect(onScale(fraction(1850, 2000), scale({ scale: 'points' }), { earned: 18_500_000, possible: 20_000_000 })).toBe(
    18.5,
  );
  expect(onScale(part(8391), scale({ scale: 'points' }), null)).toBe(83.9);
});

describe('letters', () => {
  test.each([
    [9000, 'A'],
    [8999, 'B'],
    [12_000, 'A'],
    [6000, 'D'],
    [5999, 'F'],
    [0, 'F'],
  ])('%d hundredths of a percent are %s', (from, letter) => {
    expect(onScale(part(from), scale({ scale: 'letters', letters: DEFAULT_LETTERS }), null)).toBe(letter);
  });

  test('the last letter is for everything below', () => {
    const letters = [
      { letter: 'V', from: 5500 },
      { letter: 'O', from: 4000 },
    ];
    expect(onScale(part(100), scale({ scale: 'letters', letters }), null)).toBe('O');
  });
});

describe('a Dutch mark by pass point', () => {
  test.each([
    [0, 5500, 10],
    [5500, 5500, 55],
    [10_000, 5500, 100],
    [2750, 5500, 33], // 3,25
    [7750, 5500, 78], // 7,75
    [4999, 5000, 55], // 5,4991
    [4900, 5000, 54], // 5,41
    [7000, 7000, 55],
    [3500, 7000, 33],
    [8500, 7000, 78],
    [11_000, 5500, 100],
  ])('%d with the pass point at %d is %d tenths', (from, pass, tenths) => {
    expect(byPass(part(from), pass)).toBe(tenths);
  });

  test('is enough from the pass point on, and just enough there', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(9999), (pass, more) => {
        expect(byPass(part(pass), pass)).toBe(55);
        expect(byPass(part(Math.min(10_000, pass + more)), pass)).toBeGreaterThanOrEqual(55);
      }),
    );
  });

  test('never falls, and stays between 1 and 10', () => {
    const tenThousandth = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(tenThousandth, tenThousandth, fc.integer({ min: 1, max: 9999 }), (a, b, pass) => {
        const [low, high] = [byPass(part(Math.min(a, b)), pass), byPass(part(Math.max(a, b)), pass)];
        expect(low).toBeLessThanOrEqual(high);
        expect(low).toBeGreaterThanOrEqual(10);
        expect(high).toBeLessThanOrEqual(100);
      }),
    );
  });
});

describe('a Dutch mark by N-term', () => {
  test.each([
    // N = 1: the straight line from 1 to 10
    [0, 10, 10],
    [5000, 10, 55],
    [10_000, 10, 100],
    // N = 2: the steep line below, the flat one above
    [0, 20, 10],
    [500, 20, 19],
    [5000, 20, 65],
    [9000, 20, 96], // 9,55
    [10_000, 20, 100],
    // N = 0: the flat line below, the steep one above
    [0, 0, 10],
    [1000, 0, 15], // 1,45
    [5000, 0, 45],
    [9500, 0, 91],
    [10_000, 0, 100],
    // N = 1,3 at 50 %
    [5000, 13, 58],
    [5000, 4, 49],
  ])('%d with N = %d tenths is %d tenths', (from, n, tenths) => {
    expect(byNTerm(part(from), n)).toBe(tenths);
  });

  test('a higher N never gives a lower mark; no points are a 1 and all points a 10', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.nat(19), (from, n) => {
        expect(byNTerm(part(from), n + 1)).toBeGreaterThanOrEqual(byNTerm(part(from), n));
        expect([byNTerm(part(0), n), byNTerm(part(10_000), n)]).toEqual([10, 100]);
      }),
    );
  });
});
