import { apartIn } from '../gradebook/figures';
import type { Given } from '../gradebook/given';
import { RETURNED_COLUMN, type Grades } from '../gradebook/grades';
import { letters } from './layout';

/** Rows in which students stand, from one to another. */
export interface Rows {
  readonly first: number;
  readonly last: number;
}

/** Returned work of an assignment that is out of other points than its column has now. */
export interface Apart {
  /** id of the assignment */
  readonly id: string;
  readonly given: readonly Given[];
  /** the row of the points, and the hidden column with what was returned */
  readonly points: number;
  readonly returned: number;
}

/** The columns of which some work is apart, with what their average must know. */
export function apartByColumn(grades: Grades): ReadonlyMap<number, Apart> {
  const [points, returned] = [grades.rows.get('points'), grades.columns.get(RETURNED_COLUMN)];
  if (points === undefined || returned === undefined) return new Map();
  const ids = new Map(grades.heads.map(({ column, id }) => [column, id]));
  return new Map(
    [...apartIn(grades)].map(([column, given]) => [column, { id: ids.get(column) || '', given, points, returned }]),
  );
}

/** The mean of such cells of a column over the students, as an expression: `such` gives the condition that cells are to meet. */
export function mean(rows: readonly Rows[], column: number, such: (cells: string) => string): string {
  const [only, ...more] = rows;
  if (!only || more.length > 0) return ratio(rows, column, such);
  const cells = spanOf(only, letters(column));
  return `AVERAGEIFS(${cells};${spanOf(only, '$A')};"?*";${such(cells)})`;
}

/**
 * The same where work is apart, which counts for its part of the points of now (S38). It is found by what the hidden column
 * says, so that rows may be sorted; its entries end with a space or with the cell. What rounds to the returned grade was
 * returned.
 */
export function movedMean(
  rows: readonly Rows[],
  column: number,
  { id, given, points, returned }: Apart,
  such: (cells: string) => string,
): string {
  const parts = rows.map((each) => {
    const [cells, said] = [spanOf(each, letters(column)), spanOf(each, letters(returned))];
    return [...new Set(given.map((one) => one.points))].map((out) => {
      const sums = given
        .filter((one) => one.points === out)
        .flatMap(({ grade }) => {
          const same = `${cells};">="&${2 * grade - 1}/200;${cells};"<"&${2 * grade + 1}/200`;
          return ['', ' *'].map((end) => `SUMIFS(${cells};${same};${said};"* ${id}=${grade}/${out}${end}")`);
        });
      return `(${sums.join('+')})*(${letters(column)}$${points}/${out}-1)`;
    });
  });
  return ratio(rows, column, such, parts.flat());
}

function spanOf({ first, last }: Rows, at: string): string {
  return `${at}${first}:${at}${last}`;
}

/** What such cells and these add up to, divided by how many cells there are. */
function ratio(
  rows: readonly Rows[],
  column: number,
  such: (cells: string) => string,
  more: readonly string[] = [],
): string {
  const spans = rows.map((each): [string, string] => {
    const cells = spanOf(each, letters(column));
    return [cells, `${spanOf(each, '$A')};"?*";${such(cells)}`];
  });
  const sums = [...spans.map(([cells, where]) => `SUMIFS(${cells};${where})`), ...more];
  const counts = spans.map(([, where]) => `COUNTIFS(${where})`);
  return `(${sums.join('+')})/${counts.length === 1 ? counts.join('') : `(${counts.join('+')})`}`;
}
