/** Every card there is, drawn for a class of a given size. */
import { assignmentCard, pointsCard } from '../../src/cards/assignment';
import type { Card } from '../../src/cards/card';
import { batchCard, changesCard } from '../../src/cards/changes';
import { checkCard } from '../../src/cards/check';
import { conflictCard } from '../../src/cards/conflict';
import type { Contest } from '../../src/cards/contested';
import { flagCard } from '../../src/cards/flags';
import { downloadCard, fileReadyCard } from '../../src/cards/download';
import { goOnCard } from '../../src/cards/goOn';
import { helpCard } from '../../src/cards/help';
import { historyCard, type HistoryEvent } from '../../src/cards/history';
import { homeCard } from '../../src/cards/home';
import { importDetailCard } from '../../src/cards/importDetail';
import { importCard, importDoneCard, importProgressCard, importRefusedCard } from '../../src/cards/importing';
import { linkCard } from '../../src/cards/link';
import { problemCard } from '../../src/cards/problem';
import { mailCard, uncertainMailCard } from '../../src/cards/mailing';
import { returnCard, type ReturnSince } from '../../src/cards/returning';
import { rosterCard } from '../../src/cards/roster';
import { settingsCard } from '../../src/cards/settings';
import { setUpCard } from '../../src/cards/setup';
import { restoreCard, snapshotsCard } from '../../src/cards/snapshots';
import { studentCard } from '../../src/cards/student';
import { unreadableCard } from '../../src/cards/unreadable';
import { workCard } from '../../src/cards/work';
import { eraseCard, leaversCard } from '../../src/cards/erasing';
import { figuresCard, formOf } from '../../src/cards/figures';
import { NOTES, OPEN, SAFE } from '../../src/gradebook/found';
import { parseRoster, planRoster } from '../../src/gradebook/roster';
import { DEFAULT_RULES } from '../../src/gradebook/rules';
import type { Text } from '../../src/text/language';
import {
  ATTENTION,
  homeView,
  importView,
  nameOf,
  NOW,
  PLACE,
  returnView,
  studentView,
  titleFor,
  workView,
} from './views';

export function everyCard(t: Text, n: number): readonly Card[] {
  return [...classCards(t, n), ...workCards(t, n), ...importCards(t, n), ...changesCards(t, n), ...otherCards(t, n)];
}

/** Two values of one field, and of several. */
function contestOf(t: Text, fields: number): Contest {
  const all = Array.from({ length: fields }, (_, i) => ({
    ...(fields > 1 ? { label: t.assignment.dueDate } : {}),
    theirs: i === 0 ? '50' : nameOf(2),
    mine: '20',
    by: {
      who: 'collega@school.example',
      at: NOW,
      how: (['points', 'sheet', 'import', 'return', 'undo'] as const)[i % 5],
    },
  }));
  return { all, keep: { ask: 'home' }, take: { ask: 'roster' }, now: NOW };
}

/** What changed while a return was confirmed. */
function sinceOf(n: number): ReturnSince {
  const by = { who: 'collega@school.example', at: NOW };
  const students = Array.from({ length: n }, (_, i) => ({
    id: `d${i}`,
    name: nameOf(i),
    ...(i % 2 === 0 ? { grade: { was: 850, is: i % 4 === 0 ? null : 600 } } : {}),
    by,
  }));
  return { students, points: { was: 100, is: null, by }, mine: '100;850.x', now: NOW };
}

