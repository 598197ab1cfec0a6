import { push, replace, stay } from '../cards/answer';
import type { Answer } from '../cards/card';
import { importDetailCard, type ImportDetailRow } from '../cards/importDetail';
import { importCard, importDoneCard, importProgressCard, importRefusedCard, type ImportView } from '../cards/importing';
import { placeOf } from '../cards/place';
import type { Ask, ImportPart, QuizScale, Takes } from '../cards/requests';
import { formIn, importBar, isForm, type Attachment } from '../gradebook/assignment';
import { draftIn } from '../gradebook/cell';
import { looksTyped } from '../gradebook/email';
import { applyImport } from '../gradebook/importing';
import { displayName } from '../gradebook/names';
import { onlyHandedIn, planImport, planKey, type ImportPlan } from '../gradebook/quiz';
import { quizPoints, unreadableItems, type Quiz } from '../gradebook/quizForm';
import type { Submission } from '../gradebook/submission';
import { isWhole, quizOf, readQuiz, type Reading } from '../google/reading';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { save, type Action, type Context, type Result } from './context';
import { looking, withNoticed, type Look } from './look';
import { handsOn, IN_SHEET, type About } from './rival';

/** Everything an import needs to be shown or done. */
interface Prepared {
  readonly look: Look;
  /** grades with the hand-ins of a quiz; of another form only the hand-ins */
  readonly takes: Takes;
  readonly run: string;
  readonly quiz: Quiz;
  readonly plan: ImportPlan;
}

type ImportAsk = Extract<Ask, { ask: 'importPlan' | 'importDetail' | 'importGrades' }>;

/** What an import would do, before anything is done (S22, S26). */
export const importPlan: Action<'importPlan'> = (context, ask) =>
  prepared(context, ask, (_visit, t, ready) => ({
    how: ask.from === 'plan' ? 'replace' : 'push',
    card: importCard(t, importView(ready, ask.scale)),
  }));

/** The names behind one count of the plan; of grades that are replaced also who gave them and when, for one read more. */
export const importDetail: Action<'importDetail'> = (context, ask) =>
  prepared(context, ask, (visit, t, { look, plan, takes }) => {
    const known = detailRows(look, plan, ask.part);
    const rows = ask.part === 'overwrite' && takes === 'grades' ? withHands(visit, look, known) : known;
    const view = { part: ask.part, takes, title: look.assignment.title, rows, decimal: visit.decimal };
    return push(importDetailCard(t, { ...view, now: visit.clock.now }));
  });

/** Applies exactly the plan that was confirmed, grades as drafts, in one batch (S27-S29). */
export const importGrades: Action<'importGrades'> = (context, ask) =>
  prepared(context, ask, (visit, t, ready) => {
    const { look, plan, takes } = ready;
    if (planKey(plan) !== ask.plan) {
      const view = { ...importView(ready, ask.scale), problem: t.problem.quiz.planChanged };
      return replace(importCard(t, view));
    }
    const changes = withNoticed(look, afterImport(look, plan));
    if (changes.length === 0) return stay(t.notice.unchanged);
    const { id, title } = look.assignment;
    const { imported, handIns } = newsIn(ready);
    const only = takes === 'handIns';
    const what = only ? visit.t.batch.handIns(handIns, title) : visit.t.batch.import(imported, title);
    const intention = { reason: only ? ('handIn' as const) : ('import' as const), what, changes, blocks: [look.block] };
    return save(visit, t, intention, ({ batch }) => ({
      how: 'replace',
      card: importDoneCard(t, { place: placeOf(id), title, takes, imported, handIns, batch: batch.id }),
      notice: imported > 0 ? t.notice.imported(imported) : t.notice.handInsNoted(handIns),
    }));
  });

/** The submissions as the plan leaves them. */
function afterImport(look: Look, plan: ImportPlan): Submission[] {
  const before = new Map(look.pupils.map(({ submission }) => [submission.student, submission]));
  return plan.rows.flatMap((row) => {
    const submission = before.get(row.student);
    return submission ? [applyImport(submission, row, look.assignment.due)] : [];
  });
}

/** How many students get a grade, and of how many only the hand-in is news. */
function newsIn({ plan, takes }: Pick<Prepared, 'plan' | 'takes'>): { imported: number; handIns: number } {
  const { counts } = plan;
  const [taken, noted] = [counts.new + counts.changed + counts.overwrite, onlyHandedIn(plan).length];
  return takes === 'grades' ? { imported: taken, handIns: noted } : { imported: 0, handIns: taken + noted };
}

/**
 * Opens the assignment and its form, or answers with the one reason why nothing can be imported (S23, S24), or with how
 * far the reading has come. An import reads the quiz first, which takes long, and then the gradebook: what a colleague
 * types meanwhile is seen.
 */
function prepared(context: Context, ask: ImportAsk, work: (visit: Visit, t: Text, ready: Prepared) => Result): Answer {
  const read = readOnce(ask.run);
  if (ask.ask === 'importGrades') read(ask.form);
  return looking(context, ask, (visit, t, look) => {
    const { title } = look.assignment;
    const refused = (why: string): Answer => ({
      how: 'push',
      card: importRefusedCard(t, { why, title, assignment: ask.assignment }),
    });
    const bar = importBar(look.assignment);
    if (bar !== null) return refused(bar === 'noPoints' ? t.problem.quiz.noGrade : t.problem.quiz[bar]);
    const reading = read(formOf(look).id);
    if (!reading) return refused(t.problem.quiz.noAccess);
    if (!isWhole(reading)) return progress(t, title, ask, reading);
    const quiz = quizOf(reading, visit.clock);
    const takes = takesOf(look, quiz);
    const why = whyNot(t, quiz, takes);
    return why === null
      ? work(visit, t, { look, takes, run: reading.run, quiz, plan: planFor(look, quiz, takes, ask.scale) })
      : refused(why);
  });
}

