import { push, replace } from '../cards/answer';
import type { Answer } from '../cards/card';
import { rosterCard, rosterTold } from '../cards/roster';
import type { Change } from '../gradebook/batch';
import { making, renamed } from '../gradebook/created';
import { parseRoster, planRoster, rosterSeen, type Roster, type RosterPlan } from '../gradebook/roster';
import { freshId } from '../google/file';
import { isClosed } from '../google/protection';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { input, save, visiting, type Action, type Context, type Result } from './context';
import { typedStudents } from './mending';
import { sheetIntention } from './work';

/** Where a class list is pasted. */
export const roster: Action<'roster'> = (context) =>
  visiting(context, (_visit, t) => push(rosterCard(t, { text: '' })));

/** A visit in which everybody who was typed in the sheet meanwhile is taken in first: the list may name them again (S8). */
function withTyped(context: Context, work: (visit: Visit, t: Text) => Result): Answer {
  return visiting(context, (visit, t) => {
    const typed = typedStudents(visit);
    if (typed.length === 0 || isClosed(visit, typed)) return work(visit, t);
    return save(visit, t, sheetIntention(visit, [], typed), () => withTyped(context, work), { ask: 'roster' });
  });
}

/** Shows what adding a pasted list would do. */
export const checkRoster: Action<'checkRoster'> = (context) =>
  withTyped(context, (visit, t) => {
    const text = input(context, 'roster');
    if (text.trim() === '') return replace(rosterCard(t, { text, problem: t.problem.roster.empty }));
    const list = parseRoster(text);
    const problem = list.rows.length === 0 ? { problem: t.problem.roster.noNames } : {};
    const result = { plan: planFor(visit, list), problems: list.problems };
    return replace(rosterCard(t, { text, result, ...problem }));
  });

/** Adds the students of a pasted list as one batch; lines with a problem and students already there are left out. */
export const addRoster: Action<'addRoster'> = (context, ask) =>
  withTyped(context, (visit, t) => {
    const text = input(context, 'roster');
    const list = parseRoster(text);
    const plan = planFor(visit, list);
    if (ask.seen !== undefined && ask.seen !== rosterSeen(plan)) {
      const result = { plan, problems: list.problems };
      return replace(rosterCard(t, { text, result, problem: t.problem.changed }));
    }
    const changes = rosterChanges(plan);
    if (changes.length === 0) return replace(rosterCard(t, { text, problem: t.roster.nothingNew }));
    const intention = { reason: 'roster' as const, what: rosterTold(visit.t, plan), changes, blocks: [] };
    const notice = rosterTold(t, plan);
    return save(visit, t, intention, () => ({
      how: 'replace',
      card: rosterCard(t, { text: '', told: notice }),
      notice,
    }));
  });

function planFor(visit: Visit, list: Roster): RosterPlan {
  return planRoster([...visit.grades.students], list.rows);
}

function rosterChanges(plan: RosterPlan): Change[] {
  const letters = freshId();
  const added = plan.add.map(({ last, first, email }, i) =>
    making('student', `s${letters}${i}`, { last, first, email }),
  );
  return [...added, ...plan.changedName.flatMap(({ student, row }) => renamed(student, row))];
}
