/**
 * What a gradebook says, in words: students, grades with their looks, submissions, log. Ids, places and moments are left
 * out, so that two gradebooks with the same contents give the same text, and a difference can be read.
 */
import { applyChanges, changesOf, decodeChanges, type Batch, type Change } from '../../src/gradebook/batch';
import { madeIn } from '../../src/gradebook/lost';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';
import type { SheetModel, Value } from '../host/spreadsheet/sheet';
import type { SpreadsheetModel } from '../host/spreadsheet/workbook';

type TabName = 'grades' | 'assignments' | 'submissions' | 'history' | 'settings';

/** A tab of the gradebook, whatever it is called. */
export function tab(file: SpreadsheetModel, name: TabName): SheetModel {
  const found = file.sheets.find((sheet) => String(sheet.raw(1, 1)).startsWith(`gradebook:${name}`));
  if (!found) throw new Error(`There is no tab ${name}`);
  return found;
}

type Row = Readonly<Record<string, Value>> & { readonly at: number };

/** The rows of a tab by the keys in its hidden first row; headers left out. */
export function rowsOf(sheet: SheetModel): Row[] {
  const keys = Array.from({ length: sheet.lastColumn() }, (_, i) =>
    String(sheet.raw(1, i + 1)).replace(/^gradebook:\w+:/, ''),
  );
  return Array.from({ length: Math.max(0, sheet.lastRow() - 2) }, (_, i) => {
    const cells = keys.map((key, c): [string, Value] => [key, sheet.read(i + 3, c + 1)]).filter(([key]) => key !== '');
    return { ...(Object.fromEntries(cells) as Record<string, Value>), at: i + 3 };
  }).filter(({ at }) =>
    Array.from({ length: keys.length }, (_, c) => sheet.raw(at, c + 1)).some((cell) => cell !== ''),
  );
}

/** The titles of the assignments that have a column in Grades. */
export function titlesIn(file: SpreadsheetModel): string[] {
  const there = rowsOf(tab(file, 'assignments')).filter(
    ({ id }) => id !== '' && column(tab(file, 'grades'), String(id)) > 0,
  );
  return there.map(({ title }) => String(title));
}

interface Names {
  readonly students: ReadonlyMap<string, string>;
  readonly assignments: ReadonlyMap<string, string>;
}

function namesIn(file: SpreadsheetModel): Names {
  const grades = tab(file, 'grades');
  const students = new Map(
    studentRows(grades).map((row) => [
      String(grades.raw(row, 1)),
      `${grades.raw(row, column(grades, 'firstName'))} ${grades.raw(row, column(grades, 'lastName'))}`,
    ]),
  );
  const assignments = new Map(rowsOf(tab(file, 'assignments')).map(({ id, title }) => [String(id), String(title)]));
  return { students, assignments };
}

/** The column of Grades with this key, from 1; 0: none. */
export function column(grades: SheetModel, key: string): number {
  return Array.from({ length: grades.lastColumn() }, (_, i) => String(grades.raw(1, i + 1))).indexOf(key) + 1;
}

const HEADS = ['title', 'due', 'points', 'average', 'category'];

function studentRows(grades: SheetModel): number[] {
  return Array.from({ length: Math.max(0, grades.lastRow() - 1) }, (_, i) => i + 2).filter((row) => {
    const id = String(grades.raw(row, 1));
    return id !== '' && !HEADS.includes(id);
  });
}

export interface PictureOptions {
  /** leave out how the messages went: that is judged apart */
  readonly mail?: boolean;
}

/** The whole gradebook as lines of text. */
export function picture(file: SpreadsheetModel, { mail = true }: PictureOptions = {}): string {
  const names = namesIn(file);
  return [
    // A tab in which nothing stands tells nothing: one that was begun is used when it is begun again.
    `tabs: ${file.sheets
      .filter((sheet) => sheet.lastRow() > 0)
      .map(({ name }) => name)
      .join(', ')}`,
    ...snapshotsIn(file),
    ...gradesIn(tab(file, 'grades')),
    ...assignmentsIn(tab(file, 'assignments'), mail),
    ...submissionsIn(tab(file, 'submissions'), names, mail),
    ...historyIn(tab(file, 'history'), names),
    ...rowsOf(tab(file, 'settings')).map(({ key, value }) => `setting ${String(key)}: ${String(value)}`),
  ].join('\n');
}

