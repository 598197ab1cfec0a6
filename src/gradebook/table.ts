import type { Cell } from './cell';
import { FIRST_ROW, markOf, type Tab } from './tables';

/** One row of a tab that the program writes, read by key. */
export interface TableRow {
  /** row number in the tab, from 1 */
  readonly row: number;
  readonly cells: readonly Cell[];
}

/** A tab as a table: where each key's column is, and its rows. Columns the teacher added have no key and are skipped. */
export interface Table {
  /** 0-based column by key */
  readonly columns: ReadonlyMap<string, number>;
  /** the readable headers in row 2 */
  readonly headers: readonly Cell[];
  readonly rows: readonly TableRow[];
}

/** Reads a tab by its hidden row of keys; null when the mark of the tab is not there. Empty rows are left out. */
export function readTable(grid: readonly (readonly Cell[])[], tab: Tab): Table | null {
  const keys = grid[0] || [];
  if (!hasMark(grid, tab)) return null;
  const columns = new Map<string, number>();
  keys.forEach((key, column) => {
    const name = asText(key).replace(`${markOf(tab)}:`, '');
    if (name !== '' && !columns.has(name)) columns.set(name, column);
  });
  const rows = grid
    .map((cells, index) => ({ row: index + 1, cells }))
    .slice(FIRST_ROW - 1)
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  return { columns, headers: grid[1] || [], rows };
}

/** Whether a grid is that tab of a gradebook. Settings goes by its keys alone, so that columns may stand before its first. */
export function hasMark([keys = []]: readonly (readonly Cell[])[], tab: Tab): boolean {
  return keys.slice(0, tab === 'settings' ? keys.length : 1).some((key) => asText(key).startsWith(markOf(tab)));
}

/** The hidden row of keys of a tab: the first key carries the mark. */
export function keyRow(tab: Tab, keys: readonly string[]): string[] {
  return keys.map((key, index) => (index === 0 ? `${markOf(tab)}:${key}` : key));
}

/** A cell by key; '' when the table has no such column. */
export function cellAt(table: Table, row: TableRow, key: string): Cell {
  const column = table.columns.get(key);
  return column === undefined ? '' : (row.cells[column] ?? '');
}

/** A cell by key as `asText` reads it; '' when the table has no such column. */
export function textAt(table: Table, row: TableRow, key: string): string {
  return asText(cellAt(table, row, key));
}

/** An apostrophe before what Google might read something into; the one of "'t Hart" is part of the name. */
const GUARD = /^'(?=['=+\-@\d.,:;%€$£#]|(?:true|false|waar|onwaar)$)/i;

/**
 * A cell as text; dates as their moment. A leading apostrophe is taken off where it keeps as text what Google would read as
 * something else; any other is part of the text.
 */
export function asText(cell: Cell): string {
  if (typeof cell === 'object') return cell.moment;
  if (typeof cell !== 'string') return String(cell);
  return cell.startsWith("'") ? cell.replace(GUARD, '') : cell;
}

/** A cell as a number; null when it is not one. */
export function numberAt(table: Table, row: TableRow, key: string): number | null {
  const cell = cellAt(table, row, key);
  return typeof cell === 'number' && Number.isFinite(cell) ? cell : null;
}
