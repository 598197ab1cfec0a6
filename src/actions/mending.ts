import type { Change, Value } from '../gradebook/batch';
import { making } from '../gradebook/created';
import { isAssignmentId, type GradesHead } from '../gradebook/grades';
import { madeIn } from '../gradebook/lost';
import { asText } from '../gradebook/table';
import { begunFacts } from '../gradebook/heads';
import { newHeads, newRows } from '../google/begun';
import { freshId } from '../google/file';
import { readBatches } from '../google/history';
import { assignmentIn, type Visit } from '../google/visit';
import { noGradeWords } from '../text/words';

/** Students typed straight into the sheet, or rows copied there, get an id of their own. */
export function typedStudents(visit: Visit): Change[] {
  const letter = freshId();
  return newRows(visit).map(({ last, first, email, row }, i) =>
    making('student', `s${letter}${i}`, { last, first, email, typedAt: row }, 'sheet'),
  );
}

/**
 * Assignments that have a column in Grades, but no row in Assignments any more: that row is made again from what the log
 * tells; of a column that was pasted from another gradebook, from its heading. Costs a read, and only then.
 */
export function lostAssignments(visit: Visit): Change[] {
  const lost = visit.grades.heads.filter(({ id }) => assignmentIn(visit, id) === undefined);
  if (lost.length === 0) return [];
  const made = madeIn(readBatches(visit, 1), 'assignment');
  return lost.flatMap((head): Change[] => {
    const after = made.get(head.id) ?? (isPasted(head) ? pastedFacts(visit, head) : undefined);
    // A column that the log does not know and that has no id of ours is the teacher's own.
    return after ? [making('assignment', head.id, after, 'sheet')] : [];
  });
}

function isPasted({ id, title }: GradesHead): boolean {
  return isAssignmentId(id) && asText(title).trim() !== '';
}

function pastedFacts({ decimal }: Visit, head: GradesHead): Value {
  return { ...begunFacts(head, decimal, noGradeWords()), attachments: '', importOn: true };
}

/** Titles typed in the first free column beside the assignments make assignments, with whatever grades stand below them. */
export function typedAssignments(visit: Visit): Change[] {
  const letter = freshId();
  return newHeads(visit).map((head, i) => {
    const facts = begunFacts(head, visit.decimal, noGradeWords());
    const after = { ...facts, attachments: '', importOn: true, typedAt: head.column };
    return making('assignment', `a${letter}${i}`, after, 'sheet');
  });
}

/** Columns copied with their hidden id become assignments of their own, with the grades that were copied. */
export function copiedAssignments(visit: Visit): Change[] {
  const letter = freshId();
  return visit.grades.headCopies.flatMap(({ id, title }, i): Change[] => {
    const original = assignmentIn(visit, id);
    if (!original) return [];
    const { due, points, category } = original;
    const name = asText(title).trim() || original.title;
    const after = { title: name, due, points, category, attachments: '', importOn: false, copyOf: id };
    return [making('assignment', `a${letter}${i}`, after, 'sheet')];
  });
}
