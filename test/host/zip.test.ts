import { valueOf } from './fixture';
import { unzipped, zipped } from './zip';

test('files come out of a zip as they went in, names in any script', () => {
  const entries = [
    { name: 'a.csv', bytes: Buffer.from('Naam;Cijfer\r\n'.repeat(500)) },
    { name: 'é أمينة.txt', bytes: Buffer.alloc(0) },
  ];
  const zip = zipped(entries);
  expect(unzipped(zip)).toEqual(entries);
  expect(zip.length).toBeLessThan(1000);
});

test('the checksum is that of every zip program', () => {
  // The check value of CRC-32, and where the first file's stands.
  expect(zipped([{ name: 'x', bytes: Buffer.from('123456789') }]).readUInt32LE(14)).toBe(0xcbf43926);
});

test('a damaged file is noticed', () => {
  const zip = zipped([{ name: 'x', bytes: Buffer.from('aaaa') }]);
  zip.writeUInt32LE(0, zip.indexOf('PK\u0001\u0002') + 16);
  expect(() => unzipped(zip)).toThrow('x is damaged');
});

test('Utilities.zip puts named blobs together', () => {
  const zip = valueOf(
    `Utilities.zip([Utilities.newBlob('één', 'text/csv', 'a.csv'), Utilities.newBlob('b', null, 'b.csv')], 'c.zip')`,
  ) as {
    getName(): string;
    getContentType(): string;
    getBytes(): number[];
  };
  expect([zip.getName(), zip.getContentType()]).toEqual(['c.zip', 'application/zip']);
  expect(
    unzipped(Buffer.from(Int8Array.from(zip.getBytes()))).map(({ name, bytes }) => [name, bytes.toString()]),
  ).toEqual([
    ['a.csv', 'één'],
    ['b.csv', 'b'],
  ]);
});

test('Utilities.zip refuses two files of one name, and what is no blob', () => {
  expect(() =>
    valueOf(`Utilities.zip([Utilities.newBlob('a', null, 'a'), Utilities.newBlob('b', null, 'a')])`),
  ).toThrow('Duplicate filename: a');
  expect(() => valueOf(`Utilities.zip(['a'])`)).toThrow("don't match the method signature for Utilities.zip");
});
