/**
 * What Google refuses in a card, as one pass over its plain data. Sources: the Card service reference and guides
 * (limits of 100 widgets and sections, required properties, `openLinkUrlPrefixes`). Where Google's own pages disagree
 * or are silent the stricter reading holds: widgets are counted per card, field names are unique on a card.
 */
import { googleError } from '../core';
import type {
  ActionJson,
  ButtonJson,
  CardJson,
  ClickJson,
  DecoratedTextJson,
  GridJson,
  LinkJson,
  WidgetJson,
} from './json';
import type { SelectionInputJson } from './json';

/** What the checks need to know about the bundle that builds the card. */
export interface BundleFacts {
  /** Its top-level functions. */
  readonly functions: ReadonlySet<string>;
  /** `addOns.common.openLinkUrlPrefixes` of its manifest. */
  readonly linkPrefixes: readonly string[];
}

const MOST = 100;

/** Throws the first thing about this card that Google refuses. */
export function refuseCard(card: CardJson, bundle: BundleFacts): void {
  if (card.header && !card.header.title) refuse('the header has no title');
  if (card.sections.length > MOST) refuse(`${card.sections.length} sections, at most ${MOST} are allowed`);
  const widgets = card.sections.flatMap((section) => section.widgets);
  if (widgets.length > MOST) refuse(`${widgets.length} widgets, at most ${MOST} are allowed`);
  for (const section of card.sections) if (section.widgets.length === 0) refuse('a section has no widgets');
  for (const widget of widgets) refuseWidget(widget, bundle);
  refuseFooter(card, bundle);
  for (const action of card.actions) {
    if (!action.text) refuse('a card action has no text');
    refuseClick('a card action', action.onClick, bundle);
  }
  refuseFields(card, widgets);
}

function refuse(why: string): never {
  throw googleError(`The card cannot be built: ${why}.`);
}

function refuseFooter({ footer }: CardJson, bundle: BundleFacts): void {
  if (!footer) return;
  if (!footer.primary) refuse('a fixed footer has no primary button');
  for (const button of [footer.primary, footer.secondary]) if (button) refuseButton(button, bundle);
}

function refuseWidget(widget: WidgetJson, bundle: BundleFacts): void {
  switch (widget.type) {
    case 'TextParagraph':
      if (!widget.text) refuse('a TextParagraph has no text');
      refuseTextLinks(widget.text, bundle);
      return;
    case 'DecoratedText':
      refuseDecoratedText(widget, bundle);
      return;
    case 'SelectionInput':
      refuseSelection(widget);
      refuseAction(widget.onChange, bundle);
      return;
    case 'TextInput':
      if (!widget.title) refuse('a TextInput has no title');
      refuseAction(widget.suggestionsAction, bundle);
      refuseAction(widget.onChange, bundle);
      return;
    case 'TextButton':
    case 'ImageButton':
      refuseButton(widget, bundle);
      return;
    case 'ButtonSet':
      if (widget.buttons.length === 0) refuse('a ButtonSet has no buttons');
      for (const button of widget.buttons) refuseButton(button, bundle);
      return;
    case 'Image':
      refuseImage(widget.url);
      if (widget.onClick) refuseClick('an Image', widget.onClick, bundle);
      return;
    case 'Grid':
      refuseGrid(widget, bundle);
      return;
    case 'Divider':
      return;
    default:
      refuseAction(widget.onChange, bundle);
  }
}

function refuseDecoratedText(widget: DecoratedTextJson, bundle: BundleFacts): void {
  if (!widget.text) refuse('a DecoratedText has no text');
  if (isBare(widget)) refuse('a DecoratedText has nothing beside its text');
  refuseTextLinks(widget.text, bundle);
  if (widget.onClick) refuseClick('a DecoratedText', widget.onClick, bundle);
  if (widget.button) refuseButton(widget.button, bundle);
  if (widget.switch && !widget.switch.value) refuse('a Switch has no value');
  refuseAction(widget.switch?.onChange, bundle);
  for (const icon of [widget.startIcon, widget.endIcon]) if (icon && !icon.icon) refuse('an IconImage has no icon');
}

/** The reference of DecoratedText: “Setting text content and one additional element is required.” */
function isBare({ topLabel, bottomLabel, startIcon, endIcon, button, switch: control, onClick }: DecoratedTextJson) {
  return !topLabel && !bottomLabel && !startIcon && !endIcon && !button && !control && !onClick;
}

