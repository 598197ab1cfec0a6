import type { Fact } from '../cards/history';
import { outOf } from '../cards/status';
import { valueText, type Change, type Value } from '../gradebook/batch';
import { commentsIn } from '../gradebook/comment';
import { showGrade } from '../gradebook/grade';
import type { Returned } from '../gradebook/submission';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';

/** A change as a teacher reads it: a draft as a grade, a return with what it was out of, a comment as it was written. */
export function told(visit: Visit, t: Text, change: Change): Fact {
  const { field, before, after } = change;
  if (field === 'comment') return toldComment(change);
  return { field, before: valueOf(visit, t, change, before), after: valueOf(visit, t, change, after) };
}

/** A comment as it was written, or as it was returned. */
function toldComment(change: Change): Fact {
  const [before, after] = [change.before, change.after].map((value) => commentsIn(valueText(value)));
  const said = after?.said[before?.said.length ?? 0];
  if (said) return { field: 'said', before: null, after: said.text };
  return { field: 'comment', before: before?.draft || null, after: after?.draft || null };
}

function valueOf(visit: Visit, t: Text, { field }: Change, value: Value): Fact['before'] {
  if (field === 'points') return value === null ? t.noGrade : valueText(value);
  if (value === null || value === '') return null;
  if (field === 'draft') return value as number;
  if (field === 'returned') return returnedText(visit, t, value as unknown as Returned);
  if (field === 'due') return showMoment(t, valueText(value), visit.clock.now);
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  return typeof value === 'object' ? t.changes.added : String(value);
}

function returnedText(visit: Visit, t: Text, { grade, points, unfinished }: Returned): string {
  if (unfinished) return t.status.sentBack;
  if (grade === null) return t.status.done;
  return `${showGrade(grade, visit.decimal)} / ${outOf(t, points)}`;
}
