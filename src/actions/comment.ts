import { stay, STAY } from '../cards/answer';
import type { Contest, Hand } from '../cards/contested';
import { studentAsk } from '../cards/place';
import type { Ask } from '../cards/requests';
import { commentsIn, MOST_COMMENTS, withDraft } from '../gradebook/comment';
import { hash } from '../gradebook/hash';
import { displayName } from '../gradebook/names';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { input, save, unsent, type Action } from './context';
import { toolCard, tooLong } from './entry';
import { onPupil } from './grading';
import { lookAt, withNoticed, type Pupil } from './look';
import { rivalOf } from './rival';

/** The private comment to one student, kept until it travels with a return (S46, S85); what was returned stays. */
export const saveComment: Action<'saveComment'> = (context, ask) =>
  onPupil(context, ask, (visit, t, look, pupil) => {
    const { student, submission } = pupil;
    if (unsent(context, 'comment')) return stay(t.problem.changed);
    const comment = input(context, 'comment').trim();
    if (tooLong(t, comment) !== null) return toolCard(context, visit, t, look, ask);
    const before = commentsIn(submission.comment);
    if (comment === before.draft) return { ...stay(t.notice.unchanged), saved: true };
    const rival = hash(submission.comment) === ask.seen ? null : rivalOf(visit, look, pupil, 'comment');
    if (rival) return toolCard(context, visit, t, look, ask, contestOf(visit, t, ask, pupil, comment, rival));
    const all = withDraft(submission.comment, comment, visit.who);
    if (all.length > MOST_COMMENTS) {
      const sentence = t.problem.comment.full(before.said.length, all.length - MOST_COMMENTS);
      return toolCard(context, visit, t, look, ask, { sentence });
    }
    const intention = {
      reason: 'comment' as const,
      what: visit.t.batch.comment(displayName(student), look.assignment.title),
      changes: withNoticed(look, [{ ...submission, comment: all }]),
      blocks: [look.block],
    };
    return save(visit, t, intention, ({ visit: now, blocks }) => {
      const after = lookAt(now, ask.assignment, blocks[0]) ?? look;
      const shown = ask.redraw ? toolCard(context, now, t, after, ask) : STAY;
      return { ...shown, notice: t.notice.savedComment, saved: true };
    });
  });

/** Enough of a comment to recognise it. */
const SHOWN = 500;

/** Both comments, and who wrote the other one; or that it went to the student meanwhile. */
function contestOf(
  { clock }: Visit,
  t: Text,
  ask: Extract<Ask, { ask: 'saveComment' }>,
  { submission }: Pupil,
  mine: string,
  by: Hand,
): { readonly sentence?: string; readonly contest: Contest } {
  const { student } = ask;
  const theirs = commentsIn(submission.comment).draft;
  const take: Ask = { ...ask, seen: hash(submission.comment), redraw: 'yes' };
  const all = [{ theirs: quoted(t, theirs), mine: quoted(t, mine), by }];
  const contest = { all, keep: studentAsk(student, ask, 'student'), take, now: clock.now };
  return by.how === 'return' ? { sentence: t.problem.comment.returned, contest } : { contest };
}

function quoted(t: Text, text: string): string {
  if (text === '') return t.empty;
  return `“${text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text}”`;
}
