import rule from '../../src/rules/no-dispatch-chain.ts';
import { RuleTester, withTypes } from '../support/rule-tester.ts';

new RuleTester().run(rule.name, rule, {
  valid: [
    {
      name: 'a chain of three arms',
      code: `if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);
else if (kind === 'c') run2(n);`,
    },
    {
      name: 'a chain of three arms with an else',
      code: `if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);
else if (kind === 'c') run2(n); else stop();`,
    },
    {
      name: 'four single ifs that return',
      code: `function f(kind) {
if (kind === 'a') return 0;
if (kind === 'b') return 1;
if (kind === 'c') return 2;
if (kind === 'd') return 3;
}`,
    },
    {
      name: 'a chain that asks different things',
      code: `if (a === 'a') run0(n);
else if (b === 'b') run1(n);
else if (c === 'c') run2(n);
else if (d === 'd') run3(n);`,
    },
    {
      name: 'a chain of which an arm asks for more',
      code: `if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);
else if (kind === 'c' && ready) run2(n);
else if (kind === 'd') run3(n);
else if (kind === 'e') run4(n);`,
    },
    {
      name: 'types of values',
      code: `if (typeof x === 'string') run0(n);
else if (typeof x === 'number') run1(n);
else if (typeof x === 'boolean') run2(n);
else if (typeof x === 'object') run3(n);`,
    },
    {
      name: 'classes',
      code: `if (x instanceof A) run0(n);
else if (x instanceof B) run1(n);
else if (x instanceof C) run2(n);
else if (x instanceof D) run3(n);`,
    },
    {
      name: 'null, undefined and truth values',
      code: `if (x === null) run0(n);
else if (x === undefined) run1(n);
else if (x === true) run2(n);
else if (x === false) run3(n);`,
    },
    {
      name: 'comparisons with variables',
      code: `function f(a, b, c, d) {
if (x === a) run0(n);
else if (x === b) run1(n);
else if (x === c) run2(n);
else if (x === d) run3(n);
}`,
    },
    {
      name: 'comparisons with constants of a function',
      code: `function f(x) {
const A = 'a', B = 'b', C = 'c', D = 'd';
if (x === A) run0(n);
else if (x === B) run1(n);
else if (x === C) run2(n);
else if (x === D) run3(n);
}`,
    },
    {
      name: 'comparisons with values that only run time knows',
      code: `const A = load(), B = load();
let C = 'c';
C = 'd';
if (x === A) run0(n);
else if (x === B) run1(n);
else if (x === C) run2(n);
else if (x === 'd') run3(n);`,
    },
    {
      name: 'other comparisons',
      code: `if (x !== 'a') run0(n);
else if (x > 1) run1(n);
else if (x !== 'c') run2(n);
else if (x < 4) run3(n);`,
    },
    {
      name: 'the results of calls',
      code: `if (get() === 'a') run0(n);
else if (get() === 'b') run1(n);
else if (get() === 'c') run2(n);
else if (get() === 'd') run3(n);`,
    },
    {
      name: 'a value that changes on the way',
      code: `if ((x = next()) === 'a') run0(n);
else if (x === 'b') run1(n);
else if ((x = next()) === 'c') run2(n);
else if (x === 'd') run3(n);`,
    },
    {
      name: 'how many there are of something',
      code: `if (args.length === 1) run0(n);
else if (args.length === 2) run1(n);
else if (set.size === 3) run2(n);
else if (args.length === 4) run3(n);
else if (args.length === 5) run4(n);`,
    },
    {
      name: 'a scanner of punctuation marks',
      code: `if (c === '(') run0(n);
else if (c === ')') run1(n);
else if (c === '\\n') run2(n);
else if (c === '\\u2028' || c === '"') run3(n);
else if (c === '{') run4(n);`,
    },
    {
      name: 'a scanner of character codes',
      code: `if (c === 0x28) run0(n);
else if (c === 0x29) run1(n);
else if (c === 0x7b) run2(n);
else if (c === 0x7D) run3(n);`,
    },
    {
      name: 'a shadowed name',
      code: `if (x === 'a') run0(n);
else if (x === 'b') run1(n);
{ const x = y;
if (x === 'c') run0(n);
else if (x === 'd') run1(n);}`,
    },
    {
      name: 'a switch',
      code: `switch (kind) { case 'a': a(); break; case 'b': b(); break; case 'c': c(); break; case 'd': d(); break; }`,
    },
    {
      name: 'a chain that the compiler checks',
      code: `if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);
else if (kind === 'c') run2(n);
else if (kind === 'd') run3(n); else { const forgotten: never = kind; }`,
    },
    {
      name: 'a chain that asserts that nothing is left',
      code: `if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);
else if (kind === 'c') run2(n);
else if (kind === 'd') run3(n); else throw new UnreachableCaseError(kind);`,
    },
    {
      name: 'fewer arms than the option asks for',
      code: `if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);
else if (kind === 'c') run2(n);
else if (kind === 'd') run3(n);
else if (kind === 'e') run4(n);`,
      options: [{ min: 6 }],
    },
    {
      name: 'the same question in two functions',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
    },
    {
      name: 'the same question three times in one function',
      code: `function one(shape) {
switch (shape.kind) { case 'a': a(); break; case 'b': b(); }
switch (shape.kind) { case 'a': a(); break; case 'b': b(); }
switch (shape.kind) { case 'a': a(); break; case 'b': b(); }
}`,
    },
    {
      name: 'the same question of the code of the module',
      code: `switch (shape.kind) { case 'a': a(); break; case 'b': b(); }
switch (shape.kind) { case 'a': a(); break; case 'b': b(); }
switch (shape.kind) { case 'a': a(); break; case 'b': b(); }`,
    },
    {
      name: 'three functions that ask members of different names',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) {
  switch (shape.color) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
    },
    {
      name: 'three functions that ask values of different types',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Form) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
    },
    {
      name: 'three functions that ask values of no types, with one value in common',
      code: `function one(x) {
  switch (x.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(x) {
  switch (x.kind) {
    case 'b': return 1;
    case 'c': return 1;
  }
}
function three(x) {
  switch (x.kind) {
    case 'c': return 1;
    case 'a': return 1;
  }
}
`,
    },
    {
      name: 'three functions that ask a plain name',
      code: `function one(kind) {
  switch (kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(kind) {
  switch (kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(kind) {
  switch (kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
    },
    {
      name: 'a switch of one arm',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
  }
}
`,
    },
    {
      name: 'a switch whose cases share their statements',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) { switch (shape.kind) { case 'a': case 'b': return 1; default: return 2; } }`,
    },
    {
      name: 'switches that check for a forgotten case',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
    default: return assertNever(shape);
  }
}
function four(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
    default: shape satisfies never;
  }
}
`,
    },
    {
      name: 'a switch over what is not fixed',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) { switch (shape.kind) { case a: return 1; case b: return 2; } }`,
    },
    {
      name: 'nodes of a syntax tree',
      code: `function one(n) {
  switch (n.type) {
    case 'IfStatement': return 1;
    case 'Identifier': return 1;
    case 'root': return 1;
  }
}
function two(n) {
  switch (n.type) {
    case 'IfStatement': return 1;
    case 'Identifier': return 1;
    case 'root': return 1;
  }
}
function three(n) {
  switch (n.type) {
    case 'IfStatement': return 1;
    case 'Identifier': return 1;
    case 'root': return 1;
  }
}
`,
    },
    {
      name: 'values of a type that a package defines',
      code: `import type { Token } from 'lexer';
import type * as ast from 'parser';
function one(t: Token) {
  switch (t.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(t: Token) {
  switch (t.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(t: Token) {
  switch (t.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function four(t: ast.Node) {
  switch (t.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function five(t: ast.Node) {
  switch (t.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function six(t: ast.Node) {
  switch (t.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
    },
    {
      name: 'values of an enum that a package defines',
      code: `import { Kind } from 'graphql';
function one(a) {
  switch (a.kind) { case Kind.A: return 1; case Kind.B: return 2; }
}
function two(a) {
  switch (a.kind) { case Kind.A: return 1; case Kind.B: return 2; }
}
function three(a) {
  switch (a.kind) { case Kind.A: return 1; case Kind.B: return 2; }
}
`,
    },
    {
      name: 'a switch over conditions',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) { switch (true) { case shape.kind === 'a': return 1; case shape.kind === 'b': return 2; } }`,
    },
  ],
  invalid: [
    {
      name: 'four arms',
      code: `if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);
else if (kind === 'c') run2(n);
else if (kind === 'd') run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 1, column: 5, endLine: 1, endColumn: 17, suggestions: null }],
    },
    {
      name: 'more arms, an else, and blocks',
      code: `if (kind === 'a') { a(0); b(); }
else if (kind === 'b') { a(1); b(); }
else if (kind === 'c') { a(2); b(); }
else if (kind === 'd') { a(3); b(); }
else if (kind === 'e') { a(4); b(); } else { stop(); }`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 5 }, line: 1, column: 5, endLine: 1, endColumn: 17, suggestions: null }],
    },
    {
      name: 'both orders, loose equality and casts',
      code: `if (kind === 'a') run0(n);
else if ('b' === kind) run1(n);
else if (kind == 'c') run2(n);
else if ((kind as Kind)! === 'd') run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 1, column: 5, endLine: 1, endColumn: 17, suggestions: null }],
    },
    {
      name: 'arms of several values',
      code: `if (kind === 'a' || kind === 'b') run0(n);
else if (kind === 'c') run1(n);
else if ('d' === kind || kind === 'e' || kind === 'f') run2(n);
else if (kind === 'g') run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 1, column: 5, endLine: 1, endColumn: 33, suggestions: null }],
    },
    {
      name: 'numbers and bigints',
      code: `if (x === 1) run0(n);
else if (x === -2) run1(n);
else if (x === 3n) run2(n);
else if (x === 4) run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'x', count: 4 }, line: 1, column: 5, endLine: 1, endColumn: 12, suggestions: null }],
    },
    {
      name: 'templates without substitutions',
      code: `if (x === \`a\`) run0(n);
else if (x === \`b\`) run1(n);
else if (x === \`c\`) run2(n);
else if (x === \`d\`) run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'x', count: 4 }, line: 1, column: 5, endLine: 1, endColumn: 14, suggestions: null }],
    },
    {
      name: 'members of an enum',
      code: `enum Kind { A, B, C, D }
if (x === Kind.A) run0(n);
else if (x === Kind.B) run1(n);
else if (x === Kind.C) run2(n);
else if (x === Kind['D']) run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'x', count: 4 }, line: 2, column: 5, endLine: 2, endColumn: 17, suggestions: null }],
    },
    {
      name: 'members of an imported enum',
      code: `import { Kind } from './kind';
if (x === Kind.A) run0(n);
else if (x === Kind.B) run1(n);
else if (x === Kind.C) run2(n);
else if (x === Kind.D) run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'x', count: 4 }, line: 2, column: 5, endLine: 2, endColumn: 17, suggestions: null }],
    },
    {
      name: 'constants of the module',
      code: `const A = 'a', B = 2, KIND = { C: 'c', D: 'd' } as const;
if (x === A) run0(n);
else if (x === B) run1(n);
else if (x === KIND.C) run2(n);
else if (x === KIND.D) run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'x', count: 4 }, line: 2, column: 5, endLine: 2, endColumn: 12, suggestions: null }],
    },
    {
      name: 'imported constants',
      code: `import { KIND_A, KIND_B, KIND_C, KIND_D } from './kinds';
if (x === KIND_A) run0(n);
else if (x === KIND_B) run1(n);
else if (x === KIND_C) run2(n);
else if (x === KIND_D) run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'x', count: 4 }, line: 2, column: 5, endLine: 2, endColumn: 17, suggestions: null }],
    },
    {
      name: 'member chains and optional chains',
      code: `if (event.data.type === 'a') run0(n);
else if (event.data['type'] === 'b') run1(n);
else if (event?.data?.type === 'c') run2(n);
else if (event.data.type === 'd') run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'event.data.type', count: 4 }, line: 1, column: 5, endLine: 1, endColumn: 28, suggestions: null }],
    },
    {
      name: 'a member of this',
      code: `class A { m() {
if (this.kind === 'a') run0(n);
else if (this.kind === 'b') run1(n);
else if (this.kind === 'c') run2(n);
else if (this.kind === 'd') run3(n);
} }`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'this.kind', count: 4 }, line: 2, column: 5, endLine: 2, endColumn: 22, suggestions: null }],
    },
    {
      name: 'arms behind one that asks something else',
      code: `if (ready) run0(n);
else if (kind === 'a') run1(n);
else if (kind === 'b') run2(n);
else if (kind === 'c') run3(n);
else if (kind === 'd') run4(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 2, column: 10, endLine: 2, endColumn: 22, suggestions: null }],
    },
    {
      name: 'arms before one that asks for more',
      code: `if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);
