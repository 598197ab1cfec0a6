import { accountsOfOne, type Accounts, type WorkRow } from '../gradebook/accounts';
import type { Batch } from '../gradebook/batch';
import { erasedIn, finder, leaverOf, tellsOf, withoutStudent, type Leaver } from '../gradebook/erasing';
import type { Cell } from '../gradebook/cell';
import { columnCheck, studentAt, type Grades } from '../gradebook/grades';
import { hash } from '../gradebook/hash';
import { CELL_MARK } from '../gradebook/live';
import { displayName } from '../gradebook/names';
import { placesTo } from '../gradebook/places';
import { LEFT_OUT } from '../gradebook/settings';
import { holdingsIn, isPiece, snapshotColumns, type Holding } from '../gradebook/snapshotRows';
import { asText, textAt, type TableRow } from '../gradebook/table';
import { FIRST_ROW, STUDENTS_KEY, SUBMISSION_KEYS, TEXTS_KEY } from '../gradebook/tables';
import { readTexts } from '../gradebook/texts';
import { lookAgain } from './again';
import { blockOf, type Block } from './blocks';
import { writeAverages } from './figureCells';
import { readLines, rewriteLines, standStill, type Line, type Rewritten } from './lines';
import { letters } from './layout';
import { forgetKept } from './memory';
import { writeSettings } from './settings';
import { eraseFromSnapshots } from './snapshots';
import { blocksIn, readAllRows, readRows, readTraces, readWorks, worksIn } from './submissionRows';
import { isCounted, listedText, unchecked, withSummary, writeMark } from './summaries';
import { gridsOf } from './tabs';
import { columnOf, type Visit } from './visit';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Logged = Pick<Batch, 'revision' | 'changes'>;

/**
 * Removes a student with everything about them: what a batch of `ERASED` asks for. Everything is found by id and what names
 * the student goes before what tells who that is, so that doing it again after a crash completes it. The batch itself
 * loses the id last; from then on only the counting is left. Gives the visit as it is then.
 */
export function eraseStudent(visit: Visit, { revision, changes }: Logged): Visit {
  const id = erasedIn(changes);
  const rows = readAllRows(visit);
  const { now, left } = id === undefined ? { now: visit, left: rows } : withoutEverything(visit, id, revision, rows);
  return writeMark(recounted(visit, now, blocksIn(left), revision), revision);
}

/** Gives the rows of Submissions that are left, and the visit as it is then. */
function withoutEverything(
  visit: Visit,
  id: string,
  revision: number,
  rows: readonly (readonly Cell[])[],
): { readonly now: Visit; readonly left: readonly (readonly Cell[])[] } {
  const [lines, works] = [readLines(visit), worksIn(rows, visit.t)];
  const leaver = leaverOf(id, rowsWith(visit, id), works, lines);
  eraseLines(visit, lines, leaver, revision);
  const left = eraseRows(
    visit,
    rows,
    (work) => work.student === id || (work.submission === null && leaver.names.includes(work.name)),
  );
  eraseSetting(visit, id);
  eraseFromSnapshots(visit, id, leaver.emails);
  eraseListed(visit, id);
  const assignmentTable = eraseWords(visit, id);
  forgetKept();
  const now = eraseStudentRows(visit, id);
  // Grades that were returned out of other points stand in their formulas, also of a student whose row is gone for long.
  writeAverages(
    now,
    now.grades,
    now.grades.heads.map(({ column }) => column),
  );
  // A teacher may have sorted History meanwhile.
  const log = standStill(visit, lines) ? lines : readLines(visit);
  const last = log.filter((line) => isOwn(line, revision));
  rewriteLines(
    visit,
    log,
    last.map(({ row }) => ({ row, what: visit.t.batch.erased(1), changes: [] })),
  );
  return { now: { ...now, assignmentTable, listed: without(visit.listed, id) }, left };
}

/** What the rows of Grades with this id say of who it is: a row that was copied may say something else. */
function rowsWith(visit: Visit, id: string) {
  const { cells, columns } = visit.grades;
  return placesWith(visit, id).map((row) => studentAt(cells, row, columns));
}

/** The rows of Grades with this id, but for those of newcomers. */
function placesWith({ grades }: Visit, id: string): number[] {
  const [rows, others] = [placesTo(grades.cells.rows), newcomersWith(grades, id)];
  return rows.filter((row) => row > 1 && grades.cells.at(row, 1) === id && !others.includes(row));
}

