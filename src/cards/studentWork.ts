/** What a student handed in, on the card of the student: the status, when, and the answers. */
import { showGrade, type Decimal, type Hundredths } from '../gradebook/grade';
import type { Text } from '../text/language';
import { showMoment } from '../text/moments';
import type { Button, Section, Widget } from './card';
import { fileLink, mayOpen } from './links';
import { statusLine } from './status';
import type { StudentView } from './student';
import { dotted, paragraph, row, section } from './widgets';

export interface ShownAnswer {
  readonly question: string;
  readonly answer: string;
  readonly score: Hundredths | null;
  /** in hundredths, as the score */
  readonly points: Hundredths | null;
  readonly right: boolean | null;
  readonly feedback?: string;
  /** ids of uploaded files */
  readonly files?: readonly string[];
}

/** Answers shown without unfolding, and widgets for answers at most; the rest as a number. */
const ANSWERS_UNFOLDED = 4;
const MOST_ANSWERS = 60;

/** The status, how it was handed in, and the answers (S10, S12). */
export function workSection(t: Text, view: StudentView): Section {
  const { answers, answersWhyNot, responseUrl } = view;
  const all = (answers ?? []).map((answer, i) => answerWidgets(t, answer, i, view.decimal));
  const some = all.slice(0, fitting(all));
  const shown = some.flat();
  const beyond = all.length - some.length;
  const made = section(
    t.student.work,
    row(statusLine(t, view.status, view, { unreadable: view.unreadable, mail: view.mail }), {
      bottom: handedIn(t, view),
    }),
    responseUrl !== undefined && row(t.student.openResponse, { open: responseUrl }),
    answers === null && answersWhyNot !== undefined && paragraph(t.student.answersWhyNot[answersWhyNot]),
    ...shown,
    beyond > 0 && paragraph(t.andMore(beyond)),
  );
  const folded = some.slice(ANSWERS_UNFOLDED).flat().length;
  return folded > 0 ? { ...made, foldAfter: made.widgets.length - (beyond > 0 ? 1 : 0) - folded } : made;
}

/** How many answers stay within the widgets there are for them. */
function fitting(answers: readonly (readonly Widget[])[]): number {
  let room = MOST_ANSWERS;
  const over = answers.findIndex(({ length }) => (room -= length) < 0);
  return over < 0 ? answers.length : over;
}

function handedIn(t: Text, { submission, now }: StudentView): string {
  const { handedInAt, handIns, late, responses } = submission;
  if (handIns === 0) return t.student.notTurnedIn;
  return dotted(
    handedInAt !== '' && t.student.turnedInAt(showMoment(t, handedInAt, now)),
    late && t.status.late,
    responses > 1 && t.student.responses(responses),
  );
}

/** What was answered, with the question below it, where it is never cut, and a button for each file or link that may be opened (S11). */
function answerWidgets(t: Text, answer: ShownAnswer, index: number, decimal: Decimal): readonly Widget[] {
  const [link, ...more] = linksIn(t, answer);
  const made = row(answerText(t, answer), {
    top: dotted(String(index + 1), verdict(t, answer), scoreText(answer, decimal)),
    bottom: dotted(answer.question, answer.feedback),
  });
  if (!link) return [made];
  const beside = more.length === 0 && made.text.length <= MOST_BESIDE;
  return beside ? [{ ...made, button: link }] : [made, { kind: 'buttons', buttons: [link, ...more] }];
}

/** A longer answer than this has no room for a button beside it. */
const MOST_BESIDE = 20;

function answerText(t: Text, { answer, files = [] }: ShownAnswer): string {
  if (files.length > 0) return t.student.files(files.length);
  return answer.trim() === '' ? t.student.noAnswer : answer;
}

const MOST_LINKS = 10;

function linksIn(t: Text, { answer, files = [] }: ShownAnswer): readonly Button[] {
  const written = answer.match(/https:\/\/[^\s<>"“”]*[^\s<>"“”.,;:!?)\]}]/g) ?? [];
  const urls = [...files.map(fileLink), ...new Set(written.filter(mayOpen))].slice(0, MOST_LINKS);
  const label = files.length > 0 ? t.student.openFile : t.student.openLink;
  return urls.map((open, i) => ({ label: urls.length > 1 ? `${label} ${i + 1}` : label, open }));
}

function verdict(t: Text, { right, score, points }: ShownAnswer): string {
  if (right !== null) return right ? t.student.right : t.student.wrong;
  return score === null && points !== null && points > 0 ? t.student.notMarked : '';
}

function scoreText({ score, points }: ShownAnswer, decimal: Decimal): string {
  if (score === null || points === null) return '';
  return `${showGrade(score, decimal)} / ${showGrade(points, decimal)}`;
}
