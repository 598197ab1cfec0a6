import {
  accountsOf,
  batchesIn,
  isEmpty,
  missingNumbers,
  renumbered,
  isRevision,
  isWhole,
  sameFacts,
  type Account,
  type Accounts,
  type LogRow,
  type WorkRow,
} from './accounts';
import type { Assignment, Summary } from './assignment';
import type { AssignmentAt, StrangeFact } from './assignmentRow';
import { applyChanges, changesOf, type Change, type Value } from './batch';
import { contentOf, shows, type WordReader } from './cell';
import type { Decimal, Hundredths } from './grade';
import {
  cellOf,
  columnCheck,
  givenTo,
  isStudentId,
  meaningAt,
  type Grades,
  type GradesHead,
  type Student,
} from './grades';
import { headFound, type HeadFound, type HeadRow } from './headCells';
import { headChanges } from './heads';
import { lostIn, madeIn, untold, type Lost } from './lost';
import { isOverdue, type Moment } from './moment';
import { displayName } from './names';
import { noticed } from './notice';
import type { Rules } from './rules';
import { isExplained, overtypedIn, rewritten, type Overtyped } from './overtyped';
import { emptySubmission, type Submission } from './submission';
import type { Strange } from './submissionRow';
import { strayedIn } from './strayed';
import { summarise } from './summary';
import { asText } from './table';
import { COUNT_KEYS, HISTORY_KEYS, SUBMISSION_KEYS, type Tab } from './tables';

/** Everything in a gradebook that can be compared, read once. */
export interface Book {
  readonly grades: Grades;
  readonly assignments: readonly AssignmentAt[];
  /** rows of Assignments with an id that a row above them has */
  readonly doubled: readonly number[];
  /** its rows, cell by cell, and which key is in which column (0-based) */
  readonly headRows: readonly HeadRow[];
  readonly headColumns: ReadonlyMap<string, number>;
  readonly works: readonly WorkRow[];
  /** rows that Submissions has at all */
  readonly workRows: number;
  readonly log: readonly LogRow[];
  /** the last finished batch */
  readonly applied: number;
  readonly rules: Pick<Rules, 'counts'>;
  /** by id, all students as of the last finished batch */
  readonly listed: ReadonlyMap<string, string>;
  /** what the teacher said was deleted on purpose */
  readonly leftOut: ReadonlySet<string>;
  readonly now: Moment;
  readonly decimal: Decimal;
  readonly wordIn: WordReader;
  readonly noGradeWords: readonly string[];
  /** whether the format of a cell shows this returned grade, or none, and else a draft */
  readonly tells: (row: number, column: number, returned: Hundredths | null) => boolean;
}

/** What the repair mends. */
export const SAFE = [
  'numbers',
  'heads',
  'edited',
  'typedStudents',
  'copiedStudents',
  'lostAssignments',
  'copiedColumns',
  'begun',
  'twins',
  'scattered',
  'strayed',
  'missing',
  'cells',
  'facts',
  'unlogged',
  'typed',
  'words',
  'formats',
  'counts',
  'given',
  'figures',
  'live',
  'marks',
] as const;

/** What only the teacher can decide. */
export const OPEN = [
  'nameless',
  'sameEmail',
  'doubled',
  'foreign',
  'strange',
  'orphans',
  'parts',
  'unreadable',
  'headings',
  'ownFigures',
  'refusing',
  'settings',
  'forms',
] as const;

/** What cannot be changed any more and harms nothing. */
export const NOTES = ['logUnreadable', 'logGone', 'logCells'] as const;

export type FindingKind = (typeof SAFE)[number] | (typeof OPEN)[number] | (typeof NOTES)[number];

/** Where something was found. */
export interface Place {
  readonly tab: Tab;
  /** from 1; none: the tab as a whole */
  readonly row?: number;
  readonly column?: number;
  /** whom or what it is about: a name, a title, what stands there */
  readonly about?: string;
  /** what somebody typed there, and what counts in its place */
  readonly strange?: Strange;
}

/** What was found, by kind. */
export type Found = Partial<Record<FindingKind, readonly Place[]>>;

/** Everything of one kind that is not as it should be. */
export interface Finding {
  readonly kind: FindingKind;
  /** in the order of the tab; never empty */
  readonly places: readonly Place[];
}

export interface Checked {
  readonly findings: readonly Finding[];
  readonly lost: readonly Lost[];
  readonly accounts: Accounts;
  /** what makes History, Submissions and Grades tell the same again */
  readonly changes: readonly Change[];
}

