/** The cells as elements. Frozen columns stick to the left edge; frozen rows stand in a block that sticks to the top. */
import type { SheetView, StyleView } from '../../page';
import { h } from '../dom';
import { cellAt, cellName, HEAD_WIDTH, letters, type Layout, type Line } from './layout';

/** Draws one row; `top` is given for the rows that scroll, the others take the height that their text needs. */
export function drawRow(view: SheetView, layout: Layout, line: Line, top?: number): HTMLElement {
  const size = top === undefined ? `min-height:${line.size}px` : `height:${line.size}px;top:${top}px`;
  const row = h('div', { class: 'row', role: 'row', 'aria-rowindex': line.at + 1, style: size });
  row.append(rowHead(line), ...columnsOf(layout).map((column) => drawCell(view, layout, line.at, column)));
  return row;
}

function columnsOf({ frozenColumns, columns }: Layout): readonly Line[] {
  return [...frozenColumns, ...columns];
}

function rowHead({ at }: Line): HTMLElement {
  return h('div', { class: 'head row-head', role: 'rowheader', 'data-row': at, id: `row-${at}` }, String(at));
}

/** The letters above the columns. */
export function drawLetters(layout: Layout): HTMLElement {
  const corner = h('div', {
    class: 'head corner',
    role: 'gridcell',
    style: `width:${HEAD_WIDTH}px`,
  });
  const heads = columnsOf(layout).map((column) =>
    h(
      'div',
      {
        class: `head column-head${isFrozen(layout, column) ? ' stuck' : ''}${isLastFrozen(layout, column) ? ' edge' : ''}`,
        role: 'columnheader',
        'data-column': column.at,
        id: `column-${column.at}`,
        style: place(layout, column),
      },
      letters(column.at),
    ),
  );
  return h('div', { class: 'row letters', role: 'row', 'aria-rowindex': 1 }, corner, heads);
}

function isFrozen({ frozenColumns }: Layout, column: Line): boolean {
  return frozenColumns.includes(column);
}

function isLastFrozen({ frozenColumns }: Layout, column: Line): boolean {
  return frozenColumns.at(-1) === column;
}

function place(layout: Layout, column: Line): string {
  const width = `width:${column.size}px`;
  return isFrozen(layout, column) ? `${width};left:${HEAD_WIDTH + column.start}px` : width;
}

function drawCell(view: SheetView, layout: Layout, row: number, column: Line): HTMLElement {
  const cell = cellAt(view, row, column.at);
  const [text = '', place_, , note = ''] = cell ?? [];
  const style = place_ === undefined ? undefined : view.styles[place_];
  const frozen = isFrozen(layout, column);
  const names = [
    'cell',
    frozen && 'stuck',
    isLastFrozen(layout, column) && 'edge',
    note && 'noted',
    style && wrapping(style),
  ];
  const room =
    style?.wrap === 'OVERFLOW' && style.align === 'left' && !frozen ? roomBeside(view, layout, row, column) : 0;
  if (room > 0) names.push('spill');
  const element = h('div', {
    class: names.filter(Boolean).join(' '),
    role: 'gridcell',
    id: `cell-${row}-${column.at}`,
    'aria-colindex': column.at,
    'data-a1': cellName(row, column.at),
    style: place(layout, column) + (style ? look(style) : ''),
    title: note === '' ? undefined : note,
  });
  const limit = room > 0 ? `max-width:${column.size + room - 6}px` : undefined;
  if (text !== '') element.append(h('span', { class: 'text', style: limit }, text));
  if (note !== '') element.append(h('span', { class: 'said' }, note));
  return element;
}

function wrapping({ wrap }: StyleView): string {
  return wrap === 'WRAP' ? 'wrap' : '';
}

/** Text runs on over empty neighbours, as in Sheets: how many pixels of them there are, up to a screen's width. */
function roomBeside(view: SheetView, { columns }: Layout, row: number, column: Line): number {
  let room = 0;
  for (const next of columns.slice(columns.indexOf(column) + 1)) {
    if (cellAt(view, row, next.at) !== undefined || room > 1500) break;
    room += next.size;
  }
  return room;
}

const looks = new WeakMap<StyleView, string>();

function look(style: StyleView): string {
  const known = looks.get(style);
  if (known !== undefined) return known;
  const parts = [
    style.color !== '#000000' && `color:${style.color}`,
    style.background !== '#ffffff' && `background-color:${style.background}`,
    style.bold && 'font-weight:700',
    style.italic && 'font-style:italic',
    style.line !== 'none' && `text-decoration:${style.line}`,
    style.size !== 10 && `font-size:${style.size}pt`,
    style.align !== 'left' &&
      `justify-content:${style.align === 'right' ? 'flex-end' : 'center'};text-align:${style.align}`,
    style.valign !== 'bottom' && `align-items:${style.valign === 'middle' ? 'center' : 'flex-start'}`,
  ];
  const text = parts
    .filter(Boolean)
    .map((part) => `;${String(part)}`)
    .join('');
  looks.set(style, text);
  return text;
}
