import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { isEntryCode, isEntryFile, isProgramCode } from '../../src/analysis/entry-files.ts';
import { findAll, parse } from '../support/parse.ts';
import { createTemporaryFolder } from '../support/temporary-files.ts';

const LIBRARY = 'export function f() {}';

/** Whether `path` is an entry file in a folder of these files; its own content is a library's. */
function isStarted(path: string, files: Readonly<Record<string, string | object>>): boolean {
  const folder = createTemporaryFolder({ [path]: LIBRARY, ...files });
  try {
    return isEntryFile(parse(LIBRARY, { filename: join(folder.path, path) }));
  } finally {
    folder[Symbol.dispose]();
  }
}

describe('isEntryFile, by its package', () => {
  it.each([
    ['bin is the file', 'cli.js', { bin: './cli.js' }],
    ['bin names the file without ./', 'cli.js', { bin: 'cli.js' }],
    ['bin has several programs', 'bin/b.js', { bin: { a: 'bin/a.js', b: 'bin/b.js' } }],
    ['dist is built from src', 'src/cli.ts', { bin: 'dist/cli.js' }],
    ['build is built from src', 'src/cli.ts', { bin: './build/cli.js' }],
    ['lib is built from src', 'src/cli.mts', { bin: 'lib/cli.mjs' }],
    ['out is built from src', 'src/deep/cli.tsx', { bin: 'out/deep/cli.js' }],
    ['dist repeats src', 'src/cli.ts', { bin: 'dist/src/cli.js' }],
    ['dist has a folder for the format', 'src/cli.ts', { bin: 'dist/esm/cli.js' }],
    ['bin is a folder', 'src/cli/index.ts', { bin: 'dist/cli' }],
    ['bin is the file of a folder', 'src/cli/index.ts', { bin: 'dist/cli.js' }],
    ['bin has no extension', 'bin/run.js', { bin: 'bin/run' }],
    ['a script runs it with node', 'server.js', { scripts: { start: 'node server.js' } }],
    ['a script runs it without extension', 'server.js', { scripts: { start: 'node server' } }],
    ['a script runs its folder', 'server/index.js', { scripts: { start: 'node ./server' } }],
    ['a script runs what it is compiled to', 'src/server.ts', { scripts: { start: 'node dist/server.js' } }],
    ['a script runs it with tsx', 'src/server.ts', { scripts: { dev: 'tsx watch --clear-screen=false src/server.ts' } }],
    ['a script runs it with ts-node', 'src/server.ts', { scripts: { dev: 'ts-node -P tsconfig.dev.json src/server.ts' } }],
    ['a script runs it with swc-node', 'src/server.ts', { scripts: { dev: 'swc-node src/server.ts' } }],
    ['a script runs it with nodemon', 'src/server.ts', { scripts: { dev: 'nodemon --watch src -e ts src/server.ts' } }],
    ['a script runs it with the command of nodemon', 'src/server.ts', { scripts: { dev: 'nodemon --exec "ts-node -r dotenv/config" src/server.ts' } }],
    ['a script runs it inside the command of nodemon', 'src/server.ts', { scripts: { dev: 'nodemon --exec "ts-node src/server.ts"' } }],
    ['a script runs it with bun', 'src/server.ts', { scripts: { dev: 'bun --hot src/server.ts' } }],
    ['a script runs it with bun run', 'src/server.ts', { scripts: { dev: 'bun run src/server.ts' } }],
    ['a script runs it with deno', 'src/server.ts', { scripts: { dev: 'deno run --allow-net src/server.ts' } }],
    ['a script runs it with electron', 'src/main.js', { scripts: { dev: 'electron src/main.js' } }],
    ['a script runs the package', 'src/main.js', { main: 'src/main.js', scripts: { dev: 'electron .' } }],
    ['a script runs it with pm2', 'src/server.js', { scripts: { start: 'pm2 start src/server.js --name api' } }],
    ['a script sets variables', 'server.js', { scripts: { start: 'NODE_ENV=production PORT="80 81" node server.js' } }],
    ['a script uses cross-env', 'server.js', { scripts: { start: 'cross-env NODE_ENV=production node server.js' } }],
    ['a script uses npx', 'src/server.ts', { scripts: { start: 'npx -y tsx src/server.ts' } }],
    ['a script requires a module first', 'server.js', { scripts: { start: 'node -r dotenv/config --import ./hook.js --max-old-space-size=4096 server.js' } }],
    ['a script does something else first', 'dist.js', { scripts: { start: 'tsc && rimraf x; node dist.js' } }],
    ['a script loads variables from a file', 'src/server.ts', { scripts: { start: 'dotenv -e .env -- tsx src/server.ts' } }],
    ['a script evaluates code that runs it', 'postinstall.js', { scripts: { postinstall: "node -p 'require(\"./postinstall.js\")()'" } }],
    ['a script runs several', 'src/b.ts', { scripts: { dev: 'concurrently "tsx src/a.ts" "tsx src/b.ts"' } }],
    ['a script enters a folder', 'tools/a.js', { scripts: { a: 'cd tools && node a.js' } }],
    ['a script passes an unknown flag', 'src/a.ts', { scripts: { a: 'node --unknown value src/a.ts' } }],
  ])('sees that %s', (_, path, manifest) => expect(isStarted(path, { 'package.json': manifest })).toBe(true));

  it.each([
    ['another file is the program', 'src/lib.ts', { bin: 'dist/cli.js' }],
    ['a linter reads it', 'src/x.ts', { scripts: { lint: 'eslint src/x.ts' } }],
    ['a bundler reads it', 'src/x.ts', { scripts: { build: 'esbuild src/x.ts --bundle --platform node --outfile=dist/y.js' } }],
    ['bun builds it', 'src/x.ts', { scripts: { build: 'bun build src/x.ts' } }],
    ['deno checks it', 'src/x.ts', { scripts: { build: 'deno check src/x.ts' } }],
    ['it is only an argument', 'src/x.ts', { scripts: { build: 'node scripts/build.js src/x.ts' } }],
    ['it is only required', 'src/x.js', { scripts: { start: 'node -r ./src/x.js server.js' } }],
    ['code is evaluated', 'src/x.js', { scripts: { start: 'node -e "1" src/x.js' } }],
    ['it is the main module', 'src/x.js', { main: 'src/x.js', scripts: { start: 'node server.js' } }],
    ['the manifest is odd', 'src/x.js', { bin: 5, scripts: { a: 5, b: null } }],
    ['the manifest is empty', 'src/x.js', {}],
  ])('takes a file for a library when %s', (_, path, manifest) => expect(isStarted(path, { 'package.json': manifest })).toBe(false));

  it('follows one import of a thin stub', () => {
    const manifest = { bin: './bin/tool.js' };
    expect(isStarted('src/cli.ts', { 'package.json': manifest, 'bin/tool.js': "#!/usr/bin/env node\nimport '../dist/cli.js';\n" })).toBe(true);
    expect(isStarted('src/cli.ts', { 'package.json': manifest, 'bin/tool.js': "#!/usr/bin/env node\nrequire('../lib/cli')();\n" })).toBe(true);
    expect(isStarted('src/cli.ts', { 'package.json': manifest, 'bin/tool.js': "import { run } from '../dist/cli.js';\nrun();\n" })).toBe(true);
    expect(isStarted('src/cli.ts', { 'package.json': manifest, 'bin/tool.js': "await import('../dist/cli.js');\n" })).toBe(true);
    expect(isStarted('src/cli.ts', { 'package.json': { bin: 'dist/tool.js' }, 'src/tool.ts': "import './cli.js';\n" })).toBe(true);
  });

  it('follows a stub to the main module of the package', () => {
    const files = { 'package.json': { bin: 'bin/a.js', main: 'lib/main.js' }, 'bin/a.js': "require('..').run();" };
    expect(isStarted('src/main.ts', files)).toBe(true);
    expect(isStarted('src/other.ts', files)).toBe(false);
  });

  it('does not follow a program that is more than a stub', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `f(${index});`).join('\n');
    expect(isStarted('src/lib.ts', { 'package.json': { bin: './bin/tool.js' }, 'bin/tool.js': `import { f } from '../dist/lib.js';\n${lines}` })).toBe(false);
  });

  it('does not follow imports of imports', () => {
    const files = { 'package.json': { bin: 'bin/a.js' }, 'bin/a.js': "import './b.js';", 'bin/b.js': "import './c.js';" };
    expect(isStarted('bin/b.js', files)).toBe(true);
    expect(isStarted('bin/c.js', files)).toBe(false);
  });

  it('maps paths as the tsconfig does', () => {
    const files = { 'package.json': { bin: 'target/app/cli.js' }, 'tsconfig.json': { compilerOptions: { outDir: 'target', rootDir: 'source' } } };
    expect(isStarted('source/app/cli.ts', files)).toBe(true);
    expect(isStarted('source/cli.ts', files)).toBe(false);
  });

  it('asks the nearest package', () => {
    const files = { 'package.json': { bin: 'packages/a/src/cli.ts' }, 'packages/a/package.json': { name: 'a' } };
    expect(isStarted('packages/a/src/cli.ts', files)).toBe(false);
  });

  it('copes with a broken package.json', () => {
    expect(isStarted('src/a.ts', { 'package.json': '{ "bin": ' })).toBe(false);
  });

  it('sees a change of package.json at once', () => {
    using folder = createTemporaryFolder({ 'package.json': { bin: 'a.js' } });
    const ask = (name: string): boolean => isEntryFile(parse(LIBRARY, { filename: join(folder.path, name) }));
    expect([ask('a.js'), ask('b.js')]).toEqual([true, false]);
    folder.write({ 'package.json': { bin: 'other-name/../b.js' } });
    expect([ask('a.js'), ask('b.js')]).toEqual([false, true]);
  });
});

