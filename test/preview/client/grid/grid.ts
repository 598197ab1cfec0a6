/** The sheet: draws the rows in view, moves the selection, hands everything that changes a cell to its owner. */
import type { Area, SheetView } from '../../page';
import { fill, h } from '../dom';
import { drawLetters, drawRow } from './draw';
import { Editor } from './editor';
import { between, cellAt, cellName, editText, HEAD_WIDTH, layoutOf, type Layout, type Line } from './layout';
import { areaOf, holds, isWhole, moved, one, stepped, type Selection, type Spot } from './selection';

export interface GridOwner {
  type(spot: Spot, text: string): void;
  paste(spot: Spot, rows: readonly (readonly string[])[]): void;
  clear(area: Area): void;
  /** The selection moved, or what the formula bar shows of it changed. */
  selected(): void;
  typing(text: string): void;
  menu(at: { x: number; y: number }): void;
}

export class Grid {
  readonly element: HTMLElement;
  readonly #owner: GridOwner;
  readonly #scroller: HTMLElement;
  readonly #top: HTMLElement;
  readonly #body: HTMLElement;
  readonly #editor: Editor;
  readonly #drawn = new Map<number, HTMLElement>();
  #view: SheetView | undefined;
  #layout: Layout | undefined;
  #selection: Selection = one({ row: 1, column: 1 });
  /** Where the selection was on other tabs. */
  readonly #places = new Map<number, { readonly selection: Selection; readonly top: number; readonly left: number }>();
  #tabColumn: number | undefined;

  constructor(owner: GridOwner) {
    this.#owner = owner;
    this.#top = h('div', { class: 'grid-top', role: 'rowgroup' });
    this.#body = h('div', { class: 'grid-body', role: 'rowgroup' });
    this.#scroller = h('div', { class: 'grid', role: 'grid', tabindex: 0 }, this.#top, this.#body);
    this.element = h('div', { class: 'grid-frame' }, this.#scroller);
    this.#editor = new Editor(
      {
        frame: this.element,
        placeOf: (row, column) => this.#placeOf(row, column),
        commit: (row, column, text, key, back) => {
          this.#commit({ row, column }, text, key, back);
        },
        cancel: () => {
          this.focus();
          owner.selected();
        },
        typing: (text) => {
          owner.typing(text);
        },
      },
      '',
    );
    this.#listen();
  }

  set label(label: string) {
    this.#scroller.setAttribute('aria-label', label);
    this.#editor.label = label;
  }

  get selection(): Selection {
    return this.#selection;
  }

