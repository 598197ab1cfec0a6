/**
 * Dates as Java's SimpleDateFormat writes and reads them, which is what Utilities.formatDate and parseDate use
 * (https://docs.oracle.com/javase/8/docs/api/java/text/SimpleDateFormat.html). Names are English, as at Google.
 */
import { googleError, NotInHost } from './core';
import { momentOf, offsetMinutes, wallClock } from './zone';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

type Token = { readonly letter: string; readonly count: number } | { readonly literal: string };

/** Letters repeated, and literals: quoted text ('' is one quote) and everything that is no letter. */
function tokensOf(pattern: string): Token[] {
  const found = [...pattern.matchAll(/''|'(?:[^']|'')*'|([A-Za-z])\1*|[^A-Za-z']+|'/g)];
  return found.map(([text, letter]): Token => {
    if (letter !== undefined) return { letter, count: text.length };
    if (text === "'") throw googleError('Unterminated quote');
    if (text === "''") return { literal: "'" };
    return { literal: text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text };
  });
}

/** The date on the zone's wall clock. */
export function formatDate(date: Date, zone: string, pattern: string): string {
  if (Number.isNaN(date.getTime())) throw googleError('Invalid argument: date');
  const wall = wallClock(date, zone);
  const offset = offsetMinutes(date, zone);
  return tokensOf(pattern)
    .map((token) => ('literal' in token ? token.literal : written(token, wall, offset)))
    .join('');
}

function written({ letter, count }: { letter: string; count: number }, wall: Date, offset: number): string {
  const year = wall.getUTCFullYear();
  const hours = wall.getUTCHours();
  switch (letter) {
    case 'G':
      return year > 0 ? 'AD' : 'BC';
    case 'y':
      return count === 2 ? padded(year % 100, 2) : padded(year, count);
    case 'M':
    case 'L':
      return count < 3 ? padded(wall.getUTCMonth() + 1, count) : named(MONTHS, wall.getUTCMonth(), count);
    case 'E':
      return named(DAYS, wall.getUTCDay(), count);
    case 'a':
      return hours < 12 ? 'AM' : 'PM';
    case 'X':
      return isoOffset(offset, count);
    case 'Z':
      return isoOffset(offset, 2, '+0000');
    default:
      return padded(numberIn(letter, wall), count);
  }
}

function numberIn(letter: string, wall: Date): number {
  const hours = wall.getUTCHours();
  switch (letter) {
    case 'd':
      return wall.getUTCDate();
    case 'D':
      return Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
    case 'u':
      return wall.getUTCDay() || 7;
    case 'H':
      return hours;
    case 'k':
      return hours || 24;
    case 'K':
      return hours % 12;
    case 'h':
      return hours % 12 || 12;
    case 'm':
      return wall.getUTCMinutes();
    case 's':
      return wall.getUTCSeconds();
    case 'S':
      return wall.getUTCMilliseconds();
    default:
      return unknown(letter);
  }
}

function unknown(letter: string): never {
  if ('YwWFz'.includes(letter)) throw new NotInHost(`the letter ${letter} in a date format`);
  throw googleError(`Illegal pattern character '${letter}'`);
}

function padded(value: number, count: number): string {
  return String(value).padStart(count, '0');
}

function named(names: readonly string[], index: number, count: number): string {
  const name = names[index] ?? '';
  return count > 3 ? name : name.slice(0, 3);
}

function isoOffset(minutes: number, count: number, utc = 'Z'): string {
  if (minutes === 0) return utc;
  const hours = padded(Math.floor(Math.abs(minutes) / 60), 2);
  const rest = count === 1 ? '' : (count === 3 ? ':' : '') + padded(Math.abs(minutes) % 60, 2);
  return (minutes < 0 ? '-' : '+') + hours + rest;
}

interface Found {
  year: number;
  month: number;
  day: number;
  hours: number;
  minutes: number;
  seconds: number;
  milliseconds: number;
  afternoon: boolean | undefined;
  offset: number | undefined;
}

