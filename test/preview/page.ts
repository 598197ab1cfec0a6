/** What the local page shows and what it can ask for: the contract between the server and the page's script. */
import type { CardJson, ClickJson } from '../host/cardservice/json';
import type { Answer, ItemKind } from '../host/form/item';

export type Language = 'nl' | 'en';
export type Locale = 'nl_NL' | 'en_US';

/** Everything on the page, sent after every request. */
export interface PageView {
  readonly language: Language;
  readonly locale: Locale;
  /** The modelled present as the teacher's clock shows it, `yyyy-MM-ddTHH:mm`. */
  readonly clock: string;
  /** Whether the page was started with somebody's own form: then there is no demo class to go back to. */
  readonly ownForm: boolean;
  readonly book: BookView;
  readonly sheet: SheetView;
  readonly sheetMenus: readonly MenuView[];
  readonly panel: PanelView;
  readonly form: FormView | undefined;
  readonly people: readonly PersonView[];
  readonly mails: readonly MailView[];
  /** The last run of the program, if there was one. */
  readonly last: RunView | undefined;
}

export interface BookView {
  readonly name: string;
  /** What stands in the browser's address bar. */
  readonly url: string;
  readonly tabs: readonly {
    readonly id: number;
    readonly name: string;
    readonly hidden: boolean;
    readonly active: boolean;
  }[];
}

/** One tab as it looks. Rows and columns count from 1; lists start at the first. */
export interface SheetView {
  readonly id: number;
  readonly maxRows: number;
  readonly maxColumns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  /** By column; missing ones are 100 pixels wide. */
  readonly widths: Readonly<Record<number, number>>;
  readonly heights: Readonly<Record<number, number>>;
  /** The used part; a cell without anything is 0. */
  readonly rows: readonly (readonly (CellView | 0)[])[];
  readonly styles: readonly StyleView[];
}

/** Text, place in `styles`, what the formula bar shows if that differs from the text, and the note. */
export type CellView = readonly [text: string, style: number, edit?: string | null, note?: string];

export interface StyleView {
  readonly color: string;
  readonly background: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly line: 'none' | 'underline' | 'line-through';
  readonly size: number;
  readonly align: 'left' | 'center' | 'right';
  readonly valign: string;
  readonly wrap: 'WRAP' | 'OVERFLOW' | 'CLIP';
}

export interface MenuView {
  readonly caption: string;
  readonly items: readonly ({ readonly label: string } | { readonly separator: true } | { readonly menu: MenuView })[];
}

/** The side panel of Sheets. `version` changes when the card is drawn anew. */
export interface PanelView {
  readonly version: number;
  readonly open: boolean;
  readonly addOn: string;
  /** The add-on's own, of its buttons and links. */
  readonly color: string;
  readonly universal: readonly string[];
  readonly card: CardJson | undefined;
  readonly depth: number;
  /** What was typed on this card before, by field. */
  readonly values: Readonly<Record<string, readonly string[]>>;
}

export interface FormView {
  readonly id: string;
  /** Of the editor. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly isQuiz: boolean;
  readonly accepting: boolean;
  readonly canEdit: boolean;
  readonly once: boolean;
  readonly maxPoints: number;
  readonly items: readonly ItemView[];
  readonly total: number;
  /** One page of the responses, newest first. */
  readonly responses: readonly ResponseView[];
  readonly responsePage: number;
  readonly menus: readonly MenuView[];
  readonly sidebar: { readonly title: string; readonly html: string; readonly version: number } | undefined;
}

export interface ItemView {
  readonly id: number;
  readonly kind: ItemKind;
  readonly title: string;
  readonly help: string;
  readonly required: boolean;
  readonly points: number;
  readonly key: readonly string[];
  readonly choices: readonly string[];
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly bounds: readonly [number, number];
  readonly isQuestion: boolean;
  /** A person has to mark it: it has points and no key. */
  readonly byHand: boolean;
}

