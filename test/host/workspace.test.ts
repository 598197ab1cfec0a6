import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stopped } from './core';
import { bundleDir, inForms, inSheets, valueOf } from './fixture';
import { Workspace } from './workspace';

describe('loading the bundle', () => {
  test('without a bundle the host says how to make one', () => {
    const workspace = new Workspace({ bundleDir: '/nowhere' });
    expect(() => workspace.open(workspace.addSpreadsheet())).toThrow('npm run build');
  });
  test('nothing survives from one run to the next', () => {
    const { window } = inSheets('let runs = 0; function main() { runs += 1; return runs; }');
    expect([window.run('main'), window.run('main')]).toEqual([1, 1]);
  });
  test('a fresh context costs a few milliseconds, also for a bundle of 300 KB', () => {
    const filler = Array.from(
      { length: 3000 },
      (_, i) => `function f${i}(a) { return a + ${i} + ${'1 + '.repeat(15)} 1; }`,
    );
    const { window } = inSheets(`${filler.join('\n')}\nfunction main() { return f1(1); }`);
    window.run('main');
    const start = performance.now();
    for (let i = 0; i < 10; i += 1) window.run('main');
    expect((performance.now() - start) / 10).toBeLessThan(50);
  });
  test('a bundle that calls Google while it loads is refused', () => {
    expect(() => inSheets('const user = Session.getActiveUserLocale(); function main() {}').window.run('main')).toThrow(
      'calls Session.getActiveUserLocale while it is loaded',
    );
  });
  test('only main.js is loaded, not what lies beside it', () => {
    const dir = bundleDir('function main() { return typeof other; }');
    writeFileSync(join(dir, 'other.js'), 'function other() {}');
    const workspace = new Workspace({ bundleDir: dir });
    expect(workspace.open(workspace.addSpreadsheet()).run('main')).toBe('undefined');
  });
  test('a new build is noticed', () => {
    const dir = bundleDir('function main() { return 1; }');
    const workspace = new Workspace({ bundleDir: dir });
    workspace.open(workspace.addSpreadsheet());
    writeFileSync(join(dir, 'main.js'), 'function main() { return 2; }');
    utimesSync(join(dir, 'main.js'), 1, 1);
    expect(workspace.open(workspace.addSpreadsheet()).run('main')).toBe(2);
  });
});

describe('the globals of the bundle', () => {
  test('nothing of Node or of a browser', () => {
    expect(valueOf('typeof process + typeof require + typeof setTimeout')).toBe('undefinedundefinedundefined');
  });
  test('a service of Google that the host lacks is NotInHost, another name a ReferenceError', () => {
    expect(() => valueOf('DriveApp.getFiles()')).toThrow('NotInHost: DriveApp');
    expect(() => valueOf('MartianApp.land()')).toThrow('MartianApp is not defined');
  });
  test('a member that Google has and the host lacks is NotInHost; one that Google lacks is undefined', () => {
    expect(() => valueOf('ScriptApp.getOAuthToken()')).toThrow('NotInHost: ScriptApp.getOAuthToken');
    expect(() => valueOf('ScriptApp.dance()')).toThrow('is not a function');
  });
  test('Date follows the modelled clock', () => {
    const { workspace, window } = inSheets('function main() { return [new Date().getTime(), Date.now()]; }');
    workspace.core.clock.set(new Date(86_400_000));
    expect(window.run('main')).toEqual([86_400_000, 86_400_000]);
  });
  test('dates are instances of Date on both sides', () => {
    expect(valueOf('new Date()')).toBeInstanceOf(Date);
    expect(valueOf('Utilities.parseDate("2026", "UTC", "yyyy") instanceof Date')).toBe(true);
    expect(valueOf('new Date(2026, 0, 1).getFullYear()')).toBe(2026);
  });
  test('errors of the bundle are instances of ours', () => {
    expect(() => valueOf('(() => { throw new RangeError("far"); })()')).toThrow(RangeError);
  });
  test('console and Logger are kept in the workspace', () => {
    const { workspace, window } = inSheets('function main() { console.warn("a", 1); Logger.log("b %s", 2); }');
    window.run('main');
    expect(workspace.logs).toEqual([
      { severity: 'WARNING', text: 'a 1' },
      { severity: 'INFO', text: 'b 2' },
    ]);
  });
});

