/**
 * What a form holds: questions and layout items as plain data, as the teacher made them in the form editor.
 * Which kinds carry points and which Google marks by itself is decided here and nowhere else.
 */

/** The names of Google's `ItemType`. RATING is in Google's reference, not yet in its type declarations. */
export const ITEM_KINDS = [
  'CHECKBOX',
  'CHECKBOX_GRID',
  'DATE',
  'DATETIME',
  'DURATION',
  'FILE_UPLOAD',
  'GRID',
  'IMAGE',
  'LIST',
  'MULTIPLE_CHOICE',
  'PAGE_BREAK',
  'PARAGRAPH_TEXT',
  'RATING',
  'SCALE',
  'SECTION_HEADER',
  'TEXT',
  'TIME',
  'VIDEO',
] as const;

export type ItemKind = (typeof ITEM_KINDS)[number];

/** An answer as `ItemResponse.getResponse()` gives it: text, ticked boxes or grid rows, or rows of ticked boxes. */
export type Answer = string | readonly string[] | readonly (readonly string[])[];

export interface Feedback {
  readonly text: string;
  readonly links: readonly { readonly url: string; readonly label: string }[];
}

/** One row of a grid: at Google a question of its own, with points and a key that FormApp cannot read. */
export interface GridRow {
  readonly title: string;
  readonly points: number;
  readonly key: readonly string[];
}

/** One item of a form. Open to the teacher's hands: tests may change any field directly. */
export interface FormItem {
  /** FormApp's number of the item; the REST service names the same item by a hexadecimal text. */
  readonly id: number;
  readonly kind: ItemKind;
  title: string;
  help: string;
  required: boolean;
  /** Of the whole question; for a grid the points are on its rows. */
  points: number;
  /** The right answers, as a respondent would give them; empty: no key, so a person has to mark it. */
  key: readonly string[];
  choices: readonly string[];
  hasOther: boolean;
  rows: readonly GridRow[];
  columns: readonly string[];
  /** Lowest and highest step of a scale, or 1 and the highest step of a rating. */
  bounds: readonly [number, number];
  labels: readonly [string, string];
  /** Date and date-time questions only. */
  includesYear: boolean;
  feedback: { correct?: Feedback; incorrect?: Feedback; general?: Feedback };
}

export type ItemOptions = Partial<Omit<FormItem, 'id' | 'kind' | 'title'>>;

export function newItem(id: number, kind: ItemKind, title: string, options: ItemOptions = {}): FormItem {
  return {
    id,
    kind,
    title,
    help: '',
    required: false,
    points: 0,
    key: [],
    choices: [],
    hasOther: false,
    rows: [],
    columns: [],
    bounds: [1, 5],
    labels: ['', ''],
    includesYear: true,
    feedback: {},
    ...options,
  };
}

const LAYOUT: readonly ItemKind[] = ['IMAGE', 'PAGE_BREAK', 'SECTION_HEADER', 'VIDEO'];
const GRIDS: readonly ItemKind[] = ['GRID', 'CHECKBOX_GRID'];
const KEYED: readonly ItemKind[] = ['MULTIPLE_CHOICE', 'LIST', 'CHECKBOX', 'TEXT'];
const TEXTUAL: readonly ItemKind[] = ['TEXT', 'PARAGRAPH_TEXT', 'DATE', 'TIME'];

export function isQuestion(item: FormItem): boolean {
  return !LAYOUT.includes(item.kind);
}

export function isGrid(item: FormItem): boolean {
  return GRIDS.includes(item.kind);
}

/** The kinds whose missing answer Google gives as `''` instead of leaving it out (reference of FormResponse). */
export function isTextual(item: FormItem): boolean {
  return TEXTUAL.includes(item.kind);
}

/** What the item is worth as the teacher sees it in Forms, grid rows included. */
export function pointsOf(item: FormItem): number {
  if (isGrid(item)) return item.rows.reduce((sum, row) => sum + row.points, 0);
  return isQuestion(item) ? item.points : 0;
}

/** True if Google marks the item by itself: a kind that can have a key, and a key. */
export function isMarkedByGoogle(item: FormItem): boolean {
  if (isGrid(item)) return item.rows.some((row) => row.points > 0 && row.key.length > 0);
  return KEYED.includes(item.kind) && item.key.length > 0;
}
