/** Which cells are chosen, and where the keys take them. */
import type { Area, SheetView } from '../../page';
import { cellAt } from './layout';

export interface Spot {
  readonly row: number;
  readonly column: number;
}

export interface Selection {
  /** Where it began: the cell that is typed into. */
  readonly anchor: Spot;
  /** Where it reaches. */
  readonly focus: Spot;
}

export function one(spot: Spot): Selection {
  return { anchor: spot, focus: spot };
}

export function areaOf({ anchor, focus }: Selection): Area {
  const row = Math.min(anchor.row, focus.row);
  const column = Math.min(anchor.column, focus.column);
  return {
    row,
    column,
    rows: Math.abs(anchor.row - focus.row) + 1,
    columns: Math.abs(anchor.column - focus.column) + 1,
  };
}

export function holds(area: Area, row: number, column: number): boolean {
  const down = row - area.row;
  const right = column - area.column;
  return down >= 0 && down < area.rows && right >= 0 && right < area.columns;
}

/** Whole rows or columns are chosen by their heads. */
export function isWhole(view: SheetView, area: Area): 'row' | 'column' | undefined {
  if (area.columns === view.maxColumns) return 'row';
  return area.rows === view.maxRows ? 'column' : undefined;
}

export interface Step {
  readonly down: number;
  readonly right: number;
}

const STEPS: Readonly<Record<string, Step>> = {
  ArrowDown: { down: 1, right: 0 },
  ArrowUp: { down: -1, right: 0 },
  ArrowRight: { down: 0, right: 1 },
  ArrowLeft: { down: 0, right: -1 },
};

/** Where a key goes from a spot; `undefined` for a key that does not move. */
export function moved(view: SheetView, from: Spot, key: string, far: boolean, pageRows: number): Spot | undefined {
  const step = STEPS[key];
  if (step) return far ? toEdge(view, from, step) : stepped(view, from, step);
  if (key === 'PageDown' || key === 'PageUp')
    return stepped(view, from, { down: key === 'PageUp' ? -pageRows : pageRows, right: 0 });
  if (key === 'Home') return seen(view, { row: far ? 1 : from.row, column: 1 }, { down: 1, right: 1 });
  if (key === 'End') return far ? lastCell(view) : { row: from.row, column: lastUsed(view, from.row) };
  return undefined;
}

/** The next spot that can be seen. */
export function stepped(view: SheetView, from: Spot, step: Step): Spot {
  const row = Math.min(view.maxRows, Math.max(1, from.row + step.down));
  const column = Math.min(view.maxColumns, Math.max(1, from.column + step.right));
  const single = { down: Math.sign(step.down), right: Math.sign(step.right) };
  const to = seen(view, { row, column }, single);
  return isInside(view, to) ? to : from;
}

/** This spot, or the next one in the direction of the step that is not hidden. */
function seen(view: SheetView, from: Spot, { down, right }: Step): Spot {
  return { row: skip(view.hiddenRows, from.row, down || 1), column: skip(view.hiddenColumns, from.column, right || 1) };
}

function skip(hidden: readonly number[], from: number, by: number): number {
  let at = from;
  while (hidden.includes(at)) at += by;
  return at;
}

function isInside(view: SheetView, { row, column }: Spot): boolean {
  return row >= 1 && column >= 1 && row <= view.maxRows && column <= view.maxColumns;
}

/** As Ctrl and an arrow: to the end of the filled stretch, or to the next filled cell. */
function toEdge(view: SheetView, from: Spot, step: Step): Spot {
  const filled = (spot: Spot): boolean => (cellAt(view, spot.row, spot.column)?.[0] ?? '') !== '';
  let here = from;
  const inside = filled(from) && filled(stepped(view, from, step));
  for (;;) {
    const next = stepped(view, here, step);
    if (next.row === here.row && next.column === here.column) return here;
    if (inside && !filled(next)) return here;
    here = next;
    if (!inside && filled(next)) return here;
  }
}

function lastUsed(view: SheetView, row: number): number {
  const cells = view.rows[row - 1] ?? [];
  return Math.max(1, cells.findLastIndex((cell) => cell !== 0 && cell[0] !== '') + 1);
}

function lastCell(view: SheetView): Spot {
  const row = Math.max(1, view.rows.findLastIndex((cells) => cells.some((cell) => cell !== 0 && cell[0] !== '')) + 1);
  const column = Math.max(1, ...view.rows.map((_, index) => lastUsed(view, index + 1)));
  return { row, column };
}
