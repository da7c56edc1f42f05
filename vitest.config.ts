import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

export default defineConfig({
  // The plugin requires built rules by name; tests run the source.
  resolve: { alias: [{ find: /^\.\/load-rules\.ts$/u, replacement: fileURLToPath(new URL('tests/support/load-rules.ts', import.meta.url)) }] },
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
