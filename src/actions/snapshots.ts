import { push, replace, stay } from '../cards/answer';
import type { Answer, Card } from '../cards/card';
import { asChosen } from '../cards/chosen';
import type { Ask } from '../cards/requests';
import { restoreCard, snapshotsCard } from '../cards/snapshots';
import { accountsOf, batchesIn, isEmpty, type Account, type Accounts, type LogRow } from '../gradebook/accounts';
import type { Value } from '../gradebook/batch';
import { madeIn } from '../gradebook/lost';
import { byName } from '../gradebook/names';
import { planRestore, restoreChanges, type Now, type Part } from '../gradebook/restore';
import { ruleCells } from '../gradebook/rules';
import { factsOf, type AssignmentFacts, type KeptStudent, type Snapshot } from '../gradebook/snapshot';
import { emptySubmission } from '../gradebook/submission';
import { readTexts } from '../gradebook/texts';
import { SCATTERED, type Block } from '../google/blocks';
import { stopwatch } from '../google/clock';
import { readLogRows } from '../google/history';
import { dropSnapshot as drop, keepSnapshot, listSnapshots, MOST_SNAPSHOTS, readSnapshot } from '../google/snapshots';
import { readWorks } from '../google/submissionRows';
import { columnOf, type Visit } from '../google/visit';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import { AT_ONCE, HALF_RUN_MS, problem, save, visiting, type Action, type Context, type Result } from './context';
import { showHome } from './home';
import { lookAt, type Look } from './look';
import { restoreView, seenKey, type Restorable } from './restoreView';

/** The snapshots there are. */
export const snapshots: Action<'snapshots'> = (context) => visiting(context, (visit, t) => push(listCard(visit, t)));

function listCard(visit: Visit, t: Text, sentence?: string): Card {
  const view = { ...listSnapshots(visit), now: visit.clock.now };
  return snapshotsCard(t, sentence === undefined ? view : { ...view, problem: sentence });
}

/** Keeps the class as it is now, with what was typed in the sheet since the last visit. The gradebook itself is not touched. */
export const takeSnapshot: Action<'takeSnapshot'> = (context) =>
  visiting(context, (visit, t): Result => {
    const { snapshots: kept, strange } = listSnapshots(visit);
    if (strange !== undefined) return replace(listCard(visit, t));
    if (kept.length >= MOST_SNAPSHOTS) return replace(listCard(visit, t, t.snapshots.full(MOST_SNAPSHOTS)));
    const outcome = keepSnapshot(visit, snapshotOf(visit, lookWhole(visit)));
    if (outcome === 'busy') return stay(t.problem.busy);
    if (outcome === 'lost') return 'again';
    return { how: 'replace', card: listCard(visit, t), notice: t.snapshots.taken };
  });

/** Lets a snapshot go; nothing else changes. */
export const dropSnapshot: Action<'dropSnapshot'> = (context, ask) =>
  visiting(context, (visit, t): Result => {
    if (drop(visit, ask.snapshot) === 'busy') return stay(t.problem.busy);
    return { how: 'back', card: listCard(visit, t), notice: t.snapshots.dropped };
  });

/** What a snapshot would put back. Nothing is written. */
export const restorePlan: Action<'restorePlan'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const found = planned(visit, ask);
    if (!found) return problem(t, t.snapshots.gone);
    const card = restoreCard(t, restoreView(visit, t, found));
    if (ask.from !== 'plan') return push(card);
    // Only when the choice was changed the ticks are about these parts; what it adds was not to be unticked before.
    return replace(context.inputs['returned'] ? ticking(context, card, found) : card);
  });

/** The card with only those parts ticked that the teacher left ticked on the one before, or that were not on it. */
function ticking({ inputs: { parts = [] } }: Context, card: Card, { plan, offered }: Found): Card {
  const fresh = plan.parts.map(({ id }) => id).filter((id) => !offered.has(id));
  return asChosen(card, { parts: [...parts, ...fresh] });
}

/**
 * Puts back what is ticked, exactly as the card said, as one batch that can be undone; then shows what is next, until nothing
 * is. No message is sent.
 */
