import { attachmentsText, EMPTY_SUMMARY, parseAttachments, type Assignment, type Summary } from './assignment';
import type { Cell } from './cell';
import { isMoment } from './moment';
import { pointsFromCell } from './points';
import { numberAt, textAt, type Table, type TableRow } from './table';
import { ASSIGNMENT_KEYS, SUMMARY_KEYS } from './tables';

/** An assignment with the row it stands in (from 1). */
export interface AssignmentAt extends Assignment {
  readonly row: number;
}

/** Reads the tab Assignments; a row without an id is the teacher's own and is left out. */
export function readAssignments(table: Table): AssignmentAt[] {
  const seen = new Set<string>();
  return table.rows.flatMap((row) => {
    const assignment = readAssignment(table, row);
    if (assignment.id === '' || seen.has(assignment.id)) return [];
    seen.add(assignment.id);
    return [assignment];
  });
}

/** In place of a title that somebody deleted: the heading in Grades tells what it was. */
const NO_TITLE = '?';

function readAssignment(table: Table, row: TableRow): AssignmentAt {
  const text = (key: string) => textAt(table, row, key);
  const points = pointsFromCell(numberAt(table, row, 'points') ?? 0);
  return {
    row: row.row,
    id: text('id').trim(),
    title: text('title') || NO_TITLE,
    due: isMoment(text('due')) ? text('due') : '',
    points: points.ok ? points.points : null,
    category: text('category'),
    attachments: parseAttachments(text('attachments')),
    importOn: text('import') !== '',
    summary: readSummary(table, row),
  };
}

function readSummary(table: Table, row: TableRow): Summary {
  const counts = Object.keys(EMPTY_SUMMARY).map((key) => [key, numberAt(table, row, key) ?? 0]);
  return { ...(Object.fromEntries(counts) as unknown as Summary), check: textAt(table, row, 'check') };
}

/** What a teacher may read of an assignment, in the order of `ASSIGNMENT_KEYS`. */
export function assignmentCells(assignment: Assignment, yes: string): Cell[] {
  const { id, title, due, points, category, attachments, importOn } = assignment;
  const cells: Record<(typeof ASSIGNMENT_KEYS)[number], Cell> = {
    id,
    title,
    due,
    points: points ?? '',
    category,
    attachments: attachmentsText(attachments),
    import: importOn ? yes : '',
  };
  return ASSIGNMENT_KEYS.map((key) => cells[key]);
}

/** The program's own columns of an assignment, in the order of `SUMMARY_KEYS`. */
export function summaryCells(summary: Summary): Cell[] {
  return SUMMARY_KEYS.map((key) => summary[key]);
}