/** What every snapshot that counts holds, in words. */
function snapshotsIn(file: SpreadsheetModel): string[] {
  const sheet = file.sheets.find((one) => String(one.raw(1, 1)).startsWith('gradebook:snapshots'));
  if (!sheet) return [];
  return rowsOf(sheet)
    .filter(({ at: row }) => sheet.raw(row, 3) !== '')
    .map(({ at: row }) => {
      const cells = Array.from({ length: sheet.lastColumn() - 3 }, (_, i) => String(sheet.raw(row, i + 4)));
      return `snapshot ${cells
        .join(' ')
        .replace(/\d{4}-\d\d-\d\dT[\d:]{8}/g, 'then')
        .replace(/\b[asp][0-9a-f]{8,}/g, 'id')}`;
    });
}

function gradesIn(grades: SheetModel): string[] {
  const places = Array.from({ length: grades.lastColumn() }, (_, i) => i + 1);
  return Array.from({ length: grades.lastRow() }, (_, i) => i + 1).map((row) => {
    const cells = places.map((at) => {
      const { text, color } = grades.shownAt(row, at);
      if (row === 1 || at === 1) return /^[as][0-9a-f]{8,}/.test(text) ? 'id' : text;
      return color === '#000000' ? text : `${text} (${color})`;
    });
    return `grades ${row}: ${cells.join(' | ')}`;
  });
}

const MAIL_COUNTS = ['mailWaiting', 'mailUncertain'];
const HINTS = ['id', 'block', 'room', 'rows', 'check', 'asOf', 'applied', 'revision', 'live', 'given', 'at'];

/** Counts beside nothing, where a row was inserted right before they were written, are nobody's. */
function assignmentsIn(sheet: SheetModel, mail: boolean): string[] {
  const isFilled = ({ id, title }: Row) => id !== '' || title !== '';
  return rowsOf(sheet)
    .filter(isFilled)
    .map((row) => {
      const facts = Object.entries(row).filter(([key]) => !HINTS.includes(key) && (mail || !MAIL_COUNTS.includes(key)));
      return `assignment ${facts.map(([key, value]) => `${key}=${said(value)}`).join(' ')}`;
    });
}

function submissionsIn(sheet: SheetModel, { students, assignments }: Names, mail: boolean): string[] {
  return rowsOf(sheet)
    .map(({ assignment, student, at: _at, title: _title, name: _name, ...facts }) => {
      const cells = Object.entries(facts).filter(([key, value]) => (mail || key !== 'mail') && value !== '');
      const who = `${assignments.get(String(assignment)) ?? '?'} / ${students.get(String(student)) ?? '?'}`;
      return `work ${who}: ${cells.map(([key, value]) => `${key}=${/At$/.test(key) ? 'then' : said(value)}`).join(' ')}`;
    })
    .sort();
}

function said(value: Value): string {
  return value instanceof Date ? value.toISOString() : timeless(String(value));
}

/** A text without the moments at which the remarks of a thread of comments were returned. */
function timeless(text: string): string {
  return text.replace(/— \d{4}-\d\d-\d\d [\d:]{8}/g, '— then');
}

interface LogRow {
  readonly revision: number;
  readonly who: string;
  readonly what: string;
  readonly reason: string;
  readonly changes: readonly Change[];
}

/** The log: of two rows with a number one counts; a struck row has none, and one that cannot be read is no batch. */
export function logOf(file: SpreadsheetModel): LogRow[] {
  const sheet = tab(file, 'history');
  const rows = rowsOf(sheet).flatMap(({ revision, who, what, reason, at }) => {
    if (typeof revision !== 'number') return [];
    const pieces = Array.from({ length: sheet.lastColumn() - 7 }, (_, i) => String(sheet.raw(at, i + 8))).filter(
      (piece) => piece !== '',
    );
    const changes = decodeChanges(pieces);
    return changes === null
      ? []
      : [{ revision, who: String(who), what: String(what), reason: String(reason), changes }];
  });
  return rows
    .filter((row, i) => rows.every((other, k) => other.revision !== row.revision || !goesFirst(rows, k, i)))
    .sort((a, b) => a.revision - b.revision);
}

/**
 * Which of two rows with one number counts. Rows are only ever put below the others, so numbers rise from row to row: the
 * one that breaks that order got its number from somebody's hands. When neither does, the lower one lost the race (one number
 * is one batch, and the first there has happened).
 */
