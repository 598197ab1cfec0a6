import { desk } from './desk';
import { SpreadsheetModel } from './workbook';
import { createSpreadsheetApp, type SpreadsheetAppFake } from './app';
import { Core } from '../core';
import { kindOf } from '../cost';
import { RangeFake } from './range';
import { RangeListFake } from './range-list';
import { SheetFake } from './sheet-fake';
import { SpreadsheetFake } from './spreadsheet-fake';

describe('tabs', () => {
  test('two tabs cannot have one name', () => {
    const { app, tab } = desk();
    const file = app.getActiveSpreadsheet();
    expect(() => file?.insertSheet('Sheet1')).toThrow(/already exists/);
    file?.insertSheet('Grades');
    expect(() => tab.setName('Grades')).toThrow(/already exists/);
    expect(file?.getSheetByName('nope')).toBeNull();
  });

  test('insert, move, copy, rename, hide and delete', () => {
    const { app, tab, range } = desk();
    const file = app.getActiveSpreadsheet();
    const names = (): string[] | undefined => file?.getSheets().map((sheet) => sheet.getName());
    range('A1').setValue(7).setNote('n');
    const grades = file?.insertSheet('Grades', 0);
    expect([names(), grades?.getIndex(), file?.getActiveSheet().getName()]).toEqual([
      ['Grades', 'Sheet1'],
      1,
      'Grades',
    ]);
    file?.setActiveSheet(tab);
    const copy = file?.duplicateActiveSheet();
    expect([copy?.getName(), copy?.getRange('A1').getNote()]).toEqual(['Copy of Sheet1', 'n']);
    copy?.getRange('A1').setValue(8);
    expect(range('A1').getValue()).toBe(7);
    file?.moveActiveSheet(1);
    expect(names()).toEqual(['Copy of Sheet1', 'Grades', 'Sheet1']);
    copy?.setName('Backup').hideSheet();
    grades?.hideSheet();
    expect(() => tab.hideSheet()).toThrow(/can't hide all/);
    file?.deleteSheet(copy);
    file?.deleteSheet(grades);
    expect(() => file?.deleteSheet(tab)).toThrow(/can't remove all/);
    expect(() => copy?.getLastRow()).toThrow(/not found/);
  });

  test('are found by id after a rename', () => {
    const { app, tab } = desk();
    const id = tab.getSheetId();
    tab.setName('Cijfers');
    expect(app.getActiveSpreadsheet()?.getSheetById(id)?.getName()).toBe('Cijfers');
  });
});

describe('files', () => {
  function atDesk(user: string): SpreadsheetAppFake {
    const core = new Core(new Date());
    const book = new SpreadsheetModel({ id: 'abc', owner: 'anna@school.example', editors: ['ben@school.example'] });
    return core.remote(
      createSpreadsheetApp({
        core,
        files: new Map<string, unknown>([
          ['abc', book],
          ['form', {}],
        ]),
        active: () => null,
        user: () => user,
        ui: () => ({}),
      }),
    );
  }

  test('owner and editors may open, by id and by link', () => {
    expect(atDesk('anna@school.example').openById('abc').getId()).toBe('abc');
    expect(
      atDesk('ben@school.example').openByUrl('https://docs.google.com/spreadsheets/d/abc/edit#gid=0').getId(),
    ).toBe('abc');
  });

  test('others, and files that are not there or not a spreadsheet, are refused', () => {
    expect(() => atDesk('eve@school.example').openById('abc')).toThrow(
      'You do not have permission to access the requested document.',
    );
    expect(() => atDesk('anna@school.example').openById('nope')).toThrow(/Unexpected error while getting/);
    expect(() => atDesk('anna@school.example').openById('form')).toThrow(/Unexpected error while getting/);
  });

  test('outside a spreadsheet nothing is active; a made file belongs to its maker', () => {
    const app = atDesk('eve@school.example');
    expect(app.getActiveSpreadsheet()).toBeNull();
    const id = app.create('New').getId();
    expect(app.openById(id).getName()).toBe('New');
  });
});

test('every call is counted with its kind and its cells', () => {
  const { core, app, range } = desk();
  const cells = range('A1:B2');
  core.execute('x', 30, () => {
    cells.setValues([
      [1, 2],
      [3, 4],
    ]);
    cells.getValues();
    app.newConditionalFormatRule().whenCellEmpty();
    app.flush();
  });
  expect(core.executions[0]?.calls.map((call) => [call.name, call.kind, call.cells])).toEqual([
    ['Range.setValues', 'write', 4],
    ['Range.getValues', 'read', 4],
    ['SpreadsheetApp.newConditionalFormatRule', 'local', 0],
    ['ConditionalFormatRuleBuilder.whenCellEmpty', 'local', 0],
    ['SpreadsheetApp.flush', 'lookup', 0],
  ]);
});

test('every member of these fakes has a kind, and an unknown call has none', () => {
  const fakes = { Range: RangeFake, Sheet: SheetFake, Spreadsheet: SpreadsheetFake, RangeList: RangeListFake };
  for (const [name, fake] of Object.entries(fakes)) {
    for (const member of membersOf(fake.prototype)) expect(() => kindOf(`${name}.${member}`)).not.toThrow();
  }
  expect(() => kindOf('Range.fly')).toThrow('test/host/cost.ts does not say what kind of call Range.fly is');
});

function membersOf(prototype: object): string[] {
  const above = Object.getPrototypeOf(prototype) as object | null;
  const own = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  return above === Object.prototype || above === null ? own : [...own, ...membersOf(above)];
}
