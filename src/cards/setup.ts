import type { Language, Text } from '../text/language';
import { LANGUAGES, textOf } from '../text/language';
import type { Card, Choice } from './card';
import { button, field, paragraph, row, sections, untitled, warning } from './widgets';

export interface SetUpView {
  /** an empty spreadsheet; one with other things in it; a gradebook of which tabs are gone */
  readonly reason: 'new' | 'otherContent' | 'broken';
  readonly className: string;
  readonly language: Language;
  /** names of the tabs that are gone, when `broken` */
  readonly missing?: readonly string[];
  readonly problem?: string;
}

/** Offers to make a gradebook of this spreadsheet. Fields: `className`, `classLanguage`. */
export function setUpCard(t: Text, view: SetUpView): Card {
  const label = view.reason === 'broken' ? t.setUp.repair : t.setUp.make;
  return {
    name: 'setUp',
    title: t.setUp.title,
    sections: sections(untitled(warning(view.problem)), view.reason === 'broken' ? broken(t, view) : fresh(t, view)),
    footer: { main: button(label, { ask: 'setUp' }) },
    menu: [{ label: t.help, ask: { ask: 'help' } }],
  };
}

function fresh(t: Text, view: SetUpView) {
  return untitled(
    paragraph(view.reason === 'new' ? t.setUp.newFile : t.setUp.otherContent),
    field('className', t.setUp.className, { hint: t.setUp.classNameHint, value: view.className }),
    languageChoice('classLanguage', t.setUp.language, view.language),
    paragraph(t.setUp.languageHint),
    paragraph(t.setUp.edit),
  );
}

function broken(t: Text, { missing = [] }: SetUpView) {
  return untitled(warning(t.setUp.broken), ...missing.map((tab) => row(tab)), paragraph(t.setUp.brokenAdvice));
}

/** A list of the languages, each under its own name. */
export function languageChoice(name: string, label: string, chosen: string): Choice {
  const options = LANGUAGES.map((language) => ({
    value: language,
    label: textOf(language).name,
    on: language === chosen,
  }));
  return { kind: 'choice', name, label, as: 'list', options };
}
