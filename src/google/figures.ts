import { figureOf, apartAt, meanOf, withFigure, worksAt, type At } from '../gradebook/figures';
import { mostOf } from '../gradebook/grade';
import { firstBody, type Grades, type GradesHead } from '../gradebook/grades';
import { MILLION, sumsOf, worksIn } from '../gradebook/overall';
import { addsPoints, CATEGORY_KEY, PERCENTS_FROM, type Rules } from '../gradebook/rules';
import { decimalsOf } from '../gradebook/scale';
import { asText } from '../gradebook/table';
import { wordIn } from '../text/words';
import { mean, movedMean, type Apart, type Rows } from './averages';
import { inTab, letters } from './layout';

/**
 * The live figures of Grades, as formulas that follow the teacher's typing with no program running. They use only
 * functions that every spreadsheet has (SUMIFS, not arrays), `;` between arguments and no decimals, so that they read the
 * same in every locale.
 */
export interface Place {
  readonly grades: Grades;
  readonly rules: Rules;
  /** how many columns the sheet has */
  readonly columns: number;
  /** the columns of the tab Settings, as a formula writes them: of the keys, and of the weights beside them */
  readonly settings: readonly [keys: string, weights: string];
}

/** What is earned and what could be, as expressions; for a category also its weight. */
interface Part {
  readonly earned: string;
  readonly possible: string;
  readonly weight?: string;
}

/** The overall figure of a student; '' when there is none. */
export function overallFormula(place: Place, student: At): string {
  const { rules, grades } = place;
  if (rules.system === 'none' || !grades.rows.has('points')) return '';
  const total = rules.system === 'points';
  const names = total ? [null] : rules.categories.map(({ name }) => name);
  if (names.length === 0 || (!total && !grades.rows.has('category'))) return '';
  const parts = names.map((name) => partOf(place, student, name));
  const [lets, ratio] = total ? totalOf(parts) : weightedOf(parts);
  if (addsPoints(rules) && rules.scale === 'points')
    return `=LET(${lets};IF(possible_1>0;${rounded('earned_1', 2)};""))`;
  return `=IFERROR(LET(${lets};part;ROUND(${ratio};12);${scaled(rules)});"")`;
}

function totalOf(parts: readonly Part[]): [string, string] {
  return [lets(parts), 'earned_1/possible_1'];
}

function lets(parts: readonly Part[]): string {
  return parts
    .map(({ earned, possible, weight }, i) => {
      const n = i + 1;
      const sums = `earned_${n};${earned};possible_${n};${possible}`;
      return weight === undefined ? sums : `${sums};weight_${n};IF(possible_${n}>0;${weight};0)`;
    })
    .join(';');
}

/** A category without graded work has no weight: the others make up the whole. */
function weightedOf(parts: readonly Part[]): [string, string] {
  const each = (text: (n: number) => string) => parts.map((_, i) => text(i + 1)).join('+');
  const sum = each((n) => `IF(possible_${n}>0;weight_${n}*earned_${n}/possible_${n};0)`);
  return [lets(parts), `(${sum})/(${each((n) => `weight_${n}`)})`];
}

/** All of a column, counted from 0, of a tab. */
export function wholeColumn(tab: string, column: number): string {
  const at = `$${letters(column + 1)}`;
  return `${inTab(tab)}${at}:${at}`;
}

function partOf(place: Place, student: At, category: string | null): Part {
  const sums =
    place.rules.counts === 'drafts' ? typedSums(place, student, category) : returnedSums(place, student, category);
  if (category === null) return sums;
  const [keys, weights] = place.settings;
  const key = `"${CATEGORY_KEY}${category}"`;
  const where = `${keys};${key};${weights};">=0"`;
  // Of rows that are there twice the upper one counts, as in the program; one that was emptied may stand above the only one.
  const first = `INDEX(${weights};MATCH(${key};${keys};0))`;
  const typed = `MAX(0;IF(COUNTIFS(${where})>1;${first};SUMIFS(${weights};${where})))`;
  const percents = `COUNTIFS(${keys};"${CATEGORY_KEY}*";${weights};">=${PERCENTS_FROM}")`;
  return { ...sums, weight: `LET(w;${typed};IF(AND(w<1;${percents});100*w;w))` };
}

