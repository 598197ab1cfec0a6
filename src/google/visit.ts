import { readAssignments, type AssignmentAt } from '../gradebook/assignmentRow';
import type { Cell } from '../gradebook/cell';
import type { Decimal } from '../gradebook/grade';
import {
  isStudentId,
  readGrades,
  RETURNED_COLUMN,
  titledHidden,
  wholeCells,
  type Cells,
  type Grades,
} from '../gradebook/grades';
import { columnsRead } from '../gradebook/live';
import { isOverdue } from '../gradebook/moment';
import { placesTo } from '../gradebook/places';
import type { Settings } from '../gradebook/settings';
import { idsInRows, withIds } from '../gradebook/shuffled';
import { asText, keyRow, readTable, type Table } from '../gradebook/table';
import {
  APPLIED_KEY,
  COLUMNS_KEY,
  HISTORY_KEYS,
  KEY_MARK,
  STUDENTS_KEY,
  ROW_MARK,
  SUBMISSION_KEYS,
  type Tab,
} from '../gradebook/tables';
import { textOf, type Text } from '../text/language';
import { bookClock, type BookClock } from './clock';
import type { Refusal } from './failure';
import { freeColumn } from './freedColumn';
import { teacher } from './file';
import { columnsFormula } from './layout';
import { cellsOf, isRead, liveIn, makeLive, type Live } from './live';
import { ANYWHERE, isClosed } from './protection';
import { revisionsIn, type Revisions } from './revisions';
import { findTabs, isTab, type Tabs } from './tabs';
import { toCells } from './values';

/** A gradebook as one visit reads it: in three reads, whatever its size. */
export interface Visit extends Revisions {
  readonly file: GoogleAppsScript.Spreadsheet.Spreadsheet;
  readonly tabs: Tabs;
  readonly clock: BookClock;
  readonly who: string;
  readonly decimal: Decimal;
  readonly settings: Settings;
  /** the language of the class: for cells and messages, not for cards */
  readonly t: Text;
  readonly assignments: readonly AssignmentAt[];
  readonly assignmentTable: Table;
  readonly grades: Grades;
  /** all students as of the last finished batch, with a print of who they are: one that is not in Grades any more was deleted there */
  readonly listed: ReadonlyMap<string, string>;
  /** Grades as this visit first read it, once it has looked again */
  readonly first?: Grades;
  /** A cell of Grades as Google gave it, to write untouched cells back as they were. Throws for a column that was not read. */
  readonly rawAt: (row: number, column: number) => unknown;
  /** what the live cells told of it; null when Grades was read whole */
  readonly live: Live | null;
  /** rows of History when the visit began: another number later means that somebody else wrote */
  readonly historyRows: number;
  /** why nothing more can be written: a batch before it cannot be finished, or a cell of its own was refused */
  readonly refusal?: Refusal;
}

/** Why a spreadsheet cannot be visited as a gradebook. */
export type NoVisit =
  { readonly problem: 'none' } | { readonly problem: 'missing' | 'broken' | 'columns' | 'headings'; readonly tab: Tab };

/**
 * Opens a gradebook: three reads (Settings, Assignments, Grades) and a handful of look-ups. The rows of History are
 * counted before the revision is read: so no batch can be in the one and not be noticed by the other. Of Grades only the
 * columns of ids and names are read; the others are told by the live cells in Assignments, as far as those can be relied
 * upon. 'whole': every cell of it, for what looks at a teacher's own cells too.
 */
export function openVisit(
  file: GoogleAppsScript.Spreadsheet.Spreadsheet,
  how: 'told' | 'whole' = 'told',
): Visit | NoVisit {
  const clock = bookClock(file);
  const found = findTabs(file, clock);
  if (found.kind === 'none') return { problem: 'none' };
  if (found.kind !== 'gradebook') return { problem: found.kind, tab: found.tab };
  const { tabs, settings } = found;
  const historyRows = tabs.history.getLastRow();
  const assignmentTable = readTable(toCells(tabs.assignments.getDataRange().getValues(), clock), 'assignments');
  if (!assignmentTable) return { problem: 'broken', tab: 'assignments' };
  if (isHeadingsMoved(assignmentTable)) return { problem: 'headings', tab: 'assignments' };
  const strange = strangeColumns(tabs, assignmentTable);
  if (strange) return strange;
  const assignments = readAssignments(assignmentTable);
  const revisions = revisionsIn(tabs, assignmentTable, historyRows);
  const told = liveIn(assignmentTable, assignments);
  const settled = revisions.applied === revisions.revision;
  const known = { clock, assignments, listed: listedIn(assignmentTable), settled };
  const beside = how === 'whole' || typeof told === 'string' ? null : besideLive(tabs.grades, told, known);
  const seen = beside || readAllGrades(tabs.grades, known);
  if (!seen) return { problem: 'broken', tab: 'grades' };
  const visit: Visit = {
    file,
    tabs,
    clock,
    who: teacher(),
    decimal: decimalOf(file.getSpreadsheetLocale()),
    settings,
    t: textOf(settings.classLanguage),
    assignments,
    assignmentTable,
    ...revisions,
    listed: known.listed,
    ...seen,
    historyRows,
  };
  const dead = told === 'dead' || (told !== 'odd' && told.dead);
  if (dead && !isClosed(visit)) makeLive(tabs, assignmentTable, assignments, seen.grades);
  const titled = titledHidden(visit.grades);
  if ((titled === undefined && rowsAstray(visit).length === 0) || isClosed(visit, ANYWHERE)) return visit;
  if (titled !== undefined) freeColumn(tabs.grades, visit.grades, titled);
  return withIdsBack(visit, settled);
}

