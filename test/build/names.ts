/**
 * The functions that menus, cards and the sidebar ask Google to call, read off the sources by the type of the
 * argument: a constant or a union of constants counts as well as a literal.
 */
import { join } from 'node:path';
import ts from 'typescript';
import { nodesOf } from '../house/source';

/** Called by Google because of their names alone. */
export const simpleTriggers: readonly string[] = ['onInstall', 'onOpen'];

/** Which argument of which method is the name of a function. */
const naming: Readonly<Record<string, number>> = { setFunctionName: 0, addItem: 1, newTrigger: 0 };

/** The names found in the sources of a TypeScript project; throws at a name that cannot be known from its type. */
export function namesCalledBy(project: string): readonly string[] {
  const { fileNames, options } = configOf(project);
  const program = ts.createProgram(fileNames, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const own = program.getSourceFiles().filter((file) => fileNames.includes(file.fileName));
  const pages = ts.sys.readDirectory(project, ['.html']).map((path) => ts.sys.readFile(path) ?? '');
  const texts = [...own.map(({ text }) => text), ...pages];
  return [...new Set([...own.flatMap((file) => namedIn(file, checker)), ...texts.flatMap(runByPage)])].sort();
}

/** The files and the options of a TypeScript project. */
export function configOf(project: string): ts.ParsedCommandLine {
  const path = join(project, 'tsconfig.json');
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, project);
}

function namedIn(file: ts.SourceFile, checker: ts.TypeChecker): readonly string[] {
  return [...nodesOf(file)].flatMap((node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
    if (!fromGoogle(node.expression, checker)) return [];
    const argument = node.arguments[naming[node.expression.name.text] ?? -1];
    return argument ? literalsOf(argument, checker) : [];
  });
}

/** Only methods that the types of Google declare: a list of our own may have an `addItem` too. */
function fromGoogle(method: ts.PropertyAccessExpression, checker: ts.TypeChecker): boolean {
  const declarations = checker.getSymbolAtLocation(method.name)?.declarations ?? [];
  // SelectionInput.addItem adds a choice to a card, not a function to a menu.
  return declarations.some(
    ({ parent }) =>
      parent.getSourceFile().fileName.includes('google-apps-script') && !/^SelectionInput/.test(nameOf(parent)),
  );
}

function nameOf(node: ts.Node): string {
  return ts.isInterfaceDeclaration(node) ? node.name.text : '';
}

function literalsOf(argument: ts.Expression, checker: ts.TypeChecker): readonly string[] {
  const type = checker.getTypeAtLocation(argument);
  const parts = type.isUnion() ? type.types : [type];
  return parts.map((part) => {
    if (part.isStringLiteral()) return part.value;
    throw new Error(`${argument.getSourceFile().fileName}: which functions can ${argument.getText()} name?`);
  });
}

/** The last call of each chain `google.script.run.withSuccessHandler(…).name(…)`, in code or in a text with code. */
export function runByPage(text: string): readonly string[] {
  return text.split('google.script.run').slice(1).flatMap(lastCall);
}

function lastCall(text: string): readonly string[] {
  const link = /^\s*\.\s*(\w+)\s*\(/.exec(text);
  if (!link?.[1]) return [];
  const after = text.slice(closingParenthesis(text, link[0].length));
  return /^with(Success|Failure)Handler$|^withUserObject$/.test(link[1]) ? lastCall(after) : [link[1]];
}

/** The place after the parenthesis that closes the one opened just before `start`. */
function closingParenthesis(text: string, start: number): number {
  let depth = 1;
  let at = start;
  for (; at < text.length && depth > 0; at++) depth += { '(': 1, ')': -1 }[text.charAt(at)] ?? 0;
  return at;
}
