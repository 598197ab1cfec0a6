/** Google's item classes: the general `Item`, and one class for each kind, with exactly the members that kind has. */
import { googleError } from '../core';
import { booleanFor, mismatch, numberFor, stringFor } from '../signature';
import { AnyItemFake, ChoosingFake, OpenFake, type Place, QuestionFake } from './item-bases';
import type { FormItem, ItemKind } from './item';
import type { Answering, FormSeat } from './seat';

abstract class WithOther
  extends ChoosingFake
  implements Answering<GoogleAppsScript.Forms.CheckboxItem, 'hasOtherOption' | 'showOtherOption'>
{
  hasOtherOption(): boolean {
    return AnyItemFake.place(this).item.hasOther;
  }

  showOtherOption(enabled: unknown): this {
    AnyItemFake.place(this).item.hasOther = booleanFor(`FormApp.${this.googleName}.showOtherOption`, enabled);
    return this;
  }
}

export class CheckboxItemFake extends WithOther {
  readonly googleName = 'CheckboxItem';
}

export class MultipleChoiceItemFake extends WithOther {
  readonly googleName = 'MultipleChoiceItem';
}

export class ListItemFake extends ChoosingFake {
  readonly googleName = 'ListItem';
}

export class TextItemFake extends OpenFake {
  readonly googleName = 'TextItem';
}

export class ParagraphTextItemFake extends OpenFake {
  readonly googleName = 'ParagraphTextItem';
}

export class TimeItemFake extends OpenFake {
  readonly googleName = 'TimeItem';
}

export class DurationItemFake extends OpenFake {
  readonly googleName = 'DurationItem';
}

abstract class WithYear
  extends OpenFake
  implements Answering<GoogleAppsScript.Forms.DateItem, 'includesYear' | 'setIncludesYear'>
{
  includesYear(): boolean {
    return AnyItemFake.place(this).item.includesYear;
  }

  setIncludesYear(enabled: unknown): this {
    AnyItemFake.place(this).item.includesYear = booleanFor(`FormApp.${this.googleName}.setIncludesYear`, enabled);
    return this;
  }
}

export class DateItemFake extends WithYear {
  readonly googleName = 'DateItem';
}

export class DateTimeItemFake extends WithYear {
  readonly googleName = 'DateTimeItem';
}

export class ScaleItemFake
  extends OpenFake
  implements
    Pick<GoogleAppsScript.Forms.ScaleItem, 'getLowerBound' | 'getUpperBound' | 'getLeftLabel' | 'getRightLabel'>,
    Answering<GoogleAppsScript.Forms.ScaleItem, 'setBounds' | 'setLabels'>
{
  readonly googleName = 'ScaleItem';

  getLowerBound(): number {
    return AnyItemFake.place(this).item.bounds[0];
  }

  getUpperBound(): number {
    return AnyItemFake.place(this).item.bounds[1];
  }

  getLeftLabel(): string {
    return AnyItemFake.place(this).item.labels[0];
  }

  getRightLabel(): string {
    return AnyItemFake.place(this).item.labels[1];
  }

  /** From 0 or 1 up to 3 to 10, as the reference of ScaleItem has it. */
  setBounds(lower: unknown, upper: unknown): this {
    const member = 'FormApp.ScaleItem.setBounds';
    const bounds = [numberFor(member, lower), numberFor(member, upper)] as const;
    if (![0, 1].includes(bounds[0]) || bounds[1] < 3 || bounds[1] > 10) throw googleError('Invalid argument: bounds');
    AnyItemFake.place(this).item.bounds = bounds;
    return this;
  }

  setLabels(lower: unknown, upper: unknown): this {
    const member = 'FormApp.ScaleItem.setLabels';
    AnyItemFake.place(this).item.labels = [stringFor(member, lower), stringFor(member, upper)];
    return this;
  }
}

/** In Google's reference since 2024, not in its type declarations. */
export class RatingItemFake extends OpenFake {
  readonly googleName = 'RatingItem';

  getRatingScaleLevel(): number {
    return AnyItemFake.place(this).item.bounds[1];
  }
}

abstract class AnyGrid
  extends QuestionFake
  implements
    Pick<GoogleAppsScript.Forms.GridItem, 'getRows' | 'getColumns'>,
    Answering<GoogleAppsScript.Forms.GridItem, 'setRows' | 'setColumns'>
{
  getRows(): string[] {
    return AnyItemFake.place(this).item.rows.map((row) => row.title);
  }

  getColumns(): string[] {
    return [...AnyItemFake.place(this).item.columns];
  }

  setRows(rows: unknown): this {
    const titles = texts(`FormApp.${this.googleName}.setRows`, rows);
    AnyItemFake.place(this).item.rows = titles.map((title) => ({ title, points: 0, key: [] }));
    return this;
  }

  setColumns(columns: unknown): this {
    AnyItemFake.place(this).item.columns = texts(`FormApp.${this.googleName}.setColumns`, columns);
    return this;
  }
}

