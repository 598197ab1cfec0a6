/**
 * The three places where a teacher grades (the list, the grading tool, the sheet itself), the way to each, and the help
 * that is offered there. What is done in one place is the same in the other two.
 */
import { HELP } from '../../src/cards/links';
import { textOf } from '../../src/text/language';
import { Workspace } from '../host/workspace';
import { emailOf, lastCalls, openClass, openEmpty, rosterText, studentName, TABS, type Classroom } from './classroom';
import { cell, gradeField, makeAssignment, openLesson, openList, SAYS, shown, trail, type Lesson } from './lesson';
import { answerQuiz, importGrades, openQuizClass, openWork, submissionOf, type QuizClass } from './quizzes';

const BOTH = ['nl', 'en'] as const;

/** What stands between two corners of the sheet, as it is shown. */
function grid({ grades }: Pick<Lesson, 'grades'>, columns: string, first: number, last: number): string[][] {
  return Array.from({ length: last - first + 1 }, (_, i) =>
    columns.split('').map((column) => grades.shown(`${column}${first + i}`).text),
  );
}

/** A teacher who counts the clicks. */
function counting({ panel }: Pick<Classroom, 'panel'>): {
  click: (what: string | RegExp) => void;
  clicks: () => number;
} {
  let clicks = 0;
  return {
    click: (what) => {
      panel.click(what);
      clicks += 1;
    },
    clicks: () => clicks,
  };
}

/** The buttons that lead to the pages of a list. */
function pageButtons({ panel }: Pick<Classroom, 'panel'>): string[] {
  return [...panel.text().matchAll(/\[((?:▸ )?[^\][ ]+–[^\][ ]+)\]/g)].map(([, label = '']) => label);
}

