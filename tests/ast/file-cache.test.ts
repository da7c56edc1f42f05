import type { TSESLint } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { FileCache } from '../../src/ast/file-cache.ts';

function createFile(): Pick<TSESLint.SourceCode, 'ast'> {
  return Object.freeze({ ast: { type: 'Program', body: [] } }) as unknown as Pick<TSESLint.SourceCode, 'ast'>;
}

describe('FileCache', () => {
  it('computes an answer once per file', () => {
    const cache = new FileCache<number>();
    const file = createFile();
    let computed = 0;
    const compute = (): number => (computed += 1);
    expect([cache.getOrCompute(file, compute), cache.getOrCompute(file, compute)]).toEqual([1, 1]);
    expect(cache.getOrCompute(createFile(), compute)).toBe(2);
  });

  it('remembers an answer of false or null', () => {
    const cache = new FileCache<false | null>();
    const file = createFile();
    expect([cache.getOrCompute(file, () => null), cache.getOrCompute(file, () => false)]).toEqual([null, null]);
  });

  it('keeps the answers of two caches apart', () => {
    const [one, other] = [new FileCache<string>(), new FileCache<string>()];
    const file = createFile();
    one.set(file, 'one');
    expect([one.get(file), other.get(file)]).toEqual(['one', undefined]);
    other.set(file, 'other');
    expect([one.get(file), other.get(file)]).toEqual(['one', 'other']);
  });

  it('leaves nothing on the tree that a walk or a serialiser would see', () => {
    const cache = new FileCache<string>();
    const file = createFile();
    cache.set(file, 'answer');
    expect(Object.keys(file.ast)).toEqual(['type', 'body']);
    expect({ ...file.ast }).toEqual({ type: 'Program', body: [] });
  });
});
