/**
 * The front door: the functions Google calls by name, and nothing else. Each turns an event into a request, has it
 * answered, and hands the answer to whoever draws it.
 */
import { answer } from './actions/answers';
import type { Context } from './actions/context';
import type { Card } from './cards/card';
import type { Ask, Inputs } from './cards/requests';
import { drawAnswer, drawCard, drawUniversal } from './google/cards';
import type { DrawnAnswer, DrawnCard, DrawnUniversal } from './google/cards';
import { askIn, inputsIn, isDesktop, localeIn, type CardEvent } from './google/event';
import { openSpreadsheet, spreadsheetAt } from './google/file';
import { rememberedLink } from './google/memory';
import { addFormMenu, ownLocale, readAsk, showSidebar, writeAnswer } from './google/sidebar';
import { languageOf, textOf } from './text/language';

/** A form was opened: its menu appears. Runs without any permission, so nothing may be read. */
export function onOpen(): void {
  addFormMenu(textOf(languageOf(ownLocale())));
}

/** The add-on was installed from inside the editor: the form is open already. */
export function onInstall(): void {
  onOpen();
}

/** The panel in Sheets was opened: the home card. */
export function openHome(event: CardEvent): DrawnCard {
  return drawCard(cardFor(event, { ask: 'home' }));
}

/** The universal action *Settings*. */
export function openSettings(event: CardEvent): DrawnUniversal {
  return drawUniversal(cardFor(event, { ask: 'settings' }));
}

/** The universal action *Help*. */
export function openHelp(event: CardEvent): DrawnUniversal {
  return drawUniversal(cardFor(event, { ask: 'help' }));
}

/** Every button, row and field of every card in Sheets. */
export function act(event: CardEvent): DrawnAnswer {
  return drawAnswer(answer(inSheets(event, inputsIn(event)), askIn(event)));
}

/** The menu item in Forms. */
export function openSidebar(): void {
  showSidebar(textOf(languageOf(ownLocale())));
}

/** Every button, row and field of every card in the sidebar in Forms; takes and gives JSON text. */
export function sidebarAsk(json: string): string {
  const { ask, inputs } = readAsk(json);
  const locale = ownLocale();
  return writeAnswer(textOf(languageOf(locale)), answer(inForms(locale, inputs), ask));
}

function inSheets(event: CardEvent, inputs: Inputs): Context {
  return { locale: localeIn(event), host: 'sheets', desktop: isDesktop(event), file: openSpreadsheet, inputs };
}

function inForms(locale: string, inputs: Inputs): Context {
  return { locale, host: 'forms', desktop: true, file: () => spreadsheetAt(rememberedLink().gradebook), inputs };
}

function cardFor(event: CardEvent, ask: Ask): Card {
  const { card } = answer(inSheets(event, {}), ask);
  if (!card) throw new Error('no card');
  return card;
}
