import { gradeFromCell, parseGrade, type Decimal, type Hundredths } from './grade';
import type { Moment } from './moment';
import type { Submission } from './submission';
import { statusOf } from './status';

/** A date in a cell, already on the gradebook's clock. */
export interface DateCell {
  readonly moment: Moment;
}

/** What a cell of the spreadsheet holds; '' is empty. */
export type Cell = string | number | boolean | DateCell;

/** The words a cell of Grades may hold in place of a grade. */
export type StatusWord = 'missing' | 'turnedIn' | 'done' | 'excused';

/** Finds the status word in a text, in any language; null when it is none. */
export type WordReader = (text: string) => StatusWord | null;

/** What a teacher means with a cell of Grades. */
export type CellMeaning =
  | {
      readonly kind: 'blank';
      /** below an error, which may have taken away what a formula filled in here */ readonly lost?: true;
    }
  | {
      readonly kind: 'grade';
      readonly grade: Hundredths;
      /** written as text, so no average counts it yet */ readonly asText: boolean;
    }
  | { readonly kind: 'word'; readonly word: StatusWord }
  | { readonly kind: 'unreadable'; readonly text: string };

/** Reads one cell of Grades. What is no grade and no word is 'unreadable' and must be left as it was typed: also a number above `most`. */
export function readCell(cell: Cell, decimal: Decimal, wordIn: WordReader, most?: number): CellMeaning {
  if (typeof cell === 'number') {
    const grade = gradeFromCell(cell, most);
    return grade === null ? { kind: 'unreadable', text: String(cell) } : { kind: 'grade', grade, asText: false };
  }
  if (typeof cell !== 'string')
    return { kind: 'unreadable', text: typeof cell === 'boolean' ? String(cell) : cell.moment };
  return readText(cell.trim(), decimal, wordIn, most);
}

function readText(text: string, decimal: Decimal, wordIn: WordReader, most?: number): CellMeaning {
  if (text === '') return { kind: 'blank' };
  const word = wordIn(text);
  if (word !== null) return { kind: 'word', word };
  const parsed = parseGrade(text, decimal, most);
  if (parsed.ok && parsed.grade !== null) return { kind: 'grade', grade: parsed.grade, asText: true };
  return { kind: 'unreadable', text };
}

/** The draft a cell holds; null when it holds none. */
export function draftIn(meaning: CellMeaning): Hundredths | null {
  return meaning.kind === 'grade' ? meaning.grade : null;
}

/** What a cell ought to show: a draft grade, a status word, or nothing. */
export type CellContent = { readonly grade: Hundredths } | { readonly word: StatusWord } | null;

/** What the cell of a submission shows (S49-S52, S83): the draft, or else the word of its status. */
export function contentOf(s: Submission, overdue: boolean): CellContent {
  if (s.draft !== null) return { grade: s.draft };
  const { label } = statusOf(s, overdue);
  if (label === 'missing' || label === 'turnedIn' || label === 'done' || label === 'excused') return { word: label };
  return null;
}

/** Whether a cell already shows this content; a word in another language counts as the same. */
export function shows(meaning: CellMeaning, content: CellContent): boolean {
  if (content === null) return meaning.kind === 'blank';
  if ('grade' in content) return meaning.kind === 'grade' && meaning.grade === content.grade && !meaning.asText;
  return meaning.kind === 'word' && meaning.word === content.word;
}
