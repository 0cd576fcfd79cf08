import { defineConfig } from 'vitest/config';

/** The heavy figures, one file after the other: they share the disk and the clock. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.faults.ts', 'test/adapters/archive.test.ts', 'test/visits/interrupted.test.ts'],
    globalSetup: ['test/figures.ts'],
    testTimeout: 900_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    env: { TZ: 'UTC', LC_ALL: 'C.UTF-8', THOROUGH: 'yes' },
  },
});
