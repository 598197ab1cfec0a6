import { letters } from './a1';
import { desk } from './desk';

/** Processor time, not the clock's: other programs are busy too. The limits are several times what a quiet machine needs. */
function milliseconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test('2,000 × 40 cells read quickly', () => {
  const { sheet, tab } = desk();
  sheet.grow(2000, 40);
  const range = tab.getRange(1, 1, 2000, 40);
  range.setValues(Array.from({ length: 2000 }, (_, r) => Array.from({ length: 40 }, (__, c) => r * c)));
  range.getValues();
  const took = milliseconds(() => range.getValues());
  expect(took).toBeLessThan(60);
});

/** A class of 500 with an average under each column; gives the time of reading them all, and again after one change. */
function averages(columns: number, name: string): [first: number, again: number] {
  const { sheet } = desk();
  sheet.grow(501, columns);
  sheet.each({ row: 1, column: 1, rows: 500, columns }, (row, column) => {
    sheet.write(row, column, ((row * column) % 100) / 10);
  });
  for (let column = 1; column <= columns; column += 1) {
    sheet.write(501, column, `=${name}(${letters(column)}1:${letters(column)}500)`);
  }
  const read = (): void => {
    for (let column = 1; column <= columns; column += 1) sheet.read(501, column);
  };
  const first = milliseconds(read);
  sheet.write(1, 3, 1000);
  return [first, milliseconds(read)];
}

test('120 averages over 500 students, straight from the cells', () => {
  const [first, again] = averages(120, 'AVERAGE');
  expect(first).toBeLessThan(300);
  expect(again).toBeLessThan(300);
});

test('30 averages over 500 students by the engine', () => {
  const [first, again] = averages(30, '1*AVERAGE');
  expect(first).toBeLessThan(1500);
  expect(again).toBeLessThan(300);
});

test('inserting a row and a column in a full class', () => {
  const { sheet } = desk();
  sheet.grow(500, 200);
  sheet.each({ row: 1, column: 1, rows: 500, columns: 200 }, (row, column) => {
    sheet.write(row, column, row);
  });
  const took = milliseconds(() => {
    sheet.insertRowsBefore(6);
    sheet.insertColumnsBefore(6);
  });
  expect(took).toBeLessThan(400);
});
