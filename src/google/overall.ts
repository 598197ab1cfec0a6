import type { Change } from '../gradebook/batch';
import { withFigure } from '../gradebook/figures';
import { RETURNED_COLUMN, type Grades, type GradesHead } from '../gradebook/grades';
import { readRules, ruleCells, type Rules } from '../gradebook/rules';
import { lookAgain, withGiven } from './again';
import { apartByColumn } from './averages';
import { readBlock, type Block } from './blocks';
import { addCategoryRow, lacksCategories, showCategories } from './categoryRow';
import { placeIn, writeAverages, writeOverall } from './figureCells';
import { writtenIn } from './figures';
import { keepGiven, withGivenOf } from './returnedColumn';
import { readEveryReturn } from './submissionRows';
import { assignmentIn, type Visit } from './visit';

/** The blocks of a batch: those it changed, as they stand after it, and others that were read for it. `all`: those are all there are. */
interface Blocks {
  readonly done: readonly Block[];
  readonly known: readonly Block[];
  readonly all?: boolean;
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
  const students = withFigure(is.grades).filter((student) => writtenIn(was, student) !== writtenIn(is, student));
  if (students.length > 0) writeOverall(after, { ...placeIn(after), ...is }, students, false);
  return after;
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

/** Whether a change is about something that is written in a formula: what was returned, points, categories, a new student. */
function isWritten({ student, assignment, field }: Change): boolean {
  return (student === '' && assignment !== '') || field === 'returned' || field === 'created';
}

/** Every figure anew, by the rules of this visit. */
function ruled(visit: Visit, changes: readonly Change[]): Visit {
  const ready = lacksCategories(visit) && addCategoryRow(visit) ? lookAgain(visit) : visit;
  const grades = withHeads(ready.grades, changes, 'after');
  showCategories(ready);
  writeOverall(ready, { ...placeIn(ready), grades }, withFigure(grades), true);
  return ready;
}

/**
 * The blocks in which something is to be found for the hidden column: where grades were returned, or points changed; all
 * of them when from now on only returned work counts, or when somebody deleted the column.
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
  const isNew = counts === 'returned' && (again || before.settings.rules.counts !== 'returned');
  if (isNew || !now.grades.columns.has(RETURNED_COLUMN)) return [...readEveryReturn(now).values()];
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

/** The columns whose average has other work written in it than before. */
function averagesChanged(was: Grades, is: Grades): readonly number[] {
  const [before, after] = [was, is].map(apartByColumn);
  const columns = [...new Set([...(before?.keys() || []), ...(after?.keys() || [])])];
  return columns.filter((at) => JSON.stringify(before?.get(at)) !== JSON.stringify(after?.get(at)));
}
