/** Open questions that the teacher marks in the form: what is not marked yet is not a zero. */
import type { FormModel } from '../host/form/model';
import { emailOf, TEACHER, type Classroom } from './classroom';
import {
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
} from './quizzes';

const ESSAY = 'Waarom is de Nijl zo lang?';

/** A quiz of 10 points of which 6 are for an essay that only the teacher can mark. */
function essayQuiz({ workspace }: Classroom): FormModel {
  const form = workspace.addForm({ title: 'Toets H3', owner: TEACHER });
  form.addShortText('Je naam');
  form.addChoice('Hoofdstad van Peru?', ['Lima', 'Quito'], { points: 4, key: ['Lima'] });
  form.addParagraph(ESSAY, { points: 6 });
  return form;
}

function handIn(form: FormModel, student: number, essay = 'Veel water.') {
  const answers = { 'Hoofdstad van Peru?': 'Lima', ...(essay === '' ? {} : { [ESSAY]: essay }) };
  return form.submit({ email: emailOf(student), answers }).id;
}

describe.each([null, ''] as const)('an answer that is not marked has the score %p', (ungradedScore) => {
  describe.each(['nl', 'en'] as const)('(%s)', (language) => {
    const open = () => openQuizClass({ language, quiz: essayQuiz, doubts: { ungradedScore } });
    const figure = (text: string) => (language === 'nl' ? text : text.replace(',', '.'));

    test('who is not fully marked gets no grade, and that they handed in is noted', () => {
      const quizClass = open();
      const { form, panel, t } = quizClass;
      form.mark(handIn(form, 0), ESSAY, 3);
      handIn(form, 1);
      openPlan(quizClass);
      expect(planLines(quizClass)).toEqual([t.importing.parts.new(1), t.importing.parts.waiting(1)]);
      expect(mainButton(quizClass)).toBe(language === 'nl' ? '1 overnemen als concept' : 'Take over 1 as a draft');
      expect(detailOf(quizClass, t.importing.parts.waiting(1))).toContain('Bilal Haddad');
      panel.click(mainButton(quizClass));
      expect(panel.text()).toContain(t.importing.done(1));
      expect(panel.text()).toContain(
        language === 'nl' ? '✓ 1 inzending genoteerd, zonder cijfer' : '✓ 1 hand-in noted, without a grade',
      );
      expect(shownGrades(quizClass)).toEqual([figure('70,0 ◐'), t.words.turnedIn, '']);
      expect(submissionOf(quizClass, 'Bilal Haddad')).toMatchObject({
        handIns: 1,
        state: t.groups.TURNED_IN,
        draft: '',
      });
    });

    test('when nobody is fully marked the hand-ins can be taken over alone, and undone', () => {
      const quizClass = open();
      const { form, panel, t } = quizClass;
      handIn(form, 0);
      handIn(form, 1);
      openPlan(quizClass);
      expect(panel.text()).toContain(t.importing.onlyHandIns);
      expect(mainButton(quizClass)).toBe(language === 'nl' ? '2 inzendingen noteren' : 'Note 2 hand-ins');
      panel.click(mainButton(quizClass));
      expect(panel.notice).toBe(t.notice.handInsNoted(2));
      expect(panel.text()).not.toContain(t.importing.doneNext);
      expect(shownGrades(quizClass)).toEqual([t.words.turnedIn, t.words.turnedIn, '']);
      panel.click(t.importing.undo);
      expect(shownGrades(quizClass)).toEqual(['', '', '']);
      expect(submissionOf(quizClass, 'Bilal Haddad')).toMatchObject({ handIns: 0, response: '' });
    });

    test('a second time there is nothing to note, and the plan says what is waited for', () => {
      const quizClass = open();
      const { form, panel, t } = quizClass;
      handIn(form, 0);
      importGrades(quizClass);
      openWork(quizClass);
      const before = contents(quizClass);
      openPlan(quizClass);
      expect(panel.text()).toContain(t.importing.waitingOnly);
      expect(mainButton(quizClass)).toBe(t.importing.look);
      panel.click(mainButton(quizClass));
      expect(contents(quizClass)).toEqual(before);
    });

    test('once marked the grade is new, also a marked zero', () => {
      const quizClass = open();
      const { form, panel, t } = quizClass;
      const [first, second] = [handIn(form, 0), handIn(form, 1)];
      importGrades(quizClass);
      form.mark(first, ESSAY, 6);
      form.mark(second, ESSAY, 0);
      openPlan(quizClass);
      expect(planLines(quizClass)).toEqual([t.importing.parts.new(2)]);
      panel.click(mainButton(quizClass));
      expect(shownGrades(quizClass)).toEqual([figure('100,0 ◐'), figure('40,0 ◐'), '']);
      expect(submissionOf(quizClass, 'Amber de Vries').handIns).toBe(1);
    });

    test('an essay left blank is nothing to wait for', () => {
      const quizClass = open();
      const { form, panel, t } = quizClass;
      handIn(form, 0, '');
      openPlan(quizClass);
      expect(planLines(quizClass)).toEqual([t.importing.parts.new(1)]);
      panel.click(mainButton(quizClass));
      expect(shownGrades(quizClass)[0]).toBe(figure('40,0 ◐'));
    });

    test('an unmarked later attempt leaves the grade that is there', () => {
      const quizClass = open();
      const { form, panel, t, workspace } = quizClass;
      form.mark(handIn(form, 0), ESSAY, 3);
      importGrades(quizClass);
      workspace.core.clock.advance(60);
      handIn(form, 0, 'Nog een keer.');
      openPlan(quizClass);
      expect(planLines(quizClass)).toEqual([t.importing.parts.waiting(1)]);
      panel.click(mainButton(quizClass));
      expect(shownGrades(quizClass)[0]).toBe(figure('70,0 ◐'));
      expect(submissionOf(quizClass, 'Amber de Vries')).toMatchObject({ handIns: 2, draft: 70 });
    });
  });
});

