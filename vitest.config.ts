import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/integration/**'],
    reporters: ['default', './tests/support/closing-line-reporter.ts'],
    // Rule files share no state, and a parser loaded once per worker instead of once per file halves the run.
    isolate: false,
    pool: 'threads',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
