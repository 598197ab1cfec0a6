import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { require as load } from 'gas-local';
import ts from 'typescript';
import { googleNames } from '../house/rules';
import { source } from '../house/source';
import { functionsOf, type Manifest } from './manifest';
import { configOf, namesCalledBy, runByPage, simpleTriggers } from './names';
import { read } from './script';

const root = join(__dirname, '../..');
const addon = join(root, 'build/addon');
const builder = pathToFileURL(join(root, 'build/bundle.mjs')).href;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gradebook-bundle-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs the build script; what it says against the sources is in the error. */
function bundle(options: object): void {
  const program = `import { bundle } from '${builder}'; await bundle(${JSON.stringify(options)});`;
  execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', stdio: 'pipe' });
}

/** Bundles one file that stands alone. */
function bundled(text: string, options: object = {}): string {
  const [entry, outdir] = [join(folder, 'main.ts'), join(folder, 'addon')];
  writeFileSync(entry, text);
  bundle({ entry, outdir, ...options });
  return readFileSync(join(outdir, 'main.js'), 'utf8');
}

/** A global object on which every service of Google throws when it is touched. */
function nothingAllowed(): object {
  const refuse = (name: string): PropertyDescriptor => ({
    get: () => {
      throw new Error(`${name} was touched while the script loaded`);
    },
  });
  return Object.defineProperties({}, Object.fromEntries([...googleNames].map((name) => [name, refuse(name)])));
}

describe('the add-on', () => {
  const code = (): string => readFileSync(join(addon, 'main.js'), 'utf8');

  test('is what the sources build now, in three files', () => {
    expect(() => {
      bundle({ outdir: folder });
    }).not.toThrow();
    const files = ['appsscript.json', 'main.js', 'sidebar.html'];
    expect([readdirSync(folder).sort(), readdirSync(addon).sort()]).toEqual([files, files]);
    for (const name of files) expect(readFileSync(join(folder, name))).toEqual(readFileSync(join(addon, name)));
  });

  test('is an ES2019 script whose functions are exactly what main.ts exports', () => {
    const { functions, variables } = read(code());
    expect([...functions].sort()).toEqual(exportsOfMain());
    expect(variables).toEqual(['gradebook_']);
  });

  test('has exactly the functions that the manifest, the menus, the cards and the sidebar name', () => {
    const manifest = JSON.parse(readFileSync(join(addon, 'appsscript.json'), 'utf8')) as Manifest;
    const named = new Set([...simpleTriggers, ...functionsOf(manifest), ...namesCalledBy(join(root, 'src'))]);
    expect([...named].sort()).toEqual(exportsOfMain());
  });

  test('expects nothing of its host but the services of Google', () => {
    // ES2020, but no new syntax: Apps Script's V8 has it, and figures are exact fractions.
    const known = new Set([...googleNames, 'BigInt']);
    expect(read(code()).globals.filter((name) => !known.has(name))).toEqual([]);
  });

  test('has sources in which the names of a browser or of Node do not compile', () => {
    const { fileNames, options } = configOf(join(root, 'src'));
    const planted = join(folder, 'planted.ts');
    writeFileSync(
      planted,
      'export const all = () => [setTimeout, URL, process, Buffer, document, window, fetch, File];',
    );
    const program = ts.createProgram([...fileNames, planted], { ...options, noEmit: true });
    const messages = program
      .getSemanticDiagnostics(program.getSourceFile(planted))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
    expect(messages).toHaveLength(8);
    expect(messages.join()).toContain("Cannot find name 'setTimeout'");
  });

  test('touches no service while it loads', () => {
    expect(load(addon, nothingAllowed())['onOpen']).toBeDefined();
  });

  // 150 KB was the wish; docs/performance.md says why it is more. Whoever raises this says there what for.
  // 6 KB more for threads of comments, and for work that comes in through any form; 15 KB for undoing, 36 KB for check, repair and putting back;
  // 15 KB for removing a student with everything, 20 KB for snapshots, 3 KB for reading them when their tab was edited by hand,
  // 24 KB for showing what somebody else changed meanwhile and what was deleted, and for ids that were left behind;
  // 8 KB for the live cells, by which no visit reads every cell;
  // 6 KB for gradebooks of a hundred thousand grades: what does not fit in one run goes on at a click;
  // 12 KB for a check that names every cell somebody typed over, with its words, and puts it right;
  // 1 KB for looking once more right before a write, and for rows that were moved even then.
  test('is at most 408 KB', () => {
    expect(statSync(join(addon, 'main.js')).size).toBeLessThanOrEqual(408 * 1024);
  });

  function exportsOfMain(): readonly string[] {
    const { file } = source('main.ts', readFileSync(join(root, 'src/main.ts'), 'utf8'));
    return file.statements
      .flatMap((node) => (ts.isFunctionDeclaration(node) && isExported(node) ? [node.name?.text ?? 'default'] : []))
      .sort();
  }

  function isExported(node: ts.FunctionDeclaration): boolean {
    return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
  }
});

