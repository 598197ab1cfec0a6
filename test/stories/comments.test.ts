/** Private comments: written, returned, and kept as a thread; and what the student is told of it. */
import { lastCalls, studentName } from './classroom';
import { cell, idOf, openLesson, openList, type Lesson } from './lesson';
import { column, tab } from './picture';
import { answerQuiz, importGrades, openQuizClass, openWork, submissionOf } from './quizzes';
import { textOf } from '../../src/text/language';

function openStudent(lesson: Lesson, student = 0): void {
  openList(lesson);
  lesson.panel.click(studentName(student));
}

function giveBack({ panel, says }: Lesson): void {
  panel.click(says.return);
  panel.click(says.returnOne);
}

/** The thread on the card of a student: when and who, and what; newest first. */
function thread({ panel }: Pick<Lesson, 'panel'>, heading: string): string[] {
  const section = panel.card.sections.find(({ header }) => header === heading);
  return (section?.widgets ?? []).map((one) =>
    one.type === 'DecoratedText' ? `${one.topLabel ?? ''} · ${one.bottomLabel ?? ''}: ${one.text}` : one.type,
  );
}

describe.each(['nl', 'en'] as const)('private comments (%s)', (language) => {
  const t = textOf(language);
  const day = (text: string) =>
    language === 'nl' ? text : text.replace('ma', 'Mon').replace('di', 'Tue').replace('nov', 'Nov');
  const [me, colleague] = ['docent@school.example', 'collega@school.example'];

  test('S46 S77 S85 a comment is a draft until it is returned; then it stays, and the next one begins', () => {
    const lesson = openLesson({ language });
    const { panel, workspace, file, says } = lesson;
    openStudent(lesson);
    panel.type('grade', '7');
    panel.type('comment', 'Mooi begn.');
    panel.type('comment', 'Mooi begin.');
    expect(thread(lesson, t.student.said(1))).toEqual([]);
    giveBack(lesson);
    expect(workspace.mailbox[0]?.body).toContain('Mooi begin.');
    expect(panel.values('comment')).toEqual([]);
    expect(thread(lesson, t.student.said(1))).toEqual([`${day('ma 16 nov 09:00')} · ${me}: Mooi begin.`]);
    panel.click(says.return);
    expect(panel.text()).toContain(t.returning.noneLeft);

    workspace.core.clock.set(new Date('2026-11-17T10:30+01:00'));
    const other = workspace.open(file, { email: colleague, locale: language }).panel;
    other.open();
    openStudent({ ...lesson, panel: other });
    other.type('comment', 'Zie ook = bladzijde 12.');
    openStudent(lesson);
    expect(panel.values('comment')).toEqual(['Zie ook = bladzijde 12.']);
    panel.type('grade', '8');
    giveBack(lesson);
    // Who wrote it signs it, not who returned it.
    expect(thread(lesson, t.student.said(2))).toEqual([
      `${day('di 17 nov 10:30')} · ${colleague}: Zie ook = bladzijde 12.`,
      `${day('ma 16 nov 09:00')} · ${me}: Mooi begin.`,
    ]);
    const message = workspace.mailbox[1]?.body ?? '';
    expect(message).toContain(`${t.mail.grade('8', '100')}\n${t.mail.before('7', '100')}`);
    expect(message).toContain('Zie ook = bladzijde 12.');
    expect(message).not.toContain('Mooi begin.');
    panel.click(says.history);
    expect(panel.text()).toContain(t.history.fields.said);
    expect(panel.text()).not.toContain('— 2026');
  });

  test('S2 S38 S85 a comment alone goes back too: the grade and its points stay, and the message says only what is new', () => {
    const lesson = openLesson({ language, students: 2 });
    const { panel, says, workspace, grades } = lesson;
    grades.type(cell(0), '80');
    openStudent(lesson);
    giveBack(lesson);
    grades.type('F4', '50');
    openStudent(lesson);
    panel.type('comment', 'Kom je even langs?');
    openList(lesson);
    expect(panel.text()).toContain(`✓ 80 / 100 · ${t.status.comment}`);
    panel.click(says.toReturn);
    expect(panel.values('students')).toEqual([idOf(lesson, 0)]);
    panel.click(says.returnTicked);
    expect(panel.text()).toContain(t.returning.onlyComment);
    panel.click(t.returning.return(1));
    const [, message] = workspace.mailbox;
    expect(message?.subject).toBe(t.mail.subject.comment('Toets H3'));
    expect(message?.body).toContain(t.mail.grade('80', '100'));
    expect(message?.body).toContain('Kom je even langs?');
    openList(lesson);
    expect(panel.text()).toContain('✓ 80 / 100');
    expect(panel.text()).not.toContain(t.status.comment);
  });

  test('S59 S61 S63 S64 S65 returned, handed in again, graded anew: the student reads old and new, and only the new comment', () => {
    const quiz = openQuizClass({ language, points: '10' });
    const { panel, form, workspace } = quiz;
    const back = () => {
      panel.click(t.student.return);
      panel.click(t.returning.return(1));
    };
    answerQuiz(form, 0, 6);
    importGrades(quiz);
    openWork(quiz);
    panel.click(studentName(0));
    panel.type('comment', 'Leer de bergen nog.');
    back();

    workspace.core.clock.set(new Date('2026-11-17T10:30+01:00'));
    answerQuiz(form, 0, 8);
    openWork(quiz);
    expect(panel.text()).toContain('✓ 6 / 10');
    importGrades(quiz);
    expect(submissionOf(quiz, studentName(0))).toMatchObject({
      draft: 8,
      returned: 6,
      handIns: 2,
      state: t.groups.TURNED_IN,
    });
    openWork(quiz);
    expect(panel.text()).toMatch(new RegExp(`8 · ${t.status.again} · .*${t.status.returnedBefore('6', '10')}`));
    panel.click(studentName(0));
    expect(panel.text()).toContain(`${t.student.wasReturned('6', '10')}. ${t.student.studentStillSees}`);
    expect(workspace.mailbox).toHaveLength(1);
    panel.type('comment', 'Nu weet je ze.');
    back();
    const message = workspace.mailbox[1];
    expect(message?.subject).toBe(t.mail.subject.changed('Toets H3'));
    expect(message?.body).toContain(`${t.mail.grade('8', '10')}\n${t.mail.before('6', '10')}`);
    expect(message?.body).toContain('Nu weet je ze.');
    expect(message?.body).not.toContain('bergen');
    expect(thread(quiz, t.student.said(2)).map((one) => one.replace(/^.*: /, ''))).toEqual([
      'Nu weet je ze.',
      'Leer de bergen nog.',
    ]);
  });

  test('"Trim whitespace" over Submissions makes one line of every cell: what was returned stays so, and does not go out again', () => {
    const lesson = openLesson({ language });
    const { panel, workspace, file } = lesson;
    openStudent(lesson);
    panel.type('grade', '7');
    panel.type('comment', 'Mooi begin.\n\nZie vraag 3.');
    giveBack(lesson);
    panel.type('comment', 'Nu nog de bronnen.');
    giveBack(lesson);
    const sheet = tab(file, 'submissions');
    const at = column(sheet, 'comment');
    const before = String(sheet.raw(3, at));
    sheet.write(3, at, before.replace(/\s+/g, ' '));
    expect(sheet.raw(3, at)).not.toBe(before);
    openStudent(lesson);
    expect(panel.values('comment')).toEqual([]);
    expect(thread(lesson, t.student.said(2)).map((one) => one.replace(/.*: /, ''))).toEqual([
      'Nu nog de bronnen.',
      'Mooi begin. Zie vraag 3.',
    ]);
    panel.click(lesson.says.return);
    expect(panel.text()).toContain(t.returning.noneLeft);
    expect(workspace.mailbox).toHaveLength(2);
  });

  test('a text written on a card from before a return is not lost, and does not go unseen', () => {
    const lesson = openLesson({ language });
    const { panel, workspace, file } = lesson;
    openStudent(lesson);
    panel.type('comment', 'Goed');
    panel.type('grade', '7');
    const mine = workspace.open(file, { email: me, locale: language }).panel;
    mine.open();
    openStudent({ ...lesson, panel: mine });
    giveBack({ ...lesson, panel: mine });
    panel.type('comment', 'Goed gedaan');
    expect(panel.text()).toContain(t.problem.comment.returned);
    expect(panel.values('comment')).toEqual(['Goed gedaan']);
    panel.type('comment', 'Goed gedaan!');
    expect(panel.values('comment')).toEqual(['Goed gedaan!']);
    expect(thread(lesson, t.student.said(1))).toHaveLength(1);
    expect(String(submissionOf({ file, language }, studentName(0))['comment']).replace(/00:\d\d /, '')).toBe(
      `Goed\n— 2026-11-16 09:${me}\n\nGoed gedaan!\n— ${me}`,
    );
  });

  test('more than fits in a cell is refused in one sentence, with the text still in the field', () => {
    const lesson = openLesson({ language });
    const { panel } = lesson;
    const long = 'x'.repeat(19_000);
    for (const grade of ['7', '8']) {
      openStudent(lesson);
      panel.type('grade', grade);
      panel.type('comment', long);
      giveBack(lesson);
    }
    panel.type('comment', long);
    expect(panel.text()).toContain(t.problem.comment.full(2, 12_116));
    expect(panel.values('comment')).toEqual([long]);
    expect(lastCalls(lesson).write).toEqual([]);
    panel.type('comment', 'Kort.');
    expect(panel.values('comment')).toEqual(['Kort.']);
    expect(panel.text()).not.toContain('!');
  });
});

test('opening a student with a long thread reads no more than one without', () => {
  const lesson = openLesson();
  lesson.grades.type(cell(1), '7');
  openStudent(lesson, 1);
  openStudent(lesson, 1);
  const before = lastCalls(lesson).read;
  for (const grade of ['6', '7', '8', '9']) {
    openStudent(lesson);
    lesson.panel.type('grade', grade);
    lesson.panel.type('comment', `Voor een ${grade}.`);
    giveBack(lesson);
  }
  openStudent(lesson);
  expect(lastCalls(lesson).read).toEqual(before);
  expect(thread(lesson, textOf('nl').student.said(4))).toHaveLength(4);
});
