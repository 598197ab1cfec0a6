import { wordIn } from '../../src/text/words';
import { readClassroomCsv } from '../gradebook/classroomFile';
import type { DriveFileModel } from '../host/drive/model';
import { FOLDER } from '../host/drive/model';
import { SpreadsheetModel } from '../host/spreadsheet/workbook';
import { unzipped } from '../host/zip';
import { lastCalls, openEmpty, TABS, TEACHER, type Classroom } from './classroom';
import { cell, idOf, makeAssignment, openLesson, openList, SAYS, type Lesson } from './lesson';

const DOWNLOAD = {
  nl: {
    menu: 'Downloaden',
    csv: 'Csv downloaden',
    save: 'Opslaan op computer',
    copy: 'Alle cijfers naar Google Spreadsheets kopiëren',
    open: 'Kopie openen',
    print: 'Afdrukken of bewaren als pdf',
  },
  en: {
    menu: 'Download',
    csv: 'Download CSV',
    save: 'Save on computer',
    copy: 'Copy all grades to Google Sheets',
    open: 'Open the copy',
    print: 'Print or save as PDF',
  },
} as const;

/** From Home to the card with the downloads, through the menu of the assignment. */
function openDownloads(lesson: Lesson): void {
  openList(lesson);
  lesson.panel.click(DOWNLOAD[lesson.language].menu);
}

/** Downloads a CSV file from the card in view. */
function csv(lesson: Lesson, choices: { what?: 'one' | 'all'; profile?: 'comma' | 'semicolon' } = {}): string {
  const { panel, language } = lesson;
  openDownloads(lesson);
  if (choices.what) panel.choose('what', choices.what);
  if (choices.profile) panel.choose('profile', choices.profile);
  panel.click(DOWNLOAD[language].csv);
  panel.click(DOWNLOAD[language].save);
  return textOf(lesson, onComputer(lesson));
}

/** What the browser saved last: the file behind the link that was opened last. */
function onComputer({ panel, workspace }: Classroom): DriveFileModel {
  const id = /^https:\/\/drive\.google\.com\/uc\?export=download&id=([\w-]+)$/.exec(panel.opened.at(-1) ?? '')?.[1];
  const file = workspace.drive.find(id ?? '');
  if (!file) throw new Error(`${panel.opened.at(-1) ?? 'nothing'} saves no file`);
  return file;
}

function textOf({ workspace }: Classroom, file: DriveFileModel): string {
  return workspace.drive.text(file);
}

function folders({ workspace }: Classroom): DriveFileModel[] {
  return workspace.drive.files.filter(({ mimeType }) => mimeType === FOLDER);
}

function folder(classroom: Classroom): DriveFileModel {
  const [only, ...others] = folders(classroom);
  if (!only || others.length > 0) throw new Error(`There are ${folders(classroom).length} folders`);
  return only;
}

/** A copy in Google Sheets, as who opens it sees it. */
function copyOf({ workspace, panel }: Classroom): SpreadsheetModel {
  const id = /^https:\/\/docs\.google\.com\/spreadsheets\/d\/([^/]+)\/edit$/.exec(panel.opened.at(-1) ?? '')?.[1];
  const file = workspace.files.get(id ?? '');
  if (!(file instanceof SpreadsheetModel)) throw new Error('That is no spreadsheet');
  return file;
}

/** Everything in the gradebook, to see that a download leaves it as it was. */
function contents({ file }: Classroom): string {
  return JSON.stringify(
    file.sheets.map((sheet) => [
      sheet.name,
      Array.from({ length: 40 }, (_, i) => sheet.shown(`A${i + 1}`).text + sheet.shown(`F${i + 1}`).text),
    ]),
  );
}

/** Ticks students and returns their work. */
function giveBack(lesson: Lesson, students: readonly number[]): void {
  const { panel, says } = lesson;
  openList(lesson);
  panel.click(says.toReturn);
  for (const student of [0, 1, 2]) panel.tick('students', idOf(lesson, student), students.includes(student));
  panel.click(says.returnTicked);
  panel.click(/^(\d+ teruggeven|Return \d+)$/);
}

function changePoints({ panel, says }: Lesson, points: number): void {
  panel.click(says.changePoints);
  panel.fill('points', String(points));
  panel.click(says.update);
}

