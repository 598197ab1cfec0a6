import type { AssignmentAt } from '../gradebook/assignmentRow';
import type { Cell } from '../gradebook/cell';
import { asText } from '../gradebook/table';
import { FIRST_ROW } from '../gradebook/tables';
import { WIDTH } from './blocks';
import { letters } from './layout';
import { readRows } from './submissionRows';
import type { Visit } from './visit';

/**
 * Finds where the rows of each assignment stand now, one of each kept. Where they are not together, or with `sorting`, the tab is
 * sorted first: one write that moves whole rows, with whatever a teacher put beside them. It is slow in a large tab, so it is not
 * done for rows that only stand elsewhere. Gives the assignments with where their blocks are.
 */
export function tidyBlocks(visit: Visit, sorting = false): readonly AssignmentAt[] {
  const there = sorting ? null : runsIn(clearTwins(visit, readRows(visit, 2)));
  if (there?.together) return withRuns(visit, there.runs, visit.tabs.submissions.getMaxRows());
  const { runs } = runsIn(sortedOwners(visit));
  // Sorted, what is nobody's stands right below the last one.
  return withRuns(visit, runs, Math.max(FIRST_ROW - 1, ...runs.map(({ last }) => last)));
}

function sortedOwners(visit: Visit): string[] {
  const sheet = visit.tabs.submissions;
  // As far as the tab goes: a row that is inserted in this moment pushes an empty one out of reach, and not the last one.
  const count = sheet.getMaxRows() - FIRST_ROW + 1;
  if (count > 0) sheet.getRange(FIRST_ROW, 1, count, Math.max(WIDTH, sheet.getLastColumn())).sort(1);
  return clearTwins(visit, readRows(visit, 2));
}

/** Rows of one assignment, from the first to the last. */
interface Run {
  readonly id: string;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
}

/** Where the rows of each assignment are, by place, and whether no other row stands between them. */
function runsIn(owners: readonly string[]): { readonly runs: readonly Run[]; readonly together: boolean } {
  const runs = new Map<string, Run>();
  let [together, before] = [true, ''];
  owners.forEach((id, i) => {
    if (id === '') return;
    const [known, row] = [runs.get(id), FIRST_ROW + i];
    runs.set(id, known ? { ...known, last: row, rows: known.rows + 1 } : { id, first: row, last: row, rows: 1 });
    if (known && before !== id) together = false;
    before = id;
  });
  return { runs: [...runs.values()], together };
}

/** A block that holds its run and nothing of others stays as it is; another one reaches to the next run, and the last one as far as before. */
function withRuns(visit: Visit, runs: readonly Run[], most: number): readonly AssignmentAt[] {
  const places = new Map(runs.map((run, i) => [run.id, { run, before: runs[i - 1]?.last ?? 0, next: runs[i + 1] }]));
  return visit.assignments.map((assignment) => {
    const { block, room } = assignment.summary;
    const place = places.get(assignment.id);
    if (!place) return withHints(assignment, { block: 0, room: 0, rows: 0 });
    const { run, before, next } = place;
    const limit = next?.first ?? most + 1;
    const holds = block > before && block <= run.first && run.last < block + room && block + room <= limit;
    if (holds) return withHints(assignment, { block, room, rows: run.rows });
    const end = next ? limit : Math.min(limit, run.first + room);
    const reach = Math.max(end, run.last + 1) - run.first;
    return withHints(assignment, { block: run.first, room: reach, rows: run.rows });
  });
}

function withHints(
  assignment: AssignmentAt,
  hints: Pick<AssignmentAt['summary'], 'block' | 'room' | 'rows'>,
): AssignmentAt {
  return { ...assignment, summary: { ...assignment.summary, ...hints } };
}

/** A block that moved when a run was cut off may be there twice, and so may a row that a teacher copied: one stays. */
function clearTwins(visit: Visit, rows: readonly (readonly Cell[])[]): string[] {
  const seen = new Set<string>();
  const twins: string[] = [];
  const owners = rows.map(([assignment = '', student = ''], i) => {
    const key = `${asText(assignment)} ${asText(student)}`;
    const twin = assignment !== '' && seen.has(key);
    seen.add(key);
    if (twin) twins.push(`A${FIRST_ROW + i}:${letters(WIDTH)}${FIRST_ROW + i}`);
    return twin ? '' : asText(assignment);
  });
  if (twins.length > 0) visit.tabs.submissions.getRangeList(twins).clearContent();
  return owners;
}
