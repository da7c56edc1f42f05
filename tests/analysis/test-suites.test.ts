import { describe, expect, it } from 'vitest';

import { isSuiteCallback } from '../../src/analysis/test-suites.ts';
import { find, parse } from '../support/parse.ts';

const isSuite = (code: string): boolean => {
  const file = parse(code);
  return isSuiteCallback(find(file, 'ArrowFunctionExpression'), file.sourceCode);
};

describe('isSuiteCallback', () => {
  it.each([
    "describe('a', () => {});",
    "suite('a', () => {});",
    "context('a', () => {});",
    "globalThis.describe('a', () => {});",
    "describe('a', { timeout: 1 }, () => {});",
    "describe('a', (() => {}) as Callback);",
    "describe.only('a', () => {});",
    "describe.skip('a', () => {});",
    "describe['skip']('a', () => {});",
    "describe.concurrent('a', () => {});",
    "describe.sequential.only('a', () => {});",
    "describe.each([1, 2])('a', () => {});",
    "describe.only.each([1, 2])('a', () => {});",
    "describe.each`a | b`('c', () => {});",
    "describe.skipIf(a)('b', () => {});",
    "describe.runIf(a).each([1])('b', () => {});",
    "xdescribe('a', () => {}); fdescribe('b');",
    "import { describe } from 'vitest'; describe('a', () => {});",
    "import { describe as group } from 'vitest'; group.only('a', () => {});",
    "import * as vitest from 'vitest'; vitest.suite('a', () => {});",
    "import { describe } from 'node:test'; describe('a', () => {});",
    "import test from 'node:test'; test.describe('a', () => {});",
    "import { test } from 'node:test'; test.suite('a', () => {});",
    "const { suite } = require('node:test'); suite('a', () => {});",
    "import { context } from 'mocha'; context('a', () => {});",
    "import { describe } from '@jest/globals'; describe.each([1])('a', () => {});",
    "import { describe } from 'bun:test'; describe('a', () => {});",
    "const group = describe.skip; group('a', () => {});",
    "test.describe('a', () => {});",
    "import { test } from '@playwright/test'; test.describe('a', () => {});",
    "import test from '@playwright/test'; test.describe.parallel.only('a', () => {});",
    "import { test as base } from '@playwright/test'; const test = base.extend({}); test.describe.serial('a', () => {});",
    "import { test as base } from '@playwright/test'; base.extend<A>({}).extend({}).describe('a', () => {});",
    "import { mergeTests } from '@playwright/test'; const test = mergeTests(a, b); test.describe('a', () => {});",
    "import { test } from './fixtures'; test.describe('a', () => {});",
  ])('answers yes to %s', code => {
    expect(isSuite(code)).toBe(true);
  });

  it.each([
    "it('a', () => {});",
    "test('a', () => {});",
    "test.only('a', () => {});",
    "it.each([1])('a', () => {});",
    'beforeEach(() => {});',
    'test.beforeEach(() => {});',
    "import { test } from '@playwright/test'; test('a', () => {});",
    "import test from 'node:test'; test('a', () => {});",
    "function describe() {} describe('a', () => {});",
    "const f = describe => describe('a', function () {});",
    "import { describe } from './describe'; describe('a', () => {});",
    "import { describe } from 'elsewhere'; describe.only('a', () => {});",
    "describe.unknown('a', () => {});",
    "describe('a').then(() => {});",
    "const describe = { only() {} }; describe.only('a', () => {});",
    "const test = make(); test.describe('a', () => {});",
    "import { api } from './api'; api.describe('a', () => {});",
    "import { it } from 'vitest'; it.describe('a', () => {});",
    "const f = () => {}; describe('a', f);",
    "describe('a', run(() => {}));",
    '(() => {})();',
    "new describe('a', () => {});",
  ])('answers no to %s', code => {
    expect(isSuite(code)).toBe(false);
  });
});
