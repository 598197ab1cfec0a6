/** In Google Forms: a teacher links the quiz to a gradebook from its sidebar, imports there, and sees the result. */
import { textOf } from '../../src/text/language';
import type { Window } from '../host/window';
import { addQuiz, emailOf, openClass, TABS, TEACHER, type ClassOptions } from './classroom';
import { FormSide } from './formSide';
import { rowsOf, tab } from './picture';
import {
  answerQuiz,
  contents,
  makeAssignment,
  openPlan,
  openWork,
  planLines,
  shownGrades,
  type QuizClass,
} from './quizzes';

interface FormClass extends QuizClass {
  readonly formWindow: Window;
  readonly address: string;
  /** opens the sidebar anew */
  readonly openSide: () => FormSide;
}

/** A gradebook without assignments, and a quiz in another window. */
function openFormClass(options: ClassOptions = {}): FormClass {
  const { language = 'nl' } = options;
  const classroom = openClass(options);
  const { workspace, file } = classroom;
  const form = addQuiz(workspace);
  const t = textOf(language);
  const formWindow = workspace.open(form, { email: TEACHER, locale: language });
  return {
    ...classroom,
    language,
    t,
    form,
    grades: file.sheet(TABS[language].grades),
    formWindow,
    address: `https://docs.google.com/spreadsheets/d/${file.id}/edit#gid=0`,
    openSide: () => new FormSide(formWindow, t.menu.link),
  };
}

/** Links the quiz to a new assignment, or to the one of this title. */
function link({ address, openSide, t, form }: FormClass, title?: string): FormSide {
  const side = openSide();
  if (side.text.includes(t.link.linked)) side.click(t.link.other);
  side.fill('gradebook', address);
  side.click(t.link.find);
  const option = new RegExp(`<option value="([^"]*)"[^>]*>${title ?? t.link.newAssignment(form.title)}<`).exec(
    side.html,
  );
  if (!option) throw new Error(`no assignment ${title ?? ''} to choose`);
  side.fill('assignment', option[1] ?? '');
  side.click(t.link.link);
  return side;
}

const takeOver = /overnemen als concept|^Take over/;

