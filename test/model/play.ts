/**
 * Plays a sequence of steps on the real bundle and on the model, and compares the two wherever a teacher looks. What does
 * not agree is told as the story of what was done.
 */
import { googleError, Stopped, type Execution, type Interference } from '../host/core';
import { kindOf } from '../host/cost';
import type { Panel } from '../host/panel';
import { TEACHER } from '../stories/classroom';
import { assignmentId } from '../stories/deeds';
import { answerText } from '../stories/crash';
import { rowsOf, tab } from '../stories/picture';
import { answerQuiz } from '../stories/quizzes';
import { differences, type Seen } from './compare';
import {
  entered,
  fieldOf,
  openFields,
  pickAt,
  planOf,
  pressMain,
  seenText,
  type Plan,
  type Remembered,
  type Scene,
} from './deeds';
import {
  cellAt,
  changedBetween,
  enter,
  isKnown,
  notice,
  noticeIn,
  rulesOf,
  same,
  typeInCell,
  withWork,
  workAt,
  type Model,
} from './model';
import {
  a1,
  batchesIn,
  COLLEAGUE,
  columnOf,
  firstRow,
  headRow,
  openHome,
  panelOf,
  rowOf,
  seenBy,
  titleOf,
  type Actor,
  type Room,
} from './room';
import * as sheet from './sheet';
import type { Act, Other, Step, Trouble } from './steps';
import { inCell, inField, scoreAt } from './typing';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A story that does not end as the model says. */
export class Disagreement extends Error {
  constructor(story: readonly string[], what: readonly string[]) {
    super(
      `${story.map((line, i) => `${i + 1}. ${line}`).join('\n')}\n\nand then\n${what.map((line) => `- ${line}`).join('\n')}`,
    );
    this.name = 'Disagreement';
  }
}

/** How a gradebook stands between two steps. */
interface State {
  readonly model: Model;
  readonly remembered: readonly Remembered[];
  readonly missed: ReadonlySet<string>;
}

/** Plays the steps, and at the end looks at everything and sends every message that is still to go. */
export function play(room: Room, steps: readonly Step[]): void {
  room.restart();
  const story: string[] = [];
  let state: State = { model: room.beginning, remembered: [], missed: new Set() };
  const tell = (line: string) => void story.push(line);
  try {
    for (const step of steps) state = played(room, hourLater(room, state), step, tell);
    state = { ...state, model: looked(room, hourLater(room, state).model) };
    state = delivered(room, state, tell);
  } catch (error) {
    room.workspace.core.interference = {};
    const { name, message } = error as Error;
    throw new Disagreement(story, [name === 'Trouble' ? message : ((error as Error).stack ?? message)]);
  }
}

function hourLater({ workspace }: Room, state: State): State {
  const now = state.model.now + HOUR;
  workspace.core.clock.set(new Date(now));
  // A new day's messages would come at an hour that depends on when the first one left: stories count them themselves.
  workspace.mailQuota = state.model.quota;
  workspace.mailSince = undefined;
  return { ...state, model: { ...state.model, now } };
}

function fail(lines: readonly string[]): never {
  const error = new Error(lines.slice(0, 12).join('\n'));
  error.name = 'Trouble';
  throw error;
}

/** Every message is sent once: what waited goes out, and the teacher asks about what nobody knows. */
function delivered(room: Room, state: State, tell: (line: string) => void): State {
  const { workspace } = room;
  workspace.mailQuota = 1000;
  let now: State = { ...state, model: { ...state.model, quota: 1000 } };
  for (let i = 0; i < 20; i += 1) {
    const scene = opened(room, hourLater(room, now), TEACHER);
    const plan = planOf(scene, { do: 'mail' });
    if (!plan) return now;
    tell(plan.said);
    plan.prepare();
    plan.last();
    now = { ...now, missed: new Set(), model: looked(room, plan.outcome(scene.model)) };
  }
  return fail(['there is no end to the messages']);
}

// ---- looking

/** The teacher opens Home and every list. */
function walk(room: Room): Seen {
  const { panel } = room;
  openHome(room, panel);
  const home = panel.text();
  const { grades } = room;
  const row = headRow(room, 'title');
  const titles = Array.from({ length: grades.lastColumn() }, (_, i) => i + 1)
    .filter((at) => /^a[0-9a-f]{8}/.test(String(grades.raw(1, at))))
    .map((at) => String(grades.raw(row, at)));
  const lists = titles.map((title): [string, string] => {
    panel.click(title, new RegExp(`· .* ${title}`));
    const text = panel.text();
    panel.back();
    return [title, text];
  });
  return { home, lists: new Map(lists) };
}

