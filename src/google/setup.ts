import { TAB_SETTINGS } from '../gradebook/settings';
import { keyRow } from '../gradebook/table';
import { ASSIGNMENT_KEYS, FIRST_ROW, HISTORY_KEYS, SETTING_KEYS, SUBMISSION_KEYS, SUMMARY_KEYS, type Tab } from '../gradebook/tables';
import { textOf, type Language, type Text } from '../text/language';
import { layOutGrades, revisionFormula, tabName } from './layout';
import { isTab, named } from './tabs';
import { plain } from './values';
import { APPLIED_KEY } from './visit';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface SetUp {
  readonly className: string;
  readonly language: Language;
}

/**
 * Makes the tabs of a gradebook beside whatever is in the spreadsheet. Tabs that are there already are left alone and
 * Settings comes last, so that a setup that was interrupted is finished by doing it again.
 */
export function setUp(file: Spreadsheet, { className, language }: SetUp): void {
  const t = textOf(language);
  const grades = tabOf(file, t, 'grades', (sheet) => {
    layOutGrades(sheet, t);
  });
  const assignments = tabOf(file, t, 'assignments', (sheet) => {
    layOutTable(sheet, 'assignments', [...ASSIGNMENT_KEYS, ...SUMMARY_KEYS, APPLIED_KEY], { ...t.headers.assignments, [APPLIED_KEY]: 0 });
    hideOwnColumns(sheet, ASSIGNMENT_KEYS.length + 1, SUMMARY_KEYS.length + 1);
  });
  const submissions = tabOf(file, t, 'submissions', (sheet) => {
    layOutTable(sheet, 'submissions', SUBMISSION_KEYS, t.headers.submissions);
    sheet.hideColumns(1, 2);
    sheet.hideColumns(SUBMISSION_KEYS.length - 1, 2);
  });
  const history = tabOf(file, t, 'history', (sheet) => {
    layOutTable(sheet, 'history', HISTORY_KEYS, t.headers.history);
    hideOwnColumns(sheet, HISTORY_KEYS.indexOf('batch') + 1, 3);
    sheet.setColumnWidth(4, 320);
  });
  const ids = { grades, assignments, submissions, history };
  tabOf(file, t, 'settings', (sheet) => {
    layOutSettings(sheet, t, className, history.getName(), ids);
  });
  file.setActiveSheet(grades);
}

/** The tab of this kind, made and laid out when the spreadsheet has none. The mark is written first, with the keys. */
function tabOf(file: Spreadsheet, t: Text, tab: Tab, layOut: (sheet: Sheet) => void): Sheet {
  const sheets = file.getSheets();
  const known = named(file, tab).find((sheet) => isTab(sheet, tab));
  if (known) return known;
  const names = sheets.map((sheet) => sheet.getName());
  const sheet = file.insertSheet(tabName(t, tab, names), tab === 'grades' ? 0 : sheets.length);
  layOut(sheet);
  return sheet;
}

function layOutTable(sheet: Sheet, tab: Tab, keys: readonly string[], headers: Readonly<Record<string, string | number>>): void {
  sheet.getRange(1, 1, 2, keys.length).setValues([keyRow(tab, keys), keys.map((key) => headers[key] ?? '')]);
  sheet.getRange(2, 1, 1, keys.length).setFontWeight('bold').setBackground('#f1f3f4');
  sheet.setFrozenRows(2);
  sheet.hideRows(1);
}

function hideOwnColumns(sheet: Sheet, first: number, count: number): void {
  sheet.hideColumns(first, count);
}

function layOutSettings(
  sheet: Sheet,
  t: Text,
  className: string,
  history: string,
  ids: Readonly<Record<(typeof TAB_SETTINGS)[number], Sheet>>,
): void {
  layOutTable(sheet, 'settings', SETTING_KEYS, t.headers.settings);
  const m = t.settingMeaning;
  const rows: (string | number)[][] = [
    ['className', plain(className), m.className],
    ['classLanguage', t.code, m.classLanguage],
    ['cardLanguage', 'auto', m.cardLanguage],
    ['mailStudents', t.yes, m.mailStudents],
    ['revision', revisionFormula(history), m.revision],
    ...TAB_SETTINGS.map((tab) => [`tab.${tab}`, ids[tab].getSheetId(), t.tabs[tab]]),
  ];
  sheet.getRange(FIRST_ROW, 1, rows.length, 3).setValues(rows);
  sheet.setColumnWidth(3, 420);
  sheet.setColumnWidth(2, 160);
}

/** What a teacher may be offered as the name of the class: the name of the file. */
export function suggestedName(file: Spreadsheet): string {
  return file.getName();
}

