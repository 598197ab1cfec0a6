import { changesOf, REPLACED, same, type Change, type Value } from './batch';
import { making, renamed } from './created';
import { byName, displayName } from './names';
import type { AssignmentFacts, KeptStudent, Snapshot } from './snapshot';
import { emptySubmission, keyOf, type Submission } from './submission';

/** A student's work as it stands, the text in its cell included when that cannot be read. */
export interface WorkNow {
  readonly submission: Submission;
  readonly unreadable?: string | undefined;
}

/** The gradebook as it stands, what was typed in the sheet since the last visit included. */
export interface Now {
  /** everybody with a row in Grades */
  readonly students: readonly KeptStudent[];
  /** assignments with a column in Grades */
  readonly assignments: ReadonlyMap<string, AssignmentFacts>;
  /** what is known of students without a row in Grades and of assignments without a column, by id */
  readonly deleted: {
    readonly students: ReadonlyMap<string, KeptStudent>;
    readonly assignments: ReadonlyMap<string, AssignmentFacts>;
  };
  readonly work: (student: string, assignment: string) => WorkNow;
  readonly settings: Readonly<Record<string, Value>>;
}

/** Why a student's work stays as it is: it was returned since, or nobody knows whether its message went out. */
export type Stays = 'returned' | 'uncertain';

/** One student's work as it would be. */
export interface PlannedWork {
  readonly student: string;
  readonly assignment: string;
  readonly changes: readonly Change[];
  /** the draft grade of then */
  readonly draft: Submission['draft'];
  readonly stays: Stays | null;
  /** the student had a message about a return that would be taken back or become another one */
  readonly told: boolean;
}

/** What can be put back by itself. */
export interface Part {
  /** `names` and `settings` have no id */
  readonly of: 'assignment' | 'student' | 'names' | 'settings';
  /** of the assignment or the student; else what it is of */
  readonly id: string;
  readonly title: string;
  /** was deleted since and comes back */
  readonly back: boolean;
  /** what is not about work: that it comes back, facts, names, settings */
  readonly changes: readonly Change[];
  readonly works: readonly PlannedWork[];
}

export interface Plan {
  readonly parts: readonly Part[];
  /** made since: they stay as they are */
  readonly newStudents: number;
  readonly newAssignments: number;
}

/**
 * What would make the gradebook tell again what a snapshot tells, also of what was deleted since: its facts and its work are
 * of one moment, and each that was another one last is a change to be shown (S65). Nothing is decided here but this: no message is ever
 * sent for it; work that was returned since stays, unless `returned` says otherwise; what is new since stays as it is.
 */
export function planRestore(snapshot: Snapshot, now: Now, returned: 'keep' | 'back'): Plan {
  const there = new Set(now.students.map(({ id }) => id));
  const kept = new Map(snapshot.students.map((student) => [student.id, student]));
  const works = new Map(snapshot.works.map((work) => [keyOf(work), work]));
  const strange = new Set(snapshot.unreadable.map(([assignment, student]) => keyOf({ assignment, student })));
  const work = (student: string, assignment: string): PlannedWork => {
    const key = keyOf({ assignment, student });
    const { submission, unreadable } = now.work(student, assignment);
    // What could not be read then either is no damage since.
    const text = strange.has(key) ? {} : { unreadable };
    return plannedWork(works.get(key) || emptySubmission(student, assignment), { submission, ...text }, returned);
  };
  const stayed = byName(now.students.filter(({ id }) => kept.has(id)));
  const lost = byName(snapshot.students.filter(({ id }) => !there.has(id)));
  const parts = [
    ...snapshot.assignments.map(({ id, ...facts }) =>
      assignmentPart(
        id,
        facts,
        now,
        stayed.map((student) => work(student.id, id)),
      ),
    ),
    ...lost.map((student) =>
      studentPart(
        student,
        now,
        snapshot.assignments.map(({ id }) => work(student.id, id)),
      ),
    ),
    {
      of: 'names',
      id: 'names',
      title: '',
      back: false,
      changes: stayed.flatMap((student) => renamed(student, kept.get(student.id) || student)),
      works: [],
    },
    {
      of: 'settings',
      id: 'settings',
      title: '',
      back: false,
      changes: settingChanges(snapshot.settings, now.settings),
      works: [],
    },
  ] satisfies Part[];
  const known = new Set(snapshot.assignments.map(({ id }) => id));
  return {
    parts: parts.filter(({ changes, works: own }) => changes.length + own.length > 0),
    newStudents: now.students.length - stayed.length,
    newAssignments: [...now.assignments.keys()].filter((id) => !known.has(id)).length,
  };
}

