import type { Language, Text } from '../text/language';
import type { Rules } from '../gradebook/rules';
import type { Card, Choice } from './card';
import { contestSection, type Contest } from './contested';
import { languageChoice } from './setup';
import { button, field, paragraph, row, sections, untitled, warning } from './widgets';

export interface SettingsView {
  readonly cardLanguage: 'auto' | Language;
  readonly classLanguage: Language;
  readonly mailStudents: boolean;
  readonly className: string;
  readonly rules: Pick<Rules, 'system' | 'scale'>;
  readonly problem?: string;
  /** what it was drawn from */
  readonly seen: string;
  readonly contest?: Contest;
}

/** Fields: `className`, `cardLanguage` (list), `classLanguage` (list), `mail` (radio `yes` or `no`). */
export function settingsCard(t: Text, view: SettingsView): Card {
  return {
    name: 'settings',
    title: t.settings.title,
    sections: sections(
      contestSection(t, view.contest),
      untitled(
        warning(view.problem),
        field('className', t.settings.className, { hint: t.setUp.classNameHint, value: view.className }),
        mailChoice(t, view.mailStudents),
      ),
      untitled(
        panelLanguage(t, view.cardLanguage),
        languageChoice('classLanguage', t.settings.classLanguage, view.classLanguage),
        paragraph(t.settings.classLanguageWhy),
      ),
      untitled(
        row(t.home.roster, { ask: { ask: 'roster' } }),
        row(t.figures.open(t.figures.systems[view.rules.system]), {
          bottom: t.figures.scales[view.rules.scale],
          ask: { ask: 'figures' },
        }),
      ),
    ),
    footer: { main: button(t.settings.save, { ask: 'saveSettings', seen: view.seen }) },
  };
}

function panelLanguage(t: Text, chosen: SettingsView['cardLanguage']): Choice {
  const list = languageChoice('cardLanguage', t.settings.cardLanguage, chosen);
  const auto = { value: 'auto', label: t.settings.auto, on: chosen === 'auto' };
  return { ...list, options: [auto, ...list.options] };
}

/** Yes or no, each with a value: an absent tick would not say which (docs/live-checks.md, C1). */
function mailChoice(t: Text, on: boolean): Choice {
  const options = [
    { value: 'yes', label: t.settings.mailYes, on },
    { value: 'no', label: t.settings.mailNo, on: !on },
  ];
  return { kind: 'choice', name: 'mail', label: t.settings.mail, as: 'radio', options };
}
