import { expect, it } from 'vitest';

import { getOpenHeader } from '../../src/analysis/open-headers.ts';
import { find, parse } from '../support/parse.ts';

it.each([
  ["f({ 'Access-Control-Allow-Origin': '*' });", 'Property', 'any'],
  ["f(['Access-Control-Allow-Origin', '*']);", 'ArrayExpression', 'any'],
  ["h['access-control-allow-origin'] = req.headers.origin;", 'AssignmentExpression', 'echo'],
  ["res.setHeader('Access-Control-Allow-Origin', '*');", 'CallExpression', 'any'],
  ["setResponseHeader(event, 'Access-Control-Allow-Origin', '*');", 'CallExpression', 'any'],
  ["f({ key: 'Access-Control-Allow-Origin', value: '*' });", 'Property', 'any'],
  ["res.getHeader('Access-Control-Allow-Origin', '*');", 'CallExpression', undefined],
  ["res.setHeader('Access-Control-Allow-Origin', origin);", 'CallExpression', undefined],
] as const)('reads %s', (code, type, kind) => {
  const file = parse(code);
  expect(getOpenHeader(find(file, type), file.sourceCode)?.kind).toBe(kind);
});

it('sees the credentials beside it', () => {
  const file = parse("const h = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Credentials': 'true' };");
  expect(getOpenHeader(find(file, 'Property'), file.sourceCode)?.hasCredentials).toBe(true);
});
