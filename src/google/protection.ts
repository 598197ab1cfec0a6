import type { Visit } from './visit';

type Protection = GoogleAppsScript.Spreadsheet.Protection;

/**
 * Whether somebody else protected cells that this teacher's batches go to. Asked before a batch is logged: once it is,
 * every visit would try to finish it, and fail. The owner of the file may always write and costs one look-up; a file in
 * a shared drive has no owner. Protected names or headings close nothing.
 */
export function isClosed(visit: Visit): boolean {
  const owner = visit.file.getOwner()?.getEmail() ?? '';
  if (owner !== '' && owner === visit.who) return false;
  const { SHEET, RANGE } = SpreadsheetApp.ProtectionType;
  const closed = (kind: GoogleAppsScript.Spreadsheet.ProtectionType) =>
    visit.file.getProtections(kind).some((one) => isOurs(visit, one) && !one.isWarningOnly() && !one.canEdit());
  return closed(SHEET) || closed(RANGE);
}

/** A protection of a tab that the program writes in; in Grades only one that reaches a student's grade. */
function isOurs({ tabs, grades }: Visit, protection: Protection): boolean {
  const range = protection.getRange();
  const tab = range.getSheet().getSheetId();
  if (tab !== tabs.grades.getSheetId()) return Object.values(tabs).some((own) => own.getSheetId() === tab);
  const [row, column] = [first(grades.students.map((one) => one.row)), first(grades.heads.map((one) => one.column))];
  return range.getLastRow() >= row && range.getLastColumn() >= column;
}

function first(places: readonly number[]): number {
  return places.length === 0 ? 1 : Math.min(...places);
}
