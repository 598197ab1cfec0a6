/**
 * That no action is forgotten where runs are cut off (`crash.test.ts`) and interleaved (`sessions.test.ts`): the asks are
 * those of `cards/requests.ts`, and whether one writes is seen by doing it. Whoever adds one that writes makes a deed of it.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Execution } from '../host/core';
import { answerText } from './crash';
import { assignmentId, DEEDS, idOf, openRoom } from './deeds';
import { rowsOf, tab } from './picture';
import { contents } from './quizzes';

const source = readFileSync(join(__dirname, '../../src/cards/requests.ts'), 'utf8');
const found = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, name = '']) => name))];
const ASKS = found(/readonly ask: '(\w+)'/g);
const FIELDS = found(/readonly (\w+)\??:/g).filter((name) => name !== 'ask');

/** Asks whose runs are tried elsewhere in the same way: a gradebook that is still to be made is another room. */
const ELSEWHERE: Readonly<Record<string, string>> = { setUp: 'setup.test.ts' };

const room = openRoom();
const start = room.workspace.remember();
const { core } = room.workspace;

function askOf({ entry, args: [given] }: Execution): string {
  if (entry === 'openHome') return 'home';
  if (typeof given === 'string') return (JSON.parse(given) as { ask: { ask: string } }).ask.ask;
  const event = given as { commonEventObject?: { parameters?: { ask?: string } } } | undefined;
  return event?.commonEventObject?.parameters?.ask ?? entry;
}

function writes({ calls }: Execution): boolean {
  return calls.some(({ kind }) => kind === 'write' || kind === 'mail');
}

function last(): Execution {
  const run = core.executions.at(-1);
  if (!run) throw new Error('nothing was run');
  return run;
}

const done = new Set<string>();

test.each(DEEDS)('$name: its last run writes', ({ does }) => {
  start();
  does(room);
  done.add(askOf(last()));
  expect(writes(last())).toBe(true);
});

/** Something for every ask to find: grades and headings typed in the sheet, a due date that passed. */
function withEverythingToWrite(): void {
  start();
  const { grades, workspace } = room;
  grades.paste('F6', [['7,5'], ['EX']]);
  grades.type('G2', 'Werkstuk');
  grades.type('G9', '50');
  workspace.core.clock.set(new Date('2026-12-02T09:00+01:00'));
}

/** What each field of an ask may be; a new field wants a value here. */
const VALUES: Readonly<Record<string, string>> = {
  assignment: assignmentId(room, 'Toets H3'),
  student: idOf(room, 0),
  students: idOf(room, 0),
  filter: 'ALL',
  page: '0',
  mode: 'look',
  from: 'above',
  seen: '750',
  theirs: 'title',
  mine: '100;800.x',
  field: 'grade',
  redraw: 'yes',
  typed: '8',
  on: 'yes',
  how: 'again',
  scale: 'points',
  run: '',
  flag: 'late',
  tick: 'all',
  looked: '0 1',
  plan: '',
  form: room.form.id,
  part: 'new',
  batch: String(rowsOf(tab(room.file, 'history'))[0]?.['batch']),
  what: 'csv',
  gradebook: room.file.id,
  fresh: 'a0123456789',
  snapshot: String(room.file.sheet(room.t.snapshots.tab).raw(3, 1)),
  returned: 'keep',
  past: 'settings',
  comment: '0',
};

test('every field of an ask has a value to try it with', () => {
  expect(FIELDS.filter((field) => VALUES[field] === undefined)).toEqual([]);
});

const INPUTS = { gradebook: [room.file.url], assignment: ['new'], grade: ['9'], comment: ['Mooi'], points: ['20'] };

/** What becomes of an ask in the two hosts: whether it wrote nothing, and gave more than a sentence about what cannot be. */
function inEitherHost(ask: string, more: Readonly<Record<string, string>>): { quiet: boolean; answered: boolean } {
  const parameters = { ...VALUES, ...more, ask };
  const formInputs = Object.fromEntries(
    Object.entries(INPUTS).map(([name, value]) => [name, { stringInputs: { value } }]),
  );
  const commonEventObject = { hostApp: 'SHEETS', userLocale: 'nl', parameters, formInputs };
  const runs = [
    () => room.window.run('act', { commonEventObject }),
    () => room.forms.run('sidebarAsk', JSON.stringify({ ask: parameters, inputs: INPUTS })),
  ].map((run) => {
    withEverythingToWrite();
    const before = contents(room).join('\n');
    const text = answerText(run());
    const quiet = !writes(last()) && contents(room).join('\n') === before;
    return { quiet, answered: !text.includes(room.t.problemCard.title) };
  });
  return { quiet: runs.every(({ quiet }) => quiet), answered: runs.some(({ answered }) => answered) };
}

test('what no deed does writes nothing, where there is something to write', () => {
  const other = { student: idOf(room, 1) };
  const variants: Readonly<Record<string, string>>[] = [{}, { seen: '' }, other, { on: 'no', how: 'sent' }];
  const strange = ASKS.filter((ask) => !done.has(ask) && ELSEWHERE[ask] === undefined).flatMap((ask) => {
    const runs = variants.map((more) => inEitherHost(ask, more));
    if (!runs.every(({ quiet }) => quiet)) return [`${ask} writes: make a deed of it`];
    return runs.some(({ answered }) => answered) ? [] : [`${ask} was refused: make a deed of it, or give it values`];
  });
  expect(strange).toEqual([]);
});
