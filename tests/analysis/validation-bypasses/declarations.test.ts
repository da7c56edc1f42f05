import { describe, expect, it } from 'vitest';

import { getDeclaredMember, getDeclaredParameters } from '../../../src/analysis/validation-bypasses/declarations.ts';
import { getUse } from '../../../src/analysis/validation-bypasses/uses.ts';
import { find, parse } from '../../support/parse.ts';

const parameters = (code: string): readonly string[] => {
  const context = parse(code);
  return getDeclaredParameters(find(context, 'FunctionDeclaration'), context.sourceCode).map(({ name }) => name);
};

describe('getDeclaredParameters', () => {
  it.each([
    ['function f(skipAuth: boolean, noAuth?: true | undefined) {}', ['skipAuth', 'noAuth']],
    ['function f(skipAuth = false) {}', ['skipAuth']],
    ['function f(skipAuth) { return a && !skipAuth && b; }', ['skipAuth']],
    ['function f({ a: skipAuth = true, noAuth }) { return noAuth ? 1 : 2; }', ['skipAuth', 'noAuth']],
    ['function f(validate = true) { if (a && validate) order.parse(b); }', ['validate']],
    ['function f({ check = true }: Options) { return check && verifyOrder(a); }', ['check']],
  ])('finds the switches of %s', (code, expected) => expect(parameters(code)).toEqual(expected));

  it.each([
    'function f(skipAuth: string) {}',
    'function f(skipAuth: boolean | string) {}',
    "function f(skipAuth = 'no') {}",
    'function f(skipAuth) { g(skipAuth); }',
    'function f({ skipAuth = false }: Options) {}',
    'function f([skipAuth], ...noAuth) {}',
    'function f(validate = false) { if (validate) parse(a); }',
    'function f(validate: boolean) { if (validate) parse(a); }',
    'function f(validate = true) { if (validate) log(a); }',
    'function f(validate = true) { parse(a, validate); }',
  ])('finds none in %s', code => expect(parameters(code)).toEqual([]));
});

describe('getDeclaredMember', () => {
  it('takes members of types, fields and members of schemas', () => {
    expect(getDeclaredMember(find(parse('interface A { "skip-auth"?: boolean }'), 'TSPropertySignature'))?.name).toBe('skip-auth');
    expect(getDeclaredMember(find(parse('class A { #skipAuth = !1 }'), 'PropertyDefinition'))?.name).toBe('#skipAuth');
    expect(getDeclaredMember(find(parse('const a = { skipAuth: t.Boolean, noAuth: z.boolean().default(false) };'), 'Property', ({ value }) => value.type === 'CallExpression'))?.name).toBe('noAuth');
    expect(getDeclaredMember(find(parse('interface A { skipAuth: () => boolean }'), 'TSPropertySignature'))).toBeNull();
    expect(getDeclaredMember(find(parse('class A { skipAuth = []; }'), 'PropertyDefinition'))).toBeNull();
    expect(getDeclaredMember(find(parse('class A { [skipAuth] = true; }'), 'PropertyDefinition'))).toBeNull();
  });
});

describe('getUse', () => {
  const use = (code: string) => {
    const context = parse(code);
    const found = getUse(find(context, 'Property'), context);
    return found && [found.kind, found.name, found.isPassedOn];
  };

  it.each([
    ['x({ skipAuth: true });', ['bypass', 'skipAuth', false]],
    ['x({ skipAuth });', ['bypass', 'skipAuth', true]],
    ['x({ skipAuth: this.#skipAuth });', ['bypass', 'skipAuth', true]],
    ['x({ validate: false });', ['check', 'validate', false]],
  ])('finds the use of %s', (code, expected) => expect(use(code)).toEqual(expected));

  it.each(['x({ validate: true });', 'const { skipAuth } = a;', 'x({ get skipAuth() { return true; } });', 'x({ skipAuth() {} });', 'x({ skipAuth: z.boolean() });', 'x({ [skipAuth]: true });'])('finds none in %s', code =>
    expect(use(code)).toBeNull(),
  );
});
