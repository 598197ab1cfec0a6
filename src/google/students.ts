import { valueText, type Change } from '../gradebook/batch';
import { contentOf } from '../gradebook/cell';
import { created, type NewStudent } from '../gradebook/created';
import { lookAgain, valueOf } from './column';
import { overallFormula } from './figures';
import { formatOf } from './formats';
import type { Known } from './known';
import { FIRST_STUDENT_ROW } from './layout';
import { placeIn } from './overall';
import { writeSparsely, type Place, type Writer } from './sparse';
import { plainInText } from './values';
import { assignmentIn, overdue, type Visit } from './visit';

/**
 * New students get their id beside the row the teacher typed, or the next free rows. The id comes last: a student without
 * one is not there yet, and is made again.
 */
export function addStudents(visit: Visit, changes: readonly Change[], known?: Known): void {
  const there = new Set(visit.grades.students.map(({ id }) => id));
  const fresh = created(changes, 'student').flatMap(({ id, facts }) =>
    there.has(id) ? [] : [{ id, facts: facts as NewStudent }],
  );
  if (fresh.length === 0) return;
  if (known) {
    putStudentsBack(visit, fresh, known);
    return;
  }
  const { typed, rest, row } = placesOf(visit, fresh);
  if (rest.length > 0) makeRoom(visit.tabs.grades, row + rest.length - 1);
  writeOveralls(visit, [...typed.map((place) => place.row), ...rest.map((_, i) => row + i)]);
  const now = lookAgain(visit);
  const places = placesOf(now, fresh);
  writeSparsely(now.tabs.grades, 1, places.typed, textWriter(now, 1));
  if (places.rest.length > 0) writeStudentRows(now, places.row, places.rest.map(studentCells));
}

interface Newcomer {
  readonly id: string;
  readonly facts: NewStudent;
}

/** Where new students stand: in the rows the teacher typed, the others from the first free row on. A row that is gone was deleted. */
function placesOf(visit: Visit, students: readonly Newcomer[]) {
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
  return { typed, rest, row: rest.length > 0 ? freeRows(visit, rest.length) : 0 };
}

function sameStudent(row: NewStudent, facts: NewStudent): boolean {
  return row.last === facts.last && row.first === facts.first && row.email === facts.email;
}

function studentCells({ id, facts }: Newcomer): string[] {
  return [id, ...[facts.last, facts.first, facts.email].map(plainInText)];
}

/**
 * Whole rows in one write: with their id they are there, and so is everything else. How the rows look is read before the
 * last look at what stands in them, because nothing may come between that look and the write.
 */
function putStudentsBack(visit: Visit, students: readonly Newcomer[], known: Known): void {
  const row = freeRows(visit, students.length);
  makeRoom(visit.tabs.grades, row + students.length - 1);
  const range = visit.tabs.grades.getRange(row, 1, students.length, visit.tabs.grades.getMaxColumns());
  const formats = range.getNumberFormats();
  const now = lookAgain(visit);
  if (freeRows(now, students.length) !== row) {
    putStudentsBack(now, students, known);
    return;
  }
  const { grades } = now;
  const place = placeIn(now);
  const values = students.map(({ id, facts }, i) => {
    const line: unknown[] = (formats[i] ?? []).map(() => '');
    const own = { lastName: facts.last, firstName: facts.first, email: facts.email };
    line[0] = id;
    for (const [key, text] of Object.entries(own)) {
      const column = grades.columns.get(key as keyof typeof own);
      if (column) line[column - 1] = plainInText(text);
    }
    const overall = grades.columns.get('overall');
    if (overall) line[overall - 1] = overallFormula(place, { id: '', row: row + i });
    for (const head of grades.heads) {
      const s = known(id, head.id);
      const assignment = assignmentIn(visit, head.id);
      line[head.column - 1] = valueOf(visit, contentOf(s, assignment !== undefined && overdue(visit, assignment)));
      const format = formats[i];
      if (format) format[head.column - 1] = formatOf(s);
    }
    return line;
  });
  range.setNumberFormats(formats).setValues(values);
}

