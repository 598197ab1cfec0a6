import { replace } from '../cards/answer';
import type { Answer } from '../cards/card';
import { assignmentCard, NO_CATEGORY, type AssignmentFormView } from '../cards/assignment';
import { pointsText } from '../cards/status';
import { formIn, isForm, withoutForms, type Assignment, type Attachment } from '../gradebook/assignment';
import { titleRefusal, type HeadRefusal } from '../gradebook/heads';
import { isDue, isMoment, type Moment } from '../gradebook/moment';
import { DEFAULT_POINTS, parsePoints } from '../gradebook/points';
import { attachmentOf, formAt, formFacts, isViewAddress } from '../google/quiz';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import { input, type Context } from './context';
import type { About, FieldText } from './rival';

/** The fields of the form of an assignment. */
export type FormFacts = Readonly<{
  title: string;
  due: string;
  points: number | string | null;
  category: string;
  formUrl: string;
  importOn: boolean;
}>;

/** What the form shows of an assignment. */
export function factsOf({ title, due, points, category, attachments, importOn }: Assignment) {
  return { title, due, points, category, formUrl: formIn(attachments)?.url ?? '', importOn };
}

/** What stands there for a teacher to see: of a heading that could not be obeyed, what was typed. */
export function standing(assignment: Assignment, refusals: readonly HeadRefusal[]): FormFacts {
  return refusals.reduce<FormFacts>((all, { field, typed }) => ({ ...all, [field]: typed }), factsOf(assignment));
}

/** What a form can show: never a heading that could not be obeyed, which is left as it stands. */
export function asForm(after: FormFacts, now: FormFacts, before: Assignment): Omit<FormFacts, 'points'> & PointsOf {
  const known = factsOf(before);
  return {
    ...after,
    title: after.title === now.title ? known.title : after.title,
    due: after.due === now.due ? known.due : after.due,
    points: typeof after.points === 'string' ? known.points : after.points,
  };
}

type PointsOf = Pick<Assignment, 'points'>;

/** How each field is named and shown, where somebody else changed it meanwhile. */
export function assignmentTexts(
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

type Filled = FormFacts & { readonly points: number | null };

/** Reads the fields of the form; one sentence when something in it cannot be. */
export function fill(
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
  if (!isDue(`${day}T00:00:00`)) return { refused: t.problem.assignment.badDue(day) };
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(time === '' ? '23:59' : time);
  const due = `${day}T${(parts?.[1] ?? '').padStart(2, '0')}:${parts?.[2] ?? '00'}:00`;
  return isMoment(due) ? due : { refused: t.problem.assignment.badTime(time) };
}

/** The form behind the pasted address, beside what else hangs on the assignment. An unchanged address is not opened. */
export function readAttachments(
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
export function refusedForm(context: Context, t: Text, view: AssignmentFormView, sentence: string): Answer {
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
  return replace(card);
}
