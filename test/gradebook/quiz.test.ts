import fc from 'fast-check';
import { applyImport, onlyHandedIn, planImport, planKey, type ImportInput } from '../../src/gradebook/quiz';
import { quizPoints, type Quiz, type QuizResponse } from '../../src/gradebook/quizForm';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';

const DUE = '2026-11-16T23:59:00';
const MON = '2026-11-16T10:00:00';
const TUE = '2026-11-17T10:00:00';
const amber = { id: 's1', last: 'de Vries', first: 'Amber', email: 'amber@school.nl' };
const bilal = { id: 's2', last: 'Haddad', first: 'Bilal', email: 'Bilal@School.nl ' };

const quiz: Quiz = {
  id: 'f1',
  title: 'Toets H3',
  isQuiz: true,
  collects: 'yes',
  items: [
    { id: 'q1', title: 'Hoofdstad van Peru?', points: 1, kind: 'TEXT' },
    { id: 'q2', title: 'Leg uit', points: 4, kind: 'PARAGRAPH_TEXT' },
    { id: 'name', title: 'Je naam', points: 0, kind: 'TEXT' },
    { id: 'grid', title: 'Kaart', points: null, kind: 'GRID' },
  ],
  responses: [],
};

function response(id: string, email: string, at: string, ...scores: (number | null)[]): QuizResponse {
  return {
    id,
    email,
    at,
    answers: scores.map((score, i) => ({ item: ['q1', 'q2', 'name', 'grid'][i] ?? '?', score })),
  };
}

interface Case {
  readonly responses: readonly QuizResponse[];
  readonly submission?: Partial<Submission>;
  readonly cell?: number | null;
  readonly rest?: Partial<ImportInput>;
}

function inputOf({ responses, submission, cell, rest }: Case): ImportInput {
  return {
    quiz: { ...quiz, responses },
    students: [amber, bilal],
    submissions: new Map([['s1', { ...emptySubmission('s1', 'a1'), ...submission }]]),
    drafts: new Map([['s1', cell ?? null]]),
    points: 100,
    scale: true,
    due: DUE,
    ...rest,
  };
}

const first = response('r1', 'amber@school.nl', MON, 1, 3, null, null);
/** What importing the first response leaves. */
const imported: Partial<Submission> = {
  handIns: 1,
  handedInAt: MON,
  turnedIn: true,
  response: 'r1',
  draft: 8000,
  imported: 8000,
};
const sentBack = {
  ...imported,
  turnedIn: false,
  draft: null,
  returned: { grade: null, points: 100, at: TUE, unfinished: true },
};

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
    const after = row && applyImport(emptySubmission('s1', 'a1'), row, DUE);
    expect(after).toMatchObject({ handIns: 3, handedInAt: TUE, late: true, turnedIn: true, draft: 10000 });
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

  test('work sent back unfinished is no news until another response comes', () => {
    expect(onlyHandedIn(planImport(inputOf({ responses: [first], submission: sentBack })))).toEqual([]);
  });

  test('what was returned stays as it was (S29)', () => {
    const returned = { grade: 500, points: 50, at: MON, unfinished: false };
    const [row] = planImport(inputOf({ responses: [first], submission: { returned, draft: 500 }, cell: 500 })).rows;
    expect(row && applyImport({ ...emptySubmission('s1', 'a1'), returned }, row, DUE).returned).toEqual(returned);
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

const EMAILS = ['amber@school.nl', 'bilal@school.nl', 'x@else.nl', ''];
const anyResponse = fc
  .record({
    email: fc.constantFrom(...EMAILS),
    minute: fc.integer({ min: 10, max: 59 }),
    scores: fc.array(fc.option(fc.constantFrom(0, 0.5, 1, 2, 3, 4)), { maxLength: 4 }),
  })
  .map(({ email, minute, scores }) => response('', email, `2026-11-16T23:${minute}:00`, ...scores));
const anyResponses = fc
  .array(anyResponse, { maxLength: 12 })
  .map((all) => all.map((one, i) => ({ ...one, id: `r${i}` })));
const anyInput = fc.record({
  responses: anyResponses,
  scale: fc.boolean(),
  points: fc.option(fc.integer({ min: 1, max: 100 })),
  cells: fc.array(fc.option(fc.nat(10_000)), { minLength: 2, maxLength: 2 }),
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
