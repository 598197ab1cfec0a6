import { accountsOf, type WorkRow } from '../../src/gradebook/accounts';
import type { Change } from '../../src/gradebook/batch';
import { orphanPlaces } from '../../src/gradebook/foundInSubmissions';
import { lostIn } from '../../src/gradebook/lost';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';

const NORA = 's0123abcd';
const TEST = 'a0123abcd';
const FACTS = { last: 'Nieuw', first: 'Nora', email: 'nora@school.example' };

/** A gradebook in which Nora was made and unmade again, with this row of hers in Submissions. */
function bookWith(facts: Partial<Submission>) {
  const submission = { ...emptySubmission(NORA, TEST), ...facts };
  const row: WorkRow = {
    row: 3,
    assignment: TEST,
    student: NORA,
    title: 'Toets',
    name: 'Nora Nieuw',
    facts: submission,
    submission,
    strange: [],
  };
  const made = { student: NORA, assignment: '', field: 'created' };
  const changes: readonly Change[] = [
    { ...made, before: null, after: FACTS },
    { ...made, before: FACTS, after: null },
  ];
  const about = { id: 'b1', at: '2026-11-16T09:00:00', who: '', lock: '', reason: 'roster', what: '' } as const;
  const assignment = { id: TEST, title: 'Toets', due: '', points: 100, category: '', attachments: [], importOn: true };
  return {
    grades: { students: [], heads: [{ id: TEST }] },
    assignments: [assignment],
    works: [row],
    batches: [{ ...about, revision: 1, changes }],
    accounts: accountsOf([row], [], 0),
    listed: new Map<string, string>(),
    leftOut: new Set<string>(),
  } as unknown as Parameters<typeof lostIn>[0] & Parameters<typeof orphanPlaces>[0];
}

test('of a student who was taken out again, a moment of work turned in by mistake is nothing that was lost', () => {
  const book = bookWith({ handedInAt: '2026-11-16T09:00:00' });
  expect(lostIn(book)).toEqual([]);
  expect(orphanPlaces(book, [], [])).toEqual([]);
});

test('a grade of such a student is', () => {
  const book = bookWith({ handedInAt: '2026-11-16T09:00:00', draft: 800 });
  expect(lostIn(book)).toMatchObject([{ id: NORA, name: 'Nora Nieuw', drafts: 1 }]);
  expect(orphanPlaces(book, [], [])).toMatchObject([{ row: 3 }]);
});
