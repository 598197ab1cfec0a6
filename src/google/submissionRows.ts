import type { WorkRow } from '../gradebook/accounts';
import type { Assignment } from '../gradebook/assignment';
import type { Cell } from '../gradebook/cell';
import { readFacts, strangeIn } from '../gradebook/submissionRow';
import { asText } from '../gradebook/table';
import { FIRST_ROW, SUBMISSION_KEYS } from '../gradebook/tables';
import { blockOf, isFilled, NAME, SCATTERED, WIDTH, type Block } from './blocks';
import { toCells } from './values';
import type { Visit } from './visit';
import { everyRowWords, rowReader } from './words';

/** Reads the rows of one assignment wherever they stand: a read of the whole tab. */
export function readScattered(visit: Visit, assignment: Assignment): Block {
  const own = readRows(visit, WIDTH).filter(([id]) => asText(id ?? '') === assignment.id);
  return blockOf(assignment.id, SCATTERED, 0, own);
}

/** The submissions of every assignment, wherever they stand: one read of the whole tab, and good for reading only. */
export function readEveryBlock(visit: Visit): ReadonlyMap<string, Block> {
  return blocksIn(readRows(visit, WIDTH));
}

/** Columns up to the last one that tells of a return. */
const TO_RETURNED = SUBMISSION_KEYS.indexOf('unfinished') + 1;

/** The same, of which only what was returned is to be relied upon: a read of two thirds of the tab. */
export function readEveryReturn(visit: Visit): ReadonlyMap<string, Block> {
  return blocksIn(readRows(visit, TO_RETURNED));
}

/** Rows of Submissions as the blocks of their assignments, good for reading only. */
export function blocksIn(all: readonly (readonly Cell[])[]): ReadonlyMap<string, Block> {
  const rows = new Map<string, (readonly Cell[])[]>();
  for (const row of all) {
    const id = asText(row[0] ?? '');
    const own = rows.get(id);
    if (own) own.push(row);
    else rows.set(id, [row]);
  }
  return new Map([...rows].map(([id, cells]) => [id, blockOf(id, SCATTERED, 0, cells)]));
}

/** Every row of Submissions with where it stands: one read. */
export function readWorks(visit: Visit): WorkRow[] {
  return worksIn(readAllRows(visit), visit.t);
}

/** Who is named in Submissions: one read of a few columns. */
export function readNamed(visit: Visit): Pick<WorkRow, 'student' | 'name'>[] {
  const [first, last] = [SUBMISSION_KEYS.indexOf('student'), NAME];
  return readRows(visit, last - first + 1, first + 1).flatMap((cells) => {
    const [student, name] = [cells[0], cells[last - first]].map((cell) => asText(cell ?? ''));
    return student || name ? [{ student: student || '', name: name || '' }] : [];
  });
}

/** Whose each row is, and what it says in words: the comment and the message. What else it tells is not read. */
export function readTraces(visit: Visit): WorkRow[] {
  const comment = SUBMISSION_KEYS.indexOf('comment');
  const [ids, words] = [readRows(visit, NAME + 1), readRows(visit, 2, comment + 1)];
  const between = Array.from({ length: comment - NAME - 1 }, () => '');
  return worksIn(
    ids.map((cells, i) => [...cells, ...between, ...(words[i] || [])]),
    visit.t,
  );
}

/** Every row of Submissions as it stands, from the first on: one read. */
export function readAllRows(visit: Visit): Cell[][] {
  return readRows(visit, WIDTH);
}

/** What these rows tell, from the first on. */
export function worksIn(rows: readonly (readonly Cell[])[], t: Visit['t']): WorkRow[] {
  const reader = rowReader();
  const words = everyRowWords(t);
  return rows.flatMap((cells, i) => {
    if (!isFilled(cells)) return [];
    const [assignment = '', student = '', title = '', name = ''] = cells.slice(0, 4).map(asText);
    const facts = readFacts(cells, reader);
    const submission = assignment === '' || student === '' ? null : facts;
    const strange = strangeIn(cells, facts, words, reader);
    return [{ row: FIRST_ROW + i, assignment, student, title, name, facts, submission, strange }];
  });
}

/** Rows read beyond the last one: so many may be inserted in the moment before the read, and the last one is still read. */
const SPARE = 99;

/** So many columns of every row of Submissions, from the column `first` on: one read. */
export function readRows(visit: Visit, width: number, first = 1): Cell[][] {
  const sheet = visit.tabs.submissions;
  const count = Math.min(sheet.getMaxRows(), sheet.getLastRow() + SPARE) - FIRST_ROW + 1;
  return count > 0 ? toCells(sheet.getRange(FIRST_ROW, first, count, width).getValues(), visit.clock) : [];
}
