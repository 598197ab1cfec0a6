import type { HeadRefusal } from '../gradebook/heads';
import type { Moment } from '../gradebook/moment';
import type { Counts } from '../gradebook/status';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import type { Card, Row, Section, Widget } from './card';
import { homeAsk, placeOf, workAsk } from './place';
import type { Ask } from './requests';
import { pointsText } from './status';
import { button, buttons, dotted, paragraph, row, section, sections, untitled, warning } from './widgets';

/** One thing that wants the teacher's eye. */
export interface Attention {
  readonly kind:
    | 'toImport'
    | 'toCollect'
    | 'toGrade'
    | 'drafts'
    | 'mailWaiting'
    | 'mailUncertain'
    | 'unreadable'
    | 'headerRefused'
    | 'deleted';
  readonly count: number;
  /** id of the assignment it is about; none: the whole gradebook */
  readonly assignment?: string;
  /** of that assignment */
  readonly title?: string;
  /** of what was deleted from Grades */
  readonly deleted?: { readonly students: number; readonly assignments: number };
  /** of a heading in the sheet: what stands there, and why it is not obeyed */
  readonly refusal?: Pick<HeadRefusal, 'typed' | 'why'>;
}

export interface HomeAssignment {
  readonly id: string;
  readonly title: string;
  readonly due: Moment;
  readonly points: number | null;
  readonly counts: Pick<Counts, 'ASSIGNED' | 'TURNED_IN' | 'GRADED' | 'RETURNED'>;
  readonly missing: number;
  readonly toGrade: number;
  readonly drafts: number;
}

export interface HomeView {
  readonly className: string;
  readonly students: number;
  /** the mean of the overall figures, as shown */
  readonly classMean?: string;
  readonly now: Moment;
  readonly attention: readonly Attention[];
  /** all of them, in the order shown */
  readonly assignments: readonly HomeAssignment[];
  /** from 0, 60 assignments each */
  readonly page: number;
  /** a sentence on top that must not be overlooked, of what may go better the next time */
  readonly problem?: string;
}

/** The class: what needs doing first, then the assignments (S8, S9, S97). */
export function homeCard(t: Text, view: HomeView): Card {
  return {
    name: 'home',
    title: view.className === '' ? t.product : view.className,
    subtitle: dotted(
      t.students(view.students),
      t.assignments(view.assignments.length),
      view.classMean !== undefined && `${t.figures.classMean} ${view.classMean}`,
    ),
    sections: sections(
      view.problem !== undefined && untitled(warning(view.problem), buttons(button(t.tryAgain, { ask: 'home' }))),
      attentionSection(t, view),
      view.students === 0 && untitled(paragraph(t.home.noStudents)),
      assignmentSection(t, view),
    ),
    footer: footer(t, view),
    menu: [
      { label: t.home.roster, ask: { ask: 'roster' } },
      { label: t.changes.title, ask: { ask: 'changes', assignment: '', page: '0' } },
      { label: t.download.menu, ask: { ask: 'download', assignment: '' } },
      { label: t.check.menu, ask: { ask: 'check' } },
      { label: t.snapshots.menu, ask: { ask: 'snapshots' } },
      { label: t.erasing.menu, ask: { ask: 'leavers', page: '0' } },
      { label: t.home.settings, ask: { ask: 'settings' } },
      { label: t.home.help, ask: { ask: 'help' } },
    ],
  };
}

/** What comes first: students, then an assignment. */
function footer(t: Text, { students }: HomeView): Card['footer'] {
  const assignment = button(t.home.newAssignment, { ask: 'newAssignment' });
  if (students > 0) return { main: assignment };
  return { main: button(t.home.addStudents, { ask: 'roster' }), other: assignment };
}

/** Assignments on one card, and how many of them before folding. */
const PAGE = 60;
const UNFOLDED = 25;

/** Things that want attention on the card, the rest is a number; and how many of them before folding. */
const MOST_ATTENTION = 30;
const UNFOLDED_ATTENTION = 12;

function attentionSection(t: Text, { attention, assignments, students, now }: HomeView): Section | null {
  if (students === 0 || assignments.length === 0)
    return attention.length === 0 ? null : attentionList(t, attention, now);
  if (attention.length === 0) return untitled(paragraph(t.home.nothingToDo));
  return attentionList(t, attention, now);
}

function attentionList(t: Text, attention: readonly Attention[], now: Moment): Section {
  const shown = attention.slice(0, MOST_ATTENTION).map((thing) => attentionRow(t, thing, now));
  const beyond = attention.length - MOST_ATTENTION;
  return {
    ...section(t.home.attention, ...shown, beyond > 0 && paragraph(t.andMore(beyond))),
    ...(shown.length > UNFOLDED_ATTENTION ? { foldAfter: UNFOLDED_ATTENTION } : {}),
  };
}

