/**
 * The file that Google Classroom gives when a teacher downloads grades: names, e-mail address, a column for each
 * assignment; under the titles a row of dates and a row of points; then the students.
 */
import type { CsvCell } from './csv';
import type { GradeColumn, GradeTable } from './gradeTable';
import type { Moment } from './moment';

/** The words around the grades, in the language of the class. */
export interface FileWords {
  readonly lastName: string;
  readonly firstName: string;
  readonly email: string;
  readonly date: string;
  readonly points: string;
  readonly status: string;
  /** a due date as it stands in the file */
  readonly day: (due: Moment) => string;
}

/** All grades in the shape of Google Classroom's file. A cell is a number or empty: words are not written there. */
export function classroomRows({ students, columns }: GradeTable, words: FileWords): CsvCell[][] {
  return [
    [words.lastName, words.firstName, words.email, ...columns.map(({ title }) => title)],
    [words.date, '', '', ...columns.map(({ due }) => (due === '' ? '' : words.day(due)))],
    [words.points, '', '', ...columns.map(({ points }) => pointsCell(points))],
    ...students.map(({ last, first, email }, i) => [
      last,
      first,
      email,
      ...columns.map(({ marks }) => marks[i]?.grade ?? ''),
    ]),
  ];
}

/**
 * One assignment in the same shape, with two columns more: what each student's grade is out of, which differs for work
 * returned before the points were changed, and the status in words.
 */
export function assignmentRows(table: GradeTable, statuses: readonly string[], words: FileWords): CsvCell[][] {
  const marks = table.columns[0]?.marks || [];
  const more: CsvCell[][] = [
    [words.points, words.status],
    ['', ''],
    ['', ''],
    ...statuses.map((status, i) => [pointsCell(marks[i]?.points ?? null), status]),
  ];
  return classroomRows(table, words).map((row, i) => [...row, ...(more[i] || [])]);
}

function pointsCell(points: GradeColumn['points']): CsvCell {
  return points === null ? '' : points * 100;
}
