/** The hands of somebody in the sheet: what they do there, and what it means. Each gives its sentence. */
import {
  assignmentOf,
  deleteAssignment,
  deleteStudent,
  keyOf,
  typeInCell,
  withAssignment,
  withStudent,
  type Assignment,
  type Model,
  type Student,
} from './model';
import {
  a1,
  columnOf,
  firstRow,
  freeColumn,
  freeRow,
  headRow,
  isEmptyColumn,
  isFirmlyNext,
  rowOf,
  titleOf,
  type Room,
} from './room';
import type { Step } from './steps';
import { copied } from '../host/spreadsheet/formula';
import { categoryAt, dayAt, inCell, meaningOf, pick, pointsAt } from './typing';
import { column } from '../stories/picture';

/** What was done, in a sentence, and what the gradebook means now; null: there is nothing to do it to. */
export type Done = { readonly said: string; readonly model: Model } | null;
type Of<D extends Step['do']> = Extract<Step, { readonly do: D }>;

/** Those that are there, students in the order of every list. */
function there<T extends { readonly there: boolean; readonly sortedBy?: string }>(all: readonly T[]): T[] {
  return all.filter((one) => one.there).sort((a, b) => (a.sortedBy ?? '').localeCompare(b.sortedBy ?? ''));
}

function chosen(
  model: Model,
  at: { readonly student: number; readonly assignment: number },
): { student: Student; assignment: Assignment } | null {
  const [students, assignments] = [there(model.students), there(model.assignments)];
  if (students.length === 0 || assignments.length === 0) return null;
  return { student: pick(students, at.student), assignment: pick(assignments, at.assignment) };
}

export function typeGrade(room: Room, model: Model, step: Of<'type'>): Done {
  const at = chosen(model, step);
  if (!at) return null;
  const { text, meaning } = inCell(step.text, model);
  // In a column that was only begun, what cannot be read makes it one of the teacher's own.
  if (!at.assignment.met && meaning.kind === 'odd') return null;
  const [row, to] = [rowOf(room, at.student.name), columnOf(room, titleOf(at.assignment))];
  if (text === '') room.grades.clear(a1(row, to));
  else room.grades.type(a1(row, to), text);
  const said = `Somebody ${text === '' ? 'clears the cell' : `types “${text}” in the cell`} of ${at.student.name} for ${titleOf(at.assignment)}.`;
  return { said, model: typeInCell(model, keyOf(at.assignment, at.student), meaning) };
}

/** A block of cells, as far as the columns under it are those of assignments. */
export function paste(room: Room, model: Model, step: Of<'paste'>): Done {
  const [students, assignments] = [there(model.students), there(model.assignments).filter(({ met }) => met)];
  if (students.length === 0 || assignments.length === 0) return null;
  const [row, first] = [
    rowOf(room, pick(students, step.row).name),
    columnOf(room, titleOf(pick(assignments, step.column))),
  ];
  const columns = new Map(assignments.map((a) => [columnOf(room, titleOf(a)), a]));
  const wide = Array.from({ length: Math.max(...step.texts.map((line) => line.length)) }, (_, i) => first + i);
  const beside = wide.findIndex((at) => !columns.has(at));
  const width = beside < 0 ? wide.length : beside;
  const block = step.texts.map((line) =>
    Array.from({ length: width }, (_, i) => inCell(line[i % line.length] ?? 0, model)),
  );
  room.grades.paste(
    a1(row, first),
    block.map((line) => line.map(({ text }) => text)),
  );
  const rows = new Map(students.map((s) => [rowOf(room, s.name), s]));
  const after = block.reduce(
    (done, line, i) =>
      line.reduce((now, { text, meaning }, j) => {
        const [student, assignment] = [rows.get(row + i), columns.get(first + j)];
        if (!assignment) return now;
        if (student) return typeInCell(now, keyOf(assignment, student), meaning);
        return text === '' ? now : withAssignment(now, assignment.key, { scribbled: true });
      }, done),
    model,
  );
  const cells = block.map((line) => line.map(({ text }) => text || '(empty)').join(' | ')).join(' // ');
  return { said: `Somebody pastes ${cells} from ${a1(row, first)} on.`, model: after };
}

export function sort(room: Room, model: Model, { by, up }: Of<'sort'>): Done {
  const { grades } = room;
  const titles = there(model.assignments).map((a) => columnOf(room, titleOf(a)));
  const to = pick([column(grades, 'lastName'), column(grades, 'firstName'), ...titles], by);
  const [first, last] = [firstRow(room), grades.lastRow()];
  if (last <= first) return null;
  grades.sort(`A${first}:${a1(last, grades.maxColumns)}`, to, up);
  return {
    said: `Somebody sorts the students by column ${a1(1, to).slice(0, -1)}, ${up ? 'upwards' : 'downwards'}.`,
    model,
  };
}

