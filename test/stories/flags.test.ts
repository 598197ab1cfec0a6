/** The teacher says by hand, of many students at once, that work was turned in or not, or need not be. */
import { lastCalls, studentName, TEACHER } from './classroom';
import { FormSide } from './formSide';
import { lines, openChanges } from './changes';
import {
  answerQuiz,
  contents,
  importGrades,
  openQuizClass,
  openWork,
  shownGrades,
  submissionOf,
  type QuizClass,
  type QuizOptions,
} from './quizzes';
import { rowsOf, tab } from './picture';

/** The list on which several are flagged. */
function openFlags(room: QuizClass): void {
  openWork(room);
  room.panel.click(room.t.flags.open);
}

function idOf({ grades }: QuizClass, index: number): string {
  return String(grades.value(`A${6 + index}`));
}

function tick(room: QuizClass, ...students: number[]): void {
  for (const index of students) room.panel.tick('students', idOf(room, index));
}

function flag(room: QuizClass, as: string, ...students: number[]): void {
  tick(room, ...students);
  room.panel.choose('flag', as);
  room.panel.click(room.t.flags.flag);
}

/** The number of batches in History. */
function batches({ file }: QuizClass): number {
  return rowsOf(tab(file, 'history')).length;
}

const number = ({ language }: QuizClass, text: string) => (language === 'nl' ? text : text.replace(',', '.'));

