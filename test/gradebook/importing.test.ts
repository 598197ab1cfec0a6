import fc from 'fast-check';
import { applyImport } from '../../src/gradebook/importing';
import { onlyHandedIn, planImport, planKey, type ImportInput } from '../../src/gradebook/quiz';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';
import { amber, anyInput, bilal, DUE, first, inputOf, MON, response, TUE } from './responses';

test('each response is a hand-in, and the latest counts', () => {
  const late = response('r3', ' AMBER@school.nl', TUE, 1, 4);
  const middle = response('r2', 'amber@school.nl', '2026-11-16T12:00:00', 0, 0);
  const [row] = planImport(inputOf({ responses: [late, first, middle] })).rows;
  const after = row && applyImport(emptySubmission('s1', 'a1'), row, DUE);
  expect(after).toMatchObject({ handIns: 3, handedInAt: TUE, late: true, turnedIn: true, draft: 10000 });
});

test('waiting keeps the draft in the cell and records the hand-in', () => {
  const plan = planImport(inputOf({ responses: [response('r1', 'amber@school.nl', MON, 1, null)], cell: 500 }));
  const [row] = plan.rows;
  const after = row && applyImport({ ...emptySubmission('s1', 'a1'), draft: 500 }, row, DUE);
  expect(after).toMatchObject({ draft: 500, handIns: 1, turnedIn: true, response: 'r1' });
});

test.each([
  ['before the return', MON, false],
  ['after the return', '2026-11-18T10:00:00', true],
])('a response from %s is a hand-in; only a later one is a new attempt (S64)', (_, at, turnedIn) => {
  const returned = { grade: 500, points: 50, at: TUE, unfinished: false };
  const before = { ...emptySubmission('s1', 'a1'), returned, draft: 500 };
  const [row] = planImport(inputOf({ responses: [{ ...first, at }], submission: before, cell: 500 })).rows;
  expect(row && applyImport(before, row, DUE)).toMatchObject({ handIns: 1, handedInAt: at, turnedIn, returned });
});

test.each<[string, Partial<Submission>, Partial<ImportInput>, string]>([
  ['excused', { excused: true }, {}, 'excused'],
  ['unreadable', {}, { unreadable: new Set(['s1']) }, 'unreadable'],
])('the hand-in of a student whose grade is left alone is noted: %s', (_, submission, rest, why) => {
  const plan = planImport(inputOf({ responses: [first], submission, rest }));
  expect(plan.rows).toMatchObject([{ kind: 'kept', why, score: null }]);
  expect(onlyHandedIn(plan)).toEqual(plan.rows);
  const before = { ...emptySubmission('s1', 'a1'), ...submission, draft: 300 };
  const after = plan.rows[0] && applyImport(before, plan.rows[0], DUE);
  expect(after).toMatchObject({ handIns: 1, turnedIn: true, draft: 300, imported: null, excused: before.excused });
});

test('what was returned stays as it was (S29)', () => {
  const returned = { grade: 500, points: 50, at: MON, unfinished: false };
  const [row] = planImport(inputOf({ responses: [first], submission: { returned, draft: 500 }, cell: 500 })).rows;
  expect(row && applyImport({ ...emptySubmission('s1', 'a1'), returned }, row, DUE).returned).toEqual(returned);
});

/** The gradebook after the rows of a plan were taken over. */
function applied(input: ImportInput): ImportInput {
  const submissions = new Map(input.submissions);
  const drafts = new Map(input.drafts);
  for (const row of planImport(input).rows) {
    const draft = drafts.get(row.student) ?? null;
    const before = { ...(submissions.get(row.student) ?? emptySubmission(row.student, 'a1')), draft };
    const after = applyImport(before, row, input.due);
    submissions.set(row.student, after);
    drafts.set(row.student, after.draft);
  }
  return { ...input, submissions, drafts };
}

test('importing twice changes nothing', () => {
  fc.assert(
    fc.property(anyInput, ({ responses, scale, points, cells }) => {
      const drafts = new Map([amber, bilal].map(({ id }, i) => [id, cells[i] ?? null]));
      const once = applied(inputOf({ responses, rest: { scale, points, drafts } }));
      const again = planImport(once);
      expect(again.rows.filter(({ kind }) => kind !== 'same' && kind !== 'waiting')).toEqual([]);
      expect(again.rows.flatMap(({ newHandIns }) => newHandIns)).toEqual([]);
      expect(applied(once)).toEqual(once);
      expect(planKey(planImport(applied(once)))).toBe(planKey(again));
    }),
  );
});
