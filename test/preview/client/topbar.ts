/** The bar above everything that is not Google's: which window, whose language, what time it is, start again, and what it cost. */
import type { Locale, PageView, RunView } from '../page';
import { fill, h, icon } from './dom';
import { menuButton } from './menu';
import type { Send } from './sheet';
import type { Words } from './words';

export type Place = 'sheet' | 'form' | 'student' | 'mail';

export class TopBar {
  readonly element = h('header', { class: 'top-bar' });
  readonly #send: Send;
  readonly #go: (place: Place) => void;

  constructor(send: Send, go: (place: Place) => void) {
    this.#send = send;
    this.#go = go;
  }

  show(page: PageView, words: Words, place: Place): void {
    const focused = document.activeElement?.id;
    const run = this.element.querySelector<HTMLDetailsElement>('.run');
    fill(
      this.element,
      this.#places(page, words, place),
      h('div', { class: 'spring' }),
      this.#run(page.last, words, run?.open ?? false),
      this.#clock(page, words),
      this.#language(page, words),
      this.#reset(page, words),
    );
    if (focused) document.getElementById(focused)?.focus();
  }

  #places(page: PageView, words: Words, here: Place): HTMLElement {
    const names = ['sheet', 'form', 'student', 'mail'] as const;
    const icons = { sheet: 'sheet', form: 'form', student: 'person', mail: 'mail' } as const;
    const link = (place: Place): HTMLElement => {
      const count =
        place === 'mail' && page.mails.length > 0 ? h('span', { class: 'badge' }, String(page.mails.length)) : null;
      return h(
        'button',
        {
          type: 'button',
          id: `go-${place}`,
          'aria-current': place === here ? 'page' : undefined,
          onclick: () => {
            this.#go(place);
          },
        },
        icon(icons[place], 18),
        words.places[place],
        count,
      );
    };
    return h('nav', { 'aria-label': words.preview }, names.map(link));
  }

  #clock(page: PageView, words: Words): HTMLElement {
    const box = h('input', { type: 'datetime-local', id: 'clock', value: page.clock, 'aria-label': words.clock });
    box.addEventListener('change', () => {
      if (box.value !== '') this.#send({ do: 'clock', at: box.value });
    });
    // The browser writes the moment in its own language, so it shows only while one types in it.
    const face = h('span', { class: 'clock-face' }, h('span', { 'aria-hidden': 'true' }, clockText(page)), box);
    const button = (id: string, label: string, ask: 'nextDay' | 'pastDue'): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          id,
          onclick: () => {
            this.#send({ do: ask });
          },
        },
        label,
      );
    return h(
      'div',
      { class: 'clock', role: 'group', 'aria-label': words.clock },
      icon('clock', 16),
      face,
      button('next-day', words.nextDay, 'nextDay'),
      button('past-due', words.pastDue, 'pastDue'),
    );
  }

  #language(page: PageView, words: Words): HTMLElement {
    const choice = (language: 'nl' | 'en', label: string): HTMLElement =>
      h(
        'button',
        {
          type: 'button',
          id: `language-${language}`,
          lang: language,
          'aria-pressed': String(page.language === language),
          onclick: () => {
            this.#send({ do: 'language', language });
          },
        },
        label,
      );
    return h(
      'div',
      { class: 'languages', role: 'group', 'aria-label': words.language },
      choice('nl', 'Nederlands'),
      choice('en', 'English'),
    );
  }

  #reset(page: PageView, words: Words): HTMLElement {
    const start = page.ownForm ? words.resetOwn : words.resetDemo;
    const entry = (label: string, locale: Locale, empty: boolean) => ({
      label: `${label} (${locale})`,
      run: () => {
        this.#send({ do: 'reset', locale, empty });
      },
    });
    const lines = () => [
      entry(start, 'nl_NL', false),
      entry(start, 'en_US', false),
      'line' as const,
      entry(words.resetEmpty, 'nl_NL', true),
      entry(words.resetEmpty, 'en_US', true),
    ];
    return menuButton(
      words.reset,
      h('span', { class: 'reset-face' }, icon('refresh', 16), words.reset),
      lines,
      'reset',
    );
  }

  /** Modelled seconds and calls of the last run of the program. */
  #run(run: RunView | undefined, words: Words, open: boolean): HTMLElement {
    if (!run) return h('span', { class: 'run faint' }, words.noRun);
    const seconds = run.seconds.toFixed(1);
    const mails = run.mails > 0 ? ` · ${run.mails} ${words.mails}` : '';
    const line = `${run.entry}: ${seconds} ${words.seconds} · ${run.reads} ${words.reads} · ${run.writes} ${words.writes} · ${run.lookups} ${words.lookups}${mails}`;
    const calls = h(
      'ul',
      {},
      run.calls.map(({ name, count }) => h('li', {}, count > 1 ? `${name} × ${count}` : name)),
    );
    return h('details', { class: 'run', open }, h('summary', { title: words.lastRun }, line), calls);
  }
}

/** `ma 16 nov 2026 09:00`, in the language of the person. */
function clockText({ clock, language }: PageView): string {
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
  const date = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', day).format(new Date(`${clock}Z`));
  return `${date} ${clock.slice(11)}`;
}