function looked(room: Room, model: Model): Model {
  const seen = walk(room);
  const after = notice(model);
  const wrong = differences(room, after, seen);
  return wrong.length === 0 ? after : fail(wrong);
}

/** The gradebook just opened by somebody: what was typed since is taken in, and can be undone. */
function opened(room: Room, state: State, who: Actor): Scene {
  const before = batchesIn(room);
  openHome(room, panelOf(room, who));
  const model = notice(state.model);
  const remembered = remember(room, state, before, {
    said: 'what was typed in the sheet',
    before: state.model,
    after: model,
  });
  return { room, model, who, remembered, missed: state.missed };
}

/** What one batch changed, when there was just one. */
function remember(
  room: Room,
  { remembered }: Pick<State, 'remembered'>,
  count: number,
  what: { readonly said: string; readonly before: Model; readonly after: Model },
): readonly Remembered[] {
  if (batchesIn(room) !== count + 1) return remembered;
  const newest = rowsOf(tab(room.file, 'history')).at(-1);
  const changed = changedBetween(what.before, what.after);
  const gone = changedBetween(what.after, what.before).made;
  // What was taken out comes back as something new, which is another story.
  if (gone.students.length + gone.assignments.length > 0) return remembered;
  const { works, heads, people, made } = changed;
  const back = [what.after.students, what.after.assignments].flat().filter(({ met, there }) => met && there).length;
  const before = [what.before.students, what.before.assignments].flat().filter(({ met, there }) => met && there).length;
  // So is what comes back, and what is not about work.
  if (back - before > made.students.length + made.assignments.length || !sameRules(what.before, what.after))
    return remembered;
  if (works.length + heads.length + people.length + made.students.length + made.assignments.length === 0)
    return remembered;
  return [...remembered, { batch: String(newest?.['batch']), said: what.said, what: changed }];
}

function sameRules(a: Model, b: Model): boolean {
  return same(rulesOf(a), rulesOf(b));
}

// ---- playing

function played(room: Room, state: State, step: Step, tell: (line: string) => void): State {
  const { model } = state;
  const hands = (done: sheet.Done): State => {
    if (!done) return state;
    tell(done.said);
    return { ...state, model: done.model };
  };
  switch (step.do) {
    case 'type':
      return hands(sheet.typeGrade(room, model, step));
    case 'paste':
      return hands(sheet.paste(room, model, step));
    case 'sort':
      return hands(sheet.sort(room, model, step));
    case 'insert':
      return hands(sheet.insert(room, model, step));
    case 'move':
      return hands(sheet.move(room, model, step));
    case 'delete':
      return hands(sheet.remove(room, model, step));
    case 'rename':
      return hands(sheet.rename(room, model, step));
    case 'headPoints':
      return hands(sheet.headPoints(room, model, step));
    case 'headDue':
      return hands(sheet.headDue(room, model, step));
    case 'headCategories':
      return hands(sheet.headCategories(room, model, step));
    case 'copyColumn':
      return hands(sheet.copyColumn(room, model, step));
    case 'copyRow':
      return hands(sheet.copyRow(room, model, step));
    case 'correct':
      return hands(sheet.correct(room, model, step));
    case 'newStudent':
      return hands(sheet.newStudent(room, model, step));
    case 'newColumn':
      return hands(sheet.newColumn(room, model, step));
    case 'answer': {
      const i = step.student % 4;
      const score = scoreAt(step.score);
      const { id } = answerQuiz(room.form, i, score);
      tell(`s${i + 1}@school.example answers the quiz: ${score} out of 10.`);
      const response = { id, email: `s${i + 1}@school.example`, at: model.now, score };
      return { ...state, model: { ...model, responses: [...model.responses, response] } };
    }
    case 'days': {
      tell(`${step.days} days go by.`);
      return { ...state, model: { ...model, now: model.now + step.days * 24 * HOUR } };
    }
    case 'quota': {
      tell(`Today ${step.left} more messages may go out.`);
      room.workspace.mailQuota = step.left;
      return { ...state, model: { ...model, quota: step.left } };
    }
    case 'look':
      tell('The teacher looks at everything.');
      return { ...state, model: looked(room, model) };
    case 'stale':
      return stale(room, state, step, tell);
    default:
      return acted(room, state, step, tell);
  }
}

