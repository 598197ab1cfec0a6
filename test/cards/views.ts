/** Views to draw cards from: a class of any size, with every status in it, and the awkward names that exist. */
import type { Attention, HomeView } from '../../src/cards/home';
import type { ImportView } from '../../src/cards/importing';
import type { Place } from '../../src/cards/requests';
import type { ReturnRow, ReturnView } from '../../src/cards/returning';
import type { StudentView } from '../../src/cards/student';
import type { WorkRow, WorkView } from '../../src/cards/work';
import { countGroups, statusOf } from '../../src/gradebook/status';
import { emptySubmission, type Submission } from '../../src/gradebook/submission';

export const NOW = '2026-11-16T09:00:00';
const DUE = '2026-11-13T23:59:00';
/** Everything that may want attention, in the order of Home. */
export const ATTENTION: readonly Attention['kind'][] = [
  'deleted',
  'mailUncertain',
  'mailWaiting',
  'unreadable',
  'headerRefused',
  'toImport',
  'toCollect',
  'toGrade',
  'drafts',
];

export const PLACE: Place = { assignment: 'a1', filter: 'ALL', page: '0' };
const PAGE = 30;

const NAMES = [
  'Amber de Vries',
  'Bilal Haddad',
  'Anne-Fleur Wilhelmina van den Berg-Oosterhuis de la Rivière',
  '<b>Kop</b> & "Staart"',
  '=SUM(A1)',
  'أمينة 😀',
  'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch-Jones',
];

/** As long as a title may be, with a word that is wider than the panel. */
const LONG_TITLE =
  'Toetsweek 2: hoofdstuk 3 en 4, “Kaarten, hoogtelijnen en plattelandsontwikkelingsplanningsvraagstukken in Noordwest-Europa”, met het practicum van dinsdag en de herkansing voor wie er toen niet was';

/** A short title in a small class, one of 200 characters in a large one. */
export function titleFor(students: number): string {
  return students > 60 ? LONG_TITLE : 'Toets H3: Kaarten';
}

const given = { grade: 790, points: 100, at: DUE, unfinished: false };

/** One of each line of the table of states. */
const STATES: readonly Partial<Submission>[] = [
  { handIns: 1, turnedIn: true, handedInAt: DUE, draft: 850 },
  { handIns: 2, turnedIn: true, handedInAt: NOW, late: true, comment: 'Goed' },
  {},
  { draft: 600 },
  { handIns: 1, draft: 790, returned: given, mail: 'WAITING' },
  { handIns: 1, returned: { ...given, grade: null }, mail: 'FAILED' },
  { handIns: 1, draft: 12_000, returned: given, mail: 'SENDING' },
  { handIns: 2, turnedIn: true, draft: 790, returned: given },
  { excused: true },
  { returned: { grade: null, points: 100, at: NOW, unfinished: true } },
];

export function nameOf(i: number): string {
  return `${NAMES[i % NAMES.length] ?? ''}${i < NAMES.length ? '' : ` ${i}`}`;
}

function submissionOf(i: number): Submission {
  return { ...emptySubmission(`s${i}`, 'a1'), ...STATES[i % STATES.length] };
}

function workRow(i: number): WorkRow {
  const s = submissionOf(i);
  const { student, draft, comment, mail, late, turnedIn } = s;
  const status = statusOf(s, true);
  return {
    student,
    name: nameOf(i),
    status,
    draft,
    seen: `v${i}`,
    comment: comment !== '',
    mail,
    late,
    ready: turnedIn,
  };
}

function indexes(n: number): readonly number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** The work card of a class of `n`, its first page. */
export function workView(n: number, changed: Partial<WorkView> = {}): WorkView {
  const rows = indexes(n).map(workRow);
  return {
    place: PLACE,
    mode: 'look',
    title: titleFor(n),
    due: DUE,
    points: 100,
    now: NOW,
    decimal: ',',
    counts: countGroups(rows.map(({ status }) => status)),
    rows: rows.slice(0, PAGE),
    total: n,
    pages: indexes(Math.ceil(n / PAGE)).map((i) => ({ label: `A${i}–H${i}` })),
    canImport: true,
    problems: [],
    readyTotal: rows.filter(({ ready }) => ready === true).length,
    ...changed,
  };
}

