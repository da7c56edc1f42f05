import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Builds the plugin, for tests that ask the built package what a user would get. Throws when it does not compile. */
export function build(): void {
  const root = join(import.meta.dirname, '../..');
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
}
