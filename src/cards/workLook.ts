/** The students of one assignment to look at: counts, a filter, and names under each status (S14-S21). */
import type { Group } from '../gradebook/status';
import type { Text } from '../text/language';
import type { Button, Section, Widget } from './card';
import { HELP } from './links';
import { only, studentAsk, workAsk } from './place';
import type { Ask, Filter } from './requests';
import { pointsText, statusLine } from './status';
import { button, buttons, isolated, paragraph, row, section, sections, untitled, warning } from './widgets';
import type { WorkRow, WorkView } from './work';

/** What is handed in comes first: that is what the teacher came for. */
const GROUPS: readonly Group[] = ['TURNED_IN', 'ASSIGNED', 'GRADED', 'RETURNED'];

/** The list of work to look at: the counts, who handed in what and how it stands, and what can be imported. */
export function lookSections(t: Text, view: WorkView): readonly Section[] {
  const { TURNED_IN, GRADED, RETURNED } = view.counts;
  // Nothing in yet: importing is what the teacher came for, and must not stand below the whole class.
  const importFirst = view.canImport && TURNED_IN + GRADED + RETURNED === 0;
  return sections(
    untitled(pointsRow(t, view), filterButtons(t, view)),
    importFirst && importSection(t, view),
    problemSection(t, view),
    view.rows.length === 0 && untitled(paragraph(emptyText(t, view)), flagInstead(t, view)),
    ...GROUPS.map((group) => groupSection(t, view, group)),
    untitled(pageButtons(t, view)),
    !importFirst && importSection(t, view),
  );
}

/** The points, to click and change (S34). */
function pointsRow(t: Text, { points, place }: WorkView): Widget {
  return row(t.work.pointsRow(pointsText(t, points)), { ask: { ask: 'points', ...only(place) } });
}

/** One button for each filter with its count; the active one leads back to all (S21). */
export function filterButtons(t: Text, view: WorkView): Widget | null {
  const { counts, mode, place } = view;
  const filter = (to: Filter, label: string, n: number): Button => {
    const active = to === place.filter;
    const text = `${label} ${n}`;
    const target: Filter = active ? 'ALL' : to;
    return button(active ? t.work.active(text) : text, workAsk(mode, { ...place, filter: target, page: '0' }, 'list'));
  };
  return buttons(
    filter('ALL', t.work.all, studentsIn(counts)),
    place.filter === 'TO_GRADE' && filter('TO_GRADE', t.work.toGrade, counts.toGrade),
    place.filter === 'DRAFTS' && filter('DRAFTS', t.work.drafts, counts.drafts),
    ...GROUPS.map((group) => filter(group, t.groups[group], counts[group])),
  );
}

/** How many there are in the class: each is in one group (S15). */
export function studentsIn(counts: WorkView['counts']): number {
  return GROUPS.reduce((sum, group) => sum + counts[group], 0);
}

/** One button for each page, named by the names on it. */
export function pageButtons(t: Text, view: WorkView): Widget | null {
  if (view.pages.length < 2) return null;
  const page = ({ label }: { readonly label: string }, i: number): Button =>
    button(String(i) === view.place.page ? t.work.active(label) : label, turnAsk(view, String(i)));
  return buttons(...view.pages.map(page));
}

/** A page of this list, with what was looked at: that stays ticked as it is. */
export function turnAsk({ place, mode, looked }: WorkView, page: string): Extract<Ask, { ask: 'work' }> {
  const pages = new Set([...(looked?.split(' ') ?? []), place.page]);
  return { ask: 'work', mode, ...only(place), page, from: 'list', looked: [...pages].join(' ') };
}

/** Cells that cannot be read: a few by name, the rest as a number. */
export function problemSection(t: Text, { problems }: WorkView): Section | null {
  if (problems.length === 0) return null;
  const shown = problems.slice(0, 3);
  const beyond = problems.length - shown.length;
  return section(
    t.work.unreadable(problems.length),
    ...shown.map(({ studentName, typed }) => warning(`${isolated(studentName)}: “${typed}”`)),
    row(t.work.unreadableMend, { bottom: beyond > 0 ? t.andMore(beyond) : undefined, ask: { ask: 'unreadable' } }),
  );
}

/** Why the list is empty, and what would fill it. */
function emptyText(t: Text, { place }: WorkView): string {
  return place.filter === 'TURNED_IN' ? t.work.nobodyTurnedIn : t.work.nobody;
}

/** Work on paper comes in through nothing: the teacher says that it is there. */
function flagInstead(t: Text, { counts, place }: WorkView): Widget | null {
  if (place.filter !== 'TURNED_IN' || counts.ASSIGNED === 0) return null;
  return buttons(button(t.flags.open, workAsk('flag', { ...place, filter: 'ASSIGNED', page: '0' }, 'list')));
}

function groupSection(t: Text, view: WorkView, group: Group): Section {
  const rows = view.rows.filter(({ status }) => status.group === group);
  const { missing } = view.counts;
  const [label, n] = [t.groups[group], view.counts[group]];
  const withMissing = group === 'ASSIGNED' && missing > 0;
  const title = withMissing ? t.work.groupMissing(label, n, missing) : t.work.group(label, n);
  return section(title, ...rows.map((student) => studentRow(t, view, student)));
}

/** Leads to the student among those of the same group: who opens the first one turned in goes on to the next of them. */
function studentRow(t: Text, { decimal, points, place }: WorkView, student: WorkRow): Widget {
  const bottom = statusLine(t, student.status, { decimal, points }, student);
  const filter = place.filter === 'ALL' ? student.status.group : place.filter;
  return row(student.name, { bottom, ask: studentAsk(student.student, { ...place, filter }) });
}

/** What the button that reads the form says. */
export function takeLabel(t: Text, { takes }: WorkView): string {
  return takes === 'handIns' ? t.work.collect : t.work.import;
}

/** Importing, or why it is not possible (S22, S23); help beside it (S25). */
function importSection(t: Text, view: WorkView): Section | null {
  const { canImport, importWhyNot, place, takes } = view;
  if (!canImport && (importWhyNot ?? null) === null) return null;
  const ask: Ask = { ask: 'importPlan', assignment: place.assignment, scale: 'scale' };
  const why =
    canImport || importWhyNot === null || importWhyNot === undefined ? null : t.work.importWhyNot[importWhyNot];
  return section(
    takes === 'handIns' ? t.work.form : t.work.quiz,
    buttons({ ...button(takeLabel(t, view), ask), disabled: !canImport }),
    why !== null && paragraph(why),
    takes !== 'handIns' && row(t.work.importHelp, { open: HELP.quiz }),
  );
}
