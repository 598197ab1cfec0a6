/**
 * What is a teacher's own, in and beside what the program writes, stays theirs: it is not taken for a part of a batch, and
 * nothing is written over it unasked.
 */
import { lastCalls } from './classroom';
import { textOf } from '../../src/text/language';
import { openChanges, undoBatch } from './changes';
import { idOf, openRoom, openSnapshot, removeStudent, takeSnapshot, typeGrade } from './deeds';
import { gradeField, openLesson, openList, type Lesson } from './lesson';
import { inconsistencies, logOf, picture, rowsOf, tab } from './picture';
import { PICTURE } from '../host/spreadsheet/cell';
import { importGrades, mainButton, makeAssignment, openWork } from './quizzes';

const room = openRoom();
importGrades(room);
typeGrade(room, 'Verslag', 3, '44');
room.panel.open();
const start = room.workspace.remember();
beforeEach(() => {
  start();
});
const { t, panel, file, grades } = room;
const history = tab(file, 'history');

const REMARK = 'besproken met mentor';

/** The row of the batch that a sentence tells of. */
function rowWith(sentence: RegExp): number {
  return rowsOf(history).find(({ what }) => sentence.test(String(what)))?.at ?? 0;
}

describe('a remark beside a line of History', () => {
  test('is nobody’s: the batch is on the list of changes and is undone, and the check finds nothing', () => {
    const row = history.lastRow();
    const wanted = logOf(file);
    const changes = () => {
      openChanges(room);
      return panel.text();
    };
    const listed = changes();
    history.type(`I${row}`, REMARK);
    expect(changes()).toBe(listed);
    panel.open();
    panel.click(t.check.menu);
    expect(panel.text()).not.toContain(t.check.found.logUnreadable(1));
    undoBatch(room);
    expect(grades.shown('G9').text).toBe(t.words.missing);
    expect(history.value(`I${row}`)).toBe(REMARK);
    expect(logOf(file).slice(0, wanted.length)).toEqual(wanted);
    expect(inconsistencies(file)).toEqual([]);
  });

  test('rows that were deleted from Submissions come back with what that batch tells', () => {
    const before = picture(file);
    for (let row = 3; row <= history.lastRow(); row += 1) history.type(`I${row}`, REMARK);
    history.type('D50', 'afgesproken: alles voor kerst teruggeven');
    history.insertRowsBefore(5);
    history.type('B5', 'hieronder: na de herfst');
    tab(file, 'submissions').deleteRows(3, 3);
    panel.open();
    panel.click(t.check.menu);
    expect(panel.text()).not.toContain(t.check.found.logUnreadable(1));
    panel.click(t.check.repair);
    const works = (text: string) => text.split('\n').filter((line) => line.startsWith('work'));
    expect(works(picture(file))).toEqual(works(before));
    expect([history.value('B5'), history.value('D51')]).toEqual([
      'hieronder: na de herfst',
      'afgesproken: alles voor kerst teruggeven',
    ]);
    typeGrade(room, 'Toets H3', 4, '3');
    undoBatch(room);
    expect(inconsistencies(file)).toEqual([]);
  });

  test('a student is removed: the others keep their lines and the remarks, what names the student goes or is told', () => {
    const id = idOf(room, 1);
    const row = rowWith(/ïmporteerd/);
    const before = logOf(file);
    history.type(`I${row}`, REMARK);
    history.type(`J${row}`, 'Bilal Haddad haalt in');
    history.type(`I${row - 1}`, '20-11-2026');
    history.type(`I${history.lastRow()}`, 'samen met Bilal Haddad');
    const below = history.lastRow() + 1;
    history.type(`D${below}`, 'Bilal Haddad belt nog');
    panel.open();
    panel.click(t.erasing.menu);
    panel.click('Bilal Haddad');
    expect(panel.text()).toContain(t.erasing.elsewhere('Geschiedenis', 2));
    removeStudent(room, 'Bilal Haddad');
    const left = before.map(({ changes }) => changes.filter(({ student }) => student !== id && student !== ''));
    const now = logOf(file).map(({ changes }) => changes.filter(({ student }) => student !== ''));
    expect(now.slice(0, -1)).toEqual(left);
    expect(history.value(`I${row}`)).toBe(REMARK);
    expect(history.value(`J${row}`)).toBe('');
    expect(history.value(`I${row - 1}`)).toBeInstanceOf(Date);
    expect(history.value(`I${below - 1}`)).toBe('samen met Bilal Haddad');
    expect(history.value(`D${below}`)).toBe('Bilal Haddad belt nog');
    expect(history.value(`H${below}`)).toBe('');
    expect(inconsistencies(file)).toEqual([]);
    openWork(room, 'Toets H3');
    expect(panel.text()).toContain('Amber de Vries');
  });
});