function classCards(t: Text, n: number): readonly Card[] {
  const attention = ATTENTION.map((kind) => ({ kind, count: 1, assignment: 'a1', title: titleFor(n) }));
  return [
    homeCard(t, homeView(n, 6, { attention })),
    homeCard(t, homeView(n, n, { page: n > 60 ? 1 : 0 })),
    homeCard(t, homeView(n, 2, { attention: [] })),
    homeCard(t, homeView(0, 0)),
    homeCard(t, homeView(0, 2, { attention: [] })),
    homeCard(t, homeView(n, 0, { className: '', problem: t.problem.busyTyped })),
    setUpCard(t, { reason: 'new', className: '', language: 'nl' }),
    setUpCard(t, { reason: 'otherContent', className: '4B', language: 'en', problem: t.problem.busy }),
    setUpCard(t, { reason: 'broken', className: '4B', language: 'nl', missing: ['Geschiedenis'] }),
    settingsCard(t, {
      cardLanguage: 'auto',
      classLanguage: 'nl',
      mailStudents: true,
      className: '4B',
      rules: DEFAULT_RULES,
      seen: '',
      contest: contestOf(t, 5),
    }),
    figuresCard(t, { form: formOf(DEFAULT_RULES, ','), seen: '', problem: t.problem.figures.noCategories }),
    figuresCard(t, { form: formOf(DEFAULT_RULES, ','), seen: '', contest: contestOf(t, 2) }),
    helpCard(t, 'https://docs.google.com/x'),
    ...checkCards(t, n),
    ...erasingCards(t, n),
    ...snapshotCards(t, n),
    ...downloadCards(t, n),
    ...rosterCards(t, n),
  ];
}

function checkCards(t: Text, n: number): readonly Card[] {
  const place = { tab: 'grades' as const, cell: 'F12', about: `${nameOf(2)}, ${titleFor(n)}` };
  const found = [...SAFE, ...OPEN, ...NOTES].map((kind, i) => ({
    kind,
    places:
      kind === 'cells'
        ? [
            {
              ...place,
              tab: 'submissions' as const,
              strange: { key: 'draft', typed: 'abs?'.repeat(n), taken: 7.5, could: false },
            },
          ]
        : i % 3 === 0
          ? Array.from({ length: Math.max(1, n) }, () => place)
          : [{ tab: 'history' as const, row: i }],
  }));
  const lost = Array.from({ length: n }, (_, i) => ({
    of: i === 0 ? ('assignment' as const) : ('student' as const),
    id: `x${i}`,
    name: nameOf(i),
    facts: {},
    drafts: i,
    returned: i % 2,
    comments: i % 3,
    leftOut: i > 40,
  }));
  const done = [{ kind: 'formats' as const, count: n }];
  const view = { works: n, batches: n, decimal: ',' as const, now: '2026-11-16T12:00:00' };
  return [checkCard(t, { ...view, found: [], lost: [], done: [] }), checkCard(t, { ...view, found, lost, done })];
}

function snapshotCards(t: Text, n: number): readonly Card[] {
  const one = { id: 'p1', at: NOW, who: 'a@school.nl', students: n, assignments: 6, grades: n };
  const fact = { field: 'draft', before: '“abs?”', after: 850 };
  const works = Array.from({ length: Math.min(n, 10) }, (_, i) => ({ name: nameOf(i), facts: [fact, fact] }));
  const nothing = { facts: [], works: [], count: 0, staysReturned: 0, uncertain: 0, back: false };
  const part = { ...nothing, of: 'assignment' as const, id: 'a1', title: nameOf(2) };
  const parts = [
    {
      ...part,
      facts: [{ field: 'title', before: nameOf(2), after: 'Toets' }],
      works,
      count: n,
      staysReturned: n,
      uncertain: 1,
    },
    { ...part, id: 'a2', staysReturned: 1 },
    { ...part, id: 'a3', back: true },
    { ...part, id: 'a4', back: true, facts: [{ field: 'points', before: '50', after: '100' }], works, count: n },
    { ...part, id: 's1', of: 'student' as const, back: true },
    { ...part, id: 's2', of: 'student' as const, back: true, works, count: n, staysReturned: n, uncertain: 1 },
    { ...part, id: 'names', of: 'names' as const, works, count: n },
    { ...part, id: 'settings', of: 'settings' as const, facts: [{ field: nameOf(2), before: null, after: 'x' }] },
  ];
  const more = {
    rest: 3,
    past: n > 5 ? 'a7 a8' : '',
    returned: 'keep' as const,
    returnedSince: true,
    told: n,
    newStudents: n,
    newAssignments: 1,
    seen: 'v',
  };
  const many = Array.from({ length: 30 }, (_, i) => ({
    ...part,
    id: `d${i}`,
    of: 'student' as const,
    title: nameOf(i),
    back: true,
    works: works.slice(0, 3),
    count: Math.min(n, 5),
    staysReturned: 1,
    uncertain: 1,
  }));
  const same = { ...more, rest: 0, returnedSince: false, told: 0, newStudents: 0, newAssignments: 0 };
  return [
    snapshotsCard(t, { snapshots: Array.from({ length: Math.min(n, 20) }, () => one), now: NOW }),
    snapshotsCard(t, { snapshots: [], now: NOW, problem: t.snapshots.full(20) }),
    snapshotsCard(t, { snapshots: [], now: NOW, strange: t.snapshots.tab }),
    restoreCard(t, { ...one, ...more, parts, now: NOW, decimal: ',', problem: t.problem.changed }),
    restoreCard(t, { ...one, ...more, parts: [...many, ...parts], now: NOW, decimal: ',', problem: t.problem.changed }),
    restoreCard(t, { ...one, ...same, parts: [], now: NOW, decimal: ',' }),
    restoreCard(t, { ...one, ...same, parts: [], rest: n, past: 'a1 a2', now: NOW, decimal: ',' }),
  ];
}

