import type { Undoes } from '../gradebook/batch';
import type { Decimal } from '../gradebook/grade';
import type { Moment } from '../gradebook/moment';
import type { Stays } from '../gradebook/undo';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import type { Card, Row, Section } from './card';
import { factText, type Fact } from './history';
import type { Ask } from './requests';
import { button, buttons, dotted, paragraph, row, section, sections, untitled, warning } from './widgets';

/** Where the list of changes stands: of one assignment, or of the class (''). */
export interface ChangesPlace {
  readonly assignment: string;
  /** as text, from '0', the newest */
  readonly page: string;
}

export interface ListedBatch {
  readonly id: string;
  readonly at: Moment;
  readonly who: string;
  readonly what: string;
  readonly students: number;
  readonly undone: '' | 'all' | 'part';
}

export interface ChangesView {
  readonly place: ChangesPlace;
  /** of the assignment */
  readonly title?: string;
  /** newest first */
  readonly batches: readonly ListedBatch[];
  readonly more: boolean;
  readonly now: Moment;
}

/** What was changed last, to look into and to undo; newest first. */
export function changesCard(t: Text, { place, title, batches, more, now }: ChangesView): Card {
  const page = Number(place.page);
  const turn = (label: string, to: number) =>
    button(label, { ask: 'changes', ...place, page: String(to), from: 'list' } as const);
  return {
    name: 'changes',
    title: t.changes.title,
    subtitle: title,
    sections: sections(
      untitled(
        batches.length === 0 && paragraph(more ? t.changes.noneHere : t.changes.none),
        ...batches.map((batch) => listedRow(t, batch, place, now)),
        buttons(page > 0 && turn(t.changes.later, page - 1), more && turn(t.changes.earlier, page + 1)),
      ),
    ),
  };
}

function listedRow(
  t: Text,
  { id, at, who, what, students, undone }: ListedBatch,
  place: ChangesPlace,
  now: Moment,
): Row {
  return row(what, {
    top: showMoment(t, at, now),
    bottom: dotted(undone !== '' && t.changes.undone[undone], students > 0 && t.students(students), who),
    ask: batchAsk(id, place),
  });
}

function batchAsk(batch: string, { assignment, page }: ChangesPlace): Ask {
  return { ask: 'batch', batch, assignment, page };
}

export interface ShownThing {
  readonly name: string;
  readonly facts: readonly Fact[];
  readonly stays: Stays | null;
  /** who changed it since, when that is known; `who` is '' for somebody in the sheet */
  readonly by?: { readonly who: string; readonly at: Moment };
}

export interface BatchView {
  readonly place: ChangesPlace;
  readonly id: string;
  readonly at: Moment;
  readonly who: string;
  readonly what: string;
  readonly now: Moment;
  readonly decimal: Decimal;
  readonly things: readonly ShownThing[];
  /** students who had a message about the return that would be undone */
  readonly told: number;
  /** messages that have not gone out and would not any more */
  readonly waiting: number;
  /** the batch that undid it */
  readonly undone?: Undoes;
  /** names what would be undone */
  readonly seen: string;
  readonly problem?: string;
}

/** What one batch changed: what can be undone and what cannot, and why. */
export function batchCard(t: Text, view: BatchView): Card {
  const { place, id, things, undone, told, waiting } = view;
  const free = things.filter(({ stays }) => stays === null);
  const rest = things.filter(({ stays }) => stays !== null);
  const undo: Ask = { ask: 'undo', batch: id, seen: view.seen, ...place };
  return {
    name: 'batch',
    title: t.changes.one,
    sections: sections(
      untitled(
        warning(view.problem),
        row(view.what, { top: showMoment(t, view.at, view.now), bottom: view.who }),
        undone &&
          row(t.changes.undone[undone.part ? 'part' : 'all'], {
            bottom: t.changes.seeUndo,
            ask: batchAsk(undone.batch, place),
          }),
        told > 0 && warning(t.changes.told(told)),
        waiting > 0 && paragraph(t.changes.waiting(waiting)),
        things.length === 0 && paragraph(t.changes.nothing),
      ),
      listed(t, t.changes.canUndo(free.length), free, view),
      listed(t, t.changes.stays(rest.length), rest, view),
    ),
    ...(free.length === 0
      ? {}
      : {
          footer: {
            main: button(t.changes.undo(free.length), undo),
            other: button(t.cancel, { ask: 'cancel' }),
          },
        }),
  };
}

/** Things shown of each list; the rest is a number. */
const SHOWN = 40;

function listed(t: Text, title: string, things: readonly ShownThing[], view: BatchView): Section | null {
  if (things.length === 0) return null;
  const beyond = things.length - SHOWN;
  const rows = things.slice(0, SHOWN).map((thing) => thingRow(t, thing, view));
  return section(title, ...rows, beyond > 0 && paragraph(t.andMore(beyond)));
}

function thingRow(t: Text, { name, facts, stays, by }: ShownThing, { decimal, now }: BatchView): Row {
  const why = stays === null ? '' : by && stays === 'changed' ? sinceText(t, by, now) : t.changes.why[stays];
  return row(name, { bottom: dotted(why, ...facts.map((fact) => factText(t, fact, decimal))) });
}

function sinceText(t: Text, { who, at }: NonNullable<ShownThing['by']>, now: Moment): string {
  const when = at === '' ? '' : showMoment(t, at, now);
  return dotted(who === '' ? t.changes.why.changed : t.changes.changedBy(who), when);
}
