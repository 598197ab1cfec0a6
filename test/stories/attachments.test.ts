/** Which assignments take grades from a quiz (S22-S25), and what is said of a quiz that cannot give any. */
import type { FormModel, FormOptions } from '../host/form/model';
import { addQuiz, emailOf, openClass, TABS, TEACHER } from './classroom';
import { textOf } from '../../src/text/language';
import { HELP } from '../../src/cards/links';
import {
  answerQuiz,
  contents,
  importGrades,
  mainButton,
  makeAssignment,
  openPlan,
  openQuizClass,
  openWork,
  shownGrades,
  type QuizClass,
} from './quizzes';

const LINK = 'https://example.org/les.pdf';

/** Writes in the cell where the attachments of the first assignment stand, as a teacher may. */
function attach({ file, language }: QuizClass, change: (lines: string) => string): void {
  const sheet = file.sheet(TABS[language].assignments);
  sheet.type('F3', change(String(sheet.value('F3'))));
}

function importButton({ panel, t }: QuizClass): { readonly disabled?: boolean } | undefined {
  const widgets = panel.card.sections.flatMap((section) => section.widgets);
  const buttons = widgets.flatMap((widget) => (widget.type === 'ButtonSet' ? widget.buttons : []));
  const found = buttons.find((button) => button.type === 'TextButton' && button.text === t.work.import);
  return found?.type === 'TextButton' ? { disabled: found.disabled ?? false } : undefined;
}

describe.each(['nl', 'en'] as const)('attachments (%s)', (language) => {
  const open = (more: Parameters<typeof openQuizClass>[0] = {}) => openQuizClass({ language, ...more });

  test('S22 S25 an assignment with a quiz offers the import, with a link to help beside it', () => {
    const quizClass = open();
    const { panel, t } = quizClass;
    openWork(quizClass);
    expect(importButton(quizClass)).toEqual({ disabled: false });
    panel.click(t.work.importHelp);
    expect(panel.opened).toEqual([HELP.quiz]);
    openPlan(quizClass);
    panel.click(t.work.importHelp);
    expect(panel.opened).toEqual([HELP.quiz, HELP.quiz]);
  });

  test.each([
    ['no attachment', 'noForm', () => ''],
    ['only a link', 'noForm', () => LINK],
    ['a link beside the quiz', 'moreAttachments', (lines: string) => `${lines}\n${LINK}`],
    ['two quizzes', 'moreAttachments', (lines: string) => `${lines}\n${lines.replace(/^form \S+/, 'form 1Ander')}`],
  ] as const)('S23 with %s there is no import, and the card says why', (_, why, change) => {
    const quizClass = open();
    openWork(quizClass);
    const offered = quizClass.panel.card.actions.find(({ text }) => text === quizClass.t.work.import);
    attach(quizClass, change);
    openWork(quizClass);
    const { panel, t } = quizClass;
    expect(importButton(quizClass)).toEqual({ disabled: true });
    expect(panel.text()).toContain(t.work.importWhyNot[why]);
    expect(panel.text()).not.toContain(`⋮ ${t.work.import}`);
    // A card from before the change still has the item in its menu: the action refuses it as well.
    const before = contents(quizClass);
    if (!offered?.onClick) throw new Error('importing was not offered');
    panel.press(offered.onClick);
    expect(panel.text()).toContain(t.problem.quiz[why]);
    expect(contents(quizClass)).toEqual(before);
  });

  test('S24 importing that was not switched on can be switched on after students have answered', () => {
    const quizClass = openQuizClass({ language, importOn: false });
    const { panel, t, form } = quizClass;
    answerQuiz(form, 0, 8);
    openWork(quizClass);
    expect(importButton(quizClass)).toEqual({ disabled: true });
    expect(panel.text()).toContain(t.work.importWhyNot.off);
    panel.click(t.work.edit);
    panel.tick('import', 'yes');
    panel.click(t.assignment.save);
    importGrades(quizClass);
    expect(shownGrades(quizClass)[0]).toMatch(/^80.0 ◐$/);
  });

  test('S24 importing can be switched off again; imported grades stay', () => {
    const quizClass = open();
    const { panel, t, form } = quizClass;
    answerQuiz(form, 0, 8);
    importGrades(quizClass);
    openWork(quizClass);
    panel.click(t.work.edit);
    panel.tick('import', 'yes', false);
    panel.click(t.assignment.save);
    openWork(quizClass);
    expect(importButton(quizClass)).toEqual({ disabled: true });
    expect(shownGrades(quizClass)[0]).toMatch(/^80.0 ◐$/);
  });

  test('S35 an assignment without a grade imports nothing, and says why', () => {
    const quizClass = open({ points: '' });
    const { panel, t, form } = quizClass;
    answerQuiz(form, 0, 8);
    openWork(quizClass);
    expect(importButton(quizClass)).toEqual({ disabled: true });
    expect(panel.text()).toContain(t.work.importWhyNot.noPoints);
  });

  test('S24 a quiz can be hung on later', () => {
    const classroom = openClass({ language });
    const grades = classroom.file.sheet(TABS[language].grades);
    const form = addQuiz(classroom.workspace);
    const quizClass: QuizClass = { ...classroom, language, t: textOf(language), form, grades };
    const { panel, t } = quizClass;
    makeAssignment(quizClass, {});
    openWork(quizClass);
    expect(panel.text()).toContain(t.work.importWhyNot.noForm);
    panel.click(t.work.edit);
    panel.fill('formUrl', form.editUrl);
    panel.click(t.assignment.save);
    answerQuiz(form, 0, 8);
    importGrades(quizClass);
    expect(shownGrades(quizClass)[0]).toMatch(/^80.0 ◐$/);
  });
});

