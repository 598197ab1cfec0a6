/** What a cell shows: its value through its number format, in the spreadsheet's locale. */
import Big from 'big.js';
import type { Raw } from './cell';
import type { Locale } from './locale';
import { wallClock } from './moment';
import { sectionsOf, type Condition, type Section } from './pattern';

export interface Display {
  readonly text: string;
  /** The colour the number format gives; `undefined` leaves the cell's font colour. */
  readonly color: string | undefined;
}

/** Text and colour of a value. Booleans and errors ignore the format; text only heeds a text section. */
export function display(value: Raw, format: string, locale: Locale): Display {
  if (typeof value === 'boolean') return { text: (value ? locale.yes : locale.no)[0] ?? '', color: undefined };
  if (typeof value === 'string') return words(value, format);
  const chosen = choose(value, sectionsOf(format));
  if (!chosen) return { text: '####', color: undefined };
  const text = number(chosen.unsigned ? Math.abs(value) : value, chosen.section, locale);
  return { text, color: chosen.section.color };
}

function words(value: string, format: string): Display {
  const sections = sectionsOf(format);
  const section = sections[3] ?? sections.find((item) => item.tokens.some((token) => token.kind === 'text'));
  if (!section || value === '') return { text: value, color: undefined };
  const text = section.tokens.map((token) =>
    token.kind === 'text' ? value : token.kind === 'literal' ? token.text : '',
  );
  return { text: text.join(''), color: section.color };
}

interface Choice {
  readonly section: Section;
  /** The section is for negative numbers only, so the minus sign is left to its literals. */
  readonly unsigned: boolean;
}

function choose(value: number, all: readonly Section[]): Choice | undefined {
  const sections = all.slice(0, 3);
  if (sections.some((section) => section.condition)) return byCondition(value, sections);
  const [positive, negative, zero] = sections;
  if (!positive) return undefined;
  if (value < 0 && negative) return { section: negative, unsigned: true };
  if (value === 0 && zero) return { section: zero, unsigned: false };
  return { section: positive, unsigned: false };
}

/** The first section whose condition holds; a section without one takes the rest. */
function byCondition(value: number, sections: readonly Section[]): Choice | undefined {
  const section = sections.find((item) => !item.condition || meets(value, item.condition));
  return section && { section, unsigned: false };
}

function meets(value: number, { operator, value: limit }: Condition): boolean {
  if (operator === '=') return value === limit;
  if (operator === '<>') return value !== limit;
  if (operator === '<') return value < limit;
  if (operator === '<=') return value <= limit;
  return operator === '>' ? value > limit : value >= limit;
}

function number(value: number, section: Section, locale: Locale): string {
  if (section.isDate) return dated(value, section, locale);
  const digits = section.tokens.find((token) => token.kind === 'digits');
  const percent = section.tokens.filter((token) => token.kind === 'percent').length;
  const exponent = section.tokens.find((token) => token.kind === 'exponent');
  const shown = value * 100 ** percent;
  const pattern = digits?.kind === 'digits' ? digits.text : '0';
  const body = exponent ? scientific(Math.abs(shown), pattern) : fixed(Math.abs(shown), pattern);
  const sign = value < 0 && /[1-9]/.test(body) ? '-' : '';
  const parts = section.tokens.map((token) => {
    if (token.kind === 'digits') return token === digits ? localised(body, locale) : '';
    if (token.kind === 'general') return general(Math.abs(value), locale);
    if (token.kind === 'text') return general(value, locale);
    if (token.kind === 'percent') return '%';
    return token.kind === 'literal' ? token.text : '';
  });
  const minus = section.tokens.some((token) => token.kind === 'general') ? (value < 0 ? '-' : '') : digits ? sign : '';
  return minus + parts.join('');
}

/** Swaps the signs of `1,234.5` for the locale's. */
function localised(text: string, locale: Locale): string {
  return text.replace(/[.,]/g, (sign) => (sign === '.' ? locale.decimal : locale.group));
}

/** Rounded half up on the 15 decimal digits Sheets keeps, so that 1.005 in `0.00` is 1.01. */
function rounded(value: number, decimals: number): string {
  return new Big(value.toPrecision(15)).round(decimals, 1).toFixed(decimals);
}

