import { dsvFormat } from 'd3-dsv';

/** What separates the cells of a line; '' when every line is one cell. */
export type Delimiter = '\t' | ';' | ',' | '';

/** One line of pasted text, as trimmed cells. */
export interface Line {
  /** counted from 1, as in the text */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Pasted or uploaded text as cells. */
export interface Paste {
  readonly lines: readonly Line[];
  readonly delimiter: Delimiter;
  /** the line where a quote is opened and never closed; quotes then count as ordinary signs in the whole text */
  readonly openQuote?: number;
}

/** The separator on most lines, outside quotes; of equals the one that is least likely inside a name. */
export function findDelimiter(text: string): Delimiter {
  const lines = text.replace(/"[^"]*"/g, '""').split('\n');
  const count = (delimiter: string) => lines.filter((line) => line.includes(delimiter)).length;
  const [best, times] = (['\t', ';', ','] as const)
    .map((delimiter) => [delimiter, count(delimiter)] as const)
    .reduce((a, b) => (b[1] > a[1] ? b : a));
  return times > 0 ? best : '';
}

/** A cell without what cannot be seen or would break a line of the sheet. */
function clean(cell: string): string {
  return cell.replace(/[\p{Cc}\s]+/gu, ' ').trim();
}

/** The line (from 1) on which a quote is opened and never closed. */
function openQuoteIn(text: string): number | undefined {
  const even = text.split('"').length % 2 === 1;
  return even ? undefined : text.slice(0, text.lastIndexOf('"')).split('\n').length;
}

/** Lines of cells with their numbers in the text; a quoted cell may run over several lines. Blank ones are left out. */
function toLines(text: string, delimiter: Delimiter): Omit<Paste, 'delimiter'> {
  const open = openQuoteIn(text);
  const quoted = open === undefined;
  const raw = quoted
    ? dsvFormat(delimiter || '\t').parseRows(text)
    : text.split('\n').map((line) => line.split(delimiter || '\t'));
  let next = 1;
  const lines = raw.map((cells) => {
    const line = next;
    next += 1 + (quoted ? cells.join('').split('\n').length - 1 : 0);
    return { line, cells: cells.map(clean) };
  });
  const filled = lines.filter(({ cells }) => cells.some((cell) => cell !== ''));
  return quoted ? { lines: filled } : { lines: filled, openQuote: open };
}

/** Reads pasted text into cells, whatever separates them; a BOM and the kind of line end do not matter. */
export function readPaste(pasted: string): Paste {
  const text = pasted.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const delimiter = findDelimiter(text);
  return { ...toLines(text, delimiter), delimiter };
}
