/** The sheet is the gradebook: a teacher sorts, inserts, moves, renames and types as in any sheet, and all of it is understood. */
import { textOf } from '../../src/text/language';
import { letters } from '../host/spreadsheet/a1';
import type { SheetModel } from '../host/spreadsheet/sheet';
import { lines, openChanges, undoBatch } from './changes';
import { lastCalls, openClass, TABS, type Classroom } from './classroom';
import { cellOf, idOf, openRoom, returnWork, typeGrade, type Room } from './deeds';
import { column, inconsistencies, logOf, rowsOf, tab } from './picture';
import { contents, importGrades, mainButton, makeAssignment, openWork, type Language } from './quizzes';

const ROOMS = { nl: openRoom('nl'), en: openRoom('en') };
const STARTS = { nl: ROOMS.nl.workspace.remember(), en: ROOMS.en.workspace.remember() };

/** The class of `deeds.ts`; see there. */
function open(language: Language = 'nl'): Room {
  STARTS[language]();
  return ROOMS[language];
}

/** A shown grade, or a list of them, with the decimal sign of the language. */
function as(language: Language, grades: Readonly<Record<string, string>>): Record<string, string> {
  const own = (text: string) => (language === 'nl' ? text : text.replace(/(\d),(\d)/, '$1.$2'));
  return Object.fromEntries(Object.entries(grades).map(([key, text]) => [key, own(text)]));
}

/** What each student has, by last name and title, wherever it stands now. */
function gradesByName({ file }: Pick<Classroom, 'file'>): Record<string, string> {
  const grades = tab(file, 'grades');
  const heads = rowsOf(tab(file, 'assignments')).map(({ id, title }) => ({
    at: column(grades, String(id)),
    title: String(title),
  }));
  const [last] = [column(grades, 'lastName')];
  const rows = Array.from({ length: grades.lastRow() }, (_, i) => i + 1).filter((row) =>
    /^s[0-9a-f]{8}/.test(String(grades.raw(row, 1))),
  );
  return Object.fromEntries(
    rows.flatMap((row) =>
      heads
        .filter(({ at }) => at > 0)
        .map(({ at, title }) => [`${title} / ${String(grades.raw(row, last))}`, grades.shownAt(row, at).text]),
    ),
  );
}

function batches({ file }: Pick<Classroom, 'file'>): number {
  return logOf(file).length;
}

/** A run that stops right after its batch was logged. */
function cutOffLogged({ workspace: { core } }: Room, run: () => void): void {
  core.interference = {
    after: ({ name }) => {
      if (name === 'Sheet.appendRow') core.stop();
    },
  };
  expect(run).toThrow('stopped');
  core.interference = {};
}

/** The row of Grades with this key in its hidden column. */
function headRowOf({ grades }: Room, key: string): number {
  return Array.from({ length: grades.lastRow() }, (_, i) => String(grades.raw(i + 1, 1))).indexOf(key) + 1;
}

/** Nothing was noticed, because nothing changed that matters. */
function expectUnchanged(room: Room, edit: () => void): void {
  const [before, log] = [gradesByName(room), batches(room)];
  edit();
  room.panel.open();
  openWork(room, 'Verslag');
  openWork(room, 'Toets H3');
  expect(gradesByName(room)).toEqual(before);
  expect(batches(room)).toBe(log);
  expect(inconsistencies(room.file)).toEqual([]);
}

describe('an assignment is made, and Google says it took too long', () => {
  /** Everything is filled in, and the run stops after it was logged: the card still stands there. */
  function makeAndWait(room: Room): void {
    room.panel.open();
    room.panel.click(room.t.home.newAssignment);
    room.panel.fill('title', 'Presentatie');
    room.panel.fill('points', '50');
    cutOffLogged(room, () => {
      room.panel.click(room.t.assignment.make);
    });
  }

  function titles({ file }: Room): string[] {
    return rowsOf(tab(file, 'assignments')).map(({ title }) => String(title));
  }

  test('pressed once more on the same card there is one', () => {
    const room = open();
    const before = titles(room);
    makeAndWait(room);
    room.panel.click(room.t.assignment.make);
    expect(titles(room)).toEqual([...before, 'Presentatie']);
    expect(room.panel.notice).toBe(room.t.notice.assignmentMade);
    expect(room.panel.card.name).toBe('home');
  });

  test('pressed once more when a colleague gave it another title meanwhile, there is one', () => {
    const room = open();
    const before = titles(room);
    makeAndWait(room);
    room.workspace.open(room.file, { email: 'collega@school.example', locale: 'nl' }).panel.open();
    room.grades.type(cellOf(room, 'Presentatie', 0).replace(/\d+/, '2'), 'Spreekbeurt');
    room.panel.click(room.t.assignment.make);
    expect(titles(room)).toHaveLength(before.length + 1);
  });

  test('pressed once more with something else filled in, that is made too: nothing typed is lost', () => {
    const room = open();
    const before = titles(room);
    makeAndWait(room);
    room.panel.fill('title', 'Presentatie 2');
    room.panel.click(room.t.assignment.make);
    expect(titles(room)).toEqual([...before, 'Presentatie', 'Presentatie 2']);
  });

  test('two of the same made on purpose, each on a card of its own, are two', () => {
    const room = open();
    const before = titles(room);
    for (const title of ['Presentatie', 'Presentatie']) makeAssignment(room, { title, points: '50' });
    expect(titles(room)).toEqual([...before, 'Presentatie', 'Presentatie']);
  });

  test('after a refusal the card still makes one', () => {
    const room = open();
    const before = titles(room);
    room.panel.open();
    room.panel.click(room.t.home.newAssignment);
    room.panel.click(room.t.assignment.make);
    room.panel.fill('title', 'Presentatie');
    cutOffLogged(room, () => {
      room.panel.click(room.t.assignment.make);
    });
    room.panel.click(room.t.assignment.make);
    expect(titles(room)).toEqual([...before, 'Presentatie']);
  });
});

