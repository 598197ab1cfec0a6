/**
 * `npm run bench`: what every deed costs, how that grows with the class, how large the bundle is and how fast it loads.
 * Prints it, and writes it into docs/performance.md. Nothing here is asserted: the counts are, in
 * test/stories/budgets.test.ts, and times never.
 */
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { Bundle } from '../host/loader';
import { CommandError, readCommand } from '../preview/command';
import { fullDay, schoolDay, type Size } from './day';
import { importLargeQuiz, type LargeImport } from './large-quiz';
import { measureHost } from './local-host';
import {
  callTable,
  hostTable,
  importTable,
  loadLine,
  sizeTable,
  whyTable,
  writeBetweenMarks,
  type Load,
  type SizedDay,
} from './report';

/** A class that is lived through from the start. */
const LIVED: readonly Size[] = [
  { students: 30, assignments: 6 },
  { students: 300, assignments: 6 },
];
/** Gradebooks with years of work in them. */
const FULL: readonly Size[] = [
  { students: 30, assignments: 40 },
  { students: 500, assignments: 200 },
  { students: 2000, assignments: 20 },
];
const LOADS = 200;
/** Found from a package, because this file runs from a bundle elsewhere. */
const ROOT = join(dirname(require.resolve('gas-local/package.json')), '../..');

/**
 * Loads the script into fresh global objects: from a text that was not compiled before, and as the host does before every
 * run, when the engine knows the text.
 */
function measureLoad(): Load {
  const dir = join(ROOT, 'build/addon');
  const code = readFileSync(join(dir, 'main.js'), 'utf8');
  const bundle = Bundle.in(dir);
  return {
    bytes: Buffer.byteLength(code),
    fresh: timesOf((i) => runInContext(`${code}\n// ${i}`, createContext({}))),
    known: timesOf(() => bundle.load({})),
  };
}

function timesOf(load: (i: number) => unknown): number[] {
  return Array.from({ length: LOADS }, (_, i) => {
    const start = performance.now();
    load(i);
    return performance.now() - start;
  });
}

/** The made-up quiz, and the real form of `--form DIR` where one is given. */
function imports(args: readonly string[]): LargeImport[] {
  const { own } = readCommand(args);
  return [importLargeQuiz(), ...(own ? [importLargeQuiz(own)] : [])];
}

function results(args: readonly string[]): string {
  // First of all: a memory that is full of gradebooks makes the host slower.
  const host = hostTable(measureHost());
  const large = imports(args);
  const load = measureLoad();
  const lived: SizedDay[] = LIVED.map((size) => ({ size, days: [schoolDay(size)] }));
  const full: SizedDay[] = FULL.map((size) => ({ size, days: [fullDay(size)] }));
  return [
    `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}.`,
    '### The bundle',
    loadLine(load),
    '### Calls of each deed',
    'In a class of 30 students with 6 assignments; in brackets where it differs with 300 students.',
    callTable(lived),
    '### Growth',
    'Students × assignments, with the whole log. Growth is from the first size to the second, where students and ' +
      'assignments together are 10 times as many and their product is 83 times as large. Messages take 0.4 s each.',
    '#### With students and assignments',
    sizeTable(full, false),
    '#### With all work',
    'These must read the work of everybody, so they grow with the product. None takes more than the 30 seconds of a card; ' +
      'what would, goes on at a click.',
    whyTable(full),
    sizeTable(full, true),
    '### Import of a whole year',
    importTable(large),
    '### The local host',
    'What the stand-in for Google takes of this machine; the larger size is four times the smaller, so a growth near sixteen would ' +
      'be that of a square.',
    host,
  ].join('\n\n');
}

async function main(args: readonly string[]): Promise<void> {
  try {
    const text = results(args);
    console.log(text);
    await writeBetweenMarks(join(ROOT, 'docs/performance.md'), text);
  } catch (error) {
    console.error(error instanceof CommandError ? error.message.replace('npm start', 'npm run bench') : error);
    process.exitCode = 1;
  }
}

void main(process.argv.slice(2));