describe('isEntryFile, by its text', () => {
  it.each([
    ['a hash-bang', '#!/usr/bin/env node\nexport const a = 1;'],
    ['a call', 'setUp();'],
    ['a call of a member', 'server.listen(80);'],
    ['a new', 'new Server();'],
    ['an awaited call', 'await setUp();'],
    ['a void call', 'void setUp();'],
    ['a negated function', '!function () {}();'],
    ['a call with a handler', 'setUp().catch(report);'],
    ['a call with a follower', 'setUp().then(log, report);'],
    ['a call in an if', 'if (ready) setUp();'],
    ['a call in a try', 'try { setUp(); } catch {}'],
    ['a call in a block', '{ setUp(); }'],
    ['a call in a loop', 'for (const item of items) handle(item);'],
    ['a call behind a condition', 'ready && setUp();'],
    ['a call beside a type', "import type { A } from 'a'; setUp(); export type B = A;"],
    ['a call beside an exported type name', 'interface A {} setUp(); export { A };'],
    ['a call beside an empty export', 'setUp(); export {};'],
    ['a member of what was required', "require('./server').listen();"],
    ['a last call of its own function', 'export const a = 1; function go() {} go();'],
    ['a last call of its own arrow', 'export const a = 1; const go = async () => {}; void go();'],
    ['a last call before hoisted functions', 'export { go }; go().catch(log); function go() {}'],
    ['a last call before its exports', 'const go = () => {}; go(); module.exports = go;'],
    ['a last call in a try', 'export const a = 1; function go() {} try { other(); go(); } catch {}'],
    ['a call of main', 'export async function main() {} await main(); export const a = 1;'],
    ['a call of an imported bootstrap', "import { bootstrap } from './app.js'; bootstrap(); export const a = 1;"],
    ['a call of main in a function called at once', 'export const a = 1; (async () => { await main(); })();'],
    ['a call of start unless testing', "export const a = 1; if (process.env.NODE_ENV !== 'test') start();"],
  ])('sees %s', (_, code) => expect(isEntryFile(parse(code))).toBe(true));

  it.each([
    ['nothing but declarations', 'function f() { g(); } const a = f;'],
    ['an assignment', 'a.b = c();'],
    ['a declaration', 'const a = b();'],
    ['a bare require', "require('./polyfill');"],
    ['a call and an export', 'setUp(); export const a = 1;'],
    ['a call and an exported default', 'setUp(); export default 1;'],
    ['a call and an exported list', 'const a = 1; setUp(); export { a };'],
    ['a call and a re-export', "setUp(); export * from './a.js';"],
    ['a call and module.exports', 'setUp(); module.exports = 1;'],
    ['a call and exports', 'setUp(); exports.a = 1;'],
    ['a call and exports in a condition', 'setUp(); if (a) module.exports.a = 1;'],
    ['a call and `export =`', 'setUp(); export = 1;'],
    ['a call and an exported enum', 'setUp(); export enum A { B }'],
    ['an earlier call of its own function', 'export const a = 1; function go() {} go(); other();'],
    ['a last call of an imported function', "import { go } from './go.js'; export const a = 1; go();"],
    ['a last call of a method named start', 'export const app = make(); app.start();'],
    ['a guarded call of main', 'export function main() {} if (require.main === module) main();'],
    ['a call of main behind a guard', 'export function main() {} import.meta.main && main();'],
    ['nothing at all', ''],
  ])('takes %s for a library', (_, code) => expect(isEntryFile(parse(code))).toBe(false));

  it('runs on files of the other parser and system', () => {
    expect(isEntryFile(parse('setUp();', { languageOptions: { sourceType: 'commonjs' } }))).toBe(true);
    expect(isEntryFile(parse('setUp(); module.exports = 1;', { languageOptions: { sourceType: 'commonjs' } }))).toBe(false);
    expect(isEntryFile(parse('setUp(); exports.a = 1;', { languageOptions: { sourceType: 'script' } }))).toBe(false);
  });

  it.each(['commonjs', 'module', 'script'] as const)('sees exports of a %s in functions, with the default parser', sourceType => {
    const languageOptions = { parser: undefined as never, sourceType };
    expect(isEntryFile(parse('setUp(); function setUp() { module.exports = 1; }\nother();', { filename: 'file.js', languageOptions }))).toBe(false);
    expect(isEntryFile(parse('setUp(); function setUp() { return module.id; }\nother();', { filename: 'file.js', languageOptions }))).toBe(true);
  });

  it('takes settings.adr.entryFiles, relative to the working directory', () => {
    const settings = { adr: { entryFiles: ['src/jobs/*.ts'] } };
    expect(isEntryFile(parse(LIBRARY, { filename: join(process.cwd(), 'src/jobs/a.ts'), settings }))).toBe(false);
    expect(isEntryFile(parse(LIBRARY, { filename: '/src/jobs/a.ts', settings }))).toBe(true);
    expect(isEntryFile(parse(LIBRARY, { filename: 'src/jobs/a.ts', settings }))).toBe(true);
    expect(isEntryFile(parse(LIBRARY, { filename: '/src/lib/a.ts', settings }))).toBe(false);
  });
});