/** Whether a column was begun beside the others, and must stay there until the next visit. */
function isBegun({ assignments }: Model): boolean {
  return assignments.some((one) => one.there && !one.met);
}

/** A row or column of the teacher's own, empty or with a number in it that counts nowhere. */
export function insert(room: Room, model: Model, { what, at, filled }: Of<'insert'>): Done {
  const { grades } = room;
  if (what === 'row') {
    const row = 2 + (at % Math.max(1, grades.lastRow()));
    grades.insertRowsBefore(row);
    const [last] = there(model.assignments).map((a) => columnOf(room, titleOf(a)));
    const inside = filled && last !== undefined && row >= firstRow(room);
    if (inside) grades.type(a1(row, last), '3');
    const [first] = there(model.assignments);
    const after = inside && first ? withAssignment(model, first.key, { scribbled: true }) : model;
    return { said: `Somebody inserts a row at ${row}${inside ? ', with a 3 in it' : ''}.`, model: after };
  }
  if (isBegun(model)) return null;
  const to = 2 + (at % grades.lastColumn());
  grades.insertColumnsBefore(to);
  const [student] = there(model.students);
  const inside = filled && student !== undefined;
  if (inside) grades.type(a1(rowOf(room, student.name), to), '3');
  return {
    said: `Somebody inserts a column at ${a1(1, to).slice(0, -1)}${inside ? ', with a 3 in it' : ''}.`,
    model: inside ? scribbledOn(model, student.name) : model,
  };
}

export function move(room: Room, model: Model, { what, which, to }: Of<'move'>): Done {
  const { grades } = room;
  const [students, assignments] = [there(model.students), there(model.assignments)];
  if (students.length < 2 || assignments.length < 2) return null;
  if (what === 'row') {
    const [one, other] = [pick(students, which).name, pick(students, to).name];
    if (one === other) return null;
    grades.moveRows(rowOf(room, one), 1, rowOf(room, other));
    return { said: `Somebody drags the row of ${one} to above ${other}.`, model };
  }
  const [one, other] = [titleOf(pick(assignments, which)), titleOf(pick(assignments, to))];
  if (one === other || isBegun(model)) return null;
  grades.moveColumns(columnOf(room, one), 1, columnOf(room, other));
  return { said: `Somebody drags the column of ${one} to before ${other}.`, model };
}

export function remove(room: Room, model: Model, { what, which }: Of<'delete'>): Done {
  const { grades } = room;
  const [students, assignments] = [there(model.students), there(model.assignments)];
  if (what === 'row') {
    const student = students.length > 1 ? pick(students, which) : undefined;
    // A name typed and never met is nobody's, and of a row that was copied the copy would be the student.
    if (!student?.met || model.students.some((one) => !one.met && one.copyOf === student.name)) return null;
    grades.deleteRows(rowOf(room, student.name));
    return { said: `Somebody deletes the row of ${student.name}.`, model: deleteStudent(model, student.name) };
  }
  const assignment = assignments.length > 1 ? pick(assignments, which) : undefined;
  if (!assignment?.met || isBegun(model)) return null;
  grades.deleteColumns(columnOf(room, titleOf(assignment)));
  return {
    said: `Somebody deletes the column of ${titleOf(assignment)}.`,
    model: deleteAssignment(model, assignment.key),
  };
}

export function rename(room: Room, model: Model, step: Of<'rename'>): Done {
  const assignments = there(model.assignments);
  if (assignments.length === 0 || isBegun(model)) return null;
  const assignment = pick(assignments, step.assignment);
  const title = nextTitle(model);
  room.grades.type(a1(headRow(room, 'title'), columnOf(room, titleOf(assignment))), title);
  return {
    said: `Somebody renames the heading ${titleOf(assignment)} to ${title}.`,
    model: typedHead(model, assignment, { title }),
  };
}

export function headPoints(room: Room, model: Model, step: Of<'headPoints'>): Done {
  const assignments = there(model.assignments);
  if (assignments.length === 0) return null;
  const [assignment, points] = [pick(assignments, step.assignment), pointsAt(step.points)];
  room.grades.type(a1(headRow(room, 'points'), columnOf(room, titleOf(assignment))), String(points));
  return {
    said: `Somebody types ${points} points in the heading of ${titleOf(assignment)}.`,
    model: typedHead(model, assignment, { points }),
  };
}

export function headDue(room: Room, model: Model, step: Of<'headDue'>): Done {
  const assignments = there(model.assignments);
  if (assignments.length === 0) return null;
  const assignment = pick(assignments, step.assignment);
  const { text, due } = dayAt(step.day, model);
  const cell = a1(headRow(room, 'due'), columnOf(room, titleOf(assignment)));
  if (text === '') room.grades.clear(cell);
  else room.grades.type(cell, text);
  return {
    said: `Somebody ${text === '' ? 'clears the due date' : `types ${text} as the due date`} of ${titleOf(assignment)}.`,
    model: typedHead(model, assignment, { due }),
  };
}

