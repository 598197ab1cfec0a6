/** How a grade came about: what, old and new, when, by whom and how. */
import { textOf } from '../../src/text/language';
import { lastCalls } from './classroom';
import { cell, gradeField, openLesson, openList, SAYS, trail, type Lesson } from './lesson';
import { answerQuiz, importGrades, openQuizClass, openWork } from './quizzes';

function openHistory(lesson: Lesson, name = 'Amber de Vries'): Lesson {
  openList(lesson);
  lesson.panel.click(name);
  lesson.panel.click(lesson.says.history);
  return lesson;
}

/** The rows of the card, the newest first: when, what, and how with whom. */
function events({
  panel,
}: Pick<Lesson, 'panel'>): { readonly at: string; readonly what: string; readonly how: string }[] {
  return panel.card.sections.flatMap(({ widgets }) =>
    widgets.flatMap((one) =>
      one.type === 'DecoratedText' ? [{ at: one.topLabel ?? '', what: one.text, how: one.bottomLabel ?? '' }] : [],
    ),
  );
}

describe.each(['nl', 'en'] as const)('history (%s)', (language) => {
  const t = {
    nl: {
      grade: 'Cijfer',
      returned: 'Teruggegeven',
      comment: 'Privéreactie',
      said: 'Reactie teruggegeven',
      times: 'Aantal keer ingeleverd',
      panel: 'getypt in het paneel',
      sheet: 'getypt in het blad',
      back: 'teruggegeven',
      unknown: 'onbekend',
      sentBack: 'teruggestuurd',
      nothing: 'Nog geen geschiedenis',
    },
    en: {
      grade: 'Grade',
      returned: 'Returned',
      comment: 'Private comment',
      said: 'Comment returned',
      times: 'Times turned in',
      panel: 'typed in the panel',
      sheet: 'typed in the sheet',
      back: 'returned',
      unknown: 'unknown',
      sentBack: 'sent back',
      nothing: 'No history yet',
    },
  }[language];
  const day = (text: string) =>
    language === 'nl' ? text : text.replace('ma', 'Mon').replace('di', 'Tue').replace('nov', 'Nov');
  const me = 'docent@school.example';

  test('S55 S56 S58 every step of a grade, the newest first, with when, who and how', () => {
    const lesson = openLesson({ language });
    const { panel, says, grades, workspace } = lesson;
    openList(lesson);
    panel.click('Amber de Vries');
    panel.click(says.turnedIn);
    panel.type('grade', '6');
    workspace.core.clock.set(new Date('2026-11-17T10:30+01:00'));
    panel.type('grade', '7');
    panel.type('comment', 'Prima');
    panel.click(says.return);
    panel.click(says.returnOne);
    grades.type(cell(0), '8');
    panel.back();
    openHistory(lesson);
    expect(trail(lesson)).toBe('home > work > student > history');
    expect(panel.text()).toContain({ nl: '1× ingeleverd', en: 'Turned in 1 time' }[language]);
    expect(events(lesson)).toEqual([
      { at: day('di 17 nov 10:30'), what: `${t.grade}: 7 → 8`, how: `${t.sheet} · ${t.unknown}` },
      { at: day('di 17 nov 10:30'), what: `${t.said}: – → Prima`, how: `${t.back} · ${me}` },
      { at: day('di 17 nov 10:30'), what: `${t.returned}: – → 7 / 100`, how: `${t.back} · ${me}` },
      {
        at: day('di 17 nov 10:30'),
        what: `${t.comment}: – → Prima`,
        how: `${{ nl: 'reactie', en: 'comment' }[language]} · ${me}`,
      },
      { at: day('di 17 nov 10:30'), what: `${t.grade}: 6 → 7`, how: `${t.panel} · ${me}` },
      { at: day('ma 16 nov 09:00'), what: `${t.grade}: – → 6`, how: `${t.panel} · ${me}` },
      {
        at: day('ma 16 nov 09:00'),
        what: `${t.times}: 0 → 1`,
        how: `${{ nl: 'met de hand gemarkeerd', en: 'marked by hand' }[language]} · ${me}`,
      },
    ]);
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test("S55 another teacher is named, and another student's steps are not there", () => {
    const lesson = openLesson({ language });
    const colleague = lesson.workspace.open(lesson.file, { email: 'collega@school.example', locale: language }).panel;
    colleague.open();
    colleague.click('Toets H3', /·/);
    colleague.click(lesson.says.enter);
    colleague.type(gradeField(lesson, 0), '9');
    colleague.type(gradeField(lesson, 1), '4');
    openHistory(lesson);
    expect(events(lesson)).toEqual([
      { at: day('ma 16 nov 09:00'), what: `${t.grade}: – → 9`, how: `${t.panel} · collega@school.example` },
    ]);
  });

  test('S57 where nothing was handed in or graded there is no history to view', () => {
    const lesson = openLesson({ language });
    openList(lesson);
    lesson.panel.click('Amber de Vries');
    expect(lesson.panel.text()).not.toContain(lesson.says.history);
    lesson.panel.click(lesson.says.turnedIn);
    expect(lesson.panel.text()).toContain(lesson.says.history);
  });

  test('S57 a grade alone is enough', () => {
    const lesson = openLesson({ language });
    lesson.grades.type(cell(0), '6');
    openHistory(lesson);
    expect(events(lesson).map(({ what }) => what)).toEqual([`${t.grade}: – → 6`]);
  });

  test('S57 a grade that is gone again is still told of, a comment alone is no history', () => {
    const lesson = openLesson({ language });
    const { panel, grades, says } = lesson;
    grades.type(cell(0), '6');
    openList(lesson);
    grades.type(cell(0), '');
    openHistory(lesson);
    expect(events(lesson).map(({ what }) => what)).toEqual([`${t.grade}: 6 → –`, `${t.grade}: – → 6`]);
    openList(lesson);
    panel.click('Bilal Haddad');
    panel.type('comment', 'Succes morgen');
    openList(lesson);
    panel.click('Bilal Haddad');
    expect(panel.text()).not.toContain(says.history);
  });

  test('S55 S56 every way in which a grade came about has its word', () => {
    const quiz = openQuizClass({ language });
    const { panel, form, grades } = quiz;
    const says = SAYS[language];
    const told = textOf(language);
    answerQuiz(form, 0, 8);
    importGrades(quiz);
    panel.click(told.importing.undo);
    importGrades(quiz);
    openWork(quiz);
    panel.click('Amber de Vries');
    panel.type('grade', '85');
    grades.type('F6', '90');
    openWork(quiz);
    panel.click(says.changePoints);
    panel.fill('points', '120');
    panel.click(says.update);
    panel.click('Amber de Vries');
    panel.click(says.return);
    panel.click(says.returnOne);
    panel.click(says.history);
    const { reason, history } = told;
    expect(panel.text()).toContain(history.handIns(1));
    const from = (how: string) => `${how} · ${me}`;
    expect(events({ panel }).map(({ what, how }) => [what, how])).toEqual([
      [`${t.returned}: – → 90 / 120`, from(reason.return)],
      [`${history.fields.points}: 100 → 120`, from(reason.points)],
      [`${t.grade}: 85 → 90`, `${reason.sheet} · ${t.unknown}`],
      [`${t.grade}: 80 → 85`, from(reason.typed)],
      [`${t.grade}: – → 80`, from(reason.import)],
      [`${t.times}: 0 → 1`, from(reason.import)],
      [`${t.times}: 1 → 0`, from(reason.undo)],
      [`${t.grade}: 80 → –`, from(reason.undo)],
      [`${t.grade}: – → 80`, from(reason.import)],
      [`${t.times}: 0 → 1`, from(reason.import)],
    ]);
  });

  test('S65 S81 sent back, handed in again, graded and returned: every step in order', () => {
    const lesson = openLesson({ language });
    const { panel, says } = lesson;
    openList(lesson);
    panel.click('Amber de Vries');
    panel.click(says.turnedIn);
    panel.type('grade', '3');
    panel.click(says.return);
    panel.tick('unfinishedStudents', 'Amber de Vries');
    panel.click(says.returnOne);
    panel.click(says.turnedIn);
    panel.type('grade', '8');
    panel.click(says.return);
    panel.click(says.returnOne);
    openHistory(lesson);
    expect(panel.text()).toContain({ nl: '2× ingeleverd', en: 'Turned in 2 times' }[language]);
    expect(events(lesson).map(({ what }) => what)).toEqual([
      `${t.returned}: ${t.sentBack} → 8 / 100`,
      `${t.grade}: – → 8`,
      `${t.times}: 1 → 2`,
      `${t.returned}: – → ${t.sentBack}`,
      `${t.grade}: 3 → –`,
      `${t.grade}: – → 3`,
      `${t.times}: 0 → 1`,
    ]);
  });

  test('points changed on the way stand between the grades', () => {
    const lesson = openLesson({ language });
    const { panel, grades, says } = lesson;
    grades.type(cell(0), '6');
    openList(lesson);
    panel.click(/ ✎$/);
    panel.type('points', '10');
    panel.click(says.update);
    openHistory(lesson);
    expect(events(lesson).map(({ what }) => what)).toEqual([
      `${{ nl: 'Punten', en: 'Points' }[language]}: 100 → 10`,
      `${t.grade}: – → 6`,
    ]);
  });

  test('a grade changed very often: the newest ninety, and how many came before', () => {
    const lesson = openLesson({ language });
    const { panel, says } = lesson;
    openList(lesson);
    panel.click(says.enter);
    for (let i = 1; i <= 95; i++) panel.type(gradeField(lesson, 0), String(i));
    openHistory(lesson);
    expect(events(lesson)).toHaveLength(90);
    expect(events(lesson)[0]?.what).toBe(`${t.grade}: 94 → 95`);
    expect(panel.text()).toContain(
      { nl: '5 eerdere wijzigingen: zie het tabblad Geschiedenis', en: '5 earlier changes: see the History tab' }[
        language
      ],
    );
  });
});
