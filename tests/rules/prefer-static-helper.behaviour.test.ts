import { runInNewContext } from 'node:vm';

import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import rule from '../../src/rules/prefer-static-helper.ts';

const ID = 'adr/prefer-static-helper';
const documented = { create: () => ({}) };

function lint(code: string, options: object = {}, { fix = true } = {}) {
  const config = {
    files: ['**/*.*'],
    languageOptions: { parser: parser as Linter.Parser },
    linterOptions: { reportUnusedDisableDirectives: 'off' },
    plugins: { adr: { rules: { 'prefer-static-helper': rule } }, '@typescript-eslint': { rules: { 'class-methods-use-this': documented } } },
    rules: { [ID]: ['error', options] },
  } as unknown as Linter.Config;
  const linter = new Linter();
  return fix
    ? linter.verifyAndFix(code, [config], { filename: 'file.ts' })
    : { fixed: false, messages: linter.verify(code, [config], { filename: 'file.ts' }), output: code };
}

/** What the code makes of `result`, as data of this realm. */
function run(code: string): unknown {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } });
  return JSON.parse(runInNewContext(`${outputText}\n;JSON.stringify(result)`) as string);
}

interface Case {
  readonly name: string;
  readonly code: string;
  readonly options?: object;
  /** How many methods become static, overload signatures counted. */
  readonly made: number;
}