export const restore: Action<'restore'> = (context, ask) =>
  visiting(context, (visit, t): Result => {
    const elapsed = stopwatch();
    const found = planned(visit, ask);
    if (!found) return problem(t, t.snapshots.gone);
    const { head, looks, plan, damaged } = found;
    const { parts = [] } = context.inputs;
    const ticked = new Set(parts);
    const chosen = plan.parts.filter(({ id }) => ticked.has(id));
    if (seenKey(plan) !== ask.seen || chosen.length === 0) {
      const again = restoreCard(t, { ...restoreView(visit, t, found), problem: t.problem.changed });
      return replace(asChosen(again, { parts }));
    }
    const own = restoreChanges(plan, new Set(chosen.map(({ id }) => id)));
    const touched = new Set(own.map(({ assignment }) => assignment));
    const noticed = looks.filter(({ assignment }) => touched.has(assignment.id)).flatMap(({ changes }) => changes);
    const what = visit.t.snapshots.what(showMoment(visit.t, head.at, visit.clock.now));
    const tidy = damaged || chosen.some(({ back }) => back);
    const later = tidy && elapsed() > HALF_RUN_MS;
    const intention = { reason: 'repair' as const, what, changes: [...noticed, ...own], blocks: [], tidy, later };
    return save(visit, t, intention, () => {
      if (found.rest === 0) return showHome(context, { how: 'root', notice: t.snapshots.done });
      const past = [found.past, ...plan.parts.map(({ id }) => id)].filter((id) => id !== '').join(' ');
      const next = { ask: 'restorePlan', snapshot: ask.snapshot, returned: ask.returned, from: 'plan', past } as const;
      // Comparing everything once more would not fit in this run.
      const pause = { ...restoreView(visit, t, found), parts: [], told: 0, returnedSince: false, past };
      const answer: Answer =
        elapsed() > HALF_RUN_MS ? replace(restoreCard(t, pause)) : restorePlan({ ...context, inputs: {} }, next);
      return { ...answer, notice: t.snapshots.some };
    });
  });

type RestoreAsk = Extract<Ask, { ask: 'restore' | 'restorePlan' }>;

/** The gradebook as it stands, read whole. */
interface Whole {
  readonly looks: readonly Look[];
  readonly accounts: Accounts;
  /** what the log tells of everybody and everything that was ever made, also when it stands nowhere else any more */
  readonly made: Now['deleted'];
  /** rows are missing in Submissions: they are made again first */
  readonly damaged: boolean;
}

/** Two reads: all of Submissions and all of History, which tells what is missing there. */
function lookWhole(visit: Visit): Whole {
  const works = readWorks(visit);
  const log = readLogRows(visit);
  const accounts = accountsOf(works, log, visit.applied);
  const listed = visit.assignments.filter(({ id }) => columnOf(visit, id) !== undefined);
  const students = byName(visit.grades.students);
  const looks = listed.flatMap(({ id }) => lookAt(visit, id, blockFrom(id, accounts), students) || []);
  const known = [...accounts.values()].flatMap((own) => [...own.values()]);
  const damaged = known.some(({ written, logged }) => !written && logged && !isEmpty(logged));
  return { looks, accounts, made: toldIn(log), damaged };
}

/** A batch from before there were categories made an assignment without one. */
function toldIn(log: readonly LogRow[]): Now['deleted'] {
  const batches = batchesIn(log);
  const students = [...madeIn(batches, 'student')] as unknown as [string, KeptStudent][];
  const assignments = [...madeIn(batches, 'assignment')] as unknown as [string, AssignmentFacts][];
  return {
    students: new Map(students.map(([id, facts]) => [id, { ...facts, id }])),
    assignments: new Map(assignments.map(([id, facts]) => [id, { ...facts, category: facts.category || '' }])),
  };
}

