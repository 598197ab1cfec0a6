/**
 * Bundles `src` into `build/addon`: exactly the files that `clasp push` uploads.
 * By hand: `npm run build`, or `node build/bundle.mjs --sourcemap inline` for breakpoints in the TypeScript sources.
 */
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { shrink } from './shrink.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');

/** The one global beside the entry functions. Its last `_` hides it from Google's Run menu and from google.script.run. */
const namespace = 'gradebook_';

/**
 * Bundles one entry file; its exports become the functions that Google finds by name.
 * @param {object} [options]
 * @param {string} [options.entry] the file whose exports are the entry functions
 * @param {string} [options.manifest] the Apps Script manifest to put beside the bundle
 * @param {string} [options.outdir] everything else in this folder is removed
 * @param {'inline' | false} [options.sourcemap]
 * @returns {Promise<{ names: readonly string[], bytes: number }>} the entry functions and the size of main.js
 * @throws when the sources do not compile; the old bundle is then gone, so that nothing runs on a stale one
 */
export async function bundle({
  entry = join(root, 'src/main.ts'),
  manifest = join(root, 'appsscript.json'),
  outdir = join(root, 'build/addon'),
  sourcemap = false,
} = {}) {
  /** @type {Record<string, string>} */
  let files = {};
  try {
    const names = await entryNames(entry);
    files = {
      'main.js': await code(entry, names, sourcemap),
      'appsscript.json': readFileSync(manifest, 'utf8'),
      ...pagesOf(dirname(entry)),
    };
    return { names, bytes: Buffer.byteLength(files['main.js'] ?? '') };
  } finally {
    replaceFolder(outdir, files);
  }
}

/**
 * The HTML files among the sources, which HtmlService reads by name: they lie beside the bundle, so that only the run that
 * shows a page loads it.
 * @param {string} folder
 * @returns {Readonly<Record<string, string>>}
 */
function pagesOf(folder) {
  const pages = readdirSync(folder, { encoding: 'utf8', recursive: true }).filter((path) => path.endsWith('.html'));
  return Object.fromEntries(pages.map((path) => [basename(path), readFileSync(join(folder, path), 'utf8')]));
}

/**
 * The names that the entry file exports, as esbuild sees them.
 * @param {string} entry
 */
async function entryNames(entry) {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    write: false,
    metafile: true,
    outdir: 'unused',
    logLevel: 'silent',
  });
  return Object.values(metafile.outputs).flatMap((output) => output.exports);
}

/**
 * The text of the bundle. The stubs stand after the code, so that they shift no line of a source map.
 * @param {string} entry
 * @param {readonly string[]} names
 * @param {'inline' | false} sourcemap
 */
async function code(entry, names, sourcemap) {
  const stubs = names.map((name) => `function ${name}() { return ${namespace}.${name}.apply(this, arguments); }`);
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    globalName: namespace,
    minifySyntax: true,
    target: 'es2019',
    charset: 'utf8',
    sourcemap: sourcemap ? 'external' : false,
    outdir: 'unused',
    write: false,
    logLevel: 'silent',
  });
  const [script, map] = ['.js', '.map'].map((ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text);
  if (!script) throw new Error(`esbuild made nothing of ${entry}`);
  return withStubs(await shrink(script, map), stubs);
}

/**
 * Puts the stubs after the code and before the comment that holds the source map, which must come last.
 * @param {string} script
 * @param {readonly string[]} stubs
 */
function withStubs(script, stubs) {
  const end = script.lastIndexOf('//# sourceMappingURL=');
  const [body, map] = end < 0 ? [script, ''] : [script.slice(0, end), script.slice(end)];
  return `${body}${stubs.join('\n')}\n${map}`;
}

/**
 * Leaves exactly these files in a folder. Each is put in place in one step, for a test run that is reading the folder.
 * @param {string} folder
 * @param {Readonly<Record<string, string>>} files
 */
function replaceFolder(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (!(name in files)) rmSync(join(folder, name), { recursive: true, force: true });
  }
  for (const [name, text] of Object.entries(files)) {
    const temporary = join(dirname(folder), `.${name}.${process.pid}`);
    writeFileSync(temporary, text);
    renameSync(temporary, join(folder, name));
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { sourcemap: { type: 'string' } } });
  const { names, bytes } = await bundle({ sourcemap: values.sourcemap === 'inline' ? 'inline' : false });
  console.log(`build/addon/main.js: ${(bytes / 1024).toFixed(1)} KB, ${names.length} entry functions`);
}
