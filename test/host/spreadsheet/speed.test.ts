import { letters } from './a1';
import { desk } from './desk';

/** The limits are several times what a quiet machine needs, so that a busy one passes. */
function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
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

test.each([
  ['straight from the cells', 'AVERAGE', 300, 100],
  ['by the engine', '1*AVERAGE', 2000, 500],
])('a class of 500 × 120 with an average over each column, %s', (_, name, limit, limitAgain) => {
  const { sheet } = desk();
  sheet.grow(501, 120);
  const range = { row: 1, column: 1, rows: 500, columns: 120 };
  sheet.each(range, (row, column) => { sheet.write(row, column, ((row * column) % 100) / 10); });
  for (let column = 1; column <= 120; column += 1) {
    sheet.write(501, column, `=${name}(${letters(column)}1:${letters(column)}500)`);
  }
  const averages = (): void => { for (let column = 1; column <= 120; column += 1) sheet.read(501, column); };
  expect(milliseconds(averages)).toBeLessThan(limit);
  sheet.write(1, 3, 1000);
  expect(milliseconds(averages)).toBeLessThan(limitAgain);
});

test('inserting a row and a column in a full class', () => {
  const { sheet } = desk();
  sheet.grow(500, 200);
  sheet.each({ row: 1, column: 1, rows: 500, columns: 200 }, (row, column) => { sheet.write(row, column, row); });
  const took = milliseconds(() => {
    sheet.insertRowsBefore(6);
    sheet.insertColumnsBefore(6);
  });
  expect(took).toBeLessThan(400);
});
