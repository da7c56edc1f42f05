import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { findMember, getAccessesByName, getClasses, getClassMembers, type MemberAccess } from '../../src/analysis/class-members.ts';
import { find, parse } from '../support/parse.ts';

function membersOf(code: string) {
  const file = parse(code, { filename: 'file.tsx', languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } });
  return { ...file, owner: getClasses(file.sourceCode)[0]! };
}

/** `kind name < where it stands`, in source order. */
function describeAccesses(accesses: readonly MemberAccess[]): string[] {
  return accesses.map(({ from, kind, name }) => `${kind} ${name ?? '?'} < ${from?.name ?? from?.kind ?? 'outside'}`);
}

function accessesOf(member: string, rest = ''): string[] {
  return describeAccesses(membersOf(`class A { m() {} #m() {} ${member} } ${rest}`).owner.accesses);
}

describe('the members of a class', () => {
  it('are listed in source order, with kind, side and visibility', () => {
    const { owner } = membersOf(`class A {
      static count = 0;
      #secret = 1;
      private readonly hidden?: string;
      accessor auto = 2;
      constructor(protected repo: Repo, private size = 1, plain: string) {}
      get value() { return 1; }
      set value(next) {}
      static #make() {}
      protected work() {}
      ['quoted']() {}
      [Symbol.iterator]() {}
      static { run(); }
      [key: string]: unknown;
    }`);
    expect(owner.members.map(({ isStatic, kind, name, visibility }) => `${visibility} ${isStatic ? 'static ' : ''}${kind} ${name ?? '?'}`)).toEqual([
      'public static field count',
      '#private field #secret',
      'private field hidden',
      'public field auto',
      'public constructor constructor',
      'protected parameterProperty repo',
      'private parameterProperty size',
      'public accessor value',
      '#private static method #make',
      'protected method work',
      'public method quoted',
      'public method ?',
      'public static staticBlock ?',
    ]);
  });

  it('hold overload signatures with their implementation, and a getter with its setter', () => {
    const { owner } = membersOf('class A { m(a: string): void; m(a: number): void; m(a: unknown) {} get b() { return 1; } set b(value) {} }');
    expect(owner.members.map(({ functions, nodes }) => [nodes.length, functions.length])).toEqual([
      [3, 1],
      [2, 2],
    ]);
  });

  it('tell an instance member from a static one of the same name', () => {
    const { owner } = membersOf('class A { m() {} static m() {} }');
    expect(findMember(owner, 'm', { isStatic: false })).toBe(owner.members[0]);
    expect(findMember(owner, 'm', { isStatic: true })).toBe(owner.members[1]);
    expect(findMember(owner, 'n', { isStatic: true })).toBeNull();
  });

  it('have the function that a field holds', () => {
    const { owner } = membersOf('class A { a = () => 1; b = function () {}; c = 1; }');
    expect(owner.members.map(({ functions }) => functions.length)).toEqual([1, 1, 0]);
  });

  it('may be signatures without a body', () => {
    const { owner } = membersOf('abstract class A { abstract m(): void; abstract x: number; } declare class B { m(): void }');
    expect(owner.members.map(({ functions, kind }) => [kind, functions.length])).toEqual([
      ['method', 0],
      ['field', 0],
    ]);
  });

  it('are found for class expressions and inner classes', () => {
    const { sourceCode } = membersOf('const A = class { m() { return class B { n() {} }; } };');
    expect(getClasses(sourceCode).map(({ members }) => members[0]?.name)).toEqual(['m', 'n']);
  });

  it('are none in a file without a class', () => {
    const { sourceCode } = parse('a.b();');
    expect(getClasses(sourceCode)).toEqual([]);
    expect(getAccessesByName('b', sourceCode)).toEqual([]);
  });
});

