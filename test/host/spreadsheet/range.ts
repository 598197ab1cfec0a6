/** The Range fake: contents, notes, validations, copying, merging, sorting. A range is a place: it does not follow its cells. */
import { googleError } from '../core';
import { mismatch } from '../signature';
import { holds, overlap, printA1, type Rect } from './a1';
import { EMPTY, PLAIN, type Cell } from './cell';
import { copied } from './formula';
import { AT, conforms, take, takeInside, takeSize } from './google';
import { cells, place, RangeFormats, type Place } from './range-formats';
import { ProtectionFake, protect } from './protection-fake';
import type { SheetModel, Value } from './sheet';
import { SheetFake } from './sheet-fake';
import { keyFor } from '../enums';
import { CopyPasteType } from './sheets-enums';
import type { SortKey } from './sorting';
import { DataValidationFake } from './validation-fake';

export class RangeFake extends RangeFormats {
  // ---- where

  getRow(): number {
    return this[AT].rect.row;
  }
  getRowIndex(): number {
    return this[AT].rect.row;
  }
  getColumn(): number {
    return this[AT].rect.column;
  }
  getLastRow(): number {
    return this[AT].rect.row + this[AT].rect.rows - 1;
  }
  getLastColumn(): number {
    return this[AT].rect.column + this[AT].rect.columns - 1;
  }
  getNumRows(): number {
    return this[AT].rect.rows;
  }
  getHeight(): number {
    return this[AT].rect.rows;
  }
  getNumColumns(): number {
    return this[AT].rect.columns;
  }
  getWidth(): number {
    return this[AT].rect.columns;
  }
  getA1Notation(): string {
    return printA1(this[AT].rect);
  }
  getGridId(): number {
    return this[AT].sheet.id;
  }
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

  // ---- values

  getValue(): Value {
    const { sheet, rect } = place(this);
    return sheet.read(rect.row, rect.column);
  }
  getValues(): Value[][] {
    const { sheet, rect } = place(this);
    return cells(rect, (row, column) => sheet.read(row, column));
  }
  getDisplayValue(): string {
    const { sheet, rect } = place(this);
    return sheet.displayed(rect.row, rect.column);
  }
  getDisplayValues(): string[][] {
    const { sheet, rect } = place(this);
    return cells(rect, (row, column) => sheet.displayed(row, column));
  }
  isBlank(): boolean {
    const { sheet, rect } = place(this);
    return cells(rect, (row, column) => sheet.cell(row, column)).flat().every((cell) => cell.raw === '' && cell.formula === '');
  }
  setValue(value: unknown): this {
    take('Range.setValue', arguments.length === 1 ? [value] : [], 'any');
    const { sheet, rect } = place(this);
    sheet.each(rect, (row, column) => { sheet.write(row, column, value); });
    return this;
  }
  setValues(values: unknown[][]): this {
    take('Range.setValues', [values], 'grid');
    const { sheet, rect } = place(this);
    takeSize(values, rect);
    sheet.each(rect, (row, column) => { sheet.write(row, column, values[row - rect.row]?.[column - rect.column]); });
    return this;
  }

  getFormula(): string {
    const { sheet, rect } = place(this);
    return sheet.cell(rect.row, rect.column).formula;
  }
  getFormulas(): string[][] {
    const { sheet, rect } = place(this);
    return cells(rect, (row, column) => sheet.cell(row, column).formula);
  }
  /** Set in several cells, relative references move along as in a copy (UNCONFIRMED). */
  setFormula(formula: string): this {
    take('Range.setFormula', [formula], 'text');
    const { sheet, rect } = place(this);
    sheet.each(rect, (row, column) => { put(sheet, row, column, copied(formula, row - rect.row, column - rect.column)); });
    return this;
  }
  /** An empty text clears the cell. */
  setFormulas(formulas: string[][]): this {
    take('Range.setFormulas', [formulas], 'grid');
    const { sheet, rect } = place(this);
    takeSize(formulas, rect);
    if (formulas.flat().some((formula) => typeof formula !== 'string')) throw mismatch('SpreadsheetApp.Range.setFormulas', formulas);
    sheet.each(rect, (row, column) => { put(sheet, row, column, formulas[row - rect.row]?.[column - rect.column] ?? ''); });
    return this;
  }

