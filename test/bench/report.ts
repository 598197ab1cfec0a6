/** The measurements as tables of Markdown, and their place in docs/performance.md. */
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { groupOf, type Group } from './calls';
import type { Size } from './day';
import type { Measured } from './measured';
import type { LargeImport } from './large-quiz';
import type { Grown } from './local-host';

export interface SizedDay {
  readonly size: Size;
  /** the same day several times; the calls are the same each time, the milliseconds are not */
  readonly days: readonly (readonly Measured[])[];
}

export interface Load {
  readonly bytes: number;
  /** milliseconds of many loads in fresh contexts: of a text that the engine has not seen before */
  readonly fresh: readonly number[];
  /** of one that it has compiled before */
  readonly known: readonly number[];
}

type Row = readonly (string | number)[];

function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_cell, i) => (i === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

function count({ calls }: Measured, group: Group): number {
  return calls.filter((call) => groupOf(call) === group).length;
}

function cells({ calls }: Measured): number {
  return calls.filter((call) => groupOf(call) !== 'form').reduce((sum, call) => sum + call.cells, 0);
}

const GROUPS: readonly Group[] = ['read', 'write', 'lookup', 'mail', 'form', 'own'];
const HEADS: readonly string[] = ['reads', 'writes', 'look-ups', 'messages', 'form', 'kept'];

/** What each deed calls, in the smallest class; a number in brackets is that of the largest where it differs. */
export function callTable(sized: readonly SizedDay[]): string {
  const [small, large] = [sized[0]?.days[0] ?? [], sized.at(-1)?.days[0] ?? []];
  const rows = small.map((run, i): Row => {
    const other = large[i] ?? run;
    const both = (group: Group) => {
      const [n, m] = [count(run, group), count(other, group)];
      return n === m ? n : `${n} (${m})`;
    };
    return [run.name, ...GROUPS.map(both)];
  });
  return table(['deed', ...HEADS], rows);
}

/** Why each of these deeds must read the work of everybody. */
export function whyTable(sized: readonly SizedDay[]): string {
  const all = (sized[0]?.days[0] ?? []).flatMap(({ name, why }): Row[] => (why === undefined ? [] : [[name, why]]));
  return table(['deed', 'why it reads all work'], all);
}

/**
 * Calls, cells, modelled seconds and processor time of this machine, by size: of the deeds that read all work (`whole`), or of
 * the others.
 */
export function sizeTable(sized: readonly SizedDay[], whole: boolean): string {
  const labels = sized.map(({ size }) => `${size.students} × ${size.assignments}`);
  const deeds = (sized[0]?.days[0] ?? []).map(({ name, why }, i) => ({ name, why, i }));
  const rows = deeds
    .filter(({ why }) => (why !== undefined) === whole)
    .map(({ name, i }): Row => {
      const runs = sized.map(({ days }) => days.flatMap((day) => day[i] ?? []));
      const first = runs.flatMap((same) => same[0] ?? []);
      const time = runs.map((same) => median(same.map(({ milliseconds }) => milliseconds)));
      return [
        name,
        first.map((run) => run.calls.filter(({ kind }) => kind !== 'local').length).join(' / '),
        ...first.map(cells),
        ratio(first.map(cells)),
        ...first.map(({ seconds }) => seconds.toFixed(2)),
        ratio(first.map(({ seconds }) => seconds)),
        ...time.map((ms) => ms.toFixed(0)),
      ];
    });
  const columns = (of: string) => labels.map((size) => `${of} ${size}`);
  const head = ['calls', ...columns('cells'), 'growth', ...columns('s'), 'growth', ...columns('CPU ms')];
  return table(['deed', ...head], rows);
}

/** How much more the second size takes than the first. */
function ratio([first = 0, second = 0]: readonly number[]): string {
  return first === 0 ? '–' : `× ${(second / first).toFixed(2)}`;
}

export function importTable(imports: readonly LargeImport[]): string {
  const rows = imports.flatMap(({ title, responses, questions, runs }) => [
    ...runs.map((run, i): Row => importRow(i === 0 ? `${title}: ${responses} × ${questions}` : '', run)),
  ]);
  return table(['quiz: responses × questions', 'click', 'modelled s', 'form calls', 'reads', 'writes', 'CPU ms'], rows);
}

function importRow(title: string, run: Measured): Row {
  const counts = (['form', 'read', 'write'] as const).map((group) => count(run, group));
  return [title, run.name, run.seconds.toFixed(1), ...counts, run.milliseconds.toFixed(0)];
}

/** How the work of the local host grows. */
export function hostTable(works: readonly Grown[]): string {
  const rows = works.map(({ name, sizes, milliseconds }): Row => [
    name,
    ...sizes,
    ...milliseconds.map((ms) => ms.toFixed(1)),
    ratio(milliseconds),
  ]);
  return table(['work', 'few', 'many', 'CPU ms few', 'CPU ms many', 'growth'], rows);
}

export function loadLine({ bytes, fresh, known }: Load): string {
  const size = `main.js is ${(bytes / 1024).toFixed(1)} KB (${bytes.toLocaleString('en')} bytes).`;
  const rows: Row[] = [
    ['a text that the engine has not seen', ...timesIn(fresh)],
    ['one that it knows, as in the local host', ...timesIn(known)],
  ];
  return `${size}\n\n${table([`loading it ${fresh.length} times`, 'median ms', 'fastest ms'], rows)}`;
}

/** The fastest is what the work takes; the median is that on a machine which may have other things to do. */
function timesIn(times: readonly number[]): Row {
  return [median(times).toFixed(1), Math.min(...times).toFixed(1)];
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const [START, END] = ['<!-- bench: everything from here is written by `npm run bench` -->', '<!-- bench: end -->'];

/** Puts a text between the two marks of a file of Markdown, and lays it out as `npm run format` does. */
export async function writeBetweenMarks(file: string, text: string): Promise<void> {
  const before = readFileSync(file, 'utf8');
  const [start, end] = [before.indexOf(START), before.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`${file} has no marks for the results`);
  const after = `${before.slice(0, start + START.length)}\n\n${text}\n\n${before.slice(end)}`;
  writeFileSync(file, await format(after, { ...(await resolveConfig(file)), filepath: file }));
}
