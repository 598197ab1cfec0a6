import { replace } from '../cards/answer';
import { setUpCard } from '../cards/setup';
import { LONGEST_NAME } from '../gradebook/settings';
import { setUp as makeTabs } from '../google/setup';
import { LANGUAGES } from '../text/language';
import { classLanguage, input, nameOf, noFile, ownText, problem, type Action } from './context';
import { showHome } from './home';

/** Makes a gradebook of the open spreadsheet; doing it again finishes what was interrupted. */
export const setUp: Action<'setUp'> = (context) => {
  const t = ownText(context);
  const file = context.file();
  if (!file) return problem(t, noFile(context, t));
  const chosen = input(context, 'classLanguage');
  const language = LANGUAGES.find((known) => known === chosen) ?? classLanguage(context, file);
  const className = input(context, 'className').trim() || nameOf(file);
  if (className.length > LONGEST_NAME) {
    const problem = t.problem.settings.nameTooLong(LONGEST_NAME);
    const view = { reason: 'new' as const, className, language, problem };
    return replace(setUpCard(t, view));
  }
  if (makeTabs(file, { className, language }) === 'busy') return problem(t, t.problem.busy, { ask: 'home' });
  return showHome(context, { how: 'root', notice: t.notice.setUpDone });
};
