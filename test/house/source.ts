import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One source file: `path` is relative to `src`, with forward slashes: `google/quiz.ts`. */
export interface Source {
  readonly path: string;
  readonly file: ts.SourceFile;
}

/** A source from a text that is in no file: for the tests of the rules themselves. */
export function source(path: string, text: string): Source {
  return { path, file: ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true) };
}

/** All TypeScript sources of the add-on. */
export function sourcesOf(folder: string): readonly Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) => source(path, readFileSync(join(folder, path), 'utf8')));
}

/** The first step of the path: `google`, or `main` for `main.ts`. */
export function roomOf(path: string): string {
  return (path.split('/')[0] ?? '').replace(/\.ts$/, '');
}

/** `google/quiz.ts:12`, where a reader finds the node. */
export function place(source: Source, node: ts.Node): string {
  const { line } = source.file.getLineAndCharacterOfPosition(node.getStart(source.file));
  return `${source.path}:${line + 1}`;
}

/** Every node below a node, outermost first; comments are none. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  for (const child of node.getChildren()) {
    if (ts.isJSDoc(child)) continue;
    yield child;
    yield* nodesOf(child);
  }
}

/** What a file imports (types too): the word in the import, and for our own files the path relative to `src`, without `.ts`. */
export function importsOf(source: Source): readonly { node: ts.Node; name: string; target: string | undefined }[] {
  return [...nodesOf(source.file)].flatMap((node) => {
    const specifier = specifierOf(node);
    if (!specifier) return [];
    const name = specifier.text;
    const target = name.startsWith('.') ? posix.join(posix.dirname(source.path), name) : undefined;
    return [{ node, name, target }];
  });
}

function specifierOf(node: ts.Node): ts.StringLiteral | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
        ? node.argument.literal
        : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
          ? node.arguments[0]
          : undefined;
  return specifier && ts.isStringLiteral(specifier) ? specifier : undefined;
}

/** The uses of names from outside the file, as values or in types: no property names, no names the file declares. */
export function freeNames(source: Source): readonly ts.Identifier[] {
  const all = [...nodesOf(source.file)].filter((node) => ts.isIdentifier(node));
  const declared = new Set(all.filter(isDeclaration).map((node) => node.text));
  return all.filter((node) => !declared.has(node.text) && !isMemberName(node) && node.text !== '');
}

function isDeclaration(node: ts.Identifier): boolean {
  const parent = node.parent;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isClassDeclaration(parent) ||
      ts.isInterfaceDeclaration(parent) ||
      ts.isTypeAliasDeclaration(parent) ||
      ts.isBindingElement(parent) ||
      ts.isImportClause(parent) ||
      ts.isImportSpecifier(parent) ||
      ts.isNamespaceImport(parent)) &&
    parent.name === node
  );
}

function isMemberName(node: ts.Identifier): boolean {
  const parent = node.parent;
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent))
    return parent.name === node;
  if (ts.isQualifiedName(parent)) return parent.right === node;
  return ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isPropertyDeclaration(parent);
}

/** Whether the node runs while the file is loaded: it stands in no function and in no type. */
export function runsAtLoad(node: ts.Node): boolean {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at) || ts.isTypeNode(at) || ts.isInterfaceDeclaration(at) || ts.isTypeAliasDeclaration(at))
      return false;
  }
  return true;
}
