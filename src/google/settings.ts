import type { Change } from '../gradebook/batch';
import { settingText } from '../gradebook/settings';
import { freeRow } from './room';
import { runsOf } from './sparse';
import { plain } from './values';
import type { Visit } from './visit';

/** Writes the settings that changed beside their keys; one without a row gets it below the others. */
export function saveSettings(visit: Visit, changes: readonly Change[]): void {
  const settings = changes.filter(({ student, assignment }) => student === '' && assignment === '');
  if (settings.length === 0) return;
  const sheet = visit.tabs.settings;
  // As far as the tab goes: a row that is inserted in this moment pushes no key out of sight, which would then come twice.
  const keys = sheet
    .getRange(1, 1, sheet.getMaxRows(), 1)
    .getValues()
    .map(([key]) => String(key).trim());
  const fresh = settings.filter(({ field }) => !keys.includes(field));
  const known = settings.filter(({ field }) => keys.includes(field));
  const lines = fresh.map(({ field, after }) => [field, settingCell(visit, after), meaningOf(visit, field)]);
  const cells = known.map(({ field, after }) => ({ row: keys.indexOf(field) + 1, value: settingCell(visit, after) }));
  // What stands in between is not written: it may be a formula, and reading those would take time in which rows are inserted.
  for (const run of runsOf(cells))
    sheet.getRange(run[0]?.row ?? 1, 2, run.length, 1).setValues(run.map(({ value }) => [value]));
  // Last, and below what stands there then: the places of the others are of the look above.
  if (lines.length > 0) sheet.getRange(freeRow(sheet, lines.length), 1, lines.length, 3).setValues(lines);
}

function settingCell({ t }: Visit, value: Change['after']): string | number {
  return typeof value === 'number' ? value : plain(settingText(value as string | boolean, t));
}

function meaningOf({ t }: Visit, field: string): string {
  const meanings: Readonly<Record<string, string | undefined>> = t.settingMeaning;
  return meanings[field.replace(/\..*/, '')] ?? '';
}
