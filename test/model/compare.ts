/** Where the gradebook and the model tell other things, in words; nothing where they agree. */
import { commentsIn } from '../../src/gradebook/comment';
import { decodeSnapshot, type Snapshot } from '../../src/gradebook/snapshot';
import { SNAPSHOT_KEYS } from '../../src/gradebook/tables';
import { LANGUAGES, textOf, type Text } from '../../src/text/language';
import { showMoment } from '../../src/text/moments';
import { column, inconsistencies, rowsOf, tab } from '../stories/picture';
import {
  assignmentsIn,
  averageOf,
  cellAt,
  countsOf,
  groupOf,
  hundredths,
  isOverdue,
  keyOf,
  lostIn,
  meanOf,
  overallOf,
  studentsIn,
  wordOf,
  workAt,
  type Assignment,
  type Counts,
  type Grade,
  type Group,
  type Model,
  type Student,
  type Work,
} from './model';
import { columnOf, headRow, rowOf, type Room } from './room';
import { shownGrade } from './typing';

/** What the teacher saw on a walk past every card. */
export interface Seen {
  readonly home: string;
  /** by title */
  readonly lists: ReadonlyMap<string, string>;
}

export function differences(room: Room, model: Model, seen: Seen): string[] {
  return [
    ...who(room, model),
    ...assignmentsIn(model).flatMap((assignment) => [
      ...heading(room, assignment),
      ...works(room, model, assignment),
      ...counts(room, model, assignment, seen),
    ]),
    ...figures(room, model),
    ...mean(room, model, seen),
    ...attention(room, model, seen),
    ...rules(room, model),
    ...snapshots(room, model),
    ...letters(room, model),
    ...inconsistencies(room.file),
  ];
}

/** What every snapshot holds of each student's work: when it was taken shows in nothing else. */
function snapshots({ file }: Room, model: Model): string[] {
  const sheet = file.sheets.find((one) => String(one.raw(1, 1)).startsWith('gradebook:snapshots'));
  const rows = sheet ? rowsOf(sheet).filter(({ students }) => typeof students === 'number') : [];
  const is = rows.map(({ at }) => {
    const first = SNAPSHOT_KEYS.indexOf('data') + 1;
    const pieces = Array.from({ length: SNAPSHOT_KEYS.length }, (_, i) => String(sheet?.raw(at, first + i) ?? ''));
    return worksIn(decodeSnapshot(pieces.map((piece) => piece.replace(/^\|/, '')).join('')));
  });
  const wanted = model.snapshots.map(({ assignments, students, works: kept }) =>
    assignments.flatMap((a) => students.flatMap((s) => workLine(a.title, s.name, kept.get(keyOf(a, s))))).sort(),
  );
  return told('works in snapshots', JSON.stringify(is), JSON.stringify(wanted));
}

function worksIn(snapshot: Snapshot | null): string[] {
  const titles = new Map(snapshot?.assignments.map(({ id, title }) => [id, title]));
  const names = new Map(snapshot?.students.map(({ id, last }) => [id, last]));
  return (snapshot?.works ?? [])
    .flatMap(({ assignment, student, ...work }) =>
      workLine(titles.get(assignment) ?? '?', names.get(student) ?? '?', {
        ...work,
        comment: commentsIn(work.comment).draft,
      }),
    )
    .sort();
}

type Held = Pick<Work, 'draft' | 'typedBy' | 'excused' | 'turnedIn' | 'comment'>;

function workLine(title: string, name: string, work?: Held): string[] {
  if (!work) return [];
  const { draft, typedBy, excused, turnedIn, comment } = work;
  const facts = [draft, typedBy, excused, turnedIn, comment];
  return facts.some((fact) => fact !== null && fact !== '' && fact !== false)
    ? [JSON.stringify([title, name, facts])]
    : [];
}

function rules({ file }: Room, { overall, weights, counts, weigh }: Model): string[] {
  const settings = new Map(rowsOf(tab(file, 'settings')).map(({ key, value }) => [String(key), value]));
  const is = Object.fromEntries(
    [...settings].flatMap(([key, value]) =>
      key.startsWith('category.') && value !== '' ? [[key.slice('category.'.length), value]] : [],
    ),
  );
  return [
    ...told('how the overall grade is made', settings.get('overall'), overall),
    ...told('how assignments weigh', settings.get('weigh'), weigh),
    ...told('what counts', settings.get('counts'), counts),
    ...told('weights', JSON.stringify(is), JSON.stringify(weights)),
  ];
}

function told(what: string, is: unknown, wanted: unknown): string[] {
  return is === wanted ? [] : [`${what}: ${String(is)}, and not ${String(wanted)}`];
}

