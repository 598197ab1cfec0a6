import { byStudent, REPLACED, type Change } from '../gradebook/batch';
import {
  contentOf,
  draftIn,
  readCell,
  shows,
  type CellContent,
  type CellMeaning,
  type StatusWord,
} from '../gradebook/cell';
import { gradeToCell, type Hundredths } from '../gradebook/grade';
import { cellOf, lastColumn, meaningAt, withColumn, type Cells, type GradesHead } from '../gradebook/grades';
import { begunHeads } from '../gradebook/heads';
import { NEVER } from '../gradebook/moment';
import { noticed } from '../gradebook/notice';
import type { Submission } from '../gradebook/submission';
import { cellWord } from '../text/words';
import { firstOf, lookAgain, lookAtColumn } from './again';
import type { Block } from './blocks';
import { submissionIn } from './blocks';
import { orRefusal, type Refusal } from './failure';
import { formatOf, givenIn, tells, tellsState } from './formats';
import { flush } from './lock';
import { VALUES, wantsRead, writeSparsely, type Place, type Writer } from './sparse';
import { plain, toCells } from './values';
import { columnOf, statusWord, type Visit } from './visit';

/** One student's submission as it was seen and as it is to be. */
export interface Turn {
  readonly student: string;
  readonly before: Submission;
  readonly after: Submission;
  /** the drafts that the program may replace */
  readonly known: ReadonlySet<Hundredths | null>;
  /** the unreadable text that the teacher saw and replaced */
  readonly replaced?: string;
  /** typed, pasted or filled in the sheet: the look of another cell may have come along */
  readonly inSheet?: boolean;
  /** something of it was changed elsewhere: the teacher waits to see it in the sheet */
  readonly own: boolean;
}

/** The cell of a student that must change, and what it will hold. */
export interface Edit {
  readonly student: string;
  readonly value: string | number;
  readonly own: boolean;
  /** what stands there tells the same already: nobody decided anything about it */
  readonly same: boolean;
}

/** What becomes of every student between two states of a block; `changes` are those of the batch. */
export function turnsOf(visit: Visit, before: Block, after: Block, changes: readonly Change[]): Turn[] {
  const changed = byStudent(changes);
  return visit.grades.students.map(({ id }) => {
    const [was, is] = [submissionIn(before, id), submissionIn(after, id)];
    const own = changed.get(id) ?? [];
    const drafts = own.filter(({ field }) => field === 'draft').flatMap((change) => [change.before, change.after]);
    const known = new Set([was.draft, is.draft, ...(drafts as (Hundredths | null)[])]);
    const replaced = own.find(({ field }) => field === REPLACED)?.before;
    const inSheet = own.some(({ reason }) => reason === 'sheet') && { inSheet: true };
    return {
      student: id,
      before: was,
      after: is,
      known,
      own: own.some(({ reason }) => reason !== 'sheet'),
      ...(typeof replaced === 'string' ? { replaced } : {}),
      ...inSheet,
    };
  });
}

/**
 * The cells of a column that must change to show their submissions. A cell that cannot be read, or that holds a grade or
 * a word the program has not seen, is left as the teacher typed it: the next visit notices it. So is a formula that tells
 * nothing else: it is the teacher's own way to say so.
 */
export function columnEdits(
  visit: Visit,
  column: number,
  turns: readonly Turn[],
  overdue: boolean,
  formulas: readonly string[] = [],
): Edit[] {
  const rows = rowsOf(visit);
  const before = firstWords(visit, column);
  return turns.flatMap((turn) => {
    const row = rows.get(turn.student);
    if (row === undefined) return [];
    const meaning = meaningAt(visit.grades, { row, column }, visit.decimal, statusWord);
    const content = contentOf(turn.after, overdue);
    if (shows(meaning, content) || !mayReplace(meaning, turn, before)) return [];
    const same = meaning.kind !== 'unreadable' && noticed(turn.after, meaning, { at: NEVER, due: NEVER }).length === 0;
    if (same && formulas[row - 1]) return [];
    return [{ student: turn.student, value: valueOf(visit, content), own: turn.own, same }];
  });
}

