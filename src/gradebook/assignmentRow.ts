import { attachmentsText, EMPTY_SUMMARY, parseAttachments, type Assignment, type Summary } from './assignment';
import type { Cell } from './cell';
import { isMoment } from './moment';
import { pointsFromCell } from './points';
import type { Strange } from './submissionRow';
import { asText, cellAt, numberAt, textAt, type Table, type TableRow } from './table';
import { ASSIGNMENT_KEYS, SUMMARY_KEYS } from './tables';
import { isNo, isYes } from './yes';

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
    importOn: isYes(text('import')),
    summary: readSummary(table, row),
  };
}

function readSummary(table: Table, row: TableRow): Summary {
  const counts = Object.keys(EMPTY_SUMMARY).map((key) => {
    const cell = cellAt(table, row, key);
    return [key, isCount(cell) ? cell : 0];
  });
  const [check = '', owner] = textAt(table, row, 'check').split(' ');
  const isOwn = owner === undefined || owner === textAt(table, row, 'id').trim();
  const hasPlace = (['block', 'room', 'rows'] as const).every((key) => isCount(cellAt(table, row, key)));
  const texts = textAt(table, row, 'texts');
  return isOwn && hasPlace ? { ...(Object.fromEntries(counts) as unknown as Summary), check, texts } : ASTRAY;
}

/**
 * In place of what was written beside another assignment, because rows were moved right then, or was emptied: two rows in a
 * room of one, which is never so, and so they are looked for.
 */
const ASTRAY: Summary = { ...EMPTY_SUMMARY, block: 1, room: 1, rows: 2 };

function isCount(cell: Cell): cell is number {
  return typeof cell === 'number' && Number.isInteger(cell) && cell >= 0;
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

/** Which of the facts of an assignment, as History names it, stands in which column. */
export const FACT_KEYS = {
  title: 'title',
  due: 'due',
  points: 'points',
  category: 'category',
  attachments: 'attachments',
  import: 'importOn',
} as const;

type FactKey = keyof typeof FACT_KEYS;

/** A cell of Assignments that says what it cannot, or something else than is right. */
export interface StrangeFact extends Strange {
  readonly key: FactKey | (typeof SUMMARY_KEYS)[number];
}

/** The cells of an assignment that cannot be read, so that something else counts in their place: what was read. */
export function strangeFacts(table: Table, line: TableRow, assignment: Assignment, yes: string): StrangeFact[] {
  const facts = assignmentCells(assignment, yes);
  const odd = (Object.keys(FACT_KEYS) as FactKey[]).flatMap((key): StrangeFact[] => {
    const typed = cellAt(table, line, key);
    const right = facts[ASSIGNMENT_KEYS.indexOf(key)] ?? '';
    return saysFact(key, typed, right) ? [] : [{ key, typed, taken: right, could: false }];
  });
  const numbers = SUMMARY_KEYS.filter((key) => key !== 'check' && key !== 'texts' && table.columns.has(key)).flatMap(
    (key): StrangeFact[] => {
      const typed = cellAt(table, line, key);
      return isCount(typed) ? [] : [{ key, typed, taken: assignment.summary[key], could: false }];
    },
  );
  return [...odd, ...numbers];
}

function saysFact(key: FactKey, typed: Cell, right: Cell): boolean {
  const text = asText(typed);
  if (key === 'points') return typed === right;
  if (key === 'import') return text === '' || isYes(text) || isNo(text);
  if (key === 'attachments') return parseAttachments(text).every(({ url }) => /^https?:\/\//i.test(url));
  if (key === 'title') return text !== '' && typeof typed !== 'object';
  return key === 'category' || text === right;
}
