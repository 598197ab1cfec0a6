/** Making a gradebook of a spreadsheet: an empty one, one with other things in it, and one where it was interrupted. */
import { textOf } from '../../src/text/language';
import { openClass, openEmpty, TABS, TEACHER, type Classroom, type ClassOptions } from './classroom';
import { answerText, cutOff, EVERY, interrupted, stage } from './crash';
import { inconsistencies, rowsOf, tab } from './picture';
import { contents, makeAssignment } from './quizzes';

const COLLEAGUE = 'collega@school.example';

function setUp({ panel }: Pick<Classroom, 'panel'>, language: 'nl' | 'en' = 'nl'): void {
  panel.click(textOf(language).setUp.make);
}

/** A file in which a teacher keeps other things, and named a tab like ours. */
function openUsed(options: ClassOptions = {}): Classroom {
  const classroom = openEmpty(options);
  const { file, panel } = classroom;
  const own = file.insertSheet(TABS[options.language ?? 'nl'].grades);
  own.paste('A1', [
    ['Naam', 'Cijfer'],
    ['Jan', '7,5'],
    ['Piet', '=B2+1'],
  ]);
  own.setNote('A2', 'verhuisd');
  file.insertSheet('Planning').type('A1', 'week 1');
  panel.open();
  return classroom;
}

describe.each(['nl', 'en'] as const)('a new gradebook (%s)', (language) => {
  const t = textOf(language);
  const names = TABS[language];

  test('of an empty file: five tabs, Grades in front, and Home asks for students', () => {
    const classroom = openEmpty({ language });
    const { panel, file } = classroom;
    expect(panel.text()).toContain(t.setUp.newFile);
    setUp(classroom, language);
    expect(panel.notice).toBe(t.notice.setUpDone);
    expect(panel.text()).toContain(t.home.addStudents);
    const [grades, , ...rest] = file.sheets.map(({ name }) => name);
    expect([grades, ...rest]).toEqual([
      names.grades,
      names.assignments,
      names.submissions,
      names.history,
      names.settings,
    ]);
    expect(file.activeSheet.name).toBe(names.grades);
    expect(inconsistencies(file)).toEqual([]);
  });

  test('every tab shows what a teacher reads, and hides what only the program reads', () => {
    const { file } = openClass({ language });
    const hidden = (name: keyof typeof names) => {
      const sheet = file.sheet(names[name]);
      const columns = Array.from({ length: sheet.maxColumns }, (_, i) => i + 1).filter((at) =>
        sheet.columns.hidden(at),
      );
      const heads = Array.from({ length: sheet.lastColumn() }, (_, i) => i + 1).filter(
        (at) => !sheet.columns.hidden(at),
      );
      const shown = heads.map((at) => sheet.shownAt(2, at).text).filter((text) => text !== '');
      return {
        keys: sheet.rows.hidden(1),
        title: sheet.rows.hidden(2),
        first: columns[0],
        frozen: sheet.frozenRows,
        shown,
      };
    };
    const h = t.headers;
    expect(hidden('grades')).toEqual({
      keys: true,
      title: false,
      first: 1,
      frozen: 5,
      shown: [h.grades.lastName, h.grades.firstName, h.grades.email, h.grades.overall],
    });
    expect(hidden('assignments')).toMatchObject({ keys: true, first: 8, frozen: 2 });
    expect(hidden('assignments').shown).toEqual([
      h.assignments.id,
      h.assignments.title,
      h.assignments.due,
      h.assignments.points,
      h.assignments.category,
      h.assignments.attachments,
      h.assignments.import,
    ]);
    expect(hidden('submissions')).toMatchObject({ keys: true, first: 1, frozen: 2 });
    expect(hidden('submissions').shown).not.toContain(h.submissions.response);
    expect(hidden('history').shown).toEqual([
      h.history.revision,
      h.history.time,
      h.history.who,
      h.history.what,
      h.history.reason,
    ]);
    expect(hidden('settings')).toMatchObject({
      keys: true,
      frozen: 2,
      shown: [h.settings.key, h.settings.value, h.settings.meaning],
    });
    expect(file.sheet(names.grades).frozenColumns).toBe(5);
  });

  test('S49 S53 S54 the averages follow the typing, words are coloured, and a draft is green with a symbol', () => {
    const classroom = openClass({ language });
    const { panel, file } = classroom;
    makeAssignment({ panel, t }, { title: 'Toets', points: '10' });
    const grades = file.sheet(names.grades);
    grades.paste('F6', [[language === 'nl' ? '7,5' : '7.5'], ['9'], [t.words.missing]]);
    const comma = (text: string) => (language === 'nl' ? text : text.replace(',', '.'));
    expect(grades.shown('F5').text).toBe(comma('8,25'));
    expect(grades.shown('E6').text).toBe(comma('75,0%'));
    expect(grades.shown('F6')).toMatchObject({ text: comma('7,5 ◐'), color: '#008000' });
    expect(grades.shown('F8')).toMatchObject({ text: t.words.missing, color: '#b3261e' });
    grades.type('F8', t.words.turnedIn);
    expect(grades.shown('F8').color).toBe('#008000');
    grades.type('F8', t.words.done);
    expect(grades.shown('F8').color).toBe('#000000');
    grades.clear('F6:F8');
    expect(grades.shown('F5').text).toBe('');
  });

  test('a long e-mail address makes no row higher; names are never cut', () => {
    const { file } = openClass({ language });
    const wraps = (column: number) => file.sheet(names.grades).cell(6, column).format.wrapStrategy;
    expect([2, 3, 4].map(wraps)).toEqual(['WRAP', 'WRAP', 'CLIP']);
  });

  test('the class may have another language than its teacher', () => {
    const classroom = openEmpty({ language });
    const other = language === 'nl' ? 'en' : 'nl';
    classroom.panel.choose('classLanguage', other);
    setUp(classroom, language);
    expect(classroom.file.sheets.map(({ name }) => name)).toContain(TABS[other].grades);
    expect(classroom.panel.text()).toContain(t.home.addStudents);
  });
});

