import { push, stay, STAY } from '../cards/answer';
import type { Answer } from '../cards/card';
import { conflictCard, type ConflictView } from '../cards/conflict';
import type { Hand } from '../cards/contested';
import { only } from '../cards/place';
import type { Ask, Place } from '../cards/requests';
import { isAbove, workLine } from '../cards/status';
import { workCard } from '../cards/work';
import type { Reason } from '../gradebook/batch';
import { draftIn, type CellMeaning } from '../gradebook/cell';
import { mostOf, parseGrade, showGrade, type Hundredths } from '../gradebook/grade';
import { seenOf } from '../gradebook/meaning';
import { displayName } from '../gradebook/names';
import { excuse as excused, flagged } from '../gradebook/flags';
import type { Submission } from '../gradebook/submission';
import type { Block } from '../google/blocks';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { ownComment, withContest } from './contest';
import { input, problem, save, unsent, type Action, type Context, type Result } from './context';
import { entryCard, refusal } from './entry';
import { lookAt, looking, pupilIn, withNoticed, withReplaced, type Look, type Pupil } from './look';
import { rivalOf } from './rival';
import { studentAnswer } from './student';
import { workView } from './work';

/** A grade typed beside a name or in the grading tool, saved on leaving the field (S42-S44, S60, S61). */
export const saveGrade: Action<'saveGrade'> = (context, ask) =>
  onPupil(context, ask, (visit, t, look, pupil) => {
    if (unsent(context, ask.field)) return stay(t.problem.changed);
    const typed = input(context, ask.field);
    const parsed = parseGrade(typed, visit.decimal, mostOf(look.assignment.points));
    if (look.assignment.points === null) {
      const shown = ask.field === 'grade' ? withTyped : entryCard;
      return { ...shown(context, visit, t, look, ask), notice: t.work.noGradeHere };
    }
    if (!parsed.ok) return { ...entryCard(context, visit, t, look, ask), notice: refusal(visit, t, typed, look) ?? '' };
    if (holds(pupil, parsed.grade) || typedAlike(pupil.cell, parsed.grade, ask.seen)) {
      const shown = ask.redraw ? entryCard(context, visit, t, look, ask) : STAY;
      return { ...shown, notice: t.notice.unchanged, saved: true };
    }
    const rival = seenOf(pupil.cell) === ask.seen ? null : rivalOf(visit, look, pupil, 'draft');
    if (rival) return conflict(context, visit, t, ask, pupil, parsed.grade, typed, rival);
    return saveDraft(visit, t, look, pupil, parsed.grade, (notice, now, block) => {
      const saved = lookAt(now, ask.assignment, block) ?? look;
      const stays = ask.field !== 'grade' || workSaid(t, look, ask.student) === workSaid(t, saved, ask.student);
      const [redraw, shown] = ask.redraw ? [true, entryCard] : [!stays, withTyped];
      return { ...(redraw ? shown(context, now, t, saved, ask) : STAY), notice, saved: true };
    });
  });

/** What the grading tool says of the work besides the draft, which stands in its field. */
function workSaid(t: Text, look: Look, student: string): string {
  const pupil = pupilIn(look, student);
  if (!pupil) return '';
  const { status, cell } = pupil;
  const scale = { decimal: '.' as const, points: look.assignment.points };
  return workLine(t, status, scale, cell.kind === 'unreadable' ? { unreadable: cell.text } : {});
}

/**
 * The grading tool as the grade made it, with a comment that is being typed left alone, and what was seen when it was: what
 * a colleague made of it since is asked about once it is saved. The page in Forms does that itself (S1, S46).
 */
function withTyped(
  context: Context,
  visit: Visit,
  t: Text,
  look: Look,
  ask: Extract<Ask, { ask: 'saveGrade' }>,
): Answer {
  if (ask.redraw === 'contest') return entryCard(context, visit, t, look, ask);
  const comment = input(context, 'comment');
  const seen = ask.comment === undefined ? {} : { commentsSeen: ask.comment };
  const kept = comment === '' || context.host === 'forms' ? {} : { typed: { comment }, ...seen };
  return studentAnswer(visit, t, look, ask, kept, 'replace') ?? STAY;
}

