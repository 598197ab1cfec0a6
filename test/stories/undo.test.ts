/** Recent changes: what was changed last, and taking it back as far as nothing was changed since. */
import { lines, openBatch, openChanges, openLine, undoBatch } from './changes';
import { lastCalls } from './classroom';
import { DEEDS, idOf, openRoom, returnWork, typeGrade } from './deeds';
import { inconsistencies, picture, rowsOf, tab } from './picture';
import {
  contents,
  importGrades,
  mainButton,
  makeAssignment,
  openQuizClass,
  openWork,
  shownGrades,
  submissionOf,
  answerQuiz,
  type QuizClass,
} from './quizzes';

const QUIZ = 'Toets H3';

/** Work with what it shows and says: everything but the log, and what only counts. */
function stateOf({ file }: QuizClass): string[] {
  return picture(file)
    .split('\n')
    .filter((line) => !/^log |^work [^:]*: (handIns=0)?$/.test(line))
    .map((line) => line.replace(/ \| s\w+( a\w+=\S+)+/g, ' | '));
}

function className({ panel, t }: QuizClass, name: string): void {
  panel.open();
  panel.click(t.home.settings);
  panel.fill('className', name);
  panel.click(t.settings.save);
}

describe.each(['nl', 'en'] as const)('recent changes (%s)', (language) => {
  test('S55 S65 the last batches, the newest first: when, who, what, how many students; one is undone, and done again', () => {
    const quiz = openQuizClass({ language });
    const { panel, t, form, grades } = quiz;
    [10, 8].forEach((score, i) => answerQuiz(form, i, score));
    importGrades(quiz);
    typeGrade(quiz, QUIZ, 0, '55');
    openChanges(quiz);
    const who = 'docent@school.example';
    const draft = (grade: string) => `${grade}${t.decimal}0 ◐`;
    const when = language === 'nl' ? 'ma 16 nov 09:00' : 'Mon 16 Nov 09:00';
    expect(lines(quiz).slice(0, 3)).toEqual([
      { top: when, text: t.batch.typed('Amber de Vries', QUIZ, '100', '55'), bottom: `${t.students(1)} · ${who}` },
      { top: when, text: t.batch.import(2, QUIZ), bottom: `${t.students(2)} · ${who}` },
      { top: when, text: t.batch.assignment(QUIZ), bottom: who },
    ]);
    openLine(quiz, 1);
    expect(panel.text()).toContain(t.changes.canUndo(1));
    expect(panel.text()).toContain(t.changes.stays(1));
    expect(lines(quiz).slice(1)).toMatchObject([
      { text: 'Bilal Haddad', bottom: `${t.history.fields.draft}: – → 80 · ${t.history.fields.handIns}: 0 → 1` },
      { text: 'Amber de Vries', bottom: expect.stringContaining(`${t.changes.changedBy(who)} · ${when} · `) as string },
    ]);
    panel.click(t.changes.undo(1));
    expect(panel.notice).toBe(t.notice.undonePartly(1, 1));
    expect(panel.card.name).toBe('changes');
    expect(lines(quiz)[2]?.bottom).toBe(`${t.changes.undone.part} · ${t.students(2)} · ${who}`);
    expect(shownGrades(quiz)).toEqual([draft('55'), '', '']);
    undoBatch(quiz);
    expect(panel.notice).toBe(t.notice.undone(1));
    expect(shownGrades(quiz)).toEqual([draft('55'), draft('80'), '']);
    expect(lines(quiz)[1]?.bottom).toContain(t.changes.undone.all);
    expect(lines(quiz)[3]?.bottom).toBe(`${t.students(2)} · ${who}`);
    grades.type('F8', '30');
    openWork(quiz);
    openChanges(quiz);
    expect(lines(quiz)[0]).toMatchObject({ top: when, text: t.batch.sheet(1), bottom: t.students(1) });
    expect(inconsistencies(quiz.file)).toEqual([]);
  });
});

