/** How long a visit waits for a colleague who is writing, before it says so. */
const WAIT_MS = 10_000;

/**
 * Runs `body` while no other window writes: under the document lock, which is null where there is no document, and the
 * teacher's own lock, which also covers the same teacher in the other host. The lock makes races rare; the check of the
 * revision makes them harmless. Gives 'busy' when the lock cannot be had.
 */
export function locked<T>(body: () => T): T | 'busy' {
  const locks = [LockService.getUserLock(), LockService.getDocumentLock() as GoogleAppsScript.Lock.Lock | null];
  const taken: GoogleAppsScript.Lock.Lock[] = [];
  try {
    for (const lock of locks) {
      if (!lock) continue;
      if (!lock.tryLock(WAIT_MS)) return 'busy';
      taken.push(lock);
    }
    return body();
  } finally {
    taken.forEach((lock) => {
      lock.releaseLock();
    });
  }
}
