/** Work that comes in through a form that is not a quiz: who handed in, when, how often, and what; no grades. */
import type { FormModel } from '../host/form/model';
import { emailOf, lastCalls, studentName, TEACHER } from './classroom';
import {
  contents,
  detailOf,
  mainButton,
  openQuizClass,
  openWork,
  planLines,
  shownGrades,
  submissionOf,
} from './quizzes';
import type { QuizClass, QuizOptions } from './quizzes';

const DOCUMENT = 'https://docs.google.com/document/d/1Verslag/edit';
const VIDEO = 'https://youtu.be/dQw4';
const ELSEWHERE = 'https://padlet.example/verslag';

/** A form in which students hand in a report: some words, a link and files. */
function addReport({ workspace }: Pick<QuizClass, 'workspace'>): FormModel {
  const form = workspace.addForm({
    title: 'Verslag inleveren',
    owner: TEACHER,
    isQuiz: false,
    emailCollection: 'VERIFIED',
  });
  form.addShortText('Waar staat je verslag?');
  form.addParagraph('Wat ging goed?');
  form.addFileUpload('Je foto’s');
  return form;
}

const at = (moment: string) => new Date(`2026-11-${moment}:00+01:00`);

function openReport(options: QuizOptions = {}): QuizClass {
  return openQuizClass({ title: 'Verslag', quiz: addReport, due: '2026-11-15', ...options });
}

function handIn(
  form: FormModel,
  student: number,
  moment: string,
  answers: Parameters<FormModel['submit']>[0]['answers'] = {},
) {
  return form.submit({ email: emailOf(student), at: at(moment), answers: { 'Wat ging goed?': 'Alles.', ...answers } });
}

/** From home to what can be collected. */
function openCollect(room: QuizClass): void {
  openWork(room, 'Verslag');
  room.panel.click(room.t.work.collect, room.t.work.collect);
}

function collect(room: QuizClass): void {
  openCollect(room);
  room.panel.click(mainButton(room));
}

function expectPlan(room: QuizClass, ...lines: string[]): void {
  const parts = Object.values({ ...room.t.importing.parts, ...room.t.importing.handIns.parts });
  const known = parts.flatMap((part) => Array.from({ length: 10 }, (_, n) => part(n)));
  const rows = room.panel.card.sections.flatMap(({ widgets }) =>
    widgets.flatMap((one) => (one.type === 'DecoratedText' && known.includes(one.text) ? [one.text] : [])),
  );
  expect(rows).toEqual(lines);
}

