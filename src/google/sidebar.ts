import { cardHtml } from '../cards/html';
import { sidebarPage } from '../cards/page';
import type { Answer } from '../cards/card';
import type { Ask, Inputs } from '../cards/requests';
import type { Text } from '../text/language';

/**
 * Adds the menu of the add-on to the form. Nothing is read: it must work before any permission. Opened anywhere else
 * (Sheets shows cards and needs no menu) there is no form to add it to, and Google throws.
 */
export function addFormMenu(t: Text): void {
  try {
    FormApp.getUi().createAddonMenu().addItem(t.menu.link, 'openSidebar').addToUi();
  } catch {
    return;
  }
}

/** Opens the sidebar in the form editor. */
export function showSidebar(t: Text): void {
  const page = HtmlService.createHtmlOutputFromFile('sidebar').getContent();
  FormApp.getUi().showSidebar(HtmlService.createHtmlOutput(sidebarPage(t, page)).setTitle(t.product));
}

/** What the sidebar sent: JSON text, the only shape that survives google.script.run unharmed. */
export function readAsk(json: string): { readonly ask: Ask; readonly inputs: Inputs } {
  const { ask, inputs } = JSON.parse(json) as { ask?: Ask; inputs?: Inputs };
  return { ask: ask ?? { ask: 'home' }, inputs: inputs ?? {} };
}

/** What the sidebar gets back: the card drawn as HTML. */
export function writeAnswer(t: Text, { card, how, notice, open, next, saved }: Answer): string {
  return JSON.stringify({ ...(card ? { html: cardHtml(t, card) } : {}), how, notice, open, next, saved });
}

/** The teacher's locale outside a card. */
export function ownLocale(): string {
  return Session.getActiveUserLocale();
}
