import { givenCell } from '../gradebook/given';
import { cellOf, RETURNED_COLUMN, withColumn, type Grades } from '../gradebook/grades';
import { asText } from '../gradebook/table';
import { lookAgain, standingStill } from './again';
import { submissionIn, type Block } from './blocks';
import { plainInText } from './values';
import type { Visit } from './visit';

/**
 * Brings the hidden column in line with what these submissions say was returned: one write, and only when it differs.
 * With "returned only" it holds all of it; else only what the formulas cannot know, work out of other points than its
 * assignment has now. `heads` has the headers as they will be. Where somebody deleted it, it is made again of these, which
 * are all there are then.
 */
export function keepGiven(visit: Visit, { heads }: Grades, blocks: readonly Block[]): Visit {
  if (!visit.grades.columns.has(RETURNED_COLUMN)) return withNewColumn(visit, heads, blocks);
  if (givenTexts(visit, heads, blocks).size === 0) return visit;
  const now = standingStill(visit);
  const column = now.grades.columns.get(RETURNED_COLUMN);
  const texts = givenTexts(now, heads, blocks);
  return column === undefined || texts.size === 0 ? now : writeGiven(now, column, texts);
}

/**
 * The column after the last one, also with nothing to tell: while it is not there, all that was returned must be read. Its
 * key is written with what it tells, for an empty one would be believed. Where columns are inserted right now another one is
 * made, a few times.
 */
function withNewColumn(visit: Visit, heads: Grades['heads'], blocks: readonly Block[], tries = MOST_MADE): Visit {
  const { grades: sheet } = visit.tabs;
  const made = sheet.getMaxColumns() + 1;
  sheet.insertColumnsAfter(made - 1, 1);
  sheet.getRange(1, made, sheet.getMaxRows(), 1).clearDataValidations();
  sheet.hideColumns(made);
  const last = lastInSheet(visit);
  if (last.isTitled && tries > 0) return withNewColumn(visit, heads, blocks, tries - 1);
  const { now, column } = last;
  const after = writeGiven(now, column, new Map([[1, RETURNED_COLUMN], ...givenTexts(now, heads, blocks)]));
  if (column !== made) {
    sheet.showColumns(made);
    sheet.hideColumns(column);
  }
  return after;
}

const MOST_MADE = 2;

/** The last column of the sheet as it stands right now; looked for once more where a column was inserted between the two calls. */
function lastInSheet(visit: Visit, once = false): { now: Visit; column: number; isTitled: boolean } {
  const column = visit.tabs.grades.getMaxColumns();
  const now = lookAgain(visit);
  const { cells, rows } = now.grades;
  const isTitled = [1, rows.get('title') || 1].some((row) => column <= cells.columns && cells.at(row, column) !== '');
  return isTitled && !once ? lastInSheet(visit, true) : { now, column, isTitled };
}

/** What was returned to each student as another visit knows it, wherever they stand. */
export function withGivenOf(visit: Visit, { grades }: Visit): Visit {
  const [column, known] = [visit, { grades }].map((one) => one.grades.columns.get(RETURNED_COLUMN));
  if (visit.live?.returned !== 'unread' || column === undefined) return visit;
  const texts = new Map(grades.students.map(({ id, row }) => [id, known ? cellOf(grades, row, known) : '']));
  const ids = new Map(visit.grades.students.map(({ id, row }) => [row, id]));
  return { ...visit, grades: withColumn(visit.grades, column, (row) => texts.get(ids.get(row) || '') ?? '') };
}

/** The visit without what came into the hidden column with a row that somebody copied: formulas would take it for its own. */
export function withOwnGiven(visit: Visit): Visit {
  const column = visit.grades.columns.get(RETURNED_COLUMN);
  if (column === undefined) return visit;
  const strange = visit.grades.students.filter(({ id, row }) => {
    const text = asText(cellOf(visit.grades, row, column));
    return text !== '' && !text.startsWith(`${id} `);
  });
  return strange.length === 0 ? visit : writeGiven(visit, column, new Map(strange.map(({ row }) => [row, ''])));
}

/** What the hidden column is to hold, by row, where it holds something else. */
function givenTexts(visit: Visit, heads: Grades['heads'], blocks: readonly Block[]): ReadonlyMap<number, string> {
  const known = visit.grades.columns.get(RETURNED_COLUMN);
  const points = new Map(heads.map((head) => [head.id, head.points]));
  const all = visit.settings.rules.counts === 'returned';
  const texts = new Map<number, string>();
  for (const { id, row } of visit.grades.students) {
    const before = known === undefined ? '' : asText(cellOf(visit.grades, row, known));
    const submissions = blocks.map((block) => submissionIn(block, id));
    const after = givenCell(
      before,
      id,
      submissions,
      ({ assignment, returned }, isKnown) => all || isKnown || returned?.points !== points.get(assignment),
    );
    if (after !== before) texts.set(row, after);
  }
  return texts;
}

function writeGiven(visit: Visit, column: number, texts: ReadonlyMap<number, string>): Visit {
  const [first, last] = [Math.min(...texts.keys()), Math.max(...texts.keys())];
  const { grades } = visit;
  const span = Array.from({ length: last - first + 1 }, (_, i) => {
    const row = first + i;
    return [plainInText(texts.get(row) ?? asText(cellOf(grades, row, column)))];
  });
  visit.tabs.grades.getRange(first, column, span.length, 1).setValues(span);
  const columns = new Map([...grades.columns, [RETURNED_COLUMN, column] as const]);
  return { ...visit, grades: { ...withColumn(grades, column, (row) => texts.get(row)), columns } };
}
