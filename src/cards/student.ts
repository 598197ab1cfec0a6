import type { Comments } from '../gradebook/comment';
import type { Status } from '../gradebook/status';
import type { Submission } from '../gradebook/submission';
import type { Text } from '../text/language';
import { showGrade, type Decimal, type Hundredths } from '../gradebook/grade';
import { showMoment } from '../text/moments';
import type { Card, MenuItem, Section } from './card';
import { HELP } from './links';
import { only, studentAsk, workAsk } from './place';
import { contestSection, type Contest } from './contested';
import type { Ask, Place } from './requests';
import { outOf } from './status';
import { workSection, type ShownAnswer } from './studentWork';
import {
  button,
  buttons,
  dotted,
  field,
  linkRow,
  paragraph,
  row,
  section,
  sections,
  untitled,
  warning,
} from './widgets';

export interface StudentView {
  readonly place: Place;
  readonly student: { readonly id: string; readonly name: string; readonly email: string };
  /** of the assignment */
  readonly title: string;
  /** `index` counts from 1; ids of the neighbours in this filter */
  readonly position: {
    readonly index: number;
    readonly of: number;
    readonly previous?: string;
    readonly next?: string;
  };
  readonly status: Status;
  readonly points: number | null;
  /** whether it was due before now */
  readonly overdue?: boolean;
  readonly decimal: Decimal;
  readonly now?: string;
  /** goes back with what is saved, to notice a change in between */
  readonly seen: string;
  readonly draft: Hundredths | null;
  /** the private comments, returned and next */
  readonly comments: Comments;
  /** of the cell they stand in; goes back with what is saved */
  readonly commentsSeen: string;
  readonly submission: Pick<Submission, 'handIns' | 'handedInAt' | 'late'> & {
    /** responses in the form of this student */
    readonly responses: number;
    readonly excused?: boolean;
    readonly turnedIn?: boolean;
  };
  readonly answers: readonly ShownAnswer[] | null;
  readonly answersWhyNot?: keyof Text['student']['answersWhyNot'];
  readonly attachments: readonly { readonly title: string; readonly url: string }[];
  /** address of the response in Forms */
  readonly responseUrl?: string;
  readonly unreadable?: string;
  readonly problem?: string;
  /** a comment that somebody else changed meanwhile */
  readonly contest?: Contest;
  /** a refused grade or comment, shown again as typed */
  readonly typed?: { readonly grade?: string; readonly comment?: string };
  /** the overall figure and what counts in it; none when no figure is wanted */
  readonly overall?: { readonly text: string; readonly counts: string };
  /** by the rule of S57 */
  readonly historyAvailable: boolean;
  readonly mail: Submission['mail'];
}

/** One student's work: answers, grade, private comment, return (S10-S13, S46, S74-S76). Fields: `grade`, `comment`. */
export function studentCard(t: Text, view: StudentView): Card {
  return {
    name: 'student',
    title: view.student.name,
    subtitle: dotted(view.title, t.student.position(view.position.index, view.position.of)),
    sections: sections(
      untitled(warning(view.problem)),
      contestSection(t, view.contest),
      workSection(t, view),
      attachmentSection(t, view),
      gradeSection(t, view),
      commentSection(t, view),
      saidSection(t, view),
      overallSection(t, view),
      previousSection(t, view),
    ),
    footer: footer(t, view),
    menu: menu(t, view),
  };
}

function attachmentSection(t: Text, { attachments }: StudentView): Section {
  return section(t.student.attachments, ...attachments.slice(0, 10).map(({ title, url }) => linkRow(title, url)));
}

/** The grade to type, and beside it the one the student has (S13, S59-S63). */
function gradeSection(t: Text, view: StudentView): Section | null {
  if (view.points === null) return null;
  const { status, decimal, student, seen, draft, commentsSeen: comment } = view;
  const was = status.returned;
  const returned =
    was === null || was.grade === null
      ? null
      : t.student.wasReturned(showGrade(was.grade, decimal), outOf(t, was.points));
  const stays = returned !== null && draft !== (was?.grade ?? null);
  const save: Ask = {
    ask: 'saveGrade',
    student: student.id,
    seen,
    field: 'grade',
    comment,
    ...redraw(view),
    ...contested(view),
    ...only(view.place),
  };
  return untitled(
    field('grade', t.student.grade, {
      hint: t.student.gradeHint(outOf(t, view.points)),
      value: gradeValue(view),
      save,
    }),
    returned !== null && paragraph(stays ? `${returned}. ${t.student.studentStillSees}` : returned),
  );
}

