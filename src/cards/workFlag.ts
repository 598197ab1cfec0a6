/** The students of one assignment to tick, and what to say of their work by hand: turned in or not, excused or not. */
import { flagsFor, type Flag } from '../gradebook/flags';
import type { Text } from '../text/language';
import type { Card, Choice, Section, Widget } from './card';
import { only, workAsk } from './place';
import type { Ask } from './requests';
import { statusLine, unbroken } from './status';
import { button, buttons, dotted, isolated, paragraph, sections, untitled, warning } from './widgets';
import type { Flagged, WorkRow, WorkView } from './work';
import { filterButtons, pageButtons, turnAsk } from './workLook';
import { everyoneTick, studentTicks } from './workTicks';

/** The list of work with a tick for each student, to mark many at once by hand; what was just marked stands above it. */
export function flagSections(t: Text, view: WorkView): readonly Section[] {
  const done = view.flagged && flaggedSection(t, view, view.flagged);
  if (view.rows.length === 0) {
    return sections(done, untitled(filterButtons(t, view), paragraph(t.work.nobody)));
  }
  return sections(
    done,
    untitled(filterButtons(t, view), flagChoice(t, view), tickButton(t, view)),
    untitled(
      studentTicks(t, view, t.flags.who, (row) => ({ label: labelOf(t, view, row), on: isOn(view, row) })),
      view.pages.length > 1 && everyoneTick(t, view, 'all', t.flags.everyone(view.total)),
    ),
    untitled(pageButtons(t, view)),
  );
}

/** What was done, whom it passed by and why, and the way back. */
function flaggedSection(t: Text, { place }: WorkView, flagged: Flagged): Section {
  const { flag, students, batch } = flagged;
  const { filter, page } = place;
  return untitled(
    students === 0 ? warning(t.flags.nobody) : paragraph(`✓ ${t.flags.done[flag](students)}`),
    leftOutText(t, flagged) !== '' && paragraph(leftOutText(t, flagged)),
    batch !== '' && buttons(button(t.flags.undo, { ask: 'undo', batch, from: 'list', filter, page })),
  );
}

/** `Skipped: 2 already so · 1 excused`; nothing when nobody was. */
export function leftOutText(t: Text, { leftOut }: Pick<Flagged, 'leftOut'>): string {
  const { already = 0, excused = 0, returned = 0, unreadable = 0 } = leftOut;
  const { why } = t.flags;
  const parts = dotted(
    already > 0 && why.already(already),
    excused > 0 && why.excused(excused),
    returned > 0 && why.returned(returned),
    unreadable > 0 && why.unreadable(unreadable),
  );
  return parts === '' ? '' : t.flags.leftOut(parts);
}

/** One list to choose from: what is turned in can only be the reverse, everything else is most likely turned in. */
function flagChoice(t: Text, { flag, place, overdue = false }: WorkView): Choice {
  const chosen: Flag = flag ?? (place.filter === 'TURNED_IN' ? 'notTurnedIn' : 'turnedIn');
  const options = flagsFor(overdue).map((value) => ({
    value,
    label: value === 'turnedIn' && overdue ? t.flags.inTime : t.flags.as[value],
    on: value === chosen,
  }));
  return { kind: 'choice', name: 'flag', label: t.flags.label, as: 'list', options };
}

function isOn({ tickAll, ticked = [] }: WorkView, { student }: WorkRow): boolean {
  return tickAll ?? ticked.includes(student);
}

/** `Amber de Vries · ● Turned in` */
function labelOf(t: Text, { decimal, points }: WorkView, { name, status, unreadable, late }: WorkRow): string {
  return dotted(isolated(name), unbroken(statusLine(t, status, { decimal, points }, { unreadable, late })));
}

/** Every box in one click, for all but a few. */
function tickButton(t: Text, view: WorkView): Widget | null {
  if (view.rows.length < 2) return null;
  const tick = view.tickAll === true ? ('none' as const) : ('all' as const);
  return buttons(button(t.flags.tick[tick], { ...turnAsk(view, view.place.page), tick }));
}

/** The button needs a tick (S72), unless one tick elsewhere stands for everybody. */
export function flagFooter(t: Text, { place, rows, pages }: WorkView): Card['footer'] {
  const ask: Ask = { ask: 'flag', ...only(place) };
  const needs = pages.length > 1 || rows.length === 0 ? {} : { needs: 'students' };
  const main = { ...button(t.flags.flag, ask), disabled: rows.length === 0, ...needs };
  return { main, other: button(t.returning.toList, workAsk('look', only(place), 'list')) };
}
