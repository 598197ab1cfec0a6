import { orRefusal, type Refusal } from './failure';

/** No more writes of one column are tried: a column full of refusals must not take all of a run's time. */
export const MOST_TRIES = 40;

/**
 * Writes cells of which Google may refuse some. Most rules want a number: where all together are refused, the words are tried
 * apart, and the grades in halves. Gives those that stand now, and why one was refused that a teacher waits to see.
 */
export function writeInParts<T extends { readonly value: string | number; readonly own: boolean }>(
  cells: readonly T[],
  write: (some: readonly T[], apart: boolean) => void,
): { readonly done: readonly T[]; readonly refusal?: Refusal } {
  let tries = MOST_TRIES;
  let refusal: Refusal | undefined;
  const written = (some: readonly T[]): readonly T[] => {
    const refused =
      tries-- > 0
        ? orRefusal(() => {
            write(some, some !== cells);
          })
        : 'refused';
    if (!refused) return some;
    const words = some.filter(({ value }) => isNaN(Number(value)));
    const part = words.length > 0 ? words : some.slice(some.length >> 1);
    if (part.length < some.length) return [...written(some.filter((cell) => !part.includes(cell))), ...written(part)];
    if (some.some(({ own }) => own)) refusal = refused;
    return [];
  };
  const done = written(cells);
  return { done, ...(refusal && { refusal }) };
}
