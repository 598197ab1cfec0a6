/**
 * Two windows at once: something else is done right before any remote call of a deed. The gradebook is as if the one was
 * done after the other, in one of both orders; or one of them said that somebody is busy, or that something changed meanwhile, and
 * changed nothing.
 */
import { letters } from '../host/spreadsheet/a1';
import type { Window } from '../host/window';
import { answerText, EVERY, interrupted, stage, tolerated, type Deed, type Scene } from './crash';
import { assignmentId, cellOf, DEEDS, idOf, inSidebar, openRoom, type Room } from './deeds';
import { inconsistencies, picture, tab, titlesIn } from './picture';
import { contents, openWork, type QuizClass } from './quizzes';

const room = openRoom();
const start = room.workspace.remember();
const BUSY = room.t.problem.busy;
/** A student is not removed when a second look took too long: the card is shown again, and nothing was changed. */
const isShownAgain = ({ name }: Deed, text: string) => /^remove /.test(name) && text.includes(room.t.problem.changed);

/** What comes in between: a run in another window, on a card that was drawn before; or the hands of somebody in the sheet. */
interface Other {
  readonly name: string;
  readonly window?: (room: Room) => Window;
  readonly does: (room: Room) => void;
  /** changes nothing by itself */
  readonly looks?: boolean;
  /** moves rows of a tab behind Grades */
  readonly moves?: boolean;
  /** inserts a column in Grades */
  readonly inserts?: boolean;
}

/** The room as somebody else sees it. */
function seenBy(window: Window): QuizClass {
  return { ...room, window, panel: window.panel };
}

function typed(window: Window, title: string, index: number, grade: string): void {
  const view = seenBy(window);
  openWork(view, title);
  view.panel.click(room.t.work.enter);
  view.panel.type(`grade.${idOf(room, index)}`, grade);
}

/** Another one than the student at 2: the last of the five, or of the four who are left in some deeds. */
function another(): number {
  return idOf(room, 4) === '' ? 3 : 4;
}

const OTHERS: readonly Other[] = [
  {
    name: 'a colleague types a grade for another student',
    window: ({ colleague }) => colleague,
    does: ({ colleague }) => {
      typed(colleague, 'Toets H3', another(), '4,5');
    },
  },
  {
    name: 'a colleague types a grade for the same student',
    window: ({ colleague }) => colleague,
    does: ({ colleague }) => {
      typed(colleague, 'Toets H3', 2, '3');
    },
  },
  {
    name: 'a colleague in Forms links the quiz',
    window: ({ colleagueInForms }) => colleagueInForms,
    does: ({ colleagueInForms, file }) => {
      inSidebar(
        colleagueInForms,
        { ask: 'linkTo', gradebook: file.id },
        { assignment: [assignmentId(room, 'Verslag')] },
      );
    },
  },
  {
    name: 'a colleague in Forms types a grade for the same student',
    window: ({ colleagueInForms }) => colleagueInForms,
    does: ({ colleagueInForms }) => {
      const place = { assignment: assignmentId(room, 'Toets H3'), filter: 'ALL', page: '0', student: idOf(room, 2) };
      inSidebar(colleagueInForms, { ask: 'saveGrade', seen: '', field: 'g', ...place }, { g: ['3'] });
    },
  },
  {
    name: 'the same teacher in Forms links the quiz',
    window: ({ forms }) => forms,
    does: ({ forms, file }) => {
      inSidebar(forms, { ask: 'linkTo', gradebook: file.id }, { assignment: [assignmentId(room, 'Verslag')] });
    },
  },
  {
    name: 'a colleague opens the list',
    looks: true,
    window: ({ colleague }) => colleague,
    does: ({ colleague }) => {
      openWork(seenBy(colleague), 'Toets H3');
    },
  },
];

