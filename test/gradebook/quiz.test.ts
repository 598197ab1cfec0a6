import fc from 'fast-check';
import { onlyHandedIn, planImport, planKey } from '../../src/gradebook/quiz';
import { quizPoints, type QuizResponse } from '../../src/gradebook/quizForm';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';
import {
  amber,
  anyInput,
  bilal,
  first,
  imported,
  inputOf,
  MON,
  quiz,
  response,
  sentBack,
  TUE,
  type Case,
} from './responses';

test('the quiz is out of the points that can be read; the rest is named', () => {
  expect(quizPoints(quiz)).toBe(5);
  const plan = planImport(inputOf({ responses: [] }));
  expect(plan).toMatchObject({ rows: [], max: 5, unreadable: [{ id: 'grid' }] });
});

describe('one student', () => {
  test.each<[string, Case, string]>([
    ['a first score', { responses: [first] }, 'new 8000'],
    ['the points as they are', { responses: [first], rest: { scale: false } }, 'new 400'],
    ['an answer not marked yet', { responses: [response('r1', 'amber@school.nl', MON, 1, null)] }, 'waiting null'],
    ['an answer not given', { responses: [response('r1', 'amber@school.nl', MON, 1)] }, 'new 2000'],
    ['nothing right', { responses: [response('r1', 'amber@school.nl', MON, 0, 0)] }, 'new 0'],
    ['half points', { responses: [response('r1', 'amber@school.nl', MON, 0.5, 0)] }, 'new 1000'],
    ['a score that is no score', { responses: [response('r1', 'amber@school.nl', MON, NaN, 1)] }, 'waiting null'],
    ['a question that is gone', { responses: [response('r1', 'amber@school.nl', MON, 1, 1, 0, 0, 9)] }, 'new 4000'],
    ['work without a grade', { responses: [first], rest: { points: null } }, 'new null'],
    [
      'a form without points',
      { responses: [first], rest: { quiz: { ...quiz, items: [], responses: [first] } } },
      'new null',
    ],
    ['imported before', { responses: [first], submission: imported, cell: 8000 }, 'same 8000'],
    ['imported, then cleared by the teacher', { responses: [first], submission: imported, cell: null }, 'new 8000'],
    [
      'imported, marked again',
      { responses: [first], submission: { ...imported, draft: 2000, imported: 2000 }, cell: 2000 },
      'changed 8000',
    ],
    ['a typed grade', { responses: [first], cell: 700 }, 'overwrite 8000'],
    ['typed over the import', { responses: [first], submission: imported, cell: 700 }, 'overwrite 8000'],
    [
      'typed over the import, seen since',
      { responses: [first], submission: { ...imported, draft: 700 }, cell: 700 },
      'overwrite 8000',
    ],
    [
      'an older import, by its record',
      { responses: [first], submission: { ...imported, imported: 2000 }, cell: 2000 },
      'changed 8000',
    ],
    [
      'typed over an older import',
      { responses: [first], submission: { ...imported, imported: 2000 }, cell: 2500 },
      'overwrite 8000',
    ],
    ['an excused student', { responses: [first], submission: { excused: true } }, 'kept null'],
    ['a cell that cannot be read', { responses: [first], rest: { unreadable: new Set(['s1']) } }, 'kept null'],
    ['sent back unfinished', { responses: [first], submission: sentBack }, 'kept null'],
    [
      'sent back, graded since',
      { responses: [first], submission: { ...sentBack, draft: 700 }, cell: 700 },
      'overwrite 8000',
    ],
    [
      'sent back, handed in again',
      { responses: [{ ...first, at: '2026-11-18T10:00:00' }], submission: sentBack },
      'new 8000',
    ],
    ['the typed grade is the score', { responses: [first], cell: 8000 }, 'new 8000'],
  ])('%s', (_, given, expected) => {
    const [row] = planImport(inputOf(given)).rows;
    expect(`${row?.kind ?? ''} ${row?.score ?? 'null'}`).toBe(expected);
  });

  test('the latest response counts, the others are shown, each is a hand-in', () => {
    const late = response('r3', ' AMBER@school.nl', TUE, 1, 4);
    const middle = response('r2', 'amber@school.nl', '2026-11-16T12:00:00', 0, 0);
    const [row] = planImport(inputOf({ responses: [late, first, middle] })).rows;
    expect(row).toMatchObject({
      response: 'r3',
      score: 10000,
      late: true,
      attempts: 3,
      newHandIns: [MON, '2026-11-16T12:00:00', TUE],
      others: [
        { id: 'r2', score: 0 },
        { id: 'r1', score: 8000 },
      ],
    });
  });

  test('a later response is one more hand-in, also when the same response was edited', () => {
    const edited = { ...first, at: TUE };
    const [row] = planImport(inputOf({ responses: [edited], submission: imported, cell: 8000 })).rows;
    expect(row).toMatchObject({ kind: 'changed', score: 8000, newHandIns: [TUE] });
  });

  test.each([
    ['later by the same hours: the time zone of the spreadsheet was changed', '14:45:00', '14:45:00', 'same same'],
    ['later by other times: both were edited', '11:00:00', '11:30:00', 'changed changed'],
    ['later by no whole quarters: both were edited', '11:00:01', '11:00:01', 'changed changed'],
  ])('two known responses %s', (_, one, other, kinds) => {
    const [a, b] = [one, other].map((time) => `2026-11-16T${time}`);
    const responses = [{ ...first, at: a ?? '' }, response('r2', 'bilal@school.nl', b ?? '', 1, 3, null, null)];
    const known = { ...emptySubmission('s1', 'a1'), ...imported };
    const submissions = new Map([known, { ...known, student: 's2', response: 'r2' }].map((s) => [s.student, s]));
    const drafts = new Map([...submissions.keys()].map((id) => [id, 8000]));
    const plan = planImport(inputOf({ responses, rest: { submissions, drafts } }));
    expect(plan.rows.map(({ kind }) => kind).join(' ')).toBe(kinds);
  });

  test('two that were both edited days later, at the same time of day, are turned in again', () => {
    const at = '2026-11-18T10:00:00';
    const responses = [{ ...first, at }, response('r2', 'bilal@school.nl', at, 1, 3, null, null)];
    const known = { ...emptySubmission('s1', 'a1'), ...imported };
    const submissions = new Map([known, { ...known, student: 's2', response: 'r2' }].map((s) => [s.student, s]));
    expect(planImport(inputOf({ responses, rest: { submissions } })).rows.map(({ newHandIns }) => newHandIns)).toEqual([
      [at],
      [at],
    ]);
  });

  test('a response older than the known hand-in is no hand-in', () => {
    const [row] = planImport(
      inputOf({ responses: [first], submission: { ...imported, handedInAt: TUE, response: 'r9' } }),
    ).rows;
    expect(row).toMatchObject({ response: 'r1', newHandIns: [] });
  });

  const [THU, WED] = ['2026-11-19T10:00:00', '2026-11-18T10:00:00'];
  const back = { grade: 8000, points: 100, at: TUE, unfinished: false };
  const taken = { handIns: 0, turnedIn: false };
  test.each<[string, readonly QuizResponse[], Partial<Submission>, readonly string[]]>([
    ['nothing was known of', [first], { ...taken, handedInAt: THU }, [MON]],
    ['that was known', [first], { ...imported, ...taken }, []],
    ['known before the mark', [first], { ...imported, ...taken, handedInAt: THU }, []],
    ['edited since', [{ ...first, at: TUE }], { ...imported, ...taken }, [TUE]],
    ['from before the return', [first], { ...taken, handIns: 1, handedInAt: THU, returned: back }, []],
    [
      'edited after the return',
      [{ ...first, at: WED }],
      { ...imported, ...taken, handedInAt: THU, returned: back },
      [WED],
    ],
    ['deleted from the form', [{ ...first, id: 'r0' }], { ...imported, ...taken, handedInAt: THU }, []],
    ['of before the mark that stands', [first], { handIns: 1, turnedIn: true, handedInAt: THU }, []],
    [
      'after the return and before the mark',
      [first, { ...first, id: 'r2', at: WED }],
      { ...imported, ...taken, handIns: 1, handedInAt: THU, returned: back },
      [WED],
    ],
  ])('after a mark by hand was taken back, a response %s', (_, responses, submission, newHandIns) => {
    expect(planImport(inputOf({ responses, submission })).rows).toMatchObject([{ newHandIns }]);
  });

  test('work sent back unfinished is no news until another response comes', () => {
    expect(onlyHandedIn(planImport(inputOf({ responses: [first], submission: sentBack })))).toEqual([]);
  });
});

