import type { Departed, Traces } from '../gradebook/erasing';
import { displayName, type Name } from '../gradebook/names';
import type { Text } from '../text/language';
import type { Card, Row, Section, Widget } from './card';
import { pageLabels } from './pages';
import { button, buttons, dotted, paragraph, row, section, sections, untitled, warning } from './widgets';

type Listed = Name & { readonly id: string; readonly email: string };

export interface LeaversView {
  /** everybody in the class, by name */
  readonly students: readonly Listed[];
  readonly departed: readonly Departed[];
  readonly page: number;
}

/** Students on one page, and of those who are not in Grades any more as many as there is room for. */
const PAGE = 40;
const MOST_DEPARTED = 30;

/** Who can be removed with everything: first those whose row is gone already, then the class. */
export function leaversCard(t: Text, { students, departed, page }: LeaversView): Card {
  const pages = Array.from({ length: Math.ceil(students.length / PAGE) }, (_, i) =>
    students.slice(i * PAGE, (i + 1) * PAGE),
  );
  const beyond = departed.length - MOST_DEPARTED;
  return {
    name: 'leavers',
    title: t.erasing.title,
    sections: sections(
      untitled(paragraph(students.length + departed.length === 0 ? t.erasing.nobody : t.erasing.listWhy)),
      departed.length > 0 &&
        section(
          t.erasing.departed(departed.length),
          paragraph(t.erasing.departedWhy),
          ...departed.slice(0, MOST_DEPARTED).map(({ id, name }) => leaverRow(id, name || t.nobody)),
          beyond > 0 && paragraph(t.andMore(beyond)),
        ),
      students.length > 0 &&
        section(
          t.erasing.inClass(students.length),
          ...(pages[page] ?? []).map((one) => leaverRow(one.id, displayName(one) || t.nobody, one.email)),
          pageButtons(t, pages, page),
        ),
    ),
  };
}

function leaverRow(student: string, name: string, email?: string): Row {
  return row(name, { bottom: email, ask: { ask: 'erasePlan', student } });
}

function pageButtons(t: Text, pages: readonly (readonly Listed[])[], page: number): Widget | null {
  if (pages.length < 2) return null;
  const labels = pageLabels(pages, true);
  return buttons(
    ...labels.map((label, i) =>
      button(i === page ? t.work.active(label) : label, { ask: 'leavers', page: String(i), from: 'list' }),
    ),
  );
}

export interface EraseView {
  readonly student: string;
  readonly name: string;
  readonly email: string;
  /** whether there is a row in Grades */
  readonly there: boolean;
  readonly traces: Traces;
  readonly notes: number;
  /** snapshots that hold the student */
  readonly snapshots: number;
  readonly elsewhere: readonly { readonly tab: string; readonly count: number }[];
  /** names what the card says would go */
  readonly seen: string;
  readonly problem?: string;
}

/** What would go and what stays, and the only button that cannot be undone. The tick `sure` is asked for first. */
export function eraseCard(t: Text, view: EraseView): Card {
  const { student, seen, elsewhere } = view;
  const options = [{ value: 'yes', label: t.erasing.yes, on: false }];
  return {
    name: 'erase',
    title: t.erasing.question,
    subtitle: dotted(view.name || t.nobody, view.email),
    sections: sections(
      untitled(warning(view.problem), warning(t.erasing.forever)),
      goesSection(t, view),
      elsewhere.length > 0 &&
        untitled(
          warning(t.erasing.elsewhereWhy),
          ...elsewhere.map(({ tab, count }) => paragraph(t.erasing.elsewhere(tab, count))),
        ),
      section(t.erasing.staysTitle, ...t.erasing.stays.map((one) => paragraph(`• ${one}`))),
      untitled({ kind: 'choice', name: 'sure', label: t.erasing.sure, as: 'ticks', options }),
    ),
    footer: {
      main: { ...button(t.erasing.erase, { ask: 'erase', student, seen }), needs: 'sure' },
      other: button(t.cancel, { ask: 'cancel' }),
    },
  };
}

function goesSection(t: Text, { there, traces, notes, snapshots }: EraseView): Section {
  const { grades, returned, handIns, comments, waiting, works, lines, shared } = traces;
  const goes = [
    there ? t.erasing.row : t.erasing.noRow,
    grades + returned > 0 && t.erasing.grades(grades, returned),
    handIns > 0 && t.erasing.handIns(handIns),
    comments > 0 && t.erasing.comments(comments),
    waiting > 0 && t.erasing.waiting(waiting),
    works > 0 && t.erasing.works(works),
    lines > 0 && t.erasing.lines(lines, shared),
    notes > 0 && t.erasing.notes(notes),
    snapshots > 0 && t.erasing.snapshots(snapshots),
  ];
  return section(t.erasing.goes, ...goes.map((one) => one !== false && paragraph(`• ${one}`)));
}
