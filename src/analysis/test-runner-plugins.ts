import { splitWords } from '../ast/words.ts';
import type { FileContext } from '../create-rule.ts';
import { getPackage } from './packages.ts';

/** Test runners, each with the word that packages which plug into it bear in their names. */
const TEST_RUNNERS: Readonly<Record<string, string>> = {
  '@playwright/test': 'playwright',
  ava: 'ava',
  jasmine: 'jasmine',
  jest: 'jest',
  mocha: 'mocha',
  vitest: 'vitest',
};

/**
 * Whether a file belongs to a package that plugs into a test runner, such as `jest-environment-browser`: its package expects
 * the runner as a peer and is named after it. `false` where no `package.json` is found.
 */
export function isTestRunnerPlugin(context: Pick<FileContext, 'filename' | 'sourceCode'>): boolean {
  const manifest = getPackage(context)?.manifest;
  const words = splitWords(typeof manifest?.name === 'string' ? manifest.name : '');
  return Object.keys(manifest?.peerDependencies ?? {}).some(peer => Object.hasOwn(TEST_RUNNERS, peer) && words.includes(TEST_RUNNERS[peer]!));
}
