/** Where a list stands, and the asks that lead to and within it. */
import type { Ask, Filter, Place, WorkMode } from './requests';

/** The first page of a list. */
export function placeOf(assignment: string, filter: Filter = 'ALL'): Place {
  return { assignment, filter, page: '0' };
}

/**
 * The list; asked from itself it is redrawn, from a card above it that card goes. One that asks about a grade (`conflict`)
 * always stands above it.
 */
export function workAsk(mode: WorkMode, place: Place, from?: 'list' | 'above' | 'conflict'): Ask {
  return { ask: 'work', mode, ...only(place), ...(from === undefined ? {} : { from }) };
}

/** A student's card; from a neighbour's card it takes the place of that, from a card above it that card goes. */
export function studentAsk(
  student: string,
  place: Place,
  from?: 'student' | 'above',
): Extract<Ask, { ask: 'student' }> {
  return { ask: 'student', student, ...only(place), ...(from === undefined ? {} : { from }) };
}

/** The place without anything else that a view may carry: an ask is sent as it is. */
export function only({ assignment, filter, page }: Place): Place {
  return { assignment, filter, page };
}

/** A page of the class card; the first one needs no number. */
export function homeAsk(page: number): Ask {
  const ask = { ask: 'home', page: String(page) } as const;
  return ask;
}
