/**
 * Runs a TypeScript program of this project: `node build/run.mjs [--browser] <file.ts> [its own arguments]`.
 * The add-on is built first; `--browser` also finds the browser (CHROME_PATH) for a program that needs one.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { prepareBrowser } from './browser.mjs';
import { bundle, root } from './bundle.mjs';

/**
 * Bundles the program for Node; packages stay outside, and are found because the result lies in node_modules.
 * @param {string} file
 */
async function compile(file) {
  const outfile = join(root, 'node_modules/.cache/gradebook', `${basename(file, '.ts')}.cjs`);
  await build({
    entryPoints: [join(root, file)],
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
    sourcemap: 'inline',
    outfile,
    logLevel: 'silent',
  });
  return outfile;
}

/**
 * Runs the program in a process of its own, which gets our terminal, our signals and decides our exit code.
 * @param {string} program
 * @param {readonly string[]} args
 */
function execute(program, args) {
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...args], { stdio: 'inherit' });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  // The terminal sends Ctrl-C to both; this process only waits for the program to end.
  process.on('SIGINT', () => undefined);
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}

const given = process.argv.slice(2);
const needsBrowser = given[0] === '--browser';
const [file, ...args] = needsBrowser ? given.slice(1) : given;

try {
  if (!file || !existsSync(join(root, file))) throw new Error(`there is no file ${file ?? '(none was named)'}`);
  if (needsBrowser) await prepareBrowser();
  await bundle();
  execute(await compile(file), args);
} catch (error) {
  console.error(`Could not run ${file ?? 'the program'}: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
