import { lookAgain, standingStill } from './again';
import { plainInText } from './values';
import type { Visit } from './visit';

/** Whether the row of categories is wanted and is not there. */
export function lacksCategories({ settings, grades }: Visit): boolean {
  return settings.rules.system === 'weighted' && grades.rows.has('points') && !grades.rows.has('category');
}

/**
 * Makes the header row in which the category of each assignment stands, below the points; only weighted categories want
 * it. An empty row there was begun for it and cut off. Looks at all of Grades right before. Gives whether it did: then every
 * row below it may have moved.
 */
export function addCategoryRow(visit: Visit): boolean {
  const { tabs, t } = visit;
  const frozen = tabs.grades.getFrozenRows();
  const { rows, columns, heads, cells: all } = lookAgain(visit).grades;
  const points = rows.get('points');
  if (!points || rows.has('category')) return false;
  const cells = Array.from({ length: all.columns }, () => '');
  const begun = points < all.rows && cells.every((_, i) => all.at(points + 1, i + 1) === '');
  cells[0] = 'category';
  cells[(columns.get('lastName') ?? 2) - 1] = t.headers.grades.category;
  for (const { id, column } of heads)
    cells[column - 1] = plainInText(visit.assignments.find((one) => one.id === id)?.category || '');
  if (!begun) tabs.grades.insertRowsAfter(points, 1);
  if (!begun && frozen >= points) tabs.grades.setFrozenRows(frozen + 1);
  tabs.grades
    .getRange(points + 1, 1, 1, cells.length)
    .setNumberFormat('@')
    .setValues([cells]);
  return true;
}

/** The row of categories is in view only while they count. */
export function showCategories(visit: Visit): void {
  const { grades, settings, tabs } = visit;
  const row = grades.rows.has('category') && standingStill(visit, 'headings').grades.rows.get('category');
  if (!row) return;
  if (settings.rules.system === 'weighted') tabs.grades.showRows(row, 1);
  else tabs.grades.hideRows(row, 1);
}
