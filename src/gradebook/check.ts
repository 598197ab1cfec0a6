import { accountsOf, batchesIn, isWhole, type Account, type Accounts } from './accounts';
import { changesOf, type Change } from './batch';
import { isSomebody, type Book } from './book';
import { findingsIn, type Finding, type Found } from './found';
import { editedPlace, foreignPlaces, headPlaces } from './foundInAssignments';
import { columnOf, headedBy, type Column } from './foundInColumn';
import { columnPlaces, givenPlaces, studentPlaces } from './foundInGrades';
import { logPlaces, withNumbers } from './foundInHistory';
import {
  accountPlaces,
  cellPlaces,
  orphanPlaces,
  scatteredPlaces,
  strayedPlaces,
  twinPlaces,
} from './foundInSubmissions';
import { headFound } from './headCells';
import { lostIn, madeIn, untold, type Lost } from './lost';
import { isExplained, overtypedIn, rewritten } from './overtyped';
import { strayedIn } from './strayed';
import { keyOf } from './submission';

/** What a comparison gives. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly lost: readonly Lost[];
  readonly accounts: Accounts;
  /** what makes History, Submissions and Grades tell the same again */
  readonly changes: readonly Change[];
}

/**
 * Compares everything with everything: Grades, Assignments, Submissions, History. `others` was found elsewhere: formulas,
 * forms, settings. Nothing is decided here.
 */
export function check({ log, ...read }: Book, others: Found): Checked {
  const book = { ...read, log: withNumbers(log, read.applied) };
  const accounts = accountsOf(book.works, book.log, book.applied);
  const batches = batchesIn(book.log);
  const whole = isWhole(book.log, book.applied);
  const strayed = strayedIn(book.works, accounts, book.grades.students, book.assignments);
  const overtyped = overtypedIn({ ...book, batches, accounts, whole });
  const explained = overtyped.filter((row) => isExplained(row, accounts.get(row.assignment)?.get(row.student)));
  const named = new Set([...strayed, ...explained].map(keyOf));
  const lost = lostIn({ ...book, batches, accounts });
  const made = madeIn(batches, 'assignment');
  const heads = book.headRows.map((row) =>
    headFound(row, whole ? made.get(row.assignment.id) : undefined, headedBy(book, row.assignment)),
  );
  const columns = heads.map((head) => columnOf(book, head, accounts));
  const places = (kind: keyof Column['places']) => columns.flatMap((column) => column.places[kind]);
  const all: Found = {
    ...studentPlaces(book),
    ...columnPlaces(book, new Set(made.keys())),
    heads: heads.flatMap((head) => headPlaces(book, head, head.cells)),
    edited: heads.flatMap((head) => head.edited.map((change) => editedPlace(book, head, change))),
    foreign: foreignPlaces(book, made, accounts),
    doubled: book.doubled.map((row) => ({ tab: 'assignments', row })),
    twins: twinPlaces(book),
    scattered: scatteredPlaces(book),
    strayed: strayedPlaces(book, strayed),
    orphans: orphanPlaces(book, lost, strayed),
    cells: overtyped.flatMap(cellPlaces),
    ...accountPlaces(book, accounts, named),
    typed: places('typed'),
    words: places('words'),
    formats: places('formats'),
    unreadable: places('unreadable'),
    headings: places('headings'),
    counts: [...places('counts'), ...heads.flatMap((head) => headPlaces(book, head, head.counts))],
    given: givenPlaces(book, accounts),
    ...logPlaces(log, book.applied),
    ...others,
  };
  const known = book.assignments
    .flatMap(({ id }) => [...(accounts.get(id)?.values() || [])])
    .filter(({ truth }) => isSomebody(book, truth.student));
  return {
    findings: findingsIn(all),
    lost,
    accounts,
    changes: [
      ...heads.flatMap(({ edited }) => edited),
      ...known.flatMap(mended),
      ...rewritten(overtyped),
      ...columns.flatMap(({ changes }) => changes),
    ],
  };
}

/** What stands in Submissions and was never logged goes into the log, and then back to what the log tells; or stays. */
function mended(account: Account): Change[] {
  const { written, logged, truth, told } = account;
  if (!told) return untold(account);
  if (!written || !logged) return [];
  return [...changesOf({ ...logged, mail: written.mail }, written, 'sheet'), ...changesOf(written, truth, 'repair')];
}
