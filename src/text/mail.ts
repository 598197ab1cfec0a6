/** The message about returned work, in the language of the class: as plain text and as simple HTML. */
import { escape } from 'html-escaper';
import type { Text } from './language';

/** With a grade; finished without one; another grade than before; sent back to be finished. */
export type MailKind = keyof Text['mail']['what'];

export interface MailFacts {
  readonly kind: MailKind;
  readonly firstName: string;
  readonly className: string;
  /** of the assignment */
  readonly title: string;
  /** as shown, with what it is out of; none when there is no grade */
  readonly grade?: { readonly grade: string; readonly points: string };
  /** the grade returned before, when it changed */
  readonly before?: { readonly grade: string; readonly points: string };
  /** private comment; '' for none */
  readonly comment: string;
  /** who signs; '' when unknown */
  readonly teacher: string;
}

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Longer subjects are cut by mail programs anyway; line breaks in a title would end the subject. */
const LONGEST_SUBJECT = 180;

/** The message to one student. Nothing in it but the student's own grade and comment (S1). */
export function mailText(t: Text, facts: MailFacts): MailText {
  const paragraphs = paragraphsOf(t, facts);
  return {
    subject: shortened(oneLine(t.mail.subject[facts.kind](facts.title))),
    text: paragraphs.join('\n\n'),
    html: paragraphs.map((paragraph) => `<p>${lines(paragraph)}</p>`).join('\n'),
  };
}

function paragraphsOf(t: Text, facts: MailFacts): readonly string[] {
  const { kind, title, className, comment } = facts;
  return [
    t.mail.hello(facts.firstName.trim()),
    t.mail.what[kind](title, className),
    gradeLines(t, facts),
    comment.trim() === '' ? '' : `${t.mail.comment}\n${comment.trim()}`,
    t.mail.bye(facts.teacher.trim()),
    className === '' ? '' : t.mail.why(className),
  ].filter((paragraph) => paragraph !== '');
}

function gradeLines(t: Text, { grade, before }: MailFacts): string {
  const now = grade === undefined ? '' : t.mail.grade(grade.grade, grade.points);
  const then = before === undefined ? '' : t.mail.before(before.grade, before.points);
  return [now, then].filter((line) => line !== '').join('\n');
}

function lines(paragraph: string): string {
  return escape(paragraph).replace(/\r?\n/g, '<br>');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Cut between whole characters, so that no emoji is halved. */
function shortened(text: string): string {
  const letters = Array.from(text);
  return letters.length <= LONGEST_SUBJECT ? text : `${letters.slice(0, LONGEST_SUBJECT - 1).join('')}…`;
}
