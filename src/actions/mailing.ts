import { push, replace, stay } from '../cards/answer';
import type { Answer, Card } from '../cards/card';
import { asChosen } from '../cards/chosen';
import { mailCard, uncertainMailCard, type MailResult, type UncertainMailView } from '../cards/mailing';
import { only } from '../cards/place';
import type { Place } from '../cards/requests';
import type { Change } from '../gradebook/batch';
import { isEmail, normalEmail } from '../gradebook/email';
import { showGrade } from '../gradebook/grade';
import { hash } from '../gradebook/hash';
import { displayName } from '../gradebook/names';
import { factsBefore, isUnheard, returnFacts, type ReturnFacts } from '../gradebook/returning';
import type { Returned, Submission } from '../gradebook/submission';
import { changedBlock, submissionIn, writeBlock, type Block } from '../google/blocks';
import { stopwatch } from '../google/clock';
import type { Finish } from '../google/apply';
import { readBatches } from '../google/history';
import { flush } from '../google/lock';
import { mailLeft, send, type Letter, type Sent } from '../google/mail';
import type { Visit } from '../google/visit';
import { mailText, type MailKind } from '../text/mail';
import type { Text } from '../text/language';
import { save, type Action, type Result } from './context';
import { showHome } from './home';
import { looking, withNoticed, type Look, type Pupil } from './look';

/** Messages in one run: a card may take 30 seconds, and one message takes about half of one. */
export const MAIL_SLICE = 40;
/** After this long no further message is begun; the rest waits. */
const MAIL_MS = 20_000;

/** What a message says besides the grade, for each student. */
type Facts = (pupil: Pupil) => ReturnFacts;

/**
 * Sends the messages of a batch between its last write and its mark. Before this the submissions say SENDING, after it
 * SENT: a crash in between leaves SENDING, which the teacher sees and decides about, so that no message is lost
 * silently and none is sent twice.
 */
export function finishWithMail(look: Look, to: readonly Submission[], facts: Facts, report: MailReport): Finish {
  const pupils = goingTo(look, to);
  return (visit, blocks) => {
    const block = blocks.find(({ assignment }) => assignment === look.assignment.id);
    if (!block) return blocks;
    // A message leaves at once; that it was going to must not be lost in what Google keeps back.
    flush();
    const { after, result } = sendMarked(visit, look, block, pupils, facts);
    report.result = result;
    return blocks.map((other) => (other === block ? after : other));
  };
}

function goingTo({ pupils }: Look, to: readonly Submission[]): readonly Pupil[] {
  const students = new Set(to.flatMap(({ mail, student }) => (mail === 'SENDING' ? [student] : [])));
  return pupils.filter(({ student }) => students.has(student.id));
}

/** Where the sending of a batch leaves its result. */
export interface MailReport {
  result: MailResult;
}

/** Before anything was sent. */
export function noMail(): MailReport {
  return { result: { sent: 0, waiting: 0, failed: [], uncertain: 0 } };
}

/**
 * For messages about a return that is being made now: the submissions in `look` are still those before it. Of whom an
 * earlier message did not reach, the log is read for what it would have said.
 */
export function factsOfNow(visit: Visit, look: Look, to: readonly Submission[]): Facts {
  const unheard = goingTo(look, to).filter(({ submission }) => isUnheard(submission));
  const earlier = factsFromLog(visit, unheard);
  return (pupil) => factsBefore(pupil.submission, unheard.includes(pupil) ? earlier(pupil) : undefined);
}

/**
 * Sends to these students, whom this batch marked SENDING, and writes how it went in one write; the limit of the day ends
 * it. Whoever else is SENDING is uncertain from before, and stays so.
 */
function sendMarked(
  visit: Visit,
  look: Look,
  block: Block,
  pupils: readonly Pupil[],
  facts: Facts,
): { readonly after: Block; readonly result: MailResult } {
  const elapsed = stopwatch();
  const done: { readonly pupil: Pupil; readonly submission: Submission }[] = [];
  let over = false;
  for (const pupil of pupils) {
    const before = submissionIn(block, pupil.student.id);
    const sent: Sent = over || elapsed() > MAIL_MS ? 'over' : sendOne(visit, look, pupil, before, facts(pupil));
    over = sent === 'over' || sent === 'last';
    done.push({ pupil, submission: { ...before, mail: SENT[sent] } });
  }
  const changed = done.map(({ submission }) => submission);
  const after = writeBlock(visit, block, changedBlock(visit, block, changed, look.assignment.title));
  return { after, result: resultOf(done, after) };
}