describe('undoing', () => {
  test('S28 an import undone twice, from both ends of a chain, is where it began', () => {
    const room = openQuizClass();
    const { panel, t, form } = room;
    [10, 8, 6].forEach((score, i) => answerQuiz(form, i, score));
    typeGrade(room, QUIZ, 0, '12');
    const before = stateOf(room);
    importGrades(room);
    const after = stateOf(room);
    undoBatch(room);
    expect(stateOf(room)).toEqual(before);
    undoBatch(room);
    expect(stateOf(room)).toEqual(after);
    undoBatch(room);
    expect(stateOf(room)).toEqual(before);
    openChanges(room);
    expect(lines(room).map(({ bottom }) => bottom.includes(t.changes.undone.all))).toEqual([
      false,
      true,
      false,
      true,
      false,
      false,
      false,
    ]);
    openLine(room, 3);
    expect(panel.text()).toContain(t.changes.why.back);
    expect(panel.card.footer).toBeUndefined();
    panel.click(t.changes.undone.all);
    expect(panel.text()).toContain(t.batch.undo(t.batch.import(3, QUIZ)));
  });

  test('what is typed in the sheet meanwhile is kept, noticed and named', () => {
    const room = openQuizClass();
    const { panel, t, form, grades } = room;
    [10, 8, 6].forEach((score, i) => answerQuiz(form, i, score));
    importGrades(room);
    grades.type('F6', '77');
    grades.type('F7', 'abs?');
    openBatch(room, 1);
    expect(lines(room).slice(1)).toMatchObject([
      { text: 'Chris Bos', bottom: 'Cijfer: – → 60 · Aantal keer ingeleverd: 0 → 1' },
      { text: 'Bilal Haddad', bottom: expect.stringContaining(t.changes.why.unreadable) as string },
      {
        text: 'Amber de Vries',
        bottom: expect.stringContaining(`${t.changes.why.changed} · ma 16 nov 09:00`) as string,
      },
    ]);
    // Between the look and the click somebody types in the third as well: it is shown again first.
    grades.type('F8', '88');
    panel.click(t.changes.undo(1));
    expect(panel.text()).toContain(t.problem.changed);
    expect(panel.card.footer).toBeUndefined();
    expect(shownGrades(room)).toEqual(['77,0 ◐', 'abs?', '88,0 ◐']);
    grades.type('F8', '60');
    undoBatch(room, 1);
    expect(shownGrades(room)).toEqual(['77,0 ◐', 'abs?', '']);
    expect(submissionOf(room, 'Amber de Vries')).toMatchObject({ draft: 77 });
    openWork(room);
    expect(inconsistencies(room.file).filter((line) => !/row 7/.test(line))).toEqual([]);
  });

  test('a student excused by mistake, and graded since: the grade stays, and so does what was cleared when excused since', () => {
    const room = openQuizClass();
    const { panel, t, grades } = room;
    typeGrade(room, QUIZ, 0, '8');
    grades.type('F7', 'EX');
    openWork(room);
    typeGrade(room, QUIZ, 0, '');
    grades.paste('F6', [['EX'], ['']]);
    openWork(room);
    grades.type('F7', '6');
    openWork(room);
    const before = stateOf(room);
    // Newest first: 6 for Bilal, the paste, cleared for Amber, EX for Bilal, 8 for Amber.
    openBatch(room, 1);
    expect(lines(room).find(({ text }) => text === 'Bilal Haddad')?.bottom).toContain('daarna');
    openBatch(room, 2);
    expect(lines(room).find(({ text }) => text === 'Amber de Vries')?.bottom).toContain('daarna');
    expect(panel.card.footer).toBeUndefined();
    expect(stateOf(room)).toEqual(before);
    undoBatch(room, 1);
    openWork(room);
    expect(shownGrades(room)).toEqual(['', '6,0 ◐', '']);
    expect(panel.text()).toContain(t.status.assigned);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('an excuse that a grade ended does not come back over a cell that is emptied meanwhile', () => {
    const room = openQuizClass();
    const { panel, t, grades, workspace } = room;
    grades.type('F7', 'EX');
    openWork(room);
    grades.type('F7', '6');
    openWork(room);
    openBatch(room, 0);
    workspace.core.interference = {
      after: ({ name }) => {
        if (name === 'Sheet.appendRow') grades.clear('F7');
      },
    };
    panel.click(t.changes.undo(1));
    workspace.core.interference = {};
    openWork(room);
    expect(shownGrades(room)).toEqual(['', '', '']);
    expect(submissionOf(room, 'Bilal Haddad')).toMatchObject({ excused: '', draft: '' });
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('S63 S67 a return is taken back with the statement who was told, and told again at the next return', () => {
    const room = openQuizClass();
    const { panel, t, workspace, grades } = room;
    grades.paste('F6', [['70'], ['80'], ['90']]);
    const handIn = () => {
      openWork(room);
      panel.click('Amber de Vries');
      panel.click(t.student.markTurnedIn);
    };
    handIn();
    workspace.mailQuota = 2;
    const draft = () => stateOf(room).map((line) => line.replace(/ mail(Waiting)?=\S*/g, ''));
    openWork(room);
    const before = draft();
    returnWork(room, QUIZ, [0, 1, 2]);
    const sent = workspace.mailbox.length;
    openBatch(room);
    expect(panel.text()).toContain(t.changes.told(2));
    expect(panel.text()).toContain(t.changes.waiting(1));
    panel.click(t.changes.undo(3));
    expect(workspace.mailbox).toHaveLength(sent);
    expect(draft()).toEqual(before);
    panel.open();
    expect(panel.text()).not.toContain(t.home.mailWaiting(1));
    expect(panel.text()).toContain(t.home.drafts(3));
    workspace.mailQuota = 100;
    returnWork(room, QUIZ, [0]);
    expect(workspace.mailbox.at(-1)).toMatchObject({ to: 's1@school.example' });
    expect(workspace.mailbox).toHaveLength(sent + 1);
    // Undone and done again: nobody hears of it, and it stands as it stood.
    const returned = stateOf(room);
    undoBatch(room);
    undoBatch(room);
    expect(stateOf(room)).toEqual(returned);
    expect(workspace.mailbox).toHaveLength(sent + 1);
    // A hand-in since: the student has gone on, and the return stays.
    handIn();
    openBatch(room, 3);
    expect(lines(room).at(-1)).toMatchObject({
      text: 'Amber de Vries',
      bottom: expect.stringContaining('daarna') as string,
    });
    expect(panel.card.footer).toBeUndefined();
  });

  test('a return of which nobody knows whether its message went out waits for the teacher to say', () => {
    const room = openQuizClass();
    const { panel, t, workspace, grades } = room;
    grades.type('F6', '70');
    openWork(room);
    workspace.core.interference = {
      after: ({ kind }, _index, execution) => {
        if (kind === 'mail') {
          execution.dead = true;
          throw new Error('cut off');
        }
      },
    };
    expect(() => {
      returnWork(room, QUIZ, [0]);
    }).toThrow();
    workspace.core.interference = {};
    workspace.core.clock.set(new Date('2026-11-16T10:00+01:00'));
    openBatch(room);
    expect(lines(room).at(-1)).toMatchObject({
      text: 'Amber de Vries',
      bottom: expect.stringContaining(t.changes.why.uncertain) as string,
    });
    panel.open();
    panel.click(`! ${t.home.mailUncertain(1)}`);
    panel.click(t.uncertainMail.allSent);
    openBatch(room);
    expect(panel.text()).toContain(t.changes.why.message);
    openBatch(room, 1);
    expect(panel.text()).toContain(t.changes.told(1));
  });

  /** Returned at 70 and corrected to 80 on a day without room for a message: the one that waits is about both. */
  function returnTwiceUnheard(room: QuizClass): void {
    const { workspace, grades } = room;
    workspace.mailQuota = 0;
    for (const grade of ['70', '80']) {
      grades.type('F6', grade);
      openWork(room);
      returnWork(room, QUIZ, [0]);
    }
    workspace.mailQuota = 100;
    room.panel.open();
    room.panel.click(room.t.home.mailWaiting(1));
  }

  test('S67 a return whose message waited from the one before it says too who was told, when it is taken back', () => {
    const room = openQuizClass();
    const { panel, t, workspace } = room;
    returnTwiceUnheard(room);
    openBatch(room);
    expect(panel.text()).not.toContain(t.changes.told(1));
    panel.open();
    panel.click(t.home.mailWaiting(1));
    panel.click(mainButton(room));
    expect(workspace.mailbox.at(-1)?.body).toContain('80');
    openBatch(room, 1);
    expect(panel.text()).toContain(t.changes.told(1));
    panel.click(t.changes.undo(1));
    expect(shownGrades(room)[0]).toBe(`80${t.decimal}0 ◐`);
    // Back to the return that the student was told of: nothing of what goes away was told.
    openBatch(room);
    expect(panel.text()).not.toContain(t.changes.told(1));
  });

  test('S67 a return whose message waited from the one before it waits for the teacher to say whether it went out', () => {
    const room = openQuizClass();
    const { panel, t, workspace } = room;
    returnTwiceUnheard(room);
    workspace.core.interference = {
      after: ({ kind }, _index, execution) => {
        if (kind === 'mail') {
          execution.dead = true;
          throw new Error('cut off');
        }
      },
    };
    expect(() => {
      panel.click(mainButton(room));
    }).toThrow();
    workspace.core.interference = {};
    workspace.core.clock.set(new Date('2026-11-16T10:00+01:00'));
    openBatch(room, 1);
    expect(lines(room).at(-1)).toMatchObject({
      text: 'Amber de Vries',
      bottom: expect.stringContaining(t.changes.why.uncertain) as string,
    });
    expect(panel.card.footer).toBeUndefined();
  });

  test('S36 S38 points, title and due date go back, and a title typed in the sheet since stays', () => {
    const room = openRoom();
    const { panel, t, grades } = room;
    const before = stateOf(room);
    DEEDS.find(({ name }) => name === 'rename an assignment and move its due date')?.does(room);
    openBatch(room);
    expect(lines(room).at(-1)).toMatchObject({
      text: 'Werkstuk',
      bottom: expect.stringContaining('Punten: 100 → 80') as string,
    });
    panel.click(t.changes.undo(1));
    openWork(room, 'Verslag');
    expect(stateOf(room)).toEqual(before);
    DEEDS.find(({ name }) => name === 'change points')?.does(room);
    grades.type('G2', 'Opstel');
    undoBatch(room, 1);
    expect(String(grades.value('G4'))).toBe('100');
    expect(grades.value('G2')).toBe('Opstel');
    expect(rowsOf(tab(room.file, 'assignments'))[1]).toMatchObject({ title: 'Opstel', points: 100 });
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('settings and the way overall grades are made go back', () => {
    const room = openRoom();
    const before = stateOf(room);
    for (const name of ['settings', 'weigh categories', 'count returned work only']) {
      DEEDS.find((deed) => deed.name === name)?.does(room);
      expect(stateOf(room)).not.toEqual(before);
      undoBatch(room);
    }
    // The row of categories stays, hidden.
    expect(stateOf(room).filter((line) => !/^grades|category/.test(line))).toEqual(
      before.filter((line) => !/^grades|category/.test(line)),
    );
    expect(room.grades.shown('E6')).toEqual(expect.objectContaining({}));
    className(room, '5A');
    className(room, '5B');
    openBatch(room, 1);
    expect(lines(room).at(-1)).toMatchObject({
      text: room.t.settings.className,
      bottom: expect.stringContaining('docent@') as string,
    });
  });

  test('an assignment that was made goes again while nothing hangs on it, and comes back with its id', () => {
    const room = openQuizClass();
    const { panel, t, grades, file } = room;
    const before = stateOf(room);
    makeAssignment(room, { title: 'Vergeten', due: '2026-11-01', points: '20' });
    openWork(room, 'Vergeten');
    const made = stateOf(room);
    expect(grades.value('G7')).toBe('Ontbrekend');
    undoBatch(room);
    panel.open();
    expect(panel.text()).not.toContain('Vergeten');
    expect(stateOf(room)).toEqual(before);
    undoBatch(room);
    openWork(room, 'Vergeten');
    expect(stateOf(room)).toEqual(made);
    // A grade for it, and it stays; that grade undone, and it goes.
    typeGrade(room, 'Vergeten', 0, '9');
    openBatch(room, 3);
    expect(lines(room).at(-1)).toMatchObject({
      text: 'Vergeten',
      bottom: expect.stringContaining(t.changes.why.inUse) as string,
    });
    undoBatch(room);
    undoBatch(room, 2);
    expect(stateOf(room)).toEqual(before);
    expect(rowsOf(tab(file, 'submissions'))).toEqual([]);
    expect(inconsistencies(file)).toEqual([]);
    // The next one takes the column that is free again.
    makeAssignment(room, { title: 'Nieuw', points: '20' });
    expect(grades.value('G2')).toBe('Nieuw');
  });

  test('students that were added go again, but for those who have anything', () => {
    const room = openQuizClass({ due: '2026-11-01' });
    const { panel, t, grades, file } = room;
    openWork(room);
    const before = stateOf(room);
    panel.open();
    panel.click(t.home.roster);
    panel.fill(
      'roster',
      'Post\tTijn\ttijn@school.example\nKok\tSaar\tsaar@school.example\nVries, de\tAmbra\ts1@school.example',
    );
    panel.click(t.roster.check);
    panel.click(mainButton(room));
    openWork(room);
    const added = stateOf(room);
    expect(grades.value('F9')).toBe('Ontbrekend');
    undoBatch(room);
    openWork(room);
    expect(stateOf(room)).toEqual(before);
    undoBatch(room);
    openWork(room);
    expect(stateOf(room)).toEqual(added);
    grades.type('F9', '50');
    grades.type('C6', 'Amélie');
    openBatch(room, 1);
    expect(lines(room).slice(1)).toMatchObject([
      { text: 'Saar Kok', bottom: '– → nieuw' },
      { text: 'Tijn Post', bottom: expect.stringContaining(t.changes.why.inUse) as string },
      { text: 'Amélie de Vries', bottom: expect.stringContaining(t.changes.why.changed) as string },
    ]);
    panel.click(t.changes.undo(1));
    expect(grades.value('B9')).toBe('Post');
    expect(grades.value('A10')).toBe('');
    openChanges(room);
    expect(lines(room).map(({ bottom }) => bottom.split(' · ')[0])).toContain(t.changes.undone.part);
    openLine(room, 3);
    expect(lines(room)[1]).toMatchObject({ text: t.changes.undone.part, bottom: t.changes.seeUndo });
    openWork(room);
    expect(inconsistencies(file)).toEqual([]);
  });

  test('a student whose row was copied from somebody who got work back has nothing of it, and goes again', () => {
    const room = openRoom();
    const { grades, panel, file } = room;
    typeGrade(room, QUIZ, 0, '8');
    returnWork(room, QUIZ, [0]);
    grades.type('F4', '20');
    panel.open();
    for (let at = 1; at <= grades.lastColumn(); at += 1) grades.put(11, at, grades.cell(6, at));
    grades.paste('B11', [['Nieuw', 'Nora', 'nora@school.example', '', '', '']]);
    panel.open();
    expect(grades.value('A11')).not.toBe(grades.value('A6'));
    openChanges(room);
    openLine(room, 0);
    panel.click(room.t.changes.undo(1));
    expect(grades.value('B11')).toBe('');
    expect(inconsistencies(file)).toEqual([]);
  });

  test('a student who was marked by mistake, and whose addition is undone, is not offered as deleted', () => {
    const room = openQuizClass();
    const { panel, t } = room;
    panel.open();
    panel.click(t.home.roster);
    panel.fill('roster', 'Nieuw\tNora\tnora@school.example');
    panel.click(t.roster.check);
    panel.click(mainButton(room));
    openWork(room);
    panel.click('Nora Nieuw');
    panel.click(t.student.markTurnedIn);
    panel.click(t.student.markNotTurnedIn);
    undoBatch(room, 2);
    expect(room.grades.value('B9')).toBe('');
    panel.open();
    panel.click(t.check.menu);
    expect(panel.text()).toContain(t.check.fine);
    expect(panel.text()).not.toContain('Nora');
  });

  test('what is about a student or an assignment that is gone says so', () => {
    const room = openQuizClass();
    const { t, grades } = room;
    makeAssignment(room, { title: 'Verslag' });
    typeGrade(room, 'Verslag', 0, '70');
    typeGrade(room, QUIZ, 1, '60');
    grades.deleteRows(7, 1);
    openBatch(room);
    expect(lines(room).at(-1)).toMatchObject({ bottom: expect.stringContaining(t.changes.why.studentGone) as string });
    grades.deleteColumns(7, 1);
    openBatch(room, 1);
    expect(lines(room).at(-1)).toMatchObject({
      text: 'Amber de Vries',
      bottom: expect.stringContaining(t.changes.why.assignmentGone) as string,
    });
    const state = contents(room);
    expect(room.panel.card.footer).toBeUndefined();
    expect(contents(room)).toEqual(state);
  });
});

describe('a long log', () => {
  /** Types one grade `n` times. */
  function typeOften(room: QuizClass, n: number): void {
    openWork(room);
    room.panel.click(room.t.work.enter);
    for (let i = 0; i < n; i++) room.panel.type(`grade.${idOf(room, 0)}`, String(i));
  }

  const cost = (room: QuizClass) => {
    const { calls } = room.workspace.core.executions.at(-1) ?? { calls: [] };
    return { reads: lastCalls(room).read.length, cells: calls.reduce((sum, call) => sum + call.cells, 0) };
  };

  test('is paged from its end, without reading the rest', () => {
    const room = openQuizClass();
    const { panel, t } = room;
    typeOften(room, 30);
    openChanges(room);
    const short = cost(room);
    expect(short.reads).toBe(4);
    typeOften(room, 26);
    openChanges(room);
    expect(cost(room)).toEqual(short);
    panel.click(t.changes.earlier);
    expect(cost(room).reads).toBe(5);
    expect(lines(room)[0]?.text).toBe(t.batch.typed('Amber de Vries', QUIZ, '29', '0'));
    panel.click(t.changes.earlier);
    expect(lines(room).at(-1)?.text).toBe(t.notice.rosterAdded(3));
    expect(panel.text()).not.toContain(t.changes.earlier);
    panel.click(t.changes.later);
    expect(lines(room)).toHaveLength(25);
    expect(panel.stack.map(({ name }) => name)).toEqual(['home', 'changes']);
    openLine(room, 24);
    // The marks, the batch, the work of its assignment, and what came after it.
    expect(cost(room).reads).toBe(7);
    expect(panel.text()).toContain(t.changes.stays(1));
  });

  test('may be sorted by the teacher, and shows one assignment from its list of students', () => {
    const room = openQuizClass();
    const { panel, t, file } = room;
    typeOften(room, 30);
    makeAssignment(room, { title: 'Verslag' });
    typeGrade(room, 'Verslag', 1, '70');
    tab(file, 'history').sort('A3:Z100', 1, false);
    openChanges(room);
    expect(lines(room)[0]?.text).toBe(t.batch.typed('Bilal Haddad', 'Verslag', '–', '70'));
    expect(lines(room)[2]?.text).toBe(t.batch.typed('Amber de Vries', QUIZ, '28', '29'));
    openWork(room, 'Verslag');
    panel.click(t.changes.title);
    expect(lines(room).map(({ text }) => text)).toEqual([
      t.batch.typed('Bilal Haddad', 'Verslag', '–', '70'),
      t.batch.assignment('Verslag'),
    ]);
    openLine(room, 0);
    panel.click(t.changes.undo(1));
    expect(panel.stack.map(({ name }) => name)).toEqual(['home', 'work', 'changes']);
    expect(lines(room)).toHaveLength(3);
    expect(inconsistencies(file)).toEqual([]);
  });
});
