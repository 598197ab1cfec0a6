import { isEmpty, sameFacts, type Accounts, type WorkRow } from './accounts';
import type { Assignment } from './assignment';
import type { Student } from './grades';
import { displayName } from './names';

/** A row of Submissions of which somebody typed over an id, and the ids it had. */
export interface Strayed {
  /** from 1 */
  readonly row: number;
  readonly assignment: string;
  readonly student: string;
}

/**
 * Rows about nobody that say, in name, title and every fact, what History tells of a submission without a row: they are
 * theirs. Of two such rows the upper one.
 */
export function strayedIn(
  works: readonly WorkRow[],
  accounts: Accounts,
  students: readonly Student[],
  assignments: readonly Assignment[],
): Strayed[] {
  const [pupils, columns] = [students, assignments].map((list) => new Set(list.map(({ id }) => id)));
  const astray = works.filter(({ assignment, student }) => !columns?.has(assignment) || !pupils?.has(student));
  if (astray.length === 0) return [];
  const taken = new Set<number>();
  return assignments.flatMap(({ id, title }) =>
    students.flatMap((student): Strayed[] => {
      const account = accounts.get(id)?.get(student.id);
      const logged = account?.logged;
      if (!logged || account.written || isEmpty(logged)) return [];
      const own = astray.find(
        ({ row, name, ...work }) =>
          !taken.has(row) &&
          name === displayName(student) &&
          work.title === title &&
          sameFacts(logged, { ...work.facts, assignment: id, student: student.id }),
      );
      if (own) taken.add(own.row);
      return own ? [{ row: own.row, assignment: id, student: student.id }] : [];
    }),
  );
}
