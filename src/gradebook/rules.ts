import type { Cell } from './cell';
import { gradeFromCell, gradeToCell, parseGrade, showGrade, type Decimal } from './grade';
import type { Category } from './overall';
import { SCALES, type Scale, type Step } from './scale';
import { asText } from './table';

export const SYSTEMS = ['points', 'weighted', 'none'] as const;
export const WEIGH = ['points', 'equal'] as const;
export const COUNTS = ['drafts', 'returned'] as const;

/** How overall figures are made, by the settings of a gradebook. */
export interface Rules extends Scale {
  /** total points, weighted categories, or no overall figure */
  readonly system: (typeof SYSTEMS)[number];
  /** how assignments weigh against each other: by their points, or each the same */
  readonly weigh: (typeof WEIGH)[number];
  /** every grade in the sheet, or only what was returned */
  readonly counts: (typeof COUNTS)[number];
  readonly categories: readonly Category[];
}

/** Before the name of a category in the key of its row in Settings; the value is its weight in percent. */
export const CATEGORY_KEY = 'category.';

/** Once a category weighs as much, the weights are percentages. */
export const PERCENTS_FROM = 10;

export const DEFAULT_LETTERS: readonly Step[] = [
  { letter: 'A', from: 9000 },
  { letter: 'B', from: 8000 },
  { letter: 'C', from: 7000 },
  { letter: 'D', from: 6000 },
  { letter: 'F', from: 0 },
];

/** The rules of a new gradebook. */
export const DEFAULT_RULES = readRules(new Map());

/** Reads the rules from the rows of Settings; what is missing or cannot be takes its default. */
export function readRules(cells: ReadonlyMap<string, Cell>): Rules {
  const text = (key: string) => asText(cells.get(key) ?? '').trim();
  const percent = hundredths(cells.get('passMark'), true);
  const nTerm = hundredths(cells.get('nTerm'));
  const letters = parseSteps(text('letters'), '.');
  return {
    system: SYSTEMS.find((one) => one === text('overall')) ?? 'points',
    weigh: WEIGH.find((one) => one === text('weigh')) ?? 'points',
    counts: COUNTS.find((one) => one === text('counts')) ?? 'drafts',
    scale: SCALES.find((one) => one === text('scale')) ?? 'percent',
    passMark: percent !== null && isPassMark(percent) ? percent : 5500,
    nTerm: nTerm !== null && isNTerm(nTerm) ? nTerm / 10 : 10,
    letters: letters.ok && letters.list.length > 0 ? stepsOf(letters.list) : DEFAULT_LETTERS,
    categories: categoriesIn(cells),
  };
}

/**
 * Capitals do not matter, as they do not in a formula: of a name that is there twice the first counts, and
 * of one that a formula reads as something else none. 60% typed in a cell is
 * 0.6, and counts as 60 beside weights that are percentages or below one as well; beside 1 and 2 a weight of 0.5 is half of the one.
 */
function categoriesIn(cells: ReadonlyMap<string, Cell>): Category[] {
  const all = new Map<string, Category>();
  const rows = [...cells].filter(([key]) => key.startsWith(CATEGORY_KEY));
  const reach = (weight: number) => rows.some(([, cell]) => Number(cell) >= weight);
  const percent = reach(PERCENTS_FROM) || !reach(1);
  for (const [key, cell] of rows) {
    const [name, weight] = [key.slice(CATEGORY_KEY.length), hundredths(cell, percent)];
    const folded = name.toLowerCase();
    if (weight !== null && !SPECIAL.test(name) && !all.has(folded)) all.set(folded, { name, weight });
  }
  return [...all.values()];
}

/** With `percent` a part of one, as 55% typed in a cell is 0.55, is as many percent: less than one percent makes no sense there. */
function hundredths(cell: Cell | undefined, percent = false): number | null {
  return typeof cell === 'number' ? gradeFromCell(percent && cell < 1 ? cell * 100 : cell) : null;
}

/** Whether the figure is made of points that are added up, so that the points themselves can be shown. */
export function addsPoints({ system, weigh }: Pick<Rules, 'system' | 'weigh'>): boolean {
  return system === 'points' && weigh === 'points';
}

/** The rows of Settings that say these rules, by key. */
export function ruleCells(rules: Rules): ReadonlyMap<string, string | number> {
  return new Map<string, string | number>([
    ['overall', rules.system],
    ['weigh', rules.weigh],
    ['counts', rules.counts],
    ['scale', rules.scale],
    ['passMark', gradeToCell(rules.passMark)],
    ['nTerm', rules.nTerm / 10],
    ['letters', showLetters(rules.letters, '.')],
    ...rules.categories.map(({ name, weight }): [string, number] => [CATEGORY_KEY + name, gradeToCell(weight)]),
  ]);
}

