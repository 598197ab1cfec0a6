import fc from 'fast-check';
import { decodeSnapshot, encodeSnapshot, snapshotWithout, type Snapshot } from '../../src/gradebook/snapshot';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';

const AT = '2026-11-16T09:00:00';
/** Longer than any other text of these tests, so that none is an id by chance. */
const [ONE, TWO, THREE] = ['s3c16294eac01', 's3c16294eac02', 's3c16294eac03'] as const;

const work: fc.Arbitrary<Submission> = fc
  .record({
    student: fc.constantFrom(ONE, TWO, THREE),
    assignment: fc.constantFrom('a1', 'a2'),
    handIns: fc.nat(3),
    late: fc.boolean(),
    turnedIn: fc.boolean(),
    draft: fc.option(fc.nat(10_000)),
    returned: fc.option(
      fc.record({
        grade: fc.option(fc.nat(10_000)),
        points: fc.option(fc.integer({ min: 1, max: 100 })),
        at: fc.constant(AT),
        unfinished: fc.boolean(),
      }),
    ),
    excused: fc.boolean(),
    comment: fc.string(),
    mail: fc.constantFrom('', 'WAITING', 'SENT' as const),
  })
  .map((facts) => ({ ...emptySubmission(facts.student, facts.assignment), ...facts }));

const snapshot: fc.Arbitrary<Snapshot> = fc.record({
  students: fc.constant(
    [ONE, TWO, THREE].map((id) => ({ id, last: `Vries "${id}"`, first: 'A|b', email: `${id}@school.nl` })),
  ),
  assignments: fc.array(
    fc.record({
      id: fc.constantFrom('a1', 'a2'),
      title: fc.string(),
      due: fc.constantFrom('', AT),
      points: fc.option(fc.nat()),
      category: fc.string(),
      attachments: fc.string(),
      importOn: fc.boolean(),
    }),
  ),
  works: fc.uniqueArray(work, { selector: ({ student, assignment }) => student + assignment }),
  unreadable: fc.array(fc.tuple(fc.constantFrom('a1', 'a2'), fc.constantFrom(ONE, TWO))),
  settings: fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.nat(), fc.boolean())),
});

/** Works in one order, and those in which nothing stands left out: they are kept by assignment. */
function alike(one: Snapshot | null) {
  const works = (one?.works ?? []).map((s) => JSON.stringify(s)).sort();
  return JSON.parse(JSON.stringify({ ...one, works, settings: Object.entries(one?.settings ?? {}) })) as unknown;
}

test('a snapshot reads back as it was written', () => {
  fc.assert(
    fc.property(snapshot, (one) => {
      expect(alike(decodeSnapshot(encodeSnapshot(one)))).toEqual(alike(one));
    }),
  );
});

test('without a student nothing of them is left, and everything of the others', () => {
  fc.assert(
    fc.property(snapshot, (one) => {
      const left = snapshotWithout(one, TWO);
      expect(encodeSnapshot(left)).not.toContain(`"${TWO}"`);
      expect(left.works).toEqual(one.works.filter(({ student }) => student !== TWO));
      expect(left.students.map(({ id }) => id)).toEqual([ONE, THREE]);
      expect(snapshotWithout(left, TWO)).toBe(left);
    }),
  );
});

test.each(['', 'x', '{}', '{"format":2,"students":[],"assignments":[],"works":[],"unreadable":[],"settings":{}}'])(
  'what cannot be read, or comes from a later version, is no snapshot: %s',
  (text) => {
    expect(decodeSnapshot(text)).toBeNull();
  },
);