const HANDS: readonly Other[] = [
  {
    name: 'somebody types in the sheet, for another student',
    does: ({ grades }) => {
      grades.type(cellOf(room, 'Toets H3', 4), '4,5');
    },
  },
  {
    name: 'somebody types in the sheet, for the same student',
    does: ({ grades }) => {
      grades.type(cellOf(room, 'Toets H3', 2), '3');
    },
  },
  {
    name: 'somebody excuses the same student in the sheet',
    does: ({ grades }) => {
      grades.type(cellOf(room, 'Toets H3', 2), 'EX');
    },
  },
  {
    name: 'somebody corrects the name of the same student in the sheet',
    does: ({ grades }) => {
      const row = Array.from({ length: grades.lastRow() }, (_, i) => grades.raw(i + 1, 2)).indexOf('Bos') + 1;
      if (row > 0) grades.type(`C${row}`, 'Christel');
    },
  },
  {
    name: 'somebody types over a heading',
    does: ({ grades }) => {
      const titles = Array.from({ length: grades.lastColumn() }, (_, i) => String(grades.raw(2, i + 1)));
      const at = titles.findIndex((title) => ['Verslag', 'Werkstuk'].includes(title)) + 1;
      if (at > 0) grades.type(`${letters(at)}4`, '90');
    },
  },
  {
    name: 'somebody sorts the sheet',
    does: ({ grades }) => {
      // As far as the sheet goes: a deed may begin with a column that was deleted.
      grades.sort(`A${grades.frozenRows + 1}:${letters(grades.maxColumns)}12`, 2, false);
    },
  },
  {
    name: 'somebody moves a column and inserts a row',
    does: ({ grades }) => {
      grades.moveColumns(7, 1, 6);
      grades.insertRowsBefore(8);
    },
  },
  {
    name: 'somebody inserts a column',
    inserts: true,
    does: ({ grades }) => {
      grades.insertColumnsBefore(6);
      grades.type('F6', 'B12');
    },
  },
  {
    name: 'somebody types over an overall grade',
    does: ({ grades }) => {
      grades.type('E9', '3');
    },
  },
  {
    name: 'somebody sorts Submissions',
    moves: true,
    looks: true,
    does: ({ file }) => {
      tab(file, 'submissions').sort('A3:Z40', 4);
    },
  },
  {
    name: 'somebody sorts Assignments',
    moves: true,
    does: ({ file }) => {
      const assignments = tab(file, 'assignments');
      assignments.sort(`A3:${letters(assignments.maxColumns)}10`, 2, false);
    },
  },
  {
    name: 'somebody inserts a row in Settings',
    moves: true,
    looks: true,
    does: ({ file }) => {
      tab(file, 'settings').insertRowsBefore(4);
    },
  },
  {
    name: 'somebody inserts a row in Submissions',
    moves: true,
    looks: true,
    does: ({ file }) => {
      tab(file, 'submissions').insertRowsBefore(4);
    },
  },
  {
    name: 'somebody inserts a row in Assignments',
    moves: true,
    looks: true,
    does: ({ file }) => {
      tab(file, 'assignments').insertRowsBefore(4);
    },
  },
];

function visit(): void {
  room.panel.open();
  for (const title of titlesIn(room.file)) openWork(room, title);
  room.panel.open();
}

/** The other's run on a card drawn when the deed was about to be done; what it answered. */
function replay(scene: Scene, other: Other): () => string {
  const { window } = other;
  if (!window)
    return () => {
      other.does(room);
      return '';
    };
  scene.restore();
  other.does(room);
  const last = room.workspace.core.executions.at(-1);
  if (!last) throw new Error('nothing was run');
  return () => {
    let given: unknown;
    tolerated(room, { in: window }, () => {
      given = window(room).run(last.entry, ...last.args);
    });
    return answerText(given);
  };
}

/**
 * The gradebook in words. What was typed in the sheet is told one by one: whether two visits noticed it or one makes no
 * difference. Where rows were moved in another tab (`moves`) neither does it whether one had to put them in order; counts of
 * an assignment that has no column are made again when it is put back.
 */
