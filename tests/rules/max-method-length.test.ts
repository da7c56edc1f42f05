import { Linter, type ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

import rule from '../../src/rules/max-method-length.ts';
import { RuleTester } from '../support/rule-tester.ts';

type Options = Parameters<(typeof rule)['create']>[0]['options'];

const STRICT = rule.meta.docs.strict! as unknown as Options;
const SHORT: Options = [{ max: 3 }];
const JSX = { parserOptions: { ecmaFeatures: { jsx: true } } };

/** Statements, one a line, that nothing can be extracted of. */
const steps = (count: number): string => '  if (done) return;\n'.repeat(count);

/** Lines of an object. */
const entries = (count: number): string => Array.from({ length: count }, (_, index) => `    key${index}: ${index},\n`).join('');

/** One report without a block to extract. */
const tooLong = (name: string, size: string, [line, column, endLine, endColumn]: readonly [number, number, number, number]) =>
  ({ messageId: 'tooLong', data: { name, size }, line, column, endLine, endColumn, suggestions: null }) as const;

new RuleTester().run(rule.name, rule, {
  valid: [
    { name: 'a function of exactly 100 lines', code: `function f() {\n${steps(98)}}` },
    { name: 'a function of exactly the limit given', code: 'function f() {\n  a();\n}', options: SHORT },
    { name: 'blank lines', code: `function f() {\n${'\n'.repeat(120)}${steps(98)}}` },
    { name: 'comments', code: `function f() {\n${'  // why\n  /* a\n     b */\n'.repeat(40)}${steps(98)}}` },
    {
      name: 'a function that only holds functions',
      code: `function outer() {\n  function a() {\n${steps(60)}  }\n  const b = () => {\n${steps(60)}  };\n  return a(b);\n}`,
    },
    { name: 'a callback that is long, but not too long', code: `run(() => {\n${steps(98)}});` },
    { name: 'a function around a long callback', code: `function f() {\n  run(() => {\n${steps(90)}  });\n${steps(90)}}` },
    { name: 'a function around a class', code: `function f() {\n  return class {\n    a() {\n${steps(90)}    }\n    b() {\n${steps(90)}    }\n  };\n}` },
    { name: 'a module without functions', code: 'a();\n'.repeat(150) },
    { name: 'a class of many short methods', code: `class A {\n${'  m() {\n    a();\n  }\n'.repeat(50)}}` },
    { name: 'decorators', code: `class A {\n  @Route({\n${entries(100)}  })\n  get() {\n    a();\n  }\n}` },
    { name: 'decorators of parameters', code: `class A {\n  constructor(\n    @Inject({\n${entries(100)}    })\n    a: string,\n  ) {}\n}` },
    { name: 'signatures without a body', code: `declare function f(\n${'  a: string,\n'.repeat(120)}): void;\nabstract class A { abstract m(\n${'  a: string,\n'.repeat(120)}): void; }` },
    { name: 'a type with many lines', code: `interface A {\n${'  m(): void;\n'.repeat(150)}}` },
    { name: 'a returned object', code: `function f() {\n  return {\n${entries(150)}  };\n}` },
    { name: 'an object as body of an arrow', code: `const f = () => ({\n${entries(150)}});` },
    { name: 'an assigned array', code: `function f() {\n  const a = [\n${'    1,\n'.repeat(150)}  ] as const;\n  return a;\n}` },
    { name: 'a query in a template', code: `async function f(db: Db) {\n  await db.query(\`\n${'    select 1\n'.repeat(150)}  \`);\n}` },
    { name: 'a schema', code: `function f() {\n  return z.object({\n${'    a: z.string(),\n'.repeat(150)}  }).strict();\n}` },
    { name: 'a long message', code: `function f() {\n  throw new Error(\n${"    'a' +\n".repeat(150)}      b,\n  );\n}` },
    { name: 'the default of a parameter', code: `function f(a = {\n${entries(150)}}) {\n  return a;\n}` },
    {
      name: 'the markup of a component',
      code: `function View() {\n${steps(90)}  return (\n    <ul>\n${'      <li />\n'.repeat(50)}    </ul>\n  );\n}`,
      languageOptions: JSX,
    },
    { name: 'functions in an object are measured by themselves', code: `function f() {\n  return {\n${`    a() {\n${steps(30)}    },\n`.repeat(5)}  };\n}` },
    { name: 'a suite', code: `describe('a', () => {\n${"  it('b', c);\n".repeat(150)}});` },
    { name: 'a suite in another form', code: `import { suite } from 'node:test';\nsuite.only('a', function () {\n${"  it('b', c);\n".repeat(150)}});` },
    { name: 'a suite with a table', code: `describe.each([1, 2])('a', a => {\n${"  it('b', c);\n".repeat(150)}});` },
    { name: 'a suite of Playwright', code: `import { test } from '@playwright/test';\ntest.describe('a', () => {\n${"  test('b', c);\n".repeat(150)}});` },
    { name: 'a suite with many statements', code: "context('a', () => { a(); b(); c(); });", options: [{ maxStatements: 2 }] },
    { name: 'many statements, when they have no limit', code: `function f() { ${'a(); '.repeat(100)} }` },
    { name: 'as many statements as allowed', code: 'function f() { a(); b(); }', options: [{ maxStatements: 2 }] },
    {
      name: 'statements that do not count',
      code: 'function f() { ; {} type A = 1; interface B {} try { a(); b(); c(); } catch { d(); } }',
      options: [{ maxStatements: 1 }],
    },
    { name: 'statements of nested functions', code: 'function f() { function g() { a(); b(); } const h = () => { c(); d(); }; }', options: [{ maxStatements: 2 }] },
    { name: 'an arrow without statements', code: 'const f = () => a;', options: [{ maxStatements: 1 }] },
    { name: 'an option given leaves the other defaults as they are', code: `function f() {\n  return {\n${entries(20)}  };\n}`, options: [{ max: 3 }] },
    { name: 'a higher limit', code: `function f() {\n${steps(120)}}`, options: [{ max: 122 }] },
    { name: 'exactly 50 lines with the strict options', code: `function f() {\n${steps(48)}}`, options: STRICT },
    { name: 'a short literal with the strict options', code: `function f() {\n  return {\n${entries(40)}  };\n}`, options: STRICT },
    {
      name: 'a function around a function with the strict options',
      code: `function f() {\n${steps(30)}  return () => {\n${steps(30)}  };\n}`,
      options: STRICT,
    },
    { name: 'lines of nested functions, up to the limit', code: 'function f() {\n  g(() => {\n    a();\n  });\n}', options: [{ max: 5, count: 'total' }] },
    { name: 'a generated file', code: `// Generated from a.g4 by ANTLR\nfunction f() {\n${steps(150)}}` },
    { name: 'no code at all', code: '', options: [{ max: 1 }] },
  ],
  invalid: [
    {
      name: 'a declaration, from its keyword to its parameters',
      code: `export async function load(a: string) {\n${steps(99)}}`,
      errors: [tooLong("'load'", '101 own lines (max 100)', [1, 14, 1, 27])],
    },
    {
      name: 'a function expression',
      code: 'const a = function () {\n  b();\n  c();\n};',
      options: SHORT,
      errors: [tooLong("'a'", '4 own lines (max 3)', [1, 11, 1, 19])],
    },
    {
      name: 'a named function expression',
      code: 'run(function work() {\n  b();\n  c();\n});',
      options: SHORT,
      errors: [tooLong("'work'", '4 own lines (max 3)', [1, 5, 1, 18])],
    },
    {
      name: 'an arrow, at its first token',
      code: 'const work = (a: string) => {\n  b(a);\n  c(a);\n};',
      options: SHORT,
      errors: [tooLong("'work'", '4 own lines (max 3)', [1, 14, 1, 15])],
    },
    {
      name: 'an arrow without a block',
      code: 'const work = async a =>\n  a\n    .b()\n    .c();',
      options: SHORT,
      errors: [tooLong("'work'", '4 own lines (max 3)', [1, 14, 1, 19])],
    },
    {
      name: 'an arrow without a name',
      code: 'run(() => {\n  a();\n  b();\n});',
      options: SHORT,
      errors: [tooLong('This function', '4 own lines (max 3)', [1, 5, 1, 6])],
    },
    {
      name: 'a method, at its key',
      code: 'class A {\n  @Get()\n  static async load(a: string) {\n    b();\n    c();\n  }\n}',
      options: SHORT,
      errors: [tooLong("'load'", '4 own lines (max 3)', [3, 16, 3, 20])],
    },
    {
      name: 'a private method',
      code: 'class A {\n  #load() {\n    b();\n    c();\n  }\n}',
      options: SHORT,
      errors: [tooLong("'#load'", '4 own lines (max 3)', [2, 3, 2, 8])],
    },
    {
      name: 'accessors',
      code: 'class A {\n  get a() {\n    b();\n    c();\n  }\n  set a(d) {\n    b();\n    c();\n  }\n}',
      options: SHORT,
      errors: [tooLong("'a'", '4 own lines (max 3)', [2, 7, 2, 8]), tooLong("'a'", '4 own lines (max 3)', [6, 7, 6, 8])],
    },
    {
      name: 'a constructor',
      code: 'class A {\n  constructor() {\n    b();\n    c();\n  }\n}',
      options: SHORT,
      errors: [tooLong('This constructor', '4 own lines (max 3)', [2, 3, 2, 14])],
    },
    {
      name: 'the arrow of a field, once',
      code: 'class A {\n  private work = async () => {\n    b();\n    c();\n  };\n}',
      options: SHORT,
      errors: [tooLong("'work'", '4 own lines (max 3)', [2, 11, 2, 23])],
    },
    {
      name: 'the arrow of an accessor field',
      code: 'class A {\n  accessor work = () => {\n    b();\n    c();\n  };\n}',
      options: SHORT,
      errors: [tooLong("'work'", '4 own lines (max 3)', [2, 12, 2, 18])],
    },
    {
      name: 'a static block, at its keyword',
      code: 'class A {\n  static {\n    b();\n    c();\n  }\n}',
      options: SHORT,
      errors: [tooLong('This static block', '4 own lines (max 3)', [2, 3, 2, 9])],
    },
    {
      name: 'a method of an object',
      code: 'const a = {\n  work() {\n    b();\n    c();\n  },\n};',
      options: SHORT,
      errors: [tooLong("'work'", '4 own lines (max 3)', [2, 3, 2, 7])],
    },
    {
      name: 'a method with a computed key',
      code: 'const a = {\n  [key]() {\n    b();\n    c();\n  },\n};',
      options: SHORT,
      errors: [tooLong('This function', '4 own lines (max 3)', [2, 3, 2, 8])],
    },
    {
      name: 'a method whose key stands on a line of its own',
      code: 'class A {\n  work\n  () {\n    b();\n  }\n}',
      options: SHORT,
      errors: [tooLong("'work'", '4 own lines (max 3)', [2, 3, 2, 7])],
    },
    {
      name: 'a function called at once',
      code: '(() => {\n  a();\n  b();\n})();\n(function () {\n  a();\n  b();\n})();',
      options: SHORT,
      errors: [tooLong('This function', '4 own lines (max 3)', [1, 2, 1, 3]), tooLong('This function', '4 own lines (max 3)', [5, 2, 5, 10])],
    },
    {
      name: 'a component in a wrapper as any other function',
      code: `const View = memo(() => {\n${steps(100)}});`,
      errors: [tooLong('This function', '102 own lines (max 100)', [1, 19, 1, 20])],
    },
    {
      name: 'a function of parameters',
      code: 'function f(\n  a,\n  b,\n) {}',
      options: SHORT,
      errors: [tooLong("'f'", '4 own lines (max 3)', [1, 1, 1, 11])],
    },
    {
      name: 'a test, and what prepares it',
      code: "describe('a', () => {\n  it('b', () => {\n    c();\n    d();\n  });\n  beforeEach(() => {\n    c();\n    d();\n  });\n});",
      options: SHORT,
      errors: [tooLong('This function', '4 own lines (max 3)', [2, 11, 2, 12]), tooLong('This function', '4 own lines (max 3)', [6, 14, 6, 15])],
    },
    {
      name: 'the callback of an own function named describe',
      code: "function describe(a, b) {}\ndescribe('a', () => {\n  c();\n  d();\n});",
      options: SHORT,
      errors: [tooLong('This function', '4 own lines (max 3)', [2, 15, 2, 16])],
    },
    {
      name: 'a long function within a short one, alone',
      code: `function outer() {\n  return () => {\n${steps(100)}  };\n}`,
      errors: [tooLong('This function', '102 own lines (max 100)', [2, 10, 2, 11])],
    },
    {
      name: 'a long function around a short one: what surrounds a nested function counts',
      code: 'function outer() {\n  run(() => {\n    a();\n  });\n}',
      options: SHORT,
      errors: [tooLong("'outer'", '4 own lines (max 3)', [1, 1, 1, 15])],
    },
    {
      name: 'data that is only tested',
      code: `function f() {\n  if (a.includes([\n${'    1,\n'.repeat(100)}  ])) return;\n}`,
      errors: [tooLong("'f'", '104 own lines (max 100)', [1, 1, 1, 11])],
    },
    {
      name: 'each literal as a line, and `return (` with it',
      code: `function View() {\n${steps(97)}  return (\n    <p>\n      a\n    </p>\n  );\n}`,
      languageOptions: JSX,
      errors: [tooLong("'View'", '101 own lines (max 100)', [1, 1, 1, 14])],
    },
    {
      name: 'a switch',
      code: `function f(a: string) {\n  switch (a) {\n${"    case 'b': return c();\n".repeat(100)}  }\n}`,
      errors: [tooLong("'f'", '104 own lines (max 100)', [1, 1, 1, 11])],
    },
    {
      name: 'data with the strict options',
      code: `function f() {\n  return {\n${entries(50)}  };\n}`,
      options: STRICT,
      errors: [tooLong("'f'", '54 own lines (max 50)', [1, 1, 1, 11])],
    },
    {
      name: 'the lines of a template that are not blank with the strict options',
      code: `const f = () => {\n  return \`\n${'    a\n\n'.repeat(50)}  \`;\n};`,
      options: STRICT,
      errors: [tooLong("'f'", '54 own lines (max 50)', [1, 11, 1, 12])],
    },
    {
      name: 'markup with the strict options, but not its comments',
      code: `const View = () => (\n  <ul>\n${'    {/* An item */}\n    <li />\n'.repeat(50)}  </ul>\n);`,
      options: STRICT,
      languageOptions: JSX,
      errors: [tooLong("'View'", '54 own lines (max 50)', [1, 14, 1, 15])],
    },
    {
      name: 'the lines of nested functions with `count: "total"`',
      code: 'function f() {\n  run(() => {\n    a();\n  });\n}',
      options: [{ max: 4, count: 'total' }],
      errors: [tooLong("'f'", '5 lines (max 4)', [1, 1, 1, 11])],
    },
    {
      name: 'data as lines with `ignoreData: false`',
      code: 'function f() {\n  return {\n    a,\n  };\n}',
      options: [{ max: 3, ignoreData: false }],
      errors: [tooLong("'f'", '5 own lines (max 3)', [1, 1, 1, 11])],
    },
    {
      name: 'many statements on one line',
      code: `function f() { ${'if (a) return; '.repeat(20)} }`,
      options: [{ maxStatements: 39 }],
      errors: [tooLong("'f'", '40 statements (max 39)', [1, 1, 1, 11])],
    },
    {
      name: 'both limits in one message',
      code: 'function f() {\n  if (a) return;\n  b();\n}',
      options: [{ max: 3, maxStatements: 2 }],
      errors: [tooLong("'f'", '4 own lines (max 3) and 3 statements (max 2)', [1, 1, 1, 11])],
    },
    {
      name: 'many statements of a static block',
      code: 'class A { static { a(); b(); } }',
      options: [{ maxStatements: 1 }],
      errors: [tooLong('This static block', '2 statements (max 1)', [1, 11, 1, 17])],
    },
    {
      name: 'a function whose types make it long',
      code: 'function f<\n  A,\n  B,\n>(): A | B {}',
      options: SHORT,
      errors: [tooLong("'f'", '4 own lines (max 3)', [1, 1, 1, 11])],
    },
    {
      name: 'names the block worth extracting, and what it takes',
      code: `async function save(user, log) {\n${steps(50)}\n  for (const role of user.roles) {\n${'    await log(role);\n'.repeat(10)}  }\n\n${steps(50)}}`,
      errors: [
        {
          messageId: 'tooLongWithBlock',
          data: { name: "'save'", size: '114 own lines (max 100)', startLine: 53, endLine: 64, variables: 'takes `user`, `log`' },
          line: 1,
          column: 7,
          endLine: 1,
          endColumn: 20,
          suggestions: null,
        },
      ],
    },
    {
      name: 'names the block worth extracting, and what it returns',
      code: `class A {\n  sum(items) {\n${steps(25)}    let total = 0;\n    for (const item of items) {\n${'      total += this.weigh(item);\n'.repeat(10)}    }\n${steps(25)}    return total;\n  }\n}`,
      options: STRICT,
      errors: [
        {
          messageId: 'tooLongWithBlock',
          data: { name: "'sum'", size: '66 own lines (max 50)', startLine: 28, endLine: 40, variables: 'takes `items` and returns `total`' },
          line: 2,
          column: 3,
          endLine: 2,
          endColumn: 6,
          suggestions: null,
        },
      ],
    },
    {
      name: 'names a block that needs nothing',
      code: `const f = () => {\n${'  step();\n'.repeat(20)}};`,
      options: [{ max: 20 }],
      errors: [
        {
          messageId: 'tooLongWithBlock',
          data: { name: "'f'", size: '22 own lines (max 20)', startLine: 2, endLine: 17, variables: 'takes no arguments' },
          line: 1,
          column: 11,
          endLine: 1,
          endColumn: 12,
          suggestions: null,
        },
      ],
    },
    {
      name: 'names no block of data: it is one line',
      code: `function f() {\n${steps(50)}  call({\n${entries(30)}  });\n${steps(50)}}`,
      errors: [tooLong("'f'", '103 own lines (max 100)', [1, 1, 1, 11])],
    },
  ],
});

describe(`${rule.name} with the parser of ESLint itself`, () => {
  it('reports methods, fields and static blocks', () => {
    const code = 'class A {\n  m() {\n    a();\n  }\n  f = () => {\n    a();\n  };\n  static {\n    a();\n  }\n}';
    const adr = { rules: { [rule.name]: rule } } as unknown as ESLint.Plugin;
    const config: Linter.Config = { plugins: { adr }, rules: { [`adr/${rule.name}`]: ['error', { max: 2 }] } };
    expect(new Linter().verify(code, config).map(({ line, message }) => [line, message.split('.')[0]])).toEqual([
      [2, "'m' has 3 own lines (max 2)"],
      [5, "'f' has 3 own lines (max 2)"],
      [8, 'This static block has 3 own lines (max 2)'],
    ]);
  });
});
