/** SpreadsheetApp: opening files, builders, enums. `createSpreadsheetApp` is what the Workspace plugs in. */
import { Fake, googleError } from '../core';
import { AT, conforms, take, type Surroundings } from './google';
import { RangeFake } from './range';
import { blankRule, type ConditionalFormatRuleBuilderFake } from './rules-fake';
import type { SheetFake } from './sheet-fake';
import * as enums from './sheets-enums';
import { SpreadsheetFake } from './spreadsheet-fake';
import { DataValidationBuilderFake } from './validation-fake';
import { SpreadsheetModel } from './workbook';

export class SpreadsheetAppFake extends Fake {
  readonly googleName = 'SpreadsheetApp';
  readonly [AT]: Surroundings;

  readonly BooleanCriteria = enums.BooleanCriteria;
  readonly BorderStyle = enums.BorderStyle;
  readonly CopyPasteType = enums.CopyPasteType;
  readonly DataValidationCriteria = enums.DataValidationCriteria;
  readonly Dimension = enums.Dimension;
  readonly ProtectionType = enums.ProtectionType;
  readonly SheetType = enums.SheetType;
  readonly WrapStrategy = enums.WrapStrategy;

  constructor(around: Surroundings) {
    super();
    this[AT] = around;
  }

  /** `null` outside a spreadsheet, whatever Google's types say. */
  getActiveSpreadsheet(): SpreadsheetFake | null {
    this[AT].mustSee?.('SpreadsheetApp.getActiveSpreadsheet');
    const book = this[AT].active();
    return book && new SpreadsheetFake(this[AT], book);
  }
  getActive(): SpreadsheetFake | null {
    return this.getActiveSpreadsheet();
  }
  getActiveSheet(): SheetFake | null {
    return this.getActiveSpreadsheet()?.getActiveSheet() ?? null;
  }
  getActiveRange(): RangeFake | null {
    return this.getActiveSheet()?.getActiveRange() ?? null;
  }
  getCurrentCell(): RangeFake | null {
    return this.getActiveSheet()?.getActiveCell() ?? null;
  }

  openById(id: string): SpreadsheetFake {
    take('openById', [id], 'text');
    return open(this[AT], id, 'openById');
  }
  openByUrl(url: string): SpreadsheetFake {
    take('openByUrl', [url], 'text');
    const id = /\/spreadsheets\/d\/([^/?#]+)/.exec(url)?.[1];
    if (id === undefined) throw googleError(`Invalid argument: url`);
    return open(this[AT], id, 'openByUrl');
  }
  /** The new file belongs to the person who runs the script and has the locale of the active file, if there is one. */
  create(...args: unknown[]): SpreadsheetFake {
    take('create', args, 'text', 'text integer integer');
    this[AT].mustOpen?.('SpreadsheetApp.create');
    const { files, core } = this[AT];
    const { locale, timeZone } = this[AT].active() ?? {};
    const owner = this[AT].user();
    const id = `spreadsheet-${files.size + 1}`;
    const book = new SpreadsheetModel({
      id,
      name: String(args[0]),
      owner,
      locale,
      timeZone,
      now: () => core.clock.now(),
    });
    files.set(id, book);
    return new SpreadsheetFake(this[AT], book);
  }

  /** Everything is written at once here; the call is counted all the same. */
  flush(): void {
    return undefined;
  }
  getUi(): object {
    return this[AT].ui();
  }
  newConditionalFormatRule(): ConditionalFormatRuleBuilderFake {
    return blankRule(this[AT]);
  }
  newDataValidation(): DataValidationBuilderFake {
    return new DataValidationBuilderFake();
  }
}

conforms<GoogleAppsScript.Spreadsheet.SpreadsheetApp>()(SpreadsheetAppFake);

/** The `SpreadsheetApp` global of one window, not yet wrapped: hand it to the bundle through `core.remote`. */
export function createSpreadsheetApp(around: Surroundings): SpreadsheetAppFake {
  return new SpreadsheetAppFake(around);
}

function open(around: Surroundings, id: string, method: string): SpreadsheetFake {
  around.mustOpen?.(`SpreadsheetApp.${method}`);
  const file = around.files.get(id);
  if (!(file instanceof SpreadsheetModel)) {
    // UNCONFIRMED wording; seen in the wild for ids that do not exist.
    throw googleError(`Unexpected error while getting the method or property ${method} on object SpreadsheetApp.`);
  }
  if (!file.mayOpen(around.user())) throw googleError('You do not have permission to access the requested document.');
  return new SpreadsheetFake(around, file);
}
