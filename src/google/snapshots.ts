import { piecesOf } from '../gradebook/pieces';
import { decodeSnapshot, encodeSnapshot, snapshotWithout, type Snapshot } from '../gradebook/snapshot';
import {
  holdingsIn,
  isPiece,
  isWhole,
  keptIn,
  snapshotCell,
  snapshotColumns,
  snapshotText,
  type SnapshotColumns,
  type SnapshotHead,
  type SnapshotKey,
} from '../gradebook/snapshotRows';
import { FIRST_ROW, SNAPSHOT_KEYS, SNAPSHOT_MARK } from '../gradebook/tables';
import { LANGUAGES, textOf } from '../text/language';
import { othersWrote } from './again';
import { freshId } from './file';
import { letters } from './layout';
import { locked } from './lock';
import { gridsOf, keysOf } from './tabs';
import { plain } from './values';
import type { Visit } from './visit';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** A tab of snapshots of which every column is there. */
interface SnapshotTab {
  readonly sheet: Sheet;
  readonly columns: SnapshotColumns;
}

/** The snapshots there are; or the name of their tab when columns are missing there, and none can be read. */
export interface SnapshotList {
  /** newest first */
  readonly snapshots: readonly SnapshotHead[];
  readonly strange?: string;
}

/** More than these want room and time that nobody gives them; the teacher chooses which to let go. */
export const MOST_SNAPSHOTS = 20;

/** Cells of text in one row: with the others they fit in a new tab. */
const PIECES = 18;

/** The snapshots there are: a read or two, and when the tab was renamed one for each tab. */
export function listSnapshots(visit: Visit): SnapshotList {
  const { tab, strange } = findSnapshots(visit);
  const snapshots = tab ? [...keptIn(headsIn(tab), tab.columns)].reverse() : [];
  return { snapshots, ...(strange === undefined ? {} : { strange }) };
}

/** One snapshot; null when it is not there any more, or was changed beyond reading. */
export function readSnapshot(
  visit: Visit,
  id: string,
): { readonly head: SnapshotHead; readonly snapshot: Snapshot } | null {
  const { tab } = findSnapshots(visit);
  const head = tab && keptIn(headsIn(tab), tab.columns).find((one) => one.id === id);
  if (!tab || !head) return null;
  const { sheet } = tab;
  const [first, last] = [Math.min(...head.rows), Math.max(...head.rows)];
  const cells = sheet.getRange(first, 1, last - first + 1, sheet.getLastColumn()).getValues() as unknown[][];
  const snapshot = decodeSnapshot(snapshotText(head.rows.map((row) => cells[row - first] || [])));
  return snapshot && { head, snapshot };
}

/** Keeps a snapshot, unless somebody wrote since the visit began ('lost') or is writing ('busy'). */
export function keepSnapshot(visit: Visit, snapshot: Snapshot): 'done' | 'lost' | 'busy' {
  return locked(() => {
    if (othersWrote(visit)) return 'lost';
    const { tab } = findSnapshots(visit);
    const [first, ...rest] = rowsOf(visit, snapshot);
    const columns = tab?.columns ?? STANDARD;
    const lines = rest.map((row) => lineOf(columns, row));
    const begun = lineOf(columns, first);
    if (tab) tab.sheet.appendRow(begun);
    const sheet = tab ? tab.sheet : makeTab(visit, begun);
    for (const line of lines) sheet.appendRow(line);
    return 'done';
  });
}

/** Lets a snapshot go. */
export function dropSnapshot(visit: Visit, id: string): 'done' | 'busy' {
  return locked(() => {
    const { tab } = findSnapshots(visit);
    if (!tab) return 'done';
    const isOwn = (line: readonly unknown[]) => snapshotCell(tab.columns, line, 'snapshot') === id;
    clearRows(
      tab.sheet,
      headsIn(tab).flatMap((line, i) => (isOwn(line) ? [FIRST_ROW + i] : [])),
    );
    return 'done';
  });
}

/** What one row is to hold: the cells before the text, by key, and pieces of it. */
interface Row {
  readonly head: ReadonlyMap<SnapshotKey, string | number>;
  readonly pieces: readonly string[];
}

