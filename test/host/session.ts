/** Who sits at a window, and what that means for one run: the session behind all services of a window. */
import { createHash } from 'node:crypto';
import { Fake, googleError, type Core, type Execution } from './core';
import { hasScope } from './manifest';
import type { Bundle } from './loader';
import type { FormModel } from './form/model';
import type { Members } from './signature';
import type { SpreadsheetModel } from './spreadsheet/workbook';

/** What an Editor add-on may do in a run: https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle */
export type Mode = 'NONE' | 'LIMITED' | 'FULL';

export interface Person {
  readonly email?: string;
  /** The language of the account, `nl` or `en`. */
  readonly locale?: string;
  readonly timeZone?: string;
  /** The client in which the panel is open; default WEB, a browser on a computer. */
  readonly platform?: 'WEB' | 'IOS' | 'ANDROID';
  /** Whether the add-on is enabled in this file: decides what `onOpen` may do. Default LIMITED (enabled). */
  readonly opensAs?: Mode;
  /** False: the program cannot see which file is open (seen in card add-ons): no active file, document lock or store. */
  readonly documentContext?: boolean;
  /** Permissions that this person refused on the consent screen, e.g. `script.send_mail`. */
  readonly refused?: readonly string[];
}

/** One person at one file. */
export class Seat {
  readonly email: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly #modes = new WeakMap<Execution, Mode>();
  readonly #cards = new WeakSet<Execution>();

  constructor(
    readonly core: Core,
    readonly bundle: Bundle,
    readonly file: SpreadsheetModel | FormModel,
    readonly person: Person,
  ) {
    this.email = person.email ?? 'teacher@school.example';
    this.locale = person.locale ?? 'nl';
    this.timeZone = person.timeZone ?? 'Europe/Amsterdam';
  }

  /** The file as the program sees it. */
  get active(): SpreadsheetModel | FormModel | null {
    return this.person.documentContext === false ? null : this.file;
  }

  /** The mode of the current run. */
  get mode(): Mode {
    return (this.core.execution && this.#modes.get(this.core.execution)) ?? 'FULL';
  }

  /** Whether the current run answers a card of the side panel. */
  get inCard(): boolean {
    return this.core.execution !== undefined && this.#cards.has(this.core.execution);
  }

  runsAs(execution: Execution, mode: Mode, inCard: boolean): void {
    this.#modes.set(execution, mode);
    if (inCard) this.#cards.add(execution);
  }

  allows(scope: string): boolean {
    return hasScope(this.bundle.manifest, scope) && !this.person.refused?.includes(scope);
  }

  /** Throws as Google does when the manifest asks for none of these permissions or the person refused them. */
  mustAllow(member: string, ...scopes: string[]): void {
    if (scopes.some((scope) => this.allows(scope))) return;
    const addresses = scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`);
    const required = addresses.length > 1 ? `(${addresses.join(' || ')})` : addresses.join('');
    throw googleError(`Specified permissions are not sufficient to call ${member}. Required permissions: ${required}`);
  }

  /** Throws in a run that has fewer rights than `least`. */
  mustRunAs(member: string, least: Mode): void {
    const order: readonly Mode[] = ['NONE', 'LIMITED', 'FULL'];
    if (order.indexOf(this.mode) < order.indexOf(least))
      throw googleError(`You do not have permission to call ${member}`);
  }
}

/** A person, by address. */
export class UserFake extends Fake implements Members<GoogleAppsScript.Base.User, 'getEmail'> {
  readonly googleName = 'User';
  readonly #email: string;
  constructor(email: string) {
    super();
    this.#email = email;
  }
  getEmail(): string {
    return this.#email;
  }
}

type SessionMembers =
  'getActiveUser' | 'getActiveUserLocale' | 'getEffectiveUser' | 'getScriptTimeZone' | 'getTemporaryActiveUserKey';

export class SessionFake extends Fake implements Members<GoogleAppsScript.Base.Session, SessionMembers> {
  readonly googleName = 'Session';
  readonly #seat: Seat;

  constructor(seat: Seat) {
    super();
    this.#seat = seat;
  }
  /** Blank where Google keeps the address back: without the permission, and in a simple trigger. */
  getActiveUser(): UserFake {
    const known = this.#seat.allows('userinfo.email') && this.#seat.mode === 'FULL';
    return new UserFake(known ? this.#seat.email : '');
  }
  getEffectiveUser(): UserFake {
    return this.getActiveUser();
  }
  getActiveUserLocale(): string {
    return this.#seat.locale;
  }
  /** The script's own zone, which is neither the spreadsheet's nor the person's. */
  getScriptTimeZone(): string {
    return this.#seat.bundle.manifest.timeZone ?? 'Etc/GMT';
  }
  getTemporaryActiveUserKey(): string {
    return createHash('sha256').update(this.#seat.email).digest('base64url').slice(0, 32);
  }
}
