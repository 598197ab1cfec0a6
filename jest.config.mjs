/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build/addon/'],
  globalSetup: '<rootDir>/build/jest-setup.mjs',
  // tsc checks the types; here they are only removed.
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, sourceMaps: 'inline' }],
  },
  maxWorkers: 2,
  // For a busy machine with two cores; a test that hangs still ends.
  testTimeout: 30_000,
};
