import rule from '../../src/rules/no-duplicate-function.ts';
import { RuleTester } from '../support/rule-tester.ts';

new RuleTester().run(rule.name, rule, {
  valid: [
    {
      name: 'one function',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
    },
    {
      name: 'functions that differ in a literal',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a) {
  const b = a + 2;
  log(b);
  return b;
}
`,
    },
    {
      name: 'functions that differ in the kind of a literal',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a) {
  const b = a + '1';
  log(b);
  return b;
}
`,
    },
    {
      name: 'functions that differ in a free variable',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a) {
  const b = a + 1;
  warn(b);
  return b;
}
`,
    },
    {
      name: 'functions that differ in a property name',
      code: `function first(a) {
  const b = a + 1;
  b.log();
  return b;
}
function second(a) {
  const b = a + 1;
  b.warn();
  return b;
}
`,
    },
    {
      name: 'functions that differ in the property name of a shorthand',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return { b };
}
function second(a) {
  const c = a + 1;
  log(c);
  return { c };
}
`,
    },
    {
      name: 'functions that differ in an operator',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a) {
  const b = a - 1;
  log(b);
  return b;
}
`,
    },
    {
      name: 'functions that differ in the order of statements',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a) {
  log(a);
  const b = a + 1;
  return b;
}`,
    },
    {
      name: 'functions that differ in what a parameter is used for',
      code: `function first(a, c) {
  const b = a + 1;
  log(b);
  return b;
}
function second(c, a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
    },
    {
      name: 'functions that differ in a default',
      code: `function first(a = 1) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a = 2) {
  const b = a + 1;
  log(b);
  return b;
}
`,
    },
    {
      name: 'functions of which one has a parameter more',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a, c) {
  const b = a + 1;
  log(b);
  return b;
}
`,
    },
    {
      name: 'functions of which one is asynchronous',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
async function second(a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
    },
    {
      name: 'functions of which one is a generator',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function* second(a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
    },
    {
      name: 'functions of two statements',
      code: `function first(a) {
  const b = a + 1;
  // why

  return b;
}
function second(a) {
  const b = a + 1;
  // why

  return b;
}
`,
    },
    {
      name: 'functions of four lines',
      code: `function first(a) {
  const b = a + 1; log(b);
  return b;
}
function second(a) {
  const b = a + 1; log(b);
  return b;
}`,
    },
    {
      name: 'functions that are long by comments and blank lines alone',
      code: `function first(a) {
  const b = a + 1; log(b); return b;

  // why
}
function second(a) {
  const b = a + 1; log(b); return b;

  // why
}`,
    },
    {
      name: 'functions that are long by what is nested in them',
      code: `function first() {
  a(); b(); return () => {
    c();
    d();
  };
}
function second() {
  a(); b(); return () => {
    c();
    d();
  };
}`,
    },
    {
      name: 'expressions of arrows',
      code: `const first = a => [
  a,
  a,
  a,
];
const second = b => [
  b,
  b,
  b,
];`,
    },
    {
      name: 'functions that shadow what they seem to share',
      code: `{ const log = a => a;
function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
}
{ const log = b => b;
function second(a) {
  const b = a + 1;
  log(b);
  return b;
}
}`,
    },
    {
      name: 'functions of different closures that use variables of these',
      code: `function one(log) {
  return function (a) {
    const b = a + 1;
    log(b);
    return b;
  };
}
function two(log, other) {
  return function (a) {
    const b = a + 1;
    log(b);
    return b;
  };
}`,
    },
    {
      name: 'methods of two classes that use this',
      code: `class A {
  m(a) {
    const b = a + 1;
    this.log(b);
    return b;
  }
}
class B {
  m(a) {
    const b = a + 1;
    this.log(b);
    return b;
  }
}`,
    },
    {
      name: 'methods of two objects that use super',
      code: `const one = {
  m(a) {
    const b = a + 1;
    super.log(b);
    return b;
  },
};
const two = {
  m(a) {
    const b = a + 1;
    super.log(b);
    return b;
  },
};`,
    },
    {
      name: 'a static method and one of instances that use this',
      code: `class A {
  m(a) {
    const b = a + 1;
    this.log(b);
    return b;
  }
  static m(a) {
    const b = a + 1;
    this.log(b);
    return b;
  }
}`,
    },
    {
      name: 'functions that are called with a this of their own',
      code: `function first(a) {
  const b = a + 1;
  this.log(b);
  return b;
}
function second(a) {
  const b = a + 1;
  this.log(b);
  return b;
}
`,
    },
    {
      name: 'an arrow and a function that use arguments',
      code: `function outer() {
  const first = a => {
    const b = a + 1;
    log(arguments, b);
    return b;
  };
  return first;
}
function second(a) {
  const b = a + 1;
  log(arguments, b);
  return b;
}`,
    },
    {
      name: 'an arrow and a method that use different this',
      code: `class A {
  m(a) {
    const b = a + 1;
    this.log(b);
    return b;
  }
}
const second = a => {
  const b = a + 1;
  this.log(b);
  return b;
};`,
    },
    {
      name: 'overload signatures and abstract methods',
      code: `declare function f(a: string): void;
declare function f(a: number): void;
abstract class A {
  abstract m(
    a: string,
  ): void;
  abstract n(
    a: string,
  ): void;
}`,
    },
    {
      name: 'functions that are shorter than the option asks for',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
      options: [{ minLines: 6 }],
    },
    {
      name: 'functions of fewer statements than the option asks for',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
      options: [{ minStatements: 4 }],
    },
    {
      name: 'functions that differ in the text of a template',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return \`\${b} in all\`;
}
function second(a) {
  const b = a + 1;
  log(b);
  return \`\${b} of all\`;
}
`,
    },
    {
      name: 'functions that differ in an optional call',
      code: `function first(a) {
  const b = a + 1;
  log?.(b);
  return b;
}
function second(a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
    },
    {
      name: 'functions of which one declares a variable that can change',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a) {
  let b = a + 1;
  log(b);
  return b;
}
`,
    },
    {
      name: 'functions that test for different classes of errors',
      code: `function first(a) {
  const b = a + 1;
  if (b instanceof A) log(b);
  return b;
}
function second(a) {
  const b = a + 1;
  if (b instanceof B) log(b);
  return b;
}
`,
    },
  ],
  invalid: [
    {
      name: 'two functions of the same text',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }],
    },
    {
      name: 'functions whose parameters and locals have other names',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(x) {
  const y = x + 1;
  log(y);
  return y;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }],
    },
    {
      name: 'functions that call themselves',
      code: `function first(a) {
  const b = a + 1;
  first(b);
  return b;
}
function second(a) {
  const b = a + 1;
  second(b);
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }],
    },
    {
      name: 'functions with other types',
      code: `function first<T>(a: string): number {
  const b: T = a + 1;
  log(b);
  return b;
}
function second(a: number) {
  const b = a + 1;
  log(b);
  return b! as unknown;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }],
    },
    {
      name: 'functions with other types in the body',
      code: `function first(a) {
  const b = a + 1;
  type A = string;
  log(b);
  return b;
}
function second(a) {
  const b = a + 1;
  log<B>(<B>b);
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 7, column: 1, endLine: 7, endColumn: 16 }],
    },
    {
      name: 'a type for this alone',
      code: `function first(this: A, a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }],
    },
    {
      name: 'functions in other quotes, with other spaces and comments',
      code: `function first(a) {
  const b = a + 'x';
  log(b);
  return b;
}
function second(a) {
  const b = a + "x";
  /* why */ log( b ) ;
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }],
    },
    {
      name: 'a declaration and an arrow',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
const second = a => {
  const b = a + 1;
  log(b);
  return b;
};
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 16, endLine: 6, endColumn: 17 }],
    },
    {
      name: 'a declaration and a function expression',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
const second = function (a) {
  const b = a + 1;
  log(b);
  return b;
};
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 16, endLine: 6, endColumn: 24 }],
    },
    {
      name: 'a declaration and a method',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
class A {
  @Get()
  public static second(a) {
    const b = a + 1;
    log(b);
    return b;
  }
}`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 8, column: 17, endLine: 8, endColumn: 23 }],
    },
    {
      name: 'methods of two classes that do not use this',
      code: `class A {
  m(a) {
    const b = a + 1;
    log(b);
    return b;
  }
}
class B {
  n(a) {
    const b = a + 1;
    log(b);
    return b;
  }
}`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'n'", first: "'m'", line: 2 }, line: 9, column: 3, endLine: 9, endColumn: 4 }],
    },
    {
      name: 'methods of one class that use this',
      code: `class A {
  m(a) {
    const b = a + 1;
    this.log(b);
    return b;
  }
  #n(c) {
    const d = c + 1;
    this.log(d);
    return d;
  }
}`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'#n'", first: "'m'", line: 2 }, line: 7, column: 3, endLine: 7, endColumn: 5 }],
    },
    {
      name: 'a method and a field of one class that use this',
      code: `class A {
  m(a) {
    const b = a + 1;
    this.log(b);
    return b;
  }
  n = (a) => {
    const b = a + 1;
    this.log(b);
    return b;
  };
}`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'n'", first: "'m'", line: 2 }, line: 7, column: 3, endLine: 7, endColumn: 6 }],
    },
    {
      name: 'arrows of one function that use its this',
      code: `function outer() {
  on(a => {
    const b = a + 1;
    this.log(b);
    return b;
  });
  off(a => {
    const b = a + 1;
    this.log(b);
    return b;
  });
}`,
      errors: [{ messageId: 'duplicateFunction', data: { name: 'the function', first: 'the function', line: 2 }, line: 7, column: 7, endLine: 7, endColumn: 8 }],
    },
    {
      name: 'functions that use arguments of their own',
      code: `function first(a) {
  const b = a + 1;
  log(arguments);
  return b;
}
function second(a) {
  const b = a + 1;
  log(arguments);
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }],
    },
    {
      name: 'inner functions with a this of their own',
      code: `function first(a) {
  const b = a + 1;
  log(function () { return this; });
  return b;
}
function second(a) {
  const b = a + 1;
  log(function () { return this; });
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }],
    },
    {
      name: 'callbacks that have no names',
      code: `on('a', a => {
  const b = a + 1;
  log(b);
  return b;
});
on('b', a => {
  const b = a + 1;
  log(b);
  return b;
});`,
      errors: [{ messageId: 'duplicateFunction', data: { name: 'the function', first: 'the function', line: 1 }, line: 6, column: 9, endLine: 6, endColumn: 10 }],
    },
    {
      name: 'asynchronous functions',
      code: `async function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
async function second(a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 7, endLine: 6, endColumn: 22 }],
    },
    {
      name: 'three times the same',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function second(a) {
  const b = a + 1;
  log(b);
  return b;
}
function third(a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }, { messageId: 'duplicateFunction', data: { name: "'third'", first: "'first'", line: 1 }, line: 11, column: 1, endLine: 11, endColumn: 15 }],
    },
    {
      name: 'two pairs',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return b;
}
function one(a) {
  const b = a + 2;
  log(b);
  return b;
}
function second(a) {
  const b = a + 1;
  log(b);
  return b;
}
function two(a) {
  const b = a + 2;
  log(b);
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 11, column: 1, endLine: 11, endColumn: 16 }, { messageId: 'duplicateFunction', data: { name: "'two'", first: "'one'", line: 6 }, line: 16, column: 1, endLine: 16, endColumn: 13 }],
    },
    {
      name: 'the outer pair alone, when what is nested is equal, too',
      code: `function first() {
  a();
  b();
  return x => {
    c(x);
    d(x);
    return x;
  };
}
function second() {
  a();
  b();
  return x => {
    c(x);
    d(x);
    return x;
  };
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 10, column: 1, endLine: 10, endColumn: 16 }],
    },
    {
      name: 'an inner function that is equal to an outer one',
      code: `function outer() {
  function first(a) {
    const b = a + 1;
    log(b);
    return b;
  }
  return first;
}
function second(a) {
  const b = a + 1;
  log(b);
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 2 }, line: 9, column: 1, endLine: 9, endColumn: 16 }],
    },
    {
      name: 'functions with destructured parameters and defaults',
      code: `function first({ a, c: [d] }, ...rest) {
  const b = a + 1;
  log(d, rest);
  return b;
}
function second({ a: x, c: [y] }, ...z) {
  const b = x + 1;
  log(y, z);
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }],
    },
    {
      name: 'functions that share a variable of the module',
      code: `const limit = 3;
function first(a) {
  const b = a + limit;
  log(b);
  return b;
}
function second(a) {
  const b = a + limit;
  log(b);
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 2 }, line: 7, column: 1, endLine: 7, endColumn: 16 }],
    },
    {
      name: 'functions that reach the same property in two ways',
      code: `function first(a) {
  const b = a + 1;
  b.log();
  return b;
}
function second(a) {
  const b = a + 1;
  b['log']();
  return b;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }],
    },
    {
      name: 'accessors',
      code: `const o = {
  get first() {
    a();
    b();
    return c;
  },
  get second() {
    a();
    b();
    return c;
  },
};`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 2 }, line: 7, column: 7, endLine: 7, endColumn: 13 }],
    },
    {
      name: 'functions of the size that the options ask for',
      code: `function first(a) {
  log(a);
  return a; }
function second(a) {
  log(a);
  return a; }`,
      options: [{ minLines: 3, minStatements: 2 }],
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 4, column: 1, endLine: 4, endColumn: 16 }],
    },
    {
      name: 'functions with fewer lines than by default',
      code: `function first(a) {
  log(a); log(a);
  return a; }
function second(a) {
  log(a); log(a);
  return a; }`,
      options: [{ minLines: 3 }],
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 4, column: 1, endLine: 4, endColumn: 16 }],
    },
    {
      name: 'functions with markup',
      code: `function first(a) {
  const b = a + 1;
  log(b);
  return <Part.Small id="b">text {b}</Part.Small>;
}
function second(a) {
  const c = a + 1;
  log(c);
  return <Part.Small id="b">text {c}</Part.Small>;
}
`,
      languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 6, column: 1, endLine: 6, endColumn: 16 }],
    },
    {
      name: 'functions with labels, classes, enums, loops and patterns',
      code: `function first(a) {
  enum E { A }
  outer: for (const [, b] of a) { continue outer; }
  try { new (class { #x = a; static { run(); } })(); } catch { stop(/x/u, 1n, null); }
  return a?.x;
}
function second(c) {
  enum E { A }
  outer: for (const [, d] of c) { continue outer; }
  try { new (class { #x = c; static { run(); } })(); } catch { stop(/x/u, 1n, null); }
  return c?.x;
}
`,
      errors: [{ messageId: 'duplicateFunction', data: { name: "'second'", first: "'first'", line: 1 }, line: 7, column: 1, endLine: 7, endColumn: 16 }],
    },
  ],
});