describe('isEntryCode', () => {
  /** For each call of `probe`, whether it is entry code. */
  const judge = (code: string): boolean[] => {
    const file = parse(`${code}\nexport const library = 1;`);
    return findAll(file, 'CallExpression')
      .filter(({ callee }) => callee.type === 'Identifier' && callee.name === 'probe')
      .map(node => isEntryCode(node, file));
  };

  it.each([
    'if (require.main === module) probe();',
    'if (require.main == module) { probe(); }',
    'if (module === require.main) probe();',
    'if (process.mainModule === module) probe();',
    'if (require.main.filename === __filename) probe();',
    'if (import.meta.main) probe();',
    'if (import.meta.main === true) probe();',
    'if (!module.parent) probe();',
    'if (module.parent == null) probe();',
    'if (import.meta.url === pathToFileURL(process.argv[1]).href) probe();',
    'if (pathToFileURL(process.argv[1]).href === import.meta.url) probe();',
    'if (import.meta.url === `file://${process.argv[1]}`) probe();',
    'if (process.argv[1] === fileURLToPath(import.meta.url)) probe();',
    'if (process.argv[1] === import.meta.filename) probe();',
    'if (process.argv.at(1) === import.meta.filename) probe();',
    'if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) probe();',
    "const file = fileURLToPath(import.meta.url); if (process.argv[1] === file) probe();",
    'const [, script] = process.argv; if (script === fileURLToPath(import.meta.url)) probe();',
    'const isMain = import.meta.url === pathToFileURL(process.argv[1]).href; if (isMain) probe();',
    "const entry = process.argv[1] ? pathToFileURL(process.argv[1]).href : ''; if (entry === import.meta.url) probe();",
    'if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) probe();',
    'if (import.meta.url.endsWith(process.argv[1])) probe();',
    'function isMain() { return import.meta.url === pathToFileURL(process.argv[1]).href; } if (isMain()) probe();',
    "import esMain from 'es-main'; if (esMain(import.meta)) probe();",
    'require.main === module && probe();',
    'require.main === module ? probe() : other();',
    'module.parent || probe();',
    'if (require.main !== module) { other(); } else { probe(); }',
    'if (!(require.main === module)) other(); else probe();',
    'if (module.parent) { other(); } else { probe(); }',
    'if (require.main === module || import.meta.main) probe();',
    'if (require.main === module) { handler(() => probe()); }',
    'async function run() { probe(); } if (require.main === module) run().catch(report);',
    'const run = () => probe(); if (require.main === module) { run(); }',
    'function inner() { probe(); } function run() { inner(); } if (require.main === module) run();',
    'function a() { b(); probe(); } function b() { a(); } if (require.main === module) a();',
    'class App { run() { probe(); } } if (require.main === module) new App().run();',
  ])('holds in %s', code => expect(judge(code)).toEqual([true]));

  it.each([
    'export function f() { probe(); }',
    'if (require.main === module) {} else { probe(); }',
    'if (require.main !== module) probe();',
    'if (module.parent) probe();',
    'if (require.main === module || force) probe();',
    'if (process.argv[1] === other) probe();',
    'if (import.meta.url === other) probe();',
    'if (import.meta.env.DEV) probe();',
    'function f(require, module) { if (require.main === module) probe(); }',
    'export function run() { probe(); } if (require.main === module) run();',
    'function run() { probe(); } if (require.main === module) run(); export const again = () => run();',
    'function run() { probe(); } if (require.main === module) run(); export { run };',
    'function unused() { probe(); } if (require.main === module) other();',
    'function run() { probe(); run(); } if (require.main === module) other();',
    'function inner() { probe(); } export function run() { inner(); } if (require.main === module) run();',
  ])('does not hold in %s', code => expect(judge(code)).toEqual([false]));
});