else if (kind === 'c') run2(n);
else if (kind === 'd') run3(n);
else if (kind === 'e' && ready) run4(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 1, column: 5, endLine: 1, endColumn: 17, suggestions: null }],
    },
    {
      name: 'the longest of two runs',
      code: `if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);
else if (ready) run2(n);
else if (other === 'a') run3(n);
else if (other === 'b') run4(n);
else if (other === 'c') run5(n);
else if (other === 'd') run6(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'other', count: 4 }, line: 4, column: 10, endLine: 4, endColumn: 23, suggestions: null }],
    },
    {
      name: 'a run behind another question',
      code: `if (first === 'x') run0(n);
else if (kind === 'a') run1(n);
else if (kind === 'b') run2(n);
else if (kind === 'c') run3(n);
else if (kind === 'd') run4(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 2, column: 10, endLine: 2, endColumn: 22, suggestions: null }],
    },
    {
      name: 'letters and digits, which are keys',
      code: `if (key === 'g') run0(n);
else if (key === 'G') run1(n);
else if (key === '1') run2(n);
else if (key === '2') run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'key', count: 4 }, line: 1, column: 5, endLine: 1, endColumn: 16, suggestions: null }],
    },
    {
      name: 'as many arms as the option asks for',
      code: `if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);`,
      options: [{ min: 2 }],
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 2 }, line: 1, column: 5, endLine: 1, endColumn: 17, suggestions: null }],
    },
    {
      name: 'a chain in a chain',
      code: `if (a) {
if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);
else if (kind === 'c') run2(n);
else if (kind === 'd') run3(n);
} else if (b) c();`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 2, column: 5, endLine: 2, endColumn: 17, suggestions: null }],
    },
    {
      name: 'arms that return, as a Map in JavaScript',
      code: `// The head.