/** Rows that were copied from a student's and name another: new students (S97), whom nobody has given an id of their own yet. */
function newcomersWith({ students, copies }: Grades, id: string): number[] {
  const name = displayName(students.find((one) => one.id === id) ?? { last: '', first: '' });
  const others = copies.filter((one) => one.id === id && displayName(one) !== name && one.last + one.first !== '');
  return others.map(({ row }) => row);
}

/** The line of the removal itself: its number, and the change that asks for it. */
function isOwn({ batch }: Line, revision: number): boolean {
  return batch?.revision === revision && erasedIn(batch.changes) !== undefined;
}

/**
 * Lines of History keep what they tell of others; notes on those that told of nobody else, and what was written beside them, go, and
 * so does what names the student.
 */
function eraseLines(visit: Visit, lines: readonly Line[], leaver: Leaver, revision: number): void {
  const told = lines.filter((line) => !isOwn(line, revision) && tellsOf(line, leaver));
  if (told.length === 0) return;
  const gone = visit.t.batch.gone;
  const isNamed = finder(leaver);
  const rewritten = told.map(({ row, batch }): Rewritten => {
    const { what, changes } = (batch && withoutStudent(batch, leaver, gone)) ?? { what: gone, changes: null };
    return { row, what, changes, goes: (text) => !changes?.length || isNamed(text) };
  });
  const sheet = visit.tabs.history;
  // As far as the tab goes, here and below: a row that is inserted in this moment pushes nothing out of sight.
  const notes = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getLastColumn()).getNotes();
  const alone = new Set(rewritten.flatMap(({ row, changes }) => (changes?.length ? [] : [row])));
  const cells = notes.flatMap((line, i) =>
    line.flatMap((note, j) =>
      note !== '' && (alone.has(i + 1) || isNamed(note)) ? [`${letters(j + 1)}${i + 1}`] : [],
    ),
  );
  // Before the lines: once those tell nothing of the student any more, nobody looks for notes again.
  if (cells.length > 0) sheet.getRangeList(cells).clearNote();
  rewriteLines(visit, lines, rewritten);
}

/**
 * Rows of Submissions, with what a teacher put beside them; they stay free for others. Where they stand is looked at right
 * before. Gives the rows that are left.
 */
function eraseRows(
  visit: Visit,
  known: readonly (readonly Cell[])[],
  isGone: (work: WorkRow) => boolean,
): readonly (readonly Cell[])[] {
  const { submissions } = visit.tabs;
  const last = letters(Math.max(SUBMISSION_KEYS.length, submissions.getLastColumn()));
  const ids = readRows(visit, 2);
  const still = JSON.stringify(ids) === JSON.stringify(known.map((cells) => cells.slice(0, 2)));
  const rows = still ? known : readAllRows(visit);
  const gone = worksIn(rows, visit.t).filter(isGone);
  if (gone.length > 0) {
    const range = submissions.getRangeList(gone.map(({ row }) => `A${row}:${last}${row}`));
    range.clearNote();
    range.clearContent();
  }
  const places = new Set(gone.map(({ row }) => row - FIRST_ROW));
  return rows.filter((_, i) => !places.has(i));
}

/** The id in the list of what was left out on purpose. */
function eraseSetting({ tabs, settings: { leftOut } }: Visit, id: string): void {
  if (!leftOut.has(id)) return;
  writeSettings(tabs.settings, [[LEFT_OUT, [...leftOut].filter((one) => one !== id).join(' ')]]);
}

/** The id in the list of all students. */
function eraseListed({ tabs: { assignments }, assignmentTable: { columns }, listed }: Visit, id: string): void {
  const column = columns.get(STUDENTS_KEY);
  if (column === undefined || !listed.has(id)) return;
  assignments.getRange(2, column + 1).setValue(listedText(without(listed, id)));
}

/**
 * Words in place of grades in rows of Assignments that the teacher copied: those of our own are counted anew. Gives the table as it
 * is then, for such rows are written as they were.
 */
function eraseWords({ tabs, assignments, assignmentTable: table }: Visit, id: string): Visit['assignmentTable'] {
  const at = table.columns.get(TEXTS_KEY);
  const own = new Set(assignments.map(({ row }) => row));
  const tells = (line: TableRow) => !own.has(line.row) && readTexts(textAt(table, line, TEXTS_KEY)).has(id);
  const told = table.rows.filter(tells);
  if (at === undefined || told.length === 0) return table;
  tabs.assignments.getRangeList(told.map(({ row }) => letters(at + 1) + String(row))).clearContent();
  const rows = table.rows.map((line) =>
    tells(line) ? { ...line, cells: line.cells.map((cell, i) => (i === at ? '' : cell)) } : line,
  );
  return { ...table, rows };
}

