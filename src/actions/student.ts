import { push } from '../cards/answer';
import type { Answer } from '../cards/card';
import { figureText } from '../cards/figures';
import { historyCard, type HistoryEvent } from '../cards/history';
import { responseLink } from '../cards/links';
import { only } from '../cards/place';
import type { Ask, Place } from '../cards/requests';
import { studentCard, type StudentView } from '../cards/student';
import type { ShownAnswer } from '../cards/studentWork';
import { dotted } from '../cards/widgets';
import { formIn } from '../gradebook/assignment';
import type { Batch } from '../gradebook/batch';
import { commentsIn } from '../gradebook/comment';
import { figureOf, worksAt } from '../gradebook/figures';
import type { Decimal } from '../gradebook/grade';
import { hash } from '../gradebook/hash';
import { seenOf } from '../gradebook/meaning';
import { displayName } from '../gradebook/names';
import type { Work } from '../gradebook/overall';
import type { Rules } from '../gradebook/rules';
import { withGiven } from '../google/again';
import { readBatches } from '../google/history';
import { openForm, readAnswers } from '../google/quiz';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { wordIn } from '../text/words';
import { withContest } from './contest';
import { problem, visiting, type Action, type Context } from './context';
import { lookAt, looking, pupilIn, type Look, type Pupil } from './look';
import { told } from './told';
import { HOW, inFilter, settle } from './work';

type At = Place & { readonly student: string };

/** The grading tool: one student's submission with answers, grade, comment and return (S5, S10-S13). */
export const student: Action<'student'> = (context, ask) =>
  showStudent(context, ask, { how: HOW[ask.from ?? 'below'] });

function showStudent(context: Context, at: Extract<Ask, { ask: 'student' }>, answer: Omit<Answer, 'card'>): Answer {
  return looking(context, at, (visit, t, look) => {
    const shown = studentAnswer(visit, t, look, at, withContest(context, visit, t, look, at), answer.how);
    if (!shown) return problem(t, t.problem.student.gone);
    return settle(visit, t, look, () => ({ ...shown, ...answer }));
  });
}

/** The card of one student; null when the student is gone. */
export function studentAnswer(
  visit: Visit,
  t: Text,
  look: Look,
  at: At,
  more: Pick<StudentView, 'problem' | 'typed' | 'contest'> & Partial<Pick<StudentView, 'commentsSeen'>>,
  how: Answer['how'],
): Answer | null {
  const pupil = pupilIn(look, at.student);
  if (!pupil) return null;
  return { how, card: studentCard(t, { ...studentView(visit, t, look, at, pupil), ...more }) };
}

function studentView(visit: Visit, t: Text, look: Look, at: At, pupil: Pupil): StudentView {
  const { student: who, submission, status, cell } = pupil;
  const { assignment } = look;
  const answers = answersOf(look, pupil);
  return {
    place: only(at),
    student: { id: who.id, name: displayName(who), email: who.email },
    title: assignment.title,
    position: positionOf(look, at),
    status,
    points: assignment.points,
    overdue: look.overdue,
    decimal: visit.decimal,
    now: visit.clock.now,
    seen: seenOf(cell),
    draft: submission.draft,
    comments: commentsIn(submission.comment),
    commentsSeen: hash(submission.comment),
    submission: { ...submission, late: pupil.late, responses: submission.handIns },
    ...answers,
    attachments: assignment.attachments.map(({ title, url }) => ({ title: title || url, url })),
    ...(cell.kind === 'unreadable' ? { unreadable: cell.text } : {}),
    ...overallOf(visit, t, who),
    historyAvailable: hasHistory(look, submission),
    mail: submission.mail,
  };
}

/**
 * Whether there is a hand-in or a grade to tell of (S57): one that is there, or one that was there, of which only the
 * row is left in which nothing stands any more.
 */
function hasHistory({ block }: Look, { student: id, handIns, draft, returned, comment }: Pupil['submission']): boolean {
  return handIns > 0 || draft !== null || returned !== null || (block.submissions.has(id) && comment === '');
}

