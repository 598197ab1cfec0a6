/**
 * What a failed call says of itself: '' when it says nothing. May hold anything, a student's address for one, so it is only
 * searched and never shown or logged. No `instanceof`: an error from Google may come from another realm.
 */
export function messageOf(error: unknown): string {
  const message = (error as { readonly message?: unknown } | null)?.message;
  return typeof message === 'string' ? message : '';
}
