import { desk } from './desk';

describe('what a script reads back', () => {
  test('an empty cell is an empty text', () => {
    expect(desk().range('A1:B1').getValues()).toEqual([['', '']]);
  });

  test.each([
    ['en_US', '8,5', '8,5'],
    ['nl_NL', '8,5', 8.5],
    ['en_US', '8.5', 8.5],
    ['nl_NL', '8.5', '8.5'],
    ['nl_NL', '1.234', 1234],
    ['nl_NL', '1.234,5', 1234.5],
    ['en_US', '1,234.5', 1234.5],
    ['en_US', '007', 7],
    ['en_US', '-3', -3],
    ['en_US', '1e3', 1000],
    ['en_US', '50%', 0.5],
    ['nl_NL', '12,5%', 0.125],
    ['en_US', 'true', true],
    ['nl_NL', 'WAAR', true],
    ['en_US', 'WAAR', 'WAAR'],
    ['en_US', "'=1+1", '=1+1'],
    ['en_US', "'007", '007'],
    ['en_US', '=1+1', 2],
    ['en_US', '-abc', '-abc'],
    ['en_US', '@anna', '@anna'],
    ['en_US', 'abs?', 'abs?'],
    ['en_US', '=', '='],
    ['en_US', ' 7 ', 7],
    ['en_US', ' a ', ' a '],
    ['en_US', '2026-11-16T23:59:00', '2026-11-16T23:59:00'],
    ['en_US', '31-2-2026', '31-2-2026'],
    ['en_US', '1e400', '1e400'],
    ['nl_NL', '€ 8,50', 8.5],
    ['nl_NL', '1,5,6', '1,5,6'],
  ])('in %s, the text %j becomes %j', (locale, text, value) => {
    const { range } = desk(locale);
    range('A1').setValue(text);
    expect(range('A1').getValue()).toBe(value);
  });

  test.each([
    ['nl_NL', '1-2', '2026-02-01T00:00:00+01:00'],
    ['en_US', '1-2', '2026-01-02T00:00:00+01:00'],
    ['nl_NL', '16-11-2026', '2026-11-16T00:00:00+01:00'],
    ['en_US', '11/16/2026', '2026-11-16T00:00:00+01:00'],
    ['en_US', '2026-11-16', '2026-11-16T00:00:00+01:00'],
    ['nl_NL', '2026/11/16', '2026-11-16T00:00:00+01:00'],
    ['nl_NL', '2026-11-16 23:59', '2026-11-16T23:59:00+01:00'],
    ['en_US', '2026-07-16 23:59:30', '2026-07-16T23:59:30+02:00'],
    ['nl_NL', '16 november 2026', '2026-11-16T00:00:00+01:00'],
    ['en_US', 'Nov 16, 2026', '2026-11-16T00:00:00+01:00'],
  ])('in %s, the text %j becomes the moment %s', (locale, text, moment) => {
    const { range } = desk(locale);
    range('A1').setValue(text);
    expect(range('A1').getValue()).toEqual(new Date(moment));
  });

  test('a time alone is a fraction of a day, shown as a time', () => {
    const { range, sheet } = desk();
    range('A1').setValue('12:30');
    expect(sheet.cell(1, 1).raw).toBeCloseTo(12.5 / 24, 10);
    expect(range('A1').getDisplayValue()).toBe('12:30');
  });

  test('a moment is a new Date each time', () => {
    const { range } = desk();
    const moment = new Date('2026-11-16T23:59:00+01:00');
    range('A1').setValue(moment);
    const [first, second] = [range('A1').getValue(), range('A1').getValue()];
    expect(first).toEqual(moment);
    expect(second).toEqual(moment);
    expect(first).not.toBe(second);
  });

  test('a moment is read in the time zone of the spreadsheet', () => {
    const { range, sheet } = desk('en_US', 'America/New_York');
    sheet.type('A1', '2026-11-16 09:00');
    expect(range('A1').getValue()).toEqual(new Date('2026-11-16T14:00:00Z'));
  });

  test('null and undefined clear a cell, as the empty text does', () => {
    const { range } = desk();
    range('A1:C1').setValues([[1, 2, 3]]);
    range('A1:C1').setValues([[null, undefined, '']]);
    expect(range('A1:C1').getValues()).toEqual([['', '', '']]);
    expect(range('A1:C1').isBlank()).toBe(true);
  });

  test('a plain-text cell keeps every character', () => {
    const { range } = desk();
    range('A1:D1')
      .setNumberFormat('@')
      .setValues([['007', '=1+1', "'x", '1-2']]);
    expect(range('A1:D1').getValues()).toEqual([['007', '=1+1', "'x", '1-2']]);
    expect(range('A1:D1').getFormulas()).toEqual([['', '', '', '']]);
  });

  test('one value fills the whole range', () => {
    const { range } = desk();
    range('A1:B2').setValue(7);
    expect(range('A1:B2').getValues()).toEqual([
      [7, 7],
      [7, 7],
    ]);
  });

  test('typed percentages and dates bring a format only to a cell without one', () => {
    const { range } = desk('nl_NL');
    range('B1').setNumberFormat('0.00');
    range('A1:B1').setValues([['50%', '50%']]);
    expect(range('A1:B1').getNumberFormats()).toEqual([['0%', '0.00']]);
    expect(range('A1:B1').getDisplayValues()).toEqual([['50%', '0,50']]);
  });
});

