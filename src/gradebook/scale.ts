import { fraction, halfUp, isLess, plus, times, type Fraction } from './fraction';
import type { Hundredths } from './grade';
import { MILLION, type Sums } from './overall';

/** How a figure is shown: a percentage, points, letters, or a Dutch mark by pass point or by N-term. */
export const SCALES = ['percent', 'points', 'letters', 'pass', 'nTerm'] as const;

/** A letter and the percentage from which it is given, in hundredths of a percent. */
export interface Step {
  readonly letter: string;
  readonly from: number;
}

/** A scale with what each kind needs; the rest waits until the teacher chooses that kind. */
export interface Scale {
  readonly scale: (typeof SCALES)[number];
  /** the part of all points that is just enough, in hundredths of a percent, between 0 and 100 % */
  readonly passMark: number;
  /** in tenths: 13 is N = 1,3 */
  readonly nTerm: number;
  /** highest first; the last letter is for everything below */
  readonly letters: readonly Step[];
}

/** A figure as its cell holds it: 0.925 is 92,5 %; a mark or points as they are; a letter. */
export type Figure = number | string;

/** A Dutch mark from which work is sufficient, in tenths. */
export const SUFFICIENT = 55;

/** Decimals of a figure in its cell; 0.925 is a percentage with one. */
export function decimalsOf(scale: Scale['scale'], total: boolean): number {
  return scale === 'percent' ? 3 : scale === 'points' && total ? 2 : 1;
}

/** The figure of a part of all points, rounded half up once. `sums` are given when the points themselves are wanted. */
export function onScale(part: Fraction, scale: Scale, sums: Sums | null): Figure {
  switch (scale.scale) {
    case 'percent':
      return halfUp(times(part, fraction(1000, 1))) / 1000;
    case 'points':
      return sums ? halfUp(fraction(sums.earned, MILLION / 100)) / 100 : halfUp(times(part, fraction(1000, 1))) / 10;
    case 'letters':
      return letterOf(part, scale.letters);
    case 'pass':
      return byPass(part, scale.passMark) / 10;
    case 'nTerm':
      return byNTerm(part, scale.nTerm) / 10;
  }
}

function letterOf(part: Fraction, letters: readonly Step[]): string {
  const step = letters.find(({ from }) => !isLess(part, fraction(from, 10_000))) || letters[letters.length - 1];
  return step?.letter || '';
}

/** `a + b × part`, in tenths of a mark. */
function line(a: number, b: Fraction, part: Fraction): Fraction {
  return plus(fraction(a, 1), times(b, part));
}

/** Two straight lines that meet at the pass mark: 0 % is a 1, the pass mark a 5,5 and all points a 10. In tenths. */
export function byPass(part: Fraction, passMark: Hundredths): number {
  if (isLess(part, fraction(passMark, 10_000))) return mark(line(10, fraction(450_000, passMark), part));
  const rest = 10_000 - passMark;
  // 100 - 45 × (1 - part) / (1 - pass), written so that the fraction keeps a positive denominator.
  return mark(plus(fraction(100 * rest - 450_000, rest), times(fraction(450_000, rest), part)));
}

/**
 * The mark of the Dutch central examinations: 9 × part + N between four boundary lines, two of twice the slope and two of
 * half of it. Above N = 1 the lowest of three lines counts, up to 1 the highest (College voor Toetsen en Examens). In tenths.
 */
export function byNTerm(part: Fraction, nTerm: number): number {
  const main = line(nTerm, fraction(90, 1), part);
  const steep = fraction(180, 1);
  const flat = fraction(45, 1);
  return nTerm > 10
    ? mark([line(10, steep, part), line(55, flat, part)].reduce(lowest, main))
    : mark([line(10, flat, part), line(-80, steep, part)].reduce(highest, main));
}

function lowest(a: Fraction, b: Fraction): Fraction {
  return isLess(b, a) ? b : a;
}

function highest(a: Fraction, b: Fraction): Fraction {
  return isLess(a, b) ? b : a;
}

/** Tenths of a mark: more points than there are is still a 10. */
function mark(tenths: Fraction): number {
  return Math.min(100, halfUp(tenths));
}
