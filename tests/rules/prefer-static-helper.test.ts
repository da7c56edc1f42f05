import rule from '../../src/rules/prefer-static-helper.ts';
import { RuleTester, withTypes } from '../support/rule-tester.ts';

const STRICT = rule.meta.docs.strict![0];

/** What is expected at the name of a method. */
interface Expected {
  readonly name: string;
  readonly line?: number;
  readonly column: number;
  /** The helpers that it calls. */
  readonly calls?: readonly string[];
  /** The class's type parameter that its types name. */
  readonly parameter?: string;
  /** It is public or protected. */
  readonly isMethod?: true;
  /** The output of the suggestion. */
  readonly suggested?: string;
  readonly className?: string;
}

function at({ calls, className = 'A', column, isMethod, line = 1, name, parameter, suggested }: Expected) {
  const statement = isMethod
    ? { messageId: 'methodNeedsNoThis' as const, data: { name } }
    : parameter
      ? { messageId: 'namesTypeParameter' as const, data: { name, parameter } }
      : calls
        ? { messageId: 'callsOnlyHelpers' as const, data: { name, helpers: calls.map(call => `'${call}'`).join(' and ') } }
        : { messageId: 'needsNoThis' as const, data: { name } };
  return {
    ...statement,
    line,
    column,
    endLine: line,
    endColumn: column + name.length,
    suggestions: suggested === undefined ? null : [{ messageId: 'makeStatic' as const, data: { name, className }, output: suggested }],
  };
}

