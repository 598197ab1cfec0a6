/**
 * What a deed may cost. Every call to Google is slow, so a visit reads in batches and writes only what changed: as much
 * for 30 students as for 500. The calls are those of the bundle, counted by the host; docs/performance.md says how.
 */
import { fullDay, schoolDay } from '../bench/day';
import type { Measured } from '../bench/measured';
import type { Call } from '../host/core';
import type { SpreadsheetModel } from '../host/spreadsheet/workbook';
import { building, BUILDING } from './building';
import { column, tab } from './picture';

const SIZES = [30, 500] as const;
const days = new Map<number, ReadonlyMap<string, Measured>>();

beforeAll(() => {
  for (const students of SIZES) {
    const day = schoolDay({ students, assignments: 6 });
    days.set(students, new Map(day.map((measured) => [measured.name, measured])));
  }
}, 240_000);

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

function sheetCalls({ calls }: Measured, ...kinds: readonly Call['kind'][]): string[] {
  return calls.filter((call) => isSheet(call) && kinds.includes(call.kind)).map(({ name }) => name);
}

/** How often each call was made. */
function tally(names: readonly string[]): Record<string, number> {
  return names.reduce<Record<string, number>>((done, name) => ({ ...done, [name]: (done[name] ?? 0) + 1 }), {});
}

/** Settings, Assignments, Grades: what every visit reads; where work is looked at, its block of Submissions as well. */
const VISIT = Array.from({ length: 3 }, () => 'Range.getValues');
const WITH_BLOCK = [...VISIT, 'Range.getValues'];
/** The log and the block; then the column as it stands right before it is written, for a colleague may be typing in it. */
const COMMIT = ['Sheet.appendRow', 'Range.setValues', 'Range.getValues'];

describe.each(SIZES)('in a class of %i students', (students) => {
  test.each([
    ['open Home', 4, 0],
    ['open Home after typing in the sheet', 5, 4],
    ['open student work', 5, 0],
    ['show one group', 5, 0],
    ['start entering grades', 5, 0],
    ['save the first grade of an assignment', 5, 4],
    ['save a grade', 5, 4],
    ['import', 5, 5],
    ['import again after undoing', 5, 5],
    ['return 5, with messages', 6, 6],
    ['return 25, with messages', 6, 6],
    ['mark 5 as turned in', 6, 6],
    ['mark 25 as turned in', 6, 6],
    ['undo marking 25', 8, 5],
    ['check the gradebook', 11, 0],
    ['look at the recent changes', 4, 0],
    ['look at one of them', 6, 0],
    ['undo it', 8, 5],
    ['look at who can be removed', 5, 0],
    ['look at what would go with a student', 15, 0],
    ['remove a student with everything', 20, 10],
    ['look at the snapshots', 10, 0],
    ['take the first snapshot', 20, 7],
    ['take a snapshot', 10, 1],
    ['look at what a snapshot would put back', 8, 0],
    ['put it back', 15, 6],
  ])('%s: at most %i reads and %i writes', (deed, reads, writes) => {
    const run = measured(students, deed);
    expect(sheetCalls(run, 'read').length).toBeLessThanOrEqual(reads);
    expect(sheetCalls(run, 'write').length).toBeLessThanOrEqual(writes);
  });

  test.each([
    ['open Home', VISIT],
    ['open student work', VISIT],
    ['save a grade', [...WITH_BLOCK, ...COMMIT, 'Range.setValues', 'Range.setValues']],
    ['save the same grade again', WITH_BLOCK],
    ['refuse a grade', WITH_BLOCK],
    ['refuse points', WITH_BLOCK],
    // The log, the block, the counts: the cells hold what was typed already; whether they look like it is looked at.
    [
      'open Home after typing in the sheet',
      [...WITH_BLOCK, 'Sheet.appendRow', 'Range.setValues', 'Range.getNumberFormats', 'Range.setValues'],
    ],
    ['look at the import', WITH_BLOCK],
    ['import', [...WITH_BLOCK, ...COMMIT, 'Range.setValues', 'Range.setValues']],
    ['confirm returning 5', WITH_BLOCK],
    // The drafts stand in their cells already; their colour and symbol change, and how the messages went is noted.
    [
      'return 25, with messages',
      [...WITH_BLOCK, ...COMMIT, 'Range.setNumberFormats', 'Range.setValues', 'Range.setValues'],
    ],
  ])('%s: exactly these calls read or write the sheet', (deed, calls) => {
    expect(sheetCalls(measured(students, deed), 'read', 'write')).toEqual(calls);
  });

  test.each([
    ['return 5, with messages', 5],
    ['return 25, with messages', 25],
    ['confirm returning 5', 0],
    ['import', 0],
  ])('%s: %i messages', (deed, messages) => {
    const { calls } = measured(students, deed);
    expect(calls.filter(({ kind }) => kind === 'mail')).toHaveLength(messages);
  });

  test.each(['look at the import', 'import'])('%s: the form is read once', (deed) => {
    const names = measured(students, deed)
      .calls.filter(isForm)
      .map(({ name }) => name);
    // The quiz has three questions, and every student answered each of them once.
    const most = { Form: 1, FormApp: 1, Item: 3, FormResponse: students, ItemResponse: 3 * students };
    const kindOf = (name: string) => {
      const owner = name.replace(/\..*/, '');
      return owner in most ? (owner as keyof typeof most) : 'Item';
    };
    const twice = Object.entries(tally(names)).filter(([name, count]) => count > most[kindOf(name)]);
    expect(twice).toEqual([]);
    expect(tally(names)).toMatchObject({
      'Form.getItems': 1,
      'Form.getResponses': 1,
      'ItemResponse.getScore': 3 * students,
    });
  });

  test('no other deed reads a response of the form, but for the one of the student in view', () => {
    const run = measured(students, 'open a student');
    expect(tally(run.calls.filter(isForm).map(({ name }) => name))).toMatchObject({
      'Form.getResponse': 1,
      'Form.getItems': 1,
    });
    const others = [...(days.get(students)?.values() ?? [])].filter(
      ({ name }) => !/import$|import (again|with)|student|excuse/.test(name),
    );
    expect(others.flatMap(({ calls }) => calls.filter((call) => isForm(call) && /Response/.test(call.name)))).toEqual(
      [],
    );
  });
});

