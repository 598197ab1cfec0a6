/** The page of the sidebar in Forms in a browser, with a server of the test's own behind `google.script.run`. */
import type { Browser, Page } from 'playwright-core';
import type { Answer, Card } from '../../src/cards/card';
import { cardHtml } from '../../src/cards/html';
import { textOf, type Language } from '../../src/text/language';
import { Workspace } from '../host/workspace';

export type Reply = Omit<Answer, 'card'> & { readonly html?: string };
export type Server = (
  ask: Record<string, string>,
  inputs: Record<string, string[]>,
) => Reply | Error | Promise<Reply | Error>;

/** The page as the bundle gives it to Google. */
export function sidebarPage(language: Language): string {
  const workspace = new Workspace();
  const window = workspace.open(workspace.addForm(), { locale: language });
  window.clickMenu(textOf(language).menu.link);
  return window.sidebar.html;
}

/** The sidebar in Dutch; gives the page and what was asked. */
export async function openSidebar(
  browser: Browser,
  server: Server,
): Promise<{ page: Page; asked: Record<string, string>[] }> {
  const page = await browser.newPage({ viewport: { width: 300, height: 700 } });
  const asked: Record<string, string>[] = [];
  await page.exposeFunction('serve', async (json: string) => {
    const { ask, inputs } = JSON.parse(json) as { ask: Record<string, string>; inputs: Record<string, string[]> };
    asked.push(ask);
    const reply = await server(ask, inputs);
    return reply instanceof Error ? { failed: reply.message } : { text: JSON.stringify(reply) };
  });
  await page.addInitScript(`
    const runner = (ok, bad) => ({
      withSuccessHandler: (f) => runner(f, bad),
      withFailureHandler: (f) => runner(ok, f),
      sidebarAsk: (json) => { window.serve(json).then((r) => 'text' in r ? ok(r.text) : bad(new Error(r.failed))); },
    });
    window.google = { script: { run: runner() } };
  `);
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: sidebarPage('nl') }));
  await page.goto('https://forms.test/');
  await page.waitForSelector('.card, #problem button');
  return { page, asked };
}

/** An answer that shows this card. */
export function draw(card: Card, how: Reply['how'] = 'push'): Reply {
  return { html: cardHtml(textOf('nl'), card), how };
}
