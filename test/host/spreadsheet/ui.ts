/** The Ui of a spreadsheet window: menus, sidebar, dialogs. What a script shows is kept in a model for tests and the preview page. */
import { googleEnum, keyFor } from '../enums';
import { mismatch } from '../signature';
import { AT, conforms, SheetsFake, take } from './google';

/** A menu as added: an item with a function, a line between items, or a menu in the menu. */
export interface MenuModel {
  readonly title: string;
  readonly items: readonly MenuItem[];
}

export type MenuItem =
  | { readonly label: string; readonly function: string }
  | { readonly separator: true }
  | { readonly menu: MenuModel };

type Pressed = 'CLOSE' | 'OK' | 'CANCEL' | 'YES' | 'NO';

/** What one window shows. */
export interface UiModel {
  readonly menus: MenuModel[];
  readonly alerts: string[];
  /** Google puts this name over an add-on's own menu. */
  readonly addOn?: string;
  /** The HtmlOutput last given to `showSidebar`, as it came. */
  sidebar?: unknown;
  dialog?: { readonly title: string; readonly content: unknown };
  /** What the person presses in an alert; without it, the button that agrees. */
  answer?: (prompt: string) => Pressed;
}

const Button = googleEnum('CLOSE', 'OK', 'CANCEL', 'YES', 'NO');
const ButtonSet = googleEnum('OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL');

/** Ui of a spreadsheet window. */
export class UiFake extends SheetsFake {
  readonly googleName = 'Ui';
  readonly [AT]: UiModel;
  readonly Button = Button;
  readonly ButtonSet = ButtonSet;

  constructor(model: UiModel) {
    super();
    this[AT] = model;
  }

  createMenu(title: string): MenuFake {
    take('Ui.createMenu', [title], 'text');
    return new MenuFake(this[AT], title);
  }
  createAddonMenu(): MenuFake {
    return new MenuFake(this[AT], this[AT].addOn ?? 'Add-on');
  }
  /** `(prompt)`, `(prompt, buttons)` or `(title, prompt, buttons)`. */
  alert(...args: unknown[]): unknown {
    take('Ui.alert', args, 'text', 'text object', 'text text object');
    const prompt = String(args[args.length === 3 ? 1 : 0]);
    const buttons = args.length > 1 ? keyFor('Ui.alert', ButtonSet, args[args.length - 1]) : 'OK';
    this[AT].alerts.push(prompt);
    return Button[this[AT].answer?.(prompt) ?? (buttons.startsWith('YES') ? 'YES' : 'OK')];
  }
  showSidebar(content: unknown): void {
    take('Ui.showSidebar', [content], 'object');
    this[AT].sidebar = content;
  }
  showModalDialog(content: unknown, title: string): void {
    take('Ui.showModalDialog', [content, title], 'object text');
    this[AT].dialog = { title, content };
  }
  showModelessDialog(content: unknown, title: string): void {
    take('Ui.showModelessDialog', [content, title], 'object text');
    this[AT].dialog = { title, content };
  }
}

/** A menu being built; it appears with `addToUi`. */
export class MenuFake extends SheetsFake {
  readonly googleName = 'Menu';
  readonly [AT]: { readonly ui: UiModel; readonly menu: { readonly title: string; readonly items: MenuItem[] } };

  constructor(ui: UiModel, title: string) {
    super();
    this[AT] = { ui, menu: { title, items: [] } };
  }
  addItem(caption: string, functionName: string): this {
    take('Menu.addItem', [caption, functionName], 'text text');
    this[AT].menu.items.push({ label: caption, function: functionName });
    return this;
  }
  addSeparator(): this {
    this[AT].menu.items.push({ separator: true });
    return this;
  }
  addSubMenu(menu: unknown): this {
    if (!(menu instanceof MenuFake)) throw mismatch('Ui.Menu.addSubMenu', menu);
    this[AT].menu.items.push({ menu: menu[AT].menu });
    return this;
  }
  addToUi(): void {
    this[AT].ui.menus.push(this[AT].menu);
  }
}

conforms<GoogleAppsScript.Base.Ui>()(UiFake);
conforms<GoogleAppsScript.Base.Menu>()(MenuFake);
