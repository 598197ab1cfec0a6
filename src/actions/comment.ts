import { hash } from '../gradebook/hash';
import { displayName } from '../gradebook/names';
import type { Text } from '../text/language';
import { input, save, type Action } from './context';
import { toolCard, tooLong } from './entry';
import { onPupil } from './grading';
import { lookAt, withNoticed } from './look';
import { rivalOf, type Rival } from './rival';

/** The private comment to one student, kept until it travels with a return (S46, S85). */
export const saveComment: Action<'saveComment'> = (context, ask) =>
  onPupil(context, ask, (visit, t, look, pupil) => {
    const { student, submission } = pupil;
    const comment = input(context, 'comment').trim();
    if (tooLong(t, comment) !== null) return toolCard(context, visit, t, look, ask);
    if (comment === submission.comment) return { how: 'stay', notice: t.notice.unchanged };
    const rival = hash(submission.comment) === ask.seen ? null : rivalOf(visit, look, pupil, 'comment');
    if (rival) return toolCard(context, visit, t, look, ask, rivalText(t, submission.comment, rival));
    const intention = {
      reason: 'comment' as const,
      what: visit.t.batch.comment(displayName(student), look.assignment.title),
      changes: withNoticed(look, [{ ...submission, comment }]),
      blocks: [look.block],
    };
    return save(visit, t, intention, ({ visit: now, blocks }) => {
      const notice = t.notice.savedComment;
      if (!ask.redraw) return { how: 'stay', notice };
      return { ...toolCard(context, now, t, lookAt(now, ask.assignment, blocks[0]) ?? look, ask), notice };
    });
  });

/** Enough of a comment to recognise it. */
const SHOWN = 500;

function rivalText(t: Text, theirs: string, { who }: Rival): string {
  const shown = theirs.length > SHOWN ? `${theirs.slice(0, SHOWN)}…` : theirs;
  return t.problem.comment.changed(who, shown);
}
