import { describe, expect, it } from 'vitest';

import { getClasses } from '../../src/analysis/class-members.ts';
import { getAskedNames, isAskedByInterface } from '../../src/analysis/interface-members.ts';
import { isFunction } from '../../src/ast/functions.ts';
import { walkFile } from '../../src/ast/walk.ts';
import { parse } from '../support/parse.ts';

function isAsked(code: string): boolean {
  const file = parse(code);
  const found = [...walkFile(file.sourceCode)].find(isFunction)!;
  return isAskedByInterface(found, file);
}

describe('isAskedByInterface', () => {
  it.each([
    'interface A { b(): void } class C implements A { b() {} }',
    'interface A { readonly b: string } class C implements A { get b() { return ""; } }',
    'interface A { "b": () => void } class C implements X, A { b = () => {}; }',
  ])('sees the signature in `%s`', code => expect(isAsked(code)).toBe(true));

  it.each([
    'interface A { c(): void } class C implements A { b() {} }',
    'interface A { [b]: string } class C implements A { b() {} }',
    'interface A { b(): void } class C { b() {} }',
    'interface A { b(): void } class C implements A { static b() {} }',
    'interface A { b(): void } class C implements A { [b]() {} }',
    'type A = { b(): void }; class C implements A { b() {} }',
    'import { A } from "a"; class C implements A, ns.B { b() {} }',
    'function b() {}',
    'const c = { b() {} };',
  ])('sees none in `%s`', code => expect(isAsked(code)).toBe(false));

  it('takes a signature that is deprecated, too, for no reason to call it', () => {
    expect(isAsked('interface A { a: string; /** @deprecated Use a. */ b(): void } class C implements A { b() {} }')).toBe(false);
  });
});

describe('getAskedNames', () => {
  it.each([
    ['interface A { a(): void; "b": string; [c]: string; (): void } interface B { d(): void } class C implements A, B {}', ['a', 'b', 'd']],
    ['type A = { a(): void }; class C implements A, Missing, ns.B {}', []],
    ['class C {}', []],
  ])('lists them for `%s`', (code, names) => {
    const file = parse(code);
    expect([...getAskedNames(getClasses(file.sourceCode)[0]!.node, file)]).toEqual(names);
  });
});
