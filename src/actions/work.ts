import type { Answer } from '../cards/card';
import { only } from '../cards/place';
import type { Ask, Filter, Place, WorkMode } from '../cards/requests';
import { pageLabels } from '../cards/pages';
import { workCard, type WorkRow, type WorkView } from '../cards/work';
import { formIn, importBar } from '../gradebook/assignment';
import type { Change } from '../gradebook/batch';
import type { Flag } from '../gradebook/flags';
import { seenOf } from '../gradebook/meaning';
import { displayName } from '../gradebook/names';
import { canReturn, nextComment, onlyComment } from '../gradebook/returning';
import { countGroups, isDraft, isToGrade, type Group } from '../gradebook/status';
import { refresh } from '../google/apply';
import { isClosed } from '../google/protection';
import type { Visit } from '../google/visit';
import type { Text } from '../text/language';
import { givingWay, input, save, type Action, type Context, type Result } from './context';
import { looking, type Look, type Pupil } from './look';

/** Students on one card: a card holds at most 100 widgets, and a teacher wants to see an end. */
const PAGE = 30;

const GROUPS: readonly Group[] = ['TURNED_IN', 'ASSIGNED', 'GRADED', 'RETURNED'];

/** Student work of an assignment, in one of its three modes (S4, S14-S21). */
export const work: Action<'work'> = (context, ask) => {
  const how = ask.from === 'above' ? givingWay(context) : HOW[ask.from ?? 'below'];
  return showWork(context, ask, ask.mode, { how }, soFar(context, ask));
};

/** What the teacher chose and ticked so far, when a list to tick is drawn anew. */
function soFar(context: Context, { tick, looked }: Extract<Ask, { ask: 'work' }>): Partial<WorkView> {
  const flag = input(context, 'flag');
  return {
    ...(flag === '' ? {} : { flag: flag as Flag }),
    ...(tick === undefined ? {} : { tickAll: tick === 'all' }),
    ...(looked === undefined ? {} : { looked, ticked: tickedIn(context), everyone: input(context, 'everyone') !== '' }),
  };
}

/** The ids that are ticked on the card, and on the pages that were looked at before. */
export function tickedIn({ inputs }: Context): readonly string[] {
  return (inputs['students'] ?? []).flatMap((ids) => ids.split(','));
}

/** How a card takes its place, by where it is asked from: a card above it goes, and shows it anew. */
export const HOW = { below: 'push', list: 'replace', student: 'replace', above: 'back', conflict: 'back' } as const;

/** The list as it is now, with what was typed in the sheet taken into the history first. */
export function showWork(
  context: Context,
  place: Place,
  mode: WorkMode,
  answer: Omit<Answer, 'card'>,
  more: Partial<WorkView> = {},
): Answer {
  return looking(context, place, (visit, t, look) =>
    settle(visit, t, look, () => ({
      ...answer,
      card: workCard(t, { ...workView(visit, look, place, mode), ...more }),
    })),
  );
}

/** Logs what was typed in the sheet, or brings words and counts up to date; then answers. */
export function settle(visit: Visit, t: Text, look: Look, answer: () => Answer): Result {
  if (look.changes.length > 0 && !isClosed(visit, look.changes))
    return save(visit, t, sheetIntention(visit, [look]), answer);
  refresh(visit, look.assignment, look.block);
  return answer();
}

/** A batch of what was typed in the sheet since the last visit. */
export function sheetIntention(visit: Visit, looks: readonly Look[], more: readonly Change[] = []) {
  const changes = [...more, ...looks.flatMap((look) => look.changes)];
  const what = visit.t.batch.sheet(changes.length);
  return { reason: 'sheet' as const, what, changes, blocks: looks.map(({ block }) => block) };
}

/** Pupils in a filter, grouped by status and by name within (S16). */
export function inFilter(pupils: readonly Pupil[], filter: Filter): Pupil[] {
  const chosen = pupils.filter(({ status }) => {
    if (filter === 'ALL') return true;
    if (filter === 'TO_GRADE') return isToGrade(status);
    if (filter === 'DRAFTS') return isDraft(status);
    return status.group === filter;
  });
  return GROUPS.flatMap((group) => chosen.filter(({ status }) => status.group === group));
}

/** Everything the card shows of one page of a list. */
export function workView(visit: Visit, look: Look, place: Place, mode: WorkMode): WorkView {
  const { assignment } = look;
  const list = mode === 'look' ? inFilter(look.pupils, place.filter) : byName(look.pupils, place.filter);
  const pages = pagesOf(list);
  const page = Math.min(Number(place.page) || 0, Math.max(0, pages.length - 1));
  const labels = pageLabels(
    pages.map((some) => some.map(({ student }) => student)),
    mode !== 'look' || isGroup(place.filter),
  );
  const bar = importBar(assignment);
  return {
    place: { ...only(place), page: String(page) },
    mode,
    title: assignment.title,
    due: assignment.due,
    overdue: look.overdue,
    points: assignment.points,
    now: visit.clock.now,
    decimal: visit.decimal,
    counts: countGroups(look.pupils.map(({ status }) => status)),
    rows: (pages[page] ?? []).map(rowOf),
    total: list.length,
    pages: labels.map((label) => ({ label })),
    canImport: bar === null,
    takes: formIn(assignment.attachments)?.kind === 'work' ? 'handIns' : 'grades',
    importWhyNot: bar,
    problems: look.pupils.flatMap(({ student, cell }) =>
      cell.kind === 'unreadable' ? [{ studentName: displayName(student), typed: cell.text }] : [],
    ),
    readyTotal: list.filter(isReady).length,
  };
}

/** While typing or ticking, names in one order: a student does not jump to another group meanwhile. */
function byName(pupils: readonly Pupil[], filter: Filter): Pupil[] {
  const chosen = new Set(inFilter(pupils, filter));
  return pupils.filter((pupil) => chosen.has(pupil));
}

function pagesOf(list: readonly Pupil[]): Pupil[][] {
  const pages: Pupil[][] = [];
  for (let i = 0; i < list.length; i += PAGE) pages.push(list.slice(i, i + PAGE));
  return pages;
}

/** A list of one group is in the order of the names; of several groups it is not. */
function isGroup(filter: Filter): boolean {
  return (GROUPS as readonly Filter[]).includes(filter) || filter === 'TO_GRADE';
}

/** Work that a teacher most likely wants to return: handed in, graded or commented on, and not returned as it is. */
export function isReady({ submission }: Pupil): boolean {
  return canReturn(submission) && (submission.turnedIn || submission.draft !== null || onlyComment(submission));
}

function rowOf(pupil: Pupil): WorkRow {
  const { student, submission, status, cell } = pupil;
  return {
    student: student.id,
    name: displayName(student),
    status,
    draft: submission.draft,
    ...(cell.kind === 'unreadable' ? { unreadable: cell.text } : {}),
    seen: seenOf(cell),
    comment: nextComment(submission) !== '',
    mail: submission.mail,
    late: pupil.late,
    ready: isReady(pupil),
  };
}