function fixed(value: number, pattern: string): string {
  const [whole = '', part] = pattern.split('.');
  const thousands = whole.includes(',');
  const text = rounded(value, part?.length ?? 0);
  const [left = '', right = ''] = text.split('.');
  const minimum = whole.replaceAll(/[^0]/g, '').length;
  const digits = left.replace(/^0+/, '').padStart(minimum, '0');
  const grouped = thousands ? digits.replace(/\B(?=(\d{3})+$)/g, ',') : digits;
  return part === undefined ? grouped : `${grouped}.${decimals(right, part)}`;
}

/** `#` drops zeros at the end; the decimal sign itself stays, as in Sheets. */
function decimals(digits: string, pattern: string): string {
  let end = digits.length;
  while (end > 0 && pattern[end - 1] !== '0' && digits[end - 1] === '0') end -= 1;
  return digits.slice(0, end);
}

function scientific(value: number, pattern: string): string {
  const places = pattern.split('.')[1]?.length ?? 0;
  const [mantissa = '', power = ''] = value.toExponential(places).split('e');
  return `${mantissa}E${power.startsWith('-') ? '-' : '+'}${power.replace(/^[+-]/, '').padStart(2, '0')}`;
}

/** A number without a format: up to ten significant digits. UNCONFIRMED: Sheets also looks at the column's width. */
function general(value: number, locale: Locale): string {
  const size = Math.abs(value);
  if (size >= 1e15 || (size > 0 && size < 1e-9)) return localised(value.toExponential(5).replace('e', 'E'), locale);
  const short = Number.isInteger(value) ? value : Number(value.toPrecision(Math.max(10, digitsBefore(size) + 2)));
  return localised(new Big(short).toFixed(), locale);
}

function digitsBefore(size: number): number {
  return Math.trunc(size).toString().length;
}

/** `m` is minutes after an hour or before seconds, else the month. */
function dated(value: number, section: Section, locale: Locale): string {
  const at = wallClock(value);
  const dates = section.tokens.filter((token) => token.kind === 'date');
  const half = dates.some((token) => /^a/.test(token.text));
  return section.tokens
    .map((token) => {
      if (token.kind === 'literal') return token.text;
      if (token.kind === 'digits') return localised(token.text, locale);
      if (token.kind !== 'date') return '';
      const place = dates.indexOf(token);
      const minutes = neighbour(dates[place - 1], /h/) || neighbour(dates[place + 1], /^\[?s/);
      return piece(token.text, at, value, locale, minutes, half);
    })
    .join('');
}

function neighbour(token: { kind: string; text?: string } | undefined, pattern: RegExp): boolean {
  return pattern.test(token?.text ?? '');
}

function piece(text: string, at: Date, value: number, locale: Locale, minutes: boolean, half: boolean): string {
  const two = (count: number): string => String(count).padStart(text.length, '0');
  const month = (style: 'short' | 'long'): string => name(at, locale, { month: style });
  const weekday = (style: 'short' | 'long'): string => name(at, locale, { weekday: style });
  if (text.startsWith('y'))
    return text.length <= 2 ? String(at.getUTCFullYear()).slice(2) : String(at.getUTCFullYear());
  if (text.startsWith('m') && minutes && text.length <= 2) return two(at.getUTCMinutes());
  if (text.startsWith('m'))
    return text.length <= 2 ? two(at.getUTCMonth() + 1) : month(text.length === 3 ? 'short' : 'long');
  if (text.startsWith('d'))
    return text.length <= 2 ? two(at.getUTCDate()) : weekday(text.length === 3 ? 'short' : 'long');
  if (text.startsWith('h')) return two(half ? at.getUTCHours() % 12 || 12 : at.getUTCHours());
  if (text.startsWith('s')) return two(at.getUTCSeconds());
  if (text.startsWith('a')) return at.getUTCHours() < 12 ? 'AM' : 'PM';
  const unit = text.startsWith('[h') ? 24 : text.startsWith('[m') ? 1440 : 86_400;
  return String(Math.floor(value * unit + 1e-9)).padStart(text.length - 2, '0');
}

function name(at: Date, locale: Locale, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale.language, { ...options, timeZone: 'UTC' }).format(at);
}
