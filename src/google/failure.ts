/**
 * What a failed call says of itself: '' when it says nothing. May hold anything, a student's address for one, so it is only
 * searched and never shown or logged. No `instanceof`: an error from Google may come from another realm.
 */
export function messageOf(error: unknown): string {
  const message = (error as { readonly message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : '';
}

/**
 * Why a write can never be done, however often it is tried: the cell is protected, a rule for data or a table refuses it, the file
 * is full.
 */
export type Refusal = 'protected' | 'refused' | 'full';

/** The refusal that a failed call tells of; none when it failed for another reason, and may go well the next time. */
export function refusalIn(error: unknown): Refusal | undefined {
  const message = messageOf(error);
  if (/protected|beveiligd/i.test(message)) return 'protected';
  if (/violates|valid[ai]|typed column/i.test(message)) return 'refused';
  return /limit of 10000000|number of cells|above the limit|aantal cellen/i.test(message) ? 'full' : undefined;
}

/** What the work gives, or why it was refused. When it failed otherwise, that is thrown on. */
export function orRefusal<T>(work: () => T): T | Refusal {
  try {
    return work();
  } catch (error) {
    const refusal = refusalIn(error);
    if (!refusal) throw error;
    return refusal;
  }
}
