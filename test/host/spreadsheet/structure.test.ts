import fc from 'fast-check';
import { EMPTY } from './cell';
import { desk } from './desk';
import type { SheetModel } from './sheet';

/** Puts a cell that knows where it began: value, note and background say the same. */
function mark(sheet: SheetModel, row: number, column: number): void {
  const name = `${row}.${column}`;
  sheet.put(row, column, {
    ...EMPTY,
    raw: name,
    note: name,
    format: { ...EMPTY.format, background: name },
    validation: { criteria: 'VALUE_IN_LIST', values: [[name]], allowInvalid: true, helpText: name },
  });
}

function marked(rows: number, columns: number): SheetModel {
  const { sheet } = desk();
  sheet.deleteRows(rows + 1, sheet.maxRows - rows);
  sheet.deleteColumns(columns + 1, sheet.maxColumns - columns);
  sheet.each(sheet.all(), (row, column) => {
    mark(sheet, row, column);
  });
  return sheet;
}

/** Every cell's four parts still say the same. */
function together(sheet: SheetModel): boolean {
  let whole = true;
  sheet.each(sheet.all(), (row, column) => {
    const cell = sheet.cell(row, column);
    const parts = new Set([cell.raw, cell.note, cell.format.background, cell.validation?.helpText]);
    if (cell.raw !== '' && parts.size !== 1) whole = false;
  });
  return whole;
}

function names(sheet: SheetModel): string[] {
  const found: string[] = [];
  sheet.each(sheet.all(), (row, column) => {
    if (sheet.cell(row, column).raw !== '') found.push(String(sheet.cell(row, column).raw));
  });
  return found.sort();
}

describe('whatever is inserted, moved or sorted, nothing is lost and cells stay whole', () => {
  const place = fc.integer({ min: 1, max: 6 });
  const edit = fc.record({
    kind: fc.constantFrom('insertRows', 'insertColumns', 'moveRows', 'moveColumns', 'sort'),
    a: place,
    b: place,
    n: fc.integer({ min: 1, max: 3 }),
  });

  test('of random edits', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 8 }), (edits) => {
        const sheet = marked(6, 6);
        const before = names(sheet);
        for (const { kind, a, b, n } of edits) {
          const inside = (max: number): number => Math.min(n, max - a + 1);
          if (kind === 'insertRows') sheet.insertRowsBefore(a, n);
          else if (kind === 'insertColumns') sheet.insertColumnsBefore(a, n);
          else if (kind === 'moveRows') sheet.moveRows(a, inside(sheet.maxRows), b);
          else if (kind === 'moveColumns') sheet.moveColumns(a, inside(sheet.maxColumns), b);
          else sheet.sortRows(sheet.all(), [{ column: a, ascending: n > 1 }]);
        }
        return together(sheet) && JSON.stringify(names(sheet)) === JSON.stringify(before);
      }),
      { numRuns: 60 },
    );
  });

  test('deleting what was inserted gives the sheet back, formulas too', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 4 }), fc.boolean(), (at, n, rows) => {
        const { sheet } = desk();
        sheet.paste('A1', [['1', '=SUM(A1:A4)', '=$A$3'], ['2', '=A:A', '=2:4'], ['3'], ['4']]);
        const before = ['B1', 'C1', 'B2', 'C2'].map((cell) => sheet.formula(cell));
        if (rows) sheet.insertRowsBefore(at, n);
        else sheet.insertColumnsBefore(at, n);
        if (rows) sheet.deleteRows(at, n);
        else sheet.deleteColumns(at, n);
        expect(['B1', 'C1', 'B2', 'C2'].map((cell) => sheet.formula(cell))).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  test('a moved block moved back leaves every formula and value as it was', () => {
    fc.assert(
      fc.property(place, place, (from, to) => {
        const { sheet } = desk();
        for (let row = 1; row <= 6; row += 1) sheet.paste(`A${row}`, [[String(row), `=A${row}*10`]]);
        sheet.moveRows(from, 1, to);
        for (let row = 1; row <= 6; row += 1) expect(sheet.value(`B${row}`)).toBe(Number(sheet.value(`A${row}`)) * 10);
      }),
      { numRuns: 15 },
    );
  });
});

