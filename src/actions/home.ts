import type { Answer } from '../cards/card';
import { figureText } from '../cards/figures';
import { homeCard, type Attention, type HomeView } from '../cards/home';
import { unreadableCard } from '../cards/unreadable';
import { studentAsk, placeOf } from '../cards/place';
import { formIn, importBar } from '../gradebook/assignment';
import type { AssignmentAt } from '../gradebook/assignmentRow';
import { deletedFrom } from '../gradebook/lost';
import { displayName } from '../gradebook/names';
import { refresh } from '../google/apply';
import { figuresIn } from '../google/figures';
import { retyped } from '../google/retyped';
import { mendFigures } from '../google/wrongFigures';
import { isClosed } from '../google/protection';
import { isCounted } from '../google/summaries';
import { letters } from '../google/layout';
import { withGiven } from '../google/again';
import { unreadableIn } from '../google/turns';
import { columnOf, overdue, type Visit } from '../google/visit';
import type { Text } from '../text/language';
import { nameOf, save, visiting, type Action, type Context, type Result } from './context';
import { headOf, lookAt, type Look } from './look';
import { copiedAssignments, lostAssignments, typedAssignments, typedStudents } from './mending';
import { sheetIntention } from './work';

/** Assignments looked into at one opening, when a teacher typed in many columns; the rest follows at the next. */
const LOOKS = 6;

/** Home, from wherever the teacher is: nothing lies beneath it. */
export const home: Action<'home'> = (context, ask) => showHome(context, { how: 'root' }, Number(ask.page) || 0);

/** The class: what was typed in the sheet since the last visit is taken in first (S8, S14, S97). */
export function showHome(context: Context, answer: Omit<Answer, 'card'>, page = 0): Answer {
  return visiting(context, (visit, t) => {
    const lost = lostAssignments(visit);
    const names = retyped(visit);
    const newcomers = [...typedStudents(visit), ...lost, ...copiedAssignments(visit), ...typedAssignments(visit)];
    const looks = stale(visit).flatMap((assignment) => lookAt(visit, assignment.id) ?? []);
    const changed = looks.filter(({ changes }) => changes.length > 0);
    const others = looks.filter(({ changes }) => changes.length === 0);
    const show = (done: Visit, problem?: string): Answer => {
      const now = withGiven(done);
      const figures = figuresOf(now);
      if (mendFigures(now, figures)) return showHome(context, answer, page);
      const open = [...others, ...changed.flatMap((look) => stillOpen(now, look))];
      const after = open.reduce(refreshed, now);
      const { mean } = after.grades === now.grades ? figures : figuresOf(after);
      const view = homeView(t, after, mean, page);
      return { ...answer, card: homeCard(t, problem === undefined ? view : { ...view, problem }) };
    };
    // Where somebody protected the sheet, what was typed in it waits for a teacher who may write.
    const typed = sheetIntention(visit, changed, [...names, ...newcomers]);
    if (typed.changes.length === 0 || isClosed(visit, typed.changes)) return show(visit);
    // Rows of newcomers are read anew; what was typed in cells is known already.
    const intention = { ...typed, named: true as const, tidy: lost.length > 0 };
    const saved = save(visit, t, intention, (done) =>
      newcomers.length > 0 ? showHome(context, answer, page) : show(done.visit),
    );
    // A panel that is opened must have a card, also while a colleague is saving.
    return saved === 'again' || saved.card ? saved : show(visit, t.problem.busyTyped);
  });
}

/** An assignment of which a batch changed the heading alone: its students were not counted with it. */
function stillOpen(now: Visit, { assignment: { id }, block }: Look): Look[] {
  const assignment = now.assignments.find((one) => one.id === id);
  const look = assignment && !isCounted(now, assignment) ? lookAt(now, id, block) : null;
  return look ? [look] : [];
}

function refreshed(visit: Visit, look: Look): Visit {
  return refresh(visit, look.assignment, look.block);
}

/** Assignments whose column or header was changed since the last visit, or whose due date has passed since. */
function stale(visit: Visit): AssignmentAt[] {
  return visit.assignments
    .filter((assignment) => {
      const column = columnOf(visit, assignment.id);
      if (column === undefined) return false;
      return headOf(visit, assignment).changes.length > 0 || !isCounted(visit, assignment);
    })
    .slice(0, LOOKS);
}

