/**
 * Any hands in Grades: whatever a teacher types, pastes, fills, sorts, moves, copies, colours or deletes there, in any order.
 * After the next visit every grade in a cell is a draft with its history, or stands on the list of what cannot be read, with
 * its cell; what is the teacher's own is as it was; what was deleted is told; and a second visit writes nothing.
 */
import fc from 'fast-check';
import { openRoom, type Room } from './deeds';
import { column, inconsistencies, logOf, rowsOf, tab } from './picture';
import { importGrades, type Language } from './quizzes';

const ROOMS = { nl: openRoom('nl'), en: openRoom('en') };
const STARTS = { nl: imported(ROOMS.nl), en: imported(ROOMS.en) };

/** With a quiz imported too, so that there is more to lose. */
function imported(room: Room): () => void {
  importGrades(room);
  room.panel.open();
  return room.workspace.remember();
}

/** One thing that hands do; the numbers say where, as far as there is a where. */
interface Hand {
  readonly does: keyof typeof HANDS;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const TYPED = [
  '7',
  '8,5',
  "'8,5",
  '8.5',
  "'8.5",
  '88,725',
  '',
  'EX',
  'Vrijgesteld',
  'Excused',
  'abs?',
  '-1',
  '=1+2',
  'Missing',
];

function idRows({ grades }: Room): number[] {
  return Array.from({ length: grades.lastRow() }, (_, i) => i + 1).filter((row) =>
    /^s[0-9a-f]{8}/.test(String(grades.raw(row, 1))),
  );
}

function heads({ grades }: Room): number[] {
  return Array.from({ length: grades.lastColumn() }, (_, i) => i + 1).filter((at) =>
    /^a[0-9a-f]{8}/.test(String(grades.raw(1, at))),
  );
}

/** The first and last row of students, the last column before the hidden one at the end. */
function body(room: Room) {
  const rows = idRows(room);
  return { first: Math.min(...rows), last: Math.max(...rows), right: Math.max(5, ...heads(room)) };
}

function pick<T>(list: readonly T[], n: number): T {
  const found = list[n % Math.max(1, list.length)];
  if (found === undefined) throw new Error('nothing to pick');
  return found;
}

function a1(row: number, at: number): string {
  return `${String.fromCharCode(64 + at)}${row}`;
}

/** Whether there is a student and an assignment to work on. */
function isThere(room: Room): boolean {
  return idRows(room).length > 1 && heads(room).length > 0;
}

const HANDS = {
  types: (room: Room, { a, b, c }: Hand) => {
    room.grades.type(a1(pick(idRows(room), a), pick(heads(room), b)), pick(TYPED, c));
  },
  pastes: (room: Room, { a, b, c }: Hand) => {
    const block = [0, 1, 2].map((i) => [pick(TYPED, c + i), pick(TYPED, c + 3 * i)]);
    room.grades.paste(
      a1(pick(idRows(room), a), pick(heads(room), b)),
      heads(room).length > 1 ? block : block.map(([one = '']) => [one]),
    );
  },
  'fills down': (room: Room, { a, b }: Hand) => {
    const at = pick(heads(room), b);
    const from = pick(idRows(room), a);
    for (const row of idRows(room).filter((one) => one > from)) room.grades.put(row, at, room.grades.cell(from, at));
  },
  'clears a cell': (room: Room, { a, b }: Hand) => {
    room.grades.clear(a1(pick(idRows(room), a), pick(heads(room), b)));
  },
  sorts: (room: Room, { b, c }: Hand) => {
    const { first, last, right } = body(room);
    room.grades.sort(`A${first}:${a1(last, right)}`, 2 + (b % (right - 1)), c % 2 === 0);
  },
  'sorts without ids': (room: Room, { b, c }: Hand) => {
    const { first, last, right } = body(room);
    room.grades.sort(`B${first}:${a1(last, right)}`, 2 + (b % (right - 1)), c % 2 === 0);
  },
  'inserts an own row': (room: Room, { a }: Hand) => {
    const row = pick(idRows(room), a);
    room.grades.insertRowsBefore(row);
    room.grades.type(a1(row, pick(heads(room), a)), 'groep 2');
  },
  'inserts an own column': (room: Room, { b }: Hand) => {
    const at = pick(heads(room), b);
    room.grades.insertColumnsBefore(at);
    room.grades.type(a1(2, at), 'Lokaal');
    room.grades.type(a1(body(room).first, at), 'B12');
  },
  'moves a row': (room: Room, { a, b }: Hand) => {
    room.grades.moveRows(pick(idRows(room), a), 1, pick(idRows(room), b));
  },
  'moves a column': (room: Room, { a, b }: Hand) => {
    room.grades.moveColumns(pick(heads(room), a), 1, pick(heads(room), b));
  },
  hides: (room: Room, { a, b }: Hand) => {
    room.grades.hideRow(pick(idRows(room), a));
    room.grades.hideColumn(pick(heads(room), b));
  },
  'deletes a row': (room: Room, { a }: Hand) => {
    room.grades.deleteRows(pick(idRows(room), a));
  },
  'deletes a column': (room: Room, { b }: Hand) => {
    room.grades.deleteColumns(pick(heads(room), b));
  },
  'copies a row': (room: Room, { a, b }: Hand) => {
    const from = pick(idRows(room), a);
    const to = body(room).last + 1 + (b % 2);
    for (let at = 1; at <= body(room).right; at += 1) room.grades.put(to, at, room.grades.cell(from, at));
  },
  'copies a column': (room: Room, { b }: Hand) => {
    const [from, to] = [pick(heads(room), b), body(room).right + 1];
    for (let row = 1; row <= room.grades.lastRow(); row += 1) room.grades.put(row, to, room.grades.cell(row, from));
  },
  'types a title': (room: Room, { a, c }: Hand) => {
    const at = body(room).right + 1;
    room.grades.type(a1(2, at), `Nieuw ${a}`);
    room.grades.type(a1(pick(idRows(room), a), at), pick(['7', '8', 'EX', ''], c));
  },
  'types a name': (room: Room, { a, b, c }: Hand) => {
    const row = body(room).last + 1;
    room.grades.paste(a1(row, 2), [[`Nieuw ${a}`, 'Nora']]);
    room.grades.type(a1(row, pick(heads(room), b)), pick(TYPED, c));
  },
  'changes a heading': (room: Room, { a, b, c }: Hand) => {
    room.grades.type(a1(pick([2, 4], a), pick(heads(room), b)), pick(['Werkstuk', '20', 'veel', '0'], c));
  },
  'changes a name': (room: Room, { a }: Hand) => {
    room.grades.type(a1(pick(idRows(room), a), 3), `Anders ${a}`);
  },
  'colours and notes': (room: Room, { a, b }: Hand) => {
    const [row, at] = [pick(idRows(room), a), pick(heads(room), b)];
    room.grades.format({ row, column: at, rows: 1, columns: 1 }, { background: '#ffff00', fontColor: '#ff00ff' });
    room.grades.setNote(a1(row, at), 'let op');
  },
  'renames the tab': (room: Room, { a }: Hand) => {
    room.grades.name = `Tab ${a}`;
  },
} as const;

/** Does it all; an undo takes back what was done last. */
function doAll(room: Room, hands: readonly (Hand | 'undoes')[]): void {
  const before: (() => void)[] = [];
  for (const hand of hands) {
    if (hand === 'undoes') before.pop()?.();
    else if (isThere(room)) {
      before.push(room.workspace.remember());
      HANDS[hand.does](room, hand);
    }
  }
}

function visit(room: Room): void {
  room.panel.open();
  for (const at of heads(room)) look(room, String(room.grades.raw(1, at)));
  room.panel.open();
}

/** The list of an assignment, by its id: two may have one title. */
function look({ window, language }: Room, assignment: string): void {
  const parameters = { ask: 'work', mode: 'look', assignment, filter: 'ALL', page: '0' };
  window.run('act', { commonEventObject: { hostApp: 'SHEETS', userLocale: language, parameters, formInputs: {} } });
}

/** What is the teacher's own: every colour and note; and what stands in rows and columns without an id. */
function ownThings(room: Room): string[] {
  const { grades } = room;
  const lines = Array.from({ length: grades.maxRows }, (_, i) => i + 1);
  const across = Array.from({ length: grades.maxColumns }, (_, i) => i + 1);
  return lines.flatMap((row) =>
    across.flatMap((at) => {
      const { format, note } = grades.cell(row, at);
      const looks =
        note !== '' || format.background === '#ffff00'
          ? [`${a1(row, at)} ${note} ${format.background} ${format.fontColor}`]
          : [];
      return [...looks, ...(isOwn(room, row, at) ? [ownCell(room, row, at)] : [])];
    }),
  );
}

function isOwn({ grades }: Room, row: number, at: number): boolean {
  const inRow = grades.raw(row, 1) === '' && grades.raw(row, 2) === '' && grades.raw(row, 3) === '' && row > 1;
  return (inRow || grades.raw(1, at) === '') && grades.raw(row, at) !== '';
}

function ownCell({ grades }: Room, row: number, at: number): string {
  const { formula, raw, format } = grades.cell(row, at);
  return `${a1(row, at)} ${formula || String(raw)}\t${format.numberFormat}`;
}

/** Of what was the teacher's own before a visit, what is not so any more; what became an assignment or a student is not. */
function ownTroubles(room: Room, before: readonly string[], columns: ReadonlyMap<number, unknown>): string[] {
  const ours = new Set(heads(room).filter((at) => columns.get(at) !== room.grades.raw(1, at)));
  const now = new Set(ownThings(room));
  return before.filter((thing) => {
    const [cell = ''] = thing.split(' ');
    const { row, column: at } = { row: Number(cell.slice(1)), column: cell.charCodeAt(0) - 64 };
    const becameOurs = !thing.includes('#') && !isOwn(room, row, at);
    // A column that becomes an assignment looks like one in every row.
    const claimed = ours.has(at) && [...now].some((one) => one.startsWith(thing.replace(/\t.*$/, '\t')));
    return !now.has(thing) && !becameOurs && !claimed;
  });
}

/** Cells of students and assignments that no grade or word stands in, and that the list of them does not name. */
function unlisted(room: Room): string[] {
  const { grades, t, panel } = room;
  const strange = idRows(room).flatMap((row) =>
    heads(room).flatMap((at) => {
      const cell = grades.raw(row, at);
      return cell === 'abs?' ||
        cell === 'groep 2' ||
        cell === 'Lokaal' ||
        (typeof cell === 'number' && (cell < 0 || cell > 30_000))
        ? [a1(row, at)]
        : [];
    }),
  );
  panel.open();
  if (strange.length === 0) return [];
  panel.click(t.home.unreadable(strange.length));
  const text = panel.text();
  return strange.filter((cell) => !text.includes(`${t.unreadable.cell(cell)} `));
}

/** How many students and assignments were ever made and stand in Grades no more. */
function deleted(room: Room): number {
  const made = new Set<string>();
  for (const { student, assignment, field, after } of logOf(room.file).flatMap(({ changes }) => changes)) {
    if (field !== 'created') continue;
    if (after === null) made.delete(student || assignment);
    else made.add(student || assignment);
  }
  const there = new Set([
    ...idRows(room).map((row) => room.grades.raw(row, 1)),
    ...heads(room).map((at) => room.grades.raw(1, at)),
  ]);
  return [...made].filter((id) => !there.has(id)).length;
}

/** Name and address of every student, with the id beside it. */
function people({ grades }: Room): { readonly who: string; readonly id: string }[] {
  return Array.from({ length: grades.lastRow() }, (_, i) => i + 1).flatMap((row) => {
    const who = ['lastName', 'firstName', 'email'].map((key) => String(grades.raw(row, column(grades, key)))).join(' ');
    const id = String(grades.raw(row, 1));
    return who.trim() === '' || row <= 5 ? [] : [{ who, id }];
  });
}

/** Students who stand there once, as before, and have the id of somebody else. */
function mistaken(room: Room, before: ReturnType<typeof people>): string[] {
  const now = people(room);
  return before
    .filter(({ who, id }) => {
      const [found, ...more] = now.filter((one) => one.who === who);
      return found !== undefined && more.length === 0 && found.id !== id;
    })
    .map(({ who }) => who);
}

/** Grades that look returned and are not, or the reverse. */
function wronglyLooking(room: Room): string[] {
  const { grades } = room;
  const works = rowsOf(tab(room.file, 'submissions'));
  return idRows(room).flatMap((row) =>
    heads(room).flatMap((at) => {
      const [value, shown] = [grades.raw(row, at), grades.shownAt(row, at).text];
      const work = works.find(
        (one) => one['student'] === grades.raw(row, 1) && one['assignment'] === grades.raw(1, at),
      );
      if (typeof value !== 'number' || value < 0) return [];
      const given = work !== undefined && work['returned'] !== '' && Math.abs(Number(work['returned']) - value) < 0.005;
      return shown.endsWith('✓') === given ? [] : [`${a1(row, at)} ${shown}`];
    }),
  );
}

function writesOf(room: Room, run: () => void): string[] {
  const { core } = room.workspace;
  const from = core.executions.length;
  run();
  return core.executions
    .slice(from)
    .flatMap(({ calls }) => calls.flatMap(({ kind, name }) => (kind === 'write' ? [name] : [])));
}

/** Typed in the sheet: every draft that came since has that for its reason. */
function otherReasons(room: Room, from: number): string[] {
  return logOf(room.file)
    .slice(from)
    .flatMap(({ reason, changes }) =>
      changes.filter(({ field }) => field === 'draft').map((change) => change.reason ?? reason),
    )
    .filter((reason) => !reason.includes('sheet'));
}

function troublesAfter(language: Language, hands: readonly (Hand | 'undoes')[]): string[] {
  const room = ROOMS[language];
  STARTS[language]();
  const log = logOf(room.file).length;
  const before = people(room);
  doAll(room, hands);
  const own = ownThings(room);
  const columns = new Map(heads(room).map((at) => [at, room.grades.raw(1, at)]));
  visit(room);
  visit(room);
  const gone = deleted(room);
  const home = room.panel.text();
  return [
    ...inconsistencies(room.file),
    ...mistaken(room, before).map((who) => `another id: ${who}`),
    ...wronglyLooking(room).map((cell) => `looks wrong: ${cell}`),
    ...ownTroubles(room, own, columns).map((thing) => `own: ${thing}`),
    ...unlisted(room).map((cell) => `not listed: ${cell}`),
    ...(gone === 0 || home.includes(room.t.home.deleted(gone)) ? [] : [`${gone} deleted, and Home says: ${home}`]),
    ...otherReasons(room, log).map((reason) => `reason: ${reason}`),
    ...writesOf(room, () => {
      visit(room);
    }).map((name) => `written again: ${name}`),
  ];
}

const hand = fc.record({
  does: fc.constantFrom(...(Object.keys(HANDS) as (keyof typeof HANDS)[])),
  a: fc.nat(20),
  b: fc.nat(20),
  c: fc.nat(20),
});

test.each(['nl', 'en'] as const)('any hands in Grades (%s)', (language) => {
  const many = {
    numRuns: Number(process.env['HANDS'] ?? 25),
    ...(process.env['SEED'] ? { seed: Number(process.env['SEED']) } : {}),
  };
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 12, arbitrary: hand }, { weight: 1, arbitrary: fc.constant('undoes' as const) }), {
        minLength: 1,
        maxLength: 8,
      }),
      (hands) => {
        expect(troublesAfter(language, hands)).toEqual([]);
      },
    ),
    many,
  );
});

test('what is judged is there: a column that stays, a note, a tab with its rows', () => {
  const room = ROOMS.nl;
  STARTS.nl();
  doAll(room, [
    { does: 'inserts an own column', a: 0, b: 0, c: 0 },
    { does: 'colours and notes', a: 0, b: 0, c: 0 },
  ]);
  expect(ownThings(room).join('\n')).toMatch(/B12\t.*\n[^]*let op #ffff00/);
  expect(rowsOf(tab(room.file, 'submissions')).length).toBeGreaterThan(0);
  expect(column(room.grades, 'lastName')).toBe(2);
});
