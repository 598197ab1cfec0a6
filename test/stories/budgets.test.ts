/**
 * What a deed may cost. Every call to Google is slow, so a visit reads in batches and writes only what changed: as much
 * for 30 students as for 500. The calls are those of the bundle, counted by the host; docs/performance.md says how.
 */
import { schoolDay, type Measured } from '../bench/day';
import type { Call } from '../host/core';

const SIZES = [30, 500] as const;
const days = new Map<number, ReadonlyMap<string, Measured>>();

beforeAll(() => {
  for (const students of SIZES) {
    const day = schoolDay({ students, assignments: 6 });
    days.set(students, new Map(day.map((measured) => [measured.name, measured])));
  }
}, 120_000);

function measured(students: number, deed: string): Measured {
  const found = days.get(students)?.get(deed);
  if (!found) throw new Error(`no deed is called "${deed}"`);
  return found;
}

/** Where a call goes. What the program keeps for itself for a while (the cache) is neither sheet nor form. */
function isSheet({ name }: Call): boolean {
  return /^(SpreadsheetApp|Spreadsheet|Sheet|Range|RangeList)\./.test(name);
}
function isForm({ name }: Call): boolean {
  return /^(FormApp|Form|\w*Item|FormResponse|ItemResponse)\./.test(name);
}

function sheetCalls({ calls }: Measured, kind: Call['kind']): string[] {
  return calls.filter((call) => isSheet(call) && call.kind === kind).map(({ name }) => name);
}

/** How often each call was made. */
function tally(names: readonly string[]): Record<string, number> {
  return names.reduce<Record<string, number>>((done, name) => ({ ...done, [name]: (done[name] ?? 0) + 1 }), {});
}

describe.each(SIZES)('in a class of %i students', (students) => {
  test.each([
    ['open Home', 4, 0],
    ['open Home after typing in the sheet', 4, 4],
    ['open student work', 5, 0],
    ['show one group', 5, 0],
    ['start entering grades', 5, 0],
    ['save the first grade of an assignment', 5, 4],
    ['save a grade', 5, 4],
    ['import', 5, 5],
    ['import again after undoing', 5, 5],
    ['return 5, with messages', 6, 6],
    ['return 25, with messages', 6, 6],
  ])('%s: at most %i reads and %i writes', (deed, reads, writes) => {
    const run = measured(students, deed);
    expect(sheetCalls(run, 'read').length).toBeLessThanOrEqual(reads);
    expect(sheetCalls(run, 'write').length).toBeLessThanOrEqual(writes);
  });

  test.each(['refuse a grade', 'refuse points', 'save the same grade again', 'check the class list', 'look at the import', 'confirm returning 5'])(
    '%s: nothing is written',
    (deed) => {
      const run = measured(students, deed);
      expect(run.calls.filter(({ kind }) => kind === 'mail').map(({ name }) => name)).toEqual([]);
      expect(sheetCalls(run, 'write')).toEqual([]);
    },
  );
});
