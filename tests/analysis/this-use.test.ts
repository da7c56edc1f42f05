import { describe, expect, it } from 'vitest';

import { getThisUses, getThisUsesBelow, usesThis } from '../../src/analysis/this-use.ts';
import { isFunction } from '../../src/ast/functions.ts';
import { findAll, parse } from '../support/parse.ts';

/** The method `m` of the last class in the code. */
function methodOf(code: string) {
  const file = parse(code, { filename: 'file.tsx', languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
  const method = findAll(file, 'MethodDefinition').findLast(({ key }) => key.type === 'Identifier' && key.name === 'm')!;
  return { file, method: method.value };
}

function answer(member: string): boolean {
  const { file, method } = methodOf(`class A<T> extends B { ${member} }`);
  return usesThis(method, file.sourceCode);
}

describe('usesThis', () => {
  it.each([
    ['this', 'm() { return this.a; }'],
    ['this as a value', 'm() { return run(this); }'],
    ['super', 'm() { return super.m(); }'],
    ['new.target', 'm() { return new.target; }'],
    ['arguments.callee', 'm() { return arguments.callee; }'],
    ['arguments["callee"]', 'm() { return arguments["callee"]; }'],
    ['this in an arrow', 'm() { return () => () => this.a; }'],
    ['this in a default value', 'm(a = this.b) {}'],
    ['this in a destructuring default', 'm({ a = this.b } = {}) {}'],
    ['the computed key of an object in its body', 'm() { return { [this.a]() {} }; }'],
    ['the computed key of an inner class', 'm() { return class { [this.a]() {} }; }'],
    ['the heritage of an inner class', 'm() { return class extends this.Base {}; }'],
    ['a decorator of an inner class', 'm() { @this.decorate class C {} }'],
    ['a decorator of an inner method', 'm() { return class { @this.decorate n() {} }; }'],
    ['a decorator of an inner parameter', 'm() { class C { n(@this.decorate a) {} } }'],
    ['the type this as a parameter', 'm(other: this) {}'],
    ['the type this as a result', 'm(): this { return make(); }'],
    ['the type this in a variable', 'm() { const a: Set<this> = make(); }'],
    ['a type predicate on this', 'm(): this is C { return true; }'],
    ['an assertion on this', 'm(): asserts this is C {}'],
    ['an assertion that this is there', 'm(): asserts this {}'],
    ['typeof this', 'm(a: typeof this) {}'],
    ['typeof a member of this', 'm(a: typeof this.b) {}'],
    ['an indexed type of this', 'm(a: this["b"]) {}'],
    ['this in a type parameter', 'm<K extends keyof this>(key: K) {}'],
    ['this in an object type', 'm(a: { b: this }) {}'],
    ['a tag on this', 'm() { return <this.Part />; }'],
    ['this in a tag', 'm() { return <div a={this.b} />; }'],
  ])('sees %s', (_, member) => expect(answer(member)).toBe(true));

  it.each([
    ['nothing', 'm() {}'],
    ['a nested function', 'm() { function f() { return this.a; } return function () { return this.b; }; }'],
    ['the default of a nested function', 'm() { return function (a = this.b) {}; }'],
    ['a method of an object', 'm() { return { n() { return this.a; }, get o() { return this.b; } }; }'],
    ['a method of an inner class', 'm() { return class { n() { return this.a; } }; }'],
    ['super in an inner class', 'm() { return class extends C { constructor() { super(); } }; }'],
    ['a field of an inner class', 'm() { return class { a = this.b; c: this; }; }'],
    ['a static block of an inner class', 'm() { return class { static { this.a = 1; } }; }'],
    ['new.target of a nested function', 'm() { return function () { return new.target; }; }'],
    ['import.meta', 'm() { return import.meta.url; }'],
    ['arguments', 'm() { return arguments.length; }'],
    ['a callee of something else', 'm(node) { return node.callee; }'],
    ['a this parameter of a callback type', 'm(f: (this: Window) => void) {}'],
    ['its own computed key', '[this.a]() {} m() {}'],
    ['a property named this', 'm(a) { return a.this; }'],
    ['a tag with an attribute named this', 'm() { return <div this="a" />; }'],
    ['a tag of a part named this', 'm() { return <Some.this />; }'],
  ])('does not see %s', (_, member) => expect(answer(member)).toBe(false));

  it('answers for overload signatures', () => {
    const file = parse('class A { m(a: this): void; m(a: unknown) {} }');
    const [signature, implementation] = findAll(file, 'MethodDefinition');
    expect(usesThis(signature!.value, file.sourceCode)).toBe(true);
    expect(usesThis(implementation!.value, file.sourceCode)).toBe(false);
  });

  it('answers for functions of every kind', () => {
    const file = parse('function f() { this.a; } const g = () => this.b; const h = function () {};');
    const functions = [...findAll(file, 'FunctionDeclaration'), ...findAll(file, 'ArrowFunctionExpression'), ...findAll(file, 'FunctionExpression')];
    expect(functions.filter(isFunction).map(node => usesThis(node, file.sourceCode))).toEqual([true, true, false]);
  });

  it('does not blame a method for the decorators of its parameters', () => {
    expect(answer('m(@decorate(this) a, @decorate(this) b = 1) {}')).toBe(false);
  });
});

describe('getThisUses', () => {
  it('lists the places in source order', () => {
    const { file, method } = methodOf('class A { m(a: this, b = this.c) { return () => [super.d, this.e]; } }');
    expect(Array.from(getThisUses(method, file.sourceCode), ({ type }) => type)).toEqual(['TSThisType', 'ThisExpression', 'Super', 'ThisExpression']);
  });
});

describe('getThisUsesBelow', () => {
  it('answers for code that is no function', () => {
    const file = parse('class A { static { this.a; function f() { this.b; } } }');
    const [block] = findAll(file, 'StaticBlock');
    expect([...getThisUsesBelow(block!.body, file.sourceCode)]).toHaveLength(1);
  });
});
