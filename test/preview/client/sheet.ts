/** The spreadsheet's window: name, menus, tools, formula bar, grid and tabs. */
import type { MenuView, PageAsk, PageView } from '../page';
import { addressBox, fill, h, icon } from './dom';
import { Grid } from './grid/grid';
import { areaName, editText } from './grid/layout';
import { menuButton, openMenu, type MenuLine } from './menu';
import { SheetMenus } from './sheet-menus';
import { Tabs } from './tabs';
import type { Words } from './words';

export type Send = (ask: PageAsk) => void;

export class SheetWindow {
  readonly element: HTMLElement;
  readonly #send: Send;
  readonly #grid: Grid;
  readonly #menus: SheetMenus;
  readonly #tabs: Tabs;
  readonly #head = h('div', { class: 'file-head' });
  readonly #tools = h('div', { class: 'tools', role: 'toolbar' });
  readonly #name = h('output', { class: 'name-box' });
  readonly #formula: HTMLInputElement;
  #words: Words | undefined;
  #page: PageView | undefined;
  /** Which language and menus the head was drawn for. */
  #drawnFor = '';

  constructor(send: Send) {
    this.#send = send;
    this.#grid = new Grid({
      type: ({ row, column }, text) => {
        send({ do: 'typeCell', row, column, text });
      },
      paste: ({ row, column }, rows) => {
        send({ do: 'paste', row, column, rows });
      },
      clear: (area) => {
        send({ do: 'clear', area });
      },
      selected: () => {
        this.#showSelection();
      },
      typing: (text) => {
        this.#formula.value = text;
      },
      menu: (at) => {
        if (this.#words) openMenu(this.#words.menu, this.#menus.cell(this.#words), at);
      },
    });
    this.#formula = h('input', {
      class: 'formula',
      spellcheck: 'false',
      autocomplete: 'off',
      onkeydown: (event) => {
        this.#formulaKey(event);
      },
    });
    this.#menus = new SheetMenus(this.#grid, send);
    this.#tabs = new Tabs(send);
    const bar = h(
      'div',
      { class: 'formula-bar' },
      this.#name,
      h('span', { class: 'fx', 'aria-hidden': 'true' }, 'fx'),
      this.#formula,
    );
    this.element = h(
      'section',
      { class: 'sheet-window' },
      this.#head,
      this.#tools,
      bar,
      this.#grid.element,
      this.#tabs.element,
    );
  }

  show(page: PageView, words: Words): void {
    this.#page = page;
    this.#words = words;
    this.#drawHead(page, words);
    this.#formula.setAttribute('aria-label', words.contents);
    this.#name.setAttribute('aria-label', words.cell);
    this.#grid.label = `${words.grid} ${page.book.tabs.find((tab) => tab.active)?.name ?? ''}`;
    this.#tabs.show(page.book.tabs, words);
    this.#grid.show(page.sheet);
  }

  focusGrid(): void {
    this.#grid.focus();
  }

  #drawHead(page: PageView, words: Words): void {
    const key = JSON.stringify([page.language, page.book.name, page.sheetMenus]);
    if (key === this.#drawnFor) return;
    this.#drawnFor = key;
    const menus = h(
      'div',
      { class: 'menus' },
      menuButton(words.edit, words.edit, () => this.#menus.edit(words)),
      menuButton(words.insert, words.insert, () => this.#menus.insert(words)),
      menuButton(words.data, words.data, () => this.#menus.data(words)),
      page.sheetMenus.length > 0 &&
        menuButton(words.extensions, words.extensions, () =>
          programMenu(page.sheetMenus, (label) => {
            this.#send({ do: 'sheetMenu', label });
          }),
        ),
    );
    fill(
      this.#head,
      h('span', { class: 'file-icon' }, icon('sheet', 24)),
      h('div', {}, h('h1', {}, page.book.name), menus),
      addressBox(words.address, page.book.url),
    );
    fill(this.#tools, this.#menus.tools(words));
    this.#tools.setAttribute('aria-label', words.edit);
  }

  // ---- formula bar

  #showSelection(): void {
    const view = this.#grid.view;
    if (!view) return;
    const { row, column } = this.#grid.selection.anchor;
    this.#name.value = areaName(this.#grid.area);
    if (document.activeElement !== this.#formula) this.#formula.value = editText(view, row, column);
  }

  #formulaKey(event: KeyboardEvent): void {
    const { row, column } = this.#grid.selection.anchor;
    if (event.key === 'Escape') this.#formula.value = this.#page ? editText(this.#page.sheet, row, column) : '';
    else if (event.key === 'Enter') this.#send({ do: 'typeCell', row, column, text: this.#formula.value });
    else return;
    event.preventDefault();
    this.#grid.focus();
  }
}

/** The program's own menus; a menu in a menu is shown in place, under its name. */
export function programMenu(menus: readonly MenuView[], click: (label: string) => void): MenuLine[] {
  return menus.flatMap((menu) => [{ label: menu.caption, disabled: true }, ...linesOf(menu, click)]);
}

function linesOf(menu: MenuView, click: (label: string) => void): MenuLine[] {
  return menu.items.flatMap((item): MenuLine[] => {
    if ('menu' in item) return [{ label: item.menu.caption, disabled: true }, ...linesOf(item.menu, click)];
    if ('separator' in item) return ['line'];
    return [
      {
        label: item.label,
        run: () => {
          click(item.label);
        },
      },
    ];
  });
}
