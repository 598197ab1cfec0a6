/** `1 student`, `2 students`: a count with its noun. */
export function count(n: number, one: string, more: string): string {
  return `${n} ${n === 1 ? one : more}`;
}

/** The same for nouns that are counted often, by what the code calls them; each with its form for one and for more. */
export function plurals<K extends string>(
  forms: Readonly<Record<K, readonly [one: string, more: string]>>,
): Readonly<Record<K, (n: number) => string>> {
  const all = Object.entries<readonly [string, string]>(forms);
  return Object.fromEntries(all.map(([key, [one, more]]) => [key, (n: number) => count(n, one, more)])) as Record<
    K,
    (n: number) => string
  >;
}

/** A large whole number with `sign` between its groups of three, from 10,000 on. */
export function grouped(n: number, sign: ',' | '.'): string {
  return n < 10_000 ? String(n) : String(n).replace(/\B(?=(\d{3})+$)/g, sign);
}
