import { describe, expect, it } from 'vitest';

import { getExitCodeWrite, getExitFunction, getProcessExit, isKeptBinding } from '../../src/analysis/process-exits.ts';
import { find, findAll, parse } from '../support/parse.ts';

/** The exit that the last call of the code is, with the source of its arguments. */
function exitOf(code: string) {
  const { sourceCode } = parse(code);
  const exit = getProcessExit(findAll({ sourceCode }, 'CallExpression').filter(({ parent }) => parent.type === 'ExpressionStatement').at(-1)!, sourceCode);
  return exit && { ...exit, arguments: exit.arguments?.map(argument => sourceCode.getText(argument)) ?? null };
}

describe('getProcessExit', () => {
  it.each([
    ['process.exit(1)', 'process.exit', ['1']],
    ['process.abort()', 'process.abort', []],
    ['process.reallyExit(1)', 'process.reallyExit', ['1']],
    ['Deno.exit(1)', 'Deno.exit', ['1']],
    ['process.exit.call(process, 1)', 'process.exit', ['1']],
    ['process.exit.call()', 'process.exit', []],
    ['process.exit.call(...list)', 'process.exit', null],
    ['process.exit.apply(process, [1])', 'process.exit', ['1']],
    ['process.exit.apply(process)', 'process.exit', []],
    ['process.exit.apply(process, list)', 'process.exit', null],
    ['process.exit.bind(process, 1)', 'process.exit', ['1']],
    ['Reflect.apply(process.exit, null, [1])', 'process.exit', ['1']],
    ['const leave = process.exit.bind(process); leave(1)', 'process.exit', ['1']],
    ['process.kill(process.pid)', 'process.kill', ['process.pid']],
    ['process.kill.call(process, 0)', 'process.kill', ['0']],
    ['process.kill(-process.pid, `SIGTERM`)', 'process.kill', ['-process.pid', '`SIGTERM`']],
    ['process.kill(process.pid, undefined)', 'process.kill', ['process.pid', 'undefined']],
  ])('sees %s', (code, name, args) => expect(exitOf(code)).toEqual({ name, arguments: args }));

  it.each([
    'process.kill(process.pid, 0)',
    'process.kill(process.pid, signal)',
    "process.kill(process.pid, 'SIGCONT')",
    'process.kill(child.pid)',
    'process.kill(...list)',
    'process.kill()',
    'process.on("exit", f)',
    'exit(1)',
    'f.bind(process.exit)',
  ])('does not see %s', code => expect(exitOf(code)).toBeNull());
});

describe('getExitFunction', () => {
  it.each([
    ['f(process.exit)', 'process.exit'],
    ['f(process.abort.bind(process))', 'process.abort'],
    ['f(process.kill)', null],
    ['f(process.exit(1))', null],
    ['f(process)', null],
  ])('answers for the argument of %s with %s', (code, name) => {
    const { sourceCode } = parse(code);
    expect(getExitFunction(find({ sourceCode }, 'CallExpression').arguments[0]!, sourceCode)).toBe(name);
  });
});

describe('isKeptBinding', () => {
  it.each([
    ['const a = f.bind(x)', true],
    ['const a = f.bind(x)!', true],
    ['a.b = f.bind(x)', true],
    ['function g(a = f.bind(x)) {}', true],
    ['a = { b: f.bind(x) }', true],
    ['class A { b = f.bind(x) }', true],
    ['a = b ?? f.bind(x)', true],
    ['f.bind(x)()', true],
    ['g(f.bind(x))', false],
    ['() => f.bind(x)', false],
    ['const a = f.call(x)', false],
  ])('answers for %s with %s', (code, expected) => {
    expect(isKeptBinding(findAll(parse(code), 'CallExpression').at(-1)!)).toBe(expected);
  });
});

describe('getExitCodeWrite', () => {
  it.each([
    ['process.exitCode = 1', 'process.exitCode = 1'],
    ["process['exitCode'] ||= 1", "process['exitCode'] ||= 1"],
    ['(process as any).exitCode!++', '(process as any).exitCode!++'],
    ['[process.exitCode] = list', 'process.exitCode'],
    ['[process.exitCode = 1] = list', 'process.exitCode'],
    ['[...process.exitCode] = list', 'process.exitCode'],
    ['({ a: process.exitCode } = b)', 'process.exitCode'],
    ['for (process.exitCode in b);', 'process.exitCode'],
    ['Deno.exitCode = 1', 'Deno.exitCode = 1'],
    ['process.exitCode = undefined', null],
    ['process.exitCode = void 0', null],
    ['delete process.exitCode', null],
    ['f(process.exitCode)', null],
    ['a = { b: process.exitCode }', null],
    ['a = process.exitCode', null],
    ['child.exitCode = 1', null],
  ])('finds in %s: %s', (code, text) => {
    const { sourceCode } = parse(code);
    const write = getExitCodeWrite(find({ sourceCode }, 'MemberExpression'), sourceCode);
    expect(write && sourceCode.getText(write)).toBe(text);
  });
});
