import type { Change } from '../gradebook/batch';
import { settingText } from '../gradebook/settings';
import { cellAt, readTable, textAt } from '../gradebook/table';
import { SETTING_KEYS } from '../gradebook/tables';
import { freeRow } from './room';
import { runsOf } from './sparse';
import { plain } from './values';
import type { Visit } from './visit';

/** Saves the settings that changed; one without a row gets it below the others. */
export function saveSettings(visit: Visit, changes: readonly Change[]): void {
  const settings = changes.filter(({ student, assignment }) => student === '' && assignment === '');
  if (settings.length === 0) return;
  writeSettings(
    visit.tabs.settings,
    settings.map(({ field, after }): Setting => [field, settingCell(visit, after), meaningOf(visit, field)]),
  );
}

/** A setting as it is to stand in its row: by `SETTING_KEYS`. */
type Setting = readonly [key: string, value: string | number, meaning?: string];

/**
 * Writes settings beside their keys: in the upper row with such a key, and in the columns as they stand right now. What
 * stands there already is not written; what has no row gets one below the others. Throws when the keys of the columns were
 * deleted in this very moment: the next visit says so.
 */
export function writeSettings(sheet: GoogleAppsScript.Spreadsheet.Sheet, settings: readonly Setting[]): void {
  // As far as the tab goes: a row that is inserted in this moment pushes no key out of sight, which would then come twice.
  const values: unknown[][] = sheet.getRange(1, 1, sheet.getMaxRows(), sheet.getLastColumn()).getValues();
  const table = readTable(
    values.map((line) => line.map((value) => (typeof value === 'number' ? value : String(value)))),
    'settings',
  );
  const column = table?.columns.get('value');
  if (!table || column === undefined) throw new Error('Settings');
  const lineOf = ([key]: Setting) => table.rows.find((line) => textAt(table, line, 'key').trim() === key);
  const cells = settings.flatMap((one) => {
    const [line, value] = [lineOf(one), one[1]];
    const now = line && cellAt(table, line, 'value');
    return line && now !== value
      ? [{ row: line.row, value, bare: typeof value === 'number' && !(Number(now) >= 1) }]
      : [];
  });
  // What stands in between is not written: it may be a formula, and reading those would take time in which rows are inserted.
  for (const run of runsOf(cells)) {
    const range = sheet.getRange(run[0]?.row ?? 1, column + 1, run.length, 1);
    // A percentage or a date that was typed leaves its format, in which a number would read as another.
    if (run.some(({ bare }) => bare)) range.setNumberFormat('General');
    range.setValues(run.map(({ value }) => [value]));
  }
  const keys: string[] = [];
  for (const [key, at] of table.columns) keys[at] = key;
  const lines = settings
    .filter((one) => !lineOf(one))
    .map((one) => Array.from(keys, (key) => one[(SETTING_KEYS as readonly string[]).indexOf(key)] ?? ''));
  // Last, and below what stands there then: the places of the others are of the look above.
  if (lines.length > 0) sheet.getRange(freeRow(sheet, lines.length), 1, lines.length, keys.length).setValues(lines);
}

/** What is written in the cell of a setting. */
export function settingCell({ t }: Pick<Visit, 't'>, value: Change['after']): string | number {
  return typeof value === 'number' ? value : plain(settingText(value as string | boolean, t));
}

/** The sentence beside a setting. */
export function meaningOf({ t }: Pick<Visit, 't'>, field: string): string {
  const meanings: Readonly<Record<string, string | undefined>> = t.settingMeaning;
  return meanings[field.replace(/\..*/, '')] || '';
}
