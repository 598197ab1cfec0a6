/**
 * The few formulas that nearly every gradebook is made of, `=AVERAGE(F6:F40)` and its like, answered straight from the cells: exact
 * to the last bit, and without starting the engine (60,000 cells take it a third of a second). A test holds both to the same answers.
 */
import type { Rect } from './a1';
import type { Raw } from './cell';
import { rectOf, tokens, type Token } from './formula';
import type { SheetModel } from './sheet';

const FUNCTIONS: Readonly<Record<string, (numbers: readonly number[], filled: number) => Raw>> = {
  SUM: (numbers) => sum(numbers),
  AVERAGE: (numbers) => (numbers.length === 0 ? '#DIV/0!' : sum(numbers) / numbers.length),
  MIN: ([first = 0, ...rest]) => rest.reduce((least, value) => Math.min(least, value), first),
  MAX: ([first = 0, ...rest]) => rest.reduce((most, value) => Math.max(most, value), first),
  COUNT: (numbers) => numbers.length,
  COUNTA: (_numbers, filled) => filled,
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The value of `=FUNCTION(range; range…)` or `=IFERROR(FUNCTION(range…); "text")`; `undefined` leaves it to the engine. */
export function aggregate(formula: string, home: SheetModel): Raw | undefined {
  const parts = tokens(formula.slice(1)).filter((token) => token.text.trim() !== '');
  const [guard, open, ...rest] = parts;
  if (guard?.text.toUpperCase() !== 'IFERROR') return call(parts, home);
  const [semicolon, other, close] = rest.slice(-3);
  if (open?.text !== '(' || semicolon?.text !== ';' || other?.kind !== 'text' || close?.text !== ')') return undefined;
  const value = call(rest.slice(0, -3), home);
  return value === '#DIV/0!' ? other.text.slice(1, -1).replaceAll('""', '"') : value;
}

function call([name, open, ...rest]: readonly Token[], home: SheetModel): Raw | undefined {
  const apply = name && FUNCTIONS[name.text.toUpperCase()];
  if (!apply || open?.text !== '(' || rest.pop()?.text !== ')') return undefined;
  const separated = rest.every((token, index) =>
    index % 2 === 0 ? token.reference !== undefined : token.text === ';',
  );
  if (!separated || rest.length % 2 === 0) return undefined;
  const cells: Raw[] = [];
  for (const { reference } of rest) {
    const sheet = reference && (reference.sheet === undefined ? home : home.book.find(reference.sheet));
    if (reference && !(sheet && gather(sheet, rectOf(reference, sheet), cells))) return undefined;
  }
  // Text and booleans in cells are not numbers.
  const numbers = cells.filter((cell) => typeof cell === 'number');
  return apply(numbers, cells.length);
}

/** False if there is a formula among the cells: then the engine has to find out in which order to compute. */
function gather(sheet: SheetModel, rect: Rect, into: Raw[]): boolean {
  const { row, column, rows, columns } = sheet.used(rect);
  for (let r = row; r < row + rows; r += 1) {
    for (let c = column; c < column + columns; c += 1) {
      const cell = sheet.cell(r, c);
      if (cell.formula) return false;
      if (cell.raw !== '') into.push(cell.raw);
    }
  }
  return true;
}
