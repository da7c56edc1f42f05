import { describe, expect, it } from 'vitest';

import { getInventory } from '../../src/analysis/class-fields.ts';
import { getClasses } from '../../src/analysis/class-members.ts';
import { parse } from '../support/parse.ts';

function inventoryOf(code: string, filename = 'file.ts') {
  const file = parse(code, { filename });
  return getInventory(getClasses(file.sourceCode)[0]!, file);
}

describe('the inventory of a class', () => {
  it('lists methods of every kind, an accessor pair and overloads once', () => {
    const { methods } = inventoryOf(`abstract class A {
      constructor() {}
      get x() { return 1; }
      set x(value) {}
      m(a: string): void;
      m(a: unknown): void {}
      abstract n(): void;
      declare o: () => void;
      static s() {}
      #p() {}
      f = () => {};
      g = (function () {}) as Handler;
      [Symbol.iterator]() {}
      static { run(); }
    }`);
    expect(methods).toEqual(['x', 'm', 's', '#p', 'f', 'g', null]);
  });

  it('leaves out what only forwards, and the fields of a record', () => {
    expect(inventoryOf('class A { a = 1; #b; toJSON() { return this.a; } serialize() {} toB() { return this.#b.toB(); } }')).toEqual({ methods: ['toJSON', 'serialize'], fields: [] });
    expect(inventoryOf('class A { a = 1; toJSON() { return this.a; } total() {} }').fields).toEqual(['a']);
    expect(inventoryOf('class A { a = 1; toJSON() { return this.a++; } }').fields).toEqual(['a']);
    expect(inventoryOf('class A { a = 1; }').fields).toEqual(['a']);
  });

  it('lists the fields of instances', () => {
    const { fields } = inventoryOf(`abstract class A {
      a = 1;
      #b?: string;
      readonly c: number;
      accessor d = 1;
      static e = 1;
      declare f: string;
      abstract g: string;
      @Column() h: string;
      i = () => {};
      constructor(private j: string, @Inject() readonly k = 1, l: string) {}
      [key: string]: unknown;
    }`);
    expect(fields).toEqual(['a', '#b', 'c', 'd', 'j', 'k']);
  });

  it('knows fields and functions that the constructor assigns', () => {
    const code = `class A { a; set s(value) {} constructor(b) {
      this.a = 1;
      this.s = 1;
      if (b) this.b = b;
      this.b = null;
      [this.c] = b;
      this.f = () => {};
      on(() => { this.d = 1; });
    } m() { this.late = 1; } }`;
    expect(inventoryOf(code, 'file.js')).toEqual({ methods: ['s', 'm', 'f'], fields: ['a', 'b', 'c', 'd'] });
  });

  it('takes what a subclass in TypeScript assigns without declaring it for inherited', () => {
    const code = 'class A extends B { constructor() { super(); this.a = 1; } }';
    expect(inventoryOf(code, 'file.ts').fields).toEqual([]);
    expect(inventoryOf(code, 'file.js').fields).toEqual(['a']);
  });

  it('leaves out fields that take a function later', () => {
    const { fields, methods } = inventoryOf('class A { a!: () => void; b!: HandlerInterface<E>; c?: RequestHandler; d!: Handlers; e: Listener = make(); f!: ns.Handler; g; }');
    expect(fields).toEqual(['d', 'e', 'f', 'g']);
    expect(methods).toEqual([]);
  });
});
