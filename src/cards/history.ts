import { showGrade, type Decimal, type Hundredths } from '../gradebook/grade';
import type { Moment } from '../gradebook/moment';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import type { Card, Widget } from './card';
import { MOST_ROWS, dotted, paragraph, row, sections, untitled } from './widgets';

/** One fact that changed. */
export interface Fact {
  /** a key of `t.history.fields`; anything else is shown as it is; '' is not named */
  readonly field: string;
  /** a grade as a number, everything else as readable text */
  readonly before: Hundredths | string | null;
  readonly after: Hundredths | string | null;
}

export interface HistoryEvent extends Fact {
  readonly at: Moment;
  readonly who: string;
  /** a key of `t.reason`; anything else is shown as it is */
  readonly how: string;
}

export interface HistoryView {
  readonly name: string;
  /** of the assignment */
  readonly title: string;
  readonly decimal: Decimal;
  readonly now?: Moment;
  readonly handIns: number;
  /** newest first */
  readonly events: readonly HistoryEvent[];
}

/** How a grade came about: what, old → new, when, by whom, how (S55, S56). */
export function historyCard(t: Text, view: HistoryView): Card {
  const { events, handIns } = view;
  const beyond = events.length - MOST_ROWS;
  return {
    name: 'history',
    title: view.name,
    subtitle: dotted(t.history.title, view.title),
    sections: sections(
      handIns > 0 && untitled(paragraph(t.history.handIns(handIns))),
      events.length + handIns === 0 && untitled(paragraph(t.history.nothing)),
      untitled(
        ...events.slice(0, MOST_ROWS).map((event) => eventRow(t, view, event)),
        beyond > 0 && paragraph(t.history.earlier(beyond)),
      ),
    ),
  };
}

function eventRow(t: Text, view: HistoryView, event: HistoryEvent): Widget {
  return row(factText(t, event, view.decimal), {
    top: showMoment(t, event.at, view.now),
    bottom: dotted(named(t.reason, event.how), event.who === '' ? t.nobody : event.who),
  });
}

/** `Grade: 7 → 8`. */
export function factText(t: Text, { field, before, after }: Fact, decimal: Decimal): string {
  const change = t.history.change(valueText(t, before, decimal), valueText(t, after, decimal));
  return field === '' ? change : `${named(t.history.fields, field)}: ${change}`;
}

function valueText(t: Text, value: Fact['before'], decimal: Decimal): string {
  if (value === null || value === '') return t.empty;
  return typeof value === 'number' ? showGrade(value, decimal) : value;
}

/** The word for a key; a key without a word, from a later version, is shown as it is. */
function named(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}
