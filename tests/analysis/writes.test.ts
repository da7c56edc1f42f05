import { describe, expect, it } from 'vitest';

import { getVariable } from '../../src/analysis/bindings.ts';
import { getWrites, getWritesFrom, getWriteThrough, getWrittenName } from '../../src/analysis/writes.ts';
import { find, findAll, parse } from '../support/parse.ts';

/** `kind operator path`, for each write of `a`. */
function describeWrites(code: string): string[] {
  const file = parse(code);
  const variable = getVariable(find(file, 'Identifier', ({ name }) => name === 'a'), file.sourceCode)!;
  return getWrites(variable, file.sourceCode).map(({ kind, operator, path }) => `${kind} ${operator} ${path.map(key => key ?? '?').join('.')}`.trim());
}

describe('the writes of a variable', () => {
  it.each([
    ['its declaration', 'let a = 1;', []],
    ['assignments', 'let a; a = 1; a += 1; a ??= 1; a++; --a;', ['assignment =', 'assignment +=', 'assignment ??=', 'assignment ++', 'assignment --']],
    ['patterns', 'let a; [a] = b; ({ a } = b); ({ c: [a = 1] } = b); [...a] = b;', Array.from({ length: 4 }, () => 'assignment =')],
    ['heads of loops', 'let a = {}; for (a of b); for (a.c in b); for ([a.d] of b);', ['assignment =', 'assignment = c', 'assignment = d']],
    ['members', 'const a = {}; a.b.c = 1; a["b"]!.c++; delete a[b]; (a as B).b = 1;', ['assignment = b.c', 'assignment ++ b.c', 'assignment delete ?', 'assignment = b']],
    ['members in patterns', 'const a = {}; [a.b, { c: a.c = 1 }] = d;', ['assignment = b', 'assignment = c']],
    ['methods', 'const a = []; a.push(1); a.b?.set(1); a[0]["sort"](); a.map(f); a();', ['method push', 'method set b', 'method sort 0']],
    [
      'what built-in functions change',
      'const a = {}; Object.assign(a.b, c); Reflect.set(a, b, c); Array.prototype.push.apply(a, c); Object.assign({}, a); Object.keys(a);',
      ['builtin Object.assign b', 'builtin Reflect.set', 'builtin Array.prototype.push.apply'],
    ],
    ['a local `Object`', 'const Object = f(), a = {}; Object.assign(a, b);', []],
    ['one other name', 'const a = {}; const b = a; b.c = 1; const d = a.e; d.push(1); const c2 = b.x; c2.y = 1;', ['assignment = c', 'method push e']],
    ['names taken out', 'const a = {}; const { b, c: d, ...rest } = a; b.push(1); d.x = 1; rest.y = 1;', ['method push b', 'assignment = c.x']],
    ['a name that is reassigned', 'const a = {}; let b = a; b = {}; b.c = 1;', []],
    ['what is only read or handed on', 'const a = {}; f(a); a.b(); const { b } = a; x = a; x.a = 1; [a.b]; ({ c: a.d });', []],
    ['a shadow of it', 'let a = 1; function f(a) { a = 2; }', []],
  ])('are known through %s', (_, code, expected) => {
    expect(describeWrites(code)).toEqual(expected);
  });

  it('hold what is assigned, and the target as written', () => {
    const file = parse('const a = {}; a.b = 42;');
    const [write] = getWrites(getVariable(find(file, 'Identifier'), file.sourceCode)!, file.sourceCode);
    expect(file.sourceCode.getText(write!.target)).toBe('a.b');
    expect(file.sourceCode.getText(write!.value!)).toBe('42');
    expect(write!.node.type).toBe('AssignmentExpression');
  });
});

it('follows any expression, such as a field', () => {
  const file = parse('class A { m() { this.items.list.push(1); } }');
  const field = find(file, 'MemberExpression', ({ object }) => object.type === 'ThisExpression');
  const write = getWriteThrough(field, file.sourceCode);
  expect(write).toMatchObject({ kind: 'method', operator: 'push', path: ['list'] });
  expect(file.sourceCode.getText(write!.target)).toBe('this.items.list');
});

it.each([
  ['globalThis.foo.bar = 1;', 'foo.bar'],
  ['process.env["PORT"] = 1;', 'process.env.PORT'],
  ['const env = process.env; env.PORT = 1;', 'process.env.PORT'],
  ['import process from "node:process"; const { env } = process; env.PORT = 1;', 'process.env.PORT'],
  ['import process from "axios"; process.defaults.timeout = 1;', 'axios.defaults.timeout'],
  ['process.env[key] = 1;', null],
  ['const process = f(); process.env.A = 1;', null],
])('names what %s writes: %s', (code, expected) => {
  const file = parse(code);
  const roots = findAll(file, 'Identifier').filter(({ name }) => name === 'process' || name === 'globalThis');
  const [write] = roots.flatMap(root => getWritesFrom(root, file.sourceCode));
  expect(getWrittenName(write!, file.sourceCode)).toBe(expected);
});
