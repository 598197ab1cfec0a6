/** A teacher imports the scores of a quiz: looks at the plan, confirms it, imports again, takes it back. */
import { TABS } from './classroom';
import {
  answerQuiz,
  contents,
  detailOf,
  importGrades,
  mainButton,
  openPlan,
  openQuizClass,
  openWork,
  planLines,
  shownGrades,
  submissionOf,
  type QuizClass,
} from './quizzes';

const GREEN = '#008000';
const BLACK = '#000000';

/** Writes a grade in the cell of a student, as typed straight into the sheet. */
function typeGrade({ grades }: QuizClass, student: number, text: string): void {
  grades.type(`F${6 + student}`, text);
}

describe.each(['nl', 'en'] as const)('importing (%s)', (language) => {
  const nl = language === 'nl';
  const open = (more: Parameters<typeof openQuizClass>[0] = {}) => openQuizClass({ language, ...more });
  /** A figure as this class writes it. */
  const figure = (text: string) => (nl ? text : text.replace(/,/g, '.'));

  test('S22 S26 the plan comes first, and cancelling it changes nothing', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    answerQuiz(quizClass.form, 1, 0);
    openWork(quizClass);
    const before = contents(quizClass);
    openPlan(quizClass);
    const { panel, t } = quizClass;
    expect(panel.card.name).toBe('importPlan');
    expect(panel.text()).toContain(
      nl
        ? 'Uit de toets “Toets H3” 2 antwoorden · max. 10 punten'
        : 'From the quiz “Toets H3” 2 responses · max. 10 points',
    );
    expect(planLines(quizClass)).toEqual([nl ? '2 nieuw' : '2 new']);
    expect(mainButton(quizClass)).toBe(nl ? '2 overnemen als concept' : 'Take over 2 as drafts');
    panel.click(t.cancel);
    expect(panel.card.name).toBe('work');
    expect(contents(quizClass)).toEqual(before);
    expect(shownGrades(quizClass)).toEqual(['', '', '']);
  });

  test('S22 Home says which quiz is over and not imported; importing stands above the class until something is in', () => {
    const quizClass = open();
    const { panel, form, t } = quizClass;
    answerQuiz(form, 0, 8);
    panel.open();
    panel.click(t.home.toImport(1));
    const places = () => panel.card.sections.map(({ header }) => header ?? '');
    expect(places().indexOf(t.work.quiz)).toBe(1);
    importGrades(quizClass);
    panel.open();
    expect(panel.text()).not.toContain(t.home.toImport(1));
    openWork(quizClass);
    expect(places().at(-1)).toBe(t.work.quiz);
  });

  test('addresses that were clearly typed by hand are matched, with a warning that they may be anybody’s', () => {
    const quizClass = open();
    const { form, panel, t } = quizClass;
    answerQuiz(form, 0, 8);
    openPlan(quizClass);
    expect(panel.text()).not.toContain(t.importing.typedAddresses);
    form.emailCollection = 'RESPONDER_INPUT';
    answerQuiz(form, 1, 4, { email: ' S2@School.example' });
    openPlan(quizClass);
    expect(panel.text()).toContain(t.importing.typedAddresses);
    expect(planLines(quizClass)).toEqual([nl ? '2 nieuw' : '2 new']);
  });

  test('S27 S29 confirming fills in every matching student, as drafts that nobody is told about', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    answerQuiz(quizClass.form, 1, 0);
    importGrades(quizClass);
    const { panel, grades, workspace, t } = quizClass;
    expect(panel.text()).toContain(nl ? '✓ 2 cijfers overgenomen als concept' : '✓ 2 grades taken over as drafts');
    expect(panel.notice).toBe(t.notice.imported(2));
    expect(shownGrades(quizClass)).toEqual([figure('80,0 ◐'), figure('0,0 ◐'), '']);
    expect([grades.shown('F6').color, grades.value('F6'), grades.value('F7')]).toEqual([GREEN, 80, 0]);
    expect(submissionOf(quizClass, 'Amber de Vries')).toMatchObject({
      state: t.groups.TURNED_IN,
      handIns: 1,
      returned: '',
    });
    expect(workspace.mailbox).toEqual([]);
    openWork(quizClass);
    expect(panel.text()).toContain(
      nl
        ? '[Ingeleverd 2] [Toegewezen 1] [Beoordeeld 0] [Teruggegeven 0]'
        : '[Turned in 2] [Assigned 1] [Graded 0] [Returned 0]',
    );
  });

  test('S30 S31 after the import the drafts are returned from the same card', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    importGrades(quizClass);
    const { panel, grades, workspace, t } = quizClass;
    panel.click(t.importing.return);
    expect(panel.text()).toContain('Amber de Vries');
    panel.click(t.work.returnTicked);
    expect(panel.text()).toContain(t.returning.inForms);
    panel.click(mainButton(quizClass));
    expect([grades.shown('F6').text, grades.shown('F6').color]).toEqual([figure('80,0 ✓'), BLACK]);
    expect(workspace.mailbox.map(({ to }) => to)).toEqual(['s1@school.example']);
  });

  test('S28 a typed grade is replaced only after a warning that says how many', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    answerQuiz(quizClass.form, 1, 6);
    typeGrade(quizClass, 0, figure('65,5'));
    openPlan(quizClass);
    const { panel, t } = quizClass;
    expect(planLines(quizClass)).toEqual([t.importing.parts.new(1), t.importing.parts.overwrite(1)]);
    expect(panel.text()).toContain(t.importing.warnOverwrite(1));
    expect(detailOf(quizClass, t.importing.parts.overwrite(1))).toContain(figure('Amber de Vries 65,5 → 80'));
    panel.click(mainButton(quizClass));
    expect(shownGrades(quizClass)).toEqual([figure('80,0 ◐'), figure('60,0 ◐'), '']);
  });

  test('S28 a grade typed over an imported one is the teacher’s own, so importing again would overwrite it', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    answerQuiz(quizClass.form, 1, 6);
    importGrades(quizClass);
    typeGrade(quizClass, 0, '90');
    openPlan(quizClass);
    const { t } = quizClass;
    expect(planLines(quizClass)).toEqual([t.importing.parts.overwrite(1), t.importing.parts.same(1)]);
    openWork(quizClass); // the typed grade is in the history now
    openPlan(quizClass);
    expect(planLines(quizClass)).toEqual([t.importing.parts.overwrite(1), t.importing.parts.same(1)]);
  });

  test('importing twice changes nothing, and says so', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    answerQuiz(quizClass.form, 1, 6);
    importGrades(quizClass);
    openWork(quizClass);
    const before = contents(quizClass);
    openPlan(quizClass);
    const { panel, t } = quizClass;
    expect(planLines(quizClass)).toEqual([t.importing.parts.same(2)]);
    expect(panel.text()).toContain(t.importing.nothing);
    expect(mainButton(quizClass)).toBe(t.importing.look);
    panel.click(mainButton(quizClass));
    expect(panel.card.name).toBe('work');
    expect(contents(quizClass)).toEqual(before);
  });

  test('a spreadsheet that got the right time zone later: what was imported before is no new attempt, what comes later is', () => {
    const quizClass = open();
    const { file, form, panel, t, workspace } = quizClass;
    [8, 6, 4].forEach((score, student) => {
      answerQuiz(form, student, score);
      workspace.core.clock.advance(70 + student);
    });
    importGrades(quizClass);
    const before = submissionOf(quizClass, 'Amber de Vries');
    file.timeZone = 'Asia/Kathmandu';
    openPlan(quizClass);
    expect(planLines(quizClass)).toEqual([t.importing.parts.same(3)]);
    workspace.core.clock.advance(3600);
    answerQuiz(form, 2, 10);
    openPlan(quizClass);
    expect(planLines(quizClass)).toEqual([t.importing.parts.changed(1), t.importing.parts.same(2)]);
    panel.click(mainButton(quizClass));
    openPlan(quizClass);
    expect(planLines(quizClass)).toEqual([t.importing.parts.same(3)]);
    expect(submissionOf(quizClass, 'Amber de Vries')).toEqual(before);
  });

  test('a score that was changed in the quiz shows as a change from the one to the other', () => {
    const quizClass = open();
    const { id } = answerQuiz(quizClass.form, 0, 4);
    importGrades(quizClass);
    quizClass.form.mark(id, 'Hoogste berg?', 4);
    openPlan(quizClass);
    const { t, panel } = quizClass;
    expect(planLines(quizClass)).toEqual([t.importing.parts.changed(1)]);
    expect(detailOf(quizClass, t.importing.parts.changed(1))).toContain('Amber de Vries 40 → 80');
    panel.click(mainButton(quizClass));
    expect(shownGrades(quizClass)[0]).toBe(figure('80,0 ◐'));
  });

  test('the quiz points become the grade as they are, or are converted', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    const { panel, t } = quizClass;
    openPlan(quizClass);
    expect(panel.text()).toContain(`[x] ${t.importing.asScale('100')} [ ] ${t.importing.asPoints('10')}`);
    panel.choose('scale', 'points');
    expect(panel.text()).toContain(`[ ] ${t.importing.asScale('100')} [x] ${t.importing.asPoints('10')}`);
    expect(detailOf(quizClass, t.importing.parts.new(1))).toContain('Amber de Vries 8');
    panel.click(mainButton(quizClass));
    expect(shownGrades(quizClass)[0]).toBe(figure('8,0 ◐'));
    openPlan(quizClass);
    expect(planLines(quizClass)).toEqual([t.importing.parts.changed(1)]);
    panel.choose('scale', 'points');
    expect(planLines(quizClass)).toEqual([t.importing.parts.same(1)]);
  });

  test('there is no choice when the assignment is out of what the quiz is out of', () => {
    const quizClass = open({ points: '10' });
    answerQuiz(quizClass.form, 0, 8);
    openPlan(quizClass);
    expect(quizClass.panel.text()).not.toContain(quizClass.t.importing.scaleLabel);
    quizClass.panel.click(mainButton(quizClass));
    expect(shownGrades(quizClass)[0]).toBe(figure('8,0 ◐'));
  });

  test('a converted grade is rounded half up once', () => {
    const quizClass = open({
      points: '20',
      quiz: ({ workspace }) => {
        const form = workspace.addForm({ title: 'Toets H3', owner: 'docent@school.example' });
        for (const title of ['1', '2', '3']) form.addChoice(title, ['a', 'b'], { points: 1, key: ['a'] });
        return form;
      },
    });
    quizClass.form.submit({ email: 's1@school.example', answers: { 1: 'a', 2: 'a', 3: 'b' } });
    importGrades(quizClass);
    expect([quizClass.grades.value('F6'), shownGrades(quizClass)[0]]).toEqual([13.33, figure('13,33 ◐')]);
  });

  test('what came in while the teacher looked at the plan is shown before it is imported', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    openPlan(quizClass);
    answerQuiz(quizClass.form, 1, 6);
    const before = contents(quizClass);
    const { panel, t } = quizClass;
    panel.click(mainButton(quizClass));
    expect(panel.card.name).toBe('importPlan');
    expect(panel.text()).toContain(`! ${t.problem.quiz.planChanged}`);
    expect(planLines(quizClass)).toEqual([t.importing.parts.new(2)]);
    expect(contents(quizClass)).toEqual(before);
    panel.click(mainButton(quizClass));
    expect(shownGrades(quizClass)).toEqual([figure('80,0 ◐'), figure('60,0 ◐'), '']);
  });

  test.each([
    [
      'a grade was typed',
      (c: QuizClass) => {
        typeGrade(c, 0, '7');
      },
    ],
    [
      'an answer was marked again',
      (c: QuizClass) => {
        c.form.mark(c.form.responses[0]?.id ?? '', 'Hoogste berg?', 1);
      },
    ],
    [
      'the points of the assignment changed',
      (c: QuizClass) => {
        c.grades.type('F4', '50');
      },
    ],
    [
      'the points of a question changed',
      (c: QuizClass) => {
        c.form.change('Hoogste berg?', { points: 12 });
      },
    ],
    [
      'a student got another address',
      (c: QuizClass) => {
        c.grades.type('D6', 'ander@school.example');
      },
    ],
    [
      'a response was deleted',
      (c: QuizClass) => {
        c.form.deleteResponse(c.form.responses[0]?.id ?? '');
      },
    ],
  ])('the plan is shown again when %s meanwhile', (_, meanwhile) => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    openPlan(quizClass);
    meanwhile(quizClass);
    const before = contents(quizClass);
    quizClass.panel.click(mainButton(quizClass));
    expect(quizClass.panel.text()).toContain(quizClass.t.problem.quiz.planChanged);
    expect(contents(quizClass)).toEqual(before);
  });

  test('undo takes the import back', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    answerQuiz(quizClass.form, 1, 6);
    importGrades(quizClass);
    const { panel, t } = quizClass;
    panel.click(t.importing.undo);
    expect(panel.notice).toBe(t.notice.undone(2));
    expect(panel.card.name).toBe('work');
    expect(shownGrades(quizClass)).toEqual(['', '', '']);
    expect(submissionOf(quizClass, 'Amber de Vries')).toMatchObject({
      handIns: 0,
      draft: '',
      imported: '',
      response: '',
    });
    openPlan(quizClass);
    expect(planLines(quizClass)).toEqual([t.importing.parts.new(2)]);
  });

  test('undo leaves what was changed since, and says how many', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    answerQuiz(quizClass.form, 1, 6);
    importGrades(quizClass);
    typeGrade(quizClass, 1, '65');
    const { panel, t } = quizClass;
    panel.click(t.importing.undo);
    expect(panel.notice).toBe(t.notice.undonePartly(1, 1));
    expect(shownGrades(quizClass)).toEqual(['', figure('65,0 ◐'), '']);
    expect(submissionOf(quizClass, 'Bilal Haddad')).toMatchObject({ handIns: 1, draft: 65 });
  });

  test('undo gives a typed grade back that the import replaced', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    const { panel, t } = quizClass;
    openPlan(quizClass);
    typeGrade(quizClass, 0, '7'); // seen for the first time by the import itself
    typeGrade(quizClass, 2, '55'); // and one that the import has nothing to do with
    panel.click(mainButton(quizClass));
    panel.click(mainButton(quizClass));
    expect(shownGrades(quizClass)).toEqual([figure('80,0 ◐'), '', figure('55,0 ◐')]);
    panel.click(t.importing.undo);
    expect(panel.notice).toBe(t.notice.undone(1));
    expect(shownGrades(quizClass)).toEqual([figure('7,0 ◐'), '', figure('55,0 ◐')]);
    panel.open();
    expect(shownGrades(quizClass)).toEqual([figure('7,0 ◐'), '', figure('55,0 ◐')]);
  });

  test('undo a second time has nothing left to take back', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    importGrades(quizClass);
    const { panel, t } = quizClass;
    const undoCard = panel.card;
    panel.click(t.importing.undo);
    const before = contents(quizClass);
    const row = undoCard.sections
      .flatMap(({ widgets }) => widgets)
      .find((w) => w.type === 'DecoratedText' && w.text === t.importing.undo);
    if (row?.type !== 'DecoratedText' || !row.onClick) throw new Error('no undo');
    panel.press(row.onClick);
    expect(panel.text()).toContain(t.problem.undoGone);
    expect(contents(quizClass)).toEqual(before);
  });

  test('respondents are matched by address, whatever its capitals and spaces; the others are listed by reason', () => {
    const quizClass = open({ students: 5 });
    const { form, grades, panel, t } = quizClass;
    grades.type('D8', 's4@school.example'); // Chris has the address of Dana
    answerQuiz(form, 0, 8, { email: '  S1@School.Example ' });
    answerQuiz(form, 3, 6);
    answerQuiz(form, 1, 6, { email: 'iemand@elders.example' });
    answerQuiz(form, 2, 6, { email: '' });
    openPlan(quizClass);
    expect(planLines(quizClass)).toEqual([t.importing.parts.new(1), t.importing.parts.unmatched(3)]);
    expect(panel.text()).toContain(t.importing.unmatchedWhy.ambiguous);
    const detail = detailOf(quizClass, t.importing.parts.unmatched(3));
    expect(detail).toContain(`s4@school.example ${t.importing.unmatchedWhy.ambiguous}`);
    expect(detail).toContain(`iemand@elders.example ${t.importing.unmatchedWhy.notOnRoster}`);
    expect(detail).toContain(`${t.nobody} ${t.importing.unmatchedWhy.noEmail}`);
    panel.click(mainButton(quizClass));
    expect(shownGrades(quizClass, 5)).toEqual([figure('80,0 ◐'), '', '', '', '']);
  });

  test('S56 of several responses the latest counts, and the others are shown', () => {
    const quizClass = open();
    const { form, panel, t, workspace } = quizClass;
    answerQuiz(form, 0, 10);
    workspace.core.clock.advance(60);
    answerQuiz(form, 0, 4);
    workspace.core.clock.advance(60);
    answerQuiz(form, 0, 6);
    openPlan(quizClass);
    expect(detailOf(quizClass, t.importing.parts.new(1))).toContain(
      `Amber de Vries 60 · ${t.importing.attempts(3)} · ${t.importing.others('40, 100')}`,
    );
    panel.click(mainButton(quizClass));
    expect(shownGrades(quizClass)[0]).toBe(figure('60,0 ◐'));
    expect(submissionOf(quizClass, 'Amber de Vries')).toMatchObject({ handIns: 3, response: form.responses[2]?.id });
    openWork(quizClass);
    expect(panel.text()).toContain(`Amber de Vries ${t.status.draft('60')} · ${t.status.handIns(3)}`);
  });

  test('what came in after the due date is late', () => {
    const quizClass = open({ due: '2026-11-16' });
    const { form, panel, t, workspace } = quizClass;
    answerQuiz(form, 0, 8);
    workspace.core.clock.advance(24 * 60 * 60);
    answerQuiz(form, 1, 8);
    importGrades(quizClass);
    expect(submissionOf(quizClass, 'Amber de Vries').late).toBe('');
    expect(submissionOf(quizClass, 'Bilal Haddad').late).toBe(t.yes);
    openWork(quizClass);
    expect(panel.text()).toContain(`Bilal Haddad ${t.status.draft('80')} · ${t.status.late}`);
    expect(shownGrades(quizClass)[2]).toBe(nl ? 'Ontbrekend' : 'Missing');
  });

  test('an edited response is one more hand-in and brings its new score', () => {
    const quizClass = open();
    const { form, t, workspace } = quizClass;
    form.canEditResponse = true;
    const { id } = answerQuiz(form, 0, 8);
    importGrades(quizClass);
    workspace.core.clock.advance(60);
    form.submit({ responseId: id, answers: { 'Langste rivier?': 'Nijl' } });
    openPlan(quizClass);
    expect(detailOf(quizClass, t.importing.parts.changed(1))).toContain('80 → 100');
    quizClass.panel.click(mainButton(quizClass));
    expect(submissionOf(quizClass, 'Amber de Vries')).toMatchObject({ handIns: 2, draft: 100, response: id });
  });

  test('S66 a newer response before the return changes no grade by itself, and is shown as a new attempt', () => {
    const quizClass = open();
    const { form, panel, t, workspace } = quizClass;
    answerQuiz(form, 0, 4);
    importGrades(quizClass);
    workspace.core.clock.advance(60);
    answerQuiz(form, 0, 10);
    openWork(quizClass);
    openPlan(quizClass);
    expect(shownGrades(quizClass)[0]).toBe(figure('40,0 ◐'));
    expect(detailOf(quizClass, t.importing.parts.changed(1))).toContain(
      `Amber de Vries 40 → 100 · ${t.importing.attempts(2)} · ${t.importing.others('40')}`,
    );
    panel.click(t.cancel);
    expect(shownGrades(quizClass)[0]).toBe(figure('40,0 ◐'));
    openPlan(quizClass);
    panel.click(mainButton(quizClass));
    openWork(quizClass);
    expect(panel.text()).toContain(`Amber de Vries ${t.status.draft('100')} · ${t.status.handIns(2)}`);
    expect(workspace.mailbox).toEqual([]);
  });

  test('S64 S65 S66 handing in again after the return is a new attempt: the student keeps the old grade until the next return', () => {
    const quizClass = open();
    const { form, panel, t, workspace, grades } = quizClass;
    answerQuiz(form, 0, 4);
    importGrades(quizClass);
    panel.click(t.importing.return);
    panel.click(t.work.returnTicked);
    panel.click(mainButton(quizClass));
    expect(shownGrades(quizClass)[0]).toBe(figure('40,0 ✓'));
    workspace.core.clock.advance(3600);
    answerQuiz(form, 0, 10);
    openWork(quizClass);
    expect(shownGrades(quizClass)[0]).toBe(figure('40,0 ✓')); // a response by itself changes no grade
    importGrades(quizClass);
    expect(submissionOf(quizClass, 'Amber de Vries')).toMatchObject({
      state: t.groups.TURNED_IN,
      handIns: 2,
      draft: 100,
      returned: 40,
    });
    expect([grades.shown('F6').text, grades.shown('F6').color]).toEqual([figure('100,0 ◐'), GREEN]);
    openWork(quizClass);
    expect(panel.text()).toContain(
      `${t.status.again} · ${t.status.handIns(2)} · ${t.status.returnedBefore('40', '100')}`,
    );
    panel.click(t.work.return);
    panel.click(t.work.returnTicked);
    panel.click(mainButton(quizClass));
    expect(shownGrades(quizClass)[0]).toBe(figure('100,0 ✓'));
    expect(workspace.mailbox.map(({ to }) => to)).toEqual(['s1@school.example', 's1@school.example']);
  });

  test('a response from before the return of a typed grade is no new attempt', () => {
    const quizClass = open();
    const { form, panel, t, workspace } = quizClass;
    answerQuiz(form, 0, 4);
    typeGrade(quizClass, 0, '70');
    workspace.core.clock.advance(60);
    openWork(quizClass);
    panel.click(t.work.return);
    panel.click(t.work.returnTicked);
    panel.click(mainButton(quizClass));
    importGrades(quizClass);
    expect(submissionOf(quizClass, 'Amber de Vries')).toMatchObject({
      state: t.groups.RETURNED,
      handIns: 1,
      draft: 40,
      returned: 70,
    });
    openWork(quizClass);
    expect(panel.text()).not.toContain(t.status.again);
  });

  test('an excused student and a cell that cannot be read are left alone; their hand-ins are noted', () => {
    const quizClass = open();
    const { form, panel, t } = quizClass;
    [0, 1, 2].forEach((student) => answerQuiz(form, student, 8));
    typeGrade(quizClass, 0, nl ? 'Vrijgesteld' : 'Excused');
    typeGrade(quizClass, 1, 'abs?');
    openPlan(quizClass);
    expect(planLines(quizClass)).toEqual([t.importing.parts.new(1), t.importing.parts.kept(2)]);
    const detail = detailOf(quizClass, t.importing.parts.kept(2));
    expect(detail).toContain(`Amber de Vries ${t.importing.keptWhy.excused}`);
    expect(detail).toContain(`Bilal Haddad ${t.importing.keptWhy.unreadable}`);
    panel.click(mainButton(quizClass));
    expect(panel.text()).toContain(t.importing.doneHandIns(2));
    expect(shownGrades(quizClass)).toEqual([nl ? 'Vrijgesteld' : 'Excused', 'abs?', figure('80,0 ◐')]);
    expect(submissionOf(quizClass, 'Amber de Vries')).toMatchObject({ handIns: 1, excused: t.yes, draft: '' });
    openPlan(quizClass);
    expect(mainButton(quizClass)).toBe(t.importing.look);
    panel.open();
    expect(shownGrades(quizClass)).toEqual([nl ? 'Vrijgesteld' : 'Excused', 'abs?', figure('80,0 ◐')]);
  });

  test('the answers that are gone: the grade stays, and the card says why there are no answers', () => {
    const quizClass = open();
    const { form, panel, t } = quizClass;
    const { id } = answerQuiz(form, 0, 8);
    importGrades(quizClass);
    const openAmber = () => {
      openWork(quizClass);
      panel.click('Amber de Vries');
      return panel.text();
    };
    expect(openAmber()).toContain(`3 · ${t.student.wrong} · 0 / 2 Rijn Langste rivier?`);
    form.deleteResponse(id);
    expect(openAmber()).toContain(t.student.answersWhyNot.deleted);
    form.delete();
    expect(openAmber()).toContain(t.student.answersWhyNot.noAccess);
    expect(shownGrades(quizClass)[0]).toBe(figure('80,0 ◐'));
    panel.type('grade', '90');
    expect(shownGrades(quizClass)[0]).toBe(figure('90,0 ◐'));
  });

  test('history tells that a grade was imported, and by whom', () => {
    const quizClass = open();
    answerQuiz(quizClass.form, 0, 8);
    importGrades(quizClass);
    const { panel, t, file } = quizClass;
    openWork(quizClass);
    panel.click('Amber de Vries');
    panel.click(t.student.history);
    expect(panel.text()).toContain(t.reason.import);
    expect(panel.text()).toContain('80');
    const history = file.sheet(TABS[language].history);
    expect(JSON.stringify(history.lines)).toContain(t.batch.import(1, 'Toets H3'));
  });
});