function actorOf(who: number): Actor {
  return who === 3 ? COLLEAGUE : TEACHER;
}

function acted(room: Room, state: State, act: Act, tell: (line: string) => void): State {
  const who = act.do === 'inForms' ? COLLEAGUE : actorOf(act.who);
  const scene = opened(room, state, who);
  const { model, remembered } = scene;
  const ready = { ...state, model, remembered };
  const plan = planOf(scene, act);
  if (!plan) return ready;
  const { trouble } = act;
  if (trouble === null) {
    tell(plan.said);
    plan.prepare();
    const count = batchesIn(room);
    plan.last();
    const wrong = plan.judge?.() ?? [];
    if (wrong.length > 0) fail(wrong);
    const after = plan.outcome(model);
    return {
      ...ready,
      model: after,
      remembered: remember(room, ready, count, { said: plan.said, before: model, after }),
    };
  }
  return trouble.kind === 'crash'
    ? crashed(room, ready, plan, trouble, tell)
    : between(room, ready, plan, trouble, who, tell);
}

/** The card is left standing while something else happens, and then typed on. */
function stale(
  room: Room,
  state: State,
  step: Extract<Step, { readonly do: 'stale' }>,
  tell: (line: string) => void,
): State {
  // What is done in Forms is the colleague's, in their own window.
  const who = step.meanwhile.do === 'inForms' ? TEACHER : actorOf(step.who);
  const scene = opened(room, state, who);
  const ready = { ...state, model: scene.model, remembered: scene.remembered };
  const at = pickAt(scene, step);
  if (!at || at.assignment.points === null) return ready;
  openFields(scene, at.assignment);
  const field = fieldOf(scene, at.student);
  tell(`${who} opens the list of ${at.assignment.title} to type grades, and leaves it standing.`);
  const other =
    'who' in step.meanwhile ? { ...step.meanwhile, who: who === TEACHER ? 3 : 0, trouble: null } : step.meanwhile;
  const after = played(room, hourLater(room, ready), other, tell);
  const { panel } = seenBy(room, who);
  const { text } = inField(step.text, state.model);
  tell(`${who} types “${text}” beside ${at.student.name} in that list.`);
  panel.type(field, text);
  const { model, asked } = entered(after.model, {
    drawn: scene.model,
    assignment: at.assignment,
    key: at.key,
    text: step.text,
    who,
  });
  if ((panel.card.name === 'conflict') !== asked)
    fail([
      asked
        ? `${who} is not asked whose grade it is to be:\n${panel.text()}`
        : `${who} is asked without reason:\n${panel.text()}`,
    ]);
  if (!asked) return { ...after, model };
  const { grade } = inField(step.text, model);
  if (!step.take || grade === 'no') return after;
  tell(`${who} is asked, and takes the own grade.`);
  pressMain(panel);
  return { ...after, model: enter(noticeIn(after.model, at.assignment.key), at.key, grade, who) };
}

// ---- failing

/** Something happens once, at the n-th call of the next run. */
function once(
  at: number,
  { before, after }: Interference,
  allowed: (name: string, execution: Execution) => boolean = () => true,
): { readonly interference: Interference; readonly hit: () => boolean } {
  let run: Execution | undefined;
  let hit = false;
  const now = (execution: Execution, name: string) => {
    run ??= execution;
    const done = execution.calls.filter(({ kind }) => kind !== 'local' && kind !== 'lookup').length;
    if (kindOf(name) === 'local') return false;
    if (hit || run !== execution || done < at || !allowed(name, execution)) return false;
    hit = true;
    return true;
  };
  const interference: Interference = {
    ...(before && {
      before: (name, index, execution) => {
        if (now(execution, name)) before(name, index, execution);
      },
    }),
    ...(after && {
      after: (call, index, execution) => {
        if (now(execution, call.name)) after(call, index, execution);
      },
    }),
  };
  return { interference, hit: () => hit };
}

function disturbed(room: Room, interference: Interference, run: () => void, inForms = false): void {
  const { core } = room.workspace;
  core.interference = interference;
  try {
    run();
  } catch (error) {
    // In Forms the page shows what Google throws.
    if (!['Stopped', ...(inForms ? ['Exception'] : [])].includes((error as Error).name)) throw error;
  } finally {
    core.interference = {};
  }
}

