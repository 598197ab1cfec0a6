const YES = new Set(['yes', 'ja', 'true', 'waar', 'on', 'aan', '1', 'x', '✓']);
const NO = new Set(['no', 'nee', 'false', 'onwaar', 'off', 'uit', '0']);

/** Whether a cell says yes, in whatever language and with whatever teachers put for it. */
export function isYes(text: string): boolean {
  return YES.has(text.trim().toLowerCase());
}

/** Whether a cell says no in so many words; an empty one does not. */
export function isNo(text: string): boolean {
  return NO.has(text.trim().toLowerCase());
}
