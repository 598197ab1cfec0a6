import { isMoment, type Moment } from '../gradebook/moment';

const FORMAT = "yyyy-MM-dd'T'HH:mm:ss";

/** Time as one spreadsheet keeps it: every moment of a gradebook is local to the spreadsheet's time zone. */
export interface BookClock {
  readonly zone: string;
  readonly now: Moment;
  toMoment(date: GoogleAppsScript.Base.Date): Moment;
  toDate(moment: Moment): GoogleAppsScript.Base.Date;
}

/** The clock of a spreadsheet, read once a visit: a visit happens at one moment. */
export function bookClock(file: GoogleAppsScript.Spreadsheet.Spreadsheet): BookClock {
  return clockIn(file.getSpreadsheetTimeZone());
}

export function clockIn(zone: string): BookClock {
  const toMoment = (date: GoogleAppsScript.Base.Date) => Utilities.formatDate(date, zone, FORMAT);
  return {
    zone,
    now: toMoment(new Date()),
    toMoment,
    toDate: (moment) => Utilities.parseDate(isMoment(moment) ? moment : `${moment}T00:00:00`, zone, FORMAT),
  };
}

/** Milliseconds on the wall clock, for slices of long work; never for a decision about the gradebook. */
export function stopwatch(): () => number {
  const start = Date.now();
  return () => Date.now() - start;
}
