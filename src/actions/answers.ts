import type { Answer } from '../cards/card';
import type { Ask } from '../cards/requests';
import { messageOf, refusalIn } from '../google/failure';
import { createAssignment, editAssignment, newAssignment, saveAssignment } from './assignment';
import { check, leaveOut, putBack, repair } from './check';
import { ownText, problem, type Action, type Context } from './context';
import { download, makeFile, withoutDownload } from './download';
import { changes } from './changes';
import { saveComment } from './comment';
import { figures, saveFigures } from './figures';
import { erase, erasePlan, leavers } from './erasing';
import { flag } from './flags';
import { excuse, markTurnedIn, overwriteGrade, saveGrade } from './grading';
import { home, unreadable } from './home';
import { importDetail, importGrades, importPlan } from './importing';
import { findGradebook, formsHome, linkForm, linkTo } from './linking';
import { sendMail, settleMail, uncertainMail } from './mailing';
import { noGrade, points, savePoints } from './points';
import { confirmReturn, doReturn } from './returning';
import { addRoster, checkRoster, roster } from './roster';
import { help, saveSettings, settings } from './settings';
import { setUp } from './setup';
import { dropSnapshot, restore, restorePlan, snapshots, takeSnapshot } from './snapshots';
import { history, student } from './student';
import { batch, undo } from './undo';
import { work } from './work';

/** The one list of what can be asked: a request without an answer does not compile. */
const ACTIONS: { readonly [K in Ask['ask']]: Action<K> } = {
  home: (context, ask) => (context.host === 'forms' ? formsHome(context) : home(context, ask)),
  cancel: () => ({ how: 'back' }),
  setUp,
  roster,
  checkRoster,
  addRoster,
  newAssignment,
  createAssignment,
  editAssignment,
  saveAssignment,
  points,
  savePoints,
  noGrade,
  work,
  saveGrade,
  overwriteGrade,
  student,
  saveComment,
  excuse,
  markTurnedIn,
  flag,
  history,
  confirmReturn,
  doReturn,
  sendMail,
  uncertainMail,
  settleMail,
  importPlan,
  importGrades,
  importDetail,
  changes,
  batch,
  undo,
  unreadable,
  snapshots,
  takeSnapshot,
  dropSnapshot,
  restorePlan,
  restore,
  leavers,
  erasePlan,
  erase,
  check,
  repair,
  putBack,
  leaveOut,
  download,
  makeFile,
  settings,
  saveSettings,
  figures,
  saveFigures,
  help,
  linkForm,
  findGradebook,
  linkTo,
};

/**
 * Answers one request. The request came back from a card as strings, so its name is looked up and every id in it is
 * looked up by its action. Nothing escapes: what goes wrong becomes one sentence without a word about a student.
 */
export function answer(context: Context, ask: Ask): Answer {
  const t = ownText(context);
  const action = Object.prototype.hasOwnProperty.call(ACTIONS, ask.ask)
    ? (ACTIONS[ask.ask] as Action<Ask['ask']>)
    : null;
  if (!action) return problem(t, t.problem.unknownAsk);
  try {
    const given = action(context, ask);
    return context.desktop ? given : withoutDownload(given);
  } catch (error) {
    return problem(t, sentenceFor(t, error), { ask: 'home' });
  }
}

/**
 * Google's messages may hold anything, so only their kind is told. They come in the teacher's language; the address of a
 * permission is the same in all of them.
 */
function sentenceFor(t: ReturnType<typeof ownText>, error: unknown): string {
  const message = messageOf(error);
  if (/permission|authoriz|toestemming|googleapis\.com\/auth\//i.test(message)) return t.problem.permission;
  const refusal = refusalIn(error);
  if (refusal) return t.problem.gradebook[refusal];
  if (/timed out|service error|server error|try again|time-out|serverfout|probeer het/i.test(message))
    return t.problem.slow;
  return t.problem.unexpected;
}
