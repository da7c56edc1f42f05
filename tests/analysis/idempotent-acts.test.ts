import { describe, expect, it } from 'vitest';

import { isIdempotentAct, isIdempotentWait } from '../../src/analysis/races/idempotent-acts.ts';
import { find, parse } from '../support/parse.ts';

describe('isIdempotentAct', () => {
  it.each([
    ['mkdir(d, { recursive: true })', true],
    ['mkdir(d, { mode: 448, recursive: true })', true],
    ['rm(d, { force: true })', true],
    ['ensureDir(d)', true],
    ['mkdir(d)', false],
    ['mkdir(d, { recursive: false })', false],
    ['mkdir(d, options)', false],
    ['rm(d, { recursive: true })', false],
    ['unlink(d)', false],
  ])('says of %s %s', (code, expected) => {
    const call = find(parse(code), 'CallExpression');
    expect(isIdempotentAct((call.callee as { name?: string }).name ?? '', call.arguments[1])).toBe(expected);
  });
});

describe('isIdempotentWait', () => {
  it.each([
    ['await fs.mkdir(d, { recursive: true })', true],
    ['await given.promises.mkdir(d, { recursive: true })', true],
    ['await fs.writeFile(d, text)', false],
    ['await ready', false],
  ])('says of %s %s', (code, expected) => {
    const wait = find(parse(`async function f() { ${code}; }`), 'AwaitExpression');
    expect(isIdempotentWait(wait)).toBe(expected);
  });
});