/** Grades as far as it was read. */
export type Seen = Pick<Visit, 'grades' | 'rawAt' | 'live'>;

/** `settled`: no batch was under way when Grades was read, so that who is not listed came from elsewhere. */
type Known = Pick<Visit, 'clock' | 'listed' | 'assignments'> & { readonly settled?: boolean };

function gradesOf(cells: Cells, { listed, assignments, settled }: Known): Grades | null {
  const grades = readGrades(cells, assignments);
  return grades && withIds(grades, idsInRows(grades, listed, settled));
}

/** Reads Grades whole; null when its mark is gone. */
export function readAllGrades(sheet: GoogleAppsScript.Spreadsheet.Sheet, known: Known): Seen | null {
  return seenIn(sheet.getDataRange().getValues(), known);
}

/** All of Grades, as these values of it; every student by the own id. */
export function seenIn(raw: readonly (readonly unknown[])[], known: Known): Seen | null {
  const grades = gradesOf(wholeCells(toCells(raw, known.clock)), known);
  return grades && { grades, rawAt: (row, column) => raw[row - 1]?.[column - 1] ?? '', live: null };
}

/** Reads the columns that the live cells do not tell of; null when something was moved since those were read. */
export function besideLive(sheet: GoogleAppsScript.Spreadsheet.Sheet, live: Live, known: Known): Seen | null {
  return toldIn(readNames(sheet, live), live, known);
}

/**
 * Ids, names, and whatever the live cells do not tell for sure, as Google gives them; a column that is not read is a hole.
 * One read, and one more of the overall figures, where they stand far from the names.
 */
export function readNames(sheet: GoogleAppsScript.Spreadsheet.Sheet, live: Live): readonly (readonly unknown[])[] {
  const { width, far } = columnsRead(live.frame, live.unsure);
  const most = far > 0 || live.unsure.length > 0 ? sheet.getMaxColumns() : width;
  const rows = Math.max(1, sheet.getLastRow());
  const isFar = far > 0 && far <= most;
  const apart: unknown[][] = isFar ? sheet.getRange(1, far, rows, 1).getValues() : [];
  // Ids and names last: who looks at them right before a write finds them as they stand then.
  const lines: unknown[][] = sheet.getRange(1, 1, rows, Math.min(width, most)).getValues();
  return !isFar ? lines : lines.map((line, i) => Object.assign([...line], { [far - 1]: apart[i]?.[0] }));
}

/**
 * Grades by the columns that were read of it, as these values of them, and by what the live cells tell; null when they do
 * not tell of the same, or when there is more that they do not tell.
 */
export function toldIn(raw: readonly (readonly unknown[])[], live: Live, known: Known): Seen | null {
  const { clock } = known;
  const cells = cellsOf(live, toCells(raw, clock));
  const grades = cells && gradesOf(cells, known);
  if (!grades) return null;
  const rawAt: Visit['rawAt'] = (row, column) =>
    isRead(raw, column) ? (raw[row - 1]?.[column - 1] ?? '') : toValue(cells.at(row, column), clock);
  return { grades, rawAt, live };
}

/** A cell as Google would give it. */
function toValue(cell: Cell, clock: BookClock): unknown {
  return typeof cell === 'object' ? clock.toDate(cell.moment) : cell;
}

/** None in a gradebook of before there was such a cell. */
function listedIn({ headers, columns }: Table): Visit['listed'] {
  const entries = asText(headers[columns.get(STUDENTS_KEY) ?? -1] ?? '').split(' ');
  return new Map(
    entries.map((entry) => entry.split(':')).flatMap(([id = '', print = '']) => (isStudentId(id) ? [[id, print]] : [])),
  );
}

/** Rows beside which another id stands than that of their student: they were sorted without the ids. */
function rowsAstray({ grades: { cells }, rawAt }: Seen): number[] {
  return placesTo(cells.rows).filter((row) => {
    const [was, is] = [rawAt(row, 1), cells.at(row, 1)];
    // What is no text as it was read is one only when an id came in its place.
    return typeof is === 'string' && was !== is;
  });
}

/**
 * Ids that were left behind stand beside their students again, and so does what was returned, which has the id before it: in
 * the rows in which all stands right before.
 */
