import type { ImportPlan, Unmatched } from '../gradebook/quiz';
import type { Text } from '../text/language';
import type { Card, Choice, Section } from './card';
import { HELP } from './links';
import { placeOf, workAsk } from './place';
import type { Ask, ImportPart, Place, QuizScale, Takes } from './requests';
import { button, dotted, paragraph, row, sections, untitled, warning } from './widgets';

export interface ImportView {
  readonly takes: Takes;
  /** grades were expected of this form, and it is no quiz any more */
  readonly notQuiz?: boolean;
  /** id of the assignment */
  readonly assignment: string;
  readonly title: string;
  /** id of the form, and the reading of it that this plan was made from ('' when it was not kept) */
  readonly form: string;
  readonly run: string;
  readonly formTitle: string;
  readonly responses: number;
  /** what the quiz is out of */
  readonly max: number;
  readonly points: number | null;
  readonly scale: QuizScale;
  readonly counts: ImportPlan['counts'];
  /** students whose hand-in is news, without a grade to take over */
  readonly handIns: number;
  /** why each response without a student has none */
  readonly unmatched: readonly Unmatched['why'][];
  /** students with a zero for a question that only a person can mark */
  readonly openZeros: number;
  /** titles of questions that Google gives no points for */
  readonly unreadableItems: readonly string[];
  readonly planKey: string;
  /** at least one respondent typed the address by hand: then any of them may be somebody else's */
  readonly typedAddresses: boolean;
  /** whether points and scale differ, so that there is a choice */
  readonly canScale: boolean;
  readonly problem?: string;
}

/** What an import would do, to confirm (S26-S29). The choice `scale` asks again at every change. */
export function importCard(t: Text, view: ImportView): Card {
  return {
    name: 'importPlan',
    title: wordsFor(t, view.takes).title,
    subtitle: view.title,
    sections: sections(
      untitled(warning(view.problem), view.notQuiz === true && warning(t.link.notQuiz)),
      sourceSection(t, view),
      planSection(t, view),
      warningSection(t, view),
    ),
    footer: importFooter(t, view),
  };
}

/** In the order in which a teacher wants to check them. */
const PARTS: readonly ImportPart[] = ['new', 'changed', 'overwrite', 'waiting', 'kept', 'unmatched', 'same'];

/** Grades that would be written. */
function writes({ takes, counts }: ImportView): number {
  return takes === 'handIns' ? 0 : counts.new + counts.changed + counts.overwrite;
}

function sourceSection(t: Text, view: ImportView): Section {
  return untitled(
    row(wordsFor(t, view.takes).from(view.formTitle), {
      bottom: dotted(
        t.importing.responses(view.responses),
        view.takes === 'grades' && t.importing.max(t.points(view.max)),
      ),
    }),
    view.canScale && view.points !== null && view.responses > 0 && scaleChoice(t, view, view.points),
    view.takes === 'grades' && row(t.work.importHelp, { open: HELP.quiz }),
  );
}

/** Take the points or convert them. There are two, so every change asks for the other one. */
function scaleChoice(t: Text, { assignment, scale, max, run }: ImportView, points: number): Choice {
  const other: QuizScale = scale === 'scale' ? 'points' : 'scale';
  const options = [
    { value: 'scale', label: t.importing.asScale(String(points)), on: scale === 'scale' },
    { value: 'points', label: t.importing.asPoints(String(max)), on: scale === 'points' },
  ];
  const changed: Ask = { ask: 'importPlan', assignment, scale: other, from: 'plan', ...runOf(run) };
  return { kind: 'choice', name: 'scale', label: t.importing.scaleLabel, as: 'radio', options, changed };
}

/** A reading that was not kept is not named: an ask holds no empty texts. */
function runOf(run: string): { readonly run?: string } {
  return run === '' ? {} : { run };
}

function planSection(t: Text, view: ImportView): Section {
  const { assignment, scale, counts, run } = view;
  const words = wordsFor(t, view.takes);
  const parts = PARTS.filter((part) => counts[part] > 0);
  return untitled(
    view.responses === 0 && paragraph(words.noResponses),
    view.responses > 0 && writes(view) === 0 && paragraph(nothingText(t, view)),
    ...parts.map((part) =>
      row(words.parts[part](counts[part]), {
        bottom: part === 'unmatched' ? reasonsText(t, view) : '',
        ask: { ask: 'importDetail', assignment, scale, part, ...runOf(run) },
      }),
    ),
  );
}

/** The sentences of an import, or of collecting what was handed in. */
export function wordsFor(t: Text, takes: Takes): Omit<Text['importing'], 'handIns'> {
  const { handIns, ...grades } = t.importing;
  if (takes === 'grades') return grades;
  const [parts, partWhy] = [
    { ...grades.parts, ...handIns.parts },
    { ...grades.partWhy, ...handIns.partWhy },
  ];
  return { ...grades, ...handIns, parts, partWhy };
}