function erasingCards(t: Text, n: number): readonly Card[] {
  const students = Array.from({ length: n }, (_, i) => ({
    id: `d${i}`,
    last: nameOf(i),
    first: '',
    email: `a${i}@school.nl`,
  }));
  const departed = students.map(({ id, last }, i) => ({ id, name: i === 1 ? '' : last }));
  const traces = { grades: n, returned: 2, comments: 1, handIns: n, waiting: 1, works: n, lines: n, shared: 1 };
  const nothing = { grades: 0, returned: 0, comments: 0, handIns: 0, waiting: 0, works: 0, lines: 1, shared: 0 };
  const who = { student: 's1', name: nameOf(2), email: 'a@school.nl', seen: 'v' };
  const elsewhere = [{ tab: nameOf(2), count: n }];
  return [
    leaversCard(t, { students, departed, page: 0 }),
    leaversCard(t, { students: [], departed: [], page: 0 }),
    eraseCard(t, { ...who, there: true, traces, notes: 2, snapshots: n, elsewhere, problem: t.problem.changed }),
    eraseCard(t, { ...who, name: '', email: '', there: false, traces: nothing, notes: 0, snapshots: 0, elsewhere: [] }),
  ];
}

function downloadCards(t: Text, n: number): readonly Card[] {
  const [drive, pdf] = ['https://drive.google.com/x', 'https://docs.google.com/x'];
  const view = { assignment: '', title: '', className: '4B Aardrijkskunde', profile: 'comma' as const, printUrl: pdf };
  const ready = { name: `${nameOf(2)}.csv`, folder: nameOf(2), folderUrl: drive, url: drive, unreadable: n };
  return [
    downloadCard(t, view),
    downloadCard(t, { ...view, assignment: 'a1', title: nameOf(2), profile: 'semicolon' }),
    fileReadyCard(t, ready),
    fileReadyCard(t, { ...ready, printUrl: pdf, unreadable: 0 }),
  ];
}

function rosterCards(t: Text, n: number): readonly Card[] {
  const text = Array.from({ length: n }, (_, i) => `Vries ${i}\tAmber\ta${i}@school.nl`).join('\n');
  const { rows, problems } = parseRoster(`${text}\nHaddad\tBilal\tgeen-adres\nBos\tChris\tb@school.nl`);
  const known = { id: 's1', last: 'Bosch', first: 'Chris', email: 'b@school.nl' };
  return [
    rosterCard(t, { text: '' }),
    rosterCard(t, { text, result: { plan: planRoster([known], rows), problems } }),
    rosterCard(t, { text, result: { plan: planRoster([], []), problems }, problem: t.problem.roster.noNames }),
    rosterCard(t, { text: '', told: t.notice.rosterAdded(n) }),
  ];
}

