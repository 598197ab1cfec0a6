import { textOf } from '../../src/text/language';
import { showClock, showDay, showMoment } from '../../src/text/moments';

const [nl, en] = [textOf('nl'), textOf('en')];

test.each([
  [nl, '2026-11-16T23:59:00', '2026-11-01T09:00:00', 'ma 16 nov 23:59'],
  [en, '2026-11-16T23:59:00', '2026-11-01T09:00:00', 'Mon 16 Nov 23:59'],
  [nl, '2027-01-02T08:05:00', '2026-11-01T09:00:00', 'za 2 jan 2027 08:05'],
  [nl, '2026-03-01T00:00:00', '', 'zo 1 mrt 00:00'],
  [nl, '2024-02-29', '2024-01-01T00:00:00', 'do 29 feb'],
  [nl, 'gisteren', '', 'gisteren'],
  [nl, '', '', ''],
])('a moment is shown in the words of the language', (t, moment, now, shown) => {
  expect(showMoment(t, moment, now)).toBe(shown);
});

test('a day and a clock by themselves', () => {
  expect(showDay(nl, '2026-11-16T23:59:00')).toBe('ma 16 nov');
  expect([showClock('2026-11-16T23:59:00'), showClock('2026-11-16'), showClock('')]).toEqual(['23:59', '', '']);
});
