/** Languages, messages and the name of the class: set on the card, or typed in the Settings tab. */
import { textOf } from '../../src/text/language';
import type { SheetModel } from '../host/spreadsheet/sheet';
import { lastCalls, openClass, TABS, type Classroom } from './classroom';
import { cell, makeAssignment, openLesson, openList, SAYS, shown, trail, type Lesson } from './lesson';
import { rowsOf } from './picture';

/** The row of a setting in its tab. */
function settingRow({ file }: Pick<Classroom, 'file'>, language: 'nl' | 'en', key: string): number {
  const sheet = file.sheet(TABS[language].settings);
  for (let row = 3; row < 60; row++) if (sheet.value(`A${row}`) === key) return row;
  throw new Error(`no setting ${key}`);
}

function setting(classroom: Pick<Classroom, 'file'>, language: 'nl' | 'en', key: string): string {
  return classroom.file.sheet(TABS[language].settings).shown(`B${settingRow(classroom, language, key)}`).text;
}

function typeSetting(classroom: Pick<Classroom, 'file'>, language: 'nl' | 'en', key: string, value: string): void {
  classroom.file.sheet(TABS[language].settings).type(`B${settingRow(classroom, language, key)}`, value);
}

describe.each(['nl', 'en'] as const)('settings (%s)', (language) => {
  const says = SAYS[language];
  const other = language === 'nl' ? 'en' : 'nl';

  test('the card shows what is set, and a class is as it was made', () => {
    const { panel } = openClass({ language });
    panel.click(says.settings);
    expect(panel.values('className')).toEqual(['4B Aardrijkskunde']);
    expect(panel.values('mail')).toEqual(['yes']);
    expect(panel.values('cardLanguage')).toEqual(['auto']);
    expect(panel.values('classLanguage')).toEqual([language]);
  });

  test('another name stands on the card, in the tab and in messages', () => {
    const lesson = openLesson({ language });
    const { panel, grades, workspace } = lesson;
    panel.click(says.settings);
    panel.type('className', '=4C & “Kunst”');
    panel.click(says.save);
    expect(panel.notice).toBe({ nl: 'Instellingen opgeslagen', en: 'Settings saved' }[language]);
    expect(trail(lesson)).toBe('home');
    expect(panel.card.header?.title).toBe('=4C & “Kunst”');
    expect(setting(lesson, language, 'className')).toBe('=4C & “Kunst”');
    grades.type(cell(0), '8');
    openList(lesson);
    panel.click(says.toReturn);
    panel.click(says.returnTicked);
    panel.click(says.returnOne);
    expect(workspace.mailbox[0]).toMatchObject({ name: '=4C & “Kunst”' });
    expect(workspace.mailbox[0]?.body).toContain('=4C & “Kunst”');
  });

  test('the panel in the other language, for this class, whatever Google speaks', () => {
    const lesson = openLesson({ language });
    const { panel } = lesson;
    panel.click(says.settings);
    panel.choose('cardLanguage', other);
    panel.click(says.save);
    expect(panel.text()).toContain({ nl: '3 leerlingen · 1 opdracht', en: '3 students · 1 assignment' }[other]);
    panel.open();
    expect(panel.text()).toContain(SAYS[other].newAssignment);
    panel.click(SAYS[other].settings);
    panel.choose('cardLanguage', 'auto');
    panel.click(SAYS[other].save);
    expect(panel.text()).toContain(says.newAssignment);
  });

  test('the class in the other language: words in new cells and messages change, and old words are still read', () => {
    const lesson = openLesson({ language });
    const { panel, grades } = lesson;
    const word = { nl: 'Ingeleverd', en: 'Turned in' };
    openList(lesson);
    panel.click('Amber de Vries');
    panel.click(says.turnedIn);
    expect(shown(lesson, 0)).toBe(word[language]);
    panel.open();
    panel.click(says.settings);
    panel.choose('classLanguage', other);
    panel.click(says.save);
    openList(lesson);
    panel.click('Bilal Haddad');
    panel.click(says.turnedIn);
    expect(shown(lesson, 1)).toBe(word[other]);
    openList(lesson);
    expect(panel.text()).toContain(`[${word[language]} 2]`);
    expect(grades.shown(cell(0)).color).toBe('#008000');
    expect(grades.shown(cell(1)).color).toBe('#008000');
  });

  test('S67 messages off and on again', () => {
    const classroom = openClass({ language });
    const { panel } = classroom;
    panel.click(says.settings);
    panel.choose('mail', 'no');
    panel.click(says.save);
    expect(setting(classroom, language, 'mailStudents')).toBe({ nl: 'nee', en: 'no' }[language]);
    panel.click(says.settings);
    expect(panel.values('mail')).toEqual(['no']);
    panel.choose('mail', 'yes');
    panel.click(says.save);
    expect(setting(classroom, language, 'mailStudents')).toBe({ nl: 'ja', en: 'yes' }[language]);
  });

  test('nothing changed: nothing written', () => {
    const { panel, workspace } = openClass({ language });
    panel.click(says.settings);
    panel.click(says.save);
    expect(panel.notice).toBe({ nl: 'Er is niets veranderd', en: 'Nothing changed' }[language]);
    expect(workspace.core.executions.at(-1)?.calls.filter(({ kind }) => kind === 'write')).toEqual([]);
  });

  test('a name of more than 200 characters is refused with one sentence and stays in the field', () => {
    const { panel } = openClass({ language });
    panel.click(says.settings);
    panel.type('className', 'x'.repeat(201));
    panel.click(says.save);
    expect(panel.text()).toContain(
      {
        nl: '! De naam van de lesgroep is te lang. Maak er hooguit 200 tekens van.',
        en: '! The name of the class is too long. Make it at most 200 characters.',
      }[language],
    );
    expect(panel.values('className')).toEqual(['x'.repeat(201)]);
    expect(panel.stack).toHaveLength(2);
  });

  test('the universal actions open the settings, and help in the language chosen there', () => {
    const { panel } = openClass({ language });
    panel.universal('Settings');
    expect(panel.values('classLanguage')).toEqual([language]);
    panel.choose('cardLanguage', other);
    panel.click(says.save);
    panel.universal('Help');
    expect(panel.card.header?.title).toBe({ nl: 'Hulp', en: 'Help' }[other]);
  });

  test.each([
    ['nee', 'no'],
    ['No', 'no'],
    ['ja', 'yes'],
    ['uit', 'no'],
    ['', 'yes'],
    ['misschien', 'yes'],
  ])('the tab edited by hand: messages “%s” counts as %s', (typed, counts) => {
    const classroom = openClass({ language });
    typeSetting(classroom, language, 'mailStudents', typed);
    classroom.panel.click(says.settings);
    expect(classroom.panel.values('mail')).toEqual([counts]);
  });

  test.each([
    ['nl', 'nl'],
    ['NL', 'nl'],
    ['Nederlands', 'nl'],
    ['Dutch', 'nl'],
    ['en', 'en'],
    ['Engels', 'en'],
    ['English', 'en'],
  ])('the tab edited by hand: language “%s”', (typed, counts) => {
    const classroom = openClass({ language });
    typeSetting(classroom, language, 'classLanguage', typed);
    typeSetting(classroom, language, 'cardLanguage', typed);
    classroom.panel.open();
    expect(classroom.panel.text()).toContain(SAYS[counts as 'nl' | 'en'].newAssignment);
    classroom.panel.click(SAYS[counts as 'nl' | 'en'].settings);
    expect(classroom.panel.values('classLanguage')).toEqual([counts]);
  });

  test('the tab edited by hand: of a setting that is there twice the upper one counts, and is written', () => {
    const lesson = openLesson({ language });
    const { panel, file, grades } = lesson;
    const f = textOf(language).figures;
    grades.type(cell(0), '80');
    const sheet = file.sheet(TABS[language].settings);
    sheet.paste('A40', [
      ['scale', 'points'],
      ['counts', 'returned'],
      ['className', 'Kopie'],
    ]);
    panel.open();
    expect(grades.value('E6')).toBe(0.8);
    panel.click(says.settings);
    panel.click(new RegExp(`^${f.title}: `));
    expect([panel.values('scale'), panel.values('counts')]).toEqual([['percent'], ['drafts']]);
    panel.choose('scale', 'pass');
    panel.click(says.save);
    expect([setting(lesson, language, 'scale'), sheet.value('B40')]).toEqual(['pass', 'points']);
    expect(grades.value('E6')).toBe(8);
  });

  test.each([
    ['55%', 55],
    [language === 'nl' ? '62,5%' : '62.5%', 62.5],
    [language === 'nl' ? '0,6' : '0.6', 60],
    ['40', 40],
  ])('the tab edited by hand: a pass mark of %s is %d percent, on the card and in the sheet', (typed, percent) => {
    const lesson = openLesson({ language, points: 100 });
    const { panel, grades, file } = lesson;
    const t = textOf(language);
    typeSetting(lesson, language, 'scale', 'pass');
    typeSetting(lesson, language, 'passMark', typed);
    grades.type(cell(0), String(percent).replace('.', language === 'nl' ? ',' : '.'));
    panel.open();
    expect(grades.value('E6')).toBe(5.5);
    panel.click(t.check.menu);
    expect(panel.text()).toContain(t.check.fine);
    panel.open();
    panel.click(says.settings);
    panel.click(new RegExp(`^${t.figures.title}: `));
    panel.fill('passMark', '70');
    panel.click(says.save);
    expect(setting(lesson, language, 'passMark')).toBe('70');
    expect(file.sheet(TABS[language].settings).value(`B${settingRow(lesson, language, 'passMark')}`)).toBe(70);
  });

  test.each(['__proto__', 'constructor', 'toString', '__defineGetter__'])(
    'the tab edited by hand: “%s”, as a key and as a language, is a word like any other',
    (typed) => {
      const classroom = openClass({ language });
      const { panel, file } = classroom;
      const t = textOf(language);
      file.sheet(TABS[language].settings).paste('A40', [[typed, 'nee']]);
      panel.click(t.check.menu);
      expect(panel.text()).toContain(t.check.fine);
      typeSetting(classroom, language, 'classLanguage', typed);
      typeSetting(classroom, language, 'cardLanguage', typed);
      panel.open();
      expect(panel.text()).toContain(says.newAssignment);
      panel.click(t.check.menu);
      expect(panel.text()).toContain(t.check.found.settings(2));
    },
  );

  test('the tab edited by hand: a language nobody knows locks nobody out', () => {
    const classroom = openClass({ language });
    typeSetting(classroom, language, 'cardLanguage', 'Klingon');
    typeSetting(classroom, language, 'className', '');
    classroom.panel.open();
    expect(classroom.panel.text()).toContain(says.newAssignment);
    makeAssignment({ panel: classroom.panel, says }, { title: 'Toets' });
    expect(classroom.panel.text()).toContain('Toets');
  });
});

