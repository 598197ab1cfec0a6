import { readPaste, type Delimiter, type Line } from './paste';
import { isEmail, normalEmail } from './email';
import { hash } from './hash';
import { fold, isParticle, sortKey, type Name } from './names';
import { nameBeside, nameFromEmail, readColumns, splitName, surname, type Column } from './rosterColumns';

/** One student of a pasted class list; `email` is in normal form, '' when the list gives none. */
export interface RosterRow extends Name {
  readonly email: string;
  /** the name is made of the address, and so says nothing about somebody who has one */
  readonly guessed?: true;
}

export interface RosterProblem {
  /** counted from 1, as in the pasted text */
  readonly line: number;
  readonly why: 'noName' | 'badEmail' | 'duplicateEmail' | 'tooManyColumns' | 'openQuote';
  /** what stands there: the address or the whole line */
  readonly value?: string;
}

/** A pasted list as read. A line with a problem is not among the rows. */
export interface Roster {
  readonly rows: readonly RosterRow[];
  readonly problems: readonly RosterProblem[];
  readonly header: boolean;
  /** '' when every line is one cell */
  readonly delimiter: Delimiter;
}

/**
 * Mail addresses as copied from a mail, `Anna <anna@school.nl>; "Vries, Bilal de" <…>`: one on each line, nothing behind
 * them, and a name in quotes a cell of its own.
 */
function onePerLine(text: string): string {
  return text
    .replace(/("[^"\n]+")[ \t]*(<[^<>\s]+@[^<>\s]+>)/g, '$1\t$2')
    .replace(/(<[^<>\s]+@[^<>\s]+>)[ \t]*[;,][ \t]*$/gm, '$1')
    .replace(/(<[^<>\s]+@[^<>\s]+>)[ \t]*[;,][ \t]*(?=[^\n]*<[^<>\s]+@)/g, '$1\n');
}

/** "Anna de Vries <anna@school.nl>" in the last cell: a name and an address. */
function fromMail({ line, cells }: Line): Line {
  const match = /^([^<]*)<([^<>]+@[^<>]+)>$/.exec(cells[cells.length - 1] || '');
  if (match === null) return { line, cells };
  const [, name = '', email = ''] = match;
  return { line, cells: [...cells.slice(0, -1), ...(name.trim() === '' ? [] : [name.trim()]), email] };
}

/** The first cell of a column on a line, '' when there is none. */
function cellOf(cells: readonly string[], columns: readonly Column[], column: Column): string {
  const at = columns.indexOf(column);
  return at < 0 ? '' : cells[at] || '';
}

/** "Anna de" is Anna: particles that are written small behind a first name belong before the last one. */
function withoutTail(first: string): { readonly first: string; readonly particles: string } {
  const words = first.split(/\s+/);
  const isTail = (word: string) => isParticle(word) && word === word.toLowerCase();
  const start = words.findIndex((_, i) => i > 0 && words.slice(i).every(isTail));
  const end = start < 0 ? words.length : start;
  return { first: words.slice(0, end).join(' '), particles: words.slice(end).join(' ') };
}

/** "Naam" alone is a whole name; beside a column with one part of it, it is the other part ("Naam; Voornaam") or both. */
function nameOf(cells: readonly string[], columns: readonly Column[]): Name {
  const cell = (column: Column) => cellOf(cells, columns, column);
  const has = (column: Column) => columns.includes(column);
  const [whole, last, first] = [cell('name'), cell('last'), cell('first')];
  if (whole !== '' && last + first === '' && has('last') === has('first')) return splitName(whole);
  const own = withoutTail(has('first') ? first : nameBeside(whole, last));
  const listed = surname(has('last') ? last : nameBeside(whole, first));
  return { last: `${cell('prefix') || own.particles} ${listed}`.trim(), first: own.first };
}

/** Lines 2 and 3 of a Classroom export hold dates and points, not students. */
function isMeta(cells: readonly string[]): boolean {
  const filled = ['date', 'datum', 'points', 'punten'].includes(fold(cells[0] || ''));
  return filled && (cells[1] || '') === '' && (cells[2] || '') === '';
}

/** Whether a line has more in it than its columns can hold: a name cut in two by its own comma. */
function overflows(cells: readonly string[], columns: readonly Column[], header: boolean): boolean {
  return cells.some((cell, i) => cell !== '' && (header ? i >= columns.length : (columns[i] ?? 'other') === 'other'));
}

interface Layout {
  readonly columns: readonly Column[];
  readonly header: boolean;
}

function readLine({ line, cells }: Line, { columns, header }: Layout): RosterRow | RosterProblem {
  const value = cells.join(' ').trim();
  if (overflows(cells, columns, header)) return { line, why: 'tooManyColumns', value };
  const email = normalEmail(cellOf(cells, columns, 'email'));
  if (email !== '' && !isEmail(email)) return { line, why: 'badEmail', value: email };
  const name = nameOf(cells, columns);
  if (name.last + name.first !== '') return { ...name, email };
  const nameless = !columns.some((column) => column === 'last' || column === 'first' || column === 'name');
  return nameless && email !== '' ? { ...nameFromEmail(email), email, guessed: true } : { line, why: 'noName', value };
}

/** The rows and problems of all lines; of two lines with one address the first is kept. */
function collect(lines: readonly Line[], layout: Layout): Pick<Roster, 'rows' | 'problems'> {
  const rows: RosterRow[] = [];
  const problems: RosterProblem[] = [];
  const seen = new Set<string>();
  for (const line of lines) {
    const read = readLine(line, layout);
    if ('why' in read) problems.push(read);
    else if (seen.has(read.email)) problems.push({ line: line.line, why: 'duplicateEmail', value: read.email });
    else {
      rows.push(read);
      if (read.email !== '') seen.add(read.email);
    }
  }
  return { rows, problems };
}

/**
 * Reads a pasted class list: tab, semicolon or comma; header in Dutch or English in any order, or none (then last name,
 * first name, and the e-mail where the '@' is); whole names in one cell; only addresses. Nothing is guessed when a line
 * does not fit: it becomes a problem with its line number.
 */
export function parseRoster(pasted: string): Roster {
  const { lines, delimiter, openQuote } = readPaste(onePerLine(pasted));
  const mails = lines.map(fromMail);
  const layout = readColumns(mails.map(({ cells }) => cells));
  const body = mails.slice(layout.header ? 1 : 0).filter(({ cells }) => !layout.header || !isMeta(cells));
  const { rows, problems } = collect(body, layout);
  const open: readonly RosterProblem[] = openQuote === undefined ? [] : [{ line: openQuote, why: 'openQuote' }];
  return { rows, problems: [...open, ...problems], header: layout.header, delimiter };
}

/** A student already in the gradebook. */
export interface KnownStudent extends Name {
  readonly id: string;
  readonly email: string;
}

export interface RosterChange {
  readonly student: KnownStudent;
  /** the name and address the list gives */
  readonly row: RosterRow;
}

/** What taking over a list would do. */
export interface RosterPlan {
  readonly add: readonly RosterRow[];
  readonly same: readonly KnownStudent[];
  /** another name for the same address, or an address for a student who had none */
  readonly changedName: readonly RosterChange[];
  /** left alone: nobody gets an address by guess */
  readonly conflicts: readonly { readonly row: RosterRow; readonly why: Conflict }[];
}

/** Why a row is left alone; `namesakes`: more than one student, or more than one row, may be meant by the name. */
type Conflict = 'twoStudents' | 'otherEmail' | 'namesakes';

/** A short text that tells one plan from another, as far as it changes anything: what was confirmed is what is done. */
export function rosterSeen({ add, changedName }: RosterPlan): string {
  const changed = changedName.map(({ student: { id, last, first, email }, row }) => [id, last, first, email, row]);
  return hash(JSON.stringify([add, changed]));
}

type Match =
  | { readonly kind: 'add' }
  | { readonly kind: 'conflict'; readonly why: Conflict }
  | { readonly kind: 'same' | 'changed'; readonly student: KnownStudent };

/** The students or rows under a key, in their order. */
function indexBy<T>(all: readonly T[], key: (one: T) => string): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>();
  for (const one of all) index.set(key(one), [...(index.get(key(one)) || []), one]);
  return index;
}

