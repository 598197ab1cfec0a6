import { readAssignments, type AssignmentAt } from '../gradebook/assignmentRow';
import type { StatusWord } from '../gradebook/cell';
import type { Decimal } from '../gradebook/grade';
import { readGrades, type Grades } from '../gradebook/grades';
import { isOverdue } from '../gradebook/moment';
import type { Settings } from '../gradebook/settings';
import { readTable, type Table } from '../gradebook/table';
import { FIRST_ROW, type Tab } from '../gradebook/tables';
import { textOf, type Text } from '../text/language';
import { wordIn } from '../text/words';
import { bookClock, type BookClock } from './clock';
import { teacher } from './file';
import { revisionFormula } from './layout';
import { findTabs, type Tabs } from './tabs';
import { toCells } from './values';

/** A gradebook as one visit reads it: in four reads, whatever its size. */
export interface Visit {
  readonly file: GoogleAppsScript.Spreadsheet.Spreadsheet;
  readonly tabs: Tabs;
  readonly clock: BookClock;
  readonly who: string;
  readonly decimal: Decimal;
  readonly settings: Settings;
  /** the language of the class: for cells and messages, not for cards */
  readonly t: Text;
  readonly assignments: readonly AssignmentAt[];
  readonly assignmentTable: Table;
  /** where the mark of the last finished batch stands in Assignments: 0-based column in the hidden row */
  readonly applied: number | null;
  readonly grades: Grades;
  /** Grades as Google gave it, to write untouched cells back as they were */
  readonly raw: readonly (readonly unknown[])[];
  /** rows of History when the visit began: another number later means that somebody else wrote */
  readonly historyRows: number;
}

/** Why a spreadsheet cannot be visited as a gradebook. */
export type NoVisit = { readonly problem: 'none' } | { readonly problem: 'missing' | 'broken'; readonly tab: Tab };

/**
 * The settings when somebody overwrote or deleted the formula that tells the last revision: it is counted from History
 * this once, and put back for the next visit.
 */
function withRevision(settings: Settings, tabs: Tabs, historyRows: number): Settings {
  const count = historyRows - FIRST_ROW + 1;
  const revisions = count > 0 ? tabs.history.getRange(FIRST_ROW, 1, count, 1).getValues() : [];
  const numbers = revisions.map(([revision]) => Number(revision)).filter((revision) => revision > 0);
  const keys = tabs.settings.getRange(1, 1, tabs.settings.getLastRow() + 1, 1).getValues().map(([key]) => String(key));
  const known = keys.indexOf('revision');
  const row = known < 0 ? keys.length : known + 1;
  tabs.settings.getRange(row, 1, 1, 2).setValues([['revision', revisionFormula(tabs.history.getName())]]);
  return { ...settings, revision: Math.max(0, ...numbers) };
}

/** The hidden key after the last summary column; the cell beneath it holds the revision of the last finished batch. */
export const APPLIED_KEY = 'applied';

/** Opens a gradebook: three reads (Settings, Assignments, Grades) and a handful of look-ups. */
export function openVisit(file: GoogleAppsScript.Spreadsheet.Spreadsheet): Visit | NoVisit {
  const clock = bookClock(file);
  const found = findTabs(file, clock);
  if (found.kind === 'none') return { problem: 'none' };
  if (found.kind === 'missing') return { problem: 'missing', tab: found.tab };
  const { tabs } = found;
  const historyRows = tabs.history.getLastRow();
  const settings = found.settings.revision === null ? withRevision(found.settings, tabs, historyRows) : found.settings;
  const assignmentTable = readTable(toCells(tabs.assignments.getDataRange().getValues(), clock), 'assignments');
  if (!assignmentTable) return { problem: 'broken', tab: 'assignments' };
  const raw = tabs.grades.getDataRange().getValues() as readonly (readonly unknown[])[];
  const grades = readGrades(toCells(raw, clock));
  if (!grades) return { problem: 'broken', tab: 'grades' };
  return {
    file,
    tabs,
    clock,
    who: teacher(),
    decimal: decimalOf(file.getSpreadsheetLocale()),
    settings,
    t: textOf(settings.classLanguage),
    assignments: readAssignments(assignmentTable),
    assignmentTable,
    applied: appliedIn(assignmentTable),
    grades,
    raw,
    historyRows,
  };
}

function appliedIn(table: Table): number | null {
  const column = table.columns.get(APPLIED_KEY);
  const cell = column === undefined ? '' : (table.headers[column] ?? '');
  return typeof cell === 'number' ? cell : null;
}

/** The decimal sign of a spreadsheet's locale; English-like locales use the point, the rest of Europe the comma. */
export function decimalOf(locale: string): ',' | '.' {
  return /^(en|zh|ja|ko|th|he|hi|ms)\b|^(en|zh|ja|ko|th|he|hi|ms)_|_(MX|CH)$/.test(locale) ? '.' : ',';
}

export function assignmentIn(visit: Visit, id: string): AssignmentAt | undefined {
  return visit.assignments.find((assignment) => assignment.id === id);
}

/** The column of an assignment in Grades, from 1; undefined when the teacher deleted it. */
export function columnOf(visit: Visit, assignment: string): number | undefined {
  return visit.grades.heads.find(({ id }) => id === assignment)?.column;
}

export function overdue(visit: Visit, assignment: AssignmentAt): boolean {
  return isOverdue(assignment.due, visit.clock.now);
}

/** Status words in cells are read in every language. */
export function statusWord(text: string): StatusWord | null {
  return wordIn(text);
}
