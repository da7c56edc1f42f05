import type { TSESTree } from '@typescript-eslint/utils';
import { describe, expect, it } from 'vitest';

import { getOwnLines, getTotalLines } from '../../src/analysis/own-lines.ts';
import { find, findAll, parse } from '../support/parse.ts';

const JSX = { filename: 'file.tsx', languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } };
const ESPREE = { filename: 'file.js', languageOptions: { parser: undefined } };

/** The numbers of the lines marked with a plus at their end. */
const getMarked = (code: string): number[] => code.split('\n').flatMap((line, index) => (line.endsWith('// +') ? [index + 1] : []));

type UnitType =
  | 'ArrowFunctionExpression'
  | 'ClassDeclaration'
  | 'FunctionDeclaration'
  | 'FunctionExpression'
  | 'StaticBlock';

describe('getOwnLines', () => {
  it.each<[string, UnitType, string]>([
    [
      'counts neither blank lines nor comments',
      'FunctionDeclaration',
      `function f() { // +

        // A comment.
        a(); // +
        /* Another
           one. */
      } // +`,
    ],
    [
      'counts parameters and what stands between them and the body',
      'FunctionDeclaration',
      `async function f( // +
        a: string, // +
        // The second.
        b = { // +
          c: 1, // +
        }, // +
      ): Promise< // +
        void // +
      > { // +
      } // +`,
    ],
    [
      'leaves nested functions their lines, but keeps what surrounds them',
      'FunctionDeclaration',
      `function f() { // +
        const inner = () => { // +
          a();
          b();
        }; // +
        call(function () { // +
          c();
        }); // +
        function last() {
          d();
        }
      } // +`,
    ],
    [
      'leaves nested classes their lines',
      'FunctionDeclaration',
      `function f() { // +
        class Inner {
          field = 1;
          method() {
            return 2;
          }
        }
        return Inner; // +
      } // +`,
    ],
    [
      'leaves the methods of an object their lines, from their modifiers on',
      'FunctionDeclaration',
      `function f() { // +
        return { // +
          a: 1, // +
          async m() {
            b();
          }, // +
          get x() {
            return 1;
          }, // +
          [\`k\`]: () => {
            c();
          }
        }; // +
      } // +`,
    ],
    [
      'counts a line once, however many statements it holds',
      'FunctionDeclaration',
      `function f() { a(); b(); c(); // +
        d(); e(); } // +`,
    ],
    [
      'begins a method at its key: modifiers and decorators do not count',
      'FunctionExpression',
      `class A {
        @Get({
          path: '/',
        })
        public
        static
        async m( // +
          @Param('id')
          id: string, // +
        ) { // +
          await id; // +
        } // +
      }`,
    ],
    [
      'begins a method with a computed key at the bracket',
      'FunctionExpression',
      `const a = {
        async [ // +
          Symbol.iterator // +
        ]() { // +
        } // +
      };`,
    ],
    [
      'begins the arrow of a field at the field',
      'ArrowFunctionExpression',
      `class A {
        private readonly
        handler: Handler< // +
          Event // +
        > = event => { // +
          event(); // +
        } // +
      }`,
    ],
    [
      'measures static blocks',
      'StaticBlock',
      `class A {
        static { // +
          const f = () => { // +
            a();
          }; // +

          b(); // +
        } // +
      }`,
    ],
    [
      'measures an arrow without a block',
      'ArrowFunctionExpression',
      `const f =
        a => // +
          a // +
            // The first.
            .b() // +
            .c(); // +`,
    ],
    [
      'measures a function in the arguments of a decorator',
      'ArrowFunctionExpression',
      `@Module(
        () => { // +
          a(); // +
        } // +
      )
      class A {}`,
    ],
  ])('%s', (_, type, code) => {
    const file = parse(code);
    expect(getOwnLines(find(file, type) as never, file.sourceCode)).toEqual(getMarked(code));
  });

  it('counts the lines of templates and texts that are not blank', () => {
    const file = parse('function f() {\n  return `a\n\n  b ${c}\n\n`;\n}');
    expect(getOwnLines(find(file, 'FunctionDeclaration'), file.sourceCode)).toEqual([1, 2, 4, 6, 7]);
  });

  it('counts the lines of JSX that hold more than a comment', () => {
    const file = parse('const F = () => (\n  <p>\n    {/* A comment */}\n\n    text\n\n    {\n      a\n    }\n  </p>\n);', JSX);
    expect(getOwnLines(find(file, 'ArrowFunctionExpression'), file.sourceCode)).toEqual([1, 2, 5, 7, 8, 9, 10, 11]);
  });

  it('counts the braces of an empty block, whatever stands in it', () => {
    const file = parse('function f() {\n  try { a(); } catch {\n    // Nothing.\n  }\n}');
    expect(getOwnLines(find(file, 'FunctionDeclaration'), file.sourceCode)).toEqual([1, 2, 4, 5]);
  });

  it('leaves apart, in a class, only nested classes and decorators', () => {
    const code = `class A { // +
      @Dec({
        a: 1,
      })
      field = 1; // +

      static // +
      m() { // +
        return class // +
        {
          field = 1;
          n() {}
        }
      } // +
    } // +`;
    const file = parse(code);
    expect(getOwnLines(find(file, 'ClassDeclaration'), file.sourceCode)).toEqual(getMarked(code));
  });

  it('works on what other parsers make', () => {
    const code = 'class A {\n  m() {\n    a(() => {\n      b();\n    });\n  }\n  static {\n    c();\n  }\n}';
    const file = parse(code, ESPREE);
    expect(getOwnLines(find(file, 'FunctionExpression'), file.sourceCode)).toEqual([2, 3, 5, 6]);
    expect(getOwnLines(find(file, 'StaticBlock'), file.sourceCode)).toEqual([7, 8, 9]);
  });

  it('knows nothing of signatures', () => {
    const file = parse('declare function f(): void;\nabstract class A { abstract m(): void; }\nfunction g(a: string): void;\nfunction g() {}');
    expect(findAll(file, 'FunctionDeclaration').map(node => getOwnLines(node, file.sourceCode))).toEqual([[4]]);
  });

  it('measures each function of a file', () => {
    const file = parse('() => {\n  (() => {\n    a();\n  })();\n};\nfunction f() {}');
    const functions: (TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration)[] = [
      ...findAll(file, 'ArrowFunctionExpression'),
      ...findAll(file, 'FunctionDeclaration'),
    ];
    expect(functions.map(node => getOwnLines(node, file.sourceCode))).toEqual([[1, 2, 4, 5], [2, 3, 4], [6]]);
  });
});

