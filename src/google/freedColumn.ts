import { isGivenText } from '../gradebook/given';
import { RETURNED_COLUMN, type Grades } from '../gradebook/grades';
import { placesTo } from '../gradebook/places';
import { letters } from './layout';

/**
 * Our hidden column over which somebody pasted a title is the teacher's: it is shown, and what of ours is left in it goes. What
 * was returned is written into another one by who next needs it. Nothing is done where it stands elsewhere by now.
 */
export function freeColumn(sheet: GoogleAppsScript.Spreadsheet.Sheet, { cells, rows }: Grades, column: number): void {
  sheet.showColumns(column);
  const now = sheet.getRange(1, column, cells.rows, 1).getValues();
  const textAt = (row: number) => String(now[row - 1]?.[0]);
  if (textAt(1) !== RETURNED_COLUMN || textAt(rows.get('title') || 0) === '') return;
  const ours = placesTo(cells.rows).filter((row) => row === 1 || isGivenText(textAt(row)));
  sheet.getRangeList(ours.map((row) => letters(column) + String(row))).clearContent();
}