/** That there is no grade to take over: because all are there, or because nobody is fully marked. */
function nothingText(t: Text, { takes, counts, handIns }: ImportView): string {
  const words = wordsFor(t, takes);
  if (handIns > 0) return words.onlyHandIns;
  return counts.waiting > 0 ? words.waitingOnly : words.nothing;
}

/** How many responses are without a student for each reason. */
function reasonsText(t: Text, { unmatched }: ImportView): string {
  const reasons = [...new Set(unmatched)];
  const count = (why: Unmatched['why']) => unmatched.filter((one) => one === why).length;
  return dotted(...reasons.map((why) => `${count(why)}× ${t.importing.unmatchedWhy[why]}`));
}

function warningSection(t: Text, view: ImportView): Section {
  const { unreadableItems, counts, typedAddresses, openZeros } = view;
  return untitled(
    counts.overwrite > 0 && warning(t.importing.warnOverwrite(counts.overwrite)),
    typedAddresses && warning(t.importing.typedAddresses),
    openZeros > 0 && warning(t.importing.openZeros(openZeros)),
    unreadableItems.length > 0 &&
      row(`! ${t.importing.unreadableItems(unreadableItems.length)}`, { bottom: unreadableItems.join(', ') }),
    writes(view) > 0 && paragraph(t.importing.drafts),
  );
}

function importFooter(t: Text, view: ImportView): Card['footer'] {
  const { assignment, scale, handIns } = view;
  const n = writes(view);
  const list = workAsk('look', placeOf(assignment), 'above');
  if (n + handIns === 0) return { main: button(wordsFor(t, view.takes).look, list) };
  const take: Ask = { ask: 'importGrades', assignment, scale, plan: view.planKey, form: view.form };
  const label = n > 0 ? t.importing.take(n) : t.importing.noteHandIns(handIns);
  return { main: button(label, take), other: button(t.cancel, { ask: 'cancel' }) };
}

export interface ImportProgressView {
  readonly takes: Takes;
  /** of the assignment */
  readonly title: string;
  /** responses read so far, of all */
  readonly done: number;
  readonly total: number;
  /** reads on */
  readonly next: Extract<Ask, { ask: 'importPlan' | 'importGrades' }>;
}

/** A quiz with so many responses that reading them takes more than one visit. Nothing is imported yet. */
export function importProgressCard(t: Text, { takes, title, done, total, next }: ImportProgressView): Card {
  return {
    name: 'importProgress',
    title: wordsFor(t, takes).title,
    subtitle: title,
    sections: sections(untitled(paragraph(t.importing.progress(done, total)), paragraph(t.importing.progressWhy))),
    footer: {
      main: button(t.importing.goOn, next),
      other: button(t.cancel, { ask: 'cancel' }),
    },
  };
}

export interface ImportDoneView {
  readonly place: Place;
  readonly takes: Takes;
  readonly title?: string;
  /** grades taken over */
  readonly imported: number;
  /** students whose hand-in was noted without a grade */
  readonly handIns: number;
  /** id of the batch, for undo */
  readonly batch: string;
}

/** What was imported, with the way back. */
export function importDoneCard(t: Text, view: ImportDoneView): Card {
  const { place, takes, imported, handIns, batch } = view;
  const words = wordsFor(t, takes);
  const look = button(words.look, workAsk('look', place, 'above'));
  const toReturn = button(t.importing.return, workAsk('return', { ...place, filter: 'DRAFTS', page: '0' }, 'above'));
  const main = imported > 0 ? toReturn : look;
  return {
    name: 'importDone',
    title: imported > 0 || takes === 'handIns' ? words.doneTitle : t.importing.notedTitle,
    subtitle: view.title,
    sections: sections(
      untitled(
        imported > 0 && paragraph(t.importing.done(imported)),
        handIns > 0 && paragraph(words.doneHandIns(handIns)),
        imported > 0 && paragraph(t.importing.doneNext),
        batch !== '' && row(words.undo, { ask: { ask: 'undo', batch } }),
      ),
    ),
    footer: imported > 0 ? { main, other: look } : { main },
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
  const edit = assignment === undefined ? null : button(t.work.edit, { ask: 'editAssignment', ...placeOf(assignment) });
  return {
    name: 'importRefused',
    title: t.importing.refusedTitle,
    subtitle: view.title,
    sections: sections(untitled(warning(view.why), row(t.work.importHelp, { open: HELP.quiz }))),
    ...(edit ? { footer: { main: edit, other: button(t.cancel, { ask: 'cancel' }) } } : {}),
  };
}