/** What stands in the row now. Only columns with an id count: the others are the teacher's own. */
function typedSums(place: Place, student: At, category: string | null): Part {
  const { grades, rules } = place;
  const { row } = student;
  const points = grades.rows.get('points') || 0;
  const sum = (of: number) => overRow(place, row, category, 'SUMIFS', '">0"', of).join('+');
  const apart = apartAt(grades, student)
    .filter(({ head }) => category === null || asText(head.category).toLowerCase() === category.toLowerCase())
    .map(({ head, grade, points: out }): Still => ({ head, row, pointsRow: points, grade, points: out }));
  if (rules.weigh === 'points') {
    const corrected = apart.map((one) => stillReturned(one, ({ now }) => `${one.points}-${now}`));
    return { earned: sum(row), possible: [sum(points), ...corrected].join('+') };
  }
  const each = pointsIn(grades).map((out) => {
    const of = overRow(place, row, category, 'SUMIFS', out, row);
    return { earned: `(${of.join('+')})/(${out})`, count: overRow(place, row, category, 'COUNTIFS', out).join('+') };
  });
  const corrected = apart.map((one) => stillReturned(one, ({ cell, now }) => `${cell}/${one.points}-${cell}/${now}`));
  const [earned, possible] = [[...each.map((one) => one.earned), ...corrected], each.map(({ count }) => count)];
  return { earned: earned.join('+') || '0', possible: possible.join('+') || '0' };
}

/** A sum or count of the graded cells in a row, in columns whose points are such and, if wanted, of one category. */
function overRow(
  { grades, columns }: Place,
  row: number,
  category: string | null,
  call: 'SUMIFS' | 'COUNTIFS',
  points: string,
  of?: number,
): string[] {
  return spansOf(grades, columns).map(([first, last]) => {
    const line = (key: number) => `${first}${key === row ? '' : '$'}${key}:${last}${key === row ? '' : '$'}${key}`;
    const where = [line(1), '"?*"', line(grades.rows.get('points') || 0), points, gradesIn(line(row), grades.most)];
    const named = category === null ? [] : [line(grades.rows.get('category') || 0), `"${category}"`];
    return `${call}(${[...(of === undefined ? [] : [line(of)]), ...where, ...named].join(';')})`;
  });
}

/** The condition that a cell holds a grade: no number below zero, no date and no slip of the hand, which cannot be read. */
function gradesIn(cells: string, most: number): string {
  return `${cells};">=0";${cells};"<=${most}"`;
}

/**
 * What assignments are out of, each once, as a formula writes it. Where each assignment weighs the same the grades out of
 * so many points are summed together; points that are new in the sheet count from the next visit on.
 */
function pointsIn({ heads }: Grades): string[] {
  const all = new Set(heads.flatMap(({ points }) => (typeof points === 'number' && points > 0 ? [points] : [])));
  return [...all]
    .sort((a, b) => a - b)
    .map((points) => (Number.isInteger(points) ? String(points) : `${Math.round(points * MILLION)}/${MILLION}`));
}

/** A grade that was returned out of other points than those of now. */
interface Still {
  readonly head: GradesHead;
  readonly row: number;
  readonly pointsRow: number;
  readonly grade: number;
  readonly points: number;
}

/** Work still as it was returned is out of the points of then (S38); once another grade is typed, out of those of now. */
function stillReturned(
  { head: { column }, row, pointsRow, grade }: Still,
  then: (at: { readonly cell: string; readonly now: string }) => string,
): string {
  const [cell, now] = [`${letters(column)}${row}`, `${letters(column)}$${pointsRow}`];
  return `IF(COUNT(${cell};${now})=2;IF(${whole(cell, 100)}=${grade};${then({ cell, now })};0);0)`;
}

/** What was returned changes only by returning, so the program writes the sums themselves. */
function returnedSums({ grades, rules }: Place, student: At, category: string | null): Part {
  const all = worksAt(grades, student, rules, wordIn);
  const works = category === null ? all : worksIn(all, category);
  const { earned, possible } = sumsOf(works);
  if (rules.weigh === 'equal') {
    const parts = works.map((work) => `${sumsOf([work]).earned}/${sumsOf([work]).possible}`);
    return { earned: parts.join('+') || '0', possible: String(works.length) };
  }
  return { earned: `${earned}/${MILLION}`, possible: `${possible}/${MILLION}` };
}

