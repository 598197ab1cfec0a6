/** The part of Range that is about data validations, check boxes among them. */
import { mismatch } from '../signature';
import type { Cell } from './cell';
import { AT, take, takeSize } from './google';
import { cells, place, writable } from './range-formats';
import { RangeValues } from './range-values';
import { DataValidationFake } from './validation-fake';

export abstract class RangeValidations extends RangeValues {
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
    const { sheet, rect } = writable(this);
    const validation = ruleOf('setDataValidation', rule);
    sheet.change(rect, (cell) => ({ ...cell, validation }));
    return this;
  }
  setDataValidations(rules: unknown[][]): this {
    take('Range.setDataValidations', [rules], 'grid');
    const { sheet, rect } = writable(this);
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
    const { sheet, rect } = writable(this);
    const validation = { criteria: 'CHECKBOX', values, allowInvalid: false, helpText: null };
    sheet.change(rect, (cell) => ({ ...cell, raw: unticked(values), formula: '', validation }));
    return this;
  }
  removeCheckboxes(): this {
    const { sheet, rect } = writable(this);
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

function tick<R extends RangeValidations>(range: R, value: (values: readonly unknown[]) => unknown): R {
  const { sheet, rect } = writable(range);
  sheet.change(rect, (cell) =>
    isCheckbox(cell) ? { ...cell, raw: value(cell.validation?.values ?? []) as Cell['raw'], formula: '' } : cell,
  );
  return range;
}