/** Everything the home card shows, from the summaries: no submission is read for it. */
function homeView(t: Text, visit: Visit, mean: number | null, page: number): HomeView {
  const { settings, grades, clock } = visit;
  const listed = visit.assignments.filter(({ id }) => columnOf(visit, id) !== undefined);
  return {
    className: settings.className || nameOf(visit.file),
    classMean: mean === null ? undefined : figureText(t, mean, settings.rules, visit.decimal),
    students: grades.students.length,
    now: clock.now,
    attention: attentionOf(visit, listed),
    assignments: [...listed].sort(byDue).map((assignment) => homeAssignment(visit, assignment)),
    page,
  };
}

/** The overall figures, and their mean as Home shows it; letters have none. */
function figuresOf({ grades, settings: { rules } }: Visit) {
  return figuresIn({ grades, rules });
}

/** Newest first; without a due date last, in the order of the sheet. */
function byDue(a: AssignmentAt, b: AssignmentAt): number {
  return a.due === b.due ? a.row - b.row : a.due > b.due ? -1 : 1;
}

function homeAssignment(visit: Visit, assignment: AssignmentAt): HomeView['assignments'][number] {
  const { turnedIn, graded, returned, excused, toGrade, drafts } = assignment.summary;
  const assigned = Math.max(0, visit.grades.students.length - turnedIn - graded - returned);
  return {
    id: assignment.id,
    title: assignment.title,
    due: assignment.due,
    points: assignment.points,
    counts: { ASSIGNED: assigned, TURNED_IN: turnedIn, GRADED: graded, RETURNED: returned },
    missing: overdue(visit, assignment) ? Math.max(0, assigned - excused) : 0,
    toGrade,
    drafts,
  };
}

/** What went wrong comes first: of a long list the end is folded away. */
function attentionOf(visit: Visit, listed: readonly AssignmentAt[]): Attention[] {
  const of = (kind: Attention['kind'], key: 'toGrade' | 'drafts' | 'mailWaiting' | 'mailUncertain') =>
    listed
      .filter(({ summary }) => summary[key] > 0)
      .map(({ id, title, summary }): Attention => ({ kind, count: summary[key], assignment: id, title }));
  const unreadable = listed.reduce((sum, { summary }) => sum + summary.unreadable, 0);
  const refused = listed.flatMap((assignment) => headOf(visit, assignment).refusals);
  const deleted = deletedFrom({ ...visit, leftOut: visit.settings.leftOut });
  const gone = deleted.students + deleted.assignments;
  return [
    ...(gone > 0 ? [{ kind: 'deleted' as const, count: gone, deleted }] : []),
    ...of('mailUncertain', 'mailUncertain'),
    ...of('mailWaiting', 'mailWaiting'),
    ...(unreadable > 0 ? [{ kind: 'unreadable' as const, count: unreadable }] : []),
    ...refused.map((refusal) => ({
      kind: 'headerRefused' as const,
      count: 1,
      assignment: refusal.assignment,
      title: listed.find(({ id }) => id === refusal.assignment)?.title ?? '',
      refusal,
    })),
    ...listed.filter((one) => waitsForImport(visit, one)).map(toImport),
    ...of('toGrade', 'toGrade'),
    ...of('drafts', 'drafts'),
  ];
}

/** A form of which the time is over, or that has none, and of which nothing came in yet: what is in the form, Home cannot know. */
function waitsForImport(visit: Visit, assignment: AssignmentAt): boolean {
  const { due, summary } = assignment;
  const nothing = summary.turnedIn + summary.graded + summary.returned + summary.drafts === 0;
  return nothing && importBar(assignment) === null && (due === '' || overdue(visit, assignment));
}

function toImport({ id, title, attachments }: AssignmentAt): Attention {
  const kind = formIn(attachments)?.kind === 'work' ? 'toCollect' : 'toImport';
  return { kind, count: 1, assignment: id, title };
}

/** Every cell the program cannot read, with its place in the sheet. */
export const unreadable: Action<'unreadable'> = (context, ask) =>
  visiting(context, (visit, t): Result => {
    const names = new Map(visit.grades.students.map((student) => [student.id, displayName(student)]));
    const cells = visit.assignments.flatMap(({ id, title }) => {
      const column = columnOf(visit, id);
      if (column === undefined) return [];
      return unreadableIn(visit, column).map(({ student, row, text }) => ({
        cell: `${letters(column)}${row}`,
        student: names.get(student) ?? '',
        assignment: title,
        text,
        ask: studentAsk(student, placeOf(id)),
      }));
    });
    return { how: ask.from === 'list' ? 'replace' : 'push', card: unreadableCard(t, { cells }) };
  });
