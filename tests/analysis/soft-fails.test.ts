import { describe, expect, it } from 'vitest';

import { getDefaults, getSoftFail } from '../../src/analysis/soft-fails.ts';
import { getOptionalRead } from '../../src/analysis/soft-fails/optional-reads.ts';
import { isLoopbackHost, isLoopbackUrl } from '../../src/analysis/soft-fails/values.ts';
import { find, findAll, parse } from '../support/parse.ts';

const FORMS = ['AssignmentExpression', 'CallExpression', 'ConditionalExpression', 'IfStatement', 'LogicalExpression'] as const;
const NAMES = { names: true };

/** The soft fails of a text: `form keys → fallback`. */
function softFails(code: string): string[] {
  const file = parse(code);
  const patterns = [...findAll(file, 'VariableDeclarator'), ...findAll(file, 'AssignmentExpression')];
  const found = [
    ...FORMS.flatMap(type => findAll(file, type)).flatMap(node => getSoftFail(node, file, NAMES) ?? []),
    ...patterns.flatMap(node => getDefaults(node, file, NAMES)),
  ];
  return found.map(({ form, reads, value }) => `${form} ${reads.map(({ path }) => path.join('.')).join(' ')} → ${file.sourceCode.getText(value)}`);
}

describe('getSoftFail', () => {
  it.each([
    ['f(process.env.A ?? 1)', ['logical A → 1']],
    ['f(process.env.A || process.env.B || x || 1)', ['logical A B → 1']],
    ['f((process.env.A ?? x) || 1)', ['logical A → 1']],
    ['process.env.A ??= x ?? 1', ['assignment A → 1']],
    ["function f(config) { return config.get('a.b', x ?? 1); }", ['getter a.b → 1']],
    ['f(process.env.A ? +process.env.A : 1)', ['ternary A → 1']],
    ['let a = process.env.A; if (a === undefined) { a = 1; }', ['branch A → 1']],
    ["let a = process.env.A; if (typeof a === 'undefined') a = 1;", ['branch A → 1']],
    ['let a = Number(process.env.A); if (isNaN(a)) a = 1;', ['branch A → 1']],
    ["if (!('A' in process.env)) process.env.A = 1;", ['branch A → 1']],
    ['function f() { if (!process.env.A) { return 1; } return process.env.A; }', ['branch A → 1']],
    ['function f() { if (process.env.A) { return process.env.A } else { return 1 } }', ['branch A → 1']],
    ['function f() { if (process.env.A) return process.env.A; else if (process.env.B) return process.env.B; else return 1; }', ['branch A B → 1']],
    ['const { A = 1, B: { C = 2 } = {} } = loadConfig();', ['default A → 1', 'default B → {}', 'default B.C → 2']],
    ['let a; ({ a = 1 } = process.env);', ['default a → 1']],
  ])('finds in %s: %j', (code, expected) => expect(softFails(code)).toEqual(expected));

  it.each([
    'f(process.env.A && 1)',
    'f(process.env ?? {})',
    'f(x ?? process.env.A)',
    'f(process.env.A ? 1 : 2)',
    'let a = process.env.A; if (a > 1) a = 1;',
    'let a = process.env.A; if (!a) b = 1;',
    'let a = process.env.A; if (!a) { log(); a = 1; }',
    'function f() { if (process.env.A) return process.env.A; log(); return 1; }',
    'function f() { if (process.env.A) return 1; return 2; }',
    'if (process.env.A) a = process.env.A; else b = 1;',
    'const { A } = process.env; const [B = 1] = process.env; const { [key]: C = 1 } = process.env;',
    'for (const { A = 1 } of process.env) f(A);',
    'f(new Map().get("a", 1))',
  ])('finds nothing in %s', code => expect(softFails(code)).toEqual([]));
});

describe('getOptionalRead', () => {
  const read = (code: string) => {
    const file = parse(code);
    return getOptionalRead(find(file, 'ChainExpression'), file, NAMES)?.read.path.join('.') ?? null;
  };

  it.each([
    ['function f(config) { return config?.a.b; }', ''],
    ['function f(config) { return config.a?.b; }', 'a'],
    ['function f(config) { return config.a.b?.c?.d; }', 'a.b.c'],
    ['function f(config) { g(config.a?.trim()); }', 'a'],
    ["function f(config) { g(config?.get('a')); }", ''],
    ["function f(config) { g(config.a?.['b']); }", 'a'],
  ])('finds in %s what may be missing: %j', (code, path) => expect(read(code)).toBe(path));

  it.each([
    'process?.env?.A;',
    'function f(config) { if (config.a?.b) g(); }',
    'function f(config) { return config.a?.b ?? 1; }',
    'function f(config) { return config.a?.b.trim() || 1; }',
    'function f(config) { config.a?.(); }',
    'function f(config) { config.a?.b(); }',
    'function f(config) { return { ...config.a?.b }; }',
    'function f(config) { return typeof config.a?.b; }',
    'function f(config) { switch (config.a?.b) {} }',
    'f(x?.config.a);',
    'function f(config) { g(config.a?.[key]); }',
    'class A extends B { m() { return super.config?.a; } }',
  ])('finds nothing in %s', code => expect(read(code)).toBeNull());
});

describe('the values of fallbacks', () => {
  const ask = (is: typeof isLoopbackUrl, value: string): boolean => {
    const file = parse(`f(${value});`);
    return is(find(file, 'CallExpression').arguments[0]!, file.sourceCode);
  };

  it.each(["'http://localhost'", "'redis://:pw@127.0.0.1:6379/0'", "'ws://[::1]/x'", "'HTTP://LOCALHOST:1'", '`http://${"localhost"}:1`'])(
    'takes %s for a URL of this machine',
    value => expect(ask(isLoopbackUrl, value)).toBe(true),
  );
  it.each(["'localhost'", "'http://localhosts'", "'http://example.com/localhost'", "'http://localhost@example.com'", '`${host}/localhost`', '1'])(
    'does not take %s for one',
    value => expect(ask(isLoopbackUrl, value)).toBe(false),
  );
  it.each(["'localhost'", "'127.0.0.1'", "'::1'", "'[::1]:80'", "'localhost:6379'", '`localhost:${port}`'])('takes %s for this machine as a host', value =>
    expect(ask(isLoopbackHost, value)).toBe(true),
  );
  it.each(["'http://localhost'", "'localhost.example.com'", "'my localhost'", "''"])('does not take %s for it', value =>
    expect(ask(isLoopbackHost, value)).toBe(false),
  );
});