/** The words that stood in the cells of an assignment when the visit began, by student. */
function firstWords(visit: Visit, column: number): ReadonlyMap<string, StatusWord> {
  const { grades, decimal } = visit;
  const then = firstOf(visit);
  const head = then.heads.find(({ id }) => id === cellOf(grades, 1, column));
  if (!head) return new Map();
  return new Map(
    then.students.flatMap(({ id, row }): [string, StatusWord][] => {
      const meaning = meaningAt(then, { row, column: head.column }, decimal, statusWord);
      return meaning.kind === 'word' ? [[id, meaning.word]] : [];
    }),
  );
}

function rowsOf(visit: Visit): ReadonlyMap<string, number> {
  return new Map(visit.grades.students.map(({ id, row }) => [id, row]));
}

function mayReplace(meaning: CellMeaning, turn: Turn, first: ReadonlyMap<string, StatusWord>): boolean {
  if (meaning.kind === 'unreadable') return meaning.text === turn.replaced;
  // Whoever empties the cell of an excused student ends the excuse, and no draft tells of that.
  const isEnded = first.get(turn.student) === 'excused';
  if (meaning.kind !== 'word') return !isEnded && turn.known.has(draftIn(meaning));
  return first.get(turn.student) === meaning.word || isOurs(meaning, turn);
}

/** Whether the program puts this word there itself for the work as it was or is to be, due or not. */
function isOurs(meaning: CellMeaning, { before, after }: Turn): boolean {
  return [before, after].some((s) => [true, false].some((overdue) => shows(meaning, contentOf(s, overdue))));
}

/** What a cell is written with to show this. */
export function valueOf(visit: Visit, content: CellContent): string | number {
  if (content === null) return '';
  return 'grade' in content ? gradeToCell(content.grade) : cellWord(visit.t, content.word);
}

/**
 * Brings the cells of a column and their formats in line with the submissions. Right before it writes it looks at the
 * column once more: rows may have been sorted and cells typed since the visit began, and nobody's grade is overwritten
 * unseen. With `force` the formats of all these students are written, whatever they were. `since` is the batch that was just
 * logged, if one was. Gives the visit as it is then.
 */
