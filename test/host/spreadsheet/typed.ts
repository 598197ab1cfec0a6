/** What Sheets makes of typed text, and of a string given to `setValue`: both are interpreted alike, in the spreadsheet's locale. */
import type { Raw } from './cell';
import type { Locale } from './locale';
import { serial } from './moment';

export interface Typed {
  readonly raw: Raw;
  readonly formula: string;
  /** The format the cell takes if it has none of its own. */
  readonly numberFormat?: string;
}

/** Interprets text for a cell that is not `@`; `year` is today's, for dates without one. */
export function typed(text: string, locale: Locale, year: number): Typed {
  if (text.startsWith("'")) return plain(text.slice(1));
  // UNCONFIRMED: `+A1` is taken as a formula (the usual warning about formula injection); `-A1` and `@A1` are left as text here.
  if (text.length > 1 && text.startsWith('=')) return { raw: '', formula: text };
  const trimmed = text.trim();
  const word = trimmed.toUpperCase();
  if (locale.yes.includes(word)) return { raw: true, formula: '' };
  if (locale.no.includes(word)) return { raw: false, formula: '' };
  const found = number(trimmed, locale) ?? moment(trimmed, locale, year);
  if (found) return found;
  if (/^\+[A-Za-z(]/.test(text)) return { raw: '', formula: `=${text}` };
  return plain(text);
}

function plain(text: string): Typed {
  return { raw: text, formula: '' };
}

/**
 * Digits with the locale's decimal sign, groups of three, an exponent, a percent sign or a currency sign. Only proper groups
 * of three count as groups, so `8.5` in Dutch and `8,5` in English are text (UNCONFIRMED: docs/live-checks.md, W32).
 */
function number(text: string, locale: Locale): Typed | undefined {
  const decimal = locale.decimal === '.' ? '\\.' : ',';
  const group = locale.group === '.' ? '\\.' : ',';
  const body = `(?:\\d{1,3}(?:${group}\\d{3})+|\\d+)(?:${decimal}\\d*)?|${decimal}\\d+`;
  const match = new RegExp(`^([+-]?)([€$£]? ?)([+-]?)(${body})(?:[eE]([+-]?\\d+))?( ?%)?$`).exec(text);
  if (!match || (match[1] && match[3])) return undefined;
  const digits = (match[4] ?? '').replaceAll(locale.group, '').replace(locale.decimal, '.');
  const sign = match[1] === '-' || match[3] === '-' ? -1 : 1;
  const size = Number(digits + (match[5] ? `e${match[5]}` : ''));
  if (!Number.isFinite(size)) return undefined;
  if (!match[6]) return { raw: sign * size, formula: '', ...currency(match[2] ?? '') };
  return { raw: Number(`${sign * size}e-2`), formula: '', numberFormat: digits.includes('.') ? '0.00%' : '0%' };
}

function currency(prefix: string): { numberFormat?: string } {
  return prefix.trim() ? { numberFormat: `"${prefix}"#,##0.00` } : {};
}

const TIME = '(\\d{1,2}):(\\d{2})(?::(\\d{2}))?';

function moment(text: string, locale: Locale, year: number): Typed | undefined {
  const time = new RegExp(`^${TIME}( ?[AaPp][Mm])?$`).exec(text);
  if (time) return clock(time);
  const [, day = '', rest] = new RegExp(`^(.*?)(?: (${TIME}))?$`).exec(text) ?? [];
  const date = dayOf(day, locale, year);
  if (!date) return undefined;
  if (rest === undefined) return { raw: date.serial, formula: '', numberFormat: date.format };
  const at = clock(new RegExp(`^${TIME}$`).exec(rest) ?? [rest]);
  if (!at || Number(at.raw) >= 1) return undefined;
  return { raw: date.serial + Number(at.raw), formula: '', numberFormat: `${date.format} ${at.numberFormat ?? ''}` };
}

function clock(match: readonly (string | undefined)[]): Typed | undefined {
  const [, hours, minutes, seconds, half] = match;
  if (hours === undefined || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const evening = half?.trim().toLowerCase() === 'pm' ? 12 : 0;
  const hour = half ? (Number(hours) % 12) + evening : Number(hours);
  const raw = (hour * 3600 + Number(minutes) * 60 + Number(seconds ?? 0)) / 86_400;
  const numberFormat = hour > 23 ? '[h]:mm:ss' : `h:mm${seconds ? ':ss' : ''}${half ? ' am/pm' : ''}`;
  return { raw, formula: '', numberFormat };
}

interface Day {
  readonly serial: number;
  readonly format: string;
}

/** Dates that begin with the year count in every locale; ISO with a `T` does not (UNCONFIRMED, but the usual complaint about importing such data). */
function dayOf(text: string, locale: Locale, year: number): Day | undefined {
  const iso = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[3]), Number(iso[4]), ['yyyy', 'mm', 'dd'].join(iso[2]));
  const parts = /^(\d{1,2})([-/])(\d{1,2})(?:\2(\d{4}|\d{2}))?$/.exec(text);
  if (!parts) return named(text, locale, year);
  const [first, second] = [Number(parts[1]), Number(parts[3])];
  const [d, m] = locale.order === 'dmy' ? [first, second] : [second, first];
  // UNCONFIRMED: the exact format that a typed date without a year takes.
  return day(full(parts[4], year), m, d, parts[4] ? locale.date : locale.order === 'dmy' ? 'd-m' : 'm/d');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MAANDEN = ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'];

/** `16 nov 2026`, `16 november`, `Nov 16, 2026`. */
function named(text: string, locale: Locale, year: number): Day | undefined {
  const lower = text.toLowerCase();
  const match =
    /^(?<day>\d{1,2})[ -](?<month>[a-z]{3,9})\.?(?:[ -](?<year>\d{4}|\d{2}))?$/.exec(lower) ??
    /^(?<month>[a-z]{3,9}) (?<day>\d{1,2})(?:,? (?<year>\d{4}))?$/.exec(lower);
  if (!match?.groups) return undefined;
  const word = match.groups.month ?? '';
  const short = word.startsWith('maart') ? 'mrt' : word.slice(0, 3);
  const month = (locale.language === 'nl' ? MAANDEN : MONTHS).indexOf(short) + 1;
  if (month === 0 || !monthName(word, month, locale.language)) return undefined;
  return day(
    full(match.groups.year, year),
    month,
    Number(match.groups.day),
    match.groups.year ? 'd mmm yyyy' : 'd mmm',
  );
}

function monthName(word: string, month: number, language: string): boolean {
  const long = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2026, month - 1, 1),
  );
  return word.length <= 4 || long.toLowerCase() === word;
}

function full(text: string | undefined, year: number): number {
  if (text === undefined) return year;
  return text.length === 4 ? Number(text) : 2000 + Number(text);
}

function day(year: number, month: number, date: number, format: string): Day | undefined {
  const value = serial(year, month, date);
  return value === undefined ? undefined : { serial: value, format };
}
