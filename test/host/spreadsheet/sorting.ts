/** Sorting rows of a range: cells move with their formats, notes and validations; hidden rows stay hidden where they are. */
import type { Rect } from './a1';
import { EMPTY, type Cell, type Raw } from './cell';
import { copied } from './formula';
import type { SheetModel } from './sheet';

export interface SortKey {
  /** Counted on the sheet, not in the range. */
  readonly column: number;
  readonly ascending: boolean;
}

/** Stable. Formulas are rewritten as if copied to their new row, as Sheets does; references from outside stay where they point. */
export function sortRect(sheet: SheetModel, rect: Rect, keys: readonly SortKey[]): void {
  const { compare } = new Intl.Collator(sheet.locale.language, { sensitivity: 'base' });
  const rows = Array.from({ length: rect.rows }, (_, index) => rect.row + index);
  const values = new Map(rows.map((row) => [row, keys.map((key) => sheet.raw(row, key.column))]));
  const sorted = [...rows].sort((a, b) => order(values.get(a) ?? [], values.get(b) ?? [], keys, compare));
  const before = new Map(rows.map((row) => [row, lineOf(sheet, rect, row)]));
  sorted.forEach((from, index) => {
    const row = rect.row + index;
    if (row !== from)
      before.get(from)?.forEach((cell, c) => {
        sheet.put(row, rect.column + c, arrived(cell, row - from));
      });
  });
}

function lineOf(sheet: SheetModel, rect: Rect, row: number): Cell[] {
  return Array.from({ length: rect.columns }, (_, index) => sheet.cell(row, rect.column + index));
}

function arrived(cell: Cell, rows: number): Cell {
  if (cell === EMPTY || !cell.formula) return cell;
  return { ...cell, formula: copied(cell.formula, rows, 0) };
}

function order(a: readonly Raw[], b: readonly Raw[], keys: readonly SortKey[], compare: Compare): number {
  for (const [index, { ascending }] of keys.entries()) {
    const found = one(a[index] ?? '', b[index] ?? '', ascending, compare);
    if (found !== 0) return found;
  }
  return 0;
}

type Compare = (a: string, b: string) => number;

/** Numbers and dates before text before booleans; empty cells are last in both directions. */
function one(a: Raw, b: Raw, ascending: boolean, compare: Compare): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? 1 : -1;
  const found = rank(a) - rank(b) || (typeof a === 'string' ? compare(a, String(b)) : Number(a) - Number(b));
  return ascending ? found : -found;
}

function rank(value: Raw): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}
