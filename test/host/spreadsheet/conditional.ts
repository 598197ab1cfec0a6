/** Conditional format rules as data, and which of them colour a cell. */
import { holds, type Rect } from './a1';
import type { Raw } from './cell';

export interface Rule {
  readonly ranges: readonly Rect[];
  /** A key of `SpreadsheetApp.BooleanCriteria`. */
  readonly criteria: string;
  readonly values: readonly unknown[];
  readonly background: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
  readonly underline: boolean | null;
  readonly strikethrough: boolean | null;
}

export type Look = Pick<Rule, 'background' | 'fontColor' | 'bold' | 'italic' | 'underline' | 'strikethrough'>;

const NOTHING: Look = {
  background: null,
  fontColor: null,
  bold: null,
  italic: null,
  underline: null,
  strikethrough: null,
};

/** Answers a custom formula for one cell, e.g. `=$F6>5` written for the top left cell of `range`. */
export type Ask = (formula: string, range: Rect) => Raw;

/**
 * What the rules make of a cell. An earlier rule goes before a later one, property by property (UNCONFIRMED, W33 in
 * docs/live-checks.md: whether a later rule may add what the first left open).
 */
export function look(rules: readonly Rule[], row: number, column: number, value: Raw, ask: Ask): Look {
  return rules.reduce<Look>((sofar, rule) => {
    const range = rule.ranges.find((rect) => holds(rect, row, column));
    if (!range || !satisfied(rule, value, (formula) => ask(formula, range))) return sofar;
    return {
      background: sofar.background ?? rule.background,
      fontColor: sofar.fontColor ?? rule.fontColor,
      bold: sofar.bold ?? rule.bold,
      italic: sofar.italic ?? rule.italic,
      underline: sofar.underline ?? rule.underline,
      strikethrough: sofar.strikethrough ?? rule.strikethrough,
    };
  }, NOTHING);
}

function satisfied(rule: Rule, value: Raw, ask: (formula: string) => Raw): boolean {
  if (rule.criteria === 'CELL_EMPTY') return value === '';
  if (rule.criteria === 'CELL_NOT_EMPTY') return value !== '';
  if (rule.criteria === 'CUSTOM_FORMULA') return ask(String(rule.values[0])) === true;
  if (rule.criteria.startsWith('TEXT_')) return textMeets(rule.criteria, value, String(rule.values[0]));
  return typeof value === 'number' && numberMeets(rule.criteria, value, rule.values.map(Number));
}

/** Google compares without regard to case (UNCONFIRMED for `TEXT_EQUAL_TO`, which is exact here: the stricter of the two). */
function textMeets(criteria: string, value: Raw, wanted: string): boolean {
  const [text, part] = [String(value).toLowerCase(), wanted.toLowerCase()];
  if (criteria === 'TEXT_EQUAL_TO') return String(value) === wanted;
  if (criteria === 'TEXT_CONTAINS') return text.includes(part);
  if (criteria === 'TEXT_DOES_NOT_CONTAIN') return !text.includes(part);
  if (criteria === 'TEXT_STARTS_WITH') return text.startsWith(part);
  return text.endsWith(part);
}

/** Shared with data validation, whose number criteria have the same names. */
export function numberMeets(criteria: string, value: number, [a = NaN, b = NaN]: readonly number[]): boolean {
  switch (criteria) {
    case 'NUMBER_BETWEEN':
      return value >= a && value <= b;
    case 'NUMBER_NOT_BETWEEN':
      return value < a || value > b;
    case 'NUMBER_EQUAL_TO':
      return value === a;
    case 'NUMBER_NOT_EQUAL_TO':
      return value !== a;
    case 'NUMBER_GREATER_THAN':
      return value > a;
    case 'NUMBER_GREATER_THAN_OR_EQUAL_TO':
      return value >= a;
    case 'NUMBER_LESS_THAN':
      return value < a;
    case 'NUMBER_LESS_THAN_OR_EQUAL_TO':
      return value <= a;
    default:
      throw new Error(`NotInHost: criteria ${criteria}`);
  }
}