/**
 * Compares everything with everything: Grades, Assignments, Submissions, History. `others` was found elsewhere: formulas,
 * forms, settings. Nothing is decided here.
 */
export function check({ log, ...read }: Book, others: Found): Checked {
  const book = { ...read, log: withNumbers(log, read.applied) };
  const accounts = accountsOf(book.works, book.log, book.applied);
  const batches = batchesIn(book.log);
  const whole = isWhole(book.log, book.applied);
  const strayed = strayedIn(book.works, accounts, book.grades.students, book.assignments);
  const overtyped = overtypedIn({ ...book, batches, accounts, whole });
  const explained = overtyped.filter((row) => isExplained(row, accounts.get(row.assignment)?.get(row.student)));
  const named = new Set([...strayed, ...explained].map(({ assignment, student }) => `${assignment} ${student}`));
  const lost = lostIn({ ...book, batches, accounts });
  const made = madeIn(batches, 'assignment');
  const heads = book.headRows.map((row) =>
    headFound(row, whole ? made.get(row.assignment.id) : undefined, headedBy(book, row.assignment)),
  );
  const columns = heads.map((head) => columnOf(book, head, accounts));
  const places = (kind: keyof Column['places']) => columns.flatMap((column) => column.places[kind]);
  const all: Found = {
    ...studentPlaces(book),
    ...columnPlaces(book, new Set(made.keys())),
    heads: heads.flatMap((head) => headPlaces(book, head, head.cells)),
    edited: heads.flatMap((head) => head.edited.map((change) => editedPlace(book, head, change))),
    foreign: foreignPlaces(book, made, accounts),
    doubled: book.doubled.map((row) => ({ tab: 'assignments', row })),
    twins: twinPlaces(book),
    scattered: scatteredPlaces(book),
    strayed: strayed.map(({ row }) => ({ tab: 'submissions', row, about: labelAt(book.works, row) })),
    orphans: orphanPlaces(book, lost, new Set(strayed.map(({ row }) => row))),
    cells: overtyped.flatMap(cellPlaces),
    ...accountPlaces(book, accounts, named),
    typed: places('typed'),
    words: places('words'),
    formats: places('formats'),
    unreadable: places('unreadable'),
    headings: places('headings'),
    counts: [...places('counts'), ...heads.flatMap((head) => headPlaces(book, head, head.counts))],
    given: givenPlaces(book, accounts),
    ...logPlaces(log, book.applied),
    ...others,
  };
  const known = book.assignments
    .flatMap(({ id }) => [...(accounts.get(id)?.values() ?? [])])
    .filter(({ truth }) => isSomebody(book, truth.student));
  return {
    findings: findingsIn(all),
    lost,
    accounts,
    changes: [
      ...heads.flatMap(({ edited }) => edited),
      ...known.flatMap(mended),
      ...rewritten(overtyped),
      ...columns.flatMap(({ changes }) => changes),
    ],
  };
}

/** Findings in the order in which they are shown; kinds without a place are left out. */
function findingsIn(places: Found): Finding[] {
  return [...SAFE, ...OPEN, ...NOTES].flatMap((kind) => {
    const own = places[kind] ?? [];
    return own.length === 0 ? [] : [{ kind, places: own }];
  });
}

/** What stands in Submissions and was never logged goes into the log, and then back to what the log tells; or stays. */
function mended(account: Account): Change[] {
  const { written, logged, truth, told } = account;
  if (!told) return untold(account);
  if (!written || !logged || sameFacts(written, logged)) return [];
  return [...changesOf({ ...logged, mail: written.mail }, written, 'sheet'), ...changesOf(written, truth, 'repair')];
}

function studentPlaces({ grades }: Book): Found {
  const at = (some: readonly Omit<Student, 'id'>[]): Place[] =>
    some.map((one) => ({ tab: 'grades', row: one.row, about: displayName(one) || one.email }));
  const named = ({ last, first }: Omit<Student, 'id'>) => last + first !== '';
  const emails = new Map<string, Student[]>();
  for (const student of grades.students) {
    const email = student.email.toLowerCase();
    if (email !== '') emails.set(email, [...(emails.get(email) ?? []), student]);
  }
  return {
    typedStudents: at(grades.typed.filter(named)),
    copiedStudents: at(grades.copies.filter(named)),
    nameless: at([...grades.typed, ...grades.copies, ...grades.students].filter((one) => !named(one))),
    sameEmail: at([...emails.values()].filter((some) => some.length > 1).flat()),
  };
}

