import { planRestore, restoreChanges, type Now } from '../../src/gradebook/restore';
import type { Snapshot } from '../../src/gradebook/snapshot';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';

const AT = '2026-11-16T09:00:00';
const facts = { title: 'Toets', due: '', points: 100, category: '', attachments: '', importOn: true };
const AMBER = { id: 's1', last: 'Vries', first: 'Amber', email: 'a@school.nl' };
const given = { grade: 700, points: 100, at: AT, unfinished: false };

function workOf(more: Partial<Submission>): Submission {
  return { ...emptySubmission('s1', 'a1'), ...more };
}

function kept(more: Partial<Submission> | null, rest: Partial<Snapshot> = {}): Snapshot {
  const works = more ? [workOf(more)] : [];
  return { students: [AMBER], assignments: [{ id: 'a1', ...facts }], works, unreadable: [], settings: {}, ...rest };
}

function now(more: Partial<Submission>, rest: Partial<Now> = {}, unreadable?: string): Now {
  return {
    students: [AMBER],
    assignments: new Map([['a1', facts]]),
    deleted: { students: new Map(), assignments: new Map() },
    work: (student, assignment) => ({ submission: { ...workOf(more), student, assignment }, unreadable }),
    settings: {},
    ...rest,
  };
}

function only(snapshot: Snapshot, is: Now, returned: 'keep' | 'back' = 'back') {
  return planRestore(snapshot, is, returned).parts[0]?.works[0];
}

/** How a message would stand afterwards. */
function mailOf(was: Submission['mail'], is: Submission['mail']): unknown {
  const work = only(kept({ returned: given, mail: was }), now({ returned: { ...given, grade: 800 }, mail: is }));
  return work?.changes.find(({ field }) => field === 'mail')?.after ?? is;
}

test('what is the same is no part', () => {
  expect(planRestore(kept({ draft: 700 }), now({ draft: 700, mail: 'SENT' }), 'keep').parts).toEqual([]);
});

test.each([
  ['WAITING', 'SENT', 'SENT'],
  ['WAITING', 'WAITING', ''],
  ['FAILED', '', ''],
  ['SENT', 'WAITING', 'SENT'],
  ['SENT', 'FAILED', 'SENT'],
  ['', 'SENT', 'SENT'],
] as const)('a message that was %s then and is %s now: %s, and none that would be sent', (was, is, wanted) => {
  expect(mailOf(was, is)).toBe(wanted);
});

test('work returned since stays, unless the teacher wants it back: then it says whether the student was told', () => {
  const [was, is] = [kept({ draft: 700 }), now({ draft: 800, returned: given, mail: 'SENT' })];
  expect(only(was, is, 'keep')).toMatchObject({ changes: [], stays: 'returned', told: false });
  expect(only(was, is)).toMatchObject({ stays: null, told: true });
  expect(only(was, now({ returned: given, mail: 'WAITING' }))).toMatchObject({ stays: null, told: false });
  expect(only(was, now({ returned: given, mail: 'SENDING' }))).toMatchObject({ changes: [], stays: 'uncertain' });
});

test('a cell that cannot be read gives way, unless it could not be read then either', () => {
  const was = kept({ draft: 700 });
  const replaced = { student: 's1', assignment: 'a1', field: 'cell', before: 'abs?', after: '' };
  expect(only(was, now({ draft: 700 }, {}, 'abs?'))?.changes).toEqual([replaced]);
  expect(only({ ...was, unreadable: [['a1', 's1']] }, now({ draft: 700 }, {}, 'abs?'))).toBeUndefined();
});

test('work for an assignment that comes back goes along only with it', () => {
  const snapshot = kept(
    { draft: 700 },
    { students: [AMBER, { ...AMBER, id: 's2' }], works: [workOf({ student: 's2', draft: 600 })] },
  );
  const plan = planRestore(snapshot, now({}, { assignments: new Map() }), 'keep');
  expect(plan.parts.map(({ of, back }) => [of, back])).toEqual([
    ['assignment', true],
    ['student', true],
  ]);
  const fields = (ids: readonly string[]) =>
    restoreChanges(plan, new Set(ids)).map(({ student, assignment, field }) => [student, assignment, field]);
  expect(fields(['s2'])).toEqual([['s2', '', 'created']]);
  expect(fields(['a1', 's2'])).toEqual([
    ['', 'a1', 'created'],
    ['s2', '', 'created'],
    ['s2', 'a1', 'draft'],
  ]);
});

test('what comes back comes with its facts of then: each that was another one last is a change', () => {
  const last = { ...AMBER, id: 's2', email: 'b@school.nl' };
  const deleted = { students: new Map([['s2', last]]), assignments: new Map([['a1', { ...facts, points: 10 }]]) };
  const snapshot = kept({ draft: 8500 }, { students: [AMBER, { ...AMBER, id: 's2' }] });
  const plan = planRestore(snapshot, now({ draft: 850 }, { assignments: new Map(), deleted }), 'keep');
  const told = plan.parts.map(({ changes, works }) => [
    ...changes.map(({ field, before, after }) => (field === 'created' ? [field] : [field, before, after])),
    ...works.flatMap((work) => work.changes.map(({ field, before, after }) => [field, before, after])),
  ]);
  expect(told).toEqual([
    [['created'], ['points', 10, 100], ['draft', 850, 8500]],
    [['created'], ['email', 'b@school.nl', 'a@school.nl'], ['draft', 850, null]],
  ]);
  expect(plan.parts.map(({ changes: [made] }) => made?.after)).toMatchObject([
    { points: 100 },
    { email: 'a@school.nl' },
  ]);
});

test('what is new since is counted and left alone; a category that has a weight only now loses it', () => {
  const is = now(
    {},
    {
      students: [AMBER, { ...AMBER, id: 's9' }],
      assignments: new Map([
        ['a1', facts],
        ['a9', facts],
      ]),
      settings: { 'category.Toets': 60 },
    },
  );
  const plan = planRestore(kept(null), is, 'keep');
  expect(plan).toMatchObject({ newStudents: 1, newAssignments: 1 });
  expect(plan.parts).toMatchObject([{ of: 'settings', changes: [{ field: 'category.Toets', before: 60, after: '' }] }]);
});
