/** CacheService: texts that expire on the modelled clock. Google may forget them even earlier. */
import { Fake, googleError, type Clock } from './core';
import type { Seat } from './session';
import { mismatch, numberFor, objectFor, stringFor } from './signature';

/** Limits of https://developers.google.com/apps-script/reference/cache/cache */
const LONGEST_KEY = 250;
const MOST_BYTES = 100 * 1024;
const USUAL_SECONDS = 600;
const MOST_SECONDS = 21_600;
const MOST_ITEMS = 1000;
/** What stays of more than that: those that would have lasted longest. */
const KEPT_ITEMS = 900;

interface Item {
  readonly value: string;
  readonly until: number;
}

/** All caches of the workspace. */
export class Caches {
  readonly #caches = new Map<string, Map<string, Item>>();

  cache(key: string): Map<string, Item> {
    const known = this.#caches.get(key) ?? new Map<string, Item>();
    this.#caches.set(key, known);
    return known;
  }
  /** Gives what puts all of them back as they are now. */
  remember(): () => void {
    const kept = [...this.#caches].map(([key, items]) => [key, new Map(items)] as const);
    return () => {
      this.forgetAll();
      for (const [key, items] of kept) items.forEach((item, name) => this.cache(key).set(name, item));
    };
  }
  /** What Google may do at any moment. */
  forgetAll(): void {
    for (const cache of this.#caches.values()) cache.clear();
  }
}

export class CacheFake extends Fake {
  readonly googleName = 'Cache';
  readonly #items: Map<string, Item>;
  readonly #clock: Clock;

  constructor(items: Map<string, Item>, clock: Clock) {
    super();
    this.#items = items;
    this.#clock = clock;
  }
  get(key: string): string | null {
    const item = this.#items.get(keyFor('Cache.get', key));
    return item && item.until > this.#clock.now().getTime() ? item.value : null;
  }
  getAll(keys: string[]): Record<string, string> {
    if (!Array.isArray(keys)) throw mismatch('Cache.getAll', keys);
    const found = keys.map((key) => [key, this.get(key)] as const).filter(([, value]) => value !== null);
    return Object.fromEntries(found) as Record<string, string>;
  }
  put(key: string, value: string, expirationInSeconds: number = USUAL_SECONDS): null {
    this.#put('Cache.put', key, value, expirationInSeconds);
    return null;
  }
  putAll(values: Record<string, string>, expirationInSeconds: number = USUAL_SECONDS): null {
    for (const [key, value] of Object.entries(objectFor('Cache.putAll', values))) {
      this.#put('Cache.putAll', key, value, expirationInSeconds);
    }
    return null;
  }
  remove(key: string): null {
    this.#items.delete(keyFor('Cache.remove', key));
    return null;
  }
  removeAll(keys: string[]): null {
    if (!Array.isArray(keys)) throw mismatch('Cache.removeAll', keys);
    for (const key of keys) this.remove(key);
    return null;
  }
  #put(member: string, key: string, value: unknown, seconds: unknown): void {
    const text = stringFor(member, value);
    if (Buffer.byteLength(text) > MOST_BYTES) throw googleError('Argument too large: value');
    const lasting = Math.min(Math.max(numberFor(member, seconds), 1), MOST_SECONDS);
    this.#items.set(keyFor(member, key), { value: text, until: this.#clock.now().getTime() + lasting * 1000 });
    if (this.#items.size > MOST_ITEMS) this.#evict();
  }
  /** The last ones put in go first among those that last equally long: Google does not say which do. */
  #evict(): void {
    const lasting = [...this.#items].sort(([, a], [, b]) => b.until - a.until);
    for (const [key] of lasting.slice(KEPT_ITEMS)) this.#items.delete(key);
  }
}

function keyFor(member: string, key: unknown): string {
  const text = stringFor(member, key);
  if (text.length > LONGEST_KEY) throw googleError('Argument too large: key');
  return text;
}

export class CacheServiceFake extends Fake {
  readonly googleName = 'CacheService';
  readonly #caches: Caches;
  readonly #seat: Seat;

  constructor(caches: Caches, seat: Seat) {
    super();
    this.#caches = caches;
    this.#seat = seat;
  }
  /** Null where the program sees no document. */
  getDocumentCache(): CacheFake | null {
    return this.#seat.active && this.#cache(`document ${this.#seat.active.id}`);
  }
  getScriptCache(): CacheFake {
    return this.#cache('script');
  }
  getUserCache(): CacheFake {
    return this.#cache(`user ${this.#seat.email}`);
  }
  #cache(key: string): CacheFake {
    return new CacheFake(this.#caches.cache(key), this.#seat.core.clock);
  }
}
