/** Google's `Form`: items, responses and grades of one form. */
import { types } from 'node:util';
import { googleError } from '../core';
import { keyFor } from '../enums';
import { fakeFor, mismatch, numberFor, stringFor } from '../signature';
import { ItemType } from './form-enums';
import { FormSettingsFake } from './form-settings';
import type { ItemKind } from './item';
import { itemFake, type ItemFake, itemGiven } from './items';
import type { FormModel } from './model';
import type { Grade } from './response';
import { FormResponseFake } from './response-fakes';
import type { Answering, FormSeat } from './seat';

type Google = GoogleAppsScript.Forms.Form;
type Others =
  | 'deleteAllResponses'
  | 'deleteItem'
  | 'deleteResponse'
  | 'getItemById'
  | 'getItems'
  | 'getResponse'
  | 'getResponses'
  | 'moveItem'
  | 'submitGrades'
  | Extract<keyof Google, `add${string}Item`>;

export class FormFake extends FormSettingsFake implements Answering<Google, Others> {
  readonly #seat: FormSeat;
  readonly #form: FormModel;

  constructor(seat: FormSeat, fileExists: (id: string) => boolean) {
    super(seat.form, fileExists);
    this.#seat = seat;
    this.#form = seat.form;
  }

  // Its items.

  getItems(itemType?: unknown): ItemFake[] {
    const kind = itemType === undefined ? undefined : keyFor('FormApp.Form.getItems', ItemType, itemType);
    const wanted = kind ? this.#form.items.filter((item) => item.kind === kind) : this.#form.items;
    return wanted.map((item) => itemFake(this.#seat, item));
  }
  /** Null for an unknown number, and (verified at Google) for text as well. */
  getItemById(id: unknown): ItemFake | null {
    const found = this.#form.items.find((item) => item.id === id);
    return found ? itemFake(this.#seat, found) : null;
  }
  moveItem(from: unknown, to: unknown): ItemFake {
    const place = this.#place('moveItem', from);
    const [item] = this.#form.items.splice(place, 1);
    const target = numberFor('FormApp.Form.moveItem', to);
    if (!item || target < 0 || target > this.#form.items.length) throw googleError('Invalid argument: toIndex');
    this.#form.items.splice(target, 0, item);
    return itemFake(this.#seat, item);
  }
  deleteItem(item: unknown): void {
    this.#form.items.splice(this.#place('deleteItem', item), 1);
  }
  #place(member: string, item: unknown): number {
    const name = `FormApp.Form.${member}`;
    const index = typeof item === 'number' ? item : this.#form.items.indexOf(itemGiven(name, this.#seat, item));
    if (!this.#form.items[index]) throw googleError('Invalid argument: index');
    return index;
  }

  addCheckboxGridItem(): ReturnType<ItemFake['asCheckboxGridItem']> {
    return this.#add('CHECKBOX_GRID').asCheckboxGridItem();
  }
  addCheckboxItem(): ReturnType<ItemFake['asCheckboxItem']> {
    return this.#add('CHECKBOX').asCheckboxItem();
  }
  addDateItem(): ReturnType<ItemFake['asDateItem']> {
    return this.#add('DATE').asDateItem();
  }
  addDateTimeItem(): ReturnType<ItemFake['asDateTimeItem']> {
    return this.#add('DATETIME').asDateTimeItem();
  }
  addDurationItem(): ReturnType<ItemFake['asDurationItem']> {
    return this.#add('DURATION').asDurationItem();
  }
  addGridItem(): ReturnType<ItemFake['asGridItem']> {
    return this.#add('GRID').asGridItem();
  }
  addImageItem(): ReturnType<ItemFake['asImageItem']> {
    return this.#add('IMAGE').asImageItem();
  }
  addListItem(): ReturnType<ItemFake['asListItem']> {
    return this.#add('LIST').asListItem();
  }
  addMultipleChoiceItem(): ReturnType<ItemFake['asMultipleChoiceItem']> {
    return this.#add('MULTIPLE_CHOICE').asMultipleChoiceItem();
  }
  addPageBreakItem(): ReturnType<ItemFake['asPageBreakItem']> {
    return this.#add('PAGE_BREAK').asPageBreakItem();
  }
  addParagraphTextItem(): ReturnType<ItemFake['asParagraphTextItem']> {
    return this.#add('PARAGRAPH_TEXT').asParagraphTextItem();
  }
  addScaleItem(): ReturnType<ItemFake['asScaleItem']> {
    return this.#add('SCALE').asScaleItem();
  }
  addSectionHeaderItem(): ReturnType<ItemFake['asSectionHeaderItem']> {
    return this.#add('SECTION_HEADER').asSectionHeaderItem();
  }
  addTextItem(): ReturnType<ItemFake['asTextItem']> {
    return this.#add('TEXT').asTextItem();
  }
  addTimeItem(): ReturnType<ItemFake['asTimeItem']> {
    return this.#add('TIME').asTimeItem();
  }
  addVideoItem(): ReturnType<ItemFake['asVideoItem']> {
    return this.#add('VIDEO').asVideoItem();
  }
  /** A new choice question has one empty choice (verified at Google). */
  #add(kind: ItemKind): ItemFake {
    const choosing = kind === 'CHECKBOX' || kind === 'LIST' || kind === 'MULTIPLE_CHOICE';
    return itemFake(this.#seat, this.#form.add(kind, '', choosing ? { choices: [''] } : {}));
  }

  // Its responses.

  /** Strictly after the moment (Google's reference: “after a given date and time”). Marking does not move a response. */
  getResponses(timestamp?: unknown): FormResponseFake[] {
    const wanted = timestamp === undefined ? this.#form.responses : this.#since(timestamp);
    return wanted.map((response) => new FormResponseFake(this.#seat, response));
  }
  #since(timestamp: unknown): FormModel['responses'] {
    if (!types.isDate(timestamp)) throw mismatch('FormApp.Form.getResponses', timestamp);
    const { editsAreNewer } = this.#seat.doubts;
    return this.#form.responses.filter(({ submitted, created }) => (editsAreNewer ? submitted : created) > timestamp);
  }
  getResponse(responseId: unknown): FormResponseFake {
    const id = stringFor('FormApp.Form.getResponse', responseId);
    return new FormResponseFake(this.#seat, this.#known(id));
  }
  deleteResponse(responseId: unknown): this {
    this.#form.deleteResponse(this.#known(stringFor('FormApp.Form.deleteResponse', responseId)).id);
    return this;
  }
  deleteAllResponses(): this {
    this.#form.responses = [];
    return this;
  }
  #known(id: string): FormModel['responses'][number] {
    const found = this.#form.responses.find((response) => response.id === id);
    // The wording is unconfirmed.
    if (!found) throw googleError('No response with the given ID could be found.');
    return found;
  }

  /** Stores what `withItemGrade` put aside, and fires the form-submit trigger for every response, graded or not. */
  submitGrades(responses: unknown): this {
    const member = 'FormApp.Form.submitGrades';
    if (!Array.isArray(responses)) throw mismatch(member, responses);
    const grades = new Map<string, ReadonlyMap<number, Grade>>();
    const known = new Set(this.#form.responses.map((response) => response.id));
    for (const response of responses) {
      const staged = FormResponseFake.staged(fakeFor(member, response, FormResponseFake));
      if (staged.seat.form !== this.#form || !known.has(staged.id)) throw googleError('Invalid argument: responses');
      grades.set(staged.id, staged.grades);
    }
    this.#form.store(grades, 'GRADES');
    return this;
  }
}