const CASES: readonly Case[] = [
  {
    name: 'mutual recursion through arrows and defaults',
    made: 3,
    code: `
      class Parser {
        #even(n, next = k => this.#odd(k)) { return n === 0 ? true : next(n - 1); }
        #odd(n) { return n === 0 ? false : this.#even(n - 1); }
        #all(list) { return list.map(n => this.#even(n)); }
        parse(list) { return this.#all(list); }
      }
      const result = new Parser().parse([0, 1, 2, 7]);`,
  },
  {
    name: 'subclasses that use, override and shadow',
    made: 2,
    code: `
      class Base {
        #tag(x) { return 'base:' + x; }
        tag(x) { return this.#tag(x); }
      }
      class Derived extends Base {
        #tag(x) { return 'derived:' + x; }
        tag(x) { return super.tag(x) + '|' + this.#tag(x); }
      }
      const result = [new Base().tag(1), new Derived().tag(2)];`,
  },
  {
    name: 'asynchronous methods, generators and both',
    made: 3,
    code: `
      class Streams {
        * #numbers(n) { for (let i = 0; i < n; i++) yield i; }
        async #double(x) { return x * 2; }
        async *#doubled(n) { for (const x of this.#numbers(n)) yield await this.#double(x); }
        sum() { return [...this.#numbers(5)].reduce((a, b) => a + b, 0); }
        types() { return [typeof this.#doubled(1).next, typeof this.#double(1).then]; }
      }
      const result = [new Streams().sum(), new Streams().types()];`,
  },
  {
    name: 'other instances, comparators and static callers',
    made: 2,
    code: `
      class Version {
        constructor(text) { this.text = text; }
        #parts(text) { return text.split('.').map(Number); }
        #compare(a, b) { return a.#parts(a.text)[0] - b.#parts(b.text)[0]; }
        isNewer(other) { return this.#compare(this, other) > 0; }
        static newest(list) { return list.reduce((a, b) => (a.#compare(a, b) >= 0 ? a : b)).text; }
      }
      const list = ['1.2', '3.1', '2.9'].map(text => new Version(text));
      const result = [Version.newest(list), list[1].isNewer(list[0])];`,
  },
  {
    name: 'uses while the class is still being made',
    made: 1,
    code: `
      class Registry {
        static default = new Registry(3);
        static made = [];
        size = this.#clamp(99);
        constructor(n) { this.n = this.#clamp(n); }
        static { Registry.made.push(new Registry(50).n, new this(2).size); }
        #clamp(n) { return Math.min(n, 10); }
      }
      const result = [Registry.default, Registry.made];`,
  },
  {
    name: 'a class in a const, another by its inner name, one without a name',
    made: 2,
    code: `
      const Plain = class { #x(a) { return [a]; } go() { return this.#x(1); } };
      const Named = class Inner { #x(a) { return [a, Inner.name]; } go() { return this.#x(2); } };
      const make = () => class { #x(a) { return a; } go() { return this.#x(3); } };
      const result = [new Plain().go(), new Named().go(), new (make())().go()];`,
  },
  {
    name: 'names that shadow the class, and one that only looks so',
    made: 1,
    code: `
      class Shadow {
        #a(x) { return x + 1; }
        #b(x) { return x + 2; }
        one(Shadow) { return this.#a(Shadow); }
        two() { { const Shadow = 5; void Shadow; } return this.#b(1); }
      }
      const result = [new Shadow().one(1), new Shadow().two()];`,
  },
  {
    name: 'inner classes and functions with their own this',
    made: 3,
    code: `
      class Outer {
        #wrap(x) { return { x, get() { return this.x; } }; }
        #inner() { return class Inner { #label(y) { return 'y' + y; } [this === undefined ? 'a' : 'b']() { return this.#label(1); } }; }
        #twice(x) { return function () { return x * 2; }; }
        go() { const I = this.#inner(); return [this.#wrap(4).get(), this.#twice(2)(), Object.getOwnPropertyNames(I.prototype).length, new I().b()]; }
      }
      const result = new Outer().go();`,
  },
  {
    name: 'references, brand checks and bound methods stay as they are',
    made: 2,
    code: `
      class Handlers {
        #format(x) { return '<' + x + '>'; }
        #handle(x) { return this.#format(x); }
        #plain(x) { return x * 3; }
        #is(x) { return #plain2 in x; }
        #plain2() { return 1; }
        go() { return [[1, 2].map(this.#format), this.#handle(3), this.#plain(2), this.#is(this), this.#is({}), this.#plain2()]; }
      }
      const result = new Handlers().go();`,
  },
  {
    name: 'helpers that see the class and its statics, eval nearby, and labels',
    made: 2,
    code: `
      class Config {
        static defaults = { a: 1 };
        #merge(own) { return { ...Config.defaults, ...own }; }
        #keys(own) { outer: for (const key of Object.keys(this.#merge(own))) { if (key === 'b') { return key; } continue outer; } return null; }
        go() { return [this.#keys({ b: 2 }), this.#merge({}), (0, eval)('1 + 1')]; }
      }
      const result = new Config().go();`,
  },
  {
    name: 'twelve helpers that all meet in one method',
    made: 12,
    code: `
      class Many {
        go() { return [${Array.from({ length: 12 }, (_, i) => `this.#m${i}(${i})`).join(', ')}]; }
        ${Array.from({ length: 12 }, (_, i) => `#m${i}(x) { return x ${i > 0 ? `+ this.#m${i - 1}(x)` : ''}; }`).join('\n        ')}
      }
      const result = new Many().go();`,
  },
  {
    name: 'TypeScript private methods, with fixPrivate',
    made: 4,
    options: { fixPrivate: true },
    code: `
      class Money {
        constructor(private readonly cents: number) {}
        private round(x: number): number;
        private round(x: string): number;
        private round(x: number | string) { return Math.round(Number(x)); }
        private async *steps(other: Money) { yield this.round(1.6) + other.round('2.4'); }
        private ['sum'](list: Money[]): number { const self = this; return list.reduce((sum, { cents }) => sum + self.round(cents), 0); }
        total(list: Money[]): unknown { return [this.sum(list), typeof this.steps(new Money(1)).next, this.cents]; }
      }
      const result = new Money(7).total([new Money(1.2), new Money(2.7)]);`,
  },
];

describe('the fix', () => {
  it.each(CASES)('keeps the behaviour of $name', ({ code, made, options }) => {
    const before = run(code);
    const { messages, output } = lint(code, options);
    expect(countStatic(output) - countStatic(code)).toBe(made);
    expect(run(output)).toEqual(before);
    expect(messages.filter(({ fix }) => fix)).toEqual([]);
    expect(lint(output, options).output).toBe(output);
  });

  it('takes one pass, however many helpers meet in one method', () => {
    const { code } = CASES.find(({ made }) => made === 12)!;
    const [first, ...others] = lint(code, {}, { fix: false }).messages;
    expect(others).toHaveLength(11);
    expect(others.every(({ fix }) => fix?.text === first?.fix?.text)).toBe(true);
  });

  it('of one report leaves helpers elsewhere in the class alone', () => {
    const code = 'class A {\n  #m(x) { return x; }\n  a() { return this.#m(1); }\n  b() { return this.#n(1); }\n  #n(x) { return x; }\n}';
    const [first, second] = lint(code, {}, { fix: false }).messages.map(({ fix }) => fix!.range);
    expect(first![1]).toBeLessThan(second![0]);
  });
});

function countStatic(code: string): number {
  return code.split('static ').length;
}

describe('a documented exception to the rule itself', () => {
  const exception = `// eslint-disable-next-line ${ID} -- tests put another in its place`;

  it('is not taken along by the fix of another helper', () => {
    const code = `class A {\n  ${exception}\n  #m() { return 1; }\n  #n() { return this.#m(); }\n  #o() { return 1; }\n  go() { this.#n(this.#o()); }\n}`;
    const { output, messages } = lint(code);
    expect(output).toBe(code.replace('#o() { return', 'static #o() { return').replace('this.#o()', 'A.#o()'));
    expect(messages.map(({ line }) => line)).toEqual([4]);
  });
});

describe('a documented exception to the same rule of another plugin', () => {
  it.each([
    ['counts, with a reason', ' -- called by name', 0],
    ['does not count without', '', 1],
  ])('%s', (_, reason, expected) => {
    const code = `class A {\n  // eslint-disable-next-line no-eval, @typescript-eslint/class-methods-use-this${reason}\n  private m() { return 1; }\n  go() { this.m(); }\n}`;
    expect(lint(code, {}, { fix: false }).messages).toHaveLength(expected);
  });
});
