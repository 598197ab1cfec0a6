import { push, replace } from '../cards/answer';
import { flagCard, type FlagView } from '../cards/flags';
import { only } from '../cards/place';
import type { Place } from '../cards/requests';
import { workCard, type Flagged, type WorkView } from '../cards/work';
import { flagged, flagsFor, leftOut, surprisesIn, type Flag, type LeftOut } from '../gradebook/flags';
import { hash } from '../gradebook/hash';
import { displayName } from '../gradebook/names';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { input, problem, save, type Action, type Result } from './context';
import { lookAt, looking, withNoticed, type Look, type Pupil } from './look';
import { ticked } from './returning';
import { inFilter, workView } from './work';

/** Whom a flag is given to, and how many it passes by for which reason. */
interface Plan {
  readonly flag: Flag;
  readonly pupils: readonly Pupil[];
  readonly leftOut: Flagged['leftOut'];
}

/**
 * Says of the ticked students that their work was turned in or not, or that they are excused or not: one batch, whatever
 * their number. What does more than it says is shown first, and asked again when anything changed since.
 */
export const flag: Action<'flag'> = (context, ask) =>
  looking(context, ask, (visit, t, look) => {
    const confirmed = ask.seen !== undefined;
    const ids = confirmed ? (ask.students ?? '').split(',') : ticked(context, inFilter(look.pupils, ask.filter));
    const wanted = flagsFor(true).find((known) => known === (confirmed ? ask.flag : input(context, 'flag')));
    if (!wanted) return problem(t, t.problem.unknownAsk);
    const pupils = look.pupils.filter(({ student }) => ids.includes(student.id));
    const shown = (more: Partial<WorkView>) =>
      workCard(t, { ...workView(visit, look, ask, 'flag'), flag: wanted, ...more });
    if (pupils.length === 0) {
      const notice = t.problem.student.noneTicked;
      return { how: confirmed ? 'back' : 'replace', card: shown({ problem: notice }), notice };
    }
    const plan = planOf(wanted, pupils);
    if (plan.pupils.length === 0) {
      const done = { flag: wanted, students: 0, leftOut: plan.leftOut, batch: '' };
      return { how: confirmed ? 'back' : 'replace', card: shown({ flagged: done }), notice: t.flags.nobody };
    }
    const view = flagView(visit, look, ask, plan);
    if (confirmed && ask.seen !== view.seen) {
      return replace(flagCard(t, { ...view, problem: t.problem.changed }));
    }
    if (!confirmed && view.surprised.length > 0) return push(flagCard(t, view));
    return saveFlags(visit, t, look, ask, plan, confirmed);
  });

function planOf(wanted: Flag, pupils: readonly Pupil[]): Plan {
  const judged = pupils.map((pupil) => ({ pupil, why: leftOut(pupil.submission, pupil.cell, wanted) }));
  const passed = judged.flatMap(({ why }) => why ?? []);
  const counts = passed.reduce<Partial<Record<LeftOut, number>>>(
    (done, why) => ({ ...done, [why]: (done[why] ?? 0) + 1 }),
    {},
  );
  return { flag: wanted, pupils: judged.flatMap(({ pupil, why }) => (why === null ? pupil : [])), leftOut: counts };
}

function flagView(visit: Visit, look: Look, place: Place, plan: Plan): FlagView {
  const { flag: wanted, pupils } = plan;
  const rows = pupils.map(({ student, submission }) => ({
    name: displayName(student),
    draft: submission.draft,
    surprises: surprisesIn(submission, wanted),
  }));
  return {
    place: only(place),
    title: look.assignment.title,
    decimal: visit.decimal,
    flag: wanted,
    leftOut: plan.leftOut,
    students: pupils.length,
    surprised: rows.filter(({ surprises }) => surprises.length > 0),
    ids: pupils.map(({ student }) => student.id).join(','),
    seen: seenKey(plan),
  };
}

/** What the confirmation was about: whose work stands otherwise now, or is passed by, is asked again. */
function seenKey({ flag: wanted, pupils }: Plan): string {
  const facts = pupils.map(({ student, submission: s }) => [
    student.id,
    s.draft,
    s.turnedIn,
    s.response,
    s.excused,
    s.returned?.at,
  ]);
  return hash(JSON.stringify([wanted, facts]));
}

function saveFlags(visit: Visit, t: Text, look: Look, place: Place, plan: Plan, confirmed: boolean): Result {
  const { flag: wanted, pupils } = plan;
  const { title, due } = look.assignment;
  const after = pupils.map(({ submission }) => flagged(submission, wanted, { at: visit.clock.now, due }));
  const excusing = wanted === 'excused' || wanted === 'notExcused';
  const intention = {
    reason: excusing ? ('excuse' as const) : ('byHand' as const),
    what: `${title}: ${visit.t.flags.done[wanted](after.length)}`,
    changes: withNoticed(look, after),
    blocks: [look.block],
  };
  return save(visit, t, intention, ({ visit: now, blocks, batch: { id: batch } }) => {
    const saved = lookAt(now, place.assignment, blocks[0]) ?? look;
    const done = { flag: wanted, students: after.length, leftOut: plan.leftOut, batch };
    const card = workCard(t, { ...workView(now, saved, place, 'flag'), flag: wanted, flagged: done });
    return { how: confirmed ? 'back' : 'replace', card, notice: t.flags.done[wanted](after.length) };
  });
}
