/** The cells of a tab and its size: storage only, nothing about what values mean. Rows and columns count from 1. */
import { googleError } from '../core';
import { parseA1, type Rect } from './a1';
import { Axis } from './axis';
import { EMPTY, hasContent, type Cell, type Format } from './cell';

export abstract class Grid {
  readonly rows = new Axis(1000, 21);
  readonly columns = new Axis(26, 100);
  private cells: (Cell | undefined)[][] = [];

  /** Told when the content of a cell changes. */
  protected abstract touched(row: number, column: number): void;

  get maxRows(): number {
    return this.rows.count;
  }

  get maxColumns(): number {
    return this.columns.count;
  }

  cell(row: number, column: number): Cell {
    return this.cells[row - 1]?.[column - 1] ?? EMPTY;
  }

  put(row: number, column: number, cell: Cell): void {
    const before = this.cell(row, column);
    const line = (this.cells[row - 1] ??= []);
    line[column - 1] = cell === EMPTY ? undefined : cell;
    if (before.raw !== cell.raw || before.formula !== cell.formula) this.touched(row, column);
  }

  /** The rows themselves, for structural edits; whoever changes them tells the engine to forget. */
  get lines(): (Cell | undefined)[][] {
    return this.cells;
  }

  set lines(lines: (Cell | undefined)[][]) {
    this.cells = lines;
  }

  eachFormula(visit: (row: number, column: number, formula: string) => void): void {
    this.cells.forEach((line, r) => {
      line.forEach((cell, c) => {
        if (cell?.formula) visit(r + 1, c + 1, cell.formula);
      });
    });
  }

  all(): Rect {
    return { row: 1, column: 1, rows: this.maxRows, columns: this.maxColumns };
  }

  /** The part of a rectangle in which there may be cells. */
  used(rect: Rect): Rect {
    const rows = Math.min(rect.rows, this.cells.length - rect.row + 1);
    const columns = Math.min(rect.columns, this.maxColumns - rect.column + 1);
    return { ...rect, rows: Math.max(0, rows), columns: Math.max(0, columns) };
  }

  /** The last row with content, 0 if there is none. A formula that gives `''` counts; formats and notes do not. */
  lastRow(): number {
    for (let row = this.cells.length; row > 0; row -= 1) {
      if (this.cells[row - 1]?.some((cell) => cell && hasContent(cell))) return row;
    }
    return 0;
  }

  lastColumn(): number {
    return this.cells.reduce((max, line) => {
      for (let column = line.length; column > max; column -= 1) {
        const cell = line[column - 1];
        if (cell && hasContent(cell)) return column;
      }
      return max;
    }, 0);
  }

  /** The rectangle of an A1 text; throws if it is none or lies outside the sheet. */
  rect(a1: string): Rect {
    const rect = parseA1(a1, this.maxRows, this.maxColumns);
    if (!rect) throw googleError('Range not found');
    if (rect.row + rect.rows - 1 > this.maxRows || rect.column + rect.columns - 1 > this.maxColumns) {
      throw googleError(
        `Range (${a1}) exceeds grid limits. Max rows: ${this.maxRows}, max columns: ${this.maxColumns}`,
      );
    }
    return rect;
  }

  each(rect: Rect, visit: (row: number, column: number) => void): void {
    for (let row = rect.row; row < rect.row + rect.rows; row += 1) {
      for (let column = rect.column; column < rect.column + rect.columns; column += 1) visit(row, column);
    }
  }

  change(rect: Rect, change: (cell: Cell, row: number, column: number) => Cell): void {
    this.each(rect, (row, column) => {
      this.put(row, column, change(this.cell(row, column), row, column));
    });
  }

  /** Changes formats; cells that had the same format share the new one too. */
  format(rect: Rect, change: Partial<Format>): void {
    const made = new Map<Format, Format>();
    this.change(rect, (cell) => {
      const format = made.get(cell.format) ?? { ...cell.format, ...change };
      made.set(cell.format, format);
      return { ...cell, format };
    });
  }
}
