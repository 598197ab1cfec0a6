import { valueText, type Change } from '../gradebook/batch';
import { created, type NewStudent } from '../gradebook/created';
import { cellOf, firstBody } from '../gradebook/grades';
import { placesTo } from '../gradebook/places';
import { lookAgain, lookAtNames, sameStanding, withGiven } from './again';
import { valueBack } from './turns';
import { overallFormula, type Place as Geometry } from './figures';
import { DRAFT_FORMAT, formatOf, tells, tellsState } from './formats';
import type { Known } from './known';
import { FIRST_STUDENT_ROW, letters } from './layout';
import { placeIn } from './figureCells';
import { runsOf, VALUES, writeSparsely, type Place, type Writer } from './sparse';
import { plainInText } from './values';
import { assignmentIn, overdue, type Visit } from './visit';

/** Makes students who are not there yet; those who were deleted come back with what is `known` of their work. */
export function addStudents(visit: Visit, changes: readonly Change[], known?: Known): void {
  const there = new Set(visit.grades.students.map(({ id }) => id));
  const fresh = created(changes, 'student').flatMap(({ id, facts }) =>
    there.has(id) ? [] : [{ id, facts: facts as NewStudent }],
  );
  if (fresh.length === 0) return;
  if (known) putStudentsBack(visit, fresh, known);
  else makeStudents(visit, fresh);
}

/**
 * New students get their id beside the row the teacher typed, or the next free rows. The id comes last: a student without
 * one is not there yet, and is made again. Right before it the ids and names are looked at once more.
 */
function makeStudents(visit: Visit, fresh: readonly Newcomer[]): void {
  const seen = withGiven(lookAtNames(visit));
  const below = belowIn(seen, true);
  const { typed, rest, row } = placesOf(seen, fresh, below);
  if (rest.length > 0) makeRoom(seen.tabs.grades, row, rest.length);
  const wrong = returnedLooks(seen, typed);
  const figures = placeIn(seen);
  const now = lookAtNames(seen);
  // What has no id is below the students still, while those stand still.
  const places = placesOf(now, fresh, now.live === null ? belowIn(now, true) : below);
  const copied = places.typed.flatMap((place) =>
    (wrong.get(place.value) || []).map((column) => `${letters(column)}${place.row}`),
  );
  writeOveralls(now, figures, [
    ...places.typed.map((place) => place.row),
    ...places.rest.map((_, i) => places.row + i),
  ]);
  if (copied.length > 0) now.tabs.grades.getRangeList(copied).setNumberFormat(DRAFT_FORMAT);
  writeSparsely(now.tabs.grades, 1, places.typed, textWriter(now, 1));
  if (places.rest.length > 0) writeStudentRows(now, places.row, places.rest.map(studentCells));
}

/**
 * The columns in which a row that a teacher copied looks as if work had been returned, by the id of its new student, who got
 * nothing back. One read, and only where rows were copied; a copy that was sorted above the original has lost its id by now.
 */
function returnedLooks(
  { grades, tabs }: Visit,
  typed: readonly Place<string>[],
): ReadonlyMap<string, readonly number[]> {
  const copies = new Set(grades.copies.map(({ row }) => row));
  const columns = grades.heads.map(({ column }) => column);
  const isCopied = (row: number) => copies.has(row) || columns.some((column) => cellOf(grades, row, column) !== '');
  const rows = typed.filter(({ row }) => isCopied(row));
  if (rows.length === 0 || columns.length === 0) return new Map();
  const [top, left] = [Math.min(...rows.map(({ row }) => row)), Math.min(...columns)];
  const [bottom, right] = [Math.max(...rows.map(({ row }) => row)), Math.max(...columns)];
  const formats = tabs.grades.getRange(top, left, bottom - top + 1, right - left + 1).getNumberFormats();
  const isReturned = (format = '') => tellsState(format) && !tells(format, null);
  return new Map(
    rows.map(({ row, value }) => [value, columns.filter((column) => isReturned(formats[row - top]?.[column - left]))]),
  );
}

interface Newcomer {
  readonly id: string;
  readonly facts: NewStudent;
}

