/** The half of Sheet that is about rows and columns: inserting, deleting, moving, hiding, freezing, sizing. */
import { Fake, googleError } from '../core';
import { mismatch } from '../signature';
import type { Axis } from './axis';
import { AT, take, type Surroundings } from './google';
import { mustWrite } from './protection';
import { RangeFake } from './range';
import type { SheetModel } from './sheet';

export abstract class SheetLines extends Fake {
  readonly googleName = 'Sheet';
  readonly [AT]: { readonly around: Surroundings; readonly sheet: SheetModel };

  constructor(around: Surroundings, sheet: SheetModel) {
    super();
    this[AT] = { around, sheet };
  }

  getMaxRows(): number {
    return sheetOf(this).maxRows;
  }
  getMaxColumns(): number {
    return sheetOf(this).maxColumns;
  }

  // ---- inserting and deleting

  insertRowBefore(row: number): this {
    return this.insertRowsBefore(row, 1);
  }
  insertRowAfter(row: number): this {
    return this.insertRowsAfter(row, 1);
  }
  insertRows(row: number, howMany = 1): void {
    this.insertRowsBefore(row, howMany);
  }
  insertRowsBefore(row: number, howMany: number): this {
    sheetOf(this).insertRowsBefore(...lines(this, 'insertRowsBefore', 'rows', row, howMany));
    return this;
  }
  insertRowsAfter(row: number, howMany: number): this {
    sheetOf(this).insertRowsAfter(...lines(this, 'insertRowsAfter', 'rows', row, howMany));
    return this;
  }
  insertColumnBefore(column: number): this {
    return this.insertColumnsBefore(column, 1);
  }
  insertColumnAfter(column: number): this {
    return this.insertColumnsAfter(column, 1);
  }
  insertColumns(column: number, howMany = 1): void {
    this.insertColumnsBefore(column, howMany);
  }
  insertColumnsBefore(column: number, howMany: number): this {
    sheetOf(this).insertColumnsBefore(...lines(this, 'insertColumnsBefore', 'columns', column, howMany));
    return asHidden(this, column, howMany, column + howMany);
  }
  insertColumnsAfter(column: number, howMany: number): this {
    sheetOf(this).insertColumnsAfter(...lines(this, 'insertColumnsAfter', 'columns', column, howMany));
    return asHidden(this, column + 1, howMany, column);
  }
  deleteRow(row: number): this {
    this.deleteRows(row, 1);
    return this;
  }
  deleteRows(row: number, howMany: number): void {
    lines(this, 'deleteRows', 'rows', row, howMany);
    const { maxRows, frozenRows } = sheetOf(this);
    keepsLoose('rows', frozenRows, maxRows, row, howMany);
    mustWrite(this[AT].around, sheetOf(this), { row, column: 1, rows: howMany, columns: sheetOf(this).maxColumns });
    sheetOf(this).deleteRows(row, howMany);
  }
  deleteColumn(column: number): this {
    this.deleteColumns(column, 1);
    return this;
  }
  deleteColumns(column: number, howMany: number): void {
    lines(this, 'deleteColumns', 'columns', column, howMany);
    const { maxColumns, frozenColumns } = sheetOf(this);
    keepsLoose('columns', frozenColumns, maxColumns, column, howMany);
    mustWrite(this[AT].around, sheetOf(this), { row: 1, column, rows: sheetOf(this).maxRows, columns: howMany });
    sheetOf(this).deleteColumns(column, howMany);
  }
  /** To before the row that is at `destination` before the move. */
  moveRows(rows: unknown, destination: number): void {
    const { row, rows: howMany } = rectOf('moveRows', rows);
    take('Sheet.moveRows', [destination], 'integer');
    mustWrite(this[AT].around, sheetOf(this), { row, column: 1, rows: howMany, columns: sheetOf(this).maxColumns });
    sheetOf(this).moveRows(row, howMany, destination);
  }
  moveColumns(columns: unknown, destination: number): void {
    const { column, columns: howMany } = rectOf('moveColumns', columns);
    take('Sheet.moveColumns', [destination], 'integer');
    mustWrite(this[AT].around, sheetOf(this), { row: 1, column, rows: sheetOf(this).maxRows, columns: howMany });
    sheetOf(this).moveColumns(column, howMany, destination);
  }

  // ---- hiding

  hideRows(row: number, howMany = 1): void {
    change(this, 'hideRows', 'rows', row, howMany, { hidden: true });
  }
  showRows(row: number, howMany = 1): void {
    change(this, 'showRows', 'rows', row, howMany, { hidden: false });
  }
  hideColumns(column: number, howMany = 1): void {
    change(this, 'hideColumns', 'columns', column, howMany, { hidden: true });
  }
  showColumns(column: number, howMany = 1): void {
    change(this, 'showColumns', 'columns', column, howMany, { hidden: false });
  }
  hideRow(range: unknown): void {
    const { row, rows } = rectOf('hideRow', range);
    this.hideRows(row, rows);
  }
  unhideRow(range: unknown): void {
    const { row, rows } = rectOf('unhideRow', range);
    this.showRows(row, rows);
  }
  hideColumn(range: unknown): void {
    const { column, columns } = rectOf('hideColumn', range);
    this.hideColumns(column, columns);
  }
  unhideColumn(range: unknown): void {
    const { column, columns } = rectOf('unhideColumn', range);
    this.showColumns(column, columns);
  }
  isRowHiddenByUser(row: number): boolean {
    return sheetOf(this).rows.hidden(lines(this, 'isRowHiddenByUser', 'rows', row, 1)[0]);
  }
  isRowHiddenByFilter(row: number): boolean {
    lines(this, 'isRowHiddenByFilter', 'rows', row, 1);
    return false;
  }
  isColumnHiddenByUser(column: number): boolean {
    return sheetOf(this).columns.hidden(lines(this, 'isColumnHiddenByUser', 'columns', column, 1)[0]);
  }

