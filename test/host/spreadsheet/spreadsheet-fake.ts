/** The Spreadsheet fake: the file and its tabs. */
import { Fake, googleError } from '../core';
import { UserFake } from '../session';
import { mismatch } from '../signature';
import { AT, conforms, take, type Surroundings } from './google';
import { protectionsOf, type ProtectionFake } from './protection-fake';
import { RangeFake } from './range';
import type { SheetModel } from './sheet';
import { SheetFake } from './sheet-fake';
import { ProtectionType } from './sheets-enums';
import { keyFor } from '../enums';
import type { SpreadsheetModel } from './workbook';

export class SpreadsheetFake extends Fake {
  readonly googleName = 'Spreadsheet';
  readonly [AT]: { readonly around: Surroundings; readonly book: SpreadsheetModel };

  constructor(around: Surroundings, book: SpreadsheetModel) {
    super();
    this[AT] = { around, book };
  }

  getId(): string {
    return this[AT].book.id;
  }
  getUrl(): string {
    return this[AT].book.url;
  }
  getName(): string {
    return this[AT].book.name;
  }
  rename(name: string): void {
    take('Spreadsheet.rename', [name], 'text');
    this[AT].book.name = name;
  }
  /** This host knows no shared drives, whose files have none. */
  getOwner(): UserFake | null {
    return new UserFake(this[AT].book.owner);
  }
  getSpreadsheetLocale(): string {
    return this[AT].book.locale;
  }
  getSpreadsheetTimeZone(): string {
    return this[AT].book.timeZone;
  }
  setSpreadsheetLocale(locale: string): void {
    take('Spreadsheet.setSpreadsheetLocale', [locale], 'text');
    this[AT].book.locale = locale;
  }
  setSpreadsheetTimeZone(zone: string): void {
    take('Spreadsheet.setSpreadsheetTimeZone', [zone], 'text');
    if (!Intl.supportedValuesOf('timeZone').includes(zone)) throw googleError(`Invalid argument: ${zone}`);
    this[AT].book.timeZone = zone;
  }
  toast(...args: unknown[]): void {
    take('Spreadsheet.toast', args, 'text', 'text text?', 'text text? any');
    this[AT].book.toasts.push(String(args[0]));
  }

  // ---- tabs

  getSheets(): SheetFake[] {
    return this[AT].book.sheets.map((sheet) => fakeOf(this, sheet));
  }
  getNumSheets(): number {
    return this[AT].book.sheets.length;
  }
  getSheetByName(name: string): SheetFake | null {
    take('Spreadsheet.getSheetByName', [name], 'text');
    const sheet = this[AT].book.sheets.find((tab) => tab.name === name);
    return sheet ? fakeOf(this, sheet) : null;
  }
  getSheetById(id: number): SheetFake | null {
    take('Spreadsheet.getSheetById', [id], 'integer');
    const sheet = this[AT].book.sheets.find((tab) => tab.id === id);
    return sheet ? fakeOf(this, sheet) : null;
  }
  getActiveSheet(): SheetFake {
    return fakeOf(this, this[AT].book.activeSheet);
  }
  setActiveSheet(sheet: unknown): SheetFake {
    const tab = sheetOf('setActiveSheet', sheet);
    this[AT].book.activeSheet = tab;
    return fakeOf(this, tab);
  }
  /** `(name?, index?, {template}?)` in Google's orders; the index counts from 0; the new tab comes to the front. */
  insertSheet(...args: unknown[]): SheetFake {
    take(
      'Spreadsheet.insertSheet',
      args,
      '',
      'text',
      'integer',
      'object',
      'text integer',
      'integer object',
      'text object',
      'text integer object',
    );
    const { book } = this[AT];
    const name = args.find((arg) => typeof arg === 'string');
    const template = args.map(templateIn).find((sheet) => sheet !== undefined);
    const index = args.find((arg) => typeof arg === 'number') ?? book.sheets.indexOf(book.activeSheet) + 1;
    const sheet = book.insertSheet(name, Math.min(Math.max(index, 0), book.sheets.length));
    if (template) sheet.copyFrom(this[AT].around.core.raw(template)[AT].sheet);
    book.activeSheet = sheet;
    return fakeOf(this, sheet);
  }
  deleteSheet(sheet: unknown): void {
    this[AT].book.deleteSheet(sheetOf('deleteSheet', sheet));
  }
  deleteActiveSheet(): SheetFake {
    this[AT].book.deleteSheet(this[AT].book.activeSheet);
    return this.getActiveSheet();
  }
  duplicateActiveSheet(): SheetFake {
    const { book } = this[AT];
    book.activeSheet = book.duplicateSheet(book.activeSheet);
    return this.getActiveSheet();
  }
  renameActiveSheet(name: string): void {
    this.getActiveSheet().setName(name);
  }
  /** To a place counted from 1. */
  moveActiveSheet(place: number): void {
    take('Spreadsheet.moveActiveSheet', [place], 'integer');
    const { book } = this[AT];
    if (place < 1 || place > book.sheets.length) throw googleError('Sheet position is out of bounds.');
    book.moveSheet(book.activeSheet, place - 1);
  }

  // ---- ranges

  /** A1 notation with the tab's name before a `!`; without one the active tab is meant. */
  getRange(notation: string): RangeFake {
    take('Spreadsheet.getRange', [notation], 'text');
    const bang = notation.lastIndexOf('!');
    if (bang < 0) return this.getActiveSheet().getRange(notation);
    const name = notation
      .slice(0, bang)
      .replace(/^'(.*)'$/, '$1')
      .replaceAll("''", "'");
    const sheet = this[AT].book.find(name);
    if (!sheet) throw googleError('Range not found');
    return fakeOf(this, sheet).getRange(notation.slice(bang + 1));
  }
  getActiveRange(): RangeFake {
    return this.getActiveSheet().getActiveRange();
  }
  getActiveCell(): RangeFake {
    return this.getActiveSheet().getActiveCell();
  }
  getCurrentCell(): RangeFake {
    return this.getActiveSheet().getActiveCell();
  }
  setActiveRange(range: unknown): unknown {
    if (!(range instanceof RangeFake)) throw mismatch('SpreadsheetApp.Spreadsheet.setActiveRange', range);
    return range.activate();
  }
  getProtections(type: unknown): ProtectionFake[] {
    keyFor('SpreadsheetApp.Spreadsheet.getProtections', ProtectionType, type);
    return this[AT].book.sheets.flatMap((sheet) => protectionsOf(this[AT].around, sheet, type));
  }
}

conforms<GoogleAppsScript.Spreadsheet.Spreadsheet>()(SpreadsheetFake);

function fakeOf(file: SpreadsheetFake, sheet: SheetModel): SheetFake {
  return new SheetFake(file[AT].around, sheet);
}

function sheetOf(method: string, sheet: unknown): SheetModel {
  if (!(sheet instanceof SheetFake)) throw mismatch(`SpreadsheetApp.Spreadsheet.${method}`, sheet);
  return sheet[AT].sheet;
}

function templateIn(options: unknown): SheetFake | undefined {
  return typeof options === 'object' && options !== null ? (options as { template?: SheetFake }).template : undefined;
}
