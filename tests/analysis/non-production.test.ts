import { describe, expect, it } from 'vitest';

import { getStage, isBehindNonProductionTest } from '../../src/analysis/non-production.ts';
import { find, parse } from '../support/parse.ts';

describe('getStage', () => {
  it.each([
    ["process.env.NODE_ENV === 'production'", 'production'],
    ["'prod' == stage", 'production'],
    ["process.env.NODE_ENV !== 'production'", 'elsewhere'],
    ["env === 'development'", 'elsewhere'],
    ["env !== 'test'", null],
    ["env === 'blue'", null],
    ['isDev', 'elsewhere'],
    ['IS_LOCAL', 'elsewhere'],
    ['config.isTest', 'elsewhere'],
    ['isPlaywright', 'elsewhere'],
    ['import.meta.env.DEV', 'elsewhere'],
    ['import.meta.env.PROD', 'production'],
    ['isProduction()', 'production'],
    ['!isProd', 'elsewhere'],
    ['!isDev', 'production'],
    ['isDev && verbose', 'elsewhere'],
    ['isDev || isTest', 'elsewhere'],
    ['isDev || verbose', null],
    ['isDeveloperOfTheYear', null],
    ['verbose', null],
    ['isNotProduction', null],
  ])('says of %s: %s', (test, stage) => {
    const file = parse(`if (${test}) f();`);
    expect(getStage(find(file, 'IfStatement').test, file.sourceCode)).toBe(stage);
  });

  it('follows a const', () => {
    const file = parse("const local = process.env.NODE_ENV !== 'production'; if (local) f();");
    expect(getStage(find(file, 'IfStatement').test, file.sourceCode)).toBe('elsewhere');
  });
});

describe('isBehindNonProductionTest', () => {
  const isBehind = (code: string): boolean => {
    const file = parse(code);
    const probe = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
    return isBehindNonProductionTest(probe, file.sourceCode);
  };

  it.each([
    'if (isDev) probe();',
    'if (isProd) f(); else probe();',
    'f(isDev ? probe() : 1);',
    'f(isProd ? 1 : { a: probe() });',
    'isDev && probe();',
    'function f() { if (isProd) return; probe(); }',
    "if (process.env.NODE_ENV === 'production') throw new Error(); probe();",
    'if (isDev) { [1].map(() => probe()); }',
  ])('knows %s', code => expect(isBehind(code)).toBe(true));

  it.each([
    'probe();',
    'if (isProd) probe();',
    'if (isDev) f(); else probe();',
    'if (verbose) probe();',
    'if (isProd && verbose) f(); else probe();',
    'function f() { if (isProd && verbose) return; probe(); }',
    'function f() { if (isProd) g(); probe(); }',
    'if (probe()) f();',
    'isDev || probe();',
  ])('does not take %s for that', code => expect(isBehind(code)).toBe(false));
});
