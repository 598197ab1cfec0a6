import { isMoment, type Moment } from './moment';

/** A private comment that the student was given, as it was written (S46, S85). */
export interface Said {
  readonly text: string;
  /** when it was returned */
  readonly at: Moment;
  /** who wrote it; '' when Google did not tell */
  readonly who: string;
}

/** The private comments to one student about one assignment. */
export interface Comments {
  /** what was returned, oldest first: it stays as it is */
  readonly said: readonly Said[];
  /** what goes with the next return; '' = nothing */
  readonly draft: string;
  /** who wrote that last; '' when nobody knows */
  readonly by: string;
}

/** What fits in one cell, with room to spare for the signature (a cell holds 50,000 characters). */
export const MOST_COMMENTS = 45_000;

/**
 * All comments stand in one cell, for people too: each text with a line under it, `— 2026-11-16 14:03:00 docent@school.nl`
 * when it was returned, `— docent@school.nl` under what was not. A text without such a line, as gradebooks made earlier
 * have, was not returned.
 */
const SIGNED = /^— (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) ?(\S*)$/;
const WRITTEN = /^— (\S+)$/;
/** A line of a comment that looks like a signature gets a space before it, and so does one that has such a space. */
const ALIKE = /^( *)—/;

/**
 * "Trim whitespace" in the menu Data makes one line of a cell, and a signature in it still ends a comment. What a teacher typed
 * must not pass for one then, so that it has an invisible sign after its dash, and one more where it has such a sign.
 */
const IN_LINE = /(?:^| )— (\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?: (\S+@\S+))?(?= |$)/g;
const WRITTEN_IN_LINE = / (— \S+@\S+)$/;
const SIGN = '\u2060';
const LIKE_SIGNATURE = /—(\u2060*)(?=\s+(?:\d{4}-\d\d-\d\d\s+\d\d:\d\d:\d\d|\S+@\S+\s*$))/g;

/** Reads the cell. */
export function commentsIn(cell: string): Comments {
  const said: Said[] = [];
  let lines: string[] = [];
  for (const line of linesOf(cell)) {
    const [, day = '', time = '', who = ''] = SIGNED.exec(line) || [];
    const at = `${day}T${time}`;
    if (isMoment(at)) {
      said.push({ text: textOf(lines), at, who });
      lines = [];
    } else lines.push(line);
  }
  // Under nothing there is no signature.
  const last = textOf(lines.slice(0, -1)) === '' ? '' : lines[lines.length - 1];
  const [, by = ''] = WRITTEN.exec(last || '') || [];
  return { said, draft: textOf(by === '' ? lines : lines.slice(0, -1)), by };
}

/** The lines of a cell; those that were made one line, as they were around the signatures. */
function linesOf(cell: string): string[] {
  if (cell.includes('\n')) return cell.split('\n');
  const apart = cell.replace(IN_LINE, (found, day: string, time: string) =>
    isMoment(`${day}T${time}`) ? `\n${found.trim()}\n` : found,
  );
  return apart.replace(WRITTEN_IN_LINE, '\n$1').split('\n');
}

function textOf(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/^ ( *—)/, '$1'))
    .join('\n')
    .trim()
    .replace(LIKE_SIGNATURE, (_, signs: string) => `—${signs.slice(1)}`);
}

/** The cell with another comment to go with the next return. */
export function withDraft(cell: string, draft: string, by: string): string {
  return cellOf({ said: commentsIn(cell).said, draft, by });
}

/** The cell after a return: what was to go with it is given, signed by who wrote it, or else by who returns. */
export function returnedComments(cell: string, at: Moment, who: string): string {
  const { said, draft, by } = commentsIn(cell);
  return draft === '' ? cell : cellOf({ said: [...said, { text: draft, at, who: by || who }], draft: '', by: '' });
}

function cellOf({ said, draft, by }: Comments): string {
  const given = said.map(({ text, at, who }) => `${shielded(text)}\n— ${[...at.split('T'), who].join(' ').trim()}`);
  const signature = by === '' ? '' : `\n— ${by}`;
  return [...given, ...(draft === '' ? [] : [shielded(draft) + signature])].join('\n\n');
}

function shielded(text: string): string {
  return text
    .replace(LIKE_SIGNATURE, `—$1${SIGN}`)
    .split('\n')
    .map((line) => line.replace(ALIKE, ' $1—'))
    .join('\n');
}
