import fc from 'fast-check';
import { assignmentRows, classroomRows, type FileWords } from '../../src/gradebook/classroomCsv';
import { writeCsv, type Profile } from '../../src/gradebook/csv';
import type { GradeTable, Mark } from '../../src/gradebook/gradeTable';
import { statusOf } from '../../src/gradebook/status';
import { emptySubmission } from '../../src/gradebook/submission';
import { textOf } from '../../src/text/language';
import { wordIn } from '../../src/text/words';
import { readClassroomCsv } from './classroomFile';

const PROFILES: readonly Profile[] = ['comma', 'semicolon'];
const read = (file: string) => readClassroomCsv(file, wordIn);
const words = (language: 'nl' | 'en'): FileWords => ({
  ...textOf(language).download.headers,
  day: (due) => due.slice(0, 10),
});

function mark(grade: number | null, points: number | null = 10): Mark {
  const submission = { ...emptySubmission('s', 'a'), draft: grade };
  return {
    grade,
    points: grade === null ? null : points,
    submission,
    status: statusOf(submission, false),
    late: false,
  };
}

function tableOf(
  students: readonly (readonly [last: string, first: string, email: string])[],
  columns: readonly { title: string; due?: string; points: number | null; grades: readonly (number | null)[] }[],
): GradeTable {
  return {
    students: students.map(([last, first, email], i) => ({ id: `s${i}`, last, first, email })),
    columns: columns.map(({ title, due = '', points, grades }, i) => ({
      ...{ id: `a${i}`, title, due, points, category: '' },
      marks: grades.map((grade) => mark(grade, points)),
    })),
  };
}

const CLASS = tableOf(
  [
    ['de Vries', 'Amber', 'a@school.nl'],
    ['Bos', 'Chris', ''],
  ],
  [
    { title: 'Toets "H3", deel 1', due: '2026-11-13T23:59:00', points: 100, grades: [9600, null] },
    { title: '=1+1', points: 5, grades: [0, 373] },
    { title: 'Alleen teruggeven', points: null, grades: [null, null] },
  ],
);

describe('a file of all grades', () => {
  test('has the shape of Google Classroom’s own', () => {
    expect(writeCsv(classroomRows(CLASS, words('en')), 'comma').split('\r\n')).toEqual([
      `Last Name,First Name,Email Address,"Toets ""H3"", deel 1",'=1+1,Alleen teruggeven`,
      'Date,,,2026-11-13,,',
      'Points,,,100.0,5.0,',
      'de Vries,Amber,a@school.nl,96.0,0.0,',
      'Bos,Chris,,,3.73,',
      '',
    ]);
  });

  test('is in the language of the class, with commas for Dutch Excel', () => {
    const lines = writeCsv(classroomRows(CLASS, words('nl')), 'semicolon').split('\r\n');
    expect(lines.slice(0, 1)).toEqual([
      `\ufeffAchternaam;Voornaam;E-mailadres;"Toets ""H3"", deel 1";'=1+1;Alleen teruggeven`,
    ]);
    expect(lines.slice(2, 5)).toEqual([
      'Punten;;;100,0;5,0;',
      'de Vries;Amber;a@school.nl;96,0;0,0;',
      'Bos;Chris;;;3,73;',
    ]);
  });

  test('of one assignment says of every student out of what, and the status', () => {
    const one = tableOf(
      [
        ['Bos', 'Chris', 'c@school.nl'],
        ['Smit', 'Dana', ''],
      ],
      [{ title: 'Toets', points: 10, grades: [850, null] }],
    );
    const rows = assignmentRows(one, ['concept 8,5', 'Ontbrekend'], words('nl'));
    expect(writeCsv(rows, 'semicolon').slice(1).split('\r\n')).toEqual([
      'Achternaam;Voornaam;E-mailadres;Toets;Punten;Status',
      'Datum;;;;;',
      'Punten;;;10,0;;',
      'Bos;Chris;c@school.nl;8,5;10,0;concept 8,5',
      'Smit;Dana;;;;Ontbrekend',
      '',
    ]);
    expect(read(writeCsv(rows, 'semicolon'))).toMatchObject({
      assignments: [{ title: 'Toets', points: 10 }],
      students: [
        { last: 'Bos', outOf: 1000, state: 'concept 8,5', cells: [{ kind: 'grade', grade: 850 }] },
        { last: 'Smit', outOf: null, state: 'Ontbrekend', cells: [{ kind: 'blank' }] },
      ],
    });
  });
});