test.each(['=1+1', "'s Gravenhage", '4B <b>', '007', '1-2', '-'])('a class named %s keeps its name', (name) => {
  const classroom = openEmpty();
  const { panel, file } = classroom;
  panel.fill('className', name);
  setUp(classroom);
  expect(panel.card.header?.title).toBe(name);
  expect(file.sheet('Instellingen').shown('B3').text).toBe(name);
});

test('a name that is too long is refused in one sentence, and nothing is made', () => {
  const classroom = openEmpty();
  const before = contents(classroom);
  classroom.panel.fill('className', 'x'.repeat(300));
  setUp(classroom);
  expect(classroom.panel.text()).toContain(textOf('nl').problem.settings.nameTooLong(200));
  expect(contents(classroom)).toEqual(before);
});

describe('a file that is used for other things', () => {
  test('keeps all of it: tabs of the same name too', () => {
    const classroom = openUsed();
    const { file, panel } = classroom;
    const own = file.sheet('Cijfers');
    expect(panel.text()).toContain(textOf('nl').setUp.otherContent);
    setUp(classroom);
    expect(file.sheets.map(({ name }) => name)).toEqual([
      'Cijfers 2',
      'Blad1',
      'Cijfers',
      'Planning',
      'Opdrachten',
      'Inzendingen',
      'Geschiedenis',
      'Instellingen',
    ]);
    expect([own.value('B2'), own.value('B3'), own.shown('A2').note]).toEqual([7.5, 8.5, 'verhuisd']);
    panel.click('Lijst plakken');
    panel.fill('roster', 'Bos\tChris\tc@school.example');
    panel.click('Lijst bekijken');
    panel.click(/toevoegen/);
    expect(file.sheet('Cijfers 2').shown('B6').text).toBe('Bos');
    expect(own.lastRow()).toBe(3);
  });

  test('the name that Google gives a new file is no name of a class: it is asked, and left open', () => {
    const { file, panel } = openEmpty();
    file.name = 'Naamloze spreadsheet';
    panel.open();
    expect(panel.values('className')).toEqual([]);
    setUp({ panel });
    expect(panel.card.header?.title).toBe('Cijferboek');
    file.name = '4B Aardrijkskunde';
    panel.open();
    expect(panel.card.header?.title).toBe('4B Aardrijkskunde');
  });

  test('a tab of ours in another language, or renamed, is found again and not made twice', () => {
    const { file, window, workspace } = openClass({ language: 'en' });
    file.sheet('Settings').name = 'Niet aankomen';
    file.sheet('Grades').name = 'Klas 4B';
    const tabs = file.sheets.map(({ name }) => name);
    window.panel.open();
    expect(window.panel.text()).toContain('3 students');
    const dutch = workspace.open(file, { email: TEACHER, locale: 'nl' });
    dutch.panel.open();
    expect(dutch.panel.text()).toContain('3 leerlingen');
    expect(file.sheets.map(({ name }) => name)).toEqual(tabs);
  });
});

