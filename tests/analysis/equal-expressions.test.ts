import { describe, expect, it } from 'vitest';

import { isSameExpression } from '../../src/analysis/equal-expressions.ts';
import { findAll, parse } from '../support/parse.ts';

/** Whether the arguments of `one(…)` and `two(…)` are the same expression. */
function isSame(code: string): boolean {
  const file = parse(code);
  const [one, two] = ['one', 'two'].map(name => {
    const call = findAll(file, 'CallExpression').find(({ callee }) => callee.type === 'Identifier' && callee.name === name);
    return call!.arguments[0]!;
  });
  expect(isSameExpression(two!, one!, file.sourceCode)).toBe(isSameExpression(one!, two!, file.sourceCode));
  return isSameExpression(one!, two!, file.sourceCode);
}

describe('isSameExpression', () => {
  it.each([
    ['a variable', 'const a = f(); one(a); two(a)'],
    ['a global', 'one(process); two(process)'],
    ['a member chain', 'one(a.b.c); two(a.b.c)'],
    ['computed access with a literal', "one(a.b); two(a['b'])"],
    ['computed access with a name', 'one(a[i]); two(a[i])'],
    ['an optional chain and casts', 'one(a?.b); two((a as any).b!)'],
    ['this', 'class A { m() { one(this.a); [1].map(() => two(this.a)) } }'],
    ['a private member', 'class A { #a; m() { one(this.#a); two(this.#a) } }'],
    ['literals', "one('a'); two(\"a\")"],
    ['a literal and a template', "one('a'); two(`a`)"],
    ['numbers', 'one(-1); two(-1)'],
    ['templates', 'one(`${a}/b`); two(`${a}/b`)'],
    ['a template and a concatenation', "one(`${a}/b`); two(a + '/b')"],
    ['concatenations grouped otherwise', "one(a + ('/' + b)); two(`${a}/${b}`)"],
    ['a path joined twice', "import { join } from 'node:path'; one(join(dir, 'a')); two(join(dir, 'a'))"],
    ['a path joined through two imports', "import { join } from 'node:path'; import path from 'path'; one(join(dir, 'a')); two(path.join(dir, 'a'))"],
    ['a URL', "one(new URL('./a', import.meta.url)); two(new URL('./a', import.meta.url))"],
    ['a file URL', "import { fileURLToPath } from 'node:url'; one(fileURLToPath(import.meta.url)); two(fileURLToPath(import.meta.url))"],
    ['a const and what it holds', "import { join } from 'node:path'; const p = join(dir, 'a'); one(p); two(join(dir, 'a'))"],
    ['two consts of the same text', "const a = 'x'; const b = 'x'; one(a); two(b)"],
    ['one environment variable by two names', "import { env } from 'node:process'; one(env.HOME); two(process.env.HOME)"],
    ['an assignment before both', 'let a = 1; a = 2; one(a); two(a)'],
    ['an assignment of another member', 'one(a.b); a.c = 1; two(a.b)'],
  ])('takes %s for the same', (_, code) => expect(isSame(code)).toBe(true));

  it.each([
    ['two variables', 'one(a); two(b)'],
    ['variables of one name in two scopes', '{ const a = f(); one(a) } { const a = f(); two(a) }'],
    ['a parameter and the variable it hides', 'const a = f(); one(a); function g(a) { two(a) }'],
    ['members of two objects', 'one(a.c); two(b.c)'],
    ['other keys', 'one(a.b); two(a.c)'],
    ['a name and a key', 'one(a.b); two(a[b])'],
    ['this of two functions', 'class A { m() { one(this.a) } n() { two(this.a) } }'],
    ['other calls', 'one(f()); two(f())'],
    ['calls with other arguments', "import { join } from 'path'; one(join(a, 'b')); two(join(a, 'c'))"],
    ['a local function called join', "const join = make(); one(join(a)); two(join(a))"],
    ['a number and its text', "one(1); two('1')"],
    ['an addition and a template', 'one(a + b); two(`${a}${b}`)'],
    ['a prefix', 'one(`${a}`); two(`${a}b`)'],
    ['a variable assigned between', 'let a = 1; one(a); a = 2; two(a)'],
    ['a variable updated between', 'let a = 1; one(a); a++; two(a)'],
    ['a variable destructured between', 'let a = 1; one(`${a}/b`); ({ a } = c); two(`${a}/b`)'],
    ['a member assigned between', 'one(a.b.c); a.b = {}; two(a.b.c)'],
    ['a member assigned through a cast', 'one(a.b); (a.b as any) = 1; two(a.b)'],
    ['a member deleted between', 'one(a.b); delete a.b; two(a.b)'],
    ['a member that is the target of a destructuring', 'one(a.b); [a.b] = c; two(a.b)'],
    ['a const whose source is assigned later', 'const p = a.b; one(p); a.b = 2; two(a.b)'],
  ])('tells %s apart', (_, code) => expect(isSame(code)).toBe(false));
});
