/**
 * The live cells of Assignments, by which a visit need not read every cell of Grades: whatever becomes of them, and
 * whatever stands in Grades, nothing typed is overlooked and nothing is overwritten unseen.
 */
import type { Call } from '../host/core';
import type { SheetModel } from '../host/spreadsheet/sheet';
import { cellOf, idOf, openRoom, typeGrade, type Room } from './deeds';
import { column, inconsistencies, logOf, tab } from './picture';
import { contents, openWork } from './quizzes';

const room = openRoom();
const start = room.workspace.remember();
const assignments: SheetModel = tab(room.file, 'assignments');
const live = column(assignments, 'live');

beforeEach(() => {
  start();
});

/** The live cells: where everything stands, then one beside each assignment. */
function liveRows(): number[] {
  return Array.from({ length: assignments.lastRow() - 1 }, (_, i) => i + 2).filter(
    (row) => assignments.raw(row, live) !== '',
  );
}

function overwrite(row: number, raw: string | number): void {
  assignments.put(row, live, { ...assignments.cell(row, live), formula: '', raw });
}

/** Every live cell as it would be pasted as a value. */
function freeze(): void {
  for (const [row, text] of liveRows().map((row) => [row, String(assignments.raw(row, live))] as const))
    overwrite(row, text);
}

/** What the last run read of Grades and Assignments: how many cells at once. */
function readsOf({ workspace }: Room): Call[] {
  const calls = workspace.core.executions.at(-1)?.calls ?? [];
  return calls.filter(({ name }) => name === 'Range.getValues');
}

const cellsIn = (one: Room) => readsOf(one).reduce((sum, { cells }) => sum + cells, 0);

const DAMAGE: readonly (readonly [string, () => void])[] = [
  [
    'deleted',
    () => {
      liveRows().forEach((row) => {
        assignments.put(row, live, { ...assignments.cell(row, live), formula: '', raw: '' });
      });
    },
  ],
  [
    'deleted with their column',
    () => {
      assignments.deleteColumns(live);
    },
  ],
  [
    'overwritten with other things',
    () => {
      liveRows().forEach((row) => {
        overwrite(row, 'x');
      });
    },
  ],
  [
    'overwritten with a number',
    () => {
      overwrite(2, 7);
    },
  ],
  [
    'overwritten beside one assignment',
    () => {
      overwrite(liveRows()[1] ?? 3, '');
    },
  ],
  [
    'telling of a column that was deleted',
    () => {
      room.grades.insertColumnsBefore(7);
      assignments.write(3, live, assignments.cell(3, live).formula.replaceAll('$F', '$G'));
    },
  ],
];