/** How the tabs look where nothing stands. */
function looks({ file }: Pick<Classroom, 'file'>): unknown {
  return file.sheets.map((sheet) => {
    const lines = (axis: typeof sheet.rows, count: number) =>
      Array.from({ length: count }, (_, i) => [axis.hidden(i + 1), axis.size(i + 1)].join());
    const formats = [sheet.cell(7, 2), sheet.cell(7, 7), sheet.cell(3, 7)].map(({ format }) => format);
    const { name, frozenRows, frozenColumns, rules } = sheet;
    return {
      name,
      frozenRows,
      frozenColumns,
      rules: rules.length,
      rows: lines(sheet.rows, 6),
      columns: lines(sheet.columns, 27),
      formats,
    };
  });
}

describe('a setup that is interrupted', () => {
  const MAKE = {
    name: 'set up',
    does: ({ panel }: Classroom) => {
      panel.open();
      setUp({ panel });
    },
  };

  test.each([
    ['an empty file', openEmpty],
    ['a used file', openUsed],
  ])('anywhere, in %s, is finished by doing it again: nothing is there twice', (_, open) => {
    const room = open();
    const scene = stage(room, room.workspace.remember(), MAKE);
    scene.restore();
    scene.run();
    const whole = [contents(room), looks(room)];
    const tried = scene.remote.filter(
      ({ call, index }, i) => EVERY || call.kind !== 'lookup' || index === scene.remote[i - 1]?.index,
    );
    for (const accident of EVERY ? (['throws', 'answer lost', 'stops'] as const) : (['throws'] as const)) {
      for (const { index } of tried) {
        cutOff(room, scene, accident, index);
        room.panel.open();
        if (room.panel.card.name !== 'home') setUp(room);
        expect(room.panel.card.name).toBe('home');
        expect([contents(room), looks(room)]).toEqual(whole);
      }
    }
    expect(tried.length).toBeGreaterThan(50);
  });

  test('by a colleague who sets up the same file: one gradebook, and one of them may be told to wait', () => {
    const room = openEmpty();
    room.file.editors.add(COLLEAGUE);
    const other = room.workspace.open(room.file, { email: COLLEAGUE, locale: 'nl' });
    const scene = stage(room, room.workspace.remember(), MAKE);
    scene.restore();
    scene.run();
    const whole = [contents(room), looks(room)];
    const { entry = '', args = [] } = room.workspace.core.executions.at(-1) ?? {};
    const { problem, notice } = textOf('nl');
    for (const { index, call } of scene.remote) {
      if (call.kind === 'lookup' && !EVERY) continue;
      let said = '';
      interrupted(room, scene, index, () => {
        said = answerText(other.run(entry, ...args));
      });
      expect(said).toMatch(new RegExp(`${problem.busy}|${notice.setUpDone}`));
      expect([contents(room), looks(room)]).toEqual(whole);
    }
  });
});

