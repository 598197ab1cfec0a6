import type { Cell } from '../gradebook/cell';
import { encodeChanges, type Change } from '../gradebook/batch';
import type { LogLine } from '../gradebook/erasing';
import { piecesIn } from '../gradebook/pieces';
import { placesTo } from '../gradebook/places';
import { asText } from '../gradebook/table';
import { FIRST_ROW, HISTORY_KEYS } from '../gradebook/tables';
import { DATA, readRows, type WholeRow } from './history';
import { letters } from './layout';
import { plain, toValues } from './values';
import type { Visit } from './visit';

/** A row of History as it stands, to be written anew. */
export type Line = LogLine & Pick<WholeRow, 'cells' | 'struck' | 'beside'>;

/**
 * Every row of History with all that stands in it, also what never happened, and what somebody took the number from: one read.
 * Rows of the teacher's own tell nothing.
 */
export function readLines(visit: Visit): Line[] {
  return readRows(visit, FIRST_ROW, undefined, 0).map((line) => ({
    ...line,
    text: line.beside === line.cells ? '' : line.cells.map(asText).join('\n'),
  }));
}

/** Whether every row has the number that it had: one read. */
export function standStill({ tabs: { history } }: Visit, lines: readonly Line[]): boolean {
  const numbers = history.getRange(1, 1, history.getLastRow(), 1).getValues();
  return lines.every(({ row, cells }) => numbers[row - 1]?.[0] === cells[0]);
}

/** A row of History with another sentence and other changes; with null it cannot be read any more, as before. */
export interface Rewritten {
  readonly row: number;
  readonly what: string;
  readonly changes: readonly Change[] | null;
  /** whether what a teacher wrote beside it goes too */
  readonly goes?: (text: string) => boolean;
}

/** So much text goes in one write; a long log takes more than one. */
const MOST_TEXT = 1_500_000;

/**
 * Writes rows of History anew, the newest first: so what names somebody is gone before what tells who that is. Rows between
 * them are written as they were, no further than the program's own cells; a teacher's are never written, but emptied when they go.
 */
export function rewriteLines(visit: Visit, lines: readonly Line[], rewritten: readonly Rewritten[]): void {
  const sheet = visit.tabs.history;
  const known = new Map(lines.map((line) => [line.row, line]));
  const gone = rewritten.flatMap((line) => goingBeside(line, known.get(line.row)));
  if (gone.length > 0) sheet.getRangeList(gone).clearContent();
  const all = new Map(lines.map(({ row, cells }) => [row, rawLine(cells, visit)]));
  for (const line of rewritten) all.set(line.row, newLine(all.get(line.row) || [], line));
  const own = rewritten.map(({ row }) => ({ row, width: Math.max(DATA + 1, endOf(known.get(row))) }));
  for (const { top, bottom, width } of spans(own, (row) => known.get(row))) {
    const cells = Array.from({ length: bottom - top + 1 }, (_, i) =>
      Array.from({ length: width }, (__, c) => all.get(top + i)?.[c] ?? ''),
    );
    sheet.getRange(top, 1, cells.length, width).setValues(cells);
  }
}

/** The cells beside a line that go with what it told. */
function goingBeside({ row, changes, goes }: Rewritten, line: Line | undefined): string[] {
  const first = endOf(line) + 1;
  return (line?.beside ?? []).flatMap((cell, i) =>
    cell !== '' && (!changes || goes?.(asText(cell))) ? [`${letters(first + i)}${row}`] : [],
  );
}

/** The last column of the program's own in a line; 0 in a row of the teacher's. */
function endOf(line: Line | undefined): number {
  return line ? line.cells.length - line.beside.length : 0;
}

/** Rows from `top` to `bottom`, written as far as the column `width`. */
interface Span {
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
  /** as far as nothing of a teacher's stands in it */
  readonly free: number;
  /** the text that it may still take in */
  readonly room: number;
}

/** From the first to the last of these rows, in pieces that are not too large and hold nothing of a teacher's; the last piece first. */
function spans(
  rows: readonly { readonly row: number; readonly width: number }[],
  lineAt: (row: number) => Line | undefined,
): Span[] {
  const found: Span[] = [];
  for (const { row, width } of [...rows].sort((a, b) => b.row - a.row)) {
    const last = found[found.length - 1];
    const lines = placesTo(last ? last.top - row : 1).map((i) => lineAt(row + i - 1));
    const text = lines.reduce((sum, line) => sum + (line?.text.length ?? 0), 0);
    const own = { top: row, bottom: row, width, free: Math.min(...lines.map(freeIn)), room: MOST_TEXT - text };
    const [wide, free] = [Math.max(width, last?.width ?? 0), Math.min(own.free, last?.free ?? 0)];
    if (last && text <= last.room && wide <= free)
      found.splice(-1, 1, { ...last, top: row, width: wide, free, room: last.room - text });
    else found.push(own);
  }
  return found;
}

/** The last column of a row before anything of a teacher's. */
function freeIn(line: Line | undefined): number {
  return line?.beside.some((cell) => cell !== '') ? endOf(line) : Infinity;
}

/** The cells of a row as they are handed back to Google. */
function rawLine(cells: readonly Cell[], { clock }: Visit): unknown[] {
  return cells.flatMap((cell) => piecesIn([cell])[0] ?? toValues([[cell]], clock).flat());
}

function newLine(cells: readonly unknown[], { what, changes }: Rewritten): unknown[] {
  const kept = cells.slice(0, DATA);
  kept[HISTORY_KEYS.indexOf('what')] = plain(what);
  return [...kept, ...(changes ? encodeChanges(changes) : ['|'])];
}
