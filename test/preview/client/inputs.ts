/** The fields of a card: text, choices, days. A text box asks its action when it is left or Enter is pressed. */
import type {
  DatePickerJson,
  DateTimePickerJson,
  SelectionInputJson,
  TextInputJson,
} from '../../host/cardservice/json';
import type { CardHands } from './card';
import { h, icon } from './dom';

let fields = 0;

export function drawText(json: TextInputJson, hands: CardHands): HTMLElement {
  const { fieldName: field, title = '', hint, onChange } = json;
  const id = `field-${++fields}`;
  const value = hands.values[field]?.[0] ?? json.value ?? '';
  const common = {
    id,
    name: field,
    value,
    class: 'box',
    autocomplete: 'off',
    maxlength: json.validation?.characterLimit,
    'aria-describedby': hint ? `${id}-hint` : undefined,
  };
  const box = json.multiline ? h('textarea', { ...common, rows: 4 }) : h('input', { ...common, type: 'text' });
  let before = value;
  const leave = (): void => {
    if (box.value === before) return;
    before = box.value;
    hands.ask({ do: 'type', field, value: box.value }, onChange);
  };
  box.addEventListener('blur', leave);
  box.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key !== 'Enter' || (json.multiline && !(event as KeyboardEvent).ctrlKey)) return;
    leave();
    nextBox(box)?.focus();
  });
  box.addEventListener('input', () => {
    box.removeAttribute('aria-invalid');
    box.closest('.field')?.classList.remove('invalid');
  });
  return h(
    'div',
    { class: json.multiline ? 'field multiline' : 'field' },
    box,
    h('label', { for: id }, title),
    hint && h('div', { class: 'hint', id: `${id}-hint` }, hint),
    suggestions(json, id, box),
  );
}

/** Enter saves and goes on to the next text box, so that a list of grades is typed down. */
function nextBox(box: HTMLElement): HTMLElement | undefined {
  const boxes = [...(box.closest('.card')?.querySelectorAll<HTMLElement>('input.box') ?? [])];
  const at = boxes.indexOf(box);
  return at < 0 ? undefined : boxes[at + 1];
}

function suggestions(json: TextInputJson, id: string, box: HTMLElement): HTMLElement | undefined {
  if (!json.suggestions || json.suggestions.length === 0) return undefined;
  box.setAttribute('list', `${id}-list`);
  return h(
    'datalist',
    { id: `${id}-list` },
    json.suggestions.map((text) => h('option', { value: text })),
  );
}

export function drawSelection(json: SelectionInputJson, hands: CardHands): HTMLElement {
  return json.inputType === 'DROPDOWN' ? drawDropdown(json, hands) : drawBoxes(json, hands);
}

function drawDropdown(json: SelectionInputJson, hands: CardHands): HTMLElement {
  const { fieldName: field, items, onChange } = json;
  const id = `field-${++fields}`;
  const [chosen = ''] = hands.values[field] ?? [];
  const list = h(
    'select',
    { id, name: field, class: 'box' },
    items.map((item) => h('option', { value: item.value, selected: item.value === chosen }, item.text)),
  );
  if (chosen === '') list.selectedIndex = -1;
  list.addEventListener('change', () => {
    hands.ask({ do: 'choose', field, value: list.value }, onChange);
  });
  return h('div', { class: 'field' }, list, h('label', { for: id }, json.title ?? ''));
}

function drawBoxes(json: SelectionInputJson, hands: CardHands): HTMLElement {
  const { fieldName: field, inputType, onChange } = json;
  const single = inputType === 'RADIO_BUTTON';
  const chosen = hands.values[field] ?? [];
  const group = `group-${++fields}`;
  const items = json.items.map((item) => {
    const box = h('input', {
      type: single ? 'radio' : 'checkbox',
      name: single ? group : field,
      value: item.value,
      checked: chosen.includes(item.value),
      role: inputType === 'SWITCH' ? 'switch' : undefined,
    });
    box.addEventListener('change', () => {
      if (single) hands.ask({ do: 'choose', field, value: item.value }, onChange);
      else hands.ask({ do: 'tick', field, value: item.value, on: box.checked }, onChange);
    });
    return h('label', { class: 'option' }, box, h('span', {}, item.text));
  });
  return h('fieldset', { class: 'options', name: field }, json.title ? h('legend', {}, json.title) : null, items);
}

export function drawDate(json: DatePickerJson | DateTimePickerJson, hands: CardHands): HTMLElement {
  const { fieldName: field, onChange } = json;
  const id = `field-${++fields}`;
  const withTime = json.type === 'DateTimePicker';
  const ms = json.msSinceEpoch;
  const offset = json.type === 'DateTimePicker' ? (json.offsetMinutes ?? 0) * 60_000 : 0;
  const value = ms === undefined ? '' : new Date(ms + offset).toISOString().slice(0, withTime ? 16 : 10);
  const box = h('input', { id, name: field, class: 'box', type: withTime ? 'datetime-local' : 'date', value });
  const send = (): void => {
    hands.ask({ do: 'pickDate', field, value: box.value }, onChange);
  };
  box.addEventListener('change', send);
  const empty = (): void => {
    box.value = '';
    send();
  };
  const clear = h(
    'button',
    {
      type: 'button',
      class: 'round clear',
      title: hands.words.clearDate,
      'aria-label': hands.words.clearDate,
      onclick: empty,
    },
    icon('close', 16),
  );
  return h('div', { class: 'field with-clear' }, box, h('label', { for: id }, json.title ?? ''), clear);
}
