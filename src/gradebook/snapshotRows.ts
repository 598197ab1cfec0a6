import { snapshotWithout, decodeSnapshot, type Snapshot } from './snapshot';
import { joined, PIECE } from './pieces';
import type { Moment } from './moment';
import { asText } from './table';
import { FIRST_ROW, SNAPSHOT_KEYS, SNAPSHOT_MARK } from './tables';

export type SnapshotKey = (typeof SNAPSHOT_KEYS)[number];
type Line = readonly unknown[];

/** Where each key stands in a row of the tab, counted from 0: a teacher may insert, move and delete columns. */
export type SnapshotColumns = ReadonlyMap<SnapshotKey, number>;

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

/** The columns of a tab of snapshots, by its first row; null for another tab. The mark may have been deleted with its column. */
export function snapshotColumns(keys: Line): SnapshotColumns | null {
  const names = keys.map((key) => String(key).replace(`${SNAPSHOT_MARK}:`, ''));
  const columns = new Map(SNAPSHOT_KEYS.map((key) => [key, names.indexOf(key)] as const).filter(([, at]) => at >= 0));
  const isMarked = keys.some((key) => String(key).startsWith(SNAPSHOT_MARK));
  return isMarked || columns.size * 2 > SNAPSHOT_KEYS.length ? columns : null;
}

/** Whether no column is missing. */
export function isWhole(columns: SnapshotColumns): boolean {
  return columns.size === SNAPSHOT_KEYS.length;
}

/** The cell of that key in a row; '' when there is none. */
export function snapshotCell(columns: SnapshotColumns, line: Line, key: SnapshotKey): string {
  const at = columns.get(key);
  return at === undefined ? '' : asText(String(line[at]));
}

/** Whether a cell holds a piece of a snapshot. */
export function isPiece(cell: unknown): boolean {
  return String(cell).startsWith(PIECE);
}

/** The text in these rows, whatever a teacher put between its pieces. */
export function snapshotText(rows: readonly Line[]): string {
  return joined(rows.flatMap((row) => row.filter(isPiece)));
}

/** Snapshots of which every row is there, oldest first, each once, by the rows from `FIRST_ROW` on. */
export function keptIn(lines: readonly Line[], columns: SnapshotColumns): Kept[] {
  const rows = lines.map((line, i) => {
    const cell = (key: SnapshotKey) => snapshotCell(columns, line, key);
    return { id: cell('snapshot'), part: Number(cell('part')), at: cell('at'), cell, row: FIRST_ROW + i };
  });
  const kept = rows.flatMap(({ id, part, at, cell }): Kept[] => {
    if (id === '' || at === '' || !(part <= rows.length)) return [];
    const own = Array.from({ length: part }, (_, i) => rows.find((row) => row.id === id && row.part === i + 1));
    const places = own.flatMap((row) => (row ? [row.row] : []));
    const head = {
      id,
      at,
      who: cell('who'),
      students: Number(cell('students')),
      assignments: Number(cell('assignments')),
      grades: Number(cell('grades')),
    };
    return places.length === part && part > 0 ? [{ ...head, rows: places }] : [];
  });
  return kept.filter(({ id }, i) => kept.findIndex((one) => one.id === id) === i);
}

/** Rows that hold a student: of a snapshot that can be read and written anew, or (null) of none. */
export interface Holding {
  readonly rows: readonly number[];
  readonly snapshot: Snapshot | null;
}

/**
 * What a tab of snapshots holds of a student, by all its cells: snapshots that can be read; and whatever else the program put
 * there with their id or address, as what was cut off, edited or copied. Rows of the teacher's own are not among it.
 */
export function holdingsIn(cells: readonly Line[], id: string, emails: readonly string[]): Holding[] {
  const columns = snapshotColumns(cells[0] ?? []) ?? new Map<SnapshotKey, number>();
  const kept = keptIn(cells.slice(FIRST_ROW - 1), columns).map(({ rows }) => rows);
  const others = othersIn(cells, columns, new Set(kept.flat()));
  return [...kept, ...others].flatMap((rows): Holding[] => {
    const lines = rows.map((row) => cells[row - 1] ?? []);
    const text = snapshotText(lines);
    const isMarked = [id, ...emails].some((mark) => text.includes(mark));
    const snapshot = isMarked && kept.includes(rows) ? decodeSnapshot(text) : null;
    if (snapshot) return snapshotWithout(snapshot, id) === snapshot ? [] : [{ rows, snapshot }];
    // Nobody but the program writes an id: where its bar was deleted too, these are pieces.
    const holds = isMarked || lines.some((line) => line.some((cell) => String(cell).includes(id)));
    return holds ? [{ rows, snapshot }] : [];
  });
}

/** The other rows: those with the same id together, for their text may be cut anywhere. */
function othersIn(
  cells: readonly Line[],
  columns: SnapshotColumns,
  known: ReadonlySet<number>,
): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  cells.forEach((line, i) => {
    const row = i + 1;
    if (row < FIRST_ROW || known.has(row)) return;
    const own = snapshotCell(columns, line, 'snapshot') || `row ${row}`;
    groups.set(own, [...(groups.get(own) ?? []), row]);
  });
  return [...groups.values()];
}
