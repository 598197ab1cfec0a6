import { isAfter, type Moment } from './moment';
import type { ImportRow } from './quiz';
import { handIn, type HandIn } from './returning';
import type { Submission } from './submission';

/** The submission after its row was imported: hand-ins counted, the response that counts, and the draft; nothing is returned (S29). */
export function applyImport(s: Submission, row: ImportRow, due: Moment): Submission {
  const handedIn = row.newHandIns.reduce(
    (work, at) => takeIn(work, { at, due, response: row.response }),
    dated(s, row),
  );
  const { score } = row;
  return {
    ...handedIn,
    response: row.response,
    draft: score ?? s.draft,
    typedBy: score === null ? s.typedBy : '',
    imported: score ?? s.imported,
  };
}

/** Work that the teacher marked as turned in, and that its response tells the moment of. */
function dated(s: Submission, { newHandIns, handedInAt, late }: ImportRow): Submission {
  return s.turnedIn && s.response === '' && newHandIns.length === 0 ? { ...s, handedInAt, late } : s;
}

/** What came in before the work was given back is no new attempt: it is counted, and stays returned. */
function takeIn(s: Submission, work: HandIn): Submission {
  const before = s.returned !== null && !s.returned.unfinished && !isAfter(work.at, s.returned.at);
  const taken = handIn(s, work);
  return before ? { ...taken, turnedIn: s.turnedIn } : taken;
}
