/** Google's enums: objects whose text (and JSON) is their key. */
import { mismatch } from './signature';

/** One value of an enum. */
export class EnumKey {
  readonly #key: string;
  readonly #place: number;
  constructor(key: string, place: number) {
    this.#key = key;
    this.#place = place;
  }
  name(): string {
    return this.#key;
  }
  ordinal(): number {
    return this.#place;
  }
  compareTo(other: EnumKey): number {
    return this.#place - other.#place;
  }
  toString(): string {
    return this.#key;
  }
  /** The V8 page of Google's documentation: `JSON.stringify` of an enum gives its name. */
  toJSON(): string {
    return this.#key;
  }
}

export type GoogleEnum<Key extends string> = Readonly<Record<Key, unknown>>;

/** An enum with these keys, each a frozen object. */
export function googleEnum<Key extends string>(...keys: Key[]): GoogleEnum<Key> {
  const entries = keys.map((key, place) => [key, Object.freeze(new EnumKey(key, place))]);
  return Object.freeze(Object.fromEntries(entries) as Record<Key, unknown>);
}

/** The key of an enum's value; refuses anything that is not a value of this very enum. */
export function keyFor<Key extends string>(member: string, known: GoogleEnum<Key>, value: unknown): Key {
  const found = (Object.keys(known) as Key[]).find((key) => known[key] === value);
  if (found === undefined) throw mismatch(member, value);
  return found;
}