/** The rows of a snapshot: its text in pieces; the last one has the moment and says how much there is. */
function rowsOf({ clock, who }: Visit, snapshot: Snapshot): readonly [Row, ...Row[]] {
  const id = plain(`p${freshId()}`);
  const texts = piecesOf(encodeSnapshot(snapshot));
  const count = Math.max(1, Math.ceil(texts.length / PIECES));
  const told = [['at', plain(clock.now)], ['who', plain(who)], ...countsOf(snapshot)] as const;
  const rowAt = (i: number): Row => {
    const own = [
      ['snapshot', id],
      ['part', i + 1],
    ] as const;
    const head = new Map<SnapshotKey, string | number>(i === count - 1 ? [...own, ...told] : own);
    return { head, pieces: texts.slice(i * PIECES, (i + 1) * PIECES) };
  };
  return [rowAt(0), ...Array.from({ length: count - 1 }, (_, i) => rowAt(i + 1))];
}

/** The columns of a new tab. */
const STANDARD: SnapshotColumns = new Map(SNAPSHOT_KEYS.map((key, i) => [key, i] as const));

/** A row as its cells stand: what has no room in the column of the text goes on to the right of all columns with a key. */
function lineOf(columns: SnapshotColumns, { head, pieces }: Row): (string | number)[] {
  const end = Math.max(...columns.values());
  const placeOf = (i: number) => (i === 0 ? (columns.get('data') ?? end) : end + i);
  const cells = new Map([
    ...[...columns].map(([key, at]) => [at, head.get(key) ?? ''] as const),
    ...pieces.map((piece, i) => [placeOf(i), piece] as const),
  ]);
  return Array.from({ length: Math.max(...cells.keys()) + 1 }, (_, at) => cells.get(at) ?? '');
}

/**
 * The tab by its name in any language, or else by its mark, for one that was renamed. One of which columns are missing is only
 * named, when there is no other.
 */
function findSnapshots({ file }: Visit): Found {
  const named = LANGUAGES.flatMap((language) => file.getSheetByName(textOf(language).snapshots.tab) || []);
  const found = foundAmong(named);
  return found.tab ? found : foundAmong(gridsOf(file));
}

interface Found {
  readonly tab?: SnapshotTab;
  readonly strange?: string;
}

function foundAmong(sheets: readonly Sheet[]): Found {
  let found: Found = {};
  for (const sheet of sheets) {
    const columns = columnsIn(sheet);
    if (columns && isWhole(columns)) return { tab: { sheet, columns } };
    if (columns) found = { strange: sheet.getName() };
  }
  return found;
}

function columnsIn(sheet: Sheet): SnapshotColumns | null {
  return snapshotColumns(keysOf(sheet)[0] ?? []);
}

/** Whether a sheet is one of snapshots: one read. */
export function isMarked(sheet: Sheet): boolean {
  return columnsIn(sheet) !== null;
}

/** A hidden tab with its first row: the contents come last, so that one that was begun is empty and is begun again. */
function makeTab({ file, t }: Visit, first: readonly (string | number)[]): Sheet {
  const front = file.getActiveSheet();
  const sheet = emptyTab(file, t.snapshots.tab);
  sheet.hideSheet();
  file.setActiveSheet(front);
  sheet.getRange(2, 1, 1, SNAPSHOT_KEYS.length).setFontWeight('bold').setBackground('#f1f3f4');
  sheet.setFrozenRows(2);
  sheet.hideRows(1);
  const keys = SNAPSHOT_KEYS.map((key, i) => (i === 0 ? `${SNAPSHOT_MARK}:${key}` : key));
  const headers = SNAPSHOT_KEYS.map((key) => t.headers.snapshots[key]);
  const width = Math.max(SNAPSHOT_KEYS.length, first.length);
  const lines = [keys, headers, first].map((line) => Array.from({ length: width }, (_, i) => line[i] ?? ''));
  sheet.getRange(1, 1, lines.length, width).setValues(lines);
  return sheet;
}

/** A new tab of that name, or one that was begun; a tab of the teacher's own keeps its name. */
function emptyTab(file: Visit['file'], name: string): Sheet {
  for (let i = 1; ; i++) {
    const free = i === 1 ? name : `${name} ${i}`;
    const taken = file.getSheetByName(free);
    if (!taken) return file.insertSheet(free, file.getSheets().length);
    if (taken.getLastRow() === 0 && hasRoom(taken)) return taken;
  }
}

