import type { Button, Card, Widget } from '../../src/cards/card';
import { MOST_WIDGETS } from '../../src/cards/widgets';

/**
 * What holds for every card, whatever is on it: Google draws it, nothing is empty, every field has its own name. Throws on the first thing that does not hold.
 */
export function wellFormed(card: Card): void {
  const widgets = card.sections.flatMap((section) => section.widgets);
  expect(card.name).toMatch(/^[a-zA-Z]+$/);
  expect(card.title.trim()).not.toBe('');
  expect(widgets.length).toBeGreaterThan(0);
  expect(widgets.length).toBeLessThanOrEqual(MOST_WIDGETS);
  expect(card.sections.length).toBeLessThanOrEqual(100);
  expect(card.sections.filter((section) => section.widgets.length === 0)).toEqual([]);
  expectUnique(fieldNames(widgets));
  widgets.forEach(expectWidget);
  buttonsOf(card).forEach(expectButton);
  const needed = buttonsOf(card).flatMap(({ needs }) => needs ?? []);
  expect(needed.filter((name) => !fieldNames(widgets).includes(name))).toEqual([]);
}

/** All buttons of a card: in its rows, its button rows and its footer. */
function buttonsOf({ sections, footer }: Card): readonly Button[] {
  const inside = sections.flatMap((section) => section.widgets).flatMap(buttonsIn);
  const below = footer === undefined ? [] : [footer.main, footer.other];
  return [...inside, ...below].filter((button) => button !== undefined);
}

/** Everything readable on a card, one piece a line. */
export function textsOf(card: Card): readonly string[] {
  const widgets = card.sections.flatMap((section) => section.widgets);
  const titles = card.sections.flatMap(({ title }) => (title === undefined ? [] : [title]));
  const labels = [...buttonsOf(card), ...(card.menu ?? [])].map(({ label }) => label);
  return [card.title, card.subtitle ?? '', ...titles, ...widgets.flatMap(textsIn), ...labels].filter(
    (text) => text !== '',
  );
}

function buttonsIn(widget: Widget): readonly Button[] {
  if (widget.kind === 'buttons') return widget.buttons;
  return widget.kind === 'row' && widget.button !== undefined ? [widget.button] : [];
}

function textsIn(widget: Widget): readonly string[] {
  if (widget.kind === 'text') return [widget.text];
  if (widget.kind === 'row') return [widget.top ?? '', widget.text, widget.bottom ?? ''];
  if (widget.kind === 'field') return [widget.label, widget.hint ?? ''];
  if (widget.kind === 'choice') return [widget.label, ...widget.options.map(({ label }) => label)];
  return widget.kind === 'date' ? [widget.label] : [];
}

function fieldNames(widgets: readonly Widget[]): readonly string[] {
  return widgets.flatMap((widget) =>
    widget.kind === 'field' || widget.kind === 'choice' || widget.kind === 'date' ? [widget.name] : [],
  );
}

function expectUnique(names: readonly string[]): void {
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
}

function expectWidget(widget: Widget): void {
  if (widget.kind === 'text' || widget.kind === 'row') expect(widget.text.trim()).not.toBe('');
  if (widget.kind === 'row') expect(widget.ask !== undefined && widget.open !== undefined).toBe(false);
  if (widget.kind === 'buttons') expect(widget.buttons.length).toBeGreaterThan(0);
  if (widget.kind === 'choice') {
    expect(widget.options.length).toBeGreaterThan(0);
    expectUnique(widget.options.map(({ value }) => value));
    if (widget.as !== 'ticks') expect(widget.options.filter(({ on }) => on)).toHaveLength(1);
  }
}

function expectButton(button: Button): void {
  expect(button.label.trim()).not.toBe('');
  expect([button.ask, button.open].filter((target) => target !== undefined)).toHaveLength(1);
}
