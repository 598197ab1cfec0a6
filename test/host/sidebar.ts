/**
 * The HTML sidebar from the page's side: its text, and `google.script.run`. What may cross is what Google's page on
 * client-to-server communication allows: https://developers.google.com/apps-script/guides/html/communication
 */
import { types } from 'node:util';
import type { PageModel, Screen } from './ui';

export class Sidebar {
  readonly #screen: Screen;
  readonly #call: (entry: string, args: readonly unknown[]) => unknown;

  constructor(screen: Screen, call: (entry: string, args: readonly unknown[]) => unknown) {
    this.#screen = screen;
    this.#call = call;
  }
  get isOpen(): boolean {
    return this.#screen.sidebar !== undefined;
  }
  get html(): string {
    return this.#page.html;
  }
  get title(): string {
    return this.#page.title;
  }
  /** `google.script.run[entry](...args)`: gives what the success handler gets, throws what the failure handler gets. */
  run(entry: string, ...args: unknown[]): unknown {
    if (!this.isOpen && this.#screen.dialogs.length === 0) throw new Error('No sidebar or dialog is open.');
    const sent = args.map((arg) => crossing(arg, `argument of ${entry}`));
    return crossing(this.#call(entry, sent) ?? null, `result of ${entry}`);
  }
  close(): void {
    this.#screen.sidebar = undefined;
  }
  get #page(): PageModel {
    if (!this.#screen.sidebar) throw new Error('The sidebar is not open.');
    return this.#screen.sidebar;
  }
}

/**
 * A copy of a value as it arrives on the other side; throws at what cannot cross. `undefined` becomes null in arrays, as
 * Google says; elsewhere Google says nothing, so it is refused.
 */
function crossing(value: unknown, where: string): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (Array.isArray(value)) {
    return value.map((item: unknown, place) => (item === undefined ? null : crossing(item, `${where}[${place}]`)));
  }
  if (!isPlain(value)) throw new TypeError(`${nameOf(value)} cannot cross between page and script (${where})`);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, crossing(item, `${where}.${key}`)]));
}

/** An object literal of whichever realm. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function nameOf(value: unknown): string {
  if (types.isDate(value)) return 'A Date';
  return typeof value === 'object' ? 'An object that is not plain' : `A value of type ${typeof value}`;
}
