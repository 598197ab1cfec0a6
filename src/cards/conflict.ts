import { showGrade, type Decimal, type Hundredths } from '../gradebook/grade';
import type { Moment } from '../gradebook/moment';
import type { Text } from '../text/language';
import type { Card } from './card';
import { handText, type Hand } from './contested';
import { only, studentAsk, workAsk } from './place';
import type { Ask, Place } from './requests';
import { gradeText } from './status';
import { button, paragraph, row, sections, untitled } from './widgets';

export interface ConflictView {
  readonly place: Place;
  /** id of the student */
  readonly student: string;
  /** the field it was typed in: `grade` in the grading tool, another one in the list */
  readonly field: string;
  readonly name: string;
  /** a text when the cell holds something that is not a grade */
  readonly theirs: Hundredths | string | null;
  /** 'excused': the teacher excuses the student, and so drops the grade */
  readonly mine: Hundredths | 'excused' | null;
  readonly by: Hand;
  readonly now?: Moment;
  /** of what is in the gradebook now */
  readonly seen: string;
  /** as the teacher typed it */
  readonly typed: string;
  readonly decimal: Decimal;
}

/** Both values of a grade that changed while the teacher typed; the teacher decides. */
export function conflictCard(t: Text, view: ConflictView): Card {
  const { place, student, seen, typed, field } = view;
  const excuses = view.mine === 'excused';
  const theirs = theirsText(t, view);
  const mine = view.mine === 'excused' ? t.student.excuse : gradeText(t, view.mine, view.decimal);
  const take: Ask = excuses
    ? { ask: 'excuse', student, on: 'yes', seen, from: 'conflict', ...only(place) }
    : { ask: 'overwriteGrade', student, seen, typed, field, ...only(place) };
  return {
    name: 'conflict',
    title: t.conflict.title,
    subtitle: view.name,
    sections: sections(
      untitled(
        paragraph(t.conflict.what(view.name)),
        row(theirs, { top: t.conflict.theirs, bottom: handText(t, view.by, view.now) }),
        row(mine, { top: excuses ? t.conflict.chosen : t.conflict.mine }),
      ),
    ),
    footer: {
      main: button(excuses ? t.student.excuse : t.conflict.take(mine), take),
      other: button(t.conflict.keep(theirs), keepAsk(view)),
    },
  };
}

/** Back to where it was typed, which then shows what is in the gradebook. */
function keepAsk({ field, student, place }: ConflictView): Ask {
  return field === 'grade' ? studentAsk(student, place, 'above') : workAsk('grade', place, 'conflict');
}

/** A grade, the text of a cell that holds something else, or that there is none. */
function theirsText(t: Text, { theirs, decimal }: ConflictView): string {
  if (theirs === null || theirs === '') return t.empty;
  return typeof theirs === 'number' ? showGrade(theirs, decimal) : `“${theirs}”`;
}
