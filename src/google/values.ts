import type { Cell } from '../gradebook/cell';
import type { BookClock } from './clock';

/** Values as read from a range, with dates put on the gradebook's clock; a picture is a text. */
export function toCells(values: readonly (readonly unknown[])[], clock: BookClock): Cell[][] {
  return values.map((row) => row.map((value) => toCell(value, clock)));
}

function toCell(value: unknown, clock: BookClock): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return '';
  // A Date may come from another realm, so it is known by what it can do. A picture in a cell is an object too.
  const date = value as Partial<GoogleAppsScript.Base.Date>;
  return date.getTime ? { moment: clock.toMoment(date as GoogleAppsScript.Base.Date) } : PICTURE;
}

/** What a picture in a cell is read as: no grade, and no free cell. */
const PICTURE = '🖼';

/** Text that Google would take for something else: a formula, a number, a date, a truth value, an apostrophe. */
const ALIVE = /^['=+\-@\d.,:;%€$£#]|^(true|false|waar|onwaar)$|\d/i;

/**
 * A text as it must be handed to setValues to stay text: with an apostrophe where Google might read something into it.
 * The readers of this program take such an apostrophe off, so a cell that keeps it reads the same.
 */
export function plain(text: string): string {
  return ALIVE.test(text.trim()) ? `'${text}` : text;
}

/**
 * A text for a cell that has the plain-text format: Google takes such a text as it is, except perhaps one that starts like
 * a formula (not certain: docs/live-checks.md, W1). An apostrophe anywhere else would stay visible there.
 */
export function plainInText(text: string): string {
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

/** Cells as handed to setValues: texts made safe, the rest as it is. */
export function toValues(cells: readonly (readonly Cell[])[], clock: BookClock): unknown[][] {
  return cells.map((row) =>
    row.map((cell) => {
      if (typeof cell === 'string') return plain(cell);
      return typeof cell === 'object' ? clock.toDate(cell.moment) : cell;
    }),
  );
}