export interface ResponseView {
  readonly id: string;
  readonly email: string;
  readonly at: string;
  readonly total: number;
  readonly unmarked: number;
  readonly answers: readonly { readonly item: number; readonly answer: Answer; readonly score: number | null }[];
}

export interface PersonView {
  readonly name: string;
  readonly email: string;
}

export interface MailView {
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly html: string | undefined;
  readonly name: string | undefined;
  readonly at: string;
}

/** How long the last run would have taken at Google, and what it asked for. */
export interface RunView {
  readonly entry: string;
  readonly seconds: number;
  readonly reads: number;
  readonly writes: number;
  readonly lookups: number;
  readonly mails: number;
  /** Calls by name, in order of first use. */
  readonly calls: readonly { readonly name: string; readonly count: number }[];
}

/** A rectangle on the active tab. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

export type Direction = 'row' | 'column';

/** Everything that the page can ask of the server. */
export type PageAsk =
  | { readonly do: 'look' }
  | { readonly do: 'reset'; readonly locale: Locale; readonly empty: boolean }
  | { readonly do: 'language'; readonly language: Language }
  | { readonly do: 'clock'; readonly at: string }
  | { readonly do: 'nextDay' }
  | { readonly do: 'pastDue' }
  | SheetAsk
  | PanelAsk
  | FormAsk;

export type SheetAsk =
  | { readonly do: 'tab'; readonly sheet: number }
  | { readonly do: 'addTab' }
  | { readonly do: 'renameTab'; readonly sheet: number; readonly name: string }
  | { readonly do: 'duplicateTab' | 'deleteTab'; readonly sheet: number }
  | { readonly do: 'typeCell'; readonly row: number; readonly column: number; readonly text: string }
  | {
      readonly do: 'paste';
      readonly row: number;
      readonly column: number;
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly do: 'clear'; readonly area: Area }
  | { readonly do: 'note'; readonly row: number; readonly column: number; readonly text: string }
  | { readonly do: 'sort'; readonly area?: Area; readonly column: number; readonly ascending: boolean }
  | { readonly do: 'insert' | 'remove' | 'hide'; readonly what: Direction; readonly at: number; readonly count: number }
  | {
      readonly do: 'move';
      readonly what: Direction;
      readonly at: number;
      readonly count: number;
      readonly before: number;
    }
  | { readonly do: 'unhide' }
  | { readonly do: 'sheetMenu'; readonly label: string };

export type PanelAsk =
  | { readonly do: 'openPanel' | 'closePanel' | 'back' }
  | { readonly do: 'universal'; readonly label: string }
  | { readonly do: 'press'; readonly click: ClickJson }
  | { readonly do: 'fill' | 'type' | 'choose' | 'pickDate'; readonly field: string; readonly value: string }
  | { readonly do: 'tick'; readonly field: string; readonly value: string; readonly on: boolean };

export type FormAsk =
  | { readonly do: 'formMenu'; readonly label: string }
  | { readonly do: 'sidebarRun'; readonly entry: string; readonly args: readonly unknown[] }
  | { readonly do: 'closeSidebar' }
  | { readonly do: 'responsePage'; readonly page: number }
  | { readonly do: 'mark'; readonly response: string; readonly item: number; readonly score: number | null }
  | {
      readonly do: 'submit';
      readonly email: string;
      readonly answers: Readonly<Record<string, Answer>>;
      readonly responseId?: string;
    };

/** The answer to every ask. */
export interface PageAnswer {
  readonly page: PageView;
  /** A sentence to show when the ask failed. */
  readonly problem?: string;
  /** The toast of the side panel. */
  readonly notice?: string;
  /** Addresses that the program opened. */
  readonly opened?: readonly string[];
  /** Empty fields for which the panel refused to send a click. */
  readonly missing?: readonly string[];
  /** What `google.script.run` gives back, or why it failed. */
  readonly result?: unknown;
  readonly failure?: string;
}