function inLocale(text: string, language: 'nl' | 'en'): string {
  return language === 'nl' ? text : text.replace(',', '.');
}

const DUTCH = { title: 'Toets H3', due: '2026-11-13', points: 100 };

describe('a CSV file of one assignment', () => {
  test('S88 S92 S93 lands on the computer from the menu of the assignment', () => {
    const lesson = openLesson(DUTCH);
    lesson.grades.type(cell(0), '8,5');
    lesson.grades.type(cell(1), 'Ingeleverd');
    openList(lesson);
    const offered = lesson.panel.card.actions.filter(({ text }) => /downl|csv|kopi|druk|oneroster/i.test(text));
    expect(offered).toMatchObject([{ text: 'Downloaden' }]);
    openDownloads(lesson);
    expect(lesson.panel.text().split('\n')).toEqual([
      'Cijfers downloaden',
      'Toets H3',
      'Csv-bestand',
      'Welke cijfers?: [x] Deze cijfers [ ] Alle cijfers van de lesgroep',
      'Voor welk programma?: [x] Excel in het Nederlands (; en 8,5) [ ] Andere programma’s (, en 8.5)',
      'Kopiëren en afdrukken',
      'Alle cijfers naar Google Spreadsheets kopiëren Een nieuwe spreadsheet in de map van de lesgroep',
      'Afdrukken of bewaren als pdf Alle cijfers op A4',
      'Voor het schoolsysteem',
      expect.stringMatching(/^Alleen voor scholen met een leerlinginformatiesysteem \(LIS\)/),
      'OneRoster 1.2 (zip)',
      'OneRoster 1.1 (zip)',
      '[Csv downloaden]',
    ]);
    lesson.panel.click('Csv downloaden');
    expect(lesson.panel.text().split('\n')).toEqual([
      'Het bestand staat klaar',
      '4B Aardrijkskunde - Toets H3 - 2026-11-16.csv',
      'Bewaard in je Drive, in de map “4B Aardrijkskunde”',
      '[Opslaan op computer] [Naar de lesgroep]',
    ]);
    lesson.panel.click('Opslaan op computer');
    const file = onComputer(lesson);
    expect(file).toMatchObject({
      name: '4B Aardrijkskunde - Toets H3 - 2026-11-16.csv',
      mimeType: 'text/csv',
      owner: TEACHER,
    });
    expect(textOf(lesson, file).split('\r\n')).toEqual([
      '\ufeffAchternaam;Voornaam;E-mailadres;Toets H3;Punten;Status',
      'Datum;;;13 nov 2026;;',
      'Punten;;;100,0;;',
      'Bos;Chris;s3@school.example;;;Toegewezen · Ontbrekend',
      'Haddad;Bilal;s2@school.example;;;Ingeleverd · te laat',
      'de Vries;Amber;s1@school.example;8,5;100,0;Toegewezen · concept 8,5 · Ontbrekend',
      '',
    ]);
  });

  test('S88 in English it has points and commas, as Google Classroom writes it', () => {
    const lesson = openLesson({ language: 'en', title: 'Test 3' });
    lesson.grades.type(cell(0), '96');
    openList(lesson);
    expect(csv(lesson).split('\r\n')).toEqual([
      'Last Name,First Name,Email Address,Test 3,Points,Status',
      'Date,,,,,',
      'Points,,,100.0,,',
      'Bos,Chris,s3@school.example,,,Assigned',
      'Haddad,Bilal,s2@school.example,,,Assigned',
      'de Vries,Amber,s1@school.example,96.0,100.0,Assigned · draft 96',
      '',
    ]);
  });

  test('S88 a teacher chooses the other kind of file', () => {
    const lesson = openLesson(DUTCH);
    lesson.grades.type(cell(0), '8,5');
    openList(lesson);
    expect(csv(lesson, { profile: 'comma' })).toContain('de Vries,Amber,s1@school.example,8.5,100.0,');
    expect(csv(lesson, { profile: 'semicolon' })).toContain('de Vries;Amber;s1@school.example;8,5;100,0;');
  });

  test('S38 S88 work returned before the points changed says what it was out of', () => {
    const lesson = openLesson(DUTCH);
    lesson.grades.type(cell(0), '80');
    lesson.grades.type(cell(1), '40');
    openList(lesson);
    giveBack(lesson, [0]);
    openList(lesson);
    changePoints(lesson, 50);
    const lines = csv(lesson).split('\r\n');
    expect(lines[2]).toBe('Punten;;;50,0;;');
    expect(lines.find((line) => line.includes('Amber'))).toContain(';80,0;100,0;Beoordeeld · 80 / 100');
    expect(lines.find((line) => line.includes('Bilal'))).toContain(';40,0;50,0;');
  });

  test('S88 a name that looks like a formula runs nowhere, and our reader gets it back', () => {
    const lesson = openLesson({ ...DUTCH, title: '=A1' });
    lesson.grades.type('B6', '\'=HYPERLINK("http://x";"klik")');
    lesson.panel.open();
    const text = csv(lesson, { what: 'all' });
    expect(text).toContain(`"'=HYPERLINK(""http://x"";""klik"")";Amber`);
    expect(text.split('\r\n')[0]).toBe("\ufeffAchternaam;Voornaam;E-mailadres;'=A1");
    const file = readClassroomCsv(text, wordIn);
    expect(file?.assignments).toMatchObject([{ title: '=A1', points: 100 }]);
    expect(file?.students.map(({ last }) => last)).toContain('=HYPERLINK("http://x";"klik")');
  });

  test('S88 a cell nobody can read is empty in the file, and the card says so', () => {
    const lesson = openLesson(DUTCH);
    lesson.grades.type(cell(0), 'abs?');
    openList(lesson);
    const text = csv(lesson);
    expect(text).toContain('de Vries;Amber;s1@school.example;;;Toegewezen · “abs?” kan ik niet lezen');
    expect(lesson.panel.text()).toContain('! 1 cel die ik niet kan lezen, is hier leeg.');
  });
});

