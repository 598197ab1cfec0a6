import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { freeNames, importsOf, nodesOf, place, roomOf, runsAtLoad, type Source } from './source';

/** The rooms of `src`. A file imports from its own room and from rooms to the right, never to the left. */
const rooms: readonly string[] = ['main', 'actions', 'google', 'cards', 'text', 'gradebook'];

/** What each room may import from npm. Only HTML that is safe and CSV that is correct need one. */
const packages: Readonly<Record<string, readonly string[]>> = {
  cards: ['html-escaper'],
  text: ['html-escaper'],
  gradebook: ['d3-dsv'],
};

/** A rule finds what breaks it: one readable line each, beginning with the place. */
export type Rule = (sources: readonly Source[]) => readonly string[];

/** The global names of Google's services, as its types declare them, and the namespace of those types. */
export const googleNames: ReadonlySet<string> = new Set([
  ...declaredByGoogle(),
  'GoogleAppsScript',
  // Advanced services: global only when a manifest switches them on.
  ...['Drive', 'Sheets', 'Forms', 'Gmail', 'Classroom', 'People', 'AdminDirectory'],
]);

function declaredByGoogle(): readonly string[] {
  const folder = dirname(require.resolve('@types/google-apps-script/package.json'));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.d.ts'))
    .flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(/^declare var (\w+)/gm)])
    .flatMap(([, name]) => (name && name !== 'console' ? [name] : []));
}

/** Every file stands in a room of the list. */
export const standsInARoom: Rule = (sources) =>
  sources
    .filter(({ path }) => !rooms.includes(roomOf(path)))
    .map(({ path }) => `${path}: "${roomOf(path)}" is not one of the rooms ${rooms.join(', ')}`);

/** Imports go to the right. */
export const importsToTheRight: Rule = (sources) =>
  sources.flatMap((source) =>
    importsOf(source).flatMap(({ node, target }) => {
      if (target === undefined) return [];
      const [from, to] = [roomOf(source.path), roomOf(target)];
      const right = rooms.includes(to) && rooms.indexOf(to) >= rooms.indexOf(from);
      return right ? [] : [`${place(source, node)}: ${from} may not import from ${to} (${target})`];
    }),
  );

/** A room imports only the packages listed for it. */
export const onlyListedPackages: Rule = (sources) =>
  sources.flatMap((source) =>
    importsOf(source).flatMap(({ node, name, target }) => {
      if (target !== undefined || packages[roomOf(source.path)]?.includes(name)) return [];
      return [`${place(source, node)}: the package "${name}" is not listed for the room ${roomOf(source.path)}`];
    }),
  );

/** Only the room `google` names a Google service or its types. */
export const googleOnlyInItsRoom: Rule = (sources) =>
  sources
    .filter(({ path }) => roomOf(path) !== 'google')
    .flatMap((source) =>
      uses(source, googleNames).map((node) => `${place(source, node)}: ${node.text} belongs in src/google`),
    );

/** Nothing calls Google while the script is loaded: Google loads it at every visit, also without any authorization. */
export const googleNotAtLoad: Rule = (sources) =>
  sources.flatMap((source) =>
    uses(source, googleNames)
      .filter(runsAtLoad)
      .map((node) => `${place(source, node)}: ${node.text} is used while the script loads`),
  );

function uses(source: Source, names: ReadonlySet<string>): readonly ts.Identifier[] {
  return freeNames(source).filter((node) => names.has(node.text));
}

/** No file is named after the lack of an idea, and none only passes on what others export. */
export const namesSayAnIdea: Rule = (sources) =>
  sources
    .filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc|shared|types|index)\.ts$/.test(path))
    .map(({ path }) => `${path}: name the file after what it holds (no utils, helpers, common, types, index)`);

/** Values from Google come from another realm, where `instanceof` is false. */
export const noInstanceof: Rule = (sources) =>
  found(
    sources,
    'instanceof does not hold for values from Google',
    (source, node) => roomOf(source.path) === 'google' && node.kind === ts.SyntaxKind.InstanceOfKeyword,
  );

/** Apps Script has no event loop. */
export const noAsync: Rule = (sources) => [
  ...found(sources, 'nothing in src is asynchronous', (_source, node) =>
    [ts.SyntaxKind.AsyncKeyword, ts.SyntaxKind.AwaitKeyword].includes(node.kind),
  ),
  ...sources.flatMap((source) =>
    uses(source, new Set(['Promise'])).map((node) => `${place(source, node)}: nothing in src is asynchronous`),
  ),
];

/** Today is handed in as data; only the room `google` asks the clock. */
export const noClock: Rule = (sources) =>
  found(
    sources,
    'only src/google asks the clock',
    (source, node) => roomOf(source.path) !== 'google' && asksTheClock(node),
  );

function asksTheClock(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.getText() === 'Date.now';
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return false;
  return node.expression.getText() === 'Date' && (node.arguments ?? []).length === 0;
}

/** Logs outlive the class and are read by others than its teacher: names and grades must not get there. */
export const noLogging: Rule = (sources) =>
  sources.flatMap((source) =>
    uses(source, new Set(['console', 'Logger'])).map((node) => `${place(source, node)}: src writes no logs`),
  );

function found(
  sources: readonly Source[],
  message: string,
  breaks: (source: Source, node: ts.Node) => boolean,
): readonly string[] {
  return sources.flatMap((source) =>
    [...nodesOf(source.file)]
      .filter((node) => breaks(source, node))
      .map((node) => `${place(source, node)}: ${message}`),
  );
}
