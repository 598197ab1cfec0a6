import type { Answer } from '../cards/card';
import type { Place } from '../cards/requests';
import type { AssignmentAt } from '../gradebook/assignmentRow';
import { applyChanges, changesOf, REPLACED, type Change } from '../gradebook/batch';
import type { CellMeaning } from '../gradebook/cell';
import type { Student } from '../gradebook/grades';
import { headChanges, type HeadRefusal } from '../gradebook/heads';
import { meaningAt } from '../gradebook/meaning';
import { isOverdue } from '../gradebook/moment';
import { byName } from '../gradebook/names';
import { noticed } from '../gradebook/notice';
import { isLate, statusOf, type Status } from '../gradebook/status';
import type { Submission } from '../gradebook/submission';
import { submissionIn, type Block } from '../google/blocks';
import { blockOrTidy } from '../google/commit';
import { columnOf, type Visit } from '../google/visit';
import type { Text } from '../text/language';
import { noGradeWords, wordIn } from '../text/words';
import { problem, visiting, type Context, type Result } from './context';

/** One student in one assignment, as the cell and the submission together tell it. */
export interface Pupil {
  readonly student: Student;
  readonly submission: Submission;
  readonly status: Status;
  readonly late: boolean;
  readonly cell: CellMeaning;
}

/** An assignment with all its students, what the teacher changed in the sheet included. */
export interface Look {
  readonly assignment: AssignmentAt;
  readonly block: Block;
  /** students by name */
  readonly pupils: readonly Pupil[];
  /** what was typed in the sheet since the last visit, not logged yet: goes first in the next batch */
  readonly changes: readonly Change[];
  readonly refusals: readonly HeadRefusal[];
  readonly overdue: boolean;
}

/** Opens the gradebook at an assignment; one that is gone becomes a card that says so. */
export function looking(
  context: Context,
  { assignment }: Pick<Place, 'assignment'>,
  work: (visit: Visit, t: Text, look: Look) => Result,
): Answer {
  return visiting(context, (visit, t) => {
    const look = lookAt(visit, assignment);
    return look ? work(visit, t, look) : problem(t, t.problem.assignment.gone);
  });
}

/**
 * Reads an assignment and compares every cell with what was last seen: one read of its block, or none when the block is
 * at hand from a commit. `students` are those of the visit by name, for who looks at many assignments.
 */
export function lookAt(
  visit: Visit,
  id: string,
  read?: Block,
  students: readonly Student[] = byName(visit.grades.students),
): Look | null {
  const known = visit.assignments.find((assignment) => assignment.id === id);
  if (!known) return null;
  const head = headOf(visit, known);
  const block = read ?? blockOrTidy(visit, known);
  const { due } = head.assignment;
  const overdue = isOverdue(due, visit.clock.now);
  const changes: Change[] = [...head.changes];
  const column = columnOf(visit, id);
  const pupils = students.map((student): Pupil => {
    const cell = cellOf(visit, column, student);
    const seen = submissionIn(block, student.id);
    const typed = column === undefined ? [] : noticed(seen, cell, { at: visit.clock.now, due });
    changes.push(...typed);
    const submission = applyChanges(seen, typed);
    return { student, submission, status: statusOf(submission, overdue), late: isLate(submission, due), cell };
  });
  return { assignment: head.assignment, block, pupils, changes, refusals: head.refusals, overdue };
}

function cellOf(visit: Visit, column: number | undefined, student: Student): CellMeaning {
  if (column === undefined) return { kind: 'blank' };
  return meaningAt(visit.grades, { row: student.row, column }, visit.decimal, wordIn);
}

/** An assignment as its header in Grades says it now, with what was edited there. */
export function headOf(
  visit: Visit,
  assignment: AssignmentAt,
): {
  readonly assignment: AssignmentAt;
  readonly changes: readonly Change[];
  readonly refusals: readonly HeadRefusal[];
} {
  const head = visit.grades.heads.find(({ id }) => id === assignment.id);
  if (!head) return { assignment, changes: [], refusals: [] };
  const rows = new Set(visit.grades.rows.keys());
  const { changes, refusals } = headChanges(assignment, head, rows, visit.decimal, noGradeWords());
  const edited = changes.reduce<AssignmentAt>((done, { field, after }) => ({ ...done, [field]: after }), assignment);
  return { assignment: edited, changes, refusals };
}

/** A student with their work; undefined for one who is not in the class (any more). */
export function pupilIn(look: Look, student: string): Pupil | undefined {
  return look.pupils.find((pupil) => pupil.student.id === student);
}

/** The changes of an action: what was typed in the sheet first, then what the action makes of it. */
export function withNoticed(look: Look, after: readonly Submission[]): Change[] {
  const before = new Map(look.pupils.map(({ submission }) => [submission.student, submission]));
  const own = after.flatMap((s) => {
    const was = before.get(s.student);
    return was ? changesOf(was, s) : [];
  });
  return own.length === 0 ? [] : [...look.changes, ...own];
}

/** The same where the cell holds a text that cannot be read, which the teacher saw and replaces: history keeps it. */
export function withReplaced(look: Look, after: Submission, text: string): Change[] {
  const { student, assignment } = after;
  const replaced: Change = { student, assignment, field: REPLACED, before: text, after: '' };
  const own = withNoticed(look, [after]);
  return own.length === 0 ? [...look.changes, replaced] : [...own, replaced];
}
