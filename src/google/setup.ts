import { DEFAULT_RULES, ruleCells } from '../gradebook/rules';
import { TAB_SETTINGS } from '../gradebook/settings';
import { hasMark, keyRow } from '../gradebook/table';
import {
  APPLIED_KEY,
  ASSIGNMENT_KEYS,
  begunMark,
  FIRST_ROW,
  HISTORY_KEYS,
  markOf,
  COLUMNS_KEY,
  GIVEN_KEY,
  LIVE_KEY,
  REVISION_KEY,
  STUDENTS_KEY,
  SETTING_KEYS,
  SUBMISSION_KEYS,
  SUMMARY_KEYS,
  type Tab,
} from '../gradebook/tables';
import { RETURNED_COLUMN } from '../gradebook/grades';
import { textOf, type Language, type Text } from '../text/language';
import { columnsFormula, inTab, layOutGrades, newLayout, revisionFormula } from './layout';
import { frameFormula, givenFormula, makeLive } from './live';
import { bookClock, type BookClock } from './clock';
import { loggedSettings } from './history';
import { locked } from './lock';
import { layOutFigures } from './figureCells';
import { meaningOf, settingCell, writeSettings } from './settings';
import { byId, gridsOf, keysOf, tabAmong } from './tabs';
import { plain } from './values';
import { columnOf, settingsIn, type Visit } from './visit';

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

export interface SetUp {
  readonly className: string;
  readonly language: Language;
}

/**
 * Makes the tabs of a gradebook beside whatever is in the spreadsheet. Tabs that are there already are left alone, the mark
 * of a tab is written last and Settings is the last tab, so that a setup that was interrupted is finished by doing it
 * again. In a gradebook that lost a tab it makes that tab. Gives 'busy' when a colleague is at it.
 */
export function setUp(file: Spreadsheet, about: SetUp): 'done' | 'busy' {
  return locked(() => {
    makeTabs(file, about);
    return 'done';
  });
}

function makeTabs(file: Spreadsheet, { className, language }: SetUp): void {
  const t = textOf(language);
  const tabOf = tabMaker(file, t);
  const grades = tabOf('grades', 0, (sheet) => {
    layOutGrades(sheet, t);
    layOutFigures(sheet);
  });
  const submissions = tabOf('submissions', LAST, (sheet) => {
    layOutTable(sheet, 'submissions', SUBMISSION_KEYS, t.headers.submissions);
    sheet.hideColumns(1, 2);
    sheet.hideColumns(SUBMISSION_KEYS.length - 1, 2);
  });
  const history = tabOf('history', LAST, (sheet) => {
    layOutTable(sheet, 'history', HISTORY_KEYS, t.headers.history);
    sheet.hideColumns(HISTORY_KEYS.indexOf('batch') + 1, 3);
    sheet.setColumnWidth(4, 320);
  });
  const assignments = tabOf('assignments', submissions.getIndex() - 1, (sheet) => {
    layOutAssignments(sheet, t, { grades, submissions, history });
  });
  const ids = { grades, assignments, submissions, history };
  const settings = tabOf('settings', LAST, (sheet) => {
    layOutSettings(sheet, t, className, ids, bookClock(file));
  });
  rememberTabs(settings, ids);
  mendLive(assignments, ids);
  file.setActiveSheet(grades);
}

type Ids = Readonly<Record<(typeof TAB_SETTINGS)[number], Sheet>>;

/** A place after all other tabs. */
const LAST = -1;

/**
 * Gives the tab of a kind, made at a place (from 0) and laid out when the spreadsheet has none. Teachers copy tabs, with
 * their mark: it is the one that Settings knows, or else one with its name.
 */