/** Everybody has a row with an id, and nobody else has; the same for assignments. */
function who(room: Room, model: Model): string[] {
  const { grades } = room;
  const [last, first, email] = ['lastName', 'firstName', 'email'].map((key) => column(grades, key)) as [
    number,
    number,
    number,
  ];
  const ids = (keys: readonly string[], pattern: RegExp) => keys.filter((key) => pattern.test(key));
  const rows = Array.from({ length: grades.lastRow() }, (_, i) => i + 1).filter((row) =>
    /^s[0-9a-f]{8}/.test(String(grades.raw(row, 1))),
  );
  const columns = Array.from({ length: grades.lastColumn() }, (_, i) => String(grades.raw(1, i + 1)));
  const named = (facts: readonly unknown[]) => facts.map(String).join(' / ');
  const [names, titles] = [
    studentsIn(model).map((one) => named([one.name, one.first, one.email])),
    assignmentsIn(model).map(({ title }) => title),
  ];
  const there = rows.map((row) => named([last, first, email].map((at) => grades.raw(row, at))));
  const heads = ids(columns, /^a[0-9a-f]{8}/).map((id) =>
    String(grades.raw(headRow(room, 'title'), columns.indexOf(id) + 1)),
  );
  return [
    ...told('students', there.sort().join(', '), names.sort().join(', ')),
    ...told('assignments', heads.sort().join(', '), titles.sort().join(', ')),
  ];
}

function heading(room: Room, { title, points, category }: Assignment): string[] {
  const row = rowsOf(tab(room.file, 'assignments')).find((one) => one['title'] === title);
  const shown = room.grades.raw(headRow(room, 'points'), columnOf(room, title));
  return [
    ...told(`points of ${title} in Assignments`, row?.['points'], points ?? ''),
    ...told(`category of ${title}`, row?.['category'], category),
    ...told(`points of ${title} in Grades`, shown, points ?? room.t.noGrade),
  ];
}

/** Every student's row in Submissions, and the cell. */
function works(room: Room, model: Model, assignment: Assignment): string[] {
  const id = room.grades.raw(1, columnOf(room, assignment.title));
  const rows = rowsOf(tab(room.file, 'submissions')).filter((row) => row['assignment'] === id);
  return studentsIn(model).flatMap((student) => {
    const own = room.grades.raw(rowOf(room, student.name), 1);
    const work = workAt(model, keyOf(assignment, student));
    const row = rows.find((one) => one['student'] === own) ?? {};
    const facts = Object.entries(factsOf(room.t, work)).flatMap(([fact, wanted]) =>
      told(`${assignment.title}, ${student.name}, ${fact}`, (row as Record<string, unknown>)[fact] ?? '', wanted),
    );
    const isEmpty = Object.keys(row).length === 0;
    const thread = comments(
      `${assignment.title}, ${student.name}, comments`,
      (row as Record<string, unknown>)['comment'],
      work,
    );
    return [
      ...thread,
      ...(isEmpty ? facts.filter((fact) => !/ and not (|0)$/.test(fact)) : facts),
      ...shown(room, model, assignment, student),
    ];
  });
}

function factsOf(t: Text, work: Work): Readonly<Record<string, unknown>> {
  const grade = (value: Grade | null | undefined) => (value == null ? '' : value / 100);
  const flag = (on: boolean) => (on ? t.yes : '');
  const { returned } = work;
  return {
    handIns: work.handIns,
    late: flag(work.late),
    draft: grade(work.draft),
    returned: grade(returned?.grade),
    returnedPoints: returned?.points ?? '',
    unfinished: flag(returned?.unfinished ?? false),
    excused: flag(work.excused),
    typedBy: work.typedBy,
    response: work.response,
    imported: grade(work.imported),
    mail: { '': '', waiting: t.status.mailWaiting, sent: t.yes, uncertain: t.status.mailUncertain }[work.mail],
  };
}

/** The thread of comments: what was returned, and what goes with the next return. */
function comments(name: string, cell: unknown, { said, comment }: Work): string[] {
  const is = commentsIn(typeof cell === 'string' ? cell : '');
  return told(name, [...is.said.map(({ text }) => text), is.draft].join(' | '), [...said, comment].join(' | '));
}

