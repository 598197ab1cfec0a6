/** Formulas as text: cut into tokens, and their references rewritten when rows and columns move. */
import { columnNumber, letters, type Rect } from './a1';

/** One end of a reference; an absent part is open (`A:A`, `A1:C`). */
export interface End {
  readonly column?: number;
  readonly row?: number;
  readonly fixedColumn: boolean;
  readonly fixedRow: boolean;
}

export interface Reference {
  /** The sheet named in the formula; `undefined` for the formula's own sheet. */
  readonly sheet: string | undefined;
  readonly from: End;
  /** Absent for a single cell. */
  readonly to: End | undefined;
}

export interface Token {
  readonly kind: 'reference' | 'text' | 'number' | 'name' | 'mark';
  readonly text: string;
  readonly reference?: Reference;
}

const SHEET = String.raw`(?:(?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?`;
const AREA = String.raw`(?:\$?[A-Za-z]{1,3}\$?\d+(?::(?:\$?[A-Za-z]{1,3}\$?\d+|\$?[A-Za-z]{1,3}|\$?\d+))?|\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3}(?:\$?\d+)?|\$?\d+:(?:\$?[A-Za-z]{1,3})?\$?\d+)`;
const TOKEN = new RegExp(
  String.raw`(?<text>"(?:[^"]|"")*")|(?<reference>${SHEET}${AREA})(?![\p{L}\p{N}_.(!])|(?<number>\d+(?:[.,]\d+)?(?:[eE][+-]?\d+)?|[.]\d+)|(?<name>[\p{L}_#][\p{L}\p{N}_.]*[!?/0]*)|(?<mark>[\s\S])`,
  'gu',
);

/**
 * The tokens of a formula, which joined give it back. A comma between two digits is taken into the number; the reader of a
 * number decides by locale whether it is a decimal sign or an argument separator.
 */
export function tokens(formula: string): readonly Token[] {
  const known = cut.get(formula);
  if (known) return known;
  const found = cutUp(formula);
  if (cut.size > 20_000) cut.clear();
  cut.set(formula, found);
  return found;
}

/** The same formulas are read at every recalculation. */
const cut = new Map<string, readonly Token[]>();

function cutUp(formula: string): readonly Token[] {
  return [...formula.matchAll(TOKEN)].map(({ 0: text, groups = {} }) => {
    if (groups.reference !== undefined) return { kind: 'reference', text, reference: reference(text) };
    if (groups.text !== undefined) return { kind: 'text', text };
    if (groups.number !== undefined) return { kind: 'number', text };
    return { kind: groups.name === undefined ? 'mark' : 'name', text };
  });
}

function reference(text: string): Reference {
  const bang = text.lastIndexOf('!');
  const sheet =
    bang < 0
      ? undefined
      : text
          .slice(0, bang)
          .replace(/^'(.*)'$/s, '$1')
          .replaceAll("''", "'");
  const [from = '', to] = text.slice(bang + 1).split(':');
  return { sheet, from: end(from), to: to === undefined ? undefined : end(to) };
}

function end(text: string): End {
  const [, fixedColumn, column, fixedRow, row] = /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
  const bare = !column;
  return {
    ...(column ? { column: columnNumber(column) } : {}),
    ...(row ? { row: Number(row) } : {}),
    fixedColumn: fixedColumn === '$' && !bare,
    fixedRow: fixedRow === '$' || (fixedColumn === '$' && bare),
  };
}

/** The text of a reference. */
export function print({ sheet, from, to }: Reference): string {
  const prefix = sheet === undefined ? '' : `${quoted(sheet)}!`;
  return prefix + printEnd(from) + (to ? `:${printEnd(to)}` : '');
}

function printEnd({ column, row, fixedColumn, fixedRow }: End): string {
  const left = column === undefined ? '' : (fixedColumn ? '$' : '') + letters(column);
  return left + (row === undefined ? '' : (fixedRow ? '$' : '') + String(row));
}

function quoted(sheet: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(sheet) && !/^[A-Za-z]{1,3}\d+$/.test(sheet)
    ? sheet
    : `'${sheet.replaceAll("'", "''")}'`;
}

/** The formula with every reference changed; `undefined` from `change` makes it `#REF!`, the same object leaves it as written. */
export function rewrite(formula: string, change: (reference: Reference) => Reference | undefined): string {
  return tokens(formula)
    .map((token) => {
      if (!token.reference) return token.text;
      const changed = change(token.reference);
      if (changed === token.reference) return token.text;
      return changed ? print(changed) : '#REF!';
    })
    .join('');
}

/** The formula as copied `rows` down and `columns` to the right: relative references move along, fixed ones (`$`) stay. */
export function copied(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return rewrite(formula, (found) => {
    const from = moved(found.from, rows, columns);
    const to = found.to && moved(found.to, rows, columns);
    return from && (!found.to || to) ? { ...found, from, to } : undefined;
  });
}

function moved(at: End, rows: number, columns: number): End | undefined {
  const row = at.row === undefined || at.fixedRow ? at.row : at.row + rows;
  const column = at.column === undefined || at.fixedColumn ? at.column : at.column + columns;
  return (row ?? 1) < 1 || (column ?? 1) < 1 ? undefined : { ...at, row, column };
}

/** The cells a reference means on a sheet of the given size; open ends run to the edge. */
export function rectOf({ from, to }: Reference, sheet: { maxRows: number; maxColumns: number }): Rect {
  const row = from.row ?? 1;
  const column = from.column ?? 1;
  const lastRow = to ? (to.row ?? sheet.maxRows) : row;
  const lastColumn = to ? (to.column ?? sheet.maxColumns) : column;
  return {
    row: Math.min(row, lastRow),
    column: Math.min(column, lastColumn),
    rows: Math.abs(lastRow - row) + 1,
    columns: Math.abs(lastColumn - column) + 1,
  };
}
