import { letters } from './a1';
import { desk } from './desk';

/** Processor time, not the clock's: other programs are busy too. The quickest of nine, each on what `make` gives. */
function quickest<T>(make: () => T, work: (made: T) => void): number {
  const times = Array.from({ length: 9 }, () => {
    const made = make();
    const start = process.cpuUsage();
    work(made);
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  return Math.min(...times);
}

/** What twice the twice costs is four times as much at most, with room for chance: work that grows with its square would be sixteen. */
const LINEAR = 10;

test('cells are read in time that grows with their number', () => {
  const read = (rows: number) =>
    quickest(
      () => {
        const { sheet, tab } = desk();
        sheet.grow(rows, 40);
        const range = tab.getRange(1, 1, rows, 40);
        range.setValues(Array.from({ length: rows }, (_, r) => Array.from({ length: 40 }, (__, c) => r * c)));
        range.getValues();
        return range;
      },
      (range) => range.getValues(),
    );
  expect(read(4000) / read(1000)).toBeLessThan(LINEAR);
});

/** A class of 500 with an average under each column, which are read after one change. */
function averages(columns: number, name: string): number {
  return quickest(
    () => {
      const { sheet } = desk();
      sheet.grow(501, columns);
      sheet.each({ row: 1, column: 1, rows: 500, columns }, (row, column) => {
        sheet.write(row, column, ((row * column) % 100) / 10);
      });
      for (let column = 1; column <= columns; column += 1)
        sheet.write(501, column, `=${name}(${letters(column)}1:${letters(column)}500)`);
      return sheet;
    },
    (sheet) => {
      for (let column = 1; column <= columns; column += 1) sheet.read(501, column);
      sheet.write(1, 3, 1000);
      for (let column = 1; column <= columns; column += 1) sheet.read(501, column);
    },
  );
}

test.each([
  ['straight from the cells', 'AVERAGE', 160, 40],
  ['by the engine', '1*AVERAGE', 32, 8],
])('averages over 500 students %s take time that grows with their number', (_, name, many, few) => {
  expect(averages(many, name) / averages(few, name)).toBeLessThan(LINEAR);
});

test('inserting a row and a column takes time that grows with the class', () => {
  const insert = (columns: number) =>
    quickest(
      () => {
        const { sheet } = desk();
        sheet.grow(500, columns);
        sheet.each({ row: 1, column: 1, rows: 500, columns }, (row, column) => {
          sheet.write(row, column, row);
        });
        return sheet;
      },
      (sheet) => {
        sheet.insertRowsBefore(6);
        sheet.insertColumnsBefore(6);
      },
    );
  expect(insert(200) / insert(50)).toBeLessThan(LINEAR);
});
