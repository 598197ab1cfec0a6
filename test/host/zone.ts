/** Time zones by IANA name: how far a zone is from UTC, and which moment a wall clock shows. */
import { googleError } from './core';

const formats = new Map<string, Intl.DateTimeFormat>();

/** Minutes that the zone is ahead of UTC at that moment; refuses names that are no zone. */
export function offsetMinutes(at: Date, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const [year, month, day, hour, minute, second] = ['year', 'month', 'day', 'hour', 'minute', 'second'].map(
    (type) => parts.get(type as Intl.DateTimeFormatPartTypes) ?? 0,
  ) as [number, number, number, number, number, number];
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((wall - Math.floor(at.getTime() / 1000) * 1000) / 60_000);
}

/** The wall clock of the zone as a Date to be read with the UTC getters. */
export function wallClock(at: Date, zone: string): Date {
  return new Date(at.getTime() + offsetMinutes(at, zone) * 60_000);
}

/**
 * The moment at which the zone's wall clock shows `wall` (milliseconds as if UTC). As Java's calendar: an hour that the
 * clock skips is read with the offset before it, an hour that comes twice is its second (standard) time.
 */
export function momentOf(wall: number, zone: string): Date {
  const day = 86_400_000;
  const before = offsetMinutes(new Date(wall - day), zone) * 60_000;
  const after = offsetMinutes(new Date(wall + day), zone) * 60_000;
  const later = new Date(wall - after);
  return offsetMinutes(later, zone) * 60_000 === after ? later : new Date(wall - before);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone) ?? newFormat(zone);
  formats.set(zone, known);
  return known;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const parts = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...parts });
  } catch {
    // Java would quietly take GMT, and every date would be an hour or two off.
    throw googleError(`Invalid argument: ${timeZone}`);
  }
}
