import type { Batch } from '../gradebook/batch';

/** How long a visit waits for a colleague who is writing, before it says so. */
const WAIT_MS = 8_000;
/** For what is not worth waiting for. */
export const NO_WAIT_MS = 100;

/**
 * Runs `body` while no other window writes: under the teacher's own lock, which also covers the same teacher in the
 * other host, and the document lock, which covers colleagues in the same host and is null where there is no document.
 * The locks make races rare; the log makes them harmless. What was written is sent off before a lock is given back, also
 * by a body that failed half-way, or the next one would read the state before it. Gives 'busy' when a lock cannot be had: then
 * what the visit wrote before, a live cell, is sent off too.
 */
export function locked<T>(body: () => T, waitMs = WAIT_MS): T | 'busy' {
  const locks = [LockService.getUserLock(), documentLock()];
  const taken: GoogleAppsScript.Lock.Lock[] = [];
  try {
    return sent(() => {
      for (const lock of locks) {
        if (!lock) continue;
        if (!lock.tryLock(waitMs)) return 'busy';
        taken.push(lock);
      }
      return body();
    });
  } finally {
    taken.forEach((lock) => {
      lock.releaseLock();
    });
  }
}

function sent<T>(body: () => T): T {
  try {
    return body();
  } finally {
    flush();
  }
}

/** Sends off what was written so far; Google keeps writes back for a while. */
export function flush(): void {
  SpreadsheetApp.flush();
}

function documentLock(): GoogleAppsScript.Lock.Lock | null {
  return LockService.getDocumentLock();
}

/** Whether our document lock is that of this spreadsheet: in Forms it is the form's, and in some cards there is none. */
export function lockOf(file: GoogleAppsScript.Spreadsheet.Spreadsheet): Batch['lock'] {
  const open = SpreadsheetApp.getActiveSpreadsheet() as GoogleAppsScript.Spreadsheet.Spreadsheet | null;
  return open?.getId() === file.getId() && documentLock() ? 'document' : '';
}
