import { push, replace, stay } from '../cards/answer';
import type { Answer } from '../cards/card';
import { asChosen } from '../cards/chosen';
import { only } from '../cards/place';
import type { Ask, Place } from '../cards/requests';
import { mailCard } from '../cards/mailing';
import { returnCard, type ReturnRow, type ReturnSince, type ReturnView } from '../cards/returning';
import { workCard } from '../cards/work';
import { isEmail } from '../gradebook/email';
import { displayName } from '../gradebook/names';
import {
  canReturn,
  isUnheard,
  nextComment,
  onlyComment,
  returnSubmission,
  wouldBeUnfinished,
} from '../gradebook/returning';
import { returnSeen, seenIn, workPrint } from '../gradebook/returnSeen';
import { hasWork, type Submission } from '../gradebook/submission';
import { mailLeft } from '../google/mail';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { input, save, type Action, type Context } from './context';
import { lookAt, looking, withNoticed, type Look, type Pupil } from './look';
import { factsOfNow, finishWithMail, MAIL_SLICE, noMail } from './mailing';
import { handsOn, IN_SHEET, type About } from './rival';
import { studentAnswer, TOLD } from './student';
import { inFilter, isReady, tickedIn, workView } from './work';

/** Who gets what, before anything happens (S73). One student from the grading tool, or the ticked ones of the list. */
export const confirmReturn: Action<'confirmReturn'> = (context, ask) =>
  looking(context, ask, (visit, t, look) => {
    const ids = ask.student === '' ? ticked(context, inFilter(look.pupils, ask.filter).filter(isReady)) : [ask.student];
    const pupils = look.pupils.filter(({ student }) => ids.includes(student.id));
    if (pupils.length === 0) {
      const view = { ...workView(visit, look, ask, 'return'), ticked: [], problem: t.problem.student.noneTicked };
      return { how: 'replace', card: workCard(t, view), notice: t.problem.student.noneTicked };
    }
    const from = ask.student === '' ? undefined : ('student' as const);
    return push(returnCard(t, { ...returnView(visit, look, ask, pupils), from }));
  });

