import { isRevision, missingNumbers, renumbered, type LogRow } from './accounts';
import type { Found, Place } from './found';
import { HISTORY_KEYS } from './tables';

/** The log with the numbers that were typed over, as far as it is certain which they were; else they are no batches. */
export function withNumbers(log: readonly LogRow[], applied: number): LogRow[] {
  const numbers = new Map(renumbered(log, applied).map(({ row, revision }) => [row, revision]));
  return log.map((line) => {
    const revision = numbers.get(line.row);
    if (revision === undefined) return isRevision(line.revision ?? 0, applied) ? line : { ...line, batch: null };
    return { ...line, revision, batch: line.batch && { ...line.batch, revision } };
  });
}

/** Rows of the log whose number was typed over, that cannot be read, or that are gone; and their other cells typed over. */
export function logPlaces(log: readonly LogRow[], applied: number): Found {
  const numbers = renumbered(log, applied);
  const mended = new Map(numbers.map(({ row, revision }) => [row, revision]));
  const back = new Set(mended.values());
  const gone = missingNumbers(log, applied).filter((number) => !back.has(number));
  const at = ({ row }: { readonly row: number }): Place => ({ tab: 'history', row });
  return {
    numbers: numbers.map(at),
    logUnreadable: withNumbers(log, applied)
      .filter(({ batch, row }) => batch === null && !mended.has(row))
      .map(at),
    logGone: gone.map((number) => ({ tab: 'history', about: String(number) })),
    logCells: log.flatMap(({ row, strange }) =>
      strange.map((one): Place => ({
        tab: 'history',
        row,
        column: HISTORY_KEYS.findIndex((key) => key === one.key) + 1,
        strange: one,
      })),
    ),
  };
}
