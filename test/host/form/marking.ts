/** How Google marks a quiz by itself, from the key. What has no key stays unmarked until a person marks it. */
import { type Answer, type FormItem, isGrid, isMarkedByGoogle } from './item';

/**
 * The score Google gives an answer, or null when it leaves the marking to a person.
 * A missing answer to a question with a key scores 0; one to an open question stays unmarked. That second half is
 * unconfirmed (docs/live-checks.md, F8), and the stricter choice for a reader of scores.
 */
export function autoScore(item: FormItem, answer: Answer | undefined): number | null {
  if (!isMarkedByGoogle(item)) return null;
  if (isGrid(item)) return gridScore(item, answer);
  return isRight(item, answer) ? item.points : 0;
}

function isRight(item: FormItem, answer: Answer | undefined): boolean {
  if (item.kind === 'CHECKBOX') return sameSet(item.key, listOf(answer));
  if (typeof answer !== 'string') return false;
  if (item.kind === 'TEXT') return item.key.some((right) => sameText(right, answer));
  return item.key.includes(answer);
}

/** Each row is a question of its own; rows without a key add nothing. */
function gridScore(item: FormItem, answer: Answer | undefined): number {
  const given: Answer = Array.isArray(answer) ? answer : [];
  return item.rows.reduce((sum, row, index) => {
    const cell = given[index];
    const chosen = listOf(cell === '' ? undefined : cell);
    return sum + (row.key.length > 0 && rowIsRight(item, row.key, chosen) ? row.points : 0);
  }, 0);
}

function rowIsRight(item: FormItem, key: readonly string[], chosen: readonly string[]): boolean {
  if (item.kind === 'CHECKBOX_GRID') return sameSet(key, chosen);
  return chosen.some((value) => key.includes(value));
}

function listOf(answer: Answer | undefined): readonly string[] {
  if (answer === undefined) return [];
  return typeof answer === 'string' ? [answer] : answer.filter((value) => typeof value === 'string');
}

function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((value) => b.includes(value));
}

/** Forms ignores capitals and outer spaces in short answers (unconfirmed: docs/live-checks.md, F9). */
function sameText(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}