export function showTurns(
  visit: Visit,
  assignment: string,
  turns: readonly Turn[],
  how: { readonly overdue: boolean; readonly force?: boolean; readonly since?: number },
): Visit {
  const column = columnOf(visit, assignment);
  if (column === undefined) return visit;
  const strange = strangelyFormatted(visit, column, how.force ? [] : turns);
  const reformatted = turns.filter(
    (turn) => how.force || formatOf(turn.before) !== formatOf(turn.after) || strange.has(turn.student),
  );
  const most = reformatted.length > 0 ? 1 : 2;
  const seen = columnEdits(visit, column, turns, how.overdue);
  if (reformatted.length + seen.length === 0) return visit;
  const looks = reformatted.map(({ student, after }) => ({ student, value: formatOf(after) }));
  // Formulas and formats in between are read first: between the look and the writes comes nothing.
  const all = visit.tabs.grades.getRange(1, column, visit.grades.cells.rows, 1);
  const asks = seen.some(({ same }) => same) || wantsRead(placesOf(visit, seen), cellWriter(visit, column, most));
  const formulas = asks ? formulasIn(all) : [];
  if (reformatted.length + columnEdits(visit, column, turns, how.overdue, formulas).length === 0) return visit;
  const formats = wantsRead(placesOf(visit, looks), formatWriter(visit, turns)) ? formatsIn(all) : [];
  const now = lookAtColumn(visit, assignment, column, how.since);
  const place = columnOf(now, assignment);
  if (place === undefined) return lookAgain(visit);
  if (formulas.length + formats.length > 0 && (place !== column || moved(visit, now)))
    return showTurns(lookAgain(visit), assignment, turns, how);
  const edits = columnEdits(now, place, turns, how.overdue, formulas);
  const isSame = (row: number) => now.rawAt(row, column) === visit.rawAt(row, column);
  const known = formulas.map((formula, i) => (isSame(i + 1) ? formula : undefined));
  let tries = MOST_TRIES;
  let refusal: Refusal | undefined;
  // Most rules want a number: where all together are refused, the words are tried apart, and the grades in halves.
  const write = (some: readonly Edit[]): readonly Edit[] => {
    const refused =
      tries-- > 0
        ? orRefusal(() => {
            // In parts nothing is written over what stands in between: it may just have been written.
            const calls = some === edits ? most : MOST_TRIES;
            writeSparsely(visit.tabs.grades, place, placesOf(now, some), cellWriter(now, place, calls, known));
            // Google may keep the write back, and tell of the refusal only then.
            if (how.since === undefined) flush();
          })
        : 'refused';
    if (!refused) return some;
    const words = some.filter(({ value }) => isNaN(Number(value)));
    const part = words.length > 0 ? words : some.slice(some.length >> 1);
    if (part.length < some.length) return [...write(some.filter((edit) => !part.includes(edit))), ...write(part)];
    if (some.some(({ own }) => own)) refusal = refused;
    return [];
  };
  const done = write(edits);
  writeSparsely(visit.tabs.grades, place, placesOf(now, looks), formatWriter(now, turns, formats));
  return { ...withEdits(moved(visit, now) ? lookAgain(visit) : visit, assignment, done), ...(refusal && { refusal }) };
}

/** No more writes of one column are tried: a column full of refusals must not take all of a run's time. */
const MOST_TRIES = 40;

/**
 * Students whose cell came from the sheet with the look of another one, so that it tells of a return that never was, or not
 * of one that was: one read, and only of what was typed there. A format of the teacher's own tells nothing, and stays.
 */
function strangelyFormatted(visit: Visit, column: number, turns: readonly Turn[]): ReadonlySet<string> {
  const places = placesOf(
    visit,
    turns.filter(({ inSheet }) => inSheet).map((turn) => ({ student: turn.student, value: turn })),
  );
  if (places.length === 0) return new Set();
  const rows = places.map(({ row }) => row);
  const first = Math.min(...rows);
  const formats = formatsIn(visit.tabs.grades.getRange(first, column, Math.max(...rows) - first + 1, 1));
  const wrong = places.filter(({ row, value }) => {
    const format = formats[row - first] ?? '';
    return tellsState(format) && !tells(format, givenIn(value.after));
  });
  return new Set(wrong.map(({ value: { student } }) => student));
}

/** Whether rows stand elsewhere than when the visit began. */
function moved(visit: Visit, now: Visit): boolean {
  const rows = rowsOf(visit);
  return now.grades.students.some(({ id, row }) => rows.get(id) !== row);
}

/** Columns that a teacher began beside the assignments, as far as their cells tell; formulas are looked at elsewhere. */
export function begunIn({ grades, decimal }: Visit): GradesHead[] {
  return begunHeads(grades, (cell) => readCell(cell, decimal, statusWord).kind !== 'unreadable');
}

/**
 * Those of them that hold no formula: a column that is computed is the teacher's own. One read, and only when there are any;
 * one more when there are titles beside the assignments and nothing else is known of their columns.
 */
export function newHeads(visit: Visit): GradesHead[] {
  const begun = begunIn(withTitled(visit));
  const [first, last] = [begun[0]?.column ?? 0, begun[begun.length - 1]?.column ?? 0];
  if (first === 0) return [];
  const { tabs, grades } = visit;
  const formulas = tabs.grades.getRange(1, first, grades.cells.rows, last - first + 1).getFormulas();
  return begun.filter(({ column }) => formulas.every((line) => (line[column - first] ?? '') === ''));
}

