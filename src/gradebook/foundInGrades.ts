import type { Accounts } from './accounts';
import type { Book } from './book';
import { normalEmail } from './email';
import type { Found, Place } from './found';
import { givenTo, type Grades, type GradesHead, type Student } from './grades';
import { displayName } from './names';
import { asText } from './table';

/** Rows of Grades that are no student yet, or that cannot be told from another one. */
export function studentPlaces({ grades }: Book): Found {
  const at = (some: readonly Omit<Student, 'id'>[]): Place[] =>
    some.map((one) => ({ tab: 'grades', row: one.row, about: displayName(one) || one.email }));
  const named = ({ last, first }: Omit<Student, 'id'>) => last + first !== '';
  const emails = new Map<string, Student[]>();
  for (const student of grades.students) {
    const email = normalEmail(student.email);
    if (email !== '') emails.set(email, [...(emails.get(email) || []), student]);
  }
  return {
    typedStudents: at(grades.typed.filter(named)),
    copiedStudents: at(grades.copies.filter(named)),
    nameless: at([...grades.typed, ...grades.copies, ...grades.students].filter((one) => !named(one))),
    sameEmail: at([...emails.values()].filter((some) => some.length > 1).flat()),
  };
}

/**
 * Columns of Grades without a row in Assignments, copies of columns, and parts that were deleted. `made`: the assignments
 * that the log tells of.
 */
export function columnPlaces({ grades, assignments }: Book, made: ReadonlySet<string>): Found {
  const known = new Set(assignments.map(({ id }) => id));
  const at = (heads: readonly GradesHead[]): Place[] =>
    heads.map(({ column, title }) => ({ tab: 'grades', row: 1, column, about: asText(title) }));
  const lost = grades.heads.filter(({ id }) => !known.has(id));
  return {
    lostAssignments: at(lost.filter(({ id }) => made.has(id))),
    strange: at(lost.filter(({ id }) => !made.has(id))),
    copiedColumns: at(grades.headCopies.filter(({ id }) => known.has(id) || made.has(id))),
    parts: partPlaces(grades),
  };
}

/** Columns and header rows of ours that were deleted. The row of categories is there only where they count. */
function partPlaces({ columns, rows }: Grades): Place[] {
  const gone = [
    ...(['lastName', 'firstName', 'email', 'overall'] as const).filter((key) => !columns.has(key)),
    ...(['title', 'due', 'points', 'average'] as const).filter((key) => !rows.has(key)),
  ];
  return gone.map((about) => ({ tab: 'grades', about }));
}

/** Students of whom the hidden column does not hold what was returned, as far as the overall grade wants to know it. */
export function givenPlaces({ grades, rules }: Book, accounts: Accounts): Place[] {
  const wrong = grades.students.filter((student) => {
    const given = givenTo(grades, student);
    return grades.heads.some(({ id, points }) => {
      const returned = accounts.get(id)?.get(student.id)?.truth.returned || null;
      const counts = returned !== null && !returned.unfinished && returned.grade !== null && returned.points !== null;
      const there = given.get(id);
      if (!counts) return there !== undefined;
      if (there) return there.grade !== returned.grade || there.points !== returned.points;
      return rules.counts === 'returned' || returned.points !== points;
    });
  });
  return wrong.map((student) => ({ tab: 'grades', row: student.row, about: displayName(student) }));
}
