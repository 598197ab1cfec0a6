import { push, replace } from '../cards/answer';
import { eraseCard, leaversCard, type EraseView } from '../cards/erasing';
import { departedIn, ERASED, tracesOf } from '../gradebook/erasing';
import { hash } from '../gradebook/hash';
import { meaningAt } from '../gradebook/meaning';
import { byName, displayName } from '../gradebook/names';
import { readNamed } from '../google/submissionRows';
import { stopwatch } from '../google/clock';
import { readLogRows } from '../google/history';
import { lookFor, printOf } from '../google/traces';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { wordIn } from '../text/words';
import { HALF_RUN_MS, input, problem, save, visiting, type Action, type Context, type Result } from './context';
import { showHome } from './home';

/** Who can be removed with everything: the class, and those of whom only traces are left. */
export const leavers: Action<'leavers'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const { students } = visit.grades;
    const view = {
      students: byName(students),
      departed: departedIn(students, readNamed(visit), readLogRows(visit)),
      page: Math.max(0, Math.floor(Number(ask.page)) || 0),
    };
    return { how: ask.from === 'list' ? 'replace' : 'push', card: leaversCard(t, view) };
  });

/** What would go with a student and what would stay. Nothing is written. */
export const erasePlan: Action<'erasePlan'> = (context, ask) =>
  visiting(
    context,
    (visit, t) => {
      const view = eraseView(visit, ask.student);
      return view ? push(eraseCard(t, view)) : problem(t, t.problem.student.gone);
    },
    'whole',
  );

/**
 * Removes a student with everything: exactly what the card said, or the card is shown again. While nothing happened since the
 * card was drawn, nothing is looked at again. Its one row in History is the moment from which it will be completed, whatever
 * happens; once it is, that row names nobody.
 */
export const erase: Action<'erase'> = (context, { student, seen }) => {
  const elapsed = stopwatch();
  const work = (visit: Visit, t: Text): Result => {
    const sure = input(context, 'sure') === 'yes';
    if (!sure || printOf(visit, student) !== partsOf(seen).print) {
      const view = eraseView(visit, student);
      if (!view) return problem(t, t.problem.student.gone);
      const other = partsOf(view.seen).traces !== partsOf(seen).traces || (sure && elapsed() > HALF_RUN_MS);
      if (!sure || other) return replace(eraseCard(t, { ...view, ...(other ? { problem: t.problem.changed } : {}) }));
    }
    const change = { student, assignment: '', field: ERASED, before: null, after: null };
    const intention = { reason: 'erase' as const, what: visit.t.batch.erase, changes: [change], blocks: [] };
    return save(visit, t, intention, () => removed(context, t.erasing.removed));
  };
  return visiting(context, work, 'whole');
};

/** What a card was drawn from: the state of the gradebook, and what it tells. */
function partsOf(seen: string): { readonly print: string; readonly traces: string } {
  const [print = '', traces = ''] = seen.split(' ');
  return { print, traces };
}

function removed(context: Context, notice: string) {
  return showHome(context, { how: 'root', notice });
}

/** Null when nothing is known of this student. */
function eraseView(visit: Visit, id: string): EraseView | null {
  const { leaver, accounts, works, lines, notes, snapshots, elsewhere } = lookFor(visit, id);
  const known = visit.grades.students.find((one) => one.id === id);
  const traces = tracesOf(leaver, accounts, works, lines, known ? gradesIn(visit, known.row) : []);
  if (!known && traces.works + traces.lines === 0) return null;
  const { names, emails } = leaver;
  return {
    student: id,
    name: known ? displayName(known) : (names[names.length - 1] ?? ''),
    email: known ? known.email : (emails[emails.length - 1] ?? ''),
    there: known !== undefined,
    traces,
    notes,
    snapshots,
    elsewhere,
    seen: `${printOf(visit, id)} ${hash(JSON.stringify([traces, notes, snapshots, known !== undefined]))}`,
  };
}

/** Assignments with a grade in this row of Grades. */
function gradesIn({ grades, decimal }: Visit, row: number): string[] {
  return grades.heads
    .filter(({ column }) => meaningAt(grades, { row, column }, decimal, wordIn).kind === 'grade')
    .map(({ id }) => id);
}
