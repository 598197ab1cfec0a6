import { changesOf, type Change } from './batch';
import { draftIn, type CellMeaning } from './cell';
import type { Moment } from './moment';
import { handIn, notHandedIn } from './returning';
import type { Submission } from './submission';

/**
 * What a teacher changed by typing in a cell of Grades since the program last saw it: a draft typed, changed or
 * cleared, a student excused, or work marked as handed in or not by its word. A cell that cannot be read changes
 * nothing: the draft seen last stays known until the cell is mended. So does what an error above an empty cell may have taken.
 */
export function noticed(
  seen: Submission,
  cell: CellMeaning,
  now: { readonly at: Moment; readonly due: Moment },
): Change[] {
  const typed = asTyped(seen, cell, now);
  return changesOf(seen, typed.draft === seen.draft ? typed : { ...typed, typedBy: '' }, 'sheet');
}

function asTyped(seen: Submission, cell: CellMeaning, now: { readonly at: Moment; readonly due: Moment }): Submission {
  const isLost = cell.kind === 'blank' && cell.lost === true && (seen.draft !== null || seen.excused);
  if (cell.kind === 'unreadable' || isLost) return seen;
  const draft = draftIn(cell);
  if (cell.kind !== 'word') return { ...seen, draft, excused: false };
  if (cell.word === 'excused') return { ...seen, draft: null, excused: true };
  const cleared = { ...seen, draft: null, excused: false };
  if (cell.word === 'turnedIn' && !seen.turnedIn) return handIn(cleared, { ...now, response: '' });
  if (cell.word === 'missing' && seen.turnedIn) return notHandedIn(cleared);
  return cleared;
}
