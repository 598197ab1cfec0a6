import type { Value } from './batch';
import { hash } from './hash';

/** What a card was drawn from, or what was filled in on it, by field. */
export type Facts = Readonly<Record<string, Value>>;

/** A short text that goes back with a card: what each of its fields said when it was drawn, in the order of `facts`. */
export function factsSeen(facts: Facts): string {
  return Object.values(facts).map(print).join('.');
}

function print(value: Value): string {
  return hash(JSON.stringify(value));
}

/** What a filled-in card comes to beside what is there now. */
export interface Merged<T extends Facts> {
  /** what is to be: of the contested fields as the teacher filled them in */
  readonly after: T;
  /** fields that somebody else changed since, and the teacher into something else */
  readonly contested: readonly (keyof T & string)[];
}

/**
 * Puts what a teacher filled in (`mine`) over what is there now, as far as the teacher changed it: what somebody else
 * changed meanwhile stays. `seen` is what the card was drawn from, by `factsSeen`; without it nothing is contested. The
 * fields in `theirs` are left as they are now, which the teacher chose.
 */
export function merge<T extends Facts>(seen: string, now: T, mine: T, theirs: readonly string[] = []): Merged<T> {
  const drawn = seen === '' ? [] : seen.split('.');
  const after: Record<string, Value> = {};
  const contested: string[] = [];
  Object.entries(now).forEach(([field, value], i) => {
    const [was, is, wanted] = [drawn[i] ?? print(value), print(value), print(mine[field] ?? null)];
    const own = wanted !== was && !theirs.includes(field);
    after[field] = own ? (mine[field] ?? null) : value;
    if (own && is !== was && is !== wanted) contested.push(field);
  });
  return { after: after as T, contested };
}
