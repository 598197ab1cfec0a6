/** Quizzes with more responses than a class has: within the 30 seconds of a card, or in steps that anyone can follow. */
import { FormResponseFake, ItemResponseFake } from '../host/form/response-fakes';
import * as items from '../host/form/items';
import type { FormModel } from '../host/form/model';
import { emailOf, TEACHER, type Classroom } from './classroom';
import { FormSide } from './formSide';
import {
  contents,
  detailOf,
  mainButton,
  openPlan,
  openQuizClass,
  openWork,
  shownGrades,
  submissionOf,
  type QuizClass,
} from './quizzes';

const CARD_SECONDS = 30;

/** A quiz of `questions` questions of one point. */
function quizOf(questions: number): (classroom: Classroom) => FormModel {
  return ({ workspace }) => {
    const form = workspace.addForm({ title: 'Toets H3', owner: TEACHER });
    for (let i = 1; i <= questions; i++) form.addChoice(`Vraag ${i}`, ['a', 'b'], { points: 1, key: ['a'] });
    return form;
  };
}

/** Everybody hands in; student i has i % 10 right of ten, and so on round. */
function handInAll(form: FormModel, students: number): void {
  for (let i = 0; i < students; i++) {
    const right = (question: number) => question < i % (form.items.length + 1);
    const answers = Object.fromEntries(form.items.map(({ title }, q) => [title, right(q) ? 'a' : 'b']));
    form.submit({ email: emailOf(i), answers });
  }
}

/** Google takes this much longer over every response. */
function slowDown({ workspace: { core } }: QuizClass, seconds: number): void {
  core.interference = {
    after: ({ name }) => {
      if (name === 'FormResponse.getGradableItemResponses') core.spend(seconds);
    },
  };
}

function lastRun({ workspace }: QuizClass) {
  const run = workspace.core.executions.at(-1);
  if (!run) throw new Error('nothing has run');
  const count = (name: string) => run.calls.filter((call) => call.name === name).length;
  return { seconds: run.seconds, count, calls: run.calls };
}

/** Watches every getter of the fakes of a form; gives which were called twice on one object, and how many were called. */
function watchForm(): () => { readonly twice: readonly string[]; readonly calls: number } {
  const classes = [FormResponseFake, ItemResponseFake, ...Object.values(items).filter((one) => 'prototype' in one)];
  const spies = classes.flatMap(({ prototype, name }) => spiesOn(prototype as object, name));
  return () => {
    const called = spies.map(({ name, spy }) => ({ name, objects: [...(spy.mock.contexts as readonly unknown[])] }));
    spies.forEach(({ spy }) => {
      spy.mockRestore();
    });
    const twice = called.filter(({ objects }) => new Set(objects).size < objects.length);
    return {
      twice: twice.map(({ name }) => name),
      calls: called.reduce((sum, { objects }) => sum + objects.length, 0),
    };
  };
}

function spiesOn(prototype: object, owner: string) {
  const members: string[] = [];
  for (let one = prototype; one !== Object.prototype; one = Object.getPrototypeOf(one) as object) {
    members.push(...Object.getOwnPropertyNames(one).filter((name) => /^(get|as)/.test(name)));
  }
  return [...new Set(members)].map((name) => ({
    name: `${owner}.${name}`,
    spy: jest.spyOn(prototype as Record<string, () => unknown>, name),
  }));
}

