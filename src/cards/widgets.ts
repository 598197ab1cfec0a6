/** The building blocks of a card: small constructors, so that a card reads as what is on it. */
import type { Button, Field, Paragraph, Row, Section, Widget } from './card';
import { mayOpen } from './links';
import type { Ask } from './requests';

/** More widgets than this Google does not draw on one card (docs/live-checks.md, C2). */
export const MOST_WIDGETS = 100;

/** Rows of an open-ended list on one card; what is beyond is said as a number. */
export const MOST_ROWS = 90;

type Maybe<T> = T | null | undefined | false;

/** A section; what is absent in its list is left out. */
export function section(title: string | undefined, ...widgets: readonly Maybe<Widget>[]): Section {
  return { title, widgets: widgets.filter(isThere) };
}

/** A section without a title. */
export function untitled(...widgets: readonly Maybe<Widget>[]): Section {
  return section(undefined, ...widgets);
}

/** The sections that have something in them. */
export function sections(...all: readonly Maybe<Section>[]): readonly Section[] {
  return all.filter(isThere).filter(({ widgets }) => widgets.length > 0);
}

/** A sentence, or several. */
export function paragraph(text: string): Paragraph {
  return { kind: 'text', text };
}

/** A sentence that must not be overlooked; nothing when there is none. The symbol says it without colour. */
export function warning(text: string | undefined): Paragraph | null {
  if (text === undefined || text === '') return null;
  return { kind: 'text', text: text.startsWith('! ') ? text : `! ${text}`, strong: true };
}

/** A line of a list. */
export function row(text: string, more: Omit<Row, 'kind' | 'text'> = {}): Row {
  return { kind: 'row', text, ...more };
}

/** A line that opens what it names; where Google would not let it be opened, the address stands below it. */
export function linkRow(title: string, url: string): Row {
  return mayOpen(url) ? row(title, { open: url }) : row(title, title === url ? {} : { bottom: url });
}

/** A box to type in; what was typed arrives under its name. */
export function field(name: string, label: string, more: Omit<Field, 'kind' | 'name' | 'label'> = {}): Field {
  return { kind: 'field', name, label, ...more };
}

/** A button with what it asks for. */
export function button(label: string, ask: Ask): Button {
  return { label, ask };
}

/** A row of buttons; nothing when all are absent. */
export function buttons(...all: readonly Maybe<Button>[]): Widget | null {
  const there = all.filter(isThere);
  return there.length === 0 ? null : { kind: 'buttons', buttons: there };
}

/** Parts of a line, with a dot between those that say something. */
export function dotted(...parts: readonly Maybe<string>[]): string {
  return parts.filter((part) => isThere(part) && part !== '').join(' · ');
}

/** A name inside a longer line: one written from right to left does not turn the rest of the line around. */
export function isolated(name: string): string {
  return /[\u0590-\u08ff\ufb1d-\ufefc]/.test(name) ? `\u2068${name}\u2069` : name;
}

function isThere<T>(thing: Maybe<T>): thing is T {
  return thing !== null && thing !== undefined && thing !== false;
}
