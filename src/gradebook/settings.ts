import type { Cell } from './cell';
import { CATEGORY_KEY, COUNTS, isNTerm, isPassMark, parseSteps, readRules, SYSTEMS, type Rules } from './rules';
import { SCALES } from './scale';
import { asText, cellAt, numberAt, textAt, type Table } from './table';

export type ClassLanguage = 'nl' | 'en';

/** The settings of one gradebook, as the readable rows of its Settings tab. */
export interface Settings {
  readonly className: string;
  /** the language of words in cells and of messages to students */
  readonly classLanguage: ClassLanguage;
  /** the language of the cards: the teacher's own, or one for everybody */
  readonly cardLanguage: 'auto' | ClassLanguage;
  /** whether students get a message when work is returned (S67) */
  readonly mailStudents: boolean;
  /** where teachers may say what they think of the program (S99); '' = nowhere */
  readonly feedbackUrl: string;
  /** how overall figures are made */
  readonly rules: Rules;
  /** ids of students and assignments that were deleted from Grades on purpose */
  readonly leftOut: ReadonlySet<string>;
  /** ids of the tabs, so that a renamed tab is still found; 0 = unknown */
  readonly tabs: {
    readonly grades: number;
    readonly assignments: number;
    readonly submissions: number;
    readonly history: number;
  };
}

/** Settings a teacher can change, and how each stands in its cell. */
export type SettingField = 'className' | 'classLanguage' | 'cardLanguage' | 'mailStudents';

/** The key of the row with the ids of what was left out. */
export const LEFT_OUT = 'leftOut';

export const TAB_SETTINGS = ['grades', 'assignments', 'submissions', 'history'] as const;

/** What teachers write for a language. */
const WRITTEN: Readonly<Record<string, ClassLanguage>> = {
  nl: 'nl',
  nederlands: 'nl',
  dutch: 'nl',
  en: 'en',
  engels: 'en',
  english: 'en',
};

/** A card opens only addresses that the manifest names. */
const FEEDBACK = /^https:\/\/docs\.google\.com\//i;

const NO = new Set(['no', 'nee', 'false', 'onwaar', 'off', 'uit', '0']);

/** Reads the Settings tab; what is missing or unreadable takes its default, so that a typing error locks nobody out. */
export function readSettings(table: Table): Settings {
  const row = (key: string) => table.rows.find((found) => textAt(table, found, 'key').trim() === key);
  const text = (key: string) => {
    const found = row(key);
    return found ? textAt(table, found, 'value').trim() : '';
  };
  const number = (key: string) => {
    const found = row(key);
    return found ? numberAt(table, found, 'value') : null;
  };
  return {
    className: text('className'),
    classLanguage: WRITTEN[text('classLanguage').toLowerCase()] ?? 'en',
    cardLanguage: WRITTEN[text('cardLanguage').toLowerCase()] ?? 'auto',
    feedbackUrl: FEEDBACK.test(text('feedback')) ? text('feedback') : '',
    mailStudents: !NO.has(text('mailStudents').toLowerCase()),
    rules: readRules(
      new Map(table.rows.map((found) => [textAt(table, found, 'key').trim(), cellAt(table, found, 'value')])),
    ),
    leftOut: new Set(text(LEFT_OUT).match(/\w+/g) ?? []),
    tabs: {
      grades: number('tab.grades') ?? 0,
      assignments: number('tab.assignments') ?? 0,
      submissions: number('tab.submissions') ?? 0,
      history: number('tab.history') ?? 0,
    },
  };
}

/** A setting as it stands in its cell; yes and no in the language of the class. */
export function settingText(value: string | boolean, words: { readonly yes: string; readonly no: string }): string {
  return typeof value === 'boolean' ? (value ? words.yes : words.no) : value;
}

const YES = new Set(['', 'yes', 'ja', 'true', 'waar', 'on', 'aan', '1']);

/** Whether a setting that has a certain form has it; of the others any text will do. */
const READABLE: Readonly<Record<string, ((text: string, cell: Cell) => boolean) | undefined>> = {
  classLanguage: (text) => text.toLowerCase() in WRITTEN,
  cardLanguage: (text) => text.toLowerCase() === 'auto' || text.toLowerCase() in WRITTEN,
  mailStudents: (text) => YES.has(text.toLowerCase()) || NO.has(text.toLowerCase()),
  overall: (text) => SYSTEMS.some((one) => one === text),
  counts: (text) => COUNTS.some((one) => one === text),
  scale: (text) => SCALES.some((one) => one === text),
  passMark: (_text, cell) => typeof cell === 'number' && isPassMark(cell * 100),
  nTerm: (_text, cell) => typeof cell === 'number' && isNTerm(Math.round(cell * 100)),
  letters: (text) => parseSteps(text, '.').ok,
};

/** The settings that say what cannot be read, so that a default counts in their place: the row, and what stands there. */
export function strangeSettings(table: Table): { readonly row: number; readonly about: string }[] {
  return table.rows.flatMap((line) => {
    const [key, cell] = [textAt(table, line, 'key').trim(), cellAt(table, line, 'value')];
    const text = asText(cell).trim();
    const weight = key.startsWith(CATEGORY_KEY) && typeof cell !== 'number';
    const readable = READABLE[key];
    const right = weight ? text === '' : !readable || text === '' || readable(text, cell);
    return right ? [] : [{ row: line.row, about: `${key}: ${asText(cell)}` }];
  });
}