/** A column inserted before another. */
function before(column: number) {
  return (sheet: SheetModel): void => {
    sheet.insertColumnsBefore(column, 1);
  };
}

/** What a teacher may do to the columns of Settings, and where the notes of their own stand then. */
const REARRANGED: readonly (readonly [what: string, does: (sheet: SheetModel) => void, notes: string])[] = [
  ['a column before the keys', before(1), 'A'],
  ['a column before the values', before(2), 'B'],
  [
    'the meanings before the values',
    (sheet) => {
      sheet.moveColumns(3, 1, 2);
    },
    'F',
  ],
];

describe.each(['nl', 'en'] as const)('a teacher arranges the columns of Settings (%s)', (language) => {
  const t = textOf(language);

  function rearranged(does: (sheet: SheetModel) => void, notes: string) {
    const lesson = openLesson({ language, points: 10 });
    const sheet = lesson.file.sheet(TABS[language].settings);
    does(sheet);
    sheet.type(`${notes}4`, 'mijn notitie');
    lesson.panel.open();
    const valueOf = (key: string) => rowsOf(sheet).find((row) => row['key'] === key)?.['value'];
    return { lesson, sheet, valueOf };
  }

  function setFigures({ panel }: Lesson, fill: () => void): void {
    panel.open();
    panel.click(t.settings.title);
    panel.click(new RegExp(`^${t.figures.title}: `));
    fill();
    panel.click(SAYS[language].save);
  }

  test.each(REARRANGED)('%s: what is saved stands beside its key and counts, and the notes stay', (_, does, notes) => {
    const { lesson, sheet, valueOf } = rearranged(does, notes);
    const { panel, says } = lesson;
    panel.click(says.settings);
    panel.type('className', '5A Biologie');
    panel.choose('mail', 'no');
    panel.click(says.save);
    expect([valueOf('className'), valueOf('mailStudents')]).toEqual(['5A Biologie', t.no]);
    expect(panel.card.header?.title).toBe('5A Biologie');
    panel.click(says.settings);
    expect(panel.values('mail')).toEqual(['no']);
    expect(sheet.value(`${notes}4`)).toBe('mijn notitie');
  });

  test.each(REARRANGED)('%s: weights are written in new rows, and counted where they stand', (_, does, notes) => {
    const { lesson, sheet, valueOf } = rearranged(does, notes);
    const { panel, grades } = lesson;
    makeAssignment(lesson, { title: 'Werkstuk', points: 10 });
    setFigures(lesson, () => {
      panel.choose('system', 'weighted');
      panel.fill('categories', 'Toetsen 60\nProject 40');
    });
    expect([valueOf('category.Toetsen'), valueOf('category.Project')]).toEqual([60, 40]);
    expect(rowsOf(sheet).find((row) => row['key'] === 'category.Project')).toMatchObject({
      meaning: t.settingMeaning.category,
    });
    grades.type('F5', 'Toetsen');
    grades.type('G5', 'Project');
    grades.type('F7', '10');
    grades.type('G7', '0');
    panel.open();
    panel.open();
    expect(grades.value('E7')).toBe(0.6);
    expect(lastCalls(lesson).write).toEqual([]);
    sheet.insertColumnsBefore(2, 1);
    panel.open();
    expect(grades.value('E7')).toBe(0.6);
    expect(lastCalls(lesson).write).toEqual([]);
    setFigures(lesson, () => {
      panel.fill('categories', 'Toetsen 20\nProject 80');
    });
    expect([valueOf('category.Toetsen'), grades.value('E7')]).toEqual([20, 0.2]);
  });

  test.each(REARRANGED)('%s: the repair writes the ids of the tabs beside their keys', (_, does, notes) => {
    const { lesson, sheet, valueOf } = rearranged(does, notes);
    const { panel } = lesson;
    const id = valueOf('tab.history');
    const row = rowsOf(sheet).find(({ key }) => key === 'tab.history')?.at ?? 0;
    const at = Array.from({ length: 6 }, (_column, i) => i + 1).find((one) => sheet.raw(1, one) === 'value') ?? 0;
    sheet.write(row, at, 'abs?');
    panel.click(t.check.menu);
    panel.click(t.check.repair);
    expect(valueOf('tab.history')).toBe(id);
    expect(sheet.value(`${notes}4`)).toBe('mijn notitie');
  });

  test.each<[string, (sheet: SheetModel) => void, (tab: string) => string]>([
    [
      'the hidden row deleted',
      (sheet) => {
        sheet.deleteRows(1);
      },
      t.problem.gradebook.headerGone,
    ],
    [
      'the hidden row deleted, and a column inserted',
      (sheet) => {
        sheet.deleteRows(1);
        sheet.insertColumnsBefore(1, 1);
      },
      t.problem.gradebook.headerGone,
    ],
    [
      'the values deleted',
      (sheet) => {
        sheet.deleteColumns(2, 1);
      },
      t.problem.gradebook.columns,
    ],
  ])('%s: one sentence, and no second set-up with other settings', (_, does, sentence) => {
    const lesson = openLesson({ language });
    const sheet = lesson.file.sheet(TABS[language].settings);
    does(sheet);
    lesson.panel.open();
    expect(lesson.panel.text()).toContain(sentence(TABS[language].settings));
    expect(lastCalls(lesson).write).toEqual([]);
  });

  test('a tab that is gone is made again, and Settings with a column before its keys is not made twice', () => {
    const { lesson, valueOf } = rearranged(before(1), 'A');
    const { panel, file } = lesson;
    file.deleteSheet(file.sheet(TABS[language].submissions));
    panel.open();
    panel.click(t.setUp.repair);
    expect(panel.card.name).toBe('home');
    expect(file.sheets.filter(({ name }) => name.startsWith(TABS[language].settings))).toHaveLength(1);
    expect(valueOf('tab.submissions')).toBe(file.sheet(TABS[language].submissions).id);
    file.sheet(TABS[language].settings).name = 'Van mij';
    panel.open();
    expect(panel.card.name).toBe('home');
  });
});
