import { EMPTY_SUMMARY, parseAttachments, type Assignment } from '../gradebook/assignment';
import { assignmentCells, type AssignmentAt } from '../gradebook/assignmentRow';
import type { Change } from '../gradebook/batch';
import type { Moment } from '../gradebook/moment';
import { FIRST_ROW, SUMMARY_KEYS } from '../gradebook/tables';
import { columnAverage, studentOverall, FIRST_ASSIGNMENT_COLUMN, FIRST_STUDENT_ROW, formatAssignmentColumn, letters } from './layout';
import { settingText } from '../gradebook/settings';
import { plain, plainInText, toValues } from './values';
import { assignmentIn, columnOf, type Visit } from './visit';

/** The facts of a new student, as a change carries them. */
export interface NewStudent {
  readonly last: string;
  readonly first: string;
  readonly email: string;
}

/** The facts of a new assignment, as a change carries them. */
export interface NewAssignment {
  readonly title: string;
  readonly due: Moment;
  readonly points: number | null;
  readonly attachments: string;
  readonly importOn: boolean;
}

/**
 * Makes the changes of a batch that are not about submissions: students, assignments, their headers, settings. Each is
 * found by id first, so that doing it again (after a crash) does nothing twice. Gives the assignments as they are now.
 */
export function applyStructure(visit: Visit, changes: readonly Change[]): readonly AssignmentAt[] {
  addStudents(visit, changes);
  renameStudents(visit, changes);
  saveSettings(visit, changes);
  const edited = editAssignments(visit, changes);
  return [...edited, ...addAssignments(visit, changes)];
}

function created<T>(changes: readonly Change[], of: 'student' | 'assignment'): { id: string; facts: T }[] {
  return changes
    .filter(({ field, [of]: id }) => field === 'created' && id !== '')
    .map(({ [of]: id, after }) => ({ id, facts: after as unknown as T }));
}

/** New students get their id beside a row the teacher typed, or the next free rows in one write. */
function addStudents(visit: Visit, changes: readonly Change[]): void {
  const known = new Set(visit.grades.students.map(({ id }) => id));
  const fresh = created<NewStudent>(changes, 'student').filter(({ id }) => !known.has(id));
  const rest = fresh.filter(({ id, facts }) => {
    const typed = [...visit.grades.typed, ...visit.grades.copies].find(
      (row) => row.last === facts.last && row.first === facts.first && row.email === facts.email,
    );
    if (typed) {
      visit.tabs.grades.getRange(typed.row, 1).setValue(id);
      writeOverall(visit, typed.row, 1);
    }
    return !typed;
  });
  if (rest.length === 0) return;
  const row = nextStudentRow(visit);
  makeRoom(visit.tabs.grades, row + rest.length - 1);
  const cells = rest.map(({ id, facts }) => [id, ...[facts.last, facts.first, facts.email].map(plainInText)]);
  writeStudentRows(visit, row, cells);
  writeOverall(visit, row, rest.length);
}

/** The live figure at the end of each name: what part of all points was earned so far. */
function writeOverall(visit: Visit, row: number, count: number): void {
  const column = visit.grades.columns.get('overall');
  const points = visit.grades.rows.get('points');
  if (!column || !points) return;
  const sheet = visit.tabs.grades;
  const span = { first: column + 1, last: sheet.getMaxColumns() };
  const formulas = Array.from({ length: count }, (_, i) => [studentOverall(span, row + i, points)]);
  sheet.getRange(row, column, count, 1).setValues(formulas);
}

function nextStudentRow(visit: Visit): number {
  const { students, typed, copies, rows } = visit.grades;
  const taken = [...students, ...typed, ...copies].map(({ row }) => row);
  return Math.max(FIRST_STUDENT_ROW - 1, ...rows.values(), ...taken) + 1;
}

/** Id and names stand side by side unless the teacher put a column of their own between them. */
function writeStudentRows(visit: Visit, row: number, cells: readonly (readonly string[])[]): void {
  const sheet = visit.tabs.grades;
  const columns = [1, ...(['lastName', 'firstName', 'email'] as const).map((key) => visit.grades.columns.get(key) ?? 0)];
  if (columns.every((column, i) => column === i + 1)) {
    sheet.getRange(row, 1, cells.length, columns.length).setValues(cells.map((line) => [...line]));
    return;
  }
  columns.forEach((column, i) => {
    if (column > 0) sheet.getRange(row, column, cells.length, 1).setValues(cells.map((line) => [line[i] ?? '']));
  });
}

/** Rows are added before the last one, so that formulas and rules that reach down to it take them in. */
function makeRoom(sheet: GoogleAppsScript.Spreadsheet.Sheet, rows: number): void {
  const lacking = rows + 1 - sheet.getMaxRows();
  if (lacking > 0) sheet.insertRowsBefore(sheet.getMaxRows(), lacking);
}

function renameStudents(visit: Visit, changes: readonly Change[]): void {
  const keys = { last: 'lastName', first: 'firstName', email: 'email' } as const;
  for (const { student, assignment, field, after } of changes) {
    if (student === '' || assignment !== '' || !(field in keys)) continue;
    const row = visit.grades.students.find(({ id }) => id === student)?.row;
    const column = visit.grades.columns.get(keys[field as keyof typeof keys]);
    if (row && column) visit.tabs.grades.getRange(row, column).setValue(plainInText(String(after)));
  }
}

