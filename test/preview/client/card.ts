/** Sections and widgets of a card, drawn as the card framework of Google draws them. */
import type {
  ActionJson,
  ButtonJson,
  CardJson,
  ClickJson,
  DecoratedTextJson,
  GridJson,
  SectionJson,
  SwitchJson,
  WidgetJson,
} from '../../host/cardservice/json';
import type { PageAsk } from '../page';
import { h, icon, type Child } from './dom';
import { drawDate, drawSelection, drawText } from './inputs';
import { markup } from './markup';
import type { Words } from './words';

/** What the widgets need of the panel. */
export interface CardHands {
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly words: Words;
  press(click: ClickJson): void;
  /** A field was changed; `action` is what runs then, if anything does. */
  ask(ask: PageAsk, action: ActionJson | undefined): void;
}

export function drawSection(section: SectionJson, hands: CardHands): HTMLElement {
  const widgets = section.widgets.map((widget) => drawWidget(widget, hands));
  const box = h('section', { class: 'section' });
  if (section.header) box.append(h('h4', {}, markup(section.header)));
  box.append(...widgets);
  if (section.collapsible && widgets.length > section.uncollapsed)
    box.append(foldButton(widgets.slice(section.uncollapsed), hands.words));
  return box;
}

function foldButton(folded: readonly HTMLElement[], words: Words): HTMLElement {
  const button = h('button', { type: 'button', class: 'fold', 'aria-expanded': 'false' });
  const set = (open: boolean): void => {
    for (const widget of folded) widget.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    button.replaceChildren(open ? words.showLess : words.showMore, icon(open ? 'up' : 'down', 18));
  };
  button.addEventListener('click', () => {
    set(button.getAttribute('aria-expanded') !== 'true');
  });
  set(false);
  return button;
}

function drawWidget(widget: WidgetJson, hands: CardHands): HTMLElement {
  switch (widget.type) {
    case 'TextParagraph':
      return h('p', { class: 'paragraph' }, markup(widget.text));
    case 'DecoratedText':
      return drawRow(widget, hands);
    case 'TextInput':
      return drawText(widget, hands);
    case 'SelectionInput':
      return drawSelection(widget, hands);
    case 'DatePicker':
    case 'DateTimePicker':
      return drawDate(widget, hands);
    case 'TextButton':
    case 'ImageButton':
      return h('div', { class: 'buttons' }, drawButton(widget, hands));
    case 'ButtonSet':
      return h(
        'div',
        { class: 'buttons' },
        widget.buttons.map((button) => drawButton(button, hands)),
      );
    case 'Divider':
      return h('hr', { class: 'divider' });
    case 'Image':
      return h('p', { class: 'paragraph' }, widget.altText ?? widget.url);
    case 'Grid':
      return drawGrid(widget, hands);
    case 'TimePicker':
      return h('p', { class: 'paragraph' }, 'TimePicker');
  }
}

/** The whole row is one button where it can be clicked, unless it holds another control. */
function drawRow(row: DecoratedTextJson, hands: CardHands): HTMLElement {
  const { topLabel, bottomLabel, onClick } = row;
  const texts = h(
    'span',
    { class: row.wrapText ? 'row-texts wrap' : 'row-texts' },
    topLabel ? h('span', { class: 'label' }, topLabel) : null,
    h('span', { class: 'main-text' }, markup(row.text)),
    bottomLabel ? h('span', { class: 'label bottom' }, bottomLabel) : null,
  );
  const end: Child[] = [
    row.button ? drawButton(row.button, hands) : null,
    row.switch ? drawSwitch(row.switch, hands) : null,
  ];
  const sign = row.endIcon ? materialIcon(row.endIcon.icon) : null;
  if (!onClick) return h('div', { class: 'card-row' }, texts, sign, end);
  const press = (): void => {
    hands.press(onClick);
  };
  const button = h('button', { type: 'button', class: 'card-row-button', onclick: press }, texts, sign);
  return h('div', { class: 'card-row clickable' }, button, end);
}

/** Material symbols that the add-on names, among the few that the page has. */
function materialIcon(name: string): Child {
  if (name === 'chevron_right') return icon('right', 18);
  if (name === 'open_in_new') return icon('leave', 16);
  throw new Error(`The page has no picture for the symbol ${name}.`);
}

function drawSwitch(json: SwitchJson, hands: CardHands): HTMLElement {
  const { fieldName: field, value, onChange } = json;
  const box = h('input', {
    type: 'checkbox',
    name: field,
    role: json.control === 'SWITCH' ? 'switch' : undefined,
    checked: hands.values[field]?.includes(value) ?? json.selected,
  });
  box.addEventListener('change', () => {
    hands.ask({ do: 'tick', field, value, on: box.checked }, onChange);
  });
  return box;
}

function drawGrid(grid: GridJson, hands: CardHands): HTMLElement {
  const items = grid.items.map((item) => {
    const press = grid.onClick
      ? (): void => {
          if (grid.onClick) hands.press(grid.onClick);
        }
      : undefined;
    return h(
      'button',
      { type: 'button', class: 'grid-item', onclick: press },
      h('span', {}, item.title ?? ''),
      h('span', { class: 'label' }, item.subtitle ?? ''),
    );
  });
  return h('div', { class: 'card-grid', style: `--columns:${grid.columns}` }, items);
}

export function drawFooter(footer: NonNullable<CardJson['footer']>, hands: CardHands): HTMLElement {
  const buttons = [footer.secondary, footer.primary].map((button) => button && drawButton(button, hands));
  return h('footer', { class: 'card-footer' }, buttons);
}

function drawButton(button: ButtonJson, hands: CardHands): HTMLElement {
  const { onClick } = button;
  const press = (): void => {
    if (onClick) hands.press(onClick);
  };
  if (button.type === 'ImageButton') {
    return h(
      'button',
      { type: 'button', class: 'round', 'aria-label': button.altText, title: button.altText, onclick: press },
      icon('more'),
    );
  }
  const style = button.backgroundColor ? `background:${button.backgroundColor}` : undefined;
  const name = `button ${button.style.toLowerCase()}`;
  return h(
    'button',
    {
      type: 'button',
      class: name,
      style,
      disabled: button.disabled === true,
      'aria-label': button.altText,
      onclick: press,
    },
    button.text,
  );
}