describe('a year of 1,525 students with 16 questions', () => {
  test('the plan and the import each fit in the 30 seconds of a card, and ask nothing twice', () => {
    const quizClass = openQuizClass({ students: 1525, quiz: quizOf(16) });
    const { form, panel, t } = quizClass;
    handInAll(form, 1525);
    openWork(quizClass);
    const watched = watchForm();
    panel.click(t.work.import, t.work.import);
    const everything = { twice: [], calls: 16 * 5 + 1525 * (4 + 16) };
    expect(watched()).toEqual(everything);
    expect(lastRun(quizClass).seconds).toBeLessThan(CARD_SECONDS);
    expect(panel.text()).toContain(t.importing.parts.new(1525));
    const again = watchForm();
    panel.click(mainButton(quizClass));
    expect(again()).toEqual(everything);
    const { seconds, calls } = lastRun(quizClass);
    expect(seconds).toBeLessThan(CARD_SECONDS);
    const onSheets = (kind: string) =>
      calls.filter((call) => call.kind === kind && /^(Range|Sheet|Spreadsheet)\./.test(call.name));
    expect(onSheets('read').filter(({ name }) => name === 'Range.getValues').length).toBeLessThanOrEqual(5);
    expect(onSheets('write').length).toBeLessThanOrEqual(5);
    expect(panel.text()).toContain(t.importing.done(1525));
    expect(shownGrades(quizClass, 4)).toEqual(['0,0 ◐', '6,25 ◐', '12,5 ◐', '18,75 ◐']);
    expect(shownGrades(quizClass, 1525)[1524]).toBe('68,75 ◐');
    panel.click(t.importing.undo);
    expect(panel.notice).toBe(t.notice.undone(1525));
    expect(lastRun(quizClass).seconds).toBeLessThan(CARD_SECONDS);
  }, 180_000);
});

