/** PropertiesService: small texts kept with the script, with a person, or with a document. */
import { Fake, googleError } from './core';
import type { Seat } from './session';
import { objectFor, stringFor } from './signature';

/** Limits of https://developers.google.com/apps-script/guides/services/quotas, in bytes. */
const MOST_A_VALUE = 9 * 1024;
const MOST_A_STORE = 500 * 1024;

export type Store = Map<string, string>;

/** All stores of the workspace, by what they belong to. */
export class Stores {
  readonly #stores = new Map<string, Store>();

  store(key: string): Store {
    const known = this.#stores.get(key) ?? new Map<string, string>();
    this.#stores.set(key, known);
    return known;
  }
  /** Gives what puts all of them back as they are now. */
  remember(): () => void {
    const kept = [...this.#stores].map(([key, store]) => [key, new Map(store)] as const);
    return () => {
      for (const store of this.#stores.values()) store.clear();
      for (const [key, store] of kept) store.forEach((value, name) => this.store(key).set(name, value));
    };
  }
}

export class PropertiesFake extends Fake implements GoogleAppsScript.Properties.Properties {
  readonly googleName = 'Properties';
  readonly #store: Store;

  constructor(store: Store) {
    super();
    this.#store = store;
  }
  deleteAllProperties(): this {
    this.#store.clear();
    return this;
  }
  deleteProperty(key: string): this {
    this.#store.delete(stringFor('Properties.deleteProperty', key));
    return this;
  }
  getKeys(): string[] {
    return [...this.#store.keys()];
  }
  getProperties(): Record<string, string> {
    return Object.fromEntries(this.#store);
  }
  getProperty(key: string): string | null {
    return this.#store.get(stringFor('Properties.getProperty', key)) ?? null;
  }
  setProperties(properties: Record<string, string>, deleteAllOthers?: boolean): this {
    const given = objectFor('Properties.setProperties', properties);
    if (deleteAllOthers) this.#store.clear();
    for (const [key, value] of Object.entries(given)) this.#set(key, stringFor('Properties.setProperties', value));
    return this;
  }
  /** Strings only: Google would store another value as some text of it. */
  setProperty(key: string, value: string): this {
    this.#set(stringFor('Properties.setProperty', key), stringFor('Properties.setProperty', value));
    return this;
  }
  #set(key: string, value: string): void {
    if (Buffer.byteLength(value) > MOST_A_VALUE) throw googleError('Argument too large: value');
    const others = [...this.#store].filter(([other]) => other !== key);
    const bytes = [...others, [key, value]].flat().reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    if (bytes > MOST_A_STORE) {
      throw googleError('You have exceeded the property storage quota. Please remove some properties and try again.');
    }
    this.#store.set(key, value);
  }
}

export class PropertiesServiceFake extends Fake {
  readonly googleName = 'PropertiesService';
  readonly #seat: Seat;
  readonly #stores: Stores;

  constructor(stores: Stores, seat: Seat) {
    super();
    this.#stores = stores;
    this.#seat = seat;
  }
  /** Null where the program sees no document. */
  getDocumentProperties(): PropertiesFake | null {
    return this.#seat.active && this.#properties('getDocumentProperties', `document ${this.#seat.active.id}`);
  }
  getScriptProperties(): PropertiesFake {
    return this.#properties('getScriptProperties', 'script');
  }
  getUserProperties(): PropertiesFake {
    return this.#properties('getUserProperties', `user ${this.#seat.email}`);
  }
  #properties(member: string, key: string): PropertiesFake {
    this.#seat.mustRunAs(`PropertiesService.${member}`, 'LIMITED');
    return new PropertiesFake(this.#stores.store(key));
  }
}
