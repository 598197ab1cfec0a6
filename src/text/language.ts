/** The languages of the product, and the table of texts for each. */
import type { ClassLanguage } from '../gradebook/settings';
import { en } from './en';
import { nl } from './nl';

/** Every language has the same sentences; a missing one does not compile. */
export type Text = typeof en;

export type Language = ClassLanguage;

const TEXTS: Readonly<Record<Language, Text>> = { nl, en };

/** Every language there is, in the order in which a card offers them. */
export const LANGUAGES = Object.keys(TEXTS) as readonly Language[];

/** Every word a teacher or a student reads, in this language. */
export function textOf(language: Language): Text {
  return TEXTS[language];
}

/** The language of a gradebook whose tabs have these names; none where fewer than two of them are ours. */
export function languageOfTabs(names: readonly string[]): Language | undefined {
  return LANGUAGES.find(
    (language) => Object.values(TEXTS[language].tabs).filter((tab) => names.includes(tab)).length > 1,
  );
}

/** Whether this is only the name that Google gives a new spreadsheet. */
export function isUntitled(name: string): boolean {
  return LANGUAGES.some((language) => TEXTS[language].setUp.untitled === name);
}

/** The language for a locale of Google (`nl`, `nl-NL`, `nl_BE`, `en_GB`, …); English where there is no text in it. */
export function languageOf(locale: string): Language {
  const [own = ''] = locale.toLowerCase().split(/[^a-z]/);
  return LANGUAGES.find((language) => language === own) ?? 'en';
}
