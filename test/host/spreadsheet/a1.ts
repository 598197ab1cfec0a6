/** A1 notation: columns as letters, rectangles, open-ended forms such as `A1:C` and `2:5`. Rows and columns count from 1. */

/** A rectangle of cells. */
export interface Rect {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** 1 → A, 27 → AA. */
export function letters(column: number): string {
  let text = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}

/** A → 1, aa → 27. */
export function columnNumber(text: string): number {
  return Array.from(text.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

const END = /^\$?([A-Za-z]{1,3})?\$?(\d{1,8})?$/;

/**
 * The rectangle of an A1 text on a sheet of the given size; `undefined` if it is not A1 notation or an end lies before
 * row 1. Open ends run to the edge of the sheet. It may lie outside the sheet: the caller decides what that means.
 */
export function parseA1(text: string, maxRows: number, maxColumns: number): Rect | undefined {
  const [first = '', second, ...more] = text.trim().split(':');
  const from = END.exec(first);
  const to = second === undefined ? from : END.exec(second);
  if (!from || !to || more.length > 0 || (second === undefined && !(from[1] && from[2]))) return undefined;
  if (!(from[1] ?? from[2]) || !(to[1] ?? to[2])) return undefined;
  const columns = ends(from[1] && columnNumber(from[1]), to[1] && columnNumber(to[1]), maxColumns);
  const rows = ends(from[2] && Number(from[2]), to[2] && Number(to[2]), maxRows);
  if (columns.from < 1 || rows.from < 1) return undefined;
  return {
    row: rows.from,
    column: columns.from,
    rows: rows.to - rows.from + 1,
    columns: columns.to - columns.from + 1,
  };
}

function ends(from: number | '' | undefined, to: number | '' | undefined, max: number): { from: number; to: number } {
  const a = from === '' || from === undefined ? undefined : from;
  const b = to === '' || to === undefined ? undefined : to;
  if (a === undefined && b === undefined) return { from: 1, to: max };
  if (a === undefined || b === undefined) return { from: a ?? b ?? 1, to: max };
  return { from: Math.min(a, b), to: Math.max(a, b) };
}

/** `B2` or `B2:C5`. */
export function printA1(rect: Rect): string {
  const from = letters(rect.column) + String(rect.row);
  if (rect.rows === 1 && rect.columns === 1) return from;
  return `${from}:${letters(rect.column + rect.columns - 1)}${rect.row + rect.rows - 1}`;
}

/** True if the cell lies in the rectangle. */
export function holds(rect: Rect, row: number, column: number): boolean {
  return row >= rect.row && row < rect.row + rect.rows && column >= rect.column && column < rect.column + rect.columns;
}

/** True if the rectangles share a cell. */
export function overlap(a: Rect, b: Rect): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}
