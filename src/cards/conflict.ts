import { showGrade, type Decimal, type Hundredths } from '../gradebook/grade';
import type { Moment } from '../gradebook/moment';
import type { Text } from '../text/language';
import type { Card } from './card';
import { handText, type Hand } from './contested';
import { only, studentAsk, workAsk } from './place';
import type { Ask, Place } from './requests';
import { gradeText } from './status';
import { button, field as editable, paragraph, row, sections, untitled } from './widgets';

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
  /** the own comment, while it stands beside somebody else's on the card below and none was chosen */
  readonly comment?: string;
}

/** Both values of a grade that changed while the teacher typed; the teacher decides. */
export function conflictCard(t: Text, view: ConflictView): Card {
  const { place, student, seen, typed, field, comment } = view;
  const excuses = view.mine === 'excused';
  const theirs = theirsText(t, view);
  const mine = view.mine === 'excused' ? t.student.excuse : gradeText(t, view.mine, view.decimal);
  const take: Ask = excuses
    ? { ask: 'excuse', student, on: 'yes', seen, from: 'conflict', ...contested(view), ...only(place) }
    : { ask: 'overwriteGrade', student, seen, typed, field, ...contested(view), ...only(place) };
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
      comment !== undefined &&
        untitled(
          editable('comment', t.student.comment, { hint: t.conflict.ownComment, value: comment, multiline: true }),
        ),
    ),
    footer: {
      main: button(excuses ? t.student.excuse : t.conflict.take(mine), take),
      other: button(t.conflict.keep(theirs), keepAsk(view)),
    },
  };
}

/** Back to where it was typed, which then shows what is in the gradebook. */
function keepAsk(view: ConflictView): Ask {
  const { field, student, place } = view;
  return field === 'grade'
    ? { ...studentAsk(student, place, 'above'), ...contested(view) }
    : workAsk('grade', place, 'conflict');
}

/** The card below shows two comments, and shows them again: this one carries the own one there. */
function contested({ comment }: ConflictView): { readonly redraw?: 'contest' } {
  return comment === undefined ? {} : { redraw: 'contest' };
}

/** A grade, the text of a cell that holds something else, or that there is none. */
function theirsText(t: Text, { theirs, decimal }: ConflictView): string {
  if (theirs === null || theirs === '') return t.empty;
  return typeof theirs === 'number' ? showGrade(theirs, decimal) : `“${theirs}”`;
}