  // ---- freezing and sizing

  getFrozenRows(): number {
    return sheetOf(this).frozenRows;
  }
  setFrozenRows(rows: number): void {
    take('Sheet.setFrozenRows', [rows], 'integer');
    if (rows < 0 || rows >= sheetOf(this).maxRows) throw googleError("You can't freeze all visible rows on the sheet.");
    sheetOf(this).frozenRows = rows;
  }
  getFrozenColumns(): number {
    return sheetOf(this).frozenColumns;
  }
  setFrozenColumns(columns: number): void {
    take('Sheet.setFrozenColumns', [columns], 'integer');
    if (columns < 0 || columns >= sheetOf(this).maxColumns) {
      throw googleError("You can't freeze all visible columns on the sheet.");
    }
    sheetOf(this).frozenColumns = columns;
  }
  getRowHeight(row: number): number {
    return sheetOf(this).rows.size(lines(this, 'getRowHeight', 'rows', row, 1)[0]);
  }
  setRowHeight(row: number, height: number): this {
    return this.setRowHeights(row, 1, height);
  }
  setRowHeights(row: number, howMany: number, height: number): this {
    take('Sheet.setRowHeights', [height], 'integer');
    return change(this, 'setRowHeights', 'rows', row, howMany, { size: height });
  }
  setRowHeightsForced(row: number, howMany: number, height: number): this {
    return this.setRowHeights(row, howMany, height);
  }
  getColumnWidth(column: number): number {
    return sheetOf(this).columns.size(lines(this, 'getColumnWidth', 'columns', column, 1)[0]);
  }
  setColumnWidth(column: number, width: number): this {
    return this.setColumnWidths(column, 1, width);
  }
  setColumnWidths(column: number, howMany: number, width: number): this {
    take('Sheet.setColumnWidths', [width], 'integer');
    return change(this, 'setColumnWidths', 'columns', column, howMany, { size: width });
  }
  /** Without letters to measure: seven pixels a character. */
  autoResizeColumn(column: number): this {
    const sheet = sheetOf(this);
    lines(this, 'autoResizeColumn', 'columns', column, 1);
    let longest = 2;
    for (let row = 1; row <= sheet.lastRow(); row += 1)
      longest = Math.max(longest, sheet.displayed(row, column).length);
    sheet.columns.change(column, 1, { size: longest * 7 + 8 });
    return this;
  }
  autoResizeColumns(column: number, howMany: number): this {
    take('Sheet.autoResizeColumns', [column, howMany], 'integer integer');
    for (let index = 0; index < howMany; index += 1) this.autoResizeColumn(column + index);
    return this;
  }
}

/** The sheet behind a fake, as long as it exists. UNCONFIRMED wording. */
export function sheetOf(fake: { readonly [AT]: { readonly sheet: SheetModel } }): SheetModel {
  const { sheet } = fake[AT];
  if (!sheet.book.sheets.includes(sheet)) throw googleError(`Sheet ${sheet.id} not found`);
  return sheet;
}

const NO_CELLS = { row: 0, column: 0, rows: 0, columns: 0 };

/** Refuses lines that are not there. */
function lines(
  fake: SheetLines,
  method: string,
  of: 'rows' | 'columns',
  at: number,
  howMany: number,
): [number, number] {
  take(`Sheet.${method}`, [at, howMany], 'integer integer');
  // New lines belong to no range yet: only a protected sheet refuses them, as it refuses new sizes.
  if (!/^(get|is|delete)/.test(method)) mustWrite(fake[AT].around, sheetOf(fake), NO_CELLS);
  const axis: Axis = sheetOf(fake)[of];
  const last = method.startsWith('insert') ? at : at + howMany - 1;
  if (at < 1 || howMany < 1 || last > axis.count) throw googleError(`Those ${of} are out of bounds.`);
  return [at, howMany];
}

function change<F extends SheetLines>(
  fake: F,
  method: string,
  of: 'rows' | 'columns',
  at: number,
  howMany: number,
  to: Parameters<Axis['change']>[2],
): F {
  lines(fake, method, of, at, howMany);
  const axis = sheetOf(fake)[of];
  if (to.hidden) keepsVisible(of, axis, at, howMany);
  axis.change(at, howMany, to);
  return fake;
}

/** At least one line that is not frozen has to stay. */
function keepsLoose(of: 'rows' | 'columns', frozen: number, count: number, at: number, howMany: number): void {
  if (at > frozen + 1 || at + howMany - 1 < count) return;
  throw googleError(`Sorry, it is not possible to delete all non-frozen ${of}.`);
}

/** At least one line has to stay in sight. UNCONFIRMED wording. */
function keepsVisible(of: 'rows' | 'columns', axis: Axis, at: number, howMany: number): void {
  for (let line = 1; line <= axis.count; line += 1) {
    if ((line < at || line >= at + howMany) && !axis.hidden(line)) return;
  }
  throw googleError(`You can't hide all the ${of} on the sheet.`);
}

function rectOf(method: string, range: unknown): RangeFake[typeof AT]['rect'] {
  if (!(range instanceof RangeFake)) throw mismatch(`SpreadsheetApp.Sheet.${method}`, range);
  return range[AT].rect;
}

/** UNCONFIRMED: columns that a script inserts beside a hidden one are hidden too (docs/live-checks.md, W26). */
function asHidden<S extends SheetLines>(fake: S, at: number, howMany: number, like: number): S {
  const { columns } = sheetOf(fake);
  columns.change(at, howMany, { hidden: columns.hidden(like) });
  return fake;
}
