import type { Hundredths } from './grade';
import { isOverdue, type Moment } from './moment';
import type { Submission } from './submission';

/** The four groups of S17-S20. Every student is in exactly one, so the counts add up (S15). */
export type Group = 'ASSIGNED' | 'TURNED_IN' | 'GRADED' | 'RETURNED';

/** The word beside a student's name (the table in `test/stories/status.test.ts`). */
export type Label = 'assigned' | 'missing' | 'turnedIn' | 'draft' | 'graded' | 'done' | 'changed' | 'excused';

/** Red, green and black carry status and nothing else does (S50-S53). */
export type Tone = 'theme' | 'red' | 'green' | 'black';

/** Where one student's work stands, for a teacher. */
export interface Status {
  readonly group: Group;
  readonly label: Label;
  /** of what the cell shows; a label `missing` beside a draft grade is red by itself */
  readonly tone: Tone;
  /** due and not handed in (counted inside ASSIGNED, S17); also true beside a draft grade */
  readonly missing: boolean;
  readonly draft: Hundredths | null;
  /** what the student has been given; null when nothing, or when sent back unfinished */
  readonly returned: { readonly grade: Hundredths | null; readonly points: number | null } | null;
  readonly attempts: number;
  /** turned in again after a return (S64) */
  readonly resubmitted: boolean;
  /** the student has it back to finish it (S78) */
  readonly sentBack: boolean;
}

export interface Counts {
  readonly ASSIGNED: number;
  readonly TURNED_IN: number;
  readonly GRADED: number;
  readonly RETURNED: number;
  /** part of ASSIGNED */
  readonly missing: number;
  readonly excused: number;
  /** students with a draft that differs from what was returned */
  readonly drafts: number;
  /** turned in, and no new grade yet */
  readonly toGrade: number;
}

type Shown = Pick<Status, 'group' | 'label' | 'tone' | 'missing'>;

function shown(group: Group, label: Label, tone: Tone, missing = false): Shown {
  return { group, label, tone, missing };
}

/** Work that the student has back: S19, S20, S61, S83. */
function ofReturned(s: Submission, grade: Hundredths | null): Shown {
  const group = grade === null ? 'RETURNED' : 'GRADED';
  if (s.draft !== grade) return shown(group, 'changed', s.draft === null ? 'black' : 'green');
  return shown(group, grade === null ? 'done' : 'graded', 'black');
}

/** Work still to be handed in, also when it was sent back unfinished: S17, S79, S80. */
function ofAssigned(s: Submission, overdue: boolean): Shown {
  if (s.draft !== null) return shown('ASSIGNED', 'draft', 'green', overdue);
  return overdue ? shown('ASSIGNED', 'missing', 'red', true) : shown('ASSIGNED', 'assigned', 'theme');
}

/** An excused student is never missing or waiting to be graded; a return made before is kept. */
function ofExcused(returned: Status['returned']): Shown {
  const group = returned === null ? 'ASSIGNED' : returned.grade === null ? 'RETURNED' : 'GRADED';
  return shown(group, 'excused', 'theme');
}

function show(s: Submission, returned: Status['returned'], overdue: boolean): Shown {
  if (s.excused) return ofExcused(returned);
  const again = s.turnedIn && returned !== null && returned.grade !== null;
  if (s.turnedIn) return shown('TURNED_IN', s.draft !== null && !again ? 'draft' : 'turnedIn', 'green');
  return returned === null ? ofAssigned(s, overdue) : ofReturned(s, returned.grade);
}

/** What the student has been given: nothing when the work was only sent back to be finished (S81). */
function given(s: Submission): Status['returned'] {
  if (s.returned === null || s.returned.unfinished) return null;
  return { grade: s.returned.grade, points: s.returned.points };
}

/** The status of one student's work by the table in `test/stories/status.test.ts`; `overdue` says whether the due date has passed. */
export function statusOf(s: Submission, overdue: boolean): Status {
  const returned = given(s);
  return {
    ...show(s, returned, overdue),
    draft: s.draft,
    returned,
    attempts: s.handIns,
    resubmitted: s.turnedIn && s.returned !== null,
    sentBack: !s.turnedIn && s.returned !== null && s.returned.unfinished,
  };
}

/** Whether a status holds a grade the student was not given yet. */
export function isDraft(status: Status): boolean {
  return status.draft !== null && status.draft !== (status.returned?.grade ?? null);
}

/** Whether work was turned in, perhaps again, and has no new grade yet. */
export function isToGrade(status: Status): boolean {
  return status.group === 'TURNED_IN' && !isDraft(status);
}

/** How many students are in each group, and what asks for attention (S15, S17). */
export function countGroups(statuses: readonly Status[]): Counts {
  const count = (test: (status: Status) => boolean) => statuses.filter(test).length;
  return {
    ASSIGNED: count(({ group }) => group === 'ASSIGNED'),
    TURNED_IN: count(({ group }) => group === 'TURNED_IN'),
    GRADED: count(({ group }) => group === 'GRADED'),
    RETURNED: count(({ group }) => group === 'RETURNED'),
    missing: count(({ missing }) => missing),
    excused: count(({ label }) => label === 'excused'),
    drafts: count(isDraft),
    toGrade: count(isToGrade),
  };
}

/**
 * Whether work came in after the due date that there is now: another date makes it late, or not. When work that somebody
 * marked by hand came in nobody knows: it is late only where that was so when it was marked.
 */
export function isLate({ handIns, handedInAt, late, response }: Submission, due: Moment): boolean {
  return handIns > 0 && (late || response !== '') && isOverdue(due, handedInAt);
}