test('a zero for a question that only a person marks is pointed out, for it may not be marked at all', () => {
  const zeros = (...responses: QuizResponse[]) => planImport(inputOf({ responses })).openZeros;
  expect(zeros(response('r1', 'amber@school.nl', MON, 0, 3))).toBe(0);
  expect(zeros(response('r1', 'amber@school.nl', MON, 1, 0))).toBe(1);
  expect(zeros(response('r1', 'amber@school.nl', MON, 1, null))).toBe(0);
  expect(zeros(response('r1', 'amber@school.nl', MON, 1, 0), response('r2', 'amber@school.nl', TUE, 1, 2))).toBe(0);
  expect(zeros(response('r1', 'x@else.nl', MON, 1, 0))).toBe(0);
});

test('respondents without a student are listed with the reason', () => {
  const twin = { ...bilal, id: 's3', email: 'bilal@school.nl' };
  const plan = planImport(
    inputOf({
      responses: [
        response('r1', '', MON, 1),
        response('r2', 'x@else.nl', MON, 1),
        response('r3', 'bilal@school.nl', MON, 1),
        response('r4', 'BILAL@school.nl ', TUE, 1),
      ],
      rest: { students: [amber, bilal, twin, { ...amber, id: 's4', email: '' }] },
    }),
  );
  expect(plan.rows).toEqual([]);
  expect(plan.unmatched.map(({ response: id, why }) => `${id} ${why}`)).toEqual([
    'r1 noEmail',
    'r2 notOnRoster',
    'r3 ambiguous',
    'r4 ambiguous',
  ]);
  expect(plan.counts).toEqual({ new: 0, changed: 0, same: 0, overwrite: 0, waiting: 0, kept: 0, unmatched: 4 });
});

test('every response is a student’s or unmatched, and the order of the form does not matter', () => {
  fc.assert(
    fc.property(anyInput, ({ responses }) => {
      const unique = responses.filter((one, i) => responses.findIndex(({ at }) => at === one.at) === i);
      const plan = planImport(inputOf({ responses: unique }));
      expect(plan.rows.reduce((sum, { attempts }) => sum + attempts, plan.unmatched.length)).toBe(unique.length);
      expect(planImport(inputOf({ responses: [...unique].reverse() }))).toEqual(plan);
    }),
  );
});

test('the key of a plan changes with what it would write', () => {
  const key = (given: Case) => planKey(planImport(inputOf(given)));
  const base = key({ responses: [first] });
  expect(key({ responses: [first] })).toBe(base);
  expect(base).toMatch(/^[0-9a-z]{1,7}$/);
  expect(key({ responses: [first], cell: 700 })).not.toBe(base);
  expect(key({ responses: [first], rest: { scale: false } })).not.toBe(base);
  expect(key({ responses: [{ ...first, at: TUE }] })).not.toBe(base);
  expect(key({ responses: [first, response('r2', 'x@else.nl', TUE, 1)] })).toBe(base);
});
