import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { isTypedNever } from '../../src/types/never.ts';
import { getTypeServices, hasStrictNullChecks } from '../../src/types/type-services.ts';
import { find, parse } from '../support/parse.ts';
import { withTypes } from '../support/rule-tester.ts';

const typed = (code: string) =>
  parse(code, { filename: join(import.meta.dirname, '../fixtures/file.ts'), languageOptions: withTypes.languageOptions as never });

describe('getTypeServices', () => {
  it('answers null without a program', () => expect(getTypeServices(parse('f()'))).toBeNull());

  it('gives the checker of a typed file', () => {
    const file = typed('const a = 1 as const; a;');
    const services = getTypeServices(file)!;
    expect(services.checker.typeToString(services.getType(find(file, 'ExpressionStatement').expression))).toBe('1');
    expect(hasStrictNullChecks(services)).toBe(true);
  });
});

describe('isTypedNever', () => {
  it.each([
    ['declare function f(): never; f();', true],
    ['declare function f(): void; f();', false],
    ['declare function f(): any; f();', null],
  ])('answers %s with %s', (code, expected) => {
    const file = typed(code);
    expect(isTypedNever(find(file, 'CallExpression'), file)).toBe(expected);
  });

  it('answers null without types', () => {
    const file = parse('declare function f(): never; f();');
    expect(isTypedNever(find(file, 'CallExpression'), file)).toBeNull();
  });
});
