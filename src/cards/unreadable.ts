import type { Text } from '../text/language';
import type { Card } from './card';
import type { Ask } from './requests';
import { MOST_ROWS, button, dotted, paragraph, row, sections, untitled } from './widgets';

export interface UnreadableCell {
  /** as in the sheet: 'F12' */
  readonly cell: string;
  readonly student: string;
  readonly assignment: string;
  readonly text: string;
  /** opens the student's work, where it is known */
  readonly ask?: Ask;
}

export interface UnreadableView {
  readonly cells: readonly UnreadableCell[];
}

/** The cells that the program leaves alone because it cannot read them; at most 90, the rest as a number. */
export function unreadableCard(t: Text, { cells }: UnreadableView): Card {
  const beyond = cells.length - MOST_ROWS;
  const check = button(t.unreadable.check, { ask: 'unreadable', from: 'list' });
  const toHome = button(t.toHome, { ask: 'home' });
  return {
    name: 'unreadable',
    title: t.unreadable.title,
    sections: sections(
      untitled(paragraph(cells.length === 0 ? t.unreadable.none : t.unreadable.why)),
      untitled(
        ...cells.slice(0, MOST_ROWS).map((cell) => cellRow(t, cell)),
        beyond > 0 && paragraph(t.andMore(beyond)),
      ),
    ),
    footer: cells.length === 0 ? { main: toHome, other: check } : { main: check, other: toHome },
  };
}

function cellRow(t: Text, { cell, student, assignment, text, ask }: UnreadableCell) {
  return row(`“${text}”`, { top: t.unreadable.cell(cell), bottom: dotted(student, assignment), ask });
}
