import { NOTES, OPEN, SAFE, type FindingKind, type Place } from '../gradebook/found';
import type { Cell } from '../gradebook/cell';
import type { Decimal } from '../gradebook/decimal';
import type { Lost } from '../gradebook/lost';
import { isMoment, type Moment } from '../gradebook/moment';
import type { Strange } from '../gradebook/submissionRow';
import { asText } from '../gradebook/table';
import type { Tab } from '../gradebook/tables';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import type { Card, Row, Section } from './card';
import type { Ask } from './requests';
import { button, buttons, dotted, paragraph, row, section, sections, untitled } from './widgets';

/** A place as in the sheet: its cell (`F12`) when it is one. */
export interface FoundPlace extends Pick<Place, 'tab' | 'row' | 'about' | 'strange'> {
  readonly cell?: string;
}

export interface FoundThings {
  readonly kind: FindingKind;
  readonly places: readonly FoundPlace[];
}

export interface CheckView {
  /** rows of work and batches of the log that were compared */
  readonly works: number;
  readonly batches: number;
  readonly found: readonly FoundThings[];
  readonly decimal: Decimal;
  readonly now: Moment;
  readonly lost: readonly Lost[];
  /** what the repair before mended, and how many of it */
  readonly done: readonly { readonly kind: FindingKind; readonly count: number }[];
}

/** Places named in one line, and things deleted on one card. */
const PLACES = 3;
const MOST_LOST = 40;

/** What is not as it should be: what the repair mends, what was deleted, what only the teacher can decide. */
export function checkCard(t: Text, view: CheckView): Card {
  const of = (kinds: readonly FindingKind[]) => view.found.filter(({ kind }) => kinds.includes(kind));
  const [safe, open, notes] = [of(SAFE), of(OPEN), of(NOTES)];
  const fine = safe.length + open.length === 0 && view.lost.every(({ leftOut }) => leftOut);
  const again = button(t.check.again, { ask: 'check', from: 'check' });
  const toHome = button(t.toHome, { ask: 'home' });
  return {
    name: 'check',
    title: t.check.title,
    sections: sections(
      untitled(fine && paragraph(t.check.fine), paragraph(t.check.compared(view.works, view.batches))),
      view.done.length > 0 &&
        section(t.check.done, ...view.done.map(({ kind, count }) => paragraph(`✓ ${t.check.found[kind](count)}`))),
      section(
        safe.length > 0 ? t.check.safe : undefined,
        ...rows(t, view, safe),
        view.done.length > 0 && safe.length > 0 && paragraph(t.check.notYet),
      ),
      lostSection(t, view.lost),
      section(open.length > 0 ? t.check.open : undefined, ...rows(t, view, open)),
      section(notes.length > 0 ? t.check.notes : undefined, ...rows(t, view, notes)),
      untitled(row(t.snapshots.menu, { bottom: t.check.snapshots, ask: { ask: 'snapshots' } })),
    ),
    footer:
      safe.length > 0
        ? { main: button(t.check.repair, { ask: 'repair' }), other: again }
        : fine
          ? { main: toHome, other: again }
          : { main: again, other: toHome },
  };
}

function rows(t: Text, view: CheckView, found: readonly FoundThings[]): Row[] {
  return found.map(({ kind, places }) => {
    const beyond = places.length - PLACES;
    const named = places.slice(0, PLACES).map((place) => placeText(t, view, place));
    const ask = ASKS[kind];
    return row(t.check.found[kind](places.length), {
      bottom: dotted(...named, beyond > 0 && t.check.more(beyond), t.check.how[kind]),
      ...(ask ? { ask } : {}),
    });
  });
}

/** Where a thing is dealt with that only the teacher can decide. */
const ASKS: Partial<Record<FindingKind, Ask>> = { unreadable: { ask: 'unreadable' }, settings: { ask: 'settings' } };

function placeText(t: Text, view: CheckView, { tab, cell, row: line, about = '', strange }: FoundPlace): string {
  const place = cell ?? (line === undefined ? '' : t.check.row(line));
  const part = (t.check.part as Readonly<Record<string, string | undefined>>)[about];
  const said = strange ? strangeText(t, view, tab, strange) : '';
  return [`${t.tabs[tab]} ${place}`.trim(), part ?? about, said].filter((one) => one !== '').join(': ');
}

/** `Draft grade “abs?” counts as empty`. */
function strangeText(t: Text, view: CheckView, tab: Tab, { key, typed, taken }: Strange): string {
  const headers = t.headers[tab] as Readonly<Record<string, string | undefined>>;
  const said = cellText(t, view, typed);
  return t.check.strange(headers[key] ?? key, said === '' ? null : said, cellText(t, view, taken));
}

/** More of a long text does not help a teacher to find it. */
const MOST_SAID = 40;

function cellText(t: Text, { decimal, now }: CheckView, cell: Cell): string {
  if (typeof cell === 'object') return showMoment(t, cell.moment.replace(/T00:00:00$/, ''), now);
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  const text = isMoment(asText(cell)) ? showMoment(t, asText(cell), now) : asText(cell);
  return text.length > MOST_SAID ? `${text.slice(0, MOST_SAID)}…` : text;
}

function lostSection(t: Text, lost: readonly Lost[]): Section | null {
  if (lost.length === 0) return null;
  const beyond = lost.length - MOST_LOST;
  const options = lost.slice(0, MOST_LOST).map((one) => ({ value: one.id, label: lostText(t, one), on: !one.leftOut }));
  return section(
    t.check.lost,
    paragraph(t.check.lostWhy),
    { kind: 'choice', name: 'lost', label: t.check.which, as: 'ticks', options },
    beyond > 0 && paragraph(t.andMore(beyond)),
    buttons(
      { ...button(t.check.putBack, { ask: 'putBack' }), needs: 'lost' },
      { ...button(t.check.leaveOut, { ask: 'leaveOut' }), needs: 'lost' },
    ),
    lost.some(({ of }) => of === 'student') && row(t.check.lostForGood, { ask: { ask: 'leavers', page: '0' } }),
  );
}

function lostText(t: Text, { of, name, drafts, returned, comments, leftOut }: Lost): string {
  const what = of === 'student' ? t.check.lostStudent(name) : t.check.lostAssignment(name);
  return dotted(what, t.check.kept(drafts, returned, comments), leftOut && t.check.leftOut);
}
