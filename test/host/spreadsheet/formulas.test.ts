import { copied, print, rewrite, tokens } from './formula';
import fc from 'fast-check';
import { aggregate } from './aggregate';
import { desk } from './desk';

describe('the text of formulas', () => {
  test.each([
    '=AVERAGE($F$6:F40)',
    "=SUM('Mijn blad'!A:A;2:5)",
    '=IF(A1="A1;B2";"";LOG10(100))',
    '=MAX(History!A:A)',
    '={1\\2;3\\4}',
    '=ROUND(1,5;0)&"x"',
    '=A1:C+B2:5',
  ])('cut into tokens and joined again: %s', (formula) => {
    expect(
      tokens(formula)
        .map((token) => token.text)
        .join(''),
    ).toBe(formula);
    expect(rewrite(formula, (found) => ({ ...found }))).toBe(formula);
  });

  test('finds references, not function names or texts', () => {
    const found = (formula: string): string[] =>
      tokens(formula).flatMap(({ reference }) => (reference ? [print(reference)] : []));
    expect(found('=LOG10(B2)+IF("C3"="x";Blad1!D4;\'A b\'!E5:E)')).toEqual(['B2', 'Blad1!D4', "'A b'!E5:E"]);
  });

  test('a copy moves relative references and keeps fixed ones', () => {
    expect(copied('=$A1+B$2+$C$3+D4:E5', 1, 1)).toBe('=$A2+C$2+$C$3+E5:F6');
    expect(copied('=A1', -1, 0)).toBe('=#REF!');
  });
});

describe('the value of formulas', () => {
  test.each([
    ['=AVERAGE(A1:A3)', 8],
    ['=AVERAGE(A1:A)', 8],
    ['=SUM(A:A)', 24],
    ['=MAX(A1:A3;99)', 99],
    ['=COUNTA(B1:B3)', 1],
    ['=IFERROR(AVERAGE(C1:C3);"-")', '-'],
    ['=AVERAGE(C1:C3)', '#DIV/0!'],
    ['=B1&"!"', 'Missing!'],
    ['=A1>5', true],
    ['=IF(TRUE;"";1)', ''],
    ['=ROUND(88.725;2)', 88.73],
    ['=SUMPRODUCT(A1:A3;A1:A3)', 200],
    ['=NOPE(1)', '#NAME?'],
    ['=Nowhere!A1', '#REF!'],
    ['=TEXT(8.5;"0.0")', '8.5'],
    ['=COUNTIF(B:B;"Missing")', 1],
  ])('%s is %j', (formula, value) => {
    const { range } = desk();
    range('A1:B3').setValues([
      [6, 'Missing'],
      [8, ''],
      [10, ''],
    ]);
    range('D1').setValue(formula);
    expect(range('D1').getValue()).toBe(value);
    expect(range('D1').getFormula()).toBe(formula);
  });

  test('the shortcut and the engine agree', () => {
    const cell = fc.oneof(fc.integer({ min: -9, max: 99 }), fc.constantFrom('', 'Missing', true, 7.25));
    const name = fc.constantFrom('SUM', 'AVERAGE', 'MIN', 'MAX', 'COUNT', 'COUNTA');
    fc.assert(
      fc.property(fc.array(cell, { minLength: 4, maxLength: 4 }), name, fc.boolean(), (cells, fn, guarded) => {
        const { sheet } = desk();
        cells.forEach((value, index) => {
          sheet.write(index + 1, 1, value);
        });
        const call = `${fn}(A1:A3;A:A;4:4)`;
        const formula = guarded ? `=IFERROR(${call};"-")` : `=${call}`;
        sheet.type('B9', formula);
        const short = aggregate(formula, sheet);
        const long = sheet.book.engine.value(sheet, 9, 2);
        const rounded = (value: unknown): unknown => (typeof value === 'number' ? value.toFixed(10) : value);
        expect(rounded(short)).toBe(rounded(long));
      }),
      { numRuns: 40 },
    );
  });

  test('in a Dutch spreadsheet the comma is a decimal sign', () => {
    const { range } = desk('nl_NL');
    range('A1').setFormula('=ROUND(1,25*2;1)');
    expect([range('A1').getValue(), range('A1').getDisplayValue()]).toEqual([2.5, '2,5']);
  });

  test('follows what the teacher types, also below the present contents', () => {
    const { sheet } = desk();
    sheet.type('F5', '=AVERAGE(F6:F)');
    expect(sheet.value('F5')).toBe('#DIV/0!');
    sheet.type('F6', '6');
    expect(sheet.value('F5')).toBe(6);
    sheet.type('F7', '8');
    expect(sheet.value('F5')).toBe(7);
    sheet.type('F7', 'Missing');
    expect(sheet.value('F5')).toBe(6);
    sheet.clear('F6');
    expect(sheet.value('F5')).toBe('#DIV/0!');
  });

  test('looks at other tabs, whatever they are called', () => {
    const { book, sheet } = desk();
    book.insertSheet("Anna's lijst").type('A1', '3');
    sheet.type('A1', "='Anna''s lijst'!A1*2");
    expect(sheet.value('A1')).toBe(6);
    book.sheet("Anna's lijst").name = 'Lijst';
    expect([sheet.formula('A1'), sheet.value('A1')]).toEqual(['=Lijst!A1*2', 6]);
    book.deleteSheet(book.sheet('Lijst'));
    expect([sheet.formula('A1'), sheet.value('A1')]).toEqual(['=#REF!*2', '#REF!']);
  });

  test('a formula of formulas, and a circle', () => {
    const { sheet } = desk();
    sheet.paste('A1', [
      ['1', '=A1+1', '=B1+1'],
      ['=B2', '=A2', ''],
    ]);
    expect(sheet.value('C1')).toBe(3);
    expect(sheet.value('A2')).toBe('#REF!');
  });

  test('today is the modelled day and shows as a date', () => {
    const { range, core } = desk('nl_NL');
    range('A1').setFormula('=TODAY()');
    expect(range('A1').getDisplayValue()).toBe('16-11-2026');
    core.clock.advance(86_400);
    expect(range('A1').getValue()).toEqual(new Date('2026-11-17T00:00:00+01:00'));
  });

  test('a function that the engine lacks is a hole in the host', () => {
    const { range } = desk();
    expect(() => range('A1').setFormula('=SPLIT("a b";" ")').getValue()).toThrow(
      'NotInHost: spreadsheet function SPLIT',
    );
  });

  test('copies move along; values only when asked', () => {
    const { range } = desk();
    range('A1:B2').setValues([
      [1, '=A1*2'],
      [5, ''],
    ]);
    range('B1').copyTo(range('B2'));
    range('B1').copyTo(range('C1:C2'), { contentsOnly: true });
    expect(range('A1:C2').getFormulas()).toEqual([
      ['', '=A1*2', ''],
      ['', '=A2*2', ''],
    ]);
    expect(range('B1:C2').getValues()).toEqual([
      [2, 2],
      [10, 2],
    ]);
  });
});
