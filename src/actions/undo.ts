import { push, replace } from '../cards/answer';
import { batchCard, type BatchView, type ChangesPlace, type ShownThing } from '../cards/changes';
import { placeOf } from '../cards/place';
import { workCard } from '../cards/work';
import type { Batch, Change, Undoes } from '../gradebook/batch';
import type { NewStudent } from '../gradebook/created';
import { redacted } from '../gradebook/erasing';
import { hash } from '../gradebook/hash';
import { displayName } from '../gradebook/names';
import { CATEGORY_KEY } from '../gradebook/rules';
import { LEFT_OUT } from '../gradebook/settings';
import type { Thing } from '../gradebook/undo';
import { readBatch, readBatches, type Logged } from '../google/history';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { changesAnswer, whoDid } from './changes';
import { givingWay, problem, save, visiting, type Action } from './context';
import { showHome } from './home';
import { lookAt } from './look';
import { standing, type Found } from './standing';
import { TOLD } from './student';
import { told } from './told';
import { workView } from './work';

/** One batch: what it changed, what of that can be undone, and why the rest cannot. Nothing is written. */
export const batch: Action<'batch'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const logged = readBatch(visit, ask.batch);
    if (!logged) return problem(t, t.problem.undoGone);
    return push(batchCard(t, batchView(visit, t, logged, standing(visit, logged.batch), ask)));
  });

/** Takes a batch back as a batch of its own, where nothing changed since; what was changed since stays, and is counted. */
export const undo: Action<'undo'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const logged = readBatch(visit, ask.batch);
    if (!logged) return problem(t, t.problem.undoGone);
    const found = standing(visit, logged.batch);
    const { assignment, page = '0' } = ask;
    if (assignment !== undefined && ask.seen !== seenKey(found)) {
      const view = batchView(visit, t, logged, found, { assignment, page });
      return replace(batchCard(t, { ...view, problem: t.problem.changed }));
    }
    const free = found.plan.filter(({ stays }) => stays === null);
    const kept = found.plan.filter(({ stays }) => stays !== null && stays !== 'back').length;
    if (free.length === 0) return problem(t, t.problem.undoGone);
    const what = redacted(logged.batch.what, namesOfStaying(found));
    const intention = {
      reason: 'undo' as const,
      what: kept === 0 ? visit.t.batch.undo(what) : visit.t.batch.undoPart(what),
      changes: [...found.noticed, ...free.flatMap(({ back }) => back)],
      blocks: found.looks.map(({ block }) => block),
      undoes: { batch: logged.batch.id, part: kept > 0 },
    };
    const notice = kept === 0 ? t.notice.undone(free.length) : t.notice.undonePartly(free.length, kept);
    return save(visit, t, intention, ({ visit: now, blocks: [block] }) => {
      if (assignment !== undefined) return changesAnswer(now, t, { assignment, page }, { how: 'back', notice });
      const look = block && lookAt(now, block.assignment, block);
      if (!look) return showHome(context, { how: 'root', notice });
      const { id } = look.assignment;
      if (ask.from !== 'list') {
        return { how: givingWay(context), card: workCard(t, workView(now, look, placeOf(id), 'look')), notice };
      }
      const place = { ...placeOf(id, ask.filter), page };
      return { how: 'replace', card: workCard(t, workView(now, look, place, 'flag')), notice };
    });
  });

/** Students whom a batch made or took out and for whom it is not undone: the sentence of the undo is not about them. */
function namesOfStaying({ plan }: Found): string[] {
  const made = plan.flatMap(({ stays, changes }) =>
    stays === null ? [] : changes.filter(({ student, field }) => student !== '' && field === 'created'),
  );
  return made.map(({ before, after }) => displayName((after ?? before) as unknown as NewStudent));
}

/** Names what an undo would write: anything else is shown again first. */
function seenKey({ plan }: Found): string {
  return hash(JSON.stringify(plan.map(({ back, told: had }) => [back, had])));
}

