import { defineConfig } from 'vitest/config';

/** Files that touch nothing outside themselves: they share what they load. */
const pure = ['cli', 'domain', 'interview', 'output'].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    testTimeout: 30_000,
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8' },
    globalSetup: ['test/figures.ts'],
    // One core is left alone unless told otherwise, which on two is half of them.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: pure } },
    ],
  },
});
