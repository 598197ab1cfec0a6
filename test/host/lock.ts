/** LockService: one holder a lock, let go at the end of the run. Waiting costs modelled time; nothing else runs meanwhile. */
import { Fake, googleError, type Call, type Execution } from './core';
import { numberFor } from './signature';
import type { Seat } from './session';

/** All locks of the workspace: who holds which. */
export class Locks {
  readonly #holders = new Map<string, Execution>();

  holder(key: string): Execution | undefined {
    return this.#holders.get(key);
  }
  take(key: string, execution: Execution): void {
    this.#holders.set(key, execution);
  }
  letGo(key: string): void {
    this.#holders.delete(key);
  }
  /** At the end of a run, however it ended. */
  letGoAll(execution: Execution): void {
    for (const [key, holder] of this.#holders) if (holder === execution) this.#holders.delete(key);
  }
}

export class LockFake extends Fake implements GoogleAppsScript.Lock.Lock {
  readonly googleName = 'Lock';
  readonly #key: string;
  readonly #locks: Locks;
  readonly #seat: Seat;

  constructor(key: string, locks: Locks, seat: Seat) {
    super();
    this.#key = key;
    this.#locks = locks;
    this.#seat = seat;
  }
  hasLock(): boolean {
    return this.#locks.holder(this.#key) !== undefined && this.#locks.holder(this.#key) === this.#seat.core.execution;
  }
  /** Google lets go at once, though what was written may not have left yet; that is never what a program means. */
  releaseLock(): void {
    if (!this.hasLock()) return;
    const waiting = unsent(this.#seat.core.execution?.calls ?? []);
    if (waiting)
      throw new Error(`${waiting.name} may not be written yet: SpreadsheetApp.flush() goes before releaseLock().`);
    this.#locks.letGo(this.#key);
  }
  /** True at once if it is free or ours. A negative time is no error: it only fails. */
  tryLock(timeoutInMillis: number): boolean {
    const timeout = numberFor('LockService.Lock.tryLock', timeoutInMillis);
    if (this.hasLock()) return true;
    if (timeout < 0) return false;
    if (this.#locks.holder(this.#key)) this.#seat.core.spend(timeout / 1000);
    return this.#take();
  }
  waitLock(timeoutInMillis: number): void {
    numberFor('LockService.Lock.waitLock', timeoutInMillis);
    if (this.tryLock(timeoutInMillis)) return;
    throw googleError('Lock timeout: another process was holding the lock for too long.');
  }
  #take(): boolean {
    const { execution } = this.#seat.core;
    if (this.#locks.holder(this.#key) || !execution) return false;
    this.#locks.take(this.#key, execution);
    return true;
  }
}

/** The last thing written to a spreadsheet that Google may still hold back. */
function unsent(calls: readonly Call[]): Call | undefined {
  const flushed = calls.findLastIndex(({ name }) => name === 'SpreadsheetApp.flush');
  return calls.slice(flushed + 1).find(({ name, kind }) => kind === 'write' && /^(Range|Sheet|Spreadsheet)/.test(name));
}

export class LockServiceFake extends Fake {
  readonly googleName = 'LockService';
  readonly #locks: Locks;
  readonly #seat: Seat;

  constructor(locks: Locks, seat: Seat) {
    super();
    this.#locks = locks;
    this.#seat = seat;
  }
  /** Null where the program sees no document. */
  getDocumentLock(): LockFake | null {
    return this.#seat.active && this.#lock(`document ${this.#seat.active.id}`);
  }
  getScriptLock(): LockFake {
    return this.#lock('script');
  }
  getUserLock(): LockFake {
    return this.#lock(`user ${this.#seat.email}`);
  }
  #lock(key: string): LockFake {
    return new LockFake(key, this.#locks, this.#seat);
  }
}
