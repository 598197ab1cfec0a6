import type { GradeTable } from '../gradebook/gradeTable';
import type { FileWords } from '../gradebook/classroomCsv';
import { gradeToCell } from '../gradebook/grade';
import { columnAverage, letters, studentOverall } from './layout';
import { plain } from './values';
import type { Visit } from './visit';

/** Last name, first name, e-mail address, average; then the assignments. */
const FIRST_COLUMN = 5;
/** Titles, dates, points, class average; then the students. */
const FIRST_ROW = 5;
const POINTS_ROW = 3;

/**
 * Fills a new spreadsheet with all grades: the rows of the file for other programs, with live averages, and so that it
 * prints well: the heading rows repeat because they are frozen, and long names wrap instead of being cut. The same
 * number of calls for every class. Gives the id of the tab.
 */
export function fillCopy(
  copy: GoogleAppsScript.Spreadsheet.Spreadsheet,
  visit: Visit,
  table: GradeTable,
  words: Omit<FileWords, 'day' | 'status'>,
): number {
  copy.setSpreadsheetLocale(visit.file.getSpreadsheetLocale());
  copy.setSpreadsheetTimeZone(visit.clock.zone);
  const sheet = copy.getSheets()[0] ?? copy.insertSheet();
  const [rows, columns] = [FIRST_ROW - 1 + table.students.length, FIRST_COLUMN - 1 + table.columns.length];
  const [lackingRows, lackingColumns] = [rows - sheet.getMaxRows(), columns - sheet.getMaxColumns()];
  if (lackingRows > 0) sheet.insertRowsAfter(1, lackingRows);
  if (lackingColumns > 0) sheet.insertColumnsAfter(1, lackingColumns);
  sheet.setName(visit.t.tabs.grades);
  const cells = sheet.getRange(1, 1, rows, columns);
  cells.setValues(valuesOf(visit, table, words));
  cells.setNumberFormats(Array.from({ length: rows }, (_, i) => formatsOf(i + 1, columns)));
  cells.setWrap(true).setVerticalAlignment('top');
  sheet.getRange(1, 1, FIRST_ROW - 1, columns).setFontWeight('bold');
  sheet.setFrozenRows(FIRST_ROW - 1);
  sheet.setFrozenColumns(2);
  sheet.setColumnWidths(1, 2, 130);
  sheet.setColumnWidth(3, 190);
  sheet.setColumnWidths(4, columns - 3, 80);
  return sheet.getSheetId();
}

function valuesOf(visit: Visit, { students, columns }: GradeTable, words: Omit<FileWords, 'day' | 'status'>): unknown[][] {
  const { overall, average } = visit.t.headers.grades;
  const last = FIRST_ROW - 1 + students.length;
  const span = { first: FIRST_COLUMN, last: FIRST_COLUMN + Math.max(1, columns.length) - 1 };
  return [
    [words.lastName, words.firstName, words.email, overall, ...columns.map(({ title }) => plain(title))],
    [words.date, '', '', '', ...columns.map(({ due }) => (due === '' ? '' : visit.clock.toDate(due)))],
    [words.points, '', '', '', ...columns.map(({ points }) => points ?? '')],
    [average, '', '', '', ...columns.map((_, i) => columnAverage(letters(FIRST_COLUMN + i), FIRST_ROW, last))],
    ...students.map(({ last: name, first, email }, row) => [
      ...[name, first, email].map(plain),
      studentOverall(span, FIRST_ROW + row, POINTS_ROW),
      ...columns.map(({ marks }) => {
        const grade = marks[row]?.grade ?? null;
        return grade === null ? '' : gradeToCell(grade);
      }),
    ]),
  ];
}

function formatsOf(row: number, columns: number): string[] {
  const grade = row === 2 ? 'd mmm yyyy' : row === POINTS_ROW ? '0' : '0.0#';
  return Array.from({ length: columns }, (_, i) => (i === FIRST_COLUMN - 2 ? '0%' : i < FIRST_COLUMN - 2 || row === 1 ? 'General' : grade));
}
