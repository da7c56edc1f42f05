import { describe, expect, it } from 'vitest';

import { getFileUpdates } from '../../src/analysis/races/file-updates.ts';
import { parse } from '../support/parse.ts';

const IMPORT = "import { readFile, writeFile } from 'fs/promises';";

describe('getFileUpdates', () => {
  it('pairs a write with the read that its content comes from', () => {
    const { sourceCode, ...file } = parse(`${IMPORT} async function f(p, q) { const a = await readFile(q); const b = await readFile(p); await writeFile(p, a + b); }`);
    const updates = getFileUpdates({ ...file, sourceCode });
    expect(updates.map(({ read, write }) => [sourceCode.getText(read.node), write.name])).toEqual([['readFile(p)', 'writeFile']]);
  });

  it.each([
    'async function f(p, q) { const a = await readFile(p); await writeFile(q, a); }',
    'async function f(p, a) { await writeFile(p, a); }',
    'async function f(p) { const a = await readFile(p); await lock(); await writeFile(p, a); }',
  ])('finds none in %s', code => expect(getFileUpdates(parse(IMPORT + code))).toEqual([]));
});
