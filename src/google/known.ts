import { replay } from '../gradebook/batch';
import { emptySubmission, type Submission } from '../gradebook/submission';
import { readEveryBlock } from './blocks';
import { readBatches } from './history';
import type { Visit } from './visit';

/** What is known of a student's work for an assignment. */
export type Known = (student: string, assignment: string) => Submission;

/** What Submissions knows of everybody's work, and of what has no row there History: two reads. */
export function knownWork(visit: Visit): Known {
  const there = readEveryBlock(visit);
  const logged = new Map(
    [...replay(readBatches(visit, 1))].map(([id, own]) => [id, new Map(own.map((s) => [s.student, s]))]),
  );
  return (student, assignment) =>
    there.get(assignment)?.submissions.get(student) ??
    logged.get(assignment)?.get(student) ??
    emptySubmission(student, assignment);
}