function goesFirst(rows: readonly Pick<LogRow, 'revision'>[], one: number, other: number): boolean {
  const [a, b] = [breaches(rows, one), breaches(rows, other)];
  return a === b ? one < other : a < b;
}

/** How many rows stand on the wrong side of this one: greater numbers above it, smaller ones below. */
function breaches(rows: readonly Pick<LogRow, 'revision'>[], at: number): number {
  const own = rows[at]?.revision ?? 0;
  return rows.filter(({ revision }, i) => (i < at ? revision > own : revision < own)).length;
}

function historyIn(sheet: SheetModel, { students, assignments }: Names): string[] {
  const name = (id: string) => students.get(id) ?? assignments.get(id) ?? id.replace(/^[as][0-9a-f]{8,}$/, '?');
  return logOf(sheet.book).map(({ who, what, reason, changes }) => {
    const told = changes.map(({ student, assignment, field, before, after }) =>
      timeless(
        [name(assignment), name(student), field, JSON.stringify(before), JSON.stringify(after)].join(' '),
      ).replace(/\d{4}-\d\d-\d\dT[\d:]{8}/g, 'then'),
    );
    return `log ${who} ${what} ${reason}: ${told.sort().join('; ')}`;
  });
}

/** What is wrong inside a gradebook: ids that come twice, rows that are not where they are looked for, a log that tells other things. */
export function inconsistencies(file: SpreadsheetModel): string[] {
  return [
    ...twice(file),
    ...misplaced(file),
    ...unfinished(file),
    ...otherThanLogged(file),
    ...otherThanNamed(file),
    ...otherThanShown(file),
  ];
}

function twice(file: SpreadsheetModel): string[] {
  const grades = tab(file, 'grades');
  const heads = Array.from({ length: grades.lastColumn() }, (_, i) => String(grades.raw(1, i + 1)));
  const lists = [
    studentRows(grades).map((row) => String(grades.raw(row, 1))),
    heads.filter((id) => id !== ''),
    rowsOf(tab(file, 'assignments')).map(({ id }) => String(id)),
    rowsOf(tab(file, 'submissions')).map(({ assignment, student }) => `${String(assignment)} ${String(student)}`),
  ];
  return lists.flatMap((list) => list.filter((id, i) => list.indexOf(id) !== i).map((id) => `twice: ${id}`));
}

function misplaced(file: SpreadsheetModel): string[] {
  const rows = rowsOf(tab(file, 'submissions'));
  // A row without an id is the teacher's own, and of two with one id the upper one counts.
  const all = rowsOf(tab(file, 'assignments'));
  const known = all.filter(
    ({ id }, i) => id !== '' && all.findIndex((other) => String(other['id']) === String(id)) === i,
  );
  return known.flatMap(({ id, title, block, room, rows: used }) => {
    const own = rows.filter(({ assignment }) => String(assignment) === String(id));
    const inside = own.filter(({ at }) => at >= Number(block) && at < Number(block) + Number(room));
    const right = own.length === inside.length && own.length === Number(used);
    return right
      ? []
      : [`rows of ${String(title)}: ${own.length}, in place ${inside.length}, expected ${String(used)}`];
  });
}

function unfinished(file: SpreadsheetModel): string[] {
  const sheet = tab(file, 'assignments');
  const keys = Array.from({ length: sheet.lastColumn() }, (_, i) => String(sheet.raw(1, i + 1)));
  const applied = sheet.raw(2, keys.indexOf('applied') + 1);
  const last = Math.max(0, ...logOf(file).map(({ revision }) => revision));
  return applied === last ? [] : [`last finished ${String(applied)}, last logged ${last}`];
}

/** The submissions as the log tells them, from nothing on. */
function replayed(file: SpreadsheetModel): ReadonlyMap<string, Submission> {
  const made = new Map<string, Submission>();
  for (const { changes } of logOf(file)) {
    for (const { student, assignment } of changes) {
      if (student === '' || assignment === '') continue;
      const key = `${assignment} ${student}`;
      made.set(key, made.get(key) ?? emptySubmission(student, assignment));
    }
    for (const [key, before] of made) made.set(key, applyChanges(before, changes));
  }
  return made;
}