function withIdsBack(visit: Visit, settled: boolean): Visit {
  const sheet = visit.tabs.grades;
  const seen = (settled && readSettled(visit)) || readAllGrades(sheet, visit) || visit;
  const { cells, columns } = seen.grades;
  const rows = rowsAstray(seen);
  if (rows.length === 0) return { ...visit, ...seen };
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  const write = (column: number, textIn: (row: number) => Cell) => {
    const texts = Array.from({ length: last - first + 1 }, (_, i) => [textIn(first + i)]);
    sheet.getRange(first, column, texts.length, 1).setValues(texts);
  };
  write(1, (row) => cells.at(row, 1));
  const given = columns.get(RETURNED_COLUMN);
  if (given !== undefined) {
    const all = Array.from({ length: cells.rows }, (_, i) => cells.at(i + 1, given));
    const texts = new Map(all.map((cell) => [asText(cell).split(' ')[0], cell]));
    write(given, (row) => (rows.includes(row) ? (texts.get(asText(cells.at(row, 1))) ?? '') : cells.at(row, given)));
  }
  return { ...visit, ...readAllGrades(sheet, visit) };
}

/**
 * Grades, with those of elsewhere told apart; null when somebody is adding students right now. Whom a colleague adds stands in
 * History before in Grades: nobody whom Grades held before History was looked at was added since.
 */
function readSettled(visit: Visit): Seen | null {
  const { grades: sheet, history } = visit.tabs;
  const read = () => readAllGrades(sheet, { ...visit, settled: true });
  const before = read();
  if (history.getLastRow() !== visit.historyRows) return null;
  const now = read();
  return now && idsIn(now) === (before && idsIn(before)) ? now : null;
}

function idsIn({ grades: { students } }: Seen): string {
  return students
    .map(({ id }) => id)
    .sort()
    .join(' ');
}

/** The settings of a spreadsheet: one read; null when it is no gradebook. */
export function settingsIn(file: GoogleAppsScript.Spreadsheet.Spreadsheet): Settings | null {
  const found = findTabs(file, bookClock(file));
  return 'settings' in found ? found.settings : null;
}

const BY_PLACE = ['submissions', 'history'] as const;
const KEYS = { submissions: keyRow('submissions', SUBMISSION_KEYS), history: keyRow('history', HISTORY_KEYS) };

/**
 * The tab in which somebody changed the columns, or deleted the hidden row: then the live cell that tells of both points
 * nowhere, and each is asked. A live cell that is gone is put back.
 */
function strangeColumns(tabs: Tabs, { headers, columns }: Table): NoVisit | undefined {
  const column = columns.get(COLUMNS_KEY);
  const told = asText(headers[column ?? -1] ?? '').split(ROW_MARK);
  if (told.length === BY_PLACE.length) {
    const strange = BY_PLACE.find(
      (tab, i) => !`${told[i] || ''}${KEY_MARK}`.startsWith(`${KEYS[tab].join(KEY_MARK)}${KEY_MARK}`),
    );
    return strange && { problem: 'columns', tab: strange };
  }
  const broken = BY_PLACE.find((tab) => !isTab(tabs[tab], tab));
  if (broken) return { problem: 'broken', tab: broken };
  if (column !== undefined) {
    const formula = columnsFormula(BY_PLACE.map((tab) => tabs[tab].getName()));
    tabs.assignments.getRange(2, column + 1).setFormula(formula);
  }
  return undefined;
}

/** Whether what stands beside the headings of Assignments stands in a lower row: rows were inserted above them, or sorted with them. */
function isHeadingsMoved(table: Table): boolean {
  const keys = [APPLIED_KEY, STUDENTS_KEY];
  const { headers, rows } = table;
  const told = (cells: readonly Cell[]) => keys.some((key) => (cells[table.columns.get(key) ?? -1] ?? '') !== '');
  return !told(headers) && rows.some(({ cells }) => told(cells));
}

/** The decimal sign of a spreadsheet's locale; English-like locales use the point, the rest of Europe the comma. */
function decimalOf(locale: string): ',' | '.' {
  return /^(en|zh|ja|ko|th|he|hi|ms)\b|^(en|zh|ja|ko|th|he|hi|ms)_|_(MX|CH)$/.test(locale) ? '.' : ',';
}

/** An assignment as this visit read it; undefined when its row is gone from Assignments. */
export function assignmentIn(visit: Visit, id: string): AssignmentAt | undefined {
  return visit.assignments.find((assignment) => assignment.id === id);
}

/** The column of an assignment in Grades, from 1; undefined when the teacher deleted it. */
export function columnOf(visit: Visit, assignment: string): number | undefined {
  return visit.grades.heads.find(({ id }) => id === assignment)?.column;
}

/** Whether the due date has passed, by the clock of the gradebook; never where there is none. */
export function overdue(visit: Visit, assignment: AssignmentAt): boolean {
  return isOverdue(assignment.due, visit.clock.now);
}
