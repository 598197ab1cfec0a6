import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { declaredByGoogle, knownToGoogle } from './declarations';
import { valueOf } from './fixture';

/** In Google's reference, not yet in its type declarations. */
const NEWER = /^(Item\.asRatingItem|FormApp\.RatingIconType|RatingItem\..*)$/;

interface Fake {
  readonly parent: string | undefined;
  readonly google: string | undefined;
  readonly members: readonly string[];
}

/** Every class of the host by its own name, read from its text: what it extends, and its public members. */
function fakes(): Map<string, Fake> {
  const found = new Map<string, Fake>();
  const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' });
  for (const file of files.filter((name) => /(?<!\.test|\.d)\.ts$/.test(name))) {
    const source = ts.createSourceFile(file, readFileSync(join(__dirname, file), 'utf8'), ts.ScriptTarget.ESNext);
    ts.forEachChild(source, (node) => {
      if (ts.isClassDeclaration(node) && node.name) found.set(node.name.text, fakeOf(node, source));
    });
  }
  return found;
}

function fakeOf(node: ts.ClassDeclaration, source: ts.SourceFile): Fake {
  const parent = node.heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  const named = node.members.filter(({ name }) => name !== undefined && ts.isIdentifier(name));
  const shared = named.filter((member) => !isPrivate(member));
  const google = node.members.find((member) => nameOf(member) === 'googleName');
  return {
    parent: parent && /^\w+/.exec(parent.getText(source))?.[0],
    google: google && /'(\w+)'/.exec(google.getText(source))?.[1],
    members: shared.map(nameOf).filter((name) => !['googleName', 'toString', 'constructor'].includes(name)),
  };
}

function nameOf({ name }: ts.ClassElement): string {
  return name && ts.isIdentifier(name) ? name.text : '';
}

function isPrivate(member: ts.ClassElement): boolean {
  const flags = ts.getCombinedModifierFlags(member);
  return (flags & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static)) !== 0;
}

function lineOf(name: string | undefined, all: ReadonlyMap<string, Fake>): Fake[] {
  const fake = name === undefined ? undefined : all.get(name);
  return fake ? [fake, ...lineOf(fake.parent, all)] : [];
}

test('no fake offers a member that Google’s class lacks', () => {
  const all = fakes();
  const offered = [...all.keys()].flatMap((name) => {
    const line = lineOf(name, all);
    const google = line.find((fake) => fake.google !== undefined)?.google;
    return google === undefined ? [] : line.flatMap(({ members }) => members.map((member) => `${google}.${member}`));
  });
  expect(offered.length).toBeGreaterThan(900);
  expect(offered).toContain('Range.setValues');
  expect(offered).toContain('FormResponse.getRespondentEmail');
  const strange = offered.filter((call) => {
    const [google = '', member = ''] = call.split('.');
    return !NEWER.test(call) && !knownToGoogle(google, member);
  });
  expect([...new Set(strange)]).toEqual([]);
});

test('every fake is named after a class of Google’s: else what it lacks would be undefined instead of NotInHost', () => {
  const names = [...fakes().values()].flatMap(({ google }) => google ?? []);
  expect(names.length).toBeGreaterThan(80);
  expect(names.filter((name) => name !== 'RatingItem' && !declaredByGoogle(name))).toEqual([]);
});

test('what the host calls a class is not to be seen by a script, and nothing can be hung on Google’s objects', () => {
  expect(valueOf('SpreadsheetApp.getActiveSpreadsheet().googleName')).toBeUndefined();
  expect(() => valueOf('SpreadsheetApp.getActiveSpreadsheet().seen = true')).toThrow('NotInHost: Spreadsheet.seen = …');
});

test.each(['Session', 'LockService', 'CardService', 'MailApp', 'FormApp', 'PropertiesService', 'SpreadsheetApp'])(
  '%s is its name as text',
  (name) => {
    expect(valueOf(`String(${name})`)).toBe(name);
  },
);