function workCards(t: Text, n: number): readonly Card[] {
  const typed = [{ student: 's1', value: 'abc', why: t.problem.grade.notANumber('abc', '8,5') }];
  const problems = Array.from({ length: n }, (_, i) => ({ studentName: nameOf(i), typed: 'abs?' }));
  return [
    workCard(t, workView(n)),
    workCard(t, workView(n, { mode: 'grade', typed, problems })),
    workCard(t, workView(n, { mode: 'return', place: { ...PLACE, filter: 'DRAFTS' }, ticked: ['s1'] })),
    workCard(t, workView(n, { mode: 'return', ticked: ['s1', 'elsewhere'], looked: '1', everyone: true })),
    workCard(t, workView(n, { points: null, due: '', canImport: false, importWhyNot: 'noPoints' })),
    workCard(t, workView(n, { points: null, takes: 'handIns' })),
    workCard(t, workView(n, { points: null, mode: 'grade', canImport: false })),
    ...flagCards(t, n),
    workCard(t, workView(0)),
    workCard(t, workView(0, { mode: 'grade' })),
    workCard(t, workView(0, { mode: 'return' })),
    studentCard(t, studentView(n)),
    studentCard(t, studentView(1, { contest: contestOf(t, 1), problem: t.problem.comment.returned })),
    studentCard(t, studentView(0, { answers: null, answersWhyNot: 'noForm', points: null, problem: t.problem.busy })),
    pointsCard(t, {
      place: PLACE,
      title: titleFor(n),
      points: 100,
      returnedKeep: n,
      seen: '',
      contest: contestOf(t, 1),
      typed: '0',
      problem: t.problem.points.notPositive('0'),
    }),
    returnCard(t, returnView(n)),
    returnCard(t, returnView(1, { mailOn: false })),
    returnCard(t, returnView(2, { since: sinceOf(n) })),
    ...mailCards(t, n),
  ];
}

function flagCards(t: Text, n: number): readonly Card[] {
  const leftOut = { already: n, excused: 1, returned: 2, unreadable: 1 };
  const surprises = [['draftCleared'], ['handedIn', 'draftCleared'], ['fromForm']] as const;
  const surprised = Array.from({ length: n }, (_, i) => ({
    name: nameOf(i),
    draft: i % 2 === 0 ? 850 : null,
    surprises: surprises[i % surprises.length] ?? [],
  }));
  const view = { place: PLACE, title: nameOf(2), decimal: ',' as const, students: n, surprised, ids: 's1', seen: 'f1' };
  const flagged = { flag: 'late' as const, students: n, leftOut, batch: 'b1' };
  return [
    workCard(t, workView(n, { mode: 'flag' })),
    workCard(t, workView(n, { mode: 'flag', overdue: true, tickAll: true, flag: 'late', flagged })),
    workCard(t, workView(n, { mode: 'flag', flagged: { ...flagged, students: 0, batch: '' } })),
    workCard(t, workView(n, { mode: 'flag', ticked: ['s1', 'elsewhere'], looked: '0 1' })),
    workCard(t, workView(0, { mode: 'flag' })),
    workCard(t, workView(n, { rows: [], total: 0, place: { ...PLACE, filter: 'TURNED_IN' } })),
    flagCard(t, { ...view, flag: 'excused', leftOut: {} }),
    flagCard(t, { ...view, flag: 'notTurnedIn', leftOut, problem: t.problem.changed }),
  ];
}

const NOTHING = { new: 0, changed: 0, overwrite: 0, same: 0, waiting: 0, kept: 0, unmatched: 0 };

