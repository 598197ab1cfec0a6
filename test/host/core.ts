/**
 * The heart of the local host: every fake Google object is handed to the bundle through `remote`, which counts the
 * call, moves the modelled clock, lets a test interfere at any call, and refuses members the host does not have.
 */
import { kindOf, secondsOf, type Kind } from './cost';
import { knownToGoogle } from './declarations';

/** One counted call: `name` is `Class.method`, `cells` how many cells it read or wrote. */
export interface Call {
  readonly name: string;
  readonly kind: Kind;
  readonly cells: number;
  readonly seconds: number;
}

/** One run of one entry function (a click, a menu item, a google.script.run call). */
export interface Execution {
  readonly entry: string;
  /** What the entry function was given. */
  readonly args: readonly unknown[];
  readonly limitSeconds: number;
  readonly calls: Call[];
  seconds: number;
  /** After a dead stop nothing the script does has any effect, not even in its `finally` blocks. */
  dead: boolean;
}

/** What a test may do around a call: throw, stop the run dead, or let another session run in between. */
export interface Interference {
  before?: (name: string, index: number, execution: Execution) => void;
  after?: (call: Call, index: number, execution: Execution) => void;
}

/** The modelled time: it moves by what calls cost and by what a test or the preview page says. */
export class Clock {
  constructor(private time: number) {}
  now(): Date {
    return new Date(this.time);
  }
  set(date: Date): void {
    this.time = date.getTime();
  }
  advance(seconds: number): void {
    this.time += seconds * 1000;
  }
}

/** How many cells a fake stands for, when a call neither takes nor gives a grid of values: `setValue`, `setNumberFormat`. */
export const SIZE = Symbol('size');

/** A fake of one Google class. Its public methods are Google's; everything else it offers is `#private` or a model. */
export abstract class Fake {
  /** Google's class name and the name the calls are counted under, e.g. `Range`. */
  abstract readonly googleName: string;
  get [SIZE](): number {
    return 0;
  }
  /** As text an object of Google is its class's name (verified on live Apps Script). */
  toString(): string {
    return this.googleName;
  }
}

/** An error as Google throws it to a script. */
export function googleError(message: string): Error {
  const error = new Error(message);
  error.name = 'Exception';
  return error;
}

/** Thrown at a member that Google has and this host has not (yet): the host is to grow, never to guess. */
export class NotInHost extends Error {
  constructor(member: string) {
    super(`NotInHost: ${member}`);
    this.name = 'NotInHost';
  }
}

/** The run was stopped dead (a test's crash, or Google's time limit). The bundle cannot usefully catch it. */
export class Stopped extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'Stopped';
  }
}

export class Core {
  readonly clock: Clock;
  interference: Interference = {};
  /** Every execution so far, oldest first. */
  readonly executions: Execution[] = [];
  private readonly running: Execution[] = [];
  private readonly proxies = new WeakMap<Fake, Fake>();
  private readonly targets = new WeakMap<object, Fake>();

  constructor(now: Date) {
    this.clock = new Clock(now.getTime());
  }

  get execution(): Execution | undefined {
    return this.running[this.running.length - 1];
  }

  /** Runs one entry function as Google would: counted, timed, limited. Nested runs are other sessions. */
  execute<T>(entry: string, limitSeconds: number, body: () => T, args: readonly unknown[] = []): T {
    const execution: Execution = { entry, args, limitSeconds, calls: [], seconds: 0, dead: false };
    this.executions.push(execution);
    this.running.push(execution);
    try {
      const result = body();
      // A bundle that swallowed the stop did not survive it.
      if (execution.dead) throw new Stopped('The run was stopped.');
      return result;
    } finally {
      this.running.pop();
    }
  }

  /** Stops the current run dead, as a crash of Google's machine would: to be called from an interference. */
  stop(why = 'The run was stopped.'): never {
    if (this.execution) this.execution.dead = true;
    throw new Stopped(why);
  }

  /** Time passing inside the current run (Utilities.sleep, waiting for a lock). */
  spend(seconds: number): void {
    this.clock.advance(seconds);
    const execution = this.execution;
    if (!execution) return;
    execution.seconds += seconds;
    if (execution.seconds > execution.limitSeconds) this.stop('Exceeded maximum execution time');
  }

  /** Wraps a fake for the bundle; the same fake always gives the same object. */
  remote<T extends Fake>(fake: T): T {
    const known = this.proxies.get(fake);
    if (known) return known as T;
    const proxy = new Proxy(fake, {
      get: (target, member) => this.member(target, member),
      set: (target, member) => {
        throw new NotInHost(`${target.googleName}.${String(member)} = …`);
      },
    });
    this.proxies.set(fake, proxy);
    this.targets.set(proxy, fake);
    return proxy;
  }

  /** The fake behind an object the bundle hands back to us; other values as they are. */
  raw<T>(value: T): T {
    if (Array.isArray(value)) return value.map((item: unknown) => this.raw(item)) as T;
    if (typeof value !== 'object' || value === null) return value;
    return (this.targets.get(value) ?? value) as T;
  }

  private wrap(value: unknown): unknown {
    if (value instanceof Fake) return this.remote(value);
    if (Array.isArray(value) && value.some((item) => item instanceof Fake)) return value.map((item) => this.wrap(item));
    return value;
  }

  private member(target: Fake, member: string | symbol): unknown {
    if (typeof member === 'symbol') return Reflect.get(target, member);
    if (member === 'googleName') return undefined;
    const name = `${target.googleName}.${member}`;
    if (!(member in target) || member === 'constructor') {
      if (knownToGoogle(target.googleName, member)) throw new NotInHost(name);
      return undefined;
    }
    const value = Reflect.get(target, member) as unknown;
    if (typeof value !== 'function') return this.wrap(value);
    return (...args: unknown[]) =>
      this.count(target, name, args, () => (value as (...a: unknown[]) => unknown).apply(target, this.raw(args)));
  }

  private count(target: Fake, name: string, args: unknown[], body: () => unknown): unknown {
    const execution = this.execution;
    if (!execution) return this.wrap(body());
    if (execution.dead) throw new Stopped('The run was stopped.');
    const index = execution.calls.length;
    this.interference.before?.(name, index, execution);
    const result = body();
    const kind = kindOf(name);
    const cells = Math.max(cellsIn(result), ...args.map(cellsIn)) || (kind === 'write' ? target[SIZE] : 0);
    const seconds = secondsOf(name, kind, cells);
    const call = { name, kind, cells, seconds };
    execution.calls.push(call);
    this.spend(seconds);
    this.interference.after?.(call, index, execution);
    return this.wrap(result);
  }
}

/** How many cells a rectangular value holds, or how many objects of Google's a list; 0 for anything else. */
function cellsIn(value: unknown): number {
  if (!Array.isArray(value) || value.length === 0) return 0;
  const first: unknown = value[0];
  if (first instanceof Fake) return value.length;
  return Array.isArray(first) ? value.length * first.length : 0;
}
