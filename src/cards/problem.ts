import type { Text } from '../text/language';
import type { Card } from './card';
import type { Ask } from './requests';
import { button, sections, untitled, warning } from './widgets';

export interface ProblemView {
  /** a sentence from `t.problem` */
  readonly message: string;
  /** what *Try again* asks; without it the button goes home */
  readonly ask?: Ask;
}

/** One clear sentence and a way on. */
export function problemCard(t: Text, { message, ask }: ProblemView): Card {
  const home = button(t.toHome, { ask: 'home' });
  const label = ask?.ask === 'linkForm' ? t.link.other : t.tryAgain;
  return {
    name: 'problem',
    title: t.problemCard.title,
    sections: sections(untitled(warning(message))),
    footer: ask === undefined ? { main: home } : { main: button(label, ask), other: home },
    menu: [{ label: t.help, ask: { ask: 'help' } }],
  };
}
