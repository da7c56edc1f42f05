import { expect, it } from 'vitest';

import { WaitNames } from '../../src/fix/wait-first.ts';
import { find, findAll, parse } from '../support/parse.ts';

it('gives the updates of one block names of their own, and those of blocks apart the same', () => {
  const file = parse('function f() { a; b; } function g() { const v2 = 1; c; d; { e; } }');
  const names = new WaitNames();
  const taken = findAll(file, 'ExpressionStatement').map(statement => names.take(statement.parent, statement, file.sourceCode));
  expect(taken).toEqual(['v', 'v2', 'v', 'v3', 'v4']);
});

it('avoids the names of the code', () => {
  const file = parse('function f(v) { a; }');
  const statement = find(file, 'ExpressionStatement');
  expect(new WaitNames().take(statement.parent, statement, file.sourceCode)).toBe('v2');
});