/** Where new students stand: in the rows the teacher typed, the others from the first free row on. A row that is gone was deleted. */
function placesOf(visit: Visit, students: readonly Newcomer[], below: Below) {
  const free = [...visit.grades.typed, ...visit.grades.copies];
  const typed: Place<string>[] = [];
  const rest: Newcomer[] = [];
  for (const { id, facts } of students) {
    const named = free.findIndex((row) => sameStudent(row, facts));
    const index = named < 0 ? free.findIndex(({ row }) => row === facts.typedAt) : named;
    const [row] = index < 0 ? [] : free.splice(index, 1);
    if (row) typed.push({ row: row.row, value: id });
    else if (facts.typedAt === undefined) rest.push({ id, facts });
  }
  return { typed, rest, row: rest.length > 0 ? freeRows(visit, rest.length, below) : 0 };
}

function sameStudent(row: NewStudent, facts: NewStudent): boolean {
  return row.last === facts.last && row.first === facts.first && row.email === facts.email;
}

function studentCells({ id, facts }: Newcomer): string[] {
  return [id, ...[facts.last, facts.first, facts.email].map(plainInText)];
}

/**
 * Whole rows in one write: with their id they are there, and so is everything else. All that must be asked for is asked
 * before the last look at what stands in them, because nothing may come between that look and the write.
 */
function putStudentsBack(visit: Visit, students: readonly Newcomer[], known: Known): void {
  const row = freeRows(visit, students.length, belowIn(visit));
  makeRoom(visit.tabs.grades, row, students.length);
  const place = placeIn(visit);
  const range = visit.tabs.grades.getRange(row, 1, students.length, place.columns);
  const formats = range.getNumberFormats();
  const now = lookAgain(visit);
  if (!sameStanding(now, visit) || freeRows(now, students.length, belowIn(now)) !== row) {
    putStudentsBack(now, students, known);
    return;
  }
  const values = students.map((student, i) => rowOf(now, place, { ...student, row: row + i }, known));
  const looks = students.map(({ id }, i) => withFormats(now, formats[i] || [], id, known));
  range.setNumberFormats(looks).setValues(values);
}

/** What stands in the row of a student who comes back. */
function rowOf(now: Visit, place: Geometry, { id, facts, row }: Newcomer & { row: number }, known: Known): unknown[] {
  const { grades } = now;
  const line: unknown[] = Array.from({ length: place.columns }, () => '');
  const put = (column: number | undefined, value: unknown) => {
    if (column !== undefined) line[column - 1] = value;
  };
  put(1, id);
  put(grades.columns.get('lastName'), plainInText(facts.last));
  put(grades.columns.get('firstName'), plainInText(facts.first));
  put(grades.columns.get('email'), plainInText(facts.email));
  put(grades.columns.get('overall'), overallFormula(place, { id: '', row }));
  for (const head of grades.heads) {
    const assignment = assignmentIn(now, head.id);
    const late = assignment !== undefined && overdue(now, assignment);
    put(head.column, valueBack(now, head.id, late)(known(id, head.id)));
  }
  return line;
}

/** How its cells look: as they do, but for those of assignments. */
function withFormats({ grades }: Visit, formats: readonly string[], id: string, known: Known): string[] {
  const ids = new Map(grades.heads.map((head) => [head.column, head.id]));
  return formats.map((format, i) => {
    const assignment = ids.get(i + 1);
    return assignment === undefined ? format : formatOf(known(id, assignment));
  });
}

/** The first row of as many empty ones below the students: a teacher's own rows stay where they are. */
function freeRows(visit: Visit, count: number, { isEmpty }: Below): number {
  const all = Array.from({ length: count }, (_, i) => i);
  let first = belowAll(visit);
  while (!all.every((i) => isEmpty(first + i))) first++;
  return first;
}

/** The first row below the headers and everybody who is in the list. */
function belowAll({ grades }: Visit): number {
  const { students, typed, copies } = grades;
  const taken = [...students, ...typed, ...copies].map(({ row }) => row);
  return Math.max(FIRST_STUDENT_ROW, firstBody(grades), ...taken.map((row) => row + 1));
}

/** The rows below the students, where a teacher's own may stand. */
interface Below {
  readonly isEmpty: (row: number) => boolean;
}

/**
 * As they are: one read, and only where anything stands there and it is not at hand. For `names` alone a check box that is not
 * ticked or a nought in a column of the teacher's own counts for nothing: formulas are filled down to the last row.
 */
