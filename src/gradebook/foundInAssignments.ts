import type { Accounts } from './accounts';
import type { StrangeFact } from './assignmentRow';
import type { Change } from './batch';
import type { Book } from './book';
import type { Place } from './found';
import type { HeadFound } from './headCells';

/** The cells of one row of Assignments that say what they cannot. */
export function headPlaces(book: Book, head: HeadFound, strange: readonly StrangeFact[]): Place[] {
  return strange.map((one) => ({ ...cellPlace(book, head, one.key), strange: one }));
}

/** The cell in which somebody changed a fact that a teacher may change there. */
export function editedPlace(book: Book, head: HeadFound, { field }: Change): Place {
  return cellPlace(book, head, field === 'importOn' ? 'import' : field);
}

function cellPlace({ headColumns }: Book, { assignment: { row, title } }: HeadFound, key: string): Place {
  return { tab: 'assignments', row, column: (headColumns.get(key) ?? 0) + 1, about: title };
}

/** Rows of Assignments with an id that no column, no work and nothing in the log has. */
export function foreignPlaces(
  { assignments, grades }: Book,
  made: ReadonlyMap<string, unknown>,
  accounts: Accounts,
): Place[] {
  const known = new Set([...grades.heads.map(({ id }) => id), ...made.keys(), ...accounts.keys()]);
  return assignments
    .filter(({ id }) => !known.has(id))
    .map(({ row, title }) => ({ tab: 'assignments', row, about: title }));
}