function resultOf(
  done: readonly { readonly pupil: Pupil; readonly submission: Submission }[],
  after: Block,
): MailResult {
  const all = [...after.submissions.values()];
  return {
    sent: done.filter(({ submission: { mail } }) => mail === 'SENT').length,
    uncertain: done.filter(({ submission: { mail } }) => mail === 'SENDING').length,
    waiting: all.filter(({ mail }) => mail === 'WAITING').length,
    failed: done
      .filter(({ submission: { mail } }) => mail === 'FAILED')
      .map(({ pupil: { student } }) => ({ id: student.id, name: displayName(student), email: student.email })),
  };
}

const SENT: Readonly<Record<Sent, Submission['mail']>> = {
  sent: 'SENT',
  over: 'WAITING',
  refused: 'FAILED',
  unknown: 'SENDING',
  last: 'SENDING',
};

function sendOne(visit: Visit, look: Look, pupil: Pupil, now: Submission, facts: ReturnFacts): Sent {
  const { className } = visit.settings;
  const letter = letterTo(visit, look, pupil, now.returned, facts);
  return send(letter, className || visit.t.product);
}

/** The message about one return: the student's own grade with its maximum and the comment, in the class's language. */
function letterTo(visit: Visit, look: Look, { student }: Pupil, now: Returned | null, facts: ReturnFacts): Letter {
  const { before, comment } = facts;
  const kind = kindOf(now, facts);
  const { subject, text, html } = mailText(visit.t, {
    kind,
    firstName: student.first,
    className: visit.settings.className,
    title: look.assignment.title,
    ...gradeOf(visit, 'grade', now),
    ...(kind === 'changed' || kind === 'done' ? gradeOf(visit, 'before', before) : {}),
    comment,
    teacher: visit.who,
  });
  return { to: normalEmail(student.email), subject, body: text, html };
}

function kindOf(now: Returned | null, { before, onlyComment }: ReturnFacts): MailKind {
  if (onlyComment) return 'comment';
  if (now === null || now.unfinished) return 'unfinished';
  if (now.grade === null) return 'done';
  if (before === null || before.grade === null) return 'returned';
  return before.grade === now.grade && before.points === now.points ? 'returned' : 'changed';
}

function gradeOf(visit: Visit, name: 'grade' | 'before', returned: Returned | null) {
  if (returned === null || returned.grade === null) return {};
  const points = returned.points === null ? visit.t.empty : String(returned.points);
  return { [name]: { grade: showGrade(returned.grade, visit.decimal), points } };
}

/** What waits, before it is sent; then sends it: for tomorrow's quota, for the next slice, or after a failure. */
export const sendMail: Action<'sendMail'> = (context, ask) =>
  looking(context, ask, (visit, t, look) => {
    const waiting = look.pupils.filter(isOpen);
    return ask.from === 'returned' ? sendTo(visit, t, look, ask, waiting) : push(unsentCard(t, look, ask, waiting));
  });

function unsentCard(t: Text, { assignment: { title } }: Look, place: Place, waiting: readonly Pupil[]): Card {
  const none = { ...noMail().result, waiting: waiting.length };
  return mailCard(t, { place: only(place), title, ...none, left: mailLeft() });
}

function isOpen({ submission: { mail } }: Pupil): boolean {
  return mail === 'WAITING' || mail === 'FAILED';
}

