import type { WordReader } from './cell';
import { fraction, halfUp } from './fraction';
import type { Given } from './given';
import { gradeFromCell, gradeToCell, mostOf } from './grade';
import { cellOf, givenTo, type Grades, type GradesHead, type Student } from './grades';
import { equalParts, sumsOf, totalPoints, weighted, type Work } from './overall';
import { addsPoints, type Rules } from './rules';
import { decimalsOf, onScale, type Figure } from './scale';
import { asText } from './table';

/** A student and the row they stand in. */
export type At = Pick<Student, 'id' | 'row'>;

/** Whose overall figures there are: a row of which somebody emptied the name has one, as long as it is not emptied too. */
export function withFigure(grades: Grades): readonly At[] {
  const column = grades.columns.get('overall');
  const has = ({ row }: At) => column !== undefined && cellOf(grades, row, column) !== '';
  return [...grades.students, ...grades.nameless.filter(has)];
}

/**
 * The work that counts for one student, from what stands in Grades: exactly what the formulas of the sheet see. Words,
 * empty cells and text count nowhere, nor do assignments without points. A grade that was returned as it stands has the
 * points it was returned with; any other has those of its assignment (S38). With "returned only", what was returned.
 */
export function worksAt(grades: Grades, student: At, rules: Rules, wordIn: WordReader): Work[] {
  const given = givenTo(grades, student);
  return grades.heads.flatMap((head) => {
    const points = pointsOf(head);
    const work = points === null ? null : workAt(grades, student.row, head, points, given.get(head.id), rules, wordIn);
    return work ? [{ ...work, category: asText(head.category) }] : [];
  });
}

function workAt(
  grades: Grades,
  row: number,
  { column }: GradesHead,
  points: number,
  given: Given | undefined,
  { counts }: Rules,
  wordIn: WordReader,
): Omit<Work, 'category'> | null {
  const cell = cellOf(grades, row, column);
  if (counts === 'returned')
    return given && !(typeof cell === 'string' && wordIn(cell) === 'excused') ? asWork(given) : null;
  const grade = typeof cell === 'number' ? gradeFromCell(cell, grades.most) : null;
  if (typeof cell !== 'number' || grade === null) return null;
  return { grade: cell, points: given?.grade === grade ? given.points : points };
}

function asWork({ grade, points }: Given): Omit<Work, 'category'> {
  return { grade: gradeToCell(grade), points };
}

/** Points that count; null for "no grade" and for what cannot be points. */
function pointsOf({ points }: GradesHead): number | null {
  return typeof points === 'number' && points > 0 ? points : null;
}

/** Returned work in a student's row whose points are not those of its assignment any more. */
export function apartAt(grades: Grades, student: At): readonly (Given & { readonly head: GradesHead })[] {
  const given = givenTo(grades, student);
  return grades.heads.flatMap((head) => {
    const own = given.get(head.id);
    return own && pointsOf(head) !== null && own.points !== head.points ? [{ ...own, head }] : [];
  });
}

/** The same for all students, by column; each grade once, however many students have it. */
export function apartIn(grades: Grades): ReadonlyMap<number, readonly Given[]> {
  const found = new Map<number, Map<string, Given>>();
  for (const student of [...grades.students, ...grades.nameless]) {
    for (const { head, grade, points } of apartAt(grades, student)) {
      const own = found.get(head.column) || new Map<string, Given>();
      found.set(head.column, own.set(`${grade}/${points}`, { grade, points }));
    }
  }
  return new Map([...found].map(([column, own]) => [column, [...own].sort().map(([, given]) => given)]));
}

/**
 * What the average of each column ought to show: the mean of its numbers in rows with an id, in the points that the column
 * has now. A grade still as it was returned out of other points counts for its part of those (S38). Null without numbers.
 */
export function columnMeans(grades: Grades): ReadonlyMap<GradesHead, number | null> {
  const withId = [...grades.students, ...grades.nameless];
  const apart = new Map(withId.map((student) => [student.row, apartAt(grades, student)]));
  const rows = [...withId, ...grades.copies].map(({ row }) => row);
  return new Map(
    grades.heads.map((head) => {
      const numbers = rows.flatMap((row) => {
        const cell = cellOf(grades, row, head.column);
        const grade = typeof cell === 'number' ? gradeFromCell(cell, mostOf(head.points)) : null;
        if (typeof cell !== 'number' || grade === null) return [];
        const was = apart.get(row)?.find((one) => one.head === head && one.grade === grade);
        return [was ? (cell / was.points) * Number(head.points) : cell];
      });
      return [head, numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length];
    }),
  );
}

/** The overall figure of this work on the scale of the gradebook; null when nothing counts yet or none is wanted. */
export function figureOf(works: readonly Work[], rules: Rules): Figure | null {
  if (rules.system === 'none') return null;
  const partOf = rules.weigh === 'points' ? totalPoints : equalParts;
  const part = rules.system === 'points' ? partOf(works) : weighted(works, rules.categories, partOf);
  return part && onScale(part, rules, addsPoints(rules) ? sumsOf(works) : null);
}

/** The mean of the figures as they stand, as a teacher would check it; null for letters, or when there are none. */
export function meanOf(figures: readonly (Figure | null)[], rules: Rules): number | null {
  const unit = 10 ** decimalsOf(rules.scale, addsPoints(rules));
  const whole = figures.flatMap((figure) => (typeof figure === 'number' ? [Math.round(figure * unit)] : []));
  if (whole.length === 0) return null;
  return (
    halfUp(
      fraction(
        whole.reduce((sum, one) => sum + one, 0),
        whole.length,
      ),
    ) / unit
  );
}
