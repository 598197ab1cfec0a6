/** Moments as Sheets stores them: days since 30 December 1899 on the wall clock of the spreadsheet's time zone. */

import { offsetMinutes } from '../zone';

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
const offsets = new Map<string, number>();

/** The serial number of the wall-clock time that `date` has in `zone`. */
export function toSerial(date: Date, zone: string): number {
  const time = date.getTime();
  return Math.round((time + offsetAt(time, zone) - EPOCH) / 1000) / (DAY / 1000);
}

/** A new Date for a serial number; a wall-clock time that daylight saving skips becomes the hour after. */
export function fromSerial(serial: number, zone: string): Date {
  const wall = EPOCH + Math.round(serial * (DAY / 1000)) * 1000;
  const guess = wall - offsetAt(wall, zone);
  return new Date(wall - offsetAt(guess, zone));
}

/** The serial number of a wall-clock time; `undefined` if there is no such day or time. Month 1 is January. */
export function serial(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number | undefined {
  const time = Date.UTC(year, month - 1, day);
  const back = new Date(time);
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || year < 1000 || year > 9999) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  return (time - EPOCH) / DAY + (hour * 3600 + minute * 60 + second) / 86_400;
}

/** The wall clock of a serial number, in the UTC fields of a Date. */
export function wallClock(value: number): Date {
  return new Date(EPOCH + Math.round(value * 86_400) * 1000);
}

/** Milliseconds that `zone` is ahead of UTC; zones change at most at quarters of an hour. */
function offsetAt(time: number, zone: string): number {
  const quarter = Math.floor(time / 900_000);
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = offsetMinutes(new Date(quarter * 900_000), zone) * 60_000;
  offsets.set(key, offset);
  return offset;
}
