/**
 * A card as plain data: what a teacher sees, before anybody draws it. `google/cards.ts` draws it with CardService in
 * Sheets; `cards/html.ts` draws it as HTML for the sidebar in Forms. All texts are plain: the drawers escape them.
 */
import type { Ask } from './requests';

export interface Card {
  /** Names the screen (not the content), for navigation and tests: `home`, `work`, `student` … */
  readonly name: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly sections: readonly Section[];
  /** At most one main button and one beside it, always in view. */
  readonly footer?: { readonly main: Button; readonly other?: Button };
  /** Rare actions, behind the three dots of the card. */
  readonly menu?: readonly MenuItem[];
}

export interface MenuItem {
  readonly label: string;
  readonly ask: Ask;
}

export interface Section {
  readonly title?: string;
  /** Folded away after this many widgets; the teacher can open it. */
  readonly foldAfter?: number;
  readonly widgets: readonly Widget[];
}

export type Widget = Paragraph | Row | Field | Choice | DateField | Buttons | Line;

/** A paragraph of plain text. */
export interface Paragraph {
  readonly kind: 'text';
  readonly text: string;
  /** A sentence that must not be overlooked (an error, a warning); said with a symbol in the text, never by colour alone. */
  readonly strong?: boolean;
}

/** One line of a list; `ask` makes it clickable. */
export interface Row {
  readonly kind: 'row';
  /** Google draws it on one line and cuts what does not fit: nothing of any length, such as a name or a title. */
  readonly top?: string;
  readonly text: string;
  readonly bottom?: string;
  readonly ask?: Ask;
  /** An https address opened in a new tab; exclusive with `ask`. */
  readonly open?: string;
  readonly button?: Button;
}

/** A text box. `save` is asked when the teacher leaves the box (autosave); the answer does not redraw. */
export interface Field {
  readonly kind: 'field';
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly multiline?: boolean;
  readonly save?: Ask;
}

export interface Choice {
  readonly kind: 'choice';
  readonly name: string;
  readonly label: string;
  readonly as: 'radio' | 'ticks' | 'list';
  readonly options: readonly { readonly value: string; readonly label: string; readonly on: boolean }[];
  /** Asked at every change. */
  readonly changed?: Ask;
}

/** A day, as `yyyy-MM-dd`, or none. */
export interface DateField {
  readonly kind: 'date';
  readonly name: string;
  readonly label: string;
  readonly value?: string;
}

export interface Buttons {
  readonly kind: 'buttons';
  readonly buttons: readonly Button[];
}

export interface Line {
  readonly kind: 'line';
}

/** Exactly one of `ask` and `open`. */
export interface Button {
  readonly label: string;
  readonly ask?: Ask;
  readonly open?: string;
  readonly disabled?: boolean;
  /** Name of a field that must hold something before the button works (S72). */
  readonly needs?: string;
}

/** What an action answers: a card to show, or only a short notice, and how the card takes its place. */
export interface Answer {
  readonly card?: Card;
  /** `push` goes one deeper (back returns); `replace` redraws in place; `root` starts over; `back` returns to the card below, which is replaced by `card`, or stays as the teacher left it. */
  readonly how: 'push' | 'replace' | 'root' | 'back' | 'stay';
  /** A short plain sentence shown for a moment. */
  readonly notice?: string;
  /** An https address to open in a new tab. */
  readonly open?: string;
  /** Asked at once by a host that can, to go on with what takes more than one visit; the card has a button for it too. */
  readonly next?: Ask;
  /** What was typed in the field that asked stands in the gradebook: nothing about it has to be seen. */
  readonly saved?: true;
}
