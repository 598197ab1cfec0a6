import type { Change } from '../gradebook/batch';
import { givenCell, givenIn } from '../gradebook/given';
import { cellOf, RETURNED_COLUMN, type Grades, type GradesHead } from '../gradebook/grades';
import type { At } from '../gradebook/figures';
import { DEFAULT_RULES, readRules, ruleCells, type Rules } from '../gradebook/rules';
import { asText } from '../gradebook/table';
import { readBlock, readEveryBlock, submissionIn, type Block } from './blocks';
import { averageFormula, figuresIn, overallAverage, overallFormat, overallFormula, writtenIn, type Place, type Rows } from './figures';
import { FIRST_ASSIGNMENT_COLUMN, FIRST_STUDENT_ROW } from './layout';
import { plain, plainInText } from './values';
import { assignmentIn, type Visit } from './visit';

/** The live class average of a new gradebook, beside the header rows. */
export function layOutFigures(sheet: GoogleAppsScript.Spreadsheet.Sheet): void {
  const [row, column] = [FIRST_STUDENT_ROW - 1, FIRST_ASSIGNMENT_COLUMN - 1];
  const rows = { first: FIRST_STUDENT_ROW, last: sheet.getMaxRows() };
  sheet.getRange(row, column, rows.last - row + 1, 1).setNumberFormat(overallFormat(DEFAULT_RULES));
  sheet.getRange(row, column).setValue(overallAverage(DEFAULT_RULES, rows, column));
}

/** The blocks of a batch: those it changed, as they stand after it, and others that were read for it. */
interface Blocks {
  readonly done: readonly Block[];
  readonly known: readonly Block[];
}

/**
 * Keeps the overall figures in step with a batch: what was returned goes into the hidden column as far as the figures want
 * it, and the formulas that have something of it written in them are written anew, in one write. After a crash (`again`)
 * all are.
 */
export function followBatch(before: Visit, now: Visit, changes: readonly Change[], blocks: Blocks, again: boolean): Visit {
  const settings = { ...now.settings, rules: rulesAfter(before.settings.rules, changes) };
  const after = keepGiven({ ...now, settings }, withHeads(now.grades, changes, 'after'), blocksFor(before, now, settings.rules, changes, blocks));
  const was = { grades: withHeads(before.grades, changes, 'before'), rules: before.settings.rules };
  const is = { grades: withHeads(after.grades, changes, 'after'), rules: settings.rules };
  const ruled = again || JSON.stringify(was.rules) !== JSON.stringify(is.rules);
  const students = is.grades.students.filter((student) => ruled || writtenIn(was, student) !== writtenIn(is, student));
  if (ruled) showCategories(after);
  if (ruled || students.length > 0) writeOverall(after, { ...placeIn(after), ...is }, students, ruled);
  return after;
}

/**
 * The blocks in which something is to be found for the hidden column: where grades were returned, or points changed; all
 * of them when from now on only returned work counts.
 */
function blocksFor(before: Visit, now: Visit, rules: Rules, changes: readonly Change[], { done, known }: Blocks): readonly Block[] {
  if (rules.counts === 'returned' && before.settings.rules.counts !== 'returned') return [...readEveryBlock(now).values()];
  const ids = changes.filter(({ student, field }) => student === '' && field === 'points').map(({ assignment }) => assignment);
  const others = [...new Set(ids)].filter((id) => !done.some((block) => block.assignment === id));
  const read = others.flatMap((id) => {
    const assignment = assignmentIn(now, id);
    return known.find((block) => block.assignment === id) ?? (assignment && readBlock(now, assignment)) ?? [];
  });
  return [...done, ...read];
}

/** The geometry of Grades that formulas are made for. */
export function placeIn(visit: Visit): Place {
  const { grades, settings, tabs } = visit;
  return { grades, rules: settings.rules, columns: tabs.grades.getMaxColumns(), settings: tabs.settings.getName() };
}

/** The rows below the header. */
function rowsOf({ grades, tabs }: Visit): Rows {
  return { first: Math.max(1, ...grades.rows.values()) + 1, last: tabs.grades.getMaxRows() };
}

/**
 * Brings the hidden column in line with what these submissions say was returned: one write, and only when it differs.
 * With "returned only" it holds all of it; else only what the formulas cannot know, work out of other points than its
 * assignment has now. `heads` has the headers as they will be.
 */
