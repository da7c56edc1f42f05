import { describe, expect, it } from 'vitest';

import { declaresProjectError, getLackingFields, isAllowedError, isProjectError } from '../../src/analysis/project-errors.ts';
import { find, parse } from '../support/parse.ts';

const CLASS = { name: 'E', from: '#lib/errors', required: ['a', 'b'], optional: [], allow: ['Own', '*AbortError'] };

function read(code: string) {
  const file = parse(code);
  return { file, node: find(file, 'NewExpression') };
}

describe('isProjectError', () => {
  it.each([
    ["import { E } from '#lib/errors'; new E();", true],
    ["import { E as F } from '#lib/errors'; new F();", true],
    ["import * as all from '#lib/errors'; new all.E();", true],
    ["import E from './errors.js'; new E();", true],
    ["import { E } from '../errors/index.ts'; new E();", true],
    ["const { E } = require('../lib/errors'); new E();", true],
    ['class E {} new E();', true],
    ["import { E } from './other.js'; new E();", false],
    ["import { E } from 'errors'; new E();", false],
    ["import { F } from '#lib/errors'; new F();", false],
    ['new E();', false],
    ['new E2(); class E2 {}', false],
  ])('of `%s` is %s', (code, expected) => {
    const { file, node } = read(code);
    expect(isProjectError(node.callee, CLASS, file)).toBe(expected);
  });

  it('goes by the name alone where the settings name no place', () => {
    const { file, node } = read("import { E } from 'anywhere'; new E();");
    expect(isProjectError(node.callee, { name: 'E', required: [], optional: [], allow: [] }, file)).toBe(true);
  });
});

describe('isAllowedError', () => {
  it.each([
    ['new Own();', true],
    ["import { Own as A } from 'x'; new A();", true],
    ['new x.MyAbortError();', true],
    ['new A(); class A extends B {} class B extends Own {}', true],
    ["import { E } from '#lib/errors'; class A extends E {} new A();", true],
    ['new Error();', false],
    ['new A(); class A extends Error {}', false],
  ])('of `%s` is %s', (code, expected) => {
    const { file, node } = read(code);
    expect(isAllowedError(node.callee, CLASS, file)).toBe(expected);
  });
});

describe('declaresProjectError', () => {
  it.each([
    ['export class E {}', true],
    ['class E {}', true],
    ['export const E = class extends Error {};', true],
    ['export default class E {}', true],
    ["import { E } from './e.js';", false],
    ['function f() { class E {} }', false],
  ])('of `%s` is %s', (code, expected) => expect(declaresProjectError(CLASS, parse(code))).toBe(expected));
});

describe('getLackingFields', () => {
  it.each([
    ["new E({ a: 'x', b: y })", ''],
    ["new E({ a: 'x' })", 'b'],
    ["new E({ a: '', b: undefined })", 'a b'],
    ['new E()', 'a b'],
    ['new E({ ...x })', ''],
    ['new E({ [x]: 1 })', ''],
    ['new E(x)', ''],
    ['new E(...x)', ''],
    ["new E({ a, 'b': ` ` })", 'b'],
  ])('of `%s` are %j', (code, expected) => {
    const { file, node } = read(code);
    expect(getLackingFields(node, CLASS, file).map(({ name }) => name).join(' ')).toBe(expected);
  });

  it('counts arguments where the class takes them by position', () => {
    const { file, node } = read("new E('x', '')");
    expect(getLackingFields(node, { ...CLASS, positional: ['a', 'b'] }, file).map(({ name }) => name)).toEqual(['b']);
  });
});
