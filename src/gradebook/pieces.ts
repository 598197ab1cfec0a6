/** Before each piece, so that no piece can be read as a number, a date or a formula. */
export const PIECE = '|';

/** The first half of a character that takes two, as an emoji does: stored by itself it is none. */
const HALF = /[\ud800-\udbff]$/;

/** A long text as texts of `most` characters at most; what is left of 50,000, which a cell holds, is room to spare. */
export function piecesOf(text: string, most = 45_000): string[] {
  const end = text.length > most && HALF.test(text.slice(0, most)) ? most - 1 : most;
  return text === '' ? [] : [PIECE + text.slice(0, end), ...piecesOf(text.slice(end), most)];
}

/** The text that was cut into these pieces. */
export function joined(pieces: readonly unknown[]): string {
  return pieces.map((piece) => String(piece).replace(/^\|/, '')).join('');
}

/** The first of these cells that hold such pieces, up to one that does not: what stands beside them is a teacher's own. */
export function piecesIn(cells: readonly unknown[]): readonly unknown[] {
  const end = cells.findIndex((cell) => !String(cell).startsWith(PIECE));
  return end < 0 ? cells : cells.slice(0, end);
}
