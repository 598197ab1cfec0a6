/**
 * One tab: its cells and everything a teacher can do to them by hand. Rows and columns count from 1. Nothing here is counted as
 * a Google call; the fakes stand on it.
 */
import { googleError } from '../core';
import { printA1, type Rect } from './a1';
import { aggregate } from './aggregate';
import { EMPTY, hasContent, PICTURE, PLAIN, type Cell, type Raw } from './cell';
import { look, type Rule } from './conditional';
import { display } from './display';
import { copied } from './formula';
import { Grid } from './grid';
import { entered } from './input';
import { localeOf, type Locale } from './locale';
import { fromSerial } from './moment';
import { isDateFormat } from './pattern';
import type { ProtectionModel } from './protection';
import { sortRect, type SortKey } from './sorting';
import { insertLines, moveLines, removeLines } from './structure';
import { refuses } from './validation';
import type { SpreadsheetModel } from './workbook';

/** A value as `getValue` gives it: empty is `''`. */
export type Value = number | string | boolean | Date | CellImage;

/** A picture in a cell, of which the host knows only that it is one: neither a text nor a date. */
export interface CellImage {
  readonly valueType: 'IMAGE';
  toString(): string;
}

/** A cell as the teacher sees it. */
export interface Shown {
  readonly text: string;
  readonly color: string;
  readonly background: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly note: string;
}

interface Spill {
  readonly row: number;
  readonly column: number;
  readonly formula: string;
  readonly gives: () => readonly (readonly Raw[])[];
}

export class SheetModel extends Grid {
  hidden = false;
  frozenRows = 0;
  frozenColumns = 0;
  tabColor: string | null = null;
  gridlinesHidden = false;
  rules: readonly Rule[] = [];
  merges: readonly Rect[] = [];
  /** What is selected in the window. */
  selection: Rect = { row: 1, column: 1, rows: 1, columns: 1 };
  protections: readonly ProtectionModel[] = [];
  /** Formulas that fill cells below them and beside them, with what they give: the host cannot compute those. */
  private spills: readonly Spill[] = [];
  private title: string;

  constructor(
    readonly book: SpreadsheetModel,
    /** The `gid` of the tab. */
    readonly id: number,
    name: string,
  ) {
    super();
    this.title = name;
  }

  get name(): string {
    return this.title;
  }

  set name(name: string) {
    if (name === this.title) return;
    this.book.renaming(this, name);
    this.title = name;
  }

  protected touched(row: number, column: number): void {
    if (this.spills.length > 0) this.book.engine.forget();
    this.book.engine.touch(this, row, column);
  }

  // ---- values

  get locale(): Locale {
    return localeOf(this.book.locale);
  }

  /**
   * Types a formula that fills cells, as ARRAYFORMULA does. While something else stands in one of them it is `#REF!`, and the
   * others are empty; Google tells its formula for the first cell only.
   */
  spill(a1: string, formula: string, gives: () => readonly (readonly Raw[])[]): void {
    this.type(a1, formula);
    this.spills = [{ ...this.rect(a1), formula: this.formula(a1), gives }, ...this.spills];
    this.book.engine.forget();
  }

  /** What a formula elsewhere, or one that fills cells, puts in a cell; undefined where none does. */
  spilled(row: number, column: number): Raw | undefined {
    for (const one of this.spills) {
      const given = one.gives();
      if (this.cell(one.row, one.column).formula !== one.formula) continue;
      const value = given[row - one.row]?.[column - one.column];
      if (value === undefined) continue;
      const isFirst = row === one.row && column === one.column;
      const stands = (r: number, c: number) => (r > 0 || c > 0) && hasContent(this.cell(one.row + r, one.column + c));
      const isBlocked = given.some((line, r) => line.some((_, c) => stands(r, c)));
      if (isFirst) return isBlocked ? '#REF!' : value;
      if (!isBlocked) return value;
    }
    return undefined;
  }

  /** What is in the cell, with a formula's value computed. */
  raw(row: number, column: number): Raw {
    const spilled = this.spills.length > 0 ? this.spilled(row, column) : undefined;
    if (spilled !== undefined) return spilled;
    const { formula, raw } = this.cell(row, column);
    return formula ? (aggregate(formula, this) ?? this.book.engine.value(this, row, column)) : raw;
  }

  /** As `getValue`: a new Date each time for a number in a date format. */
  read(row: number, column: number): Value {
    const value = this.raw(row, column);
    if (value === PICTURE) return { valueType: 'IMAGE', toString: () => 'CellImage' };
    if (typeof value !== 'number' || !isDateFormat(this.numberFormat(row, column))) return value;
    return fromSerial(value, this.book.timeZone);
  }

