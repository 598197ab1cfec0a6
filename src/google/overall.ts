import type { Change } from '../gradebook/batch';
import { givenCell } from '../gradebook/given';
import { cellOf, RETURNED_COLUMN, withColumn, type Grades, type GradesHead } from '../gradebook/grades';
import { columnMeans, type At } from '../gradebook/figures';
import { DEFAULT_RULES, readRules, ruleCells, type Rules } from '../gradebook/rules';
import { asText } from '../gradebook/table';
import { lookAgain, sameStanding, standingStill, whole, withGiven } from './again';
import { readBlock, readEveryReturn, submissionIn, type Block } from './blocks';
import {
  apartByColumn,
  averageFormula,
  figuresIn,
  overallAverage,
  overallFormat,
  overallFormula,
  writtenIn,
  type Place,
  type Rows,
} from './figures';
import { FIRST_ASSIGNMENT_COLUMN, FIRST_STUDENT_ROW } from './layout';
import { locked, NO_WAIT_MS } from './lock';
import { isClosed } from './protection';
import { plain, plainInText } from './values';
import { assignmentIn, type Visit } from './visit';

/** The live class average of a new gradebook, beside the header rows. */
export function layOutFigures(sheet: GoogleAppsScript.Spreadsheet.Sheet): void {
  const [row, column] = [FIRST_STUDENT_ROW - 1, FIRST_ASSIGNMENT_COLUMN - 1];
  const rows = { first: FIRST_STUDENT_ROW, last: sheet.getMaxRows() };
  sheet.getRange(row, column, rows.last - row + 1, 1).setNumberFormat(overallFormat(DEFAULT_RULES));
  sheet.getRange(row, column).setValue(overallAverage(DEFAULT_RULES, rows, column));
}

/** The blocks of a batch: those it changed, as they stand after it, and others that were read for it. `all`: those are all there are. */
interface Blocks {
  readonly done: readonly Block[];
  readonly known: readonly Block[];
  readonly all?: boolean;
}

/** Whether a change is about something that is written in a formula: what was returned, points, categories, a new student. */
function isWritten({ student, assignment, field }: Change): boolean {
  return (student === '' && assignment !== '') || field === 'returned' || field === 'created';
}

/** What was returned to each student as another visit knows it, wherever they stand. */
function withGivenOf(visit: Visit, { grades }: Visit): Visit {
  const [column, known] = [visit, { grades }].map((one) => one.grades.columns.get(RETURNED_COLUMN));
  if (visit.live?.returned !== 'unread' || column === undefined) return visit;
  const texts = new Map(grades.students.map(({ id, row }) => [id, known ? cellOf(grades, row, known) : '']));
  const ids = new Map(visit.grades.students.map(({ id, row }) => [row, id]));
  return { ...visit, grades: withColumn(visit.grades, column, (row) => texts.get(ids.get(row) ?? '') ?? '') };
}

/**
 * Keeps the overall figures in step with a batch: what was returned goes into the hidden column as far as the figures want
 * it, and the formulas that have something of it written in them are written anew, in one write. After a crash (`again`)
 * all are.
 */
export function followBatch(
  built: Visit,
  applied: Visit,
  changes: readonly Change[],
  blocks: Blocks,
  again: boolean,
): Visit {
  const { rules } = applied.settings;
  const sameRules = JSON.stringify(rulesAfter(rules, changes)) === JSON.stringify(rules);
  const ofStudents = changes.some(({ student }) => student !== '');
  const matters = changes.some(isWritten) || !sameRules || (rules.counts === 'returned' && ofStudents);
  if (!again && !matters) return applied;
  const now = withGiven(applied);
  const before = withGivenOf(built, now);
  const settings = { ...now.settings, rules: rulesAfter(before.settings.rules, changes) };
  const wanted = blocksFor(before, now, settings.rules, changes, blocks, again);
  const after = keepGiven({ ...now, settings }, withHeads(now.grades, changes, 'after'), wanted);
  const was = { grades: withHeads(before.grades, changes, 'before'), rules: before.settings.rules };
  const is = { grades: withHeads(after.grades, changes, 'after'), rules: settings.rules };
  writeAverages(after, is.grades, averagesChanged(was.grades, is.grades));
  if (again || JSON.stringify(was.rules) !== JSON.stringify(is.rules)) return ruled(after, changes);
  const students = is.grades.students.filter((student) => writtenIn(was, student) !== writtenIn(is, student));
  if (students.length > 0) writeOverall(after, { ...placeIn(after), ...is }, students, false);
  return after;
}

/** Every figure anew, by the rules of this visit. */
function ruled(visit: Visit, changes: readonly Change[]): Visit {
  const ready = lacksCategories(visit) && addCategoryRow(whole(visit)) ? lookAgain(visit) : visit;
  const grades = withHeads(ready.grades, changes, 'after');
  showCategories(ready);
  writeOverall(ready, { ...placeIn(ready), grades }, grades.students, true);
  return ready;
}

/**
 * The blocks in which something is to be found for the hidden column: where grades were returned, or points changed; all
 * of them when from now on only returned work counts.
 */
