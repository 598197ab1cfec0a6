import type { Text } from '../text/language';
import type { Card, Choice, Section } from './card';
import { HELP } from './links';
import { workAsk } from './place';
import type { Ask, Place } from './requests';
import { button, field, paragraph, row, sections, untitled, warning } from './widgets';

export interface LinkView {
  readonly formTitle: string;
  readonly isQuiz: boolean;
  /** as pasted, shown again */
  readonly gradebookUrl: string;
  /** the gradebook that was found */
  readonly found?: {
    readonly id: string;
    readonly title: string;
    /** the id of a new assignment */ readonly fresh: string;
  };
  /** the assignments of the gradebook that was found */
  readonly assignments?: readonly {
    readonly id: string;
    readonly title: string;
    /** this form hangs on it already */
    readonly own?: boolean;
    /** title of another form that hangs on it, which this one replaces */
    readonly other?: string;
  }[];
  readonly linked?: {
    readonly gradebookTitle: string;
    readonly assignment: string;
    readonly place: Place;
    readonly url?: string;
    /** title of the assignment */
    readonly title?: string;
  };
  readonly problem?: string;
}

/** In Google Forms: which gradebook and assignment this quiz belongs to. Fields: `gradebook`, `assignment` (an id or `new`). */
export function linkCard(t: Text, view: LinkView): Card {
  return {
    name: 'link',
    title: t.link.title,
    subtitle: view.formTitle,
    sections: sections(
      untitled(warning(view.problem), !view.isQuiz && paragraph(t.link.notQuiz)),
      stepSection(t, view),
    ),
    footer: footer(t, view),
  };
}

/** One step at a time: find the gradebook, choose the assignment, import. */
function stepSection(t: Text, view: LinkView): Section {
  if (view.linked !== undefined) return linkedSection(t, view.linked);
  if (view.found !== undefined) return foundSection(t, view, view.found);
  return untitled(
    paragraph(t.link.how),
    field('gradebook', t.link.gradebook, { hint: t.link.gradebookHint, value: view.gradebookUrl }),
    row(t.work.importHelp, { open: HELP.quiz }),
  );
}

function foundSection(t: Text, view: LinkView, found: NonNullable<LinkView['found']>): Section {
  return untitled(
    paragraph(t.link.found(found.title)),
    assignmentChoice(t, view),
    view.assignments?.some(({ other }) => other !== undefined) && paragraph(t.link.replaces),
    row(t.link.other, { ask: { ask: 'linkForm' } }),
  );
}

/**
 * A list rather than radio buttons: a year has many assignments. A new one, named after the quiz, comes first. One on which
 * another form hangs says so, and is not proposed for its title: two half classes have a form each of the same name.
 */
function assignmentChoice(t: Text, { assignments = [], formTitle }: LinkView): Choice {
  const same =
    assignments.find(({ own }) => own === true) ??
    assignments.find(({ title, other }) => other === undefined && title.trim() === formTitle.trim());
  const options = [
    { value: 'new', label: t.link.newAssignment(formTitle), on: same === undefined },
    ...assignments.map(({ id, title, other }) => ({
      value: id,
      label: other === undefined ? title : t.link.instead(title, other),
      on: id === same?.id,
    })),
  ];
  return { kind: 'choice', name: 'assignment', label: t.link.assignment, as: 'list', options };
}

function linkedSection(t: Text, linked: NonNullable<LinkView['linked']>): Section {
  return untitled(
    paragraph(t.link.linked),
    row(t.link.linkedTo(linked.gradebookTitle), { bottom: linked.title, open: linked.url }),
    row(t.importing.look, { ask: workAsk('look', linked.place) }),
    row(t.link.other, { ask: { ask: 'linkForm' } }),
  );
}

function footer(t: Text, { linked, found, isQuiz }: LinkView): Card['footer'] {
  if (linked !== undefined) {
    const ask: Ask = { ask: 'importPlan', assignment: linked.assignment, scale: 'scale' };
    return { main: button(isQuiz ? t.link.import : t.work.collect, ask) };
  }
  if (found !== undefined)
    return { main: button(t.link.link, { ask: 'linkTo', gradebook: found.id, fresh: found.fresh }) };
  return { main: button(t.link.find, { ask: 'findGradebook' }) };
}