/** What is typed as the address of the quiz, what is said of it. */
const ADDRESSES = [
  ['the link for students', (id: string) => `https://docs.google.com/forms/d/e/1FAIpQL${id}/viewform`, 'viewUrl'],
  ['the short link for students', () => 'https://forms.gle/abcDEF123', 'viewUrl'],
  ['another site', () => 'https://example.org/forms', 'badUrl'],
  ['a spreadsheet', () => 'https://docs.google.com/spreadsheets/d/1abc/edit', 'badUrl'],
  ['some words', () => 'de toets van vorige week', 'badUrl'],
  ['a form that does not exist', () => 'https://docs.google.com/forms/d/1NietBestaand/edit', 'noAccess'],
] as const;

describe.each(['nl', 'en'] as const)('the address of a quiz (%s)', (language) => {
  const openWith = (form: FormOptions = {}) => {
    const classroom = openClass({ language });
    const quiz = classroom.workspace.addForm({ title: 'Toets H3', owner: TEACHER, ...form });
    const t = textOf(language);
    const grades = classroom.file.sheet(TABS[language].grades);
    const quizClass: QuizClass = { ...classroom, language, t, form: quiz, grades };
    return quizClass;
  };

  test.each(ADDRESSES)('%s is refused in one sentence, and what was typed stays', (_, address, why) => {
    const quizClass = openWith();
    const { form, panel, t } = quizClass;
    const before = contents(quizClass);
    makeAssignment(quizClass, { address: address(form.id) });
    expect(panel.text()).toContain(`! ${t.problem.quiz[why]}`);
    expect(panel.values('formUrl')).toEqual([address(form.id)]);
    expect(panel.values('title')).toEqual(['Toets H3']);
    expect(contents(quizClass)).toEqual(before);
  });

  test.each([
    ['as copied while editing', (id: string) => `https://docs.google.com/forms/d/${id}/edit#responses`],
    ['as shared', (id: string) => `https://docs.google.com/forms/d/${id}/edit?usp=sharing`],
    ['of a second account', (id: string) => `https://docs.google.com/forms/u/1/d/${id}/edit`],
    ['of a school', (id: string) => `https://docs.google.com/a/school.example/forms/d/${id}/edit`],
    ['with spaces around it', (id: string) => `  https://docs.google.com/forms/d/${id}/edit `],
    ['only its id', (id: string) => id],
  ])('an address %s is the quiz', (_, address) => {
    const quizClass = openWith();
    makeAssignment(quizClass, { address: address(quizClass.form.id) });
    openWork(quizClass);
    expect(importButton(quizClass)).toEqual({ disabled: false });
  });

  test('of a form that is not a quiz no grades are imported: what is turned in through it is collected', () => {
    const quizClass = openWith({ isQuiz: false });
    const { form, panel, t } = quizClass;
    makeAssignment(quizClass, { form });
    expect(panel.notice).toBe(t.notice.assignmentMade);
    openWork(quizClass);
    expect(importButton(quizClass)).toBeUndefined();
    expect(panel.text()).toContain(`[${t.work.collect}]`);
  });

  test('a quiz of a colleague that is not shared is refused', () => {
    const quizClass = openWith({ owner: 'collega@school.example' });
    makeAssignment(quizClass, { form: quizClass.form });
    expect(quizClass.panel.text()).toContain(quizClass.t.problem.quiz.noAccess);
  });

  test('a quiz of a colleague that is shared can be imported', () => {
    const quizClass = openWith({ owner: 'collega@school.example', editors: [TEACHER] });
    const { form } = quizClass;
    form.addChoice('Hoofdstad van Peru?', ['Lima', 'Quito'], { points: 4, key: ['Lima'] });
    form.submit({ email: emailOf(0), answers: { 'Hoofdstad van Peru?': 'Lima' } });
    makeAssignment(quizClass, { form });
    importGrades(quizClass);
    expect(shownGrades(quizClass)[0]).toMatch(/^100.0 ◐$/);
  });
});