describe('isProgramCode', () => {
  it.each([
    ['/repository/scripts/a.ts', true],
    ['/repository/packages/x/src/commands/deep/a.ts', true],
    ['/repository/packages/cli/src/a.ts', true],
    ['/repository/.github/actions/a.js', true],
    ['/repository/src/tools/a.ts', true],
    ['/repository/benchmarks/a.ts', true],
    ['/repository/src/testing/a.ts', true],
    ['/repository/src/test-server.ts', true],
    ['/repository/src/runTests.ts', true],
    ['/repository/src/a.ts', false],
    ['/repository/src/latest.ts', false],
    ['/repository/src/cli.ts', false],
    ['/repository/src/client/a.ts', false],
  ])('answers for %s with %s', (filename, expected) => expect(isProgramCode(parse(LIBRARY, { filename }))).toBe(expected));

  it('looks no further than the repository', () => {
    using folder = createTemporaryFolder({ 'scripts/product/.git/HEAD': '', 'scripts/product/package.json': {} });
    const ask = (path: string): boolean => isProgramCode({ ...parse(LIBRARY, { filename: join(folder.path, path) }), cwd: '/elsewhere' });
    expect(ask('scripts/product/src/a.ts')).toBe(false);
    expect(ask('scripts/product/scripts/a.ts')).toBe(true);
  });

  it("counts the package's own folder where there is no repository", () => {
    using folder = createTemporaryFolder({ 'cli/package.json': {} });
    expect(isProgramCode({ ...parse(LIBRARY, { filename: join(folder.path, 'cli/src/a.ts') }), cwd: '/elsewhere' })).toBe(true);
  });

  it('judges a relative path as it stands', () => {
    expect(isProgramCode(parse(LIBRARY, { filename: 'scripts/a.ts' }))).toBe(true);
    expect(isProgramCode(parse(LIBRARY, { filename: 'src/a.ts' }))).toBe(false);
  });
});
