/** Reading JSON that somebody else wrote: every refusal is one sentence that says where and what was expected. */

/** The data is not what Google's Forms service answers with. The message is a sentence for a reader, not for a program. */
export class FormDataError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormDataError';
  }
}

export type Json = Readonly<Record<string, unknown>>;

export function objectAt(value: unknown, where: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw expected('an object', where, value);
  return value as Json;
}

/** A list; a missing one is empty, as Google leaves empty lists out. */
export function listAt(value: unknown, where: string): readonly unknown[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw expected('a list', where, value);
  return value;
}

export function textAt(value: unknown, where: string): string {
  if (typeof value !== 'string') throw expected('text', where, value);
  return value;
}

/** Text that must be there and not be empty: an id. */
export function idAt(value: unknown, where: string): string {
  if (typeof value !== 'string' || value === '') throw expected('an id', where, value);
  return value;
}

/** A number from zero; a missing one is the fallback, as Google leaves zeros out. */
export function numberAt(value: unknown, where: string, fallback: number): number {
  if (value === undefined) return fallback;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw expected('a number from 0', where, value);
  return value;
}

export function momentAt(value: unknown, where: string): Date {
  const moment = new Date(textAt(value, where));
  if (Number.isNaN(moment.getTime())) throw expected('a moment such as 2026-09-14T08:30:00Z', where, value);
  return moment;
}

export function oneOf<T extends string>(known: readonly T[], value: unknown, where: string): T {
  const found = known.find((word) => word === value);
  if (found === undefined) throw expected(`one of ${known.join(', ')}`, where, value);
  return found;
}

function expected(what: string, where: string, value: unknown): FormDataError {
  return new FormDataError(`${where} should be ${what}, but it is ${shown(value)}.`);
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
