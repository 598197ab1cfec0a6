import type { Moment } from '../gradebook/moment';
import type { Text } from '../text/language';
import { showClock } from '../text/moments';
import type { Card, Choice, Section } from './card';
import { contestSection, type Contest } from './contested';
import { HELP } from './links';
import { only } from './place';
import type { Ask, Place } from './requests';
import { pointsText } from './status';
import { button, field, linkRow, paragraph, row, section, sections, untitled, warning } from './widgets';

export interface Attachment {
  readonly title: string;
  readonly url: string;
  readonly kind: string;
}

/** The texts are as the teacher left them, so that a refused form loses nothing. */
export interface AssignmentFormView {
  /** of the list of an assignment that is edited; none: a new assignment */
  readonly place?: Place;
  /** letters for the id of a new one */
  readonly fresh?: string;
  /** edited from Home, not from its list */
  readonly from?: 'home';
  readonly title: string;
  readonly due: Moment;
  readonly points: number | null;
  /** '' = none */
  readonly category?: string;
  /** names of the categories to choose from */
  readonly categories?: readonly string[];
  readonly formUrl: string;
  readonly importOn: boolean;
  readonly attachments: readonly Attachment[];
  readonly problem?: string;
  /** what it was drawn from, when it is edited */
  readonly seen?: string;
  /** fields that somebody else changed meanwhile */
  readonly contest?: Contest;
  /** what was typed in the fields of a refused form; wins over the values above */
  readonly typed?: { readonly points?: string; readonly dueDate?: string; readonly dueTime?: string };
}

/** Make or edit an assignment. Fields: `title`, `dueDate`, `dueTime`, `points`, `noGrade` (tick `yes`), `category` (list), `formUrl`, `import` (tick `yes`). */
export function assignmentCard(t: Text, view: AssignmentFormView): Card {
  const isNew = view.place === undefined;
  return {
    name: 'assignment',
    title: isNew ? t.assignment.newTitle : t.assignment.editTitle,
    subtitle: isNew ? undefined : view.title,
    sections: sections(
      untitled(warning(view.problem)),
      contestSection(t, view.contest),
      factsSection(t, view),
      quizSection(t, view),
      attachmentSection(t, view),
    ),
    footer: { main: button(isNew ? t.assignment.make : t.assignment.save, saveAsk(view)) },
  };
}

function saveAsk({ place, fresh = '', from, seen }: AssignmentFormView): Ask {
  if (place === undefined) return { ask: 'createAssignment', fresh };
  const drawn = { ...(from === undefined ? {} : { from }), ...(seen === undefined ? {} : { seen }) };
  return { ask: 'saveAssignment', ...only(place), ...drawn };
}

function factsSection(t: Text, view: AssignmentFormView): Section {
  const { typed = {}, due } = view;
  const points = view.points === null ? '' : String(view.points);
  return untitled(
    field('title', t.assignment.title, { hint: t.assignment.titleHint, value: view.title }),
    { kind: 'date', name: 'dueDate', label: t.assignment.dueDate, value: typed.dueDate ?? due.slice(0, 10) },
    field('dueTime', t.assignment.dueTime, { hint: t.assignment.dueTimeHint, value: typed.dueTime ?? showClock(due) }),
    field('points', t.assignment.points, { hint: t.assignment.pointsHint, value: typed.points ?? points }),
    yesTick('noGrade', t.noGrade, t.assignment.noGrade, view.points === null),
    view.place !== undefined && paragraph(t.assignment.pointsKeep),
    categoryChoice(t, view),
  );
}

/** The value that stands for no category: Google may leave an empty one out. */
export const NO_CATEGORY = '-';

/** The categories of the gradebook, and the one that this assignment has although it is not one of them any more. */
function categoryChoice(t: Text, { category = '', categories = [] }: AssignmentFormView): Choice | null {
  const names = ['', NO_CATEGORY, ...categories].includes(category) ? categories : [...categories, category];
  if (names.length === 0) return null;
  const option = (value: string, label: string) => ({ value, label, on: value === (category || NO_CATEGORY) });
  const options = [option(NO_CATEGORY, t.figures.noCategory), ...names.map((name) => option(name, name))];
  return { kind: 'choice', name: 'category', label: t.figures.category, as: 'list', options };
}

function quizSection(t: Text, view: AssignmentFormView): Section {
  return section(
    t.assignment.quiz,
    field('formUrl', t.assignment.formUrl, { hint: t.assignment.formUrlHint, value: view.formUrl }),
    yesTick('import', t.work.import, t.assignment.import, view.importOn),
    paragraph(t.assignment.importWhy),
    row(t.work.importHelp, { open: HELP.quiz }),
  );
}

/** Links shown of the attachments; more than Google lets one attach. */
const ATTACHMENTS_SHOWN = 20;

function attachmentSection(t: Text, { attachments }: AssignmentFormView): Section {
  const rows = attachments.slice(0, ATTACHMENTS_SHOWN).map(({ title, url }) => linkRow(title, url));
  return section(t.assignment.attachments, ...rows);
}

/** One box that is ticked or not; its value is `yes`. */
function yesTick(name: string, label: string, option: string, on: boolean): Choice {
  return { kind: 'choice', name, label, as: 'ticks', options: [{ value: 'yes', label: option, on }] };
}

export interface PointsView {
  readonly place: Place;
  readonly title: string;
  readonly points: number | null;
  /** students who keep the points their work was returned with (S38) */
  readonly returnedKeep: number;
  readonly problem?: string;
  /** what it was drawn from */
  readonly seen: string;
  /** the points somebody else made of it meanwhile */
  readonly contest?: Contest;
  /** what was typed and refused */
  readonly typed?: string;
}

/** Change the points (S34) or have no grade (S35). Field: `points`. */
export function pointsCard(t: Text, view: PointsView): Card {
  const [place, { seen }] = [only(view.place), view];
  const points = view.points === null ? '' : String(view.points);
  return {
    name: 'points',
    title: t.pointsCard.title,
    subtitle: view.title,
    sections: sections(
      contestSection(t, view.contest),
      untitled(
        warning(view.problem),
        paragraph(t.pointsCard.now(pointsText(t, view.points))),
        field('points', t.pointsCard.label, { hint: t.pointsCard.hint, value: view.typed ?? points }),
        paragraph(t.pointsCard.applies),
        view.returnedKeep > 0 && paragraph(t.pointsCard.keep(view.returnedKeep)),
        paragraph(t.pointsCard.noGradeWhy),
      ),
    ),
    footer: {
      main: button(t.pointsCard.update, { ask: 'savePoints', seen, ...place }),
      other: button(t.pointsCard.noGrade, { ask: 'noGrade', seen, ...place }),
    },
  };
}
