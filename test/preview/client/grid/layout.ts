/** Where rows and columns lie: which can be seen, how large they are, which stay in view. No element is touched here. */
import type { Area, CellView, SheetView } from '../../page';
import { rowHeight } from './wrapping';

export interface Line {
  /** Row or column number of the sheet. */
  readonly at: number;
  /** Pixels from the first line of its kind that scrolls, or from the edge for frozen ones. */
  readonly start: number;
  readonly size: number;
}

export interface Layout {
  readonly frozenRows: readonly Line[];
  readonly rows: readonly Line[];
  readonly frozenColumns: readonly Line[];
  readonly columns: readonly Line[];
  readonly width: number;
  readonly height: number;
}

export const HEAD_WIDTH = 46;

export function layoutOf(view: SheetView): Layout {
  const rows = lines(view.maxRows, view.hiddenRows, (at) => view.heights[at] ?? rowHeight(view, at));
  const columns = lines(view.maxColumns, view.hiddenColumns, (at) => view.widths[at] ?? 100);
  const [frozenRows, scrollRows] = parted(rows, view.frozenRows);
  const [frozenColumns, scrollColumns] = parted(columns, view.frozenColumns);
  return {
    frozenRows,
    rows: fromZero(scrollRows),
    frozenColumns,
    columns: scrollColumns,
    width: HEAD_WIDTH + end(columns),
    height: end(fromZero(scrollRows)),
  };
}

function lines(count: number, hidden: readonly number[], sizeOf: (at: number) => number): Line[] {
  const gone = new Set(hidden);
  let start = 0;
  const seen: Line[] = [];
  for (let at = 1; at <= count; at += 1) {
    if (gone.has(at)) continue;
    seen.push({ at, start, size: sizeOf(at) });
    start += sizeOf(at);
  }
  return seen;
}

function parted(all: readonly Line[], frozen: number): [Line[], Line[]] {
  return [all.filter((line) => line.at <= frozen), all.filter((line) => line.at > frozen)];
}

function fromZero(all: readonly Line[]): Line[] {
  const first = all[0]?.start ?? 0;
  return all.map((line) => ({ ...line, start: line.start - first }));
}

function end(all: readonly Line[]): number {
  const last = all.at(-1);
  return last ? last.start + last.size : 0;
}

/** The lines that lie between two pixels, with a few more on both sides. */
export function between(all: readonly Line[], from: number, to: number, more = 4): readonly Line[] {
  const first = all.findIndex((line) => line.start + line.size > from);
  if (first < 0) return [];
  const after = all.findIndex((line) => line.start > to);
  return all.slice(Math.max(0, first - more), after < 0 ? undefined : after + more);
}

export function cellAt(view: SheetView, row: number, column: number): CellView | undefined {
  const cell = view.rows[row - 1]?.[column - 1];
  return cell === 0 ? undefined : cell;
}

/** What the formula bar shows of a cell. */
export function editText(view: SheetView, row: number, column: number): string {
  const cell = cellAt(view, row, column);
  return cell ? (cell[2] ?? cell[0]) : '';
}

/** 1 → A, 27 → AA. */
export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}

export function cellName(row: number, column: number): string {
  return letters(column) + String(row);
}

/** The name box: `B2`, `B2:C5`. */
export function areaName({ row, column, rows, columns }: Area): string {
  const first = cellName(row, column);
  return rows * columns === 1 ? first : `${first}:${cellName(row + rows - 1, column + columns - 1)}`;
}