describe('a CSV file of all grades', () => {
  test.each(['nl', 'en'] as const)(
    'S89 from the class card (%s): a column for each assignment, words left out',
    (language) => {
      const lesson = openLesson({ language, title: 'Een', points: 10 });
      makeAssignment(lesson, { title: 'Twee, "bis"', points: 5 });
      makeAssignment(lesson, { title: 'Drie', points: 7 });
      lesson.grades.type('F6', '8');
      lesson.grades.type('G6', language === 'nl' ? '4,25' : '4.25');
      lesson.grades.type('G7', language === 'nl' ? 'Vrijgesteld' : 'Excused');
      lesson.panel.open();
      lesson.panel.click(DOWNLOAD[language].menu);
      lesson.panel.choose('profile', 'comma');
      lesson.panel.click(DOWNLOAD[language].csv);
      lesson.panel.click(DOWNLOAD[language].save);
      expect(onComputer(lesson).name).toBe(`4B Aardrijkskunde - ${TABS[language].grades} - 2026-11-16.csv`);
      const lines = textOf(lesson, onComputer(lesson)).split('\r\n');
      const words =
        language === 'nl'
          ? ['Achternaam,Voornaam,E-mailadres', 'Punten']
          : ['Last Name,First Name,Email Address', 'Points'];
      expect([lines[0], lines[2], ...lines.slice(3)]).toEqual([
        `${words[0] ?? ''},Een,"Twee, ""bis""",Drie`,
        `${words[1] ?? ''},,,10.0,5.0,7.0`,
        'Bos,Chris,s3@school.example,,,',
        'Haddad,Bilal,s2@school.example,,,',
        'de Vries,Amber,s1@school.example,8.0,4.25,',
        '',
      ]);
    },
  );

  test.each([
    ['nl', 'semicolon'],
    ['nl', 'comma'],
    ['en', 'semicolon'],
    ['en', 'comma'],
  ] as const)('S88 S89 (%s, %s) our own reader gets everything back that was written', (language, profile) => {
    const lesson = openLesson({ language, title: 'Toets "3", deel 1; Kaarten', points: 10 });
    makeAssignment(lesson, { title: '+1 Werkstuk', points: 200 });
    lesson.grades.type('B6', '\'-de Vries; "Amber"');
    lesson.grades.paste(
      'F6',
      [['8,5'], ['0'], ['']].map(([text = '']) => [inLocale(text, language)]),
    );
    lesson.grades.paste(
      'G6',
      [['99,25'], [''], ['200']].map(([text = '']) => [inLocale(text, language)]),
    );
    lesson.panel.open();
    openList(lesson);
    const all = readClassroomCsv(csv(lesson, { what: 'all', profile }), wordIn);
    expect(all?.assignments).toMatchObject([
      { title: 'Toets "3", deel 1; Kaarten', points: 10 },
      { title: '+1 Werkstuk', points: 200 },
    ]);
    const read = all?.students.map(({ last, first, email, cells }) => [
      last,
      first,
      email,
      ...cells.map((one) => (one.kind === 'grade' ? one.grade : one.kind)),
    ]);
    expect(read).toHaveLength(3);
    expect(read).toEqual(
      expect.arrayContaining([
        ['-de Vries; "Amber"', 'Amber', 's1@school.example', 850, 9925],
        ['Haddad', 'Bilal', 's2@school.example', 0, 'blank'],
        ['Bos', 'Chris', 's3@school.example', 'blank', 20_000],
      ]),
    );
    openList(lesson);
    const one = readClassroomCsv(csv(lesson, { what: 'one', profile }), wordIn);
    expect(one?.assignments).toMatchObject([{ title: 'Toets "3", deel 1; Kaarten', points: 10 }]);
    const amber = one?.students.find(({ first }) => first === 'Amber');
    expect(amber).toMatchObject({ outOf: 1000, state: expect.stringMatching(/◐|concept|draft/) as string });
  });

  test('S38 S89 work returned out of other points stands in a column of its own', () => {
    const lesson = openLesson(DUTCH);
    lesson.grades.type(cell(0), '80');
    lesson.grades.type(cell(1), '40');
    openList(lesson);
    giveBack(lesson, [0]);
    openList(lesson);
    changePoints(lesson, 50);
    const file = readClassroomCsv(csv(lesson, { what: 'all' }), wordIn);
    expect(file?.assignments).toMatchObject([
      { title: 'Toets H3', points: 50 },
      { title: 'Toets H3 (100)', points: 100 },
    ]);
    const [, bilal, amber] = file?.students ?? [];
    expect(bilal).toMatchObject({ first: 'Bilal', cells: [{ grade: 4000 }, { kind: 'blank' }] });
    expect(amber).toMatchObject({ first: 'Amber', cells: [{ kind: 'blank' }, { grade: 8000 }] });
  });

  test('S89 what was typed in the sheet a moment ago is in it', () => {
    const lesson = openLesson(DUTCH);
    openDownloads(lesson);
    lesson.grades.type(cell(2), '61');
    lesson.panel.choose('what', 'all');
    lesson.panel.click('Csv downloaden');
    lesson.panel.click('Opslaan op computer');
    expect(textOf(lesson, onComputer(lesson))).toContain('Bos;Chris;s3@school.example;61,0');
  });
});

