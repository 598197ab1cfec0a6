import type { Flag, LeftOut } from '../gradebook/flags';
import type { Decimal, Hundredths } from '../gradebook/grade';
import type { Moment } from '../gradebook/moment';
import type { Counts, Status } from '../gradebook/status';
import type { Submission } from '../gradebook/submission';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import type { Card, Section } from './card';
import { only, workAsk } from './place';
import type { Ask, Place, Takes, WorkMode } from './requests';
import { pointsText } from './status';
import { button, dotted, paragraph, sections, untitled, warning } from './widgets';
import { flagFooter, flagSections } from './workFlag';
import { gradeSections } from './workGrade';
import { lookSections, studentsIn, takeLabel } from './workLook';
import { needsTick, returnSections } from './workReturn';

export interface WorkRow {
  /** id of the student */
  readonly student: string;
  readonly name: string;
  readonly status: Status;
  readonly draft: Hundredths | null;
  /** what stands in the cell when it cannot be read */
  readonly unreadable?: string;
  /** goes back with a saved grade, to notice a change in between */
  readonly seen: string;
  /** whether there is a private comment */
  readonly comment: boolean;
  readonly mail: Submission['mail'];
  readonly late?: boolean;
  /** return mode: whether the box starts ticked, when `ticked` does not say */
  readonly ready?: boolean;
}

export interface Refused {
  /** id of the student */
  readonly student: string;
  readonly value: string;
  readonly why: string;
}

/** What became of flagging several students. */
export interface Flagged {
  readonly flag: Flag;
  readonly students: number;
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** to undo; '' when nothing was written */
  readonly batch: string;
}

export interface WorkView {
  readonly place: Place;
  readonly mode: WorkMode;
  readonly title: string;
  readonly due: Moment;
  readonly overdue?: boolean;
  readonly points: number | null;
  readonly now: Moment;
  readonly decimal: Decimal;
  readonly counts: Counts;
  /** of this page, filtered, sorted by group and name */
  readonly rows: readonly WorkRow[];
  /** students in this filter, all pages */
  readonly total: number;
  /** one for each page: 'A–H' */
  readonly pages: readonly { readonly label: string }[];
  readonly canImport: boolean;
  /** what its form gives; grades where it has none */
  readonly takes?: Takes;
  readonly importWhyNot?: keyof Text['work']['importWhyNot'] | null;
  /** cells of this assignment that cannot be read */
  readonly problems: readonly { readonly studentName: string; readonly typed: string }[];
  /** refused entries: shown again as typed, each with its reason */
  readonly typed?: readonly Refused[];
  /** return and flag mode: ids of the ticked students, those on other pages too; everybody in one tick */
  readonly ticked?: readonly string[];
  readonly everyone?: boolean;
  /** the pages that were looked at before this one, whose students are in `ticked` or are not ticked; spaces between */
  readonly looked?: string;
  /** return mode: students ready to return in this filter on all pages */
  readonly readyTotal?: number;
  /** flag mode: what is chosen, when anything is; every box on this page ticked, or none; what was done just now */
  readonly flag?: Flag;
  readonly tickAll?: boolean;
  readonly flagged?: Flagged;
  readonly problem?: string;
}

/**
 * The students of one assignment, to look at, to type grades, to return or to flag (S14-S21, S42-S44, S71). Fields:
 * `grade.<id>` in grade mode; ticks `students` (ids) and `everyone` in return and flag mode; `flag` in flag mode.
 */
export function workCard(t: Text, view: WorkView): Card {
  const due = view.due === '' ? t.noDue : showMoment(t, view.due, view.now);
  return {
    name: 'work',
    title: view.title,
    subtitle: dotted(due, pointsText(t, view.points)),
    sections: sections(untitled(warning(view.problem)), ...sectionsOf(t, view)),
    footer: footer(t, view),
    menu: menu(t, view),
  };
}

function sectionsOf(t: Text, view: WorkView): readonly Section[] {
  if (studentsIn(view.counts) === 0) return [untitled(paragraph(t.home.noStudents))];
  if (view.mode === 'grade') return gradeSections(t, view);
  if (view.mode === 'flag') return flagSections(t, view);
  return view.mode === 'return' ? returnSections(t, view) : lookSections(t, view);
}

function footer(t: Text, view: WorkView): Card['footer'] {
  const place = only(view.place);
  const toReturn = button(t.work.return, workAsk('return', place, 'list'));
  // Nobody to grade or to return to: first the students.
  if (studentsIn(view.counts) === 0) return { main: button(t.home.addStudents, { ask: 'roster' }) };
  if (view.mode === 'grade') return { main: button(t.done, workAsk('look', place, 'list')), other: toReturn };
  if (view.mode === 'return') {
    const ask: Ask = { ask: 'confirmReturn', student: '', ...place };
    const main = {
      ...button(t.work.returnTicked, ask),
      disabled: view.rows.length === 0,
      needs: needsTick(view),
    };
    return { main, other: button(t.cancel, workAsk('look', place, 'list')) };
  }
  if (view.mode === 'flag') return flagFooter(t, view);
  if (view.points === null) return { main: toReturn };
  return { main: button(t.work.enter, workAsk('grade', place, 'list')), other: toReturn };
}

function menu(t: Text, view: WorkView): Card['menu'] {
  const { assignment } = view.place;
  const importing: Ask = { ask: 'importPlan', assignment, scale: 'scale' };
  return [
    ...(view.canImport ? [{ label: takeLabel(t, view), ask: importing }] : []),
    { label: t.flags.open, ask: workAsk('flag', only(view.place), 'list') },
    { label: t.work.changePoints, ask: { ask: 'points', ...only(view.place) } },
    { label: t.work.edit, ask: { ask: 'editAssignment', ...only(view.place) } },
    { label: t.changes.title, ask: { ask: 'changes', assignment, page: '0' } },
    { label: t.download.menu, ask: { ask: 'download', assignment } },
    { label: t.help, ask: { ask: 'help' } },
  ];
}