describe('accesses through this', () => {
  it.each([
    ['a() { this.m(); }', 'call m < a'],
    ['a() { this["m"](); }', 'call m < a'],
    ['a() { (this as any).m!(); }', 'call m < a'],
    ['a() { this.m?.(); }', 'optionalCall m < a'],
    ['a() { this?.m(); }', 'optionalCall m < a'],
    ['a() { (this?.m)(); }', 'optionalCall m < a'],
    ['a() { return this.m; }', 'read m < a'],
    ['a() { return this.m.bind(this); }', 'read m < a'],
    ['a() { return this.m`text`; }', 'read m < a'],
    ['a() { return new this.m(); }', 'read m < a'],
    ['a() { run(this.m); }', 'read m < a'],
    ['a() { this.m = 1; }', 'write m < a'],
    ['a() { this.m += 1; }', 'write m < a'],
    ['a() { this.m++; }', 'write m < a'],
    ['a() { [this.m] = list; }', 'write m < a'],
    ['a() { [...this.m] = list; }', 'write m < a'],
    ['a() { ({ n: this.m } = object); }', 'write m < a'],
    ['a() { ({ n: this.m = 1 } = object); }', 'write m < a'],
    ['a() { for (this.m of list); }', 'write m < a'],
    ['a() { delete this.m; }', 'delete m < a'],
    ['a() { const { m } = this; }', 'destructure m < a'],
    ['a() { const { m: n = 1 } = this; }', 'destructure m < a'],
    ['a() { ({ m } = this); }', 'destructure m < a'],
    ['a() { const { ...rest } = this; }', 'destructure ? < a'],
    ['a() { return "m" in this; }', 'test m < a'],
    ['a(b: typeof this.m) {}', 'type m < a'],
    ['a(b: this["m"]) {}', 'type m < a'],
    ['a() { this[key] = 1; }', 'write ? < a'],
    ['a() { return <this.m />; }', 'read m < a'],
    ['a() { const self = this; return function () { self.m(); }; }', 'call m < a'],
    ['a() { return f; function f() { self.m(); } const self = this; }', 'call m < a'],
    ['a = () => this.m();', 'call m < a'],
    ['get a() { return this.m(); }', 'call m < a'],
    ['constructor() { this.m(); }', 'call m < constructor'],
    ['static { this.m(); }', 'call m < staticBlock'],
    ['a() { this.inherited(); }', 'call inherited < a'],
  ])('%s is %s', (member, expected) => expect(accessesOf(member)).toEqual([expected]));

  it.each([
    ['a nested function', 'a() { return function () { this.m(); }; }'],
    ['a method of an object', 'a() { return { n() { this.m(); } }; }'],
    ['another object', 'a(other) { other.m(); }'],
    ['a reassigned alias', 'a(b) { let self = this; self = b; self.m(); }'],
    ['super', 'a() { super.m(); }'],
  ])('are none in %s', (_, member) => expect(accessesOf(member)).toEqual([]));

  it('belong to the member of that side', () => {
    const { owner } = membersOf('class A { m() {} static m() {} a() { this.m(); } static b() { this.m(); this.m(); } }');
    expect(owner.members.slice(0, 2).map(({ accesses }) => accesses.length)).toEqual([1, 2]);
  });

  it('of an inner class belong to that', () => {
    const { sourceCode } = membersOf('class A { m() {} a() { return class B { m() {} [this.m()]() { this.m(); } }; } }');
    expect(getClasses(sourceCode).map(({ accesses }) => describeAccesses(accesses))).toEqual([['call m < a'], ['call m < ?']].map(([only]) => [only!.replace('?', 'method')]));
  });
});

