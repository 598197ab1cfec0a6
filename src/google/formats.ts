import type { Hundredths } from '../gradebook/grade';
import type { Submission } from '../gradebook/submission';

/**
 * The number formats of Grades carry the colour and the symbol of a grade, so that they follow the teacher's typing
 * without any program: green and ◐ for a draft (S51); black and ✓ while the cell holds what was returned (S52, S54).
 */
const DRAFT = '0.0#" ◐"';
export const DRAFT_FORMAT = `[Color10]${DRAFT}`;

/** The returned grade that a cell shows as such; null: it shows every grade as a draft. */
export function givenIn({ turnedIn, returned }: Submission): Hundredths | null {
  return turnedIn ? null : (returned?.grade ?? null);
}

/** What rounds to the returned grade was returned: a cell may hold more decimals, typed or from a formula (S40). */
export function formatOf(s: Submission): string {
  const grade = givenIn(s);
  if (grade === null) return DRAFT_FORMAT;
  const [from, to] = [grade - 0.5, grade + 0.5].map((edge) => `[<${edge / 100}]`);
  return `[Color10]${from}${DRAFT};[Black]${to}0.0#" ✓";${DRAFT_FORMAT}`;
}

/** The returned grade that a format shows as such, in hundredths; null: it shows every grade as a draft; undefined: neither. */
function toldBy(format: string): Hundredths | null | undefined {
  if (!format.includes('◐')) return undefined;
  const [, edge] = /\[<([\d.]+)\][^;]*✓/.exec(format) || [];
  return edge === undefined ? null : Math.round(Number(edge) * 100 - 0.5);
}

/** Whether a format is one of those that tell the state of a grade; a teacher may give a cell another one. */
export function tellsState(format: string): boolean {
  return toldBy(format) !== undefined;
}

/** Whether a format tells the state of a cell: what was returned, or a draft. Google may give it back in other words. */
export function tells(format: string, returned: Hundredths | null): boolean {
  return toldBy(format) === returned;
}
