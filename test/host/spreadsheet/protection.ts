/** A protected sheet or range, and whom it keeps out. */
import { googleError } from '../core';
import { overlap, type Rect } from './a1';
import type { Surroundings } from './google';
import type { SheetModel } from './sheet';

export interface ProtectionModel {
  /** `undefined` protects the whole sheet. */
  rect: Rect | undefined;
  description: string;
  warningOnly: boolean;
  /** Who may write there besides the owner of the file, who always may. */
  editors: ReadonlySet<string>;
}

/** Whether a person may write in cells. A warning keeps nobody out, and a script does not even see it. */
export function mayWrite(sheet: SheetModel, rect: Rect, email: string): boolean {
  if (email === sheet.book.owner) return true;
  const closed = ({ rect: own, warningOnly, editors }: ProtectionModel): boolean =>
    !warningOnly && !editors.has(email) && (own === undefined || overlap(own, rect));
  return !sheet.protections.some(closed);
}

/** Throws as Google does when somebody else has protected some of the cells. */
export function mustWrite(around: Surroundings, sheet: SheetModel, rect: Rect): void {
  if (mayWrite(sheet, rect, around.user())) return;
  throw googleError(
    'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection ' +
      'if you need to edit.',
  );
}
