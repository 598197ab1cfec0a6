import { push, replace, stay } from '../cards/answer';
import { helpCard } from '../cards/help';
import type { Answer } from '../cards/card';
import type { Ask, Drawn } from '../cards/requests';
import { settingsCard, type SettingsView } from '../cards/settings';
import type { Change } from '../gradebook/batch';
import { LONGEST_NAME, type SettingField, type Settings } from '../gradebook/settings';
import { factsSeen, merge } from '../gradebook/contest';
import { settingsIn, type Visit } from '../google/visit';
import { LANGUAGES, textOf, type Language, type Text } from '../text/language';
import { cardText, input, ownText, save, visiting, type Action, type Context } from './context';
import { showHome } from './home';
import { contestedIn, type About, type FieldText } from './rival';

/** The settings as they stand. */
export const settings: Action<'settings'> = (context) =>
  visiting(context, (visit, t) => push(settingsCard(t, viewOf(visit.settings))));

type Facts = Readonly<Pick<Settings, SettingField>>;

function factsOf({ className, cardLanguage, classLanguage, mailStudents }: Facts): Facts {
  return { className, cardLanguage, classLanguage, mailStudents };
}

function viewOf(settings: Settings): SettingsView {
  return { ...settings, seen: factsSeen(factsOf(settings)) };
}

/** Saves what the teacher changed on the card; what somebody else changed meanwhile stays, or is shown first. */
export const saveSettings: Action<'saveSettings'> = (context, ask) =>
  visiting(context, (visit, t) => {
    const before = visit.settings;
    const mine = {
      className: input(context, 'className').trim(),
      cardLanguage: oneOf(input(context, 'cardLanguage'), ['auto', ...LANGUAGES] as const, before.cardLanguage),
      classLanguage: oneOf(input(context, 'classLanguage'), LANGUAGES, before.classLanguage),
      mailStudents: oneOf(input(context, 'mail'), ['yes', 'no'] as const, before.mailStudents ? 'yes' : 'no') === 'yes',
    };
    if (mine.className.length > LONGEST_NAME) {
      const problem = t.problem.settings.nameTooLong(LONGEST_NAME);
      return replace(settingsCard(t, { ...before, ...mine, seen: ask.seen || '', problem }));
    }
    const { after, contested } = merge(ask.seen || '', factsOf(before), mine, ask.theirs?.split(','));
    if (contested.length > 0) return contestedCard(visit, t, { after, mine }, contested);
    const changes = changesBetween(before, after);
    if (changes.length === 0) return nothingToSave(context, t, ask);
    const intention = { reason: 'settings' as const, what: visit.t.batch.settings, changes, blocks: [] };
    return save(visit, t, intention, () => showHome(context, { how: 'root', notice: t.notice.settingsSaved }));
  });

function contestedCard(
  visit: Visit,
  t: Text,
  { after, mine }: { readonly after: Facts; readonly mine: Facts },
  contested: readonly SettingField[],
): Answer {
  const before = visit.settings;
  const seen = factsSeen(factsOf(before));
  const all = contestedIn(visit, contested, { now: factsOf(before), mine }, settingTexts(t));
  const keep: Ask = { ask: 'saveSettings', seen, theirs: contested.join(',') };
  const contest = { all, keep, take: { ask: 'saveSettings', seen } as const, now: visit.clock.now };
  return replace(settingsCard(t, { ...before, ...after, seen, contest }));
}

function settingTexts(t: Text): { readonly [K in SettingField]: FieldText<Facts[K]> } {
  const language = (value: 'auto' | Language) => (value === 'auto' ? t.settings.auto : textOf(value).name);
  const about =
    (wanted: SettingField): About =>
    ({ student, assignment, field }) =>
      student + assignment === '' && field === wanted;
  const s = t.settings;
  return {
    className: { label: s.className, text: (name) => name || t.empty, about: about('className') },
    cardLanguage: { label: s.cardLanguage, text: language, about: about('cardLanguage') },
    classLanguage: { label: s.classLanguage, text: language, about: about('classLanguage') },
    mailStudents: { label: s.mail, text: (on) => (on ? s.mailYes : s.mailNo), about: about('mailStudents') },
  };
}

/** Nothing to save: of what was contested the teacher left all as it is, or nothing was changed. */
export function nothingToSave(context: Context, t: Text, { theirs }: Drawn): Answer {
  if (theirs === undefined) return stay(t.notice.unchanged);
  return showHome(context, { how: 'root', notice: t.conflict.kept });
}

/** A choice that is missing in the event stays as it is: "off" is never concluded from absence. */
function oneOf<T extends string>(value: string, known: readonly T[], otherwise: T): T {
  return known.find((option) => option === value) ?? otherwise;
}

function changesBetween(before: Settings, after: Facts): Change[] {
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
  return push(helpCard(t, settings?.feedbackUrl));
};
