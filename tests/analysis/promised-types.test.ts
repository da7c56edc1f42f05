import { describe, expect, it } from 'vitest';

import { getAwaitedType, isAllStrings, promisesShape } from '../../src/analysis/promised-types.ts';
import { find, parse } from '../support/parse.ts';

const getType = (text: string) => find(parse(`type T = ${text};`), 'TSTypeAliasDeclaration').typeAnnotation;

describe('promisesShape', () => {
  it.each(['Order', 'string', 'Order[]', '{ id: string }', 'Record<string, Order>', 'Promise<Order>', 'Order | null', 'a.B'])('sees that %s does', text =>
    expect(promisesShape(getType(text))).toBe(true),
  );
  it.each(['unknown', 'any', 'unknown[]', 'Record<string, unknown>', 'Partial<Record<string, any>>', '{ a?: unknown }', 'JsonValue', 'unknown | null', 'Buffer'])(
    'sees that %s does not',
    text => expect(promisesShape(getType(text))).toBe(false),
  );
});

it('looks into promises', () => {
  expect(getAwaitedType(getType('Promise<string>')).type).toBe('TSStringKeyword');
  expect(getAwaitedType(getType('string')).type).toBe('TSStringKeyword');
});

it.each([
  ['string', true],
  ['{ a: string; b?: string }', true],
  ['Record<string, string>', true],
  ['string | undefined', true],
  ['{ a: number }', false],
  ["'a' | 'b'", false],
  ['Order', false],
])('says whether %s is all strings: %s', (text, expected) => expect(isAllStrings(getType(text))).toBe(expected));
