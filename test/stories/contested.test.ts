/**
 * Two hands on the same thing, wherever it is filled in: nothing is overwritten unseen. Both values stand on the card, with
 * who and when; one click takes the one or the other, and history tells.
 */
import { textOf, type Text } from '../../src/text/language';
import type { Window } from '../host/window';
import { emailOf, lastCalls } from './classroom';
import { cell, idOf, openLesson, openList, shown, type Lesson } from './lesson';
import { inconsistencies, logOf, rowsOf, tab } from './picture';
import { addQuizTo, COLLEAGUE, importAs } from './contest';

interface Two extends Lesson {
  readonly t: Text;
  /** a colleague's own side panel */
  readonly theirs: Window['panel'];
}

/** A lesson of two teachers; the colleague's panel stands at Home. */
function openTwo(language: 'nl' | 'en', more: Partial<Parameters<typeof openLesson>[0]> = {}): Two {
  const lesson = openLesson({ language, ...more });
  const theirs = lesson.workspace.open(lesson.file, { email: COLLEAGUE, locale: language }).panel;
  theirs.open();
  return { ...lesson, t: textOf(language), theirs };
}

/** The colleague's list of the assignment. */
function theirList({ theirs, title }: Two): void {
  theirs.open();
  theirs.click(title, /·/);
}

function facts({ file }: Two): Record<string, unknown> {
  return rowsOf(tab(file, 'assignments'))[0] ?? {};
}

function lastChange({ file }: Two, field: string) {
  return logOf(file)
    .at(-1)
    ?.changes.find((change) => change.field === field);
}

