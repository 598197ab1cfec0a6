import type { Answer } from '../cards/card';
import { assignmentCard, NO_CATEGORY, pointsCard, type AssignmentFormView } from '../cards/assignment';
import { only } from '../cards/place';
import type { Place } from '../cards/requests';
import {
  attachmentsText,
  formIn,
  isForm,
  withoutForms,
  type Assignment,
  type Attachment,
} from '../gradebook/assignment';
import type { Change } from '../gradebook/batch';
import { titleRefusal, type HeadRefusal } from '../gradebook/heads';
import { isMoment, type Moment } from '../gradebook/moment';
import { DEFAULT_POINTS, parsePoints } from '../gradebook/points';
import { freshId } from '../google/file';
import { attachmentOf, formAt, formFacts, isViewAddress } from '../google/quiz';
import { assignmentIn, type Visit } from '../google/visit';
import type { Text } from '../text/language';
import { input, problem, save, visiting, type Action, type Context, type Result } from './context';
import { headOf, lookAt, type Look } from './look';
import { showHome } from './home';
import { showWork } from './work';

export const newAssignment: Action<'newAssignment'> = (context) =>
  visiting(context, (visit, t) => ({ how: 'push', card: assignmentCard(t, emptyForm(visit)) }));

function emptyForm(visit: Visit): AssignmentFormView {
  const blank = { title: '', due: '', points: DEFAULT_POINTS, formUrl: '', importOn: true, attachments: [] };
  return { ...blank, categories: categoriesIn(visit) };
}

function categoriesIn({ settings }: Visit): readonly string[] {
  return settings.rules.categories.map(({ name }) => name);
}

export const editAssignment: Action<'editAssignment'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const known = assignmentIn(visit, ask.assignment);
    if (!known) return problem(t, t.problem.assignment.gone);
    return { how: 'push', card: assignmentCard(t, formOf(visit, headOf(visit, known).assignment, ask)) };
  });

type Edit = Place & Pick<AssignmentFormView, 'from'>;

function formOf(visit: Visit, assignment: Assignment, { from, ...place }: Edit): AssignmentFormView {
  const { title, due, points, category, importOn, attachments } = assignment;
  const formUrl = formIn(attachments)?.url ?? '';
  const others = withoutForms(attachments);
  const facts = { title, due, points, category, formUrl, importOn, attachments: others };
  return { place: only(place), from, ...facts, categories: categoriesIn(visit) };
}

export const createAssignment: Action<'createAssignment'> = (context) =>
  visiting(context, (visit, t) => {
    const filled = fill(context, visit, t, null);
    if ('refused' in filled) return refusedForm(context, t, emptyForm(visit), filled.refused);
    const { title, due, points, category, attachments, importOn } = filled;
    const id = `a${freshId()}`;
    const after = { title, due, points, category, attachments: attachmentsText(attachments), importOn };
    const changes: Change[] = [{ student: '', assignment: id, field: 'created', before: null, after }];
    const intention = { reason: 'assignment' as const, what: visit.t.batch.assignment(title), changes, blocks: [] };
    return save(visit, t, intention, () => showHome(context, { how: 'root', notice: t.notice.assignmentMade }));
  });

export const saveAssignment: Action<'saveAssignment'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const known = assignmentIn(visit, ask.assignment);
    if (!known) return problem(t, t.problem.assignment.gone);
    const { assignment: before, changes: typed, refusals } = headOf(visit, known);
    const filled = fill(context, visit, t, before);
    if ('refused' in filled) return refusedForm(context, t, formOf(visit, before, ask), filled.refused);
    const changes = [...typed, ...mended(before, refusals), ...editsOf(before, filled)];
    if (changes.length === 0) return { how: 'stay', notice: t.notice.unchanged };
    const intention = { reason: 'assignment' as const, what: visit.t.batch.edit(filled.title), changes, blocks: [] };
    const notice = t.notice.assignmentSaved;
    return save(visit, t, intention, () =>
      ask.from === 'home'
        ? showHome(context, { how: 'root', notice })
        : showWork(context, ask, 'look', { how: 'back', notice }),
    );
  });

/** A heading that could not be obeyed gets back the value that counts, once the teacher has seen it. */
function mended(assignment: Assignment, refusals: readonly HeadRefusal[]): Change[] {
  return refusals.map(({ field, typed }) => ({
    student: '',
    assignment: assignment.id,
    field,
    before: typed,
    after: assignment[field],
  }));
}

type Filled = Pick<Assignment, 'title' | 'due' | 'points' | 'category' | 'attachments' | 'importOn'>;

function editsOf(before: Assignment, after: Filled): Change[] {
  const change = (field: string, was: Change['before'], is: Change['after']): Change[] =>
    was === is ? [] : [{ student: '', assignment: before.id, field, before: was, after: is }];
  return [
    ...change('title', before.title, after.title),
    ...change('due', before.due, after.due),
    ...change('points', before.points, after.points),
    ...change('category', before.category, after.category),
    ...change('attachments', attachmentsText(before.attachments), attachmentsText(after.attachments)),
    ...change('importOn', before.importOn, after.importOn),
  ];
}

