/** Work goes back to students: to one or several, with a grade or without, and only after the teacher saw what everybody gets. */
import { emailOf, lastCalls, studentName, TABS } from './classroom';
import { cell, idOf, openLesson, openList, shown, trail, type Lesson } from './lesson';
import { answerQuiz, importGrades, openQuizClass } from './quizzes';

const WORDS = {
  nl: {
    turnedIn: 'Ingeleverd',
    done: 'Klaar',
    missing: 'Ontbrekend',
    sendBack: 'Terugsturen zonder cijfer',
    comma: ',',
  },
  en: { turnedIn: 'Turned in', done: 'Done', missing: 'Missing', sendBack: 'Send back without a grade', comma: '.' },
} as const;

/** To the list to tick. */
function openTicks(lesson: Lesson): Lesson {
  openList(lesson);
  lesson.panel.click(lesson.says.toReturn);
  return lesson;
}

/** Ticks exactly these students. */
function tick(lesson: Lesson, ...students: number[]): void {
  const { panel } = lesson;
  const wanted = new Set(students.map((i) => idOf(lesson, i)));
  for (const id of panel.values('students')) if (!wanted.has(id)) panel.tick('students', id, false);
  for (const id of wanted) panel.tick('students', id);
}

/** Through the confirmation, as it stands. */
function confirm({ panel, says }: Lesson): void {
  panel.click(says.returnTicked);
  panel.click(/^(\d+ teruggeven|Return \d+|Teruggeven|Return)$/);
}

function subjects({ workspace }: Lesson): string[] {
  return workspace.mailbox.map(({ to, subject }) => `${to}: ${subject}`);
}

