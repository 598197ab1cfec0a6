/** A browser at the page, for tests: the server runs in this process, so a test also sees what the models hold. */
import type { Browser, Page } from 'playwright-core';
import { textOf, type Text } from '../../src/text/language';
import { launch } from './browser';
import { demoClass } from './demo';
import { titlesOf, type Titles } from './demo-titles';
import { servePage, type PageServer } from './http';
import { Office } from './office';
import { words, type Words } from './client/words';

export class Visit {
  readonly t: Text;
  readonly titles: Titles;
  readonly words: Words;
  /** Errors of the page's own script. */
  readonly errors: string[] = [];
  /** Addresses outside the server that the page tried to reach. */
  readonly outside: string[] = [];
  /** Nothing has been done yet: making the demo class once more would be a waste. */
  #fresh = true;

  private constructor(
    readonly office: Office,
    readonly page: Page,
    readonly url: string,
    private readonly browser: Browser,
    private readonly server: PageServer,
  ) {
    this.t = textOf(office.language);
    this.titles = titlesOf(office.language);
    this.words = words[office.language];
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('request', (request) => {
      if (!/^(http:\/\/127\.0\.0\.1:|data:|about:)/.test(request.url())) this.outside.push(request.url());
    });
  }

  static async start(office = new Office({ begin: demoClass })): Promise<Visit> {
    const server = await servePage(() => office, 0);
    const browser = await launch();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page.setDefaultTimeout(30_000);
    const visit = new Visit(office, page, server.url, browser, server);
    return visit;
  }

  /** The demo class as it began, seen anew. */
  async again(): Promise<void> {
    if (!this.#fresh) this.office.reset(this.office.locale, false);
    this.#fresh = false;
    this.office.panelOpen = true;
    await this.load();
  }

  async load(place = 'sheet'): Promise<void> {
    await this.page.goto('about:blank');
    await this.page.goto(`${this.url}/#${place}`);
    await this.quiet();
  }

  async end(): Promise<void> {
    await this.browser.close();
    await this.server.close();
  }

  /** Until the server has answered everything that was asked. */
  async quiet(): Promise<void> {
    await this.page.waitForFunction(
      () => document.title !== 'Gradebook' && !document.documentElement.dataset['waiting'],
    );
  }

  get panel() {
    return this.page.locator('.panel');
  }

  /** The card in view, by the program's name for it. */
  card(name: string) {
    return this.page.locator(`.card[data-card="${name}"]`);
  }

  cell(a1: string) {
    return this.page.locator(`[data-a1="${a1}"]`);
  }

  /** A row of the card, by its main text. */
  row(text: string) {
    const main = this.page.locator('.main-text', { hasText: text });
    return this.panel.locator('.card-row-button', { has: main });
  }

  /** An item behind the three dots of the card. */
  async cardMenu(item: string): Promise<void> {
    await this.panel.getByRole('button', { name: this.words.cardMenu }).click();
    await this.page.getByRole('menuitem', { name: item, exact: true }).click();
    await this.quiet();
  }

  async press(button: string | RegExp): Promise<void> {
    await this.panel.getByRole('button', { name: button }).click();
    await this.quiet();
  }
}