/** Reads the fields of the form; one sentence when something in it cannot be. */
function fill(
  context: Context,
  visit: Visit,
  t: Text,
  before: Assignment | null,
): Filled | { readonly refused: string } {
  const title = input(context, 'title').trim();
  const noTitle = titleRefusal(title);
  if (noTitle !== null) return { refused: t.problem.assignment[noTitle] };
  const due = readDue(context, t);
  if (typeof due !== 'string') return due;
  const points =
    (context.inputs['noGrade'] ?? []).length > 0 ? null : parsePoints(input(context, 'points'), visit.decimal);
  if (points !== null && !points.ok) return { refused: t.problem.points[points.why](input(context, 'points')) };
  const chosen = input(context, 'category') || (before?.category ?? '');
  const category = chosen === NO_CATEGORY ? '' : chosen;
  const attachments = readAttachments(context, t, before);
  if ('refused' in attachments) return attachments;
  const importOn = (context.inputs['import'] ?? []).length > 0;
  return { title, due, points: points === null ? null : points.points, category, attachments, importOn };
}

function readDue(context: Context, t: Text): Moment | { readonly refused: string } {
  const [day, time] = [input(context, 'dueDate').trim(), input(context, 'dueTime').trim()];
  if (day === '') return time === '' ? '' : { refused: t.problem.assignment.timeWithoutDate };
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(time === '' ? '23:59' : time);
  const due = `${day}T${(parts?.[1] ?? '').padStart(2, '0')}:${parts?.[2] ?? '00'}:00`;
  return isMoment(due) ? due : { refused: t.problem.assignment.badTime(time) };
}

/** The form behind the pasted address, beside what else hangs on the assignment. An unchanged address is not opened. */
function readAttachments(
  context: Context,
  t: Text,
  before: Assignment | null,
): readonly Attachment[] | { readonly refused: string } {
  const address = input(context, 'formUrl').trim();
  const kept = before?.attachments ?? [];
  const others = withoutForms(kept);
  if (address === '') return others;
  if (kept.some((one) => isForm(one) && one.url === address)) return kept;
  if (isViewAddress(address)) return { refused: t.problem.quiz.viewUrl };
  const form = formAt(address);
  if (!form)
    return { refused: /docs\.google\.com\/forms\//.test(address) ? t.problem.quiz.noAccess : t.problem.quiz.badUrl };
  return [...others, attachmentOf(formFacts(form))];
}

/** The form again, with everything the teacher typed and one sentence on top. */
function refusedForm(context: Context, t: Text, view: AssignmentFormView, sentence: string): Answer {
  const typed = {
    points: input(context, 'points'),
    dueDate: input(context, 'dueDate'),
    dueTime: input(context, 'dueTime'),
  };
  const noGrade = (context.inputs['noGrade'] ?? []).length > 0;
  const card = assignmentCard(t, {
    ...view,
    title: input(context, 'title'),
    category: input(context, 'category') || view.category,
    formUrl: input(context, 'formUrl'),
    importOn: (context.inputs['import'] ?? []).length > 0,
    points: noGrade ? null : (view.points ?? DEFAULT_POINTS),
    typed,
    problem: sentence,
  });
  return { how: 'replace', card };
}

/** The dialog behind the points of an assignment (S34, S35). */
export const points: Action<'points'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const look = lookAt(visit, ask.assignment);
    if (!look) return problem(t, t.problem.assignment.gone);
    return { how: 'push', card: pointsCard(t, pointsView(look, ask)) };
  });

function pointsView(look: Look, place: Place) {
  const { title, points: current } = look.assignment;
  const returnedKeep = look.pupils.filter(({ submission: s }) => s.returned !== null && !s.returned.unfinished).length;
  return { place, title, points: current, returnedKeep };
}

export const savePoints: Action<'savePoints'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const look = lookAt(visit, ask.assignment);
    if (!look) return problem(t, t.problem.assignment.gone);
    const typed = input(context, 'points');
    const parsed = parsePoints(typed, visit.decimal);
    if (parsed.ok) return setPoints(context, visit, t, look, ask, parsed.points);
    const view = { ...pointsView(look, ask), problem: t.problem.points[parsed.why](typed), typed };
    return { how: 'replace', card: pointsCard(t, view) };
  });

export const noGrade: Action<'noGrade'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const look = lookAt(visit, ask.assignment);
    return look ? setPoints(context, visit, t, look, ask, null) : problem(t, t.problem.assignment.gone);
  });

/** Only the assignment changes: work already returned carries its own points (S37, S38). */
function setPoints(context: Context, visit: Visit, t: Text, look: Look, place: Place, to: number | null): Result {
  const { id, title, points: before } = look.assignment;
  const notice = to === null ? t.notice.noGradeSaved : t.notice.pointsSaved(t.points(to));
  const wrong = mended(look.assignment, look.refusals);
  if (before === to && wrong.length === 0) return showWork(context, place, 'look', { how: 'back', notice });
  const changes: Change[] = [
    ...look.changes,
    ...wrong,
    ...(before === to ? [] : [{ student: '', assignment: id, field: 'points', before, after: to }]),
  ];
  const what = visit.t.batch.points(title, to === null ? visit.t.noGrade : visit.t.points(to));
  const intention = { reason: 'points' as const, what, changes, blocks: [look.block] };
  return save(visit, t, intention, () => showWork(context, place, 'look', { how: 'back', notice }));
}