describe('accesses of private names', () => {
  it.each([
    ['a(other) { other.#m(); }', 'call #m < a'],
    ['a() { get().#m(); }', 'call #m < a'],
    ['a() { this.b.#m(); }', 'read b < a|call #m < a'],
    ['a(other) { other.#m?.(); }', 'optionalCall #m < a'],
    ['a(other) { return #m in other; }', 'test #m < a'],
    ['a() { return function () { this.#m(); }; }', 'call #m < a'],
    ['a() { return class { n() { this.#m(); } }; }', 'call #m < a'],
    ['[key(A => A.#m)]() {}', 'read #m < outside'],
    ['static a(other) { other.#m(); }', 'call #m < a'],
  ])('%s is %s', (member, expected) => expect(accessesOf(member).toSorted()).toEqual(expected.split('|').toSorted()));

  it('belong to the innermost class that declares the name', () => {
    const { sourceCode } = membersOf('class A { #m() {} #n() {} a() { return class { #m() {} b() { this.#m(); this.#n(); } }; } }');
    const [outer, inner] = getClasses(sourceCode);
    expect(describeAccesses(outer!.accesses)).toEqual(['call #n < a']);
    expect(describeAccesses(inner!.accesses)).toEqual(['call #m < b']);
  });

  it('are seen in optional chains, which only JavaScript has for them', () => {
    const { sourceCode } = parse('class A { #m() {} a(o) { o?.#m(); } }', { filename: 'a.js', languageOptions: { parser: undefined } as unknown as Linter.LanguageOptions });
    expect(describeAccesses(getClasses(sourceCode)[0]!.accesses)).toEqual(['optionalCall #m < a']);
  });

  it('in the heritage of a class mean the class around it', () => {
    const { sourceCode } = membersOf('class A { #m() {} a(o) { return class extends o.#m() { #m() {} }; } }');
    expect(getClasses(sourceCode).map(({ accesses }) => accesses.length)).toEqual([1, 0]);
  });
});

describe('accesses through the name of the class', () => {
  it('are static', () => {
    const { owner } = membersOf('class A { m() {} static m() {} } A.m();');
    expect(owner.members.map(({ accesses }) => accesses.length)).toEqual([0, 1]);
    expect(describeAccesses(owner.accesses)).toEqual(['call m < outside']);
  });

  it('are seen for a class in a const', () => {
    expect(membersOf('const A = class { static m() {} }; A.m();').owner.accesses).toHaveLength(1);
  });

  it('as a type are of its instances', () => {
    const { owner } = membersOf('class A { m() {} static m() {} } type M = A["m"]; type Both = A["m" | "n"];');
    expect(owner.members.map(({ accesses }) => accesses.map(({ kind }) => kind))).toEqual([['type', 'type'], []]);
  });

  it('are none for a variable that shadows it', () => {
    expect(accessesOf('', 'function f(A) { A.m(); }')).toEqual([]);
  });
});

describe('getAccessesByName', () => {
  it('lists what reaches for a name that a class declares, on whatever object', () => {
    const { sourceCode } = membersOf('class A { m() { this.m(); } } x.m(); const { m } = y; function f({ m }) {} namespace.other(); z["m"]; x[key]; A[key];');
    expect(getAccessesByName('m', sourceCode).map(({ kind, receiver, target }) => `${kind} ${receiver ? sourceCode.getText(receiver) : '?'} ${target ? 'own' : ''}`)).toEqual([
      'call this own',
      'call x ',
      'destructure y ',
      'destructure ? ',
      'read z ',
    ]);
    expect(getAccessesByName('other', sourceCode)).toEqual([]);
    expect(getAccessesByName(null, sourceCode)).toHaveLength(1);
  });

  it('does not take the types of a namespace for members', () => {
    const { sourceCode } = membersOf('class A { m() {} } let a: Space.m;');
    expect(getAccessesByName('m', sourceCode)).toEqual([]);
  });
});

describe('the analysis', () => {
  it('runs once per file', () => {
    const file = parse('class A { m() {} }');
    const node = find(file, 'ClassDeclaration');
    expect(getClassMembers(node, file.sourceCode)).toBe(getClassMembers(node, file.sourceCode));
  });

  it('survives odd syntax', () => {
    const { owner } = membersOf(`
      import x = require('x');
      enum E { a = 1 }
      abstract class A { declare a: string; abstract b(): void; @dec accessor c = 1; static {} #d; ; constructor(); constructor(a?: string) {} }
      const [, hole] = [, 1];
      try { f(); } catch { g(); }
      const deep = ${'a + '.repeat(1000)}a;
      export = A;
    `);
    expect(owner.members.map(({ name }) => name)).toEqual(['a', 'b', 'c', null, '#d', 'constructor']);
  });
});
