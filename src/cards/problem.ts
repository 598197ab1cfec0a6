import type { Text } from '../text/language';
import type { Card } from './card';
import type { Ask } from './requests';
import { button, paragraph, sections, untitled, warning } from './widgets';

export interface ProblemView {
  /** a sentence from `t.problem` */
  readonly message: string;
  readonly advice?: string;
  /** what *Try again* asks; without it the button goes home */
  readonly ask?: Ask;
  /** whether it is certain that nothing was changed */
  readonly unchanged?: boolean;
}

/** One clear sentence and a way on. */
export function problemCard(t: Text, { message, advice, ask, unchanged }: ProblemView): Card {
  const home = button(t.toHome, { ask: 'home' });
  const label = ask?.ask === 'linkForm' ? t.link.other : t.tryAgain;
  return {
    name: 'problem',
    title: t.problemCard.title,
    sections: sections(
      untitled(
        warning(message),
        advice !== undefined && advice !== '' && paragraph(advice),
        unchanged === true && paragraph(t.problemCard.nothingLost),
      ),
    ),
    footer: ask === undefined ? { main: home } : { main: button(label, ask), other: home },
    menu: [{ label: t.help, ask: { ask: 'help' } }],
  };
}
