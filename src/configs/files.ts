/** What every config applies to. */
export const SOURCE_FILES = ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'];

export const TYPESCRIPT_FILES = ['**/*.{ts,mts,cts,tsx}'];

export const JSX_FILES = ['**/*.{jsx,tsx}'];

/** Tests and what supports them: only rules that state `tests: true` apply to these. */
export const TEST_FILES = [
  '**/*.{test,tests,spec,specs,e2e,e2e-spec,bench,stories,story,cy}.*',
  '**/*{-,_,.}{test,tests,spec,e2e}.{js,mjs,cjs,jsx,ts,mts,cts,tsx}',
  '**/{test,tests,spec,specs,e2e,__tests__,__test__,__mocks__,__fixtures__,fixtures,cypress,playwright}/**',
  '**/{unit,integration,functional,acceptance,component,contract,regression,smoke,system,e2e}{-,_}{test,tests}/**',
  '**/{test-utils,testUtils,test-helpers,testHelpers,test-support,testSupport,__test-utils__,__test-helpers__}/**',
  '**/{jest,vitest,playwright,cypress,karma}.{config,setup,global-setup,workspace}*.*',
  '**/{setup-tests,setupTests,test-setup,testSetup,test-utils,testUtils,test-helpers,testHelpers}.*',
  '**/{global-setup,globalSetup,global-teardown,globalTeardown}.*',
  // Only directly in the folder of integration tests: `integrations/<name>/setup.ts` is part of the product.
  '**/integration/{setup,teardown}.*',
];

/** Configuration of build and development tools, by name: `app.config.ts` is part of the product. */
export const BUILD_CONFIG_FILES = [
  '**/{astro,babel,biome,bunup,commitlint,cypress,drizzle,electron-builder,electron.vite,esbuild,eslint,expo,gatsby,graphql,jest,karma,knip,lerna,lint-staged,metro,mikro-orm,next,nuxt,nx,oxlint,playwright,postcss,prettier,prisma,react-router,release,remix,rolldown,rollup,rspack,semantic-release,snowpack,stylelint,svelte,tailwind,trigger,tsdown,tsup,turbo,typedoc,uno,vite,vitest,vue,webpack,windi}{,.*,-*}.config{,.*}.{js,mjs,cjs,ts,mts,cts}',
  '**/.*rc.{js,mjs,cjs,ts}',
  '**/{Gruntfile,gulpfile,Jakefile,karma.conf,protractor.conf,wdio.conf}.{js,mjs,cjs,ts}',
];

/** Written by tools. Files that only a header comment marks as generated are left alone by the rule factory. */
export const GENERATED_FILES = [
  '**/*.{generated,gen,min,bundle}.*',
  '**/{.yarn,dist,coverage,vendor,generated,__generated__,.next,.nuxt,.output,.svelte-kit,.turbo}/**',
  '**/*.d.{ts,mts,cts}',
];
