/**
 * The functions that open a test suite, by module. Sources: the API pages of vitest, Node's `node:test`, mocha, Jest, Bun,
 * Deno's `@std/testing/bdd`, Rstest, and Playwright.
 */
export const SUITE_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  '@effect/vitest': ['describe', 'suite'],
  '@jest/globals': ['describe', 'fdescribe', 'xdescribe'],
  '@rstest/core': ['describe'],
  '@std/testing/bdd': ['describe'],
  'bun:test': ['describe', 'xdescribe'],
  'jsr:@std/testing/bdd': ['describe'],
  mocha: ['context', 'describe', 'suite', 'xcontext', 'xdescribe'],
  test: ['describe', 'suite', 'test.describe', 'test.suite'],
  vitest: ['describe', 'suite'],
};

/** The same as globals: Jest, mocha (BDD and TDD), Jasmine, vitest and Cypress define them. */
export const GLOBAL_SUITE_FUNCTIONS: ReadonlySet<string> = new Set([
  'context',
  'describe',
  'fcontext',
  'fdescribe',
  'suite',
  'test.describe',
  'xcontext',
  'xdescribe',
]);

/** Modules whose `test` has a `describe`. */
export const PLAYWRIGHT_MODULES: ReadonlySet<string> = new Set([
  '@playwright/experimental-ct-react',
  '@playwright/experimental-ct-svelte',
  '@playwright/experimental-ct-vue',
  '@playwright/test',
  'playwright/test',
]);

/** What may follow the name: `describe.skip`, `describe.each(…)`, `test.describe.parallel`. */
export const SUITE_MODIFIERS: ReadonlySet<string> = new Set([
  'concurrent',
  'each',
  'failing',
  'fixme',
  'for',
  'if',
  'only',
  'parallel',
  'runIf',
  'sequential',
  'serial',
  'shuffle',
  'skip',
  'skipIf',
  'todo',
  'todoIf',
]);