/** Says hello. */
function f(kind) {
  if (kind === 'a') return '0!';
  else if (kind === 'b') return '1!';
  else if (kind === 'c') return '2!';
  else if (kind === 'd') return '3!';
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 5, column: 7, endLine: 5, endColumn: 19, suggestions: [{ messageId: 'useTable', data: { name: 'BY_KIND' }, output: `// The head.

const BY_KIND = new Map([
  ['a', '0!'],
  ['b', '1!'],
  ['c', '2!'],
  ['d', '3!'],
]);

/** Says hello. */
function f(kind) {
  if (BY_KIND.has(kind)) {
    return BY_KIND.get(kind);
  }
}` }] }],
    },
    {
      name: 'arms that return, as an object in TypeScript',
      code: `import { a } from 'a';
export function f(kind: string) {
  if (kind === 'a' || kind === 'x-y') { return 1; }
  else if (kind === 'b') { return -2; }
  else if (kind === 'c') { return null; }
  else if (kind === 'd') { return true; } else { return a(); }
}`,
      filename: 'file.ts',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 3, column: 7, endLine: 3, endColumn: 37, suggestions: [{ messageId: 'useTable', data: { name: 'BY_KIND' }, output: `import { a } from 'a';
const BY_KIND = {
  a: 1,
  'x-y': 1,
  b: -2,
  c: null,
  d: true,
} satisfies Record<string, number | null | boolean>;

export function f(kind: string) {
  if (Object.hasOwn(BY_KIND, kind)) {
    return BY_KIND[kind as keyof typeof BY_KIND];
  } else { return a(); }
}` }] }],
    },
    {
      name: 'arms that assign',
      code: `function f(user) {
  let name;
  if (user.kind === 0) name = 'n0';
  else if (user.kind === 1) name = 'n1';
  else if (user.kind === 2) name = 'n2';
  else if (user.kind === 3) name = 'n3';
  return name;
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'user.kind', count: 4 }, line: 3, column: 7, endLine: 3, endColumn: 22, suggestions: [{ messageId: 'useTable', data: { name: 'BY_KIND' }, output: `const BY_KIND = new Map([
  [0, 'n0'],
  [1, 'n1'],
  [2, 'n2'],
  [3, 'n3'],
]);

function f(user) {
  let name;
  if (BY_KIND.has(user.kind)) {
    name = BY_KIND.get(user.kind);
  }
  return name;
}` }] }],
    },
    {
      name: 'arms that call one function each',
      code: `import { a, b, c, d } from './handlers';

async function f(kind) {
  if (kind === 'a') return await a(kind, this.request);
  else if (kind === 'b') return await b(kind, this.request);
  else if (kind === 'c') return await c(kind, this.request);
  else if (kind === 'd') return await d(kind, this.request);
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 4, column: 7, endLine: 4, endColumn: 19, suggestions: [{ messageId: 'useTable', data: { name: 'BY_KIND' }, output: `import { a, b, c, d } from './handlers';

const BY_KIND = new Map([
  ['a', a],
  ['b', b],
  ['c', c],
  ['d', d],
]);

async function f(kind) {
  if (BY_KIND.has(kind)) {
    return await BY_KIND.get(kind)(kind, this.request);
  }
}` }] }],
    },
    {
      name: 'arms that call functions of the module, under a name that is free',
      code: `function a() {}
function b() {}
function c() {}
function d() {}
const BY_KIND = 1;
export const f = (kind: string) => {
  if (kind === 'a') a(1)
  else if (kind === 'b') b(1)
  else if (kind === 'c') c(1)
  else if (kind === 'd') d(1)
  else stop()
}`,
      filename: 'file.ts',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 7, column: 7, endLine: 7, endColumn: 19, suggestions: [{ messageId: 'useTable', data: { name: 'BY_KIND2' }, output: `function a() {}
function b() {}
function c() {}
function d() {}
const BY_KIND = 1;
const BY_KIND2 = {
  a: a,
  b: b,
  c: c,
  d: d,
} satisfies Record<string, (...args: never[]) => unknown>;

export const f = (kind: string) => {
  if (Object.hasOwn(BY_KIND2, kind)) {
    BY_KIND2[kind as keyof typeof BY_KIND2](1)
  } else stop()
}` }] }],
    },
    {
      name: 'arms that differ in what they do',
      code: `function f(kind) {
  if (kind === 'a') x = 1;
  else if (kind === 'b') return 1;
  else if (kind === 'c') return 2;
  else if (kind === 'd') return 3;
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 2, column: 7, endLine: 2, endColumn: 19, suggestions: null }],
    },
    {
      name: 'arms of more than one statement',
      code: `function f(kind) {
  if (kind === 'a') { a(); return 0; }
  else if (kind === 'b') { a(); return 1; }
  else if (kind === 'c') { a(); return 2; }
  else if (kind === 'd') { a(); return 3; }
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 2, column: 7, endLine: 2, endColumn: 19, suggestions: null }],
    },
    {
      name: 'arms that return what is no literal',
      code: `function f(kind) {
  if (kind === 'a') return get(0);
  else if (kind === 'b') return get(1);
  else if (kind === 'c') return get(2);
  else if (kind === 'd') return get(3);
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 2, column: 7, endLine: 2, endColumn: 19, suggestions: null }],
    },
    {
      name: 'calls with different arguments',
      code: `import { a, b, c, d } from './handlers';

function f(kind) {
  if (kind === 'a') a(0);
  else if (kind === 'b') b(1);
  else if (kind === 'c') c(2);
  else if (kind === 'd') d(3);
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 4, column: 7, endLine: 4, endColumn: 19, suggestions: null }],
    },
    {
      name: 'calls with arguments that are computed',
      code: `import { a, b, c, d } from './handlers';

function f(kind) {
  if (kind === 'a') a(next());
  else if (kind === 'b') b(next());
  else if (kind === 'c') c(next());
  else if (kind === 'd') d(next());
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 4, column: 7, endLine: 4, endColumn: 19, suggestions: null }],
    },
    {
      name: 'calls of functions that may not exist when the module loads',
      code: `const a = () => {}, b = a, c = a, d = a;
function f(kind) {
  if (kind === 'a') a(1);
  else if (kind === 'b') b(1);
  else if (kind === 'c') c(1);
  else if (kind === 'd') d(1);
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 3, column: 7, endLine: 3, endColumn: 19, suggestions: null }],
    },
    {
      name: 'comments among the arms',
      code: `function f(kind) {
  if (kind === 'a') /* why */ return 0;
  else if (kind === 'b') /* why */ return 1;
  else if (kind === 'c') /* why */ return 2;
  else if (kind === 'd') /* why */ return 3;
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 2, column: 7, endLine: 2, endColumn: 19, suggestions: null }],
    },
    {
      name: 'one value in two arms',
      code: `function f(kind) {
  if (kind === 'a') return 0;
  else if (kind === 'a') return 1;
  else if (kind === 'b') return 2;
  else if (kind === 'c') return 3;
  else if (kind === 'd') return 4;
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 5 }, line: 2, column: 7, endLine: 2, endColumn: 19, suggestions: null }],
    },
    {
      name: 'loose equality, which a table does not know',
      code: `function f(kind) {
  if (kind == 'a') return 0;
  else if (kind == 'b') return 1;
  else if (kind == 'c') return 2;
  else if (kind == 'd') return 3;
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 2, column: 7, endLine: 2, endColumn: 18, suggestions: null }],
    },
    {
      name: 'numbers in TypeScript, which an object would take for strings',
      code: `function f(kind) {
  if (kind === 0) return 0;
  else if (kind === 1) return 1;
  else if (kind === 2) return 2;
  else if (kind === 3) return 3;
}`,
      filename: 'file.ts',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 2, column: 7, endLine: 2, endColumn: 17, suggestions: null }],
    },
    {
      name: 'code of the module',
      code: `if (kind === 'a') x = 0;
else if (kind === 'b') x = 1;
else if (kind === 'c') x = 2;
else if (kind === 'd') x = 3;`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 1, column: 5, endLine: 1, endColumn: 17, suggestions: null }],
    },
    {
      name: 'an arm that asks for more behind the others',
      code: `function f(kind) {
  if (kind === 'a') return 0;
  else if (kind === 'b') return 1;
  else if (kind === 'c') return 2;
  else if (kind === 'd') return 3;
  else if (kind === 'e' && ready) return 4;
}`,
      filename: 'file.js',
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 2, column: 7, endLine: 2, endColumn: 19, suggestions: null }],
    },
    {
      name: 'the same question in a third function',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
      errors: [{ messageId: 'repeatedDispatch', data: { discriminant: 'shape.kind', others: "'one' (line 1) and 'two' (line 7)" }, line: 14, column: 11, endLine: 14, endColumn: 21, suggestions: null }],
    },
    {
      name: 'one report, however many functions follow',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function four(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
      errors: [{ messageId: 'repeatedDispatch', data: { discriminant: 'shape.kind', others: "'one' (line 1) and 'two' (line 7)" }, line: 14, column: 11, endLine: 14, endColumn: 21, suggestions: null }],
    },
    {
      name: 'values of one type with nothing in common',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'c': return 1;
    case 'd': return 1;
  }
}
function three(s: Shape) {
  switch (s.kind) {
    case 'e': return 1;
    case 'f': return 1;
  }
}
`,
      errors: [{ messageId: 'repeatedDispatch', data: { discriminant: 's.kind', others: "'one' (line 1) and 'two' (line 7)" }, line: 14, column: 11, endLine: 14, endColumn: 17, suggestions: null }],
    },
    {
      name: 'values of no types with two in common',
      code: `function one(x) {
  switch (x.kind) {
    case 'a': return 1;
    case 'b': return 1;
    case 'c': return 1;
  }
}
function two(y) {
  switch (y.kind) {
    case 'b': return 1;
    case 'c': return 1;
  }
}
function three(z) {
  switch (z.deep.kind) {
    case 'a': return 1;
    case 'b': return 1;
    case 'd': return 1;
  }
}
`,
      errors: [{ messageId: 'repeatedDispatch', data: { discriminant: 'z.deep.kind', others: "'one' (line 1) and 'two' (line 8)" }, line: 15, column: 11, endLine: 15, endColumn: 22, suggestions: null }],
    },
    {
      name: 'a chain beside switches',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
const three = (shape: Shape) => {
  if (shape.kind === 'a') a();
  else if (shape.kind === 'b') b();
};`,
      errors: [{ messageId: 'repeatedDispatch', data: { discriminant: 'shape.kind', others: "'one' (line 1) and 'two' (line 7)" }, line: 14, column: 7, endLine: 14, endColumn: 25, suggestions: null }],
    },
    {
      name: 'values of a type of another module',
      code: `import type { Shape } from './shape';
function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
      errors: [{ messageId: 'repeatedDispatch', data: { discriminant: 'shape.kind', others: "'one' (line 2) and 'two' (line 8)" }, line: 15, column: 11, endLine: 15, endColumn: 21, suggestions: null }],
    },
    {
      name: 'values of a type that a path of the project names',
      code: `import type { Shape } from 'src/shape';
function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
      errors: [{ messageId: 'repeatedDispatch', data: { discriminant: 'shape.kind', others: "'one' (line 2) and 'two' (line 8)" }, line: 15, column: 11, endLine: 15, endColumn: 21, suggestions: null }],
    },
    {
      name: 'functions without a name',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
on((shape: Shape) => { switch (shape.kind) { case 'a': a(); break; case 'b': b(); } });
function three(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
      errors: [{ messageId: 'repeatedDispatch', data: { discriminant: 'shape.kind', others: "'one' (line 1) and the function in line 7" }, line: 9, column: 11, endLine: 9, endColumn: 21, suggestions: null }],
    },
    {
      name: 'a chain that is too long as well',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) {
if (shape.kind === 'a') run0(n);
else if (shape.kind === 'b') run1(n);
else if (shape.kind === 'c') run2(n);
else if (shape.kind === 'd') run3(n);
}`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'shape.kind', count: 4 }, line: 14, column: 5, endLine: 14, endColumn: 23, suggestions: null }, { messageId: 'repeatedDispatch', data: { discriminant: 'shape.kind', others: "'one' (line 1) and 'two' (line 7)" }, line: 14, column: 5, endLine: 14, endColumn: 23, suggestions: null }],
    },
    {
      name: 'a default that checks for nothing',
      code: `function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
    default: stop();
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
    default: throw new Error(shape.kind);
  }
}
function three(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
      errors: [{ messageId: 'repeatedDispatch', data: { discriminant: 'shape.kind', others: "'one' (line 1) and 'two' (line 8)" }, line: 16, column: 11, endLine: 16, endColumn: 21, suggestions: null }],
    },
  ],
});

new RuleTester(withTypes).run(`${rule.name} with types`, rule, {
  valid: [
    {
      name: 'switches over all members of a union',
      code: `type Kind = 'a' | 'b';
interface Shape { kind: Kind }
function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
    },
    {
      name: 'switches over all members of an enum',
      code: `enum Kind { A, B }
interface Shape { kind: Kind }
function one(shape: Shape) {
  switch (shape.kind) {
    case Kind.A: return 1;
    case Kind.B: return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case Kind.A: return 1;
    case Kind.B: return 1;
  }
}
function three(shape: Shape) {
  switch (shape.kind) {
    case Kind.A: return 1;
    case Kind.B: return 1;
  }
}
`,
    },
    {
      name: 'values of types that differ, whatever they are called',
      code: `interface A { kind: string }
interface B { kind: string }
declare const a: { s: A }, b: { s: B };
function one() {
  switch (a.s.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two() {
  switch (a.s.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three() {
  switch (b.s.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
    },
  ],
  invalid: [
    {
      name: 'switches that leave a member of the union out',
      code: `type Kind = 'a' | 'b' | 'c';
interface Shape { kind: Kind }
function one(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function three(shape: Shape) {
  switch (shape.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
`,
      errors: [{ messageId: 'repeatedDispatch', data: { discriminant: 'shape.kind', others: "'one' (line 3) and 'two' (line 9)" }, line: 16, column: 11, endLine: 16, endColumn: 21, suggestions: null }],
    },
    {
      name: 'values of one type, reached in different ways',
      code: `interface A { kind: string }
declare const a: { s: A }, b: { t: A };
function one() {
  switch (a.s.kind) {
    case 'a': return 1;
    case 'b': return 1;
  }
}
function two() {
  switch (b.t.kind) {
    case 'c': return 1;
    case 'd': return 1;
  }
}
function three() {
  switch (b.t.kind) {
    case 'e': return 1;
    case 'f': return 1;
  }
}
`,
      errors: [{ messageId: 'repeatedDispatch', data: { discriminant: 'b.t.kind', others: "'one' (line 3) and 'two' (line 9)" }, line: 16, column: 11, endLine: 16, endColumn: 19, suggestions: null }],
    },
    {
      name: 'a chain, with types or without',
      code: `declare const kind: string;
if (kind === 'a') run0(n);
else if (kind === 'b') run1(n);
else if (kind === 'c') run2(n);
else if (kind === 'd') run3(n);`,
      errors: [{ messageId: 'dispatchChain', data: { discriminant: 'kind', count: 4 }, line: 2, column: 5, endLine: 2, endColumn: 17, suggestions: null }],
    },
  ],
});
