/** One tab of the host's spreadsheet as the page draws it. */
import type { Cell } from '../host/spreadsheet/cell';
import { EMPTY } from '../host/spreadsheet/cell';
import { display } from '../host/spreadsheet/display';
import { isDateFormat } from '../host/spreadsheet/pattern';
import type { SheetModel } from '../host/spreadsheet/sheet';
import { typed } from '../host/spreadsheet/typed';
import type { CellView, SheetView, StyleView } from './page';

export function sheetView(sheet: SheetModel): SheetView {
  const memory = memoryOf(sheet);
  return {
    id: sheet.id,
    maxRows: sheet.maxRows,
    maxColumns: sheet.maxColumns,
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
    hiddenRows: numbers(sheet.maxRows).filter((row) => sheet.rows.hidden(row)),
    hiddenColumns: numbers(sheet.maxColumns).filter((column) => sheet.columns.hidden(column)),
    widths: sizes(sheet.maxColumns, (column) => sheet.columns.size(column), 100),
    heights: sizes(sheet.maxRows, (row) => sheet.rows.size(row), 21),
    // Lines have holes where nobody was; `Array.from` visits those too.
    rows: Array.from(sheet.lines, (line: (Cell | undefined)[] | undefined, r) =>
      Array.from(line ?? [], (cell: Cell | undefined, c) => remembered(sheet, memory, cell, r + 1, c + 1)),
    ),
    styles: memory.styles.all,
  };
}

/** What a tab looked like when it was last drawn: a large class has thousands of cells, and a click changes a few. */
interface Memory {
  readonly styles: Styles;
  readonly rules: SheetModel['rules'];
  /** A rule looks at other cells. */
  readonly asks: boolean;
  /** By row and column: the cell as it was, and how it looked. */
  readonly seen: { cell: Cell; view: CellView | 0 }[][];
}

const memories = new WeakMap<SheetModel, Memory>();

/** Other rules may give every cell another look. */
function memoryOf(sheet: SheetModel): Memory {
  const known = memories.get(sheet);
  if (known?.rules === sheet.rules) return known;
  const asks = sheet.rules.some((rule) => rule.criteria === 'CUSTOM_FORMULA');
  const memory = { styles: new Styles(), rules: sheet.rules, asks, seen: [] };
  memories.set(sheet, memory);
  return memory;
}

/** Cells never change in place, so the same cell looks the same; but a formula's value may have changed. */
function remembered(
  sheet: SheetModel,
  memory: Memory,
  cell: Cell | undefined,
  row: number,
  column: number,
): CellView | 0 {
  if (!cell || cell === EMPTY) return 0;
  const line = (memory.seen[row] ??= []);
  const known = line[column];
  if (known?.cell === cell && cell.formula === '' && !memory.asks) return known.view;
  const view = cellView(sheet, cell, row, column, memory.styles);
  line[column] = { cell, view };
  return view;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function sizes(count: number, sizeOf: (at: number) => number, standard: number): Record<number, number> {
  const entries = numbers(count).map((at) => [at, sizeOf(at)] as const);
  return Object.fromEntries(entries.filter(([, size]) => size !== standard));
}

function cellView(
  sheet: SheetModel,
  cell: Cell | undefined,
  row: number,
  column: number,
  styles: Styles,
): CellView | 0 {
  if (!cell || cell === EMPTY) return 0;
  const shown = sheet.shownAt(row, column);
  const { format, note } = cell;
  const style = styles.place({
    color: shown.color,
    background: shown.background,
    bold: shown.bold,
    italic: shown.italic,
    line: format.fontLine,
    size: format.fontSize,
    align: alignment(sheet, cell, row, column),
    valign: format.verticalAlignment,
    wrap: format.wrapStrategy,
  });
  const edit = editText(sheet, cell);
  if (note !== '') return [shown.text, style, edit === shown.text ? null : edit, note];
  return edit === shown.text ? [shown.text, style] : [shown.text, style, edit];
}

/** Numbers and dates stand right, booleans in the middle, text left, unless the format says otherwise. */
function alignment(sheet: SheetModel, { format }: Cell, row: number, column: number): StyleView['align'] {
  const given = format.horizontalAlignment;
  if (given === 'left' || given === 'center' || given === 'right') return given;
  const raw = sheet.raw(row, column);
  return typeof raw === 'number' ? 'right' : typeof raw === 'boolean' ? 'center' : 'left';
}

/** What stands in the formula bar: the same text, typed again, gives the same cell. */
function editText(sheet: SheetModel, { raw, formula, format }: Cell): string {
  if (formula !== '') return formula;
  if (typeof raw === 'string') return format.numberFormat === '@' || staysText(sheet, raw) ? raw : `'${raw}`;
  if (typeof raw === 'boolean') return display(raw, 'General', sheet.locale).text;
  if (isDateFormat(format.numberFormat)) {
    return display(raw, sheet.locale.date + (Number.isInteger(raw) ? '' : ' hh:mm'), sheet.locale).text;
  }
  return String(raw).replace('.', sheet.locale.decimal);
}

/** Text that, typed, would become something else has an apostrophe before it, as in Sheets. */
function staysText(sheet: SheetModel, text: string): boolean {
  const made = typed(text, sheet.locale, sheet.book.now().getFullYear());
  return made.formula === '' && made.raw === text;
}

/** Every look once: most cells of a sheet look alike. */
class Styles {
  readonly all: StyleView[] = [];
  readonly #places = new Map<string, number>();

  place(style: StyleView): number {
    const key = Object.values(style).join('|');
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.length);
    return this.all.push(style) - 1;
  }
}
