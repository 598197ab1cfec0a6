/** The sheet: draws the rows in view, moves the selection, hands everything that changes a cell to its owner. */
import type { Area, SheetView } from '../../page';
import { Canvas } from './canvas';
import { Editor } from './editor';
import { editText } from './layout';
import { cellsIn, selectionAt, spotOf, tabbed } from './pointing';
import { areaOf, holds, moved, one, stepped, type Selection, type Spot } from './selection';

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
  readonly #owner: GridOwner;
  readonly #canvas = new Canvas();
  readonly #editor: Editor;
  #view: SheetView | undefined;
  #selection: Selection = one({ row: 1, column: 1 });
  /** Where the selection was on other tabs. */
  readonly #places = new Map<number, { readonly selection: Selection; readonly top: number; readonly left: number }>();
  /** Where a row of Tabs began: Enter goes back to it. */
  #tabColumn: number | undefined;

  constructor(owner: GridOwner) {
    this.#owner = owner;
    this.#editor = new Editor(
      {
        frame: this.#canvas.frame,
        placeOf: (row, column) => this.#canvas.placeOf({ row, column }),
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

  get element(): HTMLElement {
    return this.#canvas.frame;
  }

  set label(label: string) {
    this.#canvas.scroller.setAttribute('aria-label', label);
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
    this.#canvas.scroller.focus({ preventScroll: true });
  }

  /** Shows this state of a tab; another tab comes back where it was left. */
  show(view: SheetView): void {
    const other = this.#view?.id !== view.id;
    if (other && this.#view) this.#leave(this.#view.id);
    this.#view = view;
    this.#canvas.draw(view);
    if (other) this.#arrive(view);
    this.#canvas.choose(this.#selection);
    this.#owner.selected();
  }

  select(selection: Selection, keepInView = true): void {
    this.#selection = selection;
    if (keepInView) this.#canvas.reveal(selection.focus);
    this.#canvas.choose(selection);
    this.#owner.selected();
  }

  /** Opens the editor on the active cell, with its text or with what is typed instead. */
  edit(text?: string): void {
    if (!this.#view) return;
    const { row, column } = this.#selection.anchor;
    this.#canvas.reveal({ row, column });
    const before = editText(this.#view, row, column);
    this.#editor.open(row, column, text ?? before, before);
  }

  #leave(id: number): void {
    const { scrollTop: top, scrollLeft: left } = this.#canvas.scroller;
    this.#places.set(id, { selection: this.#selection, top, left });
  }

  #arrive(view: SheetView): void {
    const place = this.#places.get(view.id);
    const start = stepped(view, { row: view.frozenRows, column: view.frozenColumns }, { down: 1, right: 1 });
    this.#selection = place?.selection ?? one({ row: Math.max(1, start.row), column: Math.max(1, start.column) });
    this.#canvas.scroller.scrollTop = place?.top ?? 0;
    this.#canvas.scroller.scrollLeft = place?.left ?? 0;
  }

  #listen(): void {
    const box = this.#canvas.scroller;
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
    const selection =
      this.#view && selectionAt(this.#view, target, event.shiftKey ? this.#selection.anchor : undefined);
    if (!selection) return;
    const inside = this.#isInside(selection.focus);
    if (event.button === 2 && inside) return;
    event.preventDefault();
    this.focus();
    this.select(selection, false);
    if (event.button === 0 && spotOf(target)) this.#drag(selection.anchor);
  }

  #isInside({ row, column }: Spot): boolean {
    return holds(this.area, row, column);
  }

  #drag(anchor: Spot): void {
    const over = (event: PointerEvent): void => {
      const focus = spotOf(document.elementFromPoint(event.clientX, event.clientY));
      if (focus && !this.#isFocus(focus)) this.select({ anchor, focus });
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
    const cell = this.#canvas.elementAt(this.#selection.focus)?.getBoundingClientRect();
    this.#owner.menu(byKey && cell ? { x: cell.left + 8, y: cell.bottom } : { x: event.clientX, y: event.clientY });
  }

  #key(event: KeyboardEvent): void {
    if (!this.#view || event.isComposing) return;
    const far = event.ctrlKey || event.metaKey;
    const { anchor, focus } = this.#selection;
    const pageRows = Math.max(1, Math.floor(this.#canvas.scroller.clientHeight / 21) - 6);
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
    if (!this.#view || this.#editor.isOpen) return;
    event.clipboardData?.setData('text/plain', tabbed(this.#view, this.area));
    event.preventDefault();
    if (cut) this.#owner.clear(this.area);
  }

  #paste(event: ClipboardEvent): void {
    if (this.#editor.isOpen) return;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    event.preventDefault();
    const { row, column } = this.area;
    if (text !== '') this.#owner.paste({ row, column }, cellsIn(text));
  }
}
