/** The card side panel of Sheets as a teacher uses it: the stack of cards, the inputs, the clicks. */
import { ActionResponse, UniversalActionResponse } from './cardservice/answers';
import { Card } from './cardservice/card';
import type { ActionJson, AnswerJson, CardJson, ClickJson, LinkJson, StepJson } from './cardservice/json';
import { PLAIN } from './cardservice/part';
import { googleError, NotInHost } from './core';
import { homepageOf, type Manifest } from './manifest';
import { Shown, strings, type FieldJson, type FieldValue } from './panel/fields';
import { textOfCard } from './panel/reading';
import { targetOf } from './panel/targets';

/** What the panel needs of its window. */
export interface PanelHost {
  readonly manifest: Manifest;
  /** `commonEventObject` without parameters and inputs. */
  commonEvent(): Readonly<Record<string, unknown>>;
  /** Runs a callback as one execution of at most 30 seconds; the event crosses as plain data. */
  call(entry: string, event: Readonly<Record<string, unknown>>): unknown;
}

export class Panel {
  readonly #host: PanelHost;
  readonly #opened: string[] = [];
  #shown: Shown[] = [];
  #notice: string | undefined;
  #missing: readonly string[] = [];

  constructor(host: PanelHost) {
    this.#host = host;
  }

  /** Opens the panel (or presses its Refresh): the homepage function gives the root card. */
  open(): void {
    const answer = this.#call(homepageOf(this.#host.manifest), {});
    const cards = (Array.isArray(answer) ? answer : [answer]).map(cardOf);
    const [root] = cards;
    if (!root) throw unusable(answer);
    if (cards.length > 1) throw new NotInHost('a homepage of several cards');
    this.#shown = [new Shown(root)];
  }

  /** An item of the add-on's own menu, the same on every card. */
  universal(label: string): void {
    const actions = this.#host.manifest.addOns?.common?.universalActions ?? [];
    const action = actions.find((one) => one.label === label);
    if (!action)
      throw new Error(`No universal action ${label}; there are: ${actions.map((one) => one.label).join(', ')}`);
    if (action.openLink) this.#opened.push(action.openLink);
    if (action.runFunction) this.#showUniversal(this.#call(action.runFunction, {}));
  }