/** Work that stays as it is has neither changes nor a reason. */
function plannedWork(was: Submission, { submission: is, unreadable }: WorkNow, returned: 'keep' | 'back'): PlannedWork {
  const other = !same(is.returned, was.returned);
  const { student, assignment } = is;
  const facts = changesOf(is, { ...was, mail: other ? mailAfter(is.mail, was.mail) : is.mail });
  const replaced: Change[] =
    unreadable === undefined ? [] : [{ student, assignment, field: REPLACED, before: unreadable, after: '' }];
  const stays =
    facts.length === 0 || !other ? null : is.mail === 'SENDING' ? 'uncertain' : returned === 'keep' ? 'returned' : null;
  const told = other && stays === null && is.returned !== null && is.mail === 'SENT';
  return { student, assignment, draft: was.draft, changes: stays === null ? [...facts, ...replaced] : [], stays, told };
}

/** A message that waits goes no more; one that left, now or then, leaves its mark; none is ever made. */
function mailAfter(is: Submission['mail'], was: Submission['mail']): Submission['mail'] {
  if (is === 'SENT' || is === 'SENDING') return is;
  return was === 'SENT' ? was : '';
}

function hasNews({ changes, stays }: PlannedWork): boolean {
  return changes.length > 0 || stays !== null;
}

function assignmentPart(
  id: string,
  facts: AssignmentFacts,
  { assignments, deleted }: Now,
  works: readonly PlannedWork[],
): Part {
  const back = !assignments.has(id);
  const is = assignments.get(id) ?? deleted.assignments.get(id);
  const other = is ? factChanges(id, is, facts) : [];
  const changes = back ? [making('assignment', id, { ...facts }, 'repair'), ...other] : other;
  return { of: 'assignment', id, title: facts.title, back, changes, works: works.filter(hasNews) };
}

function studentPart(student: KeptStudent, { deleted }: Now, works: readonly PlannedWork[]): Part {
  const { id, last, first, email } = student;
  const is = deleted.students.get(id);
  const changes = [making('student', id, { last, first, email }, 'repair'), ...(is ? renamed(is, student) : [])];
  return { of: 'student', id, title: displayName(student), back: true, changes, works: works.filter(hasNews) };
}

function factChanges(assignment: string, is: AssignmentFacts, was: AssignmentFacts): Change[] {
  const fields = ['title', 'due', 'points', 'category', 'attachments', 'importOn'] as const;
  return fields
    .filter((field) => is[field] !== was[field])
    .map((field) => ({ student: '', assignment, field, before: is[field], after: was[field] }));
}

/** Settings as they were; a category that has a weight only now loses it. */
function settingChanges(was: Snapshot['settings'], is: Now['settings']): Change[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((field) => ({ student: '', assignment: '', field, before: is[field] ?? '', after: was[field] ?? '' }))
    .filter(({ before, after }) => before !== after);
}

/** The changes of these parts. Work for what comes back with another part goes along only with that part. */
export function restoreChanges({ parts }: Plan, chosen: ReadonlySet<string>): Change[] {
  const absent = new Set(parts.filter(({ id, back }) => back && !chosen.has(id)).map(({ id }) => id));
  return parts
    .filter(({ id }) => chosen.has(id))
    .flatMap(({ changes, works }) => [...changes, ...works.flatMap((work) => work.changes)])
    .filter(({ assignment }) => !absent.has(assignment));
}
