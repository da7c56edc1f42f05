import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const NODE_VERSIONS = ['20.19.0', '22', '24'];
const SUITES = [
  { name: 'unit tests', args: ['run'] },
  // The floor and the ceiling of the peer range, from the packed tarball: see tests/integration/consumer.test.ts.
  { name: 'ESLint 9.22.0 and 10', args: ['run', '--config', 'vitest.integration.config.ts'] },
];

const failed = NODE_VERSIONS.flatMap(version => SUITES.filter(suite => !passes(version, suite)).map(({ name }) => `Node ${version}, ${name}`));
console.log(failed.length === 0 ? 'Every combination passes.' : `Failed: ${failed.join('; ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;

function passes(version: string, { args, name }: { args: readonly string[]; name: string }): boolean {
  console.log(`\nNode ${version}: ${name}`);
  const { status } = spawnSync('npx', ['--yes', '--package', `node@${version}`, 'node', 'node_modules/vitest/vitest.mjs', ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  return status === 0;
}
