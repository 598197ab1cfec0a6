import type { Answer } from '../cards/card';
import { assignmentCard, NO_CATEGORY, pointsCard, type AssignmentFormView } from '../cards/assignment';
import { only, workAsk } from '../cards/place';
import type { Ask, Place } from '../cards/requests';
import { pointsText } from '../cards/status';
import {
  attachmentsText,
  formIn,
  isForm,
  withoutForms,
  type Assignment,
  type Attachment,
} from '../gradebook/assignment';
import type { Change } from '../gradebook/batch';
import { factsSeen, merge } from '../gradebook/contest';
import { titleRefusal, type HeadRefusal } from '../gradebook/heads';
import { isMoment, type Moment } from '../gradebook/moment';
import { DEFAULT_POINTS, parsePoints } from '../gradebook/points';
import { freshId } from '../google/file';
import { attachmentOf, formAt, formFacts, isViewAddress } from '../google/quiz';
import { assignmentIn, type Visit } from '../google/visit';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import { input, problem, save, visiting, type Action, type Context, type Result } from './context';
import { headOf, lookAt, type Look } from './look';
import { showHome } from './home';
import { contestedIn, type About, type FieldText } from './rival';
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
    const { assignment, refusals } = headOf(visit, known);
    const seen = factsSeen(standing(assignment, refusals));
    return { how: 'push', card: assignmentCard(t, { ...formOf(visit, assignment, ask), seen }) };
  });

type Edit = Place & Pick<AssignmentFormView, 'from'>;

function formOf(visit: Visit, assignment: Assignment, { from, ...place }: Edit): AssignmentFormView {
  const others = { attachments: withoutForms(assignment.attachments), categories: categoriesIn(visit) };
  return { place: only(place), from, ...factsOf(assignment), ...others };
}

/** The fields of the form. */
type FormFacts = Readonly<{
  title: string;
  due: string;
  points: number | string | null;
  category: string;
  formUrl: string;
  importOn: boolean;
}>;

function factsOf({ title, due, points, category, attachments, importOn }: Assignment) {
  return { title, due, points, category, formUrl: formIn(attachments)?.url ?? '', importOn };
}

/** What stands there for a teacher to see: of a heading that could not be obeyed, what was typed. */
function standing(assignment: Assignment, refusals: readonly HeadRefusal[]): FormFacts {
  return refusals.reduce<FormFacts>((all, { field, typed }) => ({ ...all, [field]: typed }), factsOf(assignment));
}

export const createAssignment: Action<'createAssignment'> = (context) =>
  visiting(context, (visit, t) => {
    const filled = fill(context, visit, t, null);
    if ('refused' in filled) return refusedForm(context, t, emptyForm(visit), filled.refused);
    const attachments = readAttachments(t, filled.formUrl, []);
    if ('refused' in attachments) return refusedForm(context, t, emptyForm(visit), attachments.refused);
    const { title, due, points, category, importOn } = filled;
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
    const refused = (sentence: string) =>
      refusedForm(context, t, { ...formOf(visit, before, ask), seen: ask.seen }, sentence);
    if ('refused' in filled) return refused(filled.refused);
    const now = standing(before, refusals);
    const { after, contested } = merge(ask.seen ?? '', now, filled, ask.theirs?.split(','));
    if (contested.length > 0) return contestedForm(visit, t, ask, { before, now, mine: filled, after }, contested);
    const attachments = readAttachments(t, after.formUrl, before.attachments);
    if ('refused' in attachments) return refused(attachments.refused);
    const changes = [...typed, ...editsOf(before, now, after, attachments)];
    const leave = (notice: string) => afterForm(context, ask, notice);
    if (changes.length === 0)
      return ask.theirs === undefined ? { how: 'stay', notice: t.notice.unchanged } : leave(t.conflict.kept);
    const { title } = asForm(after, now, before);
    const intention = { reason: 'assignment' as const, what: visit.t.batch.edit(title), changes, blocks: [] };
    return save(visit, t, intention, () => leave(t.notice.assignmentSaved));
  });

function afterForm(context: Context, ask: Edit, notice: string): Answer {
  return ask.from === 'home'
    ? showHome(context, { how: 'root', notice })
    : showWork(context, ask, 'look', { how: 'back', notice });
}

interface Contenders {
  readonly before: Assignment;
  readonly now: FormFacts;
  readonly mine: FormFacts;
  readonly after: FormFacts;
}

/** The form once more, with what somebody else made of the same fields meanwhile. */
function contestedForm(
  visit: Visit,
  t: Text,
  ask: Edit,
  { before, now, mine, after }: Contenders,
  contested: readonly (keyof FormFacts)[],
): Answer {
  const seen = factsSeen(now);
  const take: Ask = {
    ask: 'saveAssignment',
    seen,
    ...only(ask),
    ...(ask.from === undefined ? {} : { from: ask.from }),
  };
  const texts = assignmentTexts(visit, t, before.id);
  const all = contestedIn(visit, contested, { now, mine }, texts, (field) =>
    field === 'formUrl' ? attachmentsText(before.attachments) : now[field],
  );
  const contest = { all, keep: { ...take, theirs: contested.join(',') }, take, now: visit.clock.now };
  const form = { ...formOf(visit, before, ask), ...asForm(after, now, before) };
  return { how: 'replace', card: assignmentCard(t, { ...form, seen, contest }) };
}

/** What a form can show: never a heading that could not be obeyed, which is left as it stands. */
function asForm(after: FormFacts, now: FormFacts, before: Assignment): Omit<FormFacts, 'points'> & PointsOf {
  const known = factsOf(before);
  return {
    ...after,
    title: after.title === now.title ? known.title : after.title,
    due: after.due === now.due ? known.due : after.due,
    points: typeof after.points === 'string' ? known.points : after.points,
  };
}

