/** A spreadsheet on the desk of a test: the model for the teacher's hands, and Google's services as a script gets them. */
import { Core } from '../core';
import { createSpreadsheetApp, type SpreadsheetAppFake } from './app';
import type { RangeFake } from './range';
import type { SheetModel } from './sheet';
import type { SheetFake } from './sheet-fake';
import { SpreadsheetModel } from './workbook';

export interface Desk {
  readonly core: Core;
  readonly book: SpreadsheetModel;
  readonly sheet: SheetModel;
  readonly app: SpreadsheetAppFake;
  /** The first tab and its ranges as the script sees them. */
  readonly tab: SheetFake;
  readonly range: (a1: string) => RangeFake;
}

const ME = 'me@school.example';

/** One empty spreadsheet, active, owned by the person who runs the script or by somebody who shared it. */
export function desk(locale = 'en_US', timeZone = 'Europe/Amsterdam', owner = ME): Desk {
  const core = new Core(new Date('2026-11-16T09:00:00+01:00'));
  const now = (): Date => core.clock.now();
  const book = new SpreadsheetModel({ id: 'book', locale, timeZone, owner, editors: [ME], now });
  const app = core.remote(
    createSpreadsheetApp({
      core,
      files: new Map<string, unknown>([[book.id, book]]),
      active: () => book,
      user: () => ME,
      ui: () => ({}),
    }),
  );
  const tab = app.getActiveSheet();
  const [sheet] = book.sheets;
  if (!tab || !sheet) throw new Error('A new spreadsheet has a tab');
  return { core, book, sheet, app, tab, range: (a1) => tab.getRange(a1) };
}
