/** What the teacher does to the spreadsheet by hand, from the page: no program runs. */
import { printA1, letters } from '../host/spreadsheet/a1';
import type { SheetModel } from '../host/spreadsheet/sheet';
import type { SpreadsheetModel } from '../host/spreadsheet/workbook';
import type { Area, Direction, SheetAsk } from './page';

type Of<Key, Ask = SheetAsk> = Ask extends { readonly do: infer Name } ? (Key extends Name ? Ask : never) : never;
type Hands = { readonly [Key in Exclude<SheetAsk['do'], 'sheetMenu'>]: (book: SpreadsheetModel, ask: Of<Key>) => void };

export const sheetHands: Hands = {
  tab: (book, { sheet }) => {
    book.activeSheet = tabOf(book, sheet);
  },
  addTab: (book) => {
    book.activeSheet = book.insertSheet(undefined, book.sheets.indexOf(book.activeSheet) + 1);
  },
  renameTab: (book, { sheet, name }) => {
    tabOf(book, sheet).name = name.trim();
  },
  duplicateTab: (book, { sheet }) => {
    book.activeSheet = book.duplicateSheet(tabOf(book, sheet));
  },
  deleteTab: (book, { sheet }) => {
    book.deleteSheet(tabOf(book, sheet));
  },
  typeCell: ({ activeSheet }, { row, column, text }) => {
    const at = cellName(row, column);
    if (text === '') activeSheet.clear(at);
    else activeSheet.type(at, text);
  },
  paste: ({ activeSheet }, { row, column, rows }) => {
    activeSheet.paste(cellName(row, column), rows);
  },
  clear: ({ activeSheet }, { area }) => {
    activeSheet.clear(printA1(usedPart(activeSheet, area)));
  },
  note: ({ activeSheet }, { row, column, text }) => {
    activeSheet.setNote(cellName(row, column), text);
  },
  sort: ({ activeSheet }, { area, column, ascending }) => {
    const rect = usedPart(activeSheet, area ?? belowFrozen(activeSheet));
    if (rect.rows > 0 && rect.columns > 0) activeSheet.sort(printA1(rect), column, ascending);
  },
  insert: ({ activeSheet }, { what, at, count }) => {
    if (what === 'row') activeSheet.insertRowsBefore(at, count);
    else activeSheet.insertColumnsBefore(at, count);
  },
  remove: ({ activeSheet }, { what, at, count }) => {
    if (what === 'row') activeSheet.deleteRows(at, count);
    else activeSheet.deleteColumns(at, count);
  },
  move: ({ activeSheet }, { what, at, count, before }) => {
    if (what === 'row') activeSheet.moveRows(at, count, before);
    else activeSheet.moveColumns(at, count, before);
  },
  hide: ({ activeSheet }, { what, at, count }) => {
    hideLines(activeSheet, what, at, count, true);
  },
  unhide: ({ activeSheet }) => {
    hideLines(activeSheet, 'row', 1, activeSheet.maxRows, false);
    hideLines(activeSheet, 'column', 1, activeSheet.maxColumns, false);
  },
};

function tabOf(book: SpreadsheetModel, id: number): SheetModel {
  const tab = book.sheets.find((sheet) => sheet.id === id);
  if (!tab) throw new Error('That tab is gone.');
  return tab;
}

function cellName(row: number, column: number): string {
  return letters(column) + String(row);
}

/** "Sort sheet": everything below the frozen rows. */
function belowFrozen(sheet: SheetModel): Area {
  const row = sheet.frozenRows + 1;
  return { row, column: 1, rows: sheet.lastRow() - sheet.frozenRows, columns: sheet.maxColumns };
}

/** Whole rows and columns reach to the end of the sheet; only what is used is worth touching. */
function usedPart(sheet: SheetModel, area: Area): Area {
  const used = sheet.used(area);
  return used.rows > 0 ? used : { ...area, rows: 1, columns: Math.max(1, Math.min(area.columns, sheet.maxColumns)) };
}

function hideLines(sheet: SheetModel, what: Direction, at: number, count: number, hidden: boolean): void {
  const axis = what === 'row' ? sheet.rows : sheet.columns;
  axis.change(at, count, { hidden });
}
