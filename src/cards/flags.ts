import type { Flag, Surprise } from '../gradebook/flags';
import { showGrade, type Decimal, type Hundredths } from '../gradebook/grade';
import type { Text } from '../text/language';
import type { Card } from './card';
import { only } from './place';
import type { Ask, Place } from './requests';
import { button, dotted, paragraph, row, section, sections, untitled, warning } from './widgets';
import type { Flagged } from './work';
import { leftOutText } from './workFlag';

export interface FlagRow {
  readonly name: string;
  readonly draft: Hundredths | null;
  readonly surprises: readonly Surprise[];
}

export interface FlagView extends Pick<Flagged, 'flag' | 'leftOut'> {
  readonly place: Place;
  /** of the assignment */
  readonly title: string;
  readonly decimal: Decimal;
  /** how many get the flag */
  readonly students: number;
  /** of them, those for whom it does more than it says */
  readonly surprised: readonly FlagRow[];
  /** what `flag` gets back */
  readonly ids: string;
  readonly seen: string;
  readonly problem?: string;
}

/** Names on the card; the rest is a number. */
const MOST_NAMES = 60;

/** What flagging several students would do that a teacher may not expect, before it happens. */
export function flagCard(t: Text, view: FlagView): Card {
  const { flag, students, surprised, ids, seen } = view;
  const ask: Ask = { ask: 'flag', flag, students: ids, seen, ...only(view.place) };
  const beyond = surprised.length - MOST_NAMES;
  return {
    name: 'confirmFlag',
    title: t.flags.confirmTitle(students),
    subtitle: dotted(t.flags.as[flag], view.title),
    sections: sections(
      untitled(warning(view.problem), paragraph(whyText(t, flag))),
      section(
        t.flags.about(surprised.length),
        ...surprised.slice(0, MOST_NAMES).map((one) => row(one.name, { bottom: surpriseText(t, view, one) })),
        beyond > 0 && paragraph(t.andMore(beyond)),
      ),
      untitled(leftOutText(t, view) !== '' && paragraph(leftOutText(t, view)), paragraph(t.flags.canUndo)),
    ),
    footer: {
      main: button(t.flags.confirm(students), ask),
      other: button(t.cancel, { ask: 'cancel' }),
    },
  };
}

function whyText(t: Text, flag: Flag): string {
  return flag === 'excused' ? t.flags.whyExcused : t.flags.whyNotTurnedIn;
}

function surpriseText(t: Text, { decimal }: FlagView, { draft, surprises }: FlagRow): string {
  const texts = {
    draftCleared: t.flags.surprise.draftCleared(draft === null ? t.empty : showGrade(draft, decimal)),
    handedIn: t.flags.surprise.handedIn,
    fromForm: t.flags.surprise.fromForm,
  };
  return dotted(...surprises.map((one) => texts[one]));
}