describe.each(BOTH)('the grading tool (%s)', (language) => {
  /** Amber answered the quiz and has her score as a draft; somebody wrote to her in the form. */
  function openTool(): QuizClass & { readonly response: string } {
    const quiz = openQuizClass({ language });
    const { id } = answerQuiz(quiz.form, 0, 8);
    quiz.form.mark(id, 'Langste rivier?', 0, 'Kijk nog eens op de kaart');
    importGrades(quiz);
    openWork(quiz);
    quiz.panel.click('Amber de Vries');
    return { ...quiz, response: id };
  }

  test('S5 S12 one click on a name opens the submission: answers, grade, comment and Return', () => {
    const { panel, t } = openTool();
    expect(panel.card.header?.title).toBe('Amber de Vries');
    const said = panel.text();
    expect(said).toContain(`1 · ${t.student.right} · 4 / 4 Lima Hoofdstad van Peru?`);
    expect(said).toContain(`2 · ${t.student.right} · 4 / 4 Everest Hoogste berg?`);
    expect(said).toContain(`3 · ${t.student.wrong} · 0 / 2 Rijn Langste rivier? · Kijk nog eens op de kaart`);
    expect(said).toContain(`${t.student.grade}: 80`);
    expect(said).toContain(`${t.student.comment}: (${t.student.commentHint})`);
    expect(panel.card.footer?.primary?.text).toBe(t.student.return);
  });

  test('S11 what the student handed in opens in the quiz itself, at this response, where only its editors come', () => {
    const { panel, t, form, response } = openTool();
    panel.click(t.student.openResponse);
    expect(panel.opened).toEqual([`${form.editUrl}#response=${response}`]);
    panel.back();
    panel.click('Bilal Haddad');
    expect(panel.text()).toContain(t.student.answersWhyNot.noResponse);
    expect(panel.text()).not.toContain(t.student.openResponse);
  });

  test('S12 a cell that cannot be read leads there too', () => {
    const lesson = openLesson({ language });
    const { panel, grades } = lesson;
    grades.type(cell(1), 'abs?');
    panel.open();
    panel.click(/^1 (cel|cell) /);
    panel.click('“abs?”');
    expect(trail(lesson)).toBe('home > unreadable > student');
    expect(panel.card.header?.title).toBe('Bilal Haddad');
    expect(panel.values('grade')).toEqual(['abs?']);
  });

  test('S13 a field called Grade, and typing in it is enough', () => {
    const lesson = openLesson({ language });
    const { panel } = lesson;
    openList(lesson);
    panel.click('Bilal Haddad');
    expect(panel.text()).toMatch({ nl: /^Cijfer: /m, en: /^Grade: /m }[language]);
    panel.type('grade', '7');
    expect(lastCalls(lesson).read.length).toBeLessThanOrEqual(5);
    expect(lastCalls(lesson).write.length).toBeLessThanOrEqual(4);
    expect(shown(lesson, 1)).toMatch(/^7[,.]0 ◐$/);
  });

  test('S2 a grade only, a comment only, or both is kept, and goes back so', () => {
    const lesson = openLesson({ language });
    const { panel, grades, says, workspace } = lesson;
    const t = textOf(language);
    grades.paste(cell(0), [[t.words.turnedIn], [t.words.turnedIn], [t.words.turnedIn]]);
    const give = (name: string, { grade, comment }: { grade?: string; comment?: string }) => {
      openList(lesson);
      panel.click(name);
      if (grade !== undefined) panel.type('grade', grade);
      if (comment !== undefined) panel.type('comment', comment);
      panel.click(says.return);
      panel.click(says.returnOne);
    };
    give('Amber de Vries', { grade: '8' });
    give('Bilal Haddad', { comment: 'Goed bezig' });
    give('Chris Bos', { grade: '6', comment: 'Kijk naar vraag 2' });
    const holds = workspace.mailbox.map(({ body }) => [
      /: (\d) (?:van|out of) 100/.exec(body)?.[1],
      new RegExp(`${t.mail.comment}\n(.*)`).exec(body)?.[1],
    ]);
    expect(holds).toEqual([
      ['8', undefined],
      [undefined, 'Goed bezig'],
      ['6', 'Kijk naar vraag 2'],
    ]);
    expect([0, 1, 2].map((i) => shown(lesson, i).replace(',', '.'))).toEqual(['8.0 ✓', t.words.done, '6.0 ✓']);
  });

  test('S77 the grade and the comment given there are in the gradebook at once, for a colleague as well', () => {
    const { panel, file, workspace, grades } = openTool();
    panel.type('grade', '90');
    panel.type('comment', 'Netjes gedaan');
    expect(grades.shown('F6').text).toMatch(/^90[,.]0 ◐$/);
    expect(submissionOf({ file, language }, 'Amber de Vries')).toMatchObject({
      draft: 90,
      comment: 'Netjes gedaan\n— docent@school.example',
    });
    const colleague = workspace.open(file, { email: 'collega@school.example', locale: language });
    colleague.panel.open();
    openWork(colleague);
    const { status } = textOf(language);
    expect(colleague.panel.text()).toContain(`Amber de Vries ${status.draft('90')} · ${status.comment}`);
    colleague.panel.click('Amber de Vries');
    expect([colleague.panel.values('grade'), colleague.panel.values('comment')]).toEqual([['90'], ['Netjes gedaan']]);
  });
});

describe.each(BOTH)('the sheet (%s)', (language) => {
  test('S6 is the whole class: a row for each student, a column for each assignment, whatever surface a grade came from', () => {
    const lesson = openLesson({ language, title: 'Toets H3' });
    makeAssignment(lesson, { title: 'Werkstuk', due: '2026-11-20', points: 10 });
    const { panel, grades, says } = lesson;
    grades.type('F6', '60');
    openList(lesson);
    panel.click(says.enter);
    panel.type(gradeField(lesson, 1), '80');
    openList({ ...lesson, title: 'Werkstuk' });
    panel.click('Chris Bos');
    panel.type('grade', '9');
    panel.click(says.return);
    panel.click(says.returnOne);
    const sign = (text: string) => (language === 'nl' ? text : text.replace(',', '.'));
    expect(grid(lesson, 'BCFG', 6, 8)).toEqual([
      ['de Vries', 'Amber', sign('60,0 ◐'), ''],
      ['Haddad', 'Bilal', sign('80,0 ◐'), ''],
      ['Bos', 'Chris', '', sign('9,0 ✓')],
    ]);
    expect(grid(lesson, 'FG', 2, 5)).toEqual([
      ['Toets H3', 'Werkstuk'],
      ['', expect.stringMatching(/20/)],
      ['100', '10'],
      [sign('70,0'), sign('9,0')],
    ]);
  });

  test('S60 an existing grade is changed by going to it and typing the new one, in every place', () => {
    const lesson = openLesson({ language });
    const { panel, grades, says, workspace } = lesson;
    grades.paste(cell(0), [['6'], ['6'], ['6']]);
    openList(lesson);
    panel.click(says.toReturn);
    panel.click(says.returnTicked);
    panel.click(/^(3 teruggeven|Return 3)$/);
    openList(lesson);
    panel.click(says.enter);
    expect(panel.values(gradeField(lesson, 0))).toEqual(['6']);
    panel.type(gradeField(lesson, 0), '7');
    expect(lastCalls(lesson).write.length).toBeLessThanOrEqual(4);
    openList(lesson);
    panel.click('Bilal Haddad');
    expect(panel.values('grade')).toEqual(['6']);
    panel.type('grade', '8');
    grades.type(cell(2), '9');
    openList(lesson);
    expect([0, 1, 2].map((i) => shown(lesson, i).replace(',', '.'))).toEqual(['7.0 ◐', '8.0 ◐', '9.0 ◐']);
    const { status } = textOf(language);
    for (const [name, grade] of [
      ['Amber de Vries', '7'],
      ['Bilal Haddad', '8'],
      ['Chris Bos', '9'],
    ] as const) {
      expect(panel.text()).toContain(`${name} ${status.draft(grade)} · ${status.returnedBefore('6', '100')}`);
    }
    expect(workspace.mailbox).toHaveLength(3);
  });
});