describe.each(['nl', 'en'] as const)('the sidebar in Forms (%s)', (language) => {
  const open = () => openFormClass({ language });
  const figure = (text: string) => (language === 'nl' ? text : text.replace(/,/g, '.'));

  test('from the menu to imported grades: link, import, look', () => {
    const formClass = open();
    const { t, form, address, openSide } = formClass;
    answerQuiz(form, 0, 8);
    answerQuiz(form, 1, 6);
    const side = openSide();
    expect(side.text).toContain(t.link.how);
    side.fill('gradebook', address);
    side.click(t.link.find);
    expect(side.text).toContain(language === 'nl' ? '✓ Gevonden: 4B Aardrijkskunde' : '✓ Found: 4B Aardrijkskunde');
    side.click(t.link.link);
    expect(side.notice).toBe(t.notice.linked);
    expect(side.text).toContain(t.link.linked);
    side.click(t.link.import);
    expect(side.text).toContain(t.importing.parts.new(2));
    side.click(takeOver);
    expect(side.text).toContain(t.importing.done(2));
    expect(shownGrades(formClass)).toEqual([figure('8,0 ◐'), figure('6,0 ◐'), '']);
    side.click(t.importing.look);
    expect(side.text).toContain(`Amber de Vries\n${t.status.draft('8')}`);
    expect(side.trail).toBe('link > work');
    side.back();
    expect(side.text).toContain(t.link.linked);
  });

  test('a new assignment takes its title and its points from the quiz, with importing on', () => {
    const formClass = open();
    link(formClass);
    const { grades, file, t } = formClass;
    expect([grades.value('F2'), grades.value('F4')]).toEqual(['Toets H3', 10]);
    expect(file.sheet(TABS[language].assignments).value('G3')).toBe(t.yes);
    openWork(formClass);
    expect(formClass.panel.text()).not.toContain(t.work.importWhyNot.noForm);
  });

  test('an answer that got lost and is asked once more links to the same new assignment', () => {
    const formClass = open();
    const { t, file, address, openSide, formWindow } = formClass;
    const side = openSide();
    side.fill('gradebook', address);
    side.click(t.link.find);
    const asked = /data-ask="([^"]*linkTo[^"]*)"/.exec(side.html)?.[1]?.replace(/&quot;/g, '"') ?? '';
    side.click(t.link.link);
    const task = { ask: JSON.parse(asked) as object, inputs: { assignment: ['new'] } };
    formWindow.sidebar.run('sidebarAsk', JSON.stringify(task));
    expect(rowsOf(tab(file, 'assignments')).map(({ title }) => title)).toEqual(['Toets H3']);
    expect(openSide().text).toContain(t.link.linked);
    link(formClass);
    expect(rowsOf(tab(file, 'assignments')).map(({ title }) => title)).toEqual(['Toets H3', 'Toets H3']);
  });

  test.each(['0026-11-16', '1999-12-31', '20261-11-16'])(
    'the year of %s in its due date is refused in one sentence',
    (day) => {
      const formClass = open();
      const { t, file } = formClass;
      const side = link(formClass);
      side.click(t.importing.look);
      side.click(t.work.edit);
      const before = file.sheet(TABS[language].assignments).value('C3');
      side.fill('dueDate', day);
      side.click(t.assignment.save);
      expect(side.text).toContain(t.problem.assignment.badDue(day));
      expect(file.sheet(TABS[language].assignments).value('C3')).toBe(before);
      side.fill('dueDate', '2026-11-16');
      side.click(t.assignment.save);
      expect(file.sheet(TABS[language].assignments).value('C3')).not.toBe(before);
    },
  );

  test('an existing assignment gets the quiz, keeps its points, and has importing switched on', () => {
    const formClass = open();
    const { form, grades, t } = formClass;
    makeAssignment(formClass, { title: 'Kaarten', importOn: false });
    answerQuiz(form, 0, 8);
    const side = link(formClass, 'Kaarten');
    expect(side.text).toContain('Kaarten');
    expect(grades.value('F4')).toBe(100);
    side.click(t.link.import);
    side.click(takeOver);
    expect(shownGrades(formClass)[0]).toBe(figure('80,0 ◐'));
  });

  test('the assignment of the same name is proposed, and the one that has this quiz already before that', () => {
    const formClass = open();
    const { openSide, address, t, form } = formClass;
    makeAssignment(formClass, { title: 'Toets H3' });
    const side = openSide();
    const find = () => {
      side.fill('gradebook', address);
      side.click(t.link.find);
      return /<option value="[^"]*" selected>([^<]*)/.exec(side.html)?.[1];
    };
    expect(find()).toBe('Toets H3');
    makeAssignment(formClass, { title: 'Inhaaltoets', form });
    side.click(t.link.other);
    expect(find()).toBe('Inhaaltoets');
  });

  test('an assignment on which another form hangs says which one this form replaces, before it does', () => {
    const formClass = open();
    const { openSide, address, t, form, file, workspace } = formClass;
    const other = addQuiz(workspace);
    other.title = 'Groep A';
    form.title = 'Toets H3';
    makeAssignment(formClass, { title: 'Kaarten' });
    const find = () => {
      const side = openSide();
      side.fill('gradebook', address);
      side.click(t.link.find);
      return side;
    };
    expect(find().text).not.toContain(t.link.replaces);
    makeAssignment(formClass, { title: 'Toets H3', form: other });
    const side = find();
    expect(side.text).toContain(t.link.replaces);
    const options = [...side.html.matchAll(/<option value="([^"]*)"( selected)?>([^<]*)/g)];
    expect(options.map(([, , on = '', label]) => `${label}${on}`)).toEqual([
      `${t.link.newAssignment('Toets H3')} selected`,
      'Kaarten',
      t.link.instead('Toets H3', 'Groep A'),
    ]);
    side.fill('assignment', options[2]?.[1] ?? '');
    side.click(t.link.link);
    const attached = String(file.sheet(TABS[language].assignments).value('F4'));
    expect(attached).toContain(form.id);
    expect(attached).not.toContain(other.id);
  });

  test('linking again to another assignment shows that one', () => {
    const formClass = open();
    makeAssignment(formClass, { title: 'Kaarten' });
    makeAssignment(formClass, { title: 'Rivieren' });
    expect(link(formClass, 'Rivieren').text).toContain('Rivieren');
    expect(link(formClass, 'Kaarten').text).toContain('Kaarten');
    expect(formClass.openSide().text).toContain('Kaarten');
  });

  test('the link is remembered beside the form, for a colleague too', () => {
    const formClass = open();
    const { t, form, file, workspace } = formClass;
    link(formClass);
    expect(formClass.openSide().text).toContain(t.link.linkedTo('4B Aardrijkskunde'));
    const colleague = 'collega@school.example';
    form.editors.add(colleague);
    file.editors.add(colleague);
    const window = workspace.open(form, { email: colleague, locale: language });
    expect(new FormSide(window, t.menu.link).text).toContain(t.link.linkedTo('4B Aardrijkskunde'));
  });

  test.each([
    ['nothing', '', 'badUrl'],
    ['words', 'mijn cijferboek', 'badUrl'],
    ['another site', 'https://example.org/spreadsheets', 'badUrl'],
    ['a form', 'https://docs.google.com/forms/d/1abc/edit', 'badUrl'],
    ['a spreadsheet that is gone', 'https://docs.google.com/spreadsheets/d/1Weg/edit', 'noAccess'],
  ] as const)('%s is no address of a gradebook: one sentence, and what was typed stays', (_, typed, why) => {
    const formClass = open();
    const { t, openSide } = formClass;
    const before = contents(formClass);
    const side = openSide();
    side.fill('gradebook', typed);
    side.click(t.link.find);
    expect(side.text).toContain(`! ${t.problem.gradebook[why]}`);
    expect(side.html).toContain(`value="${typed}"`);
    expect(contents(formClass)).toEqual(before);
    expect(openSide().text).toContain(t.link.how);
  });

  test('a spreadsheet of a colleague that is not shared', () => {
    const formClass = open();
    const { t, workspace, openSide } = formClass;
    const other = workspace.addSpreadsheet({ owner: 'collega@school.example' });
    const side = openSide();
    side.fill('gradebook', other.url);
    side.click(t.link.find);
    expect(side.text).toContain(t.problem.gradebook.noAccess);
  });

  test('a spreadsheet that is not a gradebook', () => {
    const formClass = open();
    const { t, workspace, openSide } = formClass;
    const other = workspace.addSpreadsheet({ owner: TEACHER });
    other.sheets[0]?.type('A1', 'Boodschappen');
    const before = contents({ file: other });
    const side = openSide();
    side.fill('gradebook', other.url);
    side.click(t.link.find);
    expect(side.text).toContain(t.problem.gradebook.notGradebook);
    expect(contents({ file: other })).toEqual(before);
  });

  test('a form that is not a quiz', () => {
    const formClass = open();
    const { t, form, address, openSide } = formClass;
    form.isQuiz = false;
    answerQuiz(form, 0, 8);
    const side = openSide();
    expect(side.text).toContain(t.link.notQuiz);
    side.fill('gradebook', address);
    side.click(t.link.find);
    side.click(t.link.link);
    expect(formClass.grades.value('F4')).toBe(100);
    side.click(t.work.collect);
    expect(side.text).toContain(t.importing.handIns.parts.new(1));
    side.click(t.importing.noteHandIns(1));
    expect(side.text).toContain(t.importing.handIns.doneHandIns(1));
    expect(shownGrades(formClass)).toEqual([t.words.turnedIn, '', '']);
    side.click(t.importing.handIns.look);
    side.click(/^Amber de Vries/);
    expect(side.text).toMatch(/Lima\nHoofdstad van Peru/);
  });

  test('a gradebook that is gone since: the sidebar says so and lets another one be chosen', () => {
    const formClass = open();
    const { t, file, openSide, workspace } = formClass;
    link(formClass);
    workspace.files.delete(file.id);
    const side = openSide();
    expect(side.text).toContain(t.problem.gradebook.noAccess);
    side.click(t.link.other);
    expect(side.text).toContain(t.link.how);
  });

  test('an assignment that is gone since: the sidebar asks again', () => {
    const formClass = open();
    const { t, file, grades, openSide } = formClass;
    link(formClass);
    grades.deleteColumns(6, 1);
    file.sheet(TABS[language].assignments).deleteRows(3, 1);
    expect(openSide().text).toContain(t.link.how);
  });

  test('the quiz beside another attachment: the sidebar says why it imports nothing', () => {
    const formClass = open();
    const { t, file, form } = formClass;
    answerQuiz(form, 0, 8);
    const side = link(formClass);
    const sheet = file.sheet(TABS[language].assignments);
    sheet.type('F3', `${String(sheet.value('F3'))}\nhttps://example.org/les.pdf`);
    side.click(t.link.import);
    expect(side.text).toContain(`! ${t.problem.quiz.moreAttachments}`);
  });

  test('what came in while the teacher looked at the plan is shown first', () => {
    const formClass = open();
    const { t, form } = formClass;
    answerQuiz(form, 0, 8);
    const side = link(formClass);
    side.click(t.link.import);
    answerQuiz(form, 1, 6);
    side.click(takeOver);
    expect(side.text).toContain(t.problem.quiz.planChanged);
    expect(shownGrades(formClass)).toEqual(['', '', '']);
    side.click(takeOver);
    expect(shownGrades(formClass)).toEqual([figure('8,0 ◐'), figure('6,0 ◐'), '']);
  });

  test('the choice between points and a converted grade, and the names behind a count', () => {
    const formClass = open();
    const { t, form } = formClass;
    makeAssignment(formClass, { title: 'Kaarten' });
    answerQuiz(form, 0, 8);
    const side = link(formClass, 'Kaarten');
    side.click(t.link.import);
    side.fill('scale', 'points');
    side.click(t.importing.parts.new(1));
    expect(side.text).toContain('Amber de Vries\n8');
    side.back();
    side.click(takeOver);
    expect(shownGrades(formClass)[0]).toBe(figure('8,0 ◐'));
  });

  test('undo, then Sheets shows the cells empty and the plan new again', () => {
    const formClass = open();
    const { t, form } = formClass;
    answerQuiz(form, 0, 8);
    const side = link(formClass);
    side.click(t.link.import);
    side.click(takeOver);
    side.click(t.importing.undo);
    expect(side.notice).toBe(t.notice.undone(1));
    expect(shownGrades(formClass)).toEqual(['', '', '']);
    openPlan(formClass);
    expect(planLines(formClass)).toEqual([t.importing.parts.new(1)]);
  });

  test('S45 grading and returning go on inside the sidebar, and the spreadsheet shows it', () => {
    const formClass = open();
    const { t, form, workspace, grades } = formClass;
    answerQuiz(form, 0, 8);
    const side = link(formClass);
    side.click(t.link.import);
    side.click(takeOver);
    side.click(t.importing.look);
    side.click(/^Amber de Vries/);
    expect(side.text).toContain('Lima\nHoofdstad van Peru?');
    expect(side.text).toContain(`3 · ${t.student.wrong} · 0 / 2`);
    side.type('grade', figure('8,5'));
    expect(side.notice).toBe(t.notice.savedGrade('Amber de Vries', figure('8,5')));
    expect(shownGrades(formClass)[0]).toBe(figure('8,5 ◐'));
    side.type('comment', 'Goed <b>gedaan</b> & "netjes"');
    side.click(t.student.return);
    side.click(/^(1 teruggeven|Return 1|1 return)/);
    expect(grades.shown('F6').text).toBe(figure('8,5 ✓'));
    expect(workspace.mailbox.map(({ to }) => to)).toEqual([emailOf(0)]);
    expect(side.html).not.toContain('<b>gedaan');
  });

  test('S43 an answer says whether what was typed is saved, for a teacher who is on the next card by then', () => {
    const formClass = open();
    const { t, form, grades } = formClass;
    answerQuiz(form, 0, 8);
    const side = link(formClass);
    side.click(t.link.import);
    side.click(takeOver);
    side.click(t.importing.look);
    side.click(/^Amber de Vries/);
    const type = (name: string, value: string) => {
      side.type(name, value);
      return side.saved;
    };
    expect(type('grade', 'abc')).toBe(false);
    expect(type('comment', 'x'.repeat(20_001))).toBe(false);
    expect(type('grade', '7')).toBe(true);
    expect(type('comment', 'Goed')).toBe(true);
    expect(type('comment', 'Goed')).toBe(true);
    expect(type('grade', '7')).toBe(true);
    expect(type('grade', '9')).toBe(true);
    grades.type('F6', '5');
    expect(type('grade', '8')).toBe(false);
    expect(side.text).toContain(t.conflict.what('Amber de Vries'));
  });

  /** The card of Amber in the sidebar, with a 7 and a comment of the teacher, and the same card of a colleague in Sheets. */
  const openTwo = () => {
    const formClass = open();
    const { t, workspace, file } = formClass;
    const side = link(formClass);
    side.click(t.importing.look);
    side.click(/^Amber de Vries/);
    side.type('grade', '7');
    side.type('comment', 'Goed.');
    side.back();
    side.click(/^Amber de Vries/);
    const { panel: theirs } = workspace.open(file, { email: 'collega@school.example', locale: language });
    theirs.open();
    theirs.click('Toets H3', /·/);
    theirs.click('Amber de Vries');
    return { ...formClass, side, theirs };
  };
  const saveOf = (side: FormSide, ask: string) =>
    JSON.parse(
      (new RegExp(`data-save="([^"]*${ask}[^"]*)"`).exec(side.html)?.[1] ?? '').replace(/&quot;/g, '"'),
    ) as Record<string, string>;

  test('S43 S77 what a colleague saved while a click was on the way is asked about, with what the teacher saw', () => {
    const { t, side, theirs } = openTwo();
    const [grade, comment] = [saveOf(side, 'saveGrade'), saveOf(side, 'saveComment')];
    theirs.type('grade', '5');
    theirs.type('comment', 'Kom even langs.');
    side.click(t.student.markTurnedIn);
    expect(side.html).toContain('value="5"');
    side.fill('comment', 'Goed. PS');
    side.ask(comment);
    expect(side.text).toContain('“Kom even langs.”');
    side.fill('grade', '8');
    side.ask(grade);
    expect(side.text).toContain(t.conflict.what('Amber de Vries'));
  });

  test('S43 S77 keeping the grade of a colleague leads back to the list it was typed in, not to another one above it', () => {
    const { t, side, theirs } = openTwo();
    const { student = '' } = saveOf(side, 'saveGrade');
    side.back();
    side.click(t.work.enter);
    const trail = side.trail;
    theirs.type('grade', '5');
    side.type(`grade.${student}`, '8');
    side.click(t.conflict.keep('5'));
    expect(side.trail).toBe(trail);
    expect(side.html).toContain('value="5"');
  });

  test('S43 S46 a grade that redraws the card shows what a colleague wrote meanwhile', () => {
    const { t, side, theirs } = openTwo();
    side.click(t.student.excuse);
    theirs.type('comment', 'Kom even langs.');
    side.type('grade', '8');
    expect(side.html).toContain('Kom even langs.</textarea>');
  });

  test('S43 S46 a grade typed on a card with two comments keeps both, and the own one in its field', () => {
    const { side, theirs } = openTwo();
    theirs.type('comment', 'Kom even langs.');
    side.type('comment', 'Prima.');
    side.type('grade', '8');
    expect(side.saved).toBe(true);
    expect(side.html).toContain('Prima.</textarea>');
    expect(side.text).toContain('“Kom even langs.”');
  });

  test('S3 S43 a grade for what has none any more draws the card without a field for it', () => {
    const { t, side, theirs } = openTwo();
    const grade = saveOf(side, 'saveGrade');
    theirs.open();
    theirs.click('Toets H3', /·/);
    theirs.click(t.work.changePoints);
    theirs.click(t.pointsCard.noGrade);
    side.fill('grade', '8');
    side.ask(grade);
    expect(side.notice).toBe(t.work.noGradeHere);
    expect(side.html).not.toContain('name="grade"');
    expect(side.html).toContain('Goed.</textarea>');
  });

  test('S1 a save without its field, as from another card, changes nothing', () => {
    const formClass = open();
    const { t, form } = formClass;
    answerQuiz(form, 0, 8);
    const side = link(formClass);
    side.click(t.link.import);
    side.click(takeOver);
    side.click(t.importing.look);
    side.click(/^Amber de Vries/);
    side.type('comment', 'Goed');
    const [grade, comment] = [saveOf(side, 'saveGrade'), saveOf(side, 'saveComment')];
    side.back();
    const before = contents(formClass);
    for (const ask of [grade, comment]) {
      side.ask(ask);
      expect(side.notice).toBe(t.problem.changed);
      expect(side.saved).toBe(false);
    }
    expect(contents(formClass)).toEqual(before);
  });

  test('names, titles, answers and addresses are shown as they are, never as markup', () => {
    const evil = '<img src=x onerror="alert(1)">\'&amp;';
    const formClass = open();
    const { t, form, grades, file } = formClass;
    form.title = `Toets ${evil}`;
    grades.type('B6', `Vries ${evil}`);
    file.sheet(TABS[language].settings).type('B3', `4B ${evil}`);
    form.addShortText('Vraag <script>alert(1)</script>', { points: 1, key: ['x'] });
    form.submit({ email: emailOf(0), answers: { 'Vraag <script>alert(1)</script>': evil } });
    form.submit({ email: `"><script>@school.example`, answers: { 'Hoogste berg?': 'Everest' } });
    const cards: string[] = [];
    const side = formClass.openSide();
    side.fill('gradebook', `"><script>alert(1)</script>`);
    side.click(t.link.find);
    cards.push(side.html);
    side.fill('gradebook', formClass.address);
    side.click(t.link.find);
    cards.push(side.html);
    side.click(t.link.link);
    cards.push(side.html);
    side.click(t.link.import);
    cards.push(side.html);
    side.click(new RegExp(`^${t.importing.parts.unmatched(1)}`));
    cards.push(side.html);
    side.back();
    side.click(takeOver);
    side.click(t.importing.look);
    cards.push(side.html);
    side.click(/^Amber Vries/);
    cards.push(side.html);
    for (const html of cards) {
      expect(
        [...html.matchAll(/<(\/?[a-z0-9]+)/gi)].filter(([, tag]) => /^\/?(script|img|b)$/i.test(tag ?? '')),
      ).toEqual([]);
      expect(html).not.toMatch(/ on\w+="/);
    }
    expect(side.text).toContain(evil);
    expect(cards.join('')).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;');
  });

  test('a request that no button makes changes nothing', () => {
    const formClass = open();
    const { t } = formClass;
    const side = link(formClass);
    const before = contents(formClass);
    for (const ask of ['constructor', 'toString', '__proto__', '']) {
      side.ask({ ask });
      expect(side.text).toContain(t.problem.unknownAsk);
    }
    side.ask({ ask: 'importGrades', assignment: 'a0', scale: 'scale', plan: 'x', form: 'y' });
    expect(side.text).toContain(t.problem.assignment.gone);
    expect(contents(formClass)).toEqual(before);
  });
});

