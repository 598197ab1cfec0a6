import { markOf, type GradeTable } from '../../src/gradebook/gradeTable';
import { oneRosterFiles, type Version } from '../../src/gradebook/oneroster';
import { statusOf } from '../../src/gradebook/status';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';
import { readCsv } from './classroomFile';

const given = { grade: 800, points: 10, at: '2026-11-10T12:00:00', unfinished: false };

/** One student for each status that the standard tells apart. */
const STATES: readonly (readonly [
  id: string,
  facts: Partial<Submission>,
  status: string,
  score: string,
  flags: string,
])[] = [
  ['none', {}, 'not submitted', '', 'false,false,false,true'],
  ['draft', { handIns: 1, turnedIn: true, draft: 700 }, 'partially graded', '', 'true,false,false,false'],
  ['in', { handIns: 1, turnedIn: true, late: true }, 'submitted', '', 'true,false,true,false'],
  ['graded', { handIns: 1, draft: 800, returned: given }, 'fully graded', '8.0', 'false,false,false,false'],
  ['done', { handIns: 1, returned: { ...given, grade: null } }, 'fully graded', '', 'false,false,false,false'],
  ['changed', { handIns: 1, draft: 900, returned: given }, 'partially graded', '8.0', 'false,false,false,false'],
  ['again', { handIns: 2, turnedIn: true, draft: 800, returned: given }, 'submitted', '8.0', 'true,false,false,false'],
  ['excused', { excused: true }, 'exempt', '', 'false,false,false,false'],
  [
    'back',
    { handIns: 1, returned: { ...given, grade: null, unfinished: true } },
    'not submitted',
    '',
    'false,true,false,true',
  ],
  [
    'before',
    { handIns: 1, draft: 8000, returned: { ...given, grade: 8000, points: 100 } },
    'fully graded',
    '80.0',
    'false,false,false,false',
  ],
];

const TABLE: GradeTable = {
  students: STATES.map(([id]) => ({
    id,
    last: id,
    first: 'X',
    email: id === 'none' ? '' : ` ${id.toUpperCase()}@school.nl`,
  })),
  columns: [
    {
      ...{ id: 'a1', title: 'Toets, "H3"', category: '', due: '2026-11-09T23:59:00', points: 10 },
      marks: STATES.map(([id, facts]) => {
        const submission = { ...emptySubmission(id, 'a1'), ...facts };
        const cell =
          submission.draft === null
            ? { kind: 'blank' as const }
            : { kind: 'grade' as const, grade: submission.draft, asText: false };
        return markOf({ submission, status: statusOf(submission, true), late: submission.late, cell }, 10);
      }),
    },
    { id: 'a2', title: 'Zonder', category: 'Taken', due: '', points: null, marks: STATES.map(() => null) },
  ],
};

const ABOUT = { id: 'boek1', today: '2026-11-16', category: 'Opdrachten' };

function files(version: Version): Record<string, string[][]> {
  return Object.fromEntries(oneRosterFiles(TABLE, ABOUT, version).map(({ name, text }) => [name, readCsv(text)]));
}

describe('OneRoster', () => {
  test.each<[Version, string, string, string]>([
    [
      '1.1',
      'sourcedId,status,dateLastModified,title',
      'sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax',
      'sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment',
    ],
    [
      '1.2',
      'sourcedId,status,dateLastModified,title,weight',
      'sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,categorySourcedId,academicSessionSourcedId,resultValueMin,resultValueMax,schoolSourcedId',
      'sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,inProgress,incomplete,late,missing',
    ],
  ])(
    '%s has the columns of the standard, in its order, and every row has as many',
    (version, categories, items, results) => {
      const all = files(version);
      expect(all['categories.csv']?.[0]?.join()).toBe(categories);
      expect(all['lineItems.csv']?.[0]?.join()).toBe(items);
      expect(all['results.csv']?.[0]?.join()).toBe(results);
      for (const rows of Object.values(all)) expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    },
  );

  test.each<[Version, number]>([
    ['1.1', 13],
    ['1.2', 21],
  ])('%s lists every file of the standard, three of them sent', (version, known) => {
    const rows = files(version)['manifest.csv'] ?? [];
    expect(rows.slice(0, 3)).toEqual([
      ['propertyName', 'value'],
      ['manifest.version', '1.0'],
      ['oneroster.version', version],
    ]);
    expect(rows.slice(3)).toHaveLength(known);
    expect(rows.filter(([, value]) => value === 'bulk').map(([name]) => name)).toEqual([
      'file.categories',
      'file.lineItems',
      'file.results',
    ]);
  });

  test.each(STATES)('tells of %s what was returned, and no draft', (id, _facts, status, score, flags) => {
    const rows = (files('1.2')['results.csv'] ?? []).filter(([sourcedId]) => sourcedId?.endsWith(`-${id}`));
    expect(rows).toHaveLength(1);
    const [row = []] = rows;
    expect([row[4], row[5], row[6], row.slice(11).join()]).toEqual([
      id === 'none' ? 'none' : `${id}@school.nl`,
      status,
      score,
      flags,
    ]);
  });

  test('keeps work returned out of other points under an item of its own', () => {
    const items = files('1.1')['lineItems.csv'] ?? [];
    expect(items.slice(1).map((row) => [row[0], row[3], row[6], row[11]])).toEqual([
      ['a1', 'Toets, "H3"', '2026-11-09', '10.0'],
      ['a1-100', 'Toets, "H3" (100)', '2026-11-09', '100.0'],
      ['a2', 'Zonder', '2026-11-16', ''],
    ]);
    const results = files('1.1')['results.csv'] ?? [];
    expect(results.filter((row) => row[4] === 'before@school.nl').map((row) => [row[3], row[6]])).toEqual([
      ['a1-100', '80.0'],
    ]);
  });

  test('every item names a category that is there', () => {
    const { 'categories.csv': categories = [], 'lineItems.csv': items = [] } = files('1.2');
    expect(categories.slice(1).map((row) => row[3])).toEqual(['Opdrachten', 'Taken']);
    const ids = categories.slice(1).map(([id]) => id);
    expect(items.slice(1).map((row) => ids.indexOf(row[8] ?? ''))).toEqual([0, 0, 1]);
  });
});
