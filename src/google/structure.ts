import type { AssignmentAt } from '../gradebook/assignmentRow';
import type { Change } from '../gradebook/batch';
import { editAssignments } from './assignments';
import type { Known } from './known';
import { addAssignments } from './newAssignments';
import { saveSettings } from './settings';
import { addStudents, renameStudents } from './students';
import type { Visit } from './visit';

/**
 * Makes the changes of a batch that are not about submissions: students, assignments, their headers, settings. Each is
 * found by id first, so that doing it again (after a crash) does nothing twice. Right before anything is written in Grades
 * it is looked at once more, because rows and columns may just have been moved. What was deleted from Grades comes back with
 * its cells filled by `known`. Gives the assignments as they are now.
 */
export function applyStructure(visit: Visit, changes: readonly Change[], known?: Known): readonly AssignmentAt[] {
  // By row, so right after the look that told the rows.
  renameStudents(visit, changes);
  addStudents(visit, changes, known);
  saveSettings(visit, changes);
  const edited = editAssignments(visit, changes);
  return [...edited, ...addAssignments(visit, changes, known)];
}
