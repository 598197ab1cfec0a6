/** Arguments as Google checks them: a value of the wrong type is refused with the member's name, never converted. */
import { types } from 'node:util';
import { Fake, googleError } from './core';

/**
 * Google's signatures of those members of `Google` that a fake has. A member may return one of our fakes, which lacks
 * Google's other members.
 */
export type Members<Google, Names extends keyof Google> = {
  [Name in Names]: Google[Name] extends (...args: infer Args) => infer Result
    ? (...args: Args) => Result extends object ? unknown : Result
    : Google[Name];
};

/** Google's error for arguments of the wrong number or type; `member` is `Class.method`. */
export function mismatch(member: string, ...given: unknown[]): Error {
  const kinds = given.map(kindOfValue).join(',');
  return googleError(`The parameters (${kinds}) don't match the method signature for ${member}.`);
}

function kindOfValue(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (types.isDate(value)) return 'Date';
  if (value instanceof Fake) return value.googleName;
  if (typeof value === 'object') return Array.isArray(value) ? 'Array' : 'Object';
  return { string: 'String', number: 'number', boolean: 'Boolean' }[typeof value as string] ?? typeof value;
}

/** A string, or the refusal. */
export function stringFor(member: string, value: unknown): string {
  if (typeof value !== 'string') throw mismatch(member, value);
  return value;
}

export function booleanFor(member: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw mismatch(member, value);
  return value;
}

/** A finite number, or the refusal. */
export function numberFor(member: string, value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw mismatch(member, value);
  return value;
}

/** A plain object or array, or the refusal (a Date or a Google object is not plain). */
export function objectFor(member: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || value instanceof Fake || types.isDate(value))
    throw mismatch(member, value);
  return value as Readonly<Record<string, unknown>>;
}

/** One of our fakes of exactly these classes, or the refusal. */
export function fakeFor<T extends Fake>(member: string, value: unknown, type: abstract new (...args: never[]) => T): T {
  if (!(value instanceof type)) throw mismatch(member, value);
  return value;
}