describe('formulas follow', () => {
  test.each([
    [
      'a row above',
      (sheet: SheetModel) => {
        sheet.insertRowsBefore(1);
      },
      '=AVERAGE(A2:A4)+$A$3',
    ],
    [
      'a row inside',
      (sheet: SheetModel) => {
        sheet.insertRowsAfter(1);
      },
      '=AVERAGE(A1:A4)+$A$3',
    ],
    [
      'a row below',
      (sheet: SheetModel) => {
        sheet.insertRowsAfter(3);
      },
      '=AVERAGE(A1:A3)+$A$2',
    ],
    [
      'a column before',
      (sheet: SheetModel) => {
        sheet.insertColumnsBefore(1);
      },
      '=AVERAGE(B1:B3)+$B$2',
    ],
    [
      'a deleted row inside',
      (sheet: SheetModel) => {
        sheet.deleteRows(2);
      },
      '=AVERAGE(A1:A2)+#REF!',
    ],
    [
      'a moved row',
      (sheet: SheetModel) => {
        sheet.moveRows(2, 1, 6);
      },
      '=AVERAGE(A1:A2)+$A$5',
    ],
  ])('%s', (_, edit, formula) => {
    const { book, sheet } = desk();
    const other = book.insertSheet('Other');
    sheet.type('D9', '=AVERAGE(A1:A3)+$A$2');
    other.type('A1', '=Sheet1!A1:A3');
    edit(sheet);
    const found: string[] = [];
    sheet.eachFormula((_row, _column, text) => found.push(text));
    expect(found).toEqual([formula]);
    expect(other.formula('A1')).toBe(formula.replace(/=AVERAGE\((.*)\).*/, '=Sheet1!$1'));
  });

  test('edits of another tab leave them alone', () => {
    const { book, sheet } = desk();
    sheet.type('A1', '=B2');
    book.insertSheet('Other').insertRowsBefore(1, 5);
    expect(sheet.formula('A1')).toBe('=B2');
  });

  test('open ends stay open', () => {
    const { sheet } = desk();
    sheet.type('C1', '=SUM(A5:A)+SUM(B:B)+SUM(7:9)');
    sheet.insertRowsBefore(2, 2);
    expect(sheet.formula('C1')).toBe('=SUM(A7:A)+SUM(B:B)+SUM(9:11)');
    sheet.insertColumnsBefore(1);
    expect(sheet.formula('D1')).toBe('=SUM(B7:B)+SUM(C:C)+SUM(9:11)');
  });
});

describe('sorting', () => {
  test('numbers, text, booleans; empty cells last in both directions', () => {
    const { sheet } = desk();
    sheet.paste('A1', [['b'], ['TRUE'], [''], ['10'], ['A'], ['2']]);
    const column = (): unknown[] => [1, 2, 3, 4, 5, 6].map((row) => sheet.value(`A${row}`));
    sheet.sort('A1:A6', 'A');
    expect(column()).toEqual([2, 10, 'A', 'b', true, '']);
    sheet.sort('A1:A6', 'A', false);
    expect(column()).toEqual([true, 'b', 'A', 10, 2, '']);
  });

  test('a formula in a moved row looks at its own row; one from outside stays where it points', () => {
    const { sheet } = desk();
    sheet.paste('A1', [
      ['3', '=A1*10'],
      ['1', '=A2*10'],
      ['2', '=A3*10'],
    ]);
    sheet.type('D1', '=A1');
    sheet.sort('A1:B3', 1);
    expect([1, 2, 3].map((row) => [sheet.value(`A${row}`), sheet.formula(`B${row}`)])).toEqual([
      [1, '=A1*10'],
      [2, '=A2*10'],
      [3, '=A3*10'],
    ]);
    expect(sheet.value('D1')).toBe(1);
  });

  test('by a script: several columns, and the sheet without its frozen rows', () => {
    const { tab, range } = desk();
    range('A1:B4').setValues([
      ['name', 'n'],
      ['b', 1],
      ['a', 2],
      ['a', 1],
    ]);
    tab.setFrozenRows(1);
    tab.sort(1);
    expect(range('A1:B4').getValues()).toEqual([
      ['name', 'n'],
      ['a', 2],
      ['a', 1],
      ['b', 1],
    ]);
    range('A2:B4').sort([{ column: 1, ascending: false }, 2]);
    expect(range('A2:B4').getValues()).toEqual([
      ['b', 1],
      ['a', 1],
      ['a', 2],
    ]);
    expect(() => range('A2:B4').sort(3)).toThrow(/does not contain all sort columns/);
  });
});

