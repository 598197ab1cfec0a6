/** `1 student`, `2 students`: a count with its noun. */
export function count(n: number, one: string, more: string): string {
  return `${n} ${n === 1 ? one : more}`;
}

/** A large whole number with `sign` between its groups of three, from 10,000 on. */
export function grouped(n: number, sign: ',' | '.'): string {
  return n < 10_000 ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, sign);
}