describe.each(['nl', 'en'] as const)('returning (%s)', (language) => {
  const w = WORDS[language];
  const grade = (text: string) => text.replace(',', w.comma);

  test('S68 S86 one student: black and ticked in the sheet, on the card and in the mail', () => {
    const lesson = openLesson({ language });
    const { panel, grades, workspace } = lesson;
    grades.type(cell(0), grade('8,5'));
    openTicks(lesson);
    confirm(lesson);
    expect(panel.text()).toContain(
      { nl: '✓ 1 leerling heeft het werk terug', en: '✓ 1 student got the work back' }[language],
    );
    expect(panel.text()).toContain({ nl: '1 bericht verstuurd', en: '1 message sent' }[language]);
    expect(grades.shown(cell(0))).toMatchObject({ text: grade('8,5 ✓'), color: '#000000' });
    expect(workspace.mailbox).toHaveLength(1);
    const [mail] = workspace.mailbox;
    expect(mail).toMatchObject({
      to: emailOf(0),
      name: '4B Aardrijkskunde',
      subject: { nl: 'Teruggegeven: Toets H3', en: 'Returned: Toets H3' }[language],
    });
    expect(mail?.body).toContain({ nl: 'Je cijfer: 8,5 van 100', en: 'Your grade: 8.5 out of 100' }[language]);
    panel.click(lesson.says.toList);
    expect(panel.text()).toContain(`Amber de Vries ✓ ${grade('8,5')} / 100`);
  });

  test('S69 S70 S71 several at once, with a grade and without; nobody else', () => {
    const lesson = openLesson({ language, students: 5 });
    const { panel, grades } = lesson;
    grades.paste(cell(0), [['8'], [w.turnedIn], ['7'], [''], [w.turnedIn]]);
    openTicks(lesson);
    expect([...panel.values('students')].sort()).toEqual([0, 1, 2, 4].map((i) => idOf(lesson, i)).sort());
    tick(lesson, 0, 1, 2);
    panel.click(lesson.says.returnTicked);
    expect(panel.text()).toContain('Amber de Vries 8 / 100');
    expect(panel.text()).toContain(
      { nl: 'Bilal Haddad zonder cijfer → Klaar ✓', en: 'Bilal Haddad without grade → Done ✓' }[language],
    );
    panel.click({ nl: '3 teruggeven', en: 'Return 3' }[language]);
    expect(lastCalls(lesson).read.length).toBeLessThanOrEqual(6);
    expect(lastCalls(lesson).write.length).toBeLessThanOrEqual(6);
    expect(lastCalls(lesson).mail).toHaveLength(3);
    expect([0, 1, 2, 3, 4].map((i) => shown(lesson, i))).toEqual([
      grade('8,0 ✓'),
      `✓ ${w.done}`,
      grade('7,0 ✓'),
      '',
      w.turnedIn,
    ]);
    expect(
      subjects(lesson)
        .map((line) => line.split(':')[0])
        .sort(),
    ).toEqual([0, 1, 2].map(emailOf));
  });

  test('S83 S84 finished work without a grade is Done and counts as Returned', () => {
    const lesson = openLesson({ language });
    const { panel, grades, workspace } = lesson;
    grades.type(cell(1), w.turnedIn);
    openTicks(lesson);
    confirm(lesson);
    expect(grades.shown(cell(1))).toMatchObject({ text: `✓ ${w.done}`, color: '#000000' });
    expect(workspace.mailbox[0]?.body).not.toMatch(/Je cijfer|Your grade|\d+ (van|out of)/);
    openList(lesson);
    expect(panel.text()).toMatch(/\[(Teruggegeven|Returned) 1\]/);
    expect(panel.text()).toContain(`Bilal Haddad ✓ ${w.done}`);
  });

  test('S72 with nobody ticked the button does nothing', () => {
    const lesson = openTicks(openLesson({ language }));
    const { panel, says, workspace } = lesson;
    const runs = workspace.core.executions.length;
    expect(panel.values('students')).toEqual([]);
    panel.click(says.returnTicked);
    expect(panel.missing).toEqual(['students']);
    expect(workspace.core.executions).toHaveLength(runs);
  });

  test('S72 with several pages too: nobody ticked is said, and nothing happens', () => {
    const lesson = openTicks(openLesson({ language, students: 40 }));
    const { panel, says, grades, workspace } = lesson;
    grades.type(cell(39), '7');
    openTicks(lesson);
    for (const id of panel.values('students')) panel.tick('students', id, false);
    panel.click(says.returnTicked);
    expect(panel.text()).toContain(
      { nl: '! Vink minstens één leerling aan.', en: '! Tick at least one student.' }[language],
    );
    expect(trail(lesson)).toBe('home > work');
    expect(lastCalls(lesson).write).toEqual([]);
    expect(workspace.mailbox).toEqual([]);
  });

  test('S72 a list with nobody in it says so, and there is nothing to click', () => {
    const lesson = openTicks(openLesson({ language }));
    const { panel } = lesson;
    panel.click({ nl: 'Ingeleverd 0', en: 'Turned in 0' }[language]);
    expect(panel.text()).toContain(
      { nl: 'In deze lijst is er niemand om aan terug te geven.', en: 'Nobody to return to in this list.' }[language],
    );
    expect(panel.card.footer?.primary?.disabled).toBe(true);
  });

  test('S73 cancelling changes nothing and sends nothing', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades, workspace, file } = lesson;
    grades.paste(cell(0), [['8'], ['7']]);
    openTicks(lesson);
    const rows = () => Array.from({ length: 8 }, (_, i) => file.sheet(TABS[language].history).shown(`D${i + 3}`).text);
    const before = rows();
    panel.click(says.returnTicked);
    panel.click(says.cancel);
    expect(rows()).toEqual(before);
    expect(workspace.mailbox).toEqual([]);
    expect([0, 1].map((i) => shown(lesson, i))).toEqual([grade('8,0 ◐'), grade('7,0 ◐')]);
    expect(trail(lesson)).toBe('home > work');
  });

  test('S78 S79 who handed in nothing is skipped unless the teacher sends it back; before the due date that is Assigned', () => {
    const lesson = openLesson({ language, due: '2026-11-20' });
    const { panel, says, grades } = lesson;
    grades.type(cell(0), '8');
    openTicks(lesson);
    tick(lesson, 0, 1);
    panel.click(lesson.says.returnTicked);
    expect(panel.text()).toContain(
      { nl: '1 leerling heeft niets ingeleverd\nBilal Haddad', en: '1 student turned in nothing\nBilal Haddad' }[
        language
      ],
    );
    expect(panel.text()).toContain({ nl: '[x] Overslaan', en: '[x] Skip' }[language]);
    panel.click({ nl: '1 teruggeven', en: 'Return 1' }[language]);
    expect(subjects(lesson)).toHaveLength(1);
    expect(shown(lesson, 1)).toBe('');
    openTicks(lesson);
    tick(lesson, 0, 1);
    panel.click(lesson.says.returnTicked);
    expect(panel.text()).toContain(
      { nl: '1 leerling heeft dit cijfer al terug', en: '1 student already has this grade back' }[language],
    );
    panel.choose('unfinished', w.sendBack);
    panel.click(says.return);
    expect(subjects(lesson)).toHaveLength(2);
    expect(lesson.workspace.mailbox[1]).toMatchObject({
      to: emailOf(1),
      subject: { nl: 'Teruggestuurd: Toets H3', en: 'Sent back: Toets H3' }[language],
    });
    openList(lesson);
    expect(panel.text()).toContain(
      { nl: 'Bilal Haddad ○ Toegewezen · teruggestuurd', en: 'Bilal Haddad ○ Assigned · sent back' }[language],
    );
  });

  test('S80 S81 S82 unfinished work goes back without a grade: the draft goes, and it is Missing after the due date', () => {
    const lesson = openLesson({ language, due: '2026-11-17' });
    const { panel, says, grades, workspace } = lesson;
    grades.paste(cell(0), [[w.turnedIn], [w.turnedIn]]);
    openList(lesson);
    grades.paste(cell(0), [['4'], ['5']]);
    openTicks(lesson);
    tick(lesson, 0);
    panel.click(says.returnTicked);
    panel.tick('unfinishedStudents', 'Amber de Vries');
    panel.click({ nl: '1 teruggeven', en: 'Return 1' }[language]);
    expect(shown(lesson, 0)).toBe('');
    expect(workspace.mailbox[0]?.body).not.toMatch(/\b4\b/);
    openList(lesson);
    panel.click('Bilal Haddad');
    panel.click(says.return);
    panel.tick('unfinishedStudents', 'Bilal Haddad');
    panel.click(says.returnOne);
    expect(panel.values('grade')).toEqual([]);
    expect(panel.text()).toMatch(/○ (Toegewezen|Assigned)/);
    panel.click(says.history);
    expect(panel.text()).toMatch(/5 → –/);
    workspace.core.clock.set(new Date('2026-11-18T09:00+01:00'));
    openList(lesson);
    expect([0, 1].map((i) => shown(lesson, i))).toEqual([w.missing, w.missing]);
    expect(grades.shown(cell(0)).color).toBe('#b3261e');
    expect(panel.text()).toContain(`Amber de Vries ! ${w.missing}`);
  });

  test('S74 S75 S85 in the grading tool: a comment travels along, a grade is not needed', () => {
    const lesson = openLesson({ language });
    const { panel, says, workspace } = lesson;
    openList(lesson);
    panel.click('Amber de Vries');
    panel.click(says.turnedIn);
    panel.type('comment', 'Mooi werk.\nKijk nog eens naar vraag 3.');
    panel.click(says.return);
    panel.click(says.returnOne);
    expect(workspace.mailbox).toHaveLength(1);
    expect(workspace.mailbox[0]?.body).toContain(
      {
        nl: 'Reactie van je docent:\nMooi werk.\nKijk nog eens naar vraag 3.',
        en: 'Comment from your teacher:\nMooi werk.\nKijk nog eens naar vraag 3.',
      }[language],
    );
    expect(panel.text()).toContain(`✓ ${w.done}`);
  });

  test('S76 from the grading tool to several that are turned in', () => {
    const lesson = openLesson({ language, students: 5 });
    const { panel, says, grades } = lesson;
    grades.paste(cell(0), [[w.turnedIn], [''], [w.turnedIn]]);
    openList(lesson);
    panel.click('Amber de Vries');
    panel.click(says.returnSeveral);
    expect(panel.text()).toContain('[x] Chris Bos');
    expect(panel.text()).not.toContain('Bilal Haddad');
    confirm(lesson);
    expect(subjects(lesson)).toHaveLength(2);
  });

  test('S59 S61 S62 S63 a grade changed after the return is a draft until it is returned again', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades, workspace } = lesson;
    grades.type(cell(0), '6');
    openTicks(lesson);
    confirm(lesson);
    grades.type(cell(0), '7');
    expect(grades.shown(cell(0))).toMatchObject({ text: grade('7,0 ◐'), color: '#008000' });
    openList(lesson);
    expect(panel.text()).toContain(
      { nl: 'Amber de Vries ◐ concept 7 · was ✓ 6 / 100', en: 'Amber de Vries ◐ draft 7 · was ✓ 6 / 100' }[language],
    );
    panel.click('Amber de Vries');
    expect(panel.text()).toContain(
      {
        nl: 'Teruggegeven: 6 / 100. De leerling ziet het teruggegeven cijfer tot je opnieuw teruggeeft.',
        en: 'Returned: 6 / 100. The student sees the returned grade until you return again.',
      }[language],
    );
    expect(workspace.mailbox).toHaveLength(1);
    openTicks(lesson);
    panel.click(says.returnTicked);
    expect(panel.text()).toContain(
      { nl: '7 / 100 · vervangt het teruggegeven cijfer', en: '7 / 100 · replaces the returned grade' }[language],
    );
    panel.click(says.returnOne);
    expect(workspace.mailbox[1]).toMatchObject({
      subject: { nl: 'Nieuw cijfer: Toets H3', en: 'New grade: Toets H3' }[language],
    });
    expect(workspace.mailbox[1]?.body).toContain(
      { nl: 'Je cijfer: 7 van 100', en: 'Your grade: 7 out of 100' }[language],
    );
    expect(workspace.mailbox[1]?.body).toMatch(/6 (van|out of) 100/);
    expect(grades.shown(cell(0))).toMatchObject({ text: grade('7,0 ✓'), color: '#000000' });
  });

  test('S64 S65 handed in again after the return: Turned in, counted, and the old grade stays until the next return', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades, workspace } = lesson;
    grades.type(cell(0), w.turnedIn);
    openList(lesson);
    grades.type(cell(0), '6');
    openTicks(lesson);
    confirm(lesson);
    openList(lesson);
    panel.click('Amber de Vries');
    panel.click(says.turnedIn);
    panel.back();
    openList(lesson);
    expect(panel.text()).toContain({ nl: '[Ingeleverd 1]', en: '[Turned in 1]' }[language]);
    expect(panel.text()).toContain(
      { nl: 'nieuwe poging · 2× ingeleverd', en: 'new attempt · turned in 2 times' }[language],
    );
    expect(panel.text()).toContain('was ✓ 6 / 100');
    expect(grades.shown(cell(0)).color).toBe('#008000');
    panel.click('Amber de Vries');
    panel.type('grade', '8');
    panel.click(says.return);
    panel.click(says.returnOne);
    expect(workspace.mailbox.map(({ body }) => /: (\d) (van|out of)/.exec(body)?.[1])).toEqual(['6', '8']);
    panel.click(says.history);
    const steps = panel
      .text()
      .match(
        /(\d( \/ 100)?|–) → [^·\n]*?(?= (getypt|teruggegeven|ingeleverd|met de hand|typed|returned|turned|marked))/g,
      );
    expect(steps).toEqual(['6 / 100 → 8 / 100', '6 → 8', '1 → 2', '– → 6 / 100', '– → 6', '0 → 1']);
  });

  test('something changed between the confirmation and the click: shown again, nothing sent', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades, workspace } = lesson;
    grades.type(cell(0), '6');
    openTicks(lesson);
    panel.click(says.returnTicked);
    grades.type(cell(0), '9');
    panel.click(says.returnOne);
    expect(panel.text()).toContain(
      {
        nl: 'Amber de Vries jij zag 6, nu 9 · in het blad getypt',
        en: 'Amber de Vries you saw 6, now 9 · typed in the sheet',
      }[language],
    );
    expect(panel.text()).toContain('Amber de Vries 9 / 100');
    expect(workspace.mailbox).toEqual([]);
    panel.click(says.returnOne);
    expect(workspace.mailbox[0]?.body).toMatch(/: 9 (van|out of) 100/);
  });

  test('pressing Return twice mails nobody twice', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades, workspace } = lesson;
    grades.type(cell(0), '6');
    openList(lesson);
    panel.click('Amber de Vries');
    panel.click(says.return);
    const button = panel.card.footer?.primary;
    if (!button?.onClick) throw new Error('no button to press');
    panel.press(button.onClick);
    panel.press(button.onClick);
    expect(workspace.mailbox).toHaveLength(1);
    expect(panel.text()).toContain({ nl: 'heeft dit cijfer al terug', en: 'already has this grade back' }[language]);
  });

  test('S48 S87 everything ready, on all pages, in a later session', () => {
    const lesson = openLesson({ language, students: 70 });
    const { panel, grades, workspace } = lesson;
    grades.paste(
      cell(0),
      Array.from({ length: 70 }, (_, i) => [i % 2 === 0 ? '7' : '']),
    );
    panel.open();
    workspace.core.clock.set(new Date('2026-11-17T20:00+01:00'));
    openTicks(lesson);
    expect(panel.text()).toContain(
      { nl: 'Alle 35 die klaarstaan, ook op de andere pagina’s', en: 'All 35 that are ready, on the other pages too' }[
        language
      ],
    );
    panel.tick('everyone', 'ready');
    panel.click(lesson.says.returnTicked);
    panel.click({ nl: '35 teruggeven', en: 'Return 35' }[language]);
    expect(new Set(workspace.mailbox.map(({ to }) => to)).size).toBe(35);
    openList(lesson);
    expect(panel.text()).toMatch(/\[(Beoordeeld|Graded) 35\]/);
  });

  test('S3 S35 an assignment without a grade', () => {
    const lesson = openLesson({ language, points: null });
    const { panel, grades, workspace } = lesson;
    grades.type(cell(0), w.turnedIn);
    openTicks(lesson);
    confirm(lesson);
    expect(shown(lesson, 0)).toBe(`✓ ${w.done}`);
    expect(workspace.mailbox[0]?.body).not.toMatch(/cijfer:|grade:/);
    panel.click(lesson.says.toList);
    expect(panel.text()).toContain(`Amber de Vries ✓ ${w.done}`);
  });

  test('S1 a message holds the own grade and nothing of a draft or of anybody else', () => {
    const lesson = openLesson({ language, students: 5 });
    const { grades, workspace } = lesson;
    grades.paste(cell(0), [['61'], ['72'], ['83'], ['94'], ['55']]);
    openTicks(lesson);
    tick(lesson, 0, 2, 4);
    confirm(lesson);
    for (const mail of workspace.mailbox) {
      const own = [0, 1, 2, 3, 4].find((i) => emailOf(i) === mail.to) ?? -1;
      const text = `${mail.subject} ${mail.body} ${mail.htmlBody ?? ''}`;
      const others = [0, 1, 2, 3, 4].filter((i) => i !== own);
      expect(text).toContain(['61', '72', '83', '94', '55'][own]);
      for (const i of others) {
        expect(text).not.toContain(studentName(i));
        expect(text).not.toContain(studentName(i).split(' ')[0]);
        expect(text).not.toContain(['61', '72', '83', '94', '55'][i]);
        expect(text).not.toContain(emailOf(i));
      }
      expect(mail.cc ?? mail.bcc).toBeUndefined();
    }
    expect(workspace.mailbox).toHaveLength(3);
  });

  test('S1 S63 the message about a grade says nothing of the draft typed after it', () => {
    const lesson = openLesson({ language });
    const { panel, says, workspace, grades } = lesson;
    workspace.mailQuota = 0;
    grades.type(cell(0), '61');
    openList(lesson);
    panel.click('Amber de Vries');
    panel.type('comment', 'Eerste reactie');
    panel.click(says.return);
    panel.click(says.returnOne);
    panel.type('grade', '95');
    panel.type('comment', 'Voor de volgende keer');
    workspace.mailQuota = 100;
    panel.open();
    panel.click(/^1 (bericht nog niet verstuurd|message not sent yet)$/);
    panel.click(says.sendRest);
    expect(workspace.mailbox).toHaveLength(1);
    expect(workspace.mailbox[0]?.body).toContain('61');
    expect(workspace.mailbox[0]?.body).toContain('Eerste reactie');
    expect(workspace.mailbox[0]?.body).not.toMatch(/95|volgende keer/);
  });
});

describe.each(['nl', 'en'] as const)('returning a quiz (%s)', (language) => {
  test('S30 S31 imported grades go back from the same list, and the card says where the score in Forms is', () => {
    const quiz = openQuizClass({ language });
    const { panel, t, form, workspace } = quiz;
    answerQuiz(form, 0, 6);
    answerQuiz(form, 1, 10);
    importGrades(quiz);
    panel.click(t.importing.return);
    expect(panel.text()).toContain('[x] Bilal Haddad · 100 [x] Amber de Vries · 60');
    panel.click(t.work.returnTicked);
    const inForms = {
      nl: 'De score in Google Formulieren geef je vrij in Formulieren zelf.',
      en: 'The score in Google Forms is released in Forms itself.',
    }[language];
    expect(panel.text()).toContain(inForms);
    panel.click(t.returning.return(2));
    expect(panel.text()).toContain(inForms);
    expect(workspace.mailbox.map(({ to, body }) => [to, /: (\d+) (?:van|out of) 100/.exec(body)?.[1]]).sort()).toEqual([
      [emailOf(0), '60'],
      [emailOf(1), '100'],
    ]);
    expect(workspace.mailbox.every(({ body, from }) => body.includes(from))).toBe(true);
  });
});