  getNote(): string {
    const { sheet, rect } = place(this);
    return sheet.cell(rect.row, rect.column).note;
  }
  getNotes(): string[][] {
    const { sheet, rect } = place(this);
    return cells(rect, (row, column) => sheet.cell(row, column).note);
  }
  setNote(note: string | null): this {
    take('Range.setNote', [note], 'text?');
    const { sheet, rect } = place(this);
    sheet.change(rect, (cell) => ({ ...cell, note: note ?? '' }));
    return this;
  }
  setNotes(notes: (string | null)[][]): this {
    take('Range.setNotes', [notes], 'grid');
    const { sheet, rect } = place(this);
    takeSize(notes, rect);
    sheet.change(rect, (cell, row, column) => ({ ...cell, note: noteText(notes[row - rect.row]?.[column - rect.column]) }));
    return this;
  }

  // ---- validations and check boxes

  getDataValidation(): DataValidationFake | null {
    const { sheet, rect } = place(this);
    const rule = sheet.cell(rect.row, rect.column).validation;
    return rule ? new DataValidationFake(rule) : null;
  }
  getDataValidations(): (DataValidationFake | null)[][] {
    const { around, sheet, rect } = place(this);
    return cells(rect, (row, column) => {
      const rule = sheet.cell(row, column).validation;
      // Core wraps the fakes in an array, but not those in an array of arrays.
      return rule ? around.core.remote(new DataValidationFake(rule)) : null;
    });
  }
  setDataValidation(rule: unknown): this {
    const { sheet, rect } = place(this);
    const validation = ruleOf('setDataValidation', rule);
    sheet.change(rect, (cell) => ({ ...cell, validation }));
    return this;
  }
  setDataValidations(rules: unknown[][]): this {
    take('Range.setDataValidations', [rules], 'grid');
    const { sheet, rect } = place(this);
    takeSize(rules, rect);
    const read = rules.map((row) => row.map((rule) => ruleOf('setDataValidations', rule)));
    sheet.change(rect, (cell, row, column) => ({ ...cell, validation: read[row - rect.row]?.[column - rect.column] }));
    return this;
  }
  clearDataValidations(): this {
    return this.setDataValidation(null);
  }
  /** Puts check boxes in the cells and their unticked value, as `insertCheckboxes` does on Google. */
  insertCheckboxes(...values: unknown[]): this {
    take('Range.insertCheckboxes', values, '', 'any', 'any any');
    const { sheet, rect } = place(this);
    const validation = { criteria: 'CHECKBOX', values, allowInvalid: false, helpText: null };
    sheet.change(rect, (cell) => ({ ...cell, raw: unticked(values), formula: '', validation }));
    return this;
  }
  removeCheckboxes(): this {
    const { sheet, rect } = place(this);
    sheet.change(rect, (cell) => (isCheckbox(cell) ? { ...cell, raw: '', validation: undefined } : cell));
    return this;
  }
  check(): this {
    return tick(this, (values) => values[0] ?? true);
  }
  /** Leaves cells without a check box alone. */
  uncheck(): this {
    return tick(this, unticked);
  }
  isChecked(): boolean | null {
    const { sheet, rect } = place(this);
    const all = cells(rect, (row, column) => sheet.cell(row, column)).flat();
    if (!all.every(isCheckbox)) return null;
    const ticks = new Set(all.map((cell) => cell.raw === (cell.validation?.values[0] ?? true)));
    return ticks.size === 1 ? (ticks.values().next().value ?? null) : null;
  }

  // ---- clearing

  /** Without options: contents, formats and merges go; notes and validations stay (verified on live Apps Script for sheets). */
  clear(options?: ClearOptions): this {
    take('Range.clear', options === undefined ? [] : [options], '', 'object');
    const { sheet, rect } = place(this);
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
    copy(place(this), place(destination), part);
  }
  /** By a column number, `{column, ascending}`, or an array of these; columns count on the sheet. */
  sort(spec: unknown): this {
    const { sheet, rect } = place(this);
    const keys = (Array.isArray(spec) ? spec : [spec]).map(sortKey);
    if (keys.some(({ column }) => column < rect.column || column >= rect.column + rect.columns)) {
      throw googleError('Sort range does not contain all sort columns.');
    }
    sheet.sortRows(rect, keys);
    return this;
  }

  /** Keeps the first cell's contents only. */
  merge(): this {
    const { sheet, rect } = place(this);
    clearCells(sheet, rect, { contentsOnly: true }, (row, column) => row === rect.row && column === rect.column);
    sheet.merges = [...sheet.merges.filter((merged) => !overlap(merged, rect)), rect];
    return this;
  }
  breakApart(): this {
    const { sheet, rect } = place(this);
    sheet.merges = sheet.merges.filter((merged) => !overlap(merged, rect));
    return this;
  }
  isPartOfMerge(): boolean {
    return place(this).sheet.merges.some((merged) => overlap(merged, this[AT].rect));
  }
  getMergedRanges(): RangeFake[] {
    const { sheet, rect } = place(this);
    return sheet.merges.filter((merged) => holds(rect, merged.row, merged.column)).map((merged) => at(this[AT], merged));
  }

