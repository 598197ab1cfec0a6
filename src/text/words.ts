/**
 * The words that a cell of Grades may hold instead of a number. They are written in the language of the class and read
 * in every language, so that a colleague's sheet, or a class that changed its language, stays readable.
 */
import { LANGUAGES, textOf } from './language';
import type { Text } from './language';

export type CellWord = keyof Text['words'];

const CELL_WORDS: readonly CellWord[] = ['missing', 'turnedIn', 'done', 'excused'];

/** What teachers type for the same thing, besides the words that the program writes. */
const ALSO: Readonly<Record<string, CellWord>> = {
  ex: 'excused',
  'handed in': 'turnedIn',
};

const BY_TEXT = wordsByText();

/** The word of a cell, whatever its language, capitals, spaces or symbol; `null` when it is not one of ours. */
export function wordIn(cellText: string): CellWord | null {
  return BY_TEXT.get(bareWord(cellText)) ?? null;
}

/** A word as it is written into a cell. */
export function cellWord(t: Text, word: CellWord): string {
  return t.words[word];
}

/** Every text that means this word, in every language as written: the sheet colours cells by them. */
export function spellings(word: CellWord): readonly string[] {
  return LANGUAGES.map((language) => textOf(language).words[word]);
}

/** What a points cell says of an assignment without a grade, in every language. */
export function noGradeWords(): readonly string[] {
  return LANGUAGES.map((language) => textOf(language).noGrade);
}

function wordsByText(): ReadonlyMap<string, CellWord> {
  const ours = LANGUAGES.flatMap((language) =>
    CELL_WORDS.map((word): [string, CellWord] => [bareWord(textOf(language).words[word]), word]),
  );
  return new Map([...ours, ...Object.entries(ALSO)]);
}

/** Without the symbol before it, in small letters, with single spaces. */
function bareWord(text: string): string {
  return text
    .normalize('NFC')
    .replace(/^[\s✓✔]+/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}