describe('a copy in Google Sheets', () => {
  test.each(['nl', 'en'] as const)(
    'S90 S91 (%s) all grades with live averages, in the folder of the class',
    (language) => {
      const lesson = openLesson({ ...DUTCH, language });
      lesson.grades.type(cell(0), '80');
      lesson.grades.type(cell(1), '45');
      openList(lesson);
      openDownloads(lesson);
      lesson.panel.click(DOWNLOAD[language].copy);
      lesson.panel.click(DOWNLOAD[language].open);
      const copy = copyOf(lesson);
      const sheet = copy.sheet(TABS[language].grades);
      const dutch = language === 'nl';
      expect(copy).toMatchObject({
        name: `4B Aardrijkskunde - ${TABS[language].grades} - 2026-11-16`,
        locale: lesson.file.locale,
        owner: TEACHER,
      });
      const row = (n: number) => ['A', 'B', 'C', 'D'].map((column) => sheet.shown(`${column}${n}`).text);
      expect(row(1)).toEqual(
        dutch
          ? ['Achternaam', 'Voornaam', 'E-mailadres', 'Toets H3']
          : ['Last Name', 'First Name', 'Email Address', 'Toets H3'],
      );
      expect(row(2)[3]).toMatch(dutch ? '13 nov 2026' : '13 Nov 2026');
      expect(row(3)).toEqual([dutch ? 'Punten' : 'Points', '', '', '100']);
      expect(row(4)).toEqual([dutch ? 'Klasgemiddelde' : 'Class average', '', '', dutch ? '62,5' : '62.5']);
      expect(row(5)).toEqual(['Bos', 'Chris', 's3@school.example', '']);
      expect(row(7)).toEqual(['de Vries', 'Amber', 's1@school.example', dutch ? '80,0' : '80.0']);
      sheet.type('D5', '100');
      expect(row(4)[3]).toBe(dutch ? '75,0' : '75.0');
    },
  );

  test('S91 a second copy is a second file, beside the first, in the same folder', () => {
    const lesson = openLesson(DUTCH);
    for (let i = 0; i < 2; i += 1) {
      openDownloads(lesson);
      lesson.panel.click(DOWNLOAD.nl.copy);
    }
    expect(lesson.workspace.drive.inFolder(folder(lesson).id).map(({ name }) => name)).toEqual([
      '4B Aardrijkskunde - Cijfers - 2026-11-16',
      '4B Aardrijkskunde - Cijfers - 2026-11-16',
    ]);
  });

  test('S90 a class larger than a new spreadsheet still fits', () => {
    const lesson = openLesson({ ...DUTCH, students: 3 });
    for (let i = 0; i < 24; i += 1) makeAssignment(lesson, { title: `Taak ${i}` });
    lesson.panel.open();
    openDownloads(lesson);
    lesson.panel.click(DOWNLOAD.nl.copy);
    lesson.panel.click(DOWNLOAD.nl.open);
    expect(copyOf(lesson).sheet('Cijfers').shown('AB1').text).toBe('Taak 23');
  });

  test('S90 a copy that could not be filled goes to the bin', () => {
    const lesson = openLesson(DUTCH);
    openDownloads(lesson);
    lesson.workspace.core.interference = {
      before: (name) => {
        if (name === 'Sheet.setFrozenRows') throw new Error('Service error: Spreadsheets');
      },
    };
    lesson.panel.click(DOWNLOAD.nl.copy);
    expect(lesson.panel.text()).toContain('! Google is nu traag.');
    expect(lesson.workspace.drive.inFolder(folder(lesson).id)).toEqual([]);
  });
});

