import { inSheets, MANIFEST, valueOf } from '../fixture';
import type { Manifest } from '../manifest';
import type { Person } from '../session';
import type { Workspace } from '../workspace';

const DRIVE: Manifest = {
  ...MANIFEST,
  oauthScopes: [...(MANIFEST.oauthScopes ?? []), 'https://www.googleapis.com/auth/drive.file'],
  dependencies: { enabledAdvancedServices: [{ userSymbol: 'Drive', serviceId: 'drive', version: 'v3' }] },
};

const FOLDER = 'application/vnd.google-apps.folder';

/** Runs code with the Drive service switched on, in a new workspace or as another person in the same one. */
function run(code: string, person: Person = {}, manifest = DRIVE): { workspace: Workspace; value: unknown } {
  const { workspace, window } = inSheets(`function main() { ${code} }`, person, manifest);
  return { workspace, value: window.run('main') };
}

test('a file is made of a blob in a folder, and stands there for good', () => {
  const { workspace } = run(`
    const folder = Drive.Files.create({ name: '4B', mimeType: '${FOLDER}' });
    const blob = Utilities.newBlob('é;8,5', 'text/csv', 'x.csv');
    return Drive.Files.create({ name: 'a.csv', mimeType: 'text/csv', parents: [folder.id] }, blob);`);
  const [folder, file] = workspace.drive.files;
  if (!folder || !file) throw new Error('Two files were made');
  expect(workspace.drive.inFolder(folder.id)).toEqual([file]);
  expect(file).toMatchObject({ name: 'a.csv', owner: 'teacher@school.example', parents: [folder.id], trashed: false });
  expect(workspace.drive.text(file)).toBe('é;8,5');
});

test('two files of one name are two files', () => {
  expect(run(`return Drive.Files.create({ name: 'a' }).id !== Drive.Files.create({ name: 'a' }).id;`).value).toBe(true);
});

test('a spreadsheet made through Drive opens in SpreadsheetApp', () => {
  const code = `
    const { id } = Drive.Files.create({ name: 'Kopie', mimeType: 'application/vnd.google-apps.spreadsheet' });
    return SpreadsheetApp.openById(id).getName();`;
  expect(run(code).value).toBe('Kopie');
});

test('a folder is found by a property of the program, not in the bin', () => {
  const { value } = run(`
    const q = (value) => "appProperties has { key='gradebook' and value='" + value + "' } and mimeType='${FOLDER}' and trashed=false";
    const found = (value) => Drive.Files.list({ q: q(value), orderBy: 'createdTime', pageSize: 1, fields: 'files(id,name)' }).files;
    const make = (value, name) => Drive.Files.create({ name, mimeType: '${FOLDER}', appProperties: { gradebook: value } });
    make('x', 'eerste');
    make('x', 'tweede');
    const before = found('x').map((file) => file.name);
    Drive.Files.update({ trashed: true }, found('x')[0].id);
    return [before, found('x').map((file) => file.name), found('y')];`);
  expect(value).toEqual([['eerste'], ['tweede'], []]);
});

test('with drive.file the script sees nothing that it did not make, not even the open spreadsheet', () => {
  const get = 'return Drive.Files.get(SpreadsheetApp.getActiveSpreadsheet().getId());';
  expect(() => run(get)).toThrow(/^API call to drive\.files\.get failed with error: File not found: /);
  expect(run('return Drive.Files.list({}).files.length;').value).toBe(0);
});

test('another person does not see it either', () => {
  const code = `function main(id) { return id ? Drive.Files.get(id).name : Drive.Files.create({ name: 'van mij' }).id; }`;
  const { workspace, window } = inSheets(code, {}, DRIVE);
  const id = window.run('main');
  expect(window.run('main', id)).toBe('van mij');
  const colleague = workspace.open(workspace.addSpreadsheet(), { email: 'collega@school.example' });
  expect(() => colleague.run('main', id)).toThrow('File not found');
});

test.each([
  [
    'a full Drive',
    `Drive.Files.create({ name: 'a' }, Utilities.newBlob('${'x'.repeat(99)}'))`,
    'storage quota has been exceeded',
  ],
  [
    'a parent that is no folder',
    `Drive.Files.create({ name: 'b', parents: [Drive.Files.create({ name: 'a' }).id] })`,
    'not a folder',
  ],
  ['a parent that is not there', `Drive.Files.create({ name: 'b', parents: ['nergens'] })`, 'File not found: nergens.'],
  ['a text for contents', `Drive.Files.create({ name: 'b' }, 'tekst')`, 'only supports Blob types'],
  ['a property that is too long', `Drive.Files.create({ appProperties: { a: '${'x'.repeat(124)}' } })`, '124 bytes'],
  ['a name that is no text', `Drive.Files.create({ name: 1 })`, 'Invalid value for field name'],
  ['a search that is wrong', `Drive.Files.list({ q: "name is 'x'" })`, 'Invalid Value'],
  [
    'a field that this host does not know',
    `Drive.Files.create({ title: 'x' })`,
    'NotInHost: Drive.Files.create with the field title',
  ],
  ['a method that this host does not know', `Drive.Files.copy({}, 'x')`, 'NotInHost: FilesCollection.copy'],
])('refuses %s', (_title, code, message) => {
  const { workspace, window } = inSheets(`function main() { return ${code}; }`, {}, DRIVE);
  workspace.drive.room = 50;
  expect(() => window.run('main')).toThrow(message);
});

test('without the permission nothing works, and without the service there is no Drive', () => {
  const code = `return Drive.Files.create({ name: 'a' });`;
  expect(() => run(code, { refused: ['drive.file'] })).toThrow('not sufficient to call drive.files.create');
  expect(valueOf('typeof Drive')).toBe('undefined');
});

test('every call is a slow one: a read or a write', () => {
  const { workspace } = run(
    `Drive.Files.list({}); Drive.Files.update({ name: 'b' }, Drive.Files.create({ name: 'a' }).id);`,
  );
  expect(workspace.core.executions[0]?.calls.map(({ name, kind }) => [name, kind])).toEqual([
    ['FilesCollection.list', 'read'],
    ['FilesCollection.create', 'write'],
    ['FilesCollection.update', 'write'],
  ]);
  expect(workspace.core.executions[0]?.seconds).toBeCloseTo(1.5);
});
