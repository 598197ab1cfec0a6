import { hasFacts } from '../gradebook/accounts';
import { attachmentsText } from '../gradebook/assignment';
import type { AssignmentAt } from '../gradebook/assignmentRow';
import type { Batch, Change, Value } from '../gradebook/batch';
import { ruleCells } from '../gradebook/rules';
import { LEFT_OUT } from '../gradebook/settings';
import type { Submission } from '../gradebook/submission';
import { PLACES, planUndo, thingsIn, type Planned, type Standing, type Stays, type Thing } from '../gradebook/undo';
import { whole } from '../google/again';
import type { Block } from '../google/blocks';
import { columnInUse, rowInUse } from '../google/removal';
import { readEveryBlock } from '../google/submissionRows';
import { assignmentIn, columnOf, type Visit } from '../google/visit';
import { headOf, lookAt, pupilIn, type Look, type Pupil } from './look';

/** What can be taken back of a batch, with everything that was read for it. */
export interface Found {
  readonly plan: readonly Planned[];
  readonly looks: readonly Look[];
  /** what was typed in the sheet since the last visit, about what the batch changed */
  readonly noticed: readonly Change[];
}

/**
 * Compares a batch with the gradebook as it is: one read for each assignment with work in the batch, and one of all of
 * Submissions and of all of Grades when it made students, for anything may hang on those.
 */
export function standing(visited: Visit, batch: Batch): Found {
  const things = thingsIn(batch);
  const madeStudents = things.some((thing) => thing.assignment === '' && made(thing));
  const visit = madeStudents ? whole(visited) : visited;
  const wanted = (wants: (thing: Thing) => boolean) => [
    ...new Set(
      things
        .filter(({ assignment }) => columnOf(visit, assignment) !== undefined)
        .filter(wants)
        .map((thing) => thing.assignment),
    ),
  ];
  const looks = wanted((thing) => thing.student !== '' || made(thing)).flatMap((id) => lookAt(visit, id) || []);
  const others = wanted(({ assignment }) => looks.every((look) => look.assignment.id !== assignment));
  const heads = others.flatMap((id) => headIn(visit, id) || []);
  const rows = madeStudents ? readEveryBlock(visit) : new Map<string, Block>();
  const seen: Seen = {
    visit,
    looks: new Map(looks.map((look) => [look.assignment.id, look])),
    assignments: new Map([...looks, ...heads].map(({ assignment }) => [assignment.id, assignment])),
    rows,
  };
  const noticed = [...looks, ...heads].flatMap(({ changes }) => changes);
  return { plan: planUndo(batch, standingOf(seen)), looks, noticed };
}

/** Whether a batch made this student or assignment, so that undoing would take it out. */
function made({ changes }: Thing): boolean {
  return changes.some(({ field, after }) => field === 'created' && after !== null);
}

function headIn(visit: Visit, id: string): ReturnType<typeof headOf> | null {
  const known = assignmentIn(visit, id);
  return known ? headOf(visit, known) : null;
}

/** The gradebook as far as it was looked at. */
interface Seen {
  readonly visit: Visit;
  readonly looks: ReadonlyMap<string, Look>;
  readonly assignments: ReadonlyMap<string, AssignmentAt>;
  /** all of Submissions, when students might be taken out */
  readonly rows: ReadonlyMap<string, Block>;
}

function standingOf(seen: Seen): Standing {
  return {
    gone: (thing) => goneOf(seen, thing),
    bar: (thing) => barOf(seen, thing),
    now: (change) => nowOf(seen, change),
  };
}

function pupilOf({ looks }: Seen, { student, assignment }: Pick<Thing, 'student' | 'assignment'>): Pupil | undefined {
  const look = looks.get(assignment);
  return look && pupilIn(look, student);
}

function studentOf({ visit }: Seen, id: string) {
  return visit.grades.students.find((student) => student.id === id);
}

/** Whose student or assignment is not there any more; of what a batch made or took out, that is no bar. */
function goneOf(seen: Seen, { student, assignment, changes }: Thing): Stays | null {
  if (changes.some(({ field }) => field === 'created')) return null;
  if (assignment !== '' && !seen.assignments.has(assignment)) return 'assignmentGone';
  return student !== '' && !studentOf(seen, student) ? 'studentGone' : null;
}

/** Facts that show in a cell of Grades. */
const SHOWN: ReadonlySet<string> = new Set<keyof Submission>(['draft', 'excused', 'turnedIn', 'returned']);

function barOf(seen: Seen, thing: Thing): Stays | null {
  if (made(thing)) return inUse(seen, thing) ? 'inUse' : null;
  const pupil = pupilOf(seen, thing);
  const has = (wanted: (field: string) => boolean) => thing.changes.some(({ field }) => wanted(field));
  if (pupil?.cell.kind === 'unreadable' && has((field) => SHOWN.has(field))) return 'unreadable';
  // A message that was waiting since an earlier return is about this one too, though nothing here says so.
  const about = has((field) => field === 'mail' || field === 'returned');
  return pupil?.submission.mail === 'SENDING' && about ? 'uncertain' : null;
}

function inUse(seen: Seen, { student, assignment }: Thing): boolean {
  const { visit, looks, rows } = seen;
  if (student === '') {
    const head = visit.grades.heads.find(({ id }) => id === assignment);
    const work = [...(looks.get(assignment)?.block.submissions.values() || [])];
    return (head !== undefined && columnInUse(visit, head)) || work.some(hasFacts);
  }
  const known = studentOf(seen, student);
  const work = [...rows.values()].flatMap(({ submissions }) => submissions.get(student) || []);
  return (known !== undefined && rowInUse(visit, known)) || work.some(hasFacts);
}

function nowOf(seen: Seen, change: Change): Value {
  const { student, assignment, field, before, after } = change;
  const { visit, assignments } = seen;
  if (student !== '' && assignment !== '') {
    return (
      (pupilOf(seen, change)?.submission as unknown as Readonly<Record<string, Value>> | undefined)?.[field] ?? null
    );
  }
  if (student + assignment === '') return settingNow(visit, field);
  const facts = student === '' ? factsOf(assignments.get(assignment)) : { ...studentOf(seen, student) };
  if (field !== 'created') return (facts as Readonly<Record<string, Value>>)[field] ?? null;
  if ((facts as { id?: string }).id === undefined) return null;
  // The same facts as were given, in their order: another one in between is no difference.
  const given = Object.entries((after ?? before ?? {}) as object) as [string, Value][];
  return Object.fromEntries(
    given.map(([key, value]) => [key, PLACES.has(key) ? value : (facts as Readonly<Record<string, Value>>)[key]]),
  );
}

function factsOf(assignment: AssignmentAt | undefined): object {
  return assignment ? { ...assignment, attachments: attachmentsText(assignment.attachments) } : {};
}

function settingNow({ settings }: Visit, field: string): Value {
  const { className, classLanguage, cardLanguage, mailStudents } = settings;
  const own: Readonly<Record<string, Value>> = {
    className,
    classLanguage,
    cardLanguage,
    mailStudents,
    [LEFT_OUT]: [...settings.leftOut].join(' '),
  };
  return own[field] ?? ruleCells(settings.rules).get(field) ?? '';
}