test('a student is removed: formulas beside lines of History, and in a row between them, stay formulas', () => {
  history.insertRowsBefore(5);
  const row = rowWith(/ïmporteerd/);
  const formulas: Readonly<Record<string, string>> = {
    K3: '=COUNTA(D3:D40)',
    D5: '=COUNTA(D6:D40)',
    [`I${row - 1}`]: '=IF(1=2;1;"")',
    [`J${row - 1}`]: `=LEN(D${row - 1})`,
    [`J${row}`]: `=LEN(D${row})`,
  };
  for (const [cell, formula] of Object.entries(formulas)) history.type(cell, formula);
  history.type(`I${row}`, 'Bilal Haddad haalt in');
  removeStudent(room, 'Bilal Haddad');
  expect(Object.keys(formulas).map((cell) => history.formula(cell))).toEqual(Object.values(formulas));
  expect(history.value(`I${row}`)).toBe('');
  expect(inconsistencies(file)).toEqual([]);
});

test('a remark beside a snapshot is no part of it', () => {
  takeSnapshot(room);
  openSnapshot(room);
  const wanted = panel.text();
  const sheet = file.sheet(t.snapshots.tab);
  sheet.type(`I${sheet.lastRow()}`, REMARK);
  openSnapshot(room);
  expect(panel.text()).toBe(wanted);
});

