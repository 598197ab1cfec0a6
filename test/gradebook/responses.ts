/** A quiz, what two students answered, and what an import is asked with. */
import fc from 'fast-check';
import type { ImportInput } from '../../src/gradebook/quiz';
import type { Quiz, QuizResponse } from '../../src/gradebook/quizForm';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';

export const DUE = '2026-11-16T23:59:00';
export const MON = '2026-11-16T10:00:00';
export const TUE = '2026-11-17T10:00:00';
export const amber = { id: 's1', last: 'de Vries', first: 'Amber', email: 'amber@school.nl' };
export const bilal = { id: 's2', last: 'Haddad', first: 'Bilal', email: 'Bilal@School.nl ' };

export const quiz: Quiz = {
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

export function response(id: string, email: string, at: string, ...scores: (number | null)[]): QuizResponse {
  return {
    id,
    email,
    at,
    answers: scores.map((score, i) => ({ item: ['q1', 'q2', 'name', 'grid'][i] ?? '?', score })),
  };
}

export interface Case {
  readonly responses: readonly QuizResponse[];
  readonly submission?: Partial<Submission>;
  readonly cell?: number | null;
  readonly rest?: Partial<ImportInput>;
}

export function inputOf({ responses, submission, cell, rest }: Case): ImportInput {
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

export const first = response('r1', 'amber@school.nl', MON, 1, 3, null, null);
/** What importing the first response leaves. */
export const imported: Partial<Submission> = {
  handIns: 1,
  handedInAt: MON,
  turnedIn: true,
  response: 'r1',
  draft: 8000,
  imported: 8000,
};
export const sentBack = {
  ...imported,
  turnedIn: false,
  draft: null,
  returned: { grade: null, points: 100, at: TUE, unfinished: true },
};

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
export const anyInput = fc.record({
  responses: anyResponses,
  scale: fc.boolean(),
  points: fc.option(fc.integer({ min: 1, max: 100 })),
  cells: fc.array(fc.option(fc.nat(10_000)), { minLength: 2, maxLength: 2 }),
});
