import type { Moment } from '../gradebook/moment';
import { joined, PIECE, piecesIn, piecesOf } from '../gradebook/pieces';
import { decodeSnapshot, encodeSnapshot, snapshotWithout, type Snapshot } from '../gradebook/snapshot';
import { asText } from '../gradebook/table';
import { FIRST_ROW, SNAPSHOT_KEYS, SNAPSHOT_MARK } from '../gradebook/tables';
import { LANGUAGES, textOf } from '../text/language';
import { othersWrote } from './again';
import { freshId } from './file';
import { letters } from './layout';
import { locked } from './lock';
import { gridsOf } from './tabs';
import { plain } from './values';
import type { Visit } from './visit';

type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** What the list tells of a snapshot. */
export interface SnapshotHead {
  readonly id: string;
  readonly at: Moment;
  /** '' when Google did not tell */
  readonly who: string;
  readonly students: number;
  readonly assignments: number;
  readonly grades: number;
}

/** A snapshot with the rows that it stands in, in their order. */
interface Kept extends SnapshotHead {
  readonly rows: readonly number[];
}

/** More than these want room and time that nobody gives them; the teacher chooses which to let go. */
export const MOST_SNAPSHOTS = 20;

/** Cells of text in one row: with the others they fit in a new tab. */
const PIECES = 18;
/** Columns before the text. */
const HEAD = SNAPSHOT_KEYS.indexOf('data');

/** The snapshots there are, newest first: a read or two, and when the tab was renamed one for each tab. */
export function listSnapshots(visit: Visit): SnapshotHead[] {
  const sheet = snapshotTab(visit);
  return sheet ? [...keptIn(headsIn(sheet))].reverse() : [];
}

/** One snapshot; null when it is not there any more, or was changed beyond reading. */
export function readSnapshot(
  visit: Visit,
  id: string,
): { readonly head: SnapshotHead; readonly snapshot: Snapshot } | null {
  const sheet = snapshotTab(visit);
  const head = sheet && keptIn(headsIn(sheet)).find((one) => one.id === id);
  if (!sheet || !head) return null;
  const [first, last] = [Math.min(...head.rows), Math.max(...head.rows)];
  const cells = sheet.getRange(first, 1, last - first + 1, sheet.getLastColumn()).getValues() as unknown[][];
  const snapshot = decodeSnapshot(textIn(head.rows.map((row) => cells[row - first] || [])));
  return snapshot && { head, snapshot };
}

/** Keeps a snapshot, unless somebody wrote since the visit began ('lost') or is writing ('busy'). */
export function keepSnapshot(visit: Visit, snapshot: Snapshot): 'done' | 'lost' | 'busy' {
  return locked(() => {
    if (othersWrote(visit)) return 'lost';
    const sheet = snapshotTab(visit);
    const [first = [], ...rest] = rowsOf(visit, snapshot);
    if (sheet) sheet.appendRow(first);
    const tab = sheet || makeTab(visit, first);
    for (const row of rest) tab.appendRow(row);
    return 'done';
  });
}

/** Lets a snapshot go. */
export function dropSnapshot(visit: Visit, id: string): 'done' | 'busy' {
  return locked(() => {
    const sheet = snapshotTab(visit);
    const rows = sheet ? headsIn(sheet).flatMap(([own], i) => (own === id ? [FIRST_ROW + i] : [])) : [];
    if (sheet) clearRows(sheet, rows);
    return 'done';
  });
}

/** The rows of a snapshot: its text in pieces; the last one has the moment and says how much there is. */
function rowsOf({ clock, who }: Visit, snapshot: Snapshot): (string | number)[][] {
  const id = `p${freshId()}`;
  const texts = piecesOf(encodeSnapshot(snapshot));
  const count = Math.max(1, Math.ceil(texts.length / PIECES));
  return Array.from({ length: count }, (_, i) => {
    const last = i === count - 1;
    const head = last ? [plain(clock.now), plain(who), ...countsOf(snapshot)] : ['', '', '', '', ''];
    return [plain(id), i + 1, ...head, ...texts.slice(i * PIECES, (i + 1) * PIECES)];
  });
}

function textIn(rows: readonly (readonly unknown[])[]): string {
  return joined(rows.flatMap((row) => piecesIn(row.slice(HEAD))));
}

/** The tab by its name in any language, or else by its mark, for one that was renamed. */
function snapshotTab({ file }: Visit): Sheet | undefined {
  const named = LANGUAGES.flatMap((language) => file.getSheetByName(textOf(language).snapshots.tab) || []);
  return named.find(isMarked) || gridsOf(file).find(isMarked);
}

/** Whether a sheet carries the mark of snapshots: one read. */
export function isMarked(sheet: Sheet): boolean {
  return String(sheet.getRange(1, 1).getValue()).startsWith(SNAPSHOT_MARK);
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
    if (taken.getLastRow() === 0) return taken;
  }
}

