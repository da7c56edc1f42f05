import { describe, expect, it } from 'vitest';

import { getFunctionHead, type FunctionNode } from '../../src/ast/functions.ts';
import { findAll, parse } from '../support/parse.ts';

describe('getFunctionHead', () => {
  it.each([
    ['function declaration', 'function name(a) {}', 'function name'],
    ['async generator', 'async function* name(a) {}', 'function* name'],
    ['exported default', 'export default async function (a) {}', 'function'],
    ['generic function', 'function name<T>(a: T) {}', 'function name'],
    ['function expression', 'const name = function (a) {}', 'function'],
    ['method', 'class A { static async name(a) {} }', 'name'],
    ['decorated method', 'class A { @Get() public name(a) {} }', 'name'],
    ['private method', 'class A { async *#name(a) {} }', '#name'],
    ['generic method', 'class A { name<T>(a: T) {} }', 'name'],
    ['accessor', 'class A { get name() { return 1; } }', 'name'],
    ['constructor', 'class A { constructor(a) {} }', 'constructor'],
    ['computed method', 'class A { [name](a) {} }', '[name]'],
    ['object method', '({ name(a) {} })', 'name'],
    ['function in a property', '({ name: function (a) {} })', 'name: function'],
    ['arrow in a property', '({ name: (a) => a })', 'name:'],
    ['arrow in a field', 'class A { name = async (a) => a }', 'name = async'],
    ['bare arrow', 'const name = (a) => a', '('],
    ['async arrow', 'const name = async (a) => a', 'async'],
    ['arrow of one parameter', 'const name = a => a', 'a'],
    ['arrow whose parameter is called async', 'const name = async => async', 'async'],
    ['generic arrow', 'const name = <T,>(a: T) => a', '<'],
  ])('of a %s', (_, code, head) => {
    const file = parse(code);
    const [first] = (['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'] as const).flatMap(type => findAll(file, type));
    const { end, start } = getFunctionHead(first as FunctionNode, file.sourceCode);
    expect(code.slice(start.column, end.column)).toBe(head);
  });
});
