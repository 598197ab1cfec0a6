import fc from 'fast-check';
import { writeCsv, type Profile } from '../../src/gradebook/csv';
import { readCsv } from './classroomFile';

const PROFILES: readonly Profile[] = ['comma', 'semicolon'];

describe('a file', () => {
  test('for most programs has commas, decimal points and no mark at its start', () => {
    expect(
      writeCsv(
        [
          ['Naam', 'a,b'],
          ['Bos', 850],
        ],
        'comma',
      ),
    ).toBe('Naam,"a,b"\r\nBos,8.5\r\n');
  });

  test('for Dutch Excel has semicolons, decimal commas and a byte order mark', () => {
    expect(
      writeCsv(
        [
          ['Naam', 'a,b;c'],
          ['Bos', 850],
        ],
        'semicolon',
      ),
    ).toBe('\ufeffNaam;"a,b;c"\r\nBos;8,5\r\n');
  });

  test.each([
    [9600, '96.0'],
    [0, '0.0'],
    [8873, '88.73'],
    [5, '0.05'],
    [12_350, '123.5'],
  ])('writes %i hundredths as %s', (hundredths, text) => {
    expect(writeCsv([[hundredths]], 'comma')).toBe(`${text}\r\n`);
  });

  test.each([
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+31 6', "'+31 6"],
    ['-1', "'-1"],
    ['@kop', "'@kop"],
    ['\tx', "'\tx"],
    ['\rx', `"'\rx"`],
    ["'=1", "''=1"],
    ["'s-Gravenhage", "'s-Gravenhage"],
    ['a=b', 'a=b'],
  ])('defuses %j', (text, cell) => {
    expect(writeCsv([[text]], 'comma')).toBe(`${cell}\r\n`);
  });

  test('read again is what was written, whatever a student or teacher typed', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[=+\-@'";,\t\r\n a1]{0,8}$/),
      fc.constantFrom('=1+1', `"`, `'=x`, 'a\r\nb', ';', ',', '\ufeffx'),
    );
    // Three columns as every file of grades has; the first row has headings, so no separator is only inside a text.
    const rows = fc.array(fc.tuple(text, text, text), { minLength: 0, maxLength: 5 });
    fc.assert(
      fc.property(rows, fc.constantFrom(...PROFILES), (body, profile) => {
        const all = [['Achternaam', 'Voornaam', 'E-mailadres'], ['Datum', '', ''], ['Punten', '', ''], ...body];
        expect(readCsv(writeCsv(all, profile))).toEqual(all);
      }),
      { numRuns: 500 },
    );
  });
});
