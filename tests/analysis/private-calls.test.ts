import { describe, expect, it } from 'vitest';

import { getPrivateCalls } from '../../src/analysis/private-calls.ts';
import { isFunction } from '../../src/ast/functions.ts';
import { walk } from '../../src/ast/walk.ts';
import { parse } from '../support/parse.ts';

function count(code: string): number | null {
  const { sourceCode } = parse(code);
  const node = [...walk(sourceCode.ast, sourceCode)].find(isFunction);
  return getPrivateCalls(node!, sourceCode)?.length ?? null;
}

describe('getPrivateCalls', () => {
  it.each([
    ['function f() {} f(); f(1);', 2],
    ['function f() { f(); } f?.();', 2],
    ['const f = () => {}; f();', 1],
    ['const f = function g() {} as any; f();', 1],
    ['function f() {}', null],
    ['function f() {} f(); g(f);', null],
    ['function f() {} new f();', null],
    ['export function f() {} f();', null],
    ['export default function () {}', null],
    ['function f() {} f(); export { f };', null],
    ['function f() {} f(); module.exports = { f };', null],
    ['let f = () => {}; f(); f = g;', null],
    ['const { f = () => {} } = g; f();', null],
    ['g(() => {});', null],
    ['class A { f() {} }', null],
  ])('finds in %s: %s', (code, expected) => expect(count(code)).toBe(expected));
});
