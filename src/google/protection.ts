import type { Change } from '../gradebook/batch';
import { erasedIn } from '../gradebook/erasing';
import { isMarked } from './snapshots';
import type { Visit } from './visit';

/** What a change is about. */
type About = Pick<Change, 'student' | 'assignment'> & Partial<Pick<Change, 'field' | 'reason'>>;

/** Changes that may go anywhere. */
export const ANYWHERE: readonly About[] = [{ student: '', assignment: '' }];

type Protection = GoogleAppsScript.Spreadsheet.Protection;

/**
 * Whether somebody else protected cells that this teacher's batches go to. Asked before a batch is logged: once it is,
 * every visit would try to finish it, and fail. The owner of the file may always write and costs one look-up; a file in
 * a shared drive has no owner. Protected names close nothing but changes of students, and headings those of assignments;
 * what was typed in the sheet stands there already, but for the ids of what is new. Protected snapshots close the removal of a
 * student with everything, which writes there too.
 */
export function isClosed(visit: Visit, changes: readonly About[] = []): boolean {
  if (visit.refusal) return true;
  const owner = visit.file.getOwner()?.getEmail() || '';
  if (owner !== '' && owner === visit.who) return false;
  const { SHEET, RANGE } = SpreadsheetApp.ProtectionType;
  const { tabs, grades } = visit;
  const isBeyond = (key: 'student' | 'assignment') =>
    changes.some((one) => one[key] === '' && (one.field === 'created' || one.reason !== 'sheet'));
  const row = isBeyond('student') ? 1 : first(grades.students.map((one) => one.row));
  const column = isBeyond('assignment') ? 1 : first(grades.heads.map((one) => one.column));
  const erases = erasedIn(changes) !== undefined;
  const isOurs = (one: Protection) => {
    const range = one.getRange();
    const sheet = range.getSheet();
    const tab = sheet.getSheetId();
    if (tab === tabs.grades.getSheetId()) return range.getLastRow() >= row && range.getLastColumn() >= column;
    return Object.values(tabs).some((own) => own.getSheetId() === tab) || (erases && isMarked(sheet));
  };
  return [SHEET, RANGE].some((kind) =>
    visit.file.getProtections(kind).some((one) => !one.isWarningOnly() && !one.canEdit() && isOurs(one)),
  );
}

function first(places: readonly number[]): number {
  return places.length === 0 ? 1 : Math.min(...places);
}
