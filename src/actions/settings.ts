import { helpCard } from '../cards/help';
import { settingsCard } from '../cards/settings';
import type { Change } from '../gradebook/batch';
import type { SettingField, Settings } from '../gradebook/settings';
import { settingsIn } from '../google/visit';
import { cardText, input, ownText, save, visiting, type Action } from './context';
import { showHome } from './home';

export const settings: Action<'settings'> = (context) =>
  visiting(context, (visit, t) => ({ how: 'push', card: settingsCard(t, visit.settings) }));

/** A longer name fits no card and no sender of a message. */
const MAX_NAME = 200;

export const saveSettings: Action<'saveSettings'> = (context) =>
  visiting(context, (visit, t) => {
    const before = visit.settings;
    const after = {
      className: input(context, 'className').trim(),
      cardLanguage: oneOf(input(context, 'cardLanguage'), ['auto', 'nl', 'en'] as const, before.cardLanguage),
      classLanguage: oneOf(input(context, 'classLanguage'), ['nl', 'en'] as const, before.classLanguage),
      mailStudents: oneOf(input(context, 'mail'), ['yes', 'no'] as const, before.mailStudents ? 'yes' : 'no') === 'yes',
    };
    if (after.className.length > MAX_NAME) {
      const problem = t.problem.settings.nameTooLong(MAX_NAME);
      return { how: 'replace', card: settingsCard(t, { ...before, ...after, problem }) };
    }
    const changes = changesBetween(before, after);
    if (changes.length === 0) return { how: 'stay', notice: t.notice.unchanged };
    const intention = { reason: 'settings' as const, what: visit.t.batch.settings, changes, blocks: [] };
    return save(visit, t, intention, () => showHome(context, { how: 'root', notice: t.notice.settingsSaved }));
  });

/** A choice that is missing in the event stays as it is: "off" is never concluded from absence. */
function oneOf<T extends string>(value: string, known: readonly T[], otherwise: T): T {
  return known.find((option) => option === value) ?? otherwise;
}

function changesBetween(before: Settings, after: Pick<Settings, SettingField>): Change[] {
  const fields = Object.keys(after) as SettingField[];
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ student: '', assignment: '', field, before: before[field], after: after[field] }));
}

/** Help needs no gradebook; where there is one, it speaks the language that was chosen for its cards. */
export const help: Action<'help'> = (context) => {
  const file = context.file();
  const settings = file && settingsIn(file);
  const t = settings ? cardText(context, { settings }) : ownText(context);
  return { how: 'push', card: helpCard(t, settings?.feedbackUrl) };
};
