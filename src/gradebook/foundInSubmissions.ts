import { hasFacts, isEmpty, sameFacts, type Account, type Accounts, type WorkRow } from './accounts';
import { changesOf } from './batch';
import { isSomebody, type Book } from './book';
import type { Found, Place } from './found';
import type { Lost } from './lost';
import { displayName } from './names';
import type { Overtyped } from './overtyped';
import type { Strayed } from './strayed';
import { emptySubmission, keyOf } from './submission';
import { SUBMISSION_KEYS } from './tables';

/** Rows with the ids of a row above them. */
export function twinPlaces({ works }: Book): Place[] {
  const seen = new Set<string>();
  return works
    .filter((work) => {
      const key = keyOf(work);
      if (work.submission === null) return false;
      const twin = seen.has(key);
      seen.add(key);
      return twin;
    })
    .map(workPlace);
}

/** Assignments whose rows are not where they are looked for. */
export function scatteredPlaces({ assignments, works, workRows }: Book): Place[] {
  const owned = new Map<string, number>();
  const owners = new Map<number, string>();
  for (const { assignment, row } of works) {
    owned.set(assignment, (owned.get(assignment) ?? 0) + 1);
    owners.set(row, assignment);
  }
  const wrong = assignments.filter(({ id, summary: { block, room, rows } }) => {
    const isOverlapped = assignments.some(
      (other) => other.id !== id && other.summary.block > block && other.summary.block < block + room,
    );
    if (block > 0 && isOverlapped) return true;
    const own = owned.get(id) ?? 0;
    if (block === 0) return own > 0;
    if (block + room - 1 > workRows || own !== rows) return true;
    const inside = Array.from({ length: room }, (_, i) => owners.get(block + i)).filter((one) => one !== undefined);
    return inside.length !== rows || inside.some((assignment) => assignment !== id);
  });
  return wrong.map(({ title }) => ({ tab: 'submissions', about: title }));
}

/** Rows whose ids somebody typed over, with the name and the title that still stand there. */
export function strayedPlaces({ works }: Book, strayed: readonly Strayed[]): Place[] {
  return strayed.map(({ row }) => {
    const { name = '', title = '' } = works.find((work) => work.row === row) || {};
    return { tab: 'submissions', row, about: `${name}, ${title}` };
  });
}

/** Rows about a student or an assignment that nobody knows, but for those that are found to be somebody's. */
export function orphanPlaces(
  { works, grades, assignments }: Book,
  lost: readonly Lost[],
  strayed: readonly Strayed[],
): Place[] {
  const named = new Set(strayed.map(({ row }) => row));
  const columns = new Set([...assignments, ...grades.heads, ...lost].map(({ id }) => id));
  const students = new Set([...grades.students, ...lost].map(({ id }) => id));
  return works
    .filter(
      ({ row, assignment, student, submission }) =>
        !named.has(row) &&
        (submission === null || !columns.has(assignment) || (!students.has(student) && hasFacts(submission))),
    )
    .map(workPlace);
}

/** The cells of one row over which somebody typed. */
export function cellPlaces({ row, strange, name, title }: Overtyped): Place[] {
  return strange.map((one) => ({
    tab: 'submissions',
    row,
    column: SUBMISSION_KEYS.findIndex((key) => key === one.key) + 1,
    about: `${name}, ${title}`,
    strange: one,
  }));
}

/** What Submissions and History do not agree about, but for what is `named` already. */
export function accountPlaces(book: Book, accounts: Accounts, named: ReadonlySet<string>): Found {
  const { grades, assignments, works } = book;
  const names = new Map(grades.students.map((student) => [student.id, displayName(student)]));
  const wrong = assignments.flatMap(({ id, title }) =>
    [...(accounts.get(id) || [])].flatMap(([student, account]) => {
      const kind = wrongIn(account, student, id);
      const known = kind === 'missing' ? names.has(student) : isSomebody(book, student);
      return kind && known && !named.has(keyOf({ assignment: id, student })) ? [{ kind, id, student, title }] : [];
    }),
  );
  if (wrong.length === 0) return {};
  const rows = new Map([...works].reverse().map((work) => [keyOf(work), work]));
  const placesOf = (wanted: AccountKind) =>
    wrong
      .filter(({ kind }) => kind === wanted)
      .map(({ id, student, title }): Place => {
        const work = rows.get(keyOf({ assignment: id, student }));
        const about = `${names.get(student) ?? work?.name ?? ''}, ${title}`;
        return { ...(work ? workPlace(work) : { tab: 'submissions' }), about };
      });
  return { missing: placesOf('missing'), facts: placesOf('facts'), unlogged: placesOf('unlogged') };
}

type AccountKind = 'missing' | 'facts' | 'unlogged';

/** What is wrong between Submissions and History about one submission; null when nothing is. */
function wrongIn({ written, logged, truth, told }: Account, student: string, assignment: string): AccountKind | null {
  if (!written) return logged && !isEmpty(logged) ? 'missing' : null;
  if (!told) return sameFacts(written, logged || emptySubmission(student, assignment)) ? null : 'unlogged';
  return logged && changesOf(written, truth).length > 0 ? 'facts' : null;
}

function workPlace({ row, name }: WorkRow): Place {
  return { tab: 'submissions', row, about: name };
}
