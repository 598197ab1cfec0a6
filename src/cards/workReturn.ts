/** The students of one assignment as one list to tick, to return to several at once (S69-S72, S87). */
import { showGrade } from '../gradebook/grade';
import type { Text } from '../text/language';
import type { Section } from './card';
import { dotted, isolated, paragraph, sections, untitled } from './widgets';
import type { WorkRow, WorkView } from './work';
import { filterButtons, pageButtons, problemSection } from './workLook';
import { statusLine, unbroken } from './status';
import { everyoneTick, studentTicks } from './workTicks';

/** The list of work with a tick for each student who can be given something back (S72). */
export function returnSections(t: Text, view: WorkView): readonly Section[] {
  return sections(
    untitled(filterButtons(t, view)),
    problemSection(t, view),
    untitled(
      view.rows.length === 0
        ? paragraph(t.work.returnNobody)
        : studentTicks(t, view, t.work.returnTitle, (row) => ({ label: labelOf(t, view, row), on: isOn(view, row) })),
      // With more pages than one: everybody who is ready (S87).
      hasEveryone(view) && everyoneTick(t, view, 'ready', t.work.everyone(view.readyTotal ?? 0)),
      pageButtons(t, view),
      view.rows.length > 0 && paragraph(t.work.returnHow),
    ),
  );
}

/** Ticked before, or ready to return on a page that was not looked at yet. */
function isOn({ ticked, looked, place }: WorkView, { student, ready = false }: WorkRow): boolean {
  const isNew = looked === undefined ? ticked === undefined : !looked.split(' ').includes(place.page);
  return ticked?.includes(student) === true || (isNew && ready);
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
