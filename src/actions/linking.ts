import type { Answer } from '../cards/card';
import { linkCard, type LinkView } from '../cards/link';
import { placeOf } from '../cards/place';
import { attachmentsText, isForm, withoutForms, type Assignment } from '../gradebook/assignment';
import type { Change } from '../gradebook/batch';
import { making } from '../gradebook/created';
import { MAX_TITLE } from '../gradebook/heads';
import { DEFAULT_POINTS } from '../gradebook/points';
import { freshId, spreadsheetAt } from '../google/file';
import { rememberedLink, rememberLink } from '../google/memory';
import { activeForm, attachmentOf, formFacts, quizMax, type FormFacts } from '../google/quiz';
import { assignmentIn, type Visit } from '../google/visit';
import type { Text } from '../text/language';
import { input, ownText, problem, save, visiting, type Action, type Context, type Result } from './context';

/** In Forms: where this form belongs, or where to find its gradebook. */
export const linkForm: Action<'linkForm'> = (context) => showLink(context, 'replace');

/** The first card of the sidebar in Forms: the link when there is one, else the question. */
export function formsHome(context: Context): Answer {
  if (rememberedLink().gradebook === '') return showLink(context, 'root');
  return onForm(context, (visit, t, form) => {
    const linked = linkedView(visit, form);
    return { how: 'root', card: linkCard(t, { ...emptyView(form), ...(linked ? { linked } : {}) }) };
  });
}

/** The card that asks for the gradebook. */
function showLink(context: Context, how: Answer['how']): Answer {
  const t = ownText(context);
  const form = activeForm();
  if (!form) return problem(t, t.problem.quiz.noAccess);
  return { how, card: linkCard(t, emptyView(formFacts(form))) };
}

function emptyView(form: FormFacts): LinkView {
  return { formTitle: form.title, isQuiz: form.isQuiz, gradebookUrl: '' };
}

/** Looks at the pasted address: which gradebook, and which assignments it has. */
export const findGradebook: Action<'findGradebook'> = (context) => {
  const t = ownText(context);
  const form = activeForm();
  if (!form) return problem(t, t.problem.quiz.noAccess);
  const facts = formFacts(form);
  const address = input(context, 'gradebook').trim();
  const refused = (sentence: string): Answer => ({
    how: 'replace',
    card: linkCard(t, { ...emptyView(facts), gradebookUrl: address, problem: sentence }),
  });
  if (address === '') return refused(t.problem.gradebook.badUrl);
  const file = spreadsheetAt(address);
  if (!file)
    return refused(
      /docs\.google\.com\/spreadsheets\//.test(address) ? t.problem.gradebook.noAccess : t.problem.gradebook.badUrl,
    );
  return visiting({ ...context, file: () => file }, (visit, cards) => ({
    how: 'replace',
    card: linkCard(cards, { ...emptyView(facts), gradebookUrl: address, ...foundIn(visit, cards, facts) }),
  }));
};

function foundIn(visit: Visit, t: Text, form: FormFacts): Pick<LinkView, 'found' | 'assignments'> {
  const title = visit.settings.className || visit.file.getName();
  return {
    found: { id: visit.file.getId(), title, fresh: `a${freshId()}` },
    assignments: visit.assignments.map(({ id, title: name, attachments }) => ({
      id,
      title: name,
      own: hangsOn(form, attachments),
      ...otherOn(t, form, attachments),
    })),
  };
}

/** The form that makes way when this one is linked there. */
function otherOn(t: Text, form: FormFacts, attachments: Assignment['attachments']): { readonly other?: string } {
  const other = attachments.find((one) => isForm(one) && one.id !== form.id);
  return other ? { other: other.title || t.work.quiz } : {};
}

function hangsOn(form: FormFacts, attachments: Assignment['attachments']): boolean {
  return attachments.some(({ id }) => id === form.id);
}

/**
 * Hangs this form on an assignment of the gradebook, or on a new one that is out of the points of the quiz; asked once
 * more, on the one it made.
 */
export const linkTo: Action<'linkTo'> = (context, ask) => {
  const file = spreadsheetAt(ask.gradebook);
  return onForm({ ...context, file: () => file }, (visit, t, facts) => {
    const chosen = input(context, 'assignment');
    // A card that was drawn by an earlier version has none.
    const fresh = ask.fresh || `a${freshId()}`;
    const known = assignmentIn(visit, chosen === 'new' ? fresh : chosen);
    if (chosen !== 'new' && !known) return problem(t, t.problem.assignment.gone);
    const changes = known ? attach(known, facts) : [createFor(visit, facts, fresh)];
    const done = (): Answer => {
      rememberLink({ gradebook: visit.file.getId(), assignment: known?.id ?? fresh });
      return { ...formsHome({ ...context, file: () => file }), notice: t.notice.linked };
    };
    if (changes.length === 0) return done();
    const what = known ? visit.t.batch.edit(known.title) : visit.t.batch.assignment(facts.title);
    return save(visit, t, { reason: 'assignment', what, changes, blocks: [] }, done);
  });
};

function attach(assignment: Assignment, form: FormFacts): Change[] {
  const others = withoutForms(assignment.attachments);
  const before = attachmentsText(assignment.attachments);
  const after = attachmentsText([...others, attachmentOf(form)]);
  const change = { student: '', assignment: assignment.id };
  return [
    ...(before === after ? [] : [{ ...change, field: 'attachments', before, after }]),
    ...(assignment.importOn ? [] : [{ ...change, field: 'importOn', before: false, after: true }]),
  ];
}

function createFor(visit: Visit, facts: FormFacts, id: string): Change {
  const title = facts.title.trim().slice(0, MAX_TITLE) || visit.t.work.quiz;
  const form = facts.isQuiz ? activeForm() : null;
  const max = form ? quizMax(form) : 0;
  const after = {
    title,
    due: '',
    points: max > 0 ? max : DEFAULT_POINTS,
    attachments: attachmentsText([attachmentOf({ ...facts, title })]),
    importOn: true,
  };
  return making('assignment', id, after);
}

function onForm(context: Context, work: (visit: Visit, t: Text, form: FormFacts) => Result): Answer {
  const form = activeForm();
  const t = ownText(context);
  if (!form) return problem(t, t.problem.quiz.noAccess);
  const facts = formFacts(form);
  return visiting(context, (visit, cards) => work(visit, cards, facts));
}

/** The assignment this form hangs on, when it does: the one it was linked to, or else the first. */
function linkedView(visit: Visit, form: FormFacts): LinkView['linked'] {
  const all = visit.assignments.filter(({ attachments }) => hangsOn(form, attachments));
  const own = all.find(({ id }) => id === rememberedLink().assignment) ?? all[0];
  if (!own) return undefined;
  return {
    gradebookTitle: visit.settings.className || visit.file.getName(),
    assignment: own.id,
    place: placeOf(own.id),
    url: visit.file.getUrl(),
    title: own.title,
  };
}
