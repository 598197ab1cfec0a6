import { strangeFacts, type AssignmentAt } from '../gradebook/assignmentRow';
import type { Cell } from '../gradebook/cell';
import type { Book } from '../gradebook/book';
import type { Found, Place } from '../gradebook/found';
import type { HeadRow } from '../gradebook/headCells';
import { strangeSettings, TAB_SETTINGS } from '../gradebook/settings';
import { asText, readTable, textAt } from '../gradebook/table';
import { noGradeWords, wordIn } from '../text/words';
import { readAllRows, worksIn } from './submissionRows';
import { stopwatch } from './clock';
import { newHeads, ownRows } from './begun';
import { tells } from './formats';
import { readLogRows } from './history';
import { strangeFigures } from './wrongFigures';
import { openForm } from './quiz';
import { locked } from './lock';
import { deadCells, rememberTabs } from './setup';
import { strangeMarks, writeMarks } from './summaries';
import { toCells, toValues } from './values';
import { othersWrote } from './again';
import type { Visit } from './visit';

/** A gradebook read whole, and what of it only Google can tell. */
export interface Whole {
  readonly book: Book;
  readonly others: Found;
  /** Submissions as it stands, from its first row on */
  readonly rows: readonly (readonly Cell[])[];
}

/** Reads what a visit does not read: as many calls for every class, but for one for each form that is linked. */
export function readWhole(visit: Visit): Whole {
  const { grades, assignments, assignmentTable, applied, listed, settings, clock, decimal, tabs } = visit;
  const all = tabs.grades.getDataRange();
  const [formats, formulas] = [all.getNumberFormats(), all.getFormulas()];
  const known = new Set(assignments.map(({ row }) => row));
  const rows = readAllRows(visit);
  const own = ownRows(visit, (row, column) => formulas[row - 1]?.[column - 1] || '');
  return {
    rows,
    book: {
      grades: { ...grades, typed: grades.typed.filter(({ row }) => !own.has(row)) },
      assignments,
      doubled: assignmentTable.rows.flatMap((line) =>
        known.has(line.row) || textAt(assignmentTable, line, 'id') === '' ? [] : [line.row],
      ),
      headRows: headRows(visit),
      headColumns: assignmentTable.columns,
      works: worksIn(rows, visit.t),
      workRows: tabs.submissions.getMaxRows(),
      log: readLogRows(visit),
      applied,
      rules: settings.rules,
      listed,
      leftOut: settings.leftOut,
      now: clock.now,
      decimal,
      wordIn,
      noGradeWords: noGradeWords(),
      isComputed: (row, column) => !!formulas[row - 1]?.[column - 1],
      tells: (row, column, returned) => tells(formats[row - 1]?.[column - 1] || '', returned),
    },
    others: {
      ...figurePlaces(visit, formulas),
      begun: newHeads(visit).map(({ column, title }) => ({ tab: 'grades', row: 2, column, about: asText(title) })),
      refusing: refusingPlaces(visit, all),
      live: deadCells(visit).map((column) => ({ tab: 'assignments', row: 2, column })),
      marks: markPlaces(visit),
      settings: settingPlaces(visit),
      forms: formPlaces(assignments),
    },
  };
}

type Range = GoogleAppsScript.Spreadsheet.Range;

function figurePlaces(visit: Visit, formulas: string[][]): Found {
  const { figures, ownFigures } = strangeFigures(visit, formulas);
  const at = ({ row, column }: { readonly row: number; readonly column: number }): Place => ({
    tab: 'grades',
    row,
    column,
  });
  return { figures: figures.map(at), ownFigures: ownFigures.map(at) };
}

/** Cells with a rule that refuses what it does not allow: it may refuse a grade or a word of ours. */
function refusingPlaces({ grades }: Visit, all: Range): Place[] {
  const rules = all.getDataValidations();
  return grades.heads.flatMap(({ column }) =>
    grades.students
      .filter(({ row }) => rules[row - 1]?.[column - 1]?.getAllowInvalid() === false)
      .map(({ row }): Place => ({ tab: 'grades', row, column })),
  );
}

function settingPlaces({ tabs, clock }: Visit): Place[] {
  const table = readTable(toCells(tabs.settings.getDataRange().getValues(), clock), 'settings');
  return (table ? strangeSettings(table) : []).map(({ key, row, typed }) =>
    row === null ? { tab: 'settings', about: key } : { tab: 'settings', row, about: `${key}: ${asText(typed)}` },
  );
}

function headRows({ assignments, assignmentTable: table, t }: Visit): HeadRow[] {
  const lines = new Map(table.rows.map((line) => [line.row, line]));
  return assignments.map((assignment) => {
    const line = lines.get(assignment.row);
    return { assignment, yes: t.yes, strange: line ? strangeFacts(table, line, assignment, t.yes) : [] };
  });
}

/** The hidden marks over which somebody typed, and the ids of tabs in Settings that are those of no tab of ours. */
function markPlaces(visit: Visit): Place[] {
  const { tabs, settings } = visit;
  const wrong = TAB_SETTINGS.filter((tab) => settings.tabs[tab] !== tabs[tab].getSheetId());
  return [
    ...strangeMarks(visit).map((column): Place => ({ tab: 'assignments', row: 2, column })),
    ...wrong.map((tab): Place => ({ tab: 'settings', about: `tab.${tab}` })),
  ];
}

/**
 * Writes what counts into the cells of Assignments over which somebody typed, as numbers and words again and not as dates; and
 * the hidden marks. What does not stand there any more is left to the next check. 'lost' when somebody wrote since the visit began.
 */
export function retype(visit: Visit, cells: readonly Place[], marks: boolean): 'done' | 'lost' | 'busy' {
  return locked(() => {
    if (othersWrote(visit)) return 'lost';
    const isThere = stillThere(visit);
    for (const { row = 0, column = 0, strange } of cells) {
      if (!isThere(row, column)) continue;
      const [[value] = []] = toValues([[strange?.taken ?? '']], visit.clock);
      visit.tabs.assignments.getRange(row, column).setNumberFormat('General').setValue(value);
    }
    if (!marks) return 'done';
    writeMarks(visit);
    rememberTabs(visit.tabs.settings, visit.tabs);
    return 'done';
  });
}

/** Which cells of Assignments say what this visit read there, beside the same id, right now: one read. */
function stillThere({ tabs, assignmentTable, clock }: Visit): (row: number, column: number) => boolean {
  const { rows, columns } = assignmentTable;
  const now = toCells(tabs.assignments.getDataRange().getValues(), clock);
  const said = (cells: readonly Cell[] = [], column: number) =>
    JSON.stringify([cells[columns.get('id') || 0], cells[column - 1]]);
  return (row, column) => said(now[row - 1], column) === said(rows.find((line) => line.row === row)?.cells, column);
}

/** Opening forms ends after this long: the others are looked at when they are used. */
const FORMS_MS = 8_000;

/** Assignments whose form was deleted, or is not shared with this teacher: of both Google says the same. */
function formPlaces(assignments: readonly AssignmentAt[]): Place[] {
  const elapsed = stopwatch();
  return assignments.flatMap(({ title, attachments }) => {
    const form = attachments.find(({ kind }) => kind === 'form');
    const gone = form !== undefined && elapsed() < FORMS_MS && openForm(form.id) === null;
    return gone ? [{ tab: 'assignments', about: title }] : [];
  });
}
