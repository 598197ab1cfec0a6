/** Inserting, deleting and moving rows and columns: cells with all they carry, and everything that refers to them by place. */
import { googleError } from '../core';
import type { Rect } from './a1';
import { moveItems, type Axis } from './axis';
import { EMPTY, type Cell } from './cell';
import { rewrite, type End, type Reference } from './formula';
import type { SheetModel } from './sheet';

export type Direction = 'row' | 'column';

/** First and last line of something; `Infinity` is an open end. */
interface Span {
  readonly from: number;
  readonly to: number;
}

type Shift = (span: Span) => Span | undefined;

/** Inserts empty lines at place `at` with the formats and validations of line `like` (its place before the insertion). */
export function insertLines(sheet: SheetModel, direction: Direction, at: number, howMany: number, like: number): void {
  const axis = axisOf(sheet, direction);
  check(howMany > 0 && at >= 1 && at <= axis.count + 1);
  if (direction === 'column') sheet.book.width(axis.count + howMany);
  sheet.book.room(howMany * (direction === 'row' ? sheet.maxColumns : sheet.maxRows));
  if (direction === 'row') insertRows(sheet, at, howMany, like);
  else sheet.lines = sheet.lines.map((line) => insertCells(line, at, howMany, like));
  axis.insert(at, howMany, like);
  refer(sheet, direction, inserted(at, howMany));
  sheet.frozenRows += direction === 'row' && at <= sheet.frozenRows ? howMany : 0;
  sheet.frozenColumns += direction === 'column' && at <= sheet.frozenColumns ? howMany : 0;
}

export function removeLines(sheet: SheetModel, direction: Direction, at: number, howMany: number): void {
  const axis = axisOf(sheet, direction);
  check(howMany > 0 && at >= 1 && at + howMany - 1 <= axis.count);
  if (howMany === axis.count) {
    throw googleError(`You can't delete all the ${direction}s on the sheet.`);
  }
  const frozen = direction === 'row' ? sheet.frozenRows : sheet.frozenColumns;
  const thawed = Math.max(0, Math.min(frozen - at + 1, howMany));
  if (direction === 'row') sheet.lines.splice(at - 1, howMany);
  else for (const line of sheet.lines) line.splice(at - 1, howMany);
  axis.remove(at, howMany);
  refer(sheet, direction, removed(at, howMany));
  if (direction === 'row') sheet.frozenRows -= thawed;
  else sheet.frozenColumns -= thawed;
}

/** Moves lines to before the line now at place `before`. Moving to inside the block itself changes nothing. */
export function moveLines(sheet: SheetModel, direction: Direction, at: number, howMany: number, before: number): void {
  const axis = axisOf(sheet, direction);
  check(howMany > 0 && at >= 1 && at + howMany - 1 <= axis.count && before >= 1 && before <= axis.count + 1);
  if (before >= at && before <= at + howMany) return;
  const fill = <T>(items: readonly T[], empty: () => T): T[] =>
    Array.from({ length: axis.count }, (_, index) => items[index] ?? empty());
  if (direction === 'row')
    sheet.lines = moveItems(
      fill<(Cell | undefined)[]>(sheet.lines, () => []),
      at,
      howMany,
      before,
    );
  else
    sheet.lines = sheet.lines.map((line) =>
      moveItems(
        fill<Cell | undefined>(line, () => undefined),
        at,
        howMany,
        before,
      ),
    );
  axis.move(at, howMany, before);
  refer(sheet, direction, movedSpan(at, howMany, before), (line) => newPlace(line, at, howMany, before));
}

function axisOf(sheet: SheetModel, direction: Direction): Axis {
  return direction === 'row' ? sheet.rows : sheet.columns;
}

function check(inside: boolean): void {
  if (!inside) throw googleError('Those rows or columns are out of bounds.');
}

function insertRows(sheet: SheetModel, at: number, howMany: number, like: number): void {
  const model = sheet.lines[like - 1] ?? [];
  while (sheet.lines.length < at - 1) sheet.lines.push([]);
  if (at > sheet.lines.length + 1 && model.length === 0) return;
  const made = Array.from({ length: howMany }, () => model.map((cell) => cell && dressed(cell)));
  // Joined so that rows that are not there stay holes.
  sheet.lines = sheet.lines.slice(0, at - 1).concat(made, sheet.lines.slice(at - 1));
}

function insertCells(line: (Cell | undefined)[], at: number, howMany: number, like: number): (Cell | undefined)[] {
  const model = line[like - 1];
  if (line.length < at - 1 && !model) return line;
  const before = Array.from({ length: at - 1 }, (_, index) => line[index]);
  return [...before, ...Array.from({ length: howMany }, () => model && dressed(model)), ...line.slice(at - 1)];
}

