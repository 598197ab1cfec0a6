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

/** The language for a locale of Google (`nl`, `nl-NL`, `nl_BE`, `en_GB`, …): Dutch for Dutch, English for everything else. */
export function languageOf(locale: string): Language {
  return /^nl\b|^nl_/i.test(locale) ? 'nl' : 'en';
}