/** Reads a form once, however often the visit must begin again because somebody else wrote. */
function readOnce(run: string | undefined): (form: string) => Reading | null {
  const done = new Map<string, Reading | null>();
  return (form) => {
    const reading = done.has(form) ? done.get(form) || null : readQuiz(form, run);
    done.set(form, reading);
    return reading;
  };
}

/** What can be taken from a form as it is now: its teacher may have made a quiz of it since it was linked, or none. */
function takesOf({ assignment }: Look, { isQuiz }: Quiz): Takes {
  const attachments = assignment.attachments.map((one) => (isForm(one) ? { ...one, kind: 'form' as const } : one));
  return isQuiz && importBar({ ...assignment, attachments }) === null ? 'grades' : 'handIns';
}

/** What is wrong with a form, in one sentence; null when it can be imported from. */
function whyNot(t: Text, quiz: Quiz, takes: Takes): string | null {
  if (quiz.collects === 'no' && quiz.responses.every(({ email }) => email === '')) return t.problem.quiz.noEmails;
  if (takes === 'handIns' || quizPoints(quiz) > 0) return null;
  return unreadableItems(quiz).length > 0 ? t.problem.quiz.noPointsRead : t.problem.quiz.noPoints;
}

/** How far the reading is; the sidebar goes on by itself, a card waits for a click. */
function progress(t: Text, title: string, ask: ImportAsk, { run, isQuiz, responses, total }: Reading): Answer {
  const { assignment, scale } = ask;
  const next: ImportAsk =
    ask.ask === 'importGrades' ? { ...ask, run } : { ask: 'importPlan', assignment, scale, from: 'plan', run };
  const first = ask.ask === 'importPlan' && ask.from !== 'plan';
  const card = importProgressCard(t, {
    takes: isQuiz ? 'grades' : 'handIns',
    title,
    done: responses.length,
    total,
    next,
  });
  return { how: first ? 'push' : 'replace', card, next };
}

function formOf(look: Look): Pick<Attachment, 'id'> {
  return formIn(look.assignment.attachments) || { id: '' };
}

/** Without questions and points, all there is to plan are hand-ins; no cell stands in the way of those. */
function planFor(look: Look, quiz: Quiz, takes: Takes, scale: QuizScale): ImportPlan {
  const graded = takes === 'grades';
  const unreadable = graded ? look.pupils.filter(({ cell }) => cell.kind === 'unreadable') : [];
  return planImport({
    quiz: graded ? quiz : { ...quiz, items: [] },
    students: look.pupils.map(({ student }) => student),
    submissions: new Map(look.pupils.map(({ submission }) => [submission.student, submission])),
    drafts: new Map(look.pupils.map(({ student, cell }) => [student.id, draftIn(cell)])),
    unreadable: new Set(unreadable.map(({ student }) => student.id)),
    points: graded ? look.assignment.points : null,
    scale: scale === 'scale',
    due: look.assignment.due,
  });
}

function importView(ready: Prepared, scale: QuizScale): ImportView {
  const { look, takes, run, quiz, plan } = ready;
  const { id, title, points, attachments } = look.assignment;
  return {
    takes,
    notQuiz: !quiz.isQuiz && formIn(attachments)?.kind === 'form',
    assignment: id,
    title,
    form: quiz.id,
    run,
    formTitle: quiz.title,
    responses: quiz.responses.length,
    max: plan.max,
    points,
    scale,
    counts: plan.counts,
    handIns: newsIn(ready).handIns,
    unmatched: plan.unmatched.map(({ why }) => why),
    unreadableItems: plan.unreadable.map((item) => item.title),
    openZeros: plan.openZeros,
    planKey: planKey(plan),
    typedAddresses: quiz.responses.some(({ email }) => looksTyped(email)),
    canScale: takes === 'grades' && points !== null && points !== plan.max,
  };
}

type Detail = ImportDetailRow & { readonly student?: string };

function withHands(visit: Visit, { assignment, changes }: Look, rows: readonly Detail[]): ImportDetailRow[] {
  const handOn = handsOn(visit);
  return rows.map(({ student = '', ...row }) => {
    const about: About = (c) => c.student === student && c.assignment === assignment.id && c.field === 'draft';
    return { ...row, by: changes.some(about) ? IN_SHEET : handOn(about) };
  });
}

function detailRows(look: Look, plan: ImportPlan, part: ImportPart): Detail[] {
  if (part === 'unmatched') {
    return plan.unmatched.map(({ email, why }) => ({ name: email, before: null, after: null, why }));
  }
  const names = new Map(look.pupils.map(({ student }) => [student.id, displayName(student)]));
  return plan.rows
    .filter(({ kind }) => kind === part)
    .map(({ student, before, score, others, why, handedInAt, late }) => ({
      student,
      at: handedInAt,
      late,
      name: names.get(student) || '',
      before,
      after: score,
      others: others.map((other) => other.score),
      why,
    }));
}
