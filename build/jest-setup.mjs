/** Before all tests, once: builds the add-on that the tests load, and finds a browser for those that need one. */
import { prepareBrowser } from './browser.mjs';
import { bundle } from './bundle.mjs';

export default async function setup() {
  await Promise.all([buildAddon(), prepareBrowser()]);
}

/** Sources that do not build stop only the tests which load the bundle; test/build/bundle.test.ts repeats the reason. */
async function buildAddon() {
  try {
    await bundle();
  } catch (error) {
    console.error(`\nThe add-on could not be built: ${error instanceof Error ? error.message : String(error)}`);
  }
}