type PointsOf = Pick<Assignment, 'points'>;

function assignmentTexts(
  visit: Visit,
  t: Text,
  id: string,
): { readonly [K in keyof FormFacts]: FieldText<FormFacts[K]> } {
  const about =
    (wanted: string): About =>
    ({ student, assignment, field }) =>
      student === '' && assignment === id && field === wanted;
  const text = (value: string) => value || t.empty;
  const a = t.assignment;
  return {
    title: { label: a.title, text, about: about('title') },
    due: {
      label: a.dueDate,
      text: (due) => (due === '' ? t.noDue : showMoment(t, due, visit.clock.now)),
      about: about('due'),
    },
    points: { label: a.points, text: (points) => pointsIn(t, points), about: about('points') },
    category: { label: t.figures.category, text, about: about('category') },
    formUrl: { label: a.quiz, text, about: about('attachments') },
    importOn: {
      label: t.work.import,
      text: (on) => (on ? t.settings.mailYes : t.settings.mailNo),
      about: about('importOn'),
    },
  };
}

/** Points as a teacher reads them, or what was typed in their place. */
function pointsIn(t: Text, points: number | string | null): string {
  return typeof points === 'string' ? `“${points}”` : pointsText(t, points);
}

/** A heading that could not be obeyed gets back the points that count, once the teacher has seen it. */
function mended(assignment: Assignment, refusals: readonly HeadRefusal[]): Change[] {
  return refusals.map(({ field, typed }) => ({
    student: '',
    assignment: assignment.id,
    field,
    before: typed,
    after: assignment[field],
  }));
}

type Filled = FormFacts & { readonly points: number | null };

/** A heading that could not be obeyed and that the teacher saw gets the value that counts (`now` holds what was typed). */
function editsOf(before: Assignment, now: FormFacts, after: FormFacts, attachments: readonly Attachment[]): Change[] {
  const change = (field: string, was: Change['before'], is: Change['after']): Change[] =>
    was === is ? [] : [{ student: '', assignment: before.id, field, before: was, after: is }];
  return [
    ...change('title', now.title, after.title),
    ...change('due', now.due, after.due),
    ...change('points', now.points, after.points),
    ...change('category', now.category, after.category),
    ...change('attachments', attachmentsText(before.attachments), attachmentsText(attachments)),
    ...change('importOn', now.importOn, after.importOn),
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
  const importOn = (context.inputs['import'] ?? []).length > 0;
  const formUrl = input(context, 'formUrl').trim();
  return { title, due, points: points === null ? null : points.points, category, formUrl, importOn };
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
  t: Text,
  address: string,
  kept: readonly Attachment[],
): readonly Attachment[] | { readonly refused: string } {
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
    return { how: 'push', card: pointsCard(t, { ...pointsView(look, ask), seen: pointsSeen(look) }) };
  });

function pointsView(look: Look, place: Place) {
  const { title, points: current } = look.assignment;
  const returnedKeep = look.pupils.filter(({ submission: s }) => s.returned !== null && !s.returned.unfinished).length;
  return { place, title, points: current, returnedKeep };
}

function pointsSeen({ assignment, refusals }: Look): string {
  return factsSeen({ points: standing(assignment, refusals).points });
}

export const savePoints: Action<'savePoints'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const look = lookAt(visit, ask.assignment);
    if (!look) return problem(t, t.problem.assignment.gone);
    const typed = input(context, 'points');
    const parsed = parsePoints(typed, visit.decimal);
    if (parsed.ok) return setPoints(context, visit, t, look, ask, parsed.points);
    const view = {
      ...pointsView(look, ask),
      seen: ask.seen ?? '',
      problem: t.problem.points[parsed.why](typed),
      typed,
    };
    return { how: 'replace', card: pointsCard(t, view) };
  });

export const noGrade: Action<'noGrade'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const look = lookAt(visit, ask.assignment);
    return look ? setPoints(context, visit, t, look, ask, null) : problem(t, t.problem.assignment.gone);
  });

/** Only the assignment changes: work already returned carries its own points (S37, S38). */
function setPoints(
  context: Context,
  visit: Visit,
  t: Text,
  look: Look,
  ask: Extract<Ask, { ask: 'savePoints' | 'noGrade' }>,
  to: number | null,
): Result {
  const { id, title, points: before } = look.assignment;
  const place = only(ask);
  const now = { points: standing(look.assignment, look.refusals).points };
  if (merge<Pick<FormFacts, 'points'>>(ask.seen ?? '', now, { points: to }).contested.length > 0)
    return contestedPoints(visit, t, look, ask, to);
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

/** The dialog once more, with the points that somebody else made of it meanwhile. */
function contestedPoints(
  visit: Visit,
  t: Text,
  look: Look,
  ask: Extract<Ask, { ask: 'savePoints' | 'noGrade' }>,
  to: number | null,
): Answer {
  const seen = pointsSeen(look);
  const { points } = standing(look.assignment, look.refusals);
  const texts = { points: assignmentTexts(visit, t, ask.assignment).points };
  const all = contestedIn(visit, ['points'], { now: { points }, mine: { points: to } }, texts);
  const contest = {
    all: all.map(({ label: _label, ...one }) => one),
    keep: workAsk('look', ask, 'above'),
    take: { ...ask, seen },
    now: visit.clock.now,
  };
  const typed = to === null ? {} : { typed: String(to) };
  return { how: 'replace', card: pointsCard(t, { ...pointsView(look, ask), ...typed, seen, contest }) };
}
