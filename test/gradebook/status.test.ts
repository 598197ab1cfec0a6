import fc from 'fast-check';
import { countGroups, isLate, statusOf } from '../../src/gradebook/status';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';
import { anySubmission } from './submissions';

const AT = '2026-11-16T09:00:00';
const none = emptySubmission('s1', 'a1');
const turnedIn: Submission = { ...none, handIns: 1, handedInAt: AT, turnedIn: true };
const graded: Submission = { ...none, draft: 800, returned: { grade: 800, points: 100, at: AT, unfinished: false } };
const done: Submission = { ...none, handIns: 1, returned: { grade: null, points: 100, at: AT, unfinished: false } };
const sentBack: Submission = { ...none, handIns: 1, returned: { grade: null, points: 100, at: AT, unfinished: true } };
const again: Submission = { ...graded, handIns: 2, turnedIn: true };

describe('the table of states', () => {
  test.each([
    ['not handed in', none, false, 'ASSIGNED assigned theme'],
    ['not handed in, due passed', none, true, 'ASSIGNED missing red missing'],
    ['draft without work', { ...none, draft: 700 }, false, 'ASSIGNED draft green'],
    ['draft without work, due passed', { ...none, draft: 700 }, true, 'ASSIGNED draft green missing'],
    ['handed in', turnedIn, false, 'TURNED_IN turnedIn green'],
    ['handed in, due passed', turnedIn, true, 'TURNED_IN turnedIn green'],
    ['handed in with draft', { ...turnedIn, draft: 700 }, true, 'TURNED_IN draft green'],
    ['returned with a grade', { ...graded, handIns: 1 }, true, 'GRADED graded black'],
    ['returned with a grade, never handed in', graded, true, 'GRADED graded black'],
    ['returned without a grade', done, true, 'RETURNED done black'],
    ['sent back', sentBack, false, 'ASSIGNED assigned theme'],
    ['sent back, due passed', sentBack, true, 'ASSIGNED missing red missing'],
    ['changed after return', { ...graded, draft: 900 }, true, 'GRADED changed green'],
    ['handed in again', again, true, 'TURNED_IN turnedIn green again'],
    ['handed in again, new draft', { ...again, draft: 900 }, true, 'TURNED_IN turnedIn green again'],
  ] as const)('%s', (_, submission, overdue, expected) => {
    const { group, label, tone, missing, resubmitted } = statusOf(submission, overdue);
    const shown = [group, label, tone, ...(missing ? ['missing'] : []), ...(resubmitted ? ['again'] : [])];
    expect(shown.join(' ')).toBe(expected);
  });
});

describe('beside the table', () => {
  test.each([
    ['a cell cleared after return', { ...graded, draft: null }, 'GRADED changed black'],
    ['a grade typed after a return without one', { ...done, draft: 700 }, 'RETURNED changed green'],
    ['a grade typed after sending back', { ...sentBack, draft: 700 }, 'ASSIGNED draft green'],
    ['handed in after sending back', { ...sentBack, turnedIn: true }, 'TURNED_IN turnedIn green'],
    ['handed in after sending back, draft', { ...sentBack, turnedIn: true, draft: 1 }, 'TURNED_IN draft green'],
    ['excused', { ...none, excused: true }, 'ASSIGNED excused theme'],
    ['excused after handing in', { ...turnedIn, excused: true }, 'ASSIGNED excused theme'],
    ['excused after a grade', { ...graded, excused: true }, 'GRADED excused theme'],
    ['excused after Done', { ...done, excused: true }, 'RETURNED excused theme'],
  ])('%s', (_, submission, expected) => {
    const { group, label, tone } = statusOf(submission, true);
    expect(`${group} ${label} ${tone}`).toBe(expected);
  });

  test('returned work keeps its own maximum, and the draft stands beside it', () => {
    const status = statusOf({ ...graded, draft: 900, handIns: 3 }, false);
    expect(status).toMatchObject({ draft: 900, returned: { grade: 800, points: 100 }, attempts: 3 });
  });
});

test('excused is not missing', () => {
  expect(statusOf({ ...none, excused: true }, true).missing).toBe(false);
});

test('counts of a class', () => {
  const class4B = [
    none,
    { ...none, draft: 700 },
    { ...none, excused: true },
    turnedIn,
    { ...turnedIn, draft: 700 },
    again,
    { ...again, draft: 900 },
    graded,
    { ...graded, draft: 900 },
    done,
    sentBack,
  ].map((s) => statusOf(s, true));
  expect(countGroups(class4B)).toEqual({
    ASSIGNED: 4,
    TURNED_IN: 4,
    GRADED: 2,
    RETURNED: 1,
    missing: 3,
    excused: 1,
    drafts: 4,
    toGrade: 2,
  });
});

test('the counts of the four groups add up to the class (S15)', () => {
  fc.assert(
    fc.property(fc.array(anySubmission), fc.boolean(), (submissions, overdue) => {
      const counts = countGroups(submissions.map((s) => statusOf(s, overdue)));
      expect(counts.ASSIGNED + counts.TURNED_IN + counts.GRADED + counts.RETURNED).toBe(submissions.length);
      expect(counts.missing).toBeLessThanOrEqual(counts.ASSIGNED);
      expect(counts.toGrade).toBeLessThanOrEqual(counts.TURNED_IN);
    }),
  );
});

test.each<[string, Partial<Submission>, string, boolean]>([
  ['before another date', { response: 'r1', late: true }, '2026-11-17T23:59:00', false],
  ['after another date', { response: 'r1' }, '2026-11-15T23:59:00', true],
  ['at the very moment', { response: 'r1' }, AT, false],
  ['without a date', { response: 'r1', late: true }, '', false],
  ['by hand, on time', {}, '2026-11-15T23:59:00', false],
  ['by hand, late', { late: true }, '2026-11-15T23:59:00', true],
  ['by hand, late, before another date', { late: true }, '2026-11-17T23:59:00', false],
  ['not at all', { response: 'r1', late: true, handIns: 0 }, '2026-11-15T23:59:00', false],
])('late follows the due date that there is: handed in %s', (_, facts, due, late) => {
  expect(isLate({ ...turnedIn, ...facts }, due)).toBe(late);
});
