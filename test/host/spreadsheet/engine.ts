/**
 * The values of formulas, computed by IronCalc. Our own cells are the truth; only the cells that some formula refers to are
 * mirrored, and only when a formula's value is asked for after a change. A book without formulas never starts the engine.
 */
import type { Model } from '@ironcalc/wasm';
import { type Rect } from './a1';
import { PICTURE, type Raw } from './cell';
import { rectOf, tokens, type Reference } from './formula';
import { ironCalc } from './ironcalc';
import type { SheetModel } from './sheet';
import { translate } from './translate';
import type { SpreadsheetModel } from './workbook';

/** Cells of one sheet that the engine holds; `place` is its number in the engine. */
interface Mirror {
  readonly place: number;
  readonly width: number;
  readonly mirrored: Uint8Array;
  readonly values: Map<number, Raw>;
}

/** Up to 15 decimals; the engine can hand a number over only as text (see `read`). */
const EXACT = '#.###############';
/** What getCellType says. */
const TYPE = { number: 1, text: 2, boolean: 4 };
const CLOCK = /\b(?:NOW|TODAY)\s*\(/i;

export class Engine {
  private model: Model | undefined;
  private mirrors = new Map<SheetModel, Mirror>();
  private changed = new Map<SheetModel, Set<number>>();
  /** A formula asks for the time: its value is never known for long. */
  private volatile = false;
  private startedAt = 0;
  private evaluated = false;

  constructor(private readonly book: SpreadsheetModel) {}

  /** Rows or columns moved, or a sheet came, went or was renamed: everything is mirrored anew at the next question. */
  forget(): void {
    this.model?.free();
    this.model = undefined;
    this.mirrors.clear();
    this.changed.clear();
  }

  /** The content of one cell changed. */
  touch(sheet: SheetModel, row: number, column: number): void {
    if (!this.model) return;
    const cells = this.changed.get(sheet) ?? new Set<number>();
    cells.add((row - 1) * sheet.maxColumns + column - 1);
    this.changed.set(sheet, cells);
  }

  /** The value of the formula in a cell; errors are text such as `#DIV/0!`. */
  value(sheet: SheetModel, row: number, column: number): Raw {
    const model = this.ready();
    const mirror = this.mirror(sheet);
    const key = (row - 1) * mirror.width + column - 1;
    const known = mirror.values.get(key);
    if (known !== undefined) return known;
    const value = read(model, mirror.place, row, column, sheet.cell(row, column).formula);
    mirror.values.set(key, value);
    return value;
  }

  /** The value a formula would have on a sheet, without standing in a cell (custom formulas of conditional formats). */
  ask(sheet: SheetModel, formula: string): Raw {
    const model = this.ready();
    this.follow(formula, sheet);
    model.pauseEvaluation();
    input(model, 0, 1, 1, this.translated(formula, sheet));
    model.resumeEvaluation();
    model.evaluate();
    return read(model, 0, 1, 1, formula);
  }

  private ready(): Model {
    if (this.volatile && this.startedAt !== this.book.now().getTime()) this.forget();
    if (this.model && this.evaluated && this.changed.size === 0) return this.model;
    const model = this.model ?? this.start();
    model.pauseEvaluation();
    for (const [sheet, cells] of this.changed) this.update(sheet, cells);
    this.changed.clear();
    model.resumeEvaluation();
    model.evaluate();
    this.evaluated = true;
    for (const mirror of this.mirrors.values()) mirror.values.clear();
    return model;
  }

  /** Sheet 0 of the engine is scratch paper; the book's sheets follow under names that need no quotes. */
  private start(): Model {
    const model = new (ironCalc().Model)('book', 'en', 'UTC', 'en');
    this.model = model;
    this.volatile = false;
    this.startedAt = this.book.now().getTime();
    this.evaluated = false;
    model.pauseEvaluation();
    this.book.sheets.forEach((sheet, index) => {
      model.newSheet();
      model.renameSheet(index + 1, nameOf(index + 1));
      const size = sheet.maxRows * sheet.maxColumns;
      this.mirrors.set(sheet, {
        place: index + 1,
        width: sheet.maxColumns,
        mirrored: new Uint8Array(size),
        values: new Map(),
      });
    });
    for (const sheet of this.book.sheets)
      sheet.eachFormula((row, column, formula) => {
        this.formula(sheet, row, column, formula);
      });
    return model;
  }

  private update(sheet: SheetModel, cells: ReadonlySet<number>): void {
    const { width, mirrored } = this.mirror(sheet);
    for (const key of cells) {
      const [row, column] = [Math.floor(key / width) + 1, (key % width) + 1];
      const { formula } = sheet.cell(row, column);
      if (formula) this.formula(sheet, row, column, formula);
      else if (mirrored[key]) this.put(sheet, row, column);
    }
  }

  private formula(sheet: SheetModel, row: number, column: number, formula: string): void {
    const mirror = this.mirror(sheet);
    mirror.mirrored[(row - 1) * mirror.width + column - 1] = 1;
    if (sheet.spilled(row, column) !== undefined) {
      this.put(sheet, row, column);
      return;
    }
    this.follow(formula, sheet);
    if (this.model) input(this.model, mirror.place, row, column, this.translated(formula, sheet));
  }

  /** Mirrors every cell a formula refers to. Functions that make references as they go need whole sheets. */
  private follow(formula: string, home: SheetModel): void {
    if (CLOCK.test(formula)) this.volatile = true;
    if (/\b(?:INDIRECT|OFFSET)\s*\(/i.test(formula)) {
      for (const sheet of this.book.sheets) this.mirrorRect(sheet, sheet.all());
      return;
    }
    for (const { reference } of tokens(formula)) {
      const sheet = reference && this.target(reference, home);
      if (sheet) this.mirrorRect(sheet, rectOf(reference, sheet));
    }
  }

  private mirrorRect(sheet: SheetModel, wanted: Rect): void {
    const { width, mirrored } = this.mirror(sheet);
    const rect = sheet.used(wanted);
    for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
      for (let column = rect.column; column < rect.column + rect.columns; column += 1) {
        const key = (row - 1) * width + column - 1;
        if (mirrored[key]) continue;
        mirrored[key] = 1;
        if (sheet.cell(row, column).raw !== '' || sheet.spilled(row, column) !== undefined)
          this.put(sheet, row, column);
      }
    }
    this.markRest(sheet, wanted);
  }

  /** Cells of a reference below the content are empty now, but what is typed there later counts. */
  private markRest(sheet: SheetModel, rect: Rect): void {
    const { width, mirrored } = this.mirror(sheet);
    const lastRow = Math.min(rect.row + rect.rows - 1, sheet.maxRows);
    const lastColumn = Math.min(rect.column + rect.columns - 1, sheet.maxColumns);
    for (let row = rect.row; row <= lastRow; row += 1) {
      mirrored.fill(1, (row - 1) * width + rect.column - 1, (row - 1) * width + lastColumn);
    }
  }

  private put(sheet: SheetModel, row: number, column: number): void {
    const spilled = sheet.spilled(row, column);
    const { raw, formula } = spilled === undefined ? sheet.cell(row, column) : { raw: spilled, formula: '' };
    if (formula || !this.model) return;
    const text = written(raw);
    this.model.setUserInput(this.mirror(sheet).place, row, column, text);
  }

  private translated(formula: string, home: SheetModel): string {
    return translate(formula, this.book, (reference) => {
      const sheet = this.target(reference, home);
      return sheet && `${nameOf(this.mirror(sheet).place)}!${area(rectOf(reference, sheet))}`;
    });
  }

  private target(reference: Reference, home: SheetModel): SheetModel | undefined {
    return reference.sheet === undefined ? home : this.book.find(reference.sheet);
  }

  private mirror(sheet: SheetModel): Mirror {
    const mirror = this.mirrors.get(sheet);
    if (!mirror) throw new Error(`The engine does not know sheet ${sheet.name}`);
    return mirror;
  }
}

/** A value as it is typed into the engine; an error stays one. */
function written(raw: Raw): string {
  if (raw === '' || raw === PICTURE) return '';
  if (typeof raw === 'string') return raw === '#REF!' ? raw : `'${raw}`;
  return typeof raw === 'boolean' ? String(raw).toUpperCase() : String(raw);
}

function nameOf(place: number): string {
  return `S${place}_`;
}

/** Always with both ends and fixed, so that the engine never adjusts it. */
function area(rect: Rect): string {
  const { columnNameFromNumber } = ironCalc();
  const corner = (row: number, column: number): string => `$${columnNameFromNumber(column)}$${row}`;
  const from = corner(rect.row, rect.column);
  return rect.rows === 1 && rect.columns === 1
    ? from
    : `${from}:${corner(rect.row + rect.rows - 1, rect.column + rect.columns - 1)}`;
}

function input(model: Model, sheet: number, row: number, column: number, formula: string): void {
  model.setUserInput(sheet, row, column, formula);
  model.updateRangeStyle({ sheet, row, column, width: 1, height: 1 }, 'num_fmt', EXACT);
}

/** Functions of Sheets that IronCalc lacks; its `#NAME?` for them would be a lie. */
const MISSING =
  /\b(ARRAYFORMULA|QUERY|SPLIT|JOIN|FLATTEN|REGEX(?:MATCH|EXTRACT|REPLACE)|SPARKLINE|IMPORT\w+|GOOGLE\w+|HYPERLINK|IMAGE|COUNTUNIQUE)\s*\(/i;

/** Numbers come back with about 14 digits: the engine formats, it does not hand over its number. */
function read(model: Model, place: number, row: number, column: number, formula: string): Raw {
  const text = model.getFormattedCellValue(place, row, column);
  const type = model.getCellType(place, row, column);
  if (type === TYPE.number) return Number(Number(text === '.' || text === '-.' ? 0 : text).toPrecision(15));
  if (type === TYPE.boolean) return text === 'TRUE';
  const missing = text === '#NAME?' && MISSING.exec(formula)?.[1];
  if (missing) throw new Error(`NotInHost: spreadsheet function ${missing}`);
  // The engine and Sheets differ in this one name.
  return text === '#CIRC!' ? '#REF!' : text;
}
