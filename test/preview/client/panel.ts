/** The side panel of Sheets: the add-on's name and menu, the card in view, the toast, and the strip beside it. */
import type { ClickJson, HeaderJson } from '../../host/cardservice/json';
import type { PageAnswer, PageAsk, PageView, PanelView } from '../page';
import { drawFooter, drawSection, type CardHands } from './card';
import { fill, h, icon } from './dom';
import { menuButton } from './menu';
import type { Words } from './words';

/** Asks, and gives the answer back once the page shows it. */
export type AskNow = (ask: PageAsk) => Promise<PageAnswer | undefined>;

export class PanelWindow {
  readonly element: HTMLElement;
  readonly #ask: AskNow;
  readonly #panel = h('aside', { class: 'panel', id: 'panel' });
  readonly #rail: HTMLElement;
  readonly #toast = h('div', { class: 'toast', role: 'status', 'aria-live': 'polite' });
  #drawnFor = '';
  #words: Words | undefined;
  #toastTimer = 0;

  constructor(ask: AskNow) {
    this.#ask = ask;
    this.#rail = h('div', { class: 'rail' });
    this.element = h('div', { class: 'panel-side' }, this.#panel, this.#rail);
  }

  /** Draws the panel anew only if another card is in view: a redraw takes the focus out of the box one is typing in. */
  show(page: PageView, words: Words): void {
    this.#words = words;
    const { panel } = page;
    const key = [panel.version, panel.open, panel.depth, page.language].join('|');
    if (key === this.#drawnFor) return;
    this.#drawnFor = key;
    this.#drawRail(panel, words);
    this.element.style.setProperty('--accent', panel.color);
    this.#panel.hidden = !panel.open;
    this.#panel.setAttribute('aria-label', `${words.sidePanel} ${panel.addOn}`);
    const hadFocus = this.#panel.contains(document.activeElement);
    fill(this.#panel, this.#top(panel, words), this.#card(panel, words), this.#toast);
    if (hadFocus) this.#panel.querySelector<HTMLElement>('.card')?.focus({ preventScroll: true });
  }

  /** The toast, and what the answer opened. */
  tell(answer: PageAnswer): void {
    const links = (answer.opened ?? []).map((url) => `${this.#words?.opened ?? ''} ${url}`);
    const lines = [answer.notice, ...links].filter((line) => line !== undefined);
    if (lines.length > 0) this.#say(lines.join(' · '));
    for (const name of answer.missing ?? []) this.#markMissing(name);
  }

  #say(text: string): void {
    clearTimeout(this.#toastTimer);
    this.#toast.textContent = text;
    // Above the buttons at the foot: what to press next stays in reach.
    const footer = this.#panel.querySelector<HTMLElement>('.card-footer')?.offsetHeight ?? 0;
    this.#toast.style.bottom = `${footer + 8}px`;
    this.#toast.classList.add('seen');
    this.#toastTimer = window.setTimeout(() => {
      this.#hush();
    }, 6000);
  }

  /** What the last click said is over when the next one begins. */
  #hush(): void {
    clearTimeout(this.#toastTimer);
    this.#toast.classList.remove('seen');
    this.#toast.textContent = '';
  }

  #markMissing(name: string): void {
    const field = this.#panel.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`);
    field?.setAttribute('aria-invalid', 'true');
    field?.closest('.field')?.classList.add('invalid');
    this.#say(this.#words?.fillIn ?? '');
    field?.focus();
  }

  #drawRail(panel: PanelView, words: Words): void {
    const label = words.openPanel;
    const toggle = (): void => {
      void this.#ask({ do: panel.open ? 'closePanel' : 'openPanel' });
    };
    const button = h(
      'button',
      {
        type: 'button',
        class: 'rail-button',
        title: label,
        'aria-label': label,
        'aria-expanded': String(panel.open),
        'aria-controls': 'panel',
        onclick: toggle,
      },
      icon('book', 20),
    );
    fill(this.#rail, button);
  }

  #top(panel: PanelView, words: Words): HTMLElement {
    const universal = panel.universal.map((label) => ({
      label,
      run: () => {
        this.#click({ do: 'universal', label });
      },
    }));
    return h(
      'div',
      { class: 'panel-top' },
      h('span', { class: 'panel-logo' }, icon('book', 18)),
      h('h2', {}, panel.addOn),
      menuButton(words.menu, icon('more', 20), () => universal, 'round'),
      h(
        'button',
        {
          type: 'button',
          class: 'round',
          title: words.close,
          'aria-label': words.close,
          onclick: () => {
            void this.#ask({ do: 'closePanel' });
          },
        },
        icon('close', 20),
      ),
    );
  }

  #card(panel: PanelView, words: Words): HTMLElement {
    const { card } = panel;
    if (!card) return h('div', { class: 'card empty', tabindex: -1 });
    const hands: CardHands = {
      values: panel.values,
      words,
      press: (click) => {
        this.#press(click);
      },
      // Only an action makes the panel wait: a button pressed right after typing must still get its click.
      ask: (ask, action) => {
        this.#run(ask, action !== undefined && action.loadIndicator !== 'NONE');
      },
    };
    const body = h(
      'div',
      { class: 'card-body', tabindex: 0 },
      card.sections.map((section) => drawSection(section, hands)),
    );
    return h(
      'div',
      { class: 'card', tabindex: -1, 'data-card': card.name },
      this.#header(panel, words),
      body,
      card.footer && drawFooter(card.footer, hands),
    );
  }

  #header({ card, depth }: PanelView, words: Words): HTMLElement | undefined {
    const header: HeaderJson = card?.header ?? {};
    const actions = (card?.actions ?? []).map(({ text, onClick }) => ({
      label: text,
      run: () => {
        if (onClick) this.#press(onClick);
      },
    }));
    const back = (): void => {
      this.#click({ do: 'back' });
    };
    if (!header.title && actions.length === 0 && depth < 2) return undefined;
    return h(
      'header',
      { class: 'card-header' },
      depth > 1 &&
        h(
          'button',
          { type: 'button', class: 'round', title: words.back, 'aria-label': words.back, onclick: back },
          icon('back', 20),
        ),
      h(
        'div',
        { class: 'card-titles' },
        h('h3', {}, header.title ?? ''),
        header.subtitle && h('p', {}, header.subtitle),
      ),
      actions.length > 0 && menuButton(words.cardMenu, icon('more', 20), () => actions, 'round'),
    );
  }

  #press(click: ClickJson): void {
    this.#run({ do: 'press', click }, !('openLink' in click) && click.loadIndicator !== 'NONE');
  }

  #click(ask: PageAsk): void {
    this.#run(ask, true);
  }

  #run(ask: PageAsk, spinner: boolean): void {
    this.#hush();
    if (spinner) this.#busy(true);
    void this.#ask(ask).then((answer) => {
      if (spinner) this.#busy(false);
      if (answer) this.tell(answer);
    });
  }

  #busy(on: boolean): void {
    this.#panel.classList.toggle('busy', on);
    this.#panel.setAttribute('aria-busy', String(on));
  }
}
