import { expect, it } from 'vitest';

import { isValidated } from '../../src/analysis/validated-values.ts';
import { find, parse } from '../support/parse.ts';

it.each([
  ['function f(req) { assertOrder(req.body); return req.body as A; }', true],
  ['function f(req) { return Schema.parse(req.body as A); }', true],
  ['function f(req) { const a = req.body as A; return isOrder(a) ? a : null; }', true],
  ['function f(req) { const a = req.body as A; schema.safeParse(a); }', true],
  ["function f(req) { const a = req.body as A; if (typeof a.id !== 'string') throw new Error(); }", true],
  ["function f(req) { const a = req.body as A; if ('id' in a) use(a); }", true],
  ['function f(req) { return req.body as A; }', false],
  ['function f(req) { assertOrder(req.query); return req.body as A; }', false],
  ['function f(req) { save(req.body); return req.body as A; }', false],
  ['function f(req) { return JSON.parse(req.body as A); }', false],
])('says of %s: %s', (code, expected) => {
  const file = parse(code);
  expect(isValidated(find(file, 'TSAsExpression').expression, file.sourceCode)).toBe(expected);
});
