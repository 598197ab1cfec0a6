import fc from 'fast-check';
import { readTexts, textsOf } from '../../src/gradebook/texts';

const nobody = () => false;

test('words in place of a grade are read back as they stood, whatever they are and in whatever order students stand', () => {
  const some = fc.uniqueArray(
    fc.record({ student: fc.stringMatching(/^s[0-9a-f]{8}$/), text: fc.string({ minLength: 1 }) }),
    { selector: ({ student }) => student },
  );
  fc.assert(
    fc.property(some, (here) => {
      const cell = textsOf('', here, nobody);
      expect([...readTexts(cell)].sort()).toEqual(
        here.flatMap(({ student, text }) => (text.startsWith('#') ? [] : [[student, text]])).sort(),
      );
      expect(textsOf('', [...here].reverse(), nobody)).toBe(cell);
      expect(textsOf(cell, here, nobody)).toBe(cell);
    }),
  );
});

test('of who is gone the words are kept, of who is there only what stands there now', () => {
  const before = textsOf('', [one('s1', 'abs?'), one('s2', 'ziek'), one('s3', 'later')], nobody);
  expect([...readTexts(textsOf(before, [one('s2', 'beter')], (id) => id === 's1'))]).toEqual([
    ['s1', 'abs?'],
    ['s2', 'beter'],
  ]);
});

test('what a formula that fails shows is nobody’s words, and what does not fit in a cell is left out', () => {
  expect(textsOf('', [one('s1', '#N/A')], nobody)).toBe('');
  const long = Array.from({ length: 100 }, (_, i) => one(`s${String(i)}`, 'x'.repeat(1000)));
  const cell = textsOf('', long, nobody);
  expect(cell.length).toBeLessThan(50_000);
  expect(readTexts(cell).size).toBeGreaterThan(40);
});

test.each(['', 'abs?', '7', '[1]', '¦', '¦null', '¦{"s1":2}', '¦["s1"]'])(
  'over it was typed “%s”: no words',
  (cell) => {
    expect([...readTexts(cell)].filter(([student]) => student.startsWith('s'))).toEqual([]);
  },
);

function one(student: string, text: string) {
  return { student, text };
}
