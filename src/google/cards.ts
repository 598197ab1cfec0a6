import type { Answer, Button, Card, Choice, DateField, Field, Row, Section, Widget } from '../cards/card';
import { toRecord, type Ask } from '../cards/requests';

/** What Google is given, for the front door to hand on. */
export type DrawnCard = GoogleAppsScript.Card_Service.Card;
export type DrawnAnswer = GoogleAppsScript.Card_Service.ActionResponse;
export type DrawnUniversal = GoogleAppsScript.Card_Service.UniversalActionResponse;

type CardWidget = GoogleAppsScript.Card_Service.Widget;
type CardAction = GoogleAppsScript.Card_Service.Action;

/** Every button, row and field of every card asks this one function of `main.ts`. */
const ENTRY = 'act';

/** Draws a card with CardService. Texts are escaped here, at the one place where Google reads tags in them. */
export function drawCard(card: Card): GoogleAppsScript.Card_Service.Card {
  const header = CardService.newCardHeader().setTitle(card.title);
  if (card.subtitle) header.setSubtitle(card.subtitle);
  const builder = CardService.newCardBuilder().setName(card.name).setHeader(header);
  card.sections.forEach((section) => builder.addSection(drawSection(section)));
  (card.menu || []).forEach(({ label, ask }) =>
    builder.addCardAction(CardService.newCardAction().setText(label).setOnClickAction(actionOf(ask))),
  );
  if (card.footer) builder.setFixedFooter(drawFooter(card.footer));
  return builder.build();
}

/** What Google is to do with an answer of an action. */
export function drawAnswer(answer: Answer): GoogleAppsScript.Card_Service.ActionResponse {
  const response = CardService.newActionResponseBuilder();
  const { card, how, notice, open } = answer;
  if (card && how !== 'stay') response.setNavigation(navigate(drawCard(card), how));
  else if (how === 'back') response.setNavigation(CardService.newNavigation().popCard());
  if (notice) response.setNotification(CardService.newNotification().setText(notice));
  if (open) response.setOpenLink(CardService.newOpenLink().setUrl(open));
  return response.build();
}

function navigate(
  card: GoogleAppsScript.Card_Service.Card,
  how: Answer['how'],
): GoogleAppsScript.Card_Service.Navigation {
  const navigation = CardService.newNavigation();
  if (how === 'push') return navigation.pushCard(card);
  if (how === 'root') return navigation.popToRoot().updateCard(card);
  return how === 'back' ? navigation.popCard().updateCard(card) : navigation.updateCard(card);
}

/** The answer to a universal action (settings, help): cards on top of what is there. */
export function drawUniversal(card: Card): GoogleAppsScript.Card_Service.UniversalActionResponse {
  return CardService.newUniversalActionResponseBuilder()
    .displayAddOnCards([drawCard(card)])
    .build();
}

function drawSection({ title, foldAfter, widgets }: Section): GoogleAppsScript.Card_Service.CardSection {
  const section = CardService.newCardSection();
  if (title) section.setHeader(escaped(title));
  if (foldAfter !== undefined) section.setCollapsible(true).setNumUncollapsibleWidgets(foldAfter);
  widgets.forEach((widget) => section.addWidget(drawWidget(widget)));
  return section;
}

function drawWidget(widget: Widget): CardWidget {
  switch (widget.kind) {
    case 'text':
      return CardService.newTextParagraph().setText(
        widget.strong ? `<b>${escaped(widget.text)}</b>` : escaped(widget.text),
      );
    case 'row':
      return drawRow(widget);
    case 'field':
      return drawField(widget);
    case 'choice':
      return drawChoice(widget);
    case 'date':
      return drawDate(widget);
    case 'buttons':
      return widget.buttons.reduce((set, button) => set.addButton(drawButton(button)), CardService.newButtonSet());
    case 'line':
      return CardService.newDivider();
  }
}

/**
 * Labels above and below are plain text at Google; only the main text reads tags. A row with nothing beside its text is
 * a paragraph, for Google's DecoratedText needs one element more.
 */
function drawRow({ top, text, bottom, ask, open, button }: Row): CardWidget {
  const bare = ![top, bottom, ask, open, button].some(Boolean);
  if (bare) return CardService.newTextParagraph().setText(escaped(text));
  const row = CardService.newDecoratedText().setText(escaped(text)).setWrapText(true);
  if (top) row.setTopLabel(top);
  if (bottom) row.setBottomLabel(bottom);
  if (ask) row.setOnClickAction(actionOf(ask));
  if (open) row.setOpenLink(CardService.newOpenLink().setUrl(open));
  if (button) row.setButton(drawButton(button));
  else if (ask ?? open) row.setEndIcon(iconOf(open ? 'open_in_new' : 'chevron_right'));
  return row;
}

/** Says that a row can be clicked, and whether it leads away: Google draws nothing of its own for that. */
function iconOf(name: string): GoogleAppsScript.Card_Service.IconImage {
  return CardService.newIconImage().setMaterialIcon(CardService.newMaterialIcon().setName(name));
}

function drawField({ name, label, hint, value, multiline, save }: Field): CardWidget {
  const field = CardService.newTextInput().setFieldName(name).setTitle(label);
  if (hint) field.setHint(hint);
  if (value) field.setValue(value);
  if (multiline) field.setMultiline(true);
  if (save) field.setOnChangeAction(actionOf(save, 'quiet'));
  return field;
}

function drawChoice({ name, label, as, options, changed }: Choice): CardWidget {
  const type = { radio: 'RADIO_BUTTON', ticks: 'CHECK_BOX', list: 'DROPDOWN' }[as] as 'RADIO_BUTTON';
  const choice = CardService.newSelectionInput()
    .setFieldName(name)
    .setTitle(label)
    .setType(CardService.SelectionInputType[type]);
  options.forEach((option) => choice.addItem(option.label, option.value, option.on));
  if (changed) choice.setOnChangeAction(actionOf(changed));
  return choice;
}

/** A day travels as UTC midnight, which is what the picker shows whatever the zone. */
function drawDate({ name, label, value }: DateField): CardWidget {
  const picker = CardService.newDatePicker().setFieldName(name).setTitle(label);
  if (value) picker.setValueInMsSinceEpoch(Date.parse(`${value}T00:00:00Z`));
  return picker;
}

function drawFooter({ main, other }: NonNullable<Card['footer']>): GoogleAppsScript.Card_Service.FixedFooter {
  const footer = CardService.newFixedFooter().setPrimaryButton(drawButton(main, true));
  if (other) footer.setSecondaryButton(drawButton(other));
  return footer;
}

function drawButton(
  { label, ask, open, disabled, needs }: Button,
  main = false,
): GoogleAppsScript.Card_Service.TextButton {
  const button = CardService.newTextButton().setText(label);
  if (main) button.setTextButtonStyle(CardService.TextButtonStyle.FILLED);
  if (disabled) button.setDisabled(true);
  if (ask) button.setOnClickAction(needs ? actionOf(ask).addRequiredWidget(needs) : actionOf(ask));
  if (open) button.setOpenLink(CardService.newOpenLink().setUrl(open));
  return button;
}

/** An autosave must not cover the card with a spinner: the teacher is typing in the next field by then. */
function actionOf(ask: Ask, how: 'plain' | 'quiet' = 'plain'): CardAction {
  const indicator = how === 'quiet' ? CardService.LoadIndicator.NONE : CardService.LoadIndicator.SPINNER;
  return CardService.newAction()
    .setFunctionName(ENTRY)
    .setParameters({ ...toRecord(ask) })
    .setLoadIndicator(indicator);
}

/** Text as Google shows it literally, though it reads tags. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