/** A tab of which a teacher deleted the empty columns or rows may have none. */
function hasRoom(sheet: Sheet): boolean {
  return sheet.getMaxColumns() >= SNAPSHOT_KEYS.length + PIECES && sheet.getMaxRows() > FIRST_ROW;
}

/** The rows from the first one of data on, as far as the last column before the text. */
function headsIn({ sheet, columns }: SnapshotTab): unknown[][] {
  const count = sheet.getLastRow() - FIRST_ROW + 1;
  const width = 1 + Math.max(...[...columns].map(([key, at]) => (key === 'data' ? 0 : at)));
  return count > 0 ? sheet.getRange(FIRST_ROW, 1, count, width).getValues() : [];
}

function clearRows(sheet: Sheet, rows: readonly number[]): void {
  if (rows.length === 0) return;
  const last = letters(sheet.getLastColumn());
  const list = sheet.getRangeList(rows.map((row) => `A${row}:${last}${row}`));
  list.clearNote();
  list.clearContent();
}

/**
 * Takes a student out of every snapshot, in every tab of them: one write for each. One that cannot be read and holds their
 * id or address is let go, and so is what was left of one that was cut off.
 */
export function eraseFromSnapshots({ file, tabs }: Visit, id: string, emails: readonly string[]): void {
  const ours = Object.values(tabs).map((sheet) => sheet.getSheetId());
  for (const sheet of gridsOf(file).filter((one) => !ours.includes(one.getSheetId()) && isMarked(one))) {
    const cells = sheet.getDataRange().getValues() as unknown[][];
    const gone = holdingsIn(cells, id, emails).flatMap(({ rows, snapshot }) => {
      const left = snapshot && snapshotWithout(snapshot, id);
      return left && rewrite(sheet, cells, rows, left) ? [] : rows;
    });
    clearRows(sheet, gone);
  }
}

/**
 * Writes a snapshot anew where its pieces and counts stand, in one write: no wider than what is there, for a teacher may have
 * deleted the columns beside it. What is in between stays as it was. False when there is no room, and nothing was written.
 */
function rewrite(
  sheet: Sheet,
  cells: readonly (readonly unknown[])[],
  rows: readonly number[],
  snapshot: Snapshot,
): boolean {
  const texts = piecesOf(encodeSnapshot(snapshot));
  const places = rows.flatMap((row) =>
    (cells[row - 1] ?? []).flatMap((cell, at) => (isPiece(cell) ? [{ row, at }] : [])),
  );
  if (texts.length > places.length) return false;
  const columns = snapshotColumns(cells[0] ?? []) ?? STANDARD;
  const last = rows[rows.length - 1] ?? 0;
  const counts = countsOf(snapshot).flatMap(([key, value]) => {
    const at = columns.get(key);
    return at === undefined ? [] : [{ row: last, at, value }];
  });
  const written = [...places.map((place, i) => ({ ...place, value: texts[i] ?? '' })), ...counts];
  const values = new Map(written.map(({ row, at, value }) => [`${row} ${at}`, value]));
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  const [left, right] = [Math.min(...written.map(({ at }) => at)), Math.max(...written.map(({ at }) => at))];
  const lines = Array.from({ length: bottom - top + 1 }, (_, i) =>
    Array.from({ length: right - left + 1 }, (__, j) => {
      const [row, at] = [top + i, left + j];
      return values.get(`${row} ${at}`) ?? asItWas(cells[row - 1]?.[at]);
    }),
  );
  sheet.getRange(top, left + 1, lines.length, right - left + 1).setValues(lines);
  return true;
}

function asItWas(cell: unknown): unknown {
  return typeof cell === 'string' && !isPiece(cell) ? plain(cell) : (cell ?? '');
}

function countsOf({ students, assignments, works }: Snapshot): readonly (readonly [SnapshotKey, number])[] {
  const graded = works.filter(({ draft, returned }) => draft !== null || returned !== null);
  return [
    ['students', students.length],
    ['assignments', assignments.length],
    ['grades', graded.length],
  ];
}