export function homeView(students: number, assignments: number, changed: Partial<HomeView> = {}): HomeView {
  const counts = countGroups(indexes(students).map((i) => workRow(i).status));
  const rows = indexes(assignments).map((i) => ({
    id: `a${i}`,
    title: i % 5 === 4 ? titleFor(students) : `Toets ${i}`,
    due: i % 2 === 0 ? DUE : '',
    points: 100,
  }));
  return {
    className: '4B Aardrijkskunde',
    students,
    now: NOW,
    attention: indexes(assignments).map((i) => ({
      kind: 'toGrade',
      count: i + 1,
      assignment: `a${i}`,
      title: i % 5 === 4 ? titleFor(students) : `Toets ${i}`,
    })),
    assignments: rows.map((row) => ({ ...row, ...counts, counts })),
    page: 0,
    ...changed,
  };
}

export function studentView(answers: number, changed: Partial<StudentView> = {}): StudentView {
  const s = submissionOf(7);
  return {
    place: PLACE,
    student: { id: 's7', name: nameOf(3), email: 'kop@school.nl' },
    title: titleFor(answers),
    position: { index: 2, of: 12, previous: 's1', next: 's3' },
    status: statusOf(s, true),
    points: 100,
    decimal: ',',
    now: NOW,
    seen: 'v7',
    draft: s.draft,
    comments: {
      said: indexes(answers).map((i) => ({ text: `Zie vraag ${i}.`, at: DUE, who: i % 2 ? 'a@school.nl' : '' })),
      draft: 'Goed',
      by: '',
    },
    commentsSeen: 'h',
    submission: { ...s, handedInAt: DUE, responses: 2 },
    answers: indexes(answers).map((i) => ({
      question: `Vraag ${i}: welke lijnen verbinden de plaatsen van gelijke hoogte op kaart 3?`,
      answer:
        i % 3 === 0 ? '' : i === 1 ? 'Zie https://docs.google.com/document/d/1x/edit en https://example.org.' : 'Lima',
      score: i % 4 === 0 ? null : 100,
      points: 200,
      right: i % 4 === 0 ? null : i % 2 === 0,
      feedback: 'Zie bladzijde 12',
      ...(i % 5 === 4 ? { files: indexes((i % 3) + 1).map((n) => `1File${n}`) } : {}),
    })),
    attachments: [{ title: 'opdracht.pdf', url: 'https://drive.google.com/x' }],
    historyAvailable: true,
    mail: '',
    ...changed,
  };
}

export function returnView(n: number, changed: Partial<ReturnView> = {}): ReturnView {
  const kinds: readonly ReturnRow['kind'][] = ['grade', 'done', 'notHandedIn', 'changed', 'same', 'comment'];
  const students = indexes(n).map((i): ReturnRow => {
    const kind = kinds[i % kinds.length] ?? 'grade';
    const draft = kind === 'done' || kind === 'notHandedIn' ? null : 850;
    const handedIn = kind !== 'notHandedIn';
    return { id: `s${i}`, name: nameOf(i), draft, kind, comment: i % 2 === 0, handedIn, reachable: i % 7 !== 6 };
  });
  const ids = students.map(({ id }) => id).join(' ');
  return {
    place: PLACE,
    title: titleFor(n),
    points: 100,
    decimal: ',',
    students,
    mailOn: true,
    quotaLeft: 88,
    seen: 'r1',
    ids,
    ...changed,
  };
}

export function importView(changed: Partial<ImportView> = {}): ImportView {
  return {
    takes: 'grades',
    assignment: 'a1',
    title: 'Toets H3',
    form: 'f1',
    run: '',
    formTitle: 'Toets H3: Kaarten',
    responses: 31,
    max: 20,
    points: 100,
    scale: 'scale',
    counts: { new: 22, changed: 3, overwrite: 1, same: 0, waiting: 2, kept: 1, unmatched: 3 },
    handIns: 3,
    unmatched: ['noEmail', 'notOnRoster', 'notOnRoster'],
    unreadableItems: ['Tabel'],
    openZeros: 1,
    planKey: 'k1',
    typedAddresses: true,
    canScale: true,
    ...changed,
  };
}
