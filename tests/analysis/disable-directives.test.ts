import { describe, expect, it } from 'vitest';

import { findDirectives, getDisableDirectives } from '../../src/analysis/disable-directives.ts';
import { parse } from '../support/parse.ts';

const linesOf = (code: string) => getDisableDirectives(parse(code).sourceCode).map(({ lines, reason, rules }) => [rules, lines, reason]);

describe('getDisableDirectives', () => {
  it.each([
    ['// eslint-disable-line a\n', [['a'], [1, 1], null]],
    ['a; // eslint-disable-line a, b/c -- why not\n', [['a', 'b/c'], [1, 1], 'why not']],
    ['// eslint-disable-next-line a --- with reason -- and more\n', [['a'], [2, 2], 'with reason and more']],
    ['/* eslint-disable-next-line\n a,\n b\n -- why */\n', [['a', 'b'], [5, 5], 'why']],
    ['// eslint-disable-next-line\n', [null, [2, 2], null]],
    ['// eslint-disable-next-line -- why\n', [null, [2, 2], 'why']],
    ['/* eslint-disable a */\n', [['a'], [1, Infinity], null]],
    ['/* eslint-disable */\n\n/* eslint-enable */\n', [null, [1, 3], null]],
    ['/* eslint-disable a */\n\n/* eslint-enable */\n', [['a'], [1, 3], null]],
    ['/* eslint-disable a */\n\n/* eslint-enable a */\n', [['a'], [1, 3], null]],
    ['/* eslint-disable a */\n\n/* eslint-enable b */\n', [['a'], [1, Infinity], null]],
    ['/* eslint-disable */\n\n/* eslint-enable b */\n', [null, [1, Infinity], null]],
  ])('reads %j', (code, expected) => expect(linesOf(code)).toEqual([expected]));

  it('keeps off what an eslint-enable does not name', () => {
    expect(linesOf('/* eslint-disable a, b -- why */\n\n/* eslint-enable a */\n')).toEqual([
      [['a'], [1, 3], 'why'],
      [['b'], [1, Infinity], 'why'],
    ]);
  });

  it.each(['// eslint-disabled a', '// see eslint-disable a', '/* eslint a: off */', "'// eslint-disable a'"])('is silent on %j', code => {
    expect(linesOf(code)).toEqual([]);
  });
});

describe('findDirectives', () => {
  it('answers for a line and some rules', () => {
    const { sourceCode } = parse('a;\nb; // eslint-disable-line x -- why\nc; // eslint-disable-line\n');
    expect(findDirectives(1, ['x'], sourceCode)).toEqual([]);
    expect(findDirectives(2, ['y', 'x'], sourceCode).map(({ reason }) => reason)).toEqual(['why']);
    expect(findDirectives(2, ['y'], sourceCode)).toEqual([]);
    expect(findDirectives(3, ['y'], sourceCode)).toHaveLength(1);
  });
});