// The disables in some cases are of rules that do not run here.
new RuleTester({ linterOptions: { reportUnusedDisableDirectives: false } }).run(rule.name, rule, {
  valid: [
    // What uses `this`.
    { name: 'a helper that reads a field', code: 'class A { #m() { return this.x; } go() { this.#m(); } }' },
    { name: 'a helper that uses this in an arrow', code: 'class A { #m() { return () => this.x; } go() { this.#m(); } }' },
    { name: 'a helper that hands this on', code: 'class A { #m() { register(this); } go() { this.#m(); } }' },
    { name: 'a helper that uses super', code: 'class A extends B { #m() { return super.m(); } go() { this.#m(); } }' },
    { name: 'a helper that uses this in a default', code: 'class A { #m(a = this.x) { return a; } go() { this.#m(); } }' },
    { name: 'a helper that uses this as a type', code: 'class A { private m(other: this) { return other; } go() { this.m(this); } }' },
    { name: 'a helper that is a predicate on this', code: 'class A { private m(): this is B { return true; } go() { this.m(); } }' },
    { name: 'a helper that uses typeof this', code: 'class A { private m(a: typeof this.x) { return a; } go() { this.m(1); } }' },
    { name: 'a helper that uses new.target', code: 'class A { #m() { return new.target; } go() { this.#m(); } }' },
    { name: 'a helper that uses arguments.callee', code: 'class A { #m() { return arguments.callee; } go() { this.#m(); } }' },
    { name: 'a helper with this in the computed key of an object', code: 'class A { #m() { return { [this.x]: 1 }; } go() { this.#m(); } }' },
    { name: 'a helper with this in the heritage of an inner class', code: 'class A { #m() { return class extends this.Base {}; } go() { this.#m(); } }' },
    { name: 'a helper that calls one that uses this', code: 'class A { #a() { return this.#b(); } #b() { return this.x; } go() { this.#a(); } }' },
    { name: 'a cycle that uses this somewhere', code: 'class A { #a(n) { return this.#b(n); } #b(n) { return n ? this.#c(n) : 0; } #c(n) { return this.#a(n - this.x); } go() { this.#a(1); } }' },
    { name: 'a helper that reads another that uses this', code: 'class A { #a(list) { return list.map(this.#b); } #b(x) { return this.x; } go() { this.#a([]); } }' },
    { name: 'a helper that calls a public method', code: 'class A { #a() { return this.b(); } b() { return 1; } go() { this.#a(); } }' },
    { name: 'a helper that calls an inherited method', code: 'class A extends B { #a() { return this.inherited(); } go() { this.#a(); } }' },
    { name: 'a helper that calls a field', code: 'class A { run = () => 1; #a() { return this.run(); } go() { this.#a(); } }' },
    { name: 'a helper that calls another on an alias of this', code: 'class A { #a() { const self = this; return self.#b(); } #b() { return this.x; } go() { this.#a(); } }' },

    // What is left alone by its form.
    { name: 'static helpers', code: 'class A { static #m(x) { return x; } go() { return A.#m(1); } }' },
    { name: 'accessors', code: 'class A { get #a() { return 1; } set #a(x) { run(x); } private get b() { return 2; } go() { return this.#a + this.b; } }' },
    { name: 'constructors', code: 'class A { private constructor() { run(); } static make() { return new A(); } }' },
    { name: 'decorated methods', code: 'class A { @logged private m() { return 1; } go() { this.m(); } }' },
    { name: 'methods with a decorated parameter', code: 'class A { private m(@Inject() a: B) { return a; } go() { this.m(1); } }' },
    { name: 'empty methods', code: 'class A { #m() {} private n() { /* nothing yet */ } go() { this.#m(); this.n(); } }' },
    { name: 'methods of an empty statement', code: 'class A { #m() { ; } go() { this.#m(); } }' },
    { name: 'methods that only throw', code: "class A { #m() { throw new Error('not implemented'); } go() { this.#m(); } }" },
    { name: 'declared classes', code: 'declare class A { private m(): void; private n(x: number): number }' },
    { name: 'abstract methods', code: 'abstract class A { protected abstract m(): void; go() { this.m(); } }' },
    { name: 'methods with a this parameter', code: 'class A { private m(this: B) { return 1; } go() { this.m(); } }' },
    { name: 'methods with a this parameter in one overload', code: 'class A { private m(this: B): void; private m(a?: number) { return a; } go() { this.m(); } }' },
    { name: 'fields that hold functions', code: 'class A { #m = () => 1; private n = function () { return 2; }; go() { return this.#m() + this.n(); } }' },
    { name: 'methods of objects', code: 'const a = { m() { return 1; }, go() { return this.m(); } };' },
    { name: 'private methods that nothing uses', code: 'class A { #m() { return 1; } private n() { return 2; } }' },
    { name: 'private methods that only they themselves use', code: 'class A { #m(x) { return x ? this.#m(x - 1) : 0; } private n(x: number) { return x ? this.n(x - 1) : 0; } }' },
    { name: 'a private method whose name only other things have', code: "import log from 'log'; class A { private log() { return 1; } go() { console.log(); log.log(); [].log(); new Map().log(); } }" },
    { name: 'a private method whose name something else has, outside of the class', code: 'class A { private m() { return 1; } } function f(o) { o.m(); }' },
    { name: 'public methods, by default', code: 'class A { m() { return 1; } protected n() { return 2; } }' },
    { name: 'a method that something else may be put in the place of', code: 'class A { private m() { return 1; } go(f: () => number) { this.m = f; return this.m(); } }' },
    { name: 'a method that is deleted', code: 'class A { private m() { return 1; } go() { delete (this as any).m; return this.m(); } }' },
    { name: 'a computed private method', code: 'class A { private [key]() { return 1; } go() { return this[key](); } }' },

    // Documented exceptions.
    { name: 'a reasoned disable of class-methods-use-this', code: 'class A {\n  // eslint-disable-next-line class-methods-use-this -- called by name from templates\n  #m() { return 1; }\n  go() { this.#m(); }\n}' },
    { name: 'a reasoned disable of a stretch', code: '/* eslint-disable class-methods-use-this -- the plugin API wants instances */\nclass A {\n  #m() { return 1; }\n  go() { this.#m(); }\n}' },
    { name: 'a reasoned disable above the modifiers of a method on several lines', code: 'class A {\n  // eslint-disable-next-line class-methods-use-this -- part of the contract\n  private async\n  *m() { yield 1; }\n  go() { this.m(); }\n}' },
    { name: 'a helper that calls a documented exception', code: 'class A {\n  // eslint-disable-next-line class-methods-use-this -- called by name\n  #m() { return 1; }\n  #n() { return this.#m(); }\n  go() { this.#n(); }\n}' },
    { name: 'a helper that calls a stub', code: 'class A { #stub() {} #m() { this.#stub(); } go() { this.#m(); } }' },

    // Type parameters of the class.
    { name: 'types that name a type parameter of the class, by default', code: 'class A<T> { #m(x: T) { return [x]; } go(x: T) { return this.#m(x); } }' },
    { name: 'a type parameter of the class in the body', code: 'class A<T> { #m() { return new Set<T>(); } go() { return this.#m(); } }' },
    { name: 'a type parameter of the class in a signature', code: 'class A<T> { private m(x: T): void; private m(x: unknown) { return x; } go(x: T) { this.m(x); } }' },
    { name: 'a helper that calls such a one', code: 'class A<T> { #m(x: T) { return [x]; } #n() { return this.#m(null!); } go() { return this.#n(); } }' },

    // Strict.
    ...[
      ['of abstract classes', 'abstract class A { m() { return 1; } }'],
      ['of classes that extend one', 'class A extends B { m() { return 1; } }'],
      ['of classes that implement an interface', 'class A implements B { m() { return 1; } }'],
      ['that are decorated', "class A { @Get('/') m() { return 1; } }"],
      ['that override', 'class A { override m() { return 1; } }'],
      ['that are empty', 'class A { m() {} }'],
      ['that only throw', "class A { m() { throw new Error('not implemented'); } }"],
      ['that are accessors', 'class A { get m() { return 1; } set m(x) { run(x); } }'],
      ['that are computed', "class A { [m]() { return 1; } ['n']() { return 2; } }"],
      ['under a well-known symbol', 'class A { *[Symbol.iterator]() { yield 1; } [Symbol.dispose]() { close(); } async [Symbol.asyncDispose]() { await close(); } }'],
      ['with a this parameter', 'class A { m(this: B) { return 1; } }'],
      ['that return this', 'class A { m(): this { return make(); } n() { run(); return this; } }'],
      ['that are static', 'class A { static m() { return 1; } }'],
      ['that use this', 'class A { m() { return this.x; } protected n() { return this.x; } }'],
      ['that call another public method', 'class A { x = 1; a() { return this.b(); } b() { return this.x; } }'],
      ['of React components', 'class A { render() { return null; } componentDidMount() { run(); } shouldComponentUpdate() { return false; } }'],
      ['of Angular', 'class A { ngOnInit() { run(); } transform(x) { return x; } canActivate() { return true; } }'],
      ['of Vue', 'class A { mounted() { run(); } beforeUnmount() { run(); } }'],
      ['of Lit and custom elements', 'class A { connectedCallback() { run(); } attributeChangedCallback() { run(); } firstUpdated() { run(); } }'],
      ['of Nest', 'class A { onModuleInit() { run(); } intercept(context, next) { return next.handle(); } }'],
      ['of streams', 'class A { _read() { run(); } _write(a, b, done) { done(); } _final(done) { done(); } }'],
      ['for conversion', "class A { toString() { return 'A'; } toJSON() { return {}; } valueOf() { return 1; } inspect() { return 'A'; } }"],
      ['for disposal', 'class A { dispose() { close(); } asyncDispose() { return close(); } }'],
      ['of a singleton', 'class A { private static _instance?: A; m() { return 1; } }'],
      ['of a class with getInstance', 'class A { static getInstance() { return instance; } m() { return 1; } }'],
      ['of an adapter', 'class CacheAdapter { get() { return null; } }'],
      ['of a null object', 'class NullLogger { info(x) { return x; } }'],
      ['of a class given to a call', 'const plugin = ViewPlugin.fromClass(class { update(view) { run(view); } });'],
      ['that only forward, in a facade', 'class A { log(...args) { console.log(...args); } async stop() { await server.stop(); } read(path) { return fs.read(path); } }'],
      ['of a class that is abstract by its name', 'class AbstractQuery { name() { return 1; } }'],
      ['that a subclass in the file overrides', 'class A { x = 1; m() { return 1; } n() { return this.x; } } class B extends A { m() { return 2; } }'],
      ['that are protected in an exported class', 'export class A { x = 1; protected m() { return 1; } n() { return this.x; } }'],
      ['with a documented exception', 'class A {\n  // eslint-disable-next-line class-methods-use-this -- the plugin API\n  m() { return 1; }\n}'],
    ].map(([name, code]) => ({ name: `strict: methods ${name!}`, code: code!, options: [STRICT] as const })),
    { name: 'strict: a class without methods', code: 'class A { x = 1; static {} constructor() {} }', options: [STRICT] },
  ],

  invalid: [
    // #private: the fix.
    {
      name: 'a helper called on this',
      code: 'class A { #m(x) { return x + 1; } go() { return this.#m(1); } }',
      output: 'class A { static #m(x) { return x + 1; } go() { return A.#m(1); } }',
      errors: [at({ name: '#m', column: 11 })],
    },
    {
      name: 'puts static before async, the star and the key, after comments',
      code: 'class A { /** Doc. */ async #a() { await 1; } *#b() { yield 1; } /* why */ async *#c() { yield 1; } async/* x */#d() { await 1; } go() { return [this.#a(), this.#b(), this.#c(), this.#d()]; } }',
      output: 'class A { /** Doc. */ static async #a() { await 1; } static *#b() { yield 1; } /* why */ static async *#c() { yield 1; } static async/* x */#d() { await 1; } go() { return [A.#a(), A.#b(), A.#c(), A.#d()]; } }',
      errors: [at({ name: '#a', column: 29 }), at({ name: '#b', column: 48 }), at({ name: '#c', column: 83 }), at({ name: '#d', column: 113 })],
    },
    {
      name: 'fixes every overload signature and reports the implementation',
      code: 'class A {\n  #m(x: string): string;\n  #m(x: number): number;\n  #m(x: unknown) { return x; }\n  go() { return this.#m(1); }\n}',
      output: 'class A {\n  static #m(x: string): string;\n  static #m(x: number): number;\n  static #m(x: unknown) { return x; }\n  go() { return A.#m(1); }\n}',
      errors: [at({ name: '#m', line: 4, column: 3 })],
    },
    {
      name: 'keeps type parameters of its own',
      code: 'class A<T> { #m<K>(x: K): K { return x; } go(x: T) { return this.#m<T>(x); } }',
      output: 'class A<T> { static #m<K>(x: K): K { return x; } go(x: T) { return A.#m<T>(x); } }',
      errors: [at({ name: '#m', column: 14 })],
    },
    {
      name: 'a type parameter of its own that shadows the one of the class',
      code: 'class A<T> { #m<T>(x: T) { return [x]; } go(x: T) { return this.#m(x); } }',
      output: 'class A<T> { static #m<T>(x: T) { return [x]; } go(x: T) { return A.#m(x); } }',
      errors: [at({ name: '#m', column: 14 })],
    },
    {
      name: 'rewrites calls in arrows, nested functions, fields, accessors, constructors, static blocks and inner classes',
      code: 'class A { x = this.#m(0); constructor() { this.#m(1); } get y() { return () => this.#m(2); } go() { return function () { return this.#m(3); }; } static { new A().z((a) => a.#m(4)); } in() { return class { n(a) { return a.#m(5); } }; } #m(x) { return x; } }',
      output: 'class A { x = A.#m(0); constructor() { A.#m(1); } get y() { return () => A.#m(2); } go() { return function () { return A.#m(3); }; } static { new A().z((a) => A.#m(4)); } in() { return class { n(a) { return A.#m(5); } }; } static #m(x) { return x; } }',
      errors: [at({ name: '#m', column: 236 })],
    },
    {
      name: 'rewrites calls on other instances, also from static methods',
      code: 'class A { #m(x) { return x; } same(other) { return other.#m(1) === this.#m(1); } static of(a) { return a.#m(2); } }',
      output: 'class A { static #m(x) { return x; } same(other) { return A.#m(1) === A.#m(1); } static of(a) { return A.#m(2); } }',
      errors: [at({ name: '#m', column: 11 })],
    },
    {
      name: 'rewrites calls behind casts and parentheses',
      code: 'class A { #m() { return 1; } go(a: unknown) { return (this as A).#m() + (a as A).#m() + (this).#m() + this!.#m!(); } }',
      output: 'class A { static #m() { return 1; } go(a: unknown) { return (A).#m() + (A).#m() + (A).#m() + A.#m!(); } }',
      errors: [at({ name: '#m', column: 11 })],
    },
    {
      name: 'keeps line breaks and comments of calls',
      code: 'class A {\n  #m(x) { return x; } // one\n  go() {\n    return this // two\n      .#m(/* three */ 1);\n  }\n}',
      output: 'class A {\n  static #m(x) { return x; } // one\n  go() {\n    return A // two\n      .#m(/* three */ 1);\n  }\n}',
      errors: [at({ name: '#m', line: 2, column: 3 })],
    },
    {
      name: 'calls itself',
      code: 'class A { #m(n) { return n ? this.#m(n - 1) : 0; } go() { return this.#m(3); } }',
      output: 'class A { static #m(n) { return n ? A.#m(n - 1) : 0; } go() { return A.#m(3); } }',
      errors: [at({ name: '#m', column: 11 })],
    },
    {
      name: 'helpers that call each other are fixed at once',
      code: 'class A { #even(n) { return n === 0 || this.#odd(n - 1); } #odd(n) { return n !== 0 && this.#even(n - 1); } go() { return this.#even(4); } }',
      output: 'class A { static #even(n) { return n === 0 || A.#odd(n - 1); } static #odd(n) { return n !== 0 && A.#even(n - 1); } go() { return A.#even(4); } }',
      errors: [at({ name: '#even', column: 11, calls: ['#odd'] }), at({ name: '#odd', column: 60, calls: ['#even'] })],
    },
    {
      name: 'a chain of helpers, in arrows, too',
      code: 'class A { #a(list) { return list.map(x => this.#b(x)); } #b(x) { return this.#c(x) + this.#d(x); } #c(x) { return x; } #d(x) { return -x; } go() { return this.#a([1]); } }',
      output: 'class A { static #a(list) { return list.map(x => A.#b(x)); } static #b(x) { return A.#c(x) + A.#d(x); } static #c(x) { return x; } static #d(x) { return -x; } go() { return A.#a([1]); } }',
      errors: [
        at({ name: '#a', column: 11, calls: ['#b'] }),
        at({ name: '#b', column: 58, calls: ['#c', '#d'] }),
        at({ name: '#c', column: 100 }),
        at({ name: '#d', column: 120 }),
      ],
    },
    {
      name: 'private methods that only use each other',
      code: 'class A { #a() { return this.#b(); } #b() { return this.#a(); } }',
      output: 'class A { static #a() { return A.#b(); } static #b() { return A.#a(); } }',
      errors: [at({ name: '#a', column: 11, calls: ['#b'] }), at({ name: '#b', column: 38, calls: ['#a'] })],
    },
    {
      name: 'a helper that calls others on its parameters',
      code: 'class A { #size(a) { return a.x; } #compare(a, b) { return a.#size(a) - b.#size(b); } go(o) { return this.#compare(this, o); } }',
      output: 'class A { static #size(a) { return a.x; } static #compare(a, b) { return A.#size(a) - A.#size(b); } go(o) { return A.#compare(this, o); } }',
      errors: [at({ name: '#size', column: 11 }), at({ name: '#compare', column: 36 })],
    },
    {
      name: 'helpers far from each other are fixed by reports of their own',
      code: 'class A {\n  #m(x) { return x; }\n  a() { return this.#m(1); }\n  b() { return this.#n(1); }\n  #n(x) { return x; }\n}',
      output: 'class A {\n  static #m(x) { return x; }\n  a() { return A.#m(1); }\n  b() { return A.#n(1); }\n  static #n(x) { return x; }\n}',
      errors: [at({ name: '#m', line: 2, column: 3 }), at({ name: '#n', line: 5, column: 3 })],
    },
    {
      name: 'a class in a const',
      code: 'const A = class { #m() { return 1; } go() { return this.#m(); } };',
      output: 'const A = class { static #m() { return 1; } go() { return A.#m(); } };',
      errors: [at({ name: '#m', column: 19 })],
    },
    {
      name: 'a class in a const whose static parts do not get at it',
      code: 'const A = class { static registry = new Map(); static make = () => new this(); #m() { return 1; } go() { return this.#m(); } };',
      output: null,
      errors: [at({ name: '#m', column: 80 })],
    },
    {
      name: 'a class in a const with harmless static fields',
      code: 'const A = class { static registry = new Map(); static f = function () { return this; }; #m() { return 1; } go() { return this.#m(); } };',
      output: 'const A = class { static registry = new Map(); static f = function () { return this; }; static #m() { return 1; } go() { return A.#m(); } };',
      errors: [at({ name: '#m', column: 89 })],
    },
    {
      name: 'a class expression by its own name',
      code: 'const A = class Inner { #m() { return 1; } go() { return this.#m(); } };',
      output: 'const A = class Inner { static #m() { return 1; } go() { return Inner.#m(); } };',
      errors: [at({ name: '#m', column: 25 })],
    },
    {
      name: 'a named class that is given away',
      code: 'export default class A { #m() { return 1; } go() { return this.#m(); } }',
      output: 'export default class A { static #m() { return 1; } go() { return A.#m(); } }',
      errors: [at({ name: '#m', column: 26 })],
    },
    {
      name: 'a subclass, a generic class, an abstract class',
      code: 'abstract class A<T> extends B<T> implements C { #m(x: string) { return x; } go() { return this.#m("a"); } }',
      output: 'abstract class A<T> extends B<T> implements C { static #m(x: string) { return x; } go() { return A.#m("a"); } }',
      errors: [at({ name: '#m', column: 49 })],
    },
    {
      name: 'a helper with functions of their own this',
      code: 'class A { #m(list) { return list.map(function () { return this.x; }).concat({ n() { return this; } }, class { y = this.z; }); } go() { return this.#m([]); } }',
      output: 'class A { static #m(list) { return list.map(function () { return this.x; }).concat({ n() { return this; } }, class { y = this.z; }); } go() { return A.#m([]); } }',
      errors: [at({ name: '#m', column: 11 })],
    },
    {
      name: 'a class whose name is only a type where it is called',
      code: 'class A { #m() { return 1; } go<A>(x: A) { return this.#m(); } }',
      output: 'class A { static #m() { return 1; } go<A>(x: A) { return A.#m(); } }',
      errors: [at({ name: '#m', column: 11 })],
    },
    {
      name: 'a helper inside of the class of another helper: the outer one first, then the inner one',
      code: 'class A { #m() { return class B { #n() { return 1; } go() { return this.#n(); } }; } go() { return this.#m(); } }',
      output: [
        'class A { static #m() { return class B { #n() { return 1; } go() { return this.#n(); } }; } go() { return A.#m(); } }',
        'class A { static #m() { return class B { static #n() { return 1; } go() { return B.#n(); } }; } go() { return A.#m(); } }',
      ],
      errors: [at({ name: '#m', column: 11 }), at({ name: '#n', column: 35 })],
    },
    {
      name: 'a helper whose exception has no reason',
      code: 'class A {\n  // eslint-disable-next-line class-methods-use-this\n  #m() { return 1; }\n  go() { return this.#m(); }\n}',
      output: 'class A {\n  // eslint-disable-next-line class-methods-use-this\n  static #m() { return 1; }\n  go() { return A.#m(); }\n}',
      errors: [at({ name: '#m', line: 3, column: 3 })],
    },
    {
      name: 'a helper whose exception is of another rule',
      code: 'class A {\n  #m() { return 1; } // eslint-disable-line max-lines -- long\n  go() { this.#m(); }\n}',
      output: 'class A {\n  static #m() { return 1; } // eslint-disable-line max-lines -- long\n  go() { A.#m(); }\n}',
      errors: [at({ name: '#m', line: 2, column: 3 })],
    },
    {
      name: 'a helper below the end of a documented exception',
      code: '/* eslint-disable class-methods-use-this -- the plugin API */\n/* eslint-enable class-methods-use-this */\nclass A { #m() { return 1; } go() { return this.#m(); } }',
      output: '/* eslint-disable class-methods-use-this -- the plugin API */\n/* eslint-enable class-methods-use-this */\nclass A { static #m() { return 1; } go() { return A.#m(); } }',
      errors: [at({ name: '#m', line: 3, column: 11 })],
    },
    {
      name: 'a helper that throws after all',
      code: "class A { #m(x) { if (!x) throw new Error('no x'); return x; } go() { return this.#m(1); } }",
      output: "class A { static #m(x) { if (!x) throw new Error('no x'); return x; } go() { return A.#m(1); } }",
      errors: [at({ name: '#m', column: 11 })],
    },

    // #private: reported without a fix.
    ...(
      [
        ['of a default export without a name', 'export default class { #m() { return 1; } go() { return this.#m(); } }', 24],
        ['of a class that a function returns', 'const mixin = Base => class extends Base { #m() { return 1; } go() { return this.#m(); } };', 44],
        ['of a class in a let', 'let A = class { #m() { return 1; } go() { return this.#m(); } };', 17],
        ['of a class in a property', 'const o = { A: class { #m() { return 1; } go() { return this.#m(); } } };', 24],
        ['of a class in a const of another type', 'const A: Constructor = class { #m() { return 1; } go() { return this.#m(); } };', 32],
        ['of a class in a const that is used while it is made', 'const A = class { static one = new this(); #m() { return 1; } constructor() { this.#m(); } };', 44],
        ['of a class in a const with a static block that uses it', 'const A = class { static { this.one = new this(); } #m() { return 1; } constructor() { this.#m(); } };', 53],
        ['whose class is shadowed by a parameter', 'class A { #m() { return 1; } go(A) { return this.#m(); } }', 11],
        ['whose class is shadowed by a variable', 'class A { #m() { return 1; } go() { const A = 2; return () => this.#m() + A; } }', 11],
        ['whose class in a const is shadowed', 'const A = class { #m() { return 1; } go(A) { return this.#m(); } };', 19],
        ['of a decorated class', '@Injectable() class A { #m() { return 1; } go() { return this.#m(); } }', 25],
        ['that is read', 'class A { #m() { return 1; } go() { return this.#m() + [1].map(this.#m); } }', 11],
        ['that is bound', 'class A { #m() { return 1; } go() { return this.#m.bind(this); } }', 11],
        ['that is called through call', 'class A { #m() { return 1; } go(o) { return this.#m.call(o); } }', 11],
        ['that tags a template', 'class A { #m() { return 1; } go() { return this.#m`x`; } }', 11],
        ['that is called optionally', 'class A { #m() { return 1; } go() { return this.#m?.(); } }', 11],
        ['that is tested for', 'class A { #m() { return 1; } go(o) { return #m in o && this.#m(); } }', 11],
        ['that is called on a member', 'class A { #m() { return 1; } go() { return this.other.#m(); } }', 11],
        ['that is called on a result', 'class A { #m() { return 1; } go() { return make().#m(); } }', 11],
        ['that is called on a new instance', 'class A { #m() { return 1; } go() { return new A().#m(); } }', 11],
        ['that is called on an element', 'class A { #m() { return 1; } go(list) { return list[0].#m(); } }', 11],
        ['that is called on an assignment', 'class A { #m() { return 1; } go(a, b) { return (a = b).#m(); } }', 11],
        ['with a comment in the receiver', 'class A { #m() { return 1; } go() { return (this /* why */ as A).#m(); } }', 11],
        ['that a static method calls on this, which throws', 'class A { #m() { return 1; } static go() { return this.#m(); } }', 11],
        ['of a class with a direct eval', "class A { #m() { return 1; } go() { this.#m(); eval('this.#m()'); } }", 11],
        ['with a direct eval of its own', "class A { #m(code) { return eval(code); } go() { return this.#m('1'); } }", 11],
      ] as const
    ).map(([name, code, column]) => ({ name: `without a fix, a helper ${name}`, code, output: null, errors: [at({ name: '#m', column })] })),
    {
      name: 'an indirect eval sees no private names',
      code: "class A { #m() { return 1; } go() { (0, eval)('1'); return this.#m(); } }",
      output: "class A { static #m() { return 1; } go() { (0, eval)('1'); return A.#m(); } }",
      errors: [at({ name: '#m', column: 11 })],
    },
    {
      name: 'a helper that calls one without a fix has none either, others have',
      code: 'class A { #a() { return this.#b(); } #b() { return 1; } #c() { return 2; } go() { return [this.#a(), this.#b, this.#c()]; } }',
      output: 'class A { #a() { return this.#b(); } #b() { return 1; } static #c() { return 2; } go() { return [this.#a(), this.#b, A.#c()]; } }',
      errors: [at({ name: '#a', column: 11, calls: ['#b'] }), at({ name: '#b', column: 38 }), at({ name: '#c', column: 57 })],
    },
    {
      name: 'a cycle with one that has no fix has none',
      code: 'class A { #a(n) { return n && this.#b(n - 1); } #b(n) { return n && this.#a(n - 1); } go() { return [this.#a(1), this.#b]; } }',
      output: null,
      errors: [at({ name: '#a', column: 11, calls: ['#b'] }), at({ name: '#b', column: 49, calls: ['#a'] })],
    },
    {
      name: 'a helper that calls a TypeScript private one cannot be fixed alone',
      code: 'class A { #a() { return this.b(); } private b() { return 1; } go() { return this.#a(); } }',
      output: null,
      errors: [
        at({ name: '#a', column: 11, calls: ['b'] }),
        at({ name: 'b', column: 45, suggested: 'class A { #a() { return A.b(); } private static b() { return 1; } go() { return this.#a(); } }' }),
      ],
    },

    // TypeScript private: the suggestion.
    {
      name: 'a private helper called on this',
      code: 'class A { private m(x: number) { return x; } go() { return [1].map(x => this.m(x)); } }',
      output: null,
      errors: [at({ name: 'm', column: 19, suggested: 'class A { private static m(x: number) { return x; } go() { return [1].map(x => A.m(x)); } }' })],
    },
    {
      name: 'puts static after private, before async and the star',
      code: 'class A { private async *m() { yield 1; } go() { return this.m(); } }',
      output: null,
      errors: [at({ name: 'm', column: 26, suggested: 'class A { private static async *m() { yield 1; } go() { return A.m(); } }' })],
    },
    {
      name: 'a private helper called private',
      code: 'class A { private private() { return 1; } go() { return this.private(); } }',
      output: null,
      errors: [at({ name: 'private', column: 19, suggested: 'class A { private static private() { return 1; } go() { return A.private(); } }' })],
    },
    {
      name: 'computed access with a literal',
      code: "class A { private ['m']() { return 1; } go() { return this['m']() + this.m(); } }",
      output: null,
      errors: [
        {
          ...at({ name: 'm', column: 20 }),
          endColumn: 23,
          suggestions: [
            { messageId: 'makeStatic', data: { name: 'm', className: 'A' }, output: "class A { private static ['m']() { return 1; } go() { return A['m']() + A.m(); } }" },
          ],
        },
      ],
    },
    {
      name: 'instances by annotation, by new and by an alias of this',
      code: 'class A { private m() { return 1; } go(a: A, { b } = { b: 1 }) { const c = new A(); const self = this; return a.m() + c.m() + self.m(); } }',
      output: null,
      errors: [
        at({
          name: 'm',
          column: 19,
          suggested: 'class A { private static m() { return 1; } go(a: A, { b } = { b: 1 }) { const c = new A(); const self = this; return A.m() + A.m() + A.m(); } }',
        }),
      ],
    },
    {
      name: 'other things with a member of that name',
      code: "import { parse } from 'acorn'; class A { cache = new Map<string, string>(); constructor(private text: string) {} private parse(x) { return x; } go(list: string[]) { list.parse(); this.text.parse(); this.cache.parse(); JSON.parse(''); ''.parse(); parse.parse(); return this.parse(1); } } class B { parse() { return this.parse(); } }",
      output: null,
      errors: [
        at({
          name: 'parse',
          column: 122,
          suggested:
            "import { parse } from 'acorn'; class A { cache = new Map<string, string>(); constructor(private text: string) {} private static parse(x) { return x; } go(list: string[]) { list.parse(); this.text.parse(); this.cache.parse(); JSON.parse(''); ''.parse(); parse.parse(); return A.parse(1); } } class B { parse() { return this.parse(); } }",
        }),
      ],
    },
    {
      name: 'patterns, tests and types that are about other things',
      code: "class A { private m() { return 1; } go({ m }: Options, o: object) { return this.m() + m + ('m' in o); } } let type: Other['m'];",
      output: null,
      errors: [
        at({
          name: 'm',
          column: 19,
          suggested: "class A { private static m() { return 1; } go({ m }: Options, o: object) { return A.m() + m + ('m' in o); } } let type: Other['m'];",
        }),
      ],
    },
    {
      name: 'a suggestion takes along what the helper calls, and nothing else',
      code: 'class A { private a() { return this.b() + this.#c(); } private b() { return 1; } #c() { return 2; } private d() { return 3; } go() { return this.a() + this.d(); } }',
      output: 'class A { private a() { return this.b() + A.#c(); } private b() { return 1; } static #c() { return 2; } private d() { return 3; } go() { return this.a() + this.d(); } }',
      errors: [
        at({
          name: 'a',
          column: 19,
          calls: ['b', '#c'],
          suggested:
            'class A { private static a() { return A.b() + A.#c(); } private static b() { return 1; } static #c() { return 2; } private d() { return 3; } go() { return A.a() + this.d(); } }',
        }),
        at({
          name: 'b',
          column: 64,
          suggested:
            'class A { private a() { return A.b() + this.#c(); } private static b() { return 1; } #c() { return 2; } private d() { return 3; } go() { return this.a() + this.d(); } }',
        }),
        at({ name: '#c', column: 82 }),
        at({
          name: 'd',
          column: 109,
          suggested:
            'class A { private a() { return this.b() + this.#c(); } private b() { return 1; } #c() { return 2; } private static d() { return 3; } go() { return this.a() + A.d(); } }',
        }),
      ],
    },
    {
      name: 'overloads of a private helper',
      code: 'class A {\n  private m(x: string): void;\n  private m(x: number): void;\n  private m(x: unknown) { return x; }\n  go() { this.m(1); }\n}',
      output: null,
      errors: [
        at({
          name: 'm',
          line: 4,
          column: 11,
          suggested:
            'class A {\n  private static m(x: string): void;\n  private static m(x: number): void;\n  private static m(x: unknown) { return x; }\n  go() { A.m(1); }\n}',
        }),
      ],
    },
    ...(
      [
        ['that is called on something unproven', 'class A { private m() { return 1; } go(o) { return this.m() + o.m(); } }'],
        ['that is called on a field of unknown type', 'class A { private m() { return 1; } go() { return this.m() + this.o.m(); } }'],
        ['that is called on an import of our own', "import { o } from './o'; class A { private m() { return 1; } go() { return this.m() + o.m(); } }"],
        ['that is called on an instance of a subclass', 'class A { private m() { return 1; } go() { return this.m(); } } class B extends A {} new B().m();'],
        ['that is called with a literal key on something unproven', "class A { private m() { return 1; } go() { return this.m(); } } test['m']();"],
        ['that is called on a global that nobody knows', 'class A { private m() { return 1; } go() { return this.m() + instance.m(); } }'],
        ['that is called on an undeclared member of the window', 'class A { private m() { return 1; } go() { return this.m() + window.instance.m(); } }'],
        ['that is destructured from something unproven', 'class A { private m() { return 1; } go(o) { const { m } = o; return this.m() + m(); } }'],
        ['that is destructured', 'class A { private m() { return 1; } go() { const { m } = this; return m(); } }'],
        ['that is read', 'class A { private m() { return 1; } go() { return [1].map(this.m); } }'],
        ['that the constructor binds', 'class A { private m() { return 1; } constructor() { this.m = this.m.bind(this); } }'],
        ['that is called optionally', 'class A { private m() { return 1; } go() { return this.m?.(); } }'],
        ['that is called in a nested function', 'class A { private m() { return 1; } go() { return function () { return this.m(); }; } }'],
        ['that a key may reach', 'class A { private m() { return 1; } go(key: string) { return this.m() + this[key](); } }'],
        ['whose type is named', "class A { private m() { return 1; } go(): ReturnType<A['m']> { return this.m(); } }"],
        ['beside a static one of its name', 'class A { private m() { return 1; } static m() { return 2; } go() { return this.m(); } }'],
        ['of a decorated class', '@Injectable() class A { private m() { return 1; } go() { return this.m(); } }'],
        ['of a class without a name', 'export default class { private m() { return 1; } go() { return this.m(); } }'],
      ] as const
    ).map(([name, code]) => ({
      name: `without a suggestion, a private helper ${name}`,
      code,
      output: null,
      errors: [at({ name: 'm', column: code.indexOf('private m') + 9 })],
    })),
    {
      name: 'without a suggestion, a private helper with the name of a member of every function',
      code: 'class A { private name() { return 1; } go() { return this.name(); } }',
      output: null,
      errors: [at({ name: 'name', column: 19 })],
    },

    // Option fixPrivate.
    {
      name: 'fixPrivate: a private helper is fixed',
      code: 'class A { private m(x: number) { return x; } go() { return this.m(1); } }',
      options: [{ fixPrivate: true }],
      output: 'class A { private static m(x: number) { return x; } go() { return A.m(1); } }',
      errors: [at({ name: 'm', column: 19 })],
    },
    {
      name: 'fixPrivate: together with the #private helpers that call it',
      code: 'class A { #a() { return this.b(); } private b() { return this.#c(); } #c() { return 1; } go() { return this.#a(); } }',
      options: [{ fixPrivate: true }],
      output: 'class A { static #a() { return A.b(); } private static b() { return A.#c(); } static #c() { return 1; } go() { return A.#a(); } }',
      errors: [at({ name: '#a', column: 11, calls: ['b'] }), at({ name: 'b', column: 45, calls: ['#c'] }), at({ name: '#c', column: 71 })],
    },
    {
      name: 'fixPrivate: nothing unproven',
      code: 'class A { private m() { return 1; } go(o) { return this.m() + o.m(); } }',
      options: [{ fixPrivate: true }],
      output: null,
      errors: [at({ name: 'm', column: 19 })],
    },

    // Option genericHelpers.
    {
      name: 'genericHelpers: types that name a type parameter of the class',
      code: 'class A<T, U> { #m(x: U) { return [x]; } #n() { return this.#m(null!); } go() { return this.#n(); } }',
      options: [{ genericHelpers: true }],
      output: null,
      errors: [at({ name: '#m', column: 17, parameter: 'U' }), at({ name: '#n', column: 42, calls: ['#m'] })],
    },
    {
      name: 'genericHelpers: no suggestion either',
      code: 'class A<T> { private m(x: T): void; private m(x: unknown) { return x; } go(x: T) { this.m(x); } }',
      options: [{ genericHelpers: true }],
      output: null,
      errors: [at({ name: 'm', column: 45, parameter: 'T' })],
    },

    // Option visibility, and the strict options.
    {
      name: 'visibility: public and protected methods',
      code: 'class A { m() { return 1; } protected n() { return 2; } public async *o() { yield 3; } x() { return this.y; } }',
      options: [{ visibility: 'all' }],
      output: null,
      errors: [at({ name: 'm', column: 11, isMethod: true }), at({ name: 'n', column: 39, isMethod: true }), at({ name: 'o', column: 71, isMethod: true })],
    },
    {
      name: 'visibility: types that name a type parameter make no difference to a method',
      code: 'class A<T> { m(x: T) { return x; } }',
      options: [{ visibility: 'all' }],
      output: null,
      errors: [at({ name: 'm', column: 14, isMethod: true })],
    },
    {
      name: 'strict: a public method that only calls private helpers, before the fix',
      code: 'class A { go() { return this.#m(1); } #m(x) { return x; } }',
      options: [STRICT],
      output: 'class A { go() { return A.#m(1); } static #m(x) { return x; } }',
      errors: [at({ name: '#m', column: 39 }), at({ name: 'go', column: 11, isMethod: true })].sort((a, b) => a.column - b.column),
    },
    {
      name: 'strict: overloads, reported once',
      code: 'class A { m(x: string): void; m(x: number): void; m(x: unknown) { run(x); } }',
      options: [STRICT],
      output: null,
      errors: [at({ name: 'm', column: 51, isMethod: true })],
    },
    {
      name: 'strict: a quoted name, and names that only look like ones of frameworks',
      code: "class A { 'a-b'() { return 1; } renders() { return 2; } }",
      options: [STRICT],
      output: null,
      errors: [{ ...at({ name: 'a-b', column: 11, isMethod: true }), endColumn: 16 }, at({ name: 'renders', column: 33, isMethod: true })],
    },
    {
      name: 'strict: a class without any state',
      code: 'class A { a(x) { return x; } async b(x) { return -x; } *c(x) { yield x; } }',
      options: [STRICT],
      output: null,
      errors: [at({ name: 'a', column: 11, isMethod: true }), at({ name: 'b', column: 36, isMethod: true }), at({ name: 'c', column: 57, isMethod: true })],
    },
    {
      name: 'strict: methods of a class with state',
      code: 'class A { x = 1; a(x) { return x; } b(x) { return -x; } c(x) { return +x; } }',
      options: [STRICT],
      output: null,
      errors: [at({ name: 'a', column: 18, isMethod: true }), at({ name: 'b', column: 37, isMethod: true }), at({ name: 'c', column: 57, isMethod: true })],
    },
    {
      name: 'strict: two methods that forward make no facade, nor do calls of other methods',
      code: 'class A { log(x) { console.log(x); } parse(x) { return JSON.parse(x); } info(x) { console.debug(x); } warn(x) { console.warn(x); console.trace(); } }',
      options: [STRICT],
      output: null,
      errors: [
        at({ name: 'log', column: 11, isMethod: true }),
        at({ name: 'parse', column: 38, isMethod: true }),
        at({ name: 'info', column: 73, isMethod: true }),
        at({ name: 'warn', column: 103, isMethod: true }),
      ],
    },
    {
      name: 'strict: private helpers of abstract classes and subclasses',
      code: 'abstract class A extends B { #m(x) { return x; } m() { return this.#m(1); } }',
      options: [STRICT],
      output: 'abstract class A extends B { static #m(x) { return x; } m() { return A.#m(1); } }',
      errors: [at({ name: '#m', column: 30 })],
    },
  ],
});