/** Sends what waits, or what the teacher says never went out; `sent` is what the teacher says did. All in one batch. */
function sendTo(
  visit: Visit,
  t: Text,
  look: Look,
  place: Place,
  waiting: readonly Pupil[],
  sent: readonly Pupil[] = [],
): Result {
  const [reachable = [], unreachable = []] = [true, false].map((on) =>
    waiting.filter(({ student }) => isEmail(student.email) === on),
  );
  const most = Math.min(mailLeft(), MAIL_SLICE);
  const [now, later] = [reachable.slice(0, most), reachable.slice(most)];
  const going = marked(now, 'SENDING');
  const report = noMail();
  const others = [
    ...marked(
      later.filter((pupil) => !isOpen(pupil)),
      'WAITING',
    ),
    ...marked(unreachable, ''),
  ];
  const changes = withNoticed(look, [...going, ...others, ...marked(sent, 'SENT')]);
  const again = now.filter(isUncertain).map(sendingAgain);
  const intention = {
    reason: 'mail' as const,
    what: visit.t.batch.mail(now.length, look.assignment.title),
    changes: [...(changes.length === 0 && again.length > 0 ? look.changes : changes), ...again],
    blocks: [look.block],
    finish: finishWithMail(look, going, factsFromLog(visit, now), report),
  };
  if (intention.changes.length === 0) return replace(unsentCard(t, look, place, waiting));
  return save(visit, t, intention, () => ({
    how: 'replace',
    card: mailCard(t, { place: only(place), title: look.assignment.title, ...report.result, left: mailLeft() }),
    notice: t.notice.mailSent(report.result.sent),
  }));
}

/** What each return said, read back from the log: one read for all. */
function factsFromLog(visit: Visit, pupils: readonly Pupil[]): Facts {
  const batches = pupils.length === 0 ? [] : readBatches(visit, 1).reverse();
  return ({ submission }) => returnFacts(batches, submission);
}

/** Messages of which nobody knows whether they went out, for the teacher to say. */
export const uncertainMail: Action<'uncertainMail'> = (context, ask) =>
  looking(context, ask, (_visit, t, look) => push(uncertainMailCard(t, uncertainView(look, ask))));

function uncertainView(look: Look, place: Place): UncertainMailView {
  const uncertain = uncertainIn(look);
  return {
    place: only(place),
    title: look.assignment.title,
    students: uncertain.map(({ student }) => ({ id: student.id, name: displayName(student), email: student.email })),
    seen: hash(JSON.stringify(uncertain.map(({ submission: s }) => [s.student, s.returned, s.comment]))),
  };
}

/**
 * After an interruption the teacher says who got no message: those are sent again, the others count as sent. Only about
 * the messages that were on the card: with others it is asked again.
 */
export const settleMail: Action<'settleMail'> = (context, ask) =>
  looking(context, ask, (visit, t, look) => {
    const view = uncertainView(look, ask);
    if (view.seen !== ask.seen)
      return replace(asChosen(uncertainMailCard(t, { ...view, problem: t.problem.changed }), context.inputs));
    const ticked = new Set(ask.how === 'again' ? (context.inputs['students'] ?? []) : []);
    const uncertain = uncertainIn(look);
    const missed = uncertain.filter(({ student }) => ticked.has(student.id));
    const sent = uncertain.filter((pupil) => !missed.includes(pupil));
    if (missed.length > 0) return sendTo(visit, t, look, ask, missed, sent);
    if (ask.how === 'again') return stay(t.problem.student.noneTicked);
    const goOn = (): Answer => showHome(context, { how: 'root', notice: t.notice.mailSettled });
    const what = visit.t.batch.mailSettled(sent.length, look.assignment.title);
    const changes = withNoticed(look, marked(sent, 'SENT'));
    return sent.length === 0 ? goOn() : save(visit, t, { reason: 'mail', what, changes, blocks: [look.block] }, goOn);
  });

function uncertainIn(look: Look): Pupil[] {
  return look.pupils.filter(isUncertain);
}

function isUncertain({ submission }: Pupil): boolean {
  return submission.mail === 'SENDING';
}

/** In the log, a message that is sent once more: its mark stays, so that an interruption leaves it as uncertain as it was. */
function sendingAgain({ submission: { student, assignment, mail } }: Pupil): Change {
  return { student, assignment, field: 'mail', before: mail, after: mail };
}

function marked(pupils: readonly Pupil[], mail: Submission['mail']): Submission[] {
  return pupils.map(({ submission }) => ({ ...submission, mail }));
}