function tabMaker(file: Spreadsheet, t: Text) {
  const marked = gridsOf(file).map((sheet) => ({ sheet, keys: keysOf(sheet) }));
  const all = (tab: Tab) => marked.filter(({ keys }) => hasMark(keys, tab)).map(({ sheet }) => sheet);
  const ids = all('settings').length > 0 ? settingsIn(file)?.tabs : undefined;
  return (tab: Tab, place: number, layOut: (sheet: Sheet) => void): Sheet => {
    const known = (ids && tab !== 'settings' && byId(file, tab, ids[tab])) || tabAmong(all(tab), tab);
    if (known) return known;
    const sheet = freeTab(file, t, tab, place);
    sheet.getRange(1, 1).setValue(begunMark(tab));
    layOut(sheet);
    sheet.getRange(1, 1).setValue(FIRST_CELL[tab]);
    return sheet;
  };
}

/** What stands in the first cell of a tab that is complete. */
const FIRST_CELL: Readonly<Record<Tab, string>> = {
  grades: markOf('grades'),
  assignments: keyRow('assignments', ASSIGNMENT_KEYS)[0] || '',
  submissions: keyRow('submissions', SUBMISSION_KEYS)[0] || '',
  history: keyRow('history', HISTORY_KEYS)[0] || '',
  settings: keyRow('settings', SETTING_KEYS)[0] || '',
};

/** A tab of that name that was begun or is still empty, or a new one; a tab of the teacher's own keeps its name. */
function freeTab(file: Spreadsheet, t: Text, tab: Tab, place: number): Sheet {
  for (let i = 1; ; i++) {
    const name = i === 1 ? t.tabs[tab] : `${t.tabs[tab]} ${i}`;
    const taken = file.getSheetByName(name);
    if (!taken) return file.insertSheet(name, place === LAST ? file.getSheets().length : place);
    if (taken.getLastRow() === 0 || String(taken.getRange(1, 1).getValue()) === begunMark(tab)) return taken;
  }
}

function layOutTable(
  sheet: Sheet,
  tab: Tab,
  keys: readonly string[],
  headers: Readonly<Record<string, string | number>>,
): void {
  const lacking = keys.length - sheet.getMaxColumns();
  if (lacking > 0) sheet.insertColumnsAfter(sheet.getMaxColumns(), lacking);
  const row = [begunMark(tab), ...keys.slice(1)];
  sheet.getRange(1, 1, 2, keys.length).setValues([row, keys.map((key) => headers[key] ?? '')]);
  sheet.getRange(2, 1, 1, keys.length).setFontWeight('bold').setBackground('#f1f3f4');
  sheet.setFrozenRows(2);
  sheet.hideRows(1);
}

/** A log that is there already is of a gradebook that lost this tab: all that stands in it was finished long ago. */
function layOutAssignments(
  sheet: Sheet,
  t: Text,
  { grades, submissions, history }: Pick<Ids, 'grades' | 'submissions' | 'history'>,
): void {
  const revisions: unknown[][] = history.getRange(1, 1, Math.max(1, history.getLastRow()), 1).getValues();
  const numbers = revisions.map(([revision]) => revision).filter((revision) => typeof revision === 'number');
  const applied = Math.max(0, ...numbers);
  const own = [...SUMMARY_KEYS, STUDENTS_KEY, APPLIED_KEY, REVISION_KEY, COLUMNS_KEY, LIVE_KEY, GIVEN_KEY];
  const keys = [...ASSIGNMENT_KEYS, ...own];
  const place = { name: inTab(grades.getName()), revision: keys.indexOf(REVISION_KEY) + 1 };
  const hidden = {
    [APPLIED_KEY]: applied,
    [REVISION_KEY]: revisionFormula(history.getName()),
    [COLUMNS_KEY]: columnsFormula([submissions, history].map((tab) => tab.getName())),
    [LIVE_KEY]: frameFormula(place, newLayout(grades)),
    [GIVEN_KEY]: givenFormula(place, newLayout(grades)),
  };
  layOutTable(sheet, 'assignments', keys, { ...t.headers.assignments, ...hidden });
  sheet.hideColumns(ASSIGNMENT_KEYS.length + 1, own.length);
}

