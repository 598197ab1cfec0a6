import { isMoment, type Moment } from '../gradebook/moment';

const FORMAT = "yyyy-MM-dd'T'HH:mm:ss";

/** Time as one spreadsheet keeps it: every moment of a gradebook is local to the spreadsheet's time zone. */
export interface BookClock {
  readonly zone: string;
  readonly now: Moment;
  toMoment(date: GoogleAppsScript.Base.Date): Moment;
  toDate(moment: Moment): GoogleAppsScript.Base.Date;
  /** how long ago a moment was; negative when it is still to come */
  secondsSince(moment: Moment): number;
}

/** The clock of a spreadsheet, read once a visit: a visit happens at one moment. */
export function bookClock(file: GoogleAppsScript.Spreadsheet.Spreadsheet): BookClock {
  return clockIn(file.getSpreadsheetTimeZone());
}

/** The clock of a time zone, standing still at the moment it is made. */
export function clockIn(zone: string): BookClock {
  const now = new Date();
  const toMoment = (date: GoogleAppsScript.Base.Date) => Utilities.formatDate(date, zone, FORMAT);
  const toDate = (moment: Moment) =>
    Utilities.parseDate(isMoment(moment) ? moment : `${moment}T00:00:00`, zone, FORMAT);
  const secondsSince = (moment: Moment) => (now.getTime() - toDate(moment).getTime()) / 1000;
  return { zone, now: toMoment(now), toMoment, toDate, secondsSince };
}

/** Lets a colleague's run go on for a moment. */
export function wait(milliseconds: number): void {
  Utilities.sleep(milliseconds);
}

/** Milliseconds on the wall clock, for slices of long work; never for a decision about the gradebook. */
export function stopwatch(): () => number {
  const start = Date.now();
  return () => Date.now() - start;
}
