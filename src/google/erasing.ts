import type { WorkRow } from '../gradebook/accounts';
import type { Batch } from '../gradebook/batch';
import { erasedIn, finder, leaverOf, tellsOf, withoutStudent, type Leaver } from '../gradebook/erasing';
import type { Cell } from '../gradebook/cell';
import { columnCheck } from '../gradebook/grades';
import { LEFT_OUT } from '../gradebook/settings';
import { textAt, type TableRow } from '../gradebook/table';
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
import { blocksIn, readAllRows, readRows, worksIn } from './submissionRows';
import { isCounted, listedText, unchecked, withSummary, writeMark } from './summaries';
import { newcomersWith, placesWith, rowsWith } from './traces';
import { columnOf, type Visit } from './visit';

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
