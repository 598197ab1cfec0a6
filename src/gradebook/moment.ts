/**
 * A moment on the gradebook's own clock: 'yyyy-MM-ddTHH:mm:ss', local to the spreadsheet's time zone; '' = never.
 * Moments of one gradebook sort as text. What the zone is, and how a moment reads, is decided elsewhere.
 */
export type Moment = string;

export const NEVER: Moment = '';

const SHAPE = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/;

/** Days of a month, so that 31 February is refused without asking a calendar. */
function daysIn(year: number, month: number): number {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whether a text is a real moment; '' (never) is not one. */
export function isMoment(text: string): boolean {
  const parts = SHAPE.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return false;
  return hour < 24 && minute < 60 && second < 60;
}

/** Whether a moment can be a due date: with a year before 2000 something else was meant. */
export function isDue(moment: Moment): boolean {
  return isMoment(moment) && moment >= '2000';
}

/** Negative, zero or positive as `a` is before, at or after `b`; never comes first. */
export function compareMoments(a: Moment, b: Moment): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Whether `a` is after `b`; anything is after never. */
export function isAfter(a: Moment, b: Moment): boolean {
  return compareMoments(a, b) > 0;
}

/** The later of the two; never only when both are. */
export function later(a: Moment, b: Moment): Moment {
  return isAfter(a, b) ? a : b;
}

/** Whether a due date has passed. Work without a due date is never overdue (S80). */
export function isOverdue(due: Moment, now: Moment): boolean {
  return due !== NEVER && isAfter(now, due);
}
