import type { Answer } from '../cards/card';
import type { Place } from '../cards/requests';
import { isEmail } from '../gradebook/email';
import { showGrade } from '../gradebook/grade';
import type { Returned, Submission } from '../gradebook/submission';
import { changedBlock, submissionIn, writeBlock, type Block } from '../google/blocks';
import { stopwatch } from '../google/clock';
import { writeOutside, type Finish } from '../google/commit';
import { mailLeft, send, type Letter } from '../google/mail';
import type { Visit } from '../google/visit';
import { mailText, type MailKind } from '../text/mail';
import type { Text } from '../text/language';
import { problem, visiting, type Action, type Context } from './context';
import { lookAt, type Look, type Pupil } from './look';
import { showWork } from './work';

/** Messages in one run: a card may take 30 seconds, and one message takes about half of one. */
export const MAIL_SLICE = 40;
/** After this long no further message is begun; the rest waits. */
const MAIL_MS = 20_000;

export interface MailResult {
  readonly sent: number;
  readonly waiting: number;
  readonly failed: number;
}

/**
 * Sends the messages of a batch between its last write and its mark. Before this the submissions say SENDING, after it
 * SENT: a crash in between leaves SENDING, which the teacher sees and decides about, so that no message is lost
 * silently and none is sent twice.
 */
export function finishWithMail(look: Look, report: { result: MailResult }): Finish {
  return (visit, blocks) => {
    const block = blocks.find(({ assignment }) => assignment === look.assignment.id);
    if (!block) return blocks;
    const { after, result } = sendMarked(visit, look, block);
    report.result = result;
    return blocks.map((other) => (other === block ? after : other));
  };
}

/** Sends to everybody marked SENDING, and writes how it went in one write. */
function sendMarked(visit: Visit, look: Look, block: Block): { readonly after: Block; readonly result: MailResult } {
  const elapsed = stopwatch();
  const done = new Map<string, Submission>();
  try {
    for (const pupil of look.pupils) {
      const submission = submissionIn(block, pupil.student.id);
      if (submission.mail !== 'SENDING') continue;
      done.set(submission.student, { ...submission, mail: elapsed() > MAIL_MS ? 'WAITING' : sendOne(visit, look, pupil, submission) });
    }
  } finally {
    writeBlock(visit, block, changedBlock(visit, block, [...done.values()], look.assignment.title));
  }
  const after = changedBlock(visit, block, [...done.values()], look.assignment.title);
  const count = (mail: Submission['mail']) => [...after.submissions.values()].filter((s) => s.mail === mail).length;
  const inThisRun = (mail: Submission['mail']) => [...done.values()].filter((s) => s.mail === mail).length;
  return { after, result: { sent: inThisRun('SENT'), waiting: count('WAITING'), failed: inThisRun('FAILED') } };
}

function sendOne(visit: Visit, look: Look, pupil: Pupil, after: Submission): 'SENT' | 'FAILED' {
  const { className } = visit.settings;
  return send(letterTo(visit, look, pupil, after), className || visit.t.product) ? 'SENT' : 'FAILED';
}

/** The message about one return: the student's own grade with its maximum and the comment, in the class's language. */
function letterTo(visit: Visit, look: Look, { student, submission }: Pupil, { returned, comment }: Submission): Letter {
  const before = submission.returned;
  const changed = returned !== null && before !== null && before.at !== returned.at;
  const { subject, text, html } = mailText(visit.t, {
    kind: kindOf(returned, changed ? before : null),
    firstName: student.first,
    className: visit.settings.className,
    title: look.assignment.title,
    ...gradeOf(visit, 'grade', returned),
    ...(changed ? gradeOf(visit, 'before', before) : {}),
    comment,
    teacher: '',
  });
  return { to: student.email, subject, body: text, html };
}

function kindOf(now: Returned | null, before: Returned | null): MailKind {
  if (now === null || now.unfinished) return 'unfinished';
  if (now.grade === null) return 'done';
  return before !== null && before.grade !== null && before.grade !== now.grade ? 'changed' : 'returned';
}

function gradeOf(visit: Visit, name: 'grade' | 'before', returned: Returned | null) {
  if (returned === null || returned.grade === null) return {};
  const points = returned.points === null ? visit.t.empty : String(returned.points);
  return { [name]: { grade: showGrade(returned.grade, visit.decimal), points } };
}

/** Sends what waited: for tomorrow's quota, for the next slice, or after a failure. */
export const sendMail: Action<'sendMail'> = (context, ask) =>
  mailing(context, ask, (visit, t, look) => {
    const room = Math.min(mailLeft(), MAIL_SLICE);
    if (room === 0) return { how: 'stay', notice: t.problem.mailQuota };
    const waiting = look.pupils.filter(({ submission: s, student }) => isWaiting(s) && isEmail(student.email)).slice(0, room);
    let result: MailResult = { sent: 0, waiting: 0, failed: 0 };
    const outcome = writeOutside(visit, look.assignment, look.block, (block) => {
      const marked = marks(visit, look, block, waiting, 'SENDING');
      const sent = sendMarked(visit, look, writeBlock(visit, block, marked));
      result = sent.result;
      return sent.after;
    });
    if (outcome !== 'done') return { how: 'stay', notice: t.problem.busy };
    const left = result.waiting > 0 ? ` ${t.home.mailWaiting(result.waiting)}` : '';
    return showWork(context, ask, 'look', { how: 'replace', notice: t.notice.mailSent(result.sent) + left });
  });

/** After an interruption the teacher says whether the uncertain messages count as sent or are to be sent again. */
export const settleMail: Action<'settleMail'> = (context, ask) =>
  mailing(context, ask, (visit, t, look) => {
    const uncertain = look.pupils.filter(({ submission }) => submission.mail === 'SENDING');
    const outcome = writeOutside(visit, look.assignment, look.block, (block) =>
      writeBlock(visit, block, marks(visit, look, block, uncertain, ask.how === 'again' ? 'WAITING' : 'SENT')),
    );
    if (outcome !== 'done') return { how: 'stay', notice: t.problem.busy };
    if (ask.how === 'again') return sendMail(context, { ask: 'sendMail', assignment: ask.assignment, filter: ask.filter, page: ask.page });
    return showWork(context, ask, 'look', { how: 'replace', notice: t.notice.mailSettled });
  });

function isWaiting({ mail }: Submission): boolean {
  return mail === 'WAITING' || mail === 'FAILED';
}

function marks(visit: Visit, look: Look, block: Block, pupils: readonly Pupil[], mail: Submission['mail']): Block {
  const changed = pupils.map(({ student }) => ({ ...submissionIn(block, student.id), mail }));
  return changedBlock(visit, block, changed, look.assignment.title);
}

function mailing(context: Context, place: Place, work: (visit: Visit, t: Text, look: Look) => Answer): Answer {
  return visiting(context, (visit, t) => {
    const look = lookAt(visit, place.assignment);
    return look ? work(visit, t, look) : problem(t, t.problem.assignment.gone);
  });
}
