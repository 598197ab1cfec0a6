import type { Assignment } from './assignment';
import type { Change, Value } from './batch';
import type { Cell } from './cell';
import type { Decimal } from './grade';
import { cellOf, headAt, lastColumn, type Grades, type GradesHead, type GradesRow } from './grades';
import { isDue, type Moment } from './moment';
import { fold } from './names';
import { placesTo } from './places';
import { DEFAULT_POINTS, parsePoints, pointsFromCell, type ParsedPoints, type PointsRefusal } from './points';
import { asText } from './table';

/** A header cell that cannot be obeyed; the value seen last still counts. */
export interface HeadRefusal {
  readonly assignment: string;
  readonly field: 'title' | 'due' | 'points';
  readonly typed: string;
  readonly why: TitleRefusal | PointsRefusal | 'notADate';
}

/** Why a title is refused; a date typed as one is no text. */
export type TitleRefusal = 'noTitle' | 'titleTooLong' | 'titleIsDate';

/** As long as the title of an assignment may be. */
export const MAX_TITLE = 200;

/** Why a text cannot be the title of an assignment; null: it can. */
export function titleRefusal(title: string): Exclude<TitleRefusal, 'titleIsDate'> | null {
  if (title.trim() === '') return 'noTitle';
  return title.trim().length > MAX_TITLE ? 'titleTooLong' : null;
}

/**
 * What a teacher changed in the header of an assignment in Grades, by the same rules as in the cards (S33, S36): an
 * invalid value is refused and the old one kept. Header rows that were deleted say nothing.
 */
export function headChanges(
  assignment: Assignment,
  head: GradesHead,
  rows: ReadonlySet<GradesRow>,
  decimal: Decimal,
  noGradeWords: readonly string[],
): { readonly changes: readonly Change[]; readonly refusals: readonly HeadRefusal[] } {
  const changes: Change[] = [];
  const refusals: HeadRefusal[] = [];
  const change = (field: 'title' | 'due' | 'points' | 'category', before: Value, after: Value) => {
    if (before !== after)
      changes.push({ student: '', assignment: assignment.id, field, before, after, reason: 'sheet' });
  };
  const noTitle = titleRefusalIn(head.title);
  if (rows.has('title') && noTitle === null) change('title', assignment.title, asText(head.title).trim());
  else if (rows.has('title') && noTitle !== null)
    refusals.push(refusal(assignment, 'title', head.title, noTitle, decimal));
  const due = dueIn(head.due, assignment.due);
  if (rows.has('due') && due !== null) change('due', assignment.due, due);
  else if (rows.has('due')) refusals.push(refusal(assignment, 'due', head.due, 'notADate', decimal));
  const points = pointsIn(head.points, decimal, noGradeWords);
  if (rows.has('points') && points.ok) change('points', assignment.points, points.points);
  else if (rows.has('points') && !points.ok)
    refusals.push(refusal(assignment, 'points', head.points, points.why, decimal));
  if (rows.has('category')) change('category', assignment.category, asText(head.category).trim());
  return { changes, refusals };
}

function refusal(
  { id }: Assignment,
  field: HeadRefusal['field'],
  cell: Cell,
  why: HeadRefusal['why'],
  decimal: Decimal,
): HeadRefusal {
  const typed = typeof cell === 'number' ? String(cell).replace('.', decimal) : asText(cell);
  return { assignment: id, field, typed, why };
}

function titleRefusalIn(cell: Cell): TitleRefusal | null {
  return typeof cell === 'object' ? 'titleIsDate' : titleRefusal(asText(cell));
}

/**
 * Columns that a teacher began beside the assignments, from the first free one on: a title in the row of titles, and below
 * it nothing that is no grade or status word. A column with other things in it is the teacher's own.
 */
export function begunHeads(grades: Grades, isGrade: (cell: Cell) => boolean): GradesHead[] {
  const { cells, students, rows } = grades;
  const begun: GradesHead[] = [];
  const isUsed = (column: number) => placesTo(cells.rows).some((row) => cells.at(row, column) !== '');
  for (let column = lastColumn(grades) + 1; column <= cells.columns && isUsed(column); column++) {
    const head = headAt(grades, column);
    const own = head.id !== '' || !rows.has('title') || titleRefusalIn(head.title) !== null;
    if (!own && students.every(({ row }) => isGrade(cellOf(grades, row, column)))) begun.push(head);
  }
  return begun;
}

/** What the heading of a new column says; what it leaves open, or cannot be read, is as on the card of a new assignment. */
export function begunFacts(head: GradesHead, decimal: Decimal, noGradeWords: readonly string[]) {
  const points = pointsIn(head.points, decimal, noGradeWords);
  return {
    title: asText(head.title).trim(),
    due: dueIn(head.due) || '',
    points: points.ok ? points.points : DEFAULT_POINTS,
    category: asText(head.category).trim(),
  };
}

/**
 * A due date in a header; a day without a time lasts until its last minute, unless it is the moment that is known. null: not a
 * date, such as a number in a cell with the format of one, or a time alone: those are days around 1900.
 */
function dueIn(cell: Cell, known?: Moment): Moment | null {
  if (typeof cell === 'object') {
    if (cell.moment === known) return known;
    return isDue(cell.moment) ? cell.moment.replace(/T00:00:00$/, 'T23:59:00') : null;
  }
  return asText(cell).trim() === '' ? '' : null;
}

function pointsIn(cell: Cell, decimal: Decimal, noGradeWords: readonly string[]): ParsedPoints {
  if (typeof cell === 'number') return pointsFromCell(cell);
  const text = asText(cell).trim();
  return noGradeWords.some((word) => fold(word) === fold(text))
    ? { ok: true, points: null }
    : parsePoints(text, decimal);
}