/** The first row of as many empty ones below the students: a teacher's own rows stay where they are. */
function freeRows(visit: Visit, count: number): number {
  const { students, typed, copies, rows } = visit.grades;
  const taken = [...students, ...typed, ...copies].map(({ row }) => row);
  const { cells } = visit.grades;
  const places = Array.from({ length: cells.columns }, (_, i) => i + 1);
  const isEmpty = (row: number) => places.every((column) => cells.at(row, column) === '');
  const all = Array.from({ length: count }, (_, i) => i);
  let first = Math.max(FIRST_STUDENT_ROW - 1, ...rows.values(), ...taken) + 1;
  while (!all.every((i) => isEmpty(first + i))) first++;
  return first;
}

/** The live overall figure of each student. */
function writeOveralls(visit: Visit, rows: readonly number[]): void {
  const column = visit.grades.columns.get('overall');
  if (!column || rows.length === 0) return;
  const place = placeIn(visit);
  const free = rows.filter((row) => visit.rawAt(row, column) === '');
  const cells = free.map((row) => ({ row, value: overallFormula(place, { id: '', row }) }));
  writeSparsely(visit.tabs.grades, column, cells, formulaWriter(visit, column));
}

/** Id and names stand side by side unless the teacher put a column of their own between them. */
function writeStudentRows(visit: Visit, row: number, cells: readonly (readonly string[])[]): void {
  const sheet = visit.tabs.grades;
  const columns = [
    1,
    ...(['lastName', 'firstName', 'email'] as const).map((key) => visit.grades.columns.get(key) ?? 0),
  ];
  if (columns.every((column, i) => column === i + 1)) {
    sheet.getRange(row, 1, cells.length, columns.length).setValues(cells.map((line) => [...line]));
    return;
  }
  const write = (column: number, i: number) => {
    if (column > 0) sheet.getRange(row, column, cells.length, 1).setValues(cells.map((line) => [line[i] ?? '']));
  };
  columns.slice(1).forEach((column, i) => {
    write(column, i + 1);
  });
  write(1, 0);
}

/** How texts are written into a column of ids or names. */
function textWriter(visit: Visit, column: number): Writer<string> {
  return {
    most: 1,
    known: (row) => {
      const cell = visit.rawAt(row, column);
      return typeof cell === 'string' ? plainInText(cell) : undefined;
    },
    write: (range, texts) => range.setValues(texts),
    writeAll: (ranges, text) => ranges.setValue(text),
    read: (range) => range.getDisplayValues().map(([text = '']) => plainInText(text)),
  };
}

/** How formulas are written into a column; the cells in between keep theirs, or what else stands there. */
function formulaWriter(visit: Visit, column: number): Writer<string> {
  return {
    most: 1,
    known: () => undefined,
    write: (range, formulas) => range.setValues(formulas),
    writeAll: (ranges, formula) => ranges.setValue(formula),
    read: (range) => {
      const first = range.getRow();
      return range.getFormulas().map(([formula], i) => formula || (visit.rawAt(first + i, column) as string));
    },
  };
}

/** Rows are added before the last one, so that formulas and rules that reach down to it take them in. */
function makeRoom(sheet: GoogleAppsScript.Spreadsheet.Sheet, rows: number): void {
  const lacking = rows + 1 - sheet.getMaxRows();
  if (lacking > 0) sheet.insertRowsBefore(sheet.getMaxRows(), lacking);
}

/** Writes the names and addresses that changed, beside the ids of their students as they stand now. */
export function renameStudents(visit: Visit, changes: readonly Change[]): void {
  const keys = { last: 'lastName', first: 'firstName', email: 'email' } as const;
  for (const [wanted, key] of Object.entries(keys)) {
    const own = changes.filter((c) => c.student !== '' && c.assignment === '' && c.field === wanted);
    if (own.length === 0) continue;
    const now = lookAgain(visit);
    const rows = new Map(now.grades.students.map(({ id, row }) => [id, row]));
    const column = now.grades.columns.get(key);
    const cells = own.flatMap(({ student, after }) => {
      const row = rows.get(student);
      return row === undefined ? [] : [{ row, value: plainInText(valueText(after)) }];
    });
    if (column) writeSparsely(now.tabs.grades, column, cells, textWriter(now, column));
  }
}
