import type { Answer } from '../cards/card';
import { importCard, importDetailCard, importDoneCard, importRefusedCard, type ImportDetailRow, type ImportView } from '../cards/importing';
import { placeOf } from '../cards/place';
import type { ImportPart, Scale } from '../cards/requests';
import { importBar, type Attachment } from '../gradebook/assignment';
import { draftIn } from '../gradebook/cell';
import { displayName } from '../gradebook/names';
import { applyImport, planImport, planKey, type ImportPlan, type Quiz } from '../gradebook/quiz';
import { openForm, readQuiz } from '../google/quiz';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { problem, save, visiting, type Action, type Context, type Result } from './context';
import { lookAt, withNoticed, type Look } from './look';

/** Everything an import needs to be shown or done. */
interface Prepared {
  readonly look: Look;
  readonly quiz: Quiz;
  readonly plan: ImportPlan;
}

/** What an import would do, before anything is done (S22, S26). */
export const importPlan: Action<'importPlan'> = (context, ask) =>
  prepared(context, ask.assignment, ask.scale, (_visit, t, ready) => ({
    how: ask.from === 'plan' ? 'replace' : 'push',
    card: importCard(t, importView(ready, ask.scale)),
  }));

/** The names behind one count of the plan. */
export const importDetail: Action<'importDetail'> = (context, ask) =>
  prepared(context, ask.assignment, ask.scale, (visit, t, { look, plan }) => {
    const rows = detailRows(look, plan, ask.part);
    const view = { part: ask.part, title: look.assignment.title, rows, decimal: visit.decimal };
    return { how: 'push', card: importDetailCard(t, view) };
  });

/** Applies exactly the plan that was confirmed, as drafts, in one batch (S27-S29). */
export const importGrades: Action<'importGrades'> = (context, ask) =>
  prepared(context, ask.assignment, ask.scale, (visit, t, ready) => {
    const { look, plan } = ready;
    if (planKey(plan) !== ask.plan) {
      const view = { ...importView(ready, ask.scale), problem: t.problem.quiz.planChanged };
      return { how: 'replace', card: importCard(t, view) };
    }
    const { id, title, due } = look.assignment;
    const submissions = new Map(look.pupils.map(({ submission }) => [submission.student, submission]));
    const after = plan.rows.flatMap((row) => {
      const before = submissions.get(row.student);
      return before ? [applyImport(before, row, due)] : [];
    });
    const changes = withNoticed(look, after);
    if (changes.length === 0) return { how: 'stay', notice: t.notice.unchanged };
    const count = plan.counts.new + plan.counts.changed + plan.counts.overwrite;
    const intention = { reason: 'import' as const, what: visit.t.batch.import(count, title), changes, blocks: [look.block] };
    return save(visit, t, intention, ({ batch }) => ({
      how: 'replace',
      card: importDoneCard(t, { place: placeOf(id), title, imported: count, batch: batch.id }),
      notice: t.notice.imported(count),
    }));
  });

/** Opens the assignment and its quiz, or answers with the one reason why grades cannot be imported (S23, S24). */
function prepared(
  context: Context,
  id: string,
  scale: Scale,
  work: (visit: Visit, t: Text, ready: Prepared) => Result,
): Answer {
  return visiting(context, (visit, t) => {
    const look = lookAt(visit, id);
    if (!look) return problem(t, t.problem.assignment.gone);
    const refused = (why: string): Answer => ({
      how: 'push',
      card: importRefusedCard(t, { why, title: look.assignment.title, assignment: id }),
    });
    const bar = importBar(look.assignment);
    if (bar !== null) return refused(bar === 'noPoints' ? t.problem.quiz.noGrade : t.problem.quiz[bar]);
    const form = openForm(formOf(look).id);
    if (!form) return refused(t.problem.quiz.noAccess);
    const quiz = readQuiz(form, visit.clock);
    if (!quiz.isQuiz) return refused(t.problem.quiz.notQuiz);
    if (quiz.collects === 'no' && quiz.responses.every(({ email }) => email === '')) return refused(t.problem.quiz.noEmails);
    const plan = planFor(look, quiz, scale);
    return plan.max === 0 ? refused(t.problem.quiz.noPoints) : work(visit, t, { look, quiz, plan });
  });
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
    points: look.assignment.points,
    scale: scale === 'scale',
    due: look.assignment.due,
  });
}

function importView({ look, quiz, plan }: Prepared, scale: Scale): ImportView {
  const { id, title, points } = look.assignment;
  return {
    assignment: id,
    title,
    formTitle: quiz.title,
    responses: quiz.responses.length,
    max: plan.max,
    points,
    scale,
    counts: plan.counts,
    unreadableItems: plan.unreadable.map((item) => item.title),
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
    .map(({ student, before, score, attempts }) => ({ name: names.get(student) ?? '', before, after: score, attempts }));
}