/** The overall figure, from what stands in the sheet: no other assignment is read for it. */
function overallOf(visit: Visit, t: Text, who: Pupil['student']): Pick<StudentView, 'overall'> {
  const {
    settings: { rules },
    decimal,
  } = visit;
  if (rules.system === 'none') return {};
  const works = worksAt(withGiven(visit).grades, who, rules, wordIn);
  const figure = figureOf(works, rules);
  const text = figure === null ? t.figures.none : figureText(t, figure, rules, decimal, works);
  return { overall: { text, counts: dotted(t.figures.countsHow[rules.counts], otherwise(t, works, rules, decimal)) } };
}

/** The figure that the other way of weighing gives, where that is another one (B.3). */
function otherwise(t: Text, works: readonly Work[], rules: Rules, decimal: Decimal): string {
  const weigh = rules.weigh === 'points' ? 'equal' : 'points';
  const [own, other] = [rules, { ...rules, weigh } as const].map((by) => figureOf(works, by));
  if (own == null || other == null || rules.scale === 'points' || own === other) return '';
  return t.figures.otherwise[weigh](figureText(t, other, rules, decimal, works));
}

/**
 * Where the student stands by name among those of the filter. One who just left it (graded, returned) keeps the place, so
 * that the next student stays the next.
 */
function positionOf(look: Look, at: At): StudentView['position'] {
  const chosen = new Set(
    inFilter(look.pupils, at.filter)
      .map(({ student: { id } }) => id)
      .concat(at.student),
  );
  const list = look.pupils.map(({ student: { id } }) => id).filter((id) => chosen.has(id));
  const here = list.indexOf(at.student);
  const [previous, next] = [list[here - 1], list[here + 1]];
  return { index: here + 1, of: list.length, ...(previous ? { previous } : {}), ...(next ? { next } : {}) };
}

/** The answers of the response that counts, read from the form: the one thing that is not in the gradebook (S11). */
function answersOf(look: Look, { submission }: Pupil): Pick<StudentView, 'answers' | 'answersWhyNot' | 'responseUrl'> {
  const form = formIn(look.assignment.attachments);
  if (!form) return { answers: null, answersWhyNot: 'noForm' };
  if (submission.response === '') return { answers: null, answersWhyNot: 'noResponse' };
  const opened = openForm(form.id);
  if (!opened) return { answers: null, answersWhyNot: 'noAccess' };
  const answers = readAnswers(opened, submission.response, form.kind === 'form');
  if (!answers) return { answers: null, answersWhyNot: 'deleted' };
  return { answers: answers.map(shownAnswer), responseUrl: responseLink(form.id, submission.response) };
}

function shownAnswer(answer: NonNullable<ReturnType<typeof readAnswers>>[number]): ShownAnswer {
  return { ...answer, points: answer.points === null ? null : answer.points * 100 };
}

/** How one grade came about, newest first (S55-S58). */
export const history: Action<'history'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const look = lookAt(visit, ask.assignment);
    const pupil = look && pupilIn(look, ask.student);
    if (!pupil) return problem(t, t.problem.student.gone);
    const events = readBatches(visit, 1).flatMap((batch) => eventsOf(visit, t, batch, ask));
    const card = historyCard(t, {
      name: displayName(pupil.student),
      title: look.assignment.title,
      decimal: visit.decimal,
      now: visit.clock.now,
      handIns: pupil.submission.handIns,
      events: events.reverse(),
    });
    return push(card);
  });

/** Facts a teacher asks about; the rest of a batch is book-keeping. */
export const TOLD: ReadonlySet<string> = new Set([
  'draft',
  'returned',
  'handIns',
  'excused',
  'comment',
  'points',
  'turnedIn',
]);

function eventsOf(visit: Visit, t: Text, batch: Batch, at: At): HistoryEvent[] {
  const own = batch.changes.filter(
    ({ student: id, assignment, field }) =>
      assignment === at.assignment && (id === at.student || (id === '' && field === 'points')) && TOLD.has(field),
  );
  const handedIn = own.some(({ field }) => field === 'handIns');
  return own
    .filter(({ field }) => field !== 'turnedIn' || (!handedIn && batch.reason === 'byHand'))
    .map((change) => ({
      at: batch.at,
      // Who typed in the sheet, nobody tells; the batch only says who came by afterwards.
      who: (change.reason ?? batch.reason) === 'sheet' ? '' : batch.who,
      how: change.reason ?? batch.reason,
      ...told(visit, t, change),
    }));
}
