import { compareMoments, isAfter, isMoment, isOverdue, later, NEVER } from '../../src/gradebook/moment';

const MONDAY = '2026-11-16T23:59:00';
const TUESDAY = '2026-11-17T00:00:00';

test.each(['2026-11-16T23:59:59', '2028-02-29T00:00:00', '2000-02-29T12:00:00'])('%s is a moment', (text) => {
  expect(isMoment(text)).toBe(true);
});

test.each([
  '',
  '2026-11-16',
  '2026-11-16 23:59:59',
  '2026-02-29T00:00:00',
  '1900-02-29T00:00:00',
  '2026-04-31T00:00:00',
  '2026-00-01T00:00:00',
  '2026-13-01T00:00:00',
  '2026-01-00T00:00:00',
  '2026-01-01T24:00:00',
  '2026-01-01T00:60:00',
  '2026-01-01T00:00:00Z',
])('"%s" is not a moment', (text) => {
  expect(isMoment(text)).toBe(false);
});

test('never is before everything', () => {
  expect([TUESDAY, NEVER, MONDAY].sort(compareMoments)).toEqual([NEVER, MONDAY, TUESDAY]);
  expect(later(NEVER, MONDAY)).toBe(MONDAY);
  expect(later(TUESDAY, MONDAY)).toBe(TUESDAY);
  expect(isAfter(MONDAY, MONDAY)).toBe(false);
});

test('a due date has passed one second after it, and no due date never', () => {
  expect(isOverdue(MONDAY, MONDAY)).toBe(false);
  expect(isOverdue(MONDAY, '2026-11-16T23:59:01')).toBe(true);
  expect(isOverdue(NEVER, TUESDAY)).toBe(false);
});
