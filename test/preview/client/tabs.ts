/** The tabs of the spreadsheet, at its foot. */
import type { BookView } from '../page';
import { fill, h, icon } from './dom';
import { menuButton } from './menu';
import type { Send } from './sheet';
import type { Words } from './words';

type Tab = BookView['tabs'][number];

export class Tabs {
  readonly element = h('div', { class: 'tabs' });
  readonly #send: Send;
  #drawnFor = '';

  constructor(send: Send) {
    this.#send = send;
  }

  show(tabs: readonly Tab[], words: Words): void {
    const key = JSON.stringify([tabs, words.tabs]);
    if (key === this.#drawnFor) return;
    this.#drawnFor = key;
    const add = h(
      'button',
      {
        type: 'button',
        class: 'add-tab',
        title: words.newTab,
        'aria-label': words.newTab,
        onclick: () => {
          this.#send({ do: 'addTab' });
        },
      },
      icon('plus', 18),
    );
    const list = h('div', { class: 'tab-list', role: 'group', 'aria-label': words.tabs });
    list.append(...tabs.filter((tab) => !tab.hidden).map((tab) => this.#tab(tab, words)));
    fill(this.element, add, list);
    list.querySelector('.active')?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }

  #tab(tab: Tab, words: Words): HTMLElement {
    const name = h(
      'button',
      {
        type: 'button',
        class: 'tab-name',
        'aria-pressed': String(tab.active),
        // The answer would take the focus from a name that is being typed after a double click.
        onclick: () => {
          if (!tab.active) this.#send({ do: 'tab', sheet: tab.id });
        },
      },
      tab.name,
    );
    const box = h('div', { class: tab.active ? 'tab active' : 'tab' }, name);
    name.addEventListener('dblclick', () => {
      this.#rename(tab, name, words);
    });
    if (tab.active) box.append(this.#menu(tab, name, words));
    return box;
  }

  #menu(tab: Tab, name: HTMLElement, words: Words): HTMLElement {
    return menuButton(
      `${words.menu} ${tab.name}`,
      icon('up', 14),
      () => [
        {
          label: words.rename,
          run: () => {
            this.#rename(tab, name, words);
          },
        },
        {
          label: words.duplicate,
          run: () => {
            this.#send({ do: 'duplicateTab', sheet: tab.id });
          },
        },
        {
          label: words.remove,
          run: () => {
            this.#send({ do: 'deleteTab', sheet: tab.id });
          },
        },
      ],
      'tab-menu',
    );
  }

  /** The name becomes a box to type in, as on a double click in Sheets. */
  #rename(tab: Tab, name: HTMLElement, words: Words): void {
    const box = h('input', {
      class: 'tab-rename',
      'aria-label': words.rename,
      value: tab.name,
      size: Math.max(4, tab.name.length),
    });
    let open = true;
    const end = (save: boolean): void => {
      if (!open) return;
      open = false;
      box.replaceWith(name);
      if (save && box.value.trim() !== '' && box.value !== tab.name)
        this.#send({ do: 'renameTab', sheet: tab.id, name: box.value });
    };
    box.addEventListener('blur', () => {
      end(true);
    });
    box.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' || event.key === 'Escape') end(event.key === 'Enter');
    });
    name.replaceWith(box);
    box.focus();
    box.select();
  }
}
