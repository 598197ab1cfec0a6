/** The Sheet fake: ranges, appending, lines, sorting, rules. */
import { googleError } from '../core';
import { mismatch } from '../signature';
import { parseA1, type Rect } from './a1';
import { colour } from './cell';
import { AT, conforms, take, takeInside } from './google';
import { sheetOf, SheetLines } from './sheet-lines';
import { mustWrite } from './protection';
import { protect, protectionsOf, type ProtectionFake } from './protection-fake';
import { clearCells, RangeFake } from './range';
import { RangeListFake } from './range-list';
import { ConditionalFormatRuleFake } from './rules-fake';
import type { SheetModel, Value } from './sheet';
import { SheetType } from './sheets-enums';
import { SpreadsheetFake } from './spreadsheet-fake';

export class SheetFake extends SheetLines {
  // ---- what it is

  getName(): string {
    return sheetOf(this).name;
  }
  getSheetName(): string {
    return sheetOf(this).name;
  }
  setName(name: string): this {
    take('Sheet.setName', [name], 'text');
    sheetOf(this).name = name;
    return this;
  }
  getSheetId(): number {
    return sheetOf(this).id;
  }
  /** Counted from 1. */
  getIndex(): number {
    const sheet = sheetOf(this);
    return sheet.book.sheets.indexOf(sheet) + 1;
  }
  getParent(): SpreadsheetFake {
    return new SpreadsheetFake(this[AT].around, this[AT].sheet.book);
  }
  getType(): unknown {
    return SheetType.GRID;
  }
  /** UNCONFIRMED whether a colour comes back as it was given; here as lower-case hexadecimal. */
  getTabColor(): string | null {
    return sheetOf(this).tabColor;
  }
  setTabColor(color: string | null): this {
    take('Sheet.setTabColor', [color], 'text?');
    sheetOf(this).tabColor = color === null ? null : (colour(color) ?? null);
    return this;
  }
  isSheetHidden(): boolean {
    return sheetOf(this).hidden;
  }
  hideSheet(): this {
    const sheet = sheetOf(this);
    if (sheet.book.sheets.every((other) => other === sheet || other.hidden)) {
      throw googleError("You can't hide all the sheets in a document.");
    }
    sheet.hidden = true;
    return this;
  }
  showSheet(): this {
    sheetOf(this).hidden = false;
    return this;
  }
  hasHiddenGridlines(): boolean {
    return sheetOf(this).gridlinesHidden;
  }
  setHiddenGridlines(hide: boolean): this {
    take('Sheet.setHiddenGridlines', [hide], 'boolean');
    sheetOf(this).gridlinesHidden = hide;
    return this;
  }
  activate(): this {
    sheetOf(this).book.activeSheet = sheetOf(this);
    return this;
  }
  copyTo(spreadsheet: unknown): SheetFake {
    if (!(spreadsheet instanceof SpreadsheetFake)) throw mismatch('SpreadsheetApp.Sheet.copyTo', spreadsheet);
    const sheet = sheetOf(this);
    const copy = spreadsheet[AT].book.insertSheet(spreadsheet[AT].book.copyName(sheet.name));
    copy.copyFrom(sheet);
    return new SheetFake(this[AT].around, copy);
  }

  // ---- ranges

  getRange(...args: (number | string)[]): RangeFake {
    const whole = 'integer integer integer';
    take('Sheet.getRange', args, 'text', 'integer integer', whole, `${whole} integer`);
    const sheet = sheetOf(this);
    const [first] = args;
    if (typeof first === 'string') return rangeAt(this, named(sheet, first));
    const [row = 0, column = 0, rows = 1, columns = 1] = args.map(Number);
    return rangeAt(this, takeInside(sheet, { row, column, rows, columns }));
  }
  getRangeList(notations: string[]): RangeListFake {
    take('Sheet.getRangeList', [notations], 'array');
    return new RangeListFake(notations.map((notation) => rangeAt(this, named(sheetOf(this), notation))));
  }
  /** From A1 to the last row and column with content; an empty sheet gives A1. */
  getDataRange(): RangeFake {
    const sheet = sheetOf(this);
    const size = { rows: Math.max(1, sheet.lastRow()), columns: Math.max(1, sheet.lastColumn()) };
    return rangeAt(this, { row: 1, column: 1, ...size });
  }
  getLastRow(): number {
    return sheetOf(this).lastRow();
  }
  getLastColumn(): number {
    return sheetOf(this).lastColumn();
  }
  getSheetValues(row: number, column: number, rows: number, columns: number): Value[][] {
    return this.getRange(row, column, rows, columns).getValues();
  }
  getActiveRange(): RangeFake {
    return rangeAt(this, sheetOf(this).selection);
  }
  getActiveCell(): RangeFake {
    return rangeAt(this, { ...sheetOf(this).selection, rows: 1, columns: 1 });
  }
  getCurrentCell(): RangeFake {
    return this.getActiveCell();
  }
  setActiveRange(range: unknown): unknown {
    if (!(range instanceof RangeFake)) throw mismatch('SpreadsheetApp.Sheet.setActiveRange', range);
    return range.activate();
  }

