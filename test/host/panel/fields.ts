/** What stands in the inputs of a card while it is on the screen, and how it reaches the script. */
import type { ActionJson, CardJson, InputJson, SwitchJson, WidgetJson } from '../cardservice/json';

export type FieldValue =
  | { readonly kind: 'strings'; readonly value: readonly string[] }
  | { readonly kind: 'date' | 'dateTime'; readonly ms: number | undefined }
  | { readonly kind: 'time'; readonly hours: number; readonly minutes: number };

/** An input of the card: a widget of its own, or the switch of a row. */
export type FieldJson = InputJson | (SwitchJson & { readonly type: 'Switch' });

/** Google's formInputs: absent for empty text boxes and unticked groups. */
export type FormInputs = Record<string, object>;

export function fieldsOf(card: CardJson): FieldJson[] {
  return card.sections.flatMap((section) => section.widgets.flatMap(fieldsIn));
}

function fieldsIn(widget: WidgetJson): FieldJson[] {
  if (widget.type === 'DecoratedText') return widget.switch ? [{ ...widget.switch, type: 'Switch' }] : [];
  return 'fieldName' in widget ? [widget] : [];
}

/** What the card was built with. */
function builtValue(field: FieldJson): FieldValue {
  switch (field.type) {
    case 'TextInput':
      return strings(field.value ? [field.value] : []);
    case 'SelectionInput':
      return strings(field.items.filter((item) => item.selected).map((item) => item.value));
    case 'Switch':
      return strings(field.selected ? [field.value] : []);
    case 'DatePicker':
      return { kind: 'date', ms: field.msSinceEpoch };
    case 'DateTimePicker':
      return { kind: 'dateTime', ms: field.msSinceEpoch };
    case 'TimePicker':
      return { kind: 'time', hours: field.hours ?? 0, minutes: field.minutes ?? 0 };
  }
}

export function strings(value: readonly string[]): FieldValue {
  return { kind: 'strings', value };
}

/** One card of the stack with what the teacher has typed on it. */
export class Shown {
  readonly #typed: Map<string, FieldValue>;

  constructor(
    readonly card: CardJson,
    typed: ReadonlyMap<string, FieldValue> = new Map(),
  ) {
    const names = new Set(fieldsOf(card).map((field) => field.fieldName));
    this.#typed = new Map([...typed].filter(([name]) => names.has(name)));
  }
  /** The same screen with another card on it; `keep` is the action's persistValues. */
  redrawn(card: CardJson, keep: boolean): Shown {
    return new Shown(card, keep ? this.#typed : undefined);
  }
  field(name: string): FieldJson {
    const fields = fieldsOf(this.card);
    const found = fields.find((field) => field.fieldName === name);
    if (!found)
      throw new Error(`No input ${name} on the card; there are: ${fields.map((field) => field.fieldName).join(', ')}`);
    return found;
  }
  value(field: FieldJson): FieldValue {
    return this.#typed.get(field.fieldName) ?? builtValue(field);
  }
  /** The strings in a text box or a selection; none for other fields. */
  strings(field: FieldJson): readonly string[] {
    const value = this.value(field);
    return value.kind === 'strings' ? value.value : [];
  }
  put(field: FieldJson, value: FieldValue): void {
    this.#typed.set(field.fieldName, value);
  }
  /** The formInputs of an event fired now. */
  inputs(): FormInputs {
    const entries = fieldsOf(this.card).map((field) => [field.fieldName, sent(this.value(field))] as const);
    return Object.fromEntries(entries.filter(([, input]) => input !== undefined)) as FormInputs;
  }
  /** Which required inputs are empty: then the panel does not send the click. */
  missing({ requiredWidgets, allRequired }: ActionJson): string[] {
    const filled = this.inputs();
    const required = allRequired ? fieldsOf(this.card).map((field) => field.fieldName) : requiredWidgets;
    return required.filter((name) => !(name in filled));
  }
}

function sent(value: FieldValue): object | undefined {
  switch (value.kind) {
    case 'strings':
      return value.value.length === 0 ? undefined : { stringInputs: { value: [...value.value] } };
    case 'date':
      return value.ms === undefined ? undefined : { dateInput: { msSinceEpoch: String(value.ms) } };
    case 'dateTime':
      if (value.ms === undefined) return undefined;
      return { dateTimeInput: { msSinceEpoch: String(value.ms), hasDate: true, hasTime: true } };
    case 'time':
      return { timeInput: { hours: value.hours, minutes: value.minutes } };
  }
}