function batchView(
  visit: Visit,
  t: Text,
  { batch: logged, undone }: { readonly batch: Logged; readonly undone?: Undoes },
  found: Found,
  { assignment, page }: ChangesPlace,
): BatchView {
  const { plan } = found;
  const later = plan.some(({ stays }) => stays === 'changed') ? readBatches(visit, logged.row + 1).reverse() : [];
  const several = new Set(plan.map((thing) => thing.assignment)).size > 1;
  const things = plan.map((thing): ShownThing => {
    const by = thing.stays === 'changed' ? changedBy(thing, found, later) : null;
    return { ...shownThing(visit, t, thing, several), stays: thing.stays, ...(by ? { by } : {}) };
  });
  const cancelled = ({ field, before }: Change) => field === 'mail' && (before === 'WAITING' || before === 'FAILED');
  return {
    place: { assignment, page },
    id: logged.id,
    at: logged.at,
    who: whoDid(logged),
    what: logged.what,
    now: visit.clock.now,
    decimal: visit.decimal,
    things,
    told: plan.filter((thing) => thing.told).length,
    waiting: plan.filter(({ back }) => back.some(cancelled)).length,
    ...(undone ? { undone } : {}),
    seen: seenKey(found),
  };
}

/** Who changed a thing since: somebody in the sheet just now, or whoever made the newest batch about it. */
function changedBy(thing: Thing, { noticed }: Found, later: readonly Batch[]): ShownThing['by'] | null {
  const fields = new Set(thing.changes.map(({ field }) => field));
  const isSame = ({ student, assignment, field }: Change) =>
    student === thing.student && assignment === thing.assignment && fields.has(field);
  if (noticed.some(isSame)) return { who: '', at: '' };
  const last = later.find(({ changes }) => changes.some(isSame));
  return last ? { who: whoDid(last), at: last.at } : null;
}

/** A thing with its name and what changed in it, the grade first; what is book-keeping is left out. */
function shownThing(visit: Visit, t: Text, thing: Thing, several: boolean): Pick<ShownThing, 'name' | 'facts'> {
  const { student, assignment, changes } = thing;
  const own =
    student !== '' && assignment !== '' ? tellable(changes) : changes.filter(({ field }) => field !== LEFT_OUT);
  const facts = own.map((change) => {
    const fact = told(visit, t, change);
    return student + assignment === '' || change.field === 'created' ? { ...fact, field: '' } : fact;
  });
  return { name: nameOf(visit, t, thing, several), facts };
}

/** How often it was handed in says that it was, and a return that it is no more. */
export function tellable(changes: readonly Change[]): Change[] {
  const counted = changes.some(({ field }) => field === 'handIns' || field === 'returned');
  return [...TOLD]
    .filter((field) => field !== 'turnedIn' || !counted)
    .flatMap((wanted) => changes.filter(({ field }) => field === wanted));
}

function nameOf(visit: Visit, t: Text, { student, assignment, changes }: Thing, several: boolean): string {
  const [first] = changes;
  if (student + assignment === '') return settingName(t, first?.field ?? '');
  const made = first?.field === 'created' ? (first.after ?? first.before) : {};
  const facts = made as Partial<Record<'first' | 'last' | 'title', string>>;
  const title = visit.assignments.find(({ id }) => id === assignment)?.title ?? facts.title ?? t.nobody;
  if (student === '') return title;
  const known = visit.grades.students.find(({ id }) => id === student);
  const name = known
    ? displayName(known)
    : displayName({ first: facts.first ?? '', last: facts.last ?? '' }) || t.nobody;
  return several && assignment !== '' ? `${name}, ${title}` : name;
}

/** What the cards call a setting; one that they do not know by its key. */
export function settingName(t: Text, field: string): string {
  if (field.startsWith(CATEGORY_KEY)) return `${t.figures.category}: ${field.slice(CATEGORY_KEY.length)}`;
  const { className, cardLanguage, classLanguage, mail: mailStudents } = t.settings;
  const { title: overall, weigh, counts, scale, passMark, nTerm, letters } = t.figures;
  const names = {
    [LEFT_OUT]: t.check.leftOut,
    className,
    cardLanguage,
    classLanguage,
    mailStudents,
    overall,
    weigh,
    counts,
    scale,
    passMark,
    nTerm,
    letters,
  };
  return (names as Readonly<Record<string, string>>)[field] ?? field;
}
