/** How high a row is whose text is wrapped: as in Sheets it grows with its text, unless somebody gave it a height. */
import type { SheetView } from '../../page';

const LINE = 17;
const STANDARD = 21;
const FONT = "Arial, 'Liberation Sans', sans-serif";

const pen = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();

export function rowHeight(view: SheetView, row: number): number {
  const cells = view.rows[row - 1] ?? [];
  const heights = cells.map((cell, index) => {
    if (cell === 0 || cell[0] === '') return STANDARD;
    const style = view.styles[cell[1]];
    if (style?.wrap !== 'WRAP') return STANDARD;
    const font = `${style.bold ? 'bold ' : ''}${style.size}pt ${FONT}`;
    return linesOf(cell[0], (view.widths[index + 1] ?? 100) - 7, font) * LINE + 4;
  });
  return Math.max(STANDARD, ...heights);
}

/** Words, and parts of words with a hyphen, go to the next line when they do not fit; what is too long is broken. */
function linesOf(text: string, room: number, font: string): number {
  let lines = 1;
  let used = 0;
  for (const word of text.split(/(?<=[\s-])/)) {
    const width = widthOf(word.trimEnd(), font);
    if (used > 0 && used + width > room) {
      lines += 1;
      used = 0;
    }
    const broken = Math.max(0, Math.ceil(width / room) - 1);
    lines += broken + (word.endsWith('\n') ? 1 : 0);
    used = word.endsWith('\n') ? 0 : used + widthOf(word, font) - broken * room;
  }
  return lines;
}

function widthOf(text: string, font: string): number {
  const key = font + text;
  const known = widths.get(key);
  if (known !== undefined || !pen) return known ?? text.length * 7;
  pen.font = font;
  const { width } = pen.measureText(text);
  widths.set(key, width);
  return width;
}
