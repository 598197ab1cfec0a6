/** What entering a value makes of a cell: what `setValue`, `appendRow` and the keyboard have in common. */
import { types } from 'node:util';
import { googleError } from '../core';
import { hasContent, PICTURE, PLAIN, type Cell, type Raw } from './cell';
import type { Locale } from './locale';
import { toSerial } from './moment';
import { typed } from './typed';

/** https://support.google.com/drive/answer/37603 does not say it; secondary sources agree (UNCONFIRMED). */
const MAX_CHARACTERS = 50_000;

export interface Setting {
  readonly locale: Locale;
  readonly timeZone: string;
  /** This year, for dates without one. */
  readonly year: number;
}

/**
 * The cell after entering a value: text is taken as typed, a Date brings its format, nothing (`null`, `undefined`, `''`) clears.
 * Throws at text that is too long, and at values nobody should give to Google.
 */
export function entered(cell: Cell, value: unknown, setting: Setting): Cell {
  if (value === '' || value === null || value === undefined) return emptied(cell);
  if (typeof value === 'string') return text(cell, value, setting);
  if (typeof value === 'boolean') return { ...cell, raw: value, formula: '' };
  // UNCONFIRMED: that a number in a plain-text cell stays a number.
  if (typeof value === 'number' && Number.isFinite(value)) return { ...cell, raw: value, formula: '' };
  if (types.isDate(value)) {
    const raw = toSerial(value, setting.timeZone);
    return withFormat(cell, raw, '', setting.locale.date + (Number.isInteger(raw) ? '' : ' h:mm:ss'));
  }
  if ((value as { readonly valueType?: unknown }).valueType === 'IMAGE') return { ...cell, raw: PICTURE, formula: '' };
  throw new Error(`NotInHost: ${typeof value === 'number' ? value : typeof value} as the value of a cell`);
}

function text(cell: Cell, value: string, { locale, year }: Setting): Cell {
  if (value.length > MAX_CHARACTERS) {
    throw googleError(`Your input contains more than the maximum of ${MAX_CHARACTERS} characters in a single cell.`);
  }
  // UNCONFIRMED for a leading `=` or `'`: here a plain-text cell keeps every character.
  if (cell.format.numberFormat === '@') return { ...cell, raw: value, formula: '' };
  const { raw, formula, numberFormat } = typed(value, locale, year);
  return withFormat(cell, raw, formula, numberFormat);
}

function emptied(cell: Cell): Cell {
  return hasContent(cell) ? { ...cell, raw: '', formula: '' } : cell;
}

/** A typed percentage, date or amount brings its format only to a cell that has none. */
function withFormat(cell: Cell, raw: Raw, formula: string, numberFormat: string | undefined): Cell {
  if (numberFormat === undefined || cell.format.numberFormat !== PLAIN.numberFormat) return { ...cell, raw, formula };
  return { ...cell, raw, formula, format: { ...cell.format, numberFormat } };
}