function blocksFor(
  before: Visit,
  now: Visit,
  { counts }: Rules,
  changes: readonly Change[],
  { done, known, all: complete = false }: Blocks,
  again: boolean,
): readonly Block[] {
  if (complete) return done;
  const all = counts === 'returned' && (again || before.settings.rules.counts !== 'returned');
  if (all) return [...readEveryReturn(now).values()];
  const ids = changes
    .filter(({ student, field }) => student === '' && field === 'points')
    .map(({ assignment }) => assignment);
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
  if (givenTexts(visit, heads, blocks).size === 0) return visit;
  const known = visit.grades.columns.has(RETURNED_COLUMN);
  if (!known) addReturnedColumn(visit.tabs.grades);
  const now = known ? standingStill(visit) : lookAgain(visit);
  const column = now.grades.columns.get(RETURNED_COLUMN);
  const texts = givenTexts(now, heads, blocks);
  return column === undefined || texts.size === 0 ? now : writeGiven(now, column, texts);
}

/** The visit without what came into the hidden column with a row that somebody copied: formulas would take it for its own. */
function withOwnGiven(visit: Visit): Visit {
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

/** The hidden column, when it is not there (any more): after the last one. */
function addReturnedColumn(sheet: GoogleAppsScript.Spreadsheet.Sheet): void {
  const column = sheet.getMaxColumns() + 1;
  sheet.insertColumnsAfter(column - 1, 1);
  sheet.getRange(1, column).setValue(RETURNED_COLUMN);
  sheet.hideColumns(column);
}

function rulesAfter(rules: Rules, changes: readonly Change[]): Rules {
  const set = changes.filter(({ student, assignment }) => student === '' && assignment === '');
  if (set.length === 0) return rules;
  return readRules(
    new Map([
      ...ruleCells(rules),
      ...set.map(({ field, after }): [string, string | number] => [field, after as string]),
    ]),
  );
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
const OURS = /^=(IFERROR\()?(LET\(earned_1|AVERAGEIFS?\(|\(SUMIFS\(|ROUND\(ROUND\(AVERAGEIFS?\()/;

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
  visit.tabs.grades
    .getRange(first, column, rowsOf(visit).last - first + 1, 1)
    .setNumberFormat(overallFormat(place.rules));
}

/** Cells of one column or of one row, by row or by column, with the formulas they are to get. */
type Line =
  | { readonly column: number; readonly rows: ReadonlyMap<number, string> }
  | { readonly row: number; readonly columns: ReadonlyMap<number, string> };

/** Puts formulas in a column or a row: one read and one write, from the first to the last wanted; what is between stays. */
function writeLine(visit: Visit, line: Line): void {
  const wanted = 'rows' in line ? line.rows : line.columns;
  const first = Math.min(...wanted.keys());
  const size = Math.max(...wanted.keys()) - first + 1;
  const [row, column] = 'rows' in line ? [first, line.column] : [line.row, first];
  const range = visit.tabs.grades.getRange(row, column, 'rows' in line ? size : 1, 'rows' in line ? 1 : size);
  const found = range.getFormulas();
  // Rows that were moved meanwhile get theirs at the next visit, which sees that their figures are wrong.
  if (!sameStanding(standingStill(visit), visit)) return;
  const cells = found.map((formulas, i) =>
    formulas.map((formula, j) => {
      const raw = visit.rawAt(row + i, column + j) as string | number;
      const text = wanted.get(first + i + j);
      const free = formula === '' ? raw === '' : OURS.test(formula);
      if (text !== undefined && free && !same(text, formula)) return text;
      return formula === '' ? (typeof raw === 'string' ? plain(raw) : raw) : formula;
    }),
  );
  const changed = cells.some((values, i) =>
    values.some((value, j) => wanted.get(first + i + j) === value && value !== found[i]?.[j]),
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
 * in, an assignment moved out of their reach. What was returned must be at hand; `figures` are those of this visit. Costs
 * nothing while they are right; not done while somebody else writes.
 */
export function mendFigures(visit: Visit, figures: Figures): boolean {
  if (!lacksCategories(visit) && !overallIsWrong(visit, figures) && wrongAverages(visit).length === 0) return false;
  const outcome = locked(
    () => visit.tabs.history.getLastRow() === visit.historyRows && !isClosed(visit) && mend(lookAgain(visit)),
    NO_WAIT_MS,
  );
  return outcome === true;
}

function mend(seen: Visit): boolean {
  if (lacksCategories(seen) && addCategoryRow(seen)) return true;
  const visit = withOwnGiven(seen);
  const { grades, settings } = visit;
  if (overallIsWrong(visit, figuresIn({ grades, rules: settings.rules })))
    writeOverall(visit, placeIn(visit), visit.grades.students, true);
  writeAverages(visit, visit.grades, wrongAverages(visit));
  return false;
}

/** Live figures that are not what they should be: those that can be written anew, and those with something of the teacher's. */
export function strangeFigures(
  { grades, settings: { rules } }: Visit,
  formulas: readonly (readonly string[])[],
): { readonly figures: readonly Cell[]; readonly ownFigures: readonly Cell[] } {
  const [column, average] = [grades.columns.get('overall'), grades.rows.get('average')];
  const { figures, mean } = figuresIn({ grades, rules });
  const places = [
    ...(column === undefined ? [] : [...figures].map(([{ row }, wanted]) => ({ row, column, wanted }))),
    ...(column === undefined || average === undefined ? [] : [{ row: average, column, wanted: mean }]),
    ...(average === undefined
      ? []
      : [...columnMeans(grades)].map(([head, wanted]) => ({ row: average, column: head.column, wanted }))),
  ];
  const formulaAt = ({ row, column: at }: Cell) => formulas[row - 1]?.[at - 1] ?? '';
  const typed = (cell: Cell) => formulaAt(cell) === '' && cellOf(grades, cell.row, cell.column) !== '';
  const mendable = (cell: Cell) => formulaAt(cell) === '' || OURS.test(formulaAt(cell));
  return {
    figures: places.filter(
      (cell) => !typed(cell) && mendable(cell) && !shows(grades, cell.row, cell.column, cell.wanted),
    ),
    ownFigures:
      rules.system === 'none' ? places.filter((cell) => cell.column !== column && typed(cell)) : places.filter(typed),
  };
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Writes the hidden column and every live figure anew, as these blocks of all assignments and Grades want them. */
export function rewriteFigures(visit: Visit, blocks: readonly Block[]): void {
  const now = followBatch(visit, visit, [], { done: blocks, known: [], all: true }, true);
  writeAverages(
    now,
    now.grades,
    now.grades.heads.map(({ column }) => column),
  );
}

function lacksCategories({ settings, grades }: Visit): boolean {
  return settings.rules.system === 'weighted' && grades.rows.has('points') && !grades.rows.has('category');
}

type Figures = ReturnType<typeof figuresIn>;

function overallIsWrong({ grades }: Visit, { figures, mean }: Figures): boolean {
  const [column, average] = [grades.columns.get('overall'), grades.rows.get('average')];
  if (column === undefined) return false;
  const wrong = [...figures].some(([{ row }, figure]) => !shows(grades, row, column, figure));
  return wrong || (average !== undefined && !shows(grades, average, column, mean));
}

function wrongAverages({ grades }: Visit): readonly number[] {
  const average = grades.rows.get('average');
  if (average === undefined) return [];
  return [...columnMeans(grades)].flatMap(([{ column }, mean]) =>
    shows(grades, average, column, mean) ? [] : [column],
  );
}

/** Writes the averages of these columns anew. */
function writeAverages(visit: Visit, grades: Grades, columns: readonly number[]): void {
  const average = grades.rows.get('average');
  if (columns.length === 0 || average === undefined) return;
  const [rows, apart] = [rowsOf(visit), apartByColumn(grades)];
  const formulas = columns.map((at): [number, string] => [at, averageFormula(rows, at, apart.get(at))]);
  writeLine(visit, { row: average, columns: new Map(formulas) });
}

/** The columns whose average has other work written in it than before. */
function averagesChanged(was: Grades, is: Grades): readonly number[] {
  const [before, after] = [was, is].map(apartByColumn);
  const columns = [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])];
  return columns.filter((at) => JSON.stringify(before?.get(at)) !== JSON.stringify(after?.get(at)));
}

function shows(grades: Grades, row: number, column: number, wanted: number | string | null): boolean {
  const cell = cellOf(grades, row, column);
  return typeof cell === 'number' && typeof wanted === 'number'
    ? Math.abs(cell - wanted) < 1e-6
    : cell === (wanted ?? '');
}

/**
 * Makes the header row in which the category of each assignment stands, below the points; only weighted categories want
 * it. An empty row there was begun for it and cut off. Gives whether it did: then every row below it may have moved.
 */
function addCategoryRow({ grades, tabs, t, ...visit }: Visit): boolean {
  const { rows, columns, heads, cells: all } = grades;
  const points = rows.get('points');
  if (!points || rows.has('category')) return false;
  const cells = Array.from({ length: all.columns }, () => '');
  const begun = points < all.rows && cells.every((_, i) => all.at(points + 1, i + 1) === '');
  cells[0] = 'category';
  cells[(columns.get('lastName') ?? 2) - 1] = t.headers.grades.category;
  for (const { id, column } of heads)
    cells[column - 1] = plainInText(visit.assignments.find((one) => one.id === id)?.category ?? '');
  const frozen = tabs.grades.getFrozenRows();
  if (!begun) tabs.grades.insertRowsAfter(points, 1);
  if (!begun && frozen >= points) tabs.grades.setFrozenRows(frozen + 1);
  tabs.grades
    .getRange(points + 1, 1, 1, cells.length)
    .setNumberFormat('@')
    .setValues([cells]);
  return true;
}

/** The row of categories is in view only while they count. */
function showCategories({ grades, settings, tabs }: Visit): void {
  const row = grades.rows.get('category');
  if (!row) return;
  if (settings.rules.system === 'weighted') tabs.grades.showRows(row, 1);
  else tabs.grades.hideRows(row, 1);
}
