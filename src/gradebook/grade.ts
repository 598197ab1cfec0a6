import { MAX_WHOLE_DIGITS, readDigits, type Decimal } from './decimal';

export type { Decimal };

/** A grade in whole hundredths of a point: 8,5 is 850. Never negative. */
export type Hundredths = number;

/** Why a typed grade is refused; 'fraction' is "8,5 / 10", which the card offers to split. */
export type GradeRefusal = 'notANumber' | 'negative' | 'fraction' | 'tooLong';

/** A grade read from typed text; `null` is an empty field: no grade. */
export type ParsedGrade =
  { readonly ok: true; readonly grade: Hundredths | null } | { readonly ok: false; readonly why: GradeRefusal };

const MAX_TYPED = 100;
const LARGEST = 10 ** MAX_WHOLE_DIGITS;

/** A greater number in a cell is a slip of the hand, or a date that the sheet took for one: 8-5-2026 is 46,150 there. */
const USUAL = 30_000;

/** The greatest grade, in points, of an assignment that is out of so many. */
export function mostOf(points: unknown): number {
  return typeof points === 'number' && points > USUAL ? points : USUAL;
}

const OUT_OF = /^[\d.,]*\d[\d.,]*\s*\/\s*[\d.,]*\d[\d.,]*$/;

/** Hundredths from the digits before and after the decimal sign: the third decimal decides, 5 and up adds one (S40). */
function roundDigits(whole: string, fraction: string): Hundredths {
  const cut = Number(whole + fraction.slice(0, 2).padEnd(2, '0'));
  return cut + ((fraction[2] ?? '0') >= '5' ? 1 : 0);
}

function refused(why: GradeRefusal): ParsedGrade {
  return { ok: false, why };
}

/**
 * A grade as a teacher types it, rounded half up to two decimals on the typed digits (S39-S41).
 * Empty text is no grade. A grade above the maximum is not refused here, but one above `most`.
 */
export function parseGrade(text: string, decimal: Decimal, most = LARGEST): ParsedGrade {
  const typed = text.trim();
  if (typed === '') return { ok: true, grade: null };
  if (typed.length > MAX_TYPED) return refused('tooLong');
  const digits = readDigits(typed, decimal);
  if (digits === undefined) return refused(OUT_OF.test(typed) ? 'fraction' : 'notANumber');
  if (digits.negative) return refused('negative');
  if (digits.whole.length > MAX_WHOLE_DIGITS) return refused('tooLong');
  const grade = roundDigits(digits.whole, digits.fraction);
  return grade > most * 100 ? refused('tooLong') : { ok: true, grade };
}

/**
 * The grade in a sheet cell, from the decimal text of the number in it as a sheet writes it, so that a cell showing 1.005 is
 * 1,01: 15 digits, whether the number itself was read or that text.
 * Gives null for what cannot be a grade: negative, not a number, more than nine digits before the decimal sign, or above
 * `most`.
 */
export function gradeFromCell(value: number, most = LARGEST): Hundredths | null {
  if (!(value >= 0 && value < LARGEST && value <= most)) return null;
  // The double nearest to so many hundredths is written with them and no more: nearly every grade is one. Never -0.
  const hundredths = Math.round(value * 100) + 0;
  if (hundredths / 100 === value) return hundredths;
  const written = String(value);
  const text = written.length > 16 ? String(Number(value.toPrecision(15))) : written;
  if (text.includes('e')) return 0; // below a millionth: only then does a number this small use an exponent
  const [whole = '', fraction = ''] = text.split('.');
  return roundDigits(whole, fraction);
}

/** The number to put in a cell: the double nearest to the grade, so that the cell shows exactly these decimals. */
export function gradeToCell(grade: Hundredths): number {
  return grade / 100;
}

/** A grade as a teacher writes it, without idle zeros: "8,5", "88,73", "100". `parseGrade` reads it back. */
export function showGrade(grade: Hundredths, decimal: Decimal): string {
  const fraction = String(grade % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const whole = String(Math.floor(grade / 100));
  return fraction === '' ? whole : whole + decimal + fraction;
}

/**
 * A score out of `from` points as a grade out of `to` points, exact and rounded half up once. Both are whole
 * points, so whole hundredths and their remainder carry it without a fraction.
 * Throws when `from` is not above zero: a quiz without points cannot be scaled, and the caller knows it.
 */
export function scaleGrade(score: Hundredths, from: number, to: number): Hundredths {
  if (!(from > 0)) throw new RangeError(`cannot scale from ${from} points`);
  const rest = score % from;
  return ((score - rest) / from) * to + Math.floor((2 * rest * to + from) / (2 * from));
}
