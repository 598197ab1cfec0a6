import type { Change } from '../gradebook/batch';
import { making, renamed, type NewStudent } from '../gradebook/created';
import type { Student } from '../gradebook/grades';
import { leavingOut, madeIn } from '../gradebook/lost';
import { printIn, studentPrint } from '../gradebook/shuffled';
import { firstOf } from './again';
import { readBatches } from './history';
import type { Visit } from './visit';

/**
 * What History lacks of the students in the sheet: the names and addresses that were changed since the last batch, and who
 * came with an id of another gradebook. A deleted row is put back by what History tells. One read of it, and only when there
 * are any. And what came back into Grades.
 */
export function retyped(visit: Visit): Change[] {
  const { listed } = visit;
  const others = firstOf(visit).students.filter((one) => printIn(listed.get(one.id)) !== studentPrint(one));
  // Where there is no list, nobody is new in it.
  const made = madeIn(others.length > 0 && listed.size > 0 ? readBatches(visit, 1) : [], 'student');
  const names = others.flatMap((one): Change[] => {
    const known = made.get(one.id) as NewStudent | undefined;
    if (known) return renamed({ ...known, id: one.id }, one).map((change) => ({ ...change, reason: 'sheet' }));
    return listed.size === 0 || listed.has(one.id) ? [] : [pasted(one)];
  });
  return [...backAgain(visit), ...names];
}

/** A student in a row that was pasted with its hidden id: the row is there, and gone when somebody deletes it meanwhile. */
function pasted({ id, last, first, email, row }: Student): Change {
  return making('student', id, { last, first, email, typedAt: row }, 'sheet');
}

/** What was left out and stands in Grades again is not left out any more: deleted once more by mistake, it is missed. */
function backAgain(visit: Visit): Change[] {
  const { students, heads } = firstOf(visit);
  const there = new Set([...students, ...heads].map(({ id }) => id));
  const { leftOut } = visit.settings;
  return leavingOut(
    leftOut,
    [...leftOut].filter((id) => !there.has(id)),
    'sheet',
  );
}