  get area(): Area {
    return areaOf(this.#selection);
  }

  get view(): SheetView | undefined {
    return this.#view;
  }

  focus(): void {
    this.#scroller.focus({ preventScroll: true });
  }

  /** Shows this state of a tab; another tab comes back where it was left. */
  show(view: SheetView): void {
    const other = this.#view?.id !== view.id;
    if (other && this.#view) this.#leave(this.#view.id);
    this.#view = view;
    this.#layout = layoutOf(view);
    this.#scroller.setAttribute('aria-rowcount', String(view.maxRows + 1));
    this.#scroller.setAttribute('aria-colcount', String(view.maxColumns));
    this.#drawAll();
    if (other) this.#arrive(view);
    this.#mark();
    this.#owner.selected();
  }

  select(selection: Selection, keepInView = true): void {
    this.#selection = selection;
    if (keepInView) this.#reveal(selection.focus);
    this.#mark();
    this.#owner.selected();
  }

  /** Opens the editor on the active cell, with its text or with what is typed instead. */
  edit(text?: string): void {
    if (!this.#view) return;
    const { row, column } = this.#selection.anchor;
    this.#reveal({ row, column });
    const before = editText(this.#view, row, column);
    this.#editor.open(row, column, text ?? before, before);
  }

  // ---- drawing

  #leave(id: number): void {
    const { scrollTop: top, scrollLeft: left } = this.#scroller;
    this.#places.set(id, { selection: this.#selection, top, left });
  }

  #arrive(view: SheetView): void {
    const place = this.#places.get(view.id);
    const start = stepped(view, { row: view.frozenRows, column: view.frozenColumns }, { down: 1, right: 1 });
    this.#selection = place?.selection ?? one({ row: Math.max(1, start.row), column: Math.max(1, start.column) });
    this.#scroller.scrollTop = place?.top ?? 0;
    this.#scroller.scrollLeft = place?.left ?? 0;
  }

  #drawAll(): void {
    if (!this.#view || !this.#layout) return;
    const view = this.#view;
    const layout = this.#layout;
    this.#top.style.width = `${layout.width}px`;
    this.#body.style.cssText = `width:${layout.width}px;height:${layout.height}px`;
    fill(this.#top, drawLetters(layout), layout.frozenRows.map((line) => drawRow(view, layout, line)));
    this.#drawn.clear();
    this.#body.replaceChildren();
    this.#drawRows();
  }

  /** Draws the rows that have come into view and drops those that have left it. */
  #drawRows(): void {
    if (!this.#view || !this.#layout) return;
    const from = this.#scroller.scrollTop;
    const lines = between(this.#layout.rows, from, from + this.#scroller.clientHeight);
    const wanted = new Set(lines.map((line) => line.at));
    for (const [at, element] of this.#drawn) {
      if (wanted.has(at)) continue;
      element.remove();
      this.#drawn.delete(at);
    }
    const fresh = lines.filter((line) => !this.#drawn.has(line.at)).map((line) => this.#drawLine(line));
    this.#body.append(...fresh);
  }

  #drawLine(line: Line): HTMLElement {
    if (!this.#view || !this.#layout) throw new Error('There is no sheet');
    const element = drawRow(this.#view, this.#layout, line, line.start);
    this.#drawn.set(line.at, element);
    return element;
  }

  #mark(): void {
    for (const element of this.element.querySelectorAll('.chosen, .active')) {
      element.classList.remove('chosen', 'active');
      element.removeAttribute('aria-selected');
    }
    const area = this.area;
    const several = area.rows * area.columns > 1;
    for (const element of this.element.querySelectorAll<HTMLElement>('.cell')) {
      const [, row = 0, column = 0] = element.id.split('-').map(Number);
      if (!holds(area, row, column)) continue;
      if (several) element.classList.add('chosen');
      element.setAttribute('aria-selected', 'true');
    }
    const { row, column } = this.#selection.anchor;
    this.#elementAt(row, column)?.classList.add('active');
    document.getElementById(`row-${row}`)?.classList.add('chosen');
    document.getElementById(`column-${column}`)?.classList.add('chosen');
    const focus = this.#elementAt(this.#selection.focus.row, this.#selection.focus.column);
    if (focus) this.#scroller.setAttribute('aria-activedescendant', focus.id);
    else this.#scroller.removeAttribute('aria-activedescendant');
  }

  #elementAt(row: number, column: number): HTMLElement | null {
    return document.getElementById(`cell-${row}-${column}`);
  }

  #placeOf(row: number, column: number): DOMRect | undefined {
    const cell = this.#elementAt(row, column)?.getBoundingClientRect();
    const frame = this.element.getBoundingClientRect();
    return cell && new DOMRect(cell.x - frame.x, cell.y - frame.y, cell.width, cell.height);
  }

  /** Scrolls so that a cell is in view beside what is frozen. */
  #reveal({ row, column }: Spot): void {
    if (!this.#layout) return;
    const line = this.#layout.rows.find(({ at }) => at === row);
    const across = this.#layout.columns.find(({ at }) => at === column);
    const box = this.#scroller;
    if (line) {
      const room = box.clientHeight - this.#top.offsetHeight;
      if (line.start < box.scrollTop) box.scrollTop = line.start;
      else if (line.start + line.size > box.scrollTop + room) box.scrollTop = line.start + line.size - room;
    }
    if (across) {
      const stuck = this.#layout.frozenColumns.reduce((sum, { size }) => sum + size, HEAD_WIDTH);
      const left = HEAD_WIDTH + across.start;
      if (left - stuck < box.scrollLeft) box.scrollLeft = left - stuck;
      else if (left + across.size > box.scrollLeft + box.clientWidth) box.scrollLeft = left + across.size - box.clientWidth;
    }
    this.#drawRows();
  }

  // ---- hands

  #listen(): void {
    const box = this.#scroller;
    let frame = 0;
    box.addEventListener('scroll', () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        this.#drawRows();
        this.#mark();
      });
    });
    new ResizeObserver(() => {
      this.#drawRows();
      this.#mark();
    }).observe(box);
    box.addEventListener('keydown', (event) => {
      if (event.target === box) this.#key(event);
    });
    box.addEventListener('pointerdown', (event) => {
      this.#press(event);
    });
    box.addEventListener('dblclick', (event) => {
      if (spotOf(event.target)) this.edit();
    });
    box.addEventListener('contextmenu', (event) => {
      event.preventDefault();
      this.#contextMenu(event);
    });
    box.addEventListener('copy', (event) => {
      this.#copy(event, false);
    });
    box.addEventListener('cut', (event) => {
      this.#copy(event, true);
    });
    box.addEventListener('paste', (event) => {
      this.#paste(event);
    });
  }

  #press(event: PointerEvent): void {
    const { target } = event;
    const selection = this.#selectionAt(target, event.shiftKey);
    if (!selection) return;
    const inside = this.#isInside(selection.focus);
    if (event.button === 2 && inside) return;
    event.preventDefault();
    this.focus();
    this.select(selection, false);
    if (event.button === 0) this.#drag(selection.anchor);
  }

  #isInside({ row, column }: Spot): boolean {
    return holds(this.area, row, column);
  }

  /** A cell, or by its head a whole row or column, or by the corner everything. */
  #selectionAt(target: EventTarget | null, extend: boolean): Selection | undefined {
    if (!this.#view || !(target instanceof HTMLElement)) return undefined;
    const { maxRows, maxColumns } = this.#view;
    const { anchor } = this.#selection;
    const head = target.closest<HTMLElement>('.head');
    const row = Number(head?.dataset['row'] ?? 0);
    const column = Number(head?.dataset['column'] ?? 0);
    if (row > 0) return { anchor: { row: extend ? anchor.row : row, column: 1 }, focus: { row, column: maxColumns } };
    if (column > 0) return { anchor: { row: 1, column: extend ? anchor.column : column }, focus: { row: maxRows, column } };
    if (head) return { anchor: { row: 1, column: 1 }, focus: { row: maxRows, column: maxColumns } };
    const spot = spotOf(target);
    return spot && (extend ? { anchor, focus: spot } : one(spot));
  }

  #drag(anchor: Spot): void {
    const over = (event: PointerEvent): void => {
      const focus = spotOf(document.elementFromPoint(event.clientX, event.clientY));
      if (focus && !this.#isFocus(focus) && !isWhole(this.#view ?? emptyView, this.area)) this.select({ anchor, focus });
    };
    const stop = (): void => {
      document.removeEventListener('pointermove', over);
      document.removeEventListener('pointerup', stop);
    };
    document.addEventListener('pointermove', over);
    document.addEventListener('pointerup', stop);
  }

  #isFocus({ row, column }: Spot): boolean {
    return row === this.#selection.focus.row && column === this.#selection.focus.column;
  }

  #contextMenu(event: MouseEvent): void {
    const byKey = event.clientX === 0 && event.clientY === 0;
    const cell = this.#elementAt(this.#selection.focus.row, this.#selection.focus.column)?.getBoundingClientRect();
    this.#owner.menu(byKey && cell ? { x: cell.left + 8, y: cell.bottom } : { x: event.clientX, y: event.clientY });
  }

  #key(event: KeyboardEvent): void {
    if (!this.#view || event.isComposing) return;
    const far = event.ctrlKey || event.metaKey;
    const { anchor, focus } = this.#selection;
    const pageRows = Math.max(1, Math.floor(this.#scroller.clientHeight / 21) - 6);
    const to = moved(this.#view, event.shiftKey ? focus : anchor, event.key, far, pageRows);
    if (to) this.select(event.shiftKey ? { anchor, focus: to } : one(to));
    else if (!this.#command(event, far)) return;
    this.#tabColumn = event.key === 'Tab' || event.key === 'Enter' ? this.#tabColumn : undefined;
    event.preventDefault();
  }

  #command(event: KeyboardEvent, far: boolean): boolean {
    const { key, shiftKey } = event;
    if (key === 'Tab') return this.#tab(shiftKey);
    if (key === 'F2' || (key === 'Enter' && !far)) this.edit();
    else if (key === 'Delete' || key === 'Backspace') this.#owner.clear(this.area);
    else if (key === 'a' && far && this.#view) {
      const { maxRows, maxColumns } = this.#view;
      this.select({ anchor: this.#selection.anchor, focus: this.#selection.focus }, false);
      this.select({ anchor: { row: 1, column: 1 }, focus: { row: maxRows, column: maxColumns } }, false);
    } else if (key.length === 1 && !far && !event.altKey) {
      // The key itself goes into the box that now has the focus.
      this.edit('');
      return false;
    } else return false;
    return true;
  }

  /** Moves on to the next cell; at the end of the sheet the key leaves the grid, as a keyboard user expects. */
  #tab(back: boolean): boolean {
    if (!this.#view) return false;
    const { anchor } = this.#selection;
    const to = stepped(this.#view, anchor, { down: 0, right: back ? -1 : 1 });
    if (to.column === anchor.column) return false;
    this.#tabColumn ??= anchor.column;
    this.select(one(to));
    return true;
  }

  #commit(spot: Spot, text: string, key: 'Enter' | 'Tab' | '', back: boolean): void {
    if (this.#view && text !== editText(this.#view, spot.row, spot.column)) this.#owner.type(spot, text);
    if (key === '' || !this.#view) {
      this.#owner.selected();
      return;
    }
    this.focus();
    const by = back ? -1 : 1;
    if (key === 'Tab') this.#tabColumn ??= spot.column;
    // Enter after a row of Tabs goes back to the column where the row began, as in Sheets.
    const from = key === 'Enter' ? { row: spot.row, column: this.#tabColumn ?? spot.column } : spot;
    if (key === 'Enter') this.#tabColumn = undefined;
    this.select(one(stepped(this.#view, from, key === 'Enter' ? { down: by, right: 0 } : { down: 0, right: by })));
  }

  #copy(event: ClipboardEvent, cut: boolean): void {
    const view = this.#view;
    if (!view || this.#editor.isOpen) return;
    const { row, column, rows, columns } = this.area;
    const last = Math.min(row + rows, view.rows.length + 1);
    const lines = Array.from({ length: Math.max(1, last - row) }, (_, r) =>
      Array.from({ length: Math.min(columns, 200) }, (_item, c) => cellAt(view, row + r, column + c)?.[0] ?? '').join('\t'),
    );
    event.clipboardData?.setData('text/plain', lines.join('\n'));
    event.preventDefault();
    if (cut) this.#owner.clear(this.area);
  }

  #paste(event: ClipboardEvent): void {
    if (this.#editor.isOpen) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    if (text === '') return;
    const rows = text.replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split('\t'));
    const { row, column } = this.area;
    this.#owner.paste({ row, column }, rows);
  }
}

const emptyView = { maxRows: 0, maxColumns: 0 } as SheetView;

function spotOf(target: EventTarget | null): Spot | undefined {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('.cell') : null;
  if (!cell) return undefined;
  const [, row = 0, column = 0] = cell.id.split('-').map(Number);
  return { row, column };
}

/** The name box: `B2`, `B2:C5`. */
export function areaName({ row, column, rows, columns }: Area): string {
  const first = cellName(row, column);
  return rows * columns === 1 ? first : `${first}:${cellName(row + rows - 1, column + columns - 1)}`;
}
