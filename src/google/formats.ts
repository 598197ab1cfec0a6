import { gradeToCell } from '../gradebook/grade';
import type { Submission } from '../gradebook/submission';

/**
 * The number formats of Grades carry the colour and the symbol of a grade, so that they follow the teacher's typing
 * without any program: green and ◐ for a draft (S51); black and ✓ while the cell holds what was returned (S52, S54).
 */
export const DRAFT_FORMAT = '[Color10]0.0#" ◐"';

export function formatOf(s: Submission): string {
  const grade = s.turnedIn ? null : (s.returned?.grade ?? null);
  return grade === null ? DRAFT_FORMAT : `[Black][=${gradeToCell(grade)}]0.0#" ✓";${DRAFT_FORMAT}`;
}