/** The ids that are ticked on the card, with those of everybody the one tick for all stands for. */
export function ticked(context: Context, everyone: readonly Pupil[]): readonly string[] {
  const all = input(context, 'everyone') === '' ? [] : everyone;
  return [...tickedIn(context), ...all.map(({ student }) => student.id)];
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
    seen: seenNow(look, pupils),
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

function seenNow({ assignment }: Look, pupils: readonly Pupil[]): string {
  const works = pupils.map(({ submission }) => submission);
  return returnSeen(assignment.points, works);
}

/** What changed since the confirmation was drawn, with who and when: one read, of the log. */
function sinceOf(visit: Visit, look: Look, { students, seen }: DoReturn, pupils: readonly Pupil[]): ReturnSince {
  const handOn = handsOn(visit);
  const was = seenIn(seen, students.split(','));
  const { id, points } = look.assignment;
  const unlogged = (about: About) => (look.changes.some(about) ? IN_SHEET : handOn(about));
  const changed = pupils.flatMap(({ student, submission: s, cell }) => {
    const then = was.works.get(student.id);
    if (then?.print === workPrint(s) && then.draft === s.draft) return [];
    const ofGrade = then !== undefined && then.draft !== s.draft;
    const about: About = (c) =>
      c.student === student.id && c.assignment === id && (ofGrade ? c.field === 'draft' : TOLD.has(c.field));
    const grade = ofGrade ? { grade: { was: then.draft, is: s.draft } } : {};
    const only = ofGrade && then.print === workPrint(s) && cell.kind !== 'unreadable';
    return [{ id: student.id, name: displayName(student), ...grade, by: unlogged(about), only }];
  });
  const aboutPoints: About = (c) => c.student === '' && c.assignment === id && c.field === 'points';
  const isSame = was.points === points;
  const onlyGrades = isSame && changed.length > 0 && changed.every(({ only }) => only);
  return {
    students: changed.map(({ only: _only, ...one }) => one),
    ...(isSame ? {} : { points: { was: was.points, is: points, by: unlogged(aboutPoints) } }),
    ...(onlyGrades ? { mine: seen } : {}),
    now: visit.clock.now,
  };
}

type DoReturn = Extract<Ask, { ask: 'doReturn' }>;

/** Returns exactly what was confirmed: one batch, then the messages (S66-S87). */
export const doReturn: Action<'doReturn'> = (context, ask) =>
  looking(context, ask, (visit, t, look) => {
    const ids = ask.students.split(',');
    const pupils = look.pupils.filter(({ student }) => ids.includes(student.id));
    if (seenNow(look, pupils) !== ask.seen) {
      const view = { ...returnView(visit, look, ask, pupils), from: ask.from };
      const card = returnCard(t, { ...view, since: sinceOf(visit, look, ask, pupils) });
      return replace(asChosen(card, context.inputs));
    }
    const chosen = chosenToReturn(context, look, asSeen(visit, pupils, ask));
    if (chosen.length === 0) return stay(t.problem.student.noneToReturn);
    const tell = visit.settings.mailStudents && input(context, 'mail') === 'yes';
    const after = withMail(returned(visit, look, chosen), pupils, tell ? mailLeft() : 0, tell);
    const to = tell ? after : [];
    const report = noMail();
    const intention = {
      reason: 'return' as const,
      what: visit.t.batch.returned(after.length, look.assignment.title),
      changes: withNoticed(look, after),
      blocks: [look.block],
      finish: finishWithMail(look, to, factsOfNow(visit, look, to), report),
    };
    return save(visit, t, intention, ({ visit: now, blocks }) => {
      const notice = t.notice.returned(after.length);
      const saved = lookAt(now, ask.assignment, blocks[0]);
      const again = ask.from === 'student' && saved ? backInTool(now, t, saved, ask) : null;
      if (again) return { ...again, notice };
      const [{ title }, { result }] = [look.assignment, report];
      const view = { place: only(ask), title, returned: after.length, ...result, hasQuiz: hasQuiz(look) };
      return { how: 'back', card: mailCard(t, { ...view, left: result.waiting > 0 ? mailLeft() : 0 }), notice };
    });
  });

/** With the grades that the teacher saw before, where somebody else changed them and the teacher wants the own ones. */
function asSeen({ who }: Visit, pupils: readonly Pupil[], { mine, students }: DoReturn): readonly Pupil[] {
  if (mine === undefined) return pupils;
  const { works } = seenIn(mine, students.split(','));
  return pupils.map((pupil) => {
    const then = works.get(pupil.student.id);
    if (!then || then.draft === pupil.submission.draft) return pupil;
    return { ...pupil, submission: { ...pupil.submission, draft: then.draft, typedBy: who } };
  });
}

/** The student again, so that the teacher goes on to the next (S74). */
function backInTool(visit: Visit, t: Text, look: Look, ask: Place & { readonly students: string }): Answer | null {
  return studentAnswer(visit, t, look, { ...only(ask), student: ask.students }, {}, 'back');
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

/**
 * Marks whose message goes out now and whose waits: for the quota, or for the next slice. Without a message now, an earlier
 * one that did not go out stays to be sent.
 */
function withMail(after: readonly Submission[], pupils: readonly Pupil[], left: number, tell: boolean): Submission[] {
  const address = new Map(pupils.map(({ student }) => [student.id, student.email]));
  let room = Math.min(left, MAIL_SLICE);
  return after.map((s) => {
    if (!isEmail(address.get(s.student) ?? '')) return { ...s, mail: '' };
    if (!tell) return isUnheard(s) ? s : { ...s, mail: '' };
    return { ...s, mail: room-- > 0 ? 'SENDING' : 'WAITING' };
  });
}
