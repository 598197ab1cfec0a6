import fc from 'fast-check';
import { canReturn, handIn, returnSubmission, wouldBeUnfinished } from '../../src/gradebook/returning';
import { isDraft, statusOf } from '../../src/gradebook/status';
import { emptySubmission } from '../../src/gradebook/submission';
import { anySubmission } from './submissions';

const DUE = '2026-11-16T23:59:00';
const at = '2026-11-17T09:00:00';
const who = 'docent@school.example';
const finished = { points: 100, at, who, unfinished: false };
const none = emptySubmission('s1', 'a1');
const turnedIn = handIn(none, { at: '2026-11-16T14:03:00', due: DUE, response: 'r1' });

describe('handing in', () => {
  test('counts, and says which response counts', () => {
    expect(turnedIn).toEqual({
      ...none,
      handIns: 1,
      handedInAt: '2026-11-16T14:03:00',
      turnedIn: true,
      response: 'r1',
    });
  });

  test.each([
    [DUE, DUE, false],
    ['2026-11-17T00:00:00', DUE, true],
    ['2026-11-17T00:00:00', '', false],
  ])('at %s for %s is late: %s', (moment, due, late) => {
    expect(handIn(none, { at: moment, due, response: '' }).late).toBe(late);
  });

  test('again after a return keeps the old grade and the draft (S64, S66)', () => {
    const returned = returnSubmission({ ...turnedIn, draft: 800 }, finished);
    const again = handIn(returned, { at, due: DUE, response: 'r2' });
    expect(again).toMatchObject({ handIns: 2, turnedIn: true, late: true, draft: 800, returned: returned.returned });
    expect(statusOf(again, true)).toMatchObject({ group: 'TURNED_IN', attempts: 2, resubmitted: true });
  });
});

describe('returning', () => {
  test('a draft becomes the returned grade, with the points of that moment (S38)', () => {
    const returned = returnSubmission({ ...turnedIn, draft: 8000 }, finished);
    expect(returned.returned).toEqual({ grade: 8000, points: 100, at, unfinished: false });
    expect(statusOf(returned, true)).toMatchObject({ group: 'GRADED', label: 'graded' });
  });

  test('finished work without a grade is Done (S83, S84)', () => {
    expect(statusOf(returnSubmission(turnedIn, finished), true)).toMatchObject({ group: 'RETURNED', label: 'done' });
  });

  test('unfinished work loses its draft and is Assigned or Missing again (S78-S81)', () => {
    const back = returnSubmission({ ...turnedIn, draft: 300 }, { ...finished, unfinished: true });
    expect(back).toMatchObject({ draft: null, turnedIn: false, returned: { grade: null, unfinished: true } });
    expect(statusOf(back, false)).toMatchObject({ group: 'ASSIGNED', label: 'assigned' });
    expect(statusOf(back, true)).toMatchObject({ group: 'ASSIGNED', label: 'missing' });
  });

  test('nothing handed in and no grade is sent back unfinished, whatever is asked', () => {
    expect(returnSubmission(none, finished).returned).toMatchObject({ grade: null, unfinished: true });
    const twice = returnSubmission(returnSubmission(turnedIn, { ...finished, unfinished: true }), finished);
    expect(twice.returned).toMatchObject({ unfinished: true });
  });

  test('a grade for work on paper is returned although nothing was handed in', () => {
    const returned = returnSubmission({ ...none, draft: 700 }, finished);
    expect(statusOf(returned, true)).toMatchObject({ group: 'GRADED', label: 'graded', missing: false });
  });

  test('work without a grade is Done, also with a forgotten number in the cell (S35)', () => {
    const returned = returnSubmission({ ...turnedIn, draft: 700 }, { ...finished, points: null });
    expect(returned).toMatchObject({ draft: null, returned: { grade: null, points: null, unfinished: false } });
    expect(wouldBeUnfinished({ ...none, draft: 700 }, null)).toBe(true);
  });

  test('a changed grade can be returned once more (S62, S63)', () => {
    const once = returnSubmission({ ...turnedIn, draft: 700 }, finished);
    expect(canReturn(once)).toBe(false);
    expect(canReturn({ ...once, draft: 800 })).toBe(true);
    expect(canReturn({ ...once, draft: null })).toBe(true);
    expect(returnSubmission({ ...once, draft: 800 }, finished).returned?.grade).toBe(800);
  });

  test('returned once more with nothing new keeps its grade, also where there are no grades any more (S38)', () => {
    const once = returnSubmission({ ...turnedIn, draft: 700 }, finished);
    expect(returnSubmission(once, { ...finished, points: null, at: '2026-11-18T09:00:00' })).toBe(once);
    const commented = returnSubmission({ ...once, comment: 'Goed.' }, { ...finished, points: null });
    expect(returnSubmission(commented, { ...finished, points: null })).toBe(commented);
    expect(commented.returned).toMatchObject({ grade: 700, points: 100 });
  });

  test('excused work is not returned', () => {
    expect(canReturn({ ...turnedIn, excused: true })).toBe(false);
    expect(canReturn(none)).toBe(true);
  });
});

test('after any return nothing is pending and a second return would change nothing', () => {
  fc.assert(
    fc.property(anySubmission, fc.option(fc.integer({ min: 1, max: 100 })), fc.boolean(), (s, points, unfinished) => {
      const terms = { points, at, who, unfinished };
      const returned = returnSubmission(s, terms);
      expect(isDraft(statusOf(returned, false))).toBe(false);
      expect(canReturn(returned)).toBe(false);
      expect(returnSubmission(returned, { ...terms, unfinished: false }).returned?.grade).toBe(
        returned.returned?.grade,
      );
    }),
  );
});
