import { inSheets, valueOf } from './fixture';

test('formatDate takes a Date, a zone and a format, nothing else', () => {
  expect(valueOf("Utilities.formatDate(new Date(0), 'Europe/Amsterdam', 'HH:mm')")).toBe('01:00');
  expect(() => valueOf("Utilities.formatDate('2026', 'UTC', 'yyyy')")).toThrow(
    "The parameters (String,String,String) don't match the method signature for Utilities.formatDate",
  );
});
test('uuids differ, look right, and are the same in every workspace', () => {
  const [first, second] = valueOf('[Utilities.getUuid(), Utilities.getUuid()]') as string[];
  expect(first).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
  expect(second).not.toBe(first);
  expect(valueOf('Utilities.getUuid()')).toBe(first);
});
test('sleep spends modelled time and counts towards the run', () => {
  const { workspace, window } = inSheets(
    'function main() { const start = Date.now(); Utilities.sleep(1500); return Date.now() - start; }',
  );
  expect(window.run('main')).toBe(1500);
  expect(workspace.core.executions[0]?.seconds).toBe(1.5);
});
test('digests are signed bytes', () => {
  const md5 = valueOf("Utilities.computeDigest(Utilities.DigestAlgorithm.MD5, 'a')");
  expect(md5).toEqual([12, -63, 117, -71, -64, -15, -74, -88, 49, -61, -103, -30, 105, 119, 38, 97]);
});
test('base64 of text is that of its UTF-8', () => {
  expect(valueOf("Utilities.base64Encode('é?>')")).toBe('w6k/Pg==');
  expect(valueOf("Utilities.base64EncodeWebSafe('é?>')")).toBe('w6k_Pg==');
  expect(valueOf("Utilities.newBlob(Utilities.base64Decode('w6k/Pg==')).getDataAsString()")).toBe('é?>');
});
test('formatString', () => {
  expect(valueOf("Utilities.formatString('%s|%5d|%-5s|%05.2f|%+d|%x|%%', 'a', 42, 'b', 8.456, 3, 255)")).toBe(
    'a|   42|b    |08.46|+3|ff|%',
  );
});
test('parseCsv', () => {
  expect(valueOf(String.raw`Utilities.parseCsv('a,"b ""x""\ny",\r\nc,d,e\n')`)).toEqual([
    ['a', 'b "x"\ny', ''],
    ['c', 'd', 'e'],
  ]);
  expect(valueOf("Utilities.parseCsv('a;b', ';')")).toEqual([['a', 'b']]);
  expect(valueOf("Utilities.parseCsv('a,')")).toEqual([['a', '']]);
  expect(() => valueOf(`Utilities.parseCsv('"a,b')`)).toThrow('Could not parse text');
});
