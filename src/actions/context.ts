import { push, replace, stay } from '../cards/answer';
import type { Answer } from '../cards/card';
import { goOnCard, type GoOn } from '../cards/goOn';
import { problemCard } from '../cards/problem';
import type { Ask, Inputs } from '../cards/requests';
import { setUpCard } from '../cards/setup';
import { commit, recover, type Intention, type Outcome } from '../google/commit';
import { stopwatch, wait } from '../google/clock';
import type { Spreadsheet } from '../google/file';
import { openVisit, type NoVisit, type Visit } from '../google/visit';
import { isUntitled, languageOf, languageOfTabs, textOf, type Language, type Text } from '../text/language';

/** Where a teacher asks from, and with what beside the button. */
export interface Context {
  /** the teacher's own locale, as Google tells it */
  readonly locale: string;
  readonly host: 'sheets' | 'forms';
  /** false on a telephone or tablet, where a file cannot be saved (S95) */
  readonly desktop: boolean;
  /** the gradebook's spreadsheet; null when there is none to be had */
  readonly file: () => Spreadsheet | null;
  readonly inputs: Inputs;
}

/** What an action gives: an answer, or 'again' when somebody else wrote first and it must read and decide anew. */
export type Result = Answer | 'again';

/** An action for one kind of ask. */
export type Action<K extends Ask['ask']> = (context: Context, ask: Extract<Ask, { ask: K }>) => Answer;

/** How often a visit may lose the race before it says that somebody is busy. */
const TRIES = 4;
/** How long it gives a colleague's run to finish before it looks again. */
const WAIT_MS = 1500;

/** The language of the cards before any setting is known: the teacher's own. */
export function ownText(context: Context): Text {
  return textOf(languageOf(context.locale));
}

/** The language of the cards: the setting, or else the teacher's own. */
export function cardText(context: Context, { settings: { cardLanguage } }: Pick<Visit, 'settings'>): Text {
  return cardLanguage === 'auto' ? ownText(context) : textOf(cardLanguage);
}

/** How a card of an import or of points gives way to the list; in Forms it was not opened from one, and none is below. */
export function givingWay({ host }: Context): Answer['how'] {
  return host === 'forms' ? 'replace' : 'back';
}

/** The first text of a field; '' when it is empty or missing. */
export function input(context: Context, name: string): string {
  return context.inputs[name]?.[0] ?? '';
}

/**
 * Whether a field did not come along, so that nobody knows what was typed: only the sidebar in Forms sends the empty ones
 * too (S1). In Sheets an empty box may be missing.
 */
export function unsent({ host, inputs }: Context, name: string): boolean {
  return host === 'forms' && inputs[name] === undefined;
}

/** A run in which this much time is gone has none left to look at a whole large gradebook: a card may take 30 seconds. */
export const HALF_RUN_MS = 8_000;

/** Assignments whose work is written in one batch: so it fits in the time that a card has, also in a large class. */
export const AT_ONCE = 8;

/**
 * Opens the gradebook, completes what an earlier visit left unfinished, and lets an action work on it; again from the
 * start when somebody else wrote in between. What cannot be visited becomes a card that says what to do. 'whole' has every
 * cell of Grades read. When completing took long, nothing else is done: the teacher goes on with `next`, or back to the
 * card as it was left.
 */
export function visiting(
  context: Context,
  work: (visit: Visit, t: Text) => Result,
  how?: 'whole',
  next: Ask = { ask: 'home' },
): Answer {
  const elapsed = stopwatch();
  const own = ownText(context);
  const file = context.file();
  if (!file) return problem(own, noFile(context, own), context.host === 'forms' ? { ask: 'linkForm' } : undefined);
  for (let i = 0; i < TRIES; i++) {
    const visit = openVisit(file, how);
    if ('problem' in visit) return noVisit(context, own, file, visit);
    const before = recover(visit);
    if (before === 'busy') break;
    if (before === 'again' && elapsed() > HALF_RUN_MS)
      return { ...goOn(cardText(context, visit), next, 'done'), how: 'push' };
    if (before === 'soon') wait(WAIT_MS);
    if (before === 'again' || before === 'soon') continue;
    const result = work(before === 'clean' ? visit : { ...visit, refusal: before }, cardText(context, visit));
    if (result !== 'again') return result;
  }
  return problem(own, own.problem.busy);
}

/** Why there is no spreadsheet: beside a sheet Google sometimes gives none; in Forms it is deleted or not shared. */
export function noFile({ host }: Context, t: Text): string {
  return host === 'sheets' ? t.problem.gradebook.unreachable : t.problem.gradebook.noAccess;
}

/** Commits an intention and answers with what became of it; what is left for later goes on with `next`. */
export function save(
  visit: Visit,
  t: Text,
  intention: Intention,
  then: (done: Extract<Outcome, { kind: 'done' }>) => Answer,
  next: Ask = { ask: 'home' },
): Result {
  const outcome = commit(visit, intention);
  if (outcome.kind === 'done') return then(outcome);
  if (outcome.kind === 'later') return goOn(t, next, 'begun');
  if (outcome.kind === 'lost') return 'again';
  return outcome.kind === 'busy'
    ? stay(t.problem.busy)
    : problem(t, t.problem.gradebook[outcome.kind], { ask: 'home' });
}

/** A card on which the teacher goes on with what does not fit in one run. */
export function goOn(t: Text, next: Ask, so: GoOn): Answer {
  return replace(goOnCard(t, next, so));
}

/** A card with one clear sentence; nothing was changed. */
export function problem(t: Text, message: string, ask?: Ask): Answer {
  return push(problemCard(t, ask ? { message, ask } : { message }));
}

function noVisit(context: Context, t: Text, file: Spreadsheet, why: NoVisit): Answer {
  if (why.problem === 'broken') return problem(t, t.problem.gradebook.headerGone(t.tabs[why.tab]), { ask: 'home' });
  if (why.problem === 'headings') return problem(t, t.problem.gradebook.headings(t.tabs[why.tab]), { ask: 'home' });
  if (why.problem === 'columns') return problem(t, t.problem.gradebook.columns(t.tabs[why.tab]), { ask: 'home' });
  if (context.host === 'forms') return problem(t, t.problem.gradebook.notGradebook, { ask: 'linkForm' });
  const missing = why.problem === 'missing' ? [t.tabs[why.tab]] : undefined;
  const reason = missing ? 'broken' : file.getSheets().length > 1 ? 'otherContent' : 'new';
  const [className, language] = [nameOf(file), classLanguage(context, file)];
  return { how: 'root', card: setUpCard(t, { reason, className, language, ...(missing ? { missing } : {}) }) };
}

/** The name of the file as that of the class; none while Google's own name for a new file stands there. */
export function nameOf(file: Spreadsheet): string {
  const name = file.getName();
  return isUntitled(name) ? '' : name;
}

/** The language in which tabs are made: that of the tabs there are, else the teacher's. */
export function classLanguage({ locale }: Context, file: Spreadsheet): Language {
  return languageOfTabs(file.getSheets().map((sheet) => sheet.getName())) ?? languageOf(locale);
}
