import type { Decimal, Hundredths } from '../gradebook/grade';
import type { ImportPlan, Unmatched } from '../gradebook/quiz';
import type { Text } from '../text/language';
import type { Button, Card, Choice, Section } from './card';
import { HELP } from './links';
import { placeOf, workAsk } from './place';
import type { Ask, ImportPart, Place, Scale } from './requests';
import { gradeText } from './status';
import { button, buttons, dotted, MOST_ROWS, paragraph, row, section, sections, warning } from './widgets';

export interface ImportView {
  /** id of the assignment */
  readonly assignment: string;
  readonly title: string;
  readonly formTitle: string;
  readonly responses: number;
  /** what the quiz is out of */
  readonly max: number;
  readonly points: number | null;
  readonly scale: Scale;
  readonly counts: ImportPlan['counts'];
  /** titles of questions that Google gives no points for */
  readonly unreadableItems: readonly string[];
  readonly planKey: string;
  /** respondents typed their address themselves */
  readonly typedAddresses: boolean;
  /** whether points and scale differ, so that there is a choice */
  readonly canScale: boolean;
  readonly problem?: string;
}

/** What an import would do, to confirm (S26-S29). The choice `scale` asks again at every change. */
export function importCard(t: Text, view: ImportView): Card {
  return {
    name: 'importPlan',
    title: t.importing.title,
    subtitle: view.title,
    sections: sections(
      section(undefined, warning(view.problem)),
      sourceSection(t, view),
      planSection(t, view),
      warningSection(t, view),
    ),
    footer: importFooter(t, view),
  };
}

/** In the order in which a teacher wants to check them. */
const PARTS: readonly ImportPart[] = ['new', 'changed', 'overwrite', 'waiting', 'unmatched', 'same'];

function writes({ counts }: ImportView): number {
  return counts.new + counts.changed + counts.overwrite;
}

function sourceSection(t: Text, view: ImportView): Section {
  return section(
    undefined,
    row(t.importing.from(view.formTitle), {
      bottom: dotted(t.importing.responses(view.responses), t.importing.max(t.points(view.max))),
    }),
    view.canScale && view.points !== null && view.responses > 0 && scaleChoice(t, view, view.points),
    row(t.work.importHelp, { open: HELP.quiz }),
  );
}

/** Take the points or convert them (A3-7). There are two, so every change asks for the other one. */
function scaleChoice(t: Text, { assignment, scale, max }: ImportView, points: number): Choice {
  const other: Scale = scale === 'scale' ? 'points' : 'scale';
  const options = [
    { value: 'scale', label: t.importing.asScale(String(points)), on: scale === 'scale' },
    { value: 'points', label: t.importing.asPoints(String(max)), on: scale === 'points' },
  ];
  const changed: Ask = { ask: 'importPlan', assignment, scale: other, from: 'plan' };
  return { kind: 'choice', name: 'scale', label: t.importing.scaleLabel, as: 'radio', options, changed };
}

function planSection(t: Text, view: ImportView): Section {
  const { assignment, scale, counts } = view;
  const parts = PARTS.filter((part) => counts[part] > 0);
  return section(
    undefined,
    view.responses === 0 && paragraph(t.importing.noResponses),
    view.responses > 0 && writes(view) === 0 && paragraph(t.importing.nothing),
    ...parts.map((part) =>
      row(t.importing.parts[part](counts[part]), { ask: { ask: 'importDetail', assignment, scale, part } }),
    ),
  );
}

function warningSection(t: Text, view: ImportView): Section {
  const { unreadableItems, counts, typedAddresses } = view;
  return section(
    undefined,
    counts.overwrite > 0 && warning(t.importing.warnOverwrite(counts.overwrite)),
    typedAddresses && warning(t.importing.typedAddresses),
    unreadableItems.length > 0 &&
      row(`! ${t.importing.unreadableItems(unreadableItems.length)}`, { bottom: unreadableItems.join(', ') }),
    writes(view) > 0 && paragraph(t.importing.drafts),
  );
}

function importFooter(t: Text, view: ImportView): Card['footer'] {
  const { assignment, scale } = view;
  const n = writes(view);
  const list = workAsk('look', placeOf(assignment), 'list');
  if (n === 0 && view.counts.waiting === 0) return { main: { ...button(t.importing.look, list), main: true } };
  const take: Ask = { ask: 'importGrades', assignment, scale, plan: view.planKey };
  return {
    main: { ...button(t.importing.take(n), take), main: true, disabled: n === 0 },
    other: button(t.cancel, list),
  };
}

export interface ImportDetailRow {
  /** name of the student, or the address of an unmatched response */
  readonly name: string;
  readonly before: Hundredths | null;
  readonly after: Hundredths | null;
  readonly why?: Unmatched['why'];
  readonly attempts?: number;
}

export interface ImportDetailView {
  readonly part: ImportPart;
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
    title: t.importing.parts[view.part](view.rows.length),
    subtitle: view.title,
    sections: sections(
      section(undefined, paragraph(t.importing.partWhy[view.part])),
      section(undefined, ...shown, beyond > 0 && paragraph(t.andMore(beyond))),
    ),
  };
}

function detailRow(t: Text, { part, decimal }: ImportDetailView, student: ImportDetailRow) {
  const [before, after] = [gradeText(t, student.before, decimal), gradeText(t, student.after, decimal)];
  const change = part === 'changed' || part === 'overwrite' ? t.importing.change(before, after) : '';
  const grade = part === 'new' || part === 'same' ? after : change;
  return row(student.name === '' ? t.nobody : student.name, {
    bottom: dotted(
      grade,
      student.why !== undefined && t.importing.unmatchedWhy[student.why],
      (student.attempts ?? 0) > 1 && t.importing.attempts(student.attempts ?? 0),
    ),
  });
}

export interface ImportDoneView {
  readonly place: Place;
  readonly title?: string;
  readonly imported: number;
  /** id of the batch, for undo */
  readonly batch: string;
}

/** What was imported, with the way back. */
export function importDoneCard(t: Text, view: ImportDoneView): Card {
  const { place, imported, batch } = view;
  const look = button(t.importing.look, workAsk('look', place, 'list'));
  const main: Button = {
    ...button(t.importing.return, workAsk('return', { ...place, filter: 'DRAFTS', page: '0' }, 'list')),
    main: true,
  };
  return {
    name: 'importDone',
    title: t.importing.doneTitle,
    subtitle: view.title,
    sections: sections(
      section(
        undefined,
        paragraph(t.importing.done(imported)),
        paragraph(t.importing.doneNext),
        batch !== '' && row(t.importing.undo, { ask: { ask: 'undo', batch } }),
      ),
    ),
    footer: { main, other: look },
  };
}

export interface ImportRefusedView {
  /** a sentence from `t.problem.quiz` */
  readonly why: string;
  readonly title?: string;
  /** to edit, where that helps */
  readonly assignment?: string;
}

/** Why importing is not possible, with help (S25). */
export function importRefusedCard(t: Text, view: ImportRefusedView): Card {
  const { assignment } = view;
  const edit = assignment === undefined ? null : button(t.work.edit, { ask: 'editAssignment', assignment });
  return {
    name: 'importRefused',
    title: t.importing.refusedTitle,
    subtitle: view.title,
    sections: sections(
      section(undefined, warning(view.why), row(t.work.importHelp, { open: HELP.quiz }), buttons(edit)),
    ),
  };
}
