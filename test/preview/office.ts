/** The one teacher at the page: the workspace, a gradebook spreadsheet and a quiz, each in a window of its own. */
import { join } from 'node:path';
import type { FormModel } from '../host/form/model';
import { Bundle } from '../host/loader';
import type { Manifest } from '../host/manifest';
import type { SpreadsheetModel } from '../host/spreadsheet/workbook';
import type { Window } from '../host/window';
import { Workspace } from '../host/workspace';
import type { Language, Locale, PersonView } from './page';

export const TEACHER = 'j.vanleeuwen@school.example';

/** What a start makes: the files that the two windows open, and who may sit down as a student. */
export interface Beginning {
  readonly book: SpreadsheetModel;
  readonly form: FormModel;
  readonly people: readonly PersonView[];
}

/** Fills a new workspace; called again at every reset. */
export type Begin = (office: Office, locale: Locale, empty: boolean) => Beginning;

export interface OfficeOptions {
  readonly begin: Begin;
  readonly language?: Language;
  readonly locale?: Locale;
  readonly empty?: boolean;
  readonly ownForm?: boolean;
  readonly bundleDir?: string;
}

export class Office {
  readonly ownForm: boolean;
  language: Language;
  locale: Locale;
  workspace: Workspace;
  book: SpreadsheetModel;
  form: FormModel;
  people: readonly PersonView[];
  sheetWindow: Window;
  formWindow: Window;
  panelOpen = true;
  responsePage = 0;
  /** Why the panel shows nothing. */
  trouble: string | undefined;
  /** Count up whenever the thing on the screen is another one, so that the page keeps what it need not redraw. */
  readonly versions = { card: new Version(), sidebar: new Version() };
  readonly #begin: Begin;
  readonly #bundleDir: string;

  constructor(options: OfficeOptions) {
    this.#begin = options.begin;
    this.#bundleDir = options.bundleDir ?? join(process.cwd(), 'build/addon');
    this.ownForm = options.ownForm ?? false;
    this.language = options.language ?? 'nl';
    this.locale = options.locale ?? 'nl_NL';
    this.workspace = new Workspace({ bundleDir: this.#bundleDir });
    ({
      book: this.book,
      form: this.form,
      people: this.people,
    } = this.#begin(this, this.locale, options.empty ?? false));
    [this.sheetWindow, this.formWindow] = this.#windows();
    this.#openPanel();
  }

  /** Everything from the start, in a spreadsheet of that locale; `empty`: a new file instead of the demo class. */
  reset(locale: Locale, empty: boolean): void {
    this.locale = locale;
    this.workspace = new Workspace({ bundleDir: this.#bundleDir });
    ({ book: this.book, form: this.form, people: this.people } = this.#begin(this, locale, empty));
    this.responsePage = 0;
    this.reload();
  }

  /** Both windows anew, as after a change of the account's language. */
  reload(): void {
    [this.sheetWindow, this.formWindow] = this.#windows();
    this.#openPanel();
  }

  moveClock(to: Date): void {
    this.workspace.core.clock.set(to);
  }

  get manifest(): Manifest {
    return Bundle.in(this.#bundleDir).manifest;
  }

  /** A window of the teacher on a file. */
  open(file: SpreadsheetModel | FormModel): Window {
    return this.workspace.open(file, { email: TEACHER, locale: this.language, timeZone: 'Europe/Amsterdam' });
  }

  #windows(): [Window, Window] {
    return [this.open(this.book), this.open(this.form)];
  }

  /** A panel that fails is a panel that shows why; the rest of the page works. */
  #openPanel(): void {
    this.trouble = undefined;
    try {
      if (this.panelOpen) this.sheetWindow.panel.open();
    } catch (error) {
      this.trouble = error instanceof Error ? error.message : String(error);
    }
  }
}

/** Numbers the objects it sees: the same number as long as it is the same object. */
class Version {
  #last: object | undefined;
  #number = 0;

  of(thing: object | undefined): number {
    if (thing !== this.#last) this.#number += 1;
    this.#last = thing;
    return this.#number;
  }
}
