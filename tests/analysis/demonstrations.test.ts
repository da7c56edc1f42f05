import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { isDemonstration } from '../../src/analysis/demonstrations.ts';
import { parse } from '../support/parse.ts';

const root = mkdtempSync(join(tmpdir(), 'adr-demonstrations-'));
afterAll(() => rmSync(root, { recursive: true }));
for (const directory of ['', 'examples/app']) {
  mkdirSync(join(root, directory), { recursive: true });
  writeFileSync(join(root, directory, 'package.json'), '{}');
}

const isOne = (path: string): boolean => isDemonstration(parse('export {}', { filename: join(root, path) }));

describe('isDemonstration', () => {
  it.each(['examples/a.ts', 'src/demo/a.ts', 'seed-users.ts', 'src/benchParser.ts'])('knows %s', path => expect(isOne(path)).toBe(true));

  it.each(['src/a.ts', 'src/seeds.ts', 'src/example.ts', 'examples/app/src/a.ts'])('does not take %s for one', path => expect(isOne(path)).toBe(false));
});
