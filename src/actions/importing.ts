import type { Answer } from '../cards/card';
import { importDetailCard, type ImportDetailRow } from '../cards/importDetail';
import { importCard, importDoneCard, importProgressCard, importRefusedCard, type ImportView } from '../cards/importing';
import { placeOf } from '../cards/place';
import type { Ask, ImportPart, Scale } from '../cards/requests';
import { importBar, type Attachment } from '../gradebook/assignment';
import { draftIn } from '../gradebook/cell';
import { displayName } from '../gradebook/names';
import { applyImport, onlyHandedIn, planImport, planKey, type ImportPlan } from '../gradebook/quiz';
import { quizPoints, unreadableItems, type Quiz } from '../gradebook/quizForm';
import type { Submission } from '../gradebook/submission';
import { isWhole, quizOf, readQuiz, type Reading } from '../google/reading';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { problem, save, visiting, type Action, type Context, type Result } from './context';
import { lookAt, withNoticed, type Look } from './look';

/** Everything an import needs to be shown or done. */
interface Prepared {
  readonly look: Look;
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

/** The names behind one count of the plan. */
export const importDetail: Action<'importDetail'> = (context, ask) =>
  prepared(context, ask, (visit, t, { look, plan }) => {
    const rows = detailRows(look, plan, ask.part);
    const view = { part: ask.part, title: look.assignment.title, rows, decimal: visit.decimal };
    return { how: 'push', card: importDetailCard(t, view) };
  });

/** Applies exactly the plan that was confirmed, as drafts, in one batch (S27-S29). */
export const importGrades: Action<'importGrades'> = (context, ask) =>
  prepared(context, ask, (visit, t, ready) => {
    const { look, plan } = ready;
    if (planKey(plan) !== ask.plan) {
      const view = { ...importView(ready, ask.scale), problem: t.problem.quiz.planChanged };
      return { how: 'replace', card: importCard(t, view) };
    }
    const changes = withNoticed(look, afterImport(look, plan));
    if (changes.length === 0) return { how: 'stay', notice: t.notice.unchanged };
    const { id, title } = look.assignment;
    const [imported, handIns] = [gradesIn(plan), onlyHandedIn(plan).length];
    const what = visit.t.batch.import(imported, title);
    return save(visit, t, { reason: 'import', what, changes, blocks: [look.block] }, ({ batch }) => ({
      how: 'replace',
      card: importDoneCard(t, { place: placeOf(id), title, imported, handIns, batch: batch.id }),
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

function gradesIn({ counts }: ImportPlan): number {
  return counts.new + counts.changed + counts.overwrite;
}

/**
 * Opens the assignment and its quiz, or answers with the one reason why grades cannot be imported (S23, S24), or with how
 * far the reading has come. An import reads the quiz first, which takes long, and then the gradebook: what a colleague
 * types meanwhile is seen.
 */
function prepared(context: Context, ask: ImportAsk, work: (visit: Visit, t: Text, ready: Prepared) => Result): Answer {
  const read = readOnce(ask.run);
  if (ask.ask === 'importGrades') read(ask.form);
  return visiting(context, (visit, t) => {
    const look = lookAt(visit, ask.assignment);
    if (!look) return problem(t, t.problem.assignment.gone);
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
    const why = whyNot(t, quiz);
    return why === null
      ? work(visit, t, { look, run: reading.run, quiz, plan: planFor(look, quiz, ask.scale) })
      : refused(why);
  });
}

/** Reads a form once, however often the visit must begin again because somebody else wrote. */
function readOnce(run: string | undefined): (form: string) => Reading | null {
  const done = new Map<string, Reading | null>();
  return (form) => {
    const reading = done.has(form) ? (done.get(form) ?? null) : readQuiz(form, run);
    done.set(form, reading);
    return reading;
  };
}

/** What is wrong with a quiz, in one sentence; null when grades can be imported from it. */
function whyNot(t: Text, quiz: Quiz): string | null {
  if (!quiz.isQuiz) return t.problem.quiz.notQuiz;
  if (quiz.collects === 'no' && quiz.responses.every(({ email }) => email === '')) return t.problem.quiz.noEmails;
  if (quizPoints(quiz) > 0) return null;
  return unreadableItems(quiz).length > 0 ? t.problem.quiz.noPointsRead : t.problem.quiz.noPoints;
}

/** How far the reading is; the sidebar goes on by itself, a card waits for a click. */
function progress(t: Text, title: string, ask: ImportAsk, { run, responses, total }: Reading): Answer {
  const { assignment, scale } = ask;
  const next: ImportAsk =
    ask.ask === 'importGrades' ? { ...ask, run } : { ask: 'importPlan', assignment, scale, from: 'plan', run };
  const first = ask.ask === 'importPlan' && ask.from !== 'plan';
  const card = importProgressCard(t, { title, done: responses.length, total, next });
  return { how: first ? 'push' : 'replace', card, next };
}

function formOf(look: Look): Pick<Attachment, 'id'> {
  return look.assignment.attachments.find(({ kind }) => kind === 'form') ?? { id: '' };
}

function planFor(look: Look, quiz: Quiz, scale: Scale): ImportPlan {
  return planImport({
    quiz,
    students: look.pupils.map(({ student }) => student),
    submissions: new Map(look.pupils.map(({ submission }) => [submission.student, submission])),
    drafts: new Map(look.pupils.map(({ student, cell }) => [student.id, draftIn(cell)])),
    unreadable: new Set(look.pupils.flatMap(({ student, cell }) => (cell.kind === 'unreadable' ? [student.id] : []))),
    points: look.assignment.points,
    scale: scale === 'scale',
    due: look.assignment.due,
  });
}

function importView({ look, run, quiz, plan }: Prepared, scale: Scale): ImportView {
  const { id, title, points } = look.assignment;
  return {
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
    handIns: onlyHandedIn(plan).length,
    unmatched: plan.unmatched.map(({ why }) => why),
    unreadableItems: plan.unreadable.map((item) => item.title),
    openZeros: plan.openZeros,
    planKey: planKey(plan),
    typedAddresses: false,
    canScale: points !== null && points !== plan.max,
  };
}

function detailRows(look: Look, plan: ImportPlan, part: ImportPart): ImportDetailRow[] {
  if (part === 'unmatched') {
    return plan.unmatched.map(({ email, why }) => ({ name: email, before: null, after: null, why }));
  }
  const names = new Map(look.pupils.map(({ student }) => [student.id, displayName(student)]));
  return plan.rows
    .filter(({ kind }) => kind === part)
    .map(({ student, before, score, others, why }) => ({
      name: names.get(student) ?? '',
      before,
      after: score,
      others: others.map((other) => other.score),
      why,
    }));
}
