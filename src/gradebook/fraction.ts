/** An exact fraction; `of` is above zero. A figure is carried as one and rounded once, when it is shown. */
export interface Fraction {
  readonly top: bigint;
  readonly of: bigint;
}

/** `top` of `of`, both whole numbers. */
export function fraction(top: number, of: number): Fraction {
  return { top: BigInt(top), of: BigInt(of) };
}

/** The sum, exact. */
export function plus(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.of + b.top * a.of, of: a.of * b.of };
}

/** The product, exact. */
export function times(a: Fraction, by: Fraction): Fraction {
  return { top: a.top * by.top, of: a.of * by.of };
}

/** Whether `a` is less than `b`. */
export function isLess(a: Fraction, b: Fraction): boolean {
  return a.top * b.of < b.top * a.of;
}

/** The nearest whole number, a half counting up. Only for what is not negative. */
export function halfUp({ top, of }: Fraction): number {
  const two = BigInt(2);
  return Number((two * top + of) / (two * of));
}
