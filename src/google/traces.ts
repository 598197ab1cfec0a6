import { accountsOfOne, type Accounts, type WorkRow } from '../gradebook/accounts';
import { finder, leaverOf, tellsOf, type Leaver } from '../gradebook/erasing';
import { studentAt, type Grades } from '../gradebook/grades';
import { hash } from '../gradebook/hash';
import { CELL_MARK } from '../gradebook/live';
import { displayName } from '../gradebook/names';
import { placesTo } from '../gradebook/places';
import { holdingsIn, isPiece, snapshotColumns, type Holding } from '../gradebook/snapshotRows';
import { asText } from '../gradebook/table';
import { FIRST_ROW, SUBMISSION_KEYS } from '../gradebook/tables';
import { readLines, type Line } from './lines';
import { readRows, readTraces, readWorks } from './submissionRows';
import { gridsOf } from './tabs';
import type { Visit } from './visit';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What the rows of Grades with this id say of who it is: a row that was copied may say something else. */
export function rowsWith(visit: Visit, id: string) {
  const { cells, columns } = visit.grades;
  return placesWith(visit, id).map((row) => studentAt(cells, row, columns));
}

/** The rows of Grades with this id, but for those of newcomers. */
export function placesWith({ grades }: Visit, id: string): number[] {
  const [rows, others] = [placesTo(grades.cells.rows), newcomersWith(grades, id)];
  return rows.filter((row) => row > 1 && grades.cells.at(row, 1) === id && !others.includes(row));
}

/** Rows that were copied from a student's and name another: new students (S97), whom nobody has given an id of their own yet. */
export function newcomersWith({ students, copies }: Grades, id: string): number[] {
  const name = displayName(students.find((one) => one.id === id) ?? { last: '', first: '' });
  const others = copies.filter((one) => one.id === id && displayName(one) !== name && one.last + one.first !== '');
  return others.map(({ row }) => row);
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
