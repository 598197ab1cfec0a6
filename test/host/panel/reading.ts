/** The readable text of a card, one line a widget, with what the teacher has filled in. */
import type { ButtonJson, CardJson, InputJson, SectionJson, WidgetJson } from '../cardservice/json';
import { drawn } from './drawn';
import type { Shown } from './fields';

/** Everything on the card that can be read, folded widgets included. */
export function textOfCard(shown: Shown): string {
  const { card } = shown;
  const lines = [
    ...headerLines(card),
    ...card.sections.flatMap((section) => sectionLines(section, shown)),
    ...endLines(card),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function headerLines({ header }: CardJson): string[] {
  return [header?.title ?? '', header?.subtitle ?? ''];
}

function sectionLines(section: SectionJson, shown: Shown): string[] {
  return [drawn(section.header ?? ''), ...section.widgets.map((widget) => lineOf(widget, shown))];
}

function endLines({ footer, actions }: CardJson): string[] {
  const buttons = [footer?.primary, footer?.secondary].filter((button) => button !== undefined);
  return [buttons.map(buttonText).join(' '), actions.map((action) => `⋮ ${action.text}`).join(' ')];
}

function lineOf(widget: WidgetJson, shown: Shown): string {
  switch (widget.type) {
    case 'TextParagraph':
      return drawn(widget.text);
    case 'DecoratedText': {
      const end = widget.button
        ? buttonText(widget.button)
        : widget.switch && tick(shown.inputs()[widget.switch.fieldName]);
      return joined([widget.topLabel, drawn(widget.text), widget.bottomLabel, end]);
    }
    case 'Divider':
      return '';
    case 'Image':
      return widget.altText ?? '';
    case 'TextButton':
    case 'ImageButton':
      return buttonText(widget);
    case 'ButtonSet':
      return widget.buttons.map(buttonText).join(' ');
    case 'Grid':
      return joined([widget.title, ...widget.items.map((item) => joined([item.title, item.subtitle]))]);
    default:
      return inputLine(widget, shown);
  }
}

function inputLine(field: InputJson, shown: Shown): string {
  const title = field.title === undefined ? '' : `${field.title}:`;
  return joined([title, inputText(field, shown)]);
}

function inputText(field: InputJson, shown: Shown): string {
  const value = shown.value(field);
  if (field.type === 'SelectionInput') {
    const on = shown.strings(field);
    return field.items.map((item) => `${on.includes(item.value) ? '[x]' : '[ ]'} ${item.text}`).join(' ');
  }
  if (value.kind === 'strings')
    return value.value[0] ?? (field.type === 'TextInput' && field.hint ? `(${field.hint})` : '');
  if (value.kind === 'time') return `${value.hours}:${String(value.minutes).padStart(2, '0')}`;
  if (value.ms === undefined) return '';
  return new Date(value.ms).toISOString().slice(0, value.kind === 'date' ? 10 : 16);
}

function buttonText(button: ButtonJson): string {
  return `[${labelOf(button)}]`;
}

/** What is written on a button, or said of its picture. */
export function labelOf(button: ButtonJson): string {
  return button.type === 'TextButton' ? button.text : button.altText;
}

function tick(input: object | undefined): string {
  return input ? '[x]' : '[ ]';
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(' ');
}
