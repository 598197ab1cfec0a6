/** Google Workspace in memory: files, mailbox, clock, and windows in which the bundle runs. */
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { Caches } from './cache';
import { Core } from './core';
import { DriveModel } from './drive/model';
import { loadForm } from './form/load';
import { FormModel, type FormOptions } from './form/model';
import type { FormDoubts } from './form/seat';
import type { LogLine } from './javascript';
import { Bundle } from './loader';
import { Locks } from './lock';
import { MAIL_A_DAY, type Mail } from './mail';
import { Stores } from './properties';
import { Seat, type Person } from './session';
import type { Shared } from './services';
import { rememberBook } from './spreadsheet/remember';
import { SpreadsheetModel, type SpreadsheetOptions } from './spreadsheet/workbook';
import { Window } from './window';

/** Found from a package, because the preview runs this file from a bundle elsewhere. */
const BUILT = join(dirname(require.resolve('gas-local/package.json')), '../../build/addon');

export interface WorkspaceOptions {
  /** The modelled present; default Monday 16 November 2026, 9:00 in Amsterdam. */
  readonly now?: Date;
  /** Where the bundle is; default build/addon, as `npm run build` leaves it. */
  readonly bundleDir?: string;
  /** What Google may do in more than one way (docs/live-checks.md). */
  readonly doubts?: FormDoubts;
}

export class Workspace {
  readonly core: Core;
  /** Drive, by id. */
  readonly files = new Map<string, SpreadsheetModel | FormModel>();
  readonly mailbox: Mail[] = [];
  /** Recipients that may still be mailed today. One count for all people: no test needs more, and it is the stricter one. */
  mailQuota = MAIL_A_DAY;
  mailSince: Date | undefined;
  /** What the bundle wrote to the console and to Logger. */
  readonly logs: LogLine[] = [];
  readonly caches = new Caches();
  readonly stores = new Stores();
  /** What the add-on made in people's Drive. */
  readonly drive: DriveModel;
  readonly #bundleDir: string;
  readonly #shared: Shared;
  #made = 0;

  constructor(options: WorkspaceOptions = {}) {
    this.core = new Core(options.now ?? new Date('2026-11-16T09:00+01:00'));
    this.#bundleDir = options.bundleDir ?? BUILT;
    const { files, stores, caches } = this;
    const log = (line: LogLine) => void this.logs.push(line);
    this.drive = new DriveModel({
      now: () => this.core.clock.now(),
      newId: () => this.#id(),
      newSpreadsheet: (made) => {
        files.set(made.id, new SpreadsheetModel({ ...made, now: () => this.core.clock.now() }));
      },
    });
    const nextUuid = () => this.#uuid();
    const { drive } = this;
    const { doubts = {} } = options;
    this.#shared = { files, stores, caches, drive, log, doubts, locks: new Locks(), office: this, nextUuid };
  }

  addSpreadsheet(options: Omit<SpreadsheetOptions, 'id' | 'now'> = {}): SpreadsheetModel {
    return this.#add(new SpreadsheetModel({ ...options, id: this.#id(), now: () => this.core.clock.now() }));
  }
  addForm(options: Omit<FormOptions, 'id' | 'now'> = {}): FormModel {
    return this.#add(new FormModel({ ...options, id: this.#id(), now: () => this.core.clock.now() }));
  }
  /** A form from what Google's Forms API answers for `forms.get` and `forms.responses.list`. */
  loadForm(formJson: unknown, responsesJson: unknown, options: FormOptions = {}): FormModel {
    return this.#add(loadForm(formJson, responsesJson, { ...options, now: () => this.core.clock.now() }));
  }
  /** A person opens a file in a window of their own; `onOpen` runs, as it does in the editors. */
  open(file: SpreadsheetModel | FormModel, person: Person = {}): Window {
    return new Window(new Seat(this.core, Bundle.in(this.#bundleDir), file, person), this.#shared);
  }

  /** Gives what puts everything back as it is now. Forms are left out: the program writes into none. */
  remember(): () => void {
    const now = this.core.clock.now();
    const [made, quota, mails, logs] = [this.#made, this.mailQuota, this.mailbox.length, this.logs.length];
    const { mailSince } = this;
    const runs = this.core.executions.length;
    const files = new Map(this.files);
    const books = [...files.values()].flatMap((file) => (file instanceof SpreadsheetModel ? [rememberBook(file)] : []));
    const kept = [...books, this.stores.remember(), this.caches.remember()];
    return () => {
      this.core.clock.set(now);
      this.#made = made;
      this.mailQuota = quota;
      this.mailSince = mailSince;
      this.mailbox.length = mails;
      this.core.executions.length = runs;
      this.logs.length = logs;
      this.files.clear();
      files.forEach((file, id) => this.files.set(id, file));
      kept.forEach((restore) => {
        restore();
      });
    };
  }

  #add<T extends SpreadsheetModel | FormModel>(file: T): T {
    this.files.set(file.id, file);
    return file;
  }
  /** Looks like an id of Drive and is the same in every run. */
  #id(): string {
    return `1${this.#digest('file').slice(0, 32)}`;
  }
  #uuid(): string {
    const hex = createHash('sha256').update(`uuid ${++this.#made}`).digest('hex');
    return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5');
  }
  #digest(what: string): string {
    return createHash('sha256').update(`${what} ${++this.#made}`).digest('base64url').replace(/[-_]/g, 'x');
  }
}
