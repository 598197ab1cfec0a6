/** One person with one window open on one file: runs entry functions of the bundle, shows what they put on the screen. */
import type { Execution } from './core';
import { FormModel } from './form/model';
import type { Script } from './loader';
import { Panel } from './panel';
import { AuthMode } from './script';
import { servicesFor, type Shared } from './services';
import type { Mode, Seat } from './session';
import { Sidebar } from './sidebar';
import { Screen, type MenuItemModel, type MenuModel } from './ui';
import { offsetMinutes } from './zone';

/** Google's limits for a card callback (and a simple trigger), and for everything else. */
const CARD_SECONDS = 30;
const USUAL_SECONDS = 360;

export class Window {
  readonly screen = new Screen();
  /** The card side panel; Sheets only, Forms is no host of cards. */
  readonly panel: Panel;
  /** The HTML sidebar. */
  readonly sidebar: Sidebar;
  readonly #seat: Seat;
  readonly #shared: Shared;
  readonly #services: Readonly<Record<string, unknown>>;

  constructor(seat: Seat, shared: Shared) {
    this.#seat = seat;
    this.#shared = shared;
    this.#services = servicesFor(seat, this.screen, shared);
    const { manifest } = seat.bundle;
    this.panel = new Panel({
      manifest,
      commonEvent: () => this.#commonEvent(),
      call: (entry, event) => this.#callCard(entry, event),
    });
    this.sidebar = new Sidebar(this.screen, (entry, args) => this.#execute(entry, USUAL_SECONDS, 'FULL', args));
    this.#trigger('onOpen', seat.person.opensAs ?? 'LIMITED');
  }

  /** Runs one entry function in a fresh context, as one execution: 30 seconds with a card's event, else 6 minutes. */
  run(entry: string, ...args: unknown[]): unknown {
    const [event] = args;
    const isCard = typeof event === 'object' && event !== null && 'commonEventObject' in event;
    return isCard ? this.#runCard(entry, args) : this.#execute(entry, USUAL_SECONDS, 'FULL', args);
  }
  /** Installing the add-on from inside the editor. */
  install(): void {
    this.#trigger('onInstall', 'FULL');
  }
  get menus(): readonly MenuModel[] {
    return this.screen.menus;
  }
  /** Clicks the menu item of that label, wherever it stands. */
  clickMenu(label: string): void {
    const items = this.menus.flatMap(itemsIn);
    const item = items.find((one) => one.label === label);
    if (!item) throw new Error(`No menu item ${label}; there are: ${items.map((one) => one.label).join(', ')}`);
    this.#execute(item.function, USUAL_SECONDS, 'FULL', []);
  }

  #trigger(entry: string, mode: Mode): void {
    if (!this.#seat.bundle.functions.has(entry)) return;
    this.#execute(entry, CARD_SECONDS, mode, [{ authMode: AuthMode[mode] }]);
  }
  #callCard(entry: string, event: Readonly<Record<string, unknown>>): unknown {
    if (this.#seat.file instanceof FormModel) throw new Error('Google Forms shows no cards.');
    return this.#runCard(entry, [event]);
  }
  #runCard(entry: string, args: readonly unknown[]): unknown {
    return this.#execute(entry, CARD_SECONDS, 'FULL', args, true);
  }
  #execute(entry: string, limit: number, mode: Mode, args: readonly unknown[], inCard = false): unknown {
    const { core } = this.#seat;
    return core.execute(
      entry,
      limit,
      () => {
        const { execution } = core;
        if (!execution) throw new Error('Core runs no execution');
        this.#seat.runsAs(execution, mode, inCard);
        try {
          return core.raw(this.#call(entry, execution, args));
        } finally {
          this.#shared.locks.letGoAll(execution);
        }
      },
      args,
    );
  }
  #call(entry: string, execution: Execution, args: readonly unknown[]): unknown {
    this.#seat.bundle.mustHave(entry);
    const script: Script = this.#seat.bundle.load(this.#services);
    const [early] = execution.calls;
    if (early)
      throw new Error(`The bundle calls ${early.name} while it is loaded; with AuthMode.NONE that would fail.`);
    const called = script[entry];
    if (!called) throw new Error(`${entry} is not a property of the global object`);
    return called(...args.map((arg) => this.#seat.bundle.inside(script, arg)));
  }
  /** Locale and zone only where the manifest asks for them and the person allows it. */
  #commonEvent(): Readonly<Record<string, unknown>> {
    const { bundle, core, locale, timeZone, person } = this.#seat;
    const event = { platform: person.platform ?? 'WEB', hostApp: 'SHEETS' };
    if (!bundle.manifest.addOns?.common?.useLocaleFromApp || !this.#seat.allows('script.locale')) return event;
    const offset = String(offsetMinutes(core.clock.now(), timeZone) * 60_000);
    return { ...event, userLocale: locale, timeZone: { id: timeZone, offset } };
  }
}

function itemsIn(menu: MenuModel): Extract<MenuItemModel, { label: string }>[] {
  return menu.items.flatMap((item) => {
    if ('menu' in item) return itemsIn(item.menu);
    return 'label' in item ? [item] : [];
  });
}
