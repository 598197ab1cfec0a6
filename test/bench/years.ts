/**
 * A gradebook with years of work in it, put straight into the cells: to live through it would take minutes. It is what the
 * program itself would have left there: submissions, grades with their looks, counts, and the whole log.
 */
import { EMPTY_SUMMARY, type Assignment } from '../../src/gradebook/assignment';
import { assignmentCells, summaryCells } from '../../src/gradebook/assignmentRow';
import { changesOf, encodeChanges, type Change } from '../../src/gradebook/batch';
import { columnCheck, readGrades, wholeCells, type Grades } from '../../src/gradebook/grades';
import { hash } from '../../src/gradebook/hash';
import { displayName } from '../../src/gradebook/names';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';
import { submissionCells } from '../../src/gradebook/submissionRow';
import { summarise } from '../../src/gradebook/summary';
import { ASSIGNMENT_KEYS, FIRST_ROW, SUBMISSION_KEYS, SUMMARY_KEYS } from '../../src/gradebook/tables';
import { averageFormula } from '../../src/google/figures';
import { formatOf } from '../../src/google/formats';
import { inTab } from '../../src/google/layout';
import { columnFormula } from '../../src/google/live';
import { rowWords } from '../../src/google/words';
import { textOf } from '../../src/text/language';
import type { SheetModel } from '../host/spreadsheet/sheet';
import type { SpreadsheetModel } from '../host/spreadsheet/workbook';
import { column, tab } from '../stories/picture';

const t = textOf('nl');
const WHEN = '2026-10-01T10:00:00';
const POINTS = 10;

/** Adds assignments that were imported and returned, to a class that has one assignment already. */
export function addYears(file: SpreadsheetModel, count: number): void {
  const sheet = tab(file, 'grades');
  const first = sheet.lastColumn() > 0 ? column(sheet, 'overall') + 2 : 0;
  const last = sheet.maxColumns;
  sheet.insertColumnsBefore(last, Math.max(0, first + count + 3 - last));
  const grades = gradesOf(sheet);
  const made = Array.from({ length: count }, (_, i) => assignmentOf(grades, i + 1));
  made.forEach(({ assignment, works }, i) => {
    fillColumn(sheet, grades, first + i, assignment, works);
  });
  const blocks = fillSubmissions(tab(file, 'submissions'), grades, made);
  const revision = fillHistory(tab(file, 'history'), made);
  fillAssignments(tab(file, 'assignments'), sheet, { made, first, blocks, revision });
}

interface Made {
  readonly assignment: Assignment;
  readonly works: readonly Submission[];
}

/** Everybody handed in; most got it back, some wait, a few did nothing. */
function assignmentOf({ students }: Grades, number: number): Made {
  const id = `a${hash(`assignment ${number}`).padStart(10, '0')}`;
  const title = `Opdracht ${number}`;
  const assignment = { id, title, due: '', points: POINTS, category: '', attachments: [], importOn: false };
  const works = students.map(({ id: student }, i) => workOf(emptySubmission(student, id), (i * 7 + number * 13) % 100));
  return { assignment: { ...assignment, summary: EMPTY_SUMMARY }, works };
}

function workOf(empty: Submission, chance: number): Submission {
  if (chance < 4) return empty;
  const draft = 300 + chance * 7;
  const handed = { ...empty, handIns: 1, handedInAt: WHEN, draft, imported: draft };
  if (chance < 12) return { ...handed, turnedIn: true };
  return { ...handed, returned: { grade: draft, points: POINTS, at: WHEN, unfinished: false }, mail: 'SENT' };
}

function gradesOf(sheet: SheetModel): Grades {
  const grid = Array.from({ length: sheet.lastRow() }, (_, r) =>
    Array.from({ length: sheet.lastColumn() }, (__, c) => sheet.raw(r + 1, c + 1)),
  );
  const grades = readGrades(wholeCells(grid));
  if (!grades) throw new Error('This is no gradebook');
  return grades;
}

function fillColumn(
  sheet: SheetModel,
  { students, rows }: Grades,
  at: number,
  made: Assignment,
  works: readonly Submission[],
): void {
  sheet.write(1, at, made.id);
  sheet.write(rows.get('title') ?? 2, at, made.title);
  sheet.write(rows.get('points') ?? 4, at, made.points);
  const average = rows.get('average') ?? 5;
  sheet.write(average, at, averageFormula([{ first: average + 1, last: sheet.maxRows }], at, made.points));
  students.forEach(({ row }, i) => {
    const work = works[i];
    const cell = sheet.cell(row, at);
    if (work) {
      const raw = work.draft === null ? '' : work.draft / 100;
      sheet.put(row, at, { ...cell, raw, format: { ...cell.format, numberFormat: formatOf(work) } });
    }
  });
}

