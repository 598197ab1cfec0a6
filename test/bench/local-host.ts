/** How fast the local host itself is: what grows faster than the class there would make long stories impossible. */
import { letters } from '../host/spreadsheet/a1';
import { desk } from '../host/spreadsheet/desk';
import type { SheetModel } from '../host/spreadsheet/sheet';

/** One piece of work at two sizes, the second four times the first. */
export interface Grown {
  readonly name: string;
  readonly sizes: readonly [string, string];
  readonly milliseconds: readonly [number, number];
}

/** What the host does for every story: reading cells, following formulas after a change, moving rows and columns. */
export function measureHost(): Grown[] {
  return [
    grown('read cells', ['1,000 rows × 40', '4,000 rows × 40'], [1000, 4000], readingOf),
    grown('averages of a class of 500, straight from the cells', ['40', '160'], [40, 160], averaging('AVERAGE')),
    grown('averages of a class of 500, by the engine', ['8', '32'], [8, 32], averaging('1*AVERAGE')),
    grown('insert a row and a column, 500 rows', ['50 columns', '200 columns'], [50, 200], inserting),
  ];
}

type Work = () => unknown;

/** `prepare` makes everything anew, and gives the work to be measured. */
function grown(
  name: string,
  sizes: Grown['sizes'],
  [few, many]: readonly [number, number],
  prepare: (size: number) => Work,
): Grown {
  return { name, sizes, milliseconds: [quickest(() => prepare(few)), quickest(() => prepare(many))] };
}

/** Processor time, not the clock's: other programs are busy too. The quickest of nine. */
function quickest(prepare: () => Work): number {
  const times = Array.from({ length: 9 }, () => {
    const work = prepare();
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  });
  return Math.min(...times);
}

function readingOf(rows: number): Work {
  const { sheet, tab } = desk();
  sheet.grow(rows, 40);
  const range = tab.getRange(1, 1, rows, 40);
  range.setValues(Array.from({ length: rows }, (_, r) => Array.from({ length: 40 }, (__, c) => r * c)));
  range.getValues();
  return () => range.getValues();
}

/** An average under each column, which are read after one change. */
function averaging(name: string): (columns: number) => Work {
  return (columns) => {
    const sheet = filled(columns, (row, column) => ((row * column) % 100) / 10);
    const places = Array.from({ length: columns }, (_, i) => i + 1);
    for (const column of places) {
      const letter = letters(column);
      sheet.write(501, column, `=${name}(${letter}1:${letter}500)`);
    }
    const read = () => places.map((column) => sheet.read(501, column));
    return () => {
      read();
      sheet.write(1, 3, 1000);
      read();
    };
  };
}

function inserting(columns: number): Work {
  const sheet = filled(columns, (row) => row);
  return () => {
    sheet.insertRowsBefore(6);
    sheet.insertColumnsBefore(6);
  };
}

/** A sheet with 500 rows of numbers, and one to spare. */
function filled(columns: number, value: (row: number, column: number) => number): SheetModel {
  const { sheet } = desk();
  sheet.grow(501, columns);
  sheet.each({ row: 1, column: 1, rows: 500, columns }, (row, column) => {
    sheet.write(row, column, value(row, column));
  });
  return sheet;
}
