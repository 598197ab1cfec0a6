import type { Cell } from './cell';
import {
  CATEGORY_KEY,
  COUNTS,
  DEFAULT_RULES,
  isNTerm,
  isPassMark,
  parseSteps,
  readRules,
  ruleCells,
  SPECIAL,
  SYSTEMS,
  WEIGH,
  type Rules,
} from './rules';
import { SCALES } from './scale';
import { asText, cellAt, textAt, type Table } from './table';
import { isNo, isYes } from './yes';

/** The languages there are. */
export type ClassLanguage = 'nl' | 'en';

/** The settings of one gradebook, as the readable rows of its Settings tab. */
export interface Settings {
  /** where the keys of its columns stand in the tab, counted from 0 */
  readonly columns: Table['columns'];
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
const WRITTEN: Readonly<Record<ClassLanguage, RegExp>> = {
  nl: /^(nl|nederlands|dutch)$/i,
  en: /^(en|engels|english)$/i,
};

function languageIn(text: string): ClassLanguage | undefined {
  const known = Object.keys(WRITTEN) as ClassLanguage[];
  return known.find((language) => WRITTEN[language].test(text));
}

/** A card opens only addresses that the manifest names. */
const FEEDBACK = /^https:\/\/docs\.google\.com\//i;

/**
 * Reads the Settings tab; what is missing or unreadable takes its default, so that a typing error locks nobody out. Of rows
 * with one key the upper one counts.
 */
export function readSettings(table: Table): Settings {
  const cells = new Map<string, Cell>();
  for (const line of table.rows) {
    const key = textAt(table, line, 'key').trim();
    if (!cells.has(key)) cells.set(key, cellAt(table, line, 'value'));
  }
  const text = (key: string) => asText(cells.get(key) ?? '').trim();
  const tabs = TAB_SETTINGS.map((tab) => {
    const id = cells.get(`tab.${tab}`);
    return [tab, typeof id === 'number' ? id : 0];
  });
  return {
    columns: table.columns,
    className: text('className'),
    classLanguage: languageIn(text('classLanguage')) ?? 'en',
    cardLanguage: languageIn(text('cardLanguage')) ?? 'auto',
    feedbackUrl: FEEDBACK.test(text('feedback')) ? text('feedback') : '',
    mailStudents: !isNo(text('mailStudents')),
    rules: readRules(cells),
    leftOut: new Set(text(LEFT_OUT).match(/\w+/g) || []),
    tabs: Object.fromEntries(tabs) as Settings['tabs'],
  };
}

/** A setting as it stands in its cell; yes and no in the language of the class. */
export function settingText(value: string | boolean, words: { readonly yes: string; readonly no: string }): string {
  return typeof value === 'boolean' ? (value ? words.yes : words.no) : value;
}

function among(list: readonly string[]) {
  return (text: string): boolean => list.includes(text);
}

/** Whether a setting that has a certain form has it; of the others any text will do. */
const READABLE = new Map(
  Object.entries<(text: string, cell: Cell) => boolean>({
    classLanguage: (text) => languageIn(text) !== undefined,
    cardLanguage: (text) => /^auto$/i.test(text) || languageIn(text) !== undefined,
    mailStudents: (text) => isYes(text) || isNo(text),
    className: (text) => text.length <= LONGEST_NAME,
    feedback: (text) => FEEDBACK.test(text),
    overall: among(SYSTEMS),
    weigh: among(WEIGH),
    counts: among(COUNTS),
    scale: among(SCALES),
    passMark: (_text, cell) => typeof cell === 'number' && isPassMark(cell * 100),
    nTerm: (_text, cell) => typeof cell === 'number' && cell >= 0 && isNTerm(Math.round(cell * 100)),
    letters: (text, cell) => typeof cell !== 'object' && parseSteps(text, '.').ok,
  }),
);

/** A setting that is not obeyed, and what stands in its row; null: it has no row any more. */
export interface StrangeSetting {
  readonly key: string;
  readonly row: number | null;
  readonly typed: Cell;
}

/**
 * The settings that say what cannot be read, so that a default counts in their place; those whose key was typed over, for which
 * it does too; and those that are there twice, of which the upper one counts.
 */
export function strangeSettings(table: Table): StrangeSetting[] {
  const lines = table.rows.map((line) => ({
    row: line.row,
    key: textAt(table, line, 'key').trim(),
    typed: cellAt(table, line, 'value'),
  }));
  const keys = lines.map(({ key }) => key);
  const odd = lines.filter(({ key, typed }, i) => key !== '' && (keys.indexOf(key) < i || !isReadable(key, typed)));
  const gone = ALWAYS_THERE.filter((key) => !keys.includes(key)).map((key) => ({ key, row: null, typed: '' }));
  return [...odd, ...gone];
}

/** Every gradebook is made with these: without one the program does something else than was agreed. */
const ALWAYS_THERE = ['className', 'classLanguage', 'cardLanguage', 'mailStudents', ...ruleCells(DEFAULT_RULES).keys()];
/** A longer name of a class fits no card and no sender of a message. */
export const LONGEST_NAME = 200;

function isReadable(key: string, cell: Cell): boolean {
  const text = asText(cell).trim();
  if (text === '') return true;
  if (key.startsWith(CATEGORY_KEY)) return typeof cell === 'number' && !SPECIAL.test(key);
  return READABLE.get(key)?.(text, cell) ?? true;
}