/** The visit with the columns in which something stands in the row of titles beside the assignments. */
export function withTitled(visit: Visit): Visit {
  const { live, grades, tabs, clock } = visit;
  if (!live) return visit;
  const first = lastColumn(grades) + 1;
  const own = new Set(grades.columns.values());
  const titled = live.frame.titles.flatMap((title, i) =>
    i + 1 >= first && title !== '' && !own.has(i + 1) ? [i + 1] : [],
  );
  const last = titled[titled.length - 1] ?? 0;
  const read =
    last === 0 ? [] : toCells(tabs.grades.getRange(1, first, grades.cells.rows, last - first + 1).getValues(), clock);
  const at: Cells['at'] = (row, column) =>
    column < first ? grades.cells.at(row, column) : (read[row - 1]?.[column - first] ?? '');
  return { ...visit, grades: { ...grades, cells: { ...grades.cells, columns: last, at } } };
}

function placesOf<T>(visit: Visit, cells: readonly { readonly student: string; readonly value: T }[]): Place<T>[] {
  const rows = rowsOf(visit);
  return cells.flatMap(({ student, value }) => {
    const row = rows.get(student);
    return row === undefined ? [] : [{ row, value }];
  });
}

function formulasIn(range: GoogleAppsScript.Spreadsheet.Range): string[] {
  return range.getFormulas().map(([formula = '']) => formula);
}

function formatsIn(range: GoogleAppsScript.Spreadsheet.Range): string[] {
  return range.getNumberFormats().map(([format = '']) => format);
}

/**
 * How grades are written. What stands in between may come from a teacher's formula, which is read so that none is lost where it
 * is not known, by row.
 */
function cellWriter(
  visit: Visit,
  column: number,
  most: number,
  formulas: readonly (string | undefined)[] = [],
): Writer<string | number> {
  const written = (row: number, formula?: string) => {
    const value = visit.rawAt(row, column) as string | number;
    return formula || (typeof value === 'string' ? plain(value) : value);
  };
  return {
    most,
    known: (row) => {
      const formula = formulas[row - 1];
      return formula === undefined ? undefined : written(row, formula);
    },
    ...VALUES,
    read: (range) => {
      const first = range.getRow();
      return formulasIn(range).map((formula, i) => written(first + i, formula));
    },
  };
}

/** How formats are written: those of students are known, those of a teacher's own rows are read, unless they were. */
function formatWriter(visit: Visit, turns: readonly Turn[], read: readonly string[] = []): Writer<string> {
  const formats = new Map(
    placesOf(
      visit,
      turns.map(({ student, after }) => ({ student, value: formatOf(after) })),
    ).map((p) => [p.row, p.value]),
  );
  return {
    most: 1,
    known: (row) => formats.get(row) ?? read[row - 1],
    write: (range, values) => range.setNumberFormats(values),
    writeAll: (ranges, format) => ranges.setNumberFormat(format),
    read: formatsIn,
  };
}

/** How a column will read after these edits, for its check: without reading it again. */
function withEdits(visit: Visit, assignment: string, edits: readonly Edit[]): Visit {
  const column = columnOf(visit, assignment);
  if (column === undefined || edits.length === 0) return visit;
  const rows = rowsOf(visit);
  const byRow = new Map(edits.map(({ student, value }) => [rows.get(student), value]));
  return { ...visit, grades: withColumn(visit.grades, column, (row) => byRow.get(row)) };
}

/** The cells of an assignment's column that the program cannot read. */
export function unreadableIn(visit: Visit, column: number): { student: string; row: number; text: string }[] {
  return visit.grades.students.flatMap(({ id, row }) => {
    if (cellOf(visit.grades, row, column) === '') return [];
    const meaning = meaningAt(visit.grades, { row, column }, visit.decimal, statusWord);
    return meaning.kind === 'unreadable' ? [{ student: id, row, text: meaning.text }] : [];
  });
}