describe('entry functions', () => {
  test('a missing function and a private one are refused', () => {
    const { window } = inSheets('function private_() {} const a = { b() {} };');
    expect(() => window.run('nowhere')).toThrow('Script function not found: nowhere');
    expect(() => window.run('private_')).toThrow('Script function not found: private_');
  });
  test('what is hung on globalThis at run time is not an entry function', () => {
    expect(() => inSheets('globalThis.main = function () {};').window.run('main')).toThrow('Script function not found');
  });
  test('plain arguments arrive as the own objects of the bundle', () => {
    const { window } = inSheets('function main(e) { return e instanceof Object && e.list instanceof Array; }');
    expect(window.run('main', { list: [1] })).toBe(true);
  });
  test('onOpen runs when the file is opened, with what it may do', () => {
    const code = 'function onOpen(e) { console.log(String(e.authMode), e.authMode === ScriptApp.AuthMode.LIMITED); }';
    expect(inSheets(code).workspace.logs.map((line) => line.text)).toEqual(['LIMITED true']);
  });
  test('a run of more than six minutes is stopped, a card callback after 30 seconds', () => {
    const { window } = inSheets('function main(e) { Utilities.sleep(31000); Utilities.sleep(1); return "done"; }');
    expect(window.run('main')).toBe('done');
    expect(() => window.run('main', { commonEventObject: {} })).toThrow('Exceeded maximum execution time');
  });
});

describe('interference', () => {
  const CODE = `
    function main() {
      const store = PropertiesService.getScriptProperties();
      try { store.setProperty('a', '1'); store.setProperty('b', '2'); } finally { store.setProperty('c', '3'); }
      return 'done';
    }
    function show() { return PropertiesService.getScriptProperties().getKeys().join(); }
    function put(value) { PropertiesService.getScriptProperties().setProperty('a', value); }
    function readTwice() {
      const store = PropertiesService.getScriptProperties();
      return [store.getProperty('a'), store.getProperty('a')];
    }`;

  test('any call can be made to throw, before it has an effect', () => {
    const { workspace, window } = inSheets(CODE);
    let calls = 0;
    workspace.core.interference = {
      before: (name) => {
        if (name === 'Properties.setProperty' && ++calls === 2) throw new Error('Service error');
      },
    };
    expect(() => window.run('main')).toThrow('Service error');
    expect(window.run('show')).toBe('a,c');
  });
  test('a run can be stopped dead after any call: not even finally has an effect', () => {
    const { workspace, window } = inSheets(CODE);
    workspace.core.interference = {
      after: ({ name }) => {
        if (name === 'Properties.setProperty') workspace.core.stop();
      },
    };
    expect(() => window.run('main')).toThrow(Stopped);
    workspace.core.interference = {};
    expect(window.run('show')).toBe('a');
  });
  test('two teachers: the one saves in between two reads of the other', () => {
    const { workspace, window } = inSheets(CODE);
    const [file] = workspace.files.values();
    if (!file) throw new Error('no file');
    const colleague = workspace.open(file, { email: 'colleague@school.example' });
    let reads = 0;
    workspace.core.interference = {
      before: (name) => {
        if (name === 'Properties.getProperty' && ++reads === 2) colleague.run('put', 'theirs');
      },
    };
    expect(window.run('readTwice')).toEqual([null, 'theirs']);
    expect(workspace.core.executions.map((run) => run.entry)).toEqual(['readTwice', 'put']);
  });
  test('Sheets and Forms at once: a window on the form and one on the spreadsheet share the script', () => {
    const dir = bundleDir(
      `${CODE} function which() { return [SpreadsheetApp.getActiveSpreadsheet() !== null, FormApp.getActiveForm() !== null]; }`,
    );
    const workspace = new Workspace({ bundleDir: dir });
    const sheet = workspace.open(workspace.addSpreadsheet());
    const form = workspace.open(workspace.addForm());
    form.run('put', 'from the form');
    expect(sheet.run('readTwice')).toEqual(['from the form', 'from the form']);
    expect([sheet.run('which'), form.run('which')]).toEqual([
      [true, false],
      [false, true],
    ]);
  });
  test('a form has no active spreadsheet', () => {
    const { window } = inForms('function main() { return SpreadsheetApp.getActiveSpreadsheet(); }');
    expect(window.run('main')).toBeNull();
  });
});