const TYPED_CLASS = 'private m(x: number) { return x; }';

new RuleTester(withTypes).run(`${rule.name} with types`, rule, {
  valid: [
    {
      name: 'a member that an interface declares',
      code: 'interface B { m(): number } export class A implements B { x = 1; m() { return 1; } n() { return this.x; } }',
      options: [STRICT],
    },
    {
      name: 'a member that a base class declares, without the override keyword',
      code: 'class B { x = 1; m() { return this.x; } } export class A extends B { m() { return 1; } }',
      options: [STRICT],
    },
    {
      name: 'a member that the base of an interface declares',
      code: 'interface C { m(): number } interface B extends C { n: string } export class A implements B { n = ""; m() { return 1; } }',
      options: [STRICT],
    },
    {
      name: 'a class that extends something unknown',
      code: "import { B } from './missing'; export class A extends B { m() { return 1; } }",
      options: [STRICT],
    },
    {
      name: 'a class that implements something unknown',
      code: "import type { B } from './missing'; export class A implements B { m() { return 1; } }",
      options: [STRICT],
    },
    {
      name: 'a class that implements an interface with an index signature',
      code: 'interface B { [event: string]: unknown } export class A implements B { [event: string]: unknown; m() { return 1; } }',
      options: [STRICT],
    },
    { name: 'a private method that nothing uses, beside calls of other things', code: 'class A { private m() { return 1; } } declare const o: { m(): void }; o.m();' },
  ],
  invalid: [
    {
      name: 'strict: a member that neither base nor interface declares',
      code: 'interface C { k(): number } class B { x = 1; n() { return this.x; } } export class A extends B implements C { k() { return 1; } m() { return 1; } }',
      options: [STRICT],
      output: null,
      errors: [at({ name: 'm', column: 129, isMethod: true })],
    },
    {
      name: 'a private method that the file reaches past the type checker',
      code: 'class A { private m() { return 1; } private n() { return 2; } } declare const a: unknown; (a as any).m(); (a as any)["n"]();',
      output: null,
      errors: [at({ name: 'm', column: 19 }), at({ name: 'n', column: 45 })],
    },
    {
      name: 'strict: a mixin by its type',
      code: 'declare function mix(): new () => { n(): void }; export class A extends mix() { m() { return 1; } n() { run(); } } declare function run(): void;',
      options: [STRICT],
      output: null,
      errors: [at({ name: 'm', column: 81, isMethod: true })],
    },
    {
      name: 'instances proven by types',
      code: `class A { ${TYPED_CLASS} go(list: A[]) { const [first] = list; return list.map(a => a.m(1)).concat(first.m(2)); } }`,
      output: null,
      errors: [
        at({
          name: 'm',
          column: 19,
          suggested: `class A { private static m(x: number) { return x; } go(list: A[]) { const [first] = list; return list.map(a => A.m(1)).concat(A.m(2)); } }`,
        }),
      ],
    },
    {
      name: 'instances of a subclass proven by types',
      code: `class A { ${TYPED_CLASS} go(b: B) { return b.m(1); } } class B extends A {}`,
      output: null,
      errors: [at({ name: 'm', column: 19, suggested: `class A { private static m(x: number) { return x; } go(b: B) { return A.m(1); } } class B extends A {}` })],
    },
    {
      name: 'other things proven by types',
      code: `class A { ${TYPED_CLASS} go(o: { m(): number; n: { m(): number } }) { const { m } = o.n; return this.m(1) + o.m() + o.n.m() + m(); } }`,
      output: null,
      errors: [
        at({
          name: 'm',
          column: 19,
          suggested: `class A { private static m(x: number) { return x; } go(o: { m(): number; n: { m(): number } }) { const { m } = o.n; return A.m(1) + o.m() + o.n.m() + m(); } }`,
        }),
      ],
    },
    {
      name: 'without a suggestion where the types say any',
      code: `class A { ${TYPED_CLASS} go(o: any) { return this.m(1) + o.m(); } }`,
      output: null,
      errors: [at({ name: 'm', column: 19 })],
    },
    {
      name: 'without a suggestion on a union of both',
      code: `class A { ${TYPED_CLASS} go(o: A | { m(x: number): number }) { return this.m(1) + o.m(2); } }`,
      output: null,
      errors: [at({ name: 'm', column: 19 })],
    },
    {
      name: 'without a suggestion on an intersection of both',
      code: `class A { ${TYPED_CLASS} go(o: A & { m(x: string): string }) { return this.m(1) + o.m(2); } }`,
      output: null,
      errors: [at({ name: 'm', column: 19 })],
    },
    {
      name: 'without a suggestion on a member chain of the class',
      code: `class A { next?: A; ${TYPED_CLASS} go() { return this.m(1) + this.next!.m(2); } }`,
      output: null,
      errors: [at({ name: 'm', column: 29 })],
    },
    {
      name: 'without a suggestion where it is destructured from an instance',
      code: `class A { ${TYPED_CLASS} go({ m }: A) { return this.m(1) + m(2); } }`,
      output: null,
      errors: [at({ name: 'm', column: 19 })],
    },
  ],
});
