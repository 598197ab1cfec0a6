/** The settings half of Google's `Form`: what it is, who may use it and where its responses go. */
import { Fake, googleError } from '../core';
import { keyFor } from '../enums';
import { booleanFor, stringFor } from '../signature';
import { DestinationType } from './form-enums';
import type { FormModel } from './model';
import type { Answering } from './seat';

type Google = GoogleAppsScript.Forms.Form;
type Getters =
  | 'canEditResponse'
  | 'collectsEmail'
  | 'getDescription'
  | 'getDestinationId'
  | 'getEditUrl'
  | 'getId'
  | 'getPublishedUrl'
  | 'getSummaryUrl'
  | 'getTitle'
  | 'hasLimitOneResponsePerUser'
  | 'isAcceptingResponses'
  | 'isQuiz';
type Others =
  | 'addEditor'
  | 'getDestinationType'
  | 'removeDestination'
  | 'removeEditor'
  | 'setAcceptingResponses'
  | 'setAllowResponseEdits'
  | 'setCollectEmail'
  | 'setDescription'
  | 'setDestination'
  | 'setIsQuiz'
  | 'setLimitOneResponsePerUser'
  | 'setTitle';

export abstract class FormSettingsFake extends Fake implements Pick<Google, Getters>, Answering<Google, Others> {
  readonly googleName = 'Form';
  readonly #form: FormModel;
  readonly #fileExists: (id: string) => boolean;

  constructor(form: FormModel, fileExists: (id: string) => boolean) {
    super();
    this.#form = form;
    this.#fileExists = fileExists;
  }

  getId(): string {
    return this.#form.id;
  }
  getTitle(): string {
    return this.#form.title;
  }
  getDescription(): string {
    return this.#form.description;
  }
  getEditUrl(): string {
    return this.#form.editUrl;
  }
  getPublishedUrl(): string {
    return this.#form.publishedUrl;
  }
  getSummaryUrl(): string {
    return this.#form.editUrl.replace(/edit$/, 'viewanalytics');
  }
  isQuiz(): boolean {
    return this.#form.isQuiz;
  }
  /** Says nothing about whether the addresses were verified or typed by the respondents. */
  collectsEmail(): boolean {
    return this.#form.emailCollection !== 'DO_NOT_COLLECT';
  }
  hasLimitOneResponsePerUser(): boolean {
    return this.#form.limitOneResponse;
  }
  canEditResponse(): boolean {
    return this.#form.canEditResponse;
  }
  isAcceptingResponses(): boolean {
    return this.#form.acceptingResponses;
  }

  setTitle(title: unknown): this {
    this.#form.title = stringFor('FormApp.Form.setTitle', title);
    return this;
  }
  setDescription(description: unknown): this {
    this.#form.description = stringFor('FormApp.Form.setDescription', description);
    return this;
  }
  setIsQuiz(enabled: unknown): this {
    this.#form.isQuiz = booleanFor('FormApp.Form.setIsQuiz', enabled);
    return this;
  }
  /** Whether Google chooses verified or typed addresses is unconfirmed. */
  setCollectEmail(collect: unknown): this {
    const on = booleanFor('FormApp.Form.setCollectEmail', collect);
    if (on !== this.collectsEmail()) this.#form.emailCollection = on ? 'VERIFIED' : 'DO_NOT_COLLECT';
    return this;
  }
  setLimitOneResponsePerUser(enabled: unknown): this {
    this.#form.limitOneResponse = booleanFor('FormApp.Form.setLimitOneResponsePerUser', enabled);
    return this;
  }
  setAllowResponseEdits(enabled: unknown): this {
    this.#form.canEditResponse = booleanFor('FormApp.Form.setAllowResponseEdits', enabled);
    return this;
  }
  setAcceptingResponses(enabled: unknown): this {
    this.#form.acceptingResponses = booleanFor('FormApp.Form.setAcceptingResponses', enabled);
    return this;
  }
  addEditor(emailAddress: unknown): this {
    this.#form.editors.add(stringFor('FormApp.Form.addEditor', emailAddress));
    return this;
  }
  removeEditor(emailAddress: unknown): this {
    this.#form.editors.delete(stringFor('FormApp.Form.removeEditor', emailAddress));
    return this;
  }

  // Where its responses go.

  getDestinationId(): string {
    const id = this.#form.destinationId;
    if (id === undefined) throw googleError('The form currently has no response destination.');
    return id;
  }
  getDestinationType(): unknown {
    this.getDestinationId();
    return DestinationType.SPREADSHEET;
  }
  /** The new tab of responses in that spreadsheet is not modelled. */
  setDestination(type: unknown, id: unknown): this {
    keyFor('FormApp.Form.setDestination', DestinationType, type);
    const target = stringFor('FormApp.Form.setDestination', id);
    if (!this.#fileExists(target)) throw googleError('Invalid argument: id');
    this.#form.destinationId = target;
    return this;
  }
  removeDestination(): this {
    this.#form.destinationId = undefined;
    return this;
  }
}