/** A card that shows a refusal is drawn again once the entry is mended. */
function redraw({ problem, contest }: StudentView): { readonly redraw?: 'yes' } {
  return problem === undefined && contest === undefined ? {} : { redraw: 'yes' };
}

/** Two comments stay on the card, and the own one in its field, until one is chosen. */
function contested({ contest }: StudentView): { readonly redraw?: 'contest' } {
  return contest === undefined ? {} : { redraw: 'contest' };
}

function gradeValue({ typed, unreadable, draft, decimal }: StudentView): string {
  return typed?.grade ?? unreadable ?? (draft === null ? '' : showGrade(draft, decimal));
}

/** Feedback that travels with the next return (S46, S85). */
function commentSection(t: Text, view: StudentView): Section {
  const { student, comments, commentsSeen: seen, typed, place } = view;
  return untitled(
    field('comment', t.student.comment, {
      hint: t.student.commentHint,
      value: typed?.comment ?? comments.draft,
      multiline: true,
      save: { ask: 'saveComment', student: student.id, seen, ...redraw(view), ...only(place) },
    }),
    row(t.student.feedbackHelp, { open: HELP.feedback }),
  );
}

/** Returned comments on the card, and how many of them without unfolding. */
const MOST_SAID = 10;
const SAID_UNFOLDED = 2;

/** What the student was told before, the newest first: when, by whom. */
function saidSection(t: Text, { comments: { said }, now }: StudentView): Section | null {
  if (said.length === 0) return null;
  const newest = [...said].reverse();
  const made = section(
    t.student.said(said.length),
    ...newest
      .slice(0, MOST_SAID)
      .map(({ text, at, who }) => row(text, { top: showMoment(t, at, now), bottom: who || t.nobody })),
    said.length > MOST_SAID && paragraph(t.andMore(said.length - MOST_SAID)),
  );
  return made.widgets.length > SAID_UNFOLDED ? { ...made, foldAfter: SAID_UNFOLDED } : made;
}

function overallSection(t: Text, { overall }: StudentView): Section | null {
  return overall === undefined ? null : untitled(row(overall.text, { top: t.figures.overall, bottom: overall.counts }));
}

function previousSection(t: Text, { position, place }: StudentView): Section | null {
  const { previous } = position;
  if (previous === undefined) return null;
  return untitled(buttons(button(t.student.previous, studentAsk(previous, place, 'student'))));
}

function footer(t: Text, { student, position, place }: StudentView): Card['footer'] {
  const ask: Ask = { ask: 'confirmReturn', student: student.id, ...only(place) };
  const main = button(t.student.return, ask);
  return position.next === undefined
    ? { main }
    : { main, other: button(t.student.next, studentAsk(position.next, place, 'student')) };
}

/** Rare things; the history only where there is one (S57, S58). */
function menu(t: Text, view: StudentView): readonly MenuItem[] {
  const { student, submission, status } = view;
  const place = only(view.place);
  const excused = submission.excused ?? status.label === 'excused';
  const turnedIn = submission.turnedIn ?? status.group === 'TURNED_IN';
  const history: MenuItem = { label: t.student.history, ask: { ask: 'history', student: student.id, ...place } };
  return [
    ...(view.historyAvailable ? [history] : []),
    ...marks(t, turnedIn, view.overdue ?? false).map(({ label, on }) => ({
      label,
      ask: { ask: 'markTurnedIn' as const, student: student.id, on, ...contested(view), ...place },
    })),
    {
      label: excused ? t.student.notExcused : t.student.excuse,
      ask: {
        ask: 'excuse',
        student: student.id,
        on: excused ? 'no' : 'yes',
        seen: view.seen,
        ...contested(view),
        ...place,
      },
    },
    { label: t.student.returnSeveral, ask: workAsk('return', { ...place, filter: 'TURNED_IN', page: '0' }) },
    { label: t.flags.open, ask: workAsk('flag', { ...place, filter: 'ALL', page: '0' }) },
    { label: t.erasing.menu, ask: { ask: 'erasePlan', student: student.id } },
  ];
}

/** After the due date only the teacher knows whether it was there in time. */
function marks(
  t: Text,
  turnedIn: boolean,
  overdue: boolean,
): readonly { readonly label: string; readonly on: 'yes' | 'late' | 'no' }[] {
  if (turnedIn) return [{ label: t.student.markNotTurnedIn, on: 'no' }];
  if (!overdue) return [{ label: t.student.markTurnedIn, on: 'yes' }];
  return [
    { label: t.student.markInTime, on: 'yes' },
    { label: t.student.markLate, on: 'late' },
  ];
}