function crashed(
  room: Room,
  state: State,
  plan: Plan,
  { how, at }: Extract<Trouble, { readonly kind: 'crash' }>,
  tell: (line: string) => void,
): State {
  plan.prepare();
  const throws = () => {
    throw googleError('Service error: Spreadsheets');
  };
  const stops = (_call: unknown, _index: number, execution: Execution) => {
    execution.dead = true;
    throw new Stopped('cut off');
  };
  const { interference, hit } = once(
    at,
    how === 'throws' ? { before: throws } : { after: how === 'stops' ? stops : throws },
  );
  disturbed(room, interference, plan.last, plan.inForms);
  tell(
    `${plan.said.slice(0, -1)}${hit() ? `; but after ${at} calls ${{ throws: 'Google refuses one', 'answer lost': 'an answer is lost', stops: 'all stops' }[how]}.` : '.'}`,
  );
  // Whoever has another lock waits for a minute and a half: the run may still be at it.
  room.workspace.core.clock.set(new Date(state.model.now + 2 * MINUTE));
  const { model } = state;
  return hit() ? either(room, state, [plan.outcome(model), model]) : { ...state, model: plan.outcome(model) };
}

/** One of these is true now; how the messages went is read off the gradebook, and held against the mailbox. */
function either(room: Room, state: State, models: readonly Model[]): State {
  const seen = walk(room);
  const all = models.map((model) => {
    const candidate = withMails(room, state.model, notice(model));
    return { ...candidate, wrong: differences(room, candidate.model, seen) };
  });
  const right = all.find(({ wrong }) => wrong.length === 0);
  if (right) return { ...state, model: right.model, missed: new Set([...state.missed, ...right.missed]) };
  const [nearest] = [...all].sort((a, b) => a.wrong.length - b.wrong.length);
  return fail([`it is none of ${all.length} things it may be; from the nearest:`, ...(nearest?.wrong ?? [])]);
}

/** What became of the messages that an intention was to send. */
function withMails(
  room: Room,
  before: Model,
  after: Model,
): { readonly model: Model; readonly missed: readonly string[] } {
  const wanted = after.letters.slice(before.letters.length);
  const left = room.workspace.mailbox.slice(before.letters.length).map(({ to }) => to);
  const missed: string[] = [];
  let model: Model = { ...after, letters: before.letters, quota: before.quota };
  for (const letter of wanted) {
    const mark = markOf(room, after, letter.key);
    const there = left.includes(letter.to);
    if (there || mark === 'sent') model = { ...model, letters: [...model.letters, letter], quota: model.quota - 1 };
    else if (mark === 'uncertain') missed.push(letter.key);
    if (mark !== 'sent') model = withWork(model, letter.key, { ...workAt(model, letter.key), mail: mark });
  }
  return { model, missed };
}

function markOf(room: Room, model: Model, key: string): 'sent' | 'waiting' | 'uncertain' {
  const assignment = model.assignments.find((one) => key.startsWith(`${one.key}/`));
  const id = assignment && assignmentId(room, assignment.title);
  const student = room.grades.raw(rowOf(room, key.split('/')[1] ?? ''), 1);
  const row = rowsOf(tab(room.file, 'submissions')).find(
    (one) => one['assignment'] === id && one['student'] === student,
  );
  const { status } = room.t;
  return row?.['mail'] === status.mailWaiting
    ? 'waiting'
    : row?.['mail'] === status.mailUncertain
      ? 'uncertain'
      : 'sent';
}

// ---- two at once

/** What comes in between, ready to run; `busy` says afterwards whether it was told to wait. */
interface Intruder {
  readonly said: string;
  readonly run: () => void;
  readonly busy: () => boolean;
  readonly outcome: (now: Model) => Model;
}

/** Between the last look at cells and writing them is no call, and whoever types in that moment is not noticed (`sessions.test.ts`). */
const WRITES_CELLS = /^Range(List)?\.(set|clear)|^Sheet\.deleteRow/;