/** What stands in the cell: a number with its symbol, a word, or what was typed and cannot be read. */
function shown(room: Room, model: Model, assignment: Assignment, student: Student): string[] {
  const { grades, t } = room;
  const key = keyOf(assignment, student);
  const [work, { number, odd }] = [workAt(model, key), cellAt(model, key)];
  const [row, at] = [rowOf(room, student.name), columnOf(room, assignment.title)];
  const name = `cell of ${assignment.title}, ${student.name}`;
  const raw = grades.raw(row, at);
  if (odd !== '') return told(name, String(raw), odd);
  if (number === null) {
    const word = wordOf(work, isOverdue(assignment, model.now));
    return told(name, spelled(t, String(raw)), word === '' ? '' : t.words[word]);
  }
  const back = !work.turnedIn && work.returned?.grade === hundredths(number);
  const { text, color } = grades.shownAt(row, at);
  return [
    ...told(name, raw, number),
    ...told(`${name} shows`, text.slice(-1), back ? '✓' : '◐'),
    ...told(`${name} is black`, color === '#000000', back),
  ];
}

/** A word as a colleague may have typed it, in either language, in the language of the class. */
function spelled(t: Text, text: string): string {
  if (/^ex$/i.test(text)) return t.words.excused;
  const all = LANGUAGES.flatMap((language) => Object.entries(textOf(language).words));
  const [word] = all.find(([, spelling]) => spelling === text) ?? [];
  return word === undefined ? text : t.words[word as keyof Text['words']];
}

const GROUPS: readonly Group[] = ['TURNED_IN', 'ASSIGNED', 'GRADED', 'RETURNED'];

/** The counts in Assignments, on Home and on the list: the same everywhere, and those of the model. */
function counts(room: Room, model: Model, assignment: Assignment, seen: Seen): string[] {
  const { t } = room;
  const wanted = countsOf(model, assignment);
  const row = rowsOf(tab(room.file, 'assignments')).find((one) => one['title'] === assignment.title) ?? {};
  const { groups } = wanted;
  const kept = {
    turnedIn: groups.TURNED_IN,
    graded: groups.GRADED,
    returned: groups.RETURNED,
    excused: wanted.excused,
    toGrade: wanted.toGrade,
    drafts: wanted.drafts,
    unreadable: wanted.unreadable,
    mailWaiting: wanted.waiting,
    mailUncertain: wanted.uncertain,
  };
  const list = seen.lists.get(assignment.title) ?? '';
  const buttons = GROUPS.map((group) => `${t.groups[group]} ${groups[group]}`);
  return [
    ...Object.entries(kept).flatMap(([count, n]) =>
      told(`${assignment.title}, ${count}`, (row as Record<string, unknown>)[count], n),
    ),
    ...buttons.flatMap((button) =>
      list.includes(button) ? [] : [`the list of ${assignment.title} does not say “${button}”: ${list}`],
    ),
    ...onHome(t, model, assignment, wanted, seen.home),
    ...inGroups(model, assignment, list),
  ];
}

function onHome(t: Text, model: Model, { title, due, points }: Assignment, wanted: Counts, home: string): string[] {
  const { groups, missing } = wanted;
  const moment = (ms: number) =>
    new Date(ms).toLocaleString('sv-SE', { timeZone: 'Europe/Amsterdam' }).replace(' ', 'T');
  const when = due === 0 ? t.noDue : showMoment(t, moment(due), moment(model.now));
  const parts = [
    groups.TURNED_IN > 0 ? t.home.turnedIn(groups.TURNED_IN) : '',
    groups.GRADED > 0 ? t.home.graded(groups.GRADED) : '',
    groups.RETURNED > 0 ? t.home.returned(groups.RETURNED) : '',
    missing > 0 ? t.home.missing(missing) : '',
  ].filter((part) => part !== '');
  const progress = parts.length === 0 ? t.home.nothingYet : parts.join(' · ');
  const line = `${when} · ${points === null ? t.noGrade : t.points(points)} ${title} ${progress}`;
  return home.includes(line) ? [] : [`Home does not say “${line}”:\n${home}`];
}

/** Of more than this that wants attention Home tells how many more there are. */
const MOST_ATTENTION = 30;

