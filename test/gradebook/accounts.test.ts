import fc from 'fast-check';
import { batchesIn, counting, missingNumbers, renumbered, type LogRow } from '../../src/gradebook/accounts';
import type { Batch } from '../../src/gradebook/batch';

function rowsWith(numbers: readonly (number | null)[]): LogRow[] {
  return numbers.map((revision, i) => ({
    row: 3 + i,
    revision,
    batch: revision === null ? null : batch(revision, `b${i}`),
    strange: [],
  }));
}

function batch(revision: number, id: string): Batch {
  return { revision, id, at: '', who: '', lock: '', reason: 'typed', what: '', changes: [] };
}

describe('numbers of History that were typed over', () => {
  test.each<[string, (number | null)[], number, [row: number, revision: number][]]>([
    ['none: the log is in order', [1, 2, 3], 3, []],
    ['one in the middle', [1, 46346, 3], 3, [[4, 2]]],
    ['the first', [null, 2, 3], 3, [[3, 1]]],
    ['the last, which was finished', [1, 2, -1], 3, [[5, 3]]],
    ['a later number', [1, 3, 3, 4], 4, []],
    ['one that stands further on', [1, 4, 3, 4], 4, [[4, 2]]],
    [
      'two side by side',
      [1, 7.5, null, 4],
      4,
      [
        [4, 2],
        [5, 3],
      ],
    ],
    ['with a row deleted beside it, which it was is not certain', [1, null, 4], 4, []],
    ['a log that was sorted', [3, 2, 1], 3, []],
    ['a batch under way is not', [1, 2, 3], 2, []],
  ])('%s', (_, numbers, applied, wanted) => {
    expect(renumbered(rowsWith(numbers), applied).map(({ row, revision }) => [row, revision])).toEqual(wanted);
  });

  test('whichever single one it was, and whatever was typed: it comes back, or stands where it can do no harm', () => {
    const number = fc.oneof(
      fc.integer({ min: -5, max: 60 }),
      fc.constant(null),
      fc.constant(1e9),
      fc.double({ noNaN: true }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat(29), number, (length, place, typed) => {
        const at = place % length;
        const right = Array.from({ length }, (_, i) => i + 1);
        const numbers = right.map((one, i) => (i === at ? typed : one));
        const mended = renumbered(rowsWith(numbers), length);
        expect(mended.every(({ row, revision }) => row - 2 === revision)).toBe(true);
        const strange = typed === null || typed > length + 20 || typed < 1;
        expect(mended.length).toBeGreaterThanOrEqual(strange ? 1 : 0);
      }),
    );
  });

  test('numbers that no batch can have are not counted up to', () => {
    expect(missingNumbers(rowsWith([1, 3, 1e12]), 3)).toEqual([2]);
    expect(missingNumbers(rowsWith([1]), 1e12).length).toBeLessThanOrEqual(10_001);
  });
});

describe('of two batches with one number', () => {
  const ids = (numbers: readonly number[]) =>
    counting(numbers.map((one, i) => batch(one, `b${i}`))).map(({ id }) => id);

  test.each([
    ['the first counts: the second lost the race', [1, 2, 2, 3], ['b0', 'b1', 'b3']],
    ['not the one that stands out of order: its number was typed over', [3, 1, 2, 3], ['b1', 'b2', 'b3']],
    ['in a log that was sorted the first', [3, 2, 2, 1], ['b3', 'b1', 'b0']],
  ])('%s', (_, numbers, wanted) => {
    expect(ids(numbers)).toEqual(wanted);
  });

  test('a log in order counts whole', () => {
    expect(batchesIn(rowsWith([1, 2, 3])).map(({ revision }) => revision)).toEqual([1, 2, 3]);
  });
});