/** The live cells of Assignments point nowhere after a tab was lost. */
function mendLive(assignments: Sheet, { submissions, history }: Ids): void {
  const [keys = [], values = []] = assignments.getRange(1, 1, 2, assignments.getLastColumn()).getValues();
  for (const [key, formula] of liveFormulas(submissions, history)) {
    const column = keys.indexOf(key);
    if (/^#/.test(String(values[column]))) assignments.getRange(2, column + 1).setFormula(formula);
  }
}

function liveFormulas(submissions: Sheet, history: Sheet): readonly (readonly [string, string])[] {
  return [
    [REVISION_KEY, revisionFormula(history.getName())],
    [COLUMNS_KEY, columnsFormula([submissions, history].map((tab) => tab.getName()))],
  ];
}

/**
 * The live cells of Assignments that are live no more: somebody typed or pasted over them, so that they tell what was once.
 * One read. With `mend` they are made live again.
 */
export function deadCells(visit: Visit, mend = false): number[] {
  const { tabs, assignmentTable: table, assignments, grades } = visit;
  const there = assignments.filter(({ id }) => columnOf(visit, id) !== undefined);
  const last = Math.max(2, ...there.map(({ row }) => row));
  const found = tabs.assignments.getRange(2, 1, last - 1, tabs.assignments.getLastColumn()).getFormulas();
  const dead = liveFormulas(tabs.submissions, tabs.history).flatMap(([key, formula]) => {
    const column = table.columns.get(key);
    if (column === undefined || found[0]?.[column] !== '') return [];
    if (mend) tabs.assignments.getRange(2, column + 1).setFormula(formula);
    return [column + 1];
  });
  const lives = (key: string, rows: readonly number[]) => {
    const column = table.columns.get(key);
    return column === undefined || rows.every((row) => found[row - 2]?.[column] !== '');
  };
  const given = grades.columns.has(RETURNED_COLUMN) ? [2] : [];
  if (lives(LIVE_KEY, [2, ...there.map(({ row }) => row)]) && lives(GIVEN_KEY, given)) return dead;
  if (mend) makeLive(tabs, table, assignments, grades);
  return [...dead, (table.columns.get(LIVE_KEY) || 0) + 1];
}

/** A log that is there already is of a gradebook that lost this tab: what was set on cards is so again. */
function layOutSettings(sheet: Sheet, t: Text, className: string, ids: Ids, clock: BookClock): void {
  layOutTable(sheet, 'settings', SETTING_KEYS, t.headers.settings);
  const own: readonly (readonly [string, string | number])[] = [
    ['className', className],
    ['classLanguage', t.code],
    ['cardLanguage', 'auto'],
    ['mailStudents', t.yes],
    ...ruleCells(DEFAULT_RULES),
    ['feedback', ''],
  ];
  const cells = new Map(own.map(([key, cell]) => [key, typeof cell === 'string' ? plain(cell) : cell]));
  for (const { field, after } of loggedSettings({ tabs: ids, clock }))
    if (!ASKED.has(field)) cells.set(field, settingCell({ t }, after));
  const rows = [
    ...[...cells].map(([key, cell]) => [key, cell, meaningOf({ t }, key)]),
    ...TAB_SETTINGS.map((tab) => [`tab.${tab}`, ids[tab].getSheetId(), t.tabs[tab]]),
  ];
  sheet.getRange(FIRST_ROW, 1, rows.length, 3).setValues(rows);
  sheet.setColumnWidth(3, 420);
  sheet.setColumnWidth(2, 160);
}

/** What the card of a set-up asks: that counts. */
const ASKED: ReadonlySet<string> = new Set(['className', 'classLanguage']);

/** In Settings, which tab is which: other ones when a tab was lost and made anew, or when somebody typed over them. */
export function rememberTabs(settings: Sheet, ids: Ids): void {
  writeSettings(
    settings,
    TAB_SETTINGS.map((tab) => [`tab.${tab}`, ids[tab].getSheetId()]),
  );
}
