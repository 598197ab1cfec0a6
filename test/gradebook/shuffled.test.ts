import fc from 'fast-check';
import type { Student } from '../../src/gradebook/grades';
import { idsInRows, listedPrint, studentPrint } from '../../src/gradebook/shuffled';

const NAMES = ['de Vries', 'Haddad', 'Bos', 'Smit', 'Yilmaz'];
const FIRST = ['Amber', 'Bilal', 'Chris', 'Dirk', 'Eda'];
const CLASS = NAMES.map((last, i): Student => ({
  id: `s${i}`,
  last,
  first: FIRST[i] ?? '',
  email: `s${i}@x.nl`,
  row: 6 + i,
}));
const LISTED = new Map(CLASS.map((student) => [student.id, listedPrint(student)]));

/** The class with names and addresses in another order, the ids left where they are. */
function sorted(order: readonly number[], students: readonly Student[] = CLASS): Student[] {
  return students.map((student, i) => ({ ...student, ...students[order[i] ?? i], id: student.id, row: student.row }));
}

/** Whose id stands in each row, once the ids are put right. */
function idsOf(students: readonly Student[], listed = LISTED): string[] {
  const ids = idsInRows({ students, typed: [], copies: [], nameless: [] }, listed);
  return students.map(({ id, row }) => ids.get(row) ?? id);
}