function saveSettings(visit: Visit, changes: readonly Change[]): void {
  const settings = changes.filter(({ student, assignment }) => student === '' && assignment === '');
  if (settings.length === 0) return;
  const sheet = visit.tabs.settings;
  const keys = sheet.getRange(1, 1, sheet.getLastRow(), 1).getValues().map(([key]) => String(key));
  for (const { field, after } of settings) {
    const index = keys.indexOf(field);
    const row = index < 0 ? keys.push(field) : index + 1;
    const cells = [[field, plain(settingText(after as string | boolean))]];
    sheet.getRange(row, 1, 1, 2).setValues(cells);
  }
}

function editAssignments(visit: Visit, changes: readonly Change[]): readonly AssignmentAt[] {
  return visit.assignments.map((assignment) => {
    const own = changes.filter((c) => c.student === '' && c.assignment === assignment.id && c.field !== 'created');
    if (own.length === 0) return assignment;
    const after = own.reduce<AssignmentAt>((done, change) => ({ ...done, ...editOf(change) }), assignment);
    visit.tabs.assignments
      .getRange(assignment.row, 1, 1, 7)
      .setValues(toValues([assignmentCells(after, visit.t.yes)], visit.clock));
    writeHead(visit, after);
    return { ...after, summary: { ...after.summary, check: '' } };
  });
}

function editOf({ field, after }: Change): Partial<Assignment> {
  return field === 'attachments' ? { attachments: parseAttachments(String(after)) } : { [field]: after };
}

/** The header of an assignment in Grades, as far as its rows are still there. */
function writeHead(visit: Visit, assignment: Assignment): void {
  const column = columnOf(visit, assignment.id);
  if (!column) return;
  const { rows } = visit.grades;
  const [title, due, points] = [rows.get('title'), rows.get('due'), rows.get('points')];
  const cells = headCells(visit, assignment);
  const sheet = visit.tabs.grades;
  if (title && due === title + 1 && points === title + 2) {
    sheet.getRange(title, column, 3, 1).setValues(cells.map((cell) => [cell]));
    return;
  }
  [title, due, points].forEach((row, i) => {
    if (row) sheet.getRange(row, column).setValue(cells[i]);
  });
}

function headCells(visit: Visit, { title, due, points }: Pick<Assignment, 'title' | 'due' | 'points'>): unknown[] {
  return [plain(title), due === '' ? '' : visit.clock.toDate(due), points ?? visit.t.noGrade];
}

function addAssignments(visit: Visit, changes: readonly Change[]): AssignmentAt[] {
  let column = nextColumn(visit);
  let row = Math.max(FIRST_ROW - 1, ...visit.assignmentTable.rows.map((found) => found.row)) + 1;
  return created<NewAssignment>(changes, 'assignment').flatMap(({ id, facts }) => {
    const assignment = { ...newAssignment(id, facts), row };
    if (columnOf(visit, id) === undefined) writeNewColumn(visit, column++, assignment);
    if (assignmentIn(visit, id)) return [];
    const cells = [...assignmentCells(assignment, visit.t.yes), ...SUMMARY_KEYS.map((key) => assignment.summary[key])];
    visit.tabs.assignments.getRange(row, 1, 1, cells.length).setValues(toValues([cells], visit.clock));
    row++;
    return [assignment];
  });
}

function newAssignment(id: string, facts: NewAssignment): Assignment {
  const { title, due, points, importOn } = facts;
  const attachments = parseAttachments(facts.attachments);
  return { id, title, due, points, category: '', attachments, importOn, summary: EMPTY_SUMMARY };
}

/** The column after the last assignment. */
function nextColumn(visit: Visit): number {
  const taken = [...visit.grades.heads.map(({ column }) => column), ...visit.grades.columns.values()];
  return Math.max(FIRST_ASSIGNMENT_COLUMN - 1, ...taken) + 1;
}

/** A new column takes the next free one; a column of the teacher's own that stands there moves to the right. */
function writeNewColumn(visit: Visit, column: number, assignment: Assignment): void {
  const sheet = visit.tabs.grades;
  const occupied = visit.raw.some((row) => (row[column - 1] ?? '') !== '');
  if (occupied || column >= sheet.getMaxColumns()) sheet.insertColumnsBefore(column, 1);
  const [first, last] = [nextHeaderEnd(visit), sheet.getMaxRows()];
  const average = columnAverage(letters(column), first, last);
  const { rows } = visit.grades;
  const cells: unknown[][] = Array.from({ length: first - 1 }, () => ['']);
  cells[0] = [assignment.id];
  const [title, due, points] = headCells(visit, assignment);
  const values = { title, due, points, average };
  rows.forEach((row, key) => {
    cells[row - 1] = [values[key]];
  });
  sheet.getRange(1, column, cells.length, 1).setValues(cells);
  formatAssignmentColumn(sheet, column, first);
}

/** The first row below the header rows. */
function nextHeaderEnd(visit: Visit): number {
  return Math.max(1, ...visit.grades.rows.values()) + 1;
}
