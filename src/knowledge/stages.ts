/** The names of the stages that code runs in, as `NODE_ENV` and its kin are compared with. */
export const PRODUCTION_STAGES: ReadonlySet<string> = new Set(['live', 'prod', 'production', 'staging']);
export const OTHER_STAGES: ReadonlySet<string> = new Set(['ci', 'dev', 'develop', 'development', 'e2e', 'local', 'localhost', 'test', 'testing']);

/** Words of flags that say where code runs: `isDev`, `IS_LOCAL`, `isPlaywright`, `inTest`. */
export const OTHER_STAGE_WORDS: ReadonlySet<string> = new Set([
  'cypress',
  'dev',
  'development',
  'e2e',
  'jest',
  'local',
  'localhost',
  'playwright',
  'test',
  'testing',
  'vitest',
]);