test('every deed makes the same calls to the sheet for 500 students as for 30', () => {
  const [small, large] = SIZES;
  // Words and formats go in one call, as a run of cells or as one value for many, whichever the rows allow.
  const alike = (name: string) => name.replace(/^RangeList\.set(NumberFormat|Value)$/, 'Range.set$1s');
  const callsOf = (students: number) =>
    [...(days.get(students)?.values() ?? [])].map((run) => [
      run.name,
      ...sheetCalls(run, 'read', 'write', 'lookup').map(alike),
    ]);
  expect(callsOf(small).length).toBeGreaterThan(25);
  expect(callsOf(large)).toEqual(callsOf(small));
});

test('the cells that are read and written grow no faster than the class', () => {
  const [small, large] = SIZES;
  const perStudent = (students: number, deed: string) =>
    measured(students, deed)
      .calls.filter(isSheet)
      .reduce((sum, { cells }) => sum + cells / students, 0);
  const deeds = [...(days.get(small)?.keys() ?? [])];
  expect(deeds.filter((deed) => perStudent(large, deed) > perStudent(small, deed))).toEqual([]);
});

describe('twice as many students, and twice as many assignments, with years of work', () => {
  const DEEDS = [
    'open Home',
    'open student work',
    'start entering grades',
    'save the first grade of an assignment',
    'save a grade',
    'open Home after typing in the sheet',
    'look at the import',
    'import',
    'open a student',
    'confirm returning 5',
    'return 5, with messages',
    'change the points',
    'make an assignment',
    'mark 5 as turned in',
  ];
  const cells = ({ calls }: Measured) => calls.filter(isSheet).reduce((sum, call) => sum + call.cells, 0);
  // The first assignment made to their right has the figures written anew, with all of Grades looked at: once.
  const BESIDE = DEEDS.filter((deed) => deed !== 'make an assignment');
  let full: readonly (readonly Measured[])[] = [];
  let built: readonly (readonly Measured[])[] = [];
  let fullMoved: readonly (readonly Measured[])[] = [];
  let builtMoved: readonly (readonly Measured[])[] = [];

  beforeAll(() => {
    const sizes = [1, 2].map((times) => ({ students: 30 * times, assignments: 20 * times }));
    full = sizes.map((size) => fullDay(size, new Set(DEEDS)));
    built = sizes.map((size) => building(size));
    fullMoved = sizes.map((size) => fullDay(size, new Set(DEEDS), moveOverall));
    builtMoved = sizes.map((size) => building(size, moveOverall));
  }, 240_000);

  /** The overall grades after the last assignment, as in many a gradebook. */
  function moveOverall(file: SpreadsheetModel): void {
    const grades = tab(file, 'grades');
    grades.moveColumns(column(grades, 'overall'), 1, column(grades, 'returned'));
  }

  function expectLinear(days: readonly (readonly Measured[])[], deed: string): void {
    const [once, twice] = days.map((day) => day.find(({ name }) => name === deed));
    if (!once || !twice) throw new Error(`no deed is called "${deed}"`);
    expect(cells(twice) / cells(once)).toBeLessThan(2.2);
    expect(sheetCalls(twice, 'read')).toEqual(sheetCalls(once, 'read'));
    expect(Math.max(...twice.calls.filter(isSheet).map((call) => call.cells))).toBeLessThan(60 * 40);
  }

  test.each(DEEDS)('%s: about twice the cells, not four times', (deed) => {
    expectLinear(full, deed);
  });

  test.each(BUILDING)('%s: about twice the cells, not four times', (deed) => {
    expectLinear(built, deed);
  });

  test.each(BESIDE)('the overall grades moved to the end, %s: about twice the cells, not four times', (deed) => {
    expectLinear(fullMoved, deed);
  });

  test.each(BUILDING)('the overall grades moved to the end, %s: about twice the cells, not four times', (deed) => {
    expectLinear(builtMoved, deed);
  });

  test('the overall grades moved to the end: Home reads once more, and no more cells', () => {
    const [here, there] = [full, fullMoved].map(([day]) => day?.find(({ name }) => name === 'open Home'));
    if (!here || !there) throw new Error('nobody opened Home');
    expect(sheetCalls(there, 'read')).toEqual([...sheetCalls(here, 'read'), 'Range.getValues']);
    expect(cells(there)).toBeLessThanOrEqual(cells(here));
  });

  test('30 students are added with the same calls as 5', () => {
    const [few, many] = ['add 5 students', 'add 30 students'].map((deed) => {
      const run = built[0]?.find(({ name }) => name === deed);
      return run ? sheetCalls(run, 'read', 'write', 'lookup') : [];
    });
    expect(few?.length).toBeGreaterThan(10);
    expect(many).toEqual(few);
  });
});