describe.each(DAMAGE)('when they are %s', (_, damage) => {
  test('what was typed in the sheet is noticed, and they are made again', () => {
    const before = logOf(room.file).length;
    damage();
    const cell = cellOf(room, 'Toets H3', 4);
    room.grades.type(cell, '4,5');
    room.panel.open();
    expect(
      logOf(room.file)
        .slice(before)
        .flatMap(({ changes }) => changes),
    ).toMatchObject([{ student: idOf(room, 4), field: 'draft', after: 450, reason: 'sheet' }]);
    const at = column(assignments, 'live');
    expect(assignments.cell(2, at).formula).toContain('TEXTJOIN');
    room.panel.open();
    const after = contents(room);
    room.panel.open();
    expect(contents(room)).toEqual(after);
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

test('where they are gone and somebody protected their tab, everything can still be read', () => {
  assignments.deleteColumns(live);
  assignments.protections = [{ rect: undefined, description: '', warningOnly: false, editors: new Set() }];
  const before = contents(room);
  room.colleague.panel.open();
  expect(room.colleague.panel.text()).toContain('Toets H3');
  expect(contents(room)).toEqual(before);
});

test('made again while a colleague is writing: what is typed waits, and the teacher hears why', () => {
  const { colleague, t } = room;
  const { core } = room.workspace;
  openWork({ panel: colleague.panel }, 'Verslag');
  colleague.panel.click(t.work.enter);
  core.interference = {
    before: (name) => {
      if (name !== 'Sheet.appendRow') return;
      core.interference = {};
      liveRows().forEach((row) => {
        overwrite(row, '');
      });
      colleague.panel.type(`grade.${idOf(room, 3)}`, '60');
    },
  };
  typeGrade(room, 'Verslag', 1, '75');
  expect(colleague.panel.notice).toBe(t.problem.busy);
  expect(inconsistencies(room.file)).toEqual([]);
});

test('a panel that is opened while a colleague is saving shows the class as it was, and what is typed is taken in the next time', () => {
  const { colleague, t } = room;
  const { core } = room.workspace;
  const cell = cellOf(room, 'Toets H3', 4);
  const before = logOf(room.file).length;
  core.interference = {
    before: (name) => {
      if (name !== 'Sheet.appendRow') return;
      core.interference = {};
      room.grades.type(cell, '4,5');
      colleague.panel.open();
    },
  };
  typeGrade(room, 'Verslag', 1, '75');
  expect(colleague.panel.card.name).toBe('home');
  expect(colleague.panel.text()).toContain(`! ${t.problem.busyTyped}`);
  expect(colleague.panel.text()).toContain('Toets H3');
  expect(logOf(room.file)).toHaveLength(before + 1);
  colleague.panel.click(t.tryAgain);
  expect(colleague.panel.text()).not.toContain(t.problem.busyTyped);
  expect(
    logOf(room.file)
      .slice(before + 1)
      .flatMap(({ changes }) => changes),
  ).toMatchObject([{ student: idOf(room, 4), field: 'draft', after: 450, reason: 'sheet' }]);
  expect(inconsistencies(room.file)).toEqual([]);
});

test('pasted as values, they are found out by the first batch: a grade typed meanwhile is not overwritten unseen', () => {
  openWork(room, 'Toets H3');
  room.panel.click(room.t.work.enter);
  freeze();
  const cell = cellOf(room, 'Toets H3', 4);
  room.grades.type(cell, '3');
  room.panel.type(`grade.${idOf(room, 4)}`, '8');
  expect(room.grades.value(cell)).toBe(3);
  room.panel.open();
  room.panel.open();
  const told = logOf(room.file).flatMap(({ changes }) => changes);
  expect(told.filter(({ student, field }) => student === idOf(room, 4) && field === 'draft').at(-1)).toMatchObject({
    after: 300,
    reason: 'sheet',
  });
  expect(liveRows().every((row) => assignments.cell(row, live).formula !== '')).toBe(true);
});

test('pasted as values, they do not hide that the rows were sorted', () => {
  openWork(room, 'Toets H3');
  room.panel.click(room.t.work.enter);
  freeze();
  room.grades.sort('A6:Z10', 2, false);
  room.panel.type(`grade.${idOf(room, 4)}`, '8');
  expect(room.grades.value(cellOf(room, 'Toets H3', 4))).toBe(8);
  room.panel.open();
  room.panel.open();
  expect(inconsistencies(room.file)).toEqual([]);
});

describe('what a text alone does not tell is read from Grades', () => {
  test.each([
    ['a date', '8-5', 'd-m-yyyy'],
    ['a time', '8:30', 'h:mm'],
    ['a tick', 'TRUE', 'General'],
    ['a text with our mark in it', 'a¦b', 'General'],
    ['an error', '=1/0', 'General'],
  ])('%s: %s', (_, typed, numberFormat) => {
    const before = logOf(room.file).length;
    const at = cellOf(room, 'Toets H3', 4);
    room.grades.format(room.grades.rect(at), { numberFormat });
    room.grades.type(at, typed);
    room.panel.open();
    room.panel.open();
    expect(room.panel.text()).toContain(room.t.home.unreadable(2));
    expect(logOf(room.file)).toHaveLength(before);
  });

  test('a number kept as text becomes a grade', () => {
    const { row, column: at } = room.grades.rect(cellOf(room, 'Toets H3', 4));
    room.grades.put(row, at, { ...room.grades.cell(row, at), raw: '8,5' });
    room.panel.open();
    openWork(room, 'Toets H3');
    room.panel.open();
    expect(room.grades.value(cellOf(room, 'Toets H3', 4))).toBe(8.5);
  });
});

test('a teacher who reads only pays for students and assignments', () => {
  room.panel.open();
  const cells = cellsIn(room);
  expect(cells).toBeLessThan(room.grades.lastRow() * room.grades.lastColumn());
});
