/**
 * Reads files of grades back, so that stories hold them against the gradebook: those that the program writes, and Google
 * Classroom's own, whose shape they have.
 */
import { dsvFormat } from 'd3-dsv';
import { readCell, type CellMeaning, type WordReader } from '../../src/gradebook/cell';
import { readDigits } from '../../src/gradebook/decimal';
import type { Decimal, Hundredths } from '../../src/gradebook/grade';
import { fold } from '../../src/gradebook/names';
import { findDelimiter } from '../../src/gradebook/paste';

/** An apostrophe that `writeCsv` put before a text which a spreadsheet would calculate. */
const GUARDED = /^'+[=+\-@\t\r\n]/;

/** Rows of texts, whatever separates them; the apostrophes that `writeCsv` put there are gone. */
export function readCsv(file: string): string[][] {
  const text = file.replace(/^\ufeff/, '');
  const rows = dsvFormat(findDelimiter(text) || ',').parseRows(text);
  return rows.map((row) => row.map((cell) => (GUARDED.test(cell) ? cell.slice(1) : cell)));
}

/** The decimal sign that goes with what separates the cells of a file. */
function decimalIn(file: string): Decimal {
  return findDelimiter(file) === ';' ? ',' : '.';
}

/** A file of grades as read. */
export interface ClassroomFile {
  readonly assignments: readonly { readonly title: string; readonly date: string; readonly points: number | null }[];
  readonly students: readonly {
    readonly last: string;
    readonly first: string;
    readonly email: string;
    /** one for each assignment */
    readonly cells: readonly CellMeaning[];
    /** from a column of its own: what the grade is out of, the status and the comment; null or '' without one */
    readonly outOf: Hundredths | null;
    readonly state: string;
    readonly comment: string;
  }[];
}

/** Headings known in Dutch, English and, from a real file, Ukrainian; everything else is found by its place. */
const HEADINGS = {
  email: ['email address', 'e-mail address', 'email', 'e-mail', 'e-mailadres', 'emailadres', 'електронна адреса'],
  overall: ['overall grade', 'overall', 'average', 'totaalcijfer', 'gemiddelde', 'eindcijfer'],
  outOf: ['points', 'punten', 'бали'],
  state: ['status', 'assignment state', 'state'],
  comment: ['comments', 'comment', 'opmerkingen', 'opmerking'],
} as const;
type Heading = keyof typeof HEADINGS;

const ADDRESS = /^[^\s@]+@[^\s@]+$/;

/**
 * Reads a file that this program or Google Classroom wrote, in any language: the e-mail column shows where names end and
 * grades begin, the rows between the headings and the first address hold dates and points. Lines above the headings,
 * an overall column, `Quiz (20)` in a file without a row of points, and words in cells are taken as they come.
 * null: no column of e-mail addresses, so it is another kind of file.
 */
export function readClassroomCsv(file: string, wordIn: WordReader): ClassroomFile | null {
  const rows = readCsv(file);
  const place = placeOf(rows);
  if (!place) return null;
  const { header, first, email } = place;
  const decimal = decimalIn(file);
  const labels = rows.slice(header + 1, first);
  const pointsRow = [...labels].reverse().find((row) => isPoints(row, email, decimal));
  const dateRow = labels.find((row) => row !== pointsRow);
  const columns = (rows[header] || []).map((title, column) => ({ title, column, kind: kindOf(title, labels, column) }));
  const graded = columns.filter(({ column, kind }) => column > email && kind === null);
  const at = (row: readonly string[], kind: Heading) =>
    row[columns.find((one) => one.column > email && one.kind === kind)?.column ?? -1] || '';
  return {
    assignments: graded.map(({ title, column }) => {
      const inTitle = pointsRow ? null : /^(.*\S)\s*\((\d+)\)$/s.exec(title);
      const points = inTitle ? Number(inTitle[2]) : pointsIn(pointsRow?.[column] || '', decimal);
      return { title: inTitle?.[1] ?? title, date: dateRow?.[column] || '', points };
    }),
    students: rows.slice(first).flatMap((row) => {
      if (row.every((cell) => cell.trim() === '')) return [];
      const cells = graded.map(({ column }) => readCell(row[column] || '', decimal, wordIn));
      const outOf = readCell(at(row, 'outOf'), decimal, wordIn);
      return {
        last: row[email - 2] || '',
        first: row[email - 1] || '',
        email: row[email] || '',
        cells,
        outOf: outOf.kind === 'grade' ? outOf.grade : null,
        state: at(row, 'state'),
        comment: at(row, 'comment'),
      };
    }),
  };
}

/** Where the headings and the first student are: by the known heading of the e-mail column, else by the first address. */
function placeOf(rows: readonly (readonly string[])[]): { header: number; first: number; email: number } | null {
  const known = rows.findIndex((row) => row.some((cell) => is(cell, 'email')));
  const email = known < 0 ? addressColumn(rows) : (rows[known] || []).findIndex((cell) => is(cell, 'email'));
  if (email < 0) return null;
  const isLabel = (row: readonly string[] | undefined) =>
    row !== undefined && row.slice(1, email + 1).every((cell) => cell.trim() === '');
  if (known >= 0) {
    let first = known + 1;
    while (first < rows.length && first <= known + 2 && isLabel(rows[first])) first++;
    return { header: known, first, email };
  }
  const first = rows.findIndex((row) => ADDRESS.test((row[email] || '').trim()));
  let header = first - 1;
  while (header > 0 && isLabel(rows[header])) header--;
  return header < 0 ? null : { header, first, email };
}

function addressColumn(rows: readonly (readonly string[])[]): number {
  const row = rows.find((cells) => cells.some((cell) => ADDRESS.test(cell.trim())));
  return row ? row.findIndex((cell) => ADDRESS.test(cell.trim())) : -1;
}

function is(cell: string, heading: Heading): boolean {
  return (HEADINGS[heading] as readonly string[]).includes(fold(cell));
}

/** A column that is no assignment: by its heading, and because no date and no points stand under it. */
function kindOf(title: string, labels: readonly (readonly string[])[], column: number): Heading | null {
  if (labels.some((row) => (row[column] || '').trim() !== '')) return is(title, 'overall') ? 'overall' : null;
  return (['overall', 'outOf', 'state', 'comment'] as const).find((heading) => is(title, heading)) ?? null;
}

/** The row of points holds numbers and nothing else behind its label. */
function isPoints(row: readonly string[], email: number, decimal: Decimal): boolean {
  const cells = row.slice(email + 1).filter((cell) => cell.trim() !== '');
  return (
    is(row[0] || '', 'outOf') || (cells.length > 0 && cells.every((cell) => readDigits(cell, decimal) !== undefined))
  );
}

function pointsIn(text: string, decimal: Decimal): number | null {
  const digits = readDigits(text, decimal);
  return digits ? Number(`${digits.whole}.${digits.fraction}`) : null;
}
