import { describe, expect, it } from 'vitest';

import { isBehindLock } from '../../src/analysis/locks.ts';
import { find, parse } from '../support/parse.ts';

function isLocked(code: string): boolean {
  const file = parse(code);
  const act = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'act');
  return isBehindLock(act, file.sourceCode);
}

describe('isBehindLock', () => {
  it.each([
    'mutex.runExclusive(async () => { act(); })',
    'withLock("a", () => act())',
    'async function f() { const release = await this.semaphore.acquire(); act(); }',
    'async function f() { await lockfile.lock(path); try { act(); } finally { done(); } }',
    'async function f() { await getLock("a").take(); act(); }',
  ])('sees the lock of %s', code => expect(isLocked(code)).toBe(true));

  it.each([
    'async function f() { act(); }',
    'async function f() { act(); await lock(); }',
    'async function f() { block(); unlock(); act(); }',
    'async function f() { lock(); } async function g() { act(); }',
  ])('sees none in %s', code => expect(isLocked(code)).toBe(false));
});