describe('what goes by place', () => {
  test('a new row takes the format of its neighbour, not its contents and note', () => {
    const { tab, range } = desk();
    range('A2').setValue(7).setNote('n').setNumberFormat('0.0').setBackground('red');
    tab.insertRowAfter(2);
    expect([range('A3').getValue(), range('A3').getNote(), range('A3').getNumberFormat()]).toEqual(['', '', '0.0']);
    tab.insertRowBefore(2);
    expect(range('A2').getBackground()).toBe('#ff0000');
  });

  test('hidden rows and columns, heights and widths go along with their lines', () => {
    const { tab } = desk();
    tab.hideRows(1);
    tab.setRowHeight(1, 40);
    tab.hideColumns(1, 2);
    tab.insertRowBefore(1);
    tab.moveColumns(tab.getRange('A:A'), 5);
    expect([tab.isRowHiddenByUser(1), tab.isRowHiddenByUser(2), tab.getRowHeight(2)]).toEqual([false, true, 40]);
    expect([1, 2, 3, 4].map((column) => tab.isColumnHiddenByUser(column))).toEqual([true, false, false, true]);
    tab.showRows(2);
    expect(tab.isRowHiddenByUser(2)).toBe(false);
  });

  test('frozen lines: inserting among them adds one, deleting takes one', () => {
    const { tab } = desk();
    tab.setFrozenRows(5);
    tab.insertRowBefore(2);
    expect(tab.getFrozenRows()).toBe(6);
    tab.deleteRows(5, 4);
    expect(tab.getFrozenRows()).toBe(4);
  });

  test('rules grow with inserted lines, and follow moved ones', () => {
    const { app, tab, range } = desk();
    const rule = app
      .newConditionalFormatRule()
      .whenCellEmpty()
      .setBackground('red')
      .setRanges([range('F6:H40')])
      .build();
    tab.setConditionalFormatRules([rule]);
    const places = (): string[] =>
      tab.getConditionalFormatRules().flatMap((kept) => kept.getRanges().map((area) => area.getA1Notation()));
    tab.insertColumnBefore(7);
    expect(places()).toEqual(['F6:I40']);
    tab.moveColumns(range('F1'), 12);
    expect(places()).toEqual(['F6:H40', 'K6:K40']);
    tab.deleteColumns(6, 3);
    expect(places()).toEqual(['H6:H40']);
    tab.deleteColumn(8);
    expect(places()).toEqual([]);
  });

  test('merges and protections', () => {
    const { tab, range, app } = desk();
    range('A1:B2').setValue('x').merge();
    expect(range('A1:B2').getValues()).toEqual([
      ['x', ''],
      ['', ''],
    ]);
    range('C3').protect().setDescription('kept by the program').setWarningOnly(true);
    tab.insertRowBefore(1);
    expect(range('A2').isPartOfMerge()).toBe(true);
    const [kept] = tab.getProtections(app.ProtectionType.RANGE);
    expect([kept?.getRange().getA1Notation(), kept?.isWarningOnly()]).toEqual(['C4', true]);
    kept?.remove();
    expect(tab.getProtections(app.ProtectionType.RANGE)).toEqual([]);
    range('A2:B3').breakApart();
    expect(range('A2').isPartOfMerge()).toBe(false);
  });

  test('sorting carries notes, formats and validations with the cells; hidden rows stay where they are', () => {
    const { app, tab, range } = desk();
    const rule = app.newDataValidation().requireValueInList(['x']).build();
    range('A1:A3').setValues([[3], [1], [2]]);
    range('A1').setNote('three').setNumberFormat('0.00').setBackground('#ff0000').setDataValidation(rule);
    tab.hideRows(2);
    range('A1:A3').sort(1);
    expect(range('A1:A3').getValues()).toEqual([[1], [2], [3]]);
    expect([range('A3').getNote(), range('A3').getDisplayValue(), range('A3').getBackground()]).toEqual([
      'three',
      '3.00',
      '#ff0000',
    ]);
    expect([range('A1').getDataValidation(), range('A3').getDataValidation()?.getCriteriaValues()]).toEqual([
      null,
      [['x'], true],
    ]);
    expect([1, 2, 3].map((row) => tab.isRowHiddenByUser(row))).toEqual([false, true, false]);
  });

  test('the last row, column or tab in sight cannot be hidden or removed', () => {
    const { app, tab } = desk();
    expect(() => {
      tab.hideRows(1, 1000);
    }).toThrow("can't hide all the rows");
    tab.hideColumns(1, 25);
    expect(() => {
      tab.hideColumns(26);
    }).toThrow("can't hide all the columns");
    const other = app.getActiveSpreadsheet()?.insertSheet('Hidden').hideSheet();
    expect(() => app.getActiveSpreadsheet()?.deleteSheet(tab)).toThrow('all the visible sheets');
    other?.showSheet();
    expect(() => app.getActiveSpreadsheet()?.insertSheet('')).toThrow('cannot be empty');
  });

  test('all columns are not deleted either', () => {
    expect(() => {
      desk().tab.deleteColumns(1, 26);
    }).toThrow(/not possible to delete all non-frozen columns/);
  });

  test('all rows, and lines that are not there, are not deleted', () => {
    const { tab } = desk();
    expect(() => {
      tab.deleteRows(1, 1000);
    }).toThrow(/not possible to delete all non-frozen rows/);
    expect(() => {
      tab.deleteRows(1000, 2);
    }).toThrow(/out of bounds/);
    expect(() => {
      tab.insertRowsAfter(1001, 1);
    }).toThrow(/out of bounds/);
  });
});
