import { replace, stay } from '../cards/answer';
import type { Answer } from '../cards/card';
import { checkCard, type FoundPlace } from '../cards/check';
import { check as compare, type Checked } from '../gradebook/check';
import { SAFE, type Finding, type FindingKind, type Place } from '../gradebook/found';
import { renumbered } from '../gradebook/accounts';
import type { Change } from '../gradebook/batch';
import { MOST_NAMES } from '../gradebook/erasing';
import { leavingOut, putBack as putBackChanges, type Lost } from '../gradebook/lost';
import { settle } from '../google/apply';
import { blocksIn } from '../google/submissionRows';
import { renumber } from '../google/history';
import { readWhole, retype, type Whole } from '../google/check';
import { stopwatch } from '../google/clock';
import { letters } from '../google/layout';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { AT_ONCE, goOn, HALF_RUN_MS, problem, save, visiting, type Action, type Context, type Result } from './context';
import { settingName } from './undo';
import { copiedAssignments, lostAssignments, typedAssignments, typedStudents } from './mending';
import { sheetIntention } from './work';

/** Compares everything in the gradebook, and changes nothing. */
export const check: Action<'check'> = (context, ask) =>
  visiting(
    context,
    (visit, t) => ({
      how: ask.from === 'check' ? 'replace' : 'push',
      card: checkCard(t, viewOf(t, lookWhole(visit), [])),
    }),
    'whole',
  );

interface Look extends Whole {
  readonly checked: Checked;
}

function lookWhole(visit: Visit): Look {
  const all = readWhole(visit);
  return { ...all, checked: compare(all.book, all.others) };
}

/** What the repair has mended: the safe things that were found first and are not found any more. */
function viewOf(t: Text, { book, checked: { findings, lost } }: Look, before: readonly Finding[]) {
  const left = new Set(findings.map(({ kind }) => kind));
  return {
    works: book.works.length,
    batches: book.log.length,
    found: findings.map(({ kind, places }) => ({ kind, places: places.map((place) => foundAt(t, place)) })),
    decimal: book.decimal,
    now: book.now,
    lost: [...lost].sort((a, b) => Number(a.leftOut) - Number(b.leftOut)),
    done: before
      .filter(({ kind }) => isSafe(kind) && !left.has(kind))
      .map(({ kind, places }) => ({ kind, count: places.length })),
  };
}

function isSafe(kind: FindingKind): boolean {
  return (SAFE as readonly FindingKind[]).includes(kind);
}

function foundAt(t: Text, { column, ...found }: Place): FoundPlace {
  const { tab, about = '' } = found;
  const place = tab === 'settings' ? { ...found, about: about.replace(/^[^:]+/, (key) => settingName(t, key)) } : found;
  return column === undefined ? place : { ...place, cell: `${letters(column)}${place.row ?? ''}` };
}

/**
 * Mends all that is safe, in steps that each leave a gradebook in order: the rows of Submissions, then one batch of what
 * History lacks, then what is only shown and counted. Then looks again, and tells. In a large gradebook each step is a run
 * of its own, from which the teacher goes on.
 */
export const repair: Action<'repair'> = (context) => repairFrom(context, null, stopwatch(), false);

/** No further step is begun after this long: what is left is mended when the teacher asks again. */
const STEPS_MS = 12_000;
/** And nothing is looked at again that would be ready only after this long. */
const LOOK_MS = 22_000;

const AGAIN = { ask: 'check', from: 'check' } as const;

function repairFrom(context: Context, first: readonly Finding[] | null, elapsed: () => number, last: boolean): Answer {
  const work = (visit: Visit, t: Text): Result => {
    const start = elapsed();
    const look = lookWhole(visit);
    const took = elapsed() - start;
    const { findings } = look.checked;
    const before = first || findings;
    const enough = last || (first !== null && elapsed() > STEPS_MS);
    if (enough || !before.some(({ kind }) => isSafe(kind))) return replace(checkCard(t, viewOf(t, look, before)));
    return repairStep(visit, t, look, took > HALF_RUN_MS, (done) =>
      elapsed() + took > LOOK_MS
        ? goOn(t, done ? AGAIN : { ask: 'repair' }, 'part')
        : repairFrom(context, before, elapsed, done),
    );
  };
  return visiting(context, work, 'whole', { ask: 'repair' });
}

const UNTIDY: ReadonlySet<FindingKind> = new Set<FindingKind>(['twins', 'scattered', 'strayed', 'missing']);

/** What is written straight into its cell. */
const RETYPED: ReadonlySet<FindingKind> = new Set<FindingKind>(['heads', 'counts']);
const MARKED: ReadonlySet<FindingKind> = new Set<FindingKind>(['marks']);

function placesOf({ findings }: Checked, kinds: ReadonlySet<FindingKind>): Place[] {
  return findings.filter(({ kind }) => kinds.has(kind)).flatMap(({ places }) => places);
}