/** The teacher saw both values and chose the own one; what is there now may not have changed since. */
export const overwriteGrade: Action<'overwriteGrade'> = (context, ask) =>
  onPupil(context, ask, (visit, t, look, pupil) => {
    const parsed = parseGrade(ask.typed, visit.decimal);
    if (!parsed.ok) return problem(t, t.problem.changed);
    if (seenOf(pupil.cell) !== ask.seen) {
      const rival = rivalOf(visit, look, pupil, 'draft') ?? ownHand(visit);
      return { ...conflict(context, visit, t, ask, pupil, parsed.grade, ask.typed, rival), how: 'replace' };
    }
    return saveDraft(visit, t, look, pupil, parsed.grade, (notice, now, block) => {
      const saved = lookAt(now, ask.assignment, block) ?? look;
      const more = withContest(context, now, t, saved, ask);
      const inTool = ask.field === 'grade' ? studentAnswer(now, t, saved, ask, more, 'back') : null;
      if (inTool) return { ...inTool, notice };
      return { how: 'back', notice, card: workCard(t, workView(now, saved, ask, 'grade')) };
    });
  });

/** The teacher's own, in another window. */
function ownHand({ who }: Visit): Hand {
  return { who, at: '' };
}

/** Runs on one student of one assignment, both looked up by id. */
export function onPupil(
  context: Context,
  ask: Place & { readonly student: string },
  work: (visit: Visit, t: Text, look: Look, pupil: Pupil) => Result,
): Answer {
  return looking(context, ask, (visit, t, look) => {
    const pupil = pupilIn(look, ask.student);
    return pupil ? work(visit, t, look, pupil) : problem(t, t.problem.student.gone);
  });
}

/** What an empty cell below an error held is known by the draft alone. */
function holds({ cell, submission }: Pupil, grade: Hundredths | null): boolean {
  if (cell.kind === 'blank' && cell.lost) return submission.draft === grade;
  if (cell.kind === 'grade') return cell.grade === grade && !cell.asText;
  return cell.kind !== 'unreadable' && grade === null;
}

/** Whether somebody typed this very grade meanwhile, as a text, which the next visit makes a number of: nothing to ask. */
function typedAlike(cell: CellMeaning, grade: Hundredths | null, seen: string): boolean {
  return grade !== null && draftIn(cell) === grade && seenOf(cell) !== seen;
}

function conflict(
  context: Context,
  visit: Visit,
  t: Text,
  ask: Place & { readonly student: string; readonly field: string; readonly redraw?: 'yes' | 'contest' },
  pupil: Pupil,
  mine: ConflictView['mine'],
  typed: string,
  by: Hand,
): Answer {
  const { cell, student } = pupil;
  const comment = ownComment(context, ask, pupil);
  const card = conflictCard(t, {
    place: only(ask),
    student: student.id,
    field: ask.field,
    name: displayName(student),
    theirs: cell.kind === 'unreadable' ? cell.text : draftIn(cell),
    mine,
    by,
    now: visit.clock.now,
    seen: seenOf(cell),
    typed,
    decimal: visit.decimal,
    ...(comment === undefined ? {} : { comment }),
  });
  return push(card);
}

/** Saves a draft grade; a grade for an excused student ends the excuse. */
function saveDraft(
  visit: Visit,
  t: Text,
  look: Look,
  pupil: Pupil,
  grade: Hundredths | null,
  answer: (notice: string, now: Visit, block: Block | undefined) => Answer,
): Result {
  const { student, submission } = pupil;
  const after = { ...submission, draft: grade, typedBy: visit.who, excused: submission.excused && grade === null };
  const intention = {
    reason: 'typed' as const,
    what: visit.t.batch.typed(
      displayName(student),
      look.assignment.title,
      shown(visit, submission.draft),
      shown(visit, grade),
    ),
    changes: pupil.cell.kind === 'unreadable' ? withReplaced(look, after, pupil.cell.text) : withNoticed(look, [after]),
    blocks: [look.block],
  };
  return save(visit, t, intention, (done) =>
    answer(noticeOf(visit, t, look, displayName(student), grade), done.visit, done.blocks[0]),
  );
}

