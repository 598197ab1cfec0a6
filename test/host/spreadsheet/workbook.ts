/** A spreadsheet file: its tabs, its locale and zone, and who may open it. Tests and the preview page work on it directly. */
import { rewrite } from './formula';
import { Engine } from './engine';
import { googleError } from '../core';
import { localeOf } from './locale';
import { SheetModel } from './sheet';

export interface SpreadsheetOptions {
  readonly id: string;
  readonly name?: string;
  readonly locale?: string;
  readonly timeZone?: string;
  readonly owner?: string;
  readonly editors?: readonly string[];
  /** The modelled clock; formulas and dates typed without a year ask it. */
  readonly now?: () => Date;
}

/** https://support.google.com/drive/answer/37603 */
const MAX_CELLS = 10_000_000;
const MAX_COLUMNS = 18_278;

export class SpreadsheetModel {
  readonly kind = 'spreadsheet';
  readonly id: string;
  readonly url: string;
  timeZone: string;
  readonly owner: string;
  readonly editors: Set<string>;
  readonly now: () => Date;
  readonly engine: Engine;
  readonly sheets: SheetModel[] = [];
  name: string;
  /** What `Spreadsheet.toast` showed, oldest first. */
  readonly toasts: string[] = [];
  private place: string;
  /** The tab in front; the first one until somebody chooses. */
  private front: SheetModel | undefined;

  constructor(options: SpreadsheetOptions) {
    this.id = options.id;
    this.url = `https://docs.google.com/spreadsheets/d/${options.id}/edit`;
    this.name = options.name ?? 'Untitled spreadsheet';
    this.place = options.locale ?? 'en_US';
    localeOf(this.place);
    this.timeZone = options.timeZone ?? 'Europe/Amsterdam';
    this.owner = options.owner ?? 'teacher@school.example';
    this.editors = new Set(options.editors ?? []);
    this.now = options.now ?? (() => new Date());
    this.engine = new Engine(this);
    this.insertSheet(localeOf(this.place).language === 'nl' ? 'Blad1' : 'Sheet1');
  }

  get locale(): string {
    return this.place;
  }

  /** Only formulas, entry and display follow; what is in the cells stays. */
  set locale(locale: string) {
    localeOf(locale);
    this.place = locale;
    this.engine.forget();
  }

  /** The owner and the editors may open the file; this host knows no viewers. */
  mayOpen(email: string): boolean {
    return email === this.owner || this.editors.has(email);
  }

  /** The tab of that name; throws if there is none (use `find` to ask). */
  sheet(name: string): SheetModel {
    const sheet = this.find(name);
    if (!sheet) throw new Error(`There is no tab ${name}; there are ${this.sheets.map((tab) => tab.name).join(', ')}`);
    return sheet;
  }

  find(name: string): SheetModel | undefined {
    // UNCONFIRMED: Sheets refuses two names that differ only in case, and finds by exact name or without regard to case.
    return this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
  }

  get activeSheet(): SheetModel {
    const shown =
      this.front && this.sheets.includes(this.front) ? this.front : this.sheets.find((sheet) => !sheet.hidden);
    const sheet = shown ?? this.sheets[0];
    if (!sheet) throw new Error('A spreadsheet has at least one tab');
    return sheet;
  }

  set activeSheet(sheet: SheetModel) {
    this.front = sheet;
  }

  /** Adds a tab of 1,000 rows and 26 columns at a place counted from 0, by default the end. */
  insertSheet(name?: string, index = this.sheets.length): SheetModel {
    const sheet = new SheetModel(this, this.freshId(), this.freeName(name));
    this.room(sheet.maxRows * sheet.maxColumns);
    this.sheets.splice(index, 0, sheet);
    this.engine.forget();
    return sheet;
  }

  deleteSheet(sheet: SheetModel): void {
    const others = this.sheets.filter((other) => other !== sheet);
    if (others.length === 0) throw googleError("You can't remove all the sheets in a document.");
    if (others.every(({ hidden }) => hidden))
      throw googleError("You can't remove all the visible sheets in a document.");
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.eachFormula((formula) => rewrite(formula, (found) => (sameName(found.sheet, sheet.name) ? undefined : found)));
    this.engine.forget();
  }

  /** Puts a tab at a place counted from 0. */
  moveSheet(sheet: SheetModel, index: number): void {
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
    this.sheets.splice(index, 0, sheet);
    this.engine.forget();
  }

  /** A copy beside the original, with everything on it. */
  duplicateSheet(sheet: SheetModel, name?: string): SheetModel {
    const copy = this.insertSheet(name ?? this.copyName(sheet.name), this.sheets.indexOf(sheet) + 1);
    copy.copyFrom(sheet);
    return copy;
  }

  /** Called by a tab whose name is about to change: formulas follow. */
  renaming(sheet: SheetModel, name: string): void {
    const other = this.find(name);
    if (other && other !== sheet) throw duplicateName(name);
    if (name === '') throw googleError('The sheet name cannot be empty.');
    this.eachFormula((formula) =>
      rewrite(formula, (found) => (sameName(found.sheet, sheet.name) ? { ...found, sheet: name } : found)),
    );
    this.engine.forget();
  }

  /** Rewrites every formula of the book; `change` is told on which tab it stands. */
  eachFormula(change: (formula: string, sheet: SheetModel) => string): void {
    for (const sheet of this.sheets) {
      sheet.eachFormula((row, column, formula) => {
        const changed = change(formula, sheet);
        if (changed !== formula) sheet.put(row, column, { ...sheet.cell(row, column), formula: changed });
      });
    }
  }

  /** Throws as Google does when `more` cells do not fit any more. */
  room(more: number): void {
    const cells = this.sheets.reduce((sum, sheet) => sum + sheet.maxRows * sheet.maxColumns, 0);
    if (cells + more <= MAX_CELLS) return;
    throw googleError(
      `This action would increase the number of cells in the workbook above the limit of ${MAX_CELLS} cells.`,
    );
  }

  /** Throws as Google does when a tab would be wider than a tab can be. UNCONFIRMED wording. */
  width(columns: number): void {
    if (columns <= MAX_COLUMNS) return;
    throw googleError(
      `This action would increase the number of columns in the worksheet above the limit of ${MAX_COLUMNS} columns.`,
    );
  }

  private freeName(name: string | undefined): string {
    if (name === '') throw googleError('The sheet name cannot be empty.');
    if (name !== undefined && this.find(name)) throw duplicateName(name);
    if (name !== undefined) return name;
    const word = localeOf(this.locale).language === 'nl' ? 'Blad' : 'Sheet';
    let number = this.sheets.length + 1;
    while (this.find(word + String(number))) number += 1;
    return word + String(number);
  }

  /** The name a copy of a tab gets. */
  copyName(name: string): string {
    const first = localeOf(this.locale).language === 'nl' ? `Kopie van ${name}` : `Copy of ${name}`;
    let free = first;
    for (let number = 2; this.find(free); number += 1) free = `${first} ${number}`;
    return free;
  }

  /** The first tab of a file has id 0, later ones look random; here they are predictable. */
  private freshId(): number {
    const highest = this.sheets.reduce((max, sheet) => Math.max(max, sheet.id), -1);
    return highest < 0 ? 0 : highest + 1_000_003;
  }
}

function duplicateName(name: string): Error {
  return googleError(`A sheet with the name "${name}" already exists. Please enter another name.`);
}

function sameName(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}
