import { replace } from '../cards/answer';
import type { Answer } from '../cards/card';
import { pointsCard } from '../cards/assignment';
import { only, workAsk } from '../cards/place';
import type { Ask, Place } from '../cards/requests';
import type { Assignment } from '../gradebook/assignment';
import type { Change } from '../gradebook/batch';
import { factsSeen, merge } from '../gradebook/contest';
import type { HeadRefusal } from '../gradebook/heads';
import { parsePoints } from '../gradebook/points';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { assignmentTexts, standing, type FormFacts } from './assignmentForm';
import { input, save, type Action, type Context, type Result } from './context';
import { looking, type Look } from './look';
import { contestedIn } from './rival';
import { showWork } from './work';

/** The dialog behind the points of an assignment (S34, S35). */
export const points: Action<'points'> = (context, ask) =>
  looking(context, ask, (_visit, t, look) => ({
    how: 'push',
    card: pointsCard(t, { ...pointsView(look, ask), seen: pointsSeen(look) }),
  }));

function pointsView(look: Look, place: Place) {
  const { title, points: current } = look.assignment;
  const returnedKeep = look.pupils.filter(({ submission: s }) => s.returned !== null && !s.returned.unfinished).length;
  return { place, title, points: current, returnedKeep };
}

function pointsSeen({ assignment, refusals }: Look): string {
  return factsSeen({ points: standing(assignment, refusals).points });
}

/** Other points for an assignment, from now on (S34, S38); what cannot be read is shown with what was typed. */
export const savePoints: Action<'savePoints'> = (context, ask) =>
  looking(context, ask, (visit, t, look) => {
    const typed = input(context, 'points');
    const parsed = parsePoints(typed, visit.decimal);
    if (parsed.ok) return setPoints(context, visit, t, look, ask, parsed.points);
    const view = {
      ...pointsView(look, ask),
      seen: ask.seen || '',
      problem: t.problem.points[parsed.why](typed),
      typed,
    };
    return replace(pointsCard(t, view));
  });

/** An assignment without a grade from now on. */
export const noGrade: Action<'noGrade'> = (context, ask) =>
  looking(context, ask, (visit, t, look) => setPoints(context, visit, t, look, ask, null));

/** Only the assignment changes: work already returned carries its own points (S37, S38). */
function setPoints(
  context: Context,
  visit: Visit,
  t: Text,
  look: Look,
  ask: Extract<Ask, { ask: 'savePoints' | 'noGrade' }>,
  to: number | null,
): Result {
  const { id, title, points: before } = look.assignment;
  const place = only(ask);
  const now = { points: standing(look.assignment, look.refusals).points };
  if (merge<Pick<FormFacts, 'points'>>(ask.seen || '', now, { points: to }).contested.length > 0)
    return contestedPoints(visit, t, look, ask, to);
  const notice = to === null ? t.notice.noGradeSaved : t.notice.pointsSaved(t.points(to));
  const wrong = mended(look.assignment, look.refusals);
  if (before === to && wrong.length === 0) return showWork(context, place, 'look', { how: 'back', notice });
  const changes: Change[] = [
    ...look.changes,
    ...wrong,
    ...(before === to ? [] : [{ student: '', assignment: id, field: 'points', before, after: to }]),
  ];
  const what = visit.t.batch.points(title, to === null ? visit.t.noGrade : visit.t.points(to));
  const intention = { reason: 'points' as const, what, changes, blocks: [look.block] };
  return save(visit, t, intention, () => showWork(context, place, 'look', { how: 'back', notice }));
}

/** A heading that could not be obeyed gets back the points that count, once the teacher has seen it. */
function mended(assignment: Assignment, refusals: readonly HeadRefusal[]): Change[] {
  return refusals.map(({ field, typed }) => ({
    student: '',
    assignment: assignment.id,
    field,
    before: typed,
    after: assignment[field],
  }));
}

/** The dialog once more, with the points that somebody else made of it meanwhile. */
function contestedPoints(
  visit: Visit,
  t: Text,
  look: Look,
  ask: Extract<Ask, { ask: 'savePoints' | 'noGrade' }>,
  to: number | null,
): Answer {
  const seen = pointsSeen(look);
  const { points } = standing(look.assignment, look.refusals);
  const texts = { points: assignmentTexts(visit, t, ask.assignment).points };
  const all = contestedIn(visit, ['points'], { now: { points }, mine: { points: to } }, texts);
  const contest = {
    all: all.map(({ label: _label, ...one }) => one),
    keep: workAsk('look', ask, 'above'),
    take: { ...ask, seen },
    now: visit.clock.now,
  };
  const typed = to === null ? {} : { typed: String(to) };
  return replace(pointsCard(t, { ...pointsView(look, ask), ...typed, seen, contest }));
}