function told(moves: boolean): string {
  const typed = /^(log \S+) .*\[sheet\]: (.*)$/;
  const titles = titlesIn(room.file).map((title) => `assignment title=${title} `);
  const isShown = (line: string) =>
    !moves || !line.startsWith('assignment ') || titles.some((title) => line.startsWith(title));
  return picture(room.file)
    .split('\n')
    .map((line) => (isShown(line) ? line : line.replace(/ turnedIn=.*/, '')))
    .flatMap((line) => {
      const [, who = '', changes = ''] = typed.exec(line) ?? [];
      if (line.endsWith('[sheet]: ') || (moves && line.endsWith('[repair]: '))) return [];
      return who === '' ? [line] : changes.split('; ').map((change) => `${who} in the sheet: ${change}`);
    })
    .join('\n');
}

/**
 * The same with the log of the other's run apart from the rest, each in its own order: a deed may be two batches, and the
 * other's come between them. What was pasted is in the other's batch when that comes first, so of it no line is the other's.
 */
function apart(text: string, { pasted, onlyFirst, onlySecond }: Orders): string {
  const isLog = (line: string) => line.startsWith('log ');
  if (pasted) {
    const all = text.split('\n');
    return [...all.filter((line) => !isLog(line)), ...all.filter(isLog).sort()].join('\n');
  }
  const before = new Set(onlyFirst.split('\n'));
  const others = new Set(onlySecond.split('\n').filter((line) => isLog(line) && !before.has(line)));
  const lines = text.split('\n');
  return [...lines.filter((line) => !others.has(line)), ...lines.filter((line) => others.has(line))].join('\n');
}

interface Orders {
  readonly pasted: boolean;
  readonly moves: boolean;
  readonly first: string;
  readonly second: string;
  readonly onlyFirst: string;
  readonly onlySecond: string;
}

function orders(scene: Scene, deed: Deed, other: () => string, moves: boolean): Orders {
  const run = () => {
    tolerated(room, deed, () => void scene.run());
  };
  const after = (...steps: readonly (() => unknown)[]) => {
    scene.restore();
    steps.forEach((step) => step());
    visit();
    return told(moves);
  };
  return {
    pasted: deed.name.includes('pasted'),
    moves,
    first: after(run, other),
    second: after(other, run),
    onlyFirst: after(run),
    onlySecond: after(other),
  };
}

/** Calls before which something else makes a difference; looking up two things in a row is one thing to come in between. */
function places({ remote }: Scene): readonly number[] {
  const matters = (name: string, kind: string) => EVERY || kind !== 'lookup' || /getLastRow|tryLock|flush/.test(name);
  return remote.flatMap(({ index, call }) => (matters(call.name, call.kind) ? [index] : []));
}

function troublesOf(deed: Deed, other: Other, at: (call: string) => boolean = () => false): string[] {
  const scene = stage(room, start, deed);
  const run = replay(scene, other);
  const wanted = orders(scene, deed, run, other.moves === true);
  const judged = new Map<string, string | null>();
  const tried = scene.remote.filter(({ call }) => at(call.name)).map(({ index }) => index);
  return (tried.length > 0 ? tried : places(scene)).flatMap((index) => {
    const call = scene.remote.find((one) => one.index === index)?.call.name ?? '';
    const before = scene.remote.filter((one) => one.index < index).at(-1)?.call.name ?? '';
    const measured = before === 'Sheet.getDataRange';
    if (!other.window && (WRITES_CELLS.test(call) || measured)) return [];
    if (other.inserts && deed.name === REMAKES && call === 'Sheet.insertColumnsAfter') return [];
    let said = '';
    let answer = '';
    tolerated(room, deed, () => {
      const given = interrupted(room, scene, index, () => {
        said = run();
      });
      answer = answerText(given);
    });
    const refused = [answer.includes(BUSY) || isShownAgain(deed, answer), said.includes(BUSY)] as const;
    const state = JSON.stringify([contents(room), room.workspace.mailbox.length, refused]);
    if (judged.has(state)) return [];
    const trouble = judge(wanted, ...refused);
    judged.set(state, trouble);
    return trouble === null ? [] : [`before ${index} ${call}: ${trouble}`];
  });
}

