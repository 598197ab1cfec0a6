/** Languages, messages and the name of the class: set on the card, or typed in the Settings tab. */
import { textOf } from '../../src/text/language';
import { openClass, TABS, type Classroom } from './classroom';
import { cell, makeAssignment, openLesson, openList, SAYS, shown, trail } from './lesson';

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