describe('reading what was written', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      '@x',
      'a,b;c',
      'Toets "1"',
      'regel 1\nregel 2',
      'Quiz (20)',
      "'=x",
      '-',
      '007',
      '8,5',
      'Wiskunde; hst. 3',
    ),
  );
  // A column named as the file's own columns are, without points and date, would be taken for one of those.
  const reserved =
    /^\s*(overall( grade)?|average|totaalcijfer|gemiddelde|eindcijfer|status|(assignment )?state|comments?|opmerking(en)?|points|punten)\s*$/i;
  const title = text.filter((one) => !reserved.test(one));
  const students = fc.array(fc.tuple(text, text, fc.constantFrom('a@school.nl', 'B.C@x.org')), {
    minLength: 1,
    maxLength: 4,
  });
  const grade = fc.option(fc.integer({ min: 0, max: 99_999_999 }), { nil: null });
  const column = fc.record({
    title,
    points: fc.option(fc.integer({ min: 1, max: 1_000_000 }), { nil: null }),
    grades: fc.array(grade, { minLength: 4, maxLength: 4 }),
  });

  test('gives the same students, titles, points and grades, in both profiles and languages', () => {
    fc.assert(
      fc.property(
        students,
        fc.array(column, { maxLength: 4 }),
        fc.constantFrom(...PROFILES),
        fc.constantFrom('nl' as const, 'en' as const),
        (people, columns, profile, language) => {
          const table = tableOf(people, columns);
          const file = read(writeCsv(classroomRows(table, words(language)), profile));
          expect(file?.assignments.map(({ title: name, points }) => [name, points])).toEqual(
            columns.map((one) => [one.title, one.points]),
          );
          expect(file?.students.map(({ last, first, email }) => [last, first, email])).toEqual(people);
          expect(
            file?.students.map(({ cells }) => cells.map((cell) => (cell.kind === 'grade' ? cell.grade : cell.kind))),
          ).toEqual(people.map((_, i) => columns.map(({ grades }) => grades[i] ?? 'blank')));
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('reading what others write', () => {
  test('Google Classroom in a language that nobody here knows', () => {
    const file = `Прізвище,Ім'я,Електронна адреса,Тест 1,Есе
Дата,,,29 вер. 2025 р.,
Бали,,,100.0,5.0
Шевченко,Оля,o@school.ua,96.0,
,Тарас,t@school.ua,,4.5
`;
    expect(read(file)).toMatchObject({
      assignments: [
        { title: 'Тест 1', date: '29 вер. 2025 р.', points: 100 },
        { title: 'Есе', date: '', points: 5 },
      ],
      students: [
        { last: 'Шевченко', first: 'Оля', cells: [{ grade: 9600 }, { kind: 'blank' }] },
        { last: '', first: 'Тарас', cells: [{ kind: 'blank' }, { grade: 450 }] },
      ],
    });
  });

  test('headings that no list holds are found by their place', () => {
    const file = 'Nachname,Vorname,Mailanschrift,Test\nDatum,,,\nPunkte,,,20.0\nBosch,Carla,c@schule.de,18.0\n';
    expect(read(file)).toMatchObject({
      assignments: [{ title: 'Test', points: 20 }],
      students: [{ last: 'Bosch', first: 'Carla', email: 'c@schule.de', cells: [{ grade: 1800 }] }],
    });
  });

  test('a preamble, an overall column, points in the heading, and words in cells', () => {
    const file = `Class: 4B
Exported on Monday

Last Name,First Name,Email Address,Overall Grade,Quiz (20),Essay (10)
Bos,Chris,c@school.nl,85%,18,Missing
Smit,Dana,d@school.nl,,Excused,abs?
`;
    expect(read(file)).toMatchObject({
      assignments: [
        { title: 'Quiz', points: 20 },
        { title: 'Essay', points: 10 },
      ],
      students: [
        { last: 'Bos', cells: [{ grade: 1800 }, { kind: 'word', word: 'missing' }] },
        {
          last: 'Smit',
          cells: [
            { kind: 'word', word: 'excused' },
            { kind: 'unreadable', text: 'abs?' },
          ],
        },
      ],
    });
  });

  test('an older file of one assignment, with its state and comments', () => {
    const file =
      'Last Name,First Name,Email Address,Grade,Assignment State,Comments\nBos,Chris,c@school.nl,85,Returned,"Goed, Chris"\n';
    expect(read(file)).toMatchObject({
      assignments: [{ title: 'Grade', points: null }],
      students: [{ cells: [{ grade: 8500 }], state: 'Returned', comment: 'Goed, Chris' }],
    });
  });

  test('an assignment that is called Status is still an assignment', () => {
    const table = tableOf([['Bos', 'Chris', 'c@school.nl']], [{ title: 'Status', points: 10, grades: [850] }]);
    expect(read(writeCsv(classroomRows(table, words('en')), 'comma'))?.assignments).toEqual([
      { title: 'Status', date: '', points: 10 },
    ]);
  });

  test.each([[''], ['hello'], ['a,b,c\n1,2,3\n']])('%j is no file of grades', (file) => {
    expect(read(file)).toBeNull();
  });
});
