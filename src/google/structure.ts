import { EMPTY_SUMMARY, parseAttachments, type Assignment } from '../gradebook/assignment';
import { assignmentCells, type AssignmentAt } from '../gradebook/assignmentRow';
import { valueText, type Change } from '../gradebook/batch';
import { isOverdue, type Moment } from '../gradebook/moment';
import { contentOf, type Cell } from '../gradebook/cell';
import type { Submission } from '../gradebook/submission';
import { ASSIGNMENT_KEYS, FIRST_ROW, LIVE_KEY, SUMMARY_KEYS } from '../gradebook/tables';
import { averageFormula, overallFormula } from './figures';
import { begunIn, lookAgain, standingStill, valueOf } from './column';
import { DRAFT_FORMAT, formatOf } from './formats';
import { placeIn } from './overall';
import { lastColumn, type GradesRow } from '../gradebook/grades';
import { asText, textAt } from '../gradebook/table';
import { FIRST_STUDENT_ROW, formatAssignmentColumn } from './layout';
import { settingText } from '../gradebook/settings';
import { columnFormula, placeOf } from './live';
import { writeSparsely, type Place, type Writer } from './sparse';
import { plain, plainInText, toValues } from './values';
import { assignmentIn, columnOf, overdue, type Visit } from './visit';

/** The facts of a new student, as a change carries them. */
export interface NewStudent {
  readonly last: string;
  readonly first: string;
  readonly email: string;
  /** the row it was typed in, from 1 */
  readonly typedAt?: number;
}

/** The facts of a new assignment, as a change carries them. */
export interface NewAssignment {
  readonly title: string;
  readonly due: Moment;
  readonly points: number | null;
  /** none in a batch made before there were categories */
  readonly category?: string;
  readonly attachments: string;
  readonly importOn: boolean;
  /** the assignment whose column the teacher copied to make this one */
  readonly copyOf?: string;
  /** the column in which the teacher typed its title to make it, from 1 */
  readonly typedAt?: number;
}

/**
 * Makes the changes of a batch that are not about submissions: students, assignments, their headers, settings. Each is
 * found by id first, so that doing it again (after a crash) does nothing twice. Right before anything is written in Grades
 * it is looked at once more, because rows and columns may just have been moved. What was deleted from Grades comes back with
 * its cells filled by `known`. Gives the assignments as they are now.
 */
export function applyStructure(visit: Visit, changes: readonly Change[], known?: Known): readonly AssignmentAt[] {
  // By row, so right after the look that told the rows.
  renameStudents(visit, changes);
  addStudents(visit, changes, known);
  saveSettings(visit, changes);
  const edited = editAssignments(visit, changes);
  return [...edited, ...addAssignments(visit, changes, known)];
}

/** What is known of a student's work for an assignment. */
export type Known = (student: string, assignment: string) => Submission;

/** Whether a batch puts back what was deleted from Grades. */
export function putsBack(changes: readonly Change[]): boolean {
  return changes.some(({ field, reason }) => field === 'created' && reason === 'repair');
}

function created(changes: readonly Change[], of: 'student' | 'assignment'): { id: string; facts: unknown }[] {
  return changes
    .filter(({ field, after, [of]: id }) => field === 'created' && after !== null && id !== '')
    .map(({ [of]: id, after }) => ({ id, facts: after }));
}

/**
 * New students get their id beside the row the teacher typed, or the next free rows. The id comes last: a student without
 * one is not there yet, and is made again.
 */