describe('from the class to the work of a student', () => {
  test('S9 at most three clicks to anybody, in a class of five pages', () => {
    const lesson = openLesson({ students: 150 });
    const { panel } = lesson;
    for (const wanted of [0, 149]) {
      const name = studentName(wanted);
      const page = pageWith(lesson, name);
      panel.open();
      const teacher = counting(lesson);
      teacher.click('Toets H3');
      expect(panel.card.name).toBe('work');
      if (!panel.text().includes(name)) teacher.click(page);
      teacher.click(name);
      expect(panel.card.header?.title).toBe(name);
      expect(teacher.clicks()).toBeLessThanOrEqual(3);
    }
  });

  /** The button of the page on which a student stands. */
  function pageWith(lesson: Lesson, name: string): string {
    const { panel } = lesson;
    openList(lesson);
    const holds = (label: string): boolean => {
      openList(lesson);
      if (!label.startsWith('▸')) panel.click(label);
      return panel.text().includes(name);
    };
    const page = pageButtons(lesson).find(holds);
    if (page === undefined) throw new Error(`${name} is on no page`);
    return page;
  }

  test('S9 two clicks to the list of an assignment of long ago', () => {
    const { panel } = openClass({ students: 1 });
    for (let i = 1; i <= 61; i++) makeAssignment({ panel, says: SAYS.nl }, { title: `Taak ${i}` });
    panel.open();
    const teacher = counting({ panel });
    expect(panel.text()).not.toContain('Taak 61');
    teacher.click('Eerdere opdrachten');
    teacher.click('Taak 61');
    expect(panel.card.name).toBe('work');
    expect(teacher.clicks()).toBe(2);
  });
});

describe.each(BOTH)('from the class card (%s)', (language) => {
  const t = textOf(language);

  test('S97 grading is one click away, and returning too', () => {
    const lesson = openLesson({ language });
    const { panel, grades, workspace } = lesson;
    grades.paste(cell(0), [[t.words.turnedIn], ['8']]);
    panel.open();
    panel.click(t.home.toGrade(1));
    expect(panel.text()).toContain(t.work.gradeTitle('100'));
    panel.type(gradeField(lesson, 0), '7');
    panel.open();
    panel.click(t.home.drafts(2));
    panel.click(t.work.returnTicked);
    panel.click(t.returning.return(2));
    expect(workspace.mailbox).toHaveLength(2);
    panel.open();
    expect(panel.text()).toContain(t.home.nothingToDo);
  });

  test('S97 a class that is done still leads to both, through its assignments', () => {
    const lesson = openLesson({ language });
    openList(lesson);
    expect(lesson.panel.card.footer).toMatchObject({
      primary: { text: t.work.enter },
      secondary: { text: t.work.return },
    });
  });
});