describe.each(['nl', 'en'] as const)('an answer that is not marked has the score 0 (%s)', (language) => {
  test('nobody can tell it from a zero, so the plan asks to check', () => {
    const quizClass = openQuizClass({ language, quiz: essayQuiz, doubts: { ungradedScore: 0 } });
    const { form, panel, t } = quizClass;
    form.mark(handIn(form, 0), ESSAY, 3);
    handIn(form, 1);
    openPlan(quizClass);
    expect(planLines(quizClass)).toEqual([t.importing.parts.new(2)]);
    expect(panel.text()).toContain(
      language === 'nl'
        ? '! 1 leerling heeft 0 punten voor een open vraag.'
        : '! 1 student has 0 points for an open question.',
    );
  });

  test('an essay left blank asks for no check', () => {
    const quizClass = openQuizClass({ language, quiz: essayQuiz, doubts: { ungradedScore: 0 } });
    handIn(quizClass.form, 0, '');
    openPlan(quizClass);
    expect(quizClass.panel.text()).not.toContain(quizClass.t.importing.openZeros(1));
  });
});

describe.each([true, false])('grids, which may be among the answers that are graded (%p)', (gradableGrids) => {
  test.each(['nl', 'en'] as const)('are named, for their points cannot be read (%s)', (language) => {
    const quizClass = openQuizClass({
      language,
      doubts: { gradableGrids },
      quiz: ({ workspace }) => {
        const form = workspace.addForm({ title: 'Toets H3', owner: TEACHER });
        form.addGrid('Peiling', ['Les', 'Boek'], ['Goed', 'Slecht']);
        form.addChoice('Hoofdstad van Peru?', ['Lima', 'Quito'], { points: 4, key: ['Lima'] });
        form.addGrid('Rivieren', [{ title: 'Po', points: 3, key: ['Italië'] }], ['Italië', 'Spanje']);
        form.addChoice('Hoogste berg?', ['Everest', 'K2'], { points: 4, key: ['Everest'] });
        return form;
      },
    });
    const { form, panel, t } = quizClass;
    form.submit({
      email: emailOf(0),
      answers: { 'Hoofdstad van Peru?': 'Lima', 'Hoogste berg?': 'K2', Rivieren: ['Italië'] },
    });
    form.submit({ email: emailOf(1), answers: { 'Hoofdstad van Peru?': 'Quito', 'Hoogste berg?': 'Everest' } });
    openPlan(quizClass);
    expect(panel.text()).toContain(t.importing.max(t.points(8)));
    expect(panel.text()).toContain(`! ${t.importing.unreadableItems(2)} Peiling, Rivieren`);
    panel.click(mainButton(quizClass));
    expect([quizClass.grades.value('F6'), quizClass.grades.value('F7')]).toEqual([50, 50]);
  });
});
