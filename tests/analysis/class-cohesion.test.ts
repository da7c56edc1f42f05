import { describe, expect, it } from 'vitest';

import { getCohesionGroups } from '../../src/analysis/class-cohesion.ts';
import { getClasses } from '../../src/analysis/class-members.ts';
import { parse } from '../support/parse.ts';

/** The groups of the first class, each as the names of its members; those with state end in `*`. */
function groupsOf(code: string, filename = 'file.ts'): string[] {
  const file = parse(code, { filename });
  const groups = getCohesionGroups(getClasses(file.sourceCode)[0]!, file);
  return groups.map(({ hasState, members }) => `${members.map(({ name }) => name ?? '?').join(' ')}${hasState ? ' *' : ''}`);
}

describe('the groups of a class', () => {
  it.each<[string, string, string[]]>([
    ['a shared field', 'class A { a = 1; m() { this.a; } n() { this.a = 2; } }', ['m n *']],
    ['a shared private field', 'class A { #a = 1; m() { this.#a; } n() { return #a in this && this.#a; } }', ['m n *']],
    ['a destructured field', 'class A { a = 1; m() { const { a } = this; } n() { this.a; } }', ['m n *']],
    ['a field through a name for this', 'class A { a = 1; m() { const self = this; on(function () { self.a; }); } n() { this.a; } }', ['m n *']],
    ['a call', 'class A { m() { this.n(); } n() {} }', ['m n']],
    ['a method that is handed on', 'class A { m() { on(this.n); } n() {} }', ['m n']],
    ['a call of an abstract method', 'abstract class A { abstract x(): void; m() { this.x(); } n() { this.x(); } }', ['m n']],
    ['a field that holds a function', 'class A { a = 1; m = () => this.a; n() { this.a; } }', ['m n *']],
    ['a chain', 'class A { a = 1; b = 1; m() { this.a; } n() { this.a + this.b; } o() { this.b; } }', ['m n o *']],
    ['a parameter property that a method writes', 'class A { constructor(private a: number) {} m() { this.a++; } n() { this.a; } }', ['m n *']],
    ['a field that is assigned twice', 'class A { a; constructor(a) { this.a = a; } m() { this.a; } n() { this.a = 1; } }', ['m n *']],
    ['a field that the constructor makes', 'class A { a; constructor(a) { this.a = new Map(a); } m() { this.a; } n() { this.a; } }', ['m n *']],
    ['a given field with a default', 'class A { a = 1; constructor(a) { this.a = a; } m() { this.a; } n() { this.a; } }', ['m n *']],
    ['an accessor of one field', 'class A { #a = 1; get a() { return this.#a; } m() { this.a; } n() { this.#a; } }', ['a m n *']],
    ['a key that only run time knows', 'class A { a = 1; b = 1; m() { this.a; } n() { this.b; } o(key) { return this[key]; } }', ['m n o *']],
    ['this handed on', 'class A { a = 1; b = 1; m() { this.a; } n() { this.b; } o() { save(this); } }', ['m n o *']],
    ['a field that is made of another', 'class A { a; b; constructor() { this.a = new A(); this.b = new B(this.a); } m() { this.a; } n() { this.b; } }', ['m n *']],
    ['an initialiser of another field', 'class A { #a = new Map(); a = new View(this.#a); m() { this.#a; } n() { this.a; } }', ['m n *']],
    ['fields that are made of a third', 'class A { a = 1; b = new B(this.a); c = new C(this.a); m() { this.b; } n() { this.c; } }', ['m n *']],
    ['the rest of this', 'class A { a = 1; b = 1; m() { this.a; } n() { this.b; } o() { const { ...all } = this; return all; } }', ['m n o *']],
  ])('are connected by %s', (_, code, groups) => {
    expect(groupsOf(code)).toEqual(groups);
  });

  it.each<[string, string, string[]]>([
    ['different fields', 'class A { a = 1; b = 1; m() { this.a; } n() { this.b; } }', ['m *', 'n *']],
    ['the constructor', 'class A { a = 1; b = 1; constructor() { this.a = this.b; this.m(); this.n(); } m() { this.a; } n() { this.b; } }', ['m *', 'n *']],
    ['a field that something else is made of', 'class A { a = 1; b = 1; constructor() { run(new B(this.a)); other.b = new B(this.a); } m() { this.a; } n() { this.b; } }', ['m *', 'n *']],
    ['an accessor of two fields', 'class A { a = 1; b = 1; get sum() { return this.a + this.b; } m() { this.a + this.sum; } n() { this.b + this.sum; } }', ['m *', 'n *']],
    ['a static method', 'class A { a = 1; b = 1; static s(x) { x.a + x.b; } m() { this.a; A.s(this.a); } n() { this.b; A.s(this.b); } }', ['m *', 'n *']],
    ['a parameter property', 'class A { constructor(private db: Db) {} m() { this.db; } n() { this.db; } }', ['m', 'n']],
    ['a field that the constructor is given', 'class A { #db; constructor(db) { this.#db = db; } m() { this.#db; } n() { this.#db; } }', ['m', 'n']],
    ['a field given in an object', 'class A { db; constructor({ db }) { this.db = db as Db; } m() { this.db; } n() { this.db; } }', ['m', 'n']],
    ['an inherited member', 'class A extends B { m() { this.x; this.y(); } n() { this.x; this.y(); } }', ['m', 'n']],
    ['returning this', 'class A { a = 1; b = 1; m() { this.a; return this; } n() { this.b; return this; } }', ['m *', 'n *']],
    ['binding a method', 'class A { a = 1; b = 1; m() { this.a; on(this.m.bind(this)); } n() { this.b; } }', ['m *', 'n *']],
    ['a nested function with a this of its own', 'class A { a = 1; m() { this.a; } n() { on(function () { this.a; }); } }', ['m *', 'n']],
  ])('are not connected by %s', (_, code, groups) => {
    expect(groupsOf(code)).toEqual(groups);
  });

  it('hold an accessor that uses only their members', () => {
    expect(groupsOf('class A { a = 1; b = 1; get x() { return [this.a, this.m()]; } m() { this.a; } n() { this.b; } }')).toEqual(['x m *', 'n *']);
  });

  it('leave out accessors that nothing else shares a field with', () => {
    expect(groupsOf('class A { a = 1; get x() { return this.a; } set x(a) { this.a = a; } m() {} }')).toEqual(['m']);
  });

  it('take what a class of JavaScript assigns for its own field', () => {
    const code = 'class A extends B { constructor(options) { super(); this.a = options.a; } m() { this.a; } n() { this.a; } }';
    expect(groupsOf(code, 'file.js')).toEqual(['m n *']);
    expect(groupsOf(code, 'file.ts')).toEqual(['m', 'n']);
  });

  it('are none without methods', () => {
    expect(groupsOf('class A { a = 1; static m() {} static { this.m(); } [key: string]: unknown }')).toEqual([]);
  });
});
