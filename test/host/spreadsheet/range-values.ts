/** The part of Range that is about contents: where it is, values, formulas, notes. */
import { mismatch } from '../signature';
import { printA1 } from './a1';
import { copied } from './formula';
import { AT, take, takeSize } from './google';
import { cells, place, RangeFormats, writable } from './range-formats';
import type { SheetModel, Value } from './sheet';

export abstract class RangeValues extends RangeFormats {
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
    return cells(rect, (row, column) => sheet.cell(row, column))
      .flat()
      .every((cell) => cell.raw === '' && cell.formula === '');
  }
  setValue(value: unknown): this {
    take('Range.setValue', arguments.length === 1 ? [value] : [], 'any');
    const { sheet, rect } = writable(this);
    sheet.writeAll(rect, () => value);
    return this;
  }
  setValues(values: unknown[][]): this {
    take('Range.setValues', [values], 'grid');
    const { sheet, rect } = writable(this);
    takeSize(values, rect);
    sheet.writeAll(rect, (row, column) => values[row - rect.row]?.[column - rect.column]);
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
    const { sheet, rect } = writable(this);
    sheet.each(rect, (row, column) => {
      put(sheet, row, column, copied(formula, row - rect.row, column - rect.column));
    });
    return this;
  }
  /** An empty text clears the cell. */
  setFormulas(formulas: string[][]): this {
    take('Range.setFormulas', [formulas], 'grid');
    const { sheet, rect } = writable(this);
    takeSize(formulas, rect);
    if (formulas.flat().some((formula) => typeof formula !== 'string'))
      throw mismatch('SpreadsheetApp.Range.setFormulas', formulas);
    sheet.each(rect, (row, column) => {
      put(sheet, row, column, formulas[row - rect.row]?.[column - rect.column] ?? '');
    });
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
    const { sheet, rect } = writable(this);
    sheet.change(rect, (cell) => ({ ...cell, note: note ?? '' }));
    return this;
  }
  setNotes(notes: (string | null)[][]): this {
    take('Range.setNotes', [notes], 'grid');
    const { sheet, rect } = writable(this);
    takeSize(notes, rect);
    sheet.change(rect, (cell, row, column) => ({
      ...cell,
      note: noteText(notes[row - rect.row]?.[column - rect.column]),
    }));
    return this;
  }
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
