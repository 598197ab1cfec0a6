import fc from 'fast-check';
import { DEFAULT_POINTS, parsePoints, pointsFromCell } from '../../src/gradebook/points';

const refused = (why: string) => ({ ok: false, why });

test('a new assignment is out of 100 (S32)', () => {
  expect(DEFAULT_POINTS).toBe(100);
});

test.each([
  ['100', 100],
  [' 7\u00a0', 7],
  ['1', 1],
  ['100,0', 100],
  ['100.0', 100],
  ['1.000', 1000],
  ['1000000', 1_000_000],
])('%s is taken', (text, points) => {
  expect(parsePoints(text, ',')).toEqual({ ok: true, points });
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['0', 'notPositive'],
  ['0,0', 'notPositive'],
  ['-5', 'notPositive'],
  ['-0,5', 'notPositive'],
  ['12,5', 'notWhole'],
  ['12.5', 'notWhole'],
  ['0,5', 'notWhole'],
  ['12,001', 'notWhole'],
  ['abc', 'notANumber'],
  ['1e2', 'notANumber'],
  ['10 / 20', 'notANumber'],
  ['1000001', 'tooLarge'],
  ['9'.repeat(30), 'tooLarge'],
])('%s is refused: %s (S33)', (text, why) => {
  expect(parsePoints(text, ',')).toEqual(refused(why));
});

test('no grade is asked for in words, never by an empty field (S35)', () => {
  const words = ['Geen cijfer', 'No grade'];
  expect(parsePoints(' geen  CIJFER ', ',', words)).toEqual({ ok: true, points: null });
  expect(parsePoints('', ',', words)).toEqual(refused('empty'));
  expect(parsePoints('No grade', ',')).toEqual(refused('notANumber'));
});

test.each([
  [100, { ok: true, points: 100 }],
  [12.5, refused('notWhole')],
  [0, refused('notPositive')],
  [-5, refused('notPositive')],
  [1e7, refused('tooLarge')],
  [Infinity, refused('tooLarge')],
  [NaN, refused('notANumber')],
])('a header cell with %s', (value, result) => {
  expect(pointsFromCell(value)).toEqual(result);
});

test('every whole number up to a million is taken in both locales', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.constantFrom(',' as const, '.' as const), (n, decimal) => {
      expect(parsePoints(String(n), decimal)).toEqual({ ok: true, points: n });
    }),
  );
});
