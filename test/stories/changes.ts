/** Recent changes as a teacher uses them: the list, one batch of it, and undoing it. */
import type { QuizClass } from './quizzes';

type Seat = Pick<QuizClass, 'panel' | 't'>;

/** The list of the class. */
export function openChanges({ panel, t }: Seat): void {
  panel.open();
  panel.click(t.changes.title);
}

interface Line {
  readonly top: string;
  readonly text: string;
  readonly bottom: string;
}

/** The lines of the card in view. */
export function lines({ panel }: Pick<Seat, 'panel'>): Line[] {
  return rows({ panel }).map(({ topLabel = '', text, bottomLabel = '' }) => ({
    top: topLabel,
    text,
    bottom: bottomLabel,
  }));
}

function rows({ panel }: Pick<Seat, 'panel'>) {
  return panel.card.sections.flatMap(({ widgets }) =>
    widgets.flatMap((widget) => (widget.type === 'DecoratedText' ? [widget] : [])),
  );
}

/** Opens a line of the list in view, the newest batch at 0. */
export function openLine({ panel }: Pick<Seat, 'panel'>, index: number): void {
  const row = rows({ panel })[index];
  if (!row?.onClick) throw new Error(`there is no line ${index} to open`);
  panel.press(row.onClick);
}

/** Opens one of the last batches, the newest at 0. */
export function openBatch(seat: Seat, index = 0): void {
  openChanges(seat);
  openLine(seat, index);
}

/** Undoes one of the last batches, the newest at 0. */
export function undoBatch(seat: Seat, index = 0): void {
  openBatch(seat, index);
  const main = seat.panel.card.footer?.primary?.text;
  if (main === undefined) throw new Error(`nothing can be undone:\n${seat.panel.text()}`);
  seat.panel.click(main);
}
