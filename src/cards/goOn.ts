import type { Text } from '../text/language';
import type { Card } from './card';
import type { Ask } from './requests';
import { button, paragraph, sections, untitled } from './widgets';

/** What is to be said: it is certain and will be written; it was written just now; a part of it was. */
export type GoOn = 'begun' | 'done' | 'part';

/** Work on a large gradebook that takes more than one run: nothing is lost between two of them. */
export function goOnCard(t: Text, next: Ask, so: GoOn): Card {
  return {
    name: 'goOn',
    title: t.goOnCard.title,
    sections: sections(untitled(paragraph(t.goOnCard[so]))),
    footer: { main: button(t.importing.goOn, next), other: button(t.toHome, { ask: 'home' }) },
    menu: [{ label: t.help, ask: { ask: 'help' } }],
  };
}