describe.each(['nl', 'en'] as const)('contested (%s)', (language) => {
  const t = textOf(language);
  const by = {
    nl: /door collega@school\.example, ma 16 nov 09:\d\d/,
    en: /by collega@school\.example, Mon 16 Nov 09:\d\d/,
  }[language];
  const imported = {
    nl: /geïmporteerd door collega@school\.example, ma 16 nov 09:\d\d/,
    en: /imported by collega@school\.example, Mon 16 Nov 09:\d\d/,
  }[language];
  const c = t.conflict;

  describe('a grade', () => {
    test('typed in the list, where the sheet was typed in meanwhile: in the sheet, for Google tells no more', () => {
      const room = openTwo(language);
      openList(room);
      room.panel.click(t.work.enter);
      room.grades.type(cell(0), '6');
      room.panel.type(`grade.${idOf(room, 0)}`, '8');
      expect(room.panel.text()).toContain(`${c.theirs} 6 ${c.inSheet}`);
      expect(room.panel.text()).toContain(`${c.mine} 8`);
      room.panel.click(c.take('8'));
      expect(
        logOf(room.file)
          .at(-1)
          ?.changes.filter(({ field }) => field === 'draft'),
      ).toMatchObject([
        { before: null, after: 600, reason: 'sheet' },
        { before: 600, after: 800 },
      ]);
    });

    test('typed in the sheet and noticed by a colleague: in the sheet, and when it was noticed', () => {
      const room = openTwo(language);
      openList(room);
      room.panel.click(t.work.enter);
      room.grades.type(cell(0), '6');
      theirList(room);
      room.panel.type(`grade.${idOf(room, 0)}`, '8');
      expect(room.panel.text()).toMatch(
        { nl: /6 in het blad getypt, gezien ma 16 nov/, en: /6 typed in the sheet, noticed Mon 16 Nov/ }[language],
      );
      expect(room.panel.text()).not.toContain(COLLEAGUE);
    });

    test('typed in the grading tool, where a colleague imported the quiz meanwhile', () => {
      const room = addQuizTo(openTwo(language, { points: 10 }));
      openList(room);
      room.panel.click('Amber de Vries');
      importAs(room, room.theirs);
      room.panel.type('grade', '3');
      expect(room.panel.text()).toMatch(new RegExp(`${c.theirs} 10 ${imported.source}`));
      expect(room.panel.text()).toContain(`${c.mine} 3`);
      room.panel.click(c.keep('10'));
      expect(room.panel.values('grade')).toEqual(['10']);
      expect(shown(room, 0)).toMatch(/^10[,.]0 ◐$/);
    });

    test('an import that was planned before a colleague typed says so, and changes nothing', () => {
      const room = addQuizTo(openTwo(language, { points: 10 }));
      openList(room);
      room.panel.click(t.work.import, t.work.import);
      theirList(room);
      room.theirs.click(t.work.enter);
      room.theirs.type(`grade.${idOf(room, 0)}`, '6');
      room.panel.click(room.panel.card.footer?.primary?.text ?? '');
      expect(room.panel.text()).toContain(t.problem.quiz.planChanged);
      expect(shown(room, 0)).toMatch(/^6[,.]0 ◐$/);
      room.panel.click(t.importing.parts.overwrite(1));
      expect(room.panel.text()).toMatch(new RegExp(`6.*10.*${by.source}`));
    });

    test('dropped by excusing a student: what a colleague typed meanwhile is shown first', () => {
      const room = openTwo(language);
      openList(room);
      room.panel.click('Amber de Vries');
      theirList(room);
      room.theirs.click(t.work.enter);
      room.theirs.type(`grade.${idOf(room, 0)}`, '6');
      room.panel.click(t.student.excuse);
      expect(room.panel.text()).toMatch(new RegExp(`${c.theirs} 6 ${by.source}`));
      expect(room.panel.text()).toContain(`${c.chosen} ${t.student.excuse}`);
      expect(lastCalls(room).write).toEqual([]);
      room.panel.click(t.student.excuse);
      expect(lastChange(room, 'draft')).toMatchObject({ before: 600, after: null });
      expect(lastChange(room, 'excused')).toMatchObject({ after: true });
      expect(room.panel.stack.map(({ name }) => name)).toEqual(['home', 'work', 'student']);
      expect(inconsistencies(room.file)).toEqual([]);
    });

    test('dropped by excusing, typed by the same teacher on that very card: not asked', () => {
      const room = openTwo(language);
      openList(room);
      room.panel.click('Amber de Vries');
      room.panel.type('grade', '6');
      room.panel.click(t.student.excuse);
      expect(lastChange(room, 'excused')).toMatchObject({ after: true });
    });
  });

  describe('a comment', () => {
    function bothWrite(): Two {
      const room = openTwo(language);
      openList(room);
      room.panel.click('Amber de Vries');
      theirList(room);
      room.theirs.click('Amber de Vries');
      room.theirs.type('comment', 'Kom even langs.');
      room.panel.type('comment', 'Prima.');
      expect(room.panel.text()).toMatch(new RegExp(`“Kom even langs\\.” ${by.source}`));
      expect(room.panel.text()).toContain(`${c.filledIn} “Prima.”`);
      expect(lastCalls(room).write).toEqual([]);
      return room;
    }

    test('one click leaves the colleague’s', () => {
      const room = bothWrite();
      room.panel.click(c.keepAll);
      expect(room.panel.values('comment')).toEqual(['Kom even langs.']);
      expect(room.panel.text()).not.toContain(c.title);
      expect(lastCalls(room).write).toEqual([]);
    });

    test('one click saves mine; history keeps both', () => {
      const room = bothWrite();
      room.panel.click(c.take('“Prima.”'));
      expect(room.panel.values('comment')).toEqual(['Prima.']);
      expect(room.panel.text()).not.toContain(c.title);
      expect(lastChange(room, 'comment')).toMatchObject({ after: expect.stringContaining('Prima.') as unknown });
      expect(lastChange(room, 'comment')).toMatchObject({
        before: expect.stringContaining('Kom even langs.') as unknown,
      });
    });
  });

  describe('points', () => {
    function bothChange(): Two {
      const room = openTwo(language);
      openList(room);
      room.panel.click(/ ✎$/);
      theirList(room);
      room.theirs.click(/ ✎$/);
      room.theirs.fill('points', '50');
      room.theirs.click(t.pointsCard.update);
      return room;
    }

    test('a colleague was first: both, who and when; one click makes it mine', () => {
      const room = bothChange();
      room.panel.fill('points', '20');
      room.panel.click(t.pointsCard.update);
      expect(room.panel.text()).toMatch(new RegExp(`${c.theirs} ${t.points(50)} ${by.source}`));
      expect(room.panel.text()).toContain(`${c.filledIn} ${t.points(20)}`);
      expect(facts(room)['points']).toBe(50);
      room.panel.click(c.take(t.points(20)));
      expect(facts(room)['points']).toBe(20);
      expect(lastChange(room, 'points')).toMatchObject({ before: 50, after: 20 });
    });

    test('one click leaves it at theirs', () => {
      const room = bothChange();
      room.panel.click(t.pointsCard.noGrade);
      expect(room.panel.text()).toContain(`${c.filledIn} ${t.noGrade}`);
      expect(facts(room)['points']).toBe(50);
      room.panel.click(c.keep(t.points(50)));
      expect(facts(room)['points']).toBe(50);
      expect(room.panel.card.name).toBe('work');
    });

    test('typed in the header of the sheet meanwhile, also what cannot be points', () => {
      const room = openTwo(language);
      openList(room);
      room.panel.click(/ ✎$/);
      room.grades.type('F4', '30');
      room.panel.fill('points', '20');
      room.panel.click(t.pointsCard.update);
      expect(room.panel.text()).toContain(`${c.theirs} ${t.points(30)} ${c.inSheet}`);
      room.grades.type('F4', 'veel');
      room.panel.click(c.take(t.points(20)));
      expect(room.panel.text()).toContain(`${c.theirs} “veel” ${c.inSheet}`);
      expect(room.grades.value('F4')).toBe('veel');
      room.panel.click(c.take(t.points(20)));
      expect(room.grades.value('F4')).toBe(20);
      expect(inconsistencies(room.file)).toEqual([]);
    });
  });

  describe('an assignment', () => {
    /** A colleague gives it another title and another due date. */
    function theirsFirst(room: Two): void {
      theirList(room);
      room.theirs.click(t.work.edit);
      room.theirs.fill('title', 'Proefwerk');
      room.theirs.pickDate('dueDate', '2026-12-01');
      room.theirs.click(t.assignment.save);
    }

    test('what only a colleague changed stays, beside what I changed', () => {
      const room = openTwo(language);
      openList(room);
      room.panel.click(t.work.edit);
      theirsFirst(room);
      room.panel.fill('points', '20');
      room.panel.click(t.assignment.save);
      expect(facts(room)).toMatchObject({ title: 'Proefwerk', due: '2026-12-01T23:59:00', points: 20 });
    });

    test('what both changed is asked, field by field; one click saves mine, and theirs stays where I changed nothing', () => {
      const room = openTwo(language);
      openList(room);
      room.panel.click(t.work.edit);
      theirsFirst(room);
      room.panel.fill('title', 'Werkstuk');
      room.panel.click(t.assignment.save);
      expect(room.panel.text()).toMatch(new RegExp(`Proefwerk ${by.source}`));
      expect(room.panel.text()).toContain('Werkstuk');
      expect(facts(room)['title']).toBe('Proefwerk');
      room.panel.click(c.take('Werkstuk'));
      expect(facts(room)).toMatchObject({ title: 'Werkstuk', due: '2026-12-01T23:59:00' });
      expect(lastChange(room, 'title')).toMatchObject({ before: 'Proefwerk', after: 'Werkstuk' });
    });

    test('one click leaves theirs, and saves the rest of mine', () => {
      const room = openTwo(language);
      openList(room);
      room.panel.click(t.work.edit);
      theirsFirst(room);
      room.panel.fill('title', 'Werkstuk');
      room.panel.fill('points', '20');
      room.panel.click(t.assignment.save);
      room.panel.click(c.keep('Proefwerk'));
      expect(facts(room)).toMatchObject({ title: 'Proefwerk', points: 20, due: '2026-12-01T23:59:00' });
    });

    test('a quiz that a colleague linked meanwhile stays linked', () => {
      const room = openTwo(language, { points: 10 });
      openList(room);
      room.panel.click(t.work.edit);
      addQuizTo(room);
      room.panel.fill('title', 'Werkstuk');
      room.panel.click(t.assignment.save);
      expect(facts(room)).toMatchObject({
        title: 'Werkstuk',
        attachments: expect.stringContaining('Toets') as unknown,
      });
    });

    test('a title that was typed in the sheet meanwhile and cannot be one stays as typed', () => {
      const room = openTwo(language);
      openList(room);
      room.panel.click(t.work.edit);
      room.grades.type('F2', '2026-11-12');
      const typed = room.grades.shown('F2').text;
      room.panel.fill('points', '20');
      room.panel.click(t.assignment.save);
      expect(facts(room)).toMatchObject({ title: 'Toets H3', points: 20 });
      expect(room.grades.shown('F2').text).toBe(typed);
      expect(inconsistencies(room.file)).toEqual([]);
    });
  });

  describe('settings', () => {
    function bothSet(): Two {
      const room = openTwo(language);
      for (const [panel, name] of [
        [room.panel, '4B van mij'],
        [room.theirs, '4B van ons'],
      ] as const) {
        panel.open();
        panel.click(t.home.settings);
        panel.fill('className', name);
      }
      room.theirs.choose('mail', 'no');
      room.theirs.click(t.settings.save);
      room.panel.click(t.settings.save);
      expect(room.panel.text()).toMatch(new RegExp(`4B van ons ${by.source}`));
      expect(room.panel.text()).toContain('4B van mij');
      return room;
    }
    const set = (room: Two, key: string) =>
      rowsOf(tab(room.file, 'settings')).find((row) => row['key'] === key)?.['value'];

    test('one click saves my name of the class; that messages are off stays', () => {
      const room = bothSet();
      room.panel.click(c.take('4B van mij'));
      expect([set(room, 'className'), set(room, 'mailStudents')]).toEqual(['4B van mij', t.no]);
      expect(lastChange(room, 'className')).toMatchObject({ before: '4B van ons', after: '4B van mij' });
    });

    test('one click leaves theirs', () => {
      const room = bothSet();
      room.panel.click(c.keep('4B van ons'));
      expect([set(room, 'className'), set(room, 'mailStudents')]).toEqual(['4B van ons', t.no]);
      expect(room.panel.card.name).toBe('home');
    });

    test('how overall grades are made: weights of both are shown, and which scale a colleague chose stays', () => {
      const room = openTwo(language);
      for (const panel of [room.panel, room.theirs]) {
        panel.open();
        panel.click(t.home.settings);
        panel.click(t.figures.open(t.figures.systems.points));
      }
      room.theirs.fill('categories', 'Toetsen 50');
      room.theirs.choose('scale', 'pass');
      room.theirs.click(t.figures.save);
      room.panel.fill('categories', 'Toetsen 60\nVerslagen 40');
      room.panel.click(t.figures.save);
      expect(room.panel.text()).toMatch(new RegExp(`Toetsen 50 ${by.source}`));
      expect(room.panel.text()).toContain('Toetsen 60, Verslagen 40');
      room.panel.click(c.takeAll);
      expect([set(room, 'category.Toetsen'), set(room, 'category.Verslagen'), set(room, 'scale')]).toEqual([
        60,
        40,
        'pass',
      ]);
    });

    test('typed in the tab meanwhile', () => {
      const room = openTwo(language);
      room.panel.click(t.home.settings);
      const settings = tab(room.file, 'settings');
      const row = rowsOf(settings).find(({ key }) => key === 'className')?.at ?? 0;
      settings.type(`B${row}`, '4C');
      room.panel.fill('className', '4D');
      room.panel.click(t.settings.save);
      expect(room.panel.text()).toContain(`4C ${c.inSheet}`);
      expect(settings.value(`B${row}`)).toBe('4C');
    });
  });

  describe('a class list', () => {
    test('a name that a colleague changed after the list was checked is shown before it is replaced', () => {
      const room = openTwo(language);
      room.panel.open();
      room.panel.click(t.home.roster);
      room.panel.fill('roster', `Vries, de\tAmbra\t${emailOf(0)}`);
      room.panel.click(t.roster.check);
      room.grades.type('C6', 'Ambertje');
      room.panel.click(t.roster.change(1));
      expect(room.panel.text()).toContain('Ambertje');
      expect(room.grades.value('C6')).toBe('Ambertje');
      room.panel.click(t.roster.change(1));
      expect(room.grades.value('C6')).toBe('Ambra');
    });
  });

  describe('a return', () => {
    /** Two drafts, about to be returned; a colleague changes one. */
    function aboutToReturn(): Two {
      const room = openTwo(language);
      room.grades.paste(cell(0), [['8'], ['7']]);
      openList(room);
      room.panel.click(t.work.return);
      room.panel.click(t.work.returnTicked);
      theirList(room);
      room.theirs.click(t.work.enter);
      room.theirs.type(`grade.${idOf(room, 0)}`, '6');
      room.panel.click(t.returning.return(2));
      expect(room.panel.text()).toMatch(new RegExp(`Amber de Vries ${t.returning.since('8', '6')} · ${by.source}`));
      expect(room.panel.text()).not.toMatch(new RegExp(`Bilal Haddad ${t.returning.since('', '').slice(0, 4)}`));
      expect(room.workspace.mailbox).toEqual([]);
      return room;
    }

    test('one click returns what is there now', () => {
      const room = aboutToReturn();
      room.panel.click(t.returning.return(2));
      expect([shown(room, 0), shown(room, 1)].join()).toMatch(/^6[,.]0 ✓,7[,.]0 ✓$/);
      expect(room.workspace.mailbox).toHaveLength(2);
    });

    test('one click returns what I saw, with its history', () => {
      const room = aboutToReturn();
      room.panel.click(t.returning.asSeen);
      expect([shown(room, 0), shown(room, 1)].join()).toMatch(/^8[,.]0 ✓,7[,.]0 ✓$/);
      expect(lastChange(room, 'draft')).toMatchObject({ before: 600, after: 800 });
      expect(room.workspace.mailbox.find(({ to }) => to === emailOf(0))?.body).toMatch(/: 8 (van|out of) 100/);
      expect(inconsistencies(room.file)).toEqual([]);
    });

    test('what the teacher chose still stands on the card that asks again, and is what happens', () => {
      const room = openTwo(language);
      const turnedIn = { nl: 'Ingeleverd', en: 'Turned in' }[language];
      room.grades.paste(cell(0), [['8'], [turnedIn]]);
      openList(room);
      room.panel.click(t.work.return);
      room.panel.tick('students', idOf(room, 1));
      room.panel.tick('students', idOf(room, 2));
      room.panel.click(t.work.returnTicked);
      room.panel.choose('mail', t.settings.mailNo);
      room.panel.choose('unfinished', t.returning.sendBack);
      room.panel.tick('unfinishedStudents', 'Bilal Haddad');
      theirList(room);
      room.theirs.click(t.work.enter);
      room.theirs.type(`grade.${idOf(room, 0)}`, '6');
      room.panel.click(t.returning.return(2));
      expect(room.panel.text()).toContain(t.conflict.title);
      expect(room.panel.values('mail')).toEqual(['no']);
      expect(room.panel.values('unfinished')).toEqual(['sendBack']);
      expect(room.panel.values('unfinishedStudents')).toEqual([idOf(room, 1)]);
      room.panel.click(t.returning.return(2));
      expect(room.workspace.mailbox).toEqual([]);
      expect(shown(room, 1)).toBe('');
      expect(lastChange(room, 'returned')).toBeDefined();
    });

    test('messages that were off when it was confirmed do not go out because a colleague put them on', () => {
      const room = openTwo(language);
      room.panel.click(t.home.settings);
      room.panel.choose('mail', t.settings.mailNo);
      room.panel.click(t.settings.save);
      room.grades.paste(cell(0), [['8']]);
      openList(room);
      room.panel.click(t.work.return);
      room.panel.click(t.work.returnTicked);
      expect(room.panel.text()).toContain(t.returning.mailOff);
      room.theirs.open();
      room.theirs.click(t.home.settings);
      room.theirs.choose('mail', t.settings.mailYes);
      room.theirs.click(t.settings.save);
      room.panel.click(t.returning.return(1));
      expect(shown(room, 0)).toMatch(/✓$/);
      expect(room.workspace.mailbox).toEqual([]);
    });

    test('a colleague changed the points, or returned it already', () => {
      const room = openTwo(language);
      room.grades.paste(cell(0), [['8'], ['7']]);
      openList(room);
      room.panel.click(t.work.return);
      room.panel.click(t.work.returnTicked);
      theirList(room);
      room.theirs.click('Amber de Vries');
      room.theirs.click(t.student.return);
      room.theirs.click(t.returning.return(1));
      theirList(room);
      room.theirs.click(/ ✎$/);
      room.theirs.fill('points', '50');
      room.theirs.click(t.pointsCard.update);
      room.panel.click(t.returning.return(2));
      expect(room.panel.text()).toMatch(
        {
          nl: /Amber de Vries gewijzigd · teruggegeven door collega@/,
          en: /Amber de Vries changed · returned by collega@/,
        }[language],
      );
      expect(room.panel.text()).toMatch(new RegExp(`${t.returning.since(t.points(100), t.points(50))} · ${by.source}`));
      expect(room.workspace.mailbox).toHaveLength(1);
    });
  });
});
