import { attachmentsText, type Assignment } from './assignment';
import { changesOf, type Value } from './batch';
import type { Name } from './names';
import { emptySubmission, type Submission } from './submission';

/** A student as a snapshot keeps them. */
export interface KeptStudent extends Name {
  readonly id: string;
  readonly email: string;
}

/** What makes an assignment, as a change carries it. */
export type AssignmentFacts = Pick<Assignment, 'title' | 'due' | 'points' | 'category' | 'importOn'> & {
  readonly attachments: string;
};

/** A whole gradebook at one moment: who, what, all work that has any fact, and the settings. */
export interface Snapshot {
  readonly students: readonly KeptStudent[];
  readonly assignments: readonly (AssignmentFacts & { readonly id: string })[];
  readonly works: readonly Submission[];
  /** cells that could not be read then: assignment and student */
  readonly unreadable: readonly (readonly [string, string])[];
  readonly settings: Readonly<Record<string, Value>>;
}

/** An assignment as the facts that make it. */
export function factsOf({ title, due, points, category, attachments, importOn }: Assignment): AssignmentFacts {
  return { title, due, points, category, attachments: attachmentsText(attachments), importOn };
}

/** Facts of a submission by their place in a kept row: the order is part of the format, new ones go at the end. */
const FACTS = [
  'handIns',
  'handedInAt',
  'late',
  'turnedIn',
  'draft',
  'typedBy',
  'returned',
  'excused',
  'comment',
  'response',
  'imported',
  'mail',
] as const satisfies readonly (keyof Submission)[];

/** How often another way of writing was thought of. */
const FORMAT = 1;

type KeptWork = readonly [student: string, ...facts: readonly unknown[]];

interface Written {
  readonly format: number;
  readonly students: readonly (readonly [string, string, string, string])[];
  readonly assignments: readonly (readonly [string, AssignmentFacts])[];
  readonly works: readonly (readonly [string, readonly KeptWork[]])[];
  readonly unreadable: Snapshot['unreadable'];
  readonly settings: Readonly<Record<string, Value>>;
}

/** A snapshot as text, short: of each work only the facts there are, each as its place and its value. */
export function encodeSnapshot({ students, assignments, works, unreadable, settings }: Snapshot): string {
  const byAssignment = new Map<string, KeptWork[]>();
  for (const work of works) {
    const facts = changesOf(emptySubmission(work.student, work.assignment), work);
    const own = byAssignment.get(work.assignment) || [];
    own.push([
      work.student,
      ...facts.flatMap(({ field, after }) => [(FACTS as readonly string[]).indexOf(field), after]),
    ]);
    byAssignment.set(work.assignment, own);
  }
  const written: Written = {
    format: FORMAT,
    students: students.map(({ id, last, first, email }) => [id, last, first, email]),
    assignments: assignments.map(({ id, ...facts }) => [id, facts]),
    works: [...byAssignment],
    unreadable,
    settings,
  };
  return JSON.stringify(written);
}

/** Reads what `encodeSnapshot` wrote; null when somebody edited it beyond reading, or a later version wrote it. */
export function decodeSnapshot(text: string): Snapshot | null {
  try {
    const { format, students, assignments, works, unreadable, settings } = JSON.parse(text) as Written;
    if (format !== FORMAT) return null;
    return {
      students: students.map(([id, last, first, email]) => ({ id, last, first, email })),
      assignments: assignments.map(([id, facts]) => ({ ...facts, id })),
      works: works.flatMap(([assignment, own]) => own.map((one) => workOf(assignment, one))),
      unreadable: unreadable.map(([assignment, student]) => [assignment, student] as const),
      settings,
    };
  } catch {
    return null;
  }
}

function workOf(assignment: string, [student, ...facts]: KeptWork): Submission {
  const known = facts.flatMap((place, i): [string, unknown][] => {
    const field = FACTS[Number(place)];
    return i % 2 === 1 || field === undefined ? [] : [[field, facts[i + 1]]];
  });
  return { ...emptySubmission(student, assignment), ...Object.fromEntries(known) };
}

/** A snapshot without a student; the same one when they are not in it. */
export function snapshotWithout(snapshot: Snapshot, id: string): Snapshot {
  const students = snapshot.students.filter((one) => one.id !== id);
  const works = snapshot.works.filter(({ student }) => student !== id);
  const unreadable = snapshot.unreadable.filter(([, student]) => student !== id);
  const gone = [students, works, unreadable].some(
    ({ length }, i) => length !== [snapshot.students, snapshot.works, snapshot.unreadable][i]?.length,
  );
  return gone ? { ...snapshot, students, works, unreadable } : snapshot;
}
