/** The rules of the README's section "The house", each with a planted violation that shows the rule at work. */
import { join } from 'node:path';
import * as rules from './house/rules';
import { source, sourcesOf, type Source } from './house/source';

const sources = sourcesOf(join(__dirname, '../src'));

interface Planted {
  readonly title: string;
  readonly rule: rules.Rule;
  readonly allowed: readonly Source[];
  readonly broken: readonly Source[];
  readonly found: readonly string[];
}

const table: readonly Planted[] = [
  {
    title: 'every file stands in one of the rooms',
    rule: rules.standsInARoom,
    allowed: [source('main.ts', ''), source('text/nl.ts', '')],
    broken: [source('lib/grade.ts', ''), source('start.ts', '')],
    found: ['lib/grade.ts: "lib" is not one of', 'start.ts: "start" is not one of'],
  },
  {
    title: 'imports go to the right: main, actions, google, cards, text, gradebook',
    rule: rules.importsToTheRight,
    allowed: [
      source('actions/quiz.ts', `import { a } from '../google/quiz'; import type { G } from '../gradebook/grade';`),
      source('cards/home.ts', `import { b } from './card';`),
    ],
    broken: [
      source('gradebook/grade.ts', `\nimport type { Text } from '../text/en';`),
      source('cards/home.ts', `export { save } from '../actions/save';`),
      source('text/nl.ts', `type T = import('../cards/card').Card;`),
      source('google/quiz.ts', `import { x } from '../../test/host/core';`),
    ],
    found: [
      'gradebook/grade.ts:2: gradebook may not import from text (text/en)',
      'cards/home.ts:1: cards may not import from actions (actions/save)',
      'text/nl.ts:1: text may not import from cards (cards/card)',
      'google/quiz.ts:1: google may not import from .. (../test/host/core)',
    ],
  },
  {
    title: 'a room imports only the packages listed for it',
    rule: rules.onlyListedPackages,
    allowed: [source('gradebook/paste.ts', `import { dsvFormat } from 'd3-dsv';`)],
    broken: [
      source('gradebook/grade.ts', `import fs from 'node:fs';`),
      source('text/en.ts', `import { dsvFormat } from 'd3-dsv';`),
    ],
    found: [
      'gradebook/grade.ts:1: the package "node:fs" is not listed for the room gradebook',
      'text/en.ts:1: the package "d3-dsv" is not listed for the room text',
    ],
  },
  {
    title: "Google's services and their types are named only in google",
    rule: rules.googleOnlyInItsRoom,
    allowed: [
      source('google/quiz.ts', `export const open = (id: string) => FormApp.openById(id);`),
      source('gradebook/quiz.ts', `export interface Quiz { Session: number } // SpreadsheetApp\nconst s = 'FormApp';`),
    ],
    broken: [
      source('actions/quiz.ts', `export function f() {\n  return SpreadsheetApp.getActive();\n}`),
      source('cards/home.ts', `export type Sheet = GoogleAppsScript.Spreadsheet.Sheet;`),
    ],
    found: [
      'actions/quiz.ts:2: SpreadsheetApp belongs in src/google',
      'cards/home.ts:1: GoogleAppsScript belongs in src/google',
    ],
  },
  {
    title: 'no Google service is used while the script loads',
    rule: rules.googleNotAtLoad,
    allowed: [
      source(
        'google/lock.ts',
        `type Lock = GoogleAppsScript.Lock.Lock;\nexport const lock = () => LockService.getDocumentLock();`,
      ),
    ],
    broken: [source('google/lock.ts', `const lock = LockService.getDocumentLock();\nconst services = { Utilities };`)],
    found: [
      'google/lock.ts:1: LockService is used while the script loads',
      'google/lock.ts:2: Utilities is used while the script loads',
    ],
  },
  {
    title: 'files are named after what they hold',
    rule: rules.namesSayAnIdea,
    allowed: [source('gradebook/grade.ts', ''), source('cards/prototypes.ts', '')],
    broken: [source('google/utils.ts', ''), source('cards/index.ts', ''), source('gradebook/types.ts', '')],
    found: ['google/utils.ts:', 'cards/index.ts:', 'gradebook/types.ts:'],
  },
  {
    title: 'nothing from Google is asked for its class',
    rule: rules.noInstanceof,
    allowed: [source('main.ts', `export const f = (e: unknown) => e instanceof Error;`)],
    broken: [source('google/cells.ts', `export const f = (v: unknown) => v instanceof Date;`)],
    found: ['google/cells.ts:1: instanceof'],
  },
  {
    title: 'nothing is asynchronous',
    rule: rules.noAsync,
    allowed: [source('cards/card.ts', `export const wait = 'async await Promise';`)],
    broken: [source('google/mail.ts', `export async function f() {\n  await g();\n}\nPromise.resolve();`)],
    found: ['google/mail.ts:1:', 'google/mail.ts:2:', 'google/mail.ts:4: nothing in src is asynchronous'],
  },
  {
    title: 'only google asks the clock',
    rule: rules.noClock,
    allowed: [
      source('google/time.ts', `export const now = () => new Date();`),
      source('gradebook/due.ts', `export const day = (ms: number) => new Date(ms);`),
    ],
    broken: [
      source('gradebook/due.ts', `const a = () => new Date();\nconst b = () => Date.now();\nconst c = () => Date();`),
    ],
    found: ['gradebook/due.ts:1:', 'gradebook/due.ts:2:', 'gradebook/due.ts:3: only src/google asks the clock'],
  },
  {
    title: 'nothing is logged',
    rule: rules.noLogging,
    allowed: [source('google/forms.ts', `export const f = (a: { console: number }) => a.console;`)],
    broken: [source('main.ts', `console.log(1);`), source('google/sheet.ts', `export const f = () => Logger.log(1);`)],
    found: ['main.ts:1: src writes no logs', 'google/sheet.ts:1: src writes no logs'],
  },
];

describe('the house', () => {
  test('there are sources to look at', () => {
    expect(sources.map(({ path }) => path)).toContain('main.ts');
  });

  test.each(table)('$title', ({ rule }) => {
    expect(rule(sources)).toEqual([]);
  });
});

describe('the rules of the house find a planted violation', () => {
  test.each(table)('$title', ({ rule, allowed, broken, found }) => {
    expect(rule(allowed)).toEqual([]);
    expect(rule(broken)).toEqual(found.map((line) => expect.stringContaining(line) as string));
  });
});
