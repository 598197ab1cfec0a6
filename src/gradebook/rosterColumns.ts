import { fold, isParticle, type Name } from './names';

/** What a column of a pasted class list holds; `name` is both names in one cell, `prefix` a Dutch tussenvoegsel. */
export type Column = 'last' | 'first' | 'prefix' | 'name' | 'email' | 'other';

const WORDS: Readonly<Record<Exclude<Column, 'other'>, string>> = {
  last: 'achternaam familienaam lastname last surname familyname',
  first: 'voornaam voornamen roepnaam firstname first givenname givennames preferredname',
  prefix: 'tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels tussenv tv prefix infix',
  name: 'naam volledigenaam leerling leerlingnaam naamleerling name fullname student studentname pupil',
  email: 'email mail emailadres mailadres schoolmail emailleerling emailschool emailaddress mailaddress studentemail',
};

const COLUMNS = new Map<string, Column>(
  (Object.keys(WORDS) as (keyof typeof WORDS)[]).flatMap((column) =>
    WORDS[column].split(' ').map((word) => [word, column] as const),
  ),
);

/** The column a header word names, in Dutch or English: "E-mailadres", "Last Name". */
function columnOf(header: string): Column | undefined {
  return COLUMNS.get(fold(header).replace(/[^a-z]/g, ''));
}

/** The column that holds the e-mail addresses, found by the '@'; -1 when there is none. */
function emailColumn(rows: readonly (readonly string[])[]): number {
  const counts: number[] = [];
  for (const row of rows) {
    row.forEach((cell, i) => {
      if (cell.includes('@')) counts[i] = (counts[i] ?? 0) + 1;
    });
  }
  return counts.reduce((best, count, i) => (count > (counts[best] ?? 0) ? i : best), -1);
}

/** What a heading over addresses says; with a word that says there is none, or in other words, it is of a student. */
const HEADING = /^[^a-z]+$|mail|post|add?r|corr|courr/;
const NONE = /\b(geen|niet|no|not|none|nog|volgt|heeft|onbekend|unknown|missing)\b/;

/** Whether the first row is a header in a language without a dictionary here: words where the addresses are. */
function looksLikeHeader(first: readonly string[], rest: readonly (readonly string[])[]): boolean {
  const cell = first[emailColumn(rest)] || '';
  return /^[^@.\d]*\p{L}[^@.\d]*$/u.test(cell) && HEADING.test(fold(cell)) && !NONE.test(fold(cell));
}

/** Columns by place: the e-mail by its '@', then last name, first name; one column is a whole name. */
function byPlace(rows: readonly (readonly string[])[]): readonly Column[] {
  const email = emailColumn(rows);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const named = [...Array(width).keys()].filter((i) => i !== email && rows.some((row) => (row[i] || '') !== ''));
  const role = (i: number): Column => {
    if (i === email) return 'email';
    if (named.length === 1) return i === named[0] ? 'name' : 'other';
    return i === named[0] ? 'last' : i === named[1] ? 'first' : 'other';
  };
  return [...Array(width).keys()].map(role);
}

/** A header cell the dictionary lacks is an 'other' column, except where the addresses stand. */
function byHeader(first: readonly string[], rest: readonly (readonly string[])[]): readonly Column[] {
  const columns = first.map((cell) => columnOf(cell) ?? 'other');
  const email = emailColumn(rest);
  if (columns.includes('email') || email < 0) return columns;
  return columns.map((column, i) => (i === email ? 'email' : column));
}

/** How the rows of a list are laid out, and whether the first one is a header. Takes trimmed cells, no blank rows. */
export function readColumns(rows: readonly (readonly string[])[]): {
  readonly columns: readonly Column[];
  readonly header: boolean;
} {
  const [first = [], ...rest] = rows;
  const bare = !first.some((cell) => cell.includes('@'));
  // Of these words alone "T.V." may be somebody's initials.
  if (bare && first.some((cell) => (columnOf(cell) ?? 'prefix') !== 'prefix'))
    return { columns: byHeader(first, rest), header: true };
  if (bare && looksLikeHeader(first, rest)) return { columns: byPlace(rows), header: true };
  return { columns: byPlace(rows), header: false };
}

/** "Vries, de" as the surname column of a school list has it: "de Vries". */
export function surname(text: string): string {
  const [core = '', tail = '', ...more] = text.split(',').map((part) => part.trim());
  const words = tail.split(/\s+/);
  return more.length === 0 && tail !== '' && words.every(isParticle) ? `${tail} ${core}` : text;
}

/** "Vries, Anna de" or "Vries, de, Anna": what follows the comma is the first name, particles go to the last. */
function fromListed(parts: readonly string[]): Name {
  const words = parts.slice(1).flatMap((part) => part.split(/\s+/));
  const isLast = (_: string, i: number) => words.slice(0, i + 1).every(isParticle) || words.slice(i).every(isParticle);
  const particles = words.filter(isLast);
  return {
    last: [...particles, parts[0] || ''].join(' ').trim(),
    first: words.filter((word, i) => !isLast(word, i)).join(' '),
  };
}

/** One cell with a whole name: "Vries, Anna de", "Anna de Vries", "Anna Maria Jansen"; a single word is a first name. */
export function splitName(text: string): Name {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length > 1) return fromListed(parts.filter((part, i) => i === 0 || part !== ''));
  const words = text.trim().split(/\s+/);
  const particle = words.findIndex((word, i) => i > 0 && i < words.length - 1 && isParticle(word));
  const start = particle < 0 ? Math.max(1, words.length - 1) : particle;
  return { first: words.slice(0, start).join(' '), last: words.slice(start).join(' ') };
}

/** What is left of a name in one cell when another column holds part of it: of "Amber de Vries" beside "Amber", "de Vries". */
export function nameBeside(whole: string, part: string): string {
  const { first, last } = whole.includes(',') ? splitName(whole) : { first: '', last: whole };
  const known = fold(part).split(' ');
  const words = `${first} ${last}`.trim().split(/\s+/);
  return words.filter((word) => !known.includes(fold(word))).join(' ') || whole;
}

/** A name to show for somebody known by an address only: "anna.de.vries@school.nl" is Anna de Vries. */
export function nameFromEmail(email: string): Name {
  const words = email.slice(0, email.indexOf('@')).split(/[._]+/).filter(Boolean);
  const big = (word: string) => (isParticle(word) ? word : word.charAt(0).toUpperCase() + word.slice(1));
  return splitName(words.map(big).join(' '));
}
