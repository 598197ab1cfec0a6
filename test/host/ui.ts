/** The editor's own interface, in Sheets and in Forms alike: menus, dialogs, and the HTML sidebar. */
import { Fake, googleError } from './core';
import { googleEnum, keyFor } from './enums';
import { HtmlOutput } from './html';
import type { Seat } from './session';
import { fakeFor, mismatch, stringFor, type Members } from './signature';

export interface MenuModel {
  readonly caption: string;
  /** An add-on's menu stands under Extensions, another one in the menu bar. */
  readonly addon: boolean;
  readonly items: readonly MenuItemModel[];
}

export type MenuItemModel =
  { readonly label: string; readonly function: string } | { readonly menu: MenuModel } | { readonly separator: true };

/** A page that the program put on the screen. */
export interface PageModel {
  readonly title: string;
  readonly html: string;
  readonly width: number;
  readonly height: number;
}

export interface DialogModel extends PageModel {
  readonly modal: boolean;
}

/** What is on the screen around the file; the fakes write it, tests and the preview page read it. */
export class Screen {
  menus: MenuModel[] = [];
  sidebar: PageModel | undefined;
  readonly dialogs: DialogModel[] = [];
  /** The texts of the alerts and prompts so far. */
  readonly alerts: string[] = [];
  /** What the person will answer, first one first: a button (`YES`), or `{ text }` for a prompt. None left: OK. */
  readonly replies: (ReplyKey | { readonly text: string })[] = [];
}

type ReplyKey = 'CLOSE' | 'OK' | 'CANCEL' | 'YES' | 'NO';

const Button = googleEnum('CLOSE', 'OK', 'CANCEL', 'YES', 'NO');
const ButtonSet = googleEnum('OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL');

class MenuFake extends Fake implements Members<GoogleAppsScript.Base.Menu, keyof GoogleAppsScript.Base.Menu> {
  readonly googleName = 'Menu';
  readonly #screen: Screen;
  readonly #addon: boolean;
  readonly #caption: string;
  readonly #items: MenuItemModel[] = [];

  constructor(screen: Screen, caption: string, addon: boolean) {
    super();
    this.#screen = screen;
    this.#caption = caption;
    this.#addon = addon;
  }
  addItem(caption: string, functionName: string): this {
    this.#items.push({ label: stringFor('Menu.addItem', caption), function: stringFor('Menu.addItem', functionName) });
    return this;
  }
  addSeparator(): this {
    this.#items.push({ separator: true });
    return this;
  }
  addSubMenu(menu: GoogleAppsScript.Base.Menu): this {
    this.#items.push({ menu: fakeFor('Menu.addSubMenu', menu, MenuFake).#model() });
    return this;
  }
  addToUi(): void {
    const others = this.#screen.menus.filter((menu) => menu.caption !== this.#caption);
    this.#screen.menus = [...others, this.#model()];
  }
  #model(): MenuModel {
    return { caption: this.#caption, addon: this.#addon, items: [...this.#items] };
  }
}

class PromptResponseFake extends Fake {
  readonly googleName = 'PromptResponse';
  readonly #text: string;
  readonly #button: ReplyKey;

  constructor(text: string, button: ReplyKey) {
    super();
    this.#text = text;
    this.#button = button;
  }
  getResponseText(): string {
    return this.#text;
  }
  getSelectedButton(): unknown {
    return Button[this.#button];
  }
}

class UiFake extends Fake {
  readonly googleName = 'Ui';
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;
  readonly #screen: Screen;
  readonly #seat: Seat;
  readonly #name: string;

  constructor(screen: Screen, seat: Seat, name: string) {
    super();
    this.#screen = screen;
    this.#seat = seat;
    this.#name = name;
  }
  createMenu(caption: string): MenuFake {
    return new MenuFake(this.#screen, stringFor('Ui.createMenu', caption), false);
  }
  /** Named after the add-on, which Google knows and the script does not say. */
  createAddonMenu(): MenuFake {
    return new MenuFake(this.#screen, this.#name, true);
  }
  alert(...args: unknown[]): unknown {
    const reply = this.#ask('Ui.alert', args);
    return Button[typeof reply === 'string' ? reply : 'OK'];
  }
  prompt(...args: unknown[]): PromptResponseFake {
    const reply = this.#ask('Ui.prompt', args);
    return typeof reply === 'string' ? new PromptResponseFake('', reply) : new PromptResponseFake(reply.text, 'OK');
  }
  showModalDialog(page: unknown, title: string): void {
    this.#showDialog('Ui.showModalDialog', page, title, true);
  }
  showModelessDialog(page: unknown, title: string): void {
    this.#showDialog('Ui.showModelessDialog', page, title, false);
  }
  /** One at a time, always 300 pixels wide whatever the page asks. */
  showSidebar(page: unknown): void {
    this.#mustShow('Ui.showSidebar');
    this.#screen.sidebar = { ...pageOf(fakeFor('Ui.showSidebar', page, HtmlOutput)), width: 300 };
  }
  #showDialog(member: string, page: unknown, title: string, modal: boolean): void {
    this.#mustShow(member);
    this.#screen.dialogs.push({ ...pageOf(fakeFor(member, page, HtmlOutput)), title: stringFor(member, title), modal });
  }
  #ask(member: string, args: readonly unknown[]): Screen['replies'][number] {
    this.#mustShow(member);
    const texts = args.filter((arg) => typeof arg === 'string');
    const [sets] = args.filter((arg) => typeof arg !== 'string');
    if (texts.length === 0 || texts.length > 2 || args.length > 3) throw mismatch(member, ...args);
    if (sets !== undefined) keyFor(member, ButtonSet, sets);
    this.#screen.alerts.push(texts.join('\n'));
    return this.#screen.replies.shift() ?? 'OK';
  }
  /** Simple triggers may only make menus. */
  #mustShow(member: string): void {
    this.#seat.mustAllow(member, 'script.container.ui');
    this.#seat.mustRunAs(member, 'FULL');
  }
}

function pageOf(output: HtmlOutput): PageModel {
  const html = output.getContent();
  if (html === '') throw googleError('The page is empty.');
  return { title: output.getTitle(), html, width: output.getWidth(), height: output.getHeight() };
}

/** What `FormApp.getUi()` and `SpreadsheetApp.getUi()` give at one window; `name` is the add-on's. */
export function createUi(screen: Screen, seat: Seat, name: string): Fake {
  return new UiFake(screen, seat, name);
}