/** In hundredths of a percent: more than 0 % and less than 100 %. */
export function isPassMark(percent: number): boolean {
  return percent > 0 && percent < 10_000;
}

/** N is between 0,0 and 2,0 with one decimal. */
export function isNTerm(hundredths: number): boolean {
  return hundredths <= 200 && hundredths % 10 === 0;
}

/** Letters with the percentages from which they are given, highest first. */
export function stepsOf(list: readonly Category[]): readonly Step[] {
  return list.map(({ name, weight }) => ({ letter: name, from: weight })).sort((a, b) => b.from - a.from);
}

/** Letters as the lines a teacher edits. */
export function showLetters(letters: readonly Step[], decimal: Decimal): string {
  return showSteps(
    letters.map(({ letter, from }) => ({ name: letter, weight: from })),
    decimal,
  );
}

/** Why a line of names and percentages is refused. */
export type StepRefusal = 'noNumber' | 'negative' | 'noName' | 'badName' | 'twice' | 'runsOn';

type Steps =
  | { readonly ok: true; readonly list: readonly Category[] }
  | { readonly ok: false; readonly why: StepRefusal; readonly line: string };

/** Signs that mean something else in a formula's condition. */
export const SPECIAL = /["*?~<>=]/;
const LONGEST = 60;

/** The percentage at the end of a line, and a number that stands by itself in a name. */
const LAST = /(?:^|[\s:;])[-\u2212]?[\d.,]+\s*%?$/;
const NUMBER = /(?:^|\s)[\d.,]+(?:\s|$)/;

/**
 * Lines of a name and a percentage, "Toetsen 60" or "Toetsen: 12,5 %", also several on one line with a comma between; the first
 * that cannot be is refused.
 */
export function parseSteps(text: string, decimal: Decimal): Steps {
  const list: Category[] = [];
  for (const typed of text.split('\n').map((one) => one.replace(/[\s,;]+$/, '').trim())) {
    const parts = typed === '' ? [] : partsOf(typed);
    if (!parts) return { ok: false, why: 'runsOn', line: typed };
    for (const line of parts) {
      const step = parseStep(line, decimal);
      if (typeof step === 'string') return { ok: false, why: step, line };
      if (list.some(({ name }) => name.toLowerCase() === step.name.toLowerCase()))
        return { ok: false, why: 'twice', line };
      list.push(step);
    }
  }
  return { ok: true, list };
}

/**
 * "Toetsen 60, Project 40" are two, "Toets H3, H4 60" is one; null: it could be both, as "Toets 1, opdracht 2 40", where a number
 * in the last name may be what it is for the others, a percentage or a part of the name. "Toets 1, 30" is one, with a comma
 * before its percentage; "Toetsen 60, 40" has two percentages for one name.
 */
function partsOf(line: string): readonly string[] | null {
  const parts = line.split(/[,;](?:\s+|(?=[^\d\s.,;]))/);
  const [first = '', ...numbers] = line.split(/[,;]\s+|;/);
  if (numbers.length > 0 && numbers.every((part) => part.replace(LAST, '') === ''))
    return numbers.length > 1 || endsInPercentage(first) ? null : [line];
  const numbered = parts.map((part) => NUMBER.test(part.replace(LAST, '')));
  if (parts.every((part) => LAST.test(part)) && (!numbered[parts.length - 1] || numbered.every(Boolean))) return parts;
  return /\s\d[\d.,]*\s*%?[,;]\s/.test(line) ? null : [line];
}

/** Whether the number that a name ends in is no small one ("Toets 1") and no year, and so may be a percentage. */
function endsInPercentage(name: string): boolean {
  const [number = ''] = LAST.exec(name.trimEnd()) ?? [];
  return number !== '' && !/^[\s:;]?(?:\d(?:[.,]\d+)?|(?:19|20)\d\d)$/.test(number);
}

function parseStep(line: string, decimal: Decimal): Category | StepRefusal {
  const [, before = '', number = ''] = /^(.*?)(?:^|[\s:;])([-\u2212]?[\d.,]+)\s*%?$/.exec(line) || [];
  const parsed = parseGrade(number, decimal);
  if (!parsed.ok) return parsed.why === 'negative' ? 'negative' : 'noNumber';
  if (parsed.grade === null) return 'noNumber';
  const name = before.replace(/(?:\s+[–-]|[\s:;,])+$/, '').trim();
  if (name === '') return 'noName';
  return SPECIAL.test(name) || name.length > LONGEST || /^[\d.,]+$/.test(name)
    ? 'badName'
    : { name, weight: parsed.grade };
}

/** The lines that `parseSteps` reads. */
export function showSteps(list: readonly Category[], decimal: Decimal): string {
  return list.map(({ name, weight }) => `${name} ${showGrade(weight, decimal)}`).join('\n');
}