describe.each(['nl', 'en'] as const)('several at once, by hand (%s)', (language) => {
  const open = (options: QuizOptions = {}) => openQuizClass({ language, students: 5, ...options });
  const says = { nl: (text: string, _en: string) => text, en: (_nl: string, text: string) => text }[language];

  test('S18 work on paper: who turned in is ticked, one batch says so, and one click takes it back', () => {
    const room = open();
    const { panel, t, grades } = room;
    openFlags(room);
    const [before, count] = [contents(room), batches(room)];
    tick(room, 0, 1, 3);
    panel.click(says('Aangevinkte markeren', 'Mark ticked'));
    expect(panel.notice).toBe(says('3 leerlingen gemarkeerd als ingeleverd', '3 students marked as turned in'));
    expect(panel.text()).toContain(`✓ ${t.flags.done.turnedIn(3)}`);
    const turned = t.words.turnedIn;
    expect(shownGrades(room, 5)).toEqual([turned, turned, '', turned, '']);
    expect(submissionOf(room, studentName(0))).toMatchObject({ handIns: 1, late: '', state: t.groups.TURNED_IN });
    expect(batches(room)).toBe(count + 1);
    expect(panel.text()).toMatch(new RegExp(`\\[${t.groups.TURNED_IN} 3\\]`));

    panel.click(says('Ongedaan maken', 'Undo'));
    expect(panel.notice).toBe(t.notice.undone(3));
    expect(shownGrades(room, 5)).toEqual(['', '', '', '', '']);
    expect(contents(room).filter((line) => line.includes(t.tabs.grades))).toEqual(
      before.filter((line) => line.includes(t.tabs.grades)),
    );
    expect(panel.card.name).toBe('work');
    expect(panel.values('students')).toEqual([]);
    openChanges(room);
    const what = `Toets H3: ${t.flags.done.turnedIn(3)}`;
    expect(lines(room).map(({ text }) => text)).toEqual(expect.arrayContaining([what, t.batch.undo(what)]));
    expect(grades.shown('F6').text).toBe('');
  });

  test('all but a few: every box in one click, and the choice stays', () => {
    const room = open();
    const { panel, t } = room;
    openFlags(room);
    panel.choose('flag', 'excused');
    panel.click(says('Alles aanvinken', 'Tick all'));
    expect(panel.values('flag')).toEqual(['excused']);
    expect(panel.values('students')).toHaveLength(5);
    panel.tick('students', idOf(room, 2), false);
    panel.click(t.flags.flag);
    expect(shownGrades(room, 5)).toEqual([0, 1, 2, 3, 4].map((i) => (i === 2 ? '' : t.words.excused)));
    panel.click(says('Alles aanvinken', 'Tick all'));
    panel.click(says('Niets aanvinken', 'Tick none'));
    expect(panel.values('students')).toEqual([]);
    panel.click(t.returning.toList);
    expect(panel.text()).toContain(`Chris Bos ${t.status.assigned}`);
  });

  test('after the due date the teacher says whether it was on time', () => {
    const room = open({ due: '2026-11-13' });
    const { panel, t } = room;
    openFlags(room);
    expect(panel.values('flag')).toEqual(['turnedIn']);
    expect(panel.text()).toContain(says('op tijd ingeleverd', 'turned in on time'));
    flag(room, 'turnedIn', 0, 1);
    flag(room, 'late', 2);
    expect(panel.text()).toContain(
      says('✓ 1 leerling gemarkeerd als te laat ingeleverd', '✓ 1 student marked as turned in late'),
    );
    expect([0, 2].map((i) => submissionOf(room, studentName(i))['late'])).toEqual(['', t.yes]);
    expect(shownGrades(room, 4)).toEqual([t.words.turnedIn, t.words.turnedIn, t.words.turnedIn, t.words.missing]);
    panel.click(t.returning.toList);
    panel.click('Amber de Vries');
    expect(panel.text()).toContain(t.student.turnedInAt(says('vr 13 nov 23:59', 'Fri 13 Nov 23:59')));
    expect(panel.text()).not.toContain(t.status.late);
  });

  test('who would not change, or would change into something else, is passed by and counted', () => {
    const room = open({ students: 6 });
    const { panel, t, grades } = room;
    grades.paste('F6', [[t.words.turnedIn], [t.words.excused], [number(room, '7,5')], ['abs?']]);
    openWork(room);
    panel.click(t.work.return);
    for (const id of panel.values('students')) if (id !== idOf(room, 2)) panel.tick('students', id, false);
    panel.click(t.work.returnTicked);
    panel.click(t.returning.return(1));
    openFlags(room);
    flag(room, 'turnedIn', 0, 1, 2, 3, 4);
    expect(panel.text()).toContain(`✓ ${t.flags.done.turnedIn(1)}`);
    expect(panel.text()).toContain(
      says(
        'Overgeslagen: 1 is al zo · 1 is vrijgesteld · 1 heeft het werk al terug · 1 cel die ik niet kan lezen',
        "Skipped: 1 already so · 1 excused · 1 has the work back already · 1 cell I can't read",
      ),
    );
    const figure = number(room, '7,5 ✓');
    expect(shownGrades(room, 6)).toEqual([t.words.turnedIn, t.words.excused, figure, 'abs?', t.words.turnedIn, '']);
    const before = contents(room);
    flag(room, 'notExcused', 0, 2);
    expect(panel.notice).toBe(says('Bij niemand verandert iets.', 'Nothing changes for anybody.'));
    expect(panel.text()).toContain(says('Overgeslagen: 2 zijn al zo', 'Skipped: 2 already so'));
    expect(panel.text()).not.toContain(`[${t.flags.undo}]`);
    expect(contents(room)).toEqual(before);
  });

  test('excusing clears drafts, so it is shown first; cancelling changes nothing', () => {
    const room = open();
    const { panel, t, grades } = room;
    grades.paste('F6', [[number(room, '8,5')], [t.words.turnedIn]]);
    openFlags(room);
    const before = contents(room);
    flag(room, 'excused', 0, 1, 2);
    expect(panel.card.header).toMatchObject({
      title: says('3 leerlingen markeren?', 'Mark 3 students?'),
      subtitle: `${t.flags.as.excused} · Toets H3`,
    });
    expect(panel.text()).toContain(
      number(room, says('Amber de Vries conceptcijfer 8,5 wordt gewist', 'Amber de Vries draft grade 8,5 is cleared')),
    );
    expect(panel.text()).toContain(says('Bilal Haddad heeft werk ingeleverd', 'Bilal Haddad turned in work'));
    expect(panel.text()).not.toContain('Chris Bos');
    panel.click(t.cancel);
    expect(panel.card.name).toBe('work');
    expect(contents(room)).toEqual(before);
    panel.click(t.flags.flag);
    panel.click(says('3 markeren', 'Mark 3'));
    expect(shownGrades(room, 4)).toEqual([t.words.excused, t.words.excused, t.words.excused, '']);
    panel.click(t.flags.undo);
    expect(shownGrades(room, 4)).toEqual([number(room, '8,5 ◐'), t.words.turnedIn, '', '']);
  });

  test('what changed since the confirmation is asked again', () => {
    const room = open();
    const { panel, t, grades } = room;
    grades.type('F6', number(room, '8,5'));
    openFlags(room);
    flag(room, 'excused', 0, 1);
    grades.type('F7', '9');
    panel.click(t.flags.confirm(2));
    expect(panel.text()).toContain(`! ${t.problem.changed}`);
    expect(panel.text()).toContain(`Bilal Haddad ${t.flags.surprise.draftCleared('9')}`);
    expect(lastCalls(room).write).toEqual([]);
    panel.click(t.flags.confirm(2));
    expect(shownGrades(room, 2)).toEqual([t.words.excused, t.words.excused]);
  });

  test('S66 work from a form marked as not turned in is shown first, and is not imported again', () => {
    const room = open();
    const { panel, t, form } = room;
    answerQuiz(form, 0, 10);
    importGrades(room);
    openFlags(room);
    panel.click(new RegExp(`^${t.groups.TURNED_IN} 1$`));
    tick(room, 0);
    panel.choose('flag', 'notTurnedIn');
    panel.click(t.flags.flag);
    expect(panel.text()).toContain(
      says('Amber de Vries leverde in via het formulier', 'Amber de Vries turned in through the form'),
    );
    panel.click(t.flags.confirm(1));
    expect(submissionOf(room, studentName(0))).toMatchObject({ handIns: 0, draft: 100, state: '' });
    const before = contents(room);
    openWork(room);
    panel.click(t.work.import, t.work.import);
    expect(panel.text()).toContain(t.importing.nothing);
    expect(contents(room)).toEqual(before);
  });

  test('S72 without a tick nothing is sent', () => {
    const room = open();
    const { panel, t, workspace } = room;
    openFlags(room);
    const runs = workspace.core.executions.length;
    panel.click(t.flags.flag);
    expect(panel.missing).toEqual(['students']);
    expect(workspace.core.executions).toHaveLength(runs);
  });

  test('S10 S56 the history of a student says how, and by whom', () => {
    const room = open();
    const { panel, t } = room;
    openFlags(room);
    flag(room, 'turnedIn', 0, 1);
    panel.click(t.returning.toList);
    panel.click('Amber de Vries');
    panel.click(t.student.history);
    expect(panel.text()).toContain(
      says(
        'Aantal keer ingeleverd: 0 → 1 met de hand gemarkeerd · docent@school.example',
        'Times turned in: 0 → 1 marked by hand · docent@school.example',
      ),
    );
  });

  test('where nothing is turned in, the empty list offers it', () => {
    const room = open();
    const { panel, t } = room;
    openWork(room);
    panel.click(new RegExp(`^${t.groups.TURNED_IN} 0$`));
    panel.click(says('Leerlingen markeren…', 'Mark students…'), says('Leerlingen markeren…', 'Mark students…'));
    panel.click(t.flags.tick.all);
    panel.click(t.flags.flag);
    expect(panel.text()).toContain(t.flags.done.turnedIn(5));
  });
});

