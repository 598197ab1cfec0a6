/** What on a card can be clicked, and how a teacher points at it. */
import type { ButtonJson, CardJson, ClickJson, WidgetJson } from '../cardservice/json';
import { drawn } from './drawn';
import { labelOf } from './reading';

export interface Target {
  /** The texts it can be called by; the last one is the whole of it. */
  readonly texts: readonly string[];
  /** The text of the row it stands in, to tell equal buttons apart. */
  readonly row: string;
  readonly click: ClickJson;
  readonly disabled: boolean;
  /** Of a grid's item. */
  readonly gridItem?: string;
}

/** The one clickable thing of that text; throws if there is none, or more than one. */
export function targetOf(card: CardJson, text: string | RegExp, row?: string | RegExp): Target {
  const all = targetsOf(card);
  const found = all.filter(
    (target) => target.texts.some((own) => says(own, text)) && (!row || says(target.row, row, true)),
  );
  const [target] = found;
  if (!target)
    throw new Error(
      `Nothing to click says ${String(text)}; there are: ${all.map((one) => one.texts.at(-1)).join(' | ')}`,
    );
  if (found.length > 1) throw new Error(`${found.length} things to click say ${String(text)}: name the row as well`);
  return target;
}

function says(own: string, text: string | RegExp, partly = false): boolean {
  if (typeof text !== 'string') return text.test(own);
  return partly ? own.includes(text) : own === text;
}

function targetsOf({ sections, footer, actions }: CardJson): Target[] {
  const menu = actions.flatMap((action) => target([action.text], action.onClick));
  const foot = [footer?.primary, footer?.secondary].flatMap((button) => (button ? ofButton(button, '') : []));
  return [...sections.flatMap((section) => section.widgets.flatMap(ofWidget)), ...foot, ...menu];
}

function ofWidget(widget: WidgetJson): Target[] {
  switch (widget.type) {
    case 'DecoratedText': {
      const texts = [widget.topLabel, drawn(widget.text), widget.bottomLabel].filter((part) => part !== undefined);
      const row = texts.join(' ');
      return [...target([...texts, row], widget.onClick, row), ...(widget.button ? ofButton(widget.button, row) : [])];
    }
    case 'TextButton':
    case 'ImageButton':
      return ofButton(widget, '');
    case 'ButtonSet': {
      const row = widget.buttons.map(labelOf).join(' ');
      return widget.buttons.flatMap((button) => ofButton(button, row));
    }
    case 'Image':
      return target([widget.altText ?? widget.url], widget.onClick);
    case 'Grid':
      return widget.items.flatMap((item) => {
        const texts = [item.title ?? '', item.subtitle ?? '', [item.title, item.subtitle].join(' ')];
        return target(texts, widget.onClick).map((one) => ({ ...one, gridItem: item.identifier }));
      });
    default:
      return [];
  }
}

function ofButton(button: ButtonJson, row: string): Target[] {
  const disabled = button.type === 'TextButton' && button.disabled === true;
  return target([labelOf(button)], button.onClick, row).map((one) => ({ ...one, disabled }));
}

function target(texts: readonly string[], click: ClickJson | undefined, row = ''): Target[] {
  return click ? [{ texts, row, click, disabled: false }] : [];
}
