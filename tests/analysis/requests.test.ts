import { expect, it } from 'vitest';

import { isRequest } from '../../src/analysis/requests.ts';
import { find, parse } from '../support/parse.ts';

it.each([
  ['req => probe(req);', true],
  ['function f() { probe(this.req); }', true],
  ['ctx => probe(ctx.request);', true],
  ["import type { Request } from 'express'; (req: Request) => probe(req);", true],
  ["import type { Draft } from '@shop/data'; (req: Draft) => probe(req);", false],
  ['tab => probe(tab.request);', false],
  ['const req = make(); probe(req);', false],
  ['server.setRequestHandler(a, request => probe(request));', false],
])('says of %s: %s', (code, expected) => {
  const file = parse(code);
  const probe = find(file, 'CallExpression', ({ callee }) => callee.type === 'Identifier' && callee.name === 'probe');
  expect(isRequest(probe.arguments[0]!, file.sourceCode)).toBe(expected);
});
