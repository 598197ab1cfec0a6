import type { Cell } from './cell';
import type { Hundredths } from './grade';
import type { Submission } from './submission';
import { asText } from './table';

/** A grade that a student was given, with the points it is out of (S38). */
export interface Given {
  readonly grade: Hundredths;
  readonly points: number;
}

/**
 * The hidden first cell of a student's row holds the id and after it what was returned, `s1 a1=850/10 a2=…`: so the
 * figures know the points of returned work from the one read of Grades, wherever the row is sorted or moved to. It is a
 * copy of what Submissions says, and made again from there.
 */
export function idIn(cell: Cell): string {
  return asText(cell).split(' ')[0] ?? '';
}

/** What was returned, by assignment. */
export function givenIn(cell: Cell): ReadonlyMap<string, Given> {
  const entries = asText(cell).split(' ').slice(1);
  return new Map(entries.flatMap((entry) => entryIn(entry)));
}

function entryIn(entry: string): [string, Given][] {
  const [, assignment = '', grade, points] = /^(\w+)=(\d+)\/(\d+)$/.exec(entry) ?? [];
  return assignment === '' ? [] : [[assignment, { grade: Number(grade), points: Number(points) }]];
}

/** The hidden cell after what the submissions of one assignment say now. */
export function idCell(cell: Cell, { assignment, returned }: Pick<Submission, 'assignment' | 'returned'>): string {
  const given = new Map(givenIn(cell));
  if (returned === null || returned.unfinished || returned.grade === null || returned.points === null) given.delete(assignment);
  else given.set(assignment, { grade: returned.grade, points: returned.points });
  return [idIn(cell), ...[...given].map(([id, { grade, points }]) => `${id}=${grade}/${points}`)].join(' ');
}