describe.each(['nl', 'en'] as const)('a quiz that cannot give grades any more (%s)', (language) => {
  test.each<[string, 'noAccess' | 'noPoints' | 'noPointsRead' | 'noEmails', (form: FormModel) => void]>([
    [
      'was deleted',
      'noAccess',
      (form) => {
        form.delete();
      },
    ],
    ['is not shared any more', 'noAccess', (form) => Object.assign(form, { owner: 'ander@school.example' })],
    [
      'has no points',
      'noPoints',
      (form) => {
        form.items.forEach((item) => (item.points = 0));
      },
    ],
    ['asks nothing', 'noPoints', (form) => form.items.splice(0)],
    ['has points only in grids', 'noPointsRead', onlyGrid],
    ['collects no addresses', 'noEmails', noEmails],
  ])('S22 it %s: one sentence, and nothing is changed', (_, why, happen) => {
    const quizClass = openQuizClass({ language });
    const { panel, t, form } = quizClass;
    answerQuiz(form, 0, 8);
    openWork(quizClass);
    happen(form);
    const before = contents(quizClass);
    openPlan(quizClass);
    expect(panel.card.name).toBe('importRefused');
    expect(panel.text()).toContain(`! ${t.problem.quiz[why]}`);
    expect(panel.text()).toContain(t.work.importHelp);
    expect(contents(quizClass)).toEqual(before);
  });

  test('the quiz is deleted while the teacher looks at the plan', () => {
    const quizClass = openQuizClass({ language });
    const { panel, t, form } = quizClass;
    answerQuiz(form, 0, 8);
    openPlan(quizClass);
    const before = contents(quizClass);
    form.delete();
    panel.click(mainButton(quizClass));
    expect(panel.text()).toContain(t.problem.quiz.noAccess);
    expect(contents(quizClass)).toEqual(before);
  });

  test('no responses yet: the plan says what brings them', () => {
    const quizClass = openQuizClass({ language });
    const { panel, t } = quizClass;
    openPlan(quizClass);
    expect(panel.text()).toContain(t.importing.noResponses);
    expect(panel.card.footer?.primary?.text).toBe(t.importing.look);
  });

  test('addresses that are collected no longer still match what came before', () => {
    const quizClass = openQuizClass({ language });
    answerQuiz(quizClass.form, 0, 8);
    quizClass.form.emailCollection = 'DO_NOT_COLLECT';
    importGrades(quizClass);
    expect(shownGrades(quizClass)[0]).toMatch(/^80.0 ◐$/);
  });

  test('the permission to open forms was not given', () => {
    const { file, workspace, form, t } = openQuizClass({ language });
    answerQuiz(form, 0, 8);
    const { panel } = workspace.open(file, { email: TEACHER, locale: language, refused: ['forms'] });
    openPlan({ panel, t });
    expect(panel.text()).toContain(t.problem.permission);
  });
});

function onlyGrid(form: FormModel): void {
  form.items.splice(0);
  form.addGrid('Rivieren', [{ title: 'Po', points: 3, key: ['Italië'] }], ['Italië', 'Spanje']);
}

function noEmails(form: FormModel): void {
  form.emailCollection = 'DO_NOT_COLLECT';
  form.responses = form.responses.map((response) => ({ ...response, email: '' }));
}
