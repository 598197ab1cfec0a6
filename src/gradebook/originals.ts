import type { Assignment } from './assignment';
import type { Cell } from './cell';
import { asText } from './table';

/** What Assignments knows of an assignment, by which its column is told from a copy of it. */
export type KnownHead = Pick<Assignment, 'id' | 'title' | 'due' | 'points'>;

/** What the header of a column says of its assignment; `column` counts from 1. The header cells are as the teacher left them. */
export interface ColumnHead {
  readonly id: string;
  readonly column: number;
  readonly title: Cell;
  readonly due: Cell;
  readonly points: Cell;
}

/**
 * The column of each id. Of columns with one id, a teacher copied one: the original still has the title that is known, or else
 * the due date and points. Where that tells nothing it is the first of them.
 */
export function originalsOf(heads: readonly ColumnHead[], known: readonly KnownHead[]): ReadonlyMap<string, number> {
  const own = new Map<string, ColumnHead[]>();
  for (const head of heads) own.set(head.id, [...(own.get(head.id) ?? []), head]);
  const facts = new Map(known.map((one) => [one.id, one]));
  return new Map([...own].map(([id, same]) => [id, (originalOf(same, facts.get(id)) ?? same[0])?.column ?? 0]));
}

function originalOf(same: readonly ColumnHead[], known: KnownHead | undefined): ColumnHead | undefined {
  if (same.length < 2 || !known) return same[0];
  const titled = same.filter(({ title }) => asText(title).trim() === known.title);
  const left = titled.length > 0 ? titled : same;
  return left.find((head) => hasDueAndPoints(head, known)) ?? left[0];
}

function hasDueAndPoints({ due, points }: ColumnHead, known: KnownHead): boolean {
  const count = typeof points === 'number' ? points : null;
  return count === known.points && asText(due).slice(0, 10) === known.due.slice(0, 10);
}
