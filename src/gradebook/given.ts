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
 * A hidden column of Grades holds what was returned to each student, `s1 a1=850/10 a2=…`: so the figures know the points
 * of returned work from the one read of Grades, wherever the row is sorted or moved to. It is a copy of what Submissions
 * says, made again from there. Under another student's id it says nothing: the row came beside another name.
 */
export function givenIn(cell: Cell, student: string): ReadonlyMap<string, Given> {
  const [id, ...entries] = asText(cell).split(' ');
  return new Map(id === student ? entries.flatMap(entryIn) : []);
}

/** Whether this is what stands in a cell of that column. */
export function isGivenText(cell: Cell): boolean {
  return /^s\w+ \w+=\d+\/\d/.test(asText(cell));
}

function entryIn(entry: string): [string, Given][] {
  const [, assignment = '', grade, points] = /^(\w+)=(\d+)\/(\d+)$/.exec(entry) || [];
  return assignment === '' ? [] : [[assignment, { grade: Number(grade), points: Number(points) }]];
}

/**
 * The hidden cell of a student after what these submissions of theirs say now, as far as it is `wanted` beside what the cell
 * says of the assignment already; '' when nothing was returned.
 */
export function givenCell(
  cell: Cell,
  student: string,
  submissions: readonly Pick<Submission, 'assignment' | 'returned'>[],
  wanted: (submission: Pick<Submission, 'assignment' | 'returned'>, known: boolean) => boolean,
): string {
  const given = new Map(givenIn(cell, student));
  const own = submissions.filter((submission) => wanted(submission, given.has(submission.assignment)));
  if (own.length === 0) return asText(cell);
  for (const { assignment, returned } of own) {
    if (returned === null || returned.unfinished || returned.grade === null || returned.points === null)
      given.delete(assignment);
    else given.set(assignment, { grade: returned.grade, points: returned.points });
  }
  if (given.size === 0) return '';
  return [student, ...[...given].map(([id, { grade, points }]) => `${id}=${grade}/${points}`)].join(' ');
}