describe('the folder of the class', () => {
  test('S91 is made once, carries the name of the class, and is found again after a rename', () => {
    const lesson = openLesson(DUTCH);
    csv(lesson);
    expect(folder(lesson).name).toBe('4B Aardrijkskunde');
    folder(lesson).name = 'Cijfers van 4B';
    csv(lesson);
    expect(lesson.workspace.drive.inFolder(folder(lesson).id)).toHaveLength(2);
    expect(lesson.panel.text()).toContain('in de map “Cijfers van 4B”');
  });

  test('S91 is made anew when it is in the bin', () => {
    const lesson = openLesson(DUTCH);
    csv(lesson);
    folder(lesson).trashed = true;
    csv(lesson);
    expect(folders(lesson).map(({ trashed }) => trashed)).toEqual([true, false]);
  });

  test('S91 a colleague gets one of their own', () => {
    const lesson = openLesson(DUTCH);
    csv(lesson);
    lesson.file.editors.add('collega@school.example');
    const window = lesson.workspace.open(lesson.file, { email: 'collega@school.example', locale: 'nl' });
    const colleague = { ...lesson, window, panel: window.panel };
    csv(colleague);
    expect(folders(lesson).map(({ owner }) => owner)).toEqual([TEACHER, 'collega@school.example']);
  });
});