describe('a formula in the cell of a grade', () => {
  /** A teacher computes "Toets H3" from a tab of their own, which has no result for the last two yet. */
  const FORMULA = (row: number) => `=IFERROR(INDEX(Uitslag!B1:B9;MATCH(D${row};Uitslag!A1:A9;0));"")`;
  const ROWS = [6, 7, 8, 9, 10];

  function computed(results: readonly string[]): void {
    const own = file.insertSheet('Uitslag');
    own.paste(
      'A1',
      results.map((result, i) => [String(grades.value(`D${6 + i}`)), result]),
    );
    for (const row of ROWS) {
      grades.clear(`F${row}`);
      grades.type(`F${row}`, FORMULA(row));
    }
    panel.open();
  }

  function formulas(): string[] {
    return ROWS.map((row) => grades.formula(`F${row}`));
  }

  test('that gives nothing yet stays when the due date passes, and is noticed when it gives a grade', () => {
    computed(['10', '8']);
    const wanted = formulas();
    room.workspace.core.clock.set(new Date('2026-12-02T09:00+01:00'));
    panel.open();
    openWork(room, 'Toets H3');
    expect(formulas()).toEqual(wanted);
    expect(panel.text()).toContain(t.words.missing);
    openWork(room, 'Toets H3');
    expect(lastCalls(room).write).toEqual([]);
    panel.open();
    panel.click(t.check.menu);
    expect(panel.card.footer?.primary?.text).toBe(t.check.again);
    file.sheet('Uitslag').paste('A4', [[String(grades.value('D9')), '7']]);
    panel.open();
    expect(logOf(file).at(-1)?.changes).toMatchObject([{ field: 'draft', before: null, after: 700 }]);
    expect(formulas()).toEqual(wanted);
  });

  test('stays when the grade of another is saved, and when work is marked as turned in', () => {
    computed(['10', '8']);
    const wanted = formulas();
    room.workspace.core.clock.set(new Date('2026-12-02T09:00+01:00'));
    grades.insertRowsBefore(8);
    typeGrade(room, 'Verslag', 4, '3');
    openWork(room, 'Toets H3');
    panel.click('Emre Yilmaz');
    panel.click(t.student.markLate);
    expect([6, 7, 9, 10, 11].map((row) => grades.formula(`F${row}`) !== '')).toEqual(wanted.map(() => true));
    panel.open();
    openWork(room, 'Toets H3');
    expect(panel.text()).toContain(t.words.turnedIn);
  });

  test('that gives a grade as text is read, and stays', () => {
    computed([]);
    for (const row of ROWS) grades.type(`F${row}`, '="8,5"');
    panel.open();
    openWork(room, 'Toets H3');
    typeGrade(room, 'Toets H3', 0, '9');
    expect(ROWS.map((row) => grades.formula(`F${row}`))).toEqual(['', ...ROWS.slice(1).map(() => '="8,5"')]);
    expect(logOf(file).some(({ changes }) => changes.filter(({ after }) => after === 850).length === 5)).toBe(true);
    panel.open();
    panel.click(t.check.menu);
    expect(panel.card.footer?.primary?.text).toBe(t.check.again);
  });

  test('stays among the grades of others that are written in one go', () => {
    undoBatch(room, 1);
    grades.insertRowsBefore(7);
    for (const cell of ['F7', 'F9']) {
      grades.clear(cell);
      grades.type(cell, '=IF(1=2;5;"")');
    }
    panel.open();
    importGrades(room);
    expect([6, 8, 10].map((row) => grades.value(`F${row}`))).toEqual([10, 8, 6]);
    expect([7, 9].map((row) => grades.formula(`F${row}`))).toEqual(['=IF(1=2;5;"")', '=IF(1=2;5;"")']);
  });

  test('gives way to what a teacher decides on the card: a grade, an excuse, a grade that is cleared', () => {
    computed(['10', '8']);
    typeGrade(room, 'Toets H3', 3, '6');
    openWork(room, 'Toets H3');
    panel.click('Emre Yilmaz');
    panel.click(t.student.excuse);
    typeGrade(room, 'Toets H3', 0, '');
    panel.open();
    expect(formulas().map((formula) => formula !== '')).toEqual([false, true, true, false, false]);
    expect(['F9', 'F10'].map((cell) => grades.shown(cell).text)).toEqual(['6,0 ◐', t.words.excused]);
    expect(inconsistencies(file)).toEqual([]);
  });
});

test('the id of an assignment is gone from Assignments: what a teacher wrote beside it stays when the row is made again', () => {
  const sheet = tab(file, 'assignments');
  const row = rowsOf(sheet).find(({ title }) => title === 'Verslag')?.at ?? 0;
  sheet.insertColumnsBefore(3);
  sheet.insertColumnsBefore(3);
  sheet.type(`C${row}`, 'inleveren in lokaal 12');
  sheet.type(`D${row}`, '20-11-2026');
  const date = sheet.value(`D${row}`);
  panel.open();
  sheet.clear(`A${row}`);
  panel.open();
  expect(sheet.raw(row, 1)).toMatch(/^a\w+$/);
  expect([sheet.value(`C${row}`), sheet.value(`D${row}`)]).toEqual(['inleveren in lokaal 12', date]);
  expect(date).toBeInstanceOf(Date);
  expect(inconsistencies(file)).toEqual([]);
});

describe('an own column that is filled down to the last row', () => {
  const fill = (text: string) => {
    for (let row = 6; row <= grades.maxRows; row += 1) grades.type(`M${row}`, text);
  };

  test.each(['=0*F6', 'ONWAAR'])('with %s: newcomers stand right below the others', (text) => {
    fill(text);
    panel.open();
    panel.click(t.home.roster);
    panel.fill('roster', 'Nieuw\tNora\tnora@school.example');
    panel.click(t.roster.check);
    panel.click(mainButton(room));
    expect(grades.shown('B11').text).toBe('Nieuw');
    expect(grades.formula('M11') || grades.value('M11')).toBe(text === 'ONWAAR' ? false : text);
    expect(inconsistencies(file)).toEqual([]);
  });

  test('a student who is put back stands in a row of which nothing is written over', () => {
    fill('=0*F6');
    grades.deleteRows(8);
    panel.open();
    panel.click(t.check.menu);
    panel.click(t.check.putBack);
    const rows = Array.from({ length: grades.maxRows - 6 }, (_, row) => row + 6);
    const gone = rows.filter((row) => grades.formula(`M${row}`) === '');
    expect(gone.map((row) => grades.value(`B${row}`))).toEqual(['Bos']);
    expect(inconsistencies(file)).toEqual([]);
  });
});