/** What the cells of a row must say, by column; a list where one word or another will do. How its message went is not in the log. */
function cellsOf(s: Submission): Readonly<Record<string, Value | readonly Value[]>> {
  const { returned } = s;
  const flag = (on: boolean) => (on ? ['ja', 'yes'] : '');
  return {
    state: s.turnedIn ? ['Ingeleverd', 'Turned in'] : returned ? ['Teruggegeven', 'Returned'] : '',
    handIns: s.handIns,
    handedInAt: s.handedInAt,
    late: flag(s.late),
    draft: hundredth(s.draft),
    returned: hundredth(returned?.grade ?? null),
    returnedPoints: returned?.points ?? '',
    returnedAt: returned?.at ?? '',
    unfinished: flag(returned?.unfinished ?? false),
    excused: flag(s.excused),
    comment: s.comment,
    typedBy: s.typedBy,
    response: s.response,
    imported: hundredth(s.imported),
  };
}

function otherThanLogged(file: SpreadsheetModel): string[] {
  const rows = new Map(
    rowsOf(tab(file, 'submissions')).map((row) => [`${String(row['assignment'])} ${String(row['student'])}`, row]),
  );
  return [...replayed(file)].flatMap(([key, s]) => {
    const row = rows.get(key);
    if (!row) return isLeft(s, file) ? [] : [`not in Submissions: ${key}`];
    return Object.entries(cellsOf(s))
      .filter(([fact, right]) => ![right].flat().includes(row[fact] ?? ''))
      .map(
        ([fact, right]) => `${key} ${fact}: logged ${JSON.stringify(right)}, in Submissions ${said(row[fact] ?? '')}`,
      );
  });
}

/** Of an assignment that was taken out again, when nothing hung on it any more. */
function isLeft(s: Submission, file: SpreadsheetModel): boolean {
  const gone = rowsOf(tab(file, 'assignments')).every(({ id }) => id !== s.assignment);
  return gone && changesOf(emptySubmission(s.student, s.assignment), s).length === 0;
}

/** Who stands in Grades is called there as the log calls them: by that a deleted row is put back. */
function otherThanNamed(file: SpreadsheetModel): string[] {
  const grades = tab(file, 'grades');
  const made = madeIn(logOf(file) as unknown as readonly Batch[], 'student');
  return studentRows(grades).flatMap((row) => {
    const known = made.get(String(grades.raw(row, 1)));
    const keys = { last: 'lastName', first: 'firstName', email: 'email' };
    return Object.entries(keys).flatMap(([field, key]) => {
      const there = String(grades.raw(row, column(grades, key)));
      const logged = (known?.[field] ?? '') as string;
      // What starts like a formula keeps the apostrophe that keeps it text.
      return !known || column(grades, key) === 0 || there.replace(/^'(?=[=+\-@])/, '').trim() === logged.trim()
        ? []
        : [`row ${row} ${field}: in Grades ${there}, logged ${logged}`];
    });
  });
}

function hundredth(grade: number | null): number | string {
  return grade === null ? '' : grade / 100;
}

/** A number in Grades is the draft in Submissions, which has two decimals; one below zero cannot be read. */
function otherThanShown(file: SpreadsheetModel): string[] {
  const grades = tab(file, 'grades');
  const submissions = new Map(
    rowsOf(tab(file, 'submissions')).map((row) => [`${String(row['assignment'])} ${String(row['student'])}`, row]),
  );
  return rowsOf(tab(file, 'assignments')).flatMap(({ id, title, points }) => {
    const at = column(grades, String(id));
    if (at === 0) return [];
    const most = Math.max(30_000, Number(points) || 0);
    return studentRows(grades).flatMap((row) => {
      const cell = grades.raw(row, at);
      const draft = submissions.get(`${String(id)} ${String(grades.raw(row, 1))}`)?.['draft'] ?? '';
      const same =
        typeof cell === 'number'
          ? cell < 0 || cell > most || rounded(cell) === draft
          : draft === '' || typeof cell === 'boolean' || !isWord(cell);
      return same ? [] : [`${String(title)} row ${row}: in Grades ${String(cell)}, in Submissions ${said(draft)}`];
    });
  });
}

/** More decimals than two count as two, half up on the digits (S40). */
function rounded(cell: number): number {
  const [whole = '', fraction = ''] = String(cell).split('.');
  return (Number(whole + fraction.slice(0, 2).padEnd(2, '0')) + ((fraction[2] ?? '0') >= '5' ? 1 : 0)) / 100;
}

function isWord(text: string): boolean {
  return [
    '',
    'Ontbrekend',
    'Ingeleverd',
    '✓ Klaar',
    'Vrijgesteld',
    'Missing',
    'Turned in',
    '✓ Done',
    'Excused',
  ].includes(text);
}
