import { sameFacts, type Account, type Accounts, type WorkRow } from './accounts';
import { changesOf, TYPED_OVER, valueText, type Batch, type Change } from './batch';
import type { Cell } from './cell';
import type { Grades } from './grades';
import type { Assignment } from './assignment';
import { displayName, type Name } from './names';
import { keyOf } from './submission';
import type { Strange } from './submissionRow';
import { asText } from './table';

/** A row of Submissions that counts, with the cells in which somebody typed what they cannot hold. */
export interface Overtyped extends WorkRow {
  readonly strange: readonly [Strange, ...Strange[]];
}

/** What such rows are compared with. */
export interface Known {
  readonly grades: Pick<Grades, 'students'>;
  readonly assignments: readonly Assignment[];
  readonly works: readonly WorkRow[];
  readonly batches: readonly Batch[];
  readonly accounts: Accounts;
  /** whether the log tells all that ever happened */
  readonly whole: boolean;
}

/** The rows with such cells, of a student and an assignment that are known; of two rows with the same ids the upper one. */
export function overtypedIn(known: Known): Overtyped[] {
  const labels = labelsOf(known);
  const seen = new Set<string>();
  const assignments = new Set(known.assignments.map(({ id }) => id));
  return known.works.flatMap((work): Overtyped[] => {
    const key = keyOf(work);
    if (work.submission === null || seen.has(key) || !assignments.has(work.assignment)) return [];
    if (assignments.has(work.student)) return [];
    seen.add(key);
    const [first, ...rest] = guilty(
      [...(known.whole ? strangeLabels(work, labels) : []), ...work.strange],
      known.accounts.get(work.assignment)?.get(work.student),
    );
    return first ? [{ ...work, strange: [first, ...rest] }] : [];
  });
}

/** Without those that only follow from another cell, which is named itself or because it is not what History tells. */
function guilty(strange: readonly Strange[], account: Account | undefined): Strange[] {
  const { written = null, logged = null, told = false } = account || {};
  const changed = told && written !== null && logged !== null && !sameFacts(written, logged);
  const alone = strange.filter(({ could }) => !could);
  return changed || alone.length > 0 ? alone : [...strange];
}

/** Which fact of a submission a column tells, where it does not bear its name. */
const FACTS: Readonly<Record<string, string | undefined>> = {
  state: 'turnedIn',
  returnedPoints: 'returned',
  returnedAt: 'returned',
  unfinished: 'returned',
};

/** Whether all in which a row differs from what History tells is in cells that are named: then it need not be named again. */
export function isExplained({ strange }: Overtyped, account: Account | undefined): boolean {
  if (!account?.written || !account.logged || !account.told) return false;
  const named = new Set(strange.map(({ key }) => FACTS[key] ?? key));
  return changesOf(account.written, account.truth).every(({ field }) => named.has(field));
}

/** A title and a name are copies, made when the row was written: older ones are right too. */
function strangeLabels({ assignment, student, title, name }: WorkRow, labels: Labels): Strange[] {
  const odd = (key: string, typed: string, right: Label | undefined): Strange[] =>
    right === undefined || right.all.has(typed) ? [] : [{ key, typed, taken: right.now, could: false }];
  return [...odd('title', title, labels.get(assignment)), ...odd('name', name, labels.get(student))];
}

interface Label {
  readonly now: string;
  /** as it is and as it was */
  readonly all: ReadonlySet<string>;
}

type Labels = ReadonlyMap<string, Label>;

/** Titles and names, as they are and as they were before, by id. */
function labelsOf({ grades, assignments, batches }: Known): Labels {
  const now = new Map([
    ...assignments.map(({ id, title }) => [id, title] as const),
    ...grades.students.map((student) => [student.id, displayName(student)] as const),
  ]);
  const all = new Map([...now].map(([id, label]) => [id, new Set([label])]));
  for (const [id, label] of labelsTold(batches)) all.get(id)?.add(label);
  return new Map([...now].map(([id, label]) => [id, { now: label, all: all.get(id) || new Set() }]));
}

function labelsTold(batches: readonly Batch[]): (readonly [string, string])[] {
  const names = new Map<string, Name>();
  return batches
    .flatMap(({ changes }) => changes)
    .flatMap(({ student, assignment, field, before, after }) => {
      if (student === '' && field === 'title')
        return [before, after].map((title) => [assignment, valueText(title)] as const);
      const facts = (field === 'created' ? (after ?? before) : { [field]: after }) as Partial<Name & { title: string }>;
      if (student === '') return facts.title === undefined ? [] : [[assignment, facts.title] as const];
      if (assignment !== '') return [];
      const name = { last: '', first: '', ...names.get(student), ...facts };
      names.set(student, name);
      return [[student, displayName(name)] as const];
    });
}

/** More of what was typed is not kept. */
const MOST_KEPT = 200;

/**
 * The changes that have such rows written anew: what they say is in the log or was read already, so nothing changes but what
 * stands there, and that is kept in the log.
 */
export function rewritten(rows: readonly Overtyped[]): Change[] {
  return rows.flatMap(({ assignment, student, strange }) =>
    strange.map(({ key, typed }) => ({
      student,
      assignment,
      field: TYPED_OVER,
      before: `${key}: ${shortened(typed)}`,
      after: '',
      reason: 'repair' as const,
    })),
  );
}

function shortened(cell: Cell): string {
  return asText(cell).slice(0, MOST_KEPT);
}