  /** The card in view. */
  get card(): CardJson {
    return this.#top.card;
  }
  /** All cards, the root first. */
  get stack(): readonly CardJson[] {
    return this.#shown.map((shown) => shown.card);
  }
  /** All readable text of the card in view, one line a widget. */
  text(): string {
    return textOfCard(this.#top);
  }
  /** The toast of the last answer. */
  get notice(): string | undefined {
    return this.#notice;
  }
  /** The addresses opened so far. */
  get opened(): string[] {
    return [...this.#opened];
  }
  /** The empty inputs for which the panel refused to send the last click. */
  get missing(): readonly string[] {
    return this.#missing;
  }
  /** What stands in a text box now, or which values are chosen. */
  values(fieldName: string): readonly string[] {
    return this.#top.strings(this.#top.field(fieldName));
  }

  /** Clicks a row, button, item of the card's menu, or footer button; `row` tells equal buttons apart. */
  click(text: string | RegExp, row?: string | RegExp): void {
    const target = targetOf(this.card, text, row);
    if (target.disabled) throw new Error(`${String(text)} is disabled`);
    this.#follow(target.click, target.gridItem === undefined ? {} : { grid_item_identifier: target.gridItem });
  }

  /** Does exactly this click of the card in view, as the preview page does, which draws the card and knows what was pressed. */
  press(click: ClickJson): void {
    this.#follow(click, {});
  }

  /** Fills a text box without leaving it. */
  fill(fieldName: string, value: string): void {
    const field = this.#top.field(fieldName);
    if (field.type !== 'TextInput') throw new Error(`${fieldName} is not a text box but a ${field.type}`);
    const limit = field.validation?.characterLimit;
    if (limit !== undefined && value.length > limit) throw new Error(`${fieldName} takes at most ${limit} characters`);
    this.#top.put(field, strings(value === '' ? [] : [value]));
  }
  /** Fills a text box and leaves it: its action runs if the text changed. */
  type(fieldName: string, value: string): void {
    const before = this.values(fieldName)[0] ?? '';
    this.fill(fieldName, value);
    if (before !== value) this.#changed(this.#top.field(fieldName));
  }
  /** Ticks or unticks a check box or a switch, by its value or its text. */
  tick(fieldName: string, value: string, on = true): void {
    const field = this.#top.field(fieldName);
    const known = tickable(field, value);
    const others = this.#top.strings(field).filter((one) => one !== known);
    this.#change(field, strings(on ? inOrder(field, [...others, known]) : others));
  }
  /** Chooses a radio button or an item of a drop-down list, by its value or its text. */
  choose(fieldName: string, value: string): void {
    const field = this.#top.field(fieldName);
    const single = field.type === 'SelectionInput' && ['RADIO_BUTTON', 'DROPDOWN'].includes(field.inputType);
    if (!single) throw new Error(`${fieldName} is not a choice of one`);
    this.#change(field, strings([itemOf(field, value)]));
  }
  /** Picks a day (`yyyy-MM-dd`), or a moment (`yyyy-MM-ddTHH:mm`) where the card asks one; '' clears it. */
  pickDate(fieldName: string, iso: string): void {
    const field = this.#top.field(fieldName);
    const ms = iso === '' ? undefined : Date.parse(/T/.test(iso) ? `${iso}Z` : `${iso}T00:00Z`);
    if (ms !== undefined && Number.isNaN(ms)) throw new Error(`${iso} is not a date`);
    if (field.type === 'DatePicker') this.#change(field, { kind: 'date', ms });
    else if (field.type === 'DateTimePicker') {
      const offset = (field.offsetMinutes ?? 0) * 60_000;
      this.#change(field, { kind: 'dateTime', ms: ms === undefined ? undefined : ms - offset });
    } else throw new Error(`${fieldName} is not a date picker but a ${field.type}`);
  }
  /** The arrow back. */
  back(): void {
    if (this.#shown.length < 2) throw new Error('There is no card to go back to');
    this.#shown.pop();
  }

  get #top(): Shown {
    const top = this.#shown.at(-1);
    if (!top) throw new Error('The panel is not open');
    return top;
  }
  #change(field: FieldJson, value: FieldValue): void {
    const before = JSON.stringify(this.#top.value(field));
    this.#top.put(field, value);
    if (JSON.stringify(value) !== before) this.#changed(field);
  }
  #changed({ onChange }: FieldJson): void {
    if (onChange) this.#follow(onChange, {});
  }
  #follow(click: ClickJson, extra: Readonly<Record<string, string>>): void {
    if ('openLink' in click) this.#openLink(click);
    else this.#ask(click, extra);
  }
  #openLink({ openLink }: LinkJson): void {
    this.#opened.push(openLink.url);
  }
  #ask(action: ActionJson, extra: Readonly<Record<string, string>>): void {
    this.#notice = undefined;
    this.#missing = this.#top.missing(action);
    if (this.#missing.length > 0) return;
    const answer = this.#call(action.function, { ...action.parameters, ...extra });
    if (!(answer instanceof ActionResponse)) throw unusable(answer);
    this.#show(answer[PLAIN], action.persistValues);
  }
  #call(entry: string, parameters: Readonly<Record<string, string>>): unknown {
    this.#notice = undefined;
    const formInputs = this.#shown.at(-1)?.inputs() ?? {};
    const common = { ...this.#host.commonEvent(), ...unlessEmpty({ parameters }), ...unlessEmpty({ formInputs }) };
    return this.#host.call(entry, { commonEventObject: common, sheets: { addonHasFileScopePermission: false } });
  }
  #show({ navigation, notification, openLink }: AnswerJson, keep: boolean): void {
    for (const step of navigation ?? []) this.#take(step, keep);
    this.#notice = notification;
    if (openLink) this.#openLink(openLink);
  }
  /** https://developers.google.com/workspace/add-ons/how-tos/navigation: the root is never popped. */
  #take(step: StepJson, keep: boolean): void {
    if (step.step === 'push') this.#shown.push(new Shown(step.card));
    else if (step.step === 'update') this.#shown.splice(-1, 1, this.#top.redrawn(step.card, keep));
    else if (step.step === 'popTo') this.#popTo(step.name);
    else this.#shown.splice(step.step === 'popToRoot' ? 1 : Math.max(1, this.#shown.length - 1));
  }
  /** Down to the card of that name, or to the root if no card has it. */
  #popTo(name: string): void {
    while (this.#shown.length > 1 && this.card.name !== name) this.#shown.pop();
  }
  #showUniversal(answer: unknown): void {
    if (!(answer instanceof UniversalActionResponse)) throw unusable(answer);
    const { cards = [], openLink } = answer[PLAIN];
    if (openLink) this.#openLink(openLink);
    if (cards.length > 1) throw new NotInHost('a universal action that shows several cards');
    // UNCONFIRMED: the new card stands on top of the stack, as a card chosen from a list does.
    for (const card of cards) this.#shown.push(new Shown(card));
  }
}

function cardOf(value: unknown): CardJson {
  if (!(value instanceof Card)) throw unusable(value);
  return value[PLAIN];
}

function unusable(value: unknown): Error {
  return googleError(
    'The value returned from Apps Script has a type that cannot be used by the add-ons platform. ' +
      `Also make sure to call build on any builder before returning it. Value: ${String(value)}`,
  );
}

/** An object of one member, or of none if that one holds nothing: Google leaves it out of the event. */
function unlessEmpty(member: Readonly<Record<string, object>>): Readonly<Record<string, object>> {
  return Object.values(member).every((value) => Object.keys(value).length === 0) ? {} : member;
}

function itemOf(field: FieldJson, value: string): string {
  if (field.type !== 'SelectionInput') throw new Error(`${field.fieldName} has no items`);
  const item = field.items.find((one) => one.value === value) ?? field.items.find((one) => one.text === value);
  if (!item)
    throw new Error(`No item ${value} in ${field.fieldName}: ${field.items.map((one) => one.value).join(', ')}`);
  return item.value;
}

function tickable(field: FieldJson, value: string): string {
  if (field.type === 'Switch') return field.value;
  const many = field.type === 'SelectionInput' && ['CHECK_BOX', 'SWITCH'].includes(field.inputType);
  if (!many) throw new Error(`${field.fieldName} has no boxes to tick`);
  return itemOf(field, value);
}

/** Ticked values come in the order of the items, not of the ticking. */
function inOrder(field: FieldJson, values: readonly string[]): string[] {
  const order = field.type === 'SelectionInput' ? field.items.map((item) => item.value) : [...values];
  return order.filter((value) => values.includes(value));
}
