import { withColumn, type Grades, type Student } from './grades';
import { hash } from './hash';
import { fold, splitSurname } from './names';

type Rows = Pick<Grades, 'students' | 'typed' | 'copies' | 'nameless'>;
type Facts = Pick<Student, 'last' | 'first' | 'email'>;

/** A short text that tells one student from another by all that stands in the row about who it is. */
export function studentPrint({ last, first, email }: Facts): string {
  return hash([last, first, email].join('\n'));
}

const NOTHING = '___';

/** How a student stands in the list: the print, and of each part a sign that survives a correction of its end. */
export function listedPrint(who: Facts): string {
  const parts = [splitSurname(who.last).core, who.first].map((name) => fold(name).slice(0, 3));
  const signs = [...parts, fold(who.email)].map((part) => (part === '' ? NOTHING : hash(part).slice(-3)));
  return `${studentPrint(who)}.${signs.join('')}`;
}

/** The print of a student in the list. */
export function printIn(listed = ''): string {
  return listed.split('.')[0] || '';
}

/**
 * Whether a row shows another person than the list has: of two or three parts of the name and the address none is alike,
 * wherever it stands. A list of before there were signs tells nothing of it.
 */
function isOther(who: Facts, listed = ''): boolean {
  const [now = [], was = []] = [listedPrint(who), listed].map((print) =>
    (/\.(.+)/.exec(print)?.[1]?.match(/.../g) ?? []).filter((sign) => sign !== NOTHING),
  );
  return Math.min(now.length, was.length) > 1 && !now.some((sign) => was.includes(sign));
}

/**
 * Rows that were sorted or moved without the hidden column of ids, so that an id stands beside the name and address of
 * another student: which id belongs in which row. `listed` is who had which id as of the last batch. Among rows that moved,
 * one of which the name or address was changed too gets the id that is left. Of more of them nobody can tell whose they are:
 * they get none, and so are new students, and what is left can be put back. So is somebody else who was typed over a student.
 * `settled`: everybody with an id of this gradebook is listed, so that a row with another id was pasted from elsewhere, and is
 * that of the student it shows.
 */
export function idsInRows(
  rows: Rows,
  listed: ReadonlyMap<string, string>,
  settled = false,
): ReadonlyMap<number, string> {
  return settled ? idsAmong(withoutStrangers(rows, listed), listed) : idsAmong(rows, listed);
}

function withoutStrangers(rows: Rows, listed: ReadonlyMap<string, string>): Rows {
  const strangers = rows.students.filter(({ id }) => !listed.has(id));
  if (strangers.length === 0) return rows;
  const students = rows.students.filter(({ id }) => listed.has(id));
  return { ...rows, students, typed: [...rows.typed, ...strangers] };
}

function idsAmong(rows: Rows, listed: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  const { students, typed, copies, nameless } = rows;
  const strange = students.filter(({ id, ...who }) => listed.has(id) && printIn(listed.get(id)) !== studentPrint(who));
  if (strange.length + nameless.length === 0) return lostIds(rows, listed);
  const settled = new Set(students.filter((one) => !strange.includes(one)).map(({ id }) => id));
  const owners = ownersIn(listed, settled);
  const moved = strange.some((one) => owners.has(studentPrint(one)));
  if (moved) return shuffledIds(rows, strange, owners, new Map([...listed].filter(([id]) => !settled.has(id))));
  const others = strange.filter((one) => isOther(one, listed.get(one.id)));
  const cut = cutIds([...nameless, ...strange], [...typed, ...copies], owners);
  return new Map([...others.map(({ row }) => [row, ''] as const), ...cut]);
}

type RowOf = Facts & { readonly row: number };

/** A row whose id was typed over or emptied gets it back: it shows somebody who stands nowhere else. */
function lostIds({ students, typed, copies }: Rows, listed: ReadonlyMap<string, string>): ReadonlyMap<number, string> {
  const loose = [...typed, ...copies];
  if (loose.length === 0) return new Map();
  const owners = ownersIn(listed, new Set(students.map(({ id }) => id)));
  const ids = new Map<number, string>();
  for (const row of loose) {
    const print = studentPrint(row);
    const owner = owners.get(print);
    if (owner !== undefined && ![...ids.values()].includes(owner)) ids.set(row.row, owner);
  }
  return ids;
}

/** Every row that does not show the student of its id gets the id of the student it does show; of two such rows the first. */
function shuffledIds(
  { typed, copies, nameless }: Rows,
  strange: readonly Student[],
  owners: ReadonlyMap<string, string>,
  listed: ReadonlyMap<string, string>,
): ReadonlyMap<number, string> {
  const ids = new Map<number, string>();
  const free = new Map(owners);
  const all: RowOf[] = [...strange, ...typed, ...copies].sort((a, b) => a.row - b.row);
  for (const row of all) {
    const owner = free.get(studentPrint(row));
    if (owner !== undefined) ids.set(row.row, owner);
    free.delete(studentPrint(row));
  }
  const loose = [...listed.keys()];
  const given = new Set(ids.values());
  const [left = '', ...more] = loose.filter((id) => !given.has(id));
  const rest = strange.filter(({ row }) => !ids.has(row));
  const isLeft = (one: Facts) => rest.length + more.length === 1 && !isOther(one, listed.get(left));
  for (const one of rest) ids.set(one.row, isLeft(one) ? left : '');
  for (const { row } of copies) ids.set(row, ids.get(row) || '');
  const nobodys = new Set(loose.filter((id) => ![...ids.values()].includes(id)));
  for (const { id, row } of nameless) if (!nobodys.has(id)) ids.set(row, '');
  return ids;
}

/**
 * A name that was cut and pasted to a row without an id takes along the id of the row that is empty now, and so does one that
 * was copied to a row below, when another name was typed over the first.
 */
function cutIds(
  left: readonly Student[],
  others: readonly RowOf[],
  owners: ReadonlyMap<string, string>,
): ReadonlyMap<number, string> {
  const ids = new Map<number, string>();
  for (const { id, row } of left) {
    const found = others.find((one) => owners.get(studentPrint(one)) === id);
    if (!found) continue;
    ids.set(found.row, id);
    ids.set(row, '');
  }
  return ids;
}

/** Who has a print and does not stand beside it; not where two students have the same, for then it tells nothing. */
function ownersIn(listed: ReadonlyMap<string, string>, settled: ReadonlySet<string>): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  const twice = new Set<string>();
  for (const [id, entry] of listed) {
    const print = printIn(entry);
    if (owners.has(print)) twice.add(print);
    owners.set(print, id);
  }
  return new Map([...owners].filter(([print, id]) => !twice.has(print) && !settled.has(id)));
}

/** Grades with every id beside the student whose it is. */
export function withIds(grades: Grades, ids: ReadonlyMap<number, string>): Grades {
  if (ids.size === 0) return grades;
  const others = [...grades.typed, ...grades.copies.filter(({ row }) => ids.has(row))];
  const rows = [...grades.students, ...others.map((row) => ({ ...row, id: '' }))]
    .map((student) => ({ ...student, id: ids.get(student.row) ?? student.id }))
    .sort((a, b) => a.row - b.row);
  const isNamed = ({ last, first, email }: Student) => last + first + email !== '';
  return {
    ...withColumn(grades, 1, (row) => ids.get(row)),
    students: rows.filter(({ id }) => id !== ''),
    typed: rows.filter((student) => student.id === '' && isNamed(student)),
    copies: grades.copies.filter(({ row }) => !ids.has(row)),
  };
}
