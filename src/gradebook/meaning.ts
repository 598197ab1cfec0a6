import { draftIn, readCell, type CellMeaning, type WordReader } from './cell';
import { mostOf, type Decimal } from './grade';
import { cellOf, firstBody, headAt, type Cells, type Grades } from './grades';
import { placesTo } from './places';
import { asText } from './table';

/**
 * What a teacher means with the cell of a student in a column. An empty one below an error may have lost what a formula above it
 * filled in.
 */
export function meaningAt(
  grades: Grades,
  { row, column }: { readonly row: number; readonly column: number },
  decimal: Decimal,
  wordIn: WordReader,
): CellMeaning {
  const cell = cellOf(grades, row, column);
  if (cell === '' && errorIn(grades, column) < row) return { kind: 'blank', lost: true };
  return readCell(cell, decimal, wordIn, mostOf(headAt(grades, column).points));
}

/** What a formula gives that fails as a whole, or that waits for another file. A division by zero is of the one cell alone. */
const ERROR = /^(#(?!DIV|NUM)[A-Z]+[!?]|#N\/[AB]|(Loading|Laden)\.\.\.)$/;

/** The row of the first error in each column, for every empty cell asks for it. */
const errors = new WeakMap<Cells, Map<number, number>>();

function errorIn(grades: Grades, column: number): number {
  const { cells, rows } = grades;
  const known = errors.get(cells) ?? new Map<number, number>();
  errors.set(cells, known);
  const found = known.get(column);
  if (found !== undefined) return found;
  const [first, headers] = [firstBody(grades), new Set(rows.values())];
  const isError = (row: number) => row >= first && !headers.has(row) && ERROR.test(asText(cells.at(row, column)));
  const row = placesTo(cells.rows).find(isError) ?? Infinity;
  known.set(column, row);
  return row;
}

/** The text of a cell for a teacher to recognise, or what it holds as a grade. */
export function seenOf(meaning: CellMeaning): string {
  if (meaning.kind === 'grade') return String(draftIn(meaning));
  if (meaning.kind === 'unreadable') return `?${meaning.text}`;
  return '';
}
