import type { Reason } from '../gradebook/batch';
import type { Moment } from '../gradebook/moment';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import type { Section } from './card';
import type { Ask } from './requests';
import { button, buttons, dotted, paragraph, row, section } from './widgets';

/** Who changed something last, when and how, as far as anybody can tell. */
export interface Hand {
  /** '' where it is not known: Google does not tell who typed in the sheet */
  readonly who: string;
  /** '' when it is not in the history yet, or too far back */
  readonly at: Moment;
  /** none: not known */
  readonly how?: Reason;
}

/** One thing that somebody else changed while the teacher did. */
export interface Contested {
  /** as the field is called on the card; none where there is only one */
  readonly label?: string;
  readonly theirs: string;
  readonly mine: string;
  readonly by: Hand;
}

/** What is contested on a card, and what the two buttons below it ask. */
export interface Contest {
  readonly all: readonly Contested[];
  readonly keep: Ask;
  readonly take: Ask;
  readonly now: Moment;
}

/** By whom and when, in words; in the sheet where that is all that is known. */
export function handText(t: Text, { who, at, how }: Hand, now?: Moment): string | undefined {
  const c = t.conflict;
  if (how === 'sheet') return at === '' ? c.inSheet : c.seenInSheet(showMoment(t, at, now));
  if (at === '') return who === '' ? undefined : who;
  const [person, when] = [who === '' ? c.somebody : who, showMoment(t, at, now)];
  switch (how) {
    case 'import':
      return c.imported(person, when);
    case 'return':
      return c.returned(person, when);
    case 'undo':
      return c.undone(person, when);
    default:
      return c.by(person, when);
  }
}

/** Longer texts are not said on a button. */
const SHORT = 16;

/**
 * Both values of everything that is contested, with who and when, on top of the card on which the teacher filled them in;
 * one click takes the one or the other. Nothing was saved so far.
 */
export function contestSection(t: Text, contest: Contest | undefined): Section | null {
  if (contest === undefined) return null;
  const { all, keep, take, now } = contest;
  return section(
    t.conflict.title,
    { ...paragraph(`! ${t.conflict.nothing}`), strong: true },
    ...all.flatMap(({ label, theirs, mine, by }) => [
      row(theirs, { top: dotted(label, t.conflict.theirs), bottom: handText(t, by, now) }),
      row(mine, { top: dotted(label, t.conflict.filledIn) }),
    ]),
    buttons(button(keepLabel(t, all), keep), button(takeLabel(t, all), take)),
  );
}

function keepLabel(t: Text, all: readonly Contested[]): string {
  const one = theOnly(all);
  return one && isShort(one.theirs) ? t.conflict.keep(one.theirs) : t.conflict.keepAll;
}

function takeLabel(t: Text, all: readonly Contested[]): string {
  const one = theOnly(all);
  return one && isShort(one.mine) ? t.conflict.take(one.mine) : t.conflict.takeAll;
}

function theOnly(all: readonly Contested[]): Contested | undefined {
  return all.length === 1 ? all[0] : undefined;
}

function isShort(text: string): boolean {
  return text.length <= SHORT;
}