test('with several pages: everybody in the list in one tick; nobody ticked is said', () => {
  const room = openQuizClass({ students: 70 });
  const { panel, t } = room;
  openFlags(room);
  panel.click(t.flags.flag);
  expect(panel.text()).toContain(`! ${t.problem.student.noneTicked}`);
  panel.tick('everyone', 'all');
  panel.choose('flag', 'turnedIn');
  panel.click(t.flags.flag);
  expect(panel.notice).toBe(t.flags.done.turnedIn(70));
  expect(new Set(shownGrades(room, 70))).toEqual(new Set([t.words.turnedIn]));
});

test('in the sidebar of Forms it goes the same way, confirmation and undo included', () => {
  const room = openQuizClass({ students: 4 });
  const { t, form, file, workspace } = room;
  answerQuiz(form, 0, 10);
  importGrades(room);
  workspace.stores.store(`document ${form.id}`).set('gradebook', file.id);
  const side = new FormSide(workspace.open(form, { email: TEACHER, locale: 'nl' }), t.menu.link);
  side.click(t.importing.look);
  side.click(t.flags.open);
  side.click(t.flags.tick.all);
  side.fill('flag', 'excused');
  side.click(t.flags.flag);
  expect(side.trail).toBe('link > work > confirmFlag');
  expect(side.text).toContain(`Amber de Vries\n${t.flags.surprise.handedIn} · ${t.flags.surprise.draftCleared('100')}`);
  side.click(t.flags.confirm(4));
  expect([side.trail, side.notice]).toEqual(['link > work', t.flags.done.excused(4)]);
  expect(new Set(shownGrades(room, 4))).toEqual(new Set([t.words.excused]));
  side.click(t.flags.undo);
  expect([side.trail, side.notice]).toEqual(['link > work', t.notice.undone(4)]);
  expect(shownGrades(room, 4)).toEqual(['100,0 ◐', '', '', '']);
});

test('a student or a flag that is not there changes nothing', () => {
  const room = openQuizClass();
  const { panel, t, window } = room;
  openFlags(room);
  const place = { assignment: String(rowsOf(tab(room.file, 'assignments'))[0]?.['id']), filter: 'ALL', page: '0' };
  const ask = (more: Record<string, string>, stringInputs: Record<string, string[]> = {}) => {
    const formInputs = Object.fromEntries(
      Object.entries(stringInputs).map(([name, value]) => [name, { stringInputs: { value } }]),
    );
    const parameters = { ask: 'flag', ...place, ...more };
    window.run('act', { commonEventObject: { hostApp: 'SHEETS', userLocale: 'nl', parameters, formInputs } });
    return lastCalls(room).write;
  };
  expect(ask({}, { students: ['s999'], flag: ['turnedIn'] })).toEqual([]);
  expect(ask({}, { students: [idOf(room, 0)], flag: ['toString'] })).toEqual([]);
  expect(ask({ assignment: 'a999' }, { students: [idOf(room, 0)], flag: ['turnedIn'] })).toEqual([]);
  expect(ask({ flag: 'excused', students: '', seen: 'x' })).toEqual([]);
  expect(panel.text()).toContain(t.flags.who);
});
