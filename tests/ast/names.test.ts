import { describe, expect, it } from 'vitest';

import { isFunction } from '../../src/ast/functions.ts';
import { getFunctionName, getKeyName, getLastName, getLiteralString, type FunctionNode } from '../../src/ast/names.ts';
import { splitWords } from '../../src/ast/words.ts';
import { find, findAll, parse } from '../support/parse.ts';

describe('getKeyName', () => {
  it.each([
    ['a.b', 'b'],
    ['a["b"]', 'b'],
    ['a[`b`]', 'b'],
    ['a[("b" as string)]', 'b'],
    ['a[0]', '0'],
    ['a?.b', 'b'],
    ['a[b]', null],
    ['a[`${b}`]', null],
  ])('of %s is %s', (code, name) => expect(getKeyName(find(parse(code), 'MemberExpression'))).toBe(name));

  it('keeps the # of private names', () => {
    expect(getKeyName(find(parse('class A { #b = 1; }'), 'PropertyDefinition'))).toBe('#b');
  });

  it.each([
    ['({ a: 1 })', 'a'],
    ['({ "a-b": 1 })', 'a-b'],
    ['({ ["a"]: 1 })', 'a'],
    ['({ 1: 1 })', '1'],
    ['({ [a]: 1 })', null],
  ])('of the property in %s is %s', (code, name) => expect(getKeyName(find(parse(code), 'Property'))).toBe(name));
});

describe('getLiteralString', () => {
  it.each([
    ['f("a")', 'a'],
    ['f("a" as const)', 'a'],
    ['f(``)', ''],
    ['f(1)', null],
    ['f(/a/)', null],
    ['f(`a${b}`)', null],
  ])('of the argument of %s is %j', (code, text) => {
    expect(getLiteralString(find(parse(code), 'CallExpression').arguments[0]!)).toBe(text);
  });
});

describe('getFunctionName', () => {
  it.each([
    ['function a() {}', 'a'],
    ['const a = function b() {}', 'b'],
    ['const a = () => {}', 'a'],
    ['const a = (() => {}) as Handler', 'a'],
    ['a = () => {}', 'a'],
    ['this.a = () => {}', 'a'],
    ['a.b.c = function () {}', 'c'],
    ['({ a() {} })', 'a'],
    ['({ a: () => {} })', 'a'],
    ['class A { a() {} }', 'a'],
    ['class A { #a() {} }', '#a'],
    ['class A { a = () => {} }', 'a'],
    ['class A { constructor() {} }', 'constructor'],
    ['function f(a = () => {}) {}', 'f'],
    ['export default function () {}', null],
    ['f(() => {})', null],
    ['const { a = 1 } = f(() => {})', null],
    ['({ [a]: () => {} })', null],
    ['({ [(() => 1)()]: 1 })', null],
  ])('of %s is %s', (code, name) => {
    const file = parse(code);
    const [first] = (['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const).flatMap(type => findAll(file, type));
    expect(isFunction(first)).toBe(true);
    expect(getFunctionName(first as FunctionNode)).toBe(name);
  });
});

describe('getLastName', () => {
  it.each([
    ['a', 'a'],
    ['a.b.c', 'c'],
    ['a?.["c"]!', 'c'],
    ['a[b]', null],
    ['a()', null],
  ])('%s', (code, name) => {
    const statement = find(parse(code), 'ExpressionStatement');
    expect(getLastName(statement.expression)).toBe(name);
  });
});

describe('splitWords', () => {
  it.each([
    ['camelCase', ['camel', 'case']],
    ['PascalCase', ['pascal', 'case']],
    ['snake_case', ['snake', 'case']],
    ['kebab-case', ['kebab', 'case']],
    ['CONSTANT_CASE', ['constant', 'case']],
    ['HTTPServer', ['http', 'server']],
    ['parseURL', ['parse', 'url']],
    ['sha256Sum', ['sha', '256', 'sum']],
    ['#private', ['private']],
    ['__reset', ['reset']],
    ['', []],
  ])('%s', (name, words) => expect(splitWords(name)).toEqual(words));
});