function belowIn(visit: Visit, names = false): Below {
  const { live, grades, tabs } = visit;
  const { cells } = grades;
  const isNone = (cell: unknown, column: number) => cell === '' || (names && !cell && cells.at(1, column) === '');
  if (!live) {
    const places = placesTo(cells.columns);
    return { isEmpty: (row) => places.every((column) => isNone(cells.at(row, column), column)) };
  }
  const first = belowAll(visit);
  const count = tabs.grades.getLastRow() - first + 1;
  const lines = count > 0 ? tabs.grades.getRange(first, 1, count, tabs.grades.getLastColumn()).getValues() : [];
  return { isEmpty: (row) => (lines[row - first] || []).every((cell, i) => isNone(cell, i + 1)) };
}

/** The live overall figure of each student, where nothing else stands: one write for each run of rows. */
function writeOveralls(visit: Visit, { columns, settings, rules }: Geometry, rows: readonly number[]): void {
  const { grades, tabs, rawAt } = visit;
  const column = grades.columns.get('overall');
  if (!column) return;
  const free = rows.filter((row) => rawAt(row, column) === '').map((row) => ({ row }));
  for (const run of runsOf(free)) {
    const formulas = run.map(({ row }) => [overallFormula({ grades, rules, columns, settings }, { id: '', row })]);
    tabs.grades.getRange(run[0]?.row ?? 1, column, run.length, 1).setValues(formulas);
  }
}

/** Id and names stand side by side unless the teacher put a column of their own between them. */
function writeStudentRows(visit: Visit, row: number, cells: readonly (readonly string[])[]): void {
  const sheet = visit.tabs.grades;
  const columns = [
    1,
    ...(['lastName', 'firstName', 'email'] as const).map((key) => visit.grades.columns.get(key) || 0),
  ];
  if (columns.every((column, i) => column === i + 1)) {
    sheet.getRange(row, 1, cells.length, columns.length).setValues(cells.map((line) => [...line]));
    return;
  }
  const write = (column: number, i: number) => {
    if (column > 0) sheet.getRange(row, column, cells.length, 1).setValues(cells.map((line) => [line[i] || '']));
  };
  columns.slice(1).forEach((column, i) => {
    write(column, i + 1);
  });
  write(1, 0);
}

/** How texts are written into a column of ids or names; a name in between may be a teacher's formula, so a few runs leave it alone. */
function textWriter(visit: Visit, column: number): Writer<string> {
  return {
    most: 8,
    known: (row) => {
      const cell = visit.rawAt(row, column);
      return typeof cell === 'string' ? plainInText(cell) : undefined;
    },
    ...VALUES,
    read: (range) => range.getDisplayValues().map(([text = '']) => plainInText(text)),
  };
}

/**
 * Room for so many rows from one on. They are added before the last one, so that formulas and rules that reach down to it
 * take them in; after it when somebody stands there already.
 */
function makeRoom(sheet: GoogleAppsScript.Spreadsheet.Sheet, row: number, count: number): void {
  const last = sheet.getMaxRows();
  const lacking = row + count - last;
  if (lacking <= 0) return;
  if (row > last) sheet.insertRowsAfter(last, lacking);
  else sheet.insertRowsBefore(last, lacking);
}

/** The facts of a student, and the columns of Grades in which they stand. */
const NAME_COLUMNS = [
  ['last', 'lastName'],
  ['first', 'firstName'],
  ['email', 'email'],
] as const;

/**
 * Writes the names and addresses that changed, beside the ids of their students as they stand now. What was changed in the
 * sheet stands there, or what somebody typed over it since; over what was typed meanwhile nothing is written either.
 */
export function renameStudents(visit: Visit, changes: readonly Change[]): void {
  for (const [fact, key] of NAME_COLUMNS) {
    const own = changes.filter(
      (c) => c.student !== '' && c.assignment === '' && c.field === fact && c.reason !== 'sheet',
    );
    if (own.length === 0) continue;
    const now = lookAtNames(visit);
    const column = now.grades.columns.get(key);
    const cells = own.flatMap(({ student, before, after }) => {
      const known = now.grades.students.find((one) => one.id === student && one[fact] === before);
      return known ? [{ row: known.row, value: plainInText(valueText(after)) }] : [];
    });
    if (column) writeSparsely(now.tabs.grades, column, cells, textWriter(now, column));
  }
}