function keepGiven(visit: Visit, { heads }: Grades, blocks: readonly Block[]): Visit {
  const known = visit.grades.columns.get(RETURNED_COLUMN);
  const points = new Map(heads.map((head) => [head.id, head.points]));
  const all = visit.settings.rules.counts === 'returned';
  const texts = new Map<number, string>();
  for (const { id, row } of visit.grades.students) {
    const before = known === undefined ? '' : asText(cellOf(visit.grades, row, known));
    const after = blocks.reduce((text, block) => {
      const submission = submissionIn(block, id);
      const wanted = all || givenIn(text, id).has(block.assignment) || submission.returned?.points !== points.get(block.assignment);
      return wanted ? givenCell(text, submission) : text;
    }, before);
    if (after !== before) texts.set(row, after);
  }
  return texts.size === 0 ? visit : writeGiven(visit, known ?? addReturnedColumn(visit.tabs.grades), texts);
}

function writeGiven(visit: Visit, column: number, texts: ReadonlyMap<number, string>): Visit {
  const [first, last] = [Math.min(...texts.keys()), Math.max(...texts.keys())];
  const cells = visit.grades.grid.map((line, i) => texts.get(i + 1) ?? asText(line[column - 1] ?? ''));
  const span = cells.slice(first - 1, last).map((text) => [plainInText(text)]);
  visit.tabs.grades.getRange(first, column, span.length, 1).setValues(span);
  const grid = visit.grades.grid.map((line, i) => {
    const width = Math.max(line.length, column);
    return Array.from({ length: width }, (_, j) => (j === column - 1 ? (cells[i] ?? '') : (line[j] ?? '')));
  });
  return { ...visit, grades: { ...visit.grades, grid, columns: new Map([...visit.grades.columns, [RETURNED_COLUMN, column]]) } };
}

/** The hidden column, when it is not there (any more): after the last one. Gives its number. */
function addReturnedColumn(sheet: GoogleAppsScript.Spreadsheet.Sheet): number {
  const column = sheet.getMaxColumns() + 1;
  sheet.insertColumnsAfter(column - 1, 1);
  sheet.getRange(1, column).setValue(RETURNED_COLUMN);
  sheet.hideColumns(column);
  return column;
}

function rulesAfter(rules: Rules, changes: readonly Change[]): Rules {
  const set = changes.filter(({ student, assignment }) => student === '' && assignment === '');
  if (set.length === 0) return rules;
  return readRules(new Map([...ruleCells(rules), ...set.map(({ field, after }): [string, string | number] => [field, after as string])]));
}

/** Grades with the headers as they stand on one side of these changes. */
function withHeads(grades: Grades, changes: readonly Change[], side: 'before' | 'after'): Grades {
  const edits = changes.filter(({ student, field }) => student === '' && (field === 'points' || field === 'category'));
  if (edits.length === 0) return grades;
  const heads = grades.heads.map((head) =>
    edits
      .filter(({ assignment }) => assignment === head.id)
      .reduce<GradesHead>((done, change) => ({ ...done, [change.field]: change[side] ?? '' }), head),
  );
  return { ...grades, heads };
}

