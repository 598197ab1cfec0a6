type Sheet = GoogleAppsScript.Spreadsheet.Sheet;

/** Room down to a row: a teacher may have deleted all the empty ones. Gives whether rows were added. */
export function makeRoom(sheet: Sheet, last: number, most = sheet.getMaxRows()): boolean {
  if (last > most) sheet.insertRowsAfter(most, last - most);
  return last > most;
}

/** A new column in this place that takes no rule for data, tick boxes for one, from the column beside it, and is not hidden. */
export function insertColumn(sheet: Sheet, column: number): void {
  sheet.insertColumnsAfter(column - 1, 1);
  sheet.getRange(1, column, sheet.getMaxRows(), 1).clearDataValidations();
  sheet.showColumns(column);
}

/**
 * The first row below all that stands in a tab of which the first rows are headings, with room for so many. It is looked for
 * once more after rows were added, so that nothing comes between the look and the write.
 */
export function freeRow(sheet: Sheet, count = 1): number {
  const most = sheet.getMaxRows();
  const row = sheet.getLastRow() + 1;
  return makeRoom(sheet, row + count - 1, most) ? freeRow(sheet, count) : row;
}
