import type { Answer } from '../cards/card';
import { changesCard, type ChangesPlace, type ListedBatch } from '../cards/changes';
import type { Batch } from '../gradebook/batch';
import { isBack, thingsIn } from '../gradebook/undo';
import { readPage, type LogPage } from '../google/history';
import { assignmentIn, type Visit } from '../google/visit';
import type { Text } from '../text/language';
import { visiting, type Action } from './context';

/** Batches on one page; of one assignment those among so many, for most are of others. */
const PAGE = 25;
const PAGE_OF_ONE = 60;

/** What was changed last, in the class or in one assignment (S65). */
export const changes: Action<'changes'> = (context, ask) =>
  visiting(context, (visit, t) => changesAnswer(visit, t, ask, { how: ask.from === 'list' ? 'replace' : 'push' }));

/** The list as the log is now. */
export function changesAnswer(
  visit: Visit,
  t: Text,
  { assignment, page: at }: ChangesPlace,
  answer: Omit<Answer, 'card'>,
): Answer {
  const page = Math.max(0, Math.floor(Number(at)) || 0);
  const log = readPage(visit, page, assignment === '' ? PAGE : PAGE_OF_ONE);
  const title = assignmentIn(visit, assignment)?.title;
  const batches = log.batches
    .filter((batch) => isTold(batch) && (assignment === '' || isAbout(batch, assignment)))
    .map((batch) => listed(batch, log));
  const place = { assignment, page: String(page) };
  return {
    ...answer,
    card: changesCard(t, {
      place,
      ...(title === undefined ? {} : { title }),
      batches,
      more: log.more,
      now: visit.clock.now,
    }),
  };
}

/** What changed nothing only put rows in order; the removal of a student is told, though it no longer says of whom. */
function isTold({ reason, changes: all }: Batch): boolean {
  return all.some((change) => !isBack(change)) || reason === 'erase';
}

function isAbout({ changes: all }: Batch, id: string): boolean {
  return all.some(({ assignment }) => assignment === id);
}

function listed(batch: Batch, { undone }: LogPage): ListedBatch {
  const students = new Set(thingsIn(batch).flatMap(({ student }) => student || []));
  const by = undone.get(batch.id);
  return {
    id: batch.id,
    at: batch.at,
    who: whoDid(batch),
    what: batch.what,
    students: students.size,
    undone: by === undefined ? '' : by.part ? 'part' : 'all',
  };
}

/** Who typed in the sheet, nobody tells; the batch only says who came by afterwards. */
export function whoDid({ who, reason }: Pick<Batch, 'who' | 'reason'>): string {
  return reason === 'sheet' ? '' : who;
}
