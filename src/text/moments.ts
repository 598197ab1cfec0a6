/** Days and times as a teacher reads them. A moment is `yyyy-MM-ddTHH:mm:ss`, already in the time zone of the spreadsheet. */
import type { Text } from './language';

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2}))?/;

/** `Mon 16 Nov 23:59`; with the year when it is not the year of `now`. What is not a moment is given back as it is. */
export function showMoment(t: Text, moment: string, now = ''): string {
  const time = MOMENT.exec(moment);
  const clock = time?.[4] === undefined ? '' : ` ${time[4]}:${time[5] ?? '00'}`;
  return showDay(t, moment, now) + clock;
}

/** `Mon 16 Nov`. */
export function showDay(t: Text, moment: string, now = ''): string {
  const parts = MOMENT.exec(moment);
  if (parts === null) return moment;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const weekday = t.days[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? '';
  const yearToo = now.slice(0, 4) === parts[1] || now === '' ? '' : ` ${year}`;
  return `${weekday} ${day} ${t.months[month - 1] ?? ''}${yearToo}`;
}

/** `23:59`, or nothing when the moment has no time. */
export function showClock(moment: string): string {
  const parts = MOMENT.exec(moment);
  return parts?.[4] === undefined ? '' : `${parts[4]}:${parts[5] ?? '00'}`;
}
