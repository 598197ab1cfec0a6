import type { Text } from '../text/language';
import { spellings } from '../text/words';
import { firstBody, GRADES_COLUMNS, RETURNED_COLUMN, type Grades, type GradesRow } from '../gradebook/grades';
import { begunMark, KEY_MARK, ROW_MARK } from '../gradebook/tables';
import { orRefusal } from './failure';
import { DRAFT_FORMAT } from './formats';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** In the layout that setup makes; a teacher may move all of it afterwards, for it is found by its keys. */
export const FIRST_STUDENT_ROW = 6;
export const FIRST_ASSIGNMENT_COLUMN = GRADES_COLUMNS.length + 2;

/** Red for missing work, green for turned-in work (S50, S51); both are words too. */
const RED = '#b3261e';
const GREEN = '#008000';
const BLACK = '#000000';
const QUIET = '#5f6368';
const HEADER = '#f1f3f4';
const DATE_FORMAT = 'd mmm hh:mm';

/** Fills a new, empty sheet as the tab Grades. */
export function layOutGrades(sheet: Sheet, t: Text): void {
  const h = t.headers.grades;
  const rows = [
    [begunMark('grades'), ...GRADES_COLUMNS],
    ['title', h.lastName, h.firstName, h.email, h.overall],
    ['due', h.due, '', '', ''],
    ['points', h.points, '', '', ''],
    ['average', h.average, '', '', ''],
  ];
  sheet.getRange(1, 1, rows.length, FIRST_ASSIGNMENT_COLUMN - 1).setValues(rows);
  const students = sheet.getMaxRows() - FIRST_STUDENT_ROW + 1;
  sheet.getRange(FIRST_STUDENT_ROW, 2, students, 3).setNumberFormat('@').setWrap(true);
  // A long address would make a row of grades two or three lines high, broken in the middle of a word.
  sheet.getRange(FIRST_STUDENT_ROW, 4, students, 1).setWrapStrategy(SpreadsheetApp.WrapStrategy.CLIP);
  sheet
    .getRange(1, 1, FIRST_STUDENT_ROW - 1, sheet.getMaxColumns())
    .setBackground(HEADER)
    .setFontWeight('bold');
  sheet.getRange(2, FIRST_ASSIGNMENT_COLUMN, 1, sheet.getMaxColumns() - FIRST_ASSIGNMENT_COLUMN + 1).setWrap(true);
  sheet.getRange(3, 1, 3, sheet.getMaxColumns()).setFontColor(QUIET).setFontWeight('normal');
  sheet.setFrozenRows(FIRST_STUDENT_ROW - 1);
  sheet.setFrozenColumns(FIRST_ASSIGNMENT_COLUMN - 1);
  sheet.getRange(1, sheet.getMaxColumns()).setValue(RETURNED_COLUMN);
  sheet.hideRows(1);
  sheet.hideColumns(1);
  sheet.hideColumns(sheet.getMaxColumns());
  sheet.setColumnWidths(2, 2, 120);
  sheet.setColumnWidth(4, 220);
  sheet.setColumnWidths(FIRST_ASSIGNMENT_COLUMN, sheet.getMaxColumns() - FIRST_ASSIGNMENT_COLUMN + 1, 110);
  colourWords(sheet);
}

/** Where things stand in a sheet that was just laid out. */
export function newLayout(sheet: Sheet): Pick<Grades, 'rows' | 'columns'> {
  return {
    rows: new Map([
      ['title', 2],
      ['due', 3],
    ]),
    columns: new Map([[RETURNED_COLUMN, sheet.getMaxColumns()]]),
  };
}

/** Status words get their colour from rules, so that a word typed by the teacher is coloured too. */
function colourWords(sheet: Sheet): void {
  const cells = sheet.getRange(
    FIRST_STUDENT_ROW,
    FIRST_ASSIGNMENT_COLUMN,
    sheet.getMaxRows() - FIRST_STUDENT_ROW + 1,
    sheet.getMaxColumns() - FIRST_ASSIGNMENT_COLUMN + 1,
  );
  const rule = (text: string, colour: string) =>
    SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo(text).setFontColor(colour).setRanges([cells]).build();
  sheet.setConditionalFormatRules([
    ...spellings('missing').map((text) => rule(text, RED)),
    ...spellings('turnedIn').map((text) => rule(text, GREEN)),
    ...spellings('done').map((text) => rule(text, BLACK)),
    ...spellings('excused').map((text) => rule(text, QUIET)),
  ]);
}

/** Gives columns of new assignments their formats, as far as the last row: every student cell is a draft until it is returned. */
export function formatAssignmentColumns(sheet: Sheet, column: number, grades: Grades, last: number, count = 1): void {
  const format = newFormats(grades);
  const formats = Array.from({ length: last - 2 }, (_, i) => Array.from({ length: count }, () => format(i + 3)));
  orRefusal(() => sheet.getRange(3, column, formats.length, count).setNumberFormats(formats));
}

/** The format of each cell of an assignment of which nothing was returned, by row. */
export function newFormats(grades: Grades): (row: number) => string {
  const first = firstBody(grades);
  const keys = new Map([...grades.rows].map(([key, row]) => [row, key]));
  return (row) => {
    const key = keys.get(row);
    return key === undefined && row >= first ? DRAFT_FORMAT : HEADER_FORMATS[key ?? 'title'];
  };
}

/** The points as typed: a refused 12,5 must not look like 13. */
const HEADER_FORMATS: Readonly<Record<GradesRow, string>> = {
  title: 'General',
  due: DATE_FORMAT,
  points: 'General',
  category: '0.0#',
  average: '0.0#',
};

/** The number of the last batch in History, live: reading it costs nothing beside the settings. */
export function revisionFormula(history: string): string {
  return `=MAX(${inTab(history)}A:A)`;
}

/** The hidden rows of keys of these tabs, live. */
export function columnsFormula(tabs: readonly string[]): string {
  const row = (name: string) => `TEXTJOIN("${KEY_MARK}";FALSE;${inTab(name)}1:1)`;
  return `=${tabs.map(row).join(`&"${ROW_MARK}"&`)}`;
}

/** A tab as a formula names it, before the cells there. */
export function inTab(name: string): string {
  return `'${name.replace(/'/g, "''")}'!`;
}

/** Letters of a column number, from 1. */
export function letters(column: number): string {
  const rest = Math.floor((column - 1) / 26);
  return (rest > 0 ? letters(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26));
}