describe('a row of figures below the class', () => {
  test.each([11, 13])(
    'in row %i is the teacher’s own: no student, nothing to mend, and the next student stands elsewhere',
    (row) => {
      grades.type(`B${row}`, 'Aantal voldoendes');
      grades.type(`F${row}`, '=COUNTIF($F$6:$F$10;">5")');
      const before = rowsOf(tab(file, 'submissions')).length;
      panel.open();
      expect(panel.text()).toContain('5 leerlingen');
      expect([grades.value(`A${row}`), grades.formula(`F${row}`)]).toEqual(['', '=COUNTIF($F$6:$F$10;">5")']);
      panel.click(t.check.menu);
      expect(panel.text()).not.toContain('Aantal voldoendes');
      expect(rowsOf(tab(file, 'submissions'))).toHaveLength(before);
      grades.type(`B${row + 1}`, 'Nieuw');
      grades.type(`F${row + 1}`, '=2+3');
      panel.open();
      expect(panel.text()).toContain('6 leerlingen');
      expect(grades.value(`A${row + 1}`)).toMatch(/^s/);
      expect(inconsistencies(file)).toEqual([]);
    },
  );
});

describe('a new student whose grade is looked up elsewhere', () => {
  test.each([
    ["=INDEX('Cijfers 4B'!F:F;MATCH(D11;'Cijfers 4B'!D:D;0))", ''],
    ['=IFERROR(AVERAGE(Verslagen!$F$2:$F$9);"")', ''],
    ["=SUM('Thema''s'!F2:F9)", ''],
    ['=VLOOKUP(D11;$D$6:$F$10;3;FALSE)+SUM(F6:F10)', 'nieuw@school.example'],
  ])('with %s (%s) is taken in', (formula, email) => {
    grades.type('B11', 'Nieuw');
    grades.type('D11', email);
    grades.type('F11', formula);
    panel.open();
    expect(panel.text()).toContain('6 leerlingen');
    expect(grades.value('A11')).toMatch(/^s/);
  });

  test('is none where the figures are those of Grades itself, or show nothing yet', () => {
    grades.paste('F6', [[''], [''], [''], [''], ['']]);
    grades.type('B11', 'Gemiddelde');
    grades.type('F11', '=IFERROR(AVERAGE(F6:F10);"")');
    grades.type('B12', 'Aantal');
    grades.type('F12', `=IF(COUNT('${grades.name}'!F6:F10)=0;"";COUNT('${grades.name}'!F6:F10))`);
    expect(['F11', 'F12'].map((at) => grades.value(at))).toEqual(['', '']);
    panel.open();
    expect(panel.text()).toContain('5 leerlingen');
    expect(['A11', 'A12'].map((at) => grades.value(at))).toEqual(['', '']);
    panel.click(t.check.menu);
    expect(panel.text()).not.toContain('Gemiddelde');
    expect(panel.text()).not.toContain('Aantal');
  });
});