/** Reads a text as Java does: leniently (32 January is 1 February), from the start, ignoring what comes after. */
export function parseDate(text: string, zone: string, pattern: string): Date {
  const tokens = tokensOf(pattern);
  const found: Found = {
    ...{ year: 1970, month: 1, day: 1, hours: 0, minutes: 0, seconds: 0, milliseconds: 0 },
    ...{ afternoon: undefined, offset: undefined },
  };
  let place = 0;
  tokens.forEach((token, index) => {
    const next = tokens[index + 1];
    const size = 'literal' in token ? literal(token.literal, text, place) : read(token, next, text.slice(place), found);
    if (size === undefined) throw googleError(`Unparseable date: "${text}"`);
    place += size;
  });
  return moment(found, zone);
}

function literal(expected: string, text: string, place: number): number | undefined {
  return text.startsWith(expected, place) ? expected.length : undefined;
}

/** Takes one field off the start of `rest`; gives how long it was, or undefined if it is not there. */
function read(
  token: { letter: string; count: number },
  next: Token | undefined,
  rest: string,
  found: Found,
): number | undefined {
  const { letter, count } = token;
  if ((letter === 'M' || letter === 'L') && count > 2)
    return readName(MONTHS, rest, (index) => (found.month = index + 1));
  if (letter === 'E') return readName(DAYS, rest, () => undefined);
  if (letter === 'a') return readName(['AM', 'PM'], rest, (index) => (found.afternoon = index === 1));
  if (letter === 'X' || letter === 'Z') return readOffset(rest, found);
  const blanks = /^ */.exec(rest)?.[0].length ?? 0;
  // Digits that follow each other without a sign between are told apart by the pattern's lengths.
  const adjacent = next !== undefined && 'letter' in next && !isWord(next.letter, next.count);
  const digits = new RegExp(`^-?\\d${adjacent ? `{1,${count}}` : '+'}`).exec(rest.slice(blanks))?.[0];
  if (digits === undefined) return undefined;
  keep(letter, count, digits, found);
  return blanks + digits.length;
}

/** Whether the field is written in letters, or with a sign first. */
function isWord(letter: string, count: number): boolean {
  return 'EaXZG'.includes(letter) || ('ML'.includes(letter) && count > 2);
}

function keep(letter: string, count: number, digits: string, found: Found): void {
  const value = Number(digits);
  if (letter === 'y') found.year = count <= 2 && digits.length === 2 ? century(value) : value;
  else if (letter === 'M' || letter === 'L') found.month = value;
  else if (letter === 'd') found.day = value;
  else if (letter === 'H') found.hours = value;
  else if (letter === 'h' || letter === 'K') found.hours = value % 12;
  else if (letter === 'k') found.hours = value % 24;
  else if (letter === 'm') found.minutes = value;
  else if (letter === 's') found.seconds = value;
  else if (letter === 'S') found.milliseconds = value;
  else if (letter !== 'u') unknown(letter);
}

/** Two digits mean the year nearest to 30 years ahead; the century is fixed here, so that no test ages. */
function century(value: number): number {
  return value < 50 ? 2000 + value : 1900 + value;
}

function readName(names: readonly string[], rest: string, take: (index: number) => unknown): number | undefined {
  const lower = rest.toLowerCase();
  for (const length of [Infinity, 3]) {
    const index = names.findIndex((name) => lower.startsWith(name.slice(0, length).toLowerCase()));
    if (index < 0) continue;
    take(index);
    return names[index]?.slice(0, length).length;
  }
  return undefined;
}

function readOffset(rest: string, found: Found): number | undefined {
  const [whole, sign, hours, minutes = '0'] = /^(?:Z|([+-])(\d\d):?(\d\d)?)/.exec(rest) ?? [];
  if (whole === undefined) return undefined;
  found.offset = sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  return whole.length;
}

function moment(found: Found, zone: string): Date {
  const { year, month, day, minutes, seconds, milliseconds, afternoon, offset } = found;
  const hours = afternoon === undefined ? found.hours : (found.hours % 12) + (afternoon ? 12 : 0);
  const wall = new Date(0);
  wall.setUTCFullYear(year, month - 1, day);
  wall.setUTCHours(hours, minutes, seconds, milliseconds);
  if (offset !== undefined) return new Date(wall.getTime() - offset * 60_000);
  return momentOf(wall.getTime(), zone);
}
