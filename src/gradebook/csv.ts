import { dsvFormat } from 'd3-dsv';
import { showGrade, type Decimal, type Hundredths } from './grade';

/** How a file separates and counts: as most programs read it, or as Excel opens it on a Dutch computer. */
export type Profile = 'comma' | 'semicolon';

/** One cell of a file: a text, or a number in hundredths. */
export type CsvCell = string | Hundredths;

/** A text that a spreadsheet would calculate, also when an apostrophe stands before it already. */
const ALIVE = /^'*[=+\-@\t\r\n]/;

/**
 * A file of rows: comma and point, or semicolon, decimal comma and a byte order mark. A text that could start a formula
 * gets an apostrophe, so that no spreadsheet runs what a student wrote; a number never does.
 */
export function writeCsv(rows: readonly (readonly CsvCell[])[], profile: Profile): string {
  const excel = profile === 'semicolon';
  const format = dsvFormat(excel ? ';' : ',');
  const text = (cell: CsvCell) => (typeof cell === 'number' ? numberText(cell, excel ? ',' : '.') : defused(cell));
  return (excel ? '\ufeff' : '') + rows.map((row) => `${format.formatRow(row.map(text))}\r\n`).join('');
}

/** `96.0`, `8.5`, `88.73`: always with a decimal, as Google Classroom writes it. */
function numberText(number: Hundredths, decimal: Decimal): string {
  const text = showGrade(number, decimal);
  return text.includes(decimal) ? text : `${text}${decimal}0`;
}

function defused(text: string): string {
  return ALIVE.test(text) ? `'${text}` : text;
}
