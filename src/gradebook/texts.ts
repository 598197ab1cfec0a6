import { CELL_MARK } from './live';

/** A cell of a student, by id, that cannot be read as a grade, and what stands there. */
export interface Unreadable {
  readonly student: string;
  readonly text: string;
}

/** What fits in a cell, with room to spare. */
const MOST = 49_000;

/** What a formula that fails shows is nobody's words. */
const isTyped = ({ text }: Unreadable): boolean => !text.startsWith('#');

/**
 * The words that stand in an assignment's cells in place of a grade, for the cell of Assignments that keeps them: those `here`, and
 * of who `isGone` what was kept `before`, so that a row or a column that is put back has them again. What does not fit is left out.
 * It begins with the mark of what only repeats other cells.
 */
export function textsOf(before: string, here: readonly Unreadable[], isGone: (student: string) => boolean): string {
  const kept = [...readTexts(before)].filter(([student]) => isGone(student));
  const own = here.filter(isTyped).map(({ student, text }): [string, string] => [student, text]);
  const all = [...own, ...kept].sort(([a], [b]) => (a < b ? -1 : 1));
  let room = MOST;
  const fitting = all.filter((one) => (room -= JSON.stringify(one).length) > 0);
  return fitting.length === 0 ? '' : CELL_MARK + JSON.stringify(Object.fromEntries(fitting));
}

/** Reads what `textsOf` made, by student; nothing from what somebody typed over it. */
export function readTexts(cell: string): ReadonlyMap<string, string> {
  try {
    const read = Object.entries(JSON.parse(cell.slice(1) || '{}') as Record<string, unknown>);
    return new Map(read.filter((one): one is [string, string] => typeof one[1] === 'string'));
  } catch {
    return new Map();
  }
}