export class GridItemFake extends AnyGrid {
  readonly googleName = 'GridItem';
}

export class CheckboxGridItemFake extends AnyGrid {
  readonly googleName = 'CheckboxGridItem';
}

export class SectionHeaderItemFake extends AnyItemFake {
  readonly googleName = 'SectionHeaderItem';
}

export class PageBreakItemFake extends AnyItemFake {
  readonly googleName = 'PageBreakItem';
}

export class ImageItemFake extends AnyItemFake {
  readonly googleName = 'ImageItem';
}

export class VideoItemFake extends AnyItemFake {
  readonly googleName = 'VideoItem';
}

type Casts = Extract<keyof GoogleAppsScript.Forms.Item, `as${string}`>;

/** The general item: a script has to cast it before it can ask for points or choices. */
export class ItemFake extends AnyItemFake implements Answering<GoogleAppsScript.Forms.Item, Casts> {
  readonly googleName = 'Item';

  asCheckboxGridItem(): CheckboxGridItemFake {
    return this.#as('CHECKBOX_GRID', CheckboxGridItemFake);
  }
  asCheckboxItem(): CheckboxItemFake {
    return this.#as('CHECKBOX', CheckboxItemFake);
  }
  asDateItem(): DateItemFake {
    return this.#as('DATE', DateItemFake);
  }
  asDateTimeItem(): DateTimeItemFake {
    return this.#as('DATETIME', DateTimeItemFake);
  }
  asDurationItem(): DurationItemFake {
    return this.#as('DURATION', DurationItemFake);
  }
  asGridItem(): GridItemFake {
    return this.#as('GRID', GridItemFake);
  }
  asImageItem(): ImageItemFake {
    return this.#as('IMAGE', ImageItemFake);
  }
  asListItem(): ListItemFake {
    return this.#as('LIST', ListItemFake);
  }
  asMultipleChoiceItem(): MultipleChoiceItemFake {
    return this.#as('MULTIPLE_CHOICE', MultipleChoiceItemFake);
  }
  asPageBreakItem(): PageBreakItemFake {
    return this.#as('PAGE_BREAK', PageBreakItemFake);
  }
  asParagraphTextItem(): ParagraphTextItemFake {
    return this.#as('PARAGRAPH_TEXT', ParagraphTextItemFake);
  }
  /** Not in Google's type declarations yet. */
  asRatingItem(): RatingItemFake {
    return this.#as('RATING', RatingItemFake);
  }
  asScaleItem(): ScaleItemFake {
    return this.#as('SCALE', ScaleItemFake);
  }
  asSectionHeaderItem(): SectionHeaderItemFake {
    return this.#as('SECTION_HEADER', SectionHeaderItemFake);
  }
  asTextItem(): TextItemFake {
    return this.#as('TEXT', TextItemFake);
  }
  asTimeItem(): TimeItemFake {
    return this.#as('TIME', TimeItemFake);
  }
  asVideoItem(): VideoItemFake {
    return this.#as('VIDEO', VideoItemFake);
  }

  #as<T extends AnyItemFake>(kind: ItemKind, type: new (place: Place) => T): T {
    const place = AnyItemFake.place(this);
    if (place.item.kind !== kind) throw googleError(`Invalid conversion for item type: ${place.item.kind}.`);
    return place.seat.fakeOf(place.item, kind, () => new type(place));
  }
}

/** The general fake of an item, the same one every time. */
export function itemFake(seat: FormSeat, item: FormItem): ItemFake {
  return seat.fakeOf(item, 'Item', () => new ItemFake({ seat, item }));
}

/** The item behind an argument that may be a general or a particular item. */
export function itemGiven(member: string, seat: FormSeat, value: unknown): FormItem {
  if (!(value instanceof AnyItemFake)) throw mismatch(member, value);
  const { seat: other, item } = AnyItemFake.place(value);
  if (other.form !== seat.form || !seat.form.items.includes(item)) throw googleError('Invalid argument: item');
  return item;
}

function texts(member: string, values: unknown): string[] {
  if (!Array.isArray(values)) throw mismatch(member, values);
  return values.map((value) => stringFor(member, value));
}
