/** How the messages about a return went, and what the teacher can do about those that did not go. */
import type { Text } from '../text/language';
import type { Card, Widget } from './card';
import { HELP } from './links';
import { only, studentAsk, workAsk } from './place';
import type { Place } from './requests';
import { button, paragraph, row, sections, untitled, warning } from './widgets';

export interface MailTo {
  /** id of the student */
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface MailResult {
  /** just now */
  readonly sent: number;
  /** still to go out, of this assignment */
  readonly waiting: number;
  /** refused just now */
  readonly failed: readonly MailTo[];
  /** of which nobody knows whether they left, since Google gave no clear answer */
  readonly uncertain: number;
}

export interface MailView extends MailResult {
  readonly place: Place;
  /** of the assignment */
  readonly title: string;
  /** messages that can still go out today */
  readonly left: number;
  /** students who just got their work back; none: only messages were sent */
  readonly returned?: number;
  /** the assignment has a quiz, whose scores Forms releases itself (S31) */
  readonly hasQuiz?: boolean;
}

/** What was returned, and how the messages went. */
export function mailCard(t: Text, view: MailView): Card {
  const { returned, sent, waiting, left } = view;
  const list = button(t.returning.toList, workAsk('look', view.place, 'list'));
  const home = button(t.toHome, { ask: 'home' });
  const send = button(t.returning.sendRest, { ask: 'sendMail', from: 'returned', ...only(view.place) });
  return {
    name: 'returned',
    title: returned === undefined ? t.returning.messagesTitle : t.returning.returnedTitle,
    subtitle: view.title,
    sections: sections(
      untitled(
        returned !== undefined && paragraph(t.returning.returned(returned)),
        (sent > 0 || (returned === undefined && waiting === 0)) && paragraph(t.returning.sent(sent)),
        waiting > 0 && paragraph(left > 0 ? t.returning.waitingMore(waiting) : t.returning.waiting(waiting)),
      ),
      untitled(...failedWidgets(t, view)),
      untitled(...uncertainWidgets(t, view)),
      untitled(view.hasQuiz === true && paragraph(t.returning.inForms), row(t.moreHelp, { open: HELP.grades })),
    ),
    footer: waiting > 0 && left > 0 ? { main: send, other: list } : { main: list, other: home },
  };
}

/** Names on the card; the rest is a number. */
const MOST_NAMES = 10;

/** Whose message was refused, with the address it was meant for. */
function failedWidgets(t: Text, { failed, place }: MailView): readonly (Widget | null | false)[] {
  if (failed.length === 0) return [];
  const beyond = failed.length - MOST_NAMES;
  return [
    warning(t.returning.failed(failed.length)),
    ...failed
      .slice(0, MOST_NAMES)
      .map(({ id, name, email }) => row(name, { bottom: email, ask: studentAsk(id, place) })),
    beyond > 0 && paragraph(t.andMore(beyond)),
  ];
}

function uncertainWidgets(t: Text, { uncertain, place }: MailView): readonly Widget[] {
  if (uncertain === 0) return [];
  return [
    row(t.home.mailUncertain(uncertain), {
      bottom: t.home.mailUncertainWhy,
      ask: { ask: 'uncertainMail', ...only(place) },
    }),
  ];
}

export interface UncertainMailView {
  readonly place: Place;
  /** of the assignment */
  readonly title: string;
  readonly students: readonly MailTo[];
  /** names the messages it is about */
  readonly seen: string;
  readonly problem?: string;
}

/**
 * Sending was interrupted, and nobody but the teacher can find out which messages left. Ticks `students` (ids): who got
 * none. Nothing is ticked beforehand, so that nobody is written to twice by a quick click.
 */
export function uncertainMailCard(t: Text, view: UncertainMailView): Card {
  const { students, seen } = view;
  const about = { ask: 'settleMail', seen, ...only(view.place) } as const;
  const none = students.length === 0;
  const options = students.map(({ id, name, email }) => ({ value: id, label: `${name} · ${email}`, on: false }));
  const sent = button(t.uncertainMail.allSent, { ...about, how: 'sent' });
  const again = button(t.uncertainMail.again, { ...about, how: 'again' });
  return {
    name: 'uncertainMail',
    title: t.uncertainMail.title,
    subtitle: view.title,
    sections: sections(
      untitled(
        warning(view.problem),
        paragraph(none ? t.uncertainMail.none : t.uncertainMail.why),
        !none && { kind: 'choice', name: 'students', label: t.uncertainMail.label, as: 'ticks', options },
        !none && paragraph(t.uncertainMail.how),
      ),
    ),
    footer: none ? { main: button(t.toHome, { ask: 'home' }) } : { main: { ...again, needs: 'students' }, other: sent },
  };
}
