/** The boxes of a list to tick. They keep what was ticked on its other pages. */
import type { Text } from '../text/language';
import type { Choice } from './card';
import type { WorkRow, WorkView } from './work';

/**
 * A box for each student of this page, as `box` tells; above them one for all who are ticked on other pages, whose value is
 * their ids, with commas between: it goes along with every click, and without it they are left out.
 */
export function studentTicks(
  t: Text,
  { rows, ticked = [] }: WorkView,
  label: string,
  box: (row: WorkRow) => Pick<Choice['options'][number], 'label' | 'on'>,
): Choice {
  const others = ticked.filter((id) => rows.every(({ student }) => student !== id));
  const elsewhere = { value: others.join(','), label: t.work.elsewhere(others.length), on: true };
  const here = rows.map((row) => ({ value: row.student, ...box(row) }));
  return {
    kind: 'choice',
    name: 'students',
    label,
    as: 'ticks',
    options: others.length > 0 ? [elsewhere, ...here] : here,
  };
}

/** Everybody in one tick. */
export function everyoneTick(t: Text, { everyone = false }: WorkView, value: string, label: string): Choice {
  const option = { value, label, on: everyone };
  return { kind: 'choice', name: 'everyone', label: t.work.everyoneTitle, as: 'ticks', options: [option] };
}
