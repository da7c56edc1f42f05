import { join } from 'node:path';

import { expect, it } from 'vitest';

import { isAlreadyTyped } from '../../src/types/already-typed.ts';
import { find, parse } from '../support/parse.ts';
import { withTypes } from '../support/rule-tester.ts';

const filename = join(import.meta.dirname, '../fixtures/file.ts');

function answer(code: string, isTyped = true): boolean {
  const file = parse(code, isTyped ? { filename, languageOptions: withTypes.languageOptions as never } : {});
  const { expression, typeAnnotation } = find(file, 'TSAsExpression');
  return isAlreadyTyped(expression, typeAnnotation, file);
}

it.each([
  ['declare const a: string; a as string;', true],
  ["declare const a: 'x'; a as string | null;", true],
  ['declare const a: Promise<string>; a as Promise<string>;', true],
  ['declare const a: string[]; a as readonly string[];', true],
  ['declare const a: { x: any }; a as { x: any };', false],
  ['interface A { x: any } declare const a: A; a as A;', true],
  ['declare const a: any[]; a as string[];', false],
  ['declare const a: Record<string, any>; a as Record<string, string>;', false],
  ['declare const a: any; a as string;', false],
  ['declare const a: unknown; a as string;', false],
  ['declare const a: string | null; a as string;', false],
  ['declare const a: string; a as Missing;', false],
  ['declare function f<T>(): T; f<string>() as string;', false],
  ['declare function f<T>(a: T): T; f<string>("") as string;', true],
  ['declare function f(): string; f() as string;', true],
])('answers %s with %s', (code, expected) => expect(answer(code)).toBe(expected));

it('knows nothing without types', () => expect(answer('declare const a: string; a as string;', false)).toBe(false));
