import { chromium, type Browser } from 'playwright-core';

/** No Chrome of this machine's own habits: no network of its own, no first-run page, the same letters everywhere. */
const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * Starts the browser that `build/browser.mjs` found. Without any browser this fails with a sentence that says what to
 * do: a browser test is never skipped.
 */
export async function launch(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'];
  if (!executablePath) {
    throw new Error('No browser found. Install Chrome or Chromium, or set CHROME_PATH to the path of one you have.');
  }
  return chromium.launch({ executablePath, args });
}
