/**
 * A number as somebody typed it, kept as its digits: 88,725 never becomes a binary fraction on the way.
 * Comma and point are told apart by the locale of the gradebook, not by guessing.
 */
export type Decimal = ',' | '.';

/** The digits of a typed number: no sign inside, `whole` without leading zeros ('' for none). */
export interface Digits {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/** More digits before the decimal sign than this is a slip of the hand, and would not stay exact in a cell. */
export const MAX_WHOLE_DIGITS = 9;

const SIGN = /^[-\u2212\u2013]\s*/;
const DECIMALS = { ',': /^(\d*),(\d*)$/, '.': /^(\d*)\.(\d*)$/ } as const;
const THOUSANDS = { ',': /^[1-9]\d{0,2}(?:,\d{3})+$/, '.': /^[1-9]\d{0,2}(?:\.\d{3})+$/ } as const;

/** The whole part and the fraction of unsigned text, or undefined when it is not one number in this locale. */
function split(text: string, decimal: Decimal): readonly [string, string] | undefined {
  const other: Decimal = decimal === ',' ? '.' : ',';
  const at = text.indexOf(decimal);
  const whole = at < 0 ? text : text.slice(0, at);
  const rest = at < 0 ? '' : text.slice(at + 1);
  if (THOUSANDS[other].test(whole) && /^\d*$/.test(rest)) return [whole.split(other).join(''), rest];
  // "7.5" where the comma is the decimal sign cannot be thousands, so it can only be seven and a half.
  const parts = DECIMALS[decimal].exec(text) ?? DECIMALS[other].exec(text) ?? /^(\d+)()$/.exec(text);
  return parts === null ? undefined : [parts[1] || '', parts[2] || ''];
}

/**
 * Reads one typed number. Spaces around it (also non-breaking ones) are ignored; grouped thousands are accepted only
 * when the groups are right. Gives undefined for everything else: "1e2", "88,,7", "12%", "abc", "".
 */
export function readDigits(typed: string, decimal: Decimal): Digits | undefined {
  const text = typed.trim();
  const parts = split(text.replace(SIGN, ''), decimal);
  if (parts === undefined || parts[0] + parts[1] === '') return undefined;
  return { negative: SIGN.test(text), whole: parts[0].replace(/^0+/, ''), fraction: parts[1] };
}