/**
 * A row with an address: the address decides, then the student of that name (`named`) who has no address yet, where nobody
 * else can be meant; `alone`: no other row of that name looks for a student.
 */
function matchEmail(
  row: RosterRow,
  owners: readonly KnownStudent[],
  named: readonly KnownStudent[],
  alone: boolean,
): Match {
  const [owner, ...more] = owners;
  if (more.length > 0) return { kind: 'conflict', why: 'twoStudents' };
  if (owner !== undefined) {
    const isSame = row.guessed === true || (owner.last === row.last && owner.first === row.first);
    return { kind: isSame ? 'same' : 'changed', student: owner };
  }
  const [student, ...others] = named;
  if (student === undefined) return { kind: 'add' };
  if (named.every(({ email }) => email.trim() !== '')) return { kind: 'conflict', why: 'otherEmail' };
  return alone && others.length === 0 ? { kind: 'changed', student } : { kind: 'conflict', why: 'namesakes' };
}

/** A row without an address: the next student of that name (`named`) who was not met yet in the list. */
function matchName(named: readonly KnownStudent[]): Match {
  return named[0] === undefined ? { kind: 'add' } : { kind: 'same', student: named[0] };
}

/** Finds the student of every row. A student is met once; those whose address is in the list are not met by name. */
function matchRows(
  existing: readonly KnownStudent[],
  rows: readonly RosterRow[],
): readonly { readonly row: RosterRow; readonly match: Match }[] {
  const owners = indexBy(existing, ({ email }) => normalEmail(email));
  const names = indexBy(existing, sortKey);
  const addresses = new Set(rows.map(({ email }) => email).filter((email) => email !== ''));
  const seeking = indexBy(
    rows.filter(({ email }) => email === '' || !owners.has(email)),
    sortKey,
  );
  const met = new Set<string>();
  const isFree = ({ id, email }: KnownStudent) => !met.has(id) && !addresses.has(normalEmail(email));
  return rows.map((row) => {
    const named = (names.get(sortKey(row)) || []).filter(isFree);
    const alone = seeking.get(sortKey(row))?.length === 1;
    const match = row.email === '' ? matchName(named) : matchEmail(row, owners.get(row.email) || [], named, alone);
    if ('student' in match) met.add(match.student.id);
    return { row, match };
  });
}

/**
 * Compares a list with the students of the gradebook, by address, and by name where there is none. Nobody is removed,
 * and taking over the same list a second time changes nothing. `rows` are those of `parseRoster`.
 */
export function planRoster(existing: readonly KnownStudent[], rows: readonly RosterRow[]): RosterPlan {
  const add: RosterRow[] = [];
  const same: KnownStudent[] = [];
  const changedName: RosterChange[] = [];
  const conflicts: RosterPlan['conflicts'][number][] = [];
  for (const { match, row } of matchRows(existing, rows)) {
    if (match.kind === 'add') add.push(row);
    else if (match.kind === 'conflict') conflicts.push({ row, why: match.why });
    else if (match.kind === 'same') same.push(match.student);
    else changedName.push({ student: match.student, row });
  }
  return { add, same, changedName, conflicts };
}
