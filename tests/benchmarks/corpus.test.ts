import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSelection, describeCorpus, getRepository } from '../../benchmarks/corpus.ts';

let root: string;

beforeAll(() => {
  root = join(mkdtempSync(join(tmpdir(), 'bench-')), 'owner+name');
  const files = ['src/a.ts', 'src/b.js', 'src/a.test.ts', 'vite.config.ts', 'README.md', 'node_modules/x/index.js', 'dist/a.js', 'src/empty.ts'];
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), file.includes('empty') ? '' : 'one();\ntwo();\n');
  }
});

afterAll(() => rmSync(dirname(root), { recursive: true }));

describe('createSelection', () => {
  const namesOf = (files: readonly { path: string }[]) => files.map(({ path }) => basename(path)).toSorted();

  it('takes what the configs apply to', async () => {
    const files = await createSelection([getRepository(root)], async () => true)(Infinity);
    expect(namesOf(files)).toEqual(['a.ts', 'b.js']);
    expect(files.map(({ lines }) => lines)).toEqual([2, 2]);
  });
  it('holds no text', async () => {
    const [file] = await createSelection([getRepository(root)], async () => true)(Infinity);
    expect(Object.keys(file!).toSorted()).toEqual(['lines', 'path', 'repository']);
  });
  it('leaves out what is not accepted', async () => {
    const files = await createSelection([getRepository(root)], async ({ path }) => path.endsWith('.js'))(Infinity);
    expect(namesOf(files)).toEqual(['b.js']);
  });
  it('makes a smaller selection the beginning of a larger one', async () => {
    const select = createSelection([getRepository(root)], async () => true);
    const small = await select(1);
    const large = await select(4);
    expect([small.length, large.length]).toEqual([1, 2]);
    expect(large[0]).toEqual(small[0]);
    expect(await select(1)).toEqual(small);
  });
  it('says so when there is nothing', async () => {
    const select = createSelection([getRepository(root)], async () => false);
    await expect(select(1)).rejects.toThrow('The folders hold no source file that the configs apply to.');
  });
});

describe('getRepository', () => {
  it('names a folder that git does not know by its name', () => expect(getRepository(root).label).toBe('owner/name'));
  it('names a folder inside of a checkout by its name, without the commit of another project', () => {
    expect(getRepository(join(import.meta.dirname, '../fixtures')).label).toBe('fixtures');
  });
});

it('describes a corpus with the lines of each repository', () => {
  const file = (label: string, lines: number) => ({ repository: { root: '/', label }, path: '/a.ts', lines });
  expect(describeCorpus([file('b/b@1', 1000), file('a/a@2', 5), file('b/b@1', 234)])).toBe('a/a@2 (5), b/b@1 (1,234)');
});