function mailCards(t: Text, n: number): readonly Card[] {
  const failed = Array.from({ length: n }, (_, i) => ({ id: `s${i}`, name: nameOf(i), email: `a${i}@school.nl` }));
  const mail = { place: PLACE, title: titleFor(n), sent: 1, waiting: 1, failed, uncertain: n };
  return [
    mailCard(t, { ...mail, left: 0, returned: n, hasQuiz: true }),
    mailCard(t, { ...mail, left: 40 }),
    mailCard(t, { ...mail, waiting: 0, failed: [], uncertain: 0, left: 1, returned: n }),
    uncertainMailCard(t, { place: PLACE, title: titleFor(n), students: failed, seen: '1abc' }),
    uncertainMailCard(t, {
      place: PLACE,
      title: titleFor(n),
      students: failed,
      seen: '1abc',
      problem: t.problem.changed,
    }),
    uncertainMailCard(t, { place: PLACE, title: titleFor(n), students: [], seen: '1abc' }),
  ];
}

function importCards(t: Text, n: number): readonly Card[] {
  const rows = Array.from({ length: n }, (_, i) => ({
    name: nameOf(i),
    before: 700,
    after: 850,
    others: [600, null],
    why: 'noEmail' as const,
  }));
  const titles = { title: titleFor(n), formTitle: titleFor(n) };
  const linked = { gradebookTitle: titleFor(n), assignment: 'a1', place: PLACE, url: 'https://docs.google.com/x' };
  return [
    importCard(t, importView(titles)),
    importCard(t, importView({ ...titles, responses: 0, handIns: 0, counts: NOTHING })),
    importCard(t, importView({ ...titles, counts: { ...NOTHING, waiting: 2 } })),
    importCard(t, importView({ ...titles, handIns: 0, counts: { ...NOTHING, waiting: 2 } })),
    importProgressCard(t, {
      takes: 'grades',
      title: titleFor(n),
      done: 900,
      total: 1525,
      next: { ask: 'importPlan', assignment: 'a1', scale: 'scale', from: 'plan', run: 'r1' },
    }),
    importDetailCard(t, { part: 'overwrite', takes: 'grades', rows, decimal: ',', now: NOW }),
    importDoneCard(t, { place: PLACE, takes: 'grades', imported: n, handIns: 2, batch: 'b1' }),
    importDoneCard(t, { place: PLACE, takes: 'grades', imported: 0, handIns: 1, batch: 'b1' }),
    importCard(
      t,
      importView({
        ...titles,
        takes: 'handIns',
        notQuiz: true,
        counts: { ...NOTHING, new: n, changed: 2 },
        handIns: n,
      }),
    ),
    importCard(t, importView({ ...titles, takes: 'handIns', counts: NOTHING, handIns: 0, canScale: false })),
    importDetailCard(t, {
      part: 'changed',
      takes: 'handIns',
      rows: rows.map((row) => ({ ...row, at: NOW, late: true })),
      decimal: ',',
      now: NOW,
    }),
    importDoneCard(t, { place: PLACE, takes: 'handIns', imported: 0, handIns: n, batch: 'b1' }),
    importRefusedCard(t, { why: t.problem.quiz.noAccess, assignment: 'a1' }),
    linkCard(t, { formTitle: 'Toets', isQuiz: false, gradebookUrl: 'x', problem: t.problem.gradebook.badUrl }),
    linkCard(t, {
      formTitle: 'Toets',
      isQuiz: true,
      gradebookUrl: '',
      found: { id: 'g', title: '4B', fresh: 'a1' },
      assignments: [
        { id: 'a1', title: 'Toets', own: true },
        { id: 'a2', title: titleFor(n), other: titleFor(n) },
      ],
    }),
    linkCard(t, { formTitle: 'Toets', isQuiz: true, gradebookUrl: '', linked }),
    linkCard(t, { formTitle: 'Verslag', isQuiz: false, gradebookUrl: '', linked }),
  ];
}

const STAYS = [
  null,
  'back',
  'changed',
  'studentGone',
  'assignmentGone',
  'unreadable',
  'uncertain',
  'inUse',
  'message',
] as const;

