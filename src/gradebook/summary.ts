import type { Summary } from './assignment';
import { countGroups, statusOf } from './status';
import type { Submission } from './submission';

/** Counts an assignment again from all its submissions; `kept` are the parts that are not counts. */
export function summarise(
  submissions: readonly Submission[],
  overdue: boolean,
  kept: Pick<Summary, 'block' | 'room' | 'rows' | 'unreadable' | 'check' | 'texts' | 'asOf'>,
): Summary {
  const statuses = submissions.map((s) => statusOf(s, overdue));
  const counts = countGroups(statuses);
  const mail = (state: Submission['mail']) => submissions.filter((s) => s.mail === state).length;
  return {
    block: kept.block,
    room: kept.room,
    rows: kept.rows,
    turnedIn: counts.TURNED_IN,
    graded: counts.GRADED,
    returned: counts.RETURNED,
    excused: statuses.filter(({ label, group }) => label === 'excused' && group === 'ASSIGNED').length,
    toGrade: counts.toGrade,
    drafts: counts.drafts,
    unreadable: kept.unreadable,
    mailWaiting: mail('WAITING') + mail('FAILED'),
    mailUncertain: mail('SENDING'),
    check: kept.check,
    texts: kept.texts,
    asOf: kept.asOf,
  };
}