describe.each(['nl', 'en'] as const)('Forms imports while somebody types a grade in Sheets (%s)', (language) => {
  const figure = (text: string) => (language === 'nl' ? text : text.replace(/,/g, '.'));

  /** A plan in the sidebar for Amber and Bilal, and the list with grade fields in the window of the spreadsheet. */
  const openBoth = () => {
    const formClass = openFormClass({ language });
    const { form, panel, t, grades } = formClass;
    answerQuiz(form, 0, 8);
    answerQuiz(form, 1, 6);
    const side = link(formClass);
    openWork(formClass);
    panel.click(t.work.enter);
    side.click(t.link.import);
    const typeInPanel = (student: number, grade: string) => {
      panel.type(`grade.${String(grades.value(`A${6 + student}`))}`, grade);
    };
    return { ...formClass, side, typeInPanel };
  };
  type Both = ReturnType<typeof openBoth>;

  /** Does something else right before the import makes this call for the first time. */
  const before = ({ workspace: { core } }: Both, call: string, happens: () => void) => {
    core.interference = {
      before: (name) => {
        if (name !== call) return;
        core.interference = {};
        happens();
      },
    };
  };
  /** How often the run of the sidebar read the form. */
  const formReads = ({ workspace }: Both) => {
    const run = workspace.core.executions.filter(({ entry }) => entry === 'sidebarAsk').at(-1);
    return run?.calls.filter(({ name }) => name === 'Form.getResponses').length;
  };

  test('a grade typed in the panel while the quiz is read is not overwritten unseen', () => {
    const both = openBoth();
    const { side, t, typeInPanel, panel } = both;
    before(both, 'Form.getResponses', () => {
      typeInPanel(0, figure('7,5'));
    });
    side.click(takeOver);
    expect(panel.notice).toBe(t.notice.savedGrade('Amber de Vries', figure('7,5')));
    expect(side.text).toContain(t.problem.quiz.planChanged);
    expect(side.text).toContain(t.importing.parts.overwrite(1));
    expect(shownGrades(both)).toEqual([figure('7,5 ◐'), '', '']);
    expect(formReads(both)).toBe(1);
  });

  test('a grade typed in the panel while the import is written waits, and says so', () => {
    const both = openBoth();
    const { side, t, typeInPanel, panel } = both;
    before(both, 'Sheet.appendRow', () => {
      typeInPanel(0, figure('7,5'));
    });
    side.click(takeOver);
    expect(panel.notice).toBe(t.problem.busy);
    expect(side.text).toContain(t.importing.done(2));
    expect(shownGrades(both)).toEqual([figure('8,0 ◐'), figure('6,0 ◐'), '']);
  });

  test('a grade typed for a student without a response: the import goes through, and the form is read once', () => {
    const both = openBoth();
    const { side, t, typeInPanel } = both;
    before(both, 'LockService.getUserLock', () => {
      typeInPanel(2, '9');
    });
    side.click(takeOver);
    expect(side.text).toContain(t.importing.done(2));
    expect(shownGrades(both)).toEqual([figure('8,0 ◐'), figure('6,0 ◐'), figure('9,0 ◐')]);
    expect(formReads(both)).toBe(1);
  });

  test('a grade typed straight into the cell while the quiz is read is seen before anything is written', () => {
    const both = openBoth();
    const { side, t, grades } = both;
    before(both, 'Form.getResponses', () => {
      grades.type('F6', '5');
    });
    side.click(takeOver);
    expect(side.text).toContain(t.problem.quiz.planChanged);
    expect(grades.value('F6')).toBe(5);
  });
});
