import { display } from './display';
import { desk } from './desk';
import { localeOf } from './locale';

const nl = localeOf('nl_NL');
const en = localeOf('en_US');

describe('number formats', () => {
  test.each([
    [8.5, '0.00', '8.50'],
    [8, '0.0#', '8.0'],
    [8.25, '0.0#', '8.25'],
    [8, '0.#', '8.'],
    [1.005, '0.00', '1.01'],
    [0.5, '#.0', '.5'],
    [1234567.891, '#,##0.00', '1,234,567.89'],
    [7, '000', '007'],
    [-1.5, '0.0', '-1.5'],
    [-0.01, '0.0', '0.0'],
    [-2, '0;(0)', '(2)'],
    [0, '0;-0;"none"', 'none'],
    [0.125, '0.0%', '12.5%'],
    [12345, '0.00E+00', '1.23E+04'],
    [1 / 3, 'General', '0.3333333333'],
    [1234567.5, 'General', '1234567.5'],
    [1e21, 'General', '1.00000E+21'],
    [5, '0" pts"', '5 pts'],
    [5, '\\x0', 'x5'],
    [46342, 'yyyy-mm-dd', '2026-11-16'],
    [46342.5, 'd mmm yyyy h:mm', '16 Nov 2026 12:00'],
    [46342.78, 'h:mm am/pm', '6:43 PM'],
    [1.5, '[h]:mm', '36:00'],
    [46342, 'dddd d mmmm', 'Monday 16 November'],
  ])('%d in %s is %s', (value, format, text) => {
    expect(display(value, format, en).text).toBe(text);
  });

  test('the locale gives the decimal sign, the group sign and the names', () => {
    expect(display(1234.5, '#,##0.0', nl).text).toBe('1.234,5');
    expect(display(8.75, 'General', nl).text).toBe('8,75');
    expect(display(46342, 'd mmmm', nl).text).toBe('16 november');
    expect(display(true, 'General', nl).text).toBe('WAAR');
  });

  const draft = '[Color10]0.0#" ◐"';
  const returned = '[Black][=8.5]0.0#" ✓";[Color10]0.0#" ◐"';
  test.each([
    [8.5, draft, '8,5 ◐', '#008000'],
    [8.5, returned, '8,5 ✓', '#000000'],
    [9, returned, '9,0 ◐', '#008000'],
    [-1, returned, '-1,0 ◐', '#008000'],
  ])('%d in %s shows %s in %s', (value, format, text, color) => {
    expect(display(value, format, nl)).toEqual({ text, color });
  });

  test('text ignores a number section and its colour, but heeds a text section', () => {
    expect(display('Missing', draft, nl)).toEqual({ text: 'Missing', color: undefined });
    expect(display('x', '0;-0;0;[Red]@"!"', en)).toEqual({ text: 'x!', color: '#ff0000' });
    expect(display('x', '@', en).text).toBe('x');
  });

  test('a number that meets no condition shows as ####', () => {
    expect(display(5, '[<1]0;[>9]0', en).text).toBe('####');
  });

  test('an unknown colour is refused', () => {
    expect(() => display(5, '[Mauve]0', en)).toThrow('NotInHost: number format [Mauve]');
  });
});

