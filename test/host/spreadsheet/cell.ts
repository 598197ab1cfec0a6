/** One cell of a sheet, and what it looks like when nobody has touched it. Cells and formats are never changed in place. */
import type { Validation } from './validation';

/** What a cell stores. A moment is a number of days since 30 December 1899 in a cell with a date format, as in Sheets. */
export type Raw = number | string | boolean;

/** What the host stores for a picture in a cell; a script is given an object for it, and formulas read nothing. */
export const PICTURE = '\ufffc';

export interface Format {
  readonly numberFormat: string;
  readonly background: string;
  readonly fontColor: string;
  readonly fontWeight: 'normal' | 'bold';
  readonly fontStyle: 'normal' | 'italic';
  readonly fontLine: 'none' | 'underline' | 'line-through';
  readonly fontSize: number;
  readonly fontFamily: string;
  readonly horizontalAlignment: string;
  readonly verticalAlignment: string;
  readonly wrapStrategy: 'WRAP' | 'OVERFLOW' | 'CLIP';
  /** Which sides have a line, for the preview page; Google's script API cannot read it back. */
  readonly border: string;
}

/** The format of an untouched cell, as live Apps Script reports it. */
export const PLAIN: Format = {
  numberFormat: 'General',
  background: '#ffffff',
  fontColor: '#000000',
  fontWeight: 'normal',
  fontStyle: 'normal',
  fontLine: 'none',
  fontSize: 10,
  fontFamily: 'arial,sans,sans-serif',
  horizontalAlignment: 'general',
  verticalAlignment: 'bottom',
  wrapStrategy: 'OVERFLOW',
  border: '',
};

export interface Cell {
  /** What is stored; `''` when empty or when there is a formula (its value is computed on reading). */
  readonly raw: Raw;
  /** With its `=`; `''` when there is none. */
  readonly formula: string;
  readonly format: Format;
  readonly note: string;
  readonly validation: Validation | undefined;
  /** Of a rich text or a chip: any value that is written over it takes it away. */
  readonly link?: string | undefined;
}

export const EMPTY: Cell = { raw: '', formula: '', format: PLAIN, note: '', validation: undefined };

/** A cell has content if it has a value or a formula; formats, notes and validations do not count (`getLastRow`). */
export function hasContent(cell: Cell): boolean {
  return cell.raw !== '' || cell.formula !== '';
}

/** The CSS colour names a script is likely to use; Google gives them back as hexadecimal. */
const NAMES: Readonly<Record<string, string>> = {
  black: '#000000',
  white: '#ffffff',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  yellow: '#ffff00',
  orange: '#ffa500',
  gray: '#808080',
  grey: '#808080',
  purple: '#800080',
};

/** A colour as Sheets keeps it: lower-case hexadecimal. Anything else is `undefined`: Google ignores it silently. */
export function colour(text: string): string | undefined {
  const lower = text.toLowerCase();
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/.exec(lower);
  if (short)
    return (
      '#' +
      short
        .slice(1)
        .map((digit) => digit + digit)
        .join('')
    );
  return /^#[0-9a-f]{6}$/.test(lower) ? lower : NAMES[lower];
}
