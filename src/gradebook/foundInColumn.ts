import type { Accounts } from './accounts';
import type { Assignment, Summary } from './assignment';
import type { AssignmentAt } from './assignmentRow';
import { applyChanges, type Change, type Value } from './batch';
import type { Book } from './book';
import { contentOf, shows } from './cell';
import type { Place } from './found';
import { columnCheck, type GradesHead, type Student } from './grades';
import type { HeadFound } from './headCells';
import { headChanges } from './heads';
import { meaningAt } from './meaning';
import { isOverdue } from './moment';
import { displayName } from './names';
import { noticed } from './notice';
import { emptySubmission, type Submission } from './submission';
import { summarise } from './summary';
import { COUNT_KEYS, TEXTS_KEY } from './tables';
import { textsOf } from './texts';

/** What is wrong in one column of Grades. */
export interface Column {
  readonly places: Readonly<
    Record<'typed' | 'words' | 'formats' | 'unreadable' | 'headings' | 'counts', readonly Place[]>
  >;
  /** what was typed in it since the last visit */
  readonly changes: readonly Change[];
}

/** The column of an assignment, cell by cell: what it holds, how it looks, and what is counted of it. */
export function columnOf(book: Book, { assignment: known, cells: astray }: HeadFound, accounts: Accounts): Column {
  const { grades } = book;
  const head = grades.heads.find(({ id }) => id === known.id);
  const own = accounts.get(known.id);
  const truthOf = (id: string) => own?.get(id)?.truth || emptySubmission(id, known.id);
  if (!head) return { places: NOWHERE, changes: [] };
  const { assignment, headings, ...typedAbove } = headOf(book, known, head);
  // What was typed over in Assignments was not typed in the header.
  const changes = typedAbove.changes.filter(({ field }) => !astray.some(({ key }) => key === field));
  const late = isOverdue(assignment.due, book.now);
  const pupils = grades.students.map((student) =>
    cellAt(book, { assignment, head, late }, student, truthOf(student.id)),
  );
  const of = (test: (cell: CellFound) => boolean) =>
    pupils
      .filter(test)
      .map(({ row, name }): Place => ({ tab: 'grades', row, column: head.column, about: `${name}, ${known.title}` }));
  const typed = pupils.flatMap((cell) => cell.changes);
  const quiet = changes.length + typed.length === 0;
  return {
    places: {
      typed: [
        ...changes.map(() => ({ tab: 'grades' as const, row: 1, column: head.column, about: known.title })),
        ...of((cell) => cell.changes.length > 0),
      ],
      words: of(({ word }) => word),
      formats: of(({ format }) => format),
      unreadable: of(({ unreadable }) => unreadable),
      headings: headings.map((typedThere) => ({
        tab: 'grades',
        column: head.column,
        row: 1,
        about: `${known.title}: ${typedThere}`,
      })),
      counts: quiet ? countPlaces(book, known, head, truthOf) : [],
    },
    changes: [...changes, ...typed],
  };
}

const NOWHERE: Column['places'] = { typed: [], words: [], formats: [], unreadable: [], headings: [], counts: [] };

function headOf({ grades, decimal, noGradeWords }: Book, known: AssignmentAt, head: GradesHead) {
  const { changes, refusals } = headChanges(known, head, new Set(grades.rows.keys()), decimal, noGradeWords);
  const assignment = changes.reduce<Assignment>((done, { field, after }) => ({ ...done, [field]: after }), known);
  const refused = new Set<string>(refusals.map(({ field }) => field));
  return { assignment, changes, headings: refusals.map(({ typed }) => typed), refused };
}

/** What the header in Grades says of an assignment, by field, as far as it has those rows and they can be read. */
export function headedBy(book: Book, assignment: AssignmentAt): ReadonlyMap<string, Value> {
  const { grades } = book;
  const head = grades.heads.find(({ id }) => id === assignment.id);
  if (!head) return new Map();
  const { changes, refused } = headOf(book, assignment, head);
  const fields = (['title', 'due', 'points', 'category'] as const).filter(
    (field) => grades.rows.has(field) && !refused.has(field),
  );
  return new Map(
    fields.map((field) => {
      const change = changes.find((one) => one.field === field);
      return [field, change ? change.after : assignment[field]];
    }),
  );
}

interface CellFound {
  readonly row: number;
  readonly name: string;
  readonly changes: readonly Change[];
  /** a word that is not that of its status, or a grade that is text */
  readonly word: boolean;
  readonly format: boolean;
  readonly unreadable: boolean;
}

function cellAt(
  { grades, decimal, wordIn, now, tells, isComputed }: Book,
  { assignment, head, late }: { readonly assignment: Assignment; readonly head: GradesHead; readonly late: boolean },
  student: Student,
  truth: Submission,
): CellFound {
  const { row } = student;
  const cell = meaningAt(grades, { row, column: head.column }, decimal, wordIn);
  const changes = noticed(truth, cell, { at: now, due: assignment.due });
  const s = applyChanges(truth, changes);
  const unreadable = cell.kind === 'unreadable';
  // A formula that changes nothing stays as it is.
  const isRight = unreadable || changes.length > 0 || isComputed(row, head.column) || shows(cell, contentOf(s, late));
  const given = s.turnedIn ? null : (s.returned?.grade ?? null);
  return {
    row,
    name: displayName(student),
    changes,
    word: !isRight,
    format: !tells(row, head.column, given),
    unreadable,
  };
}

/** Counts that are taken to be right, and are not. */
function countPlaces(
  { grades, headColumns, applied, now, decimal, wordIn }: Book,
  { title, due, summary }: AssignmentAt,
  { column }: GradesHead,
  truthOf: (student: string) => Submission,
): Place[] {
  const late = isOverdue(due, now);
  if (summary.asOf !== applied || summary.check !== columnCheck(grades, column, late)) return [];
  const unreadable = grades.students.flatMap(({ id, row }) => {
    const meaning = meaningAt(grades, { row, column }, decimal, wordIn);
    return meaning.kind === 'unreadable' ? [{ student: id, text: meaning.text }] : [];
  });
  const there = new Set(grades.students.map(({ id }) => id));
  const texts = headColumns.has(TEXTS_KEY) ? textsOf(summary.texts, unreadable, (id) => !there.has(id)) : '';
  const right: Summary = summarise(
    grades.students.map(({ id }) => truthOf(id)),
    late,
    { ...summary, unreadable: unreadable.length, texts },
  );
  return COUNT_KEYS.every((key) => right[key] === summary[key]) ? [] : [{ tab: 'assignments', about: title }];
}
