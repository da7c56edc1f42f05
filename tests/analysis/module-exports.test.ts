import { describe, expect, it } from 'vitest';

import { getVariable } from '../../src/analysis/bindings.ts';
import { isCommonJsExport, isExported } from '../../src/analysis/module-exports.ts';
import { find, findAll, parse } from '../support/parse.ts';

describe('isExported', () => {
  it.each([
    ['export const a = 1;', true],
    ['export function a() {}', true],
    ['export class a {}', true],
    ['export default function a() {}', true],
    ['export const { a } = b;', true],
    ['const a = 1; export { a };', true],
    ['const a = 1; export { a as b };', true],
    ['const a = 1; export default a;', true],
    ['const a = 1; export default { b: a };', true],
    ['const a = 1; export = a;', true],
    ['const a = 1; module.exports = a;', true],
    ['const a = 1; module.exports = { a };', true],
    ['const a = 1; exports.b = a;', true],
    ["import { a } from 'b'; export { a };", true],
    ['const a = 1; f(a);', false],
    ['const a = 1; f({ a });', false],
    ['const a = 1; const b = a; export { b };', false],
    ['export function f() { const a = 1; return a; }', false],
    ['const a = 1; b.exports = a;', false],
    ['const a = 1; a.b = module.exports;', false],
  ])('answers for a in %s with %s', (code, expected) => {
    const { sourceCode } = parse(code);
    const variables = findAll({ sourceCode }, 'Identifier').flatMap(node => (node.name === 'a' ? (getVariable(node, sourceCode) ?? []) : []));
    expect(isExported(variables[0]!, sourceCode)).toBe(expected);
  });
});

describe('isCommonJsExport', () => {
  it.each([
    ['exports = 1', true],
    ['exports.a = 1', true],
    ['module.exports = 1', true],
    ["module['exports'].a.b = 1", true],
    ['module.id = 1', false],
    ['a.exports = 1', false],
    ['f().exports = 1', false],
  ])('answers for the target of %s with %s', (code, expected) => {
    const { sourceCode } = parse(code);
    expect(isCommonJsExport(find({ sourceCode }, 'AssignmentExpression').left, sourceCode)).toBe(expected);
  });

  it('knows a local of that name', () => {
    const { sourceCode } = parse('function f(exports) { exports.a = 1; }');
    expect(isCommonJsExport(find({ sourceCode }, 'AssignmentExpression').left, sourceCode)).toBe(false);
  });
});