/**
 * Between the last look at cells and writing or emptying them, or deleting their row, lies no call, but a moment all the same:
 * Google has no way to write a cell only if it still holds what was seen. Whoever types in that very cell, or sorts, in that
 * moment is not noticed. Nor does a range grow between being asked for and being read.
 */
const WRITES_CELLS = /^Range(List)?\.(set|clear)|^Sheet\.deleteRow/;

/** The hidden column is made again after the last one, by its number: a column inserted in that moment leaves an empty one before it. */
const REMAKES = 'take in titles pasted across the hidden last column';

function judge(wanted: Orders, refused: boolean, otherRefused: boolean): string | null {
  visit();
  const now = told(wanted.moves);
  const wrong = inconsistencies(room.file);
  if (wrong.length > 0) return wrong.join('; ');
  if ([wanted.first, wanted.second].some((order) => apart(now, wanted) === apart(order, wanted))) return null;
  if (otherRefused && now === wanted.onlyFirst) return null;
  if (refused && now === wanted.onlySecond) return null;
  return `neither order (busy: ${refused}, ${otherRefused}): ${differences(now, wanted.first)}`;
}

function differences(now: string, wanted: string): string {
  const [a, b] = [now.split('\n'), wanted.split('\n')];
  return [
    ...b.filter((line) => !a.includes(line)).map((line) => `- ${line}`),
    ...a.filter((line) => !b.includes(line)).map((line) => `+ ${line}`),
  ].join('\n');
}

const ALL = [...OTHERS, ...HANDS];

/** What is most likely to happen in one cell: always tried. */
const CLOSE: readonly (readonly [deed: string, other: string])[] = [
  ['type the first grade', 'a colleague types a grade for the same student'],
  ['type the first grade', 'a colleague in Forms types a grade for the same student'],
  ['type the first grade', 'somebody types in the sheet, for the same student'],
  ['type the first grade', 'somebody sorts the sheet'],
  ['rename an assignment and move its due date', 'somebody types over a heading'],
  ['take out students that were added, and a new name', 'somebody corrects the name of the same student in the sheet'],
  ['return three with messages', 'somebody sorts the sheet'],
  ['return three with messages', 'somebody excuses the same student in the sheet'],
  ['import', 'somebody types in the sheet, for another student'],
  ['show a due date that passed', 'a colleague in Forms types a grade for the same student'],
  ['put back a student and an assignment that were deleted', 'a colleague types a grade for the same student'],
  ['leave out what was deleted', 'a colleague types a grade for another student'],
  ['repair an id in Submissions that was typed over', 'somebody sorts Submissions'],
  ['take in a row and a column that were pasted from another gradebook', 'somebody sorts the sheet'],
  ['put back a student and an assignment that a snapshot still has', 'somebody sorts Assignments'],
];

/** Every deed with everything else; by day each deed with one thing, and what is close. */
const PAIRS = DEEDS.flatMap((deed, i) =>
  ALL.filter(
    (other, j) => EVERY || j === i % ALL.length || CLOSE.some(([a, b]) => a === deed.name && b === other.name),
  ).map((other) => ({ deed, other })),
);

describe('at any call', () => {
  test.each(PAIRS.map(({ deed, other }) => [deed.name, other.name, deed, other] as const))(
    'of "%s": %s',
    (_, __, deed, other) => {
      expect(troublesOf(deed, other)).toEqual([]);
    },
  );
});

/** What comes back has its looks first, then all its cells in one write: what was moved in between is noticed. */
describe('between the looks and the cells of what comes back', () => {
  const deed = DEEDS.find(({ name }) => name === 'put back a student and an assignment that were deleted');

  test.each(HANDS)('$name', (hand) => {
    expect(deed && troublesOf(deed, hand, (call) => /getDataRange|getMaxColumns/.test(call))).toEqual([]);
  });
});

test.each(ALL)('$name: that makes a difference by itself', (other) => {
  const scene = stage(room, start, DEEDS[0] ?? { name: '', does: () => undefined });
  const run = replay(scene, other);
  scene.restore();
  const before = picture(room.file);
  run();
  visit();
  expect(picture(room.file) === before).toBe(other.looks === true);
});
