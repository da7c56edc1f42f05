import { describe, expect, it } from 'vitest';

import { getDecisions } from '../../src/analysis/deciding-tests.ts';
import { find, parse } from '../support/parse.ts';

/** What decides whether `act()` runs: `+` for an answer that holds, `-` for one that does not. */
function getDeciding(code: string): string[] {
  const file = parse(code);
  const act = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'act');
  return getDecisions(act, file).map(
    ({ asked, byThrowing, holds, initializer }) =>
      `${holds ? '+' : '-'}${file.sourceCode.getText(asked)}${initializer ? ' held' : ''}${byThrowing ? ' thrown' : ''}`,
  );
}

describe('getDecisions', () => {
  it.each([
    ['if (a) act()', ['+a']],
    ['if (a) {} else act()', ['-a']],
    ['if (!a) act()', ['-a']],
    ['if (!f()) act()', ['-f()']],
    ['a && act()', ['+a']],
    ['a || act()', ['-a']],
    ['a ?? act()', ['-a']],
    ['a ? b : act()', ['-a']],
    ['if (a && !b) act()', ['+a', '-b']],
    ['if (a || b) act()', ['+a', '+b']],
    ['if (a === undefined) act()', ['-a']],
    ['if (null != a) act()', ['+a']],
    ['if (f() === false) act()', ['-f()']],
    ['if (f() > 0) act()', ['+f()']],
    ['if (f() === 0) act()', ['-f()']],
    ["if (typeof a === 'undefined') act()", ['-a']],
    ['if (Boolean(a)) act()', ['+a']],
    ["if ('k' in a) act()", ["+'k' in a"]],
    ['function g() { if (a) return; act(); }', ['-a']],
    ['function g() { if (a) {} else throw b; act(); }', ['+a']],
    ['for (const x of y) { if (a) continue; { act(); } }', ['-a']],
    ['switch (x) { case 1: if (a) break; act(); }', ['-a']],
    ['const a = f(); if (!a) act()', ['-a', '-f() held']],
    ['let a = f(); if (!a) { a = act(); }', ['-a', '-f() held']],
    ['async function g() { if (await f()) act(); }', ['+f()']],
    ['async function g() { const a = await f().catch(() => null); if (a) act(); }', ['+a', '+f() held']],
    ['async function g() { await f(); act(); }', ['+f() thrown']],
    ['async function g() { try { await f(); } catch { act(); } }', ['-f() thrown']],
    ['async function g() { try { await f(); } catch { return; } act(); }', ['+f() thrown']],
    ['async function g() { try { await f(); return; } catch {} act(); }', ['-f() thrown']],
  ])('reads %s', (code, decisions) => expect(getDeciding(code)).toEqual(decisions));

  it.each([
    ['a test that is over', 'if (a) b; act()'],
    ['a test outside of the function', 'if (a) { () => { act(); } }'],
    ['a comparison with something else', 'if (a === b) act()'],
    ['a test of its own', 'if (act()) a'],
    ['what follows', 'function g() { act(); if (a) return; }'],
  ])('finds nothing in %s', (_, code) => expect(getDeciding(code)).toEqual([]));

  it('forgets what a variable was declared with once it is written', () => {
    expect(getDeciding('let a = f(); a = g(); if (!a) act()')).toEqual(['-a']);
  });
});