describe.each(['nl', 'en'] as const)('handing in through a form (%s)', (language) => {
  const open = (options: QuizOptions = {}) => openReport({ language, ...options });

  test('S11 S14 S18 S26 S29 the plan comes first; then who handed in, when and how late; no grade changes; undo takes it back', () => {
    const room = open({ students: 5 });
    const { panel, t, form, grades } = room;
    const { handIns } = t.importing;
    grades.type('F6', language === 'nl' ? '7,5' : '7.5');
    handIn(form, 0, '13T10:00');
    handIn(form, 1, '16T08:30');
    handIn(form, 1, '16T08:45');
    form.submit({ email: 'iemand@anders.example', answers: {} });
    form.submit({ email: '', answers: {} });
    openWork(room, 'Verslag');
    const before = contents(room);
    openCollect(room);
    expect(panel.card.header?.title).toBe(handIns.title);
    expectPlan(room, handIns.parts.new(2), t.importing.parts.unmatched(2));
    expect(panel.text()).toContain(handIns.onlyHandIns);
    expect(panel.text()).toContain(
      `1× ${t.importing.unmatchedWhy.notOnRoster} · 1× ${t.importing.unmatchedWhy.noEmail}`,
    );
    expect(panel.text()).not.toMatch(/max\.|cijfers? over|grades? as/);
    const detail = detailOf(room, handIns.parts.new(2));
    expect(detail).toContain(`${t.status.late} · ${t.importing.attempts(2)}`);
    expect(contents(room)).toEqual(before);

    panel.click(t.importing.noteHandIns(2));
    expect(panel.text()).toContain(handIns.doneHandIns(2));
    expect(submissionOf(room, studentName(0))).toMatchObject({
      state: t.groups.TURNED_IN,
      handIns: 1,
      late: '',
      draft: 7.5,
    });
    expect(submissionOf(room, studentName(1))).toMatchObject({ handIns: 2, late: t.yes, draft: '' });
    expect(shownGrades(room, 3)).toEqual([language === 'nl' ? '7,5 ◐' : '7.5 ◐', t.words.turnedIn, t.words.missing]);
    panel.click(t.importing.handIns.undo);
    expect(panel.notice).toBe(t.notice.undone(2));
    expect(shownGrades(room, 3)).toEqual([language === 'nl' ? '7,5 ◐' : '7.5 ◐', t.words.missing, t.words.missing]);
    collect(room);
    openCollect(room);
    expect(panel.text()).toContain(handIns.nothing);
    expectPlan(room, t.importing.parts.unmatched(2), t.importing.parts.same(2));
  });

  test('S56 S64 S66 a newer response is a new attempt: the returned grade stays, and the work is turned in again', () => {
    const room = open();
    const { panel, t, form, workspace } = room;
    handIn(form, 0, '13T10:00');
    collect(room);
    openWork(room, 'Verslag');
    panel.click(studentName(0));
    panel.type('grade', '70');
    panel.click(t.student.return);
    panel.click(t.returning.return(1));
    expect(submissionOf(room, studentName(0))).toMatchObject({ state: t.groups.RETURNED, returned: 70 });
    handIn(form, 0, '16T10:00', { 'Wat ging goed?': 'Nu echt alles.' });
    openCollect(room);
    expectPlan(room, t.importing.handIns.parts.changed(1));
    panel.click(mainButton(room));
    expect(submissionOf(room, studentName(0))).toMatchObject({
      state: t.groups.TURNED_IN,
      handIns: 2,
      returned: 70,
      draft: 70,
    });
    openWork(room, 'Verslag');
    expect(panel.text()).toContain(
      `${t.status.again} · ${t.status.handIns(2)} · ${t.status.late} · ${t.status.returnedBefore('70', '100')}`,
    );
    panel.click(studentName(0));
    expect(panel.text()).toContain('Nu echt alles.');
    expect(workspace.mailbox).toHaveLength(1);
  });

  test('S64 S97 work that came in again counts as to grade until it has another grade, on Home and in the list alike', () => {
    const room = open();
    const { panel, t, form, grades } = room;
    const [graded, other] = [studentName(0), studentName(1)];
    for (const student of [0, 1]) handIn(form, student, '13T10:00');
    collect(room);
    grades.paste('F6', [['7'], ['7']]);
    openWork(room, 'Verslag');
    panel.click(t.work.return);
    panel.click(t.work.returnTicked);
    panel.click(t.returning.return(2));
    for (const student of [0, 1]) handIn(form, student, '16T10:00');
    collect(room);
    grades.type('F6', '8');
    panel.open();
    panel.click(t.home.toGrade(1));
    expect(panel.text()).toContain(other);
    expect(panel.text()).not.toContain(graded);
    panel.open();
    panel.click(t.home.drafts(1));
    expect(panel.text()).toContain(graded);
    expect(panel.text()).not.toContain(other);
  });

  test('Home names what is still in the form: work, and no quiz', () => {
    const room = open();
    const { panel, t, form } = room;
    handIn(form, 0, '13T10:00');
    panel.open();
    expect(panel.text()).not.toMatch(/quiz|toets/i);
    panel.click(t.home.toCollect(1));
    expect(panel.card.header?.title).toBe('Verslag');
    collect(room);
    panel.open();
    expect(panel.text()).not.toContain(t.home.toCollect(1));
  });

  test('S10 S11 the card shows the answers; files and links to Google open, another link is text', () => {
    const room = open();
    const { panel, t, form } = room;
    handIn(form, 0, '13T10:00', {
      'Waar staat je verslag?': `Hier: ${DOCUMENT}, en de film (${VIDEO}).`,
      'Wat ging goed?': `Zie ook ${ELSEWHERE} <b>en</b> javascript:alert(1)`,
      'Je foto’s': ['1FotoVanDeRivier', '1Foto"Van&DeBrug'],
    });
    handIn(form, 1, '13T11:00', { 'Je foto’s': ['1EnigeFoto'] });
    collect(room);
    openWork(room, 'Verslag');
    panel.click(studentName(0));
    for (const label of [
      `${t.student.openLink} 1`,
      `${t.student.openLink} 2`,
      `${t.student.openFile} 1`,
      `${t.student.openFile} 2`,
    ])
      panel.click(label);
    expect(panel.opened).toEqual([
      DOCUMENT,
      VIDEO,
      'https://drive.google.com/file/d/1FotoVanDeRivier/view',
      'https://drive.google.com/file/d/1Foto%22Van%26DeBrug/view',
    ]);
    expect(panel.text()).toContain(`Zie ook ${ELSEWHERE} <b>en</b> javascript:alert(1)`);
    expect(panel.text()).toContain(t.student.files(2));
    expect(panel.text()).not.toContain(t.student.notMarked);
    panel.click(t.student.previous);
    panel.click(t.student.openFile);
    expect(panel.opened.at(-1)).toBe('https://drive.google.com/file/d/1EnigeFoto/view');
  });

  test('S35 without a grade, and with a worksheet beside the form', () => {
    const room = open({ points: '' });
    const { panel, t, form, file } = room;
    const sheet = file.sheet({ nl: 'Opdrachten', en: 'Assignments' }[language]);
    sheet.type('F3', `${String(sheet.value('F3'))}\n${ELSEWHERE} Werkblad`);
    handIn(form, 0, '13T10:00');
    collect(room);
    expect(shownGrades(room)[0]).toBe(t.words.turnedIn);
    openWork(room, 'Verslag');
    panel.click(studentName(0));
    // Google would not open this address from a card: it stands there to be copied.
    expect(panel.text()).toContain(`Werkblad ${ELSEWHERE}`);
    panel.back();
    panel.click(t.work.edit);
    expect(panel.text()).toContain(`Werkblad ${ELSEWHERE}`);
  });

  test('S66 excused, sent back, marked by hand, or a cell that cannot be read: each as it should be', () => {
    const room = open({ students: 5 });
    const { panel, t, form, grades } = room;
    handIn(form, 1, '13T10:00');
    collect(room);
    openWork(room, 'Verslag');
    panel.click(studentName(0));
    panel.click(t.student.excuse);
    openWork(room, 'Verslag');
    panel.click(t.work.return);
    panel.click(t.work.returnTicked);
    panel.tick('unfinishedStudents', studentName(1));
    panel.choose('mail', 'no');
    panel.click(mainButton(room));
    // Marked by hand after it was due, though the form says it came in time.
    openWork(room, 'Verslag');
    panel.click(studentName(2));
    panel.click(t.student.markLate);
    grades.type('F9', 'abs?');
    for (const student of [0, 2, 3]) handIn(form, student, '14T09:00');
    openCollect(room);
    expectPlan(room, t.importing.handIns.parts.new(1), t.importing.handIns.parts.changed(1), t.importing.parts.kept(2));
    expect(detailOf(room, t.importing.parts.kept(2))).toContain(t.importing.keptWhy.sentBack);
    panel.click(mainButton(room));
    expect(submissionOf(room, studentName(0))).toMatchObject({ handIns: 1, excused: t.yes });
    expect(submissionOf(room, studentName(1))).toMatchObject({
      handIns: 1,
      state: t.groups.RETURNED,
      unfinished: t.yes,
    });
    expect(submissionOf(room, studentName(2))).toMatchObject({
      handIns: 1,
      late: '',
      handedInAt: '2026-11-14T09:00:00',
    });
    expect(submissionOf(room, studentName(3))).toMatchObject({ handIns: 1, state: t.groups.TURNED_IN });
    expect(grades.shown('F9').text).toBe('abs?');
  });

  test('S18 S56 what was sent before a mark by mistake was taken back counts, and once', () => {
    const room = open();
    const { panel, t, form, workspace } = room;
    const byMistake = (student: number) => {
      openWork(room, 'Verslag');
      panel.click(studentName(student));
      panel.click(t.student.markTurnedIn);
      panel.click(t.student.markNotTurnedIn);
    };
    workspace.core.clock.set(at('12T09:00'));
    handIn(form, 1, '12T08:00');
    collect(room);
    openWork(room, 'Verslag');
    panel.click(studentName(1));
    panel.click(t.student.return);
    panel.choose('mail', 'no');
    panel.click(mainButton(room));
    handIn(form, 0, '13T10:00');
    handIn(form, 1, '13T11:00');
    workspace.core.clock.set(at('14T09:00'));
    byMistake(0);
    expect(submissionOf(room, studentName(0))).toMatchObject({ handIns: 0, state: '', handedInAt: '' });
    byMistake(1);
    collect(room);
    expect(submissionOf(room, studentName(0))).toMatchObject({
      handIns: 1,
      state: t.groups.TURNED_IN,
      handedInAt: '2026-11-13T10:00:00',
    });
    expect(submissionOf(room, studentName(1))).toMatchObject({
      handIns: 2,
      state: t.groups.TURNED_IN,
      handedInAt: '2026-11-13T11:00:00',
    });
    openCollect(room);
    expectPlan(room, t.importing.parts.same(2));
  });

  test('S14 S18 late follows the due date that there is, on every card; marked by hand as on time is never late', () => {
    const room = open({ students: 4 });
    const { panel, t, form, grades, workspace } = room;
    handIn(form, 0, '14T10:00');
    handIn(form, 1, '16T08:30');
    collect(room);
    workspace.core.clock.set(at('16T09:00'));
    [t.student.markInTime, t.student.markLate].forEach((mark, i) => {
      openWork(room, 'Verslag');
      panel.click(studentName(2 + i));
      panel.click(mark);
    });
    const isLate = (text: string) => text.includes(` · ${t.status.late}`);
    const lateOnes = () => {
      openWork(room, 'Verslag');
      const rows = panel.text().split('\n').filter(isLate);
      const inList = [0, 1, 2, 3].filter((i) => rows.some((line) => line.startsWith(studentName(i))));
      const onCards = [0, 1, 2, 3].filter((i) => {
        openWork(room, 'Verslag');
        panel.click(studentName(i));
        return isLate(panel.text());
      });
      expect(onCards).toEqual(inList);
      openCollect(room);
      const plan = detailOf(room, t.importing.parts.same(2)).split('\n').filter(isLate);
      expect(plan).toHaveLength(inList.filter((i) => i < 2).length);
      return inList;
    };
    const dueOn = (day: number) => {
      grades.type('F3', language === 'nl' ? `${day}-11-2026` : `11/${day}/2026`);
      return lateOnes();
    };
    expect(lateOnes()).toEqual([1, 3]);
    expect(dueOn(17)).toEqual([]);
    expect(dueOn(13)).toEqual([0, 1, 3]);
    grades.clear('F3');
    expect(lateOnes()).toEqual([]);
    expect(dueOn(15)).toEqual([1, 3]);
    openWork(room, 'Verslag');
    expect(panel.text()).not.toContain('!');
  });

  test('what came in while the teacher looked is shown first', () => {
    const room = open();
    const { panel, t, form } = room;
    handIn(form, 0, '13T10:00');
    openCollect(room);
    handIn(form, 1, '13T10:05');
    const before = contents(room);
    panel.click(mainButton(room));
    expect(panel.text()).toContain(`! ${t.problem.quiz.planChanged}`);
    expect(contents(room)).toEqual(before);
    panel.click(t.importing.noteHandIns(2));
    expect(panel.text()).toContain(t.importing.handIns.doneHandIns(2));
  });

  test.each([
    [
      'is gone',
      'noAccess',
      (form: FormModel) => {
        form.delete();
      },
    ],
    [
      'collects no addresses',
      'noEmails',
      (form: FormModel) => {
        form.emailCollection = 'DO_NOT_COLLECT';
        form.responses = form.responses.map((response) => ({ ...response, email: '' }));
      },
    ],
  ] as const)('a form that %s: one sentence, and nothing changes', (_, why, happens) => {
    const room = open();
    const { panel, t, form } = room;
    handIn(form, 0, '13T10:00');
    openWork(room, 'Verslag');
    happens(form);
    const before = contents(room);
    openCollect(room);
    expect(panel.text()).toContain(`! ${t.problem.quiz[why]}`);
    expect(contents(room)).toEqual(before);
  });

  test('S22 a form is what it is now: one that became a quiz gives grades, and a quiz that is none any more gives hand-ins', () => {
    const room = open({ points: '10' });
    const { panel, t, form } = room;
    form.isQuiz = true;
    form.addChoice('Hoogste berg?', ['Everest', 'K2'], { points: 10, key: ['Everest'] });
    form.submit({ email: emailOf(0), answers: { 'Hoogste berg?': 'Everest' } });
    openCollect(room);
    expect(panel.card.header?.title).toBe(t.importing.title);
    expect(planLines(room)).toEqual([t.importing.parts.new(1)]);

    const quiz = openQuizClass({ language });
    quiz.form.isQuiz = false;
    quiz.form.submit({ email: emailOf(0), answers: { 'Hoogste berg?': 'Everest' } });
    openWork(quiz);
    quiz.panel.click(t.work.import, t.work.import);
    expect(quiz.panel.card.header?.title).toBe(t.importing.handIns.title);
    expect(quiz.panel.text()).toContain(`! ${t.link.notQuiz}`);
    quiz.panel.click(mainButton(quiz));
    expect(shownGrades(quiz)[0]).toBe(t.words.turnedIn);
  });
});

test('collecting costs as many calls to the sheet for 40 students as for 4, and asks each response only who and when', () => {
  const costs = [4, 40].map((students) => {
    const room = openReport({ students });
    Array.from({ length: students }, (_, i) => handIn(room.form, i, '13T10:00'));
    collect(room);
    const { read, write } = lastCalls(room);
    const sheet = [...read, ...write].filter((name) => /^(Sheet|Range|RangeList)\./.test(name));
    return {
      sheet,
      form: read.concat(lastCalls(room).lookup).filter((name) => /^(Form|FormResponse|ItemResponse|Item)\./.test(name)),
    };
  });
  expect(costs[1]?.sheet).toEqual(costs[0]?.sheet);
  expect(new Set(costs[1]?.form)).not.toContain('FormResponse.getItemResponses');
  expect(costs[1]?.form.filter((name) => name === 'Form.getItems')).toEqual([]);
  expect(costs[1]?.form.filter((name) => name === 'Form.getResponses')).toHaveLength(1);
});