function columnPlaces({ grades, assignments }: Book, made: ReadonlySet<string>): Found {
  const known = new Set(assignments.map(({ id }) => id));
  const at = (heads: readonly GradesHead[]): Place[] =>
    heads.map(({ column, title }) => ({ tab: 'grades', row: 1, column, about: asText(title) }));
  const lost = grades.heads.filter(({ id }) => !known.has(id));
  return {
    lostAssignments: at(lost.filter(({ id }) => made.has(id))),
    strange: at(lost.filter(({ id }) => !made.has(id))),
    copiedColumns: at(grades.headCopies.filter(({ id }) => known.has(id) || made.has(id))),
    parts: partPlaces(grades),
  };
}

/** Columns and header rows of ours that were deleted. The row of categories is there only where they count. */
function partPlaces({ columns, rows }: Grades): Place[] {
  const gone = [
    ...(['lastName', 'firstName', 'email', 'overall'] as const).filter((key) => !columns.has(key)),
    ...(['title', 'due', 'points', 'average'] as const).filter((key) => !rows.has(key)),
  ];
  return gone.map((about) => ({ tab: 'grades', about }));
}

function labelAt(works: readonly WorkRow[], row: number): string {
  const { name = '', title = '' } = works.find((work) => work.row === row) ?? {};
  return `${name}, ${title}`;
}

function headPlaces({ headColumns }: Book, { assignment }: HeadFound, strange: readonly StrangeFact[]): Place[] {
  return strange.map((one) => ({
    tab: 'assignments',
    row: assignment.row,
    column: (headColumns.get(one.key) ?? 0) + 1,
    about: assignment.title,
    strange: one,
  }));
}

function editedPlace({ headColumns }: Book, { assignment }: HeadFound, { field }: Change): Place {
  const key = field === 'importOn' ? 'import' : field;
  return {
    tab: 'assignments',
    row: assignment.row,
    column: (headColumns.get(key) ?? 0) + 1,
    about: assignment.title,
  };
}

/** Rows of Assignments with an id that no column, no work and nothing in the log has. */
function foreignPlaces({ assignments, grades }: Book, made: ReadonlyMap<string, unknown>, accounts: Accounts): Place[] {
  const known = new Set([...grades.heads.map(({ id }) => id), ...made.keys(), ...accounts.keys()]);
  return assignments
    .filter(({ id }) => !known.has(id))
    .map(({ row, title }) => ({ tab: 'assignments', row, about: title }));
}

/** What the header in Grades says of an assignment, by field, as far as it has those rows and they can be read. */
function headedBy(book: Book, assignment: AssignmentAt): ReadonlyMap<string, Value> {
  const { grades } = book;
  const head = grades.heads.find(({ id }) => id === assignment.id);
  if (!head) return new Map();
  const { changes, refused } = headOf(book, assignment, head);
  const fields = (['title', 'due', 'points', 'category'] as const).filter(
    (field) => grades.rows.has(field) && !refused.has(field),
  );
  return new Map(
    fields.map((field) => {
      const change = changes.find((one) => one.field === field);
      return [field, change ? change.after : assignment[field]];
    }),
  );
}

function workPlace({ row, name }: WorkRow): Place {
  return { tab: 'submissions', row, about: name };
}

function cellPlaces({ row, strange, name, title }: Overtyped): Place[] {
  return strange.map((one) => ({
    tab: 'submissions',
    row,
    column: SUBMISSION_KEYS.findIndex((key) => key === one.key) + 1,
    about: `${name}, ${title}`,
    strange: one,
  }));
}

function twinPlaces({ works }: Book): Place[] {
  const seen = new Set<string>();
  return works
    .filter(({ submission, assignment, student }) => {
      const key = `${assignment} ${student}`;
      if (submission === null) return false;
      const twin = seen.has(key);
      seen.add(key);
      return twin;
    })
    .map(workPlace);
}