function shown(visit: Visit, grade: Hundredths | null): string {
  return grade === null ? '–' : showGrade(grade, visit.decimal);
}

function noticeOf(visit: Visit, t: Text, look: Look, name: string, grade: Hundredths | null): string {
  const { points } = look.assignment;
  if (grade === null) return t.notice.clearedGrade(name);
  const text = showGrade(grade, visit.decimal);
  return isAbove(grade, points) ? t.notice.aboveMaximum(text, String(points)) : t.notice.savedGrade(name, text);
}

/** One student need not do this assignment, or must after all. A draft that the teacher has not seen is shown before it goes. */
export const excuse: Action<'excuse'> = (context, ask) =>
  onPupil(context, ask, (visit, t, look, pupil) => {
    const { student, submission } = pupil;
    const rival = ask.on === 'yes' && dropsUnseen(pupil, ask.seen) ? rivalOf(visit, look, pupil, 'draft') : null;
    if (rival) {
      const how = ask.from === 'conflict' ? 'replace' : 'push';
      return { ...conflict(context, visit, t, { ...ask, field: 'grade' }, pupil, 'excused', '', rival), how };
    }
    const name = displayName(student);
    const after = ask.on === 'yes' ? excused(submission) : { ...submission, excused: false };
    const said = ({ notice }: Text) => (ask.on === 'yes' ? notice.excused(name) : notice.notExcused(name));
    const how = ask.from === 'conflict' ? 'back' : 'replace';
    return saveState(context, ask, visit, t, look, after, 'excuse', said, how);
  });

function dropsUnseen({ cell }: Pupil, seen: string | undefined): boolean {
  return seen !== undefined && draftIn(cell) !== null && seenOf(cell) !== seen;
}

/** Work on paper, or handed in some other way: the teacher says whether it is there, and once it was due whether it was in time. */
export const markTurnedIn: Action<'markTurnedIn'> = (context, ask) =>
  onPupil(context, ask, (visit, t, look, { student, submission }) => {
    const name = displayName(student);
    if ((ask.on !== 'no') === submission.turnedIn) return stay(t.notice.unchanged);
    const after = flagged(submission, MARKS[ask.on], { at: visit.clock.now, due: look.assignment.due });
    const said = ({ notice }: Text) => notice[MARKS[ask.on]](name);
    return saveState(context, ask, visit, t, look, after, 'byHand', said);
  });

const MARKS = { yes: 'turnedIn', late: 'late', no: 'notTurnedIn' } as const;

/** `said`: what was done, for the teacher and in the language of the class for History. */
function saveState(
  context: Context,
  ask: Extract<Ask, { ask: 'excuse' | 'markTurnedIn' }>,
  visit: Visit,
  t: Text,
  look: Look,
  wanted: Submission,
  reason: Reason,
  said: (t: Text) => string,
  how: 'replace' | 'back' = 'replace',
): Result {
  const changes = withNoticed(look, [wanted]);
  if (changes.length === 0) return stay(t.notice.unchanged);
  const what = `${look.assignment.title}: ${said(visit.t)}`;
  return save(visit, t, { reason, what, changes, blocks: [look.block] }, ({ visit: now, blocks }) => {
    const after = lookAt(now, ask.assignment, blocks[0]);
    const shown = after && studentAnswer(now, t, after, ask, withContest(context, now, t, after, ask), how);
    return shown ? { ...shown, notice: said(t) } : problem(t, t.problem.student.gone);
  });
}
