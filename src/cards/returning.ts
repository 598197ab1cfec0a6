import { showGrade, type Decimal, type Hundredths } from '../gradebook/grade';
import type { Moment } from '../gradebook/moment';
import type { Text } from '../text/language';
import type { Card, Choice, Section, Widget } from './card';
import { handText, type Hand } from './contested';
import { only, studentAsk } from './place';
import type { Ask, Place } from './requests';
import { gradeText, isAbove, outOf, pointsText } from './status';
import { button, buttons, dotted, isolated, paragraph, row, section, sections, untitled, warning } from './widgets';

export interface ReturnRow {
  readonly id: string;
  readonly name: string;
  readonly draft: Hundredths | null;
  /** gets a grade; Done without one; turned in nothing; another grade than before; only a comment; nothing new */
  readonly kind: 'grade' | 'done' | 'notHandedIn' | 'changed' | 'comment' | 'same';
  /** a private comment goes along */
  readonly comment: boolean;
  /** there is work to call unfinished */
  readonly handedIn: boolean;
  /** has an e-mail address */
  readonly reachable: boolean;
}

export interface ReturnView {
  readonly place: Place;
  readonly title: string;
  readonly points: number | null;
  readonly decimal: Decimal;
  readonly students: readonly ReturnRow[];
  /** whether the class tells students by e-mail */
  readonly mailOn: boolean;
  /** messages that can still go out today */
  readonly quotaLeft: number;
  /** the assignment has a quiz, whose scores Forms releases itself (S31) */
  readonly hasQuiz?: boolean;
  readonly seen: string;
  /** what changed since the teacher looked */
  readonly since?: ReturnSince;
  /** what `doReturn` gets as `students` */
  readonly ids: string;
  /** asked from the grading tool */
  readonly from?: 'student';
  readonly problem?: string;
}

/**
 * Who gets what, before it happens (S73, S78-S84). Fields: `unfinished` (`skip` or `sendBack`), ticks
 * `unfinishedStudents` (ids), radio `mail` (`yes` or `no`; absent when messages are off).
 */
export function returnCard(t: Text, view: ReturnView): Card {
  const gets = view.students.filter(getsBack);
  const back = button(t.cancel, { ask: 'cancel' });
  return {
    name: 'confirmReturn',
    title: t.returning.title(gets.length),
    subtitle: view.title,
    sections: sections(
      sinceSection(t, view),
      untitled(warning(view.problem), view.students.every(isSame) && paragraph(t.returning.noneLeft)),
      getsSection(t, view, gets),
      notHandedInSection(t, view),
      mailSection(t, view, gets),
      unfinishedSection(t, gets),
    ),
    footer: view.students.every(isSame) ? { main: back } : { main: returnButton(t, view, gets.length), other: back },
  };
}

function getsBack({ kind }: ReturnRow): boolean {
  return kind !== 'notHandedIn' && kind !== 'same';
}

function isSame({ kind }: ReturnRow): boolean {
  return kind === 'same';
}

/** Names on the card; the rest is a number. */
const MOST_NAMES = 60;

/** What is different from what the teacher was about to return. */
export interface ReturnSince {
  readonly students: readonly ReturnChange[];
  /** what the assignment is out of, when that changed */
  readonly points?: { readonly was: number | null; readonly is: number | null; readonly by: Hand };
  /** what was seen, when the grades of then can still be returned instead */
  readonly mine?: string;
  readonly now: Moment;
}

export interface ReturnChange {
  readonly id: string;
  readonly name: string;
  /** the draft then and now; none when that is the same, and something else changed */
  readonly grade?: { readonly was: Hundredths | null; readonly is: Hundredths | null };
  readonly by: Hand;
}

const MOST_SINCE = 12;

/** Both grades of everybody whose work changed meanwhile, with who and when; returning now returns what is there now. */
function sinceSection(t: Text, view: ReturnView): Section | null {
  if (view.since === undefined) return null;
  const { students, points, mine, now } = view.since;
  const beyond = students.length - MOST_SINCE;
  return section(
    t.conflict.title,
    warning(students.length > 0 ? t.returning.sinceWhat(students.length) : t.problem.changed),
    points && row(t.pointsCard.title, { bottom: dotted(sincePoints(t, points), handText(t, points.by, now)) }),
    ...students.slice(0, MOST_SINCE).map((one) => sinceRow(t, view, one, now)),
    beyond > 0 && paragraph(t.andMore(beyond)),
    mine !== undefined && buttons(button(t.returning.asSeen, { ...returnAsk(view), mine })),
  );
}

function sincePoints(t: Text, { was, is }: NonNullable<ReturnSince['points']>): string {
  return t.returning.since(pointsText(t, was), pointsText(t, is));
}

function sinceRow(t: Text, view: ReturnView, { id, name, grade, by }: ReturnChange, now: Moment): Widget {
  const text = (value: Hundredths | null) => gradeText(t, value, view.decimal);
  const what = grade ? t.returning.since(text(grade.was), text(grade.is)) : t.returning.sinceOther;
  return row(name, { bottom: dotted(what, handText(t, by, now)), ask: studentAsk(id, view.place) });
}

function returnButton(t: Text, view: ReturnView, n: number) {
  const label = n === 0 ? t.student.return : t.returning.return(n);
  return button(label, returnAsk(view));
}

