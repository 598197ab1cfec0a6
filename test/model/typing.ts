/** What teachers type, and what they mean by it: with a comma here, and with a point in an English class. */
import { LANGUAGES, textOf } from '../../src/text/language';
import { hundredths, type Grade, type Meaning, type Model } from './model';

type Sign = Pick<Model, 'decimal'>;

/** The number in a text, as this class writes it. */
function written(text: string, { decimal }: Sign): string {
  return text.replace(/(\d),(\d)/g, `$1${decimal}$2`);
}

const grade = (number: number): Meaning => ({ kind: 'grade', number, grade: hundredths(number) });
const odd = (text: string): Meaning => ({ kind: 'odd', text });
const word = (meant: Extract<Meaning, { kind: 'word' }>['word']): Meaning => ({ kind: 'word', word: meant });

/** Typed in a cell. */
const IN_CELL: readonly (readonly [text: string, meaning: Meaning])[] = [
  ['7', grade(7)],
  ['8,5', grade(8.5)],
  ['', { kind: 'blank' }],
  ['9,25', grade(9.25)],
  ['EX', word('excused')],
  ['88,725', grade(88.725)],
  ['abs?', odd('abs?')],
  ['0', grade(0)],
  ['10', grade(10)],
  ['Ingeleverd', word('turnedIn')],
  ["'6,5", grade(6.5)],
  ['10,075', grade(10.075)],
  ['Vrijgesteld', word('excused')],
  ['Ontbrekend', word('missing')],
  ['110', grade(110)],
  ['1,005', grade(1.005)],
  ['-3', odd('-3')],
  ['Excused', word('excused')],
  ['Turned in', word('turnedIn')],
  ['✓ Klaar', word('done')],
  ['8,5 / 10', odd('8,5 / 10')],
  ['5,5', grade(5.5)],
];

/** Typed in a field of a card; null clears, 'no' is refused. */
const IN_FIELD: readonly (readonly [text: string, grade: Grade | null | 'no'])[] = [
  ['8', 800],
  ['6,5', 650],
  ['', null],
  ['9,25', 925],
  ['88,725', 8873],
  ['abs', 'no'],
  ['0', 0],
  ['10,075', 1008],
  ['-1', 'no'],
  ['120', 12_000],
  ['7', 700],
];

const COMMENTS = ['Mooi = goed', '', 'Kijk nog eens naar vraag 2.', 'Top'];
const POINTS = [20, 10, 50, 100, 7];
/** Days on which work is due; '' = none. */
const DAYS = ['2026-12-24', '2026-11-20', '2026-11-01', '2026-11-16'];
const CATEGORIES = ['Toets', 'werk', '', 'Anders'];
/** As they are typed on the card, in percents. */
export const WEIGHTS: Readonly<Record<string, number>> = { Toets: 60, Werk: 40 };
const SCORES = [10, 8, 6, 4, 2, 0];

export function pick<T>(list: readonly T[], at: number): T {
  const found = list[at % list.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}
export function inCell(at: number, sign: Sign): { readonly text: string; readonly meaning: Meaning } {
  const [text, meaning] = pick(IN_CELL, at);
  return { text: written(text, sign), meaning: meaning.kind === 'odd' ? odd(written(text, sign)) : meaning };
}
export function inField(at: number, sign: Sign): { readonly text: string; readonly grade: Grade | null | 'no' } {
  const [text, meant] = pick(IN_FIELD, at);
  return { text: written(text, sign), grade: meant };
}
export const commentAt = (at: number): string => pick(COMMENTS, at);
export const pointsAt = (at: number): number => pick(POINTS, at);
/** A day as it is typed in a heading, and its last minute. */
export function dayAt(at: number, { decimal }: Sign): { readonly text: string; readonly due: number } {
  const day = pick(['', ...DAYS], at);
  const [year = '', month = '', date = ''] = day.split('-');
  const text = decimal === ',' ? `${date}-${month}-${year}` : `${month}/${date}/${year}`;
  return day === '' ? { text: '', due: 0 } : { text, due: endOf(day) };
}
/** A day as it is picked on a card. */
export const pickedDayAt = (at: number): string => pick(DAYS, at);
export const endOf = (day: string): number => Date.parse(`${day}T23:59+01:00`);
export const categoryAt = (at: number): string => pick(CATEGORIES, at);
export const scoreAt = (at: number): number => pick(SCORES, at);

/** A grade as a card shows it. */
export function shownGrade(value: Grade, { decimal }: Sign): string {
  return String(value / 100).replace('.', decimal);
}

/** What a copied cell means where it stands now. */
export function meaningOf(raw: unknown, sign: Sign): Meaning {
  if (typeof raw === 'number') return raw < 0 ? odd(String(raw)) : grade(raw);
  const text = String(raw);
  const known = IN_CELL.find(([typed]) => written(typed, sign).replace(/^'/, '') === text);
  if (known) return inCell(IN_CELL.indexOf(known), sign).meaning;
  const all = LANGUAGES.flatMap((language) => Object.entries(textOf(language).words));
  const found = all.find(([, spelling]) => spelling === text)?.[0];
  return found === undefined ? odd(text) : word(found as Extract<Meaning, { kind: 'word' }>['word']);
}
