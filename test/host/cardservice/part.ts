/** What all fakes of CardService share: plain data under construction, and copying it when it is handed on. */
import { Fake, googleError } from '../core';
import { booleanFor, fakeFor, numberFor, stringFor } from '../signature';
import type { ClickJson, Draft } from './json';

/** Where a fake keeps its data; the bundle cannot name it. */
export const PLAIN = Symbol('plain');

/** A builder or part of a card. */
export abstract class Part<Json extends object> extends Fake {
  abstract readonly [PLAIN]: Draft<Json>;
}

type Class<T> = abstract new (...args: never[]) => T;

/** The data of a part as it is now: a widget is copied when it is added, later changes to it have no effect. */
export function copyOf<Json extends object>(owner: Fake, member: string, part: unknown, type: Class<Part<Json>>): Json {
  const given = fakeFor(memberOf(owner, member), part, type);
  return structuredClone(given[PLAIN]) as Json;
}

export function memberOf(owner: Fake, member: string): string {
  return `CardService.${owner.googleName}.${member}`;
}

export function textOf(owner: Fake, member: string, value: unknown): string {
  return stringFor(memberOf(owner, member), value);
}

export function flagOf(owner: Fake, member: string, value: unknown): boolean {
  return booleanFor(memberOf(owner, member), value);
}

export function countOf(owner: Fake, member: string, value: unknown): number {
  return numberFor(memberOf(owner, member), value);
}

/** Sets what a click does. A thing has one click: a second action or link on it is refused. */
export function setClick(part: Part<{ onClick?: ClickJson }>, click: ClickJson): void {
  if (part[PLAIN].onClick) throw googleError(`${part.googleName}: only one click action can be set.`);
  part[PLAIN].onClick = click;
}
