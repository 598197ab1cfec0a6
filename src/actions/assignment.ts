import { push, replace, stay } from '../cards/answer';
import type { Answer } from '../cards/card';
import { assignmentCard, type AssignmentFormView } from '../cards/assignment';
import { only } from '../cards/place';
import type { Ask, Place } from '../cards/requests';
import { attachmentsText, withoutForms, type Assignment, type Attachment } from '../gradebook/assignment';
import type { Change } from '../gradebook/batch';
import { making } from '../gradebook/created';
import { factsSeen, merge } from '../gradebook/contest';
import { hash } from '../gradebook/hash';
import { DEFAULT_POINTS } from '../gradebook/points';
import { freshId } from '../google/file';
import { assignmentIn, type Visit } from '../google/visit';
import type { Text } from '../text/language';
import {
  asForm,
  assignmentTexts,
  factsOf,
  fill,
  readAttachments,
  refusedForm,
  standing,
  type FormFacts,
} from './assignmentForm';
import { problem, save, visiting, type Action, type Context } from './context';
import { headOf } from './look';
import { showHome } from './home';
import { contestedIn } from './rival';
import { showWork } from './work';

/** An empty card for a new assignment, with the id it will have: pressed twice, it is made once. */
export const newAssignment: Action<'newAssignment'> = (context) =>
  visiting(context, (visit, t) => push(assignmentCard(t, emptyForm(visit, freshId()))));

function emptyForm(visit: Visit, fresh: string): AssignmentFormView {
  const blank = { title: '', due: '', points: DEFAULT_POINTS, formUrl: '', importOn: true, attachments: [] };
  return { ...blank, fresh, categories: categoriesIn(visit) };
}

function categoriesIn({ settings }: Visit): readonly string[] {
  return settings.rules.categories.map(({ name }) => name);
}

/** The card of an assignment as it stands, with what was typed in the sheet and cannot be read. */
export const editAssignment: Action<'editAssignment'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const known = assignmentIn(visit, ask.assignment);
    if (!known) return problem(t, t.problem.assignment.gone);
    const { assignment, refusals } = headOf(visit, known);
    const seen = factsSeen(standing(assignment, refusals));
    return push(assignmentCard(t, { ...formOf(visit, assignment, ask), seen }));
  });

type Edit = Place & Pick<AssignmentFormView, 'from'>;

function formOf(visit: Visit, assignment: Assignment, { from, ...place }: Edit): AssignmentFormView {
  const others = { attachments: withoutForms(assignment.attachments), categories: categoriesIn(visit) };
  return { place: only(place), from, ...factsOf(assignment), ...others };
}

/** Makes it once: the same card pressed again finds what it made, and with something else filled in makes another. */
export const createAssignment: Action<'createAssignment'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const filled = fill(context, visit, t, null);
    const form = emptyForm(visit, ask.fresh);
    if ('refused' in filled) return refusedForm(context, t, form, filled.refused);
    const attachments = readAttachments(t, filled.formUrl, []);
    if ('refused' in attachments) return refusedForm(context, t, form, attachments.refused);
    const { title, due, points, category, importOn } = filled;
    const after = { title, due, points, category, attachments: attachmentsText(attachments), importOn };
    const id = `a${ask.fresh}${hash(JSON.stringify(after))}`;
    const made = () => showHome(context, { how: 'root', notice: t.notice.assignmentMade });
    if (assignmentIn(visit, id)) return made();
    const changes = [making('assignment', id, after)];
    const intention = { reason: 'assignment' as const, what: visit.t.batch.assignment(title), changes, blocks: [] };
    return save(visit, t, intention, made);
  });

/** Saves what the teacher changed on the card; what somebody else changed meanwhile stays, or is shown first. */
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
    if (changes.length === 0) return ask.theirs === undefined ? stay(t.notice.unchanged) : leave(t.conflict.kept);
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
  return replace(assignmentCard(t, { ...form, seen, contest }));
}

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
