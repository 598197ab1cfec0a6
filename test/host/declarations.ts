/**
 * What Google's classes have, read from @types/google-apps-script only when a fake lacks a member: then a member that
 * Google has is a hole in the host, and one that Google lacks is `undefined`, as it would be in the real thing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

let members: ReadonlyMap<string, ReadonlySet<string>> | undefined;

/** True if Google's class `googleName` (e.g. `Range`) has `member`; false for classes Google does not have. */
export function knownToGoogle(googleName: string, member: string): boolean {
  members ??= readDeclarations();
  return members.get(googleName)?.has(member) ?? false;
}

/** True if Google declares a class of this name, so that `knownToGoogle` can tell what a fake of it lacks. */
export function declaredByGoogle(googleName: string): boolean {
  members ??= readDeclarations();
  return members.has(googleName);
}

/** Interfaces with the same name in two services (e.g. `Item`) are taken together: that can only make the host stricter. */
function readDeclarations(): Map<string, Set<string>> {
  const folder = dirname(require.resolve('@types/google-apps-script/package.json'));
  const found = new Map<string, Set<string>>();
  const advanced = ['apis/drive_v3.d.ts'];
  for (const file of [...readdirSync(folder).filter((name) => name.endsWith('.d.ts')), ...advanced]) {
    const text = readFileSync(join(folder, file), 'utf8');
    collect(ts.createSourceFile(file, text, ts.ScriptTarget.ESNext), found);
  }
  return found;
}

function collect(node: ts.Node, found: Map<string, Set<string>>): void {
  if (ts.isInterfaceDeclaration(node)) {
    const names = found.get(node.name.text) ?? new Set<string>();
    for (const member of node.members) if (member.name && ts.isIdentifier(member.name)) names.add(member.name.text);
    found.set(node.name.text, names);
  } else
    ts.forEachChild(node, (child) => {
      collect(child, found);
    });
}
