/** The drawn part of the sheet: only the rows in view exist, the frozen ones always. */
import type { SheetView } from '../../page';
import { fill, h } from '../dom';
import { drawLetters, drawRow } from './draw';
import { between, HEAD_WIDTH, layoutOf, type Layout, type Line } from './layout';
import { areaOf, holds, type Selection, type Spot } from './selection';

export class Canvas {
  /** What scrolls, and what the keyboard works on. */
  readonly scroller: HTMLElement;
  readonly frame: HTMLElement;
  readonly #top = h('div', { class: 'grid-top', role: 'rowgroup' });
  readonly #body = h('div', { class: 'grid-body', role: 'rowgroup' });
  readonly #drawn = new Map<number, HTMLElement>();
  #sheet: { readonly view: SheetView; readonly layout: Layout } | undefined;
  #selection: Selection | undefined;

  constructor() {
    this.scroller = h('div', { class: 'grid', role: 'grid', tabindex: 0 }, this.#top, this.#body);
    this.frame = h('div', { class: 'grid-frame' }, this.scroller);
    let waiting = 0;
    const later = (): void => {
      cancelAnimationFrame(waiting);
      waiting = requestAnimationFrame(() => {
        this.#drawRows();
        this.#mark();
      });
    };
    this.scroller.addEventListener('scroll', later);
    new ResizeObserver(later).observe(this.scroller);
  }

  /** Draws a tab anew. */
  draw(view: SheetView): void {
    const layout = layoutOf(view);
    this.#sheet = { view, layout };
    this.scroller.setAttribute('aria-rowcount', String(view.maxRows + 1));
    this.scroller.setAttribute('aria-colcount', String(view.maxColumns));
    this.#top.style.width = `${layout.width}px`;
    this.#body.style.cssText = `width:${layout.width}px;height:${layout.height}px`;
    const frozen = layout.frozenRows.map((line) => drawRow(view, layout, line));
    fill(this.#top, drawLetters(layout), frozen);
    this.#drawn.clear();
    this.#body.replaceChildren();
    this.#drawRows();
  }

  /** Shows what is chosen. */
  choose(selection: Selection): void {
    this.#selection = selection;
    this.#mark();
  }

  /** Scrolls so that a cell is in view beside what is frozen. */
  reveal({ row, column }: Spot): void {
    if (!this.#sheet) return;
    const { layout } = this.#sheet;
    const line = layout.rows.find(({ at }) => at === row);
    const across = layout.columns.find(({ at }) => at === column);
    if (line) this.#revealRow(line);
    if (across) this.#revealColumn(across, layout);
    this.#drawRows();
  }

  /** Where a cell is, counted from the frame's corner. */
  placeOf({ row, column }: Spot): DOMRect | undefined {
    const cell = this.elementAt({ row, column })?.getBoundingClientRect();
    const frame = this.frame.getBoundingClientRect();
    return cell && new DOMRect(cell.x - frame.x, cell.y - frame.y, cell.width, cell.height);
  }

  elementAt({ row, column }: Spot): HTMLElement | null {
    return document.getElementById(`cell-${row}-${column}`);
  }

  #revealRow({ start, size }: Line): void {
    const box = this.scroller;
    const room = box.clientHeight - this.#top.offsetHeight;
    if (start < box.scrollTop) box.scrollTop = start;
    else if (start + size > box.scrollTop + room) box.scrollTop = start + size - room;
  }

  #revealColumn({ start, size }: Line, { frozenColumns }: Layout): void {
    const box = this.scroller;
    const stuck = frozenColumns.reduce((sum, line) => sum + line.size, HEAD_WIDTH);
    const left = HEAD_WIDTH + start;
    const right = left + size - box.clientWidth;
    if (left - stuck < box.scrollLeft) box.scrollLeft = left - stuck;
    else if (right > box.scrollLeft) box.scrollLeft = right;
  }

  /** Draws the rows that have come into view and drops those that have left it. */
  #drawRows(): void {
    if (!this.#sheet) return;
    const { view, layout } = this.#sheet;
    const from = this.scroller.scrollTop;
    const lines = between(layout.rows, from, from + this.scroller.clientHeight);
    const known = lines.filter((line) => this.#drawn.has(line.at)).length;
    if (known === lines.length && known === this.#drawn.size) return;
    const rows = lines.map(
      (line) => [line.at, this.#drawn.get(line.at) ?? drawRow(view, layout, line, line.start)] as const,
    );
    this.#drawn.clear();
    for (const [at, element] of rows) this.#drawn.set(at, element);
    this.#body.replaceChildren(...this.#drawn.values());
  }

  #mark(): void {
    for (const element of this.frame.querySelectorAll('.chosen, .active')) element.classList.remove('chosen', 'active');
    for (const element of this.frame.querySelectorAll('[aria-selected]')) element.removeAttribute('aria-selected');
    if (!this.#selection) return;
    const { anchor, focus } = this.#selection;
    this.#markArea(this.#selection);
    this.elementAt(anchor)?.classList.add('active');
    document.getElementById(`row-${anchor.row}`)?.classList.add('chosen');
    document.getElementById(`column-${anchor.column}`)?.classList.add('chosen');
    const reached = this.elementAt(focus);
    if (reached) this.scroller.setAttribute('aria-activedescendant', reached.id);
    else this.scroller.removeAttribute('aria-activedescendant');
  }

  #markArea(selection: Selection): void {
    const area = areaOf(selection);
    const several = area.rows * area.columns > 1;
    for (const element of this.frame.querySelectorAll<HTMLElement>('.cell')) {
      const [, row = 0, column = 0] = element.id.split('-').map(Number);
      if (!holds(area, row, column)) continue;
      if (several) element.classList.add('chosen');
      element.setAttribute('aria-selected', 'true');
    }
  }
}
