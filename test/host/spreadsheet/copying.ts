/** What `Range.copyTo` copies, and how it fills a larger destination. */
import { keyFor } from '../enums';
import { copied } from './formula';
import { takeInside } from './google';
import { cells, type Place } from './range-formats';
import { CopyPasteType } from './sheets-enums';

/** Part of a cell that is copied. */
export type Part = 'all' | 'values' | 'formats' | 'formulas' | 'validations';

/** The part a CopyPasteType names. */
export function pasteType([type, transposed]: unknown[]): Part {
  if (transposed === true) throw new Error('NotInHost: Range.copyTo transposed');
  const key = keyFor('SpreadsheetApp.Range.copyTo', CopyPasteType, type);
  const parts: Partial<Record<typeof key, Part>> = {
    PASTE_NORMAL: 'all',
    PASTE_VALUES: 'values',
    PASTE_FORMAT: 'formats',
    PASTE_FORMULA: 'formulas',
    PASTE_DATA_VALIDATION: 'validations',
  };
  const part = parts[key];
  if (!part) throw new Error(`NotInHost: Range.copyTo ${key}`);
  return part;
}

/** The part that `{contentsOnly, formatOnly}` asks for. */
export function optionsType(options: unknown): Part {
  const { contentsOnly, formatOnly } = (options ?? {}) as { contentsOnly?: boolean; formatOnly?: boolean };
  return contentsOnly ? 'values' : formatOnly ? 'formats' : 'all';
}

/** Fills the destination with copies if it is a multiple of the source, else copies once from its first cell on. */
export function copy(from: Place, to: Place, part: Part): void {
  const { rows, columns } = from.rect;
  const tiles = to.rect.rows % rows === 0 && to.rect.columns % columns === 0;
  const target = takeInside(to.sheet, tiles ? to.rect : { ...to.rect, rows, columns });
  const source = cells(from.rect, (row, column) => ({
    cell: from.sheet.cell(row, column),
    value: from.sheet.raw(row, column),
    row,
    column,
  }));
  to.sheet.change(target, (old, row, column) => {
    const found = source[(row - target.row) % rows]?.[(column - target.column) % columns];
    if (!found) return old;
    const { cell, value } = found;
    const formula = cell.formula && copied(cell.formula, row - found.row, column - found.column);
    if (part === 'values') return { ...old, raw: value, formula: '' };
    if (part === 'formats') return { ...old, format: cell.format };
    if (part === 'validations') return { ...old, validation: cell.validation };
    return part === 'formulas' ? { ...old, raw: cell.raw, formula } : { ...cell, formula };
  });
}