interface Place {
  readonly block: number;
  readonly room: number;
  readonly rows: number;
}

function fillSubmissions(sheet: SheetModel, { students }: Grades, made: readonly Made[]): readonly Place[] {
  const names = new Map(students.map((student) => [student.id, displayName(student)]));
  const room = students.length + Math.max(5, Math.ceil(students.length / 5));
  let next = Math.max(FIRST_ROW, sheet.lastRow() + 1);
  sheet.grow(next + room * made.length, SUBMISSION_KEYS.length);
  return made.map(({ assignment: { title }, works }) => {
    const block = next;
    const own = works.filter(({ handIns }) => handIns > 0);
    own.forEach((work, i) => {
      const cells = submissionCells(work, { title, name: names.get(work.student) ?? '' }, rowWords(t));
      putLine(sheet, block + i, cells);
    });
    next += room;
    return { block, room, rows: own.length };
  });
}

function putLine(sheet: SheetModel, row: number, cells: readonly unknown[], from = 1): void {
  cells.forEach((raw, i) => {
    if (raw !== '') sheet.put(row, from + i, { ...sheet.cell(row, from + i), raw: raw as string | number });
  });
}

/** Three batches for each: made, imported, returned. */
function fillHistory(sheet: SheetModel, made: readonly Made[]): number {
  let revision = Number(sheet.raw(sheet.lastRow(), 1));
  const log = (reason: 'assignment' | 'import' | 'return', title: string, changes: readonly Change[]) => {
    revision++;
    const row = sheet.lastRow() + 1;
    const said = `${t.reason[reason]} [${reason}]`;
    const cells = [
      revision,
      WHEN,
      'docent@school.example',
      title,
      said,
      `b${revision}`,
      'document',
      ...encodeChanges(changes),
    ];
    sheet.grow(row, cells.length);
    putLine(sheet, row, cells);
  };
  for (const { assignment, works } of made) {
    const { id, summary: _, ...facts } = assignment;
    const after = { ...facts, attachments: '' };
    log('assignment', facts.title, [{ student: '', assignment: id, field: 'created', before: null, after }]);
    const imported = works.map((work): Submission => ({
      ...work,
      returned: null,
      mail: '',
      turnedIn: work.handIns > 0,
    }));
    log(
      'import',
      facts.title,
      imported.flatMap((work) => changesOf(emptySubmission(work.student, id), work)),
    );
    log(
      'return',
      facts.title,
      works.flatMap((work, i) => changesOf(imported[i] ?? work, work)),
    );
  }
  return revision;
}

interface Filled {
  readonly made: readonly Made[];
  readonly first: number;
  readonly blocks: readonly Place[];
  readonly revision: number;
}

function fillAssignments(sheet: SheetModel, gradesSheet: SheetModel, { made, first, blocks, revision }: Filled): void {
  const grades = gradesOf(gradesSheet);
  const keys = [...ASSIGNMENT_KEYS.slice(1), ...SUMMARY_KEYS];
  const top = sheet.lastRow() + 1;
  const place = { name: inTab(gradesSheet.name), revision: column(sheet, 'revision') };
  made.forEach(({ assignment, works }, i) => {
    const kept = { ...(blocks[i] ?? { block: 0, room: 0, rows: 0 }), unreadable: 0, texts: '', asOf: revision };
    const summary = summarise(works, false, { ...kept, check: columnCheck(grades, first + i, false) });
    const [id, ...facts] = assignmentCells({ ...assignment, summary }, t.yes);
    sheet.grow(top + i, 1);
    putLine(sheet, top + i, [id]);
    [...facts, ...summaryCells(summary)].forEach((cell, k) => {
      putLine(sheet, top + i, [cell], column(sheet, keys[k] ?? ''));
    });
    sheet.write(top + i, column(sheet, 'live'), columnFormula(place, grades, first + i));
  });
  for (let row = FIRST_ROW; row < top; row++) putLine(sheet, row, [revision], column(sheet, 'asOf'));
  putLine(sheet, 2, [revision], column(sheet, 'applied'));
}
