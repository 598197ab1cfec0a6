/**
 * Loads the bundle that is pushed to Google through gas-local, into a fresh global object for every execution: as at
 * Google, nothing survives from one run to the next.
 */
import { parse, type Program } from 'acorn';
import * as gas from 'gas-local';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runInContext } from 'node:vm';
import { googleError, NotInHost } from './core';
import { EnumKey } from './enums';
import { readManifest, type Manifest } from './manifest';

/** The functions of one loaded bundle, each with its own global objects. */
export type Script = Record<string, (...args: unknown[]) => unknown>;

export class Bundle {
  readonly manifest: Manifest;
  /** Top-level functions: what menus, triggers, cards and the page may name. */
  readonly functions: ReadonlySet<string>;

  private constructor(readonly dir: string) {
    this.manifest = readManifest(join(dir, 'appsscript.json'));
    this.functions = topLevelFunctions(readFileSync(join(dir, 'main.js'), 'utf8'));
  }

  /** The bundle in a folder; read again only after a new build. */
  static in(dir: string): Bundle {
    const path = join(dir, 'main.js');
    if (!existsSync(path)) throw new Error(`There is no bundle at ${path}: run \`npm run build\` first.`);
    const built = statSync(path).mtimeMs;
    const known = bundles.get(dir);
    if (known?.built === built) return known.bundle;
    const bundle = new Bundle(dir);
    bundles.set(dir, { built, bundle });
    return bundle;
  }

  get linkPrefixes(): readonly string[] {
    return this.manifest.addOns?.common?.openLinkUrlPrefixes ?? [];
  }

  /** Runs the bundle's top level in a fresh global object that holds `globals` and nothing else of ours. */
  load(globals: Readonly<Record<string, unknown>>): Script {
    const own = { ...globals };
    for (const name of otherServices(globals))
      Object.defineProperty(own, name, { get: missing(name), configurable: true });
    const script: Script = gas.require(this.dir, own, { filter: (path) => path.endsWith('/main.js') });
    return script;
  }

  /** An argument as it arrives in the bundle: plain data is made of the bundle's own objects and arrays. */
  inside(script: Script, arg: unknown): unknown {
    if (typeof arg !== 'object' || arg === null || Object.values(arg).some((value) => value instanceof EnumKey))
      return arg;
    const parseInside = runInContext('JSON.parse', script) as (text: string) => unknown;
    return parseInside(JSON.stringify(arg));
  }

  /**
   * An HTML file of the bundle, as HtmlService reads it: under the name it has after a push, which is the one here
   * without its ending.
   */
  html(name: string): string {
    const pushed = readdirSync(this.dir).filter((file) => file.endsWith('.html'));
    if (!pushed.includes(`${name}.html`)) throw googleError(`No HTML file named ${name} was found.`);
    return readFileSync(join(this.dir, `${name}.html`), 'utf8');
  }

  /** Throws unless Google could call this function by name. */
  mustHave(entry: string): void {
    if (!this.functions.has(entry) || entry.endsWith('_')) throw googleError(`Script function not found: ${entry}`);
  }
}

const bundles = new Map<string, { readonly built: number; readonly bundle: Bundle }>();

/**
 * Function declarations and top-level variables that hold a function. Google reads them from the text: what a script
 * hangs on `globalThis` at run time it does not see (https://developers.google.com/apps-script/guides/v8-runtime).
 */
function topLevelFunctions(code: string): ReadonlySet<string> {
  const names = new Set<string>();
  const { body }: Program = parse(code, { ecmaVersion: 'latest', sourceType: 'script' });
  for (const statement of body) {
    if (statement.type === 'FunctionDeclaration') names.add(statement.id.name);
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === 'Identifier' && /Function/.test(init?.type ?? '')) names.add(id.name);
    }
  }
  return names;
}

let declared: readonly string[] | undefined;

/** Google's services that `globals` lacks. Everything that Google does not have either stays a ReferenceError. */
function otherServices(globals: object): string[] {
  declared ??= declaredServices();
  return declared.filter((name) => !(name in globals));
}

function declaredServices(): string[] {
  const folder = dirname(require.resolve('@types/google-apps-script/package.json'));
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/^declare var (\w+): GoogleAppsScript/gm)].map(([, name = '']) => name),
  );
  // Date2 stands for Date in the declarations only.
  return names.filter((name) => name !== 'Date2');
}

function missing(name: string): () => never {
  return () => {
    throw new NotInHost(name);
  };
}
