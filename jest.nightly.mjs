/**
 * Every remote call of every deed, cut off in every way, and with everything else coming in between; two thousand random stories
 * held against the model, and random damage by hand: hours by night.
 */
import usual from './jest.config.mjs';

process.env['GRADEBOOK_EVERY_CALL'] = '1';

/** @type {import('jest').Config} */
export default {
  ...usual,
  testMatch: [
    ...['crash', 'sessions', 'setup', 'damage'].map((name) => `<rootDir>/test/stories/${name}.test.ts`),
    '<rootDir>/test/model/*.test.ts',
  ],
  testTimeout: 3_600_000,
};