/** `later`: what goes through all of Submissions is left for the next run. */
function repairStep(
  visit: Visit,
  t: Text,
  { book, checked, rows }: Look,
  later: boolean,
  next: (last: boolean) => Answer,
): Result {
  const intention = { reason: 'repair' as const, what: visit.t.batch.repair, blocks: [] };
  const go = () => next(false);
  const after = (outcome: 'done' | 'lost' | 'busy', then = go): Result => {
    if (outcome === 'busy') return stay(t.problem.busy);
    return outcome === 'lost' ? 'again' : then();
  };
  if (renumbered(book.log, book.applied).length > 0) return after(renumber(visit));
  const wrong = placesOf(checked, RETYPED).filter(({ strange }) => strange !== undefined);
  const marks = placesOf(checked, MARKED).length > 0;
  if (wrong.length > 0 || marks) return after(retype(visit, wrong, marks));
  const tidy = checked.findings.some(({ kind }) => UNTIDY.has(kind));
  if (tidy) return save(visit, t, { ...intention, changes: [], tidy, later }, go, { ask: 'repair' });
  const lost = lostAssignments(visit);
  const newcomers = [...typedStudents(visit), ...lost, ...copiedAssignments(visit), ...typedAssignments(visit)];
  if (newcomers.length > 0) {
    const withLost = lost.length > 0 && { tidy: true, later };
    return save(visit, t, { ...intention, changes: newcomers, ...withLost }, go, { ask: 'repair' });
  }
  const changes = some(checked.changes);
  // Only typed in the sheet is no repair.
  if (changes.length > 0 && changes.every(({ reason }) => reason === 'sheet'))
    return save(visit, t, sheetIntention(visit, [], changes), go);
  if (changes.length > 0) return save(visit, t, { ...intention, changes }, go);
  return after(settle(visit, troubled(visit, checked.findings), blocksIn(rows)), () => next(true));
}

/** The changes of the first few assignments. */
function some(changes: readonly Change[]): Change[] {
  const ids = new Set([...new Set(changes.map(({ assignment }) => assignment))].slice(0, AT_ONCE));
  return changes.filter(({ assignment }) => ids.has(assignment));
}

/** The assignments whose columns do not show what they should. */
function troubled(visit: Visit, findings: readonly Finding[]): string[] {
  const wrong = findings.filter(({ kind }) => kind === 'words' || kind === 'formats').flatMap(({ places }) => places);
  const columns = new Set(wrong.map(({ column }) => column));
  return visit.grades.heads.filter(({ column }) => columns.has(column)).map(({ id }) => id);
}

/** Puts back what was ticked, with all that is known of it. */
export const putBack: Action<'putBack'> = (context) =>
  onTicked(context, (visit, lost) => {
    const { leftOut } = visit.settings;
    const still = [...leftOut].filter((id) => !lost.some((one) => one.id === id));
    return {
      what: visit.t.batch.putBack(namesOf(lost)),
      changes: [...putBackChanges(lost), ...leavingOut(leftOut, still, 'repair')],
      tidy: true,
    };
  });

/** What was ticked was deleted on purpose: it is not asked about again, and its work stays. */
export const leaveOut: Action<'leaveOut'> = (context) =>
  onTicked(context, (visit, lost) => {
    const { leftOut } = visit.settings;
    return {
      what: visit.t.batch.leftOut(namesOf(lost)),
      changes: leavingOut(leftOut, [...new Set([...leftOut, ...lost.map(({ id }) => id)])], 'repair'),
      tidy: false,
    };
  });

function namesOf(lost: readonly Lost[]): string {
  return lost
    .map(({ name }) => name)
    .join(', ')
    .slice(0, MOST_NAMES);
}

function onTicked(
  context: Context,
  decide: (
    visit: Visit,
    lost: readonly Lost[],
  ) => { readonly what: string; readonly changes: readonly Change[]; readonly tidy: boolean },
): Answer {
  const elapsed = stopwatch();
  const work = (visit: Visit, t: Text): Result => {
    const look = lookWhole(visit);
    const ticked = new Set(context.inputs['lost'] || []);
    const lost = look.checked.lost.filter(({ id }) => ticked.has(id));
    if (lost.length === 0) return problem(t, t.problem.changed, { ask: 'check', from: 'check' });
    const intention = decide(visit, lost);
    if (intention.changes.length === 0) return stay(t.notice.unchanged);
    const later = intention.tidy && elapsed() > HALF_RUN_MS;
    return save(
      visit,
      t,
      { ...intention, reason: 'repair', blocks: [], later },
      () => (elapsed() > HALF_RUN_MS ? goOn(t, AGAIN, 'part') : check(context, AGAIN)),
      AGAIN,
    );
  };
  return visiting(context, work, 'whole', AGAIN);
}
