/** An empty cell below an error may have lost its grade: each column is looked through for one only once. */
import type { Cell } from '../../src/gradebook/cell';
import { readGrades, type Cells, type Grades } from '../../src/gradebook/grades';
import { meaningAt } from '../../src/gradebook/meaning';
import { markOf } from '../../src/gradebook/tables';

/** Students without a grade, below one in whose cell a look-up failed. */
function classOf(count: number): Cells {
  const rows: Cell[][] = [
    [markOf('grades'), 'lastName', 'firstName', 'email', 'overall', 'a1'],
    ['title', '', '', '', '', 'Toets'],
    ...Array.from({ length: count }, (_, i): Cell[] => [`s${i}`, `Student ${i}`, '', '', '', i === 0 ? '#N/A' : '']),
  ];
  return { rows: rows.length, columns: 6, at: (row, column) => rows[row - 1]?.[column - 1] ?? '' };
}

/** How often the whole class is gone through to say what every cell of a column means. */
function timesThrough(count: number): number {
  const grades = readGrades(classOf(count));
  if (!grades) throw new Error('no gradebook');
  let times = 0;
  const counted: Grades = {
    ...grades,
    get students() {
      times += 1;
      return grades.students;
    },
  };
  const lost = grades.students.filter(({ row }) => {
    const meaning = meaningAt(counted, { row, column: 6 }, ',', () => null);
    return meaning.kind === 'blank' && meaning.lost;
  });
  expect(lost).toHaveLength(count - 1);
  return times;
}

test('for a class of two hundred it is gone through as often as for one of four', () => {
  expect(timesThrough(200)).toBe(timesThrough(4));
});
