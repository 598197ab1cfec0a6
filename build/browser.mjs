/**
 * Finds the browser that draws the preview page in tests and screenshots: the path in CHROME_PATH, else the Chromium
 * that npm installed (Linux x64), else a Chrome or Chromium installed on this machine.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from './bundle.mjs';

/** Named after its version: the package unpacks into a temporary folder and would reuse another version found there. */
const cache = join(root, 'node_modules/.cache/chromium-147');

/** @type {Readonly<Record<string, readonly string[]>>} */
const installed = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    join(homedir(), 'Applications/Google Chrome.app/Contents/MacOS/Google Chrome'),
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']].map((folder) =>
    join(folder ?? '', 'Google/Chrome/Application/chrome.exe'),
  ),
};

/**
 * Sets CHROME_PATH when a browser is found, and leaves it unset when none is. Called once, before the tests start in
 * parallel: two first starts at the same time would unpack over each other.
 */
export async function prepareBrowser() {
  if (process.env['CHROME_PATH']) return;
  const path = (await fromNpm()) ?? (installed[process.platform] ?? []).find((candidate) => existsSync(candidate));
  if (path) process.env['CHROME_PATH'] = path;
}

/** @returns {Promise<string | undefined>} */
async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const before = process.env['TMPDIR'];
  try {
    mkdirSync(cache, { recursive: true });
    process.env['TMPDIR'] = cache;
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    // Starts only where its few system libraries are present.
    execFileSync(path, ['--version'], { stdio: 'ignore' });
    return path;
  } catch {
    return undefined;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
