import type { Change, Reason, Value } from './batch';
import type { Moment } from './moment';

/** The facts of a new student, as a change carries them. */
export interface NewStudent {
  readonly last: string;
  readonly first: string;
  readonly email: string;
  /** the row it was typed in, from 1 */
  readonly typedAt?: number;
}

/** The changes that give a student another name or address; none for what is the same. */
export function renamed(was: NewStudent & { readonly id: string }, is: NewStudent): Change[] {
  return (['last', 'first', 'email'] as const)
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ student: was.id, assignment: '', field, before: was[field], after: is[field] }));
}

/** The facts of a new assignment, as a change carries them. */
export interface NewAssignment {
  readonly title: string;
  readonly due: Moment;
  readonly points: number | null;
  /** none in a batch made before there were categories */
  readonly category?: string;
  readonly attachments: string;
  readonly importOn: boolean;
  /** the assignment whose column the teacher copied to make this one */
  readonly copyOf?: string;
  /** the column in which the teacher typed its title to make it, from 1 */
  readonly typedAt?: number;
}

/** The change that makes a student or an assignment, or makes it again; `reason` when it has another one than its batch. */
export function making(of: 'student' | 'assignment', id: string, after: Value, reason?: Reason): Change {
  const whose = { student: '', assignment: '', [of]: id };
  return { ...whose, field: 'created', before: null, after, ...(reason && { reason }) };
}

/** The students, or the assignments, that these changes make (again), by id, with what makes them. */
export function created(changes: readonly Change[], of: 'student' | 'assignment'): { id: string; facts: unknown }[] {
  return changes
    .filter(({ field, after, [of]: id }) => field === 'created' && after !== null && id !== '')
    .map(({ [of]: id, after }) => ({ id, facts: after }));
}

/** Whether a batch puts back what was deleted from Grades. */
export function putsBack(changes: readonly Change[]): boolean {
  return changes.some(({ field, reason }) => field === 'created' && reason === 'repair');
}
