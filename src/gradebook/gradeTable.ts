import type { CellMeaning } from './cell';
import type { Hundredths } from './grade';
import type { Moment } from './moment';
import type { Name } from './names';
import type { Status } from './status';
import type { Submission } from './submission';

/** The grade of one student in one assignment, as it leaves the gradebook. */
export interface Mark {
  readonly grade: Hundredths | null;
  /** what this grade is out of; null: no grade */
  readonly points: number | null;
  readonly submission: Submission;
  readonly status: Status;
  readonly late: boolean;
  /** what stands in the cell when it cannot be read */
  readonly unreadable?: string;
}

export interface GradeColumn {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly due: Moment;
  readonly points: number | null;
  /** one for each student of the table; null: this student's mark stands in another column */
  readonly marks: readonly (Mark | null)[];
}

/** Grades to be taken out of the gradebook; the students in the order of the file. */
export interface GradeTable {
  readonly students: readonly (Name & { readonly id: string; readonly email: string })[];
  readonly columns: readonly GradeColumn[];
}

/**
 * The grade that a teacher sees in the cell: the draft, which after a return is the returned grade. Work that still has
 * the grade it was returned with is out of the points of then (S38); a status word or an unreadable cell is no grade.
 */
export function markOf(
  { submission, status, late, cell }: Pick<Mark, 'submission' | 'status' | 'late'> & { readonly cell: CellMeaning },
  points: number | null,
): Mark {
  const about = { submission, status, late };
  if (cell.kind === 'unreadable') return { ...about, grade: null, points: null, unreadable: cell.text };
  const grade = submission.draft;
  const asReturned = status.returned !== null && status.returned.grade === grade;
  return { ...about, grade, points: grade === null ? null : asReturned ? status.returned.points : points };
}

/** The same table with only what students were given: no draft leaves the gradebook (S47). */
export function returnedOnly(table: GradeTable): GradeTable {
  const given = (mark: Mark | null): Mark | null => {
    const { grade, points } = mark?.status.returned ?? { grade: null, points: null };
    return mark && { ...mark, grade, points: grade === null ? null : points };
  };
  return { ...table, columns: table.columns.map((column) => ({ ...column, marks: column.marks.map(given) })) };
}

/**
 * Work returned out of other points than the assignment has now gets a column of its own, `Title (100)`, so that every
 * number stands under what it is out of: nothing is converted, and whoever divides by the points divides rightly (S38).
 */
export function splitByPoints(table: GradeTable): GradeTable {
  return { ...table, columns: table.columns.flatMap(splitColumn) };
}

function splitColumn(column: GradeColumn): GradeColumn[] {
  const strange = (mark: Mark | null) => mark !== null && mark.grade !== null && mark.points !== column.points;
  const others = [...new Set(column.marks.flatMap((mark) => (strange(mark) ? [mark?.points ?? null] : [])))];
  const own = { ...column, marks: column.marks.map((mark) => (strange(mark) ? null : mark)) };
  return [
    own,
    ...others.map((points) => ({
      ...column,
      id: `${column.id}-${points ?? 0}`,
      title: `${column.title} (${points ?? 0})`,
      points,
      marks: column.marks.map((mark) => (strange(mark) && mark?.points === points ? mark : null)),
    })),
  ];
}

/** Cells whose text is no grade and no word: empty in every file, so the teacher must know. */
export function unreadableCells({ columns }: GradeTable): number {
  return columns.reduce((sum, { marks }) => sum + marks.filter((mark) => mark?.unreadable !== undefined).length, 0);
}