function without(listed: Visit['listed'], id: string): Visit['listed'] {
  return new Map([...listed].filter(([one]) => one !== id));
}

/**
 * Deletes the row in Grades, and the copies of it, with notes, colours and a teacher's own cells. Before that newcomers lose the
 * id that was copied, so that none is taken for who it was. Gives Grades as it is then.
 */
function eraseStudentRows(visit: Visit, id: string): Visit {
  const sheet = visit.tabs.grades;
  // Google refuses to delete the last row that is not frozen.
  if (sheet.getMaxRows() - sheet.getFrozenRows() < 2) sheet.insertRowAfter(sheet.getMaxRows());
  for (let now = lookAgain(visit); ; now = lookAgain(visit)) {
    const [[newcomer], [row]] = [newcomersWith(now.grades, id), placesWith(now, id)];
    if (newcomer !== undefined) sheet.getRange(newcomer, 1).clearContent();
    else if (row === undefined) return now;
    else sheet.deleteRow(row);
  }
}

/**
 * Everything counted anew. Where something was typed that nobody has noticed yet, before or meanwhile, or a due date
 * passed, that stays to be noticed.
 */
function recounted(before: Visit, visit: Visit, blocks: ReadonlyMap<string, Block>, revision: number): Visit {
  return visit.assignments.reduce((now, assignment) => {
    const { id, summary } = assignment;
    const block = blocks.get(id) ?? blockOf(id, 0, 0, []);
    const counted = withSummary(now, id, { ...block, start: summary.block, room: summary.room }, revision);
    if (isCounted(before, assignment) && isAlike(before, visit, id)) return counted;
    return { ...counted, assignments: counted.assignments.map((one) => (one.id === id ? unchecked(one) : one)) };
  }, visit);
}

/** Whether the column of an assignment holds the same for everybody who is still there. */
function isAlike(before: Visit, now: Visit, id: string): boolean {
  const [was, is] = [columnOf(before, id), columnOf(now, id)];
  if (was === undefined || is === undefined) return true;
  const there = new Set(now.grades.students.map((student) => student.id));
  const students = before.grades.students.filter((student) => there.has(student.id));
  return columnCheck({ ...before.grades, students }, was, false) === columnCheck(now.grades, is, false);
}

/** Changes when a batch was made since, or when something was typed in the student's row that is ours. */
export function printOf(visit: Visit, id: string): string {
  const { heads, columns, cells } = visit.grades;
  const own = [...columns].flatMap(([key, column]) => (key === 'overall' ? [] : [column]));
  const at = [...own, ...heads.map(({ column }) => column)];
  const rows = placesWith(visit, id).map((row) => at.map((column) => cells.at(row, column)));
  return hash(JSON.stringify([visit.revision, visit.historyRows, rows]));
}

/** What is looked at before a student is removed. */
export interface Found {
  readonly leaver: Leaver;
  /** what counts of the student's own work; nobody else's is among them */
  readonly accounts: Accounts;
  readonly works: readonly WorkRow[];
  readonly lines: readonly Line[];
  /** notes on the student's cells in Grades and Submissions */
  readonly notes: number;
  readonly snapshots: number;
  /** what stays, by the name of the tab: cells and notes that name the student and are about something else */
  readonly elsewhere: readonly { readonly tab: string; readonly count: number }[];
}

/**
 * Everything that is known of a student, and where else they are named: Grades read whole, and a read for each tab of the
 * teacher's own. What History does not tell from its start is read from Submissions, whole.
 */