describe('files for a school system', () => {
  test.each(['nl', 'en'] as const)('S96 (%s) are said to need the system of the school', (language) => {
    const lesson = openLesson({ ...DUTCH, language });
    openDownloads(lesson);
    expect(lesson.panel.text()).toContain(
      {
        nl: 'Alleen voor scholen met een leerlinginformatiesysteem (LIS) dat OneRoster leest.',
        en: 'Only for schools whose student information system reads OneRoster.',
      }[language],
    );
  });

  test.each(['1.2', '1.1'] as const)('S96 OneRoster %s is a zip with the returned grades only', (version) => {
    const lesson = openLesson(DUTCH);
    lesson.grades.type(cell(0), '80');
    lesson.grades.type(cell(1), '40');
    openList(lesson);
    giveBack(lesson, [0]);
    openDownloads(lesson);
    expect(lesson.panel.text()).toContain('Alleen voor scholen met een leerlinginformatiesysteem (LIS)');
    lesson.panel.click(`OneRoster ${version} (zip)`);
    lesson.panel.click('Opslaan op computer');
    const file = onComputer(lesson);
    expect(file).toMatchObject({
      mimeType: 'application/zip',
      name: `4B Aardrijkskunde - OneRoster ${version.replace('.', '-')} - 2026-11-16.zip`,
    });
    const entries = unzipped(file.bytes ?? Buffer.alloc(0));
    expect(entries.map(({ name }) => name)).toEqual(['manifest.csv', 'categories.csv', 'lineItems.csv', 'results.csv']);
    const [manifest = '', , items = '', results = ''] = entries.map(({ bytes }) => bytes.toString('utf8'));
    expect(manifest).toContain(`oneroster.version,${version}\r\n`);
    expect(items).toContain(',Toets H3,,2026-11-13,2026-11-13,');
    expect(results).toContain(',s1@school.example,fully graded,80.0,2026-11-16,');
    expect(results).toContain(',s2@school.example,partially graded,,');
    expect(results).not.toContain('40.0');
  });
});

test.each([
  ['12-11-2026', 'Ingeleverd · te laat', 'true'],
  ['20-11-2026', 'Ingeleverd', 'false'],
])('late in the files follows the due date: %s', (due, status, late) => {
  const lesson = openLesson(DUTCH);
  openList(lesson);
  lesson.panel.click('Bilal Haddad');
  lesson.panel.click(lesson.says.late);
  lesson.grades.type('F3', due);
  expect(csv(lesson)).toContain(`\r\nHaddad;Bilal;s2@school.example;;;${status}\r\n`);
  openDownloads(lesson);
  lesson.panel.click('OneRoster 1.2 (zip)');
  lesson.panel.click('Opslaan op computer');
  const [results] = unzipped(onComputer(lesson).bytes ?? Buffer.alloc(0)).filter(({ name }) => name === 'results.csv');
  const ofBilal = results?.bytes
    .toString('utf8')
    .split('\r\n')
    .find((line) => line.includes('s2@school.example'));
  expect(ofBilal).toMatch(new RegExp(`,true,false,${late},false$`));
});

describe('printing', () => {
  test('S94 the Grades tab is one click away, as wide as the paper, with its headings on every page', () => {
    const lesson = openLesson(DUTCH);
    openDownloads(lesson);
    lesson.panel.click(DOWNLOAD.nl.print);
    const url = new URL(lesson.panel.opened.at(-1) ?? '');
    expect(url.pathname).toBe(`/spreadsheets/d/${lesson.file.id}/export`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      ...{ format: 'pdf', size: 'A4', portrait: 'false', fitw: 'true', fzr: 'true', gridlines: 'false' },
      gid: String(lesson.grades.id),
      range: 'A1:F8',
    });
  });

  test('S94 the copy prints in the same way', () => {
    const lesson = openLesson(DUTCH);
    openDownloads(lesson);
    lesson.panel.click(DOWNLOAD.nl.copy);
    lesson.panel.click(DOWNLOAD.nl.open);
    const copy = copyOf(lesson);
    lesson.panel.click(DOWNLOAD.nl.print);
    expect(lesson.panel.opened.at(-1)).toContain(`/d/${copy.id}/export?format=pdf`);
    expect(copy.sheet('Cijfers').frozenRows).toBe(4);
  });
});

describe('where it is offered', () => {
  test.each(['IOS', 'ANDROID'] as const)('S95 on %s the entry is not there, and the rest works', (platform) => {
    const lesson = openLesson(DUTCH);
    const { panel } = lesson.workspace.open(lesson.file, { email: TEACHER, locale: 'nl', platform });
    panel.open();
    expect(() => {
      panel.click('Downloaden');
    }).toThrow('Downloaden');
    openList({ ...lesson, panel });
    expect(() => {
      panel.click('Downloaden');
    }).toThrow('Downloaden');
    panel.click(SAYS.nl.changePoints);
    expect(panel.card.name).toBe('points');
  });
});

