import type { Assignment } from './assignment';
import type { Change, Value } from './batch';
import type { Cell } from './cell';
import type { Decimal } from './grade';
import type { GradesHead, GradesRow } from './grades';
import type { Moment } from './moment';
import { fold } from './names';
import { parsePoints, pointsFromCell, type ParsedPoints, type PointsRefusal } from './points';
import { asText } from './table';

/** A header cell that cannot be obeyed; the value seen last still counts. */
export interface HeadRefusal {
  readonly assignment: string;
  readonly field: 'due' | 'points';
  readonly typed: string;
  readonly why: PointsRefusal | 'notADate';
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
  const title = asText(head.title).trim();
  if (rows.has('title') && title !== '') change('title', assignment.title, title);
  const due = dueIn(head.due);
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

/** A due date in a header; a day without a time lasts until its last minute. null: not a date. */
function dueIn(cell: Cell): Moment | null {
  if (typeof cell === 'object') return cell.moment.replace(/T00:00:00$/, 'T23:59:00');
  return asText(cell).trim() === '' ? '' : null;
}

function pointsIn(cell: Cell, decimal: Decimal, noGradeWords: readonly string[]): ParsedPoints {
  if (typeof cell === 'number') return pointsFromCell(cell);
  const text = asText(cell).trim();
  return noGradeWords.some((word) => fold(word) === fold(text))
    ? { ok: true, points: null }
    : parsePoints(text, decimal);
}