describe.each(['nl', 'en'] as const)('rows and columns of Grades (%s)', (language) => {
  test.each([
    [
      'sorted by last name',
      (room: Room) => {
        room.grades.sort('A6:Z10', 'B');
      },
    ],
    [
      'sorted by a grade, downwards',
      (room: Room) => {
        room.grades.sort('A6:Z10', 'G', false);
      },
    ],
    [
      'with a column of the teacher before the grades',
      (room: Room) => {
        room.grades.insertColumnsBefore(6);
        room.grades.type('F2', 'Lokaal');
        room.grades.type('F7', 'B12');
      },
    ],
    [
      'with a column of the teacher among the names',
      (room: Room) => {
        room.grades.insertColumnsBefore(3);
        room.grades.type('C2', 'Roepnaam');
      },
    ],
    [
      'with rows of the teacher among the students and on top',
      (room: Room) => {
        room.grades.insertRowsBefore(8, 2);
        room.grades.type('F8', 'groep 2');
        room.grades.insertRowsBefore(2);
        room.grades.type('B2', 'Mentor: Jansen');
      },
    ],
    [
      'with the columns of two assignments changed about',
      (room: Room) => {
        room.grades.moveColumns(7, 1, 6);
      },
    ],
    [
      'with a student moved to the top',
      (room: Room) => {
        room.grades.moveRows(10, 1, 6);
      },
    ],
    [
      'with hidden columns and rows',
      (room: Room) => {
        room.grades.hideColumn(6);
        room.grades.hideRow(7);
      },
    ],
    [
      'with the header rows in another order',
      (room: Room) => {
        room.grades.moveRows(5, 1, 3);
      },
    ],
  ])('%s: every grade stays with its student', (_, edit) => {
    const room = open(language);
    expectUnchanged(room, () => {
      edit(room);
    });
  });

  describe('the row of averages was moved', () => {
    const n = (text: string) => (language === 'nl' ? text.replace('.', ',') : text);

    /** What the row of averages shows, wherever it is, and what Check says of it all. */
    function averages(room: Room): string[] {
      const { grades, panel, t } = room;
      const row = headRowOf(room, 'average');
      panel.open();
      panel.open();
      expect(lastCalls(room).write).toEqual([]);
      panel.click(t.check.menu);
      expect(panel.text()).not.toContain(t.check.how.figures);
      return ['F', 'G'].map((column) => grades.shown(`${column}${row}`).text);
    }

    /** Five students with grades for "Verslag": 40, 50 and three times nothing; `to`: where the row comes. */
    function moved(to: number): Room {
      const room = open(language);
      room.grades.paste('G6', [['40'], ['50'], [''], [''], ['']]);
      room.panel.open();
      room.grades.moveRows(5, 1, to);
      return room;
    }

    test.each([11, 9])('to row %i: it is still the average of everybody, newcomers too', (to) => {
      const room = moved(to);
      const { grades, panel } = room;
      expect(averages(room)[1]).toBe(n('45.0'));
      grades.insertRowsBefore(8);
      grades.type('B8', 'Nieuw');
      grades.type('G8', '90');
      panel.open();
      expect(grades.value('A8')).toMatch(/^s/);
      expect(averages(room)[1]).toBe(n('60.0'));
      expect(inconsistencies(room.file)).toEqual([]);
    });

    test('below the class: who is typed below it or comes with a list counts, and so do a new assignment and new points (S38)', () => {
      const room = moved(11);
      const { grades, panel, t } = room;
      grades.type('B11', 'Laatste');
      grades.type('G11', '90');
      panel.open();
      panel.click(t.home.roster);
      panel.fill('roster', 'Nieuw\tNora\tnora@school.example');
      panel.click(t.roster.check);
      panel.click(mainButton(room));
      expect(['B11', 'B12'].map((at) => grades.value(at))).toEqual(['Laatste', 'Nieuw']);
      grades.type('G12', '60');
      expect(averages(room)[1]).toBe(n('60.0'));
      makeAssignment(room, { title: 'Toets 2', points: '10' });
      grades.paste('H5', [['5'], ['6'], ['7']]);
      panel.open();
      expect(grades.shown('H10').text).toBe(n('6.0'));
      expect(grades.shown('H5').text).toBe(n('5.0 ◐'));
      grades.deleteColumns(8);
      panel.open();
      panel.click(t.check.menu);
      panel.click(t.check.putBack);
      expect(['H5', 'H10'].map((at) => grades.shown(at).text)).toEqual([n('5.0 ◐'), n('6.0')]);
      returnWork(room, 'Toets 2', [0]);
      grades.type('H3', '20');
      panel.open();
      averages(room);
      expect(inconsistencies(room.file)).toEqual([]);
    });

    test('below the class: an error of a student may have taken what stood below it, one of the row of averages takes nothing', () => {
      const room = moved(11);
      const { grades, panel } = room;
      const cleared = () =>
        logOf(room.file).flatMap(({ changes }) =>
          changes.flatMap(({ before, after }) => (after === null ? [before] : [])),
        );
      grades.type('B11', 'Laatste');
      grades.type('G11', '90');
      panel.open();
      grades.type('G10', '=VLOOKUP("nergens";B1:C2;2;FALSE)');
      grades.clear('G11');
      panel.open();
      expect(cleared()).toEqual([9000]);
      grades.type('G5', '=VLOOKUP("nergens";B1:C2;2;FALSE)');
      grades.clear('G6');
      panel.open();
      expect(cleared()).toEqual([9000]);
    });
  });

  test('what is typed, imported and returned after that goes to the right student', () => {
    const room = open(language);
    room.grades.sort('A6:Z10', 'B', false);
    room.grades.insertColumnsBefore(6);
    room.grades.type('F7', 'B12');
    room.grades.insertRowsBefore(8);
    room.grades.type('G8', 'groep 2');
    importGrades(room);
    const typed = idOfName(room, 'Bos');
    openWork(room, 'Toets H3');
    room.panel.click(room.t.work.enter);
    room.panel.type(`grade.${typed}`, language === 'nl' ? '9,5' : '9.5');
    expect(gradesByName(room)).toMatchObject(
      as(language, {
        'Toets H3 / de Vries': '10,0 ◐',
        'Toets H3 / Haddad': '8,0 ◐',
        'Toets H3 / Smit': '6,0 ◐',
        'Toets H3 / Bos': '9,5 ◐',
      }),
    );
    expect([room.grades.value('F7'), room.grades.value('G8')]).toEqual(['B12', 'groep 2']);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test.each([
    ['with notes in it', [['Mijn kolom'], [''], [''], [''], ['opmerking']]],
    ['that is computed', [['Som'], [''], [''], [''], ['=F6+G6']]],
    ['without a title', [[''], [''], [''], [''], ['7']]],
  ])("a teacher's own column %s stays one, beside the assignments", (_, rows) => {
    const room = open(language);
    expectUnchanged(room, () => {
      room.grades.paste('H2', rows);
    });
    expect(room.grades.value('H1')).toBe('');
  });

  test("a new assignment comes after the last one, and a teacher's column there makes room", () => {
    const room = open(language);
    room.grades.type('H2', 'Mijn kolom');
    room.grades.type('H6', 'opmerking');
    makeAssignment(room, { title: 'Presentatie', points: '10' });
    expect([room.grades.shown('H2').text, room.grades.shown('I2').text, room.grades.value('I6')]).toEqual([
      'Presentatie',
      'Mijn kolom',
      'opmerking',
    ]);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('every empty row and column deleted, and the hidden one: assignments and students still come', () => {
    const room = open(language);
    const { grades, panel, t } = room;
    grades.deleteColumns(8, grades.maxColumns - 7);
    grades.deleteRows(11, grades.maxRows - 10);
    makeAssignment(room, { title: 'Presentatie', points: '10' });
    panel.open();
    panel.click(t.home.roster);
    panel.fill('roster', 'Nieuw\tNora\tnora@school.example\nOud\tOtto\totto@school.example');
    panel.click(t.roster.check);
    panel.click(t.roster.add(2));
    grades.type('H12', '8');
    panel.open();
    expect([grades.shown('H2').text, ...[10, 11, 12].map((row) => grades.shown(`B${row}`).text)]).toEqual([
      'Presentatie',
      'Yilmaz',
      'Nieuw',
      'Oud',
    ]);
    expect([grades.value('E12'), grades.value('H5')]).toEqual([0.8, 8]);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('a student whose row is deleted is gone from the cards; the others are as they were', () => {
    const room = open(language);
    const before = gradesByName(room);
    room.grades.deleteRows(7);
    room.panel.open();
    expect(room.panel.text()).toContain(room.t.students(4));
    openWork(room, 'Verslag');
    expect(room.panel.text()).not.toContain('Bilal');
    typeGrade(room, 'Verslag', 0, '81');
    const { ['Verslag / Haddad']: _v, ['Toets H3 / Haddad']: _t, ...others } = before;
    expect(gradesByName(room)).toEqual({ ...others, ...as(language, { 'Verslag / de Vries': '81,0 ◐' }) });
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('an assignment whose column is deleted is gone from Home; the others work, and so does undoing that in the sheet', () => {
    const room = open(language);
    const put = room.workspace.remember();
    room.grades.deleteColumns(6);
    room.panel.open();
    expect(room.panel.text()).not.toContain('Toets H3');
    expect(room.panel.text()).toContain('Verslag');
    typeGrade(room, 'Verslag', 1, '71');
    expect(gradesByName(room)['Verslag / Haddad']).toMatch(/^71[,.]0 ◐$/);
    makeAssignment(room, { title: 'Presentatie', points: '10' });
    expect(room.panel.text()).toContain('Presentatie');
    put();
    room.panel.open();
    expect(room.panel.text()).toContain('Toets H3');
  });

  test('a copied column is an assignment of its own, with the grades that were copied as drafts', () => {
    const room = open(language);
    const before = gradesByName(room);
    for (let row = 1; row <= 10; row += 1) room.grades.put(row, 8, room.grades.cell(row, 7));
    room.grades.type('H2', 'Herkansing');
    room.panel.open();
    room.panel.open();
    expect(room.panel.text()).toContain(room.t.assignments(3));
    expect(gradesByName(room)).toMatchObject({
      ...before,
      ...as(language, { 'Herkansing / de Vries': '80,0 ◐', 'Herkansing / Haddad': '70,0 ◐' }),
    });
    expect(inconsistencies(room.file)).toEqual([]);
  });

  /** "Toets H3", one of it returned, copied to the left of itself with the hidden id; gives that id. */
  function copyToTheLeft({ grades }: Room): string {
    grades.insertColumnsBefore(6);
    for (let row = 1; row <= 10; row += 1) grades.put(row, 6, grades.cell(row, 7));
    grades.type('F2', 'Toets 4');
    for (let row = 6; row <= 10; row += 1) grades.type(`F${row}`, '');
    return String(grades.value('G1'));
  }

  const renamed = (room: Room) => {
    room.grades.type('G2', 'Toets hoofdstuk 3');
  };

  test.each([
    ['another title', 'Toets H3', () => undefined],
    [
      'other points, and the title of the original corrected',
      'Toets hoofdstuk 3',
      (room: Room) => {
        renamed(room);
        room.grades.type('F4', '20');
      },
    ],
    [
      'another due date, and the title of the original corrected',
      'Toets hoofdstuk 3',
      (room: Room) => {
        renamed(room);
        room.grades.type('F3', language === 'nl' ? '18-12-2026' : '2026-12-18');
      },
    ],
  ])(
    'a column copied to the left of its original, with %s: what was returned stays in its column',
    (_, title, edit) => {
      const room = open(language);
      const { grades, panel } = room;
      importGrades(room);
      returnWork(room, 'Toets H3', [0]);
      const before = Object.entries(gradesByName(room)).map(([key, text]) => [key.replace('Toets H3', title), text]);
      const id = copyToTheLeft(room);
      edit(room);
      panel.open();
      panel.open();
      expect([grades.value('F1') === id, grades.value('G1')]).toEqual([false, id]);
      expect(gradesByName(room)).toMatchObject(Object.fromEntries(before) as Record<string, string>);
      const titles = logOf(room.file).flatMap(({ changes }) => changes.filter(({ field }) => field === 'title'));
      expect(titles.map(({ after }) => after)).toEqual(title === 'Toets H3' ? [] : [title]);
      const linked = rowsOf(tab(room.file, 'assignments')).filter(({ attachments }) => attachments !== '');
      expect(linked.map((row) => row['id'])).toEqual([id]);
      typeGrade(room, 'Toets 4', 1, '5');
      expect([grades.value('F7'), grades.value('G7')]).toEqual([5, 8]);
      expect(inconsistencies(room.file)).toEqual([]);
    },
  );

  test('a column copied to the left of its original, with nothing changed in it yet: each is one assignment', () => {
    const room = open(language);
    const { grades, panel } = room;
    grades.insertColumnsBefore(6);
    for (let row = 1; row <= 10; row += 1) grades.put(row, 6, grades.cell(row, 7));
    panel.open();
    panel.open();
    expect(panel.text()).toContain(room.t.assignments(3));
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

describe.each(['nl', 'en'] as const)('pasted from another gradebook, hidden ids and all (%s)', (language) => {
  const FOREIGN = 's0f0f0f0f0f0';

  /** A student of another class, as the whole row was copied there: one grade returned there. */
  function pasteRow({ grades }: Room): void {
    for (let at = 1; at <= 7; at += 1) grades.put(11, at, grades.cell(6, at));
    grades.paste('A11', [[FOREIGN, 'Nieuw', 'Nora', 'nora@school.example']]);
  }

  function deleteAndPutBack(room: Room): void {
    const { grades, panel, t } = room;
    panel.open();
    grades.deleteRows(rowOfName(room, 'Nieuw'));
    panel.open();
    panel.click(`! ${t.home.deleted(1)}`);
    expect(panel.text()).toContain('Nora Nieuw');
    panel.click(t.check.putBack);
    panel.open();
    expect(panel.text()).not.toContain(t.home.deletedWhy);
    const row = rowOfName(room, 'Nieuw');
    expect([1, 3, 4].map((at) => grades.raw(row, at))).toEqual([FOREIGN, 'Nora', 'nora@school.example']);
    expect(inconsistencies(room.file)).toEqual([]);
  }

  test('a row: that student can be put back with name and address, also without any work', () => {
    const room = open(language);
    pasteRow(room);
    room.grades.paste('F11', [['', '']]);
    deleteAndPutBack(room);
    expect(room.panel.text()).toContain(room.t.students(6));
  });

  test('also when the first that is saved after it is a grade of somebody else, on a card that was open', () => {
    const room = open(language);
    openWork(room, 'Verslag');
    room.panel.click(room.t.work.enter);
    pasteRow(room);
    room.panel.type(`grade.${idOf(room, 1)}`, '71');
    deleteAndPutBack(room);
    expect(gradesByName(room)).toMatchObject(
      as(language, { 'Verslag / Nieuw': '80,0 ◐', 'Verslag / Haddad': '71,0 ◐' }),
    );
  });

  test('a row: its grades are drafts here, and it is one student however often Home is opened', () => {
    const room = open(language);
    pasteRow(room);
    room.panel.open();
    const log = batches(room);
    room.panel.open();
    room.panel.open();
    expect(batches(room)).toBe(log);
    expect(room.panel.text()).toContain(room.t.students(6));
    expect(gradesByName(room)['Verslag / Nieuw']).toMatch(/^80[,.]0 ◐$/);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test.each([
    [
      'rows of the same students over theirs',
      (grades: Room['grades']) => {
        grades.paste('A6', [[FOREIGN], [`${FOREIGN}1`], [`${FOREIGN}2`]]);
      },
    ],
    [
      'the same, and the hidden last column with it',
      (grades: Room['grades']) => {
        grades.paste('A6', [[FOREIGN], [`${FOREIGN}1`], [`${FOREIGN}2`]]);
        const last = column(grades, 'returned');
        grades.type(`${String.fromCharCode(64 + last)}6`, `${FOREIGN} a0f0f0f0f0f0=8/10`);
      },
    ],
    [
      'an id one row down',
      (grades: Room['grades']) => {
        grades.put(7, 1, grades.cell(6, 1));
      },
    ],
    [
      'an id one row up',
      (grades: Room['grades']) => {
        grades.put(6, 1, grades.cell(7, 1));
      },
    ],
    [
      'a word over an id that could be one',
      (grades: Room['grades']) => {
        grades.type('A7', 'som');
      },
    ],
  ])('%s: nobody is deleted or new, and all work stays with its student', (_, edit) => {
    const room = open(language);
    const ids = [0, 1, 2, 3, 4].map((index) => idOf(room, index));
    expectUnchanged(room, () => {
      edit(room.grades);
    });
    expect([0, 1, 2, 3, 4].map((index) => idOf(room, index))).toEqual(ids);
    expect(room.panel.text()).not.toContain(room.t.home.deletedWhy);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('a column: an assignment of its own, with what stands in it as drafts', () => {
    const room = open(language);
    const { grades, panel, t } = room;
    const before = gradesByName(room);
    for (let row = 1; row <= 10; row += 1) grades.put(row, 8, grades.cell(row, 7));
    grades.type('H1', 'a0f0f0f0f0f0');
    grades.type('H2', 'Werkstuk');
    panel.open();
    panel.open();
    expect(panel.text()).toContain(t.assignments(3));
    expect(gradesByName(room)).toMatchObject({
      ...before,
      ...as(language, { 'Werkstuk / de Vries': '80,0 ◐', 'Werkstuk / Haddad': '70,0 ◐' }),
    });
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

describe.each(['nl', 'en'] as const)('rows sorted without the hidden ids (%s)', (language) => {
  /** One returned, with a comment; one imported draft of another score; all by name, whatever row they are in. */
  function withReturns(): Room {
    const room = open(language);
    importGrades(room);
    openWork(room, 'Toets H3');
    room.panel.click('Bilal Haddad');
    room.panel.type('comment', 'Mooi');
    returnWork(room, 'Toets H3', [0, 1]);
    room.panel.open();
    return room;
  }

  test.each([
    ['by name, of what can be seen', 'B6:G10', 'B'],
    ['by a grade, of what can be seen', 'B6:G10', 'F'],
    ['by name, without the last hidden column', 'A6:G10', 'B'],
    ['by name, with a row of the teacher among them', 'B6:G11', 'B'],
  ])('%s: every grade, return and comment stays with its student', (_, range, by) => {
    const room = withReturns();
    if (range.endsWith('11')) {
      room.grades.insertRowsBefore(8);
      room.grades.type('F8', 'groep 2');
    }
    const own = (file: Room['file']) =>
      rowsOf(tab(file, 'submissions')).map(({ at: _at, ...row }) => JSON.stringify(row));
    const before = own(room.file).sort();
    expectUnchanged(room, () => {
      room.grades.sort(range, by, false);
    });
    expect(own(room.file).sort()).toEqual(before);
    const overall = (last: string) => room.grades.shownAt(rowOfName(room, last), 5).text;
    expect([overall('de Vries'), overall('Haddad')].join(' ')).toMatch(/^81[,.]8% 70[,.]9%$/);
    openWork(room, 'Toets H3');
    room.panel.click('Bilal Haddad');
    expect(room.panel.text()).toContain('Mooi');
    returnWork(room, 'Toets H3', [3]);
    expect(room.workspace.mailbox.at(-1)?.to).toMatch(/@school\.example$/);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('names and grades that were cut and pasted to another row, without the hidden id', () => {
    const room = withReturns();
    const [before, id] = [gradesByName(room), idOfName(room, 'Haddad')];
    for (let at = 2; at <= 7; at += 1) {
      room.grades.put(12, at, room.grades.cell(7, at));
      room.grades.put(7, at, room.grades.cell(13, at));
    }
    room.panel.open();
    expect([gradesByName(room), idOfName(room, 'Haddad')]).toEqual([before, id]);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('a row of which the name was emptied is nobody’s: offered back, and the same student when the name stands there again', () => {
    const room = withReturns();
    const [before, id] = [gradesByName(room), idOfName(room, 'Haddad')];
    const names = [2, 3, 4].map((at) => room.grades.cell(7, at));
    room.grades.clear('B7:D7');
    room.panel.open();
    expect(room.panel.text()).toContain(room.t.home.deleted(1));
    openWork(room, 'Toets H3');
    names.forEach((cell, i) => {
      room.grades.put(7, 2 + i, cell);
    });
    room.panel.open();
    expect(room.panel.text()).not.toContain(room.t.home.deleted(1));
    expect([gradesByName(room), idOfName(room, 'Haddad')]).toEqual([before, id]);
  });

  test('without a name the address stands for it', () => {
    const room = withReturns();
    room.grades.clear('B7:C7');
    openWork(room, 'Toets H3');
    expect(room.panel.text()).toContain('s2@school.example ✓ 8 / 10');
  });

  test('and a name that was corrected on the way: it is still that student', () => {
    const room = withReturns();
    const before = gradesByName(room);
    const id = idOfName(room, 'Haddad');
    room.grades.type('C7', 'Bilâl');
    room.grades.sort('B6:G10', 'B', false);
    room.panel.open();
    expect(idOfName(room, 'Haddad')).toBe(id);
    expect(gradesByName(room)).toEqual(before);
  });

  test('a new student typed over one who left: nothing of the other is told, and the other can be put back', () => {
    const room = withReturns();
    const { grades, panel, t, workspace } = room;
    openWork(room, 'Verslag');
    panel.click('Amber de Vries');
    panel.type('comment', 'Alleen voor Amber');
    panel.open();
    const id = idOfName(room, 'de Vries');
    grades.paste('B6', [['Kaya', 'Noor', 'noor@school.example']]);
    panel.open();
    expect(panel.text()).toContain(t.home.deleted(1));
    expect(idOfName(room, 'Kaya')).not.toBe(id);
    grades.type('G6', '65');
    openWork(room, 'Verslag');
    panel.click('Noor Kaya');
    expect(panel.text()).not.toContain('Amber');
    expect(panel.values('comment')).not.toContain('Alleen voor Amber');
    panel.open();
    const sent = workspace.mailbox.length;
    returnWork(room, 'Verslag', [0]);
    const mails = workspace.mailbox.slice(sent);
    expect(mails.map(({ to }) => to)).toEqual(['noor@school.example']);
    expect(JSON.stringify(mails)).not.toMatch(/Amber|80/);
    panel.open();
    panel.click(`! ${t.home.deleted(1)}`);
    panel.click(t.check.putBack);
    expect(idOfName(room, 'de Vries')).toBe(id);
    openWork(room, 'Verslag');
    panel.click('Amber de Vries');
    expect(panel.values('comment')).toEqual(['Alleen voor Amber']);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('two names that were corrected on the way: nobody gets the work of another; they are new, and what is left is offered back', () => {
    const room = withReturns();
    const ids = ['de Vries', 'Haddad', 'Bos', 'Smit', 'Yilmaz'].map((last) => idOfName(room, last));
    room.grades.type('C7', 'Bilâl');
    room.grades.type('C8', 'Kris');
    room.grades.sort('B6:G10', 'B', false);
    room.panel.open();
    expect(['de Vries', 'Smit', 'Yilmaz'].map((last) => idOfName(room, last))).toEqual([ids[0], ids[3], ids[4]]);
    expect(ids).not.toContain(idOfName(room, 'Haddad'));
    expect(room.panel.text()).toContain(room.t.home.deleted(2));
    openWork(room, 'Toets H3');
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

describe.each(['nl', 'en'] as const)('the look of a cell that was copied (%s)', (language) => {
  test('a returned grade filled down is a draft of the others, and looks like one', () => {
    const room = open(language);
    const { grades } = room;
    for (const row of [7, 9, 10]) grades.put(row, 7, grades.cell(6, 7));
    room.panel.open();
    expect([6, 7, 9, 10].map((row) => grades.shownAt(row, 7).text.slice(-1))).toEqual(['✓', '◐', '◐', '◐']);
    expect(
      logOf(room.file)
        .at(-1)
        ?.changes.map(({ reason, field, after }) => [reason, field, after]),
    ).toEqual([7, 9, 10].map(() => ['sheet', 'draft', 8000]));
    openWork(room, 'Verslag');
    room.panel.click('Bilal Haddad');
    room.panel.click(room.t.student.history);
    expect(room.panel.text()).toContain('70 → 80');
    expect(room.panel.text()).toContain(room.t.reason.sheet);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('a draft copied onto a returned grade: the returned one is known still', () => {
    const room = open(language);
    room.grades.put(6, 7, room.grades.cell(7, 7));
    room.panel.open();
    expect(room.grades.shown('G6').text).toMatch(/^70[,.]0 ◐$/);
    room.grades.type('G6', '80');
    expect(room.grades.shown('G6').text).toMatch(/^80[,.]0 ✓$/);
  });

  test('a student whose row was copied has drafts only', () => {
    const room = open(language);
    const { grades } = room;
    for (let column = 1; column <= 8; column += 1) grades.put(11, column, grades.cell(6, column));
    grades.type('B11', 'Tweeling');
    room.panel.open();
    room.panel.open();
    expect([6, 11].map((row) => grades.shownAt(row, 7).text.slice(-1))).toEqual(['✓', '◐']);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('in a copied row an empty cell looks like a draft too, once there is one', () => {
    const room = open(language);
    const { grades, panel } = room;
    grades.type('G6', '');
    room.panel.open();
    for (let column = 1; column <= 8; column += 1) grades.put(11, column, grades.cell(6, column));
    grades.type('B11', 'Tweeling');
    room.panel.open();
    openWork(room, 'Verslag');
    panel.click(room.t.work.enter);
    panel.type(`grade.${grades.shown('A11').text}`, '80');
    expect(grades.shown('G11').text).toMatch(/^80[,.]0 ◐$/);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('a copied row that was sorted above the original looks like a draft too, where what it holds cannot be read', () => {
    const room = open(language);
    const { grades, panel } = room;
    grades.type('G6', '8 / 10?');
    panel.open();
    for (let column = 1; column <= 8; column += 1) grades.put(11, column, grades.cell(6, column));
    grades.type('B11', 'Aalders');
    grades.sort('A6:Z11', 2, true);
    panel.open();
    expect(grades.value('B6')).toBe('Aalders');
    openWork(room, 'Verslag');
    panel.click(room.t.work.enter);
    panel.type(`grade.${grades.shown('A6').text}`, '80');
    expect(grades.shown('G6').text).toMatch(/^80[,.]0 ◐$/);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('a copied row holds a draft out of the points of now, also where what was copied was returned out of others', () => {
    const room = open(language);
    const { grades } = room;
    grades.type('G4', '50');
    room.panel.open();
    for (let at = 1; at <= grades.maxColumns; at += 1) grades.put(11, at, grades.cell(6, at));
    grades.type('B11', 'Tweeling');
    room.panel.open();
    expect(grades.value('G5')).toBeCloseTo((40 + 70 + 80) / 3, 9);
    room.panel.open();
    expect(lastCalls(room).write).toEqual([]);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test("a teacher's own number format stays", () => {
    const room = open(language);
    room.grades.format({ row: 9, column: 7, rows: 1, columns: 1 }, { numberFormat: '0' });
    room.grades.type('G9', '55');
    room.panel.open();
    expect(room.grades.cell(9, 7).format.numberFormat).toBe('0');
    expect(logOf(room.file).at(-1)?.changes).toMatchObject([{ field: 'draft', after: 5500 }]);
  });
});

describe.each(['nl', 'en'] as const)('what was deleted from Grades (%s)', (language) => {
  const t = textOf(language);

  const deletedColumn = (column: number) => (room: Room) => {
    room.grades.deleteColumns(column);
  };
  const deletedRow = (row: number) => (room: Room) => {
    room.grades.deleteRows(row);
  };
  const emptied = (range: string) => (room: Room) => {
    room.grades.clear(range);
  };

  test.each([
    ['a column deleted', deletedColumn(7), t.assignments(1)],
    ['a whole column emptied, with its hidden id', emptied('G1:G10'), t.assignments(1)],
    ['a row deleted', deletedRow(6), t.students(1)],
    ['a whole row emptied, with its hidden id', emptied('A6:Z6'), t.students(1)],
    ['the row of a student with words in place of a grade', deletedRow(8), t.students(1)],
    ['the row of a student without any work', deletedRow(10), t.students(1)],
  ] as const)('%s: Home says so by itself, and it is put back with all its data', (_, remove, what) => {
    const room = open(language);
    openWork(room, 'Verslag');
    room.panel.click('Amber de Vries');
    room.panel.type('comment', 'Mooi');
    room.panel.open();
    const before = gradesByName(room);
    const works = rowsOf(tab(room.file, 'submissions')).length;
    remove(room);
    room.panel.open();
    expect(room.panel.text()).toContain(`! ${t.home.deleted(1)} ${what} · ${t.home.deletedWhy}`);
    room.panel.click(`! ${t.home.deleted(1)}`);
    room.panel.click(t.check.putBack);
    room.panel.open();
    expect(room.panel.text()).not.toContain(t.home.deleted(1));
    openWork(room, 'Verslag');
    expect(gradesByName(room)).toEqual(before);
    expect(rowsOf(tab(room.file, 'submissions'))).toHaveLength(works);
    room.panel.click('Amber de Vries');
    expect(room.panel.values('comment')).toEqual(['Mooi']);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('a date that Google made of what was typed comes back as a text that is no grade', () => {
    const room = open(language);
    room.grades.format(room.grades.rect('G8'), { numberFormat: 'yyyy-mm-dd' });
    room.grades.type('G8', '2026-09-08');
    room.panel.open();
    expect(room.panel.text()).toContain(t.home.unreadable(1));
    room.grades.deleteRows(8);
    room.panel.open();
    room.panel.click(`! ${t.home.deleted(1)}`);
    room.panel.click(t.check.putBack);
    expect(room.grades.raw(rowOfName(room, 'Bos'), 7)).toBe('2026-09-08');
  });

  test('a gradebook without the column of words in place of grades counts right all the same', () => {
    const room = open(language);
    const assignments = tab(room.file, 'assignments');
    assignments.deleteColumns(column(assignments, 'texts'));
    room.panel.open();
    room.grades.type('F8', 'komt later');
    openWork(room, 'Toets H3');
    room.panel.open();
    const writes = () => room.workspace.core.executions.at(-1)?.calls.filter(({ kind }) => kind === 'write').length;
    room.panel.click('Toets H3');
    expect(writes()).toBe(0);
    room.panel.open();
    expect(writes()).toBe(0);
    room.panel.click(t.check.menu);
    expect(room.panel.text()).toContain(t.check.found.unreadable(2));
    expect(room.panel.text()).not.toContain(t.check.found.counts(1));
  });

  test.each([
    [
      'at the next visit',
      (room: Room) => {
        room.panel.open();
      },
    ],
    [
      'while a grade is saved',
      (room: Room) => {
        typeGrade(room, 'Toets H3', 1, '7');
      },
    ],
  ])('a name and an address corrected in the sheet, seen %s: they come back, not what was there before', (_, visit) => {
    const room = open(language);
    room.panel.open();
    room.grades.paste('B6', [['Vrieze', 'Ambra', 'ambra@school.example']]);
    visit(room);
    const log = batches(room);
    room.panel.open();
    expect(batches(room)).toBe(log);
    room.grades.deleteRows(6);
    room.panel.open();
    room.panel.click(`! ${t.home.deleted(1)}`);
    expect(room.panel.text()).toContain('Ambra Vrieze');
    room.panel.click(t.check.putBack);
    const row = rowOfName(room, 'Vrieze');
    expect([3, 4].map((at) => room.grades.raw(row, at))).toEqual(['Ambra', 'ambra@school.example']);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('a name corrected in the sheet is among the recent changes, old and new, and can be undone', () => {
    const room = open(language);
    room.panel.open();
    room.grades.type('B6', 'Vrieze');
    room.panel.open();
    expect(logOf(room.file).at(-1)?.changes).toMatchObject([{ field: 'last', before: 'de Vries', after: 'Vrieze' }]);
    undoBatch(room);
    expect(room.grades.raw(6, 2)).toBe('de Vries');
    const log = batches(room);
    room.panel.open();
    expect(batches(room)).toBe(log);
  });

  test('a name corrected once more after a run that took the first one in was cut off is not written over', () => {
    const room = open(language);
    room.panel.open();
    room.grades.type('B6', 'Vrieze');
    cutOffLogged(room, () => {
      room.panel.open();
    });
    room.grades.type('B6', 'Vriezen');
    room.panel.open();
    expect(room.grades.raw(6, 2)).toBe('Vriezen');
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('what was typed after a run that was cut off stays, also where the run was to write: names', () => {
    const room = open(language);
    room.panel.click(t.home.roster);
    room.panel.fill('roster', 'Vriesema\tAmbra\ts1@school.example');
    room.panel.click(t.roster.check);
    cutOffLogged(room, () => {
      room.panel.click(t.roster.change(1));
    });
    room.grades.type('C6', 'Ambrosia');
    room.panel.open();
    expect([room.grades.raw(6, 2), room.grades.raw(6, 3)]).toEqual(['Vriesema', 'Ambrosia']);
    expect(logOf(room.file).at(-1)?.changes).toMatchObject([{ field: 'first', before: 'Ambra', after: 'Ambrosia' }]);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('and headings', () => {
    const room = open(language);
    openWork(room, 'Verslag');
    room.panel.click(t.work.edit);
    room.panel.fill('title', 'Werkstuk');
    room.panel.fill('points', '80');
    cutOffLogged(room, () => {
      room.panel.click(t.assignment.save);
    });
    room.grades.type(`G${headRowOf(room, 'title')}`, 'Essay');
    room.panel.open();
    const [title, points] = ['title', 'points'].map((key) => room.grades.raw(headRowOf(room, key), 7));
    expect([title, points]).toEqual(['Essay', 80]);
    expect(logOf(room.file).at(-1)?.changes).toMatchObject([{ field: 'title', before: 'Werkstuk', after: 'Essay' }]);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('several: counted, and no more after the teacher said that it was meant; undone in the sheet, it is as if nothing was', () => {
    const room = open(language);
    const put = room.workspace.remember();
    room.grades.deleteRows(6, 2);
    room.grades.deleteColumns(6);
    room.panel.open();
    expect(room.panel.text()).toContain(`! ${t.home.deleted(3)} ${t.assignments(1)} · ${t.students(2)}`);
    room.panel.click(`! ${t.home.deleted(3)}`);
    room.panel.click(t.check.leaveOut);
    room.panel.open();
    expect(room.panel.text()).not.toContain(t.home.deletedWhy);
    put();
    room.panel.open();
    expect(room.panel.text()).not.toContain(t.home.deletedWhy);
  });

  test('left out, then back again by undo in the sheet: guarded as before, and nothing more is said of it', () => {
    const room = open(language);
    const { panel, grades, colleague } = room;
    const id = idOf(room, 4);
    colleague.panel.open();
    openWork({ panel: colleague.panel }, 'Verslag');
    colleague.panel.click(t.work.enter);
    const row = Array.from({ length: grades.lastColumn() }, (_, i) => grades.cell(10, i + 1));
    const deleted = () => {
      grades.deleteRows(10);
      panel.open();
      return panel.text().includes(`! ${t.home.deleted(1)}`);
    };
    const back = () => {
      row.forEach((one, i) => {
        grades.put(10, i + 1, one);
      });
    };
    expect(deleted()).toBe(true);
    panel.click(`! ${t.home.deleted(1)}`);
    panel.click(t.check.leaveOut);
    back();
    colleague.panel.type(`grade.${idOf(room, 1)}`, '61');
    expect(logOf(room.file).at(-1)?.changes.slice(0, 2)).toMatchObject([
      { student: '', assignment: '', field: 'leftOut', before: id, after: '', reason: 'sheet' },
      { student: idOf(room, 1), field: 'draft', after: 6100 },
    ]);
    undoBatch(room);
    expect(deleted()).toBe(true);
    panel.click(`! ${t.home.deleted(1)}`);
    panel.click(t.check.leaveOut);
    openChanges(room);
    const told = lines(room).length;
    back();
    openChanges(room);
    expect(lines(room)).toHaveLength(told);
    expect(deleted()).toBe(true);
  });

  test('a student who was added and taken out again by undoing was not deleted', () => {
    const room = open(language);
    room.panel.open();
    room.panel.click(t.home.roster);
    room.panel.fill('roster', 'Nieuw\tNora\tnora@school.example');
    room.panel.click(t.roster.check);
    room.panel.click(t.roster.add(1));
    undoBatch(room);
    room.panel.open();
    expect(room.panel.text()).not.toContain(t.home.deletedWhy);
  });

  test('a gradebook of before there was such a list works without it', () => {
    const room = open(language);
    const sheet = tab(room.file, 'assignments');
    sheet.deleteColumns(
      Array.from({ length: sheet.lastColumn() }, (_, i) => String(sheet.raw(1, i + 1))).indexOf('students') + 1,
    );
    room.grades.type('G9', '55');
    room.panel.open();
    expect(gradesByName(room)['Verslag / Smit']).toMatch(/^55[,.]0 ◐$/);
    room.grades.deleteRows(6);
    room.panel.open();
    expect(room.panel.text()).not.toContain(t.home.deletedWhy);
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

function rowOfName({ grades }: Room, last: string): number {
  return (
    Array.from({ length: 20 }, (_, i) => i + 1).find((at) => grades.raw(at, column(grades, 'lastName')) === last) ?? 0
  );
}

function idOfName({ grades }: Room, last: string): string {
  const row =
    Array.from({ length: 20 }, (_, i) => i + 1).find((at) => grades.raw(at, column(grades, 'lastName')) === last) ?? 0;
  return String(grades.raw(row, 1));
}

test('a heading changed and a row deleted: Home counts who is there, at once', () => {
  const room = open();
  room.grades.type('G4', '50');
  room.grades.deleteRows(6);
  room.panel.open();
  expect(room.panel.text()).toContain('50 punten Verslag 4 ontbreken');
  expect(room.panel.text()).not.toContain(room.t.home.graded(1));
  room.panel.open();
  expect(lastCalls(room).write).toEqual([]);
});

test('a row deleted of a student with work but nothing in the cell: Home no longer counts it', () => {
  const room = open();
  room.grades.clear('G6');
  room.panel.open();
  expect(room.panel.text()).toContain(room.t.home.graded(1));
  room.grades.deleteRows(6);
  room.panel.open();
  expect(room.panel.text()).not.toContain(room.t.home.graded(1));
  expect(inconsistencies(room.file)).toEqual([]);
});

test('a student typed in with a grade, while others get theirs in the same column: Home counts them all at once', () => {
  const room = open();
  room.grades.paste('B11', [['Getypt', 'Gerda', 'g@school.example']]);
  // A number kept as text is rewritten as a number, so the column is written at once.
  room.grades.paste('F6', [['7'], ["'8"], [''], [''], [''], ['9']]);
  room.panel.open();
  expect(room.panel.text()).toContain(`${room.t.home.drafts(3)} Toets H3`);
  expect(inconsistencies(room.file)).toEqual([]);
});

describe.each(['nl', 'en'] as const)('a title typed in the first free column (%s)', (language) => {
  const t = textOf(language);
  const [day, noGrade] = [language === 'nl' ? '24-12-2026' : '12/24/2026', t.noGrade];

  function openTwo() {
    const room = { ...openClass({ language }), t };
    makeAssignment(room, { title: 'Toets', points: '10' });
    const grades = room.file.sheet(TABS[language].grades);
    return { ...room, grades, made: () => rowsOf(tab(room.file, 'assignments'))[1] };
  }

  test.each([
    ['alone', [['Werkstuk']], { due: '', points: 100 }],
    ['with due date and points', [['Werkstuk'], [day], ['20']], { due: '2026-12-24T23:59:00', points: 20 }],
    ['without a grade', [['Werkstuk'], [''], [noGrade]], { due: '', points: '' }],
    ['with what cannot be points', [['Werkstuk'], [''], ['veel']], { due: '', points: 100 }],
    ['with what cannot be a date', [['Werkstuk'], ['ooit'], ['20']], { due: '', points: 20 }],
  ])('%s: an assignment, as one made on the card', (_, heading, facts) => {
    const room = openTwo();
    room.grades.paste('G2', heading);
    const shown = heading.map((__, i) => room.grades.shown(`G${i + 2}`).text);
    room.panel.open();
    expect(room.panel.text()).toContain('Werkstuk');
    expect(room.made()).toMatchObject({ title: 'Werkstuk', ...facts });
    expect(
      heading.map((__, i) => room.grades.value(`G${i + 2}`) instanceof Date || room.grades.shown(`G${i + 2}`).text),
    ).toEqual(shown.map((text, i) => room.grades.value(`G${i + 2}`) instanceof Date || text));
    expect(room.panel.text().includes(t.home.headerRefused(1))).toBe(/veel|ooit/.test(heading.flat().join()));
    const like = (row: number) => room.grades.cell(row, 7).format.numberFormat;
    expect([3, 6, 9].map(like)).toEqual([3, 6, 9].map((row) => room.grades.cell(row, 6).format.numberFormat));
    const log = logOf(room.file).length;
    room.panel.open();
    expect(logOf(room.file).length).toBe(log);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('with points as text: they count as the number that they say', () => {
    const room = openTwo();
    room.grades.paste('G2', [['Werkstuk'], [''], ["'20"], [''], ['15']]);
    room.panel.open();
    expect([room.grades.value('G4'), room.grades.shown('E6').text]).toEqual([
      20,
      language === 'nl' ? '75,0%' : '75.0%',
    ]);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('with grades below it, pasted: they are drafts, in the average and the overall grade', () => {
    const room = openTwo();
    room.grades.paste('G2', [['Werkstuk'], [''], ['10'], [''], ['8'], ['EX'], ['6']]);
    room.panel.open();
    expect([6, 7, 8].map((row) => room.grades.shown(`G${row}`).text)).toEqual(
      language === 'nl' ? ['8,0 ◐', 'EX', '6,0 ◐'] : ['8.0 ◐', 'EX', '6.0 ◐'],
    );
    expect([room.grades.value('G5'), room.grades.value('E6')]).toEqual([7, 0.8]);
    openWork(room, 'Werkstuk');
    room.panel.click('Amber de Vries');
    room.panel.click(t.student.history);
    expect(room.panel.text()).toContain('– → 8');
    expect(room.panel.text()).toContain(t.reason.sheet);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('several at once, with rows of the teacher on top and a column of the teacher in between', () => {
    const room = openTwo();
    room.grades.insertRowsBefore(2);
    room.grades.type('B2', 'Mentor: Jansen');
    room.grades.paste('G3', [
      ['Een', 'Notities', 'Twee'],
      [day, '', ''],
    ]);
    room.grades.type('H7', 'let op');
    room.panel.open();
    expect(rowsOf(tab(room.file, 'assignments')).map(({ title }) => title)).toEqual(['Toets', 'Een', 'Twee']);
    expect(room.grades.value('G4')).toBeInstanceOf(Date);
    expect([room.grades.value('H1'), room.grades.value('H7')]).toEqual(['', 'let op']);
    expect([room.grades.value('G5'), room.grades.value('I5')]).toEqual([100, 100]);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('a long header, pasted with all grades: it costs no more calls than a short one', () => {
    const costs = [7, 25].map((count) => {
      const room = openTwo();
      room.grades.insertColumnsBefore(20, 20);
      const titles = Array.from({ length: count }, (_, i) => `Toets ${i + 2}`);
      room.grades.paste('G2', [
        titles,
        [],
        titles.map(() => '10'),
        [],
        ...[6, 7, 8].map((grade) => titles.map(() => `${grade}`)),
      ]);
      room.panel.open();
      expect(rowsOf(tab(room.file, 'assignments')).map(({ title }) => title)).toEqual(['Toets', ...titles]);
      expect(room.grades.shown('M6').text).toMatch(/^6[.,]0 ◐$/);
      const { read, write, lookup } = lastCalls(room);
      return [read.length, write.length, lookup.length];
    });
    expect(costs[1]).toEqual(costs[0]);
  });

  test('titles pasted across the hidden last column: that is an assignment too, and what was returned is kept behind it', () => {
    const room = open(language);
    room.grades.type('G4', '50');
    room.panel.open();
    const last = room.grades.lastColumn();
    const [overall, given] = [room.grades.shown('E6').text, String(room.grades.raw(6, last))];
    expect(given).toContain('=8000/100');
    const titles = Array.from({ length: last - 6 }, (_, i) => `Toets ${i + 2}`);
    room.grades.paste('H2', [titles]);
    room.panel.open();
    expect(rowsOf(tab(room.file, 'assignments')).map(({ title }) => title)).toEqual(['Toets H3', 'Verslag', ...titles]);
    const { columns } = room.grades;
    expect([last, last + 1, last + 2].map((at) => columns.hidden(at))).toEqual([false, false, true]);
    expect([room.grades.raw(6, last), room.grades.raw(6, last + 2)]).toEqual(['', given]);
    expect(room.grades.shown('E6').text).toBe(overall);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('grades under a title that was pasted over the hidden last column are no leftovers, whatever is done first', () => {
    const room = open(language);
    const last = room.grades.lastColumn();
    const titles = Array.from({ length: last - 7 }, (_, i) => `Toets ${i + 2}`);
    room.panel.click('Verslag', /·/);
    room.grades.paste('H2', [titles, [], titles.map(() => '10'), [], titles.map(() => '7'), titles.map(() => '8')]);
    returnWork(room, 'Verslag', [1]);
    expect([room.grades.raw(6, last), room.grades.raw(7, last)]).toEqual([7, 8]);
    room.panel.open();
    expect(rowsOf(tab(room.file, 'assignments')).map(({ title }) => title)).toEqual(['Toets H3', 'Verslag', ...titles]);
    const keys = Array.from({ length: room.grades.lastColumn() }, (_, i) => room.grades.raw(1, i + 1));
    expect(keys.filter((key) => key === 'returned')).toEqual(['returned']);
    expect(room.grades.columns.hidden(keys.indexOf('returned') + 1)).toBe(true);
  });

  test('own notes pasted over the hidden last column are shown, and stay; later visits are as short as before', () => {
    const room = open(language);
    room.grades.type('G4', '50');
    room.panel.open();
    room.panel.open();
    const [last, short] = [room.grades.lastColumn(), lastCalls(room).read];
    const given = String(room.grades.raw(6, last));
    room.grades.paste(`${letters(last)}2`, [['Notities'], [], [], [], ['zit vooraan'], ['bril']]);
    room.panel.open();
    expect([1, 2, 6, 7].map((row) => room.grades.raw(row, last))).toEqual(['', 'Notities', 'zit vooraan', 'bril']);
    expect(room.grades.columns.hidden(last)).toBe(false);
    room.panel.open();
    room.panel.open();
    // The column of notes is looked at, for it has a title: it may be an assignment some day.
    const withNotes = [...short, 'Range.getValues'];
    expect(lastCalls(room).read).toEqual(withNotes);
    returnWork(room, 'Verslag', [1]);
    expect([room.grades.raw(1, last + 1), room.grades.raw(6, last + 1)]).toEqual(['returned', given]);
    expect(room.grades.columns.hidden(last + 1)).toBe(true);
    room.panel.open();
    room.panel.open();
    expect(lastCalls(room).read).toEqual(withNotes);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('in a gradebook without any assignment', () => {
    const room = { ...openClass({ language }), t };
    const grades = room.file.sheet(TABS[language].grades);
    grades.paste('F2', [['Eerste'], [''], ['10'], [''], ['7']]);
    room.panel.open();
    expect(room.panel.text()).toContain('Eerste');
    expect(grades.shown('E6').text).toMatch(/^70[.,]0%$/);
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

describe.each(['nl', 'en'] as const)('the header of an assignment (%s)', (language) => {
  const t = textOf(language);

  function openLesson() {
    const room = { ...openClass({ language }), t };
    makeAssignment(room, { title: 'Toets', points: '10', due: '2026-12-01' });
    room.panel.open();
    return {
      ...room,
      grades: room.file.sheet(TABS[language].grades),
      facts: () => rowsOf(tab(room.file, 'assignments'))[0],
    };
  }

  test('another title, due date and points count from the next visit on, with history', () => {
    const room = openLesson();
    room.grades.paste('F2', [['Werkstuk'], [language === 'nl' ? '24-12-2026' : '12/24/2026'], ['20']]);
    room.panel.open();
    expect(room.panel.text()).toContain('Werkstuk');
    expect(room.facts()).toMatchObject({ title: 'Werkstuk', due: '2026-12-24T23:59:00', points: 20 });
    expect(logOf(room.file).at(-1)).toMatchObject({ reason: `${t.reason.sheet} [sheet]` });
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('due at midnight sharp stays so; another day typed without a time lasts until its last minute', () => {
    const room = openLesson();
    room.panel.click(/ Toets/);
    room.panel.click(t.work.edit);
    room.panel.fill('dueTime', '0:00');
    room.panel.click(t.assignment.save);
    const lines = logOf(room.file).length;
    room.panel.open();
    expect(room.facts()?.['due']).toBe('2026-12-01T00:00:00');
    expect(logOf(room.file)).toHaveLength(lines);
    room.grades.type('F3', language === 'nl' ? '2-12-2026' : '12/2/2026');
    room.panel.open();
    expect(room.facts()?.['due']).toBe('2026-12-02T23:59:00');
  });

  test('no due date, and an assignment without a grade', () => {
    const room = openLesson();
    room.grades.clear('F3');
    room.grades.type('F4', t.noGrade);
    room.panel.open();
    expect(room.facts()).toMatchObject({ due: '', points: '' });
  });

  test.each([
    ['points', 'F4', '0'],
    ['points', 'F4', '-5'],
    ['points', 'F4', language === 'nl' ? '12,5' : '12.5'],
    ['points', 'F4', 'veel'],
    ['due', 'F3', 'volgende week'],
    ['due', 'F3', '10'],
    ['due', 'F3', '23:59'],
    ['title', 'F2', ''],
    ['title', 'F2', 'x'.repeat(201)],
    ['title', 'F2', '2026-11-12'],
  ])('%s that cannot be: %s = "%s" stays as typed, the old value counts, and Home says so', (field, at, typed) => {
    const room = openLesson();
    const before = room.facts();
    room.grades.type(at, typed);
    const shown = room.grades.shown(at).text;
    room.panel.open();
    expect(room.facts()?.[field]).toEqual(before?.[field]);
    expect(room.grades.shown(at).text).toBe(shown);
    expect(room.panel.text()).toContain('Toets');
    expect(room.panel.text()).toContain(t.home.headerRefused(1));
    room.panel.click(new RegExp(t.home.headerRefused(1)));
    room.panel.click(t.assignment.save);
    expect(room.panel.text()).not.toContain(t.home.headerRefused(1));
    expect(room.facts()?.[field]).toEqual(before?.[field]);
  });

  test.each([
    ['the title', 2],
    ['the due date', 3],
    ['the points', 4],
    ['the average', 5],
  ])('the row with %s is deleted: what it said still counts, and grades can be saved', (_, row) => {
    const room = openLesson();
    const before = room.facts();
    room.grades.deleteRows(row);
    room.panel.open();
    expect(room.facts()).toMatchObject({ title: before?.['title'], due: before?.['due'], points: before?.['points'] });
    room.grades.type('F5', '7');
    room.panel.open();
    expect(logOf(room.file).at(-1)?.changes).toMatchObject([{ field: 'draft', after: 700 }]);
    makeAssignment(room, { title: 'Nog een', points: '5' });
    expect(room.panel.text()).toContain('Nog een');
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

describe('tabs', () => {
  test('renamed and moved: everything is found', () => {
    const room = open();
    expectUnchanged(room, () => {
      room.file.sheets.forEach((sheet, i) => {
        sheet.name = `Tab ${i}`;
      });
      room.file.moveSheet(tab(room.file, 'settings'), 0);
      room.file.moveSheet(tab(room.file, 'grades'), 4);
    });
    typeGrade(room, 'Verslag', 1, '71');
    expect(gradesByName(room)['Verslag / Haddad']).toBe('71,0 ◐');
  });

  test('a copy of a tab is not taken for the tab itself', () => {
    const room = open();
    expectUnchanged(room, () => {
      room.file.duplicateSheet(tab(room.file, 'grades'));
    });
  });

  test.each(['grades', 'assignments', 'submissions', 'history', 'settings'] as const)(
    'the hidden row of %s deleted: one sentence, nothing is written, and undoing it is enough',
    (name) => {
      const room = open();
      const put = room.workspace.remember();
      tab(room.file, name).deleteRows(1);
      const before = contents(room);
      room.panel.open();
      expect(room.panel.card.name).toMatch(/problem|setUp/);
      expect(contents(room)).toEqual(before);
      put();
      room.panel.open();
      expect(room.panel.card.name).toBe('home');
    },
  );

  test.each([
    ['submissions', 'inserted', 3],
    ['submissions', 'deleted', 9],
    ['history', 'inserted', 1],
    ['history', 'deleted', 5],
  ] as const)('a column of %s %s: one sentence, nothing is written or misread', (name, how, at) => {
    const room = open();
    const sheet = tab(room.file, name);
    if (how === 'inserted') sheet.insertColumnsBefore(at);
    else sheet.deleteColumns(at);
    const before = contents(room);
    room.panel.open();
    expect(room.panel.text()).toContain(room.t.problem.gradebook.columns(sheet.name));
    expect(contents(room)).toEqual(before);
  });

  test("a teacher's own columns to the right of ours, and among those of Assignments, are left alone", () => {
    const room = open();
    tab(room.file, 'submissions').type('X3', 'mijn notitie');
    tab(room.file, 'assignments').insertColumnsBefore(3);
    tab(room.file, 'assignments').type('C3', 'lokaal 12');
    typeGrade(room, 'Verslag', 1, '71');
    makeAssignment(room, { title: 'Presentatie', points: '10' });
    room.panel.open();
    expect(room.panel.text()).toContain('Presentatie');
    expect([tab(room.file, 'submissions').value('X3'), tab(room.file, 'assignments').value('C3')]).toEqual([
      'mijn notitie',
      'lokaal 12',
    ]);
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

describe('rows of Submissions', () => {
  function withWork(): Room {
    const room = open();
    importGrades(room);
    room.panel.open();
    return room;
  }

  test('the cells of Assignments that say where the rows stand are emptied: nobody gets a second row', () => {
    const room = withWork();
    const sheet = tab(room.file, 'assignments');
    for (const key of ['block', 'room', 'rows', 'check']) {
      const [at, last] = [column(sheet, key), sheet.lastRow()];
      for (let row = 3; row <= last; row += 1) sheet.clear(`${String.fromCharCode(64 + at)}${row}`);
      room.panel.open();
      typeGrade(room, 'Toets H3', 1, String(at % 10));
      expect(inconsistencies(room.file)).toEqual([]);
    }
  });

  test.each([
    [
      'sorted by name',
      (room: Room) => {
        tab(room.file, 'submissions').sort('A3:Z20', 4);
      },
    ],
    [
      'sorted by status, downwards',
      (room: Room) => {
        tab(room.file, 'submissions').sort('A3:Z20', 5, false);
      },
    ],
    [
      'moved down',
      (room: Room) => {
        tab(room.file, 'submissions').insertRowsBefore(3, 4);
      },
    ],
    [
      'with a row of the teacher among them',
      (room: Room) => {
        tab(room.file, 'submissions').insertRowsBefore(4);
        tab(room.file, 'submissions').type('D4', 'let op');
      },
    ],
  ])('%s: nothing is lost, and what is saved next goes to the right student', (_, edit) => {
    const room = withWork();
    const before = gradesByName(room);
    edit(room);
    openWork(room, 'Verslag');
    expect(room.panel.text()).toContain('Amber de Vries');
    expect(gradesByName(room)).toEqual(before);
    typeGrade(room, 'Toets H3', 3, '6,5');
    returnWork(room, 'Toets H3', [0, 1]);
    expect(gradesByName(room)).toEqual({
      ...before,
      'Toets H3 / Smit': '6,5 ◐',
      'Toets H3 / de Vries': '10,0 ✓',
      'Toets H3 / Haddad': '8,0 ✓',
    });
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('deleted: they are made again from the history, with what was returned and said', () => {
    const room = withWork();
    openWork(room, 'Verslag');
    room.panel.click('Bilal Haddad');
    room.panel.type('comment', 'Mooi');
    const before = rowsOf(tab(room.file, 'submissions')).map(({ at: _at, ...row }) => row);
    tab(room.file, 'submissions').deleteRows(3, 2);
    tab(room.file, 'submissions').deleteRows(14, 3);
    openWork(room, 'Verslag');
    openWork(room, 'Toets H3');
    const after = rowsOf(tab(room.file, 'submissions')).map(({ at: _at, ...row }) => row);
    const order = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(order(after)).toEqual(order(before));
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('all of them deleted', () => {
    const room = withWork();
    const before = gradesByName(room);
    tab(room.file, 'submissions').deleteRows(3, 30);
    openWork(room, 'Verslag');
    openWork(room, 'Toets H3');
    expect(gradesByName(room)).toEqual(before);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('so many rows deleted that the tab ends before the place of a block', () => {
    const room = withWork();
    const sheet = tab(room.file, 'submissions');
    sheet.deleteRows(8, sheet.maxRows - 8);
    openWork(room, 'Toets H3');
    openWork(room, 'Verslag');
    typeGrade(room, 'Verslag', 4, '55');
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

describe('rows of the other tabs', () => {
  test.each([
    [
      'a row above the headings of Assignments',
      (sheet: SheetModel) => {
        sheet.insertRowsBefore(2);
      },
    ],
    [
      'two, with a title in them',
      (sheet: SheetModel) => {
        sheet.insertRowsBefore(2, 2);
        sheet.type('B2', 'Periode 2');
      },
    ],
  ])('%s: one sentence and nothing is written; without it again, all stays with its student', (_, insert) => {
    const room = open();
    importGrades(room);
    returnWork(room, 'Toets H3', [0, 1]);
    room.panel.open();
    const sheet = tab(room.file, 'assignments');
    const rows = sheet.lastRow();
    const now = () => {
      room.panel.open();
      return contents(room);
    };
    expectUnchanged(room, () => {
      insert(sheet);
      room.grades.sort('B6:G10', 'B', false);
      const before = contents(room);
      expect(now()).toEqual(before);
      expect(room.panel.text()).toContain(room.t.problem.gradebook.headings(sheet.name));
      sheet.deleteRows(2, sheet.lastRow() - rows);
    });
  });

  test('a note below the list of Assignments, in its first column: nothing was deleted', () => {
    const room = open();
    const sheet = tab(room.file, 'assignments');
    sheet.type(`A${sheet.lastRow() + 2}`, 'afspraak: cijfers voor vrijdag');
    room.panel.open();
    expect(room.panel.text()).not.toContain(room.t.home.deletedWhy);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('the column of an assignment that was made a moment ago, deleted: it can be put back', () => {
    const room = open();
    makeAssignment(room, { title: 'Presentatie', points: '10' });
    room.grades.deleteColumns(8);
    room.panel.open();
    room.panel.click(`! ${room.t.home.deleted(1)}`);
    room.panel.click(room.t.check.putBack);
    expect(room.grades.shown('H2').text).toBe('Presentatie');
  });

  test('Assignments sorted: nothing changes', () => {
    const room = open();
    expectUnchanged(room, () => {
      tab(room.file, 'assignments').sort('A3:Z10', 2, false);
    });
  });

  test('a row of Assignments deleted: it is made again, with its form', () => {
    const room = open();
    importGrades(room);
    room.panel.open();
    const before = gradesByName(room);
    const row = rowsOf(tab(room.file, 'assignments')).find(({ title }) => title === 'Toets H3');
    tab(room.file, 'assignments').deleteRows(row?.at ?? 0);
    room.panel.open();
    room.panel.open();
    expect(room.panel.text()).toContain('Toets H3');
    expect(rowsOf(tab(room.file, 'assignments')).find(({ title }) => title === 'Toets H3')?.['attachments']).toBe(
      row?.['attachments'],
    );
    expect(gradesByName(room)).toEqual(before);
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('rows of History deleted: numbers go on, and a run that is cut off is still completed', () => {
    const room = open();
    const history = tab(room.file, 'history');
    history.deleteRows(history.lastRow() - 1, 2);
    typeGrade(room, 'Verslag', 1, '71');
    cutOffLogged(room, () => {
      typeGrade(room, 'Verslag', 1, '72');
    });
    room.panel.open();
    expect(gradesByName(room)['Verslag / Haddad']).toBe('72,0 ◐');
    const revisions = rowsOf(history).map(({ revision }) => revision);
    expect(new Set(revisions).size).toBe(revisions.length);
  });

  test('History sorted, newest first: a run that was cut off is completed all the same', () => {
    const room = open();
    cutOffLogged(room, () => {
      typeGrade(room, 'Verslag', 1, '72');
    });
    tab(room.file, 'history').sort('A3:Z40', 1, false);
    room.panel.open();
    expect(gradesByName(room)['Verslag / Haddad']).toBe('72,0 ◐');
    expect(inconsistencies(room.file)).toEqual([]);
  });

  test('the live cells of Assignments overwritten: counted from History, and put back', () => {
    const room = open();
    const sheet = tab(room.file, 'assignments');
    const at =
      Array.from({ length: sheet.lastColumn() }, (_, i) => String(sheet.raw(1, i + 1))).indexOf('revision') + 1;
    sheet.write(2, at, 'weg');
    typeGrade(room, 'Verslag', 1, '71');
    expect(sheet.cell(2, at).formula).toContain('MAX(');
    expect(inconsistencies(room.file)).toEqual([]);
  });
});

describe.each(['nl', 'en'] as const)('cells of Grades (%s)', (language) => {
  test('notes, colours, formulas and formats of the teacher stay while grades are saved, imported and returned around them', () => {
    const room = open(language);
    const { grades } = room;
    grades.type('F9', '=5+1');
    grades.setNote('F8', 'vraagt om herkansing');
    grades.format({ row: 8, column: 6, rows: 1, columns: 1 }, { background: '#ffff00', fontColor: '#ff00ff' });
    grades.insertRowsBefore(9);
    grades.type('F9', 'pauze');
    const own = grades.cell(9, 6).format.numberFormat;
    room.panel.open();
    importGrades(room);
    typeGrade(room, 'Toets H3', 2, '4');
    openWork(room, 'Toets H3');
    returnWork(room, 'Toets H3', [0, 2]);
    expect(grades.formula('F10')).toBe('=5+1');
    expect(grades.shown('F8')).toMatchObject({ note: 'vraagt om herkansing', background: '#ffff00' });
    expect(grades.cell(8, 6).format.fontColor).toBe('#ff00ff');
    expect(grades.cell(9, 6).format.numberFormat).toBe(own);
    expect(grades.shown('F9').text).toBe('pauze');
  });

  test('a grade that is cleared is gone, with history', () => {
    const room = open(language);
    room.grades.clear('G7');
    room.panel.open();
    expect(logOf(room.file).at(-1)?.changes).toMatchObject([{ field: 'draft', before: 7000, after: null }]);
    expect(room.grades.shown('G7').text).toBe(room.t.words.missing);
  });

  test.each([
    ['abs?', 'abs?'],
    ['-1', '-1'],
    [language === 'nl' ? 'WAAR' : 'TRUE', 'true'],
    ['8,5 / 10', '8,5 / 10'],
    ['zie mail', 'zie mail'],
  ])('%s cannot be read: it stays as typed, Home lists it with its cell, and the rest goes on', (typed, told) => {
    const room = open(language);
    room.grades.type('F7', typed);
    const shown = room.grades.shown('F7');
    room.panel.open();
    expect(room.panel.text()).toContain(room.t.home.unreadable(2));
    room.panel.click(room.t.home.unreadable(2));
    expect(room.panel.text()).toContain(told);
    expect(room.panel.text()).toContain(room.t.unreadable.cell('F7'));
    expect(room.panel.text()).toContain('Bilal Haddad');
    importGrades(room);
    typeGrade(room, 'Toets H3', 2, '4');
    expect(room.grades.shown('F7')).toEqual(shown);
    expect(gradesByName(room)).toMatchObject(
      as(language, { 'Toets H3 / de Vries': '10,0 ◐', 'Toets H3 / Bos': '4,0 ◐' }),
    );
  });

  test('what is in a cell that could not be read is kept in history when the teacher replaces it', () => {
    const room = open(language);
    typeGrade(room, 'Verslag', 2, '60');
    expect(room.grades.shown(cellOf(room, 'Verslag', 2)).text).toMatch(/^60[,.]0 ◐$/);
    expect(
      logOf(room.file)
        .at(-1)
        ?.changes.find(({ field }) => field === 'cell'),
    ).toMatchObject({ before: 'abs?', student: idOf(room, 2) });
  });
});

describe('words and numbers in cells of Grades', () => {
  test.each([
    ['nl', '8,5', 850, '8,5 ◐'],
    ['nl', "'8,5", 850, '8,5 ◐'],
    ['nl', '=17/2', 850, '8,5 ◐'],
    ['en', '8.5', 850, '8.5 ◐'],
    ['en', "'8.5", 850, '8.5 ◐'],
    ['nl', '8,126', 813, '8,13 ◐'],
  ] as const)('%s: %s is a grade, noticed at the next visit', (language, typed, grade, shown) => {
    const room = { ...openClass({ language }), t: textOf(language) };
    makeAssignment(room, { title: 'Toets', points: '10' });
    room.panel.open();
    const grades = room.file.sheet(TABS[language].grades);
    grades.type('F6', typed);
    room.panel.open();
    expect(logOf(room.file).at(-1)).toMatchObject({
      reason: `${room.t.reason.sheet} [sheet]`,
      changes: [{ field: 'draft', before: null, after: grade }],
    });
    expect(grades.shown('F6').text).toBe(shown);
    const log = logOf(room.file).length;
    room.panel.open();
    expect(logOf(room.file).length).toBe(log);
  });

  test.each([
    ['nl', 'EX'],
    ['nl', 'vrijgesteld'],
    ['nl', 'Excused'],
    ['en', 'Vrijgesteld'],
    ['en', 'ex'],
  ] as const)('%s: %s excuses, and clearing the cell takes that back', (language, typed) => {
    const room = { ...openClass({ language }), t: textOf(language) };
    makeAssignment(room, { title: 'Toets', points: '10' });
    room.panel.open();
    const grades = room.file.sheet(TABS[language].grades);
    grades.type('F6', typed);
    room.panel.open();
    expect(logOf(room.file).at(-1)?.changes).toMatchObject([{ field: 'excused', before: false, after: true }]);
    grades.clear('F6');
    room.panel.open();
    expect(logOf(room.file).at(-1)?.changes).toMatchObject([{ field: 'excused', before: true, after: false }]);
  });
});