describe('getOwnLines without data', () => {
  it.each<[string, string]>([
    ['a returned object', 'return { // +\n a: 1,\n b: [\n 2,\n ],\n };'],
    ['a returned array', 'return [ // +\n 1,\n 2,\n ]'],
    ['an assigned object', 'x = { // +\n a: 1,\n };'],
    ['a constant', 'const x = { // +\n a: 1,\n };'],
    ['a thrown object', 'throw { // +\n a: 1,\n };'],
    ['a yielded object', 'yield { // +\n a: 1,\n };'],
    ['a default in a pattern', 'const { a = { // +\n b: 1,\n },\n } = x; // +'],
    ['an argument of a call that stands alone', 'call(x, { // +\n a: 1,\n }, y); // +'],
    ['the last argument of a call', 'call(x, { // +\n a: 1,\n });'],
    ['an argument on lines of its own', 'call( // +\n { // +\n a: 1,\n },\n [ // +\n 1,\n ],\n );'],
    ['an argument of `new`', 'throw new Failure({ // +\n a: 1,\n });'],
    ['an argument of any call in a chain', 'return z.object({ // +\n a: 1,\n })\n .merge([ // +\n 2,\n ]).strict(); // +'],
    ['an argument of a call within an argument', 'use(json({ // +\n limit: 1,\n }));'],
    ['an argument of an awaited call', 'const x = (await call({ // +\n a: 1,\n })).data; // +'],
    ['the receiver of a chain', "return [ // +\n 'a',\n 'b',\n ].join(''); // +"],
    ['a spread argument', 'call(...[ // +\n a,\n b,\n ]);'],
    ['a voided call', 'void call({ // +\n a: 1,\n });'],
    ['the branches of a condition', 'return a // +\n ? { // +\n b: 1,\n }\n : { // +\n c: 1,\n };'],
    ['the sides of a logical operator', 'return a ?? b ?? { // +\n c: 1,\n };'],
    ['an optional call', 'a?.b({ // +\n c: 1,\n })?.d; // +'],
    ['what follows a cast', 'return ({ // +\n a: 1,\n } as const satisfies Shape<\n string\n >);'],
    ['what an assertion precedes', 'return <Shape>{ // +\n a: 1,\n };'],
    ['a concatenation', "throw new Error('a' + // +\n b +\n `c`);"],
    ['a compound assignment', "x += 'a' + // +\n b;"],
    ['closing tokens on lines of their own', 'return call( // +\n ({ // +\n a: 1,\n }\n )\n )\n ;'],
    ['data with a function in it, but not that function', 'call({ // +\n a: () => {\n b();\n },\n c,\n });'],
  ])('counts as one line: %s', (_, body) => {
    const code = `function* f() { // +\n${body}\n} // +`;
    const file = parse(code);
    expect(getOwnLines(find(file, 'FunctionDeclaration'), file.sourceCode, { ignoreData: true })).toEqual(getMarked(code));
  });

  it.each<[string, string]>([
    ['a pattern', 'const { // +\n a, // +\n } = x; // +'],
    ['a literal that is tested', 'if (call({ // +\n a: 1, // +\n })) b(); // +'],
    ['a literal that is looped over', 'for (const a of [ // +\n 1, // +\n ]) b(a); // +'],
    ['a literal that is compared', 'return x === call({ // +\n a: 1, // +\n }); // +'],
    ['the test of a condition', 'return call([ // +\n 1, // +\n ]) ? a : b; // +'],
    ['arguments that are no literals', 'call( // +\n a, // +\n b, // +\n ); // +'],
    ['a sum of numbers', 'return a + // +\n b; // +'],
    ['the closing parenthesis after a function', 'call({ a: 1 }, () => { // +\n b();\n }); // +'],
    ['`return (` on a line of its own', 'return ( // +\n { // +\n a: 1,\n }\n );'],
  ])('counts in full: %s', (_, body) => {
    const code = `function f() { // +\n${body}\n} // +`;
    const file = parse(code);
    expect(getOwnLines(find(file, 'FunctionDeclaration'), file.sourceCode, { ignoreData: true })).toEqual(getMarked(code));
  });

  it('counts templates as one line, tagged or not', () => {
    const file = parse('function f() {\n  db.query(`\n    select\n  `);\n  return sql`\n    ${a}\n  `;\n}');
    expect(getOwnLines(find(file, 'FunctionDeclaration'), file.sourceCode, { ignoreData: true })).toEqual([1, 2, 5, 8]);
  });

  it('counts JSX as one line, and what it is wrapped in', () => {
    const file = parse('function F() {\n  return (\n    <p>\n      {a.map(b => (\n        <i>\n          {b}\n        </i>\n      ))}\n    </p>\n  );\n}', JSX);
    expect(getOwnLines(find(file, 'FunctionDeclaration'), file.sourceCode, { ignoreData: true })).toEqual([1, 2, 3, 11]);
    expect(getOwnLines(find(file, 'ArrowFunctionExpression'), file.sourceCode, { ignoreData: true })).toEqual([4, 5]);
  });

  it('keeps both counts of a file apart', () => {
    const file = parse('function f() {\n  return {\n    a: 1,\n  };\n}');
    const node = find(file, 'FunctionDeclaration');
    const count = (ignoreData: boolean): number => getOwnLines(node, file.sourceCode, { ignoreData }).length;
    expect([count(true), count(false), count(true)]).toEqual([3, 5, 3]);
  });
});

describe('getTotalLines', () => {
  const code = 'function f() {\n  const a = () => {\n    b();\n  };\n\n  // A comment.\n  class C {\n    m() {\n      return {\n        c,\n      };\n    }\n  }\n}\nfunction g() {}';

  it('adds the lines of what is nested', () => {
    const file = parse(code);
    expect(getTotalLines(find(file, 'FunctionDeclaration'), file.sourceCode)).toEqual([1, 2, 3, 4, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  it('can leave data out', () => {
    const file = parse(code);
    expect(getTotalLines(find(file, 'FunctionDeclaration'), file.sourceCode, { ignoreData: true })).toEqual([1, 2, 3, 4, 7, 8, 9, 12, 13, 14]);
  });
});