describe('a tab that was deleted', () => {
  test.each(['Geschiedenis', 'Inzendingen', 'Opdrachten', 'Cijfers', 'Instellingen'])(
    '%s is made again on request; the others stay as they are',
    (name) => {
      const { file, panel } = openClass();
      const t = textOf('nl');
      makeAssignment({ panel, t }, { title: 'Toets', points: '10' });
      file.sheet('Cijfers').type('F6', '8');
      panel.open();
      file.deleteSheet(file.sheet(name));
      panel.open();
      expect(panel.text()).toContain(name === 'Instellingen' ? t.setUp.otherContent : t.setUp.broken);
      panel.click(name === 'Instellingen' ? t.setUp.make : t.setUp.repair);
      panel.open();
      expect(panel.card.name).toBe('home');
      expect(file.sheets.filter((sheet) => sheet.name === name)).toHaveLength(1);
      // The grades themselves went with their tab.
      expect(tab(file, 'grades').value('F6')).toBe(name === 'Cijfers' ? '' : 8);
    },
  );

  test('Instellingen comes back with what was set on cards: no messages, weights, and who was left out', () => {
    const { file, panel, workspace } = openClass();
    const t = textOf('nl');
    makeAssignment({ panel, t }, { title: 'Toets', points: '10' });
    file.sheet('Cijfers').type('F6', '8');
    panel.open();
    panel.click('Instellingen');
    panel.choose('mail', 'no');
    panel.click(t.settings.save);
    panel.click('Instellingen');
    panel.click(/^Eindcijfer: /);
    panel.choose('system', 'weighted');
    panel.fill('categories', 'Toetsen 60\nWerk 40');
    panel.click(t.settings.save);
    file.sheet('Cijfers').deleteRows(8);
    panel.open();
    panel.click(`! ${t.home.deleted(1)}`);
    panel.click(t.check.leaveOut);
    const before = rowsOf(tab(file, 'settings'));
    file.deleteSheet(file.sheet('Instellingen'));
    panel.open();
    panel.click(t.setUp.make);
    const kept = (rows: typeof before) => rows.map(({ key, value, meaning }) => [key, value, meaning]).sort();
    expect(kept(rowsOf(tab(file, 'settings')))).toEqual(kept(before));
    panel.open();
    expect(panel.text()).not.toContain(t.home.deleted(1));
    expect(workspace.mailbox).toEqual([]);
    expect(inconsistencies(file)).toEqual([]);
  });

  test.each(['Geschiedenis', 'Instellingen'])(
    '%s comes back beside a copy that the teacher made of Grades: the gradebook stays on its own tab',
    (name) => {
      const { file, panel } = openClass();
      const t = textOf('nl');
      const own = file.sheet('Cijfers');
      const copy = file.duplicateSheet(own);
      copy.name = 'Periode 1';
      file.moveSheet(copy, 0);
      file.deleteSheet(file.sheet(name));
      panel.open();
      panel.click(name === 'Instellingen' ? t.setUp.make : t.setUp.repair);
      own.type('B9', 'Nieuw');
      panel.open();
      expect([own.value('A9'), copy.value('A9')]).toEqual([expect.stringMatching(/^s/), '']);
    },
  );

  test('a copy that the teacher made of Grades is not taken for Grades when that lost its hidden row', () => {
    const { file, panel } = openClass();
    const t = textOf('nl');
    const own = file.sheet('Cijfers');
    file.duplicateSheet(own).name = 'Periode 1';
    own.deleteRows(1);
    file.deleteSheet(file.sheet('Geschiedenis'));
    panel.open();
    panel.click(t.setUp.repair);
    expect(panel.text()).toContain(t.problem.gradebook.headerGone('Cijfers'));
    expect(file.sheets.map((sheet) => sheet.name)).not.toContain('Cijfers 2');
  });

  test.each(['History', 'Settings'])(
    '%s of an English class comes back in English, whatever its teacher speaks',
    (name) => {
      const { file, workspace } = openClass({ language: 'en' });
      const { panel } = workspace.open(file, { email: TEACHER, locale: 'nl' });
      file.deleteSheet(file.sheet(name));
      panel.open();
      panel.click(textOf('nl').setUp[name === 'Settings' ? 'make' : 'repair']);
      expect(panel.card.name).toBe('home');
      expect(file.sheet(name).shown('A2').text).not.toBe('');
    },
  );
});