/** Above every assignment, where the row of categories is in view. */
export function headCategories(room: Room, model: Model, { first, step }: Of<'headCategories'>): Done {
  const [row, assignments] = [headRow(room, 'category'), there(model.assignments)];
  if (row === 0 || room.grades.rows.hidden(row) || assignments.length === 0) return null;
  const typed = assignments.map((assignment, i) => ({ assignment, category: categoryAt(first + i * step) }));
  for (const { assignment, category } of typed) {
    const cell = a1(row, columnOf(room, titleOf(assignment)));
    if (category === '') room.grades.clear(cell);
    else room.grades.type(cell, category);
  }
  const words = typed.map(({ assignment, category }) => `“${category}” for ${titleOf(assignment)}`);
  return {
    said: `Somebody types categories: ${words.join(', ')}.`,
    model: typed.reduce((now, { assignment, category }) => typedHead(now, assignment, { category }), model),
  };
}

function typedHead(model: Model, { key }: Assignment, typed: Assignment['typed']): Model {
  const assignment = assignmentOf(model, key);
  return assignment.met
    ? withAssignment(model, key, { typed: { ...assignment.typed, ...typed } })
    : withAssignment(model, key, typed);
}

/** A title that no assignment ever had. */
export function nextTitle({ assignments, now }: Model): string {
  return `Taak ${assignments.length}-${Math.floor(now / 3_600_000) % 100_000}`;
}

/** One that nobody has met yet. */
export function newAssignment({ now }: Model, title: string, points: number | null): Assignment {
  return { key: `a${now}`, title, due: 0, points, category: '', quiz: false, met: false, there: true, typed: {} };
}

/** A first name or an address typed over in the row of somebody; of a row that was just copied, which is which is decided by those. */
export function correct(room: Room, model: Model, { student: which, what, text }: Of<'correct'>): Done {
  const students = there(model.students).filter(
    ({ name, met, copyOf }) => (met || !copyOf) && !model.students.some((one) => !one.met && one.copyOf === name),
  );
  if (students.length === 0) return null;
  const { name, met, typed } = pick(students, which);
  const value =
    what === 'first'
      ? pick(FIRSTS, text)
      : pick(['', `nieuw.${name.replace(/\W/g, '').toLowerCase()}@school.example`], text);
  const cell = a1(rowOf(room, name), column(room.grades, what === 'first' ? 'firstName' : 'email'));
  if (value === '') room.grades.clear(cell);
  else room.grades.type(cell, value);
  const said = `Somebody types “${value}” as the ${what === 'first' ? 'first name' : 'address'} of ${name}.`;
  return { said, model: withStudent(model, name, met ? { typed: { ...typed, [what]: value } } : { [what]: value }) };
}

const FIRSTS = ['Noor', '', 'Jan-Willem', 'Özlem'];

const NAMES = ['Koster', 'Maas', 'Zijlstra', 'Dijk', 'Vos', 'Prins', 'Wit', 'Berg', 'Kuiper', 'Leeuwen', 'Mulder'];
/** More students make a story slow. */
const MOST_STUDENTS = 9;

/** A name that nobody in the class ever had. */
function nextName({ students, names }: Model): string | undefined {
  return students.length < MOST_STUDENTS ? NAMES.find((one) => !names.includes(one)) : undefined;
}

function withNewStudent(model: Model, name: string, email: string, first: string): [Model, Student] {
  const student: Student = { name, first, sortedBy: name, email, met: false, there: true, typed: {} };
  return [{ ...model, students: [...model.students, student], names: [...model.names, name] }, student];
}

export function newStudent(room: Room, model: Model, { email, text }: Of<'newStudent'>): Done {
  const name = nextName(model);
  const assignment = there(model.assignments)[0];
  if (name === undefined || !assignment) return null;
  const row = freeRow(room, model);
  const { grades } = room;
  const address = email ? `${name.toLowerCase()}@school.example` : '';
  const cells = { lastName: name, firstName: 'Nieuw', email: address };
  if (row > grades.maxRows) grades.grow(row, grades.maxColumns);
  for (const [key, value] of Object.entries(cells)) if (value !== '') grades.type(a1(row, column(grades, key)), value);
  const [after, student] = withNewStudent(model, name, address, 'Nieuw');
  const typed = inCell(text, model);
  if (typed.text !== '') grades.type(a1(row, columnOf(room, titleOf(assignment))), typed.text);
  const said = `Somebody types a new student, ${name}, in the next free row, with “${typed.text}” for ${titleOf(assignment)}.`;
  return { said, model: typeInCell(after, keyOf(assignment, student), typed.meaning) };
}

