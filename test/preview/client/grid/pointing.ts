/** What the mouse points at, and what goes to and comes from the clipboard. */
import type { Area, SheetView } from '../../page';
import { cellAt } from './layout';
import { one, type Selection, type Spot } from './selection';

export function spotOf(target: EventTarget | null): Spot | undefined {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('.cell') : null;
  if (!cell) return undefined;
  const [, row = 0, column = 0] = cell.id.split('-').map(Number);
  return { row, column };
}

/** A cell, or by its head a whole row or column, or by the corner everything; from `anchor` on if that is given. */
export function selectionAt(view: SheetView, target: EventTarget | null, anchor?: Spot): Selection | undefined {
  if (!(target instanceof HTMLElement)) return undefined;
  const { maxRows, maxColumns } = view;
  const head = target.closest<HTMLElement>('.head');
  const row = Number(head?.dataset['row'] ?? 0);
  const column = Number(head?.dataset['column'] ?? 0);
  if (row > 0) return { anchor: { row: anchor?.row ?? row, column: 1 }, focus: { row, column: maxColumns } };
  if (column > 0) return { anchor: { row: 1, column: anchor?.column ?? column }, focus: { row: maxRows, column } };
  if (head) return { anchor: { row: 1, column: 1 }, focus: { row: maxRows, column: maxColumns } };
  const spot = spotOf(target);
  return spot && (anchor ? { anchor, focus: spot } : one(spot));
}

/** The used part of an area as text that any spreadsheet takes. */
export function tabbed(view: SheetView, { row, column, rows, columns }: Area): string {
  const height = Math.max(1, Math.min(rows, view.rows.length + 1 - row));
  const used = view.rows.reduce((most, cells) => Math.max(most, cells.length), 0);
  const width = Math.max(1, Math.min(columns, used + 1 - column));
  const line = (r: number): string =>
    Array.from({ length: width }, (_, c) => cellAt(view, row + r, column + c)?.[0] ?? '').join('\t');
  return Array.from({ length: height }, (_, r) => line(r)).join('\n');
}

/** Text from the clipboard as rows of cells. */
export function cellsIn(text: string): string[][] {
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t'));
}