export function lookFor(visit: Visit, id: string): Found {
  const { grades, submissions, history } = visit.tabs;
  const [lines, works] = [readLines(visit), readTraces(visit)];
  const log = lines.filter(({ struck }) => !struck);
  const counted = log.filter(({ revision }) => revision !== null);
  const told = accountsOfOne(id, works, counted, visit.applied);
  const isTold = [...told.values()].every((own) => own.get(id)?.told ?? true);
  const accounts = isTold ? told : accountsOfOne(id, readWorks(visit), counted, visit.applied);
  const leaver = leaverOf(id, rowsWith(visit, id), works, lines);
  const ownWorks = new Set(works.flatMap(({ student, row }) => (student === id ? [row] : [])));
  const ownRows = new Set(placesWith(visit, id));
  const [inGrades, inSubmissions] = [notesIn(grades, ownRows), notesIn(submissions, ownWorks)];
  const read = idsOf([grades, submissions, history]);
  const others = gridsOf(visit.file)
    .filter((sheet) => !read.includes(sheet.getSheetId()))
    .map((sheet) => otherTab(sheet, leaver));
  const comments = works.map(({ student, submission }) => (student === id ? '' : submission?.comment));
  const texts: readonly (readonly [Sheet, readonly unknown[]])[] = [
    [grades, [...cellsBut(visit, ownRows), ...inGrades.others]],
    [submissions, [...comments, ...besideWorks(visit, ownWorks), ...inSubmissions.others]],
    [history, lines.map((line) => !tellsOf(line, leaver) && (line.text || line.beside))],
    ...others.map((other) => [other.sheet, textsIn(other)] as const),
  ];
  return {
    leaver,
    accounts,
    works,
    lines: log,
    snapshots: others.reduce((sum, { holdings }) => sum + (holdings?.length ?? 0), 0),
    notes: inGrades.own.length + inSubmissions.own.length,
    elsewhere: elsewhereIn(visit, leaver, texts),
  };
}

function idsOf(sheets: readonly Sheet[]): number[] {
  return sheets.map((sheet) => sheet.getSheetId());
}

/** How many of these texts name the student. In a teacher's own tab the id does too: it may be a copy of Grades, which has names in two cells. */
function elsewhereIn(
  { tabs }: Visit,
  leaver: Leaver,
  texts: readonly (readonly [Sheet, readonly unknown[]])[],
): Found['elsewhere'] {
  const ours = idsOf(Object.values(tabs));
  const [isNamed, isMarked] = [finder(leaver), finder(leaver, leaver.id)];
  return texts.flatMap(([sheet, all]) => {
    const count = all.filter(ours.includes(sheet.getSheetId()) ? isNamed : isMarked).length;
    return count > 0 ? [{ tab: sheet.getName(), count }] : [];
  });
}

/** The cells of Grades in other rows than these. */
function cellsBut({ grades: { cells }, rawAt }: Visit, rows: ReadonlySet<number>): unknown[] {
  const columns = placesTo(cells.columns);
  return placesTo(cells.rows).flatMap((row) => (rows.has(row) ? [] : columns.map((column) => rawAt(row, column))));
}

/** What a teacher wrote beside other rows of Submissions than these, a text for each row: a read only where there is any. */
function besideWorks(visit: Visit, rows: ReadonlySet<number>): string[] {
  const width = visit.tabs.submissions.getLastColumn() - SUBMISSION_KEYS.length;
  const lines = width > 0 ? readRows(visit, width, SUBMISSION_KEYS.length + 1) : [];
  return lines.flatMap((cells, i) => (rows.has(FIRST_ROW + i) ? [] : [cells.map(asText).join(' ')]));
}

/** In a tab of more rows only the cells are looked at, for want of time. */
const MOST_NOTED = 10_000;

/** A tab that is read only for who is named there, with all its cells; and what snapshots in it hold of the student. */
interface OtherTab {
  readonly sheet: Sheet;
  readonly cells: readonly (readonly unknown[])[];
  readonly holdings?: readonly Holding[];
}

function otherTab(sheet: Sheet, { id, emails }: Leaver): OtherTab {
  const cells = sheet.getDataRange().getValues() as unknown[][];
  return snapshotColumns(cells[0] ?? []) ? { sheet, cells, holdings: holdingsIn(cells, id, emails) } : { sheet, cells };
}

/** A text for each row of a tab and for each note; of snapshots, which are hidden, only for what stands beside them. What live cells tell stands elsewhere. */
function textsIn({ sheet, cells, holdings }: OtherTab): string[] {
  const goes = new Set(holdings?.flatMap(({ rows, snapshot }) => (snapshot ? [] : rows)));
  const isTold = (cell: unknown) => String(cell).includes(CELL_MARK) || (holdings !== undefined && isPiece(cell));
  const rows = cells.filter((_, i) => !goes.has(i + 1)).map((line) => line.filter((cell) => !isTold(cell)).join(' '));
  return holdings || cells.length > MOST_NOTED ? rows : [...rows, ...sheet.getDataRange().getNotes().flat()];
}

/** The notes in a tab: those in these rows, and the others. */
function notesIn(sheet: Sheet, rows: ReadonlySet<number>) {
  const notes = sheet.getDataRange().getNotes();
  const all = (isOwn: boolean) =>
    notes.flatMap((line, i) => (rows.has(i + 1) === isOwn ? line.filter((text) => text !== '') : []));
  return { own: all(true), others: all(false) };
}
