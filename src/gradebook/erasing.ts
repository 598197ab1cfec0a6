import type { Accounts, LogRow, WorkRow } from './accounts';
import { commentsIn } from './comment';
import type { Batch, Change, Value } from './batch';
import { byName, displayName, type Name } from './names';
import { LEFT_OUT } from './settings';

/** The field of the change that removes a student with everything; it carries the id and nothing else. */
export const ERASED = 'erased';

/** The student whom a batch removes with everything; none in any other batch, nor in this one once that is done. */
export function erasedIn(
  changes: readonly (Pick<Change, 'student'> & Partial<Pick<Change, 'field'>>)[],
): string | undefined {
  return changes.find(({ field }) => field === ERASED)?.student;
}

/** A student as every tab may name them. */
export interface Leaver {
  readonly id: string;
  /** every name and every address that was ever kept, none empty */
  readonly names: readonly string[];
  readonly emails: readonly string[];
}

/** A row of History with all that stands in it. */
export interface LogLine extends LogRow {
  readonly text: string;
}

type Facts = Name & { readonly email: string };

/** Who a student is, by their `rows` in Grades and by what History and Submissions tell of them. */
export function leaverOf(
  id: string,
  rows: readonly Facts[],
  works: readonly WorkRow[],
  log: readonly LogRow[],
): Leaver {
  const facts = [...factsIn(log, id), ...rows];
  const names = [...facts.map(displayName), ...works.filter(({ student }) => student === id).map(({ name }) => name)];
  return { id, names: distinct(names), emails: distinct(facts.map(({ email }) => email)) };
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '');
}

/** Name and address of a student at every step of the log. */
function factsIn(log: readonly LogRow[], id: string): Facts[] {
  let now: Facts = { last: '', first: '', email: '' };
  return log
    .flatMap(({ batch }) => batch?.changes || [])
    .filter(({ student, assignment }) => student === id && assignment === '')
    .flatMap(({ field, before, after }) => {
      const known = [before, after].filter((value) => typeof value === 'object' && value !== null);
      now = field in now ? { ...now, [field]: after } : { ...now, ...known[known.length - 1] };
      return [...known.map((value) => ({ ...now, ...value })), now];
    });
}

/**
 * What is left of a batch without this student: the changes of others, and a sentence that names nobody who is gone. Null
 * when it tells nothing about them. `gone` stands in place of a sentence about this student alone.
 */
export function withoutStudent(
  batch: Pick<Batch, 'reason' | 'what' | 'changes'>,
  { id, names }: Leaver,
  gone: string,
): Pick<Batch, 'what' | 'changes'> | null {
  if (!isAbout(batch, id)) return null;
  const changes = batch.changes.flatMap((change) => without(change, id));
  // What was only noticed in the sheet goes along with a batch: its sentence is about something else.
  const others = changes.some(({ reason = batch.reason }) => reason === batch.reason);
  return { what: others ? redacted(batch.what, names) : gone, changes };
}

function isAbout({ changes }: Pick<Batch, 'changes'>, id: string): boolean {
  return changes.some((change) => change.student === id || without(change, id)[0] !== change);
}

/** A change as it stays: whole, without the id in a list of ids, or not at all. */
function without(change: Change, id: string): Change[] {
  if (change.student === id) return [];
  if (change.field !== LEFT_OUT) return [change];
  const [before, after] = [change.before, change.after].map((value) => withoutId(value, id));
  if (before === change.before && after === change.after) return [change];
  return before === after ? [] : [{ ...change, before: before ?? null, after: after ?? null }];
}

function withoutId(value: Value, id: string): Value {
  if (typeof value !== 'string') return value;
  return value
    .split(' ')
    .filter((one) => one !== id)
    .join(' ');
}

/** A list of names is cut off after so many characters; beginnings of names at least so long are looked for at its end. */
export const MOST_NAMES = 500;
const CUT = 3;

/** A sentence with these names left out of it, also the part of one at its end, where it was cut off. */
export function redacted(text: string, names: readonly string[]): string {
  const longest = [...names].sort((a, b) => b.length - a.length);
  const whole = longest.reduce((done, name) => done.replace(matcher(name), '…'), text);
  if (text.length < MOST_NAMES) return whole;
  return longest.reduce((done, name) => {
    const cut = Array.from({ length: Math.max(0, name.length - CUT) }, (_, i) => name.slice(0, name.length - 1 - i));
    const end = cut.find((part) => done.endsWith(`, ${part}`));
    return end === undefined ? done : `${done.slice(0, -end.length)}…`;
  }, whole);
}

