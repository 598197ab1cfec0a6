/** The half of Range that is about looks: one and many of each, reading and writing. */
import { Fake, SIZE } from '../core';
import { keyFor } from '../enums';
import { mismatch } from '../signature';
import type { Rect } from './a1';
import { colour, PLAIN, type Format } from './cell';
import { AT, take, takeInside, takeSize, type Surroundings } from './google';
import { mustWrite } from './protection';
import type { SheetModel } from './sheet';
import { WrapStrategy } from './sheets-enums';

export interface Place {
  readonly around: Surroundings;
  readonly sheet: SheetModel;
  readonly rect: Rect;
}

/** Base of the Range fake: where it is, and every getter and setter of formats. */
export abstract class RangeFormats extends Fake {
  readonly googleName = 'Range';
  readonly [AT]: Place;

  constructor(place: Place) {
    super();
    this[AT] = place;
  }
  override get [SIZE](): number {
    return this[AT].rect.rows * this[AT].rect.columns;
  }

  getBackground(): string {
    return one(this, 'background');
  }
  getBackgrounds(): string[][] {
    return many(this, 'background');
  }
  setBackground(color: string | null): this {
    return setOne(this, 'setBackground', 'background', color, paint);
  }
  setBackgrounds(colors: (string | null)[][]): this {
    return setMany(this, 'setBackgrounds', 'background', colors, paint);
  }

  getFontColor(): string {
    return one(this, 'fontColor');
  }
  getFontColors(): string[][] {
    return many(this, 'fontColor');
  }
  setFontColor(color: string | null): this {
    return setOne(this, 'setFontColor', 'fontColor', color, paint);
  }
  setFontColors(colors: (string | null)[][]): this {
    return setMany(this, 'setFontColors', 'fontColor', colors, paint);
  }

  getFontWeight(): Format['fontWeight'] {
    return one(this, 'fontWeight');
  }
  getFontWeights(): Format['fontWeight'][][] {
    return many(this, 'fontWeight');
  }
  setFontWeight(weight: Format['fontWeight'] | null): this {
    return setOne(this, 'setFontWeight', 'fontWeight', weight, oneOf('normal', 'bold'));
  }
  setFontWeights(weights: (Format['fontWeight'] | null)[][]): this {
    return setMany(this, 'setFontWeights', 'fontWeight', weights, oneOf('normal', 'bold'));
  }

  getFontStyle(): Format['fontStyle'] {
    return one(this, 'fontStyle');
  }
  getFontStyles(): Format['fontStyle'][][] {
    return many(this, 'fontStyle');
  }
  setFontStyle(style: Format['fontStyle'] | null): this {
    return setOne(this, 'setFontStyle', 'fontStyle', style, oneOf('normal', 'italic'));
  }
  setFontStyles(styles: (Format['fontStyle'] | null)[][]): this {
    return setMany(this, 'setFontStyles', 'fontStyle', styles, oneOf('normal', 'italic'));
  }

  getFontLine(): Format['fontLine'] {
    return one(this, 'fontLine');
  }
  getFontLines(): Format['fontLine'][][] {
    return many(this, 'fontLine');
  }
  setFontLine(line: Format['fontLine'] | null): this {
    return setOne(this, 'setFontLine', 'fontLine', line, oneOf('none', 'underline', 'line-through'));
  }
  setFontLines(lines: (Format['fontLine'] | null)[][]): this {
    return setMany(this, 'setFontLines', 'fontLine', lines, oneOf('none', 'underline', 'line-through'));
  }

  getFontSize(): number {
    return one(this, 'fontSize');
  }
  getFontSizes(): number[][] {
    return many(this, 'fontSize');
  }
  setFontSize(size: number): this {
    return setOne(this, 'setFontSize', 'fontSize', size, points);
  }
  setFontSizes(sizes: number[][]): this {
    return setMany(this, 'setFontSizes', 'fontSize', sizes, points);
  }

  getFontFamily(): string {
    return one(this, 'fontFamily');
  }
  getFontFamilies(): string[][] {
    return many(this, 'fontFamily');
  }
  setFontFamily(family: string | null): this {
    return setOne(this, 'setFontFamily', 'fontFamily', family, anyText);
  }
  setFontFamilies(families: (string | null)[][]): this {
    return setMany(this, 'setFontFamilies', 'fontFamily', families, anyText);
  }

  getHorizontalAlignment(): string {
    return one(this, 'horizontalAlignment');
  }
  getHorizontalAlignments(): string[][] {
    return many(this, 'horizontalAlignment');
  }
  setHorizontalAlignment(alignment: 'left' | 'center' | 'normal' | 'right' | null): this {
    return setOne(this, 'setHorizontalAlignment', 'horizontalAlignment', alignment, oneOf(...ACROSS));
  }
  setHorizontalAlignments(alignments: ('left' | 'center' | 'normal' | 'right' | null)[][]): this {
    return setMany(this, 'setHorizontalAlignments', 'horizontalAlignment', alignments, oneOf(...ACROSS));
  }

  getVerticalAlignment(): string {
    return one(this, 'verticalAlignment');
  }
  getVerticalAlignments(): string[][] {
    return many(this, 'verticalAlignment');
  }
  setVerticalAlignment(alignment: 'top' | 'middle' | 'bottom' | null): this {
    return setOne(this, 'setVerticalAlignment', 'verticalAlignment', alignment, oneOf('top', 'middle', 'bottom'));
  }
  setVerticalAlignments(alignments: ('top' | 'middle' | 'bottom' | null)[][]): this {
    return setMany(this, 'setVerticalAlignments', 'verticalAlignment', alignments, oneOf('top', 'middle', 'bottom'));
  }