function addStudents(visit: Visit, changes: readonly Change[], known?: Known): void {
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

function renameStudents(visit: Visit, changes: readonly Change[]): void {
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

function saveSettings(visit: Visit, changes: readonly Change[]): void {
  const settings = changes.filter(({ student, assignment }) => student === '' && assignment === '');
  if (settings.length === 0) return;
  const sheet = visit.tabs.settings;
  const keys = sheet
    .getRange(1, 1, sheet.getLastRow(), 1)
    .getValues()
    .map(([key]) => String(key).trim());
  const fresh = settings.filter(({ field }) => !keys.includes(field));
  const known = settings.filter(({ field }) => keys.includes(field));
  const lines = fresh.map(({ field, after }) => [field, settingCell(visit, after), meaningOf(visit, field)]);
  if (lines.length > 0) sheet.getRange(keys.length + 1, 1, lines.length, 3).setValues(lines);
  const cells = known.map(({ field, after }) => ({ row: keys.indexOf(field) + 1, value: settingCell(visit, after) }));
  writeSparsely(sheet, 2, cells, settingWriter);
}

function settingCell({ t }: Visit, value: Change['after']): string | number {
  return typeof value === 'number' ? value : plain(settingText(value as string | boolean, t));
}

function meaningOf({ t }: Visit, field: string): string {
  const meanings: Readonly<Record<string, string | undefined>> = t.settingMeaning;
  return meanings[field.replace(/\..*/, '')] ?? '';
}

/** How values are written into Settings; what stands in between is read first, formulas and all. */
const settingWriter: Writer<string | number> = {
  most: 2,
  known: () => undefined,
  write: (range, values) => range.setValues(values),
  writeAll: (ranges, value) => ranges.setValue(value),
  read: (range) => {
    const values = range.getValues().map(([value]) => value as string | number);
    return range
      .getFormulas()
      .map(([formula], i) => formula || (typeof values[i] === 'string' ? plain(values[i]) : (values[i] ?? '')));
  },
};

function editAssignments(visit: Visit, changes: readonly Change[]): readonly AssignmentAt[] {
  return visit.assignments.map((assignment) => {
    const own = changes.filter((c) => c.student === '' && c.assignment === assignment.id && c.field !== 'created');
    if (own.length === 0) return assignment;
    const after = own.reduce<AssignmentAt>((done, change) => ({ ...done, ...editOf(change) }), assignment);
    writeFacts(visit, after, own);
    writeHead(standingStill(visit), after, own);
    return { ...after, summary: { ...after.summary, check: '' } };
  });
}

/** The cells of an assignment that changed, wherever the teacher moved their columns. */
function writeFacts(visit: Visit, assignment: AssignmentAt, changes: readonly Change[]): void {
  const keys = new Set(changes.map(({ field }) => (field === 'importOn' ? 'import' : field)));
  const cells = assignmentCells(assignment, visit.t.yes);
  ASSIGNMENT_KEYS.forEach((key, i) => {
    const column = visit.assignmentTable.columns.get(key);
    if (!keys.has(key) || column === undefined) return;
    visit.tabs.assignments.getRange(assignment.row, column + 1).setValues(toValues([[cells[i] ?? '']], visit.clock));
  });
}

function editOf({ field, after }: Change): Partial<Assignment> {
  return field === 'attachments' ? { attachments: parseAttachments(valueText(after)) } : { [field]: after };
}

/** What changed of an assignment's header in Grades, as far as its rows are still there; a heading that was refused stays. */
function writeHead(visit: Visit, assignment: Assignment, changes: readonly Change[]): void {
  const column = columnOf(visit, assignment.id);
  if (!column) return;
  const { rows } = visit.grades;
  const fields = new Set(changes.map(({ field }) => field));
  const cells = [...headCells(visit, assignment), plainInText(assignment.category)];
  const places = (['title', 'due', 'points', 'category'] as const).flatMap((key, i) => {
    const row = rows.get(key);
    return row === undefined || !fields.has(key) ? [] : [{ row, cell: cells[i] }];
  });
  const first = places[0]?.row ?? 1;
  if (places.every(({ row }, i) => row === first + i)) {
    if (places.length > 0)
      visit.tabs.grades.getRange(first, column, places.length, 1).setValues(places.map(({ cell }) => [cell]));
    return;
  }
  for (const { row, cell } of places) visit.tabs.grades.getRange(row, column).setValue(cell);
}

function headCells(visit: Visit, { title, due, points }: Pick<Assignment, 'title' | 'due' | 'points'>): unknown[] {
  return [plain(title), due === '' ? '' : visit.clock.toDate(due), points ?? visit.t.noGrade];
}

function addAssignments(visit: Visit, changes: readonly Change[], known?: Known): AssignmentAt[] {
  let free = Math.max(FIRST_ROW - 1, ...visit.assignmentTable.rows.map((found) => found.row)) + 1;
  return created(changes, 'assignment').flatMap(({ id, facts: made }) => {
    const facts = made as NewAssignment;
    const own = columnOf(visit, id) === undefined ? undefined : rowWithoutId(visit, facts.title);
    const row = own ?? free;
    const assignment = { ...newAssignment(id, facts), row };
    const now = lookAgain(visit);
    const column = columnOf(now, id) ?? newColumn(now, assignment, facts, known);
    if (assignmentIn(visit, id)) return [];
    writeAssignmentRow(visit, assignment, column);
    if (own === undefined) free++;
    return [assignment];
  });
}

/** The row of an assignment whose id somebody deleted: it is known by its title. */
function rowWithoutId({ assignmentTable: table }: Visit, title: string): number | undefined {
  return table.rows.find((line) => textAt(table, line, 'id') === '' && textAt(table, line, 'title') === title)?.row;
}

/** Gives where its column is; undefined when the teacher took it away again. */
function newColumn(now: Visit, assignment: Assignment, facts: NewAssignment, known?: Known): number | undefined {
  const { id } = assignment;
  if (known) return writeNewColumn(now, assignment, known);
  if (facts.typedAt !== undefined) return claimTyped(now, id, facts);
  return copyAt(now, facts) === undefined ? writeNewColumn(now, assignment) : claimCopy(now, id, facts);
}

/** The column that a teacher copied to make an assignment. */
function copyAt({ grades }: Visit, { copyOf }: NewAssignment): number | undefined {
  return grades.headCopies.find(({ id }) => id === copyOf)?.column;
}

/** A copied column is that of a new assignment: nothing in it was returned yet. */
function claimCopy(visit: Visit, id: string, facts: NewAssignment): number | undefined {
  const column = copyAt(visit, facts);
  if (column !== undefined) formatAssignmentColumn(visit.tabs.grades, column, visit.grades.rows);
  const now = copyAt(lookAgain(visit), facts);
  if (now !== undefined) visit.tabs.grades.getRange(1, now).setValue(id);
  return now;
}

/** A column that a teacher began: what its heading leaves open is filled in, and what stands in it stays. One that is gone was deleted. */
function claimTyped(visit: Visit, id: string, facts: NewAssignment): number | undefined {
  const column = typedAt(visit, facts);
  if (column === undefined) return undefined;
  formatAssignmentColumn(visit.tabs.grades, column, visit.grades.rows);
  const [top, last] = [nextHeaderEnd(visit), visit.tabs.grades.getMaxRows()];
  const now = lookAgain(visit);
  const place = typedAt(now, facts);
  if (place === undefined) return undefined;
  const left: Partial<Record<GradesRow, unknown>> = {
    points: facts.points ?? now.t.noGrade,
    average: averageFormula({ first: top, last }, place),
  };
  const keys = new Map([...now.grades.rows].map(([key, row]) => [row, key]));
  const cells = Array.from({ length: nextHeaderEnd(now) - 1 }, (_, i) => {
    const raw = now.rawAt(i + 1, place);
    const key = keys.get(i + 1);
    if (raw === '') return [(key && left[key]) ?? ''];
    return [typeof raw === 'string' ? (key === 'category' ? plainInText : plain)(raw) : raw];
  });
  cells[0] = [id];
  now.tabs.grades.getRange(1, place, cells.length, 1).setValues(cells);
  return place;
}

/** The column in which a title was typed: found by it, or where it stood when the title was changed since. */
function typedAt(visit: Visit, facts: NewAssignment): number | undefined {
  const begun = begunIn(visit);
  const named = begun.find(({ title }) => asText(title).trim() === facts.title);
  return (named ?? begun.find(({ column }) => column === facts.typedAt))?.column;
}

function writeAssignmentRow(visit: Visit, assignment: AssignmentAt, column: number | undefined): void {
  const { tabs, assignmentTable: table } = visit;
  const facts = assignmentCells(assignment, visit.t.yes).map((cell, i) => [ASSIGNMENT_KEYS[i], cell] as const);
  const cells: Cell[] = [];
  for (const [key = '', cell] of [...facts, ...SUMMARY_KEYS.map((key) => [key, assignment.summary[key]] as const)]) {
    const place = table.columns.get(key);
    if (place !== undefined) cells[place] = cell;
  }
  const live = column === undefined ? undefined : table.columns.get(LIVE_KEY);
  if (live !== undefined) cells[live] = '';
  const [line = []] = toValues([Array.from(cells, (cell: Cell | undefined) => cell ?? '')], visit.clock);
  if (live !== undefined) line[live] = columnFormula(placeOf(tabs, table), visit.grades, column ?? 0);
  tabs.assignments.getRange(assignment.row, 1, 1, line.length).setValues([line]);
}

function newAssignment(id: string, facts: NewAssignment): Assignment {
  const { title, due, points, category = '', importOn } = facts;
  const attachments = parseAttachments(facts.attachments);
  return { id, title, due, points, category, attachments, importOn, summary: EMPTY_SUMMARY };
}

/**
 * A new column takes the next free one; a column of the teacher's own that stands there moves to the right. With its id it
 * is there: everything else comes before.
 */
function writeNewColumn(visit: Visit, assignment: Assignment, known?: Known): number {
  const sheet = visit.tabs.grades;
  const wanted = lastColumn(visit.grades) + 1;
  const isFree = ({ grades: { cells } }: Visit, column: number) =>
    Array.from({ length: cells.rows }, (_, i) => i + 1).every((row) => cells.at(row, column) === '');
  if (!isFree(visit, wanted) || wanted >= sheet.getMaxColumns()) sheet.insertColumnsBefore(wanted, 1);
  formatAssignmentColumn(sheet, wanted, visit.grades.rows);
  if (known) formatKnown(visit, wanted, assignment, known);
  const last = sheet.getMaxRows();
  const now = lookAgain(visit);
  const column = lastColumn(now.grades) + 1;
  // Somebody is moving columns right now.
  if (!isFree(now, column)) return writeNewColumn(now, assignment, known);
  const [title, due, points] = headCells(now, assignment);
  const average = averageFormula({ first: nextHeaderEnd(now), last }, column);
  const values = { title, due, points, category: plainInText(assignment.category), average };
  const cells: unknown[][] = Array.from({ length: nextHeaderEnd(now) - 1 }, () => ['']);
  cells[0] = [assignment.id];
  now.grades.rows.forEach((row, key) => {
    cells[row - 1] = [values[key]];
  });
  if (known) fillColumn(now, cells, assignment, known);
  sheet.getRange(1, column, cells.length, 1).setValues(cells);
  return column;
}

/** How the students' cells of a column that comes back look. */
function formatKnown(visit: Visit, column: number, { id }: Assignment, known: Known): void {
  const rows = new Map(visit.grades.students.map((student) => [student.row, student.id]));
  const [first, last] = [Math.min(...rows.keys()), Math.max(...rows.keys())];
  if (rows.size === 0) return;
  const formats = Array.from({ length: last - first + 1 }, (_, i) => {
    const student = rows.get(first + i);
    return [student === undefined ? DRAFT_FORMAT : formatOf(known(student, id))];
  });
  visit.tabs.grades.getRange(first, column, formats.length, 1).setNumberFormats(formats);
}

/** What they hold, below the header that is in `cells` already. */
function fillColumn(visit: Visit, cells: unknown[][], { id, due }: Assignment, known: Known): void {
  const late = isOverdue(due, visit.clock.now);
  for (const student of visit.grades.students) {
    while (cells.length < student.row) cells.push(['']);
    cells[student.row - 1] = [valueOf(visit, contentOf(known(student.id, id), late))];
  }
}

/** The first row below the header rows. */
function nextHeaderEnd(visit: Visit): number {
  return Math.max(1, ...visit.grades.rows.values()) + 1;
}