  // ---- contents

  /** Writes below the last row with content, in one step that no other writer can come between; the sheet grows when full. */
  appendRow(contents: unknown[]): this {
    take('Sheet.appendRow', [contents], 'array');
    const sheet = sheetOf(this);
    const row = sheet.lastRow() + 1;
    mustWrite(this[AT].around, sheet, { row, column: 1, rows: 1, columns: Math.max(1, contents.length) });
    sheet.grow(row, contents.length);
    const columns = contents.length;
    sheet.writeAll({ row, column: 1, rows: 1, columns }, (_, column) => contents[column - 1]);
    return this;
  }
  /** Contents and formats go; notes and validations stay (verified on live Apps Script). */
  clear(options?: { contentsOnly?: boolean; formatOnly?: boolean }): this {
    take('Sheet.clear', options === undefined ? [] : [options], '', 'object');
    const sheet = sheetOf(this);
    mustWrite(this[AT].around, sheet, sheet.all());
    clearCells(sheet, sheet.all(), options ?? { contentsOnly: true, formatOnly: true });
    return this;
  }
  clearContents(): this {
    return this.clear({ contentsOnly: true });
  }
  clearFormats(): this {
    return this.clear({ formatOnly: true });
  }
  clearNotes(): this {
    const sheet = sheetOf(this);
    mustWrite(this[AT].around, sheet, sheet.all());
    clearCells(sheet, sheet.all(), { commentsOnly: true });
    return this;
  }
  /** All rows with content but the frozen ones. */
  sort(column: number, ascending = true): this {
    take('Sheet.sort', [column, ascending], 'integer boolean');
    const sheet = sheetOf(this);
    const rows = sheet.lastRow() - sheet.frozenRows;
    const rect = { row: sheet.frozenRows + 1, column: 1, rows, columns: sheet.maxColumns };
    if (rows < 1) return this;
    mustWrite(this[AT].around, sheet, rect);
    sheet.sortRows(rect, [{ column, ascending }]);
    return this;
  }

  // ---- rules, protections, filters

  getConditionalFormatRules(): ConditionalFormatRuleFake[] {
    const sheet = sheetOf(this);
    return sheet.rules.map((rule) => new ConditionalFormatRuleFake({ around: this[AT].around, sheet, rule }));
  }
  /** Replaces all rules of the sheet. */
  setConditionalFormatRules(rules: unknown[]): void {
    take('Sheet.setConditionalFormatRules', [rules], 'array');
    const sheet = sheetOf(this);
    sheet.rules = rules.map((rule) => {
      if (!(rule instanceof ConditionalFormatRuleFake))
        throw mismatch('SpreadsheetApp.Sheet.setConditionalFormatRules', rules);
      if (rule[AT].sheet !== sheet) throw googleError('Conditional format rule ranges must be on this sheet.');
      return rule[AT].rule;
    });
  }
  clearConditionalFormatRules(): void {
    sheetOf(this).rules = [];
  }
  protect(): ProtectionFake {
    return protect(this[AT].around, sheetOf(this), undefined);
  }
  getProtections(type: unknown): ProtectionFake[] {
    return protectionsOf(this[AT].around, sheetOf(this), type);
  }
  /** This host has no filters. */
  getFilter(): null {
    return null;
  }
  getFormUrl(): string | null {
    return null;
  }
}

conforms<GoogleAppsScript.Spreadsheet.Sheet>()(SheetFake);

function rangeAt(fake: SheetFake, rect: Rect): RangeFake {
  return new RangeFake({ around: fake[AT].around, sheet: fake[AT].sheet, rect });
}

/** The rectangle of an A1 text, which may name the sheet itself. */
function named(sheet: SheetModel, notation: string): Rect {
  const bang = notation.lastIndexOf('!');
  const title = notation
    .slice(0, Math.max(0, bang))
    .replace(/^'(.*)'$/, '$1')
    .replaceAll("''", "'");
  const rect = parseA1(notation.slice(bang + 1), sheet.maxRows, sheet.maxColumns);
  if (!rect || (bang >= 0 && title !== sheet.name)) throw googleError('Range not found');
  return takeInside(sheet, rect);
}
