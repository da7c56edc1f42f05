import { describe, expect, it } from 'vitest';

import { getCanonicalText, getOutline, getStatements } from '../../src/analysis/canonical-functions.ts';
import { isFunction, type FunctionNode } from '../../src/ast/functions.ts';
import { walkFile } from '../../src/ast/walk.ts';
import { parse } from '../support/parse.ts';

/** The functions of some code that stand in no other function, each with its canonical text. */
function read(code: string): { readonly functions: readonly FunctionNode[]; readonly texts: readonly (string | null)[] } {
  const { sourceCode } = parse(code);
  const functions = walkFile(sourceCode).filter(node => isFunction(node));
  return { functions, texts: functions.map(node => getCanonicalText(node, sourceCode)) };
}

describe('the canonical text', () => {
  it.each<[string, string]>([
    ['other names', 'function a(x) { const y = x; return y; } function b(p) { const q = p; return q; }'],
    ['other kinds', 'const a = x => { return x; }; class B { b(x) { return x; } }'],
    ['other own names', 'function a() { a(); } const b = () => { b(); };'],
    ['other types', 'function a(x: string): string { return x; } function b<T>(x: T) { return x as number; }'],
    ['a type for this', 'function a(this: A) { run(); } function b() { run(); }'],
    ['shorthands', 'function a(x) { return { k: x }; } function b(k) { return { k }; }'],
    ['a file that is one class', 'class A { a() { this.x; } b() { this.x; } }'],
  ])('is one in spite of %s', (_, code) => {
    const { texts } = read(code);
    expect(texts).toHaveLength(2);
    expect(texts[0]).not.toBeNull();
    expect(texts[1]).toBe(texts[0]);
  });

  it.each<[string, string]>([
    ['parameters that change places', 'function a(x, y) { return x; } function b(y, x) { return x; }'],
    ['free variables', 'let x, y; function a() { return x; } function b() { return y; }'],
    ['globals', 'function a() { return x; } function b() { return y; }'],
    ['literals', "function a() { return 1; } function b() { return '1'; }"],
    ['regular expressions', 'function a() { return /a/u; } function b() { return /a/v; }'],
    ['properties', 'function a() { return x.y; } function b() { return x.z; }'],
    ['private names', 'class A { #x; #y; a() { return #x in o; } b() { return #y in o; } }'],
    ['the side of a class', 'class A { a() { this.x; } static b() { this.x; } }'],
    ['objects', 'const o = { a() { this.x; } }, p = { b() { this.x; } };'],
    ['labels', 'function a() { x: for (;;) break x; } function b() { y: for (;;) break; }'],
  ])('tells %s apart', (_, code) => {
    const { texts } = read(code);
    expect(texts).toHaveLength(2);
    expect(texts[1]).not.toBe(texts[0]);
  });

  it('is none for functions that only their callers give a this', () => {
    expect(read('function a() { this.x; } const b = function () { return () => super.x; };').texts[0]).toBeNull();
  });

  it('knows the this of arrows by what is around them', () => {
    const { texts } = read('on(() => { this.x; }); off(() => { this.x; });');
    expect(texts[0]).toBe(texts[1]);
  });

  it('tells arguments of a function around from its own', () => {
    const { texts } = read('function a() { return () => { arguments; }; } function b() { arguments; }');
    expect(texts[1]).not.toBe(texts[2]);
  });
});

describe('the outline', () => {
  it('is the same wherever the text is, and cheap', () => {
    const { functions } = read('function a(this: A, x: string) { type T = string; return x as T; } const b = y => { return y; };');
    expect(functions.map(getOutline)).toEqual(['1:ReturnStatementIdentifier', '1:ReturnStatementIdentifier']);
  });

  it('knows statements by what they hold', () => {
    const { functions } = read('async function* a() { const { x } = y(), z; await x!; throw x; if (x) z; }');
    expect(getOutline(functions[0]!)).toBe('async*0:ObjectPatternCallExpression+Identifier,AwaitExpression,ThrowStatementIdentifier,IfStatement');
    expect(getStatements(functions[0]!)).toHaveLength(4);
  });
});
