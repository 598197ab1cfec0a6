import { showGrade, type Decimal, type Hundredths } from '../gradebook/grade';
import type { Text } from '../text/language';
import type { Card, Choice, Section, Widget } from './card';
import { HELP } from './links';
import { only, workAsk } from './place';
import type { Place } from './requests';
import { outOf } from './status';
import { button, isolated, paragraph, row, section, sections, warning } from './widgets';

export interface ReturnRow {
  readonly id: string;
  readonly name: string;
  readonly draft: Hundredths | null;
  /** gets a grade; Done without one; turned in nothing; another grade than before; nothing new */
  readonly kind: 'grade' | 'done' | 'notHandedIn' | 'changed' | 'same';
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
  readonly seen: string;
  /** what `doReturn` gets as `students` */
  readonly ids: string;
  readonly problem?: string;
}

/**
 * Who gets what, before it happens (S73, S78-S84). Fields: `unfinished` (`skip` or `sendBack`), ticks
 * `unfinishedStudents` (ids), radio `mail` (`yes` or `no`; absent when messages are off).
 */
export function returnCard(t: Text, view: ReturnView): Card {
  const gets = view.students.filter(getsBack);
  const back = button(t.cancel, workAsk('return', view.place, 'list'));
  return {
    name: 'confirmReturn',
    title: t.returning.title(gets.length),
    subtitle: view.title,
    sections: sections(
      section(undefined, warning(view.problem), view.students.every(isSame) && paragraph(t.returning.noneLeft)),
      getsSection(t, view, gets),
      unfinishedSection(t, view),
      mailSection(t, view, gets.length),
    ),
    footer: view.students.every(isSame) ? { main: back } : { main: returnButton(t, view, gets.length), other: back },
  };
}

function getsBack({ kind }: ReturnRow): boolean {
  return kind === 'grade' || kind === 'done' || kind === 'changed';
}

function isSame({ kind }: ReturnRow): boolean {
  return kind === 'same';
}

/** Names on the card; the rest is a number. */
const MOST_NAMES = 60;

function returnButton(t: Text, view: ReturnView, n: number) {
  const label = n === 0 ? t.student.return : t.returning.return(n);
  return {
    ...button(label, { ask: 'doReturn', students: view.ids, seen: view.seen, ...only(view.place) }),
    main: true,
  };
}

function getsSection(t: Text, view: ReturnView, gets: readonly ReturnRow[]): Section {
  const same = view.students.filter(isSame).length;
  const beyond = gets.length - MOST_NAMES;
  return section(
    gets.length === 0 ? undefined : t.returning.gets,
    ...gets.slice(0, MOST_NAMES).map((student) => getsRow(t, view, student)),
    beyond > 0 && paragraph(t.andMore(beyond)),
    same > 0 && paragraph(t.returning.again(same)),
  );
}

function getsRow(t: Text, view: ReturnView, { name, draft, kind }: ReturnRow): Widget {
  if (draft === null || view.points === null) return row(name, { bottom: t.returning.done });
  const [grade, points] = [showGrade(draft, view.decimal), outOf(t, view.points)];
  return row(name, {
    bottom: kind === 'changed' ? t.returning.changed(grade, points) : t.returning.grade(grade, points),
  });
}

/** Finished or not: asked for those who handed in nothing, and offered for work without a grade (A3-4). */
function unfinishedSection(t: Text, { students }: ReturnView): Section {
  const notHandedIn = students.filter(({ kind }) => kind === 'notHandedIn');
  const done = students.filter(({ kind }) => kind === 'done');
  const onlyThese = notHandedIn.length === students.length;
  const names = notHandedIn.map(({ name }) => isolated(name));
  return section(
    notHandedIn.length > 0 ? t.returning.notHandedIn(notHandedIn.length) : undefined,
    notHandedIn.length > 0 && paragraph(namesText(t, names)),
    notHandedIn.length > 0 && sendBackChoice(t, onlyThese),
    done.length > 0 && unfinishedTicks(t, done),
    notHandedIn.length + done.length > 0 && paragraph(t.returning.sendBackAs),
  );
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

function unfinishedTicks(t: Text, done: readonly ReturnRow[]): Choice {
  const options = done.map(({ id, name }) => ({ value: id, label: name, on: false }));
  return { kind: 'choice', name: 'unfinishedStudents', label: t.returning.unfinishedStudents, as: 'ticks', options };
}

function mailSection(t: Text, { mailOn, quotaLeft, students }: ReturnView, n: number): Section | null {
  if (students.every(isSame)) return null;
  if (!mailOn) return section(undefined, paragraph(t.returning.mailOff), paragraph(t.returning.seen));
  const enough = quotaLeft >= n;
  return section(
    undefined,
    mailChoice(t),
    n > 0 && (enough ? paragraph(t.returning.mailCount(n, quotaLeft)) : warning(t.returning.mailTooMany(n, quotaLeft))),
    paragraph(t.returning.seen),
  );
}

/** Two explicit answers: an unticked box would arrive as nothing at all (platform.md 3.4). */
function mailChoice(t: Text): Choice {
  const options = [
    { value: 'yes', label: t.settings.mailYes, on: true },
    { value: 'no', label: t.settings.mailNo, on: false },
  ];
  return { kind: 'choice', name: 'mail', label: t.returning.mail, as: 'radio', options };
}

export interface ReturnedView {
  readonly place: Place;
  readonly count: number;
  readonly sent: number;
  readonly waiting: number;
  readonly uncertain: number;
  readonly failed: number;
  /** the assignment has a quiz, whose scores Forms releases itself (S31) */
  readonly hasQuiz?: boolean;
}

/** What was returned, and how the messages went. */
export function returnedCard(t: Text, view: ReturnedView): Card {
  const rest = view.waiting > 0;
  const list = button(t.returning.toList, workAsk('look', view.place, 'list'));
  const send = button(t.returning.sendRest, { ask: 'sendMail', ...only(view.place) });
  return {
    name: 'returned',
    title: t.returning.returnedTitle,
    sections: sections(
      section(
        undefined,
        paragraph(t.returning.returned(view.count)),
        view.sent > 0 && paragraph(t.returning.sent(view.sent)),
        rest && paragraph(t.returning.waiting(view.waiting)),
        view.uncertain > 0 && warning(t.returning.uncertain(view.uncertain)),
        view.failed > 0 && warning(t.returning.failed(view.failed)),
        view.hasQuiz === true && paragraph(t.returning.inForms),
        row(t.moreHelp, { open: HELP.grades }),
      ),
    ),
    footer: rest ? { main: { ...send, main: true }, other: list } : { main: { ...list, main: true } },
  };
}
