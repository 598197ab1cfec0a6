import fc from 'fast-check';
import { joined, piecesOf } from '../../src/gradebook/pieces';

/** Whether no character stands there by half, which a store makes a question mark of. */
function isWhole(text: string): boolean {
  return Buffer.from(text, 'utf8').toString('utf8') === text;
}

test('a text in pieces is the same text again, no piece is too long, and no emoji is cut in two', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '|', '"', 'é', '😀', '👩‍🏫'), maxLength: 60 });
  fc.assert(
    fc.property(text, fc.integer({ min: 2, max: 9 }), (whole, most) => {
      const pieces = piecesOf(whole, most);
      expect(joined(pieces)).toBe(whole);
      expect(pieces.every((piece) => piece.startsWith('|') && piece.length <= most + 1 && isWhole(piece))).toBe(true);
    }),
  );
});
