import { givenCell } from '../gradebook/given';
import { cellOf, RETURNED_COLUMN, withColumn, type Grades } from '../gradebook/grades';
import { placesTo } from '../gradebook/places';
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
 * key is written with what it tells, for an empty one would be believed. Where columns are inserted right now, another is made.
 */
function withNewColumn(visit: Visit, heads: Grades['heads'], blocks: readonly Block[]): Visit {
  const { grades: sheet } = visit.tabs;
  const before = sheet.getMaxColumns();
  sheet.insertColumnsAfter(before, 1);
  sheet.getRange(1, before + 1, sheet.getMaxRows(), 1).clearDataValidations();
  const place = emptyLast(visit) || emptyLast(visit);
  if (!place) return withNewColumn(visit, heads, blocks);
  const { now, column } = place;
  const after = writeGiven(now, column, new Map([[1, RETURNED_COLUMN], ...givenTexts(now, heads, blocks)]));
  const [keys = []] = sheet.getRange(1, 1, 1, sheet.getMaxColumns()).getValues();
  sheet.hideColumns(keys.lastIndexOf(RETURNED_COLUMN) + 1);
  return after;
}

/** The last column of the sheet with what stands in Grades right then; null when it is in use. */
function emptyLast(visit: Visit): { readonly now: Visit; readonly column: number } | null {
  const column = visit.tabs.grades.getMaxColumns();
  const now = lookAgain(visit);
  const { cells } = now.grades;
  const isUsed = column <= cells.columns && placesTo(cells.rows).some((row) => cells.at(row, column) !== '');
  return isUsed ? null : { now, column };
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
