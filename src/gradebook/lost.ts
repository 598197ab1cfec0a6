import { hasFacts, type Account, type Accounts, type WorkRow } from './accounts';
import type { Assignment } from './assignment';
import { changesOf, type Batch, type Change, type Reason } from './batch';
import { making } from './created';
import { isAssignmentId, isStudentId, type Grades } from './grades';
import { compareNames, displayName, type Name } from './names';
import { LEFT_OUT } from './settings';
import { emptySubmission, type Submission } from './submission';
import { factsOf } from './snapshot';

type Facts = Readonly<Record<string, unknown>>;

/** A row or a column that was deleted from Grades, and what the gradebook still knows of it. */
export interface Lost {
  readonly of: 'student' | 'assignment';
  readonly id: string;
  /** the student's name or the title */
  readonly name: string;
  /** what makes it anew, as a change carries it */
  readonly facts: Facts;
  readonly drafts: number;
  readonly returned: number;
  readonly comments: number;
  /** the teacher said that it was meant */
  readonly leftOut: boolean;
}

/** What a lost thing is looked for in. */
export interface Known {
  readonly grades: Pick<Grades, 'students' | 'heads'>;
  readonly assignments: readonly Assignment[];
  readonly works: readonly WorkRow[];
  readonly batches: readonly Batch[];
  readonly accounts: Accounts;
  /** by id, all students as of the last finished batch */
  readonly listed: ReadonlyMap<string, string>;
  readonly leftOut: ReadonlySet<string>;
}

/** What the log tells of each student (or each assignment) that was ever made and not unmade, as it was last. */
export function madeIn(batches: readonly Batch[], of: Lost['of']): ReadonlyMap<string, Facts> {
  const made = new Map<string, Facts>();
  for (const { changes } of batches) {
    for (const { student, assignment, field, after } of changes) {
      const id = of === 'student' ? student : assignment;
      if (id === '' || id !== student + assignment) continue;
      const known = made.get(id);
      if (field === 'created' && after === null) made.delete(id);
      else if (field === 'created') made.set(id, after as Facts);
      else if (known) made.set(id, { ...known, [field]: after });
    }
  }
  return made;
}

/**
 * How much of what the gradebook knew was deleted from Grades and not on purpose, by what a visit reads anyway: students
 * without a row, assignments without a column.
 */
export function deletedFrom({
  grades: { students, heads },
  assignments,
  listed,
  leftOut,
}: Pick<Known, 'grades' | 'assignments' | 'listed' | 'leftOut'>): {
  readonly students: number;
  readonly assignments: number;
} {
  const there = new Set([...students, ...heads].map(({ id }) => id));
  const gone = (ids: readonly string[]) => ids.filter((id) => !there.has(id) && !leftOut.has(id)).length;
  // A note of the teacher in the first column of Assignments was never an assignment.
  const made = assignments.flatMap(({ id }) => (isAssignmentId(id) ? [id] : []));
  return { students: gone([...listed.keys()]), assignments: gone(made) };
}

/** Assignments without a column and students without a row: nothing of theirs is dropped in silence. */
export function lostIn(known: Known): Lost[] {
  return [...lostAssignments(known), ...lostStudents(known)];
}

function lostAssignments({ grades, assignments, batches, accounts, leftOut }: Known): Lost[] {
  const there = new Set(grades.heads.map(({ id }) => id));
  const made = madeIn(batches, 'assignment');
  const facts = new Map([...made, ...assignments.map((one): [string, Facts] => [one.id, factsOf(one)])]);
  return [...facts].flatMap(([id, own]) => {
    const works = [...(accounts.get(id)?.values() || [])].map(({ truth }) => truth);
    // A row that somebody typed was never an assignment.
    if (there.has(id) || (works.length === 0 && !made.has(id))) return [];
    const name = typeof own['title'] === 'string' ? own['title'] : '';
    return [{ of: 'assignment', id, name, facts: own, ...counts(works), leftOut: leftOut.has(id) }];
  });
}

function lostStudents({ grades, works, batches, accounts, listed, leftOut }: Known): Lost[] {
  const there = new Set(grades.students.map(({ id }) => id));
  const made = madeIn(batches, 'student');
  const names = new Map(works.map(({ student, name }) => [student, name]));
  const own = new Map([...listed.keys()].filter((id) => !there.has(id)).map((id): [string, Submission[]] => [id, []]));
  for (const { truth } of [...accounts.values()].flatMap((some) => [...some.values()])) {
    if (!there.has(truth.student) && isStudentId(truth.student) && hasFacts(truth)) {
      own.set(truth.student, [...(own.get(truth.student) || []), truth]);
    }
  }
  const all = [...own].map(([id, some]) => {
    const facts = (made.get(id) || { last: names.get(id) || '', first: '', email: '' }) as Facts & Name;
    return { of: 'student' as const, id, name: displayName(facts), facts, ...counts(some), leftOut: leftOut.has(id) };
  });
  return all.filter(({ name }) => name !== '').sort((a, b) => compareNames(a.facts, b.facts));
}

function counts(works: readonly Submission[]): Pick<Lost, 'drafts' | 'returned' | 'comments'> {
  const count = (test: (s: Submission) => boolean) => works.filter(test).length;
  return {
    drafts: count(({ draft }) => draft !== null),
    returned: count(({ returned }) => returned !== null && !returned.unfinished),
    comments: count(({ comment }) => comment !== ''),
  };
}

/** The change of the list of ids that were left out on purpose, where it becomes another one. */
export function leavingOut(was: ReadonlySet<string>, is: readonly string[], reason: Reason): Change[] {
  const [before, after] = [[...was].join(' '), is.join(' ')];
  return before === after ? [] : [{ student: '', assignment: '', field: LEFT_OUT, before, after, reason }];
}

/** The changes that put rows and columns back; whoever makes them fills their cells with what is known. */
export function putBack(lost: readonly Lost[]): Change[] {
  return lost.map(({ of, id, facts }) => making(of, id, facts, 'repair'));
}

/** What Submissions tells and the log does not, as the change that the log lacks. */
export function untold({ logged, truth, told }: Account): Change[] {
  return told ? [] : changesOf(logged || emptySubmission(truth.student, truth.assignment), truth, 'repair');
}
