/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build/addon/'],
  globalSetup: '<rootDir>/build/jest-setup.mjs',
  // tsc checks the types; here they are only removed.
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, sourceMaps: 'inline' }],
  },
  // d3-dsv is written in ES modules, which Jest cannot require; the same code in one file can.
  moduleNameMapper: { '^d3-dsv$': '<rootDir>/node_modules/d3-dsv/dist/d3-dsv.js' },
  maxWorkers: 2,
  // Every run of the bundle has a global object of its own; in a heap that grew large, clearing them away takes an eighth of the time.
  workerIdleMemoryLimit: '700MB',
  // For a busy machine with two cores; a test that hangs still ends.
  testTimeout: 30_000,
};
