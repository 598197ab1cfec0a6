/** The Range fake: places, clearing, copying, merging, sorting. A range is a place: it does not follow its cells. */
import { googleError } from '../core';
import { mismatch } from '../signature';
import { holds, overlap, type Rect } from './a1';
import { EMPTY, PLAIN } from './cell';
import { copy, optionsType, pasteType } from './copying';
import { AT, conforms, take, takeInside } from './google';
import { mayWrite } from './protection';
import { ProtectionFake, protect } from './protection-fake';
import { place, writable, type Place } from './range-formats';
import { RangeValidations } from './range-validations';
import type { SheetModel } from './sheet';
import { SheetFake } from './sheet-fake';
import type { SortKey } from './sorting';

export class RangeFake extends RangeValidations {
  // ---- where

  getSheet(): SheetFake {
    return new SheetFake(this[AT].around, this[AT].sheet);
  }
  /** Counted from 1 within the range. */
  getCell(row: number, column: number): RangeFake {
    take('Range.getCell', [row, column], 'integer integer');
    const { rect } = this[AT];
    if (row < 1 || column < 1 || row > rect.rows || column > rect.columns) {
      throw googleError('Cell reference out of range');
    }
    return at(this[AT], { row: rect.row + row - 1, column: rect.column + column - 1, rows: 1, columns: 1 });
  }
  offset(...args: number[]): RangeFake {
    take('Range.offset', args, 'integer integer', 'integer integer integer', 'integer integer integer integer');
    const { sheet, rect } = this[AT];
    const [rows = 0, columns = 0, numRows = rect.rows, numColumns = rect.columns] = args;
    const moved = { row: rect.row + rows, column: rect.column + columns, rows: numRows, columns: numColumns };
    return at(this[AT], takeInside(sheet, moved));
  }
  activate(): this {
    this[AT].sheet.book.activeSheet = this[AT].sheet;
    this[AT].sheet.selection = this[AT].rect;
    return this;
  }

  // ---- clearing

  /** Without options: contents, formats and merges go; notes and validations stay (verified on live Apps Script for sheets). */
  clear(options?: ClearOptions): this {
    take('Range.clear', options === undefined ? [] : [options], '', 'object');
    const { sheet, rect } = writable(this);
    clearCells(sheet, rect, options ?? { contentsOnly: true, formatOnly: true });
    return this;
  }
  clearContent(): this {
    return this.clear({ contentsOnly: true });
  }
  clearFormat(): this {
    return this.clear({ formatOnly: true });
  }
  clearNote(): this {
    return this.clear({ commentsOnly: true });
  }

  // ---- moving about

  /** Fills the destination with copies if it is a multiple of this range, else copies once from its first cell on. */
  copyTo(destination: unknown, ...how: unknown[]): void {
    if (!(destination instanceof RangeFake)) throw mismatch('SpreadsheetApp.Range.copyTo', destination, ...how);
    take('Range.copyTo', how, '', 'object', 'any boolean');
    const part = how.length === 2 ? pasteType(how) : optionsType(how[0]);
    copy(place(this), writable(destination), part);
  }
  /** By a column number, `{column, ascending}`, or an array of these; columns count on the sheet. */
  sort(spec: unknown): this {
    const { sheet, rect } = writable(this);
    const keys = (Array.isArray(spec) ? spec : [spec]).map(sortKey);
    if (keys.some(({ column }) => column < rect.column || column >= rect.column + rect.columns)) {
      throw googleError('Sort range does not contain all sort columns.');
    }
    sheet.sortRows(rect, keys);
    return this;
  }

  /** Keeps the first cell's contents only. */
  merge(): this {
    const { sheet, rect } = writable(this);
    clearCells(sheet, rect, { contentsOnly: true }, (row, column) => row === rect.row && column === rect.column);
    sheet.merges = [...sheet.merges.filter((merged) => !overlap(merged, rect)), rect];
    return this;
  }
  breakApart(): this {
    const { sheet, rect } = writable(this);
    sheet.merges = sheet.merges.filter((merged) => !overlap(merged, rect));
    return this;
  }
  isPartOfMerge(): boolean {
    return place(this).sheet.merges.some((merged) => overlap(merged, this[AT].rect));
  }
  getMergedRanges(): RangeFake[] {
    const { sheet, rect } = place(this);
    return sheet.merges
      .filter((merged) => holds(rect, merged.row, merged.column))
      .map((merged) => at(this[AT], merged));
  }

  protect(): ProtectionFake {
    const { sheet, rect } = place(this);
    return protect(this[AT].around, sheet, rect);
  }
  canEdit(): boolean {
    const { around, sheet, rect } = place(this);
    return mayWrite(sheet, rect, around.user());
  }
}

conforms<GoogleAppsScript.Spreadsheet.Range>()(RangeFake);

interface ClearOptions {
  readonly commentsOnly?: boolean;
  readonly contentsOnly?: boolean;
  readonly formatOnly?: boolean;
  readonly validationsOnly?: boolean;
}

/** A range on the same sheet. */
function at({ around, sheet }: Place, rect: Rect): RangeFake {
  return new RangeFake({ around, sheet, rect });
}

/** Clears the parts named in the options, in cells that `keep` does not except. */
export function clearCells(
  sheet: SheetModel,
  rect: Rect,
  options: ClearOptions,
  keep: (row: number, column: number) => boolean = () => false,
): void {
  sheet.change(sheet.used(rect), (cell, row, column) => {
    if (cell === EMPTY || keep(row, column)) return cell;
    return {
      raw: options.contentsOnly ? '' : cell.raw,
      formula: options.contentsOnly ? '' : cell.formula,
      format: options.formatOnly ? PLAIN : cell.format,
      note: options.commentsOnly ? '' : cell.note,
      validation: options.validationsOnly ? undefined : cell.validation,
    };
  });
}

function sortKey(spec: unknown): SortKey {
  if (typeof spec === 'number') return { column: spec, ascending: true };
  const { column, ascending = true } = (spec ?? {}) as { column?: unknown; ascending?: unknown };
  if (typeof column !== 'number' || typeof ascending !== 'boolean') throw mismatch('SpreadsheetApp.Range.sort', spec);
  return { column, ascending };
}
