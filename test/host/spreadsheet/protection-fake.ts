/** The Protection fake: enough to warn before somebody types in a tab that the program keeps. */
import { Fake } from '../core';
import { mismatch } from '../signature';
import type { Rect } from './a1';
import { AT, conforms, take, type Surroundings } from './google';
import { mayWrite, type ProtectionModel } from './protection';
import { RangeFake } from './range';
import type { SheetModel } from './sheet';
import { ProtectionType } from './sheets-enums';
import { keyFor } from '../enums';

export class ProtectionFake extends Fake {
  readonly googleName = 'Protection';
  readonly [AT]: { readonly around: Surroundings; readonly sheet: SheetModel; readonly model: ProtectionModel };

  constructor(around: Surroundings, sheet: SheetModel, model: ProtectionModel) {
    super();
    this[AT] = { around, sheet, model };
  }

  getDescription(): string {
    return this[AT].model.description;
  }
  setDescription(description: string): this {
    take('Protection.setDescription', [description], 'text');
    this[AT].model.description = description;
    return this;
  }
  isWarningOnly(): boolean {
    return this[AT].model.warningOnly;
  }
  setWarningOnly(warningOnly: boolean): this {
    take('Protection.setWarningOnly', [warningOnly], 'boolean');
    this[AT].model.warningOnly = warningOnly;
    return this;
  }
  canEdit(): boolean {
    const { around, sheet, model } = this[AT];
    return mayWrite(sheet, model.rect ?? sheet.all(), around.user());
  }
  getProtectionType(): unknown {
    return this[AT].model.rect ? ProtectionType.RANGE : ProtectionType.SHEET;
  }
  getRange(): RangeFake {
    const { around, sheet, model } = this[AT];
    return new RangeFake({ around, sheet, rect: model.rect ?? sheet.all() });
  }
  setRange(range: unknown): this {
    if (!(range instanceof RangeFake)) throw mismatch('SpreadsheetApp.Protection.setRange', range);
    this[AT].model.rect = range[AT].rect;
    return this;
  }
  remove(): void {
    const { sheet, model } = this[AT];
    sheet.protections = sheet.protections.filter((other) => other !== model);
  }
}

conforms<GoogleAppsScript.Spreadsheet.Protection>()(ProtectionFake);

/** Protects a range or, without one, the sheet. */
export function protect(around: Surroundings, sheet: SheetModel, rect: Rect | undefined): ProtectionFake {
  const model: ProtectionModel = { rect, description: '', warningOnly: false, editors: new Set([around.user()]) };
  sheet.protections = [...sheet.protections, model];
  return new ProtectionFake(around, sheet, model);
}

/** The protections of one kind on a sheet. */
export function protectionsOf(around: Surroundings, sheet: SheetModel, type: unknown): ProtectionFake[] {
  const key = keyFor('SpreadsheetApp.Sheet.getProtections', ProtectionType, type);
  return sheet.protections
    .filter((model) => (model.rect === undefined) === (key === 'SHEET'))
    .map((model) => new ProtectionFake(around, sheet, model));
}
