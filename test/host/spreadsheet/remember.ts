/** A spreadsheet put back as it was: for tests that try one thing in a hundred ways. */
import { Axis } from './axis';
import type { SheetModel } from './sheet';
import type { SpreadsheetModel } from './workbook';

/** Gives what puts everything in the file back as it is now. */
export function rememberBook(book: SpreadsheetModel): () => void {
  const sheets = [...book.sheets];
  const kept = sheets.map(rememberSheet);
  const { name, activeSheet } = book;
  const [toasts, editors] = [book.toasts.length, [...book.editors]];
  return () => {
    book.sheets.splice(0, book.sheets.length, ...sheets);
    kept.forEach((restore) => {
      restore();
    });
    book.name = name;
    book.activeSheet = activeSheet;
    book.toasts.length = toasts;
    book.editors.clear();
    editors.forEach((editor) => book.editors.add(editor));
    book.engine.forget();
  };
}

function rememberSheet(sheet: SheetModel): () => void {
  const { name, hidden, frozenRows, frozenColumns, tabColor, gridlinesHidden, rules, merges, selection } = sheet;
  const lines = sheet.lines.map((line) => [...line]);
  const [rows, columns] = [copyOf(sheet.rows), copyOf(sheet.columns)];
  const protections = sheet.protections.map((protection) => ({ ...protection }));
  return () => {
    sheet.name = name;
    sheet.lines = lines.map((line) => [...line]);
    sheet.rows.copyFrom(rows);
    sheet.columns.copyFrom(columns);
    Object.assign(sheet, { hidden, frozenRows, frozenColumns, tabColor, gridlinesHidden, rules, merges, selection });
    sheet.protections = protections.map((protection) => ({ ...protection }));
  };
}

function copyOf(axis: Axis): Axis {
  const copy = new Axis(0, 0);
  copy.copyFrom(axis);
  return copy;
}
