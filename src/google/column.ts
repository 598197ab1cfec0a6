import { contentOf, draftIn, shows, type CellContent, type CellMeaning } from '../gradebook/cell';
import { gradeToCell, type Hundredths } from '../gradebook/grade';
import { cellOf, meaningAt } from '../gradebook/grades';
import type { Submission } from '../gradebook/submission';
import { cellWord } from '../text/words';
import { plain } from './values';
import { DRAFT_FORMAT, formatOf } from './formats';
import { statusWord, type Visit } from './visit';

/** One cell of a column to be written: a row (from 1) and its new value, as handed to setValues. */
export interface Edit {
  readonly row: number;
  readonly value: string | number;
}

/** One student's submission as it was seen and as it is to be; `known` are the drafts the program may replace. */
export interface Turn {
  readonly row: number;
  readonly before: Submission;
  readonly after: Submission;
  readonly known: ReadonlySet<Hundredths | null>;
}

/**
 * The cells of a column that must change to show their submissions. A cell that cannot be read, or that holds a grade
 * the program has not seen, is left as the teacher typed it: the next visit notices it.
 */
export function columnEdits(
  visit: Visit,
  column: number,
  turns: readonly Turn[],
  overdue: boolean,
  overwrite: readonly string[],
): Edit[] {
  return turns.flatMap(({ row, after, known }) => {
    const meaning = meaningAt(visit.grades, { row, column }, visit.decimal, statusWord);
    const content = contentOf(after, overdue);
    const mayReplace = replaceable(meaning, known) || (meaning.kind === 'unreadable' && overwrite.includes(after.student));
    if (shows(meaning, content) || !mayReplace) return [];
    return [{ row, value: valueOf(visit, content) }];
  });
}

function replaceable(meaning: CellMeaning, known: ReadonlySet<Hundredths | null>): boolean {
  return meaning.kind === 'word' || (meaning.kind !== 'unreadable' && known.has(draftIn(meaning)));
}

function valueOf(visit: Visit, content: CellContent): string | number {
  if (content === null) return '';
  return 'grade' in content ? gradeToCell(content.grade) : cellWord(visit.t, content.word);
}

/** Writes a few cells of a column: each run of neighbours in one call, or the whole span when there are many runs. */
export function writeColumn(visit: Visit, column: number, edits: readonly Edit[]): void {
  if (edits.length === 0) return;
  const sorted = [...edits].sort((a, b) => a.row - b.row);
  const runs = runsOf(sorted);
  for (const run of runs.length <= 2 ? runs : [fillGaps(visit, column, sorted)]) {
    const values = run.map(({ value }) => [value]);
    visit.tabs.grades.getRange(run[0]?.row ?? 0, column, run.length, 1).setValues(values);
  }
}

function runsOf(edits: readonly Edit[]): Edit[][] {
  const runs: Edit[][] = [];
  for (const edit of edits) {
    const last = runs[runs.length - 1];
    if (last && last[last.length - 1]?.row === edit.row - 1) last.push(edit);
    else runs.push([edit]);
  }
  return runs;
}

/** The whole span with the untouched cells as they are; their formulas are read so that none is flattened. */
function fillGaps(visit: Visit, column: number, edits: readonly Edit[]): Edit[] {
  const [first, last] = [edits[0]?.row ?? 1, edits[edits.length - 1]?.row ?? 1];
  const formulas = visit.tabs.grades.getRange(first, column, last - first + 1, 1).getFormulas();
  const byRow = new Map(edits.map((edit) => [edit.row, edit.value]));
  return formulas.map(([formula], i) => {
    const row = first + i;
    const raw = visit.raw[row - 1]?.[column - 1] as string | number;
    const untouched = formula ? formula : typeof raw === 'string' ? plain(raw) : raw;
    return { row, value: byRow.get(row) ?? untouched };
  });
}

/** Gives the cells of a column the formats of their submissions, in one call over the rows that need it. */
export function writeFormats(visit: Visit, column: number, turns: readonly Turn[], force: boolean): void {
  const rows = turns.filter(({ before, after }) => force || formatOf(before) !== formatOf(after)).map(({ row }) => row);
  if (rows.length === 0) return;
  const [first, last] = [Math.min(...rows), Math.max(...rows)];
  const byRow = new Map(turns.map(({ row, after }) => [row, formatOf(after)]));
  const formats = Array.from({ length: last - first + 1 }, (_, i) => [byRow.get(first + i) ?? DRAFT_FORMAT]);
  visit.tabs.grades.getRange(first, column, formats.length, 1).setNumberFormats(formats);
}

/** How a column will read after these edits, for its check: without reading it again. */
export function withEdits(visit: Visit, column: number, edits: readonly Edit[]): Visit {
  if (edits.length === 0) return visit;
  const byRow = new Map(edits.map((edit) => [edit.row, edit.value]));
  const grid = visit.grades.grid.map((cells, index) => {
    const value = byRow.get(index + 1);
    if (value === undefined) return cells;
    const copy = [...cells];
    copy[column - 1] = value;
    return copy;
  });
  return { ...visit, grades: { ...visit.grades, grid } };
}

/** Whether any cell of an assignment's column stands as something the program cannot read. */
export function unreadableIn(visit: Visit, column: number): { student: string; row: number; text: string }[] {
  return visit.grades.students.flatMap(({ id, row }) => {
    if (cellOf(visit.grades, row, column) === '') return [];
    const meaning = meaningAt(visit.grades, { row, column }, visit.decimal, statusWord);
    return meaning.kind === 'unreadable' ? [{ student: id, row, text: meaning.text }] : [];
  });
}
