import { TAB_SETTINGS, readSettings, type Settings } from '../gradebook/settings';
import { hasMark, readTable } from '../gradebook/table';
import type { Tab } from '../gradebook/tables';
import { LANGUAGES, textOf } from '../text/language';
import type { BookClock } from './clock';
import { toCells } from './values';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
export type Tabs = Readonly<Record<Tab, Sheet>>;

/** The tabs of a gradebook with its settings, or what is wrong: no gradebook here, or a tab that was deleted. */
export type Found =
  | { readonly kind: 'gradebook'; readonly tabs: Tabs; readonly settings: Settings }
  | { readonly kind: 'none' }
  | { readonly kind: 'missing'; readonly tab: Tab; readonly settings: Settings };

/**
 * Finds the tabs: Settings by its name in any language, or by its mark when it was renamed; the others by the id that
 * Settings remembers, then by name. Costs one read (Settings) while nothing was renamed.
 */
export function findTabs(file: GoogleAppsScript.Spreadsheet.Spreadsheet, clock: BookClock): Found {
  const sheets = file.getSheets();
  const found = findSettings(sheets, clock);
  if (!found) return { kind: 'none' };
  const tabs: Partial<Record<Tab, Sheet>> = { settings: found.sheet };
  for (const tab of TAB_SETTINGS) {
    const sheet = findTab(sheets, tab, found.settings.tabs[tab]);
    if (!sheet) return { kind: 'missing', tab, settings: found.settings };
    tabs[tab] = sheet;
  }
  return { kind: 'gradebook', tabs: tabs as Tabs, settings: found.settings };
}

function findTab(sheets: readonly Sheet[], tab: Tab, id: number): Sheet | undefined {
  return sheets.find((sheet) => sheet.getSheetId() === id) ?? named(sheets, tab).find((sheet) => isTab(sheet, tab));
}

/** Sheets whose name is that of the tab in some language. */
export function named(sheets: readonly Sheet[], tab: Tab): Sheet[] {
  const names = LANGUAGES.map((language) => textOf(language).tabs[tab]);
  return sheets.filter((sheet) => names.includes(sheet.getName()));
}

/** Whether a sheet carries the mark of a tab: one read. */
export function isTab(sheet: Sheet, tab: Tab): boolean {
  return hasMark([[String(sheet.getRange(1, 1).getValue())]], tab);
}

function findSettings(sheets: readonly Sheet[], clock: BookClock): { sheet: Sheet; settings: Settings } | undefined {
  const likely = named(sheets, 'settings');
  for (const sheet of [...likely, ...sheets.filter((other) => !likely.includes(other) && isTab(other, 'settings'))]) {
    const table = readTable(toCells(sheet.getDataRange().getValues(), clock), 'settings');
    if (table) return { sheet, settings: readSettings(table) };
  }
  return undefined;
}
