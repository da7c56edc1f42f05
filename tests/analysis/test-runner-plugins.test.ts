import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { isTestRunnerPlugin } from '../../src/analysis/test-runner-plugins.ts';
import { parse } from '../support/parse.ts';

const root = mkdtempSync(join(tmpdir(), 'adr-test-runner-plugins-'));
afterAll(() => rmSync(root, { recursive: true }));

let count = 0;
function fileOf(manifest: object) {
  const folder = join(root, String(count++));
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return parse('export {}', { filename: join(folder, 'src/a.ts') });
}

describe('isTestRunnerPlugin', () => {
  it.each([
    { name: '@acme/vitest-pool', peerDependencies: { vitest: '4' } },
    { name: 'jest-environment-acme', peerDependencies: { jest: '*', other: '1' } },
    { name: 'acme-playwright', peerDependencies: { '@playwright/test': '1' } },
  ])('knows $name', manifest => expect(isTestRunnerPlugin(fileOf(manifest))).toBe(true));

  it.each([
    { name: 'acme-utils', peerDependencies: { vitest: '4' } },
    { name: 'vitest-like', devDependencies: { vitest: '4' } },
    { name: 'jest-like', peerDependencies: { vitest: '4' } },
    { peerDependencies: { vitest: '4' } },
    { name: 1, peerDependencies: { vitest: '4' } },
    {},
  ])('does not take %o for one', manifest => expect(isTestRunnerPlugin(fileOf(manifest))).toBe(false));

  it('knows no package of a file without a place', () => expect(isTestRunnerPlugin(parse('export {}', { filename: 'a.ts' }))).toBe(false));
});