function refuseSelection({ items, inputType }: SelectionInputJson): void {
  if (items.length === 0) refuse('a SelectionInput has no items');
  if (items.some(({ text }) => text === '')) refuse('an item of a SelectionInput has no text');
  if (new Set(items.map((item) => item.value)).size < items.length)
    refuse('a SelectionInput has two items of one value');
  const single = inputType === 'RADIO_BUTTON' || inputType === 'DROPDOWN';
  if (single && items.filter((item) => item.selected).length > 1) refuse(`a ${inputType} has two selected items`);
}

function refuseGrid(grid: GridJson, bundle: BundleFacts): void {
  if (grid.items.length === 0) refuse('a Grid has no items');
  if (![1, 2].includes(grid.columns)) refuse('a Grid in the side panel has one or two columns');
  if (grid.onClick) refuseClick('a Grid', grid.onClick, bundle);
  for (const item of grid.items) if (item.imageUrl !== undefined) refuseImage(item.imageUrl);
}

function refuseImage(url: string | undefined): void {
  if (!url?.startsWith('https://')) refuse('an image needs a public https address');
  else if (/\.svg(\?|$)/i.test(url)) refuse('SVG images are not drawn');
}

function refuseButton(button: ButtonJson, bundle: BundleFacts): void {
  if (button.type === 'TextButton' && !button.text) refuse('a TextButton has no text');
  if (button.type === 'ImageButton' && !button.icon) refuse('an ImageButton has no icon');
  if (button.type === 'ImageButton' && !button.altText) refuse('an ImageButton has no alternative text');
  refuseClick(`the ${button.type}`, button.onClick, bundle);
}

function refuseClick(what: string, click: ClickJson | undefined, bundle: BundleFacts): void {
  if (!click) refuse(`${what} has neither an action nor a link`);
  if ('openLink' in click) refuseLink(click, bundle);
  else refuseAction(click, bundle);
}

function refuseAction(action: ActionJson | undefined, bundle: BundleFacts): void {
  if (!action) return;
  if (!action.function) refuse('an Action has no function name');
  if (!bundle.functions.has(action.function)) refuse(`there is no top-level function ${action.function}`);
  if (action.function.endsWith('_')) refuse(`the function ${action.function} is private`);
}

/** Throws at a link that the manifest does not allow; also used for the links that answers open. */
export function refuseLink({ openLink }: LinkJson, { linkPrefixes }: BundleFacts): void {
  const { url } = openLink as Partial<LinkJson['openLink']>;
  if (!url) refuse('an OpenLink has no address');
  if (!linkPrefixes.some((prefix) => url.startsWith(prefix))) refuse(`openLinkUrlPrefixes does not allow ${url}`);
}

/** Links inside formatted texts fall under the same prefixes. */
function refuseTextLinks(text: string, bundle: BundleFacts): void {
  for (const [, url = ''] of text.matchAll(/<a\s[^>]*href=["']?([^"'>\s]*)/gi)) {
    refuseLink({ openLink: { url, openAs: 'FULL_SIZE', onClose: 'NOTHING' } }, bundle);
  }
}

function refuseFields(card: CardJson, widgets: readonly WidgetJson[]): void {
  const names = new Set<string>();
  for (const field of widgets.flatMap(fieldsOf)) {
    if (!field.fieldName) refuse('an input has no field name');
    if (names.has(field.fieldName)) refuse(`two inputs are named ${field.fieldName}`);
    names.add(field.fieldName);
  }
  for (const name of widgets
    .flatMap(actionsOf)
    .concat(footerActions(card))
    .flatMap((action) => action.requiredWidgets)) {
    if (!names.has(name)) refuse(`a required widget ${name} is not on the card`);
  }
}

function fieldsOf(widget: WidgetJson): { readonly fieldName?: string }[] {
  if (widget.type === 'DecoratedText') return widget.switch ? [widget.switch] : [];
  const isInput = /Input$|Picker$/.test(widget.type);
  return isInput ? [widget as { fieldName?: string }] : [];
}

function actionsOf(widget: WidgetJson): ActionJson[] {
  const clicks: (ClickJson | undefined)[] = [];
  if ('onClick' in widget) clicks.push(widget.onClick);
  if ('onChange' in widget) clicks.push(widget.onChange);
  if (widget.type === 'DecoratedText') clicks.push(widget.button?.onClick, widget.switch?.onChange);
  if (widget.type === 'ButtonSet') clicks.push(...widget.buttons.map((button) => button.onClick));
  return clicks.filter(isAction);
}

function footerActions({ footer, actions }: CardJson): ActionJson[] {
  return [footer?.primary?.onClick, footer?.secondary?.onClick, ...actions.map((item) => item.onClick)].filter(
    isAction,
  );
}

function isAction(click: ClickJson | undefined): click is ActionJson {
  return click !== undefined && 'function' in click;
}