/** Assignments whose rows are not where they are looked for. */
function scatteredPlaces({ assignments, works, workRows }: Book): Place[] {
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

/** Whether a student is or was in the class; an id that somebody typed over is nobody's. */
function isSomebody({ grades, listed }: Pick<Book, 'grades' | 'listed'>, id: string): boolean {
  return isStudentId(id) || listed.has(id) || grades.students.some((student) => student.id === id);
}

/** Rows about a student or an assignment that nobody knows. */
function orphanPlaces(
  { works, grades, assignments }: Book,
  lost: readonly Lost[],
  strayed: ReadonlySet<number>,
): Place[] {
  const columns = new Set([...assignments, ...grades.heads, ...lost].map(({ id }) => id));
  const students = new Set([...grades.students, ...lost].map(({ id }) => id));
  return works
    .filter(
      ({ row, assignment, student, submission }) =>
        !strayed.has(row) &&
        (submission === null || !columns.has(assignment) || !(students.has(student) || isEmpty(submission))),
    )
    .map(workPlace);
}

/** What Submissions and History do not agree about, but for what is `named` already. */
function accountPlaces(book: Book, accounts: Accounts, named: ReadonlySet<string>): Found {
  const { grades, assignments, works } = book;
  const names = new Map(grades.students.map((student) => [student.id, displayName(student)]));
  const wrong = assignments.flatMap(({ id, title }) =>
    [...(accounts.get(id) ?? [])].flatMap(([student, account]) => {
      const kind = wrongIn(account, student, id);
      const known = kind === 'missing' ? names.has(student) : isSomebody(book, student);
      return kind && known && !named.has(`${id} ${student}`) ? [{ kind, id, student, title }] : [];
    }),
  );
  if (wrong.length === 0) return {};
  const rows = new Map([...works].reverse().map((work) => [`${work.assignment} ${work.student}`, work]));
  const placesOf = (wanted: AccountKind) =>
    wrong
      .filter(({ kind }) => kind === wanted)
      .map(({ id, student, title }): Place => {
        const work = rows.get(`${id} ${student}`);
        const about = `${names.get(student) ?? work?.name ?? ''}, ${title}`;
        return { ...(work ? workPlace(work) : { tab: 'submissions' }), about };
      });
  return { missing: placesOf('missing'), facts: placesOf('facts'), unlogged: placesOf('unlogged') };
}

type AccountKind = 'missing' | 'facts' | 'unlogged';

/** What is wrong between Submissions and History about one submission; null when nothing is. */
function wrongIn({ written, logged, told }: Account, student: string, assignment: string): AccountKind | null {
  if (!written) return logged && !isEmpty(logged) ? 'missing' : null;
  if (!told) return sameFacts(written, logged ?? emptySubmission(student, assignment)) ? null : 'unlogged';
  return logged && !sameFacts(written, logged) ? 'facts' : null;
}

/** The log with the numbers that were typed over, as far as it is certain which they were; else they are no batches. */
function withNumbers(log: readonly LogRow[], applied: number): LogRow[] {
  const numbers = new Map(renumbered(log, applied).map(({ row, revision }) => [row, revision]));
  return log.map((line) => {
    const revision = numbers.get(line.row);
    if (revision === undefined) return isRevision(line.revision ?? 0, applied) ? line : { ...line, batch: null };
    return { ...line, revision, batch: line.batch && { ...line.batch, revision } };
  });
}

function logPlaces(log: readonly LogRow[], applied: number): Found {
  const numbers = renumbered(log, applied);
  const mended = new Map(numbers.map(({ row, revision }) => [row, revision]));
  const back = new Set(mended.values());
  const gone = missingNumbers(log, applied).filter((number) => !back.has(number));
  const at = ({ row }: { readonly row: number }): Place => ({ tab: 'history', row });
  return {
    numbers: numbers.map(at),
    logUnreadable: withNumbers(log, applied)
      .filter(({ batch, row }) => batch === null && !mended.has(row))
      .map(at),
    logGone: gone.map((number) => ({ tab: 'history', about: String(number) })),
    logCells: log.flatMap(({ row, strange }) =>
      strange.map((one): Place => ({
        tab: 'history',
        row,
        column: HISTORY_KEYS.findIndex((key) => key === one.key) + 1,
        strange: one,
      })),
    ),
  };
}

interface Column {
  readonly places: Readonly<
    Record<'typed' | 'words' | 'formats' | 'unreadable' | 'headings' | 'counts', readonly Place[]>
  >;
  /** what was typed in it since the last visit */
  readonly changes: readonly Change[];
}

/** The column of an assignment, cell by cell: what it holds, how it looks, and what is counted of it. */
function columnOf(book: Book, { assignment: known, cells: astray }: HeadFound, accounts: Accounts): Column {
  const { grades } = book;
  const head = grades.heads.find(({ id }) => id === known.id);
  const own = accounts.get(known.id);
  const truthOf = (id: string) => own?.get(id)?.truth ?? emptySubmission(id, known.id);
  if (!head) return { places: NOWHERE, changes: [] };
  const { assignment, headings, ...typedAbove } = headOf(book, known, head);
  // What was typed over in Assignments was not typed in the header.
  const changes = typedAbove.changes.filter(({ field }) => !astray.some(({ key }) => key === field));
  const late = isOverdue(assignment.due, book.now);
  const pupils = grades.students.map((student) =>
    cellAt(book, { assignment, head, late }, student, truthOf(student.id)),
  );
  const of = (test: (cell: CellFound) => boolean) =>
    pupils
      .filter(test)
      .map(({ row, name }): Place => ({ tab: 'grades', row, column: head.column, about: `${name}, ${known.title}` }));
  const typed = pupils.flatMap((cell) => cell.changes);
  const quiet = changes.length + typed.length === 0;
  return {
    places: {
      typed: [
        ...changes.map(() => ({ tab: 'grades' as const, row: 1, column: head.column, about: known.title })),
        ...of((cell) => cell.changes.length > 0),
      ],
      words: of(({ word }) => word),
      formats: of(({ format }) => format),
      unreadable: of(({ unreadable }) => unreadable),
      headings: headings.map((typedThere) => ({
        tab: 'grades',
        column: head.column,
        row: 1,
        about: `${known.title}: ${typedThere}`,
      })),
      counts: quiet ? countPlaces(book, known, head, truthOf) : [],
    },
    changes: [...changes, ...typed],
  };
}

const NOWHERE: Column['places'] = { typed: [], words: [], formats: [], unreadable: [], headings: [], counts: [] };

function headOf({ grades, decimal, noGradeWords }: Book, known: AssignmentAt, head: GradesHead) {
  const { changes, refusals } = headChanges(known, head, new Set(grades.rows.keys()), decimal, noGradeWords);
  const assignment = changes.reduce<Assignment>((done, { field, after }) => ({ ...done, [field]: after }), known);
  const refused = new Set<string>(refusals.map(({ field }) => field));
  return { assignment, changes, headings: refusals.map(({ typed }) => typed), refused };
}

interface CellFound {
  readonly row: number;
  readonly name: string;
  readonly changes: readonly Change[];
  /** a word that is not that of its status, or a grade that is text */
  readonly word: boolean;
  readonly format: boolean;
  readonly unreadable: boolean;
}

function cellAt(
  { grades, decimal, wordIn, now, tells }: Book,
  { assignment, head, late }: { readonly assignment: Assignment; readonly head: GradesHead; readonly late: boolean },
  student: Student,
  truth: Submission,
): CellFound {
  const { row } = student;
  const cell = meaningAt(grades, { row, column: head.column }, decimal, wordIn);
  const changes = noticed(truth, cell, { at: now, due: assignment.due });
  const s = applyChanges(truth, changes);
  const unreadable = cell.kind === 'unreadable';
  const given = s.turnedIn ? null : (s.returned?.grade ?? null);
  return {
    row,
    name: displayName(student),
    changes,
    word: !unreadable && changes.length === 0 && !shows(cell, contentOf(s, late)),
    format: !tells(row, head.column, given),
    unreadable,
  };
}

/** Counts that are taken to be right, and are not. */
function countPlaces(
  { grades, applied, now, decimal, wordIn }: Book,
  { title, due, summary }: AssignmentAt,
  { column }: GradesHead,
  truthOf: (student: string) => Submission,
): Place[] {
  const late = isOverdue(due, now);
  if (summary.asOf !== applied || summary.check !== columnCheck(grades, column, late)) return [];
  const unreadable = grades.students.filter(
    ({ row }) =>
      cellOf(grades, row, column) !== '' && meaningAt(grades, { row, column }, decimal, wordIn).kind === 'unreadable',
  ).length;
  const right: Summary = summarise(
    grades.students.map(({ id }) => truthOf(id)),
    late,
    { ...summary, unreadable },
  );
  return COUNT_KEYS.every((key) => right[key] === summary[key]) ? [] : [{ tab: 'assignments', about: title }];
}

/** Students of whom the hidden column does not hold what was returned, as far as the overall grade wants to know it. */
function givenPlaces({ grades, rules }: Book, accounts: Accounts): Place[] {
  const wrong = grades.students.filter((student) => {
    const given = givenTo(grades, student);
    return grades.heads.some(({ id, points }) => {
      const returned = accounts.get(id)?.get(student.id)?.truth.returned ?? null;
      const counts = returned !== null && !returned.unfinished && returned.grade !== null && returned.points !== null;
      const there = given.get(id);
      if (!counts) return there !== undefined;
      if (there) return there.grade !== returned.grade || there.points !== returned.points;
      return rules.counts === 'returned' || returned.points !== points;
    });
  });
  return wrong.map((student) => ({ tab: 'grades', row: student.row, about: displayName(student) }));
}
