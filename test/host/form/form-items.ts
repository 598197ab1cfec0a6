/** The items of a form, with the teacher's hands that build them. */
import { type FormItem, type GridRow, isQuestion, type ItemKind, type ItemOptions, newItem } from './item';

export class FormItems {
  readonly items: FormItem[] = [];
  #lastItemId = 1_000_000;

  add(kind: ItemKind, title = '', options: ItemOptions = {}): FormItem {
    return this.adopt(newItem(++this.#lastItemId, kind, title, options));
  }

  /** Adds an item that has its number already (one read from a file). */
  adopt(item: FormItem): FormItem {
    this.items.push(item);
    this.#lastItemId = Math.max(this.#lastItemId, item.id);
    return item;
  }

  addChoice(title: string, choices: readonly string[], options: ItemOptions = {}): FormItem {
    return this.add('MULTIPLE_CHOICE', title, { choices, points: 1, ...options });
  }

  addDropdown(title: string, choices: readonly string[], options: ItemOptions = {}): FormItem {
    return this.add('LIST', title, { choices, points: 1, ...options });
  }

  addCheckboxes(title: string, choices: readonly string[], options: ItemOptions = {}): FormItem {
    return this.add('CHECKBOX', title, { choices, points: 1, ...options });
  }

  /** A short answer: worth a point and marked by Google only with a `key`; without options it asks for a name or number. */
  addShortText(title: string, options: ItemOptions = {}): FormItem {
    return this.add('TEXT', title, { points: options.key ? 1 : 0, ...options });
  }

  addParagraph(title: string, options: ItemOptions = {}): FormItem {
    return this.add('PARAGRAPH_TEXT', title, options);
  }

  addScale(title: string, low: number, high: number, options: ItemOptions = {}): FormItem {
    return this.add('SCALE', title, { bounds: [low, high], ...options });
  }

  addGrid(
    title: string,
    rows: readonly (string | GridRow)[],
    columns: readonly string[],
    options: ItemOptions = {},
  ): FormItem {
    return this.add('GRID', title, { rows: rows.map(gridRow), columns, ...options });
  }

  addCheckboxGrid(title: string, rows: readonly (string | GridRow)[], columns: readonly string[]): FormItem {
    return this.add('CHECKBOX_GRID', title, { rows: rows.map(gridRow), columns });
  }

  addFileUpload(title: string, options: ItemOptions = {}): FormItem {
    return this.add('FILE_UPLOAD', title, options);
  }

  removeItem(titleOrId: string | number): void {
    this.items.splice(this.items.indexOf(this.item(titleOrId)), 1);
  }

  /** The question with this number or title (questions before headings of the same title); refuses an unknown one. */
  item(titleOrId: string | number): FormItem {
    const named = this.items.filter((item) => item.title === titleOrId || String(item.id) === String(titleOrId));
    const found = named.find(isQuestion) ?? named[0];
    if (!found) throw new Error(`The form has no item “${titleOrId}”.`);
    return found;
  }
}

function gridRow(row: string | GridRow): GridRow {
  return typeof row === 'string' ? { title: row, points: 0, key: [] } : row;
}