describe('formats of cells', () => {
  test('an untouched cell', () => {
    const { range } = desk();
    const cell = range('A1');
    expect([cell.getBackground(), cell.getFontColor(), cell.getFontSize(), cell.getFontFamily()]).toEqual([
      '#ffffff',
      '#000000',
      10,
      'arial,sans,sans-serif',
    ]);
    expect([cell.getFontLine(), cell.getFontWeight(), cell.getNumberFormat()]).toEqual(['none', 'normal', 'General']);
  });

  test('colours come back as lower-case hexadecimal; nonsense is accepted silently; null resets', () => {
    const { range } = desk();
    range('A1:C1').setBackgrounds([['#FF0000', 'green', 'foo']]);
    expect(range('A1:C1').getBackgrounds()).toEqual([['#ff0000', '#008000', '#ffffff']]);
    range('A1').setBackground(null);
    expect(range('A1').getBackground()).toBe('#ffffff');
  });

  test('a wrong word is refused', () => {
    const { range } = desk();
    expect(() => range('A1').setFontWeight('heavy' as never)).toThrow(/don't match the method signature/);
    expect(() => range('A1').setNumberFormat(null as never)).toThrow(/don't match the method signature/);
    expect(range('A1').setNumberFormat('0.0').setNumberFormat('general').getNumberFormat()).toBe('General');
    expect(() => range('A1').setFontSize('10' as never)).toThrow(/don't match the method signature/);
  });

  test('grids of formats read back', () => {
    const { range } = desk();
    range('A1:B1')
      .setFontWeights([['bold', 'normal']])
      .setFontColors([['#123456', null]])
      .setWraps([[true, false]]);
    expect(range('A1:B1').getFontWeights()).toEqual([['bold', 'normal']]);
    expect(range('A1:B1').getFontColors()).toEqual([['#123456', '#000000']]);
    expect(range('A1:B1').getWraps()).toEqual([[true, false]]);
  });
});

describe('conditional formats', () => {
  test('a status word takes its colour; other cells keep theirs', () => {
    const { app, tab, range, sheet } = desk();
    const rule = app.newConditionalFormatRule().whenTextEqualTo('Missing').setFontColor('#FF0000').setBold(true);
    tab.setConditionalFormatRules([rule.setRanges([range('F6:K40')]).build()]);
    range('F6:G6').setValues([['Missing', 'Excused']]);
    expect(sheet.shown('F6')).toMatchObject({ text: 'Missing', color: '#ff0000', bold: true });
    expect(sheet.shown('G6')).toMatchObject({ color: '#000000', bold: false });
    const [kept] = tab.getConditionalFormatRules();
    expect(kept?.getBooleanCondition().getFontColor()).toBe('#ff0000');
    expect(kept?.getBooleanCondition().getCriteriaType()).toBe(app.BooleanCriteria.TEXT_EQUAL_TO);
    expect(kept?.getRanges().map((area) => area.getA1Notation())).toEqual(['F6:K40']);
  });

  test('numbers: criteria values come back as given, an earlier rule goes first', () => {
    const { app, tab, range, sheet } = desk();
    const rule = (limit: number, color: string): unknown =>
      app
        .newConditionalFormatRule()
        .whenNumberLessThan(limit)
        .setBackground(color)
        .setRanges([range('A1:A9')])
        .build();
    tab.setConditionalFormatRules([rule(5, 'red'), rule(50, 'yellow')]);
    range('A1:A3').setValues([[3], [30], ['3x']]);
    expect(['A1', 'A2', 'A3'].map((at) => sheet.shown(at).background)).toEqual(['#ff0000', '#ffff00', '#ffffff']);
    expect(tab.getConditionalFormatRules()[1]?.getBooleanCondition().getCriteriaValues()).toEqual([50]);
  });

  test('a custom formula is asked for each cell, relative to the corner of its range', () => {
    const { app, tab, range, sheet } = desk();
    const rule = app.newConditionalFormatRule().whenFormulaSatisfied('=$A1>5').setBackground('#00ff00');
    tab.setConditionalFormatRules([rule.setRanges([range('A1:B2')]).build()]);
    range('A1:A2').setValues([[9], [1]]);
    expect([sheet.shown('B1').background, sheet.shown('B2').background]).toEqual(['#00ff00', '#ffffff']);
  });

  test('a rule without ranges or of another tab is refused', () => {
    const { app, tab } = desk();
    expect(() => app.newConditionalFormatRule().whenCellEmpty().build()).toThrow(/No ranges/);
    const other = app.getActiveSpreadsheet()?.insertSheet('other');
    const rule = app
      .newConditionalFormatRule()
      .whenCellEmpty()
      .setRanges([other?.getRange('A1')])
      .build();
    expect(() => {
      tab.setConditionalFormatRules([rule]);
    }).toThrow(/must be on this sheet/);
  });
});

describe('validations', () => {
  test('a rejecting list refuses a script and a teacher alike', () => {
    const { app, range, sheet } = desk();
    range('B2').setDataValidation(
      app.newDataValidation().requireValueInList(['yes', 'no']).setAllowInvalid(false).build(),
    );
    range('B2').setValue('yes');
    expect(() => range('B2').setValue('maybe')).toThrow(/cell B2 violates the data validation rules/);
    expect(() => {
      sheet.type('B2', 'maybe');
    }).toThrow(/violates/);
    sheet.type('B2', '');
    expect(sheet.value('B2')).toBe('');
  });

  test('by default invalid input passes', () => {
    const { app, range } = desk();
    range('B2').setDataValidation(app.newDataValidation().requireNumberBetween(0, 10).build());
    expect(range('B2').setValue(11).getValue()).toBe(11);
  });

  test('check boxes', () => {
    const { app, range } = desk();
    range('A1').insertCheckboxes();
    expect(range('A1').getDataValidation()?.getCriteriaType()).toBe(app.DataValidationCriteria.CHECKBOX);
    expect([range('A1').getValue(), range('A1').getDataValidation()?.getCriteriaValues()]).toEqual([false, []]);
    range('A2').insertCheckboxes('YES', 'NO');
    expect([range('A2').getValue(), range('A2').getDataValidation()?.getCriteriaValues()]).toEqual([
      'NO',
      ['YES', 'NO'],
    ]);
    range('B1').setValue('text');
    range('A1:B1').check();
    expect(range('A1:B1').getValues()).toEqual([[true, 'text']]);
    range('A1:B1').uncheck();
    expect(range('A1:B1').getValues()).toEqual([[false, 'text']]);
  });
});

describe('cells that somebody else protected', () => {
  const NO = 'You are trying to edit a protected cell or object.';
  /** A colleague at a file in which the owner protected B2:C3, or the whole tab. */
  function guarded(rect?: { row: number; column: number; rows: number; columns: number }): ReturnType<typeof desk> {
    const made = desk('en_US', 'Europe/Amsterdam', 'boss@school.example');
    made.sheet.protections = [{ rect, description: '', warningOnly: false, editors: new Set() }];
    return made;
  }
  const some = { row: 2, column: 2, rows: 2, columns: 2 };

  test.each<[string, (at: ReturnType<typeof desk>) => unknown]>([
    ['a value', ({ range }) => range('C3').setValue(1)],
    ['values of which some are outside', ({ range }) => range('A2:B2').setValues([[1, 2]])],
    ['a format', ({ range }) => range('B2').setNumberFormat('0')],
    ['a note', ({ range }) => range('B2').setNote('n')],
    ['clearing', ({ range }) => range('A1:Z9').clearContent()],
    [
      'a copy onto them',
      ({ range }) => {
        range('A1').copyTo(range('B2'));
      },
    ],
    ['sorting', ({ range }) => range('A1:C3').sort(1)],
    ['deleting their row', ({ tab }) => tab.deleteRow(2)],
    [
      'moving their column',
      ({ tab }) => {
        tab.moveColumns(tab.getRange('B1'), 5);
      },
    ],
    ['clearing the tab', ({ tab }) => tab.clear()],
  ])('refuse %s', (_what, act) => {
    expect(() => act(guarded(some))).toThrow(NO);
  });

  test('leave the cells around them, reading, and new rows alone', () => {
    const { tab, range } = guarded(some);
    range('D4').setValue(1);
    tab.appendRow(['x']);
    tab.insertRowBefore(1);
    expect([range('B2').getValue(), range('B3').canEdit(), range('A1').canEdit()]).toEqual(['', false, true]);
  });

  test('a protected tab takes no new rows either', () => {
    const { tab } = guarded();
    expect(() => tab.appendRow(['x'])).toThrow(NO);
    expect(() => tab.insertRowBefore(1)).toThrow(NO);
  });

  test('keep out neither the owner, nor who protected them, nor anybody when it is only a warning', () => {
    const owner = desk();
    owner.sheet.protections = [{ rect: some, description: '', warningOnly: false, editors: new Set() }];
    owner.range('B2').setValue(1);
    const { sheet, range } = guarded();
    sheet.protections = sheet.protections.map((model) => ({ ...model, warningOnly: true }));
    range('B2').protect();
    range('B2').setValue(1);
    expect(sheet.value('B2')).toBe(1);
  });
});

test('objects are their class as text, enums their key', () => {
  const { app, range } = desk();
  expect(String(range('A1'))).toBe('Range');
  expect(String(app.newConditionalFormatRule())).toBe('ConditionalFormatRuleBuilder');
  expect(String(app.BorderStyle.SOLID)).toBe('SOLID');
});
