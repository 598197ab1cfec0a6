import { markOf, returnedOnly, splitByPoints, unreadableCells, type GradeTable } from '../../src/gradebook/gradeTable';
import type { CellMeaning } from '../../src/gradebook/cell';
import { statusOf } from '../../src/gradebook/status';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';

const returned = { grade: 8000, points: 100, at: '2026-11-10T12:00:00', unfinished: false };

function mark(facts: Partial<Submission>, points: number | null = 50, cell?: CellMeaning) {
  const submission = { ...emptySubmission('s', 'a'), ...facts };
  const own: CellMeaning =
    submission.draft === null ? { kind: 'blank' } : { kind: 'grade', grade: submission.draft, asText: false };
  return markOf({ submission, status: statusOf(submission, false), late: false, cell: cell ?? own }, points);
}

function tableOf(...marks: ReturnType<typeof mark>[]): GradeTable {
  const students = marks.map((_, i) => ({ id: `s${i}`, last: '', first: '', email: '' }));
  return { students, columns: [{ id: 'a', title: 'Toets', category: '', due: '', points: 50, marks }] };
}

describe('what leaves the gradebook of one cell', () => {
  test.each([
    ['a draft is out of the points of now', { draft: 700 }, 700, 50],
    ['a returned grade is out of the points of then', { draft: 8000, returned }, 8000, 100],
    ['a grade typed over it is out of the points of now', { draft: 4100, returned }, 4100, 50],
    ['handed in again it is still the returned grade', { draft: 8000, returned, turnedIn: true }, 8000, 100],
    ['a cell that was cleared after a return is empty', { draft: null, returned }, null, null],
    ['work that is done has no grade', { draft: null, returned: { ...returned, grade: null } }, null, null],
    ['an excused student has no grade', { excused: true }, null, null],
    ['nothing', {}, null, null],
  ] as const)('%s', (_title, facts, grade, points) => {
    expect(mark(facts)).toMatchObject({ grade, points });
  });

  test('a cell nobody can read is empty, whatever was known before', () => {
    const unreadable = mark({ draft: 700 }, 50, { kind: 'unreadable', text: 'abs?' });
    expect(unreadable).toMatchObject({ grade: null, points: null, unreadable: 'abs?' });
    expect(unreadableCells(tableOf(unreadable, mark({})))).toBe(1);
  });
});

test('each maximum has a column of its own, and every mark stands in one', () => {
  const older = { ...returned, grade: 1500, points: 20 };
  const table = tableOf(
    mark({ draft: 700 }),
    mark({ draft: 8000, returned }),
    mark({ draft: 1500, returned: older }),
    mark({}),
  );
  const { columns } = splitByPoints(table);
  expect(
    columns.map(({ id, title, points, marks }) => [id, title, points, marks.map((one) => one && one.grade)]),
  ).toEqual([
    ['a', 'Toets', 50, [700, null, null, null]],
    ['a-100', 'Toets (100)', 100, [null, 8000, null, null]],
    ['a-20', 'Toets (20)', 20, [null, null, 1500, null]],
  ]);
  for (const student of [0, 1, 2, 3]) expect(columns.filter(({ marks }) => marks[student] !== null)).toHaveLength(1);
});

test('with one maximum nothing is split', () => {
  const table = tableOf(
    mark({ draft: 700 }),
    mark({ draft: 4000, returned: { ...returned, grade: 4000, points: 50 } }),
  );
  expect(splitByPoints(table)).toEqual(table);
});

test('returned only: the last grade a student was given, never the draft over it', () => {
  const [column] = returnedOnly(
    tableOf(mark({ draft: 700 }), mark({ draft: 4100, returned }), mark({ draft: 8000, returned })),
  ).columns;
  expect(column?.marks.map((one) => [one?.grade, one?.points])).toEqual([
    [null, null],
    [8000, 100],
    [8000, 100],
  ]);
});