describe('what can go wrong', () => {
  test('S93 a full Drive is one sentence', () => {
    const lesson = openLesson(DUTCH);
    openDownloads(lesson);
    const before = contents(lesson);
    lesson.workspace.drive.room = 10;
    lesson.panel.click('Csv downloaden');
    expect(lesson.panel.text()).toContain('! Je Drive is vol');
    expect(lesson.panel.opened).toEqual([]);
    expect(contents(lesson)).toBe(before);
  });

  test.each(['nl', 'en'] as const)('S93 a permission that was refused is one sentence (%s)', (language) => {
    const lesson = openLesson({ ...DUTCH, language });
    const window = lesson.workspace.open(lesson.file, { email: TEACHER, locale: language, refused: ['drive.file'] });
    const refused = { ...lesson, window, panel: window.panel };
    openDownloads(refused);
    for (const what of [DOWNLOAD[language].csv, DOWNLOAD[language].copy, 'OneRoster 1.2 (zip)']) {
      refused.panel.click(what);
      expect(refused.panel.text()).toContain(
        language === 'nl'
          ? '! Bestanden maken in Drive is niet toegestaan.'
          : '! Making files in Drive is not allowed.',
      );
      refused.panel.back();
    }
    expect(lesson.workspace.drive.files).toEqual([]);
  });

  test('S88 an assignment whose column was deleted in the meantime', () => {
    const lesson = openLesson(DUTCH);
    openDownloads(lesson);
    lesson.grades.deleteColumns(6, 1);
    lesson.panel.choose('what', 'all');
    lesson.panel.click('Csv downloaden');
    lesson.panel.click('Opslaan op computer');
    expect(textOf(lesson, onComputer(lesson)).split('\r\n')[0]).toBe('\ufeffAchternaam;Voornaam;E-mailadres');
  });

  test('S89 an empty class gives a file with headings', () => {
    const classroom = openEmpty();
    classroom.panel.click('Cijferboek maken');
    classroom.panel.click('Downloaden');
    classroom.panel.click('Csv downloaden');
    classroom.panel.click('Opslaan op computer');
    expect(textOf(classroom, onComputer(classroom))).toBe(
      '\ufeffAchternaam;Voornaam;E-mailadres\r\nDatum;;\r\nPunten;;\r\n',
    );
  });
});

describe('what it costs', () => {
  const kinds = ['csv', 'all', 'copy', '1.2'] as const;
  const calls = (students: number) => {
    const lesson = openLesson({ ...DUTCH, students });
    makeAssignment(lesson, { title: 'Nog een' });
    lesson.grades.type(cell(0), '80');
    openDownloads(lesson);
    const opened = lastCalls(lesson);
    const made = kinds.map((kind) => {
      openDownloads(lesson);
      if (kind === 'all') lesson.panel.choose('what', 'all');
      lesson.panel.click(kind === 'copy' ? DOWNLOAD.nl.copy : kind === '1.2' ? 'OneRoster 1.2 (zip)' : DOWNLOAD.nl.csv);
      const { read, write } = lastCalls(lesson);
      return { kind, read, write };
    });
    return { opened, made };
  };

  test('S88 S89 S90 S96 the same reads and writes for 3 and for 300 students, and none writes in the gradebook', () => {
    const small = calls(3);
    expect(calls(300).made).toEqual(small.made);
    expect(small.opened).toMatchObject({ read: ['Range.getValues', 'Range.getValues', 'Range.getValues'], write: [] });
    const grades = Array.from({ length: 4 }, () => 'Range.getValues');
    expect(small.made).toMatchObject([
      { read: [...grades, 'FilesCollection.list'], write: ['FilesCollection.create', 'FilesCollection.create'] },
      { read: [...grades, 'FilesCollection.list'], write: ['FilesCollection.create'] },
      { read: [...grades, 'FilesCollection.list', 'SpreadsheetApp.openById'] },
      { read: [...grades, 'FilesCollection.list'], write: ['FilesCollection.create'] },
    ]);
    expect(small.made[2]?.write.length).toBeLessThanOrEqual(14);
  });
});
