import type { Answer } from '../cards/card';
import { only } from '../cards/place';
import type { Place } from '../cards/requests';
import { mailCard } from '../cards/mailing';
import { returnCard, type ReturnRow, type ReturnView } from '../cards/returning';
import { workCard } from '../cards/work';
import { isEmail } from '../gradebook/email';
import { hash } from '../gradebook/hash';
import { displayName } from '../gradebook/names';
import { canReturn, nextComment, onlyComment, returnSubmission, wouldBeUnfinished } from '../gradebook/returning';
import { hasWork, type Submission } from '../gradebook/submission';
import { mailLeft } from '../google/mail';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { input, problem, save, visiting, type Action, type Context } from './context';
import { lookAt, withNoticed, type Look, type Pupil } from './look';
import { factsOfNow, finishWithMail, MAIL_SLICE, noMail } from './mailing';
import { studentAnswer } from './student';
import { inFilter, isReady, workView } from './work';

/** Who gets what, before anything happens (S73). One student from the grading tool, or the ticked ones of the list. */
export const confirmReturn: Action<'confirmReturn'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const look = lookAt(visit, ask.assignment);
    if (!look) return problem(t, t.problem.assignment.gone);
    const ids = ask.student === '' ? ticked(context, inFilter(look.pupils, ask.filter).filter(isReady)) : [ask.student];
    const pupils = look.pupils.filter(({ student }) => ids.includes(student.id));
    if (pupils.length === 0) {
      const view = { ...workView(visit, look, ask, 'return'), ticked: [], problem: t.problem.student.noneTicked };
      return { how: 'replace', card: workCard(t, view), notice: t.problem.student.noneTicked };
    }
    const from = ask.student === '' ? undefined : ('student' as const);
    return { how: 'push', card: returnCard(t, { ...returnView(visit, look, ask, pupils), from }) };
  });

/** The ids that are ticked on the card, with those of everybody the one tick for all stands for. */
export function ticked({ inputs }: Context, everyone: readonly Pupil[]): readonly string[] {
  const chosen = inputs['students'] ?? [];
  if ((inputs['everyone'] ?? []).length === 0) return chosen;
  return [...new Set([...chosen, ...everyone.map(({ student }) => student.id)])];
}

function returnView(visit: Visit, look: Look, place: Place, pupils: readonly Pupil[]): ReturnView {
  const { points, title } = look.assignment;
  const { mailStudents } = visit.settings;
  return {
    place: only(place),
    title,
    points,
    decimal: visit.decimal,
    students: pupils.map((pupil) => returnRow(pupil, points)),
    mailOn: mailStudents,
    quotaLeft: mailStudents ? mailLeft() : 0,
    hasQuiz: hasQuiz(look),
    seen: seenKey(pupils, points),
    ids: pupils.map(({ student }) => student.id).join(','),
  };
}

function hasQuiz({ assignment }: Look): boolean {
  return assignment.attachments.some(({ kind }) => kind === 'form');
}

function returnRow({ student, submission }: Pupil, points: number | null): ReturnRow {
  return {
    id: student.id,
    name: displayName(student),
    draft: submission.draft,
    kind: kindOf(submission, points),
    handedIn: hasWork(submission) && !onlyComment(submission),
    comment: nextComment(submission) !== '',
    reachable: isEmail(student.email),
  };
}

function kindOf(s: Submission, points: number | null): ReturnRow['kind'] {
  if (!canReturn(s)) return 'same';
  if (onlyComment(s)) return 'comment';
  if (wouldBeUnfinished(s, points)) return 'notHandedIn';
  if (s.draft === null || points === null) return 'done';
  return s.returned !== null && s.returned.grade !== null && s.returned.grade !== s.draft ? 'changed' : 'grade';
}

/** What the teacher saw in the confirmation: anything else in the cells now is asked again. */
function seenKey(pupils: readonly Pupil[], points: number | null): string {
  const facts = pupils.map(({ student, submission: s }) => [
    student.id,
    s.draft,
    s.turnedIn,
    s.returned?.grade,
    s.excused,
    s.comment,
  ]);
  return hash(JSON.stringify([points, facts]));
}