  protect(): ProtectionFake {
    const { sheet, rect } = place(this);
    return protect(this[AT].around, sheet, rect);
  }
  canEdit(): boolean {
    return true;
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

function put(sheet: SheetModel, row: number, column: number, formula: string): void {
  const text = formula === '' || formula.startsWith('=') ? formula : `=${formula}`;
  sheet.put(row, column, { ...sheet.cell(row, column), raw: '', formula: text });
}

/** A number given as a note comes back as text with a decimal (verified on live Apps Script). */
function noteText(note: unknown): string {
  if (typeof note === 'number') return Number.isInteger(note) ? `${note}.0` : String(note);
  if (note === null || note === undefined) return '';
  if (typeof note !== 'string') throw mismatch('SpreadsheetApp.Range.setNotes', note);
  return note;
}

function ruleOf(method: string, rule: unknown): Cell['validation'] {
  if (rule === null) return undefined;
  if (!(rule instanceof DataValidationFake)) throw mismatch(`SpreadsheetApp.Range.${method}`, rule);
  return rule[AT];
}

function isCheckbox(cell: Cell): boolean {
  return cell.validation?.criteria === 'CHECKBOX';
}

/** Check boxes with two values have the second when unticked; with one, an unticked cell is empty. */
function unticked(values: readonly unknown[]): Cell['raw'] {
  return values.length === 0 ? false : ((values[1] ?? '') as Cell['raw']);
}

function tick<R extends RangeFake>(range: R, value: (values: readonly unknown[]) => unknown): R {
  const { sheet, rect } = place(range);
  sheet.change(rect, (cell) =>
    isCheckbox(cell) ? { ...cell, raw: value(cell.validation?.values ?? []) as Cell['raw'], formula: '' } : cell,
  );
  return range;
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

type Part = 'all' | 'values' | 'formats' | 'formulas' | 'validations';

function pasteType([type, transposed]: unknown[]): Part {
  if (transposed === true) throw new Error('NotInHost: Range.copyTo transposed');
  const key = keyFor('SpreadsheetApp.Range.copyTo', CopyPasteType, type);
  const parts: Partial<Record<typeof key, Part>> = {
    PASTE_NORMAL: 'all',
    PASTE_VALUES: 'values',
    PASTE_FORMAT: 'formats',
    PASTE_FORMULA: 'formulas',
    PASTE_DATA_VALIDATION: 'validations',
  };
  const part = parts[key];
  if (!part) throw new Error(`NotInHost: Range.copyTo ${key}`);
  return part;
}

function optionsType(options: unknown): Part {
  const { contentsOnly, formatOnly } = (options ?? {}) as { contentsOnly?: boolean; formatOnly?: boolean };
  return contentsOnly ? 'values' : formatOnly ? 'formats' : 'all';
}

function copy(from: Place, to: Place, part: Part): void {
  const { rows, columns } = from.rect;
  const tiles = to.rect.rows % rows === 0 && to.rect.columns % columns === 0;
  const target = takeInside(to.sheet, tiles ? to.rect : { ...to.rect, rows, columns });
  const source = cells(from.rect, (row, column) => ({
    cell: from.sheet.cell(row, column),
    value: from.sheet.raw(row, column),
    row,
    column,
  }));
  to.sheet.change(target, (old, row, column) => {
    const found = source[(row - target.row) % rows]?.[(column - target.column) % columns];
    if (!found) return old;
    const { cell, value } = found;
    const formula = cell.formula && copied(cell.formula, row - found.row, column - found.column);
    if (part === 'values') return { ...old, raw: value, formula: '' };
    if (part === 'formats') return { ...old, format: cell.format };
    if (part === 'validations') return { ...old, validation: cell.validation };
    return part === 'formulas' ? { ...old, raw: cell.raw, formula } : { ...cell, formula };
  });
}

function sortKey(spec: unknown): SortKey {
  if (typeof spec === 'number') return { column: spec, ascending: true };
  const { column, ascending = true } = (spec ?? {}) as { column?: unknown; ascending?: unknown };
  if (typeof column !== 'number' || typeof ascending !== 'boolean') throw mismatch('SpreadsheetApp.Range.sort', spec);
  return { column, ascending };
}
