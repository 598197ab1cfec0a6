import fc from 'fast-check';
import { withDraft } from '../../src/gradebook/comment';
import { handIn, returnSubmission } from '../../src/gradebook/returning';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';

const AT = fc.constantFrom('2026-11-15T10:00:00', '2026-11-16T10:00:00', '2026-11-17T10:00:00');
const DUE = '2026-11-16T23:59:00';

type Step = (s: Submission) => Submission;

const typing = fc.option(fc.nat(10_000)).map((draft): Step => (s) => ({ ...s, draft }));
const handingIn = AT.map(
  (at): Step =>
    (s) =>
      handIn(s, { at, due: DUE, response: '' }),
);
const excusing = fc.boolean().map((excused): Step => (s) => ({ ...s, excused }));
const commenting = fc
  .constantFrom('', 'Goed', 'Kijk nog eens')
  .map((text): Step => (s) => ({ ...s, comment: withDraft(s.comment, text, 'docent@school.example') }));
const returning = fc
  .record({ at: AT, points: fc.option(fc.integer({ min: 1, max: 100 })), unfinished: fc.boolean() })
  .map(
    (terms): Step =>
      (s) =>
        returnSubmission(s, { ...terms, who: 'docent@school.example' }),
  );

/** Any submission that can come about: what a teacher and a student do, in any order. */
export const anySubmission: fc.Arbitrary<Submission> = fc
  .array(fc.oneof(typing, handingIn, excusing, commenting, returning), { maxLength: 8 })
  .map((steps) => steps.reduce((s, step) => step(s), emptySubmission('s1', 'a1')));
