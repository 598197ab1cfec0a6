import { accountsOf, type LogRow, type WorkRow } from '../gradebook/accounts';
import { replay } from '../gradebook/batch';
import { strayedIn } from '../gradebook/strayed';
import { emptySubmission, keyOf, type Submission } from '../gradebook/submission';
import { SCATTERED, type Block } from './blocks';
import { batchesOf, readLogRows } from './history';
import { readWorks } from './submissionRows';
import type { Visit } from './visit';

/** What is known of a student's work for an assignment. */
export type Known = (student: string, assignment: string) => Submission;

/** All of Submissions and all of History, read once for everything that a batch wants of them: in a large class each takes seconds. */
export interface Stock {
  readonly works: readonly WorkRow[];
  readonly log: readonly LogRow[];
  readonly known: Known;
}

/** Two reads. What has a row in Submissions is known from there, what has none from History. */
export function readStock(visit: Visit): Stock {
  const [works, log] = [readWorks(visit), readLogRows(visit)];
  const there = new Map<string, Map<string, Submission>>();
  for (const { submission } of works) if (submission) keep(there, submission);
  const logged = loggedIn(visit, log);
  const known: Known = (student, assignment) =>
    there.get(assignment)?.get(student) ?? logged.get(assignment)?.get(student) ?? emptySubmission(student, assignment);
  return { works, log, known };
}

function keep(all: Map<string, Map<string, Submission>>, submission: Submission): void {
  const own = all.get(submission.assignment) || new Map<string, Submission>();
  if (!own.has(submission.student)) own.set(submission.student, submission);
  all.set(submission.assignment, own);
}

type Logged = ReadonlyMap<string, ReadonlyMap<string, Submission>>;

function loggedIn({ applied }: Visit, log: readonly LogRow[]): Logged {
  return new Map(
    [...replay(batchesOf(log, applied))].map(([id, own]) => [id, new Map(own.map((s) => [s.student, s]))]),
  );
}

/**
 * Rows of Submissions of which somebody typed over an id, and that can be no other's, get it back. Gives what has no row
 * there then, or two, of students who are still there: by assignment, as History tells it. Rows may have been moved since they
 * were read, so where there is such a row all are read once more.
 */
export function putIdsBack(visit: Visit, { works: read, log }: Stock): ReadonlyMap<string, readonly Submission[]> {
  const { grades, assignments, tabs, applied } = visit;
  const astray = (rows: readonly WorkRow[]) =>
    strayedIn(rows, accountsOf(rows, log, applied), grades.students, assignments);
  const before = astray(read);
  const works = before.length > 0 ? readWorks(visit) : read;
  const strayed = before.length > 0 ? astray(works) : before;
  for (const { row, assignment, student } of strayed)
    tabs.submissions.getRange(row, 1, 1, 2).setValues([[assignment, student]]);
  const rows = new Map<string, number>();
  for (const key of [...works, ...strayed].map(keyOf)) rows.set(key, (rows.get(key) || 0) + 1);
  const students = new Set(grades.students.map(({ id }) => id));
  const lacks = (submission: Submission) => students.has(submission.student) && rows.get(keyOf(submission)) !== 1;
  return new Map([...loggedIn(visit, log)].map(([id, own]) => [id, [...own.values()].filter(lacks)]));
}

/** What every student is known to have got back, as blocks that are good for reading only; `done` as a batch left them. */
export function returnsIn(visit: Visit, { known }: Stock, done: readonly Block[]): readonly Block[] {
  const changed = new Map(done.map((block) => [block.assignment, block]));
  return visit.assignments.map(
    ({ id }) =>
      changed.get(id) || {
        assignment: id,
        start: SCATTERED,
        room: 0,
        cells: [],
        submissions: new Map(visit.grades.students.map(({ id: student }) => [student, known(student, id)])),
        places: new Map(),
      },
  );
}