function returnAsk({ ids: students, seen, from, place }: ReturnView): Extract<Ask, { ask: 'doReturn' }> {
  return { ask: 'doReturn', students, seen, ...only(place), ...(from === undefined ? {} : { from }) };
}

function getsSection(t: Text, view: ReturnView, gets: readonly ReturnRow[]): Section {
  const same = view.students.filter(isSame).length;
  const beyond = gets.length - MOST_NAMES;
  const above = gets.filter(isAboveMaximum(view)).length;
  return section(
    gets.length === 0 ? undefined : t.returning.gets(gets.length),
    above > 0 && warning(t.returning.above(above)),
    ...gets.slice(0, MOST_NAMES).map((student) => getsRow(t, view, student)),
    beyond > 0 && paragraph(t.andMore(beyond)),
    same > 0 && paragraph(t.returning.again(same)),
  );
}

function getsRow(t: Text, view: ReturnView, student: ReturnRow): Widget {
  const { name, kind, comment } = student;
  if (kind === 'comment') return row(name, { bottom: t.returning.onlyComment });
  const above = isAboveMaximum(view)(student) && t.status.aboveMaximum;
  return row(name, { bottom: dotted(givenText(t, view, student), above, comment && t.returning.withComment) });
}

/** Allowed, but the last moment to see a slip of the pen, or a `7-8` that the sheet took for a date. */
function isAboveMaximum({ points }: ReturnView) {
  return ({ draft }: ReturnRow): boolean => isAbove(draft, points);
}

function givenText(t: Text, view: ReturnView, { draft, kind }: ReturnRow): string {
  if (draft === null || view.points === null) return t.returning.done;
  const [grade, points] = [showGrade(draft, view.decimal), outOf(t, view.points)];
  return kind === 'changed' ? t.returning.changed(grade, points) : t.returning.grade(grade, points);
}

/** Who handed in nothing: to skip, or to send back. */
function notHandedInSection(t: Text, { students }: ReturnView): Section | null {
  const notHandedIn = students.filter(({ kind }) => kind === 'notHandedIn');
  if (notHandedIn.length === 0) return null;
  return section(
    t.returning.notHandedIn(notHandedIn.length),
    paragraph(
      namesText(
        t,
        notHandedIn.map(({ name }) => isolated(name)),
      ),
    ),
    sendBackChoice(t, notHandedIn.length === students.length),
    paragraph(t.returning.sendBackAs),
  );
}

/** Handed in and not finished, for the teacher to say: in view where there is no grade, folded away where there is. */
function unfinishedSection(t: Text, gets: readonly ReturnRow[]): Section | null {
  const students = gets.filter(({ handedIn }) => handedIn);
  if (students.length === 0) return null;
  const beyond = students.length - MOST_NAMES;
  const made = section(
    t.returning.unfinishedTitle,
    unfinishedTicks(t, students),
    beyond > 0 && paragraph(t.andMore(beyond)),
    paragraph(t.returning.sendBackAs),
  );
  return students.some(({ kind }) => kind === 'done') ? made : { ...made, foldAfter: 0 };
}

function namesText(t: Text, names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ');
  return names.length > 10 ? `${shown} ${t.andMore(names.length - 10)}` : shown;
}

/** To skip is the safe answer; who ticked only these wants them sent back. */
function sendBackChoice(t: Text, sendBack: boolean): Choice {
  const options = [
    { value: 'skip', label: t.returning.skip, on: !sendBack },
    { value: 'sendBack', label: t.returning.sendBack, on: sendBack },
  ];
  return { kind: 'choice', name: 'unfinished', label: t.returning.unfinished, as: 'radio', options };
}

function unfinishedTicks(t: Text, students: readonly ReturnRow[]): Choice {
  const options = students.slice(0, MOST_NAMES).map(({ id, name }) => ({ value: id, label: name, on: false }));
  return { kind: 'choice', name: 'unfinishedStudents', label: t.returning.unfinishedStudents, as: 'ticks', options };
}

function mailSection(t: Text, view: ReturnView, gets: readonly ReturnRow[]): Section | null {
  const { mailOn, quotaLeft, students } = view;
  if (students.every(isSame)) return null;
  const addressed = gets.length === 0 ? students : gets;
  const n = addressed.filter(({ reachable }) => reachable).length;
  const unreachable = addressed.filter(({ reachable }) => !reachable).map(({ name }) => isolated(name));
  const last = [paragraph(t.returning.final), view.hasQuiz === true && paragraph(t.returning.inForms)];
  if (!mailOn) return untitled(paragraph(t.returning.mailOff), ...last);
  const enough = quotaLeft >= n;
  return untitled(
    mailChoice(t),
    n > 0 && (enough ? paragraph(t.returning.mailCount(n, quotaLeft)) : warning(t.returning.mailTooMany(n, quotaLeft))),
    unreachable.length > 0 && paragraph(t.returning.noAddress(namesText(t, unreachable))),
    n > 0 && paragraph(t.returning.seen),
    ...last,
  );
}

/** Two explicit answers: an unticked box would arrive as nothing at all (docs/live-checks.md, C1). */
function mailChoice(t: Text): Choice {
  const options = [
    { value: 'yes', label: t.settings.mailYes, on: true },
    { value: 'no', label: t.settings.mailNo, on: false },
  ];
  return { kind: 'choice', name: 'mail', label: t.returning.mail, as: 'radio', options };
}
