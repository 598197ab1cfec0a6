import type { Fact } from '../cards/history';
import type { RestoreView, ShownPart } from '../cards/snapshots';
import { REPLACED, valueText, type Change } from '../gradebook/batch';
import { hash } from '../gradebook/hash';
import { displayName } from '../gradebook/names';
import type { Part, Plan, PlannedWork } from '../gradebook/restore';
import type { Snapshot } from '../gradebook/snapshot';
import type { SnapshotHead } from '../gradebook/snapshotRows';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { told } from './told';
import { settingName, tellable } from './undo';

/** What a snapshot would put back into the gradebook as it stands. */
export interface Restorable {
  readonly head: SnapshotHead;
  readonly snapshot: Snapshot;
  readonly plan: Plan;
  /** assignments that differ too */
  readonly rest: number;
  readonly returned: 'keep' | 'back';
  readonly returnedSince: boolean;
  /** what was gone through before, as the ask carries it; '' at the start */
  readonly past: string;
}

/** Names what would be written: anything else is shown again first. */
export function seenKey({ parts }: Plan): string {
  return hash(JSON.stringify(parts));
}

/** Students shown, of all parts together; the rest is a number. */
const SHOWN = 48;

/** What the card of a restore shows of it. */
export function restoreView(visit: Visit, t: Text, found: Restorable): RestoreView {
  const { head, plan, rest, returned, returnedSince, past } = found;
  const { parts, newStudents, newAssignments } = plan;
  const each = Math.max(3, Math.floor(SHOWN / Math.max(1, parts.length)));
  const works = parts.flatMap((part) => part.works);
  const names = namesIn(visit, found);
  return {
    ...head,
    now: visit.clock.now,
    decimal: visit.decimal,
    parts: parts.map((part) => shownPart(visit, t, part, names, each)),
    rest,
    past,
    returned,
    returnedSince,
    told: new Set(works.flatMap(({ told: had, student }) => (had ? [student] : []))).size,
    newStudents,
    newAssignments,
    seen: seenKey(plan),
  };
}

/** Whose work it is, and of a student who comes back which work: titles as they were then. */
function namesIn({ grades }: Visit, { snapshot }: Restorable): ReadonlyMap<string, string> {
  return new Map([
    ...grades.students.map((student) => [student.id, displayName(student)] as const),
    ...snapshot.assignments.map(({ id, title }) => [id, title] as const),
  ]);
}

function shownPart(visit: Visit, t: Text, part: Part, names: ReadonlyMap<string, string>, each: number): ShownPart {
  const { of, id, title, back, changes, works } = part;
  const free = works.filter((work) => work.changes.length > 0);
  const stays = (why: 'returned' | 'uncertain') => works.filter((work) => work.stays === why).length;
  const shown = [
    ...(of === 'names' ? byStudent(changes) : []).map(([student, own]) => ({
      name: names.get(student) || '',
      facts: own.map((change) => told(visit, t, change)),
    })),
    ...free.map((work) => ({
      name: names.get(of === 'student' ? work.assignment : work.student) || '',
      facts: factsOfWork(visit, t, work),
    })),
  ];
  const facts = of === 'names' ? [] : changes.filter(({ field }) => field !== 'created');
  return {
    of,
    id,
    title,
    back,
    facts: facts.map((change) => factOf(visit, t, change)),
    works: shown.slice(0, each),
    count: shown.length,
    staysReturned: stays('returned'),
    uncertain: stays('uncertain'),
  };
}

/** What changes of a student's work, the grade first; a text that cannot be read gives way to the grade of then. */
function factsOfWork(visit: Visit, t: Text, { changes, draft }: PlannedWork): Fact[] {
  const replaced = changes.find(({ field }) => field === REPLACED);
  const rest = tellable(changes).filter(({ field }) => !replaced || field !== 'draft');
  const facts = rest.map((change) => told(visit, t, change));
  return replaced ? [{ field: 'draft', before: `“${valueText(replaced.before)}”`, after: draft }, ...facts] : facts;
}

/** A setting goes by its own name. */
function factOf(visit: Visit, t: Text, change: Change) {
  const fact = told(visit, t, change);
  return change.student + change.assignment === '' ? { ...fact, field: settingName(t, change.field) } : fact;
}

function byStudent(changes: readonly Change[]): (readonly [string, readonly Change[]])[] {
  const ids = [...new Set(changes.map(({ student }) => student))];
  return ids.map((id) => [id, changes.filter(({ student }) => student === id)]);
}