function changesCards(t: Text, n: number): readonly Card[] {
  const place = { assignment: '', page: '1' };
  const batch = {
    id: 'b1',
    at: NOW,
    who: 'a@school.nl',
    what: t.batch.import(n, nameOf(2)),
    now: NOW,
    decimal: ',' as const,
  };
  const batches = Array.from({ length: Math.min(n, 25) }, (_, i) => ({
    ...batch,
    students: n,
    undone: (['', 'all', 'part'] as const)[i % 3] ?? '',
  }));
  const things = Array.from({ length: n }, (_, i) => ({
    name: nameOf(i),
    facts: [
      { field: 'draft', before: null, after: 850 },
      { field: 'returned', before: null, after: '8,5 / 100' },
    ],
    stays: STAYS[i % STAYS.length] ?? null,
    ...(i % 2 === 0 ? { by: { who: 'b@school.nl', at: NOW } } : {}),
  }));
  return [
    changesCard(t, { place, title: nameOf(2), batches, more: true, now: NOW }),
    changesCard(t, { place: { ...place, page: '0' }, batches, more: false, now: NOW }),
    batchCard(t, {
      ...batch,
      place,
      things,
      told: n,
      waiting: n,
      undone: { batch: 'b2', part: true },
      seen: 'v',
      problem: t.problem.changed,
    }),
    batchCard(t, { ...batch, place, things: [], told: 0, waiting: 0, seen: 'v' }),
  ];
}

function otherCards(t: Text, n: number): readonly Card[] {
  const event: HistoryEvent = { at: NOW, who: 'a@school.nl', how: 'typed', field: 'draft', before: null, after: 850 };
  const events = Array.from({ length: n }, (_, i) => ({ ...event, before: i, field: i === 1 ? 'later' : 'draft' }));
  const cells = Array.from({ length: n }, (_, i) => ({
    cell: `F${i + 6}`,
    student: nameOf(i),
    assignment: titleFor(n),
    text: 'abs?',
  }));
  return [
    assignmentCard(t, { title: '', due: '', points: 100, formUrl: '', importOn: true, attachments: [] }),
    assignmentCard(t, {
      place: PLACE,
      title: titleFor(n),
      due: NOW,
      points: null,
      formUrl: 'https://docs.google.com/forms/d/x/edit',
      importOn: false,
      attachments: [{ title: titleFor(n), url: 'https://docs.google.com/forms/d/x/edit', kind: 'form' }],
      typed: { points: 'abc' },
      seen: '',
      contest: contestOf(t, 3),
      problem: t.problem.points.notANumber('abc'),
    }),
    historyCard(t, { name: nameOf(0), title: titleFor(n), decimal: ',', handIns: 2, events }),
    historyCard(t, { name: nameOf(0), title: titleFor(n), decimal: ',', handIns: 0, events: [] }),
    unreadableCard(t, { cells }),
    unreadableCard(t, { cells: [] }),
    goOnCard(t, { ask: 'repair' }, 'begun'),
    goOnCard(t, { ask: 'home' }, 'done'),
    goOnCard(t, { ask: 'repair' }, 'part'),
    problemCard(t, { message: t.problem.busy, ask: { ask: 'home' } }),
    conflictCard(t, {
      place: PLACE,
      student: 's1',
      field: 'grade.s1',
      name: nameOf(0),
      theirs: 'abs?',
      mine: 850,
      by: { who: '', at: NOW, how: 'sheet' },
      seen: 'v',
      typed: '8,5',
      decimal: ',',
    }),
    conflictCard(t, {
      place: PLACE,
      student: 's1',
      field: 'grade.s1',
      name: nameOf(0),
      theirs: 600,
      mine: 'excused',
      by: { who: '', at: NOW, how: 'import' },
      comment: 'Prima.',
      seen: 'v',
      typed: '8,5',
      decimal: ',',
    }),
  ];
}
