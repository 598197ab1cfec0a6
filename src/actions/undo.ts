import { placeOf } from '../cards/place';
import { workCard } from '../cards/work';
import { byStudent, reversed, untouched, type Batch, type Change } from '../gradebook/batch';
import { readBatches } from '../google/history';
import { givingWay, problem, save, visiting, type Action } from './context';
import { lookAt, type Look } from './look';
import { showHome } from './home';
import { workView } from './work';

/** Takes a batch back where nothing changed since; what was changed since stays, and its number is told. */
export const undo: Action<'undo'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const batch = readBatches(visit, 1).find(({ id }) => id === ask.batch);
    if (!batch) return problem(t, t.problem.undoGone);
    const looks = assignmentsOf(batch).flatMap((id) => lookAt(visit, id) ?? []);
    const { back, students, kept } = takeBack(batch, looks);
    if (back.length === 0) return problem(t, t.problem.undoGone);
    const intention = {
      reason: 'undo' as const,
      what: visit.t.batch.undo(batch.what),
      changes: [...looks.flatMap(({ changes }) => changes), ...back],
      blocks: looks.map(({ block }) => block),
    };
    const notice = kept === 0 ? t.notice.undone(students) : t.notice.undonePartly(students, kept);
    return save(visit, t, intention, ({ visit: now, blocks: [block] }) => {
      const look = block && lookAt(now, block.assignment, block);
      if (!look) return showHome(context, { how: 'root', notice });
      return {
        how: givingWay(context),
        card: workCard(t, workView(now, look, placeOf(look.assignment.id), 'look')),
        notice,
      };
    });
  });

function assignmentsOf(batch: Batch): string[] {
  return [
    ...new Set(
      batch.changes.filter(({ student, assignment }) => student !== '' && assignment !== '').map((c) => c.assignment),
    ),
  ];
}

/** What the teacher did with this batch; what was typed in the sheet before, and only noticed with it, is not undone. */
function decided({ changes }: Batch): readonly Change[] {
  return changes.filter(({ reason }) => reason === undefined);
}

/** Per submission all or nothing: half a hand-in taken back would be no state a student was ever in. */
function takeBack(
  batch: Batch,
  looks: readonly Look[],
): { readonly back: readonly Change[]; readonly students: number; readonly kept: number } {
  const all = looks.flatMap(({ pupils }) => pupils);
  const changes = byStudent(decided(batch));
  const own = (student: string, of: string) =>
    (changes.get(student) ?? []).filter(({ assignment }) => assignment === of);
  const touched = all.filter(({ submission: s }) => own(s.student, s.assignment).length > 0);
  const free = touched.filter(({ submission: s }) => untouched(own(s.student, s.assignment), s));
  const back = free.flatMap(({ submission: s }) => reversed(own(s.student, s.assignment)));
  return { back, students: free.length, kept: touched.length - free.length };
}
