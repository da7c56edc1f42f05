import { describe, expect, it } from 'vitest';

import { getBoolean, isEmptyCheck, isNoSwitch, isOff, readsEnvironment } from '../../../src/analysis/validation-bypasses/values.ts';
import { find, parse } from '../../support/parse.ts';

function ask<Answer>(code: string, question: (node: Parameters<typeof isOff>[0], context: ReturnType<typeof parse>) => Answer): Answer {
  const context = parse(code, { filename: '/repo/src/file.ts' });
  const property = find(context, 'Property', ({ key }) => key.type === 'Identifier' && key.name === 'it');
  return question(property.value, context);
}

it.each([
  ['true', true],
  ['!0', true],
  ['(false as boolean)', false],
  ['!1', false],
  ['!a', null],
  ['0', null],
])('reads the boolean of %s', (value, expected) => expect(ask(`x({ it: ${value} });`, getBoolean)).toBe(expected));

it.each(['false', 'undefined', 'null', 'void 0', '0', '!1'])('takes %s for off', value => expect(ask(`x({ it: ${value} });`, isOff)).toBe(true));
it.each(['true', 'a', "''", '1'])('does not take %s for off', value => expect(ask(`x({ it: ${value} });`, isOff)).toBe(false));

describe('isNoSwitch', () => {
  it.each(["'a'", '`a${b}`', '[]', '{}', '() => {}', 'function () {}', 'class {}', 'new A()', '/a/', 'imported', 'local', 'declared', 'Class'])('takes %s for none', value =>
    expect(ask(`import { imported } from './a.js'; const local = ['a']; function declared() {} class Class {} x({ it: ${value} });`, (node, { sourceCode }) => isNoSwitch(node, sourceCode))).toBe(true),
  );

  it.each(['true', '1', 'a', 'a.b', 'f()', '!a', 'a ?? b', 'local'])('takes %s for one', value =>
    expect(ask(`const local = f(); x({ it: ${value} });`, (node, { sourceCode }) => isNoSwitch(node, sourceCode))).toBe(false),
  );
});

describe('readsEnvironment', () => {
  it.each(['process.env.A', "!!process.env['A']", "process.env.A === '1'", 'held', 'env.A', 'c.env.A.B', 'import.meta.env.A', 'text'])('sees it in %s', value =>
    expect(ask(`const held = process.env.A; const text = process.env.A === 'yes'; x({ it: ${value} });`, readsEnvironment)).toBe(true),
  );

  it.each(['true', 'environment', 'options.a', 'f()'])('does not see it in %s', value => expect(ask(`const env = 1; x({ it: ${value} });`, readsEnvironment)).toBe(false));
});

describe('isEmptyCheck', () => {
  it.each(['() => {}', '() => undefined', '() => null', 'function () { return; }', '(a) => { if (a) return undefined; log(a); }', 'declared'])('takes %s for empty', value =>
    expect(ask(`function declared() {} x({ it: ${value} });`, (node, { sourceCode }) => isEmptyCheck(node, sourceCode))).toBe(true),
  );

  it.each(['() => false', '() => a', '() => { throw a; }', '() => { check(a); }', '() => { return a; }', 'async () => {}', 'imported', 'a.b'])('does not take %s for empty', value =>
    expect(ask(`import { imported } from './a.js'; x({ it: ${value} });`, (node, { sourceCode }) => isEmptyCheck(node, sourceCode))).toBe(false),
  );
});
