import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

import { getBuiltinName, getConstantString, getLocalFunction, getOrigin, getVariable, isReassigned } from '../../src/analysis/bindings.ts';
import { find, findAll, parse } from '../support/parse.ts';

/** The origin of the argument of `probe(…)`. */
function originOf(code: string, languageOptions?: Linter.LanguageOptions) {
  const file = parse(code, languageOptions ? { languageOptions } : {});
  const call = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  return getOrigin(call.arguments[0]!, file.sourceCode);
}

describe('getOrigin', () => {
  it.each([
    ['a global', 'probe(process.exit)'],
    ['computed access with a literal', "probe(process['exit'])"],
    ['computed access with a template', 'probe(process[`exit`])'],
    ['computed access with a constant', "const key = 'exit'; probe(process[key])"],
    ['an optional chain', 'probe(process?.exit)'],
    ['a member of globalThis', 'probe(globalThis.process.exit)'],
    ['a member of global', 'probe(global.process.exit)'],
    ['a member of window', 'probe(window.process.exit)'],
    ['a cast', 'probe((process as any).exit)'],
    ['an angle-bracket cast', 'probe((<any>process).exit)'],
    ['a non-null assertion', 'probe(process!.exit!)'],
    ['satisfies', 'probe((process satisfies unknown).exit)'],
    ['a named import', "import { exit } from 'node:process'; probe(exit)"],
    ['a renamed import', "import { exit as leave } from 'process'; probe(leave)"],
    ['a string-named import', "import { 'exit' as leave } from 'process'; probe(leave)"],
    ['a default import', "import proc from 'node:process'; probe(proc.exit)"],
    ['a default imported by name', "import { default as proc } from 'node:process'; probe(proc.exit)"],
    ['a namespace import', "import * as proc from 'node:process'; probe(proc.exit)"],
    ['the default of a namespace import', "import * as proc from 'node:process'; probe(proc.default.exit)"],
    ['import equals', "import proc = require('node:process'); probe(proc.exit)"],
    ['require', "probe(require('process').exit)"],
    ['require in a const', "const proc = require('node:process'); probe(proc.exit)"],
    ['destructured require', "const { exit: leave } = require('process'); probe(leave)"],
    ['createRequire', "import { createRequire } from 'node:module'; probe(createRequire(import.meta.url)('process').exit)"],
    ['a createRequire in a const', "import { createRequire } from 'module'; const r = createRequire(import.meta.url); probe(r('process').exit)"],
    ['getBuiltinModule', "probe(process.getBuiltinModule('process').exit)"],
    ['a dynamic import', "const proc = await import('node:process'); probe(proc.exit)"],
    ['a destructured dynamic import', "const { exit } = await import('node:process'); probe(exit)"],
    ['a const alias', 'const leave = process.exit; probe(leave)'],
    ['a const alias of the object', 'const proc = process; probe(proc.exit)'],
    ['a let that nothing reassigns', 'let leave = process.exit; probe(leave)'],
    ['destructuring', 'const { exit } = process; probe(exit)'],
    ['nested destructuring', 'const { process: { exit: leave } } = globalThis; probe(leave)'],
    ['a sequence', 'probe((0, process.exit))'],
    ['an ambient declaration', 'declare const process: { exit(): never }; probe(process.exit)'],
  ])('sees process.exit through %s', (_, code) => expect(originOf(code)?.name).toBe('process.exit'));

  it.each([
    ['a parameter of that name', 'function f(process) { probe(process.exit) }'],
    ['a local variable of that name', 'const process = make(); probe(process.exit)'],
    ['a class of that name', 'class process { static exit() {} } probe(process.exit)'],
    ['a reassigned alias', 'let leave = process.exit; leave = other; probe(leave)'],
    ['a key that only run time knows', 'probe(process[key()])'],
    ['a rest element', 'const { ...rest } = process; probe(rest.exit)'],
    ['a loop variable', 'for (const exit of process) probe(exit)'],
    ['a result', 'probe(process().exit)'],
    ['a local require', "const require = load; probe(require('process').exit)"],
    ['an alias of itself', 'const a = a.b; probe(a.c)'],
  ])('does not take %s for the global', (_, code) => expect(originOf(code)).toBeNull());

  it.each([
    ["import { promises } from 'fs'; probe(promises.readFile)", 'fs.promises.readFile'],
    ["import { readFile } from 'node:fs/promises'; probe(readFile)", 'fs.promises.readFile'],
    ["import fs from 'node:fs'; const d = fs.promises; probe(d.readFile)", 'fs.promises.readFile'],
    ["import axios from 'axios'; const d = axios.defaults; probe(d.timeout)", 'axios.defaults.timeout'],
    ["import { config } from './config.js'; probe(config.a)", './config.js.config.a'],
    ['probe(import.meta.env.X)', 'import.meta.env.X'],
    ['probe(Deno.env.get)', 'Deno.env.get'],
  ])('names %s as %s', (code, name) => expect(originOf(code)?.name).toBe(name));

  it('tells a global from a package of the same name', () => {
    expect(originOf('probe(axios.get)')).toMatchObject({ source: 'global', root: 'axios', path: ['get'] });
    expect(originOf("import axios from 'axios'; probe(axios.get)")).toMatchObject({ source: 'module', root: 'axios', path: ['get'] });
  });

  it('knows the globals of CommonJS files', () => {
    expect(originOf("probe(require('fs').rmSync)", { sourceType: 'commonjs' })?.name).toBe('fs.rmSync');
  });
});

describe('getBuiltinName', () => {
  it('answers null for a package, whatever it exports', () => {
    const file = parse("import { exit } from 'pkg'; exit();");
    expect(getBuiltinName(find(file, 'CallExpression').callee, file.sourceCode)).toBeNull();
  });
});

describe('getConstantString', () => {
  it.each([
    ["f('a')", 'a'],
    ['f(`a`)', 'a'],
    ["const a = 'a'; f(a)", 'a'],
    ["let a = 'a'; a = 'b'; f(a)", null],
    ["const { a } = 'a'; f(a)", null],
    ['f(`${a}`)', null],
    ["for (const a of 'ab') f(a)", null],
  ])('reads %s as %s', (code, text) => {
    const file = parse(code);
    expect(getConstantString(find(file, 'CallExpression').arguments[0]!, file.sourceCode)).toBe(text);
  });
});

describe('getLocalFunction', () => {
  it.each([
    ['function f() {} f()', true],
    ['const f = () => {}; f()', true],
    ['let f = () => {}; f = g; f()', false],
    ['function outer(f) { f() }', false],
    ['import { f } from "./f"; f()', false],
  ])('answers %s with %s', (code, expected) => {
    const file = parse(code);
    expect(getLocalFunction(find(file, 'CallExpression').callee, file.sourceCode) !== null).toBe(expected);
  });
});

describe('isReassigned', () => {
  it.each([
    ['a = 1', true],
    ['a++', true],
    ['[a] = list', true],
    ['({ a } = object)', true],
    ['for (a of list);', true],
    ['a ??= 1', true],
    ['a.b = 1', false],
    ['f(a)', false],
  ])('answers %s with %s', (statement, expected) => {
    const file = parse(`let a = 0; ${statement}`);
    const declared = findAll(file, 'Identifier').find(({ name }) => name === 'a')!;
    expect(isReassigned(getVariable(declared, file.sourceCode)!)).toBe(expected);
  });
});