test('S97 what went wrong comes before what is only still to do, also when much is to be done', () => {
  const lesson = openLesson({ title: 'Taak 1', students: 2 });
  const { panel, grades, workspace } = lesson;
  const t = textOf('nl');
  for (let i = 2; i <= 14; i++) makeAssignment(lesson, { title: `Taak ${i}`, due: '2026-11-30' });
  const columns = Array.from('FGHIJKLMNOPQRS');
  grades.paste('F6', [columns.map(() => '80')]);
  workspace.mailQuota = 0;
  for (let i = 0; i < 3; i++) panel.open();
  openList(lesson);
  panel.click(t.work.return);
  panel.click(t.work.returnTicked);
  panel.click(t.returning.return(1));
  grades.type('G7', 'abs?');
  grades.type('H3', 'ooit');
  for (let i = 0; i < 3; i++) panel.open();
  const [list] = panel.card.sections;
  const lines = list?.widgets.flatMap((one) => (one.type === 'DecoratedText' ? [one.text] : [])) ?? [];
  expect(lines.slice(0, 4)).toEqual([
    t.home.mailWaiting(1),
    t.home.unreadable(1),
    `! ${t.home.headerRefused(1)}`,
    t.home.drafts(1),
  ]);
  expect(lines).toHaveLength(16);
  panel.click(t.home.mailWaiting(1));
  expect(trail(lesson)).toBe('home > returned');
});

describe.each(BOTH)('help (%s)', (language) => {
  const t = textOf(language);

  test('S98 a link where the document links to another article: the page Grades, quizzes, feedback', () => {
    const quiz = openQuizClass({ language });
    const { panel, grades } = quiz;
    const follow = (label: string): string | undefined => {
      panel.click(label);
      return panel.opened.at(-1);
    };
    panel.open();
    panel.click(t.home.help);
    expect(follow(t.helpCard.linkGradesPage)).toBe(HELP.gradesPage);
    expect(follow(t.helpCard.linkGrades)).toBe(HELP.grades);
    openWork(quiz);
    expect(follow(t.work.importHelp)).toBe(HELP.quiz);
    panel.click('Amber de Vries');
    expect(follow(t.student.feedbackHelp)).toBe(HELP.feedback);
    grades.type('F6', '8');
    openWork(quiz);
    panel.click(t.work.return);
    panel.click(t.work.returnTicked);
    panel.click(t.returning.return(1));
    expect(follow(t.moreHelp)).toBe(HELP.grades);
    panel.universal('Help');
    expect(follow(t.helpCard.linkQuiz)).toBe(HELP.quiz);
  });

  test('S99 a link to say what one thinks, only where the school has put an address', () => {
    const classroom = openClass({ language });
    const { panel, file } = classroom;
    const settings = file.sheet(TABS[language].settings);
    const row = Array.from({ length: 40 }, (_, i) => i + 1).find((n) => settings.value(`A${n}`) === 'feedback') ?? 0;
    const offered = (): boolean => {
      panel.open();
      panel.click(t.home.help);
      return panel.text().includes(t.helpCard.say);
    };
    expect(offered()).toBe(false);
    settings.type(`B${row}`, 'http://example.org/klacht');
    expect(offered()).toBe(false);
    settings.type(`B${row}`, 'https://docs.google.com/forms/d/e/1FAIpQL/viewform');
    expect(offered()).toBe(true);
    panel.click(t.helpCard.say);
    expect(panel.opened).toEqual(['https://docs.google.com/forms/d/e/1FAIpQL/viewform']);
    expect(lastCalls(classroom).write).toEqual([]);
  });
});

describe.each([
  ['a school account', 'jij@jeschool.edu', 1500],
  ['a personal account', 'jij@gmail.com', 100],
])('%s', (_kind, email, mailQuota) => {
  test('S7 makes a gradebook, grades and returns, with no sign-in and nothing an administrator must do', () => {
    const workspace = new Workspace();
    workspace.mailQuota = mailQuota;
    const file = workspace.addSpreadsheet({ name: '4B', locale: 'nl_NL', owner: email });
    const { panel } = workspace.open(file, { email, locale: 'nl' });
    const { t, says } = { t: textOf('nl'), says: SAYS.nl };
    panel.open();
    expect(panel.text()).toContain(t.setUp.newFile);
    panel.click(t.setUp.make);
    panel.click(t.home.addStudents);
    panel.fill('roster', rosterText(2));
    panel.click(t.roster.check);
    panel.click(/toevoegen/);
    makeAssignment({ panel: reopened(panel), says }, { title: 'Toets' });
    file.sheet('Cijfers').type('F6', '8');
    panel.open();
    panel.click(t.home.drafts(1));
    panel.click(t.work.returnTicked);
    expect(panel.text()).toContain(t.returning.mailCount(1, mailQuota));
    panel.click(t.returning.return(1));
    expect(workspace.mailbox.map(({ to, from }) => [to, from])).toEqual([[emailOf(0), email]]);
    expect(file.sheet('Geschiedenis').shown('C3').text).toBe(email);
    expect(panel.opened).toEqual([]);
    expect(workspace.logs).toEqual([]);
  });
});