/** A title, its points, and a grade below it, in the next free column. */
export function newColumn(room: Room, model: Model, { points, text }: Of<'newColumn'>): Done {
  if (model.assignments.length > 5) return null;
  const { grades } = room;
  const at = freeColumn(room, model);
  if (at > grades.maxColumns || !isEmptyColumn(room, at) || !isFirmlyNext(room, model, at)) return null;
  const [title, out] = [nextTitle(model), pointsAt(points)];
  grades.type(a1(headRow(room, 'title'), at), title);
  grades.type(a1(headRow(room, 'points'), at), String(out));
  const assignment = newAssignment(model, title, out);
  const after = { ...model, assignments: [...model.assignments, assignment] };
  const said = `Somebody types a new title, ${title}, out of ${out}, in the next free column`;
  const student = there(model.students)[0];
  // What cannot be read would make it a column of the teacher's own.
  const typed = inCell(text, model);
  if (!student || typed.meaning.kind === 'odd' || typed.text === '') return { said: `${said}.`, model: after };
  grades.type(a1(rowOf(room, student.name), at), typed.text);
  return {
    said: `${said}, with “${typed.text}” for ${student.name}.`,
    model: typeInCell(after, keyOf(assignment, student), typed.meaning),
  };
}

function scribbledOn(model: Model, name: string): Model {
  return withStudent(model, name, { scribbled: true });
}

// ---- copies

/** A column with its hidden id, copied to the next free place, under another title. */
export function copyColumn(room: Room, model: Model, step: Of<'copyColumn'>): Done {
  const { grades } = room;
  const assignments = there(model.assignments).filter(({ met }) => met);
  const at = freeColumn(room, model);
  if (assignments.length === 0 || model.assignments.length > 5 || isBegun(model) || at > grades.maxColumns) return null;
  const original = pick(assignments, step.assignment);
  // Of an original and a copy that are both called otherwise than before, nobody can tell which is which.
  if (original.typed.title !== undefined) return null;
  const from = columnOf(room, titleOf(original));
  for (let row = 1; row <= grades.lastRow(); row += 1) {
    const cell = grades.cell(row, from);
    grades.put(row, at, { ...cell, formula: copied(cell.formula, 0, at - from) });
  }
  const title = nextTitle(model);
  grades.type(a1(headRow(room, 'title'), at), title);
  const { typed, due, points, category } = original;
  const copy = {
    ...newAssignment(model, title, points),
    due,
    category,
    ...typed,
    typed: {},
    title,
    ...scribbles(original),
  };
  const whole: Model = { ...model, assignments: [...model.assignments, copy] };
  const after = there(model.students).reduce(
    (now, student) =>
      typeInCell(now, keyOf(copy, student), meaningOf(grades.raw(rowOf(room, student.name), at), model)),
    whole,
  );
  return { said: `Somebody copies the column of ${titleOf(original)} and calls the copy ${title}.`, model: after };
}

/** A row with its hidden id, copied to below the others, with another name and address. */
export function copyRow(room: Room, model: Model, step: Of<'copyRow'>): Done {
  const { grades } = room;
  const isSure = ({ met, typed }: Student) => met && Object.keys(typed).length === 0;
  const [students, name] = [there(model.students).filter(isSure), nextName(model)];
  if (students.length === 0 || name === undefined) return null;
  const original = pick(students, step.student);
  const [from, row] = [rowOf(room, original.name), freeRow(room, model)];
  if (row > grades.maxRows) grades.grow(row, grades.maxColumns);
  for (let at = 1; at <= grades.lastColumn(); at += 1) {
    const cell = grades.cell(from, at);
    grades.put(row, at, { ...cell, formula: copied(cell.formula, row - from, 0) });
  }
  grades.type(a1(row, column(grades, 'lastName')), name);
  grades.type(a1(row, column(grades, 'email')), `${name.toLowerCase()}@school.example`);
  const [whole, student] = withNewStudent(model, name, `${name.toLowerCase()}@school.example`, original.first);
  const scribbled = original.scribbled ? scribbledOn(whole, name) : whole;
  const marked = withStudent(scribbled, name, { copyOf: original.name });
  const after = there(model.assignments).reduce(
    (now, one) => typeInCell(now, keyOf(one, student), meaningOf(grades.raw(row, columnOf(room, titleOf(one))), model)),
    marked,
  );
  return { said: `Somebody copies the row of ${original.name}, and makes ${name} of the copy.`, model: after };
}

function scribbles({ scribbled }: Assignment): Pick<Assignment, 'scribbled'> {
  return scribbled ? { scribbled } : {};
}
