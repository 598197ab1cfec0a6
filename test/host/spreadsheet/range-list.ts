/** The RangeList fake: the same change to many ranges in one call. */
import { Fake } from '../core';
import { AT, conforms } from './google';
import type { RangeFake } from './range';

export class RangeListFake extends Fake {
  readonly googleName = 'RangeList';
  readonly [AT]: readonly RangeFake[];

  constructor(ranges: readonly RangeFake[]) {
    super();
    this[AT] = ranges;
  }

  getRanges(): RangeFake[] {
    return [...this[AT]];
  }
  setValue(value: unknown): this {
    return each(this, (range) => range.setValue(value));
  }
  setFormula(formula: string): this {
    return each(this, (range) => range.setFormula(formula));
  }
  setNote(note: string | null): this {
    return each(this, (range) => range.setNote(note));
  }
  setNumberFormat(format: string): this {
    return each(this, (range) => range.setNumberFormat(format));
  }
  setBackground(color: string | null): this {
    return each(this, (range) => range.setBackground(color));
  }
  setFontColor(color: string | null): this {
    return each(this, (range) => range.setFontColor(color));
  }
  setFontWeight(weight: 'normal' | 'bold' | null): this {
    return each(this, (range) => range.setFontWeight(weight));
  }
  setFontStyle(style: 'normal' | 'italic' | null): this {
    return each(this, (range) => range.setFontStyle(style));
  }
  setFontLine(line: 'none' | 'underline' | 'line-through' | null): this {
    return each(this, (range) => range.setFontLine(line));
  }
  setFontSize(size: number): this {
    return each(this, (range) => range.setFontSize(size));
  }
  setHorizontalAlignment(alignment: 'left' | 'center' | 'normal' | 'right' | null): this {
    return each(this, (range) => range.setHorizontalAlignment(alignment));
  }
  setVerticalAlignment(alignment: 'top' | 'middle' | 'bottom' | null): this {
    return each(this, (range) => range.setVerticalAlignment(alignment));
  }
  setWrap(on: boolean): this {
    return each(this, (range) => range.setWrap(on));
  }
  setBorder(...sides: unknown[]): this {
    return each(this, (range) => range.setBorder(...sides));
  }
  insertCheckboxes(...values: unknown[]): this {
    return each(this, (range) => range.insertCheckboxes(...values));
  }
  removeCheckboxes(): this {
    return each(this, (range) => range.removeCheckboxes());
  }
  check(): this {
    return each(this, (range) => range.check());
  }
  uncheck(): this {
    return each(this, (range) => range.uncheck());
  }
  clear(options?: Parameters<RangeFake['clear']>[0]): this {
    return each(this, (range) => range.clear(options));
  }
  clearContent(): this {
    return each(this, (range) => range.clearContent());
  }
  clearFormat(): this {
    return each(this, (range) => range.clearFormat());
  }
  clearNote(): this {
    return each(this, (range) => range.clearNote());
  }
  clearDataValidations(): this {
    return each(this, (range) => range.clearDataValidations());
  }
  breakApart(): this {
    return each(this, (range) => range.breakApart());
  }
}

conforms<GoogleAppsScript.Spreadsheet.RangeList>()(RangeListFake);

function each<L extends RangeListFake>(list: L, change: (range: RangeFake) => unknown): L {
  list[AT].forEach(change);
  return list;
}
