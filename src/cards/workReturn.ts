/** The students of one assignment as one list to tick, to return to several at once (S69-S72, S87). */
import { showGrade } from '../gradebook/grade';
import type { Text } from '../text/language';
import type { Choice, Section } from './card';
import { dotted, isolated, paragraph, section, sections } from './widgets';
import type { WorkRow, WorkView } from './work';
import { filterButtons, pageButtons, problemSection } from './workLook';
import { statusLine, unbroken } from './status';

export function returnSections(t: Text, view: WorkView): readonly Section[] {
  return sections(
    section(undefined, filterButtons(t, view)),
    problemSection(t, view),
    section(
      undefined,
      view.rows.length === 0 ? paragraph(t.work.returnNobody) : studentTicks(t, view),
      everyoneTick(t, view),
      pageButtons(t, view),
      view.rows.length > 0 && paragraph(t.work.returnHow),
    ),
  );
}

function studentTicks(t: Text, view: WorkView): Choice {
  return {
    kind: 'choice',
    name: 'students',
    label: t.work.returnTitle,
    as: 'ticks',
    options: view.rows.map((row) => ({ value: row.student, label: labelOf(t, view, row), on: isOn(view, row) })),
  };
}

/** Ticked before, or ready to return when nothing was ticked yet. */
function isOn({ ticked }: WorkView, row: WorkRow): boolean {
  return ticked === undefined ? (row.ready ?? false) : ticked.includes(row.student);
}

/** `Amber de Vries · 8.5`: the name and what would be returned. */
function labelOf(t: Text, { decimal, points }: WorkView, row: WorkRow): string {
  const status = unbroken(statusLine(t, row.status, { decimal, points }, { ...row, comment: false }));
  if (row.unreadable !== undefined || row.status.label === 'graded') return dotted(isolated(row.name), status);
  if (row.draft !== null && points !== null)
    return dotted(isolated(row.name), showGrade(row.draft, decimal), late(t, row));
  return dotted(
    isolated(row.name),
    row.status.group === 'TURNED_IN' ? dotted(t.work.withoutGrade, late(t, row)) : status,
  );
}

function late(t: Text, row: WorkRow): string {
  return row.late === true ? t.status.late : '';
}

/** The field that must have a tick (S72); none where one tick elsewhere stands for everybody, or there is nobody to tick. */
export function needsTick(view: WorkView): string | undefined {
  return hasEveryone(view) || view.rows.length === 0 ? undefined : 'students';
}

function hasEveryone({ pages, rows, readyTotal = 0 }: WorkView): boolean {
  return pages.length > 1 && readyTotal > rows.filter(({ ready }) => ready === true).length;
}

/** With more pages than one: everybody who is ready in one tick (S87). */
function everyoneTick(t: Text, view: WorkView): Choice | null {
  if (!hasEveryone(view)) return null;
  const option = { value: 'ready', label: t.work.everyone(view.readyTotal ?? 0), on: false };
  return { kind: 'choice', name: 'everyone', label: t.work.everyoneTitle, as: 'ticks', options: [option] };
}