/** The columns before the text, from the first row of data on. */
function headsIn(sheet: Sheet): unknown[][] {
  const count = sheet.getLastRow() - FIRST_ROW + 1;
  return count > 0 ? sheet.getRange(FIRST_ROW, 1, count, HEAD).getValues() : [];
}

/** Snapshots of which every row is there, oldest first. */
function keptIn(heads: readonly (readonly unknown[])[]): Kept[] {
  const lines = heads.map(([id, part, ...rest], i) => ({
    id: asText(String(id)),
    part: Number(part),
    rest,
    row: FIRST_ROW + i,
  }));
  return lines.flatMap(({ id, part, rest: [at, who, ...counts] }): Kept[] => {
    if (id === '' || at === '') return [];
    const own = Array.from({ length: part }, (_, i) => lines.find((line) => line.id === id && line.part === i + 1));
    const rows = own.flatMap((line) => (line ? [line.row] : []));
    const [students = 0, assignments = 0, grades = 0] = counts.map(Number);
    const head = { id, at: asText(String(at)), who: asText(String(who)), students, assignments, grades };
    return rows.length === part && part > 0 ? [{ ...head, rows }] : [];
  });
}

function clearRows(sheet: Sheet, rows: readonly number[]): void {
  if (rows.length === 0) return;
  const last = letters(sheet.getLastColumn());
  const list = sheet.getRangeList(rows.map((row) => `A${row}:${last}${row}`));
  list.clearNote();
  list.clearContent();
}

/** How many snapshots hold this text, as the cells of their tab tell. */
export function snapshotsWith(cells: readonly (readonly unknown[])[], mark: string): number {
  const lines = cells.slice(FIRST_ROW - 1);
  const ids = [...new Set(lines.map(([id]) => String(id)))];
  return ids.filter((id) => textIn(lines.filter(([own]) => String(own) === id)).includes(mark)).length;
}

/** Whether these are the cells of a tab of snapshots. */
export function areSnapshots(cells: readonly (readonly unknown[])[]): boolean {
  return String(cells[0]?.[0]).startsWith(SNAPSHOT_MARK);
}

/**
 * Takes a student out of every snapshot, in every tab of them: one write for each. One that cannot be read and holds their
 * id or address is let go, and so is what was left of one that was cut off.
 */
export function eraseFromSnapshots({ file, tabs }: Visit, id: string, emails: readonly string[]): void {
  const ours = Object.values(tabs).map((sheet) => sheet.getSheetId());
  for (const sheet of gridsOf(file).filter((one) => !ours.includes(one.getSheetId()) && isMarked(one))) {
    const cells = sheet.getDataRange().getValues() as unknown[][];
    const ids = new Set(
      cells
        .slice(FIRST_ROW - 1)
        .map(([own]) => String(own))
        .filter((own) => own !== ''),
    );
    const kept = new Map(keptIn(cells.slice(FIRST_ROW - 1)).map((one) => [one.id, one]));
    for (const own of ids) {
      const rows =
        kept.get(asText(own))?.rows ||
        cells.flatMap(([other], i) => (String(other) === own && i + 1 >= FIRST_ROW ? [i + 1] : []));
      const text = textIn(rows.map((row) => cells[row - 1] || []));
      if (![id, ...emails].some((mark) => text.includes(mark))) continue;
      const snapshot = kept.has(asText(own)) ? decodeSnapshot(text) : null;
      if (snapshot) rewrite(sheet, cells, rows, snapshotWithout(snapshot, id));
      else clearRows(sheet, rows);
    }
  }
}

/** Writes a snapshot anew in its own rows, in one write; rows in between stay as they were. */
function rewrite(
  sheet: Sheet,
  cells: readonly (readonly unknown[])[],
  rows: readonly number[],
  snapshot: Snapshot,
): void {
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  const texts = piecesOf(encodeSnapshot(snapshot));
  // No wider than what stands there: a teacher may have deleted the columns beside it.
  const width = cells[0]?.length ?? 0;
  const lines = Array.from({ length: last - first + 1 }, (_, i) => {
    const place = rows.indexOf(first + i);
    const head = (cells[first + i - 1] || []).map((cell) =>
      typeof cell === 'string' && !cell.startsWith(PIECE) ? plain(cell) : cell,
    );
    const line =
      place < 0
        ? head
        : [
            ...withCounts(head, place === rows.length - 1, snapshot),
            ...texts.slice(place * PIECES, (place + 1) * PIECES),
          ];
    return Array.from({ length: width }, (__, c) => line[c] ?? '');
  });
  sheet.getRange(first, 1, lines.length, width).setValues(lines);
}

function withCounts(cells: readonly unknown[], isHead: boolean, snapshot: Snapshot): unknown[] {
  const counts = isHead ? countsOf(snapshot) : cells.slice(COUNTS, HEAD);
  return [...cells.slice(0, COUNTS), ...counts];
}

const COUNTS = SNAPSHOT_KEYS.indexOf('students');

function countsOf({ students, assignments, works }: Snapshot): number[] {
  const graded = works.filter(({ draft, returned }) => draft !== null || returned !== null);
  return [students.length, assignments.length, graded.length];
}