describe('what Google refuses', () => {
  test('data of another size', () => {
    const { range } = desk();
    expect(() => range('A1:A2').setValues([[1]])).toThrow(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
    expect(() => range('A1:B1').setNotes([['x']])).toThrow(
      /columns in the data does not match.*has 1 but the range has 2/,
    );
  });

  test.each([
    ['beyond the last row', 1001, 1, 1, 1, 'The coordinates of the range are outside the dimensions of the sheet.'],
    ['beyond the last column', 1, 26, 1, 2, 'The coordinates of the range are outside the dimensions of the sheet.'],
    ['before the first row', 0, 1, 1, 1, 'The starting row of the range is too small.'],
    ['without rows', 1, 1, 0, 1, 'The number of rows in the range must be at least 1.'],
  ])('a range %s', (_, row, column, rows, columns, message) => {
    expect(() => desk().tab.getRange(row, column, rows, columns)).toThrow(message);
  });

  test('text that is not A1 notation', () => {
    expect(() => desk().range('A0')).toThrow('Range not found');
    expect(() => desk().range('hello world')).toThrow('Range not found');
  });

  test('arguments of the wrong type', () => {
    const { range, tab } = desk();
    expect(() => range('A1').setNotes('foo' as never)).toThrow(/don't match the method signature/);
    expect(() => range('A1').setValues([1] as never)).toThrow(/don't match the method signature/);
    expect(() => tab.getRange('A1', 2)).toThrow(/don't match the method signature/);
    expect(() => tab.setName(7 as never)).toThrow(/don't match the method signature/);
  });

  test('more than 50,000 characters in a cell', () => {
    const { range } = desk();
    range('A1').setValue('x'.repeat(50_000));
    expect(() => range('A1').setValue('x'.repeat(50_001))).toThrow(/maximum of 50000 characters/);
  });

  test('more than ten million cells, however they come', () => {
    expect(() => desk().tab.insertRowsAfter(1, 400_000)).toThrow(/limit of 10000000 cells/);
    const { app, tab } = desk();
    tab.insertRowsAfter(1000, 383_000);
    expect(() => app.getActiveSpreadsheet()?.insertSheet('more')).toThrow(/limit of 10000000 cells/);
    tab.insertRowsAfter(1000, 615);
    tab.getRange(tab.getMaxRows(), 1).setValue('full');
    expect(() => tab.appendRow(['x'])).toThrow(/limit of 10000000 cells/);
  });

  test('more than 18,278 columns', () => {
    const { tab } = desk();
    tab.deleteRows(11, 990);
    tab.insertColumnsAfter(26, 18_252);
    expect(tab.getMaxColumns()).toBe(18_278);
    expect(() => tab.insertColumnAfter(1)).toThrow(/limit of 18278 columns/);
  });

  test('one value that is refused keeps the whole call from writing', () => {
    const { app, tab, range } = desk();
    const long = 'x'.repeat(50_001);
    expect(() => range('A1:B1').setValues([['a', long]])).toThrow(/maximum of 50000 characters/);
    expect(() => tab.appendRow(['a', long])).toThrow(/maximum of 50000 characters/);
    range('B1').setDataValidation(app.newDataValidation().requireNumberBetween(0, 9).setAllowInvalid(false).build());
    expect(() => range('A1:B1').setValues([[1, 10]])).toThrow(/violates the data validation rules/);
    expect(range('A1:B1').getValues()).toEqual([['', '']]);
  });

  test('a member the host has not is a hole in the host, one Google has not is undefined', () => {
    const { range } = desk();
    expect(() => (range('A1') as never as GoogleAppsScript.Spreadsheet.Range).randomize()).toThrow(
      'NotInHost: Range.randomize',
    );
    expect((range('A1') as never as { foo: unknown }).foo).toBeUndefined();
  });
});

describe('ranges in all their forms', () => {
  test.each([
    ['$aa$11', 'AA11'],
    ['a1', 'A1'],
    ['A1:C', 'A1:C1000'],
    ['C:A', 'A1:C1000'],
    ['2:5', 'A2:AA5'],
    ['C3:A1', 'A1:C3'],
    ['Sheet1!B2', 'B2'],
  ])('%s is %s', (text, notation) => {
    const { tab } = desk();
    tab.insertColumnAfter(26);
    expect(tab.getRange(text).getA1Notation()).toBe(notation);
  });

  test('offset, cell and size', () => {
    const range = desk().tab.getRange(2, 3, 4, 5);
    expect([range.getA1Notation(), range.getLastRow(), range.getLastColumn(), range.getNumRows()]).toEqual([
      'C2:G5',
      5,
      7,
      4,
    ]);
    expect(range.offset(1, -1).getA1Notation()).toBe('B3:F6');
    expect(range.offset(0, 0, 1, 1).getA1Notation()).toBe('C2');
    expect(range.getCell(4, 5).getA1Notation()).toBe('G5');
    expect(() => range.getCell(5, 1)).toThrow('Cell reference out of range');
  });

  test('the data range reaches to the last contents; notes and formats do not count', () => {
    const { tab, range } = desk();
    expect(tab.getDataRange().getA1Notation()).toBe('A1');
    expect([tab.getLastRow(), tab.getLastColumn()]).toEqual([0, 0]);
    range('C4').setValue(0);
    range('E9').setNote('x').setBackground('red');
    expect(tab.getDataRange().getA1Notation()).toBe('A1:C4');
  });

  test('a formula that gives an empty text counts as contents', () => {
    const { tab, range } = desk();
    range('B3').setValue('=IF(TRUE;"";1)');
    expect(tab.getLastRow()).toBe(3);
  });
});

describe('appending', () => {
  test('goes below the last row with content and takes text as typed', () => {
    const { tab, range } = desk('nl_NL');
    range('D2').setValue('x');
    tab.appendRow(['8,5', "'=1", '=1+1', null, true]);
    expect(range('A3:E3').getValues()).toEqual([[8.5, '=1', 2, '', true]]);
  });

  test('makes room when the sheet is full', () => {
    const { tab, range } = desk();
    tab.deleteRows(3, 998);
    range('A2').setValue('x');
    tab.appendRow(['y']);
    expect([tab.getMaxRows(), range('A3').getValue()]).toEqual([3, 'y']);
  });
});

describe('notes', () => {
  test('an empty note is an empty text; numbers come back with a decimal', () => {
    const { range } = desk();
    range('A1:B1').setNotes([[25 as never, 'late']]);
    expect(range('A1:C1').getNotes()).toEqual([['25.0', 'late', '']]);
  });

  test('clear() leaves notes and validations, the special clears touch only their own', () => {
    const { tab, range, app } = desk();
    const rule = app.newDataValidation().requireNumberBetween(0, 10).build();
    range('A1').setValue(7).setNote('n').setBackground('#ff0000').setDataValidation(rule);
    tab.clear();
    expect([range('A1').getValue(), range('A1').getBackground(), range('A1').getNote()]).toEqual(['', '#ffffff', 'n']);
    expect(range('A1').getDataValidation()?.getCriteriaValues()).toEqual([0, 10]);
    range('A1').setValue(7).setBackground('#ff0000');
    tab.clearContents();
    expect([range('A1').getValue(), range('A1').getBackground()]).toEqual(['', '#ff0000']);
    tab.clearFormats();
    expect(range('A1').getBackground()).toBe('#ffffff');
    tab.clearNotes();
    expect(range('A1').getNote()).toBe('');
  });
});