/** Formulas that this program wrote; another one in their place is the teacher's and stays. */
const OURS = /^=(IFERROR\()?(LET\(earned_1|AVERAGEIF\(|ROUND\(ROUND\(AVERAGEIF\()/;

/**
 * Writes the overall figures of these students, and with `all` their mean and their format, where there is nothing of the
 * teacher's: a read and a write, or two.
 */
function writeOverall(visit: Visit, place: Place, students: readonly At[], all: boolean): void {
  const column = place.grades.columns.get('overall');
  const average = place.grades.rows.get('average');
  if (!column) return;
  const wanted = new Map(students.map((student) => [student.row, overallFormula(place, student)]));
  if (all && average) wanted.set(average, overallAverage(place.rules, rowsOf(visit), column));
  if (wanted.size === 0) return;
  writeLine(visit, { column, rows: wanted });
  if (!all) return;
  const first = Math.min(...wanted.keys());
  visit.tabs.grades.getRange(first, column, rowsOf(visit).last - first + 1, 1).setNumberFormat(overallFormat(place.rules));
}

/** Puts formulas in one column, or in one row, from the first to the last that is wanted; what is between stays. */
function writeLine(
  visit: Visit,
  line: { readonly column: number; readonly rows: ReadonlyMap<number, string> } | { readonly row: number; readonly columns: ReadonlyMap<number, string> },
): void {
  const wanted = 'rows' in line ? line.rows : line.columns;
  const [first, size] = [Math.min(...wanted.keys()), Math.max(...wanted.keys()) - Math.min(...wanted.keys()) + 1];
  const range = 'rows' in line ? visit.tabs.grades.getRange(first, line.column, size, 1) : visit.tabs.grades.getRange(line.row, first, 1, size);
  const found = range.getFormulas();
  let changed = false;
  const cells = found.map((formulas, i) =>
    formulas.map((formula, j) => {
      const raw = visit.raw['rows' in line ? first + i - 1 : line.row - 1]?.['rows' in line ? line.column - 1 : first + j - 1] ?? '';
      const text = wanted.get(first + i + j);
      const free = formula === '' ? raw === '' : OURS.test(formula);
      if (text === undefined || !free || same(text, formula)) return formula === '' ? (typeof raw === 'string' ? plain(raw) : raw) : formula;
      changed = true;
      return text;
    }),
  );
  if (changed) range.setValues(cells);
}

/** Google may give a formula back with other separators than it was written with. */
function same(a: string, b: string): boolean {
  const bare = (text: string) => text.replace(/[\s;,\\]/g, '');
  return bare(a) === bare(b);
}

/**
 * Puts the live figures right when they do not show what they should: a formula that was deleted, a student who was typed
 * in, an assignment moved out of their reach. Costs nothing while they are right.
 */
export function mendFigures(visit: Visit): boolean {
  const { grades, settings } = visit;
  if (settings.rules.system === 'weighted' && addCategoryRow(visit)) return true;
  const [column, average] = [grades.columns.get('overall'), grades.rows.get('average')];
  const { figures, mean } = figuresIn({ grades, rules: settings.rules });
  const wrong = column !== undefined && [...figures].some(([{ row }, figure]) => !shows(grades, row, column, figure));
  if (wrong || (column && average && !shows(grades, average, column, mean))) {
    writeOverall(visit, placeIn(visit), [...figures.keys()], true);
  }
  if (average) mendAverages(visit, average);
  return false;
}

function mendAverages(visit: Visit, average: number): void {
  const { grades } = visit;
  const wrong = grades.heads.filter(({ column }) => !shows(grades, average, column, averageOf(grades, column)));
  if (wrong.length === 0) return;
  const rows = rowsOf(visit);
  writeLine(visit, { row: average, columns: new Map(wrong.map(({ column }) => [column, averageFormula(rows, column)])) });
}

/** What the average of a column ought to show: the mean of its numbers in rows with an id. */
function averageOf(grades: Grades, column: number): number | null {
  const numbers = [...grades.students, ...grades.copies].map(({ row }) => cellOf(grades, row, column)).filter((cell) => typeof cell === 'number');
  return numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

function shows(grades: Grades, row: number, column: number, wanted: number | string | null): boolean {
  const cell = cellOf(grades, row, column);
  return typeof cell === 'number' && typeof wanted === 'number' ? Math.abs(cell - wanted) < 1e-6 : cell === (wanted ?? '');
}

/**
 * Makes the header row in which the category of each assignment stands, below the points; only weighted categories want
 * it. Gives whether it did: then every row below it has moved, and the visit must be opened anew.
 */
export function addCategoryRow(visit: Visit): boolean {
  const { rows, columns, heads, grid } = visit.grades;
  const points = rows.get('points');
  if (!points || rows.has('category')) return false;
  const sheet = visit.tabs.grades;
  const frozen = sheet.getFrozenRows();
  const cells = (grid[0] ?? []).map(() => '');
  cells[0] = 'category';
  cells[(columns.get('lastName') ?? 2) - 1] = visit.t.headers.grades.category;
  for (const { id, column } of heads) cells[column - 1] = plainInText(assignmentIn(visit, id)?.category ?? '');
  sheet.insertRowsAfter(points, 1);
  sheet.getRange(points + 1, 1, 1, cells.length).setNumberFormat('@').setValues([cells]);
  if (frozen >= points) sheet.setFrozenRows(frozen + 1);
  return true;
}

/** The row of categories is in view only while they count. */
function showCategories({ grades, settings, tabs }: Visit): void {
  const row = grades.rows.get('category');
  if (!row) return;
  if (settings.rules.system === 'weighted') tabs.grades.showRows(row, 1);
  else tabs.grades.hideRows(row, 1);
}

