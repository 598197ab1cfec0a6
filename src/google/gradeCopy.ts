import type { FileWords } from '../gradebook/classroomCsv';
import { gradeToCell } from '../gradebook/grade';
import type { GradeTable } from '../gradebook/gradeTable';
import { letters } from './layout';
import { plain } from './values';
import type { Visit } from './visit';

/** Last name, first name, e-mail address; then the assignments. */
const NAMES = 3;
/** Titles, dates, points, class average; then the students. */
const HEADINGS = 4;

type Words = Pick<FileWords, 'lastName' | 'firstName' | 'email' | 'date' | 'points'>;

/** What of a spreadsheet is printed: a tab by its id, and a range of it. */
export interface Printed {
  readonly tab: number;
  readonly range: string;
}

/**
 * Fills a new spreadsheet with all grades: the rows of the file for other programs, with a live class average, and so
 * that it prints well: the heading rows are frozen, so they repeat, and long names wrap instead of being cut. The same
 * number of calls for every class. Gives what of it is to be printed.
 */
export function fillCopy(
  copy: GoogleAppsScript.Spreadsheet.Spreadsheet,
  visit: Visit,
  table: GradeTable,
  words: Words,
): Printed {
  copy.setSpreadsheetLocale(visit.file.getSpreadsheetLocale());
  copy.setSpreadsheetTimeZone(visit.clock.zone);
  const sheet = copy.getSheets()[0] || copy.insertSheet();
  const [rows, columns] = [HEADINGS + table.students.length, NAMES + table.columns.length];
  const [lackingRows, lackingColumns] = [rows - sheet.getMaxRows(), columns - sheet.getMaxColumns()];
  if (lackingRows > 0) sheet.insertRowsAfter(1, lackingRows);
  if (lackingColumns > 0) sheet.insertColumnsAfter(1, lackingColumns);
  sheet.setName(visit.t.tabs.grades);
  const cells = sheet.getRange(1, 1, rows, columns);
  cells.setValues(valuesOf(visit, table, words));
  cells.setNumberFormats(Array.from({ length: rows }, (_, i) => formatsOf(i + 1, columns)));
  cells.setWrap(true).setVerticalAlignment('top');
  sheet.getRange(1, 1, HEADINGS, columns).setFontWeight('bold');
  sheet.setFrozenRows(HEADINGS);
  sheet.setFrozenColumns(2);
  sheet.setColumnWidths(1, 2, 130);
  sheet.setColumnWidth(NAMES, 190);
  if (columns > NAMES) sheet.setColumnWidths(NAMES + 1, columns - NAMES, 75);
  return { tab: sheet.getSheetId(), range: cells.getA1Notation() };
}

function valuesOf(visit: Visit, { students, columns }: GradeTable, words: Words): unknown[][] {
  const last = HEADINGS + students.length;
  const average = (letter: string) => `=IFERROR(AVERAGE(${letter}${HEADINGS + 1}:${letter}${last});"")`;
  return [
    [words.lastName, words.firstName, words.email, ...columns.map(({ title }) => plain(title))],
    [words.date, '', '', ...columns.map(({ due }) => (due === '' ? '' : visit.clock.toDate(due)))],
    [words.points, '', '', ...columns.map(({ points }) => points ?? '')],
    [visit.t.headers.grades.average, '', '', ...columns.map((_, i) => average(letters(NAMES + 1 + i)))],
    ...students.map((student, row) => [
      ...[student.last, student.first, student.email].map(plain),
      ...columns.map(({ marks }) => {
        const grade = marks[row]?.grade ?? null;
        return grade === null ? '' : gradeToCell(grade);
      }),
    ]),
  ];
}

function formatsOf(row: number, columns: number): string[] {
  const format = row === 1 ? 'General' : row === 2 ? 'd mmm yyyy' : row === HEADINGS - 1 ? '0' : '0.0#';
  return Array.from({ length: columns }, (_, i) => (i < NAMES ? 'General' : format));
}
