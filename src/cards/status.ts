/** One student's status and grade in words: a symbol with a word, never a colour alone (S54). */
import { showGrade, type Decimal, type Hundredths } from '../gradebook/grade';
import type { Status } from '../gradebook/status';
import type { Submission } from '../gradebook/submission';
import type { Text } from '../text/language';
import { dotted } from './widgets';

/** How the numbers of one assignment are shown. */
export interface OutOf {
  readonly decimal: Decimal;
  readonly points: number | null;
}

/** What the line says besides the status itself. */
export interface StatusExtras {
  readonly unreadable?: string;
  readonly late?: boolean;
  readonly comment?: boolean;
  readonly mail?: Submission['mail'];
}

/** `◐ draft 8.5 · new attempt · was ✓ 7 / 100`: everything a list says about one student's work. */
export function statusLine(t: Text, status: Status, scale: OutOf, extras: StatusExtras = {}): string {
  return dotted(
    extras.unreadable === undefined ? stateText(t, status, scale) : t.status.unreadable(extras.unreadable),
    ...attemptParts(t, status, extras.late ?? false),
    returnedBefore(t, status, scale.decimal),
    isAbove(status.draft, maximumOf(status, scale)) && t.status.aboveMaximum,
    extras.comment === true && t.status.comment,
    mailText(t, extras.mail ?? ''),
  );
}

/**
 * The same but for the draft: what a card that stays while a grade is typed on it must not go on saying once it is not so any more
 * (that the student is excused, that the cell cannot be read).
 */
export function workLine(t: Text, status: Status, scale: OutOf, extras: StatusExtras = {}): string {
  const own = { ...status, label: besidesDraft(status), draft: status.returned?.grade ?? null };
  const isMarked = (draft: Hundredths | null) => isAbove(draft, maximumOf(own, scale));
  return dotted(
    statusLine(t, own, scale, extras),
    isMarked(status.draft) && !isMarked(own.draft) && t.status.aboveMaximum,
  );
}

function besidesDraft({ label, group, missing, returned }: Status): Status['label'] {
  if (label === 'changed') return returned?.grade === null ? 'done' : 'graded';
  if (label !== 'draft') return label;
  return group === 'TURNED_IN' ? 'turnedIn' : missing ? 'missing' : 'assigned';
}

/** The same where it may wrap anywhere: each symbol stays with its word. */
export function unbroken(status: string): string {
  return status.replace(/([○●◐✓!–?]) /g, '$1\u2060\u00a0');
}

/** Points as a teacher reads them: `100 points`, or `No grade`. */
export function pointsText(t: Text, points: number | null): string {
  return points === null ? t.noGrade : t.points(points);
}

/** A grade or a dash. */
export function gradeText(t: Text, grade: Hundredths | null, decimal: Decimal): string {
  return grade === null ? t.empty : showGrade(grade, decimal);
}

/** What a returned grade was out of; a dash when that was nothing. */
export function outOf(t: Text, points: number | null): string {
  return points === null ? t.empty : String(points);
}

/** What a grade is held against: work that was returned keeps its points (S38). */
function maximumOf({ label, returned }: Status, { points }: OutOf): number | null {
  return label === 'graded' ? (returned?.points ?? null) : points;
}

/** Whether a grade is above what the assignment is out of: allowed, and marked. */
export function isAbove(grade: Hundredths | null, points: number | null): boolean {
  return grade !== null && points !== null && grade > points * 100;
}

function stateText(t: Text, status: Status, { decimal }: OutOf): string {
  const { label, draft, returned } = status;
  if (label === 'excused') return t.status.excused;
  if (label === 'graded') return returnedText(t, status, decimal);
  if (label === 'done') return t.status.done;
  if (label === 'missing') return t.status.missing;
  if (draft !== null && draft !== (returned?.grade ?? null)) return draftText(t, status, decimal);
  if (label === 'changed') return t.status.none;
  return label === 'turnedIn' ? t.status.turnedIn : t.status.assigned;
}

/** A draft; with the word that goes before it when the work is missing. */
function draftText(t: Text, { draft, missing }: Status, decimal: Decimal): string {
  return dotted(t.status.draft(gradeText(t, draft, decimal)), missing && t.status.missing);
}

function returnedText(t: Text, { returned }: Status, decimal: Decimal): string {
  return t.status.returned(gradeText(t, returned?.grade ?? null, decimal), outOf(t, returned?.points ?? null));
}

/** The grade the student still sees, when another one or a new attempt stands before it (S63, S64). */
function returnedBefore(t: Text, { label, returned, resubmitted }: Status, decimal: Decimal): string {
  if (returned === null || !(label === 'changed' || label === 'excused' || resubmitted)) return '';
  if (returned.grade === null) return t.status.done;
  return t.status.returnedBefore(gradeText(t, returned.grade, decimal), outOf(t, returned.points));
}

function attemptParts(t: Text, { attempts, resubmitted, sentBack }: Status, late: boolean): readonly string[] {
  return [
    sentBack ? t.status.sentBack : '',
    resubmitted ? t.status.again : '',
    attempts > 1 ? t.status.handIns(attempts) : '',
    late ? t.status.late : '',
  ];
}

function mailText(t: Text, mail: Submission['mail']): string {
  const texts = {
    '': '',
    SENT: '',
    WAITING: t.status.mailWaiting,
    SENDING: t.status.mailUncertain,
    FAILED: t.status.mailFailed,
  };
  return texts[mail];
}
