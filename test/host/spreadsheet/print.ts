/**
 * A tab as Google's PDF export prints it, as a page that a browser prints. The export is not documented; modelled is what
 * its parameters are known to do (docs/live-checks.md, D5): hidden rows and columns left out, `fitw` as wide as the paper,
 * `fzr` the frozen rows on every page, `gridlines`, `range` (without one everything up to the last cell that is filled).
 */
import { parseA1, printA1 } from './a1';
import { hasContent, type Cell } from './cell';
import type { SheetModel } from './sheet';
import type { SpreadsheetModel } from './workbook';

/** Width between the margins of A4 on its side, in CSS pixels: 297 mm less twice Google's normal margin of 0.7 inch. */
export const PRINTED_WIDTH = (297 / 25.4 - 1.4) * 96;

/** The page behind an export address; throws at parameters this host does not know. */
export function printedPage(files: ReadonlyMap<string, unknown>, address: string): string {
  const url = new URL(address);
  const book = files.get(/^\/spreadsheets\/d\/([^/]+)\/export$/.exec(url.pathname)?.[1] ?? '') as
    SpreadsheetModel | undefined;
  const { format, size, portrait, fitw, fzr, gridlines, gid, range, printtitle, pagenum, ...others } =
    Object.fromEntries(url.searchParams);
  const known = format === 'pdf' && size === 'A4' && portrait === 'false' && fitw === 'true' && gridlines === 'false';
  if (!known || Object.keys(others).length > 0) throw new Error(`This host does not print ${url.search}`);
  const sheet = book?.sheets.find(({ id }) => String(id) === gid);
  if (!book || !sheet) throw new Error(`There is no tab ${gid ?? ''} to print`);
  const title = printtitle === 'true' ? book.name : '';
  const numbers = pagenum === 'CENTER' ? '@bottom-center { content: counter(page) }' : '';
  return `<!doctype html><meta charset="utf-8"><title>${escaped(title)}</title>
<style>@page { size: A4 landscape; margin: 0.7in; ${numbers} } ${STYLE}</style>
${title === '' ? '' : `<h1>${escaped(title)}</h1>`}${tableOf(sheet, fzr === 'true', range)}`;
}

const STYLE = `
  body { margin: 0; font: 10pt Arial, 'Liberation Sans', sans-serif; print-color-adjust: exact }
  h1 { font-size: 10pt; text-align: center }
  table { table-layout: fixed; border-collapse: collapse }
  tr { break-inside: avoid }
  td { padding: 2px 3px; overflow: hidden; white-space: nowrap; vertical-align: bottom }
  td.wrap { white-space: pre-wrap; overflow-wrap: anywhere }
  td.spill { overflow: visible }`;

function tableOf(sheet: SheetModel, repeat: boolean, range = ''): string {
  const part = range === '' ? undefined : parseA1(range, sheet.maxRows, sheet.maxColumns);
  const rows = visible(part?.rows ?? lastRow(sheet), (row) => sheet.rows.hidden(row));
  const columns = visible(part?.columns ?? lastColumn(sheet), (column) => sheet.columns.hidden(column));
  const width = columns.reduce((sum, column) => sum + sheet.columns.size(column), 0);
  const lines = rows.map((row) => lineOf(sheet, row, columns));
  const heads = repeat ? rows.filter((row) => row <= sheet.frozenRows).length : 0;
  const sizes = columns.map((column) => `<col style="width:${sheet.columns.size(column)}px">`).join('');
  return `<table style="width:${width}px;zoom:${PRINTED_WIDTH / width}"><colgroup>${sizes}</colgroup>
<thead>${lines.slice(0, heads).join('\n')}</thead><tbody>${lines.slice(heads).join('\n')}</tbody></table>`;
}

function lineOf(sheet: SheetModel, row: number, columns: readonly number[]): string {
  const cells = columns.map((column, i) => {
    const { text, color, background, bold } = shownAt(sheet, row, column);
    const wraps = sheet.cell(row, column).format.wrapStrategy === 'WRAP';
    const next = columns[i + 1];
    const spills = next !== undefined && shownAt(sheet, row, next).text === '';
    const style = `color:${color};background:${background};${bold ? 'font-weight:bold;' : ''}${aligned(text)}`;
    return `<td class="${wraps ? 'wrap' : spills ? 'spill' : ''}" style="${style}">${escaped(text)}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function shownAt(sheet: SheetModel, row: number, column: number) {
  return sheet.shown(printA1({ row, column, rows: 1, columns: 1 }));
}

/** Numbers stand to the right. */
function aligned(text: string): string {
  return /^\d/.test(text) ? 'text-align:right' : '';
}

function visible(last: number, hidden: (at: number) => boolean): number[] {
  return Array.from({ length: last }, (_, i) => i + 1).filter((at) => !hidden(at));
}

function lastRow(sheet: SheetModel): number {
  return sheet.lines.reduce((last, line, i) => (line.some(isFilled) ? i + 1 : last), 0);
}

function lastColumn(sheet: SheetModel): number {
  return sheet.lines.reduce(
    (last, line) =>
      Math.max(
        last,
        line.reduce((end, cell, i) => (isFilled(cell) ? i + 1 : end), 0),
      ),
    0,
  );
}

function isFilled(cell: Cell | undefined): boolean {
  return cell !== undefined && hasContent(cell);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