describe('the build', () => {
  const entry = `
    class Count { #n = 1; static start = 2; next() { return (this.#n ??= 0) + Count.start; } }
    const helper = (a?: { b: number }) => a?.b ?? new Count().next();
    export function onOpen(a: { b: number }, b: number) { return helper(a) + b; }
    export function act() { return 'é'; }`;

  test('makes an ES2019 script in which only the exports are functions', () => {
    const script = read(bundled(entry));
    expect([...script.functions].sort()).toEqual(['act', 'onOpen']);
    expect(script.variables).toEqual(['gradebook_']);
    expect(script.globals).toEqual([]);
  });

  test('gives the functions their arguments and their result', () => {
    bundled(entry);
    const host = load(join(folder, 'addon'), {});
    expect(host['onOpen']?.({ b: 3 }, 4)).toBe(7);
    expect(host['act']?.()).toBe('é');
  });

  test('removes what an earlier build left', () => {
    bundled(entry);
    writeFileSync(join(folder, 'addon/old.js'), '');
    bundled(entry);
    expect(readdirSync(join(folder, 'addon')).sort()).toEqual(['appsscript.json', 'main.js']);
  });

  test('leaves no old bundle beside sources that do not build, and says where they are wrong', () => {
    bundled(entry);
    expect(() => bundled('export function onOpen( {')).toThrow(/main\.ts:1:25/);
    expect(readdirSync(join(folder, 'addon'))).toEqual([]);
  });

  test('keeps the sources for breakpoints when asked', () => {
    expect(bundled(entry)).not.toContain('sourceMappingURL');
    expect(bundled(entry, { sourcemap: 'inline' })).toContain('//# sourceMappingURL=data:application/json');
  });
});

describe('the checks of the bundle find what must not be there', () => {
  test('names of a browser or of Node', () => {
    const script = read(
      'function act(window) { setTimeout(act); window; if (typeof document !== "undefined") Buffer; }',
    );
    expect(script.globals).toEqual(['Buffer', 'document', 'setTimeout']);
  });

  test('syntax newer than ES2019, and modules', () => {
    expect(() => read('a?.b')).toThrow(SyntaxError);
    expect(() => read('export const a = 1')).toThrow(SyntaxError);
  });

  test('a service that is touched while the script loads', () => {
    bundled('const ui = SpreadsheetApp.getUi(); export function onOpen() { return ui; }');
    expect(() => load(join(folder, 'addon'), nothingAllowed())).toThrow('SpreadsheetApp was touched');
  });

  test('the functions that sources ask Google to call', () => {
    const types = join(root, 'node_modules/@types');
    const compilerOptions = { lib: ['ES2019'], types: ['google-apps-script'], typeRoots: [types], strict: true };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    writeFileSync(
      join(folder, 'menu.ts'),
      `const entry = 'act';
       export const menu = (m: GoogleAppsScript.Base.Menu) => m.addItem('Open', 'openSidebar');
       export const action = (big: boolean) => CardService.newAction().setFunctionName(big ? entry : 'actLater');
       export const choice = () => CardService.newSelectionInput().addItem('A', 'a', true);
       export const own = { addItem: (a: string, b: string) => a + b };
       own.addItem('x', 'y');
       export const page = "google.script.run.withSuccessHandler(draw(1)).withFailureHandler(f).sidebarAsk(x);";`,
    );
    writeFileSync(join(folder, 'page.html'), '<script>google.script.run.fromPage();</script>');
    expect(namesCalledBy(folder)).toEqual(['act', 'actLater', 'fromPage', 'openSidebar', 'sidebarAsk']);
    writeFileSync(
      join(folder, 'unknown.ts'),
      `export const f = (n: string) => CardService.newAction().setFunctionName(n);`,
    );
    expect(() => namesCalledBy(folder)).toThrow(/unknown\.ts: which functions can n name/);
  });

  test('the function at the end of a chain of the page', () => {
    expect(runByPage('google.script.run\n  .withUserObject(a(b))\n  .go(1); google.script.run.stop()')).toEqual([
      'go',
      'stop',
    ]);
  });
});
