import type { LogRow, WorkRow } from './accounts';
import type { AssignmentAt } from './assignmentRow';
import type { WordReader } from './cell';
import type { Decimal, Hundredths } from './grade';
import { isStudentId, type Grades } from './grades';
import type { HeadRow } from './headCells';
import type { Moment } from './moment';
import type { Rules } from './rules';

/** Everything in a gradebook that can be compared, read once. */
export interface Book {
  readonly grades: Grades;
  readonly assignments: readonly AssignmentAt[];
  /** rows of Assignments with an id that a row above them has */
  readonly doubled: readonly number[];
  /** its rows, cell by cell, and which key is in which column (0-based) */
  readonly headRows: readonly HeadRow[];
  readonly headColumns: ReadonlyMap<string, number>;
  readonly works: readonly WorkRow[];
  /** rows that Submissions has at all */
  readonly workRows: number;
  readonly log: readonly LogRow[];
  /** the last finished batch */
  readonly applied: number;
  readonly rules: Pick<Rules, 'counts'>;
  /** by id, all students as of the last finished batch */
  readonly listed: ReadonlyMap<string, string>;
  /** what the teacher said was deleted on purpose */
  readonly leftOut: ReadonlySet<string>;
  readonly now: Moment;
  readonly decimal: Decimal;
  readonly wordIn: WordReader;
  readonly noGradeWords: readonly string[];
  /** whether a cell holds a formula */
  readonly isComputed: (row: number, column: number) => boolean;
  /** whether the format of a cell shows this returned grade, or none, and else a draft */
  readonly tells: (row: number, column: number, returned: Hundredths | null) => boolean;
}

/** Whether a student is or was in the class; an id that somebody typed over is nobody's. */
export function isSomebody({ grades, listed }: Pick<Book, 'grades' | 'listed'>, id: string): boolean {
  return isStudentId(id) || listed.has(id) || grades.students.some((student) => student.id === id);
}
