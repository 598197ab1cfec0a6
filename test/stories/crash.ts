/**
 * One deed of a teacher, done again and again from the same start: cut off at every remote call, or with another window
 * coming in between. The calls are found by doing it, so that a new deed is one line.
 */
import { googleError, Stopped, type Call, type Execution, type Interference } from '../host/core';
import { PLAIN } from '../host/cardservice/part';
import type { Window } from '../host/window';
import type { Classroom } from './classroom';
import type { Room } from './deeds';

/** Whether every call is tried in every way, as the nightly script does; else those that can make a difference. */
export const EVERY = process.env['GRADEBOOK_EVERY_CALL'] === '1';

/** A deed: everything up to a last click, or whatever else is one run of the program. That last run is tried. */
export interface Deed<R extends Classroom = Room> {
  readonly name: string;
  readonly does: (room: R) => void;
  /** the window in which it is done; default the room's own */
  readonly in?: (room: R) => Window;
}

/** A deed ready to be done: the room is as it was right before its last run. */
export interface Scene {
  readonly name: string;
  /** puts everything back to right before the run */
  restore(): void;
  /** does the run; what it gives */
  run(): unknown;
  /** the remote calls of the run, undisturbed */
  readonly remote: readonly { readonly index: number; readonly call: Call }[];
  /** how many messages it sends to each student, undisturbed */
  readonly mails: ReadonlyMap<string, number>;
}

/** Does the deed twice: once to count its runs, and once up to the last, where everything is remembered. */
export function stage<R extends Classroom>(room: R, start: () => void, { name, does, in: where }: Deed<R>): Scene {
  const { core } = room.workspace;
  start();
  const first = core.executions.length;
  does(room);
  const last = core.executions.length;
  if (last === first) throw new Error(`${name} runs nothing`);
  start();
  let restore: (() => void) | undefined;
  core.interference = {
    before: (_call, index) => {
      if (index === 0 && core.executions.length === last) restore ??= room.workspace.remember();
    },
  };
  does(room);
  core.interference = {};
  const done = core.executions[core.executions.length - 1];
  if (!done || !restore) throw new Error(`${name} calls nothing`);
  const window = where?.(room) ?? room.window;
  restore();
  const before = room.workspace.mailbox.length;
  window.run(done.entry, ...done.args);
  const mails = countMails(room, before);
  const remote = done.calls.flatMap((call, index) => (call.kind === 'local' ? [] : [{ index, call }]));
  return { name, restore, run: () => window.run(done.entry, ...done.args), remote, mails };
}

/** Messages by address, from a place in the mailbox on. */
export function countMails({ workspace }: Classroom, from: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { to } of workspace.mailbox.slice(from)) counts.set(to, (counts.get(to) ?? 0) + 1);
  return counts;
}

/** How a run can go wrong at a call. */
export type Accident = 'throws' | 'answer lost' | 'stops';

/**
 * Does the run with an accident at one call: Google refuses it; or does it, but its answer is an error; or the run is
 * dead after it. Gives what it gave, if anything.
 */
export function cutOff(room: Classroom, scene: Scene, accident: Accident, at: number): unknown {
  scene.restore();
  return disturbed(room, scene, once(at, accidents(accident)));
}

function accidents(accident: Accident): Interference {
  const fail = () => {
    throw googleError('Service error: Spreadsheets');
  };
  if (accident === 'throws') return { before: fail };
  return { after: (_call, _index, execution) => (accident === 'stops' ? kill(execution) : fail()) };
}

function kill(execution: Execution): never {
  execution.dead = true;
  throw new Stopped('cut off');
}

/** An interference that happens once, in the run at hand, at one call. */
function once(at: number, { before, after }: Interference): Interference {
  let run: Execution | undefined;
  let done = false;
  const now = (index: number, execution: Execution) => {
    run ??= execution;
    if (done || run !== execution || index !== at) return false;
    done = true;
    return true;
  };
  return {
    ...(before
      ? {
          before: (name, index, execution) => {
            if (now(index, execution)) before(name, index, execution);
          },
        }
      : {}),
    ...(after
      ? {
          after: (call, index, execution) => {
            if (now(index, execution)) after(call, index, execution);
          },
        }
      : {}),
  };
}

function disturbed(room: Classroom, scene: Scene, interference: Interference): unknown {
  const { core } = room.workspace;
  core.interference = interference;
  try {
    return scene.run();
  } catch (error) {
    if (error instanceof Stopped) return undefined;
    throw error;
  } finally {
    core.interference = {};
  }
}

/** What a window does with an error: in Sheets there is none, the program makes a card of it; in Forms the page shows it. */
export function tolerated<R extends Classroom>(room: R, { in: where }: Pick<Deed<R>, 'in'>, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!where || where(room) === room.window || (error as Error).name !== 'Exception') throw error;
  }
}

/** Does the run with something else happening right before one of its calls. Gives what the run gave. */
export function interrupted(room: Classroom, scene: Scene, at: number, other: () => void): unknown {
  scene.restore();
  return disturbed(room, scene, once(at, { before: other }));
}

/** What a run answered, as text to search in. */
export function answerText(given: unknown): string {
  if (typeof given === 'string') return given;
  const plain = typeof given === 'object' && given !== null ? (given as { [PLAIN]?: unknown })[PLAIN] : undefined;
  return JSON.stringify(plain ?? '');
}