describe.each(['nl', 'en'] as const)('when Google is slow (%s)', (language) => {
  const figure = (text: string) => (language === 'nl' ? text : text.replace(/,/g, '.'));
  const open = (students = 60) => {
    const quizClass = openQuizClass({ language, students, quiz: quizOf(4) });
    handInAll(quizClass.form, students);
    return quizClass;
  };
  /** Goes on until the plan is there; gives what the steps said, and how often a response was read. */
  const readAll = (quizClass: QuizClass) => {
    const { panel, t } = quizClass;
    const steps: string[] = [];
    let read = lastRun(quizClass).count('FormResponse.getGradableItemResponses');
    while (panel.card.name === 'importProgress') {
      steps.push(panel.text());
      expect(lastRun(quizClass).seconds).toBeLessThan(CARD_SECONDS);
      panel.click(t.importing.goOn);
      read += lastRun(quizClass).count('FormResponse.getGradableItemResponses');
    }
    return { steps, read };
  };

  test('the plan is read in steps that say how far they are, and every response is read once', () => {
    const quizClass = open();
    slowDown(quizClass, 1);
    openPlan(quizClass);
    const { steps, read } = readAll(quizClass);
    expect(steps.length).toBe(3);
    expect(steps[0]).toMatch(language === 'nl' ? /1\d van 60 antwoorden gelezen/ : /1\d of 60 responses read/);
    expect(read).toBe(60);
    const { panel, t } = quizClass;
    expect(panel.card.name).toBe('importPlan');
    expect(panel.text()).toContain(t.importing.parts.new(60));
    expect(panel.stack.map(({ name }) => name)).toEqual(['home', 'work', 'importPlan']);
  });

  test('confirming reads in steps as well, and imports when it has read all', () => {
    const quizClass = open();
    const { panel, t } = quizClass;
    openPlan(quizClass);
    slowDown(quizClass, 1);
    const before = contents(quizClass);
    panel.click(mainButton(quizClass));
    expect(panel.card.name).toBe('importProgress');
    expect(contents(quizClass)).toEqual(before);
    const { read } = readAll(quizClass);
    expect(read).toBe(60);
    expect(panel.text()).toContain(t.importing.done(60));
    expect(shownGrades(quizClass, 5)).toEqual(['0,0 ◐', '25,0 ◐', '50,0 ◐', '75,0 ◐', '100,0 ◐'].map(figure));
  });

  test('a closer look and the other choice need no second reading', () => {
    const quizClass = open();
    const { panel, t } = quizClass;
    slowDown(quizClass, 1);
    openPlan(quizClass);
    readAll(quizClass);
    expect(detailOf(quizClass, t.importing.parts.new(60))).toContain('Amber de Vries 0');
    expect(lastRun(quizClass).calls.filter(({ name }) => /^Form/.test(name))).toEqual([]);
    panel.choose('scale', 'points');
    expect(lastRun(quizClass).calls.filter(({ name }) => /^Form/.test(name))).toEqual([]);
    expect(detailOf(quizClass, t.importing.parts.new(60))).toContain('Bilal Haddad 1');
  });

  test('cancelling halfway changes nothing', () => {
    const quizClass = open();
    const { panel, t } = quizClass;
    openWork(quizClass);
    const before = contents(quizClass);
    slowDown(quizClass, 1);
    openPlan(quizClass);
    panel.click(t.cancel);
    expect(panel.card.name).toBe('work');
    expect(contents(quizClass)).toEqual(before);
  });

  test('after an interruption the reading goes on where it was', () => {
    const quizClass = open();
    const { panel, t, workspace } = quizClass;
    slowDown(quizClass, 1);
    openPlan(quizClass);
    const first = lastRun(quizClass).count('FormResponse.getGradableItemResponses');
    const { core } = workspace;
    const slow = core.interference;
    let calls = 0;
    core.interference = {
      after: ({ name }) => {
        if (name === 'FormResponse.getGradableItemResponses' && ++calls === 3) core.stop();
      },
    };
    expect(() => {
      panel.click(t.importing.goOn);
    }).toThrow();
    core.interference = slow;
    const { read } = readAll(quizClass);
    // Only the three of the step that died are read again.
    expect(read).toBe(60 - first + 3);
    expect(panel.text()).toContain(t.importing.parts.new(60));
  });

  test('when Google forgets what was kept the reading starts again, and still ends', () => {
    const quizClass = open(40);
    const { panel, t, workspace } = quizClass;
    slowDown(quizClass, 1);
    openPlan(quizClass);
    workspace.caches.forgetAll();
    panel.click(t.importing.goOn);
    expect(panel.card.name).toBe('importProgress');
    readAll(quizClass);
    expect(panel.text()).toContain(t.importing.parts.new(40));
  });

  test('what comes in between two steps is in the plan', () => {
    const quizClass = open(40);
    const { panel, t, form } = quizClass;
    slowDown(quizClass, 1);
    openPlan(quizClass);
    form.submit({ email: 'gast@elders.example', answers: { 'Vraag 1': 'a' } });
    readAll(quizClass);
    expect(panel.text()).toContain(t.importing.parts.unmatched(1));
  });

  test('a grade typed between two steps of the confirmed import is not lost: the plan is shown again', () => {
    const quizClass = open(40);
    const { panel, t, grades } = quizClass;
    openPlan(quizClass);
    slowDown(quizClass, 1);
    panel.click(mainButton(quizClass));
    grades.type('F6', '77');
    readAll(quizClass);
    expect(panel.text()).toContain(t.problem.quiz.planChanged);
    expect(panel.text()).toContain(t.importing.parts.overwrite(1));
    expect(grades.value('F6')).toBe(77);
  });

  test('in the sidebar in Forms the steps follow each other by themselves', () => {
    const quizClass = open();
    const { workspace, form, file, t } = quizClass;
    const side = new FormSide(workspace.open(form, { email: TEACHER, locale: language }), t.menu.link);
    side.fill('gradebook', file.url);
    side.click(t.link.find);
    side.click(t.link.link);
    slowDown(quizClass, 1);
    side.click(t.link.import);
    expect(side.text).toContain(t.importing.parts.new(60));
    expect(side.trail).toBe('link > importPlan');
    side.click(/overnemen als concept|^Take over/);
    expect(side.text).toContain(t.importing.done(60));
    expect(submissionOf(quizClass, 'Amber de Vries').draft).toBe(0);
  });
});
