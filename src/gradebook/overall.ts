import { fraction, plus, times, type Fraction } from './fraction';

/** Work that counts: graded, not excused, and out of some points. Returned work has the points it was returned with (S38). */
export interface Work {
  readonly category: string;
  /** in points, as a cell holds it: a teacher's own formula may give more than two decimals */
  readonly grade: number;
  readonly points: number;
}

/** A category of assignments with its weight in hundredths of a percent. The weights need not add up to 100 %. */
export interface Category {
  readonly name: string;
  readonly weight: number;
}

/** What was earned out of what could be earned, both in whole millionths of a point, so that adding up is exact. */
export interface Sums {
  readonly earned: number;
  readonly possible: number;
}

export const MILLION = 1_000_000;

/** Points earned and points possible. */
export function sumsOf(works: readonly Work[]): Sums {
  return {
    earned: works.reduce((sum, { grade }) => sum + Math.round(grade * MILLION), 0),
    possible: works.reduce((sum, { points }) => sum + Math.round(points * MILLION), 0),
  };
}

/** Total points: the sum of what was earned over the sum of what could be (B.3). null: nothing counts yet. */
export function totalPoints(works: readonly Work[]): Fraction | null {
  const { earned, possible } = sumsOf(works);
  return possible > 0 ? fraction(earned, possible) : null;
}

/** Each assignment the same, whatever it is out of: the mean of the parts that were earned (B.3). null: nothing counts yet. */
export function equalParts(works: readonly Work[]): Fraction | null {
  if (works.length === 0) return null;
  const sum = works.reduce(
    (done, work) => {
      const { earned, possible } = sumsOf([work]);
      return plus(done, fraction(earned, possible));
    },
    fraction(0, 1),
  );
  return times(sum, fraction(1, works.length));
}

/**
 * Weighted categories: inside a category as `partOf` says; a category without graded work drops out and the weights of the
 * others make up the whole (B.3). Work without a weighted category counts nowhere.
 */
export function weighted(
  works: readonly Work[],
  categories: readonly Category[],
  partOf: (works: readonly Work[]) => Fraction | null = totalPoints,
): Fraction | null {
  const parts = categories.flatMap(({ name, weight }) => {
    const part = partOf(worksIn(works, name));
    return part && weight > 0 ? [{ weight, earned: times(part, fraction(weight, 1)) }] : [];
  });
  const total = parts.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return null;
  const sum = parts.reduce((done, { earned }) => plus(done, earned), fraction(0, 1));
  return times(sum, fraction(1, total));
}

/** The work of one category; capitals do not matter, as they do not in a formula. */
export function worksIn(works: readonly Work[], category: string): readonly Work[] {
  const wanted = category.toLowerCase();
  return works.filter((work) => work.category.toLowerCase() === wanted);
}
