import type { Cell } from '../gradebook/cell';
import type { NewAssignment } from '../gradebook/created';
import { withColumn, type GradesHead, type GradesRow } from '../gradebook/grades';
import { asText } from '../gradebook/table';
import { headerNow, lookAgain } from './again';
import { begunIn, withTitled } from './begun';
import { averageFormula, bodyRows } from './figures';
import { formatAssignmentColumns } from './layout';
import { neighbours } from './sparse';
import { plainInText } from './values';
import type { Visit } from './visit';

/** An assignment that is made of a column in which a teacher typed its title. */
export interface Typed {
  readonly id: string;
  readonly facts: NewAssignment;
}

interface Begun extends Typed {
  readonly head: GradesHead;
}

/**
 * Takes in the columns that a teacher began: what their headings leave open is filled in, and what stands in them stays. Gives
 * where each of them is; one that is not among them was deleted. Neighbours are taken in together, so that a header that was
 * pasted costs no more than one title.
 */
export function claimTyped(visit: Visit, typed: readonly Typed[]): ReadonlyMap<string, number> {
  const begun = begunAs(visit, typed);
  if (begun.length < typed.length && visit.live) return claimTyped(lookAgain(visit), typed);
  const done = new Map<string, number>();
  let now = visit;
  for (const run of neighbours(begun, ({ head }) => head.column)) {
    const claimed = claimRun(now, run);
    if (!claimed) {
      const rest = typed.filter(({ id }) => !done.has(id));
      return new Map([...done, ...claimTyped(lookAgain(now), rest)]);
    }
    for (const { id, head } of run) done.set(id, head.column);
    now = claimed;
  }
  return done;
}

/** Their columns: each found by its title, and of those that are left, whose title was changed since, by where they stood. */
function begunAs(visit: Visit, typed: readonly Typed[]): Begun[] {
  const free = new Set(typed.length > 0 ? begunIn(withTitled(visit)) : []);
  const found = (some: readonly Typed[], isIts: (head: GradesHead, facts: NewAssignment) => boolean) =>
    some.flatMap(({ id, facts }): Begun[] => {
      const head = [...free].find((one) => isIts(one, facts));
      if (!head) return [];
      free.delete(head);
      return [{ id, facts, head }];
    });
  const named = found(typed, ({ title }, facts) => asText(title).trim() === facts.title);
  const others = typed.filter(({ id }) => !named.some((one) => one.id === id));
  return [...named, ...found(others, ({ column }, { typedAt }) => column === typedAt)];
}

/**
 * Takes in columns that stand side by side; gives the visit with their ids. Null when something does not stand as this visit
 * saw it. With its id a column is taken in: everything else comes before.
 */
function claimRun(visit: Visit, run: readonly Begun[]): Visit | null {
  const { grades, tabs } = visit;
  const [first, last] = [run[0]?.head.column ?? 1, run[run.length - 1]?.head.column ?? 1];
  const bottom = tabs.grades.getMaxRows();
  const header = headerNow(visit, last);
  const titles = header?.[(grades.rows.get('title') || 0) - 1];
  if (!header || run.some(({ head }) => titles?.[head.column - 1] !== head.title)) return null;
  formatAssignmentColumns(tabs.grades, first, grades, bottom, run.length);
  const keys = new Map([...grades.rows].map(([key, row]) => [row, key]));
  const ready = run.map((one) => ({ ...one, left: leftOpen(visit, one, bottom) }));
  header.slice(1).forEach((line, i) => {
    const key = keys.get(i + 2);
    // What does not change is not written: a link or a chip in it would be gone.
    const cells = ready.flatMap(({ head: { column }, left, facts }) => {
      const raw = line[column - 1];
      const value = filled(raw, key, left, facts);
      return value === raw ? [] : [{ column, value }];
    });
    for (const some of neighbours(cells, ({ column }) => column)) {
      tabs.grades.getRange(i + 2, some[0]?.column ?? 1, 1, some.length).setValues([some.map(({ value }) => value)]);
    }
  });
  tabs.grades.getRange(1, first, 1, run.length).setValues([run.map(({ id }) => id)]);
  const withId = (now: Visit['grades'], { id, head }: Begun) =>
    withColumn(now, head.column, (row): Cell | undefined => (row === 1 ? id : undefined));
  return { ...visit, grades: run.reduce(withId, grades) };
}

type LeftOpen = Partial<Record<GradesRow, unknown>>;

/** What stands in a heading that the teacher left open. */
function leftOpen({ grades, t }: Visit, { head, facts }: Begun, bottom: number): LeftOpen {
  return {
    points: facts.points ?? t.noGrade,
    average: averageFormula(bodyRows(grades, bottom), head.column, facts.points),
  };
}

/** A cell of a header as it is to be. */
function filled(raw: unknown, key: GradesRow | undefined, left: LeftOpen, { points }: NewAssignment): unknown {
  if (raw === '') return (key && left[key]) ?? '';
  if (typeof raw !== 'string') return raw;
  // "10" as text counts nowhere.
  if (key === 'points' && Number(raw.replace(',', '.')) === points) return points;
  return key === 'category' && raw !== raw.trim() ? plainInText(raw.trim()) : raw;
}
