import type { Contest, Hand } from '../cards/contested';
import { only, studentAsk } from '../cards/place';
import type { Ask, Place } from '../cards/requests';
import type { StudentView } from '../cards/student';
import { commentsIn } from '../gradebook/comment';
import { hash } from '../gradebook/hash';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { input, unsent, type Context } from './context';
import { pupilIn, type Look, type Pupil } from './look';
import { rivalOf } from './rival';

type At = Place & { readonly student: string; readonly redraw?: 'yes' | 'contest' };
type CommentContest = ReturnType<typeof contestOf>;

/** The own comment of a card that shows two; none when it shows one, or when both are the same by now (S46). */
export function ownComment(
  context: Context,
  { redraw }: Pick<At, 'redraw'>,
  { submission }: Pupil,
): string | undefined {
  if (redraw !== 'contest' || unsent(context, 'comment')) return undefined;
  const mine = input(context, 'comment').trim();
  return mine === commentsIn(submission.comment).draft ? undefined : mine;
}

/** The two comments that a card shows, when none was chosen yet (S46). */
export function stillContested(
  context: Context,
  visit: Visit,
  t: Text,
  look: Look,
  ask: At,
): CommentContest | undefined {
  const pupil = pupilIn(look, ask.student);
  const mine = pupil && ownComment(context, ask, pupil);
  if (!pupil || mine === undefined) return undefined;
  const by = rivalOf(visit, look, pupil, 'comment') ?? { who: visit.who, at: '' };
  return contestOf(visit, t, ask, pupil, mine, by);
}

/** The two comments and the own one in its field, for the card that is drawn again after something else was done on it. */
export function withContest(
  context: Context,
  visit: Visit,
  t: Text,
  look: Look,
  ask: At,
): Pick<StudentView, 'problem' | 'typed' | 'contest'> {
  const found = stillContested(context, visit, t, look, ask);
  if (!found) return {};
  const { sentence, contest } = found;
  return { typed: { comment: input(context, 'comment') }, contest, ...(sentence ? { problem: sentence } : {}) };
}

/** Enough of a comment to recognise it. */
const SHOWN = 500;

/** Both comments, and who wrote the other one; or that it went to the student meanwhile. */
export function contestOf(
  { clock }: Visit,
  t: Text,
  ask: Place & { readonly student: string },
  { submission }: Pupil,
  mine: string,
  by: Hand,
): { readonly sentence?: string; readonly contest: Contest } {
  const { student } = ask;
  const theirs = commentsIn(submission.comment).draft;
  const take: Ask = { ask: 'saveComment', student, seen: hash(submission.comment), redraw: 'yes', ...only(ask) };
  const all = [{ theirs: quoted(t, theirs), mine: quoted(t, mine), by }];
  const contest = { all, keep: studentAsk(student, ask, 'student'), take, now: clock.now };
  return by.how === 'return' ? { sentence: t.problem.comment.returned, contest } : { contest };
}

function quoted(t: Text, text: string): string {
  if (text === '') return t.empty;
  return `“${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}”`;
}