/** The columns to the right of the overall figure, and those to its left when a teacher moved an assignment there. */
function spansOf({ columns: own, heads }: Grades, columns: number): [string, string][] {
  const here = own.get('overall') ?? 1;
  const spans: [number, number][] = heads.some(({ column }) => column < here) ? [[2, here - 1]] : [];
  if (here < columns) spans.push([here + 1, columns]);
  return spans.map(([first, last]) => [letters(first), letters(last)]);
}

/**
 * Rounded half up to so many decimals. First as a whole number of the last decimal, less what binary fractions add to it:
 * 4,645 × 100 is 464,49999999999994 there, and would be rounded down.
 */
function rounded(exact: string, decimals: number): string {
  const unit = 10 ** decimals;
  return `${whole(exact, unit)}/${unit}`;
}

function whole(exact: string, unit: number): string {
  return `ROUND(ROUND(${exact}*${unit};8);0)`;
}

/** The figure for `part`, which is rounded only to take off what binary fractions add. */
function scaled(rules: Rules): string {
  const { passMark: pass, nTerm, letters: steps } = rules;
  const mark = (exact: string) => rounded(`MIN(10;${exact})`, 1);
  switch (rules.scale) {
    case 'percent':
      return rounded('part', 3);
    case 'points':
      return rounded('part*100', 1);
    case 'letters':
      return steps.reduceRight((rest, { letter, from }) => {
        return rest === '' ? `"${letter}"` : `IF(part>=${from}/10000;"${letter}";${rest})`;
      }, '');
    case 'pass':
      return mark(`IF(part*10000<${pass};1+part*45000/${pass};10-(1-part)*45000/${10_000 - pass})`);
    case 'nTerm':
      return nTerm > 10
        ? mark(`MIN(part*9+${nTerm}/10;1+part*18;10-(1-part)*9/2)`)
        : mark(`MAX(part*9+${nTerm}/10;1+part*9/2;10-(1-part)*18)`);
  }
}

/** The number format of overall figures. */
export function overallFormat({ scale }: Pick<Rules, 'scale'>): string {
  return scale === 'percent' ? '0.0%' : '0.0#';
}

/** The rows from below the header to the last of the sheet, without the header rows that somebody moved among them. */
export function bodyRows(grades: Grades, last: number): readonly Rows[] {
  const first = firstBody(grades);
  const moved = [...grades.rows.values()].filter((row) => row >= first).sort((a, b) => a - b);
  const firsts = [first, ...moved.map((row) => row + 1)];
  return firsts
    .map((from, i) => ({ first: from, last: (moved[i] ?? last + 1) - 1 }))
    .filter((rows) => rows.first <= rows.last);
}

/**
 * The mean of a column over the students, who are the rows with an id: rows of the teacher's own do not count. Where work
 * was returned out of other points (`apart`) and still has that grade, it counts for its part of the points of now (S38).
 */
export function averageFormula(rows: readonly Rows[], column: number, points: unknown, apart?: Apart): string {
  if (rows.length === 0) return '';
  const such = (cells: string) => gradesIn(cells, mostOf(points));
  return `=IFERROR(${apart ? movedMean(rows, column, apart, such) : mean(rows, column, such)};"")`;
}

/** The mean of the overall figures; letters have none. */
export function overallAverage(rules: Rules, rows: readonly Rows[], column: number): string {
  const { scale, system } = rules;
  if (system === 'none' || scale === 'letters' || rows.length === 0) return '';
  return `=IFERROR(${rounded(
    mean(rows, column, (cells) => `${cells};">=0"`),
    decimalsOf(scale, addsPoints(rules)),
  )};"")`;
}

/** What the formula of a row depends on besides the cells it refers to: when this changes, it is written anew. */
export function writtenIn({ grades, rules }: Pick<Place, 'grades' | 'rules'>, student: At): string {
  if (rules.counts === 'returned') return JSON.stringify([rules, worksAt(grades, student, rules, wordIn)]);
  return JSON.stringify([
    rules,
    rules.weigh === 'equal' ? pointsIn(grades) : [],
    apartAt(grades, student).map(({ head, grade, points }) => [head.id, head.category, grade, points]),
  ]);
}

/** What the overall cells ought to show: of each student, and their mean. */
export function figuresIn({ grades, rules }: Pick<Place, 'grades' | 'rules'>) {
  const figures = new Map(
    withFigure(grades).map((student) => [student, figureOf(worksAt(grades, student, rules, wordIn), rules)]),
  );
  return { figures, mean: meanOf([...figures.values()], rules) };
}
