import { stay, STAY } from '../cards/answer';
import { commentsIn, MOST_COMMENTS, withDraft } from '../gradebook/comment';
import { hash } from '../gradebook/hash';
import { displayName } from '../gradebook/names';
import { contestOf } from './contest';
import { input, save, unsent, type Action } from './context';
import { toolCard, tooLong } from './entry';
import { onPupil } from './grading';
import { lookAt, withNoticed } from './look';
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