/**
 * A new cell looks like its neighbour, without content and note. UNCONFIRMED: that a script's insert takes validations over
 * (docs/live-checks.md, W26).
 */
function dressed({ format, validation }: Cell): Cell {
  return { ...EMPTY, format, validation };
}

/** Lets formulas, rules, merges and protections follow. `place` is given when lines moved, so that a range may fall apart. */
function refer(sheet: SheetModel, direction: Direction, shift: Shift, place?: (line: number) => number): void {
  sheet.book.eachFormula((formula, home) =>
    rewrite(formula, (found) => {
      const target = found.sheet === undefined ? home : sheet.book.find(found.sheet);
      return target === sheet ? shifted(found, direction, shift) : found;
    }),
  );
  const follow = (rect: Rect): Rect[] =>
    place ? scattered(rect, direction, place) : shiftedRect(rect, direction, shift);
  sheet.rules = sheet.rules
    .map((rule) => ({ ...rule, ranges: rule.ranges.flatMap(follow) }))
    .filter((rule) => rule.ranges.length > 0);
  sheet.merges = sheet.merges.flatMap(follow).filter((rect) => rect.rows * rect.columns > 1);
  sheet.protections = sheet.protections.filter((protection) => {
    if (protection.rect) [protection.rect] = follow(protection.rect);
    else return true;
    return protection.rect !== undefined;
  });
  sheet.book.engine.forget();
}

function shifted(found: Reference, direction: Direction, shift: Shift): Reference | undefined {
  const from = found.from[direction];
  if (from === undefined && found.to?.[direction] === undefined) return found;
  const to = found.to ? (found.to[direction] ?? Infinity) : (from ?? 1);
  const span = shift({ from: from ?? 1, to });
  if (!span) return undefined;
  if (span.from === from && span.to === to) return found;
  const end = (at: End, line: number): End => ({ ...at, [direction]: line === Infinity ? undefined : line });
  return {
    ...found,
    from: from === undefined ? found.from : end(found.from, span.from),
    to: found.to && end(found.to, span.to),
  };
}

function shiftedRect(rect: Rect, direction: Direction, shift: Shift): Rect[] {
  const size = direction === 'row' ? rect.rows : rect.columns;
  const span = shift({ from: rect[direction], to: rect[direction] + size - 1 });
  return span ? [placed(rect, direction, span)] : [];
}

function placed(rect: Rect, direction: Direction, { from, to }: Span): Rect {
  return direction === 'row'
    ? { ...rect, row: from, rows: to - from + 1 }
    : { ...rect, column: from, columns: to - from + 1 };
}

/** The places of a rectangle's lines after a move, as few rectangles as possible. */
function scattered(rect: Rect, direction: Direction, place: (line: number) => number): Rect[] {
  const size = direction === 'row' ? rect.rows : rect.columns;
  const lines = Array.from({ length: size }, (_, index) => place(rect[direction] + index)).sort((a, b) => a - b);
  const spans: { from: number; to: number }[] = [];
  for (const line of lines) {
    const last = spans[spans.length - 1];
    if (last && line === last.to + 1) last.to = line;
    else spans.push({ from: line, to: line });
  }
  return spans.map((span) => placed(rect, direction, span));
}

function inserted(at: number, howMany: number): Shift {
  return ({ from, to }) => ({ from: from >= at ? from + howMany : from, to: to >= at ? to + howMany : to });
}

/** A range loses its deleted lines; when nothing is left, the reference is broken. */
function removed(at: number, howMany: number): Shift {
  const end = at + howMany;
  return ({ from, to }) => {
    const first = from < at ? from : from < end ? at : from - howMany;
    const last = to < at ? to : to < end ? at - 1 : to - howMany;
    return last < first ? undefined : { from: first, to: last };
  };
}

/**
 * What lies wholly in the moved block moves along; any other range behaves as if the lines were inserted at the new place and
 * deleted at the old. UNCONFIRMED in detail for ranges that lie partly in the block.
 */
function movedSpan(at: number, howMany: number, before: number): Shift {
  const source = at >= before ? at + howMany : at;
  return (span) => {
    if (span.from >= at && span.to < at + howMany) {
      const by = newPlace(span.from, at, howMany, before) - span.from;
      return { from: span.from + by, to: span.to + by };
    }
    const grown = inserted(before, howMany)(span);
    return grown && removed(source, howMany)(grown);
  };
}

function newPlace(line: number, at: number, howMany: number, before: number): number {
  if (line >= at && line < at + howMany) return before > at ? line + before - at - howMany : line + before - at;
  if (line >= at + howMany && line < before) return line - howMany;
  return line < at && line >= before ? line + howMany : line;
}
