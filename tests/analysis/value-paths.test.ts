import { describe, expect, it } from 'vitest';

import { beginsWith, getMentionedPaths, getValuePath } from '../../src/analysis/value-paths.ts';
import { find, parse } from '../support/parse.ts';

function read(expression: string) {
  const file = parse(`call(${expression});`);
  return { file, node: find(file, 'CallExpression').arguments[0]! };
}

describe('getValuePath', () => {
  it.each([
    ['a', 'a'],
    ['a.b!.c', 'a.b.c'],
    ['a?.["b"]', 'a.b'],
    ['(this as A).b', 'this.b'],
    ['a[b]', null],
    ['a()', null],
    ['`a`', null],
  ])('of `%s` is %j', (expression, expected) => expect(getValuePath(read(expression).node)?.join('.') ?? null).toBe(expected));
});

describe('getMentionedPaths', () => {
  it.each([
    ['a.b.c', 'a.b.c'],
    ['{ a, b: c.d, [e]: f, "g": 1 }', 'a c.d e f'],
    ['`${a.b} ${c}` + d', 'a.b c d'],
    ['describe(a.b)', 'a.b'],
    ['a.b.toString()', 'a.b'],
    ['a[b.c]', 'a b.c'],
    ['a instanceof Error ? a.message : String(a)', 'a Error a.message a'],
    ['() => a', ''],
    ['"a"', ''],
  ])('of `%s` are %j', (expression, expected) => {
    const { file, node } = read(expression);
    expect(getMentionedPaths(node, file).map(path => path.join('.')).join(' ')).toBe(expected);
  });
});

describe('beginsWith', () => {
  it.each([
    ['a.b', 'a', true],
    ['a.b', 'a.b', true],
    ['a', 'a.b', false],
    ['b.a', 'a', false],
  ])('%s with %s: %s', (path, start, expected) => expect(beginsWith(path.split('.'), start.split('.'))).toBe(expected));
});
