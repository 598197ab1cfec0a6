/** What the menus and tools of the spreadsheet do: each command under the name of its word. */
import type { Area, Direction } from '../page';
import { h, icon } from './dom';
import type { Grid } from './grid/grid';
import { cellName } from './grid/layout';
import { isWhole } from './grid/selection';
import type { MenuLine } from './menu';
import { askForText } from './prompt';
import type { Send } from './sheet';
import type { Words } from './words';

const ROWS = ['rowAbove', 'rowBelow', 'deleteRows', 'hideRows'] as const;
const COLUMNS = ['columnLeft', 'columnRight', 'deleteColumns', 'hideColumns', 'moveLeft', 'moveRight'] as const;
const SORTS = ['sortUp', 'sortDown', 'sortRangeUp', 'sortRangeDown'] as const;
const CELL = ['note', 'clear'] as const;

type Command =
  (typeof ROWS)[number] | (typeof COLUMNS)[number] | (typeof SORTS)[number] | (typeof CELL)[number] | 'unhide';

const TOOLS: readonly (readonly [Command, Parameters<typeof icon>[0]])[] = [
  ['sortUp', 'sortUp'],
  ['sortDown', 'sortDown'],
  ['rowAbove', 'rowPlus'],
  ['columnLeft', 'columnPlus'],
  ['clear', 'trash'],
  ['note', 'note'],
];

export class SheetMenus {
  readonly #grid: Grid;
  readonly #send: Send;

  constructor(grid: Grid, send: Send) {
    this.#grid = grid;
    this.#send = send;
  }

  /** For a right click: what fits the cells, rows or columns that are chosen. */
  cell(words: Words): MenuLine[] {
    const { view, area } = this.#grid;
    const whole = view && isWhole(view, area);
    const lines = [...(whole === 'column' ? [] : ROWS), ...(whole === 'row' ? [] : COLUMNS)];
    return [...this.#lines(words, lines), 'line', ...this.#lines(words, SORTS), 'line', ...this.#lines(words, CELL)];
  }

  edit(words: Words): MenuLine[] {
    const some = (names: readonly Command[]) => this.#lines(words, names);
    return [
      ...some(['clear']),
      'line',
      ...some(ROWS.slice(2)),
      'line',
      ...some(COLUMNS.slice(2)),
      'line',
      ...some(['unhide']),
    ];
  }

  insert(words: Words): MenuLine[] {
    return [
      ...this.#lines(words, [...ROWS.slice(0, 2), ...COLUMNS.slice(0, 2)]),
      'line',
      ...this.#lines(words, ['note']),
    ];
  }

  data(words: Words): MenuLine[] {
    return this.#lines(words, SORTS);
  }

  tools(words: Words): HTMLElement[] {
    return TOOLS.map(([command, picture]) => {
      const run = (): void => {
        this.#run(command, words);
        if (command !== 'note') this.#grid.focus();
      };
      return h(
        'button',
        { type: 'button', title: words[command], 'aria-label': words[command], onclick: run },
        icon(picture, 18),
      );
    });
  }

  #lines(words: Words, commands: readonly Command[]): MenuLine[] {
    const { rows, columns } = this.#grid.area;
    const range = rows > 1 && columns > 1;
    return commands.map((command) => ({
      label: words[command],
      disabled: command.startsWith('sortRange') && !range,
      run: () => {
        this.#run(command, words);
      },
    }));
  }

  #run(command: Command, words: Words): void {
    const commands: Readonly<Record<Command, () => void>> = {
      rowAbove: () => {
        this.#change('insert', 'row');
      },
      rowBelow: () => {
        this.#change('insert', 'row', true);
      },
      deleteRows: () => {
        this.#change('remove', 'row');
      },
      hideRows: () => {
        this.#change('hide', 'row');
      },
      columnLeft: () => {
        this.#change('insert', 'column');
      },
      columnRight: () => {
        this.#change('insert', 'column', true);
      },
      deleteColumns: () => {
        this.#change('remove', 'column');
      },
      hideColumns: () => {
        this.#change('hide', 'column');
      },
      moveLeft: () => {
        this.#move(-1);
      },
      moveRight: () => {
        this.#move(1);
      },
      sortUp: () => {
        this.#sort(true);
      },
      sortDown: () => {
        this.#sort(false);
      },
      sortRangeUp: () => {
        this.#sort(true, this.#grid.area);
      },
      sortRangeDown: () => {
        this.#sort(false, this.#grid.area);
      },
      note: () => {
        this.#note(words);
      },
      clear: () => {
        this.#send({ do: 'clear', area: this.#grid.area });
      },
      unhide: () => {
        this.#send({ do: 'unhide' });
      },
    };
    commands[command]();
  }

  #change(how: 'insert' | 'remove' | 'hide', what: Direction, after = false): void {
    const { row, column, rows, columns } = this.#grid.area;
    const [at, count] = what === 'row' ? [row, rows] : [column, columns];
    this.#send({ do: how, what, at: after ? at + count : at, count });
  }

  #move(by: -1 | 1): void {
    const { column, columns } = this.#grid.area;
    const before = by < 0 ? column - 1 : column + columns + 1;
    if (before >= 1) this.#send({ do: 'move', what: 'column', at: column, count: columns, before });
  }

  #sort(ascending: boolean, area?: Area): void {
    const { column } = this.#grid.selection.anchor;
    this.#send({ do: 'sort', column, ascending, ...(area ? { area } : {}) });
  }

  #note(words: Words): void {
    const { row, column } = this.#grid.selection.anchor;
    const cell = this.#grid.view?.rows[row - 1]?.[column - 1];
    const before = cell ? (cell[3] ?? '') : '';
    askForText(`${words.noteLabel} ${cellName(row, column)}`, before, words, (text) => {
      this.#grid.focus();
      if (text !== undefined) this.#send({ do: 'note', row, column, text });
    });
  }
}