function between(
  room: Room,
  state: State,
  plan: Plan,
  { at, other }: Extract<Trouble, { readonly kind: 'between' }>,
  who: Actor,
  tell: (line: string) => void,
): State {
  const intruder = intruderOf(room, state.model, other, who === TEACHER ? COLLEAGUE : TEACHER);
  if (!intruder) return state;
  plan.prepare();
  const { model } = state;
  const inSheet = other.by === 'hands' || other.by === 'sort';
  const allowed = (name: string, { calls }: Execution) =>
    !inSheet || !(WRITES_CELLS.test(name) || calls.at(-1)?.name === 'Sheet.getDataRange');
  const { interference, hit } = once(at, { before: intruder.run }, allowed);
  disturbed(room, interference, plan.last);
  const { busy = () => isBusy(room, panelOf(room, who)) } = plan;
  if (!hit()) {
    tell(plan.said);
    tell(intruder.said);
    intruder.run();
    return either(room, state, [intruder.outcome(plan.outcome(model))]);
  }
  tell(`${plan.said} After ${at} calls of that, in between: ${intruder.said}`);
  return either(room, state, [
    intruder.outcome(plan.outcome(model)),
    plan.outcome(intruder.outcome(model)),
    ...(busy() ? [intruder.outcome(model)] : []),
    ...(intruder.busy() ? [plan.outcome(model)] : []),
  ]);
}

function isBusy({ t }: Room, panel: Panel): boolean {
  return panel.notice === t.problem.busy || panel.text().includes(t.problem.busy);
}

function intruderOf(room: Room, model: Model, other: Other, who: Actor): Intruder | null {
  const scene: Scene = { room, model, who, remembered: [], missed: new Set() };
  const at = pickAt(scene, other);
  if (!at) return null;
  const { student, assignment, key } = at;
  const never = () => false;
  if (other.by === 'sort') {
    const column = columnOf(room, titleOf(assignment));
    const run = () => {
      const [first, last] = [firstRow(room), room.grades.lastRow()];
      if (last > first) room.grades.sort(`A${first}:${a1(last, room.grades.maxColumns)}`, column, other.text % 2 === 0);
    };
    return { said: `somebody sorts the sheet by ${assignment.title}.`, run, busy: never, outcome: (now) => now };
  }
  if (other.by === 'hands') {
    const { text, meaning } = inCell(other.text, model);
    let typed = false;
    const run = () => {
      const [row, column] = [rowOf(room, student.name), columnOf(room, titleOf(assignment))];
      // The row may be gone by then, and the column may be called otherwise.
      typed = row > 0 && column > 0;
      if (!typed) return;
      if (text === '') room.grades.clear(a1(row, column));
      else room.grades.type(a1(row, column), text);
    };
    const said = `somebody types “${text}” in the cell of ${student.name} for ${assignment.title}.`;
    const outcome = (now: Model) => (typed && isKnown(now, key) ? typeInCell(now, key, meaning) : now);
    return { said, run, busy: never, outcome };
  }
  if (assignment.points === null) return null;
  const { text } = inField(other.text, model);
  const by = other.by === 'forms' ? COLLEAGUE : who;
  const outcome = (now: Model) => entered(now, { drawn: model, assignment, key, text: other.text, who: by }).model;
  const panel = panelOf(room, who);
  if (other.by === 'colleague') {
    openHome(room, panel);
    openFields(scene, assignment);
    const field = fieldOf(scene, student);
    const run = () => {
      panel.type(field, text);
    };
    return {
      said: `${who} types “${text}” beside ${student.name} for ${assignment.title}.`,
      run,
      busy: () => isBusy(room, panel),
      outcome,
    };
  }
  return inForms(room, model, { student: student.name, assignment: assignment.title, key, text }, outcome);
}

/** A colleague in the form editor, whose lock is another one. */
function inForms(
  room: Room,
  model: Model,
  what: { readonly student: string; readonly assignment: string; readonly key: string; readonly text: string },
  outcome: (now: Model) => Model,
): Intruder {
  const place = {
    assignment: assignmentId(room, what.assignment),
    filter: 'ALL',
    page: '0',
    student: String(room.grades.raw(rowOf(room, what.student), 1)),
  };
  const { odd } = cellAt(model, what.key);
  const { draft } = workAt(model, what.key);
  const seen = odd !== '' ? `?${odd}` : draft === null ? '' : String(draft);
  let given = '';
  const run = () => {
    if (what.text === seenText(model, what.key)) return;
    const ask = { ask: 'saveGrade', seen, field: 'g', ...place };
    const inputs = { g: what.text === '' ? [] : [what.text] };
    given = answerText(room.colleagueInForms.run('sidebarAsk', JSON.stringify({ ask, inputs })));
  };
  return {
    said: `${COLLEAGUE} in Forms types “${what.text}” beside ${what.student} for ${what.assignment}.`,
    run,
    busy: () => given.includes(room.t.problem.busy),
    outcome,
  };
}