  /** The cell's number format; a formula that makes a date shows as one when the cell has no format of its own. */
  numberFormat(row: number, column: number): string {
    const { format, formula } = this.cell(row, column);
    if (format.numberFormat !== PLAIN.numberFormat || !formula) return format.numberFormat;
    if (/^=\s*NOW\s*\(/i.test(formula)) return `${this.locale.date} h:mm:ss`;
    return /^=\s*(TODAY|DATE|EDATE|EOMONTH)\s*\(/i.test(formula) ? this.locale.date : format.numberFormat;
  }

  displayed(row: number, column: number): string {
    const value = this.raw(row, column);
    return value === PICTURE ? '' : display(value, this.numberFormat(row, column), this.locale).text;
  }

  /** Stores a value as `setValue` does: text is taken as typed, a Date brings its format, nothing (`null`, `''`) clears. */
  write(row: number, column: number, value: unknown): void {
    this.put(row, column, this.taken(row, column, value));
  }

  /** Stores a value in each cell of a rectangle, or, when one is refused, in none: as one call of a script does. */
  writeAll(rect: Rect, valueAt: (row: number, column: number) => unknown): void {
    const cells: Cell[] = [];
    this.each(rect, (row, column) => cells.push(this.taken(row, column, valueAt(row, column))));
    this.each(rect, (row, column) => {
      this.put(row, column, cells[(row - rect.row) * rect.columns + column - rect.column] ?? EMPTY);
    });
  }

  private taken(row: number, column: number, value: unknown): Cell {
    const { locale, timeZone, now } = this.book;
    const cell = entered({ ...this.cell(row, column), link: undefined }, value, {
      locale: localeOf(locale),
      timeZone,
      year: now().getFullYear(),
    });
    if (cell.validation && !cell.formula && refuses(cell.validation, cell.raw)) {
      const at = printA1({ row, column, rows: 1, columns: 1 });
      throw googleError(`The data you entered in cell ${at} violates the data validation rules set on this cell.`);
    }
    return cell;
  }

  // ---- the teacher's hands

  /** Types text into a cell, as on the keyboard. */
  type(a1: string, text: string): void {
    const { row, column } = this.rect(a1);
    this.write(row, column, text);
  }

  /** Pastes plain text from a corner on; the sheet grows when it does not fit. */
  paste(a1: string, rows: readonly (readonly string[])[]): void {
    const { row, column } = this.rect(a1);
    const wide = rows.reduce((max, line) => Math.max(max, line.length), 0);
    this.grow(row + rows.length - 1, column + wide - 1);
    rows.forEach((line, r) => {
      line.forEach((text, c) => {
        this.write(row + r, column + c, text);
      });
    });
  }

  /** The Delete key: contents go; formats, notes and validations stay. */
  clear(a1: string): void {
    this.change(this.rect(a1), (cell) => ({ ...cell, raw: '', formula: '' }));
  }

  value(a1: string): Value {
    const { row, column } = this.rect(a1);
    return this.read(row, column);
  }

  /** The formula as kept, `''` if there is none. */
  formula(a1: string): string {
    const { row, column } = this.rect(a1);
    return this.cell(row, column).formula;
  }

  setNote(a1: string, note: string): void {
    this.change(this.rect(a1), (cell) => ({ ...cell, note }));
  }

  /** After number format (with its conditions and colours), then conditional formats. */
  shown(a1: string): Shown {
    const { row, column } = this.rect(a1);
    return this.shownAt(row, column);
  }

  shownAt(row: number, column: number): Shown {
    const { format, note } = this.cell(row, column);
    const value = this.raw(row, column);
    const { text, color } = display(value, this.numberFormat(row, column), this.locale);
    const rule = look(this.rules, row, column, value, (formula, from) =>
      this.book.engine.ask(this, copied(formula, row - from.row, column - from.column)),
    );
    return {
      text,
      // UNCONFIRMED: that a rule's font colour goes before the number format's (docs/live-checks.md, W33).
      color: rule.fontColor ?? color ?? format.fontColor,
      background: rule.background ?? format.background,
      bold: rule.bold ?? format.fontWeight === 'bold',
      italic: rule.italic ?? format.fontStyle === 'italic',
      note,
    };
  }

  /** Sorts the rows of a range by one of its columns, counted on the sheet (A = 1) or given as a letter. */
  sort(a1: string, column: number | string, ascending = true): void {
    const key = typeof column === 'number' ? column : this.rect(`${column}1`).column;
    this.sortRows(this.rect(a1), [{ column: key, ascending }]);
  }

  sortRows(rect: Rect, keys: readonly SortKey[]): void {
    sortRect(this, rect, keys);
  }

  insertRowsBefore(row: number, howMany = 1): void {
    insertLines(this, 'row', row, howMany, row);
  }

  insertRowsAfter(row: number, howMany = 1): void {
    insertLines(this, 'row', row + 1, howMany, row);
  }

  insertColumnsBefore(column: number, howMany = 1): void {
    insertLines(this, 'column', column, howMany, column);
  }

  insertColumnsAfter(column: number, howMany = 1): void {
    insertLines(this, 'column', column + 1, howMany, column);
  }

  deleteRows(row: number, howMany = 1): void {
    removeLines(this, 'row', row, howMany);
  }

  deleteColumns(column: number, howMany = 1): void {
    removeLines(this, 'column', column, howMany);
  }

  /** Moves rows to before the row that is now at `before`. */
  moveRows(row: number, howMany: number, before: number): void {
    moveLines(this, 'row', row, howMany, before);
  }

  moveColumns(column: number, howMany: number, before: number): void {
    moveLines(this, 'column', column, howMany, before);
  }

  hideRow(row: number, hidden = true): void {
    this.rows.change(row, 1, { hidden });
  }

  hideColumn(column: number, hidden = true): void {
    this.columns.change(column, 1, { hidden });
  }

  /** Adds rows and columns at the ends until the sheet has that many. */
  grow(rows: number, columns: number): void {
    if (rows > this.maxRows) insertLines(this, 'row', this.maxRows + 1, rows - this.maxRows, this.maxRows);
    if (columns > this.maxColumns) {
      insertLines(this, 'column', this.maxColumns + 1, columns - this.maxColumns, this.maxColumns);
    }
  }

  /** Takes over everything of another tab; cells are shared, as they never change in place. */
  copyFrom(other: SheetModel): void {
    this.lines = other.lines.map((line) => [...line]);
    this.rows.copyFrom(other.rows);
    this.columns.copyFrom(other.columns);
    this.rules = other.rules;
    this.merges = other.merges;
    this.frozenRows = other.frozenRows;
    this.frozenColumns = other.frozenColumns;
    this.tabColor = other.tabColor;
    this.book.engine.forget();
  }
}
