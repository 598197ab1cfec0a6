import { TAB_SETTINGS, readSettings, type Settings } from '../gradebook/settings';
import { hasMark, readTable } from '../gradebook/table';
import { begunMark, type Tab } from '../gradebook/tables';
import { LANGUAGES, textOf } from '../text/language';
import type { BookClock } from './clock';
import { toCells } from './values';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
export type Tabs = Readonly<Record<Tab, Sheet>>;

/** The tabs of a gradebook with its settings, or what is wrong: no gradebook here, or a tab that was deleted. */
export type Found =
  | { readonly kind: 'gradebook'; readonly tabs: Tabs; readonly settings: Settings }
  | { readonly kind: 'none' }
  | { readonly kind: 'missing'; readonly tab: Tab; readonly settings: Settings }
  | { readonly kind: 'broken' | 'columns'; readonly tab: 'settings' };

/**
 * Finds the tabs: Settings by its name in any language, or by its mark when it was renamed; the others by the id that
 * Settings remembers, then by name. Costs one read (Settings) while nothing was renamed.
 */
export function findTabs(file: Spreadsheet, clock: BookClock): Found {
  const found = settingsByName(file, clock) || settingsByMark(file, clock);
  if (!found) return named(file, 'settings').some(hasLostKeys) ? { kind: 'broken', tab: 'settings' } : { kind: 'none' };
  const { sheet, settings } = found;
  if (!settings.columns.has('value')) return { kind: 'columns', tab: 'settings' };
  const tabs: Partial<Record<Tab, Sheet>> = { settings: sheet };
  for (const tab of TAB_SETTINGS) {
    const place = byId(file, tab, settings.tabs[tab]) || named(file, tab).find((one) => isTab(one, tab));
    if (!place) return { kind: 'missing', tab, settings };
    tabs[tab] = place;
  }
  return { kind: 'gradebook', tabs: tabs as Tabs, settings };
}

/** The sheet that Settings means. 0 is what it says when it does not know, and also the id of the first tab of any file. */
export function byId(file: Spreadsheet, tab: Tab, id: number): Sheet | null {
  const sheet = file.getSheetById(id);
  return sheet && (id !== 0 || isTab(sheet, tab)) ? sheet : null;
}

/** Sheets whose name is that of the tab in some language. */
function named(file: Spreadsheet, tab: Tab): Sheet[] {
  return LANGUAGES.flatMap((language) => file.getSheetByName(textOf(language).tabs[tab]) || []);
}

/** Of sheets with the mark of a tab the one that has its name in some language, or else the first. */
export function tabAmong(marked: readonly Sheet[], tab: Tab): Sheet | undefined {
  const names = LANGUAGES.map((language) => textOf(language).tabs[tab]);
  return marked.find((sheet) => names.includes(sheet.getName())) ?? marked[0];
}

/** The sheets that have cells: a chart may stand on a sheet of its own. */
export function gridsOf(file: Spreadsheet): Sheet[] {
  return file.getSheets().filter((sheet) => sheet.getType() === SpreadsheetApp.SheetType.GRID);
}

/** Whether a sheet carries the mark of a tab: one read. */
export function isTab(sheet: Sheet, tab: Tab): boolean {
  return hasMark(keysOf(sheet), tab);
}

/** The first row of a sheet, where the keys of a tab of ours stand. */
export function keysOf(sheet: Sheet): string[][] {
  return sheet
    .getRange('1:1')
    .getValues()
    .map((line) => line.map(String));
}

interface FoundSettings {
  readonly sheet: Sheet;
  readonly settings: Settings;
}

function settingsByName(file: Spreadsheet, clock: BookClock): FoundSettings | undefined {
  for (const sheet of named(file, 'settings')) {
    const settings = settingsIn(sheet, clock);
    if (settings) return { sheet, settings };
  }
  return undefined;
}

/** Settings without its row of keys; in one that is being made they stand there last. */
function hasLostKeys(sheet: Sheet): boolean {
  const values = sheet.getDataRange().getValues();
  return values.some((line) => line.includes(`tab.grades`)) && values[0]?.[0] !== begunMark('settings');
}

/** For a Settings tab that was renamed: one read for each tab. */
function settingsByMark(file: Spreadsheet, clock: BookClock): FoundSettings | undefined {
  const sheet = gridsOf(file).find((one) => isTab(one, 'settings'));
  const settings = sheet && settingsIn(sheet, clock);
  return settings && { sheet, settings };
}

function settingsIn(sheet: Sheet, clock: BookClock): Settings | undefined {
  const table = readTable(toCells(sheet.getDataRange().getValues(), clock), 'settings');
  return table ? readSettings(table) : undefined;
}