describe('a picture in a cell', () => {
  /** Puts the teacher's photographs there, as Insert → Image → Image in cell does. */
  function photos(cells: string): void {
    grades.change(grades.rect(cells), (one) => ({ ...one, raw: PICTURE }));
  }

  function everything(): void {
    panel.open();
    expect(panel.card.name).toBe('home');
    takeSnapshot(room);
    typeGrade(room, 'Toets H3', 0, '5');
    panel.open();
    panel.click(t.check.menu);
    expect(panel.card.name).toBe('check');
    openSnapshot(room);
    expect(panel.text()).toContain('Amber de Vries');
    expect(inconsistencies(file)).toEqual([]);
  }

  test('in a column of photographs before the names: all goes on, and they stay', () => {
    grades.insertColumnsBefore(2);
    photos('B6:B10');
    everything();
    grades.deleteRows(8);
    panel.open();
    panel.click(t.check.menu);
    panel.click(t.check.putBack);
    expect([6, 7, 8, 9].map((row) => grades.cell(row, 2).raw)).toEqual([PICTURE, PICTURE, PICTURE, PICTURE]);
  });

  test('under a heading right of the assignments: no column of grades, all goes on, and they stay', () => {
    grades.type('H2', 'Foto');
    photos('H6:H10');
    everything();
    expect(grades.cell(1, 8).raw).toBe('');
    makeAssignment(room, { title: 'Toets 2', points: '10' });
    grades.deleteColumns(6);
    panel.open();
    panel.click(t.check.menu);
    panel.click(t.check.putBack);
    expect(grades.value('F6')).not.toBe('');
    const at = [6, 7, 8, 9, 10].find((column) => grades.value(`${'ABCDEFGHIJ'[column - 1]}2`) === 'Foto') ?? 0;
    expect([6, 10].map((row) => grades.cell(row, at).raw)).toEqual([PICTURE, PICTURE]);
  });
});

