import { describe, expect, it } from 'vitest';

import { getTearingWaits } from '../../src/analysis/races/torn-updates.ts';
import { find, parse } from '../support/parse.ts';

/** What the assignment of some code waits for before it writes what may be old by then. */
function getWaits(code: string): string[] {
  const file = parse(code);
  return getTearingWaits(find(file, 'AssignmentExpression'), file).map(wait => file.sourceCode.getText(wait));
}

describe('getTearingWaits', () => {
  it.each([
    ['let x; async function f() { x += await a; }', ['await a']],
    ['let x; async function f() { x = x + (await a) + (await b); }', ['await a', 'await b']],
    ['let x; async function f() { x += await a(await b); }', ['await a(await b)']],
    ['class A { async f() { this.x = [...this.x, await a]; } }', ['await a']],
    ['async function f(p) { p.x = p.x || (await a); }', ['await a']],
  ])('finds those of %s', (code, waits) => expect(getWaits(code)).toEqual(waits));

  it.each([
    'let x; async function f() { x = await a(x); }',
    'let x; async function f() { x = (await a) + x; }',
    'let x; async function f() { x = a ? x : await b; }',
    'let x; async function* f() { x += await a; }',
    'async function f() { let x = 0; x += await a; }',
    'let x; x += await a;',
  ])('finds none in %s', code => expect(getWaits(code)).toEqual([]));
});
