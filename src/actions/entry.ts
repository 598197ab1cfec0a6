import { replace } from '../cards/answer';
import type { Answer } from '../cards/card';
import type { Contest } from '../cards/contested';
import type { Ask, Place } from '../cards/requests';
import { workCard, type Refused } from '../cards/work';
import { gradeField } from '../cards/workGrade';
import { mostOf, parseGrade, showGrade } from '../gradebook/grade';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { stillContested } from './contest';
import { input, problem, type Context } from './context';
import { pupilIn, type Look } from './look';
import { studentAnswer } from './student';
import { workView } from './work';

/** Why a typed grade is refused, in one sentence; null when it is not. */
export function refusal(visit: Visit, t: Text, typed: string, { assignment }: Look): string | null {
  const parsed = parseGrade(typed, visit.decimal, mostOf(assignment.points));
  return parsed.ok ? null : t.problem.grade[parsed.why](typed.trim(), showGrade(850, visit.decimal));
}

/** The card that is typed on once more, with what the teacher typed and could not be saved, and why. */
export function entryCard(
  context: Context,
  visit: Visit,
  t: Text,
  look: Look,
  ask: Extract<Ask, { ask: 'saveGrade' }>,
): Answer {
  if (ask.field === 'grade')
    return toolCard(context, visit, t, look, ask, stillContested(context, visit, t, look, ask));
  const typed = refusedIn(context, visit, t, look);
  return replace(workCard(t, { ...workView(visit, look, ask, 'grade'), typed }));
}

/** Every entry of the list that cannot be a grade, except those that stand so in the sheet. */
function refusedIn(context: Context, visit: Visit, t: Text, look: Look): Refused[] {
  return look.pupils.flatMap(({ student: { id }, cell }) => {
    const value = input(context, gradeField(id));
    const why = refusal(visit, t, value, look);
    const fromSheet = cell.kind === 'unreadable' && cell.text === value.trim();
    return why === null || fromSheet ? [] : [{ student: id, value, why }];
  });
}

/**
 * The grading tool once more; a refused grade does not cost the teacher a refused comment, nor the reverse. `rival` is a
 * comment that somebody else changed meanwhile, or the sentence why it is not saved.
 */
export function toolCard(
  context: Context,
  visit: Visit,
  t: Text,
  look: Look,
  ask: Place & { readonly student: string },
  rival?: { readonly sentence?: string; readonly contest?: Contest },
): Answer {
  const [grade, comment] = [input(context, 'grade'), input(context, 'comment')];
  const cell = pupilIn(look, ask.student)?.cell;
  const fromSheet = cell?.kind === 'unreadable' && cell.text === grade.trim();
  const wrongGrade = fromSheet ? null : refusal(visit, t, grade, look);
  const wrongComment = rival?.sentence ?? tooLong(t, comment);
  const typed = {
    ...(wrongGrade === null ? {} : { grade }),
    ...(rival === undefined && wrongComment === null ? {} : { comment }),
  };
  const sentences = [wrongGrade, wrongComment].filter((sentence) => sentence !== null).join(' ');
  const contest = rival?.contest;
  const more = { typed, ...(sentences === '' ? {} : { problem: sentences }), ...(contest ? { contest } : {}) };
  return studentAnswer(visit, t, look, ask, more, 'replace') ?? problem(t, t.problem.student.gone);
}

/** More than this does not help a student and would not fit a message. */
const MAX_COMMENT = 20_000;

/** Why a comment is refused; null when it is not. */
export function tooLong(t: Text, comment: string): string | null {
  const { length } = comment.trim();
  return length > MAX_COMMENT ? t.problem.comment.tooLong(length, MAX_COMMENT) : null;
}
