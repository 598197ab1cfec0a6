import { readDigits, type Decimal } from './decimal';
import { fold } from './names';

/** What a new assignment is out of (S32). */
export const DEFAULT_POINTS = 100;

const MAX_POINTS = 1_000_000;

export type PointsRefusal = 'empty' | 'notWhole' | 'notPositive' | 'notANumber' | 'tooLarge';

/** Points read from what a teacher typed; `null` is an assignment without a grade (S35). */
export type ParsedPoints =
  { readonly ok: true; readonly points: number | null } | { readonly ok: false; readonly why: PointsRefusal };

/** An assignment without a grade, asked for in so many words (S35). */
const NO_GRADE: ParsedPoints = { ok: true, points: null };

function refused(why: PointsRefusal): ParsedPoints {
  return { ok: false, why };
}

/** Checks a number of points already known to be one. */
function checkPoints(points: number): ParsedPoints {
  if (Number.isNaN(points)) return refused('notANumber');
  if (points <= 0) return refused('notPositive');
  if (points > MAX_POINTS) return refused('tooLarge');
  return Number.isInteger(points) ? { ok: true, points } : refused('notWhole');
}

/**
 * The points an assignment is out of, as typed: a whole number above 0 (S33). "12,5", "0", "-5", "abc" and an empty
 * field are refused with a reason; nothing is rounded. No grade (`null`) comes only from one of `noGradeWords`.
 */
export function parsePoints(text: string, decimal: Decimal, noGradeWords: readonly string[] = []): ParsedPoints {
  const typed = text.trim();
  if (typed === '') return refused('empty');
  if (noGradeWords.some((word) => fold(word) === fold(typed))) return NO_GRADE;
  const digits = readDigits(typed, decimal);
  if (digits === undefined) return refused('notANumber');
  if (digits.negative || /^0*$/.test(digits.whole + digits.fraction)) return refused('notPositive');
  if (/[1-9]/.test(digits.fraction)) return refused('notWhole');
  return checkPoints(Number(digits.whole));
}

/** The points in a header cell that holds a number; the same refusals as `parsePoints`. */
export function pointsFromCell(value: number): ParsedPoints {
  return checkPoints(value);
}
