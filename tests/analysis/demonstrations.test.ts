import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { isDemonstration, isTestSupport } from '../../src/analysis/demonstrations.ts';
import { parse } from '../support/parse.ts';

const root = mkdtempSync(join(tmpdir(), 'adr-demonstrations-'));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, 'examples/app'), { recursive: true });
writeFileSync(join(root, 'examples/app/package.json'), '{}');

const fileAt = (path: string, cwd = root) => ({ ...parse('export {}', { filename: join(root, path) }), cwd });

describe('isDemonstration', () => {
  it.each(['examples/a.ts', 'examples/app/src/a.ts', 'src/demo/a.ts', 'seed-users.ts', 'src/benchParser.ts'])('knows %s', path =>
    expect(isDemonstration(fileAt(path))).toBe(true),
  );

  it.each(['src/a.ts', 'src/seeds.ts', 'src/example.ts'])('does not take %s for one', path => expect(isDemonstration(fileAt(path))).toBe(false));

  it('takes an example that is linted by itself for a project', () => {
    expect(isDemonstration(fileAt('examples/app/src/a.ts', join(root, 'examples/app')))).toBe(false);
    expect(isDemonstration(fileAt('examples/app/src/a.ts', join(root, 'elsewhere')))).toBe(false);
  });
});

describe('isTestSupport', () => {
  it.each(['src/test-utils/rig.ts', 'test/a.ts', 'src/testHelpers/a.ts'])('knows %s', path => expect(isTestSupport(fileAt(path))).toBe(true));

  it.each(['src/a.ts', 'src/attestation/a.ts', 'src/latest/a.ts', 'testing/a.ts'])('does not take %s for one', path => expect(isTestSupport(fileAt(path))).toBe(false));
});
