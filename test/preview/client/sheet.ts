/** The spreadsheet's window: name, menus, tools, formula bar, grid and tabs. */
import type { Area, MenuView, PageAsk, PageView } from '../page';
import { fill, h, icon } from './dom';
import { areaName, Grid } from './grid/grid';
import { cellName, editText } from './grid/layout';
import { isWhole } from './grid/selection';
import { menuButton, openMenu, type MenuLine } from './menu';
import { askForText } from './prompt';
import { Tabs } from './tabs';
import type { Words } from './words';

export type Send = (ask: PageAsk) => void;

export class SheetWindow {
  readonly element: HTMLElement;
  readonly #send: Send;
  readonly #grid: Grid;
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
      type: ({ row, column }, text) => { send({ do: 'typeCell', row, column, text }); },
      paste: ({ row, column }, rows) => { send({ do: 'paste', row, column, rows }); },
      clear: (area) => { send({ do: 'clear', area }); },
      selected: () => { this.#showSelection(); },
      typing: (text) => { this.#formula.value = text; },
      menu: (at) => { openMenu(this.#words?.menu ?? '', this.#cellMenu(), at); },
    });
    this.#formula = h('input', { class: 'formula', spellcheck: 'false', autocomplete: 'off', onkeydown: (event) => { this.#formulaKey(event); } });
    this.#tabs = new Tabs(send);
    const bar = h('div', { class: 'formula-bar' }, this.#name, h('span', { class: 'fx', 'aria-hidden': 'true' }, 'fx'), this.#formula);
    this.element = h('section', { class: 'sheet-window' }, this.#head, this.#tools, bar, this.#grid.element, this.#tabs.element);
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
      menuButton(words.edit, words.edit, () => this.#editMenu()),
      menuButton(words.insert, words.insert, () => this.#insertMenu()),
      menuButton(words.data, words.data, () => this.#dataMenu()),
      page.sheetMenus.length > 0 &&
        menuButton(words.extensions, words.extensions, () => programMenu(page.sheetMenus, (label) => { this.#send({ do: 'sheetMenu', label }); })),
    );
    fill(this.#head, h('span', { class: 'file-icon' }, icon('sheet', 24)), h('div', {}, h('h1', {}, page.book.name), menus));
    fill(this.#tools, this.#toolButtons(words));
    this.#tools.setAttribute('aria-label', words.edit);
  }

  #toolButtons(words: Words): HTMLElement[] {
    const tool = (name: Parameters<typeof icon>[0], label: string, run: () => void): HTMLElement =>
      h('button', { type: 'button', title: label, 'aria-label': label, onclick: () => { run(); this.#grid.focus(); } }, icon(name, 18));
    return [
      tool('sortUp', words.sortUp, () => { this.#sort(true); }),
      tool('sortDown', words.sortDown, () => { this.#sort(false); }),
      tool('rowPlus', words.rowAbove, () => { this.#lines('insert', 'row'); }),
      tool('columnPlus', words.columnLeft, () => { this.#lines('insert', 'column'); }),
      tool('trash', words.clear, () => { this.#send({ do: 'clear', area: this.#grid.area }); }),
      h('button', { type: 'button', title: words.note, 'aria-label': words.note, onclick: () => { this.#note(); } }, icon('note', 18)),
    ];
  }

  // ---- menus

  #cellMenu(): MenuLine[] {
    const view = this.#grid.view;
    const whole = view && isWhole(view, this.#grid.area);
    const edit = [...(whole === 'column' ? [] : this.#rowMenu()), ...(whole === 'row' ? [] : this.#columnMenu())];
    return [...edit, 'line', ...this.#dataMenu(), 'line', ...this.#noteMenu()];
  }

  #insertMenu(): MenuLine[] {
    return [...this.#rowMenu().slice(0, 2), ...this.#columnMenu().slice(0, 2), 'line', ...this.#noteMenu()];
  }

  #editMenu(): MenuLine[] {
    const words = this.#need;
    return [
      { label: words.clear, run: () => { this.#send({ do: 'clear', area: this.#grid.area }); } },
      'line',
      ...this.#rowMenu().slice(2),
      'line',
      ...this.#columnMenu().slice(2),
      'line',
      { label: words.unhide, run: () => { this.#send({ do: 'unhide' }); } },
    ];
  }

  #rowMenu(): MenuLine[] {
    const words = this.#need;
    return [
      { label: words.rowAbove, run: () => { this.#lines('insert', 'row'); } },
      { label: words.rowBelow, run: () => { this.#lines('insert', 'row', true); } },
      { label: words.deleteRows, run: () => { this.#lines('remove', 'row'); } },
      { label: words.hideRows, run: () => { this.#lines('hide', 'row'); } },
    ];
  }

  #columnMenu(): MenuLine[] {
    const words = this.#need;
    return [
      { label: words.columnLeft, run: () => { this.#lines('insert', 'column'); } },
      { label: words.columnRight, run: () => { this.#lines('insert', 'column', true); } },
      { label: words.deleteColumns, run: () => { this.#lines('remove', 'column'); } },
      { label: words.hideColumns, run: () => { this.#lines('hide', 'column'); } },
      { label: words.moveLeft, run: () => { this.#move(-1); } },
      { label: words.moveRight, run: () => { this.#move(1); } },
    ];
  }

  #dataMenu(): MenuLine[] {
    const words = this.#need;
    const { rows, columns } = this.#grid.area;
    const range = rows > 1 && columns > 1;
    return [
      { label: words.sortUp, run: () => { this.#sort(true); } },
      { label: words.sortDown, run: () => { this.#sort(false); } },
      { label: words.sortRangeUp, disabled: !range, run: () => { this.#sort(true, this.#grid.area); } },
      { label: words.sortRangeDown, disabled: !range, run: () => { this.#sort(false, this.#grid.area); } },
    ];
  }

  #noteMenu(): MenuLine[] {
    const words = this.#need;
    return [
      { label: words.note, run: () => { this.#note(); } },
      { label: words.clear, run: () => { this.#send({ do: 'clear', area: this.#grid.area }); } },
    ];
  }

  get #need(): Words {
    if (!this.#words) throw new Error('The window has not been drawn yet');
    return this.#words;
  }

  // ---- what they do

  #lines(what: 'insert' | 'remove' | 'hide', direction: 'row' | 'column', after = false): void {
    const { row, column, rows, columns } = this.#grid.area;
    const [at, count] = direction === 'row' ? [row, rows] : [column, columns];
    this.#send({ do: what, what: direction, at: after ? at + count : at, count });
  }

  #move(by: -1 | 1): void {
    const { column, columns } = this.#grid.area;
    const before = by < 0 ? column - 1 : column + columns + 1;
    if (before >= 1) this.#send({ do: 'move', what: 'column', at: column, count: columns, before });
  }

  #sort(ascending: boolean, area?: Area): void {
    const { column } = this.#grid.selection.anchor;
    this.#send({ do: 'sort', column, ascending, ...(area ? { area } : {}) });
  }

  #note(): void {
    const view = this.#grid.view;
    const { row, column } = this.#grid.selection.anchor;
    const cell = view?.rows[row - 1]?.[column - 1];
    const before = cell ? (cell[3] ?? '') : '';
    askForText(`${this.#need.noteLabel} ${cellName(row, column)}`, before, this.#need, (text) => {
      this.#send({ do: 'note', row, column, text });
    });
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
    return [{ label: item.label, run: () => { click(item.label); } }];
  });
}
