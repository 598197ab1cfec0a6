type Range = GoogleAppsScript.Spreadsheet.Range;
type RangeList = GoogleAppsScript.Spreadsheet.RangeList;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What one cell of a column is to get; `row` counts from 1. */
export interface Place<T> {
  readonly row: number;
  readonly value: T;
}

/** How something is written into the cells of a column: their values, or their formats. */
export interface Writer<T> {
  /** writes at most this often */
  readonly most: number;
  write(range: Range, values: T[][]): unknown;
  writeAll(ranges: RangeList, value: T): unknown;
  /** what a cell in between is written back as; undefined when that must be read first */
  known(row: number): T | undefined;
  read(range: Range): T[];
}

/** How values of any kind are written. */
export const VALUES: Pick<Writer<string | number>, 'write' | 'writeAll'> = {
  write: (range, values) => range.setValues(values),
  writeAll: (ranges, value) => ranges.setValue(value),
};

/**
 * Writes a few cells of a column in one call, or two. Each run of neighbours is one call; so is each value, wherever it
 * goes; where there are many of both, the whole span is written, with the cells in between as they are.
 */
export function writeSparsely<T>(sheet: Sheet, column: number, cells: readonly Place<T>[], writer: Writer<T>): void {
  if (cells.length === 0) return;
  const runs = runsOf(cells);
  const values = new Set(cells.map(({ value }) => value));
  if (values.size < runs.length && values.size <= writer.most) {
    for (const value of values) {
      const places = cells
        .filter((cell) => cell.value === value)
        .map(({ row }) => sheet.getRange(row, column).getA1Notation());
      writer.writeAll(sheet.getRangeList(places), value);
    }
    return;
  }
  for (const run of runs.length <= writer.most ? runs : [filled(sheet, column, cells, writer)]) {
    const range = sheet.getRange(run[0]?.row ?? 1, column, run.length, 1);
    writer.write(
      range,
      run.map(({ value }) => [value]),
    );
  }
}

/** Whether writing these cells takes a read first. */
export function wantsRead<T>(cells: readonly Place<T>[], { most, known }: Pick<Writer<T>, 'most' | 'known'>): boolean {
  const values = new Set(cells.map(({ value }) => value));
  if (Math.min(values.size, runsOf(cells).length) <= most) return false;
  return gapsIn(cells).some((row) => known(row) === undefined);
}

/** Cells of a column: neighbours together, from the first on. */
export function runsOf<P extends { readonly row: number }>(cells: readonly P[]): P[][] {
  return neighbours(cells, ({ row }) => row);
}

/** What stands side by side together, from the first on. */
export function neighbours<P>(all: readonly P[], at: (one: P) => number): P[][] {
  const runs: P[][] = [];
  for (const one of [...all].sort((a, b) => at(a) - at(b))) {
    const last = runs[runs.length - 1];
    const end = last?.[last.length - 1];
    if (last && end !== undefined && at(end) === at(one) - 1) last.push(one);
    else runs.push([one]);
  }
  return runs;
}

function gapsIn<T>(cells: readonly Place<T>[]): number[] {
  const rows = new Set(cells.map(({ row }) => row));
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).filter((row) => !rows.has(row));
}

/** The whole span with the cells in between as they are. */
function filled<T>(sheet: Sheet, column: number, cells: readonly Place<T>[], writer: Writer<T>): Place<T>[] {
  const rows = cells.map(({ row }) => row);
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  const gaps = gapsIn(cells).map((row) => ({ row, value: writer.known(row) }));
  const all = gaps.some(({ value }) => value === undefined)
    ? writer.read(sheet.getRange(first, column, last - first + 1, 1))
    : [];
  const between = gaps.map(({ row, value }) => ({ row, value: value ?? (all[row - first] as T) }));
  return [...cells, ...between].sort((a, b) => a.row - b.row);
}
