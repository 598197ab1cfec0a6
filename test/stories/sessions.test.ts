/**
 * Two windows at once: something else is done right before any remote call of a deed. The gradebook is as if the one was
 * done after the other, in one of both orders; or one of them said that somebody is busy, and changed nothing.
 */
import type { Window } from '../host/window';
import { answerText, EVERY, interrupted, stage, tolerated, type Deed, type Scene } from './crash';
import { assignmentId, cellOf, DEEDS, idOf, inSidebar, openRoom, type Room } from './deeds';
import { inconsistencies, picture, rowsOf, tab } from './picture';
import { contents, openWork, type QuizClass } from './quizzes';

const room = openRoom();
const start = room.workspace.remember();
const BUSY = room.t.problem.busy;

/** What comes in between: a run in another window, on a card that was drawn before; or the hands of somebody in the sheet. */
interface Other {
  readonly name: string;
  readonly window?: (room: Room) => Window;
  readonly does: (room: Room) => void;
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

const OTHERS: readonly Other[] = [
  {
    name: 'a colleague types a grade for another student',
    window: ({ colleague }) => colleague,
    does: ({ colleague }) => {
      typed(colleague, 'Toets H3', 4, '4,5');
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
    window: ({ colleague }) => colleague,
    does: ({ colleague }) => {
      openWork(seenBy(colleague), 'Verslag');
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
    name: 'somebody sorts the sheet',
    does: ({ grades }) => {
      grades.sort('A6:Z10', 2, false);
    },
  },
];

function visit(): void {
  room.panel.open();
  for (const { title } of rowsOf(tab(room.file, 'assignments'))) openWork(room, String(title));
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

interface Orders {
  readonly first: string;
  readonly second: string;
  readonly onlyFirst: string;
  readonly onlySecond: string;
}

function orders(scene: Scene, deed: Deed, other: () => string): Orders {
  const run = () => {
    tolerated(room, deed, () => void scene.run());
  };
  const after = (...steps: readonly (() => unknown)[]) => {
    scene.restore();
    steps.forEach((step) => step());
    visit();
    return picture(room.file);
  };
  return { first: after(run, other), second: after(other, run), onlyFirst: after(run), onlySecond: after(other) };
}

function places({ remote }: Scene): readonly number[] {
  return remote.flatMap(({ index, call }, i) => {
    const again = call.kind === 'lookup' && remote[i - 1]?.call.kind === 'lookup' && call.name !== 'Sheet.getLastRow';
    return again && !EVERY ? [] : [index];
  });
}

function troublesOf(deed: Deed, other: Other): string[] {
  const scene = stage(room, start, deed);
  const run = replay(scene, other);
  const wanted = orders(scene, deed, run);
  const judged = new Map<string, string | null>();
  return places(scene).flatMap((index) => {
    let said = '';
    let answer = '';
    tolerated(room, deed, () => {
      answer = answerText(
        interrupted(room, scene, index, () => {
          said = run();
        }),
      );
    });
    const state =
      contents(room) +
      String(room.workspace.mailbox.length) +
      String(said.includes(BUSY)) +
      String(answer.includes(BUSY));
    if (judged.has(state)) return [];
    const trouble = judge(wanted, answer.includes(BUSY), said.includes(BUSY));
    judged.set(state, trouble);
    const call = scene.remote.find((one) => one.index === index)?.call.name ?? '';
    return trouble === null ? [] : [`before ${index} ${call}: ${trouble}`];
  });
}

function judge(wanted: Orders, refused: boolean, otherRefused: boolean): string | null {
  visit();
  const now = picture(room.file);
  const wrong = inconsistencies(room.file);
  if (wrong.length > 0) return wrong.join('; ');
  if (now === wanted.first || now === wanted.second) return null;
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

describe.each([...OTHERS, ...HANDS])('$name', (other) => {
  test.each(DEEDS)('at any call of: $name', (deed) => {
    expect(troublesOf(deed, other)).toEqual([]);
  });
});