function reopened(panel: Classroom['panel']): Classroom['panel'] {
  panel.open();
  return panel;
}

test('S7 another person signed in at the same file sees it at once, in their own language', () => {
  const lesson = openLesson({ language: 'nl' });
  const { panel } = lesson.workspace.open(lesson.file, { email: 'collega@gmail.com', locale: 'en' });
  panel.open();
  expect(panel.card.name).toBe('home');
  expect(panel.text()).toContain('3 students · 1 assignment');
});

describe('the words', () => {
  /** Everything a teacher reads on the way from an empty file to work that is returned, sent back and handed in again. */
  function walk(language: 'nl' | 'en'): string {
    const said: string[] = [];
    const classroom = openEmpty({ language });
    const { panel, file } = classroom;
    const t = textOf(language);
    const read = () => void said.push(panel.text(), panel.notice ?? '');
    const click = (what: string | RegExp, row?: string | RegExp) => {
      panel.click(what, row);
      read();
    };
    read();
    click(t.setUp.make);
    click(t.home.addStudents);
    panel.fill('roster', rosterText(5));
    click(t.roster.check);
    click(t.roster.add(5));
    panel.open();
    const form = classroom.workspace.addForm({ title: 'Toets H3', owner: 'docent@school.example', isQuiz: true });
    form.addChoice('?', ['A', 'B'], { points: 4, key: ['A'] });
    click(t.home.newAssignment);
    panel.fill('title', 'Toets H3');
    panel.fill('formUrl', form.editUrl);
    panel.pickDate('dueDate', '2026-11-17');
    click(t.assignment.make);
    form.submit({ email: emailOf(0), answers: { '?': 'A' } });
    click('Toets H3', /·/);
    click(t.work.changePoints);
    panel.back();
    click(t.work.import, t.work.import);
    click(t.importing.take(1));
    file.sheet(t.tabs.grades).paste('F7', [[t.words.turnedIn], ['7'], [t.words.excused]]);
    click(t.importing.return);
    click(t.work.returnTicked);
    click(t.cancel);
    panel.open();
    click('Toets H3', /·/);
    click(t.work.return);
    click(t.work.returnTicked);
    click(t.returning.return(3));
    classroom.workspace.core.clock.set(new Date('2026-11-18T09:00+01:00'));
    click(t.returning.toList);
    click('Amber de Vries');
    click(t.student.history);
    return said.join('\n');
  }

  test('S100 the whole way in Dutch says what the document says, and nothing in English', () => {
    const said = walk('nl');
    for (const term of [
      ...['Toegewezen', 'Ingeleverd', 'Beoordeeld', 'Teruggegeven', 'Ontbrekend', 'Klaar'],
      ...['Cijfers importeren', 'Teruggeven', 'Geschiedenis bekijken', 'Geen cijfer', 'Privéreactie', 'lesgroep'],
    ]) {
      expect(said).toContain(term);
    }
    expect(said).not.toMatch(/\b(grades?|students?|turned|draft|missing|points|return(ed)?|save[ds]?|the|history)\b/i);
  });

  test('S100 and in English the same', () => {
    const said = walk('en');
    for (const term of [
      ...['Assigned', 'Turned in', 'Graded', 'Returned', 'Missing', 'Done'],
      ...['Import grades', 'Return', 'View history', 'No grade', 'Private comment', 'class'],
    ]) {
      expect(said).toContain(term);
    }
    expect(said).not.toMatch(/\b(cijfers?|leerling(en)?|ingeleverd|concept|punten|teruggeven|opslaan|het|een)\b/);
  });
});
