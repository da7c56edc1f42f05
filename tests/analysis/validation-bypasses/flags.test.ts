import { describe, expect, it } from 'vitest';

import { getFlag, getOptionKey, isRefused } from '../../../src/analysis/validation-bypasses/flags.ts';
import { getBypassInCommand } from '../../../src/analysis/validation-bypasses/package-scripts.ts';
import { find, parse } from '../../support/parse.ts';

describe('getFlag', () => {
  it.each([
    ['--no-verify', '--no-verify'],
    ['-n, --no-verify', '--no-verify'],
    ['-n|--no-verify', '--no-verify'],
    ['--skip-validation <mode>', '--skip-validation'],
    ['--skip-validation [mode]', '--skip-validation'],
    ['--skip-auth=<who>', '--skip-auth'],
  ])('finds the flag of %s', (text, flag) => expect(getFlag(text)).toBe(flag));

  it.each(['', '-n', 'no-verify', '--verify', '--no-verify please', 'git --no-verify', '--no-color', '--no-check', '--'])('finds none in %s', text => expect(getFlag(text)).toBeNull());
});

describe('getOptionKey', () => {
  it.each([".option('no-auth', { type: 'boolean' })", ".option('no-auth', { default: false })", ".boolean('no-auth', { boolean: true })"])('finds the key of %s', code =>
    expect(getOptionKey(find(parse(`x${code};`), 'Literal'))?.type).toBe('Literal'),
  );

  it.each([".option('no-auth')", ".option('no-auth', { type: 'string' })", ".other('no-auth', { type: 'boolean' })", ".option('verify', { type: 'boolean' })"])('finds none in %s', code =>
    expect(getOptionKey(find(parse(`x${code};`), 'Literal'))).toBeNull(),
  );

  it('finds the key of a property in a list of options', () => {
    const isKey = (code: string) => getOptionKey(find(parse(code), 'Property', ({ key }) => key.type === 'Identifier' && key.name === 'noAuth')) !== null;
    expect(isKey("x({ options: { noAuth: { type: 'boolean' } } });")).toBe(true);
    expect(isKey("x.options({ noAuth: { type: 'boolean' } });")).toBe(true);
    expect(isKey("x({ properties: { noAuth: { type: 'boolean' } } });")).toBe(false);
  });
});

describe('isRefused', () => {
  const ask = (code: string): boolean => {
    const context = parse(code);
    return isRefused(find(context, 'Literal', ({ value }) => value === 'it'), context);
  };

  it.each([
    "if (a.includes('it')) throw b;",
    "if (a === 'it' || c) { log(b); throw b; }",
    "if (a.has('it')) process.exit(1);",
    "const b = a.includes('it'); if (b) throw c;",
    "switch (a) { case 'it': throw b; }",
  ])('sees it in %s', code => expect(ask(code)).toBe(true));

  it.each(["if (a.includes('it')) log(b);", "if (a.includes('it')) return_();", "if (a) throw f('it');", "const b = ['it']; f(b);", "f('it');", "switch (a) { case 'it': b(); }"])('does not see it in %s', code =>
    expect(ask(code)).toBe(false),
  );
});

describe('getBypassInCommand', () => {
  it.each([
    ['git commit --no-verify -m x', '--no-verify'],
    ['x --no-validation', '--no-validation'],
    ['git -c http.sslVerify=false pull', 'http.sslVerify=false'],
    ['NODE_TLS_REJECT_UNAUTHORIZED=0 node x', 'NODE_TLS_REJECT_UNAUTHORIZED=0'],
    ["cross-env NODE_TLS_REJECT_UNAUTHORIZED='0' node x", "NODE_TLS_REJECT_UNAUTHORIZED='0"],
  ])('finds it in %s', (text, found) => expect(getBypassInCommand(text)).toBe(found));

  it.each(['git commit', 'x --no-verify-hosts', 'x--no-verify', 'NODE_TLS_REJECT_UNAUTHORIZED=1', 'http.sslVerify=true'])('finds nothing in %s', text => expect(getBypassInCommand(text)).toBeNull());
});