function attentionRow(t: Text, thing: Attention, now: Moment): Row {
  const text = t.home[thing.kind](thing.count);
  const why = whyText(t, thing, now);
  return row(why === '' ? text : `! ${text}`, { bottom: dotted(thing.title, why), ask: attentionAsk(thing) });
}

function whyText(t: Text, thing: Attention, now: Moment): string {
  switch (thing.kind) {
    case 'headerRefused':
      return headingText(t, thing, now);
    case 'mailUncertain':
      return t.home.mailUncertainWhy;
    case 'deleted':
      return deletedText(t, thing.deleted);
    default:
      return '';
  }
}

function deletedText(t: Text, deleted: Attention['deleted']): string {
  const { students = 0, assignments = 0 } = deleted ?? {};
  return dotted(assignments > 0 && t.assignments(assignments), students > 0 && t.students(students), t.home.deletedWhy);
}

/** What is wrong with a heading in the sheet, in the same words as when it is typed on a card. */
function headingText(t: Text, { refusal }: Attention, now: Moment): string {
  if (refusal === undefined) return t.home.headerFix;
  const typed = showMoment(t, refusal.typed, now);
  return `${whyNot(t, refusal.why, typed)} ${t.home.headerFix}`;
}

function whyNot(t: Text, why: HeadRefusal['why'], typed: string): string {
  switch (why) {
    case 'notADate':
      return t.problem.assignment.badDue(typed);
    case 'noTitle':
    case 'titleTooLong':
      return t.problem.assignment[why];
    case 'titleIsDate':
      return t.problem.assignment.titleIsDate(typed);
    default:
      return t.problem.points[why](typed);
  }
}

/** Where a thing that wants attention is dealt with (S97: grading and returning are one click away). */
function attentionAsk({ kind, assignment = '' }: Attention): Ask {
  switch (kind) {
    case 'toImport':
    case 'toCollect':
      return workAsk('look', placeOf(assignment));
    case 'toGrade':
      return workAsk('grade', placeOf(assignment, 'TO_GRADE'));
    case 'drafts':
      return workAsk('return', placeOf(assignment, 'DRAFTS'));
    case 'mailWaiting':
      return { ask: 'sendMail', ...placeOf(assignment) };
    case 'mailUncertain':
      return { ask: 'uncertainMail', ...placeOf(assignment) };
    case 'headerRefused':
      return assignment === ''
        ? { ask: 'unreadable' }
        : { ask: 'editAssignment', from: 'home', ...placeOf(assignment) };
    case 'unreadable':
      return { ask: 'unreadable' };
    case 'deleted':
      return { ask: 'check' };
  }
}

function assignmentSection(t: Text, view: HomeView): Section | null {
  if (view.assignments.length === 0) {
    return view.students === 0 ? null : section(t.home.assignments, paragraph(t.home.noAssignments));
  }
  const first = view.page * PAGE;
  const page = view.assignments.slice(first, first + PAGE);
  const rows = page.map((assignment) => assignmentRow(t, assignment, view.now));
  return {
    ...section(t.home.assignments, ...rows, pager(t, view)),
    ...(rows.length > UNFOLDED ? { foldAfter: UNFOLDED } : {}),
  };
}

function assignmentRow(t: Text, assignment: HomeAssignment, now: Moment): Row {
  const due = assignment.due === '' ? t.noDue : showMoment(t, assignment.due, now);
  return row(assignment.title, {
    top: dotted(due, pointsText(t, assignment.points)),
    bottom: progress(t, assignment),
    ask: workAsk('look', placeOf(assignment.id)),
  });
}

/** `12 turned in · 10 graded · 2 missing`. */
function progress(t: Text, { counts, missing }: HomeAssignment): string {
  const done = dotted(
    counts.TURNED_IN > 0 && t.home.turnedIn(counts.TURNED_IN),
    counts.GRADED > 0 && t.home.graded(counts.GRADED),
    counts.RETURNED > 0 && t.home.returned(counts.RETURNED),
    missing > 0 && t.home.missing(missing),
  );
  return done === '' ? t.home.nothingYet : done;
}

/** To the assignments that are not on this page. */
function pager(t: Text, { assignments, page }: HomeView): Widget | null {
  const more = assignments.length > (page + 1) * PAGE;
  return buttons(
    page > 0 && button(t.home.later, homeAsk(page - 1)),
    more && button(t.home.earlier, homeAsk(page + 1)),
  );
}
