import { describe, expect, it } from 'vitest';

import { getFunctionNames } from '../../src/ast/function-names.ts';
import { isFunction } from '../../src/ast/functions.ts';
import { walk } from '../../src/ast/walk.ts';
import { parse } from '../support/parse.ts';

describe('getFunctionNames', () => {
  it.each([
    ['function a() {}', ['a']],
    ['const a = () => {}', ['a']],
    ['const a = function b() {}', ['b', 'a']],
    ['const a = (() => {}) as any', ['a']],
    ['a.b = () => {}', ['b']],
    ['const { a = () => {} } = b', ['a']],
    ['class A { b() {} }', ['b', 'A.b']],
    ['class A { static b = () => {} }', ['b', 'A.b']],
    ['class A { #b() {} }', ['b', 'A.b']],
    ['class A { accessor b = () => {} }', ['b', 'A.b']],
    ['const A = class { b() {} }', ['b', 'A.b']],
    ['const A = class B { c() {} }', ['c', 'B.c']],
    ['const a = { b() {} }', ['b', 'a.b']],
    ["const a = { 'b': () => {} }", ['b', 'a.b']],
    ['f({ b() {} })', ['b']],
    ['class A { [b]() {} }', []],
    ['f(() => {})', []],
  ])('finds in %s: %s', (code, names) => {
    const { sourceCode } = parse(code);
    const node = [...walk(sourceCode.ast, sourceCode)].find(isFunction)!;
    expect(getFunctionNames(node)).toEqual(names);
  });
});
