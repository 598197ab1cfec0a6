/** The global objects that one window's runs find: Google's services, and JavaScript's own where they must be ours. */
import { CacheServiceFake, type Caches } from './cache';
import { CardServiceFake } from './cardservice/service';
import { googleError, type Fake } from './core';
import { createDrive } from './drive/service';
import type { DriveModel } from './drive/model';
import { createFormApp } from './form/app';
import { FormModel } from './form/model';
import type { FormDoubts } from './form/seat';
import { HtmlServiceFake } from './html';
import { javascriptGlobals, type LogLine } from './javascript';
import { LockServiceFake, type Locks } from './lock';
import { LoggerFake } from './logger';
import { hasService } from './manifest';
import { MailAppFake, type PostOffice } from './mail';
import { PropertiesServiceFake, type Stores } from './properties';
import { ScriptAppFake } from './script';
import { SessionFake, type Seat } from './session';
import { createSpreadsheetApp } from './spreadsheet/app';
import { SpreadsheetModel } from './spreadsheet/workbook';
import { createUi, type Screen } from './ui';
import { UtilitiesFake } from './utilities';

/** What all windows of a workspace share. */
export interface Shared {
  readonly files: Map<string, SpreadsheetModel | FormModel>;
  readonly drive: DriveModel;
  readonly locks: Locks;
  readonly stores: Stores;
  readonly caches: Caches;
  readonly office: PostOffice;
  readonly nextUuid: () => string;
  readonly log: (line: LogLine) => void;
  readonly doubts: FormDoubts;
}

/** Made once a window; every run gets the same services in a fresh global object. */
export function servicesFor(seat: Seat, screen: Screen, shared: Shared): Readonly<Record<string, unknown>> {
  const { core, bundle } = seat;
  const fakes: Record<string, Fake> = {
    ...apps(seat, screen, shared),
    ...(hasService(bundle.manifest, 'drive', 'v3') ? { Drive: createDrive(seat, shared.drive) } : {}),
    CacheService: new CacheServiceFake(shared.caches, seat),
    CardService: new CardServiceFake(bundle),
    HtmlService: new HtmlServiceFake(bundle),
    LockService: new LockServiceFake(shared.locks, seat),
    Logger: new LoggerFake(shared.log),
    MailApp: new MailAppFake(shared.office, seat),
    PropertiesService: new PropertiesServiceFake(shared.stores, seat),
    ScriptApp: new ScriptAppFake(seat),
    Session: new SessionFake(seat),
    Utilities: new UtilitiesFake(core, shared.nextUuid),
  };
  const remotes = Object.entries(fakes).map(([name, fake]) => [name, core.remote(fake)] as const);
  return { ...javascriptGlobals(core.clock, shared.log), ...Object.fromEntries(remotes) };
}

/** SpreadsheetApp and FormApp: each sees the open file only if it is of its kind. */
function apps(seat: Seat, screen: Screen, shared: Shared): Record<string, Fake> {
  const ui = createUi(screen, seat, seat.bundle.manifest.addOns?.common?.name ?? 'Gradebook');
  const common = { core: seat.core, files: shared.files, user: () => seat.email, ui: () => ui };
  const ofKind =
    <T>(type: new (...args: never[]) => T) =>
    () =>
      seat.active instanceof type ? seat.active : null;
  const sheet = ofKind(SpreadsheetModel);
  const sheetsUi = () => {
    // A card add-on has cards and nothing else: no menus, dialogs or HTML sidebars.
    if (!sheet() || seat.inCard) throw googleError('Cannot call SpreadsheetApp.getUi() from this context.');
    return ui;
  };
  /** A simple trigger sees its own file without any permission; every other run needs one. */
  const mustSee = (scope: string) => (member: string) => {
    if (seat.mode === 'FULL') seat.mustAllow(member, `${scope}.currentonly`, scope);
    seat.mustRunAs(member, 'LIMITED');
  };
  const mustOpen = (scope: string) => (member: string) => {
    seat.mustAllow(member, scope);
    seat.mustRunAs(member, 'FULL');
  };
  return {
    SpreadsheetApp: createSpreadsheetApp({
      ...common,
      ui: sheetsUi,
      active: sheet,
      mustSee: mustSee('spreadsheets'),
      mustOpen: mustOpen('spreadsheets'),
    }),
    FormApp: createFormApp({
      ...common,
      active: ofKind(FormModel),
      options: shared.doubts,
      mustSee: mustSee('forms'),
      mustOpen: mustOpen('forms'),
    }),
  };
}
