/** All expectations were made with Java 17's SimpleDateFormat, which Utilities.formatDate and parseDate use. */
import { formatDate, parseDate } from './dateformat';

/** Friday 20 November 2026, 00:20:34.567 UTC. */
const DATE = new Date(1795134034567);

describe('formatDate', () => {
  test.each([
    ['Europe/Amsterdam', "yyyy-MM-dd'T'HH:mm:ss", '2026-11-20T01:20:34'],
    ['Europe/Amsterdam', 'EEE d MMM yyyy', 'Fri 20 Nov 2026'],
    ['Europe/Amsterdam', 'EEEE, MMMM d, yy', 'Friday, November 20, 26'],
    ['Europe/Amsterdam', 'u D k K h a H.mm', '5 324 1 1 1 AM 1.20'],
    ['Europe/Amsterdam', 'yyyy MM dd HH mm ss SSS', '2026 11 20 01 20 34 567'],
    ['Europe/Amsterdam', 'Z XXX XX X', '+0100 +01:00 +0100 +01'],
    ['Europe/Amsterdam', "''yyyy'' 'o''clock'", "'2026' o'clock"],
    ['Europe/Amsterdam', 'y yyy yyyyy M LL G', '2026 2026 02026 11 11 AD'],
    ['America/New_York', 'yyyy-MM-dd HH:mm XXX', '2026-11-19 19:20 -05:00'],
    ['Asia/Kolkata', 'HH:mm X', '05:50 +05'],
    ['UTC', 'HH:mm XXX Z', '00:20 Z +0000'],
    ['Pacific/Kiritimati', 'yyyy-MM-dd HH:mm', '2026-11-20 14:20'],
  ])('%s, %s', (zone, pattern, text) => {
    expect(formatDate(DATE, zone, pattern)).toBe(text);
  });
  test('the hour that summer time skips', () => {
    const noon = 1774746000000;
    expect(formatDate(new Date(noon - 1), 'Europe/Amsterdam', 'HH:mm:ss.SSS Z')).toBe('01:59:59.999 +0100');
    expect(formatDate(new Date(noon), 'Europe/Amsterdam', 'HH:mm:ss Z')).toBe('03:00:00 +0200');
  });
  test('unknown letters and zones are refused', () => {
    expect(() => formatDate(DATE, 'UTC', 'yyyy-MM-ddTHH')).toThrow("Illegal pattern character 'T'");
    expect(() => formatDate(DATE, 'Amsterdam', 'yyyy')).toThrow('Invalid argument: Amsterdam');
    expect(() => formatDate(new Date(NaN), 'UTC', 'yyyy')).toThrow('Invalid argument');
    expect(() => formatDate(DATE, 'UTC', 'YYYY')).toThrow('NotInHost');
  });
});

describe('parseDate', () => {
  const ISO = "yyyy-MM-dd'T'HH:mm:ss";
  test.each([
    ['2026-11-20T08:30:00', 'Europe/Amsterdam', ISO, 1795159800000],
    ['2026-03-29T02:30:00', 'Europe/Amsterdam', ISO, 1774747800000],
    ['2026-10-25T02:30:00', 'Europe/Amsterdam', ISO, 1792891800000],
    ['2026-10-25T01:59:59', 'Europe/Amsterdam', ISO, 1792886399000],
    ['2026-03-08T02:30:00', 'America/New_York', ISO, 1772955000000],
    ['2026-11-01T01:30:00', 'America/New_York', ISO, 1793514600000],
    ['2026-01-32', 'Europe/Amsterdam', 'yyyy-MM-dd', 1769900400000],
    ['2026-13-01 rest', 'UTC', 'yyyy-MM-dd', 1798761600000],
    ['20261120', 'UTC', 'yyyyMMdd', 1795132800000],
    ['20 November 2026', 'UTC', 'd MMM yyyy', 1795132800000],
    ['Fri 20 Nov 2026 3:05 PM', 'UTC', 'EEE d MMMM yyyy h:mm a', 1795187100000],
    ['2026-11-20T08:30:00+0100', 'UTC', "yyyy-MM-dd'T'HH:mm:ssZ", 1795159800000],
    ['1-2-26', 'UTC', 'd-M-yy', 1769904000000],
    [' 5-2-2026', 'UTC', 'd-M-yyyy', 1770249600000],
    ['12:30 AM', 'UTC', 'h:mm a', 1800000],
    ['24:00', 'UTC', 'kk:mm', 0],
    ['2026-11-20T08:30:00.5', 'UTC', "yyyy-MM-dd'T'HH:mm:ss.SSS", 1795163400005],
  ])('%s in %s as %s', (text, zone, pattern, time) => {
    expect(parseDate(text, zone, pattern).getTime()).toBe(time);
  });
  test.each(['abc', '', '2026-11', '2026/11/20'])('%j is unparseable', (text) => {
    expect(() => parseDate(text, 'UTC', 'yyyy-MM-dd')).toThrow(`Unparseable date: "${text}"`);
  });
});
