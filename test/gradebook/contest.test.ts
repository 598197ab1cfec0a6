import fc from 'fast-check';
import { factsSeen, merge, type Facts } from '../../src/gradebook/contest';
import { returnSeen, seenIn, workPrint } from '../../src/gradebook/returnSeen';
import { emptySubmission } from '../../src/gradebook/submission';

const value = fc.oneof(fc.constantFrom('', 'a', 'b', null, true), fc.integer({ min: 0, max: 2 }));
const facts = fc.record({ title: value, due: value, points: value });

describe('what is filled in, beside what somebody else changed', () => {
  test('a card drawn from what is there now is saved as it is filled in', () => {
    fc.assert(
      fc.property(facts, facts, (now, mine) => {
        expect(merge<Facts>(factsSeen(now), now, mine)).toEqual({ after: mine, contested: [] });
      }),
    );
  });

  test('nothing that was changed meanwhile is replaced unless it is contested', () => {
    fc.assert(
      fc.property(facts, facts, facts, (drawn, now, mine) => {
        const { after, contested } = merge<Facts>(factsSeen(drawn), now, mine);
        const fields = Object.keys(now) as (keyof typeof now)[];
        const replaced = fields.filter((field) => after[field] !== now[field] && drawn[field] !== now[field]);
        expect(contested).toEqual(expect.arrayContaining(replaced));
        expect(after).toEqual(
          Object.fromEntries(fields.map((field) => [field, (mine[field] === drawn[field] ? now : mine)[field]])),
        );
      }),
    );
  });

  test('fields that are left to the other one are as they are now, whatever was filled in', () => {
    fc.assert(
      fc.property(facts, facts, facts, (drawn, now, mine) => {
        const fields = Object.keys(now);
        expect(merge<Facts>(factsSeen(drawn), now, mine, fields)).toEqual({ after: now, contested: [] });
      }),
    );
  });

  test('without what it was drawn from nothing is contested', () => {
    expect(merge<Facts>('', { title: 'a' }, { title: 'b' })).toEqual({ after: { title: 'b' }, contested: [] });
  });
});

describe('what was seen before a return', () => {
  const draft = fc.option(fc.integer({ min: 0, max: 100_000 }));

  test('is read back as it was', () => {
    fc.assert(
      fc.property(fc.option(fc.integer({ min: 1, max: 1000 })), fc.array(draft, { maxLength: 6 }), (points, drafts) => {
        const works = drafts.map((one, i) => ({ ...emptySubmission(`s${i}`, 'a'), draft: one }));
        const ids = works.map(({ student }) => student);
        const seen = seenIn(returnSeen(points, works), ids);
        expect(seen.points).toBe(points);
        expect(ids.map((id) => seen.works.get(id)?.draft)).toEqual(drafts);
        expect(ids.map((id) => seen.works.get(id)?.print)).toEqual(works.map(workPrint));
      }),
    );
  });

  test.each([
    ['turned in', { turnedIn: true }],
    ['excused', { excused: true }],
    ['a comment', { comment: 'Mooi' }],
    ['a return', { returned: { grade: 800, points: 10, at: '2026-11-16T09:00:00', unfinished: false } }],
  ])('%s makes a difference', (_, more) => {
    const none = emptySubmission('s1', 'a');
    expect(workPrint({ ...none, ...more })).not.toBe(workPrint(none));
  });
});