/**
 * Tells whether a text names a student: by a name, also as a list may turn it ("Vries, Amber de"), by an address or by one of
 * these `marks`.
 */
export function finder({ names, emails }: Leaver, ...marks: readonly string[]): (text: unknown) => boolean {
  const wanted = [...names.flatMap(turned), ...emails, ...marks].map(matcher);
  return (text) => {
    const plain = String(text).replace(/[\s,]+/g, ' ');
    return wanted.some((one) => plain.search(one) >= 0);
  };
}

function turned(name: string): string[] {
  const words = name.split(/[\s,]+/);
  return words.map((_, i) => [...words.slice(i), ...words.slice(0, i)].join(' '));
}

/** A name that does not stand in the middle of a word. */
function matcher(name: string): RegExp {
  const literal = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'giu');
}

/** Whether a row of History tells of a student; one that cannot be read any more when it holds their id or their address. */
export function tellsOf({ batch, text }: LogLine, { id, emails }: Leaver): boolean {
  return batch ? isAbout(batch, id) : [id, ...emails].some((mark) => text.includes(mark));
}

/** What a gradebook holds of a student, counted. */
export interface Traces {
  /** assignments with a grade, and of those the returned ones */
  readonly grades: number;
  readonly returned: number;
  readonly comments: number;
  readonly handIns: number;
  /** messages that have not gone out */
  readonly waiting: number;
  /** rows of Submissions */
  readonly works: number;
  /** rows of History, and how many of them tell of others too */
  readonly lines: number;
  readonly shared: number;
}

/** Counts what goes. `typed`: assignments with a grade in the student's row that nobody has noticed yet. */
export function tracesOf(
  leaver: Leaver,
  accounts: Accounts,
  works: readonly WorkRow[],
  log: readonly LogLine[],
  typed: readonly string[],
): Traces {
  const known = [...accounts.values()].flatMap((own) => own.get(leaver.id)?.truth || []);
  const lines = log.filter((line) => tellsOf(line, leaver));
  const graded = known.filter(({ draft, returned }) => draft !== null || (returned?.grade ?? null) !== null);
  const said = known.map(({ comment }) => commentsIn(comment));
  return {
    grades: new Set([...graded.map(({ assignment }) => assignment), ...typed]).size,
    returned: known.filter(({ returned }) => returned !== null).length,
    comments: said.reduce((sum, { said: given, draft }) => sum + given.length + (draft === '' ? 0 : 1), 0),
    handIns: known.reduce((sum, { handIns }) => sum + handIns, 0),
    waiting: known.filter(({ mail }) => mail === 'WAITING' || mail === 'FAILED').length,
    works: works.filter(({ student }) => student === leaver.id).length,
    lines: lines.length,
    shared: lines.filter(({ batch }) => batch?.changes.some((change) => without(change, leaver.id).length > 0)).length,
  };
}

/** A student who has no row in Grades any more, but of whom something is still kept. */
export interface Departed {
  readonly id: string;
  /** '' when nobody knows */
  readonly name: string;
}

/** Everybody whom Submissions or History still knows and Grades does not, by name. */
export function departedIn(
  there: readonly { readonly id: string }[],
  works: readonly Pick<WorkRow, 'student' | 'name'>[],
  log: readonly LogRow[],
): Departed[] {
  const known = new Set(there.map(({ id }) => id));
  const ids = new Set<string>();
  for (const some of [...log.map(({ batch }) => batch?.changes || []), works])
    for (const { student } of some) if (student !== '' && !known.has(student)) ids.add(student);
  const facts = [...ids].map((id) => {
    const told = factsIn(log, id);
    const named = works.find(({ student }) => student === id)?.name || '';
    const last: Name = told[told.length - 1] ?? { last: named, first: '' };
    return { id, last: last.last || (last.first ? '' : named), first: last.first };
  });
  return byName(facts).map((one) => ({ id: one.id, name: displayName(one) }));
}
