/** Typing into a cell: a box over it, which Enter, Tab or leaving it sends and Escape throws away. */
import { h } from '../dom';

export interface EditorHost {
  /** The cell's place in the box that the editor is put in. */
  placeOf(row: number, column: number): DOMRect | undefined;
  readonly frame: HTMLElement;
  /** Sends the text, then moves on. */
  commit(row: number, column: number, text: string, key: 'Enter' | 'Tab' | '', back: boolean): void;
  cancel(): void;
  typing(text: string): void;
}

export class Editor {
  readonly #host: EditorHost;
  readonly #box = h('textarea', { class: 'editor', rows: 1, spellcheck: 'false' });
  #at: { readonly row: number; readonly column: number; readonly before: string } | undefined;

  constructor(host: EditorHost, label: string) {
    this.#host = host;
    this.#box.setAttribute('aria-label', label);
    this.#box.addEventListener('keydown', (event) => {
      this.#key(event);
    });
    this.#box.addEventListener('input', () => {
      this.#fit();
      host.typing(this.#box.value);
    });
    this.#box.addEventListener('blur', () => {
      this.#commit('', false);
    });
  }

  get isOpen(): boolean {
    return this.#at !== undefined;
  }

  set label(label: string) {
    this.#box.setAttribute('aria-label', label);
  }

  /** Opens over a cell with `text` in it; `before` is what the cell holds, so that an unchanged text is not sent. */
  open(row: number, column: number, text: string, before: string): void {
    const place = this.#host.placeOf(row, column);
    if (!place) return;
    this.#at = { row, column, before };
    this.#box.value = text;
    this.#box.style.cssText = `left:${place.x}px;top:${place.y}px;min-width:${place.width}px;min-height:${place.height}px`;
    this.#host.frame.append(this.#box);
    this.#fit();
    this.#box.focus();
    this.#box.setSelectionRange(text.length, text.length);
  }

  #fit(): void {
    this.#box.style.height = '0';
    this.#box.style.height = `${this.#box.scrollHeight}px`;
    this.#box.style.width = '0';
    this.#box.style.width = `${this.#box.scrollWidth + 2}px`;
  }

  #key(event: KeyboardEvent): void {
    event.stopPropagation();
    if (event.isComposing) return;
    if (event.key === 'Escape') this.#close();
    else if (event.key === 'Tab' || (event.key === 'Enter' && !event.altKey)) this.#commit(event.key, event.shiftKey);
    else return;
    event.preventDefault();
  }

  #commit(key: 'Enter' | 'Tab' | '', back: boolean): void {
    if (!this.#at) return;
    const { row, column } = this.#at;
    const text = this.#box.value;
    this.#remove();
    this.#host.commit(row, column, text, key, back);
  }

  #close(): void {
    this.#remove();
    this.#host.cancel();
  }

  #remove(): void {
    this.#at = undefined;
    this.#box.remove();
  }
}
