import type { Decimal, Hundredths } from '../gradebook/grade';
import type { Moment } from '../gradebook/moment';
import type { KeptWhy, Unmatched } from '../gradebook/quiz';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import type { Card, Row } from './card';
import { handText, type Hand } from './contested';
import { wordsFor } from './importing';
import type { ImportPart, Takes } from './requests';
import { gradeText } from './status';
import { MOST_ROWS, dotted, paragraph, row, sections, untitled } from './widgets';

export interface ImportDetailRow {
  /** when the response that counts was handed in, and whether that was late */
  readonly at?: Moment;
  readonly late?: boolean;
  /** name of the student, or the address of an unmatched response */
  readonly name: string;
  readonly before: Hundredths | null;
  readonly after: Hundredths | null;
  /** why a response has no student, or why a grade stays as it is */
  readonly why?: Unmatched['why'] | KeptWhy;
  /** what the older responses of this student would have given, newest first; null: not fully marked */
  readonly others?: readonly (Hundredths | null)[];
  /** who gave the grade that an import replaces */
  readonly by?: Hand;
}

export interface ImportDetailView {
  readonly part: ImportPart;
  readonly takes: Takes;
  readonly now: Moment;
  readonly title?: string;
  readonly rows: readonly ImportDetailRow[];
  readonly decimal: Decimal;
}

/** The names behind one count of the plan; at most 90, the rest as a number. */
export function importDetailCard(t: Text, view: ImportDetailView): Card {
  const shown = view.rows.slice(0, MOST_ROWS).map((student) => detailRow(t, view, student));
  const beyond = view.rows.length - MOST_ROWS;
  return {
    name: 'importDetail',
    title: wordsFor(t, view.takes).parts[view.part](view.rows.length),
    subtitle: view.title,
    sections: sections(
      untitled(paragraph(wordsFor(t, view.takes).partWhy[view.part])),
      untitled(...shown, beyond > 0 && paragraph(t.andMore(beyond))),
    ),
  };
}

function detailRow(t: Text, view: ImportDetailView, student: ImportDetailRow): Row {
  const name = student.name === '' ? t.nobody : student.name;
  if (view.takes === 'grades') return row(name, { bottom: gradeLine(t, view, student) });
  const { at = '', late, others = [] } = student;
  const attempts = others.length > 0 && t.importing.attempts(others.length + 1);
  return row(name, {
    bottom: dotted(at !== '' && showMoment(t, at, view.now), late && t.status.late, whyText(t, student), attempts),
  });
}

function gradeLine(t: Text, { part, decimal, now }: ImportDetailView, student: ImportDetailRow): string {
  const [before, after] = [gradeText(t, student.before, decimal), gradeText(t, student.after, decimal)];
  const change = part === 'changed' || part === 'overwrite' ? t.importing.change(before, after) : '';
  const grade = part === 'new' || part === 'same' ? after : change;
  const by = student.by && handText(t, student.by, now);
  return dotted(grade, by, whyText(t, student), ...othersText(t, student, decimal));
}

function whyText(t: Text, { why }: ImportDetailRow): string {
  const { unmatchedWhy, keptWhy } = t.importing;
  return why === undefined ? '' : { ...unmatchedWhy, ...keptWhy }[why];
}

/** Which response counts, and what the others would have given. */
function othersText(t: Text, { others = [] }: ImportDetailRow, decimal: Decimal): readonly string[] {
  if (others.length === 0) return [];
  const grades = others.map((grade) => gradeText(t, grade, decimal)).join(', ');
  return [t.importing.attempts(others.length + 1), t.importing.others(grades)];
}