/** The work of an assignment wherever it stands, for reading only. */
function blockFrom(assignment: string, accounts: Accounts): Block {
  const own = [...(accounts.get(assignment) || [])];
  const submissions = new Map(own.flatMap(([student, account]) => entryOf(student, account)));
  return { assignment, start: SCATTERED, room: 0, cells: [], submissions, places: new Map() };
}

function entryOf(student: string, { written, logged }: Account) {
  const submission = written || logged;
  return submission ? [[student, submission] as const] : [];
}

function snapshotOf(visit: Visit, { looks }: Whole): Snapshot {
  const pupils = looks.flatMap((look) => look.pupils.map((pupil) => ({ ...pupil, assignment: look.assignment.id })));
  return {
    students: visit.grades.students.map(({ id, last, first, email }) => ({ id, last, first, email })),
    assignments: looks.map(({ assignment }) => ({ id: assignment.id, ...factsOf(assignment) })),
    works: pupils.map(({ submission }) => submission).filter((submission) => !isEmpty(submission)),
    unreadable: pupils.flatMap(({ cell, assignment, student }) =>
      cell.kind === 'unreadable' ? [[assignment, student.id] as const] : [],
    ),
    settings: settingsOf(visit),
  };
}

function settingsOf({ settings: { className, classLanguage, cardLanguage, mailStudents, rules } }: Visit) {
  return { className, classLanguage, cardLanguage, mailStudents, ...Object.fromEntries(ruleCells(rules)) } as Readonly<
    Record<string, Value>
  >;
}

function nowOf(visit: Visit, { looks, accounts, made }: Whole): Now {
  const pupils = new Map(
    looks.map((look) => [look.assignment.id, new Map(look.pupils.map((pupil) => [pupil.student.id, pupil]))]),
  );
  const words = new Map(visit.assignments.map(({ id, summary }) => [id, readTexts(summary.texts)]));
  return {
    students: visit.grades.students,
    assignments: new Map(looks.map(({ assignment }) => [assignment.id, factsOf(assignment)])),
    deleted: {
      students: made.students,
      assignments: new Map([...made.assignments, ...visit.assignments.map((one) => [one.id, factsOf(one)] as const)]),
    },
    work: (student, assignment) => {
      const pupil = pupils.get(assignment)?.get(student);
      if (pupil) {
        const { submission, cell } = pupil;
        return cell.kind === 'unreadable' ? { submission, unreadable: cell.text } : { submission };
      }
      const account = accounts.get(assignment)?.get(student);
      const submission = account?.written ?? account?.logged ?? emptySubmission(student, assignment);
      // They come back with the row or the column, over what the snapshot holds.
      return { submission, unreadable: words.get(assignment)?.get(student) };
    },
    settings: settingsOf(visit),
  };
}

interface Found extends Whole, Restorable {
  /** ids of what can be put back while returned work stays */
  readonly offered: ReadonlySet<string>;
}

function planned(visit: Visit, { snapshot: id, returned, past = '' }: RestoreAsk): Found | null {
  const found = readSnapshot(visit, id);
  if (!found) return null;
  const whole = lookWhole(visit);
  const now = nowOf(visit, whole);
  const plan = planRestore(found.snapshot, now, returned);
  const kept = returned === 'keep' ? plan : planRestore(found.snapshot, now, 'keep');
  const gone = new Set(past.split(' '));
  const parts = plan.parts.filter((part) => !gone.has(part.id));
  const assignments = parts.filter(({ of }) => of === 'assignment');
  const [free, stuck] = [assignments.filter(isFree), assignments.filter((part) => !isFree(part))];
  const later = new Set([...free, ...stuck].slice(AT_ONCE));
  return {
    ...whole,
    ...found,
    plan: { ...plan, parts: parts.filter((part) => !later.has(part)) },
    rest: later.size,
    past,
    returned,
    offered: new Set(kept.parts.filter(isFree).map(({ id: one }) => one)),
    returnedSince: kept.parts.some(({ works }) => works.some(({ stays }) => stays === 'returned')),
  };
}

/** Whether something of it can be put back. */
function isFree({ changes, works }: Part): boolean {
  return changes.length > 0 || works.some((work) => work.changes.length > 0);
}