describe.each(['nl', 'en'] as const)('a formula that fills the column of an assignment (%s)', (language) => {
  const FORMULA = '=ARRAYFORMULA(IF(Uitslag!B2:B9="";"";Uitslag!B2:B9))';

  /** The results of five students; two have none yet. */
  function filled(formula = FORMULA): Lesson {
    const lesson = openLesson({ language, students: 5, due: '2026-11-30' });
    fillWith(lesson, formula, [7, '', 5, 8, '']);
    lesson.panel.open();
    return lesson;
  }

  function fillWith({ grades }: Lesson, formula: string, results: readonly (number | '')[]): void {
    grades.spill('F6', formula, () => results.map((result) => [result]));
  }

  const values = (lesson: Lesson) => [6, 7, 8, 9, 10].map((row) => lesson.grades.value(`F${row}`));
  const drafts = (lesson: Lesson) => logOf(lesson.file).flatMap(({ changes }) => changes.map(({ after }) => after));

  test.each([
    FORMULA,
    '=INDEX(SORT(Uitslag!A2:C30;1;TRUE);0;3)',
    '=INDEX(Uitslag!A2:C30;0;3)',
    '=INDEX(Uitslag!A2:C30;;3)',
    '=INDEX(IF(Uitslag!B2:B9="";"";Uitslag!B2:B9))',
    '=CHOOSECOLS(Uitslag!A2:C9;3)',
    '=IFERROR(FILTER(Uitslag!B2:B9;Uitslag!B2:B9>SUM(1;2));"")',
    '=SUM(1;2)*FILTER(Uitslag!B2:B9;Uitslag!A2:A9<>"")',
    '={Uitslag!B2:B9}',
  ])('the due date passes: no word is written where %s fills, and no grade is lost', (formula) => {
    const lesson = filled(formula);
    const fill = (on: Lesson, results: readonly (number | '')[]) => {
      fillWith(on, formula, results);
    };
    lesson.workspace.core.clock.set(new Date('2026-12-02T09:00+01:00'));
    lesson.panel.open();
    openList(lesson);
    expect(values(lesson)).toEqual([7, '', 5, 8, '']);
    const log = logOf(lesson.file).length;
    lesson.panel.open();
    openList(lesson);
    expect(logOf(lesson.file)).toHaveLength(log);
    fill(lesson, [7, 9, 5, 8, '']);
    lesson.panel.open();
    openList(lesson);
    expect(drafts(lesson)).toContain(900);
    expect(values(lesson)).toEqual([7, 9, 5, 8, '']);
  });

  test.each([
    '=INDEX(FILTER(Uitslag!B1:B9;Uitslag!A1:A9=D6);1)',
    '=INDEX(QUERY(Uitslag!A1:B9;"select B");2;1)',
    '=IFERROR(INDEX(FILTER(Uitslag!B1:B9;Uitslag!A1:A9=D6);1);"")',
    '=IFERROR(VLOOKUP(D6;{Uitslag!B1:B9\\Uitslag!A1:A9};2;FALSE);"")',
    '=10*SUM(FILTER(Uitslag!B1:B9;Uitslag!A1:A9=D6))/COUNT(Uitslag!B1:B9)',
  ])('%s is the grade of one student: the others are missing when the due date passes', (formula) => {
    const lesson = openLesson({ language, students: 5, due: '2026-11-30' });
    lesson.grades.spill('F6', formula, () => [[7]]);
    lesson.panel.open();
    lesson.workspace.core.clock.set(new Date('2026-12-02T09:00+01:00'));
    lesson.panel.open();
    const { missing } = textOf(language).words;
    expect(values(lesson)).toEqual([7, missing, missing, missing, missing]);
    expect(inconsistencies(lesson.file)).toEqual([]);
  });

  test('a division by zero in the cell of one student says nothing of the empty cells below it', () => {
    const lesson = openLesson({ language, students: 5 });
    lesson.grades.type('F6', '=1/0');
    lesson.panel.open();
    expect(lesson.panel.text()).toContain(textOf(language).home.unreadable(1));
  });

  test('a look-up that finds nothing in one cell keeps nothing from the others: the excuse of one stays when it is mended', () => {
    const lesson = openLesson({ language, students: 5, due: '2026-11-30' });
    const { grades, panel, says } = lesson;
    grades.type('F6', '=VLOOKUP("nergens";B1:C2;2;FALSE)');
    panel.open();
    expect(panel.text()).toContain(textOf(language).home.unreadable(1));
    openList(lesson);
    panel.click('Chris Bos');
    panel.click(says.excuse);
    const word = grades.value('F8');
    grades.clear('F6');
    lesson.workspace.core.clock.set(new Date('2026-12-02T09:00+01:00'));
    panel.open();
    expect(grades.value('F8')).toBe(word);
    expect(word).not.toBe('');
    expect(values(lesson).filter((value) => value === textOf(language).words.missing)).toHaveLength(4);
    expect(inconsistencies(lesson.file)).toEqual([]);
  });

  describe('a cell that was emptied below a look-up that finds nothing', () => {
    const FAILS: readonly ((lesson: Lesson) => void)[] = [
      ({ grades }) => {
        grades.type('F6', '=VLOOKUP("nergens";B1:C2;2;FALSE)');
      },
      ({ grades }) => {
        grades.spill('F6', FORMULA, () => [['#N/A'], ['']]);
      },
    ];

    /** Chris had a 7, of which only the cell is gone. */
    function emptied(fails: (typeof FAILS)[number]): Lesson {
      const lesson = openLesson({ language, students: 5 });
      lesson.grades.type('F8', '7');
      lesson.panel.open();
      fails(lesson);
      lesson.panel.open();
      lesson.grades.clear('F8');
      openList(lesson);
      lesson.panel.click(lesson.says.enter);
      return lesson;
    }

    test.each(FAILS)(
      'gets the grade that is typed on the card, and keeps it when the look-up is mended (%#)',
      (fails) => {
        const lesson = emptied(fails);
        lesson.panel.type(gradeField(lesson, 2), '8');
        expect(lesson.panel.notice).toContain(textOf(language).notice.savedGrade('Chris Bos', '8'));
        expect(lesson.grades.value('F8')).toBe(8);
        lesson.grades.clear('F6');
        lesson.panel.open();
        openList(lesson);
        expect(lesson.grades.value('F8')).toBe(8);
        expect(drafts(lesson)).not.toContain(null);
        expect(inconsistencies(lesson.file)).toEqual([]);
      },
    );

    test.each(FAILS)('has no grade any more when it is cleared on the card (%#)', (fails) => {
      const lesson = emptied(fails);
      lesson.panel.type(gradeField(lesson, 2), '');
      expect(lesson.panel.notice).toContain(textOf(language).notice.clearedGrade('Chris Bos'));
      const cleared = { field: 'draft', before: 700, after: null };
      expect(logOf(lesson.file).at(-1)?.changes).toContainEqual(expect.objectContaining(cleared));
      expect(inconsistencies(lesson.file)).toEqual([]);
    });

    test.each(FAILS)('gets back what stood there when the grade that was typed is undone (%#)', (fails) => {
      const lesson = emptied(fails);
      lesson.panel.type(gradeField(lesson, 2), '8');
      lesson.grades.clear('F8');
      lesson.panel.open();
      undoBatch({ ...lesson, t: textOf(language) });
      expect(lesson.grades.value('F8')).toBe(7);
      expect(inconsistencies(lesson.file)).toEqual([]);
    });

    test.each(FAILS)('shows that the student is excused on the card (%#)', (fails) => {
      const lesson = emptied(fails);
      openList(lesson);
      lesson.panel.click('Chris Bos');
      lesson.panel.click(lesson.says.excuse);
      expect(lesson.grades.value('F8')).toBe(textOf(language).words.excused);
      lesson.panel.open();
      expect(inconsistencies(lesson.file)).toEqual([]);
    });
  });

  test('a figure above an own column, made of a filter, is no formula that fills what stands beside it', () => {
    const lesson = openLesson({ language, students: 5 });
    const { grades, panel } = lesson;
    grades.spill('G5', '=AVERAGE(FILTER(G6:G10;G6:G10>0))', () => [[7]]);
    grades.type('H2', 'Werkstuk');
    panel.open();
    expect(grades.value('H1')).toMatch(/^a/);
  });

  test('somebody types over one of its cells: no other grade is taken for one that was deleted', () => {
    const lesson = filled();
    const text = textOf(language);
    lesson.grades.type('F8', '6');
    expect(values(lesson)).toEqual(['#REF!', '', 6, '', '']);
    lesson.panel.open();
    expect(lesson.panel.text()).toContain(text.home.unreadable(1));
    openList(lesson);
    expect(drafts(lesson)).toContain(600);
    expect(drafts(lesson).filter((after) => after === null)).toEqual([]);
    lesson.workspace.core.clock.set(new Date('2026-12-02T09:00+01:00'));
    openList(lesson);
    expect(values(lesson)).toEqual(['#REF!', '', 6, '', '']);
    lesson.grades.clear('F8');
    lesson.panel.open();
    openList(lesson);
    expect(values(lesson)).toEqual([7, '', 5, 8, '']);
    expect(drafts(lesson).filter((after) => after === null)).toEqual([]);
    expect(inconsistencies(lesson.file)).toEqual([]);
  });

  test('one that fills columns right of the assignments, headings and all, is the teacher’s own', () => {
    const lesson = openLesson({ language, students: 5 });
    const block = [
      ['Toets', 'Werkstuk'],
      ['', ''],
      [10, 10],
      ['', ''],
      [7, 8],
      [6, ''],
      [5, 9],
      ['', 8],
      [9, 9],
    ];
    lesson.grades.spill('G2', '={Uitslag!B1:C9}', () => block);
    const log = logOf(lesson.file).length;
    lesson.panel.open();
    lesson.panel.open();
    expect(['G2', 'H2', 'G6', 'H6'].map((at) => lesson.grades.value(at))).toEqual(['Toets', 'Werkstuk', 7, 8]);
    expect(logOf(lesson.file)).toHaveLength(log);
  });
});

test('a link in a title that was typed beside the assignments stays when the column is taken in', () => {
  grades.paste('H2', [['Leesverslag'], ['24-12-2026']]);
  for (const row of [2, 3])
    grades.change({ row, column: 8, rows: 1, columns: 1 }, (one) => ({
      ...one,
      link: 'https://docs.google.com/document/d/1',
    }));
  grades.type('H6', '7');
  panel.open();
  expect(grades.raw(1, 8)).toMatch(/^a\w+$/);
  expect(['H2', 'H4'].map((at) => grades.value(at))).toEqual(['Leesverslag', 100]);
  expect([2, 3].map((row) => grades.cell(row, 8).link !== undefined)).toEqual([true, true]);
  expect(inconsistencies(file)).toEqual([]);
});
