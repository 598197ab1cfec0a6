/**
 * `npm run bench`: what every deed costs, how that grows with the class, how large the bundle is and how fast it loads.
 * Prints it, and writes it into docs/performance.md. Nothing here is asserted: the counts are, in
 * test/stories/budgets.test.ts, and times never.
 */
import { readFileSync, statSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { CommandError, readCommand } from '../preview/command';
import { schoolDay, type Size } from './day';
import { importLargeQuiz, type LargeImport } from './large-quiz';
import {
  callTable,
  importTable,
  loadLine,
  median,
  sizeTable,
  writeBetweenMarks,
  type Load,
  type SizedDay,
} from './report';

const SIZES: readonly Size[] = [
  { students: 30, assignments: 6 },
  { students: 500, assignments: 6 },
  { students: 300, assignments: 40 },
];
/** Times that a day is lived through; the milliseconds are their median. */
const DAYS = 3;
const LOADS = 200;
/** Found from a package, because this file runs from a bundle elsewhere. */
const ROOT = join(dirname(require.resolve('gas-local/package.json')), '../..');

/** Loads the script as Google does at every click: into a fresh global object, from a text it has not compiled before. */
function measureLoad(): Load {
  const main = join(ROOT, 'build/addon/main.js');
  const code = readFileSync(main, 'utf8');
  const times = Array.from({ length: LOADS }, (_, i) => {
    const context = createContext({});
    const start = performance.now();
    runInContext(`${code}\n// ${i}`, context);
    return performance.now() - start;
  });
  return { bytes: statSync(main).size, milliseconds: median(times), times: LOADS };
}

/** The made-up quiz, and the real form of `--form DIR` where one is given. */
function imports(args: readonly string[]): LargeImport[] {
  const { own } = readCommand(args);
  return [importLargeQuiz(), ...(own ? [importLargeQuiz(own)] : [])];
}

function results(args: readonly string[]): string {
  const large = imports(args);
  const load = measureLoad();
  const sized: SizedDay[] = SIZES.map((size) => ({ size, days: Array.from({ length: DAYS }, () => schoolDay(size)) }));
  return [
    `Node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}.`,
    '### The bundle',
    loadLine(load),
    '### Calls of each deed',
    'In a class of 30 students with 6 assignments; in brackets where it differs with 300 students and 40 assignments.',
    callTable(sized),
    '### Growth',
    'Students × assignments. The growth is from the first size to the second, in modelled seconds.',
    sizeTable(sized),
    '### Import of a whole year',
    importTable(large),
  ].join('\n\n');
}

try {
  const text = results(process.argv.slice(2));
  console.log(text);
  writeBetweenMarks(join(ROOT, 'docs/performance.md'), text);
} catch (error) {
  console.error(error instanceof CommandError ? error.message.replace('npm start', 'npm run bench') : error);
  process.exitCode = 1;
}
