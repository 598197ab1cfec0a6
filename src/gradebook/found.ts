import type { Strange } from './submissionRow';
import type { Tab } from './tables';

/** What the repair mends. */
export const SAFE = [
  'numbers',
  'heads',
  'edited',
  'typedStudents',
  'copiedStudents',
  'lostAssignments',
  'copiedColumns',
  'begun',
  'twins',
  'scattered',
  'strayed',
  'missing',
  'cells',
  'facts',
  'unlogged',
  'typed',
  'words',
  'formats',
  'counts',
  'given',
  'figures',
  'live',
  'marks',
] as const;

/** What only the teacher can decide. */
export const OPEN = [
  'nameless',
  'sameEmail',
  'doubled',
  'foreign',
  'strange',
  'orphans',
  'parts',
  'unreadable',
  'headings',
  'ownFigures',
  'refusing',
  'settings',
  'forms',
] as const;

/** What cannot be changed any more and harms nothing. */
export const NOTES = ['logUnreadable', 'logGone', 'logCells'] as const;

export type FindingKind = (typeof SAFE)[number] | (typeof OPEN)[number] | (typeof NOTES)[number];

/** Where something was found. */
export interface Place {
  readonly tab: Tab;
  /** from 1; none: the tab as a whole */
  readonly row?: number;
  readonly column?: number;
  /** whom or what it is about: a name, a title, what stands there */
  readonly about?: string;
  /** what somebody typed there, and what counts in its place */
  readonly strange?: Strange;
}

/** What was found, by kind. */
export type Found = Partial<Record<FindingKind, readonly Place[]>>;

/** Everything of one kind that is not as it should be. */
export interface Finding {
  readonly kind: FindingKind;
  /** in the order of the tab; never empty */
  readonly places: readonly Place[];
}

/** Findings in the order in which they are shown; kinds without a place are left out. */
export function findingsIn(places: Found): Finding[] {
  return [...SAFE, ...OPEN, ...NOTES].flatMap((kind) => {
    const own = places[kind] || [];
    return own.length === 0 ? [] : [{ kind, places: own }];
  });
}
