/** Google's `FormApp`: opening, making and naming forms. */
import { type Core, Fake, googleError } from '../core';
import { booleanFor, mismatch, stringFor } from '../signature';
import { QuizFeedbackBuilderFake } from './feedback';
import { Alignment, DestinationType, FeedbackType, ItemType, PageNavigationType, RatingIconType } from './form-enums';
import { FormFake } from './form-fake';
import { FormModel } from './model';
import { type Answering, type FormDoubts, FormSeat } from './seat';

export interface FormAppContext {
  readonly core: Core;
  /** Drive: every file by its id; forms among them. */
  readonly files: Map<string, unknown>;
  /** The form whose editor the script runs in, if any. */
  readonly active: () => FormModel | null;
  /** The address of the person who runs the script. */
  readonly user: () => string;
  /** The fake of `Ui` for the form editor. */
  readonly ui: () => object;
  readonly options?: FormDoubts;
  /** Throws in a run that may not open other files, and when the person has not given the permission to. */
  readonly mustOpen?: (member: string) => void;
  /** Throws in a run that may not even see the file it stands in. */
  readonly mustSee?: (member: string) => void;
}

type Google = GoogleAppsScript.Forms.FormApp;
type Members = 'create' | 'createFeedback' | 'getActiveForm' | 'getUi' | 'openById' | 'openByUrl';
type Enums = 'Alignment' | 'DestinationType' | 'FeedbackType' | 'ItemType' | 'PageNavigationType';

/** As DriveApp and its siblings word it; for FormApp the wording is unconfirmed. */
const NOT_FOUND =
  'No item with the given ID could be found. Possibly because you have not edited this item or you do not have ' +
  'permission to access it.';

/** `/d/<id>/…` with the file's own id; `/d/e/<id>/…` is the link for respondents, from which nothing can be opened. */
const FILE_URL = /^https:\/\/docs\.google\.com\/(?:a\/[^/]+\/)?forms\/(?:u\/\d+\/)?d\/(?!e\/)([\w-]+)(?:[/?#]|$)/;

export class FormAppFake extends Fake implements Answering<Google, Members>, Record<Enums, unknown> {
  readonly googleName = 'FormApp';
  readonly Alignment = Alignment;
  readonly DestinationType = DestinationType;
  readonly FeedbackType = FeedbackType;
  readonly ItemType = ItemType;
  readonly PageNavigationType = PageNavigationType;
  readonly RatingIconType = RatingIconType;
  readonly #context: FormAppContext;
  readonly #fakes = new WeakMap<FormModel, FormFake>();

  constructor(context: FormAppContext) {
    super();
    this.#context = context;
  }

  openById(id: unknown): FormFake {
    this.#context.mustOpen?.('FormApp.openById');
    const form = this.#context.files.get(stringFor('FormApp.openById', id));
    const mine = form instanceof FormModel && !form.trashed && form.canBeOpenedBy(this.#context.user());
    if (!mine) throw googleError(NOT_FOUND);
    return this.#fake(form);
  }

  openByUrl(url: unknown): FormFake {
    const id = FILE_URL.exec(stringFor('FormApp.openByUrl', url))?.[1];
    if (id === undefined) throw googleError('Invalid argument: url');
    return this.openById(id);
  }

  /** Null where there is no form around the script, as in a card beside a spreadsheet. */
  getActiveForm(): FormFake | null {
    this.#context.mustSee?.('FormApp.getActiveForm');
    const form = this.#context.active();
    return form && this.#fake(form);
  }

  getUi(): object {
    if (!this.#context.active()) throw googleError('Cannot call FormApp.getUi() from this context.');
    return this.#context.ui();
  }

  /** The title given names the file only: what respondents read stays empty. Forms by script start as no quiz. */
  create(title: unknown, isPublished: unknown = true): FormFake {
    this.#context.mustOpen?.('FormApp.create');
    if (title === null || title === '') throw googleError('Invalid argument: title');
    if (typeof title !== 'string') throw mismatch('FormApp.create', title);
    const acceptingResponses = booleanFor('FormApp.create', isPublished);
    const { core, files, user } = this.#context;
    const form = new FormModel({
      title: '',
      documentTitle: title,
      owner: user(),
      isQuiz: false,
      emailCollection: 'DO_NOT_COLLECT',
      acceptingResponses,
      now: () => core.clock.now(),
    });
    files.set(form.id, form);
    return this.#fake(form);
  }

  createFeedback(): QuizFeedbackBuilderFake {
    return new QuizFeedbackBuilderFake();
  }

  #fake(form: FormModel): FormFake {
    const { core, files, options = {} } = this.#context;
    const fake = this.#fakes.get(form) ?? new FormFake(new FormSeat(core, form, options), (id) => files.has(id));
    this.#fakes.set(form, fake);
    return fake;
  }
}

/** The `FormApp` that the bundle is given, still to be handed over through `core.remote`. */
export function createFormApp(context: FormAppContext): FormAppFake {
  return new FormAppFake(context);
}