/** Returns exactly what was confirmed: one batch, then the messages (S66-S87). */
export const doReturn: Action<'doReturn'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const look = lookAt(visit, ask.assignment);
    if (!look) return problem(t, t.problem.assignment.gone);
    const ids = ask.students.split(',');
    const pupils = look.pupils.filter(({ student }) => ids.includes(student.id));
    if (seenKey(pupils, look.assignment.points) !== ask.seen) {
      const view = { ...returnView(visit, look, ask, pupils), from: ask.from, problem: t.problem.changed };
      return { how: 'replace', card: returnCard(t, view) };
    }
    const chosen = chosenToReturn(context, look, pupils);
    if (chosen.length === 0) return { how: 'stay', notice: t.problem.student.noneToReturn };
    const tell = visit.settings.mailStudents && input(context, 'mail') !== 'no';
    const after = withMail(returned(visit, look, chosen), pupils, tell ? mailLeft() : 0, tell);
    const report = noMail();
    const intention = {
      reason: 'return' as const,
      what: visit.t.batch.returned(after.length, look.assignment.title),
      changes: withNoticed(look, after),
      blocks: [look.block],
      finish: finishWithMail(look, after, factsOfNow, report),
    };
    return save(visit, t, intention, ({ visit: now, blocks }) => {
      const notice = t.notice.returned(after.length);
      const saved = lookAt(now, ask.assignment, blocks[0]);
      const again = ask.from === 'student' && saved ? backInTool(context, now, t, saved, ask) : null;
      if (again) return { ...again, notice };
      const { title } = look.assignment;
      const view = { place: only(ask), title, returned: after.length, ...report.result, left: tell ? mailLeft() : 0 };
      return { how: 'back', card: mailCard(t, { ...view, hasQuiz: hasQuiz(look) }), notice };
    });
  });

/** The student again, so that the teacher goes on to the next (S74). */
function backInTool(
  context: Context,
  visit: Visit,
  t: Text,
  look: Look,
  ask: Place & { readonly students: string },
): Answer | null {
  return studentAnswer(context, visit, t, look, { ...only(ask), student: ask.students }, {}, 'back');
}

interface Chosen {
  readonly pupil: Pupil;
  readonly unfinished: boolean;
}

/** The teacher's answers in the confirmation: skip or send back what was not handed in; send back what is unfinished. */
function chosenToReturn(context: Context, look: Look, pupils: readonly Pupil[]): Chosen[] {
  const { points } = look.assignment;
  const sendBack = input(context, 'unfinished') === 'sendBack';
  const unfinished = new Set(context.inputs['unfinishedStudents'] ?? []);
  return pupils
    .filter(({ submission }) => canReturn(submission))
    .filter(({ submission }) => sendBack || !wouldBeUnfinished(submission, points))
    .map((pupil) => ({ pupil, unfinished: unfinished.has(pupil.student.id) && hasWork(pupil.submission) }));
}

function returned(visit: Visit, look: Look, chosen: readonly Chosen[]): Submission[] {
  const { points } = look.assignment;
  return chosen.map(({ pupil, unfinished }) =>
    returnSubmission(pupil.submission, { points, at: visit.clock.now, who: visit.who, unfinished }),
  );
}

/** Marks whose message goes out now and whose waits: for the quota, or for the next slice. */
function withMail(after: readonly Submission[], pupils: readonly Pupil[], left: number, tell: boolean): Submission[] {
  const address = new Map(pupils.map(({ student }) => [student.id, student.email]));
  let room = Math.min(left, MAIL_SLICE);
  return after.map((s) => {
    if (!tell || !isEmail(address.get(s.student) ?? '')) return { ...s, mail: '' };
    return { ...s, mail: room-- > 0 ? 'SENDING' : 'WAITING' };
  });
}
