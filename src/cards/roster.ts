import { displayName } from '../gradebook/names';
import { rosterSeen, type RosterPlan, type RosterProblem, type RosterRow } from '../gradebook/roster';
import type { Text } from '../text/language';
import type { Button, Card, Section, Widget } from './card';
import { button, buttons, dotted, field, paragraph, row, section, sections, untitled, warning } from './widgets';

export interface RosterView {
  /** what the teacher pasted, shown again */
  readonly text: string;
  /** what adding it would do; none before the list is checked */
  readonly result?: { readonly plan: RosterPlan; readonly problems: readonly RosterProblem[] };
  /** what became of it just now */
  readonly told?: string;
  readonly problem?: string;
}

/** Paste a class list, see what it does, add it. Field: `roster`. */
export function rosterCard(t: Text, view: RosterView): Card {
  return {
    name: 'roster',
    title: t.roster.title,
    sections: sections(
      untitled(warning(view.problem)),
      view.told !== undefined && untitled(paragraph(`✓ ${view.told}`), paragraph(t.roster.next)),
      pasteSection(t, view),
      ...(view.result === undefined ? [] : resultSections(t, view.result)),
    ),
    footer: footer(t, view),
  };
}

type Result = NonNullable<RosterView['result']>;

/** Names shown of each list; the rest is a number. */
const NAMES_SHOWN = 12;

/** What taking a list over does, in one sentence: how many students are added, and how many changed. */
export function rosterTold(t: Text, { add, changedName }: RosterPlan): string {
  return dotted(
    add.length > 0 && t.notice.rosterAdded(add.length),
    changedName.length > 0 && t.notice.rosterChanged(changedName.length),
  );
}

function pasteSection(t: Text, { text, result }: RosterView): Section {
  return untitled(
    field('roster', t.roster.paste, { hint: t.roster.pasteHint, value: text, multiline: true }),
    paragraph(t.roster.why),
    result !== undefined && buttons(button(t.roster.check, { ask: 'checkRoster' })),
  );
}

/** The main button says what will happen; before the list is checked it is to check. */
function footer(t: Text, { result, told }: RosterView): Card['footer'] {
  const check: Button = button(t.roster.check, { ask: 'checkRoster' });
  if (told !== undefined) {
    return { main: button(t.home.newAssignment, { ask: 'newAssignment' }), other: check };
  }
  if (result === undefined) return { main: check };
  const [add, change] = [result.plan.add.length, result.plan.changedName.length];
  if (add + change === 0) return { main: button(t.toHome, { ask: 'home' }) };
  return {
    main: button(takeOver(t, add, change), { ask: 'addRoster', seen: rosterSeen(result.plan) }),
  };
}

function takeOver(t: Text, add: number, change: number): string {
  if (change === 0) return t.roster.add(add);
  return add === 0 ? t.roster.change(change) : t.roster.update(add, change);
}

function resultSections(t: Text, { plan, problems }: Result): readonly Section[] {
  const nothing = plan.add.length + plan.changedName.length === 0;
  return sections(
    nothing && plan.same.length > 0 && untitled(paragraph(t.roster.nothingNew)),
    listed(
      t,
      t.roster.adding(plan.add.length),
      plan.add.map((student) => studentRow(t, student)),
    ),
    listed(
      t,
      t.roster.changing(plan.changedName.length),
      plan.changedName.map((change) => changeRow(t, change)),
    ),
    listed(t, t.roster.problems(problems.length + plan.conflicts.length), skipped(t, { plan, problems })),
    plan.same.length > 0 && !nothing && untitled(paragraph(t.roster.same(plan.same.length))),
  );
}

function listed(t: Text, title: string, rows: readonly Widget[]): Section {
  const beyond = rows.length - NAMES_SHOWN;
  return section(title, ...rows.slice(0, NAMES_SHOWN), beyond > 0 && paragraph(t.andMore(beyond)));
}

function studentRow(t: Text, student: RosterRow): Widget {
  return row(displayName(student), { bottom: student.email === '' ? t.roster.noEmail : student.email });
}

function changeRow(t: Text, { student, row: listed }: RosterPlan['changedName'][number]): Widget {
  return row(dotted(displayName(listed), listed.email), {
    bottom: t.importing.change(displayName(student), displayName(listed)),
  });
}

/** Lines that are not taken over, with the line number or the name, and why. */
function skipped(t: Text, { plan, problems }: Result): readonly Widget[] {
  return [
    ...problems.map(({ line, why, value }) => row(t.problem.roster[why](value ?? ''), { top: t.roster.line(line) })),
    ...plan.conflicts.map((conflict) =>
      row(displayName(conflict.row), { bottom: t.problem.roster[conflict.why](conflict.row.email) }),
    ),
  ];
}
