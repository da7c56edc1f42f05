import { describe, expect, it } from 'vitest';

import { getWaitsBetween } from '../../src/analysis/waits.ts';
import { find, parse } from '../support/parse.ts';

/** How often the code waits between `one(…)` and `two(…)`. */
function countWaits(code: string): number {
  const file = parse(code);
  const [one, two] = ['one', 'two'].map(name => find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === name));
  return getWaitsBetween(one!, two!, file.sourceCode).length;
}

describe('getWaitsBetween', () => {
  it.each([
    ['async function f() { one(); await a; two(); }', 1],
    ['async function f() { one(); two(await a); }', 1],
    ['async function f() { one(); for await (const x of y) {} two(); }', 1],
    ['async function f() { if (one()) { await a; } two(); }', 1],
    ['async function f() { if (one()) { await a; await b; two(); } }', 2],
    ['async function f() { await a; one(); two(); }', 0],
    ['async function f() { one(); two(); await a; }', 0],
    ['async function f() { await one(); two(); }', 0],
    ['async function f() { one(); await two(); }', 0],
    ['async function f() { one(); async () => { await a; }; two(); }', 0],
    ['async function f() { one(); if (a) { await a; return; } two(); }', 0],
    ['async function f() { if (one()) { await a; } else { two(); } }', 0],
    ['async function f() { one() ? await a : two(); }', 0],
  ])('counts %s as %i', (code, count) => expect(countWaits(code)).toBe(count));
});