describe('ids that were left behind', () => {
  test('in any order of the rows every student gets the own id', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (order) => {
        expect(idsOf(sorted(order))).toEqual(order.map((i) => `s${i}`));
      }),
    );
  });

  test('a name that was changed among them gets the id that is left', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }).filter((order) => order.some((at, i) => at !== i)),
        fc.nat(4),
        (order, renamed) => {
          const students = sorted(order).map((student, i) =>
            order[i] === renamed ? { ...student, first: 'B' } : student,
          );
          const moved = order.some((at, i) => at !== i && at !== renamed);
          expect(idsOf(students)).toEqual(moved ? order.map((i) => `s${i}`) : students.map(({ id }) => id));
        },
      ),
    );
  });

  test('two changed names among them: nobody can tell, so they get none, and nobody gets the id of another', () => {
    const students = sorted([1, 2, 3, 4, 0]).map((student, i) => (i < 2 ? { ...student, first: 'B' } : student));
    expect(idsOf(students)).toEqual(['', '', 's3', 's4', 's0']);
  });

  test.each([
    ['nothing moved', CLASS],
    ['a name was changed', CLASS.map((student, i) => (i === 1 ? { ...student, first: 'B' } : student))],
    ['two addresses were changed about', CLASS.map((s, i) => (i < 2 ? { ...s, email: `s${1 - i}@x.nl` } : s))],
    ['rows were sorted with their ids', [...CLASS].reverse().map((student, i) => ({ ...student, row: 6 + i }))],
    ['a row was deleted', CLASS.slice(1)],
    ['a student came', [...CLASS, { id: 's9', last: 'Nieuw', first: 'N', email: '', row: 20 }]],
  ])('%s: all ids stay', (_, students) => {
    expect(idsInRows({ students, typed: [], copies: [], nameless: [] }, LISTED).size).toBe(0);
  });

  test('two students with the same name and no address are told apart by nothing: they keep the ids beside them', () => {
    const twins = CLASS.map((student, i) => (i < 2 ? { ...student, last: 'Jansen', first: 'A', email: '' } : student));
    const listed = new Map(twins.map((student) => [student.id, listedPrint(student)]));
    expect(idsOf(sorted([1, 0, 2, 3, 4], twins), listed)).toEqual(['s0', 's1', 's2', 's3', 's4']);
  });

  test('a row that was deleted after the sorting: the others get their own ids, also the one whose id went with that row', () => {
    const [, ...left] = sorted([1, 2, 3, 4, 0]);
    expect(idsOf(left)).toEqual(['s2', 's3', 's4', 's0']);
  });

  test('and a name that was changed too: nobody can tell whether it is the one that is left, so it gets no id', () => {
    const [, renamed, ...others] = sorted([1, 2, 3, 4, 0]);
    const rows = [{ ...(renamed as Student), first: 'B' }, ...others];
    expect(idsOf(rows)).toEqual(['', 's3', 's4', 's0']);
  });

  test('a name that was moved to an empty row without its id takes the id along', () => {
    const [first, second, ...others] = CLASS;
    const moved = { ...first, row: 20 } as Student;
    const nameless = [{ ...moved, last: '', first: '', email: '', row: 6 }];
    expect([
      ...idsInRows({ students: [second as Student, ...others], typed: [moved], copies: [], nameless }, LISTED),
    ]).toEqual([
      [20, 's0'],
      [6, ''],
    ]);
  });

  test('a row that was copied, and another name typed over the first: the copy is that student', () => {
    const [first, ...others] = CLASS;
    const students = [{ ...(first as Student), first: 'Nieuw' }, ...others];
    const copies = [{ ...(first as Student), row: 20 }];
    expect([...idsInRows({ students, typed: [], copies, nameless: [] }, LISTED)]).toEqual([
      [20, 's0'],
      [6, ''],
    ]);
  });

  describe('rows of the same students, pasted with the ids of another gradebook', () => {
    const pasted = CLASS.map((student, i) => (i < 2 ? { ...student, id: `sforeign${i}` } : student));
    const idsAt = (students: readonly Student[], settled: boolean) => [
      ...idsInRows({ students, typed: [], copies: [], nameless: [] }, LISTED, settled),
    ];

    test('they get their own ids', () => {
      expect(idsAt(pasted, true)).toEqual([
        [6, 's0'],
        [7, 's1'],
      ]);
    });

    test('also where others were sorted without theirs', () => {
      expect(idsAt(sorted([0, 1, 4, 2, 3], pasted), true).sort()).toEqual([
        [10, 's3'],
        [6, 's0'],
        [7, 's1'],
        [8, 's4'],
        [9, 's2'],
      ]);
    });

    test('not while a batch is under way: it may be making a student of the same name', () => {
      expect(idsAt(pasted, false)).toEqual([]);
    });

    test('a student who stands elsewhere is no other one', () => {
      expect(idsAt([...CLASS, { ...(CLASS[0] as Student), id: 'sforeign0', row: 20 }], true)).toEqual([]);
    });

    test('who is nobody of this class keeps the id', () => {
      expect(idsAt([...CLASS, { id: 'sforeign9', last: 'Nieuw', first: 'N', email: '', row: 20 }], true)).toEqual([]);
    });
  });

  test('an id that was copied to the row below: that row gets its own one back', () => {
    const [first, second, ...others] = CLASS as [Student, Student];
    const copies = [{ ...second, id: first.id }];
    expect([...idsInRows({ students: [first, ...others], typed: [], copies, nameless: [] }, LISTED)]).toEqual([
      [7, 's1'],
    ]);
  });

  test('a row that was copied whole is no other student than the first', () => {
    const copies = [{ ...(CLASS[0] as Student), row: 20 }];
    expect(idsInRows({ students: CLASS.slice(0, 4), typed: [], copies, nameless: [] }, LISTED).size).toBe(0);
  });

  describe('somebody else typed over a student', () => {
    const over = (facts: Partial<Student>, i = 0, students = CLASS) =>
      students.map((student, at) => (at === i ? { ...student, ...facts } : student));
    const noor = { last: 'Kaya', first: 'Noor', email: 'noor@x.nl' };

    test.each([
      ['all of it', noor],
      ['without an address', { ...noor, email: '' }],
      ['a name in one cell, and an address', { ...noor, last: '' }],
    ])('is new: %s', (_, facts) => {
      expect(idsOf(over(facts))).toEqual(['', 's1', 's2', 's3', 's4']);
    });

    test.each([
      ['the first name and the address', { first: 'Noor', email: 'noor@x.nl' }],
      ['the surname and the address', { last: 'Kaya', email: 'amber.kaya@x.nl' }],
      ['both names', { last: 'Kaya', first: 'Noor' }],
      ['the end of both names, and the address', { last: 'Vrieze', first: 'Ambra', email: 'ambra@x.nl' }],
      ['accents and particles', { last: 'van Vriés', first: 'Ámber', email: 'amber@x.nl' }],
      ['columns changed about', { last: 'Amber', first: 'de Vries', email: 'amber@x.nl' }],
      ['a name alone', { last: '', first: 'Noor', email: '' }],
    ])('not where it may be a correction: %s', (_, facts) => {
      expect(idsOf(over(facts))).toEqual(['s0', 's1', 's2', 's3', 's4']);
    });

    test('a whole class typed over another: nobody keeps an id', () => {
      const others = ['Kaya', 'Mol', 'Peters', 'Rog', 'Zwart'].map((last, i) => ({
        ...(CLASS[i] as Student),
        ...{ last, first: `Z${i}a`, email: `z${i}@x.nl` },
      }));
      expect(idsOf(others)).toEqual(['', '', '', '', '']);
    });

    test('and sorted after that: the others get their own ids, and the one that is left is not given away', () => {
      expect(idsOf(sorted([1, 2, 3, 4, 0], over(noor)))).toEqual(['s1', 's2', 's3', 's4', '']);
    });

    test('a list of before there were signs tells nothing of it', () => {
      const old = new Map(CLASS.map((student) => [student.id, studentPrint(student)]));
      expect(idsOf(over(noor), old)).toEqual(['s0', 's1', 's2', 's3', 's4']);
      expect(idsOf(sorted([1, 2, 3, 4, 0]), old)).toEqual(['s1', 's2', 's3', 's4', 's0']);
    });
  });

  test('without a list nothing is known, and nothing moves', () => {
    expect(idsInRows({ students: sorted([1, 0, 2, 3, 4]), typed: [], copies: [], nameless: [] }, new Map()).size).toBe(
      0,
    );
  });
});
