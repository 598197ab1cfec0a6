import type { Change, Reason } from '../gradebook/batch';
import type { Submission } from '../gradebook/submission';
import { recentBatches } from '../google/history';
import type { Visit } from '../google/visit';
import type { Look, Pupil } from './look';

/** Somebody else's hand on what the teacher is typing; '' where it is not known. */
export interface Rival {
  readonly who: string;
  readonly at: string;
  /** the work was returned since */
  readonly returned?: boolean;
}

/**
 * Who changed a fact since the card was drawn. An autosave does not redraw the card, so what the same teacher typed in
 * the side panel a moment ago is no rival, which a draft knows by itself. Who typed in the sheet, Google does not tell.
 * Costs one read, and only when the values differ.
 */
export function rivalOf(visit: Visit, look: Look, { submission }: Pupil, field: 'draft' | 'comment'): Rival | null {
  const own = changesOf(field, submission);
  if (own(look.changes).length > 0) return { who: '', at: '' };
  if (field === 'draft' && submission.typedBy !== '' && submission.typedBy === visit.who) return null;
  const last = recentBatches(visit).find(({ changes }) => own(changes).length > 0);
  if (!last) return { who: '', at: '' };
  const reasons = new Set(own(last.changes).map(({ reason }) => reason ?? last.reason));
  const mine = last.who === visit.who && [...reasons].every((reason) => OWN_TYPING.has(reason));
  if (mine) return null;
  return { who: reasons.has('sheet') ? '' : last.who, at: last.at, returned: last.reason === 'return' };
}

const OWN_TYPING: ReadonlySet<Reason> = new Set<Reason>(['typed', 'comment']);

function changesOf(field: string, { student, assignment }: Submission): (changes: readonly Change[]) => Change[] {
  return (changes) => changes.filter((c) => c.student === student && c.assignment === assignment && c.field === field);
}
