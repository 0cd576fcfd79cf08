import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/figures.ts'],
    testTimeout: 30_000,
    env: { TZ: 'UTC' },
  },
});