  getNumberFormat(): string {
    const { sheet, rect } = place(this);
    return sheet.numberFormat(rect.row, rect.column);
  }
  getNumberFormats(): string[][] {
    const { sheet, rect } = place(this);
    return cells(rect, (row, column) => sheet.numberFormat(row, column));
  }
  setNumberFormat(format: string): this {
    return setOne(this, 'setNumberFormat', 'numberFormat', format, pattern);
  }
  setNumberFormats(formats: string[][]): this {
    return setMany(this, 'setNumberFormats', 'numberFormat', formats, pattern);
  }

  getWrap(): boolean {
    return one(this, 'wrapStrategy') === 'WRAP';
  }
  getWraps(): boolean[][] {
    return many(this, 'wrapStrategy').map((row) => row.map((strategy) => strategy === 'WRAP'));
  }
  setWrap(on: boolean): this {
    take('Range.setWrap', [on], 'boolean');
    return setOne(this, 'setWrap', 'wrapStrategy', on, wrapping);
  }
  setWraps(on: boolean[][]): this {
    return setMany(this, 'setWraps', 'wrapStrategy', on, wrapping);
  }
  getWrapStrategy(): unknown {
    return WrapStrategy[one(this, 'wrapStrategy')];
  }
  setWrapStrategy(strategy: unknown): this {
    const key = keyFor('SpreadsheetApp.Range.setWrapStrategy', WrapStrategy, strategy);
    return setOne(this, 'setWrapStrategy', 'wrapStrategy', key, () => key);
  }

  /** Only which sides have a line is kept (as letters): Google's script API cannot read borders back either. */
  setBorder(...sides: unknown[]): this {
    const six = 'boolean? boolean? boolean? boolean? boolean? boolean?';
    take('Range.setBorder', sides, six, `${six} text? any`);
    const border = ['t', 'l', 'b', 'r', 'v', 'h'].filter((_, index) => sides[index] === true).join('');
    return setOne(this, 'setBorder', 'border', border, anyText);
  }
}

const ACROSS = ['left', 'center', 'normal', 'right'] as const;

/** Where a range is, after checking that the sheet still reaches so far. */
export function place(range: RangeFormats): Place {
  takeInside(range[AT].sheet, range[AT].rect);
  return range[AT];
}

/** The same, after checking that the person who runs the script may write there. */
export function writable(range: RangeFormats): Place {
  const { around, sheet, rect } = place(range);
  mustWrite(around, sheet, rect);
  return range[AT];
}

/** A grid with something for every cell of a rectangle. */
export function cells<T>(rect: Rect, get: (row: number, column: number) => T): T[][] {
  return Array.from({ length: rect.rows }, (_, r) =>
    Array.from({ length: rect.columns }, (__, c) => get(rect.row + r, rect.column + c)),
  );
}

function one<F extends keyof Format>(range: RangeFormats, field: F): Format[F] {
  const { sheet, rect } = place(range);
  return sheet.cell(rect.row, rect.column).format[field];
}

function many<F extends keyof Format>(range: RangeFormats, field: F): Format[F][][] {
  const { sheet, rect } = place(range);
  return cells(rect, (row, column) => sheet.cell(row, column).format[field]);
}

/** What a setter makes of an argument: the value to keep, `null` to keep what there is, `undefined` to refuse it. */
type Reading<T> = (value: unknown) => T | null | undefined;

function setOne<R extends RangeFormats, F extends keyof Format>(
  range: R,
  method: string,
  field: F,
  value: unknown,
  reading: Reading<Format[F]>,
): R {
  const { sheet, rect } = writable(range);
  const wanted = value === null && field !== 'numberFormat' ? PLAIN[field] : reading(value);
  if (wanted === undefined) throw mismatch(`SpreadsheetApp.Range.${method}`, value);
  if (wanted !== null) sheet.format(rect, { [field]: wanted });
  return range;
}

function setMany<R extends RangeFormats, F extends keyof Format>(
  range: R,
  method: string,
  field: F,
  values: unknown[][],
  reading: Reading<Format[F]>,
): R {
  const { sheet, rect } = writable(range);
  take(`Range.${method}`, [values], 'grid');
  takeSize(values, rect);
  const read = values.map((row) =>
    row.map((value) => (value === null && field !== 'numberFormat' ? PLAIN[field] : reading(value))),
  );
  if (read.some((row) => row.includes(undefined))) throw mismatch(`SpreadsheetApp.Range.${method}`, values);
  sheet.change(rect, (cell, row, column) => {
    const wanted = read[row - rect.row]?.[column - rect.column];
    if (wanted === null || wanted === undefined || wanted === cell.format[field]) return cell;
    return { ...cell, format: { ...cell.format, [field]: wanted } };
  });
  return range;
}

/** Colours that are none are accepted silently (verified on live Apps Script); here they then change nothing. */
function paint(value: unknown): string | null | undefined {
  return typeof value === 'string' ? (colour(value) ?? null) : undefined;
}

function oneOf<T extends string>(...words: T[]): Reading<T> {
  return (value) => words.find((word) => word === value);
}

function points(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 ? value : undefined;
}

function anyText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** `general` is how a script asks for no format; live Apps Script misbehaves at `null`, so that is refused here. */
function pattern(value: unknown): string | undefined {
  return typeof value === 'string' ? (value.toLowerCase() === 'general' ? PLAIN.numberFormat : value) : undefined;
}

function wrapping(on: unknown): Format['wrapStrategy'] | undefined {
  return on === true ? 'WRAP' : on === false ? 'OVERFLOW' : undefined;
}
