/** What all fakes of the spreadsheet service share: their place behind a symbol, the check of arguments, the check against Google's types. */
import { types } from 'node:util';
import { googleError, type Core } from '../core';
import { mismatch } from '../signature';
import type { Rect } from './a1';
import type { SheetModel } from './sheet';
import type { SpreadsheetModel } from './workbook';

/** What the spreadsheet service needs to know of the Workspace around it. */
export interface Surroundings {
  readonly core: Core;
  /** Drive, by id. Files of other kinds are there too. */
  readonly files: Map<string, unknown>;
  /** The spreadsheet the script was opened in; `null` outside one. */
  active(): SpreadsheetModel | null;
  /** Who runs the script: an e-mail address. */
  user(): string;
  /** The fake that `SpreadsheetApp.getUi()` gives; it throws where there is no user interface. */
  ui(): object;
  /** Throws in a run that may not open other files, and when the person has not given the permission to. */
  mustOpen?(member: string): void;
  /** Throws in a run that may not even see the file it stands in. */
  mustSee?(member: string): void;
}

/** The key of a fake's own data: a bundle cannot reach it, as it cannot name the symbol. */
export const AT: unique symbol = Symbol('at');

type Plain = string | number | boolean | null | undefined;
/** Google's enums are numbers to TypeScript, but objects when run. */
type HasEnum<R> =
  Extract<R, number> extends infer N ? ([N] extends [never] ? false : IsNumber<N> extends true ? false : true) : never;
// The compiler's own test of identity is the only one that tells `number` from an enum without values.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
type IsNumber<N> = (<T>() => T extends N ? 1 : 2) extends <T>() => T extends number ? 1 : 2 ? true : false;
type Returned<R> = [R] extends [Plain | Plain[] | Plain[][]] ? (HasEnum<R> extends true ? unknown : R) : unknown;
type Member<G> = G extends (...args: infer A) => infer R ? (...args: A) => Returned<R> : unknown;
type Own<F> = Exclude<keyof F & string, 'googleName' | 'toString'>;

/**
 * Checks at compile time that every public member of a fake is one of Google's, with Google's parameters and plain results.
 * Stronger than `implements Pick<...>`: a member Google does not have is an error too. Does nothing when run.
 */
export function conforms<G>(): <F extends { [K in Own<F>]: K extends keyof G ? Member<G[K]> : never }>(
  fake: abstract new (...args: never[]) => F,
) => void {
  return () => undefined;
}

type Kind =
  'integer' | 'number' | 'text' | 'boolean' | 'date' | 'any' | 'array' | 'grid' | 'object' | 'text?' | 'boolean?';

const IS: Readonly<Record<Kind, (value: unknown) => boolean>> = {
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  text: (value) => typeof value === 'string',
  boolean: (value) => typeof value === 'boolean',
  date: (value) => types.isDate(value),
  any: () => true,
  array: (value) => Array.isArray(value),
  grid: (value) => Array.isArray(value) && value.length > 0 && value.every((row) => Array.isArray(row)),
  object: (value) => typeof value === 'object' && value !== null,
  'text?': (value) => value === null || typeof value === 'string',
  'boolean?': (value) => value === null || typeof value === 'boolean',
};

/** Throws Google's error unless the arguments fit one of the forms, e.g. `take('Range.offset', args, 'integer integer')`. */
export function take(member: string, args: readonly unknown[], ...forms: string[]): void {
  const fits = forms.some((form) => {
    const kinds = form === '' ? [] : (form.split(' ') as Kind[]);
    return kinds.length === args.length && kinds.every((kind, index) => IS[kind](args[index]));
  });
  if (!fits) throw mismatch(`SpreadsheetApp.${member}`, ...args);
}

/** Throws Google's error unless the grid has exactly the range's size. */
export function takeSize(grid: readonly (readonly unknown[])[], rect: Rect): void {
  if (grid.length !== rect.rows) throw size('rows', grid.length, rect.rows);
  const odd = grid.find((row) => row.length !== rect.columns);
  if (odd) throw size('columns', odd.length, rect.columns);
}

function size(what: string, data: number, range: number): Error {
  return googleError(
    `The number of ${what} in the data does not match the number of ${what} in the range. ` +
      `The data has ${data} but the range has ${range}.`,
  );
}

/** Throws Google's error if a rectangle does not lie on the sheet. */
export function takeInside(sheet: SheetModel, rect: Rect): Rect {
  if (rect.row < 1) throw googleError('The starting row of the range is too small.');
  if (rect.column < 1) throw googleError('The starting column of the range is too small.');
  if (rect.rows < 1) throw googleError('The number of rows in the range must be at least 1.');
  if (rect.columns < 1) throw googleError('The number of columns in the range must be at least 1.');
  if (rect.row + rect.rows - 1 > sheet.maxRows || rect.column + rect.columns - 1 > sheet.maxColumns) {
    throw googleError('The coordinates of the range are outside the dimensions of the sheet.');
  }
  return rect;
}
