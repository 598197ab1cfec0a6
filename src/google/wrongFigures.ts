import { columnMeans } from '../gradebook/figures';
import { cellOf, RETURNED_COLUMN, type Grades } from '../gradebook/grades';
import { headChanges } from '../gradebook/heads';
import { noGradeWords } from '../text/words';
import { headerNow, lookAgain, othersWrote } from './again';
import { addCategoryRow, lacksCategories } from './categoryRow';
import { isOurs, placeIn, writeAverages, writeOverall } from './figureCells';
import { figuresIn } from './figures';
import { orRefusal } from './failure';
import { locked, NO_WAIT_MS } from './lock';
import { rewriteFigures } from './overall';
import { ANYWHERE, isClosed } from './protection';
import { withOwnGiven } from './returnedColumn';
import { readEveryReturn } from './submissionRows';
import { plainInText } from './values';
import { assignmentIn, type Visit } from './visit';

/**
 * Puts the live figures right when they do not show what they should: a formula that was deleted, a student who was typed
 * in, an assignment moved out of their reach. What was returned must be at hand; `figures` are those of this visit. Costs
 * nothing while they are right; not done while somebody else writes.
 */
export function mendFigures(visit: Visit, figures: Figures): boolean {
  const odd = oddHeadings(visit).length > 0;
  if (!odd && !lacksCategories(visit) && !overallIsWrong(visit, figures) && wrongAverages(visit).length === 0)
    return false;
  const outcome = locked(() => !othersWrote(visit) && !isClosed(visit, ANYWHERE) && mend(lookAgain(visit)), NO_WAIT_MS);
  return outcome === true;
}

/** Gives whether all must be looked at anew. */
function mend(seen: Visit): boolean {
  if (lacksCategories(seen) && addCategoryRow(seen)) return true;
  if (!seen.grades.columns.has(RETURNED_COLUMN) && rebuildGiven(seen)) return true;
  for (const odd of oddHeadings(seen)) mendHeading(seen, odd);
  const visit = withOwnGiven(seen);
  const { grades, settings } = visit;
  const now = figuresIn({ grades, rules: settings.rules });
  if (overallIsWrong(visit, now)) writeOverall(visit, placeIn(visit), [...now.figures.keys()], true);
  writeAverages(visit, visit.grades, wrongAverages(visit));
  return false;
}

/** Without the column of what was returned no figure can be believed wrong: it is made again of Submissions. */
function rebuildGiven(visit: Visit): boolean {
  rewriteFigures(visit, [...readEveryReturn(visit).values()]);
  return lookAgain(visit).grades.columns.has(RETURNED_COLUMN);
}

/**
 * Headings that say what is known of an assignment in a way that no formula counts: points as text, a space behind a category.
 * Each with what should stand there.
 */
function oddHeadings(visit: Visit) {
  const { heads, rows } = visit.grades;
  return heads.flatMap((head) =>
    (['points', 'category'] as const).flatMap((field) => {
      const [row, known] = [rows.get(field), assignmentIn(visit, head.id)];
      const value = known?.[field] ?? '';
      if (!known || row === undefined || value === '' || typeof head[field] !== 'string' || head[field] === value)
        return [];
      const { changes, refusals } = headChanges(known, head, new Set([field]), visit.decimal, noGradeWords());
      return changes.length + refusals.length > 0 ? [] : [{ row, column: head.column, typed: head[field], value }];
    }),
  );
}

/** A teacher's formula stays, whatever it gives, and so does what was moved or typed meanwhile. */
function mendHeading(visit: Visit, { row, column, typed, value }: ReturnType<typeof oddHeadings>[number]): void {
  const cell = visit.tabs.grades.getRange(row, column);
  const formula = cell.getFormula();
  const now = headerNow(visit, column)?.[row - 1]?.[column - 1];
  if (formula !== '' || now !== typed) return;
  orRefusal(() => {
    if (typeof value === 'number') cell.setNumberFormat('General').setValue(value);
    else cell.setNumberFormat('@').setValue(plainInText(value));
  });
}

/** Live figures that are not what they should be: those that can be written anew, and those with something of the teacher's. */
export function strangeFigures(
  { grades, settings: { rules } }: Visit,
  formulas: readonly (readonly string[])[],
): { readonly figures: readonly Cell[]; readonly ownFigures: readonly Cell[] } {
  const [column, average] = [grades.columns.get('overall'), grades.rows.get('average')];
  const { figures, mean } = figuresIn({ grades, rules });
  const formulaAt = ({ row, column: at }: Cell) => formulas[row - 1]?.[at - 1] || '';
  const own = (cell: Cell) =>
    formulaAt(cell) === '' ? cellOf(grades, cell.row, cell.column) !== '' : !isOurs(formulaAt(cell));
  const overall = column === undefined ? [] : [...figures].map(([{ row }, wanted]) => ({ row, column, wanted }));
  // The mean of figures of which some are the teacher's is what those make it.
  const meanAt = (row: number, at: number) => {
    const shown = cellOf(grades, row, at);
    return typeof shown === 'number' && overall.some(own) ? shown : mean;
  };
  const places = [
    ...overall,
    ...(column === undefined || average === undefined
      ? []
      : [{ row: average, column, wanted: meanAt(average, column) }]),
    ...(average === undefined
      ? []
      : [...columnMeans(grades)].map(([head, wanted]) => ({ row: average, column: head.column, wanted }))),
  ];
  return {
    figures: places.filter((cell) => !own(cell) && !shows(grades, cell.row, cell.column, cell.wanted)),
    ownFigures:
      rules.system === 'none' ? places.filter((cell) => cell.column !== column && own(cell)) : places.filter(own),
  };
}

interface Cell {
  readonly row: number;
  readonly column: number;
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

function shows(grades: Grades, row: number, column: number, wanted: number | string | null): boolean {
  const cell = cellOf(grades, row, column);
  return typeof cell === 'number' && typeof wanted === 'number'
    ? Math.abs(cell - wanted) < 1e-6
    : cell === (wanted ?? '');
}