/** What wants attention, each thing once and in its order. */
function attention({ t }: Room, model: Model, { home }: Seen): string[] {
  const all = assignmentsIn(model).map((assignment) => ({ assignment, counts: countsOf(model, assignment) }));
  const of = (say: (counts: Counts) => string) =>
    all.flatMap(({ assignment, counts }) => {
      const said = say(counts);
      return said === '' ? [] : [`${said} ${assignment.title}`];
    });
  const lost = lostIn(model);
  const [gone, odd] = [
    lost.students.length + lost.assignments.length,
    all.reduce((sum, { counts }) => sum + counts.unreadable, 0),
  ];
  const wanted = [
    ...(gone > 0 ? [`! ${t.home.deleted(gone)} `] : []),
    ...of(({ uncertain }) => (uncertain > 0 ? `! ${t.home.mailUncertain(uncertain)}` : '')),
    ...of(({ waiting }) => (waiting > 0 ? t.home.mailWaiting(waiting) : '')),
    ...(odd > 0 ? [t.home.unreadable(odd)] : []),
    ...all
      .filter((one) => waitsForImport(model, one))
      .map(({ assignment: { title } }) => `${t.home.toImport(1)} ${title}`),
    ...of(({ toGrade }) => (toGrade > 0 ? t.home.toGrade(toGrade) : '')),
    ...of(({ drafts }) => (drafts > 0 ? t.home.drafts(drafts) : '')),
  ];
  const lines = home.split('\n');
  const at = lines.indexOf(t.home.attention) + 1;
  const shown = wanted.slice(0, MOST_ATTENTION);
  const more = wanted.length > MOST_ATTENTION ? [t.andMore(wanted.length - MOST_ATTENTION)] : [];
  const right =
    wanted.length === 0
      ? at === 0 && lines.includes(t.home.nothingToDo)
      : at > 0 &&
        [...shown, ...more].every((text, i) => lines[at + i]?.startsWith(text)) &&
        lines[at + shown.length + more.length] === t.home.assignments;
  return right ? [] : [`Home does not tell just this:\n${wanted.join('\n')}\nbut\n${home}`];
}

/** A quiz that is over, or has no end, of which nothing came in yet. */
function waitsForImport(
  { now }: Model,
  { assignment, counts }: { readonly assignment: Assignment; readonly counts: Counts },
): boolean {
  const { groups, drafts } = counts;
  const nothing = groups.TURNED_IN + groups.GRADED + groups.RETURNED + drafts === 0;
  const { quiz, points, due } = assignment;
  return quiz && points !== null && nothing && (due === 0 || isOverdue(assignment, now));
}

/** Under each group the names that belong there (S16). */
function inGroups(model: Model, assignment: Assignment, list: string): string[] {
  const lines = list.split('\n');
  const wanted = GROUPS.flatMap((group) =>
    studentsIn(model).filter((student) => groupOf(workAt(model, keyOf(assignment, student))) === group),
  ).map(({ first, name }) => `${first} ${name}`.trim());
  const found = lines.flatMap((line) => wanted.find((name) => line.startsWith(`${name} `) || line === name) ?? []);
  return told(`names in the list of ${assignment.title}`, found.join(', '), wanted.join(', '));
}

/** Averages and overall grades: what the formulas show. */
function figures(room: Room, model: Model): string[] {
  const { grades } = room;
  const average = headRow(room, 'average');
  const overall = column(grades, 'overall');
  const near = (what: string, cell: unknown, wanted: number | null) => {
    const right = wanted === null ? cell === '' : typeof cell === 'number' && Math.abs(cell - wanted) < 1e-9;
    return right ? [] : [`${what}: ${String(cell)}, and not ${String(wanted)}`];
  };
  const part = (thousandths: number | null) => (thousandths === null ? null : thousandths / 1000);
  return [
    ...assignmentsIn(model).flatMap((assignment) =>
      near(
        `average of ${assignment.title}`,
        grades.raw(average, columnOf(room, assignment.title)),
        averageOf(model, assignment),
      ),
    ),
    ...studentsIn(model).flatMap((student) =>
      near(
        `overall grade of ${student.name}`,
        grades.raw(rowOf(room, student.name), overall),
        part(overallOf(model, student)),
      ),
    ),
    ...near('mean of the class', grades.raw(average, overall), part(meanOf(model))),
  ];
}

/** The mean of the class on Home. */
function mean({ t }: Room, model: Model, { home }: Seen): string[] {
  const wanted = meanOf(model);
  const word = t.figures.classMean;
  if (wanted === null) return home.includes(word) ? [`Home tells a mean:\n${home}`] : [];
  const text = `${word} ${shownGrade(wanted * 10, model)}%`;
  return home.includes(text) ? [] : [`Home does not say “${text}”:\n${home}`];
}

/** Every message the model knows of is in the mailbox, and no other. */
function letters({ workspace: { mailbox }, t }: Room, model: Model): string[] {
  const wanted = model.letters.flatMap(({ key, to, grade, points, comment }, i) => {
    const letter = mailbox[i];
    const body = `${letter?.subject ?? ''} ${letter?.body ?? ''}`;
    const outOf = points === null ? t.empty : String(points);
    const says = [grade === null ? '' : t.mail.grade(shownGrade(grade, model), outOf), comment];
    const right = letter?.to === to && says.every((part) => body.includes(part));
    return right
      ? []
      : [`message ${i + 1} to ${to} about ${key} (${says.join('; ')}): ${letter?.to ?? 'none'} ${body}`];
  });
  return [...wanted, ...told('messages', mailbox.length, model.letters.length)];
}
