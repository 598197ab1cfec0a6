import { inSheets, valueOf } from './fixture';

const lock = 'LockService.getDocumentLock()';

test('nothing is locked until one tries', () => {
  expect(valueOf(`${lock}.hasLock()`)).toBe(false);
});
test('tryLock(0) and waitLock(0) succeed when it is free; taking it again is fine', () => {
  expect(valueOf(`[${lock}.tryLock(0), ${lock}.tryLock(0), ${lock}.waitLock(0), ${lock}.hasLock()]`)).toEqual([
    true,
    true,
    undefined,
    true,
  ]);
});
test('with a negative time tryLock fails and waitLock throws', () => {
  expect(valueOf(`${lock}.tryLock(-100)`)).toBe(false);
  expect(() => valueOf(`${lock}.waitLock(-100)`)).toThrow('Lock timeout');
});
test('releaseLock lets go', () => {
  expect(valueOf(`(() => { const l = ${lock}; l.tryLock(0); l.releaseLock(); return l.hasLock(); })()`)).toBe(false);
});
test('a lock that is let go before the writes were sent off guards nothing', () => {
  const letGo = (between: string) =>
    `(() => { const l = ${lock}; l.tryLock(0); SpreadsheetApp.getActiveSheet().getRange('A1').setValue(1); ${between}
      l.releaseLock(); return l.hasLock(); })()`;
  expect(() => valueOf(letGo(''))).toThrow('Range.setValue may not be written yet');
  expect(valueOf(letGo('SpreadsheetApp.flush();'))).toBe(false);
});
test('outside a document there is no document lock, but a script and a user lock', () => {
  const kinds =
    '[LockService.getDocumentLock(), LockService.getScriptLock().tryLock(0), LockService.getUserLock().tryLock(0)]';
  expect(valueOf(kinds, { documentContext: false })).toEqual([null, true, true]);
});

describe('two sessions', () => {
  const CODE = `
    function hold() { ${lock}.waitLock(1000); Session.getActiveUserLocale(); return 'held'; }
    function attempt() { return ${lock}.tryLock(5000); }
    function insist() { ${lock}.waitLock(5000); }`;
  /** What another session gets when it runs `entry` while the first holds the lock; and how long it took. */
  function meanwhile(entry: string): { result: unknown; seconds: number } {
    const { workspace, window } = inSheets(CODE);
    const [file] = workspace.files.values();
    if (!file) throw new Error('no file');
    const other = workspace.open(file, { email: 'colleague@school.example' });
    let result: unknown;
    workspace.core.interference = {
      before: (name) => {
        if (name !== 'Session.getActiveUserLocale') return;
        try {
          result = other.run(entry);
        } catch (error) {
          result = error;
        }
      },
    };
    expect(window.run('hold')).toBe('held');
    return { result, seconds: workspace.core.executions[1]?.seconds ?? 0 };
  }

  test('who tries while it is held waits the whole time and fails', () => {
    const { result, seconds } = meanwhile('attempt');
    expect(result).toBe(false);
    expect(seconds).toBeGreaterThanOrEqual(5);
  });
  test('who insists gets the timeout', () => {
    expect(meanwhile('insist').result).toMatchObject({
      message: 'Lock timeout: another process was holding the lock for too long.',
    });
  });
  test('it is let go at the end of the run, also of one that failed', () => {
    const { window } = inSheets(`${CODE} function fail() { ${lock}.waitLock(0); throw new Error('no'); }`);
    expect(() => window.run('fail')).toThrow('no');
    expect(window.run('attempt')).toBe(true);
    expect(window.run('attempt')).toBe(true);
  });
  test('the lock of one document does not lock another', () => {
    const { workspace, window } = inSheets(CODE);
    const other = workspace.open(workspace.addSpreadsheet());
    let got: unknown;
    workspace.core.interference = {
      before: (name) => {
        if (name === 'Session.getActiveUserLocale') got = other.run('attempt');
      },
    };
    window.run('hold');
    expect(got).toBe(true);
  });
});
