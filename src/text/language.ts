/** The languages of the product, and the table of texts for each. */
import { en } from './en';
import { nl } from './nl';

/** Every language has the same sentences; a missing one does not compile. */
export type Text = typeof en;

export type Language = 'nl' | 'en';

const TEXTS: Readonly<Record<Language, Text>> = { nl, en };

export const LANGUAGES: readonly Language[] = ['nl', 'en'];

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

/** The language for a locale of Google (`nl`, `nl-NL`, `nl_BE`, `en_GB`, …): Dutch for Dutch, English for everything else. */
export function languageOf(locale: string): Language {
  return /^nl\b|^nl_/i.test(locale) ? 'nl' : 'en';
}
