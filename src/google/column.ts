import { withColumn } from '../gradebook/grades';
import { lookAgain, lookAtColumn } from './again';
import { orRefusal } from './failure';
import { formatOf, givenIn, tells, tellsState } from './formats';
import { MOST_TRIES, writeInParts } from './inParts';
import { flush } from './lock';
import { VALUES, wantsRead, writeSparsely, type Place, type Writer } from './sparse';
import { columnEdits, rowsOf, type Edit, type Turn } from './turns';
import { plain } from './values';
import { columnOf, type Visit } from './visit';

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
  const { done, ...refused } = writeInParts(edits, (some, apart) => {
    // In parts nothing is written over what stands in between: it may just have been written.
    const calls = apart ? MOST_TRIES : most;
    writeSparsely(visit.tabs.grades, place, placesOf(now, some), cellWriter(now, place, calls, known));
    // Google may keep the write back, and tell of the refusal only then.
    if (how.since === undefined) flush();
  });
  // Looks alone keep nobody out of the gradebook: a table refuses formats of its own columns for ever.
  orRefusal(() => {
    writeSparsely(visit.tabs.grades, place, placesOf(now, looks), formatWriter(now, turns, formats));
  });
  return { ...withEdits(moved(visit, now) ? lookAgain(visit) : visit, assignment, done), ...refused };
}

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
    const format = formats[row - first] || '';
    return tellsState(format) && !tells(format, givenIn(value.after));
  });
  return new Set(wrong.map(({ value: { student } }) => student));
}

/** Whether rows stand elsewhere than when the visit began. */
function moved(visit: Visit, now: Visit): boolean {
  const rows = rowsOf(visit);
  return now.grades.students.some(({ id, row }) => rows.get(id) !== row);
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
