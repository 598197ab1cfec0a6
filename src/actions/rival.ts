import type { Contested, Hand } from '../cards/contested';
import { same, type Change, type Reason, type Value } from '../gradebook/batch';
import type { Submission } from '../gradebook/submission';
import { recentBatches } from '../google/history';
import type { Visit } from '../google/visit';
import type { Look, Pupil } from './look';

/**
 * Who changed a fact since the card was drawn; null for nobody else. An autosave does not redraw the card, so what the same
 * teacher typed in the side panel a moment ago is no rival, which a draft knows by itself. Costs one read, and only when
 * the values differ.
 */
export function rivalOf(
  visit: Visit,
  look: Look,
  { submission, cell }: Pupil,
  field: 'draft' | 'comment',
): Hand | null {
  // What cannot be read is in no change, and is nothing that the program wrote.
  if (field === 'draft' && cell.kind === 'unreadable') return IN_SHEET;
  const own = changesOf(field, submission);
  if (own(look.changes).length > 0) return IN_SHEET;
  if (field === 'draft' && submission.typedBy !== '' && submission.typedBy === visit.who) return null;
  const last = recentBatches(visit).find(({ changes }) => own(changes).length > 0);
  if (!last) return { who: '', at: '' };
  const reasons = new Set(own(last.changes).map(({ reason }) => reason ?? last.reason));
  const mine = last.who === visit.who && [...reasons].every((reason) => OWN_TYPING.has(reason));
  if (mine) return null;
  const how = reasons.has('sheet') ? 'sheet' : last.reason;
  return { who: how === 'sheet' ? '' : last.who, at: last.at, how };
}

const OWN_TYPING: ReadonlySet<Reason> = new Set<Reason>(['typed', 'comment']);

/** Typed in the sheet since the last visit: Google does not tell by whom. */
export const IN_SHEET: Hand = { who: '', at: '', how: 'sheet' };

/** Whoever empties a cell that could not be read changes who typed the draft, and not the draft. */
function changesOf(field: string, { student, assignment }: Submission): (changes: readonly Change[]) => Change[] {
  const fields = field === 'draft' ? [field, 'typedBy'] : [field];
  return (changes) =>
    changes.filter((c) => c.student === student && c.assignment === assignment && fields.includes(c.field));
}

/** A fact, as the changes about it carry it. */
export type About = (change: Change) => boolean;

/**
 * Who changed these facts last, the log read once for all of them. What stands there now (`now`) and is not what the log
 * says last was changed in the sheet; Google does not tell by whom.
 */
export function handsOn(visit: Visit): (about: About, now?: Value) => Hand {
  const batches = recentBatches(visit);
  return (about, now) => {
    const last = batches.find(({ changes }) => changes.some(about));
    const change = last?.changes.find(about);
    if (now !== undefined && !same(change?.after, now)) return IN_SHEET;
    if (!last || !change) return { who: '', at: '' };
    const how = change.reason ?? last.reason;
    return { who: how === 'sheet' ? '' : last.who, at: last.at, how };
  };
}

/** How a contested field is said on a card, and where the log tells of it. */
export interface FieldText<V> {
  readonly label?: string;
  readonly text: (value: V) => string;
  readonly about: About;
}

/** What is contested, as the card shows it. One read, of the log. */
export function contestedIn<T extends Readonly<Record<string, Value>>>(
  visit: Visit,
  fields: readonly (keyof T & string)[],
  { now, mine }: { readonly now: T; readonly mine: T },
  texts: { readonly [K in keyof T]: FieldText<T[K]> },
  logged: (field: keyof T & string) => Value | undefined = (field) => now[field],
): Contested[] {
  const handOn = handsOn(visit);
  return fields.map((field) => {
    const { label, text, about } = texts[field];
    return {
      ...(label === undefined ? {} : { label }),
      theirs: text(now[field]),
      mine: text(mine[field]),
      by: handOn(about, logged(field)),
    };
  });
}
